//! The one who writes: everything that waits goes into one transaction, so that many wait for the disk once.

use std::future::Future;
use std::pin::Pin;
use std::slice;

use sqlx::{AnyConnection, AnyPool, AssertSqlSafe};
use tokio::sync::{mpsc, oneshot};

use crate::audit::{Head, Line, Stored, link};
use crate::error::StoreError;

/// How many may wait before callers have to.
const QUEUE: usize = 1_024;

/// How many go into one transaction.
const TOGETHER: usize = 256;

/// How many lines of the audit trail go into one statement.
const LINES: usize = 32;

/// An open transaction, and the end of the audit trail, which nobody else can move meanwhile.
pub(crate) struct Writing<'c> {
    pub db: &'c mut AnyConnection,
    head: Head,
    /// Lines of the trail that wait to be written, each with its hash: whoever reads the trail here has them written first.
    waiting: Vec<(Stored, String)>,
}

impl Writing<'_> {
    /// Adds a line to the audit trail.
    pub fn note(&mut self, line: Line<'_>) {
        let stored = Stored {
            number: self.head.lines + 1,
            at: line.by.at.0,
            actor: line.by.who.to_string(),
            action: line.action.word().to_owned(),
            case: line.case.map(ToString::to_string),
            event: line.event,
            detail: line.detail.to_owned(),
        };
        self.head = Head {
            lines: stored.number,
            hash: link(&self.head, &stored),
        };
        self.waiting.push((stored, self.head.hash.clone()));
    }

    /// Writes the lines that wait: many at once, for each statement costs a way to the database and back.
    pub async fn write_lines(&mut self) -> Result<(), StoreError> {
        for lines in self.waiting.chunks(LINES) {
            let mut insert = sqlx::query(AssertSqlSafe(insert_of(lines.len())));
            for (line, hash) in lines {
                insert = insert.bind(line.number).bind(line.at);
                insert = insert.bind(&line.actor).bind(&line.action);
                insert = insert.bind(&line.case).bind(line.event);
                insert = insert.bind(&line.detail).bind(hash);
            }
            insert.execute(&mut *self.db).await?;
        }
        self.waiting.clear();
        Ok(())
    }
}

/// The statement that adds so many lines to the trail.
fn insert_of(lines: usize) -> String {
    let rows = (0..lines).map(|row| {
        let places = (1..=8).map(|place| format!("${}", 8 * row + place));
        format!("({})", places.collect::<Vec<_>>().join(", "))
    });
    format!(
        "INSERT INTO audit (number, at, actor, action, case_id, event, detail, hash) VALUES {}",
        rows.collect::<Vec<_>>().join(", ")
    )
}

/// Something to write. It may be tried more than once, and each time from the start.
pub(crate) trait Write: Send + Sync + 'static {
    /// What comes of it. A refusal is an outcome too, and writes nothing.
    type Outcome: Send + 'static;

    /// Writes it.
    fn write(
        &self,
        writing: &mut Writing<'_>,
    ) -> impl Future<Output = Result<Self::Outcome, StoreError>> + Send;
}

/// Whoever has something written.
#[derive(Clone)]
pub(crate) struct Writer(mpsc::Sender<Message>);

enum Message {
    Write(Box<dyn Waiting>),
    Close(oneshot::Sender<()>),
}

impl Writer {
    /// Starts writing over a pool of one connection.
    pub fn start(pool: AnyPool) -> Self {
        let (sender, queue) = mpsc::channel(QUEUE);
        tokio::spawn(serve(pool, queue));
        Self(sender)
    }

    /// Has something written, and returns once it is safe.
    pub async fn write<W: Write>(&self, write: W) -> Result<W::Outcome, StoreError> {
        let (caller, outcome) = oneshot::channel();
        let asked = Asked {
            write,
            outcome: None,
            caller,
        };
        let sent = self.0.send(Message::Write(Box::new(asked))).await;
        sent.map_err(|_| StoreError::Closed)?;
        outcome.await.map_err(|_| StoreError::Closed)?
    }

    /// Writes what waits, then no more.
    pub async fn close(&self) {
        let (caller, closed) = oneshot::channel();
        // Whoever comes second finds it closed.
        if self.0.send(Message::Close(caller)).await.is_ok() {
            let _ = closed.await;
        }
    }
}

/// Something to write, with whom to tell what came of it.
trait Waiting: Send {
    fn write<'a>(&'a mut self, writing: &'a mut Writing<'_>) -> Written<'a>;
    fn tell(self: Box<Self>, safe: Result<(), StoreError>);
}

type Written<'a> = Pin<Box<dyn Future<Output = Result<(), StoreError>> + Send + 'a>>;

struct Asked<W: Write> {
    write: W,
    outcome: Option<W::Outcome>,
    caller: oneshot::Sender<Result<W::Outcome, StoreError>>,
}

impl<W: Write> Waiting for Asked<W> {
    fn write<'a>(&'a mut self, writing: &'a mut Writing<'_>) -> Written<'a> {
        Box::pin(async move {
            self.outcome = Some(self.write.write(writing).await?);
            Ok(())
        })
    }

    fn tell(self: Box<Self>, safe: Result<(), StoreError>) {
        let Self {
            outcome, caller, ..
        } = *self;
        // Whoever asked may have gone away; it is written all the same.
        let _ = caller.send(safe.and_then(|()| outcome.ok_or(StoreError::Closed)));
    }
}

async fn serve(pool: AnyPool, mut queue: mpsc::Receiver<Message>) {
    let mut messages = Vec::with_capacity(TOGETHER);
    let mut closing = Vec::new();
    while queue.recv_many(&mut messages, TOGETHER).await > 0 {
        let mut batch = Vec::with_capacity(messages.len());
        for message in messages.drain(..) {
            match message {
                Message::Write(waiting) => batch.push(waiting),
                Message::Close(caller) => {
                    queue.close();
                    closing.push(caller);
                }
            }
        }
        write_all(&pool, batch).await;
    }
    pool.close().await;
    for caller in closing {
        let _ = caller.send(());
    }
}

/// Writes all together; if one of them cannot be written, each by itself.
async fn write_all(pool: &AnyPool, mut batch: Vec<Box<dyn Waiting>>) {
    match transaction(pool, &mut batch).await {
        Err(Unwritten::Statement(_)) if batch.len() > 1 => {
            for mut one in batch {
                let safe = transaction(pool, slice::from_mut(&mut one)).await;
                one.tell(safe.map_err(Unwritten::why));
            }
        }
        safe => {
            let safe = safe.map_err(Unwritten::why);
            batch.into_iter().for_each(|one| one.tell(safe.clone()));
        }
    }
}

/// Where a transaction ended.
enum Unwritten {
    /// Before its end, so that nothing of it was kept.
    Statement(StoreError),
    /// While nobody could say whether it was kept.
    Connection(StoreError),
}

impl Unwritten {
    fn why(self) -> StoreError {
        match self {
            Self::Statement(why) | Self::Connection(why) => why,
        }
    }
}

async fn transaction(pool: &AnyPool, batch: &mut [Box<dyn Waiting>]) -> Result<(), Unwritten> {
    let lost = |why: sqlx::Error| Unwritten::Connection(why.into());
    let mut transaction = pool.begin().await.map_err(lost)?;
    let done = write_in(&mut transaction, batch).await;
    match done {
        Ok(()) => transaction.commit().await.map_err(lost),
        Err(why @ StoreError::Lost(_)) => Err(Unwritten::Connection(why)),
        Err(why) => Err(Unwritten::Statement(why)),
    }
}

async fn write_in(
    db: &mut AnyConnection,
    batch: &mut [Box<dyn Waiting>],
) -> Result<(), StoreError> {
    // Whoever else writes to this store waits here.
    let locked =
        sqlx::query_as("UPDATE head SET number = number WHERE id = 1 RETURNING number, hash");
    let (lines, hash) = locked.fetch_one(&mut *db).await?;
    let before = lines;
    let head = Head { lines, hash };
    let mut writing = Writing {
        db,
        head,
        waiting: Vec::new(),
    };
    for one in batch {
        one.write(&mut writing).await?;
    }
    writing.write_lines().await?;
    if writing.head.lines == before {
        return Ok(());
    }
    let moved = sqlx::query("UPDATE head SET number = $1, hash = $2 WHERE id = 1");
    let moved = moved.bind(writing.head.lines).bind(&writing.head.hash);
    moved.execute(&mut *writing.db).await?;
    Ok(())
}
