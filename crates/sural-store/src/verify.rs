//! Whether the audit trail is whole, and the events are those that it tells of.

use std::collections::HashMap;

use sqlx::AnyConnection;

use crate::Store;
use crate::audit::{Action, Head, Stored, link};
use crate::cases::digest;
use crate::error::StoreError;

/// How many lines are read at a time.
const PAGE: i64 = 1_000;

/// What came of looking the audit trail through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trail {
    /// Nothing has been changed, removed, put in or swapped. Whoever notes this end elsewhere can prove later that
    /// nothing up to it has.
    Whole(Head),
    /// Somebody has changed something.
    Broken {
        /// At which line, counted from 1.
        line: i64,
        /// What is wrong there.
        why: &'static str,
    },
}

impl Store {
    /// Looks the whole trail through, and every event. `noted` is an end of the trail that was noted earlier.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn verify(&self, noted: Option<&Head>) -> Result<Trail, StoreError> {
        let mut moment = self.reading.begin().await?;
        self.place.hold_still(&mut moment).await?;
        let mut walk = Walk::default();
        loop {
            let rows = page(&mut moment, walk.head.lines).await?;
            if rows.is_empty() {
                break;
            }
            for row in &rows {
                if let Err(why) = walk.step(row, noted) {
                    let line = walk.head.lines + 1;
                    return Ok(Trail::Broken { line, why });
                }
            }
        }
        walk.end(&mut moment, noted).await
    }
}

/// How far the trail has been looked through.
#[derive(Default)]
struct Walk {
    head: Head,
    /// Events that were proved.
    proved: i64,
    /// By case: the first line that adds an event which is gone. Right only if the case is erased later on.
    gone: HashMap<String, i64>,
}

impl Walk {
    fn step(&mut self, row: &Row, noted: Option<&Head>) -> Result<(), &'static str> {
        let (line, hash, event) = row;
        if line.number != self.head.lines + 1 {
            return Err("the line is missing");
        }
        if link(&self.head, line) != *hash {
            return Err("the line is not as it was written");
        }
        if noted.is_some_and(|noted| noted.lines == line.number && noted.hash != *hash) {
            return Err("the trail up to here is not the one that was noted");
        }
        self.event(line, event.as_ref())?;
        self.head = Head {
            lines: line.number,
            hash: hash.clone(),
        };
        Ok(())
    }

    fn event(
        &mut self,
        line: &Stored,
        event: Option<&(String, String)>,
    ) -> Result<(), &'static str> {
        let case = line.case.clone().unwrap_or_default();
        if line.action == Action::Erase.word() {
            self.gone.remove(&case);
        }
        if line.action != Action::Append.word() {
            return Ok(());
        }
        match event {
            Some((salt, body)) if digest(salt, body) == line.detail => self.proved += 1,
            Some(_) => return Err("the event that it adds is not as it was written"),
            None => {
                self.gone.entry(case).or_insert(line.number);
            }
        }
        Ok(())
    }

    /// What can only be said at the end.
    async fn end(self, db: &mut AnyConnection, noted: Option<&Head>) -> Result<Trail, StoreError> {
        let query = sqlx::query_as("SELECT number, hash FROM head WHERE id = 1");
        let (lines, hash): (i64, String) = query.fetch_one(&mut *db).await?;
        let query = sqlx::query_scalar("SELECT COUNT(*) FROM events");
        let events: i64 = query.fetch_one(&mut *db).await?;
        let broken = |line, why| Ok(Trail::Broken { line, why });
        let next = self.head.lines + 1;
        if (Head { lines, hash }) != self.head {
            return broken(next, "lines are missing at the end");
        }
        if noted.is_some_and(|noted| noted.lines > self.head.lines) {
            return broken(next, "the trail ends before the line that was noted");
        }
        if let Some(&line) = self.gone.values().min() {
            return broken(
                line,
                "the event that it adds is gone, and its case was not erased",
            );
        }
        if events != self.proved {
            return broken(next, "there are events that no line adds");
        }
        Ok(Trail::Whole(self.head))
    }
}

/// A line, its hash, and salt and body of the event that it adds, if that still exists.
type Row = (Stored, String, Option<(String, String)>);

async fn page(db: &mut AnyConnection, after: i64) -> Result<Vec<Row>, StoreError> {
    let query = sqlx::query_as(
        "SELECT audit.number, at, actor, action, audit.case_id, event, detail, hash, salt, body \
         FROM audit LEFT JOIN events \
         ON action = 'append' AND events.case_id = audit.case_id AND events.number = event \
         WHERE audit.number > $1 ORDER BY audit.number LIMIT $2",
    );
    let rows: Vec<Columns> = query.bind(after).bind(PAGE).fetch_all(db).await?;
    Ok(rows.into_iter().map(row).collect())
}

type Columns = (
    i64,
    i64,
    String,
    String,
    Option<String>,
    Option<i64>,
    String,
    String,
    Option<String>,
    Option<String>,
);

fn row((number, at, actor, action, case, event, detail, hash, salt, body): Columns) -> Row {
    let line = Stored {
        number,
        at,
        actor,
        action,
        case,
        event,
        detail,
    };
    (line, hash, salt.zip(body))
}
