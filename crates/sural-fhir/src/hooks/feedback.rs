//! What became of a card.

use serde_json::Value;

use super::request::Refused;

/// What somebody did with a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feedback {
    /// The card.
    pub card: String,
    /// A suggestion of it was taken; else the card was dismissed.
    pub accepted: bool,
    /// The suggestions that were taken.
    pub suggestions: Vec<String>,
    /// The code of the reason that was chosen for dismissing it. What was written freely is not kept: it may name people.
    pub reason: Option<String>,
    /// When, as the record system has it.
    pub at: String,
}

/// Reads what a record system tells of cards.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn feedback(body: &Value) -> Result<Vec<Feedback>, Refused> {
    let told = body["feedback"].as_array();
    let told = told.ok_or_else(|| malformed("`feedback` is missing, or is no list"))?;
    told.iter().map(one).collect()
}

fn one(told: &Value) -> Result<Feedback, Refused> {
    let text = |key: &str| {
        let text = told[key].as_str().filter(|text| !text.is_empty());
        text.ok_or_else(|| malformed(&format!("`{key}` of a feedback is missing, or is no text")))
    };
    let accepted = match text("outcome")? {
        "accepted" => true,
        "overridden" => false,
        _ => {
            return Err(malformed(
                "`outcome` is neither `accepted` nor `overridden`",
            ));
        }
    };
    let suggestions = told["acceptedSuggestions"].as_array().into_iter().flatten();
    let suggestions = suggestions.filter_map(|it| it["id"].as_str().map(str::to_owned));
    let suggestions = suggestions.collect::<Vec<_>>();
    if accepted && suggestions.is_empty() {
        return Err(malformed(
            "what was accepted needs `acceptedSuggestions`, each with its `id`",
        ));
    }
    let reason = told.pointer("/overrideReason/reason/code");
    Ok(Feedback {
        card: text("card")?.to_owned(),
        accepted,
        suggestions,
        reason: reason.and_then(Value::as_str).map(str::to_owned),
        at: text("outcomeTimestamp")?.to_owned(),
    })
}

fn malformed(why: &str) -> Refused {
    Refused::Malformed(why.to_owned())
}
