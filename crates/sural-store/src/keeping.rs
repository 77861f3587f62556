//! How long cases are kept, and how they leave: erased, exported, in a backup.

use std::fs::File;
use std::path::Path;

use sural_case::moment::Moment;

use crate::Store;
use crate::audit::{Action, By, Line};
use crate::cases::{CaseId, Kept};
use crate::database::{Place, create};
use crate::error::StoreError;
use crate::writing::{Write, Writing};

/// How many cases are erased in one transaction.
const TOGETHER: i64 = 100;

impl Store {
    /// Reads a case to hand it to the person or to somebody else. None if there is no such case, or not any more.
    ///
    /// # Errors
    /// When it cannot be read, or that it was exported cannot be kept.
    pub async fn export(&self, case: &CaseId, by: &By) -> Result<Option<Kept>, StoreError> {
        self.read(case, Action::Export, by).await
    }

    /// Erases a case: its events, its link, where it stood. The line of the audit trail that says so is all that
    /// tells of it. False if there is no such case.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn erase(&self, case: &CaseId, by: &By) -> Result<bool, StoreError> {
        let erase = Erase {
            case: case.clone(),
            by: by.clone(),
        };
        let erased = self.writer.write(erase).await?;
        self.forget().await;
        Ok(erased)
    }

    /// Erases every case that is past its time, and what is left of past sign-ins and tries to sign in.
    /// Gives how many cases there were.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn erase_expired(&self, by: &By) -> Result<usize, StoreError> {
        let mut erased = 0;
        loop {
            let expired = EraseExpired { by: by.clone() };
            let now = self.writer.write(expired).await?;
            if now == 0 {
                break;
            }
            erased += now;
        }
        self.forget().await;
        Ok(erased)
    }

    /// How many cases are past their time.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn expired(&self, now: Moment) -> Result<usize, StoreError> {
        let query = sqlx::query_scalar("SELECT COUNT(*) FROM cases WHERE keep_until <= $1");
        let count: i64 = query.bind(now.0).fetch_one(&self.reading).await?;
        Ok(count as usize)
    }

    /// Writes a copy of the whole store as it is at this moment, while others go on working.
    ///
    /// # Errors
    /// When the file exists or cannot be written, or the store is PostgreSQL, which has programs of its own for this.
    pub async fn backup(&self, to: &Path, by: &By) -> Result<(), StoreError> {
        if let Place::Server(_) = *self.place {
            return Err(StoreError::NotHere(
                "a store in PostgreSQL is backed up by `pg_dump`",
            ));
        }
        let unwritten = |why: std::io::Error| {
            StoreError::Place(format!("cannot write `{}`: {why}", to.display()))
        };
        let name = to.to_str();
        let name = name.ok_or_else(|| StoreError::Place("the name is not Unicode".to_owned()))?;
        create(to).map_err(unwritten)?;
        self.note(Action::Backup, None, by).await?;
        let copy = sqlx::query("VACUUM INTO $1").bind(name);
        copy.execute(&self.reading).await?;
        File::open(to)
            .and_then(|file| file.sync_all())
            .map_err(unwritten)
    }

    /// What was erased leaves the write-ahead log of SQLite too, as soon as nobody reads from it.
    async fn forget(&self) {
        if let Place::File(_) = *self.place {
            // Writers wait meanwhile, so it does not wait long for those who read.
            let checkpoint = sqlx::raw_sql(
                "PRAGMA busy_timeout = 100; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout = 10000",
            );
            // If it fails, the next one takes it along.
            let _ = checkpoint.execute(&self.reading).await;
        }
    }
}

struct Erase {
    case: CaseId,
    by: By,
}

impl Write for Erase {
    type Outcome = bool;

    async fn write(&self, writing: &mut Writing<'_>) -> Result<bool, StoreError> {
        for delete in [
            "DELETE FROM events WHERE case_id = $1",
            "DELETE FROM standing WHERE case_id = $1",
            "DELETE FROM requests WHERE case_id = $1",
        ] {
            let delete = sqlx::query(delete).bind(self.case.as_str());
            delete.execute(&mut *writing.db).await?;
        }
        let delete = sqlx::query("DELETE FROM cases WHERE id = $1");
        let delete = delete.bind(self.case.as_str());
        let known = delete.execute(&mut *writing.db).await?.rows_affected() == 1;
        if known {
            let line = Line::of(&self.by, Action::Erase, &self.case);
            writing.note(line);
        }
        Ok(known)
    }
}

struct EraseExpired {
    by: By,
}

impl Write for EraseExpired {
    type Outcome = usize;

    async fn write(&self, writing: &mut Writing<'_>) -> Result<usize, StoreError> {
        let now = self.by.at.0;
        let query = sqlx::query_scalar("SELECT id FROM cases WHERE keep_until <= $1 LIMIT $2");
        let query = query.bind(now).bind(TOGETHER);
        let cases: Vec<String> = query.fetch_all(&mut *writing.db).await?;
        for case in &cases {
            let erase = Erase {
                case: CaseId::named(case),
                by: self.by.clone(),
            };
            erase.write(writing).await?;
        }
        for delete in [
            "DELETE FROM sign_ins WHERE until <= $1",
            "DELETE FROM setup WHERE until <= $1",
            "DELETE FROM tries WHERE forget_at <= $1",
            "DELETE FROM requests WHERE until <= $1",
        ] {
            sqlx::query(delete)
                .bind(now)
                .execute(&mut *writing.db)
                .await?;
        }
        Ok(cases.len())
    }
}
