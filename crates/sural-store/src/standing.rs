//! Where cases stand: what the caller made of their logs, kept beside them so that a work list is one query.

use sqlx::AnyConnection;
use sural_case::moment::Moment;

use crate::Store;
use crate::audit::{Action, By, Line};
use crate::cases::CaseId;
use crate::error::StoreError;
use crate::writing::{Write, Writing};

/// Where a case stands. The caller judges; nothing here does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The disposition.
    pub disposition: String,
    /// How urgent that is, 0 being the most urgent: the order of work lists.
    pub urgency: i64,
    /// By when the person is to be seen.
    pub due: Option<Moment>,
    /// A word of the caller's by which work lists are told apart: `answering`, `waiting`, `closed`.
    pub state: String,
}

/// A case on a work list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which.
    pub case: CaseId,
    /// Where it stands.
    pub standing: Standing,
    /// When it began.
    pub begun: Moment,
    /// Who has taken it on.
    pub claimed_by: Option<String>,
}

impl Store {
    /// The cases of a state, the most urgent first, then those that are due first, then the oldest.
    ///
    /// # Errors
    /// When the store cannot be read, or that it was read cannot be kept.
    pub async fn work_list(
        &self,
        state: &str,
        most: u32,
        by: &By,
    ) -> Result<Vec<Entry>, StoreError> {
        self.writer.write(Listed { by: by.clone() }).await?;
        let query = sqlx::query_as(
            "SELECT case_id, disposition, urgency, due, state, begun, claimed_by \
             FROM standing JOIN cases ON id = case_id WHERE state = $1 \
             ORDER BY urgency, CASE WHEN due IS NULL THEN 1 ELSE 0 END, due, begun, case_id LIMIT $2",
        );
        let query = query.bind(state).bind(i64::from(most));
        let rows: Vec<Row> = query.fetch_all(&self.reading).await?;
        Ok(rows.into_iter().map(entry).collect())
    }
}

type Row = (
    String,
    String,
    i64,
    Option<i64>,
    String,
    i64,
    Option<String>,
);

fn entry((case, disposition, urgency, due, state, begun, claimed_by): Row) -> Entry {
    Entry {
        case: CaseId::named(&case),
        standing: Standing {
            disposition,
            urgency,
            due: due.map(Moment),
            state,
        },
        begun: Moment(begun),
        claimed_by,
    }
}

/// Keeps where a case stands; whoever has taken it on keeps it.
pub(crate) async fn put(
    db: &mut AnyConnection,
    case: &CaseId,
    standing: &Standing,
) -> Result<(), StoreError> {
    let upsert = sqlx::query(
        "INSERT INTO standing (case_id, disposition, urgency, due, state) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (case_id) DO UPDATE SET disposition = excluded.disposition, \
         urgency = excluded.urgency, due = excluded.due, state = excluded.state",
    );
    let upsert = upsert.bind(case.as_str()).bind(&standing.disposition);
    let upsert = upsert.bind(standing.urgency);
    let upsert = upsert.bind(standing.due.map(|due| due.0));
    upsert.bind(&standing.state).execute(db).await?;
    Ok(())
}

struct Listed {
    by: By,
}

impl Write for Listed {
    type Outcome = ();

    async fn write(&self, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        let line = Line {
            by: &self.by,
            action: Action::List,
            case: None,
            event: None,
            detail: "",
        };
        writing.note(line).await
    }
}
