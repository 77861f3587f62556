//! Requests of programs that are carried out once, however often they are sent.
//!
//! What is kept of a request is a hash of what it was called, a hash of what it asked, and what it came to: the case,
//! and how many events that then had. Whatever else was answered follows from these.

use sqlx::AnyConnection;
use sural_case::moment::Moment;

use crate::Store;
use crate::cases::CaseId;
use crate::error::StoreError;
use crate::secret::{Token, hash};
use crate::writing::Writing;

/// For how long a request is known again, in seconds.
const DAY: i64 = 86_400;

/// A request that is carried out once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Once {
    /// A hash of who asks, and what they call it.
    name: String,
    /// A hash of what is asked.
    asked: String,
}

impl Once {
    /// What the program with the secret of a key calls so, and what it asks by it.
    #[must_use]
    pub fn new(key: &Token, called: &str, asked: &str) -> Self {
        Self {
            name: hash(&["once", &key.hash(), called]),
            asked: hash(&[asked]),
        }
    }
}

/// What a request came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// It was carried out, now or before.
    Once {
        /// On which case.
        case: CaseId,
        /// How many events that had afterwards.
        events: usize,
    },
    /// What is called so asked for something else; nothing was done.
    Otherwise,
}

impl Store {
    /// What a request came to when it was carried out; none if it was not yet.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn done(&self, once: &Once) -> Result<Option<Done>, StoreError> {
        found(&mut *self.reading.acquire().await?, once).await
    }
}

/// The same, where it is about to be carried out.
pub(crate) async fn before(
    writing: &mut Writing<'_>,
    once: Option<&Once>,
) -> Result<Option<Done>, StoreError> {
    match once {
        Some(once) => found(writing.db, once).await,
        None => Ok(None),
    }
}

async fn found(db: &mut AnyConnection, once: &Once) -> Result<Option<Done>, StoreError> {
    let query = sqlx::query_as("SELECT asked, case_id, events FROM requests WHERE name = $1");
    let found: Option<(String, String, i64)> = query.bind(&once.name).fetch_optional(db).await?;
    Ok(found.map(|(asked, case, events)| {
        if asked == once.asked {
            Done::Once {
                case: CaseId::named(&case),
                events: events as usize,
            }
        } else {
            Done::Otherwise
        }
    }))
}

/// Keeps that a request was carried out.
pub(crate) async fn keep(
    writing: &mut Writing<'_>,
    once: Option<&Once>,
    case: &CaseId,
    events: usize,
    now: Moment,
) -> Result<(), StoreError> {
    let Some(once) = once else { return Ok(()) };
    let insert = sqlx::query(
        "INSERT INTO requests (name, asked, case_id, events, until) VALUES ($1, $2, $3, $4, $5)",
    );
    let insert = insert.bind(&once.name).bind(&once.asked);
    let insert = insert.bind(case.as_str()).bind(events as i64);
    let insert = insert.bind(now.plus(DAY).0);
    insert.execute(&mut *writing.db).await?;
    Ok(())
}
