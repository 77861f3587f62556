//! Where the store is, and the connections to it.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf, absolute};
use std::time::Duration;

use sqlx::any::{AnyPoolOptions, install_default_drivers};
use sqlx::{AnyConnection, AnyPool, Executor};

use crate::error::StoreError;

/// The form of the store that this program writes, and the last that it reads.
const FORM: i64 = 4;

/// From each form to the next, the first from form 1.
const STEPS: [&str; 3] = [
    include_str!("form_2.sql"),
    include_str!("form_3.sql"),
    include_str!("form_4.sql"),
];

/// How many read at once. Only one writes.
const READERS: u32 = 4;

/// Which database, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// A SQLite file.
    File(PathBuf),
    /// A PostgreSQL server.
    Server(String),
}

impl Place {
    /// Reads `sqlite:FILE` or a URL of PostgreSQL.
    pub fn of(url: &str) -> Result<Self, StoreError> {
        let file = url.strip_prefix("sqlite:");
        let file = file.map(|file| file.strip_prefix("//").unwrap_or(file));
        match file {
            Some("" | ":memory:") => Err(StoreError::Place("a store needs a file".to_owned())),
            Some(file) => match absolute(file) {
                Ok(path) => Ok(Self::File(path)),
                Err(why) => Err(StoreError::Place(format!("`{file}`: {why}"))),
            },
            None if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                Ok(Self::Server(url.to_owned()))
            }
            // It may hold a password, so it is not repeated.
            None => Err(StoreError::Place("that is no place for a store".to_owned())),
        }
    }

    /// As the driver wants it.
    fn url(&self) -> Result<String, StoreError> {
        match self {
            Self::Server(url) => Ok(url.clone()),
            Self::File(path) => {
                let path = path.to_str();
                let path = path.ok_or_else(|| {
                    StoreError::Place("the file's name is not Unicode".to_owned())
                })?;
                Ok(format!("sqlite://{}?mode=rw", escaped(path)))
            }
        }
    }

    /// Connections for writing (one) and for reading, to a store of this form. Only if `make`, it may be a new one.
    pub async fn open(&self, make: bool) -> Result<(AnyPool, AnyPool), StoreError> {
        install_default_drivers();
        if let Self::File(path) = self
            && make
            && let Err(why) = create(path)
            && why.kind() != ErrorKind::AlreadyExists
        {
            return Err(StoreError::Place(format!("`{}`: {why}", path.display())));
        }
        if let Self::File(path) = self
            && !path.exists()
        {
            return Err(no_store());
        }
        let writing = self.connections(1).await?;
        self.bring_up(&writing, make).await?;
        Ok((writing, self.connections(READERS).await?))
    }

    async fn connections(&self, most: u32) -> Result<AnyPool, StoreError> {
        let settings = match self {
            // FULL: what is committed survives a loss of power. Erased answers are overwritten.
            Self::File(_) => {
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                 PRAGMA secure_delete = ON; PRAGMA busy_timeout = 10000"
            }
            Self::Server(_) => "SET synchronous_commit = on",
        };
        let options = AnyPoolOptions::new()
            .max_connections(most)
            .acquire_timeout(Duration::from_secs(10))
            // A file does not go away as a server does.
            .test_before_acquire(matches!(self, Self::Server(_)))
            .after_connect(move |connection, _| {
                Box::pin(async move { connection.execute(settings).await.map(drop) })
            });
        Ok(options.connect(&self.url()?).await?)
    }

    /// Lets a transaction see one moment of the store, whatever is written meanwhile.
    pub async fn hold_still(&self, transaction: &mut AnyConnection) -> Result<(), StoreError> {
        if let Self::Server(_) = self {
            let level = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";
            transaction.execute(level).await?;
        }
        Ok(())
    }

    /// Gives a new store its form, and an older one that of today, step by step.
    async fn bring_up(&self, writing: &AnyPool, make: bool) -> Result<(), StoreError> {
        let mut transaction = writing.begin().await?;
        // Two servers may start at once.
        let (alone, find) = match self {
            Self::File(_) => (
                "PRAGMA user_version = 1",
                "SELECT COUNT(*) FROM sqlite_schema WHERE name = 'form'",
            ),
            Self::Server(_) => (
                "DO $$ BEGIN PERFORM pg_advisory_xact_lock(7868521); END $$",
                "SELECT COUNT(*) FROM pg_tables WHERE tablename = 'form' AND schemaname = current_schema()",
            ),
        };
        transaction.execute(alone).await?;
        let tables: i64 = sqlx::query_scalar(find)
            .fetch_one(&mut *transaction)
            .await?;
        if tables == 0 && !make {
            return Err(no_store());
        }
        if tables == 0 {
            let schema = sqlx::raw_sql(include_str!("schema.sql"));
            schema.execute(&mut *transaction).await?;
        }
        let found = form(&mut transaction).await?;
        if found > FORM {
            return Err(StoreError::Later(found));
        }
        let steps = usize::try_from(found - 1).ok();
        let steps = steps.and_then(|taken| STEPS.get(taken..));
        let damaged = || StoreError::Damaged(format!("it says form {found}"));
        for step in steps.ok_or_else(damaged)? {
            sqlx::raw_sql(*step).execute(&mut *transaction).await?;
        }
        Ok(transaction.commit().await?)
    }
}

fn no_store() -> StoreError {
    StoreError::Place("there is no store there".to_owned())
}

async fn form(connection: &mut AnyConnection) -> Result<i64, StoreError> {
    let query = sqlx::query_scalar("SELECT version FROM form");
    Ok(query.fetch_one(connection).await?)
}

/// Makes a file for its owner alone.
pub(crate) fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A path inside a URL.
fn escaped(path: &str) -> String {
    let letter = |byte: u8| match byte {
        b'/' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    path.bytes().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn places_are_files_or_servers() {
        let file = |url: &str| Place::of(url).unwrap().url().unwrap();
        assert_eq!(file("sqlite:/a/b c?.db"), "sqlite:///a/b%20c%3F.db?mode=rw");
        assert_eq!(file("sqlite:///a/b.db"), "sqlite:///a/b.db?mode=rw");
        for other in ["", "cases.db", "sqlite:", "sqlite::memory:", "mysql://h/d"] {
            assert!(Place::of(other).is_err(), "{other}");
        }
    }

    #[test]
    fn a_password_is_not_repeated() {
        let why = Place::of("pgsql://ruiz:secret@host/d").unwrap_err();
        assert!(!why.to_string().contains("secret"));
    }
}
