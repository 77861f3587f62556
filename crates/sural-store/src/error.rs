//! Why the store could not do what was asked.

use std::borrow::Cow;
use std::fmt;

/// Why the store could not do what was asked. Nothing of what was asked has been kept, unless it says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// What was given says no place to keep cases in.
    Place(String),
    /// There is no space left.
    Full,
    /// The database does not answer. What was being written may have been kept: look before writing it again.
    Lost(String),
    /// A later program has changed the form of the store.
    Later(i64),
    /// What is stored cannot be read.
    Damaged(String),
    /// This kind of database does not do it.
    NotHere(&'static str),
    /// The database refused.
    Refused(String),
    /// The machine has no random numbers to give.
    Random,
    /// The store has been closed.
    Closed,
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Place(why) => write!(
                f,
                "{why}; say `sqlite:FILE` or `postgres://USER:PASSWORD@HOST/DATABASE`"
            ),
            Self::Full => write!(
                f,
                "there is no space left to write; nothing of this was kept, and everything before it is safe; make space and try again"
            ),
            Self::Lost(why) => write!(f, "the database does not answer: {why}"),
            Self::Later(form) => write!(
                f,
                "this store has form {form}, which is newer than this program reads; use a newer program"
            ),
            Self::Damaged(why) => write!(f, "what is stored cannot be read: {why}"),
            Self::NotHere(what) => write!(f, "{what}"),
            Self::Refused(why) => write!(f, "the database refused: {why}"),
            Self::Random => write!(f, "the machine has no random numbers to give"),
            Self::Closed => write!(f, "the store has been closed"),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(refused) => of_database(&refused.code(), refused.message()),
            sqlx::Error::ColumnDecode { .. }
            | sqlx::Error::Decode(_)
            | sqlx::Error::RowNotFound => Self::Damaged(error.to_string()),
            sqlx::Error::Configuration(why) => Self::Place(why.to_string()),
            _ => Self::Lost(error.to_string()),
        }
    }
}

/// SQLite has numbers, PostgreSQL five letters and digits.
fn of_database(code: &Option<Cow<'_, str>>, message: &str) -> StoreError {
    let code = code.as_deref().unwrap_or_default();
    let primary = (code.len() < 5).then(|| code.parse::<i64>().unwrap_or(0) & 0xff);
    match (primary, code.get(..2)) {
        (Some(13), _) | (None, Some("53")) => StoreError::Full,
        // Busy, locked, out of reach; gone, shutting down.
        (Some(5 | 6 | 10 | 14), _) | (None, Some("08" | "57")) => {
            StoreError::Lost(message.to_owned())
        }
        (Some(11 | 26), _) => StoreError::Damaged(message.to_owned()),
        _ => StoreError::Refused(message.to_owned()),
    }
}
