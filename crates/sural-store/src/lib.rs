//! Where cases, private links, accounts and the audit trail are kept: a SQLite file, or PostgreSQL, by one code path.
//!
//! Events are added and never changed; the present state is derived from them and can be made anew. What has been
//! acknowledged is on disk. Nothing here reads a clock, knows a surface, or judges a case: callers say when, who, and
//! where a case stands.

mod accounts;
mod audit;
mod cases;
mod database;
mod error;
#[cfg(test)]
mod full_disk;
mod hooks;
mod keeping;
mod once;
mod one_time;
mod password;
mod secret;
mod sign_ins;
mod standing;
mod tries;
mod verify;
mod writing;

use std::sync::Arc;

use sqlx::AnyPool;

pub use accounts::{Account, NotChanged, Role};
pub use audit::{Action, Actor, By, Head, Told};
pub use cases::{Along, CaseId, Kept, NewCase, NotAdded};
pub use error::StoreError;
pub use hooks::CardFeedback;
pub use once::{Done, Once};
pub use one_time::Authenticator;
pub use secret::Token;
pub use sign_ins::{Key, SignedIn};
pub use standing::{Claim, Entry, Hand, Standing};
pub use sural_case::moment::Moment;
pub use verify::Trail;

use audit::Line;
use database::Place;
use password::Passwords;
use writing::{Write, Writer, Writing};

/// A store. Clones are handles on the same one.
#[derive(Clone)]
pub struct Store {
    place: Arc<Place>,
    reading: AnyPool,
    writer: Writer,
    passwords: Passwords,
}

impl Store {
    /// Opens the store at `sqlite:FILE` or `postgres://…`, and makes it if there is none.
    ///
    /// # Errors
    /// When there is no such place, it does not answer, or a later program has written it.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        Self::at(Place::of(url)?, true).await
    }

    /// Opens a store that is there already.
    ///
    /// # Errors
    /// As [`open`](Self::open), and when there is none.
    pub async fn existing(url: &str) -> Result<Self, StoreError> {
        Self::at(Place::of(url)?, false).await
    }

    async fn at(place: Place, make: bool) -> Result<Self, StoreError> {
        let (writing, reading) = place.open(make).await?;
        Ok(Self {
            place: Arc::new(place),
            reading,
            writer: Writer::start(writing),
            passwords: Passwords::new(),
        })
    }

    /// Writes what waits and lets go of the database. Whoever writes after this is refused.
    pub async fn close(&self) {
        self.writer.close().await;
        self.reading.close().await;
    }

    /// Adds a line to the audit trail about something done to a case, or to no single one.
    async fn note(&self, action: Action, case: Option<&CaseId>, by: &By) -> Result<(), StoreError> {
        let noted = Noted {
            action,
            case: case.cloned(),
            by: by.clone(),
        };
        self.writer.write(noted).await
    }
}

struct Noted {
    action: Action,
    case: Option<CaseId>,
    by: By,
}

impl Write for Noted {
    type Outcome = ();

    async fn write(&self, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        let line = match &self.case {
            Some(case) => Line::of(&self.by, self.action, case),
            None => Line::new(&self.by, self.action, ""),
        };
        writing.note(line);
        Ok(())
    }
}
