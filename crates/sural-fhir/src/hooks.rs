//! CDS Hooks 2.0: a record system asks at a moment of its work, and gets cards where something would change.
//!
//! What a card says is the content's: rules that speak, tests and referrals that they ask for, contraindications, what
//! a referral needs. Nothing here knows a rule, a medicine or a test by name. The clock is handed in.

mod cards;
mod feedback;
mod orders;
mod request;
mod service;

use serde::Serialize;
use serde_json::Value;
use sural_content::record::Record;
use sural_decision::Decision;

pub use feedback::{Feedback, feedback};
pub use request::{Refused, Request};
pub use service::{Hook, Service, discovery, service, services};

/// What cards are made from.
#[derive(Clone, Copy)]
pub struct Content<'a> {
    /// The whole content, compiled.
    pub decision: &'a Decision,
    /// What records suggest of it.
    pub record: &'a Record,
    /// The address of the server, for links to a case; none without one.
    pub address: Option<&'a str>,
}

/// What is answered: cards, most urgent first. None is a good answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Cards {
    /// The cards.
    pub cards: Vec<Card>,
}

/// Something to be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Card {
    pub uuid: String,
    /// One sentence, below 140 characters.
    pub summary: String,
    /// Markdown.
    pub detail: String,
    pub indicator: Indicator,
    pub source: CardSource,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suggestions: Vec<Suggestion>,
    /// Stands wherever there are suggestions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selection_behavior: Option<&'static str>,
    pub override_reasons: Vec<Coded>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
}

/// How much hangs on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Indicator {
    /// It leads to one of the two most urgent dispositions.
    Critical,
    /// Another red flag, another of the more urgent half of the dispositions, or a contraindication.
    Warning,
    /// Whatever else would change.
    Info,
}

/// Who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct CardSource {
    pub label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    pub topic: Coded,
}

/// A code with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Coded {
    pub system: String,
    pub code: String,
    pub display: String,
}

/// Something that can be done by one choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Suggestion {
    pub label: String,
    pub uuid: String,
    pub actions: Vec<Action>,
}

/// What the choice does in the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Action {
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
}

/// Where more of it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Link {
    pub label: String,
    pub url: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
}

/// The cards for a request.
#[must_use]
pub fn answer(content: Content<'_>, request: &Request<'_>) -> Cards {
    cards::Maker::of(content, request).cards()
}
