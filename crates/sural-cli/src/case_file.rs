//! Published cases with their gold answers: a JSON array, one object a case.
//!
//! ```json
//! [{"id": "DV-02",
//!   "answers": {"laterality": "left", "travel_long": "yes"},
//!   "gold": {"disposition": "er_now", "acceptable_dispositions": ["er_now", "same_day"], "cause_class": "vascular"},
//!   "dx_group": "dvt_pe", "benign_for_overtriage_check": false}]
//! ```
//! Fields that are not named here are for readers and are passed over.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use sural_content::span::Source;

use crate::failure::{Code, Failure};

/// One case.
#[derive(Debug, Deserialize)]
pub struct FileCase {
    /// Its id.
    pub id: String,
    /// What the text states or plainly implies.
    pub answers: Map<String, Value>,
    /// What is held to be right.
    pub gold: Gold,
    /// Which kind of cause, for the first three; mapped by `case_groups.toml`.
    #[serde(default)]
    pub dx_group: Option<String>,
    /// A benign case that should not be sent anywhere the same day.
    #[serde(default)]
    pub benign_for_overtriage_check: bool,
}

/// What is held to be right of a case.
#[derive(Debug, Deserialize)]
pub struct Gold {
    /// The band.
    pub disposition: Band,
    /// The bands that are tolerated.
    #[serde(default)]
    pub acceptable_dispositions: Vec<Band>,
    /// The cause group.
    #[serde(default)]
    pub cause_class: Option<String>,
    /// The diagnosis, in the words of the source.
    #[serde(default)]
    pub diagnosis: Option<String>,
    /// Who the source says should see the person; mapped by the `places` of `case_findings.toml`.
    #[serde(default)]
    pub first_contact_or_specialist: Option<String>,
}

/// Bands of urgency that case files use, most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// An ambulance, now.
    EmergencyCall = 1,
    /// The emergency department, now.
    ErNow,
    /// Today.
    SameDay,
    /// Within days.
    WithinDays,
    /// Within weeks.
    Routine,
    /// At home.
    SelfCare,
}

impl Band {
    /// All, most urgent first.
    pub const ALL: [Self; 6] = [
        Self::EmergencyCall,
        Self::ErNow,
        Self::SameDay,
        Self::WithinDays,
        Self::Routine,
        Self::SelfCare,
    ];

    /// The band that a disposition falls in, by its acuity.
    pub fn of_acuity(acuity: u32) -> Self {
        match acuity {
            0..=1 => Self::EmergencyCall,
            2 => Self::ErNow,
            3..=4 => Self::SameDay,
            5 => Self::WithinDays,
            6 => Self::Routine,
            _ => Self::SelfCare,
        }
    }

    /// Its name in case files.
    pub fn name(self) -> &'static str {
        match self {
            Self::EmergencyCall => "emergency_call",
            Self::ErNow => "er_now",
            Self::SameDay => "same_day",
            Self::WithinDays => "within_days",
            Self::Routine => "routine",
            Self::SelfCare => "self_care",
        }
    }
}

impl Gold {
    /// The least and the most urgent band that is tolerated.
    pub fn tolerated(&self) -> (Band, Band) {
        let all = || {
            self.acceptable_dispositions.iter().copied().chain(
                [self.disposition]
                    .into_iter()
                    .filter(|_| self.acceptable_dispositions.is_empty()),
            )
        };
        (
            all().max().unwrap_or(self.disposition),
            all().min().unwrap_or(self.disposition),
        )
    }
}

/// Reads a case file.
///
/// # Errors
/// When it cannot be read, or is not an array of cases.
pub fn read(path: &Path) -> Result<Vec<FileCase>, Failure> {
    let text = crate::answers_file::read(path)?;
    serde_json::from_str(&text).map_err(|error| {
        Failure::new(
            Code::BadAnswers,
            format!("`{}` is not an array of cases: {error}", path.display()),
        )
    })
}

/// Which causes of a module a `dx_group` of case files stands for.
pub type Groups = BTreeMap<String, Vec<String>>;

/// The groups of the module's `case_groups.toml`; empty if it has none.
///
/// # Errors
/// When the file is not a table of lists.
pub fn groups(sources: &[Source]) -> Result<Groups, Failure> {
    beside(sources, "case_groups.toml")
}

/// What clinicians and tests found in published cases, by ids of the module's consultation.
#[derive(Debug, Default, Deserialize)]
pub struct Found {
    /// By what a source calls a place or a specialist: the services that this may mean.
    #[serde(default)]
    pub places: BTreeMap<String, Vec<String>>,
    /// By case.
    #[serde(flatten)]
    pub cases: BTreeMap<String, Map<String, Value>>,
}

/// What the module's `case_findings.toml` holds; nothing if it has none.
///
/// # Errors
/// When the file is not a table of answers by case.
pub fn found(sources: &[Source]) -> Result<Found, Failure> {
    beside(sources, "case_findings.toml")
}

/// A table about published cases that stands beside the module.
fn beside<T: Default + DeserializeOwned>(sources: &[Source], name: &str) -> Result<T, Failure> {
    let source = sources.iter().find(|source| source.name == name);
    source.map_or_else(
        || Ok(T::default()),
        |source| {
            toml::from_str(&source.text)
                .map_err(|error| Failure::new(Code::BadContent, format!("{name}: {error}")))
        },
    )
}
