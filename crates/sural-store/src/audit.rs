//! The audit trail: who did what, when, to which case. It holds no answers.
//!
//! Each line has the hash of itself and of the line before, so that a line that is changed, removed, put in or
//! swapped breaks the chain from there on. A line that adds an event to a case carries the event's own hash, taken
//! with a salt that is kept beside the event: it proves the event as long as it exists, and says nothing once the
//! event and its salt are erased.

use std::fmt;
use std::str::FromStr;

use sural_case::moment::Moment;

use crate::Store;
use crate::cases::CaseId;
use crate::error::StoreError;
use crate::secret::hash;

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Whoever holds the private link of a case.
    Person,
    /// Somebody who has signed in, by the name of the account.
    Account(String),
    /// A program, by the name of its key.
    Key(String),
    /// Whoever has the machine: the program itself, or its command line.
    System,
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person => f.write_str("person"),
            Self::Account(name) => write!(f, "account {name}"),
            Self::Key(name) => write!(f, "key {name}"),
            Self::System => f.write_str("system"),
        }
    }
}

/// Who acts, and when. Every call that touches a case says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    /// Who.
    pub who: Actor,
    /// When.
    pub at: Moment,
}

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Action {
    Begin,
    Append,
    Read,
    List,
    Renew,
    Revoke,
    Export,
    Erase,
    Claim,
    Release,
    SetUp,
    SignIn,
    SignInRefused,
    SignOut,
    AccountKept,
    AccountRemoved,
    KeyKept,
    KeyRemoved,
    Backup,
    Rebuild,
    Feedback,
}

impl Action {
    /// As it stands in the trail.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Begin => "begin",
            Self::Append => "append",
            Self::Read => "read",
            Self::List => "list",
            Self::Renew => "renew",
            Self::Revoke => "revoke",
            Self::Export => "export",
            Self::Erase => "erase",
            Self::Claim => "claim",
            Self::Release => "release",
            Self::SetUp => "set_up",
            Self::SignIn => "sign_in",
            Self::SignInRefused => "sign_in_refused",
            Self::SignOut => "sign_out",
            Self::AccountKept => "account_kept",
            Self::AccountRemoved => "account_removed",
            Self::KeyKept => "key_kept",
            Self::KeyRemoved => "key_removed",
            Self::Backup => "backup",
            Self::Rebuild => "rebuild",
            Self::Feedback => "feedback",
        }
    }
}

/// One line of the trail, before it has its place there.
pub(crate) struct Line<'a> {
    pub by: &'a By,
    pub action: Action,
    pub case: Option<&'a CaseId>,
    /// The number of the event that it adds, counted from 1.
    pub event: Option<i64>,
    pub detail: &'a str,
}

impl<'a> Line<'a> {
    /// About no case.
    pub fn new(by: &'a By, action: Action, detail: &'a str) -> Self {
        Self {
            by,
            action,
            case: None,
            event: None,
            detail,
        }
    }

    /// About a case.
    pub fn of(by: &'a By, action: Action, case: &'a CaseId) -> Self {
        Self {
            case: Some(case),
            ..Self::new(by, action, "")
        }
    }
}

/// The end of the trail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// How many lines there are.
    pub lines: i64,
    /// The hash of the last; empty if there is none.
    pub hash: String,
}

impl fmt::Display for Head {
    /// To be noted: `120:` and the hash.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.lines, self.hash)
    }
}

impl FromStr for Head {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        let parts = text.trim().split_once(':');
        let head = parts.and_then(|(lines, hash)| {
            let lines = lines.parse().ok()?;
            let hash = hash.to_owned();
            (hash.len() == 43).then_some(Self { lines, hash })
        });
        head.ok_or(
            "that is no end of a trail; it is a number, a colon and 43 letters, as was shown",
        )
    }
}

/// A line of the trail, for those who may look at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Counted from 1.
    pub line: i64,
    /// When, by the clock of the machine.
    pub at: Moment,
    /// Who.
    pub actor: String,
    /// What: a word of [`Action`].
    pub action: String,
    /// Which case, if one.
    pub case: Option<CaseId>,
}

impl Store {
    /// The latest lines of the trail, the last first: about a case, or about anything. Only those before a line, if
    /// one is given.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn told(
        &self,
        case: Option<&CaseId>,
        before: Option<i64>,
        most: u32,
    ) -> Result<Vec<Told>, StoreError> {
        let query = sqlx::query_as(
            "SELECT number, at, actor, action, case_id FROM audit \
             WHERE ($1 = '' OR case_id = $1) AND number < $2 ORDER BY number DESC LIMIT $3",
        );
        let query = query.bind(case.map_or("", CaseId::as_str));
        let query = query.bind(before.unwrap_or(i64::MAX)).bind(i64::from(most));
        let lines: Vec<(i64, i64, String, String, Option<String>)> =
            query.fetch_all(&self.reading).await?;
        let told = lines
            .into_iter()
            .map(|(line, at, actor, action, case)| Told {
                line,
                at: Moment(at),
                actor,
                action,
                case: case.map(|case| CaseId::named(&case)),
            });
        Ok(told.collect())
    }
}

/// A line as it is stored.
pub(crate) struct Stored {
    pub number: i64,
    pub at: i64,
    pub actor: String,
    pub action: String,
    pub case: Option<String>,
    pub event: Option<i64>,
    pub detail: String,
}

/// The hash of a line that follows another.
pub(crate) fn link(before: &Head, line: &Stored) -> String {
    hash(&[
        &before.hash,
        &line.number.to_string(),
        &line.at.to_string(),
        &line.actor,
        &line.action,
        line.case.as_deref().unwrap_or_default(),
        &line.event.map_or(String::new(), |event| event.to_string()),
        &line.detail,
    ])
}
