//! Where cases, private links, accounts and the audit trail are kept: a SQLite file, or PostgreSQL, by one code path.
//!
//! Events are added and never changed; the present state is derived from them and can be made anew. What has been
//! acknowledged is on disk. Nothing here reads a clock, knows a surface, or judges a case: callers say when, who, and
//! where a case stands.

mod audit;
mod cases;
mod database;
mod error;
mod secret;
mod standing;
mod writing;

use sqlx::AnyPool;

pub use audit::{Action, Actor, By, Head};
pub use cases::{CaseId, Kept, NewCase, NotAdded};
pub use error::StoreError;
pub use secret::Token;
pub use standing::{Entry, Standing};
pub use sural_case::moment::Moment;

use database::Place;
use writing::Writer;

/// A store. Clones are handles on the same one.
#[derive(Clone)]
pub struct Store {
    reading: AnyPool,
    writer: Writer,
}

impl Store {
    /// Opens the store at `sqlite:FILE` or `postgres://…`, and makes it if there is none.
    ///
    /// # Errors
    /// When there is no such place, it does not answer, or a later program has written it.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let (writing, reading) = Place::of(url)?.open().await?;
        Ok(Self {
            reading,
            writer: Writer::start(writing),
        })
    }

    /// Writes what waits and lets go of the database. Whoever writes after this is refused.
    pub async fn close(&self) {
        self.writer.close().await;
        self.reading.close().await;
    }
}
