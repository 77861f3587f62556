//! Answers as JSON: `"option"`, `["option", …]`, a number, or a way to say that nothing is known.

use serde_json::Value;
use sural_content::module::{Answer, Choice, Finding, FindingId, FindingKind, Module};
use sural_content::suggest::did_you_mean;
use sural_decision::{Answers, Conflict};

/// Reads one answer by the name of its finding.
///
/// # Errors
/// What is wrong with it, as a sentence: no such finding or option, or not an answer that the finding takes.
pub fn one(module: &Module, id: &str, value: &Value) -> Result<(FindingId, Answer), String> {
    let found = module
        .findings
        .iter()
        .enumerate()
        .find(|(_, finding)| finding.id == id);
    let Some((index, finding)) = found else {
        return Err(unknown(
            "finding",
            id,
            module.findings.iter().map(|finding| finding.id.as_str()),
            "",
        ));
    };
    Ok((FindingId(index as u32), answer(finding, value)?))
}

/// Reads an answer to a finding.
///
/// # Errors
/// As [`one`].
pub fn answer(finding: &Finding, value: &Value) -> Result<Answer, String> {
    match value {
        Value::String(option) => options(finding, &[option.as_str()]),
        Value::Array(values) => {
            let names = values.iter().map(Value::as_str).collect::<Option<Vec<_>>>();
            options(
                finding,
                &names.ok_or_else(|| {
                    format!("`{}` takes {}, not {value}", finding.id, takes(finding))
                })?,
            )
        }
        Value::Number(number) => numeric(finding, number),
        _ => Err(format!(
            "`{}` takes {}, not {value}",
            finding.id,
            takes(finding)
        )),
    }
}

fn numeric(finding: &Finding, number: &serde_json::Number) -> Result<Answer, String> {
    let FindingKind::Number { low, high, .. } = &finding.kind else {
        return Err(format!(
            "`{}` takes {}, not {number}",
            finding.id,
            takes(finding)
        ));
    };
    let whole = number
        .as_u64()
        .and_then(|number| u32::try_from(number).ok());
    match whole.filter(|number| (low..=high).contains(&number)) {
        Some(number) => Ok(Answer::Number(number)),
        None => Err(format!(
            "`{}` takes {}, not {number}",
            finding.id,
            takes(finding)
        )),
    }
}

/// Ways to say that a finding is not known.
fn unknown_answer(name: &str) -> Option<Answer> {
    match name {
        "not_sure" => Some(Answer::NotSure),
        "declined" | "prefer_not_to_say" => Some(Answer::Declined),
        "not_assessable" | "cannot_ask_them" => Some(Answer::NotAssessable),
        _ => None,
    }
}

fn options(finding: &Finding, names: &[&str]) -> Result<Answer, String> {
    if let [name] = names
        && let Some(answer) = unknown_answer(name)
    {
        return Ok(answer);
    }
    match &finding.kind {
        FindingKind::One { options, .. } => match names {
            [name] => position(finding, options, name).map(Answer::Option),
            _ => Err(format!(
                "`{}` takes one answer, not {}",
                finding.id,
                names.len()
            )),
        },
        FindingKind::Several { options, none } => several(finding, options, none.as_ref(), names),
        FindingKind::Number { .. } => Err(format!(
            "`{}` takes {}, not `{}`",
            finding.id,
            takes(finding),
            names.join("`, `")
        )),
    }
}

fn several(
    finding: &Finding,
    options: &[Choice],
    none: Option<&Choice>,
    names: &[&str],
) -> Result<Answer, String> {
    let says_none = |name: &&&str| none.is_some_and(|none| none.id == **name);
    if names.iter().any(|name| says_none(&name)) {
        return if names.len() == 1 {
            Ok(Answer::Options(Vec::new()))
        } else {
            Err(contradicts_itself(finding, names))
        };
    }
    if let Some(name) = names.iter().find(|name| unknown_answer(name).is_some()) {
        return Err(format!(
            "`{}` cannot be `{name}` and something else at once; leave one out",
            finding.id
        ));
    }
    if names.is_empty() {
        return Err(format!(
            "`{}` has an empty list; say {}",
            finding.id,
            none.map_or("`not_sure`".to_owned(), |none| format!(
                "`{}` or `not_sure`",
                none.id
            ))
        ));
    }
    let mut chosen = names
        .iter()
        .map(|name| position(finding, options, name))
        .collect::<Result<Vec<_>, _>>()?;
    chosen.sort_unstable();
    chosen.dedup();
    Ok(Answer::Options(chosen))
}

fn contradicts_itself(finding: &Finding, names: &[&str]) -> String {
    format!(
        "`{}` cannot be `{}` at once: one of them says that there is none; leave one out",
        finding.id,
        names.join("` and `")
    )
}

fn position(finding: &Finding, options: &[Choice], name: &str) -> Result<usize, String> {
    let found = options.iter().position(|option| option.id == name);
    found.ok_or_else(|| {
        unknown(
            &format!("option of `{}`", finding.id),
            name,
            options.iter().map(|option| option.id.as_str()),
            &format!("; it takes {}", takes(finding)),
        )
    })
}

/// That there is nothing of a name, with the nearest name that there is.
pub fn unknown<'a>(
    what: &str,
    name: &str,
    known: impl Iterator<Item = &'a str>,
    otherwise: &str,
) -> String {
    match did_you_mean(name, known) {
        Some(near) => format!("no {what} is named `{name}`; did you mean `{near}`?"),
        None => format!("no {what} is named `{name}`{otherwise}"),
    }
}

/// What a finding takes, for messages.
fn takes(finding: &Finding) -> String {
    let list = |options: &[Choice], none: Option<&Choice>| {
        let ids = options
            .iter()
            .chain(none)
            .map(|option| format!("`{}`", option.id))
            .chain(["`not_sure`".to_owned()]);
        ids.collect::<Vec<_>>().join(", ")
    };
    match &finding.kind {
        FindingKind::One { options, .. } => format!("one of {}", list(options, None)),
        FindingKind::Several { options, none } => {
            format!("a list of {}", list(options, none.as_ref()))
        }
        FindingKind::Number {
            low, high, unit, ..
        } => {
            format!("a whole number from {low} to {high} {unit}")
                .trim_end()
                .to_owned()
                + " or `not_sure`"
        }
    }
}

/// The answer as it is written.
#[must_use]
pub fn to_json(finding: &Finding, answer: &Answer) -> Value {
    let id = |options: &[Choice], index: usize| {
        options
            .get(index)
            .map_or(Value::Null, |option| Value::from(option.id.as_str()))
    };
    match (answer, &finding.kind) {
        (Answer::Option(index), FindingKind::One { options, .. }) => id(options, *index),
        (Answer::Options(chosen), FindingKind::Several { none, .. }) if chosen.is_empty() => {
            Value::from(
                none.iter()
                    .map(|none| Value::from(none.id.as_str()))
                    .collect::<Vec<_>>(),
            )
        }
        (Answer::Options(chosen), FindingKind::Several { options, .. }) => {
            chosen.iter().map(|&index| id(options, index)).collect()
        }
        (Answer::Number(number), _) => Value::from(*number),
        (Answer::Declined, _) => Value::from("declined"),
        (Answer::NotAssessable, _) => Value::from("not_assessable"),
        _ => Value::from("not_sure"),
    }
}

/// All answers by finding, as they are written.
#[must_use]
pub fn object(module: &Module, answers: &Answers) -> serde_json::Map<String, Value> {
    let named = answers.iter().filter_map(|(id, answer)| {
        let finding = module.findings.get(id.index())?;
        Some((finding.id.clone(), to_json(finding, answer)))
    });
    named.collect()
}

/// What is wrong with answers that contradict each other: one sentence a conflict.
#[must_use]
pub fn conflicting(module: &Module, answers: &Answers, conflicts: &[Conflict]) -> Vec<String> {
    let message = |conflict: &Conflict| {
        let because = module
            .constraints
            .get(conflict.constraint)
            .map_or("", |constraint| constraint.because.as_str());
        let named = conflict.findings.iter().filter_map(|&finding| {
            let content = module.findings.get(finding.index())?;
            Some(format!(
                "`{}` is {}",
                content.id,
                to_json(content, answers.get(finding)?)
            ))
        });
        format!(
            "these answers cannot all hold: {}: {because}; correct one of them",
            named.collect::<Vec<_>>().join(", ")
        )
    };
    conflicts.iter().map(message).collect()
}
