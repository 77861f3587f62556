//! Cases: a log each, that only grows, and a private link.

use std::fmt;

use sural_case::log::{Case, Event, Fault};
use sural_case::moment::Moment;

use crate::Store;
use crate::audit::{Action, By, Line};
use crate::error::StoreError;
use crate::once::{self, Done, Once};
use crate::secret::{Token, hash, random};
use crate::standing::{self, Hand, Standing};
use crate::writing::{Write, Writing};

/// Tells cases apart, and says nothing of the person. Nobody can guess one, but it opens nothing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CaseId(String);

impl CaseId {
    /// One that no other case has.
    fn new() -> Result<Self, StoreError> {
        Ok(Self(format!("c-{}", random::<15>()?)))
    }

    /// What somebody names as a case.
    #[must_use]
    pub fn named(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is known of a case as it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCase {
    /// Whose emergency number and names of places are used.
    pub region: Option<String>,
    /// In which language the person answers.
    pub language: String,
    /// Until when its private link opens it.
    pub link_until: Moment,
    /// Until when it is kept.
    pub keep_until: Moment,
}

/// A case with what is kept beside its log.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// The case.
    pub case: Case,
    /// In which language the person answers.
    pub language: String,
    /// When it began.
    pub begun: Moment,
    /// Until when it is kept.
    pub keep_until: Moment,
}

/// What comes along with an event.
#[derive(Debug, Clone, Default)]
pub struct Along {
    /// Where the case stands after it.
    pub standing: Option<Standing>,
    /// The request that adds it once.
    pub once: Option<Once>,
    /// Who has the case after it.
    pub hand: Hand,
}

/// Why an event was not added. Nothing of it has been kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAdded {
    /// Somebody else has added to the case meanwhile.
    Conflict {
        /// How many events it has now.
        have: usize,
    },
    /// It ends a case that somebody else has taken on.
    Taken {
        /// Who.
        by: String,
    },
    /// There is no such case, or not any more.
    NoCase,
    /// It is not an event.
    Event(Fault),
    /// The store could not keep it.
    Store(StoreError),
}

impl From<StoreError> for NotAdded {
    fn from(why: StoreError) -> Self {
        Self::Store(why)
    }
}

impl fmt::Display for NotAdded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Conflict { have } => write!(
                f,
                "somebody else has added to this case, which has {have} events now; look at it again first"
            ),
            Self::Taken { by } => write!(
                f,
                "{by} has taken this case on; only {by} or a lead may hand it over or close it"
            ),
            Self::NoCase => write!(f, "there is no such case, or not any more"),
            Self::Event(why) => why.fmt(f),
            Self::Store(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for NotAdded {}

/// A case with all its events in one row: each row costs a way from the database.
macro_rules! case_where {
    ($condition:literal) => {
        concat!(
            "SELECT id, region, language, begun, keep_until, events, \
             (SELECT string_agg(body, ',' ORDER BY number) FROM events WHERE case_id = id) \
             FROM cases WHERE ",
            $condition
        )
    };
}

impl Store {
    /// Begins a case, and gives the secret of its private link.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub async fn begin(&self, new: NewCase, by: &By) -> Result<(CaseId, Token), StoreError> {
        let case = CaseId::new()?;
        let token = Token::new()?;
        let begin = Begin {
            case: case.clone(),
            link: token.hash(),
            new,
            begun_by: None,
            once: None,
            by: by.clone(),
        };
        self.writer.write(begin).await?;
        Ok((case, token))
    }

    /// Begins a case for the program with the secret of a key, which may open it from then on. The secret of its private
    /// link is [`derived`](Token::derived) from that secret for the case, so that it can be told again.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub async fn begin_for(
        &self,
        new: NewCase,
        key: &Token,
        once: Option<Once>,
        by: &By,
    ) -> Result<Done, StoreError> {
        let case = CaseId::new()?;
        let begin = Begin {
            link: key.derived(case.as_str()).hash(),
            case,
            new,
            begun_by: Some(key.hash()),
            once,
            by: by.clone(),
        };
        self.writer.write(begin).await
    }

    /// The program with the secret of a key began this case. A later key of the same name did not.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn is_begun_by(&self, case: &CaseId, key: &Token) -> Result<bool, StoreError> {
        let query =
            sqlx::query_scalar("SELECT COUNT(*) FROM cases WHERE id = $1 AND begun_by = $2");
        let query = query.bind(case.as_str()).bind(key.hash());
        let count: i64 = query.fetch_one(&self.reading).await?;
        Ok(count == 1)
    }

    /// The case that a private link opens: none if it is forged, revoked or past its time.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn find(&self, token: &Token, now: Moment) -> Result<Option<CaseId>, StoreError> {
        let query = sqlx::query_scalar("SELECT id FROM cases WHERE link = $1 AND link_until > $2");
        let query = query.bind(token.hash()).bind(now.0);
        let found: Option<String> = query.fetch_optional(&self.reading).await?;
        Ok(found.map(CaseId))
    }

    /// Gives a case a new private link, in place of the one it had. None if there is no such case.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub async fn renew(
        &self,
        case: &CaseId,
        until: Moment,
        by: &By,
    ) -> Result<Option<Token>, StoreError> {
        let token = Token::new()?;
        let link = Some((token.hash(), until));
        let known = self.relink(case, link, Action::Renew, by).await?;
        Ok(known.then_some(token))
    }

    /// Lets the private link of a case open nothing any more. False if there is no such case.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub async fn revoke(&self, case: &CaseId, by: &By) -> Result<bool, StoreError> {
        self.relink(case, None, Action::Revoke, by).await
    }

    async fn relink(
        &self,
        case: &CaseId,
        link: Option<(String, Moment)>,
        action: Action,
        by: &By,
    ) -> Result<bool, StoreError> {
        let relink = Relink {
            case: case.clone(),
            link,
            action,
            by: by.clone(),
        };
        self.writer.write(relink).await
    }

    /// Adds an event to a case of which `seen` events have been seen, with where the case stands after it.
    /// It is safe once this returns, with how many events there are.
    ///
    /// An event is never earlier than the one before it: if the clock went back, it is given the time of that one.
    /// The audit trail keeps the time that the clock said.
    ///
    /// # Errors
    /// When others have added events meanwhile, there is no such case, or it cannot be kept.
    pub async fn append(
        &self,
        case: &CaseId,
        seen: usize,
        event: &Event,
        standing: Option<Standing>,
        by: &By,
    ) -> Result<usize, NotAdded> {
        let along = Along {
            standing,
            ..Along::default()
        };
        match self.append_with(case, seen, event, along, by).await? {
            Done::Once { events, .. } => Ok(events),
            // What has no name is not taken for another request.
            Done::Otherwise => Err(NotAdded::Conflict { have: seen }),
        }
    }

    /// Adds an event as [`append`](Self::append) does, with what comes along with it, unless the same request did so
    /// before.
    ///
    /// # Errors
    /// As [`append`](Self::append), and when the case is not the caller's to end.
    pub async fn append_with(
        &self,
        case: &CaseId,
        seen: usize,
        event: &Event,
        along: Along,
        by: &By,
    ) -> Result<Done, NotAdded> {
        let at = event.at.parse::<Moment>();
        let at = at.map_err(|_| {
            NotAdded::Event(Fault::Time {
                event: seen + 1,
                at: event.at.clone(),
            })
        })?;
        let append = Append {
            case: case.clone(),
            seen: seen as i64,
            at,
            event: event.clone(),
            salt: random::<16>()?,
            along,
            by: by.clone(),
        };
        self.writer.write(append).await?
    }

    /// Reads a case. None if there is no such case, or not any more.
    ///
    /// # Errors
    /// When it cannot be read, or that it was read cannot be kept.
    pub async fn case(&self, case: &CaseId, by: &By) -> Result<Option<Kept>, StoreError> {
        self.read(case, Action::Read, by).await
    }

    /// Reads the case that a private link opens: none if the link is forged, revoked or past its time. Before anything of
    /// it is shown, or something is refused by what it says, it is noted by [`note_read`](Self::note_read); what is added is
    /// kept in the audit trail as that.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn behind(
        &self,
        token: &Token,
        now: Moment,
    ) -> Result<Option<(CaseId, Kept)>, StoreError> {
        let query = sqlx::query_as(case_where!("link = $1 AND link_until > $2"));
        let query = query.bind(token.hash()).bind(now.0);
        let row: Option<Row> = query.fetch_optional(&self.reading).await?;
        row.map(kept).transpose()
    }

    /// Notes that a case was read.
    ///
    /// # Errors
    /// When that cannot be kept; then nothing of the case may be shown.
    pub async fn note_read(&self, case: &CaseId, by: &By) -> Result<(), StoreError> {
        self.note(Action::Read, Some(case), by).await
    }

    /// Reads a case for a purpose, which the audit trail keeps before anything is handed out.
    pub(crate) async fn read(
        &self,
        case: &CaseId,
        action: Action,
        by: &By,
    ) -> Result<Option<Kept>, StoreError> {
        let found = self.kept(case).await?;
        if found.is_some() {
            self.note(action, Some(case), by).await?;
        }
        Ok(found)
    }

    /// Reads a case without a trace.
    pub(crate) async fn kept(&self, id: &CaseId) -> Result<Option<Kept>, StoreError> {
        let query = sqlx::query_as(case_where!("id = $1")).bind(id.as_str());
        let row: Option<Row> = query.fetch_optional(&self.reading).await?;
        Ok(row.map(kept).transpose()?.map(|(_, kept)| kept))
    }
}

/// A case with its events, as the inside of a JSON array, if it has any.
type Row = (
    String,
    Option<String>,
    String,
    i64,
    i64,
    i64,
    Option<String>,
);

/// The case that a row tells of.
fn kept(
    (id, region, language, begun, keep_until, count, events): Row,
) -> Result<(CaseId, Kept), StoreError> {
    let events = serde_json::from_str(&format!("[{}]", events.unwrap_or_default()));
    let events: Vec<Event> =
        events.map_err(|why| StoreError::Damaged(format!("an event: {why}")))?;
    if events.len() as i64 != count {
        let found = format!("a case of {count} events has {}", events.len());
        return Err(StoreError::Damaged(found));
    }
    let case = Case {
        region,
        events,
        ..Case::new(id.clone())
    };
    let kept = Kept {
        case,
        language,
        begun: Moment(begun),
        keep_until: Moment(keep_until),
    };
    Ok((CaseId(id), kept))
}

/// What the audit trail keeps of an event.
pub(crate) fn digest(salt: &str, body: &str) -> String {
    hash(&[salt, body])
}

struct Begin {
    case: CaseId,
    link: String,
    new: NewCase,
    begun_by: Option<String>,
    once: Option<Once>,
    by: By,
}

impl Write for Begin {
    type Outcome = Done;

    async fn write(&self, writing: &mut Writing<'_>) -> Result<Done, StoreError> {
        if let Some(done) = once::before(writing, self.once.as_ref()).await? {
            return Ok(done);
        }
        let insert = sqlx::query(
            "INSERT INTO cases (id, region, language, begun, keep_until, events, last_at, link, link_until, begun_by) \
             VALUES ($1, $2, $3, $4, $5, 0, $4, $6, $7, $8)",
        );
        let insert = insert.bind(self.case.as_str());
        let insert = insert.bind(&self.new.region).bind(&self.new.language);
        let insert = insert.bind(self.by.at.0).bind(self.new.keep_until.0);
        let insert = insert.bind(&self.link).bind(self.new.link_until.0);
        let insert = insert.bind(&self.begun_by);
        insert.execute(&mut *writing.db).await?;
        once::keep(writing, self.once.as_ref(), &self.case, 0, self.by.at).await?;
        let line = Line::of(&self.by, Action::Begin, &self.case);
        writing.note(line);
        Ok(Done::Once {
            case: self.case.clone(),
            events: 0,
        })
    }
}

struct Relink {
    case: CaseId,
    link: Option<(String, Moment)>,
    action: Action,
    by: By,
}

impl Write for Relink {
    type Outcome = bool;

    async fn write(&self, writing: &mut Writing<'_>) -> Result<bool, StoreError> {
        let (link, until) = self
            .link
            .as_ref()
            .map(|(link, until)| (link, until.0))
            .unzip();
        let update = sqlx::query("UPDATE cases SET link = $1, link_until = $2 WHERE id = $3");
        let update = update.bind(link).bind(until).bind(self.case.as_str());
        let known = update.execute(&mut *writing.db).await?.rows_affected() == 1;
        if known {
            writing.note(Line::of(&self.by, self.action, &self.case));
        }
        Ok(known)
    }
}

struct Append {
    case: CaseId,
    seen: i64,
    at: Moment,
    event: Event,
    salt: String,
    along: Along,
    by: By,
}

impl Write for Append {
    type Outcome = Result<Done, NotAdded>;

    async fn write(&self, writing: &mut Writing<'_>) -> Result<Self::Outcome, StoreError> {
        let Along {
            standing,
            once,
            hand,
        } = &self.along;
        if let Some(done) = once::before(writing, once.as_ref()).await? {
            return Ok(Ok(done));
        }
        if let Some(by) = standing::kept_from(writing.db, &self.case, *hand, &self.by).await? {
            return Ok(Err(NotAdded::Taken { by }));
        }
        let update = sqlx::query_scalar(
            "UPDATE cases SET events = events + 1, \
             last_at = CASE WHEN last_at > $1 THEN last_at ELSE $1 END \
             WHERE id = $2 AND events = $3 RETURNING last_at",
        );
        let update = update
            .bind(self.at.0)
            .bind(self.case.as_str())
            .bind(self.seen);
        let Some(at) = update.fetch_optional(&mut *writing.db).await? else {
            return self.refused(writing).await.map(Err);
        };
        let (number, body) = (self.seen + 1, self.body(Moment(at))?);
        let insert =
            sqlx::query("INSERT INTO events (case_id, number, salt, body) VALUES ($1, $2, $3, $4)");
        let insert = insert.bind(self.case.as_str()).bind(number);
        let insert = insert.bind(&self.salt).bind(&body);
        insert.execute(&mut *writing.db).await?;
        if let Some(standing) = standing {
            standing::put(writing.db, &self.case, standing).await?;
        }
        let note = Line {
            event: Some(number),
            detail: &digest(&self.salt, &body),
            ..Line::of(&self.by, Action::Append, &self.case)
        };
        writing.note(note);
        standing::pass(writing, &self.case, *hand, &self.by).await?;
        let events = number as usize;
        once::keep(writing, once.as_ref(), &self.case, events, self.by.at).await?;
        Ok(Ok(Done::Once {
            case: self.case.clone(),
            events,
        }))
    }
}

impl Append {
    async fn refused(&self, writing: &mut Writing<'_>) -> Result<NotAdded, StoreError> {
        let query = sqlx::query_scalar("SELECT events FROM cases WHERE id = $1");
        let query = query.bind(self.case.as_str());
        let have: Option<i64> = query.fetch_optional(&mut *writing.db).await?;
        Ok(have.map_or(NotAdded::NoCase, |have| NotAdded::Conflict {
            have: have as usize,
        }))
    }

    fn body(&self, at: Moment) -> Result<String, StoreError> {
        let event = Event {
            at: at.to_string(),
            ..self.event.clone()
        };
        serde_json::to_string(&event).map_err(|why| StoreError::Refused(why.to_string()))
    }
}
