//! The case file: JSON, one object, events in the order in which they happened.
//!
//! ```json
//! {"sural_case": 1, "id": "c-7", "events": [
//!   {"at": "2026-11-23T09:15:00Z", "by": {"role": "patient"},
//!    "content": {"module": "calf_pain", "version": "1.1.0", "hash": "…"},
//!    "observed": [{"finding": "swelling_calf", "answer": "yes_looks_bigger"}]},
//!   {"at": "2026-11-23T10:02:00Z", "by": {"role": "clinician", "name": "Dr A. Ruiz"}, "content": {…},
//!    "observed": [{"finding": "calf_girth", "side": "left", "answer": 41.5}]}
//! ]}
//! ```
//!
//! Events are added and never changed. Fields may join in later versions; none leaves or changes its meaning.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sural_content::module::{Module, Observer};

use crate::moment::Moment;

/// The version of the form that this program writes, and the last that it reads.
pub const FORM: u32 = 1;

/// One person's episode.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The version of the form.
    pub sural_case: u32,
    /// Tells cases apart; says nothing of the person.
    pub id: String,
    /// The region whose emergency number and names of places are used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// What happened, in order.
    pub events: Vec<Event>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// When, as an RFC 3339 time in UTC: `2026-11-23T09:15:00Z`.
    pub at: String,
    /// Who did it.
    pub by: Who,
    /// Under which content.
    pub content: Content,
    /// What was seen or said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub observed: Vec<Seen>,
    /// What was decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decided: Vec<Decided>,
}

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Who {
    /// In which role.
    pub role: Role,
    /// By what name; none for a patient.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// In which role somebody acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The person, or whoever answers for them.
    Patient,
    /// A nurse, doctor or therapist.
    Clinician,
    /// A laboratory, an imaging department, a device.
    Test,
}

impl Role {
    /// As whom the content knows it.
    #[must_use]
    pub fn observer(self) -> Observer {
        match self {
            Self::Patient => Observer::Patient,
            Self::Clinician => Observer::Clinician,
            Self::Test => Observer::Test,
        }
    }

    /// As it is said.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Patient => "patient",
            Self::Clinician => "clinician",
            Self::Test => "test",
        }
    }
}

/// Which content an event stands under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// Its id.
    pub module: String,
    /// Its version.
    pub version: String,
    /// The hash of its files.
    pub hash: String,
}

impl Content {
    /// That of a module.
    #[must_use]
    pub fn of(module: &Module) -> Self {
        Self {
            module: module.id.clone(),
            version: module.version.clone(),
            hash: module.hash.clone(),
        }
    }
}

/// Something seen or said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// The finding.
    pub finding: String,
    /// Of a finding that is recorded for each leg: which leg.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<Leg>,
    /// What was seen: see [`answer`](crate::answer).
    pub answer: Value,
    /// Why it counts against what the person says of it, or why it could not be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Leg {
    Left,
    Right,
}

/// Something decided: by the patient, to be asked again; all else by a clinician, which never changes what the content
/// says and stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
pub enum Decided {
    /// Holds a cause for the right one.
    Agree {
        /// The cause.
        cause: String,
    },
    /// Adds a cause that the content did not name, in words.
    Add {
        /// The cause in the clinician's words.
        cause: String,
        /// Why.
        reason: String,
    },
    /// Holds a cause for excluded.
    Reject {
        /// The cause.
        cause: String,
        /// Why.
        reason: String,
    },
    /// Sees the person sooner or later than the content says.
    Override {
        /// The disposition chosen.
        disposition: String,
        /// Why.
        reason: String,
    },
    /// Asks for a test.
    Order {
        /// The test.
        order: String,
    },
    /// Gives a treatment.
    Treat {
        /// The treatment.
        treatment: String,
    },
    /// Refers.
    Refer {
        /// The referral.
        referral: String,
    },
    /// Writes something down.
    Note {
        /// The words.
        text: String,
    },
    /// Leaves the case to somebody else.
    HandOver {
        /// To whom.
        to: String,
        /// What they should know.
        note: String,
    },
    /// Ends the work on the case, until somebody adds to it.
    Close {
        /// Why.
        reason: String,
    },
    /// Is asked again from here on: what the patient said before is what they said last time.
    Again,
}

/// Why a case file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It is not a case file.
    Form(String),
    /// A later program wrote it.
    Later(u32),
    /// An event stands before an earlier one.
    Order {
        /// Counted from 1.
        event: usize,
    },
    /// A time is not one.
    Time {
        /// Counted from 1.
        event: usize,
        /// What stands there.
        at: String,
    },
    /// Events stand under another module.
    Module(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(why) => write!(f, "this is not a case file: {why}"),
            Self::Later(form) => write!(
                f,
                "this case file has form {form}, which is newer than this program reads ({FORM}); use a newer program"
            ),
            Self::Order { event } => write!(
                f,
                "event {event} is earlier than the one before it; a log only grows, so nothing is read from it"
            ),
            Self::Time { event, at } => write!(
                f,
                "the time of event {event} is `{at}`; write it in UTC, like 2026-11-23T09:15:00Z"
            ),
            Self::Module(module) => write!(f, "this case is about `{module}`"),
        }
    }
}

impl std::error::Error for Fault {}

/// Why a text is not JSON.
fn unread(text: &str, why: &serde_json::Error) -> Fault {
    Fault::Form(if text.trim().is_empty() {
        "it is empty".to_owned()
    } else if why.is_eof() {
        let line = why.line();
        format!("it breaks off in line {line}; it may have been cut off when it was copied")
    } else {
        why.to_string()
    })
}

impl Case {
    /// A case in which nothing has happened yet.
    #[must_use]
    pub fn new(id: String) -> Self {
        Self {
            sural_case: FORM,
            id,
            region: None,
            events: Vec::new(),
        }
    }

    /// Reads a case file.
    ///
    /// # Errors
    /// When it is not one, is of a later form, or its events are out of order.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let value: Value = serde_json::from_str(text).map_err(|why| unread(text, &why))?;
        let form = value.get("sural_case").and_then(Value::as_u64);
        let form = form.and_then(|form| u32::try_from(form).ok());
        if let Some(later) = form.filter(|form| *form > FORM) {
            return Err(Fault::Later(later));
        }
        let case: Self =
            serde_json::from_value(value).map_err(|why| Fault::Form(why.to_string()))?;
        case.check()?;
        Ok(case)
    }

    /// Adds an event.
    ///
    /// # Errors
    /// When it is earlier than the last one, or its time is not one.
    pub fn add(&mut self, event: Event) -> Result<(), Fault> {
        self.events.push(event);
        self.check().inspect_err(|_| {
            self.events.pop();
        })
    }

    /// When an event is that is added now: never earlier than the one before it, whatever the clock says.
    #[must_use]
    pub fn moment_of_next(&self, now: String) -> String {
        let last = self.events.last().map(|event| event.at.clone());
        last.filter(|last| *last > now).unwrap_or(now)
    }

    /// The file, ending in a line break.
    ///
    /// # Errors
    /// Never for a case that was read or built here; serialising could refuse a foreign value.
    pub fn write(&self) -> Result<String, Fault> {
        serde_json::to_string_pretty(self)
            .map(|text| text + "\n")
            .map_err(|why| Fault::Form(why.to_string()))
    }

    /// The JSON Schema of the file.
    #[must_use]
    pub fn schema() -> Value {
        schemars::schema_for!(Self).to_value()
    }

    fn check(&self) -> Result<(), Fault> {
        let mut last: Option<&str> = None;
        for (event, number) in self.events.iter().zip(1..) {
            if event.at.parse::<Moment>().is_err() {
                return Err(Fault::Time {
                    event: number,
                    at: event.at.clone(),
                });
            }
            // Times of one form are in order as texts are.
            if last.is_some_and(|last| last > event.at.as_str()) {
                return Err(Fault::Order { event: number });
            }
            last = Some(&event.at);
        }
        Ok(())
    }
}
