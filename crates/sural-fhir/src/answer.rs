//! An answer as FHIR codes it, and back.
//!
//! A finding is a code of our system `findings`; an option is a code under it, `finding.option`, since options of
//! different findings share ids. What is not known is a code of the system `unknown`.

use serde_json::Value as Json;
use sural_content::module::{Answer, Choice, Finding, FindingKind};

use crate::canonical::{Canonical, UCUM};
use crate::datatype::{Coding, Decimal, Quantity, Value};

/// What the id of a number gets where it says that the number is not known.
pub const UNKNOWN: &str = ".unknown";
/// What the id of a finding gets for the left leg.
pub const LEFT: &str = ".left";
/// What the id of a finding gets for the right leg.
pub const RIGHT: &str = ".right";

/// The ways to say that a finding is not known: code and name.
pub const WAYS_NOT_TO_KNOW: [(&str, &str); 3] = [
    ("not_sure", "Not sure"),
    ("declined", "Rather not say"),
    ("not_assessable", "Not assessable"),
];

/// An option with its code.
#[must_use]
pub fn option_coding(
    canonical: &Canonical,
    finding: &Finding,
    choice: &Choice,
    label: &str,
) -> Coding {
    let code = format!("{}.{}", finding.id, choice.id);
    Coding::new(&canonical.system("findings"), &code, label)
}

/// A way to say that a finding is not known.
#[must_use]
pub fn unknown_code(canonical: &Canonical, code: &str) -> Coding {
    let mut ways = WAYS_NOT_TO_KNOW.into_iter();
    let display = ways
        .find(|(way, _)| *way == code)
        .map_or("", |(_, name)| name);
    Coding::new(&canonical.system("unknown"), code, display)
}

/// The code of an answer that says that nothing is known.
#[must_use]
pub fn unknown_of(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::NotSure => Some("not_sure"),
        Answer::Declined => Some("declined"),
        Answer::NotAssessable => Some("not_assessable"),
        Answer::Option(_) | Answer::Options(_) | Answer::Number(_) => None,
    }
}

/// The options that an answer chooses; of `several of`, the empty choice is its `none`.
#[must_use]
pub fn chosen<'a>(finding: &'a Finding, answer: &Answer) -> Vec<&'a Choice> {
    match (answer, &finding.kind) {
        (Answer::Option(at), FindingKind::One { options, .. }) => {
            options.get(*at).into_iter().collect()
        }
        (Answer::Options(chosen), FindingKind::Several { none, .. }) if chosen.is_empty() => {
            none.iter().collect()
        }
        (Answer::Options(chosen), FindingKind::Several { options, .. }) => {
            chosen.iter().filter_map(|at| options.get(*at)).collect()
        }
        _ => Vec::new(),
    }
}

/// A number, as a form takes it.
#[must_use]
pub fn number(finding: &Finding, answer: &Answer) -> Option<Value> {
    match (answer, &finding.kind) {
        (Answer::Number(number), FindingKind::Number { decimals: 0, .. }) => {
            Some(Value::ValueInteger((*number).into()))
        }
        (Answer::Number(number), kind @ FindingKind::Number { .. }) => {
            Decimal::read(&kind.shown(*number)).map(Value::ValueDecimal)
        }
        _ => None,
    }
}

/// A number with its unit.
#[must_use]
pub fn quantity(written: &str, unit: &str, ucum: Option<&str>) -> Option<Quantity> {
    Some(Quantity {
        value: Decimal::read(written)?,
        unit: (!unit.is_empty()).then(|| unit.to_owned()),
        system: ucum.map(|_| UCUM),
        code: ucum.map(str::to_owned),
    })
}

/// What the answers of a question say, as it stands in a case file.
///
/// # Errors
/// What is wrong, as a sentence without the question.
pub fn read(finding: &str, answers: &[Json]) -> Result<Json, String> {
    let said = answers.iter().map(|answer| one(finding, answer));
    let mut said = said.collect::<Result<Vec<_>, _>>()?;
    match said.len() {
        0 => Err("it has no answer".to_owned()),
        1 => Ok(said.remove(0)),
        _ => Ok(Json::Array(said)),
    }
}

/// One answer: an option, a number, or that it is not known.
fn one(finding: &str, answer: &Json) -> Result<Json, String> {
    if let Some(coding) = answer.get("valueCoding") {
        let code = coding.get("code").and_then(Json::as_str);
        let code = code.ok_or("its coding has no code")?;
        let option = code.strip_prefix(finding);
        let option = option.and_then(|rest| rest.strip_prefix('.'));
        return Ok(Json::from(option.unwrap_or(code)));
    }
    if let Some(yes) = answer.get("valueBoolean").and_then(Json::as_bool) {
        return Ok(Json::from(if yes { "yes" } else { "no" }));
    }
    let numbers = ["/valueInteger", "/valueDecimal", "/valueQuantity/value"].into_iter();
    let mut said = numbers
        .chain(["/valueString"])
        .filter_map(|path| answer.pointer(path));
    match said.next() {
        Some(said) if said.is_number() || said.is_string() => Ok(said.clone()),
        Some(other) => Err(format!("`{other}` is no answer")),
        None => Err("it takes a coding or a number".to_owned()),
    }
}
