//! The answers of one case as JSON: `{"answers": {"finding": "option" | ["option", …] | number}}`.

use serde_json::{Map, Value};
use sural_case::answer;
use sural_content::module::{Module, Rest};
use sural_decision::{Answers, Decision};

use crate::Once;

/// Answers with what stands beside them.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The answers.
    pub answers: Answers,
    /// The region, which a stopped interview keeps beside its answers.
    pub region: Option<String>,
    /// What was not understood but does no harm: one sentence each.
    pub warnings: Vec<String>,
}

/// What may stand beside answers; `module` and `date` tell under which content and when an interview was kept.
const KEYS: [&str; 4] = ["answers", "region", "module", "date"];

const EXPECTED: &str = "the answers must be an object with the key `answers`: {\"answers\": {\"finding\": \"option\"}}";

/// Reads the answers of one case.
///
/// # Errors
/// Everything in it that is not an answer to this module's findings, a sentence each.
pub fn parse(module: &Module, text: &str) -> Result<Parsed, Vec<String>> {
    let Once(value) = serde_json::from_str(text).map_err(|error| {
        if error.is_data() {
            return vec![format!("the answers: {error}")];
        }
        vec![format!("the answers are not JSON: {error}; expected {{\"answers\": {{\"finding\": \"option\"}}}}")]
    })?;
    let expected = || vec![EXPECTED.to_owned()];
    let object = value.as_object().ok_or_else(expected)?;
    let answers = object.get("answers").and_then(Value::as_object);
    let answers = answers.ok_or_else(expected)?;
    let region = object.get("region").and_then(Value::as_str);
    let unread = object.keys().filter(|key| !KEYS.contains(&key.as_str()));
    Ok(Parsed {
        answers: from_object(module, answers)?,
        region: region.map(str::to_owned),
        warnings: unread
            .map(|key| format!("`{key}` is not read; only `answers` is"))
            .collect(),
    })
}

/// Reads answers by finding.
///
/// # Errors
/// As [`parse`].
pub fn from_object(module: &Module, object: &Map<String, Value>) -> Result<Answers, Vec<String>> {
    let mut answers = Answers::none(module);
    let mut messages = Vec::new();
    for (id, value) in object {
        match answer::one(module, id, value) {
            Ok((finding, answer)) => answers.set(finding, Some(answer)),
            Err(message) => messages.push(message),
        }
    }
    if messages.is_empty() {
        Ok(answers)
    } else {
        Err(messages)
    }
}

/// The answers of a case with how the rest is taken, and with those that follow from others.
///
/// # Errors
/// When they contradict each other: one sentence a contradiction.
pub fn completed(
    decision: &Decision,
    mut answers: Answers,
    rest: Rest,
) -> Result<Answers, Vec<String>> {
    let conflicts = decision.conflicts(&answers);
    if !conflicts.is_empty() {
        let module = decision.module();
        return Err(answer::conflicting(module, &answers, &conflicts));
    }
    answers.fill(decision, rest);
    Ok(decision.implied(&answers))
}
