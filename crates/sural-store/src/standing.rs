//! Where cases stand: what the caller made of their logs, kept beside them so that a work list is one query.

use sqlx::AnyConnection;
use sural_case::log::Case;
use sural_case::moment::Moment;

use crate::Store;
use crate::audit::{Action, Actor, By, Line};
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
        self.note(Action::List, None, by).await?;
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

impl Store {
    /// Where a case stands; none if it stands nowhere yet.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn standing(&self, case: &CaseId) -> Result<Option<Entry>, StoreError> {
        let query = sqlx::query_as(
            "SELECT case_id, disposition, urgency, due, state, begun, claimed_by \
             FROM standing JOIN cases ON id = case_id WHERE case_id = $1",
        );
        let row: Option<Row> = query
            .bind(case.as_str())
            .fetch_optional(&self.reading)
            .await?;
        Ok(row.map(entry))
    }

    /// The cases in any other state to which an event was added since a moment, the oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn added_to(&self, other: &str, since: Moment) -> Result<Vec<CaseId>, StoreError> {
        let query = sqlx::query_scalar(
            "SELECT case_id FROM standing JOIN cases ON id = case_id \
             WHERE state <> $1 AND last_at >= $2 ORDER BY last_at, case_id",
        );
        let query = query.bind(other).bind(since.0);
        let ids: Vec<String> = query.fetch_all(&self.reading).await?;
        Ok(ids.iter().map(|id| CaseId::named(id)).collect())
    }

    /// Puts anew where a case of so many events stands. False if it has others by now.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub async fn stand(
        &self,
        case: &CaseId,
        events: usize,
        standing: Standing,
    ) -> Result<bool, StoreError> {
        let anew = Anew {
            case: case.clone(),
            events: events as i64,
            standing: Some(standing),
        };
        self.writer.write(anew).await
    }
}

/// What came of wanting to take a case on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// It is the caller's.
    Yours,
    /// Somebody else has taken it on.
    Taken {
        /// Who.
        by: String,
    },
    /// There is no such case, or it stands nowhere yet.
    NoCase,
}

impl Store {
    /// Takes a case on, so that others see who has it.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub async fn claim(&self, case: &CaseId, by: &By) -> Result<Claim, StoreError> {
        self.hold(case, Hold::Claim, by).await
    }

    /// Gives a case that nobody else has taken on back to the list.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub async fn release(&self, case: &CaseId, by: &By) -> Result<Claim, StoreError> {
        self.hold(case, Hold::Release, by).await
    }

    /// Gives a case back to the list, whoever has taken it on.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub async fn take_back(&self, case: &CaseId, by: &By) -> Result<Claim, StoreError> {
        self.hold(case, Hold::TakeBack, by).await
    }

    async fn hold(&self, case: &CaseId, hold: Hold, by: &By) -> Result<Claim, StoreError> {
        let holding = Holding {
            case: case.clone(),
            hold,
            by: by.clone(),
        };
        self.writer.write(holding).await
    }

    /// Makes anew where every case stands, from its events, and who has taken it on, from the audit trail.
    /// Gives how many cases stand somewhere. Others may go on working meanwhile.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub async fn rebuild(
        &self,
        standing: impl Fn(&Case) -> Option<Standing>,
        by: &By,
    ) -> Result<usize, StoreError> {
        let (mut after, mut placed) = (String::new(), 0);
        loop {
            let query =
                sqlx::query_scalar("SELECT id FROM cases WHERE id > $1 ORDER BY id LIMIT 500");
            let ids: Vec<String> = query.bind(&after).fetch_all(&self.reading).await?;
            let Some(last) = ids.last() else { break };
            after.clone_from(last);
            for id in ids {
                placed += usize::from(self.place_anew(&CaseId::named(&id), &standing).await?);
            }
        }
        self.note(Action::Rebuild, None, by).await?;
        Ok(placed)
    }

    async fn place_anew(
        &self,
        id: &CaseId,
        standing: impl Fn(&Case) -> Option<Standing>,
    ) -> Result<bool, StoreError> {
        while let Some(kept) = self.kept(id).await? {
            let anew = Anew {
                case: id.clone(),
                events: kept.case.events.len() as i64,
                standing: standing(&kept.case),
            };
            let placed = anew.standing.is_some();
            if self.writer.write(anew).await? {
                return Ok(placed);
            }
        }
        Ok(false)
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

/// Who has a case after an event.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Hand {
    /// Whoever had it.
    #[default]
    Stays,
    /// Whoever had it, else who adds the event.
    Takes,
    /// Nobody: it is handed over or closed. Only who has it may do so, or a lead.
    Ends {
        /// A lead does it.
        lead: bool,
    },
}

/// Who has a case that the caller may therefore not end.
pub(crate) async fn kept_from(
    db: &mut AnyConnection,
    case: &CaseId,
    hand: Hand,
    by: &By,
) -> Result<Option<String>, StoreError> {
    if hand != (Hand::Ends { lead: false }) {
        return Ok(None);
    }
    let held = held(db, case).await?.flatten();
    Ok(held.filter(|holder| *holder != name(&by.who)))
}

/// Passes a case on after an event.
pub(crate) async fn pass(
    writing: &mut Writing<'_>,
    case: &CaseId,
    hand: Hand,
    by: &By,
) -> Result<(), StoreError> {
    if hand == Hand::Stays {
        return Ok(());
    }
    let (holder, action) = match (hand, held(writing.db, case).await?) {
        (Hand::Takes, Some(None)) => (Some(name(&by.who)), Action::Claim),
        (Hand::Ends { .. }, Some(Some(_))) => (None, Action::Release),
        _ => return Ok(()),
    };
    give(writing, case, holder, action, by).await
}

/// Who has taken a case on, if anybody has; none if it stands nowhere.
async fn held(db: &mut AnyConnection, case: &CaseId) -> Result<Option<Option<String>>, StoreError> {
    let query = sqlx::query_scalar("SELECT claimed_by FROM standing WHERE case_id = $1");
    Ok(query.bind(case.as_str()).fetch_optional(db).await?)
}

/// Gives a case to a holder or to nobody.
async fn give(
    writing: &mut Writing<'_>,
    case: &CaseId,
    holder: Option<String>,
    action: Action,
    by: &By,
) -> Result<(), StoreError> {
    let update = sqlx::query("UPDATE standing SET claimed_by = $1 WHERE case_id = $2");
    let update = update.bind(holder).bind(case.as_str());
    update.execute(&mut *writing.db).await?;
    writing.note(Line::of(by, action, case));
    Ok(())
}

/// What becomes of who has a case.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hold {
    Claim,
    Release,
    TakeBack,
}

struct Holding {
    case: CaseId,
    hold: Hold,
    by: By,
}

/// By what name a case is taken on.
fn name(actor: &Actor) -> String {
    match actor {
        Actor::Account(name) => name.clone(),
        other => other.to_string(),
    }
}

impl Write for Holding {
    type Outcome = Claim;

    async fn write(&self, writing: &mut Writing<'_>) -> Result<Claim, StoreError> {
        let me = name(&self.by.who);
        match held(writing.db, &self.case).await? {
            None => return Ok(Claim::NoCase),
            Some(Some(by)) if by != me && self.hold != Hold::TakeBack => {
                return Ok(Claim::Taken { by });
            }
            Some(_) => {}
        }
        let (holder, action) = match self.hold {
            Hold::Claim => (Some(me), Action::Claim),
            Hold::Release | Hold::TakeBack => (None, Action::Release),
        };
        give(writing, &self.case, holder, action, &self.by).await?;
        Ok(Claim::Yours)
    }
}

/// Where a case with so many events stands.
struct Anew {
    case: CaseId,
    events: i64,
    standing: Option<Standing>,
}

impl Write for Anew {
    /// False if the case has other events by now.
    type Outcome = bool;

    async fn write(&self, writing: &mut Writing<'_>) -> Result<bool, StoreError> {
        let query = sqlx::query_scalar("SELECT events FROM cases WHERE id = $1");
        let query = query.bind(self.case.as_str());
        let events: Option<i64> = query.fetch_optional(&mut *writing.db).await?;
        if events != Some(self.events) {
            return Ok(false);
        }
        let delete = sqlx::query("DELETE FROM standing WHERE case_id = $1");
        let delete = delete.bind(self.case.as_str());
        delete.execute(&mut *writing.db).await?;
        if let Some(standing) = &self.standing {
            put(writing.db, &self.case, standing).await?;
            writing.write_lines().await?;
            let update = sqlx::query("UPDATE standing SET claimed_by = $1 WHERE case_id = $2");
            let update = update.bind(holder(writing.db, &self.case).await?);
            let update = update.bind(self.case.as_str());
            update.execute(&mut *writing.db).await?;
        }
        Ok(true)
    }
}

/// Who has taken a case on, as the audit trail tells it.
async fn holder(db: &mut AnyConnection, case: &CaseId) -> Result<Option<String>, StoreError> {
    let query = sqlx::query_as(
        "SELECT action, actor FROM audit WHERE case_id = $1 AND action IN ('claim', 'release') \
         ORDER BY number DESC LIMIT 1",
    );
    let last: Option<(String, String)> = query.bind(case.as_str()).fetch_optional(db).await?;
    let claim = last.filter(|(action, _)| action == Action::Claim.word());
    Ok(claim.map(|(_, actor)| actor.strip_prefix("account ").unwrap_or(&actor).to_owned()))
}
