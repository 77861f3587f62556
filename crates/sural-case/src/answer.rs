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
    let Some((found, finding)) = module.finding_named(id) else {
        return Err(unknown(
            "finding",
            id,
            module.findings.iter().map(|finding| finding.id.as_str()),
            "",
        ));
    };
    Ok((found, answer(finding, value)?))
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
    match finding.kind.number(&number.to_string()) {
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
        FindingKind::Number { unit, .. } => {
            let range = finding.kind.range();
            format!("{range} {unit}").trim_end().to_owned() + " or `not_sure`"
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
        (Answer::Number(number), kind) => kind
            .shown(*number)
            .parse()
            .map_or(Value::Null, Value::Number),
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

#[cfg(test)]
mod tests {
    use serde_json::json;
    use sural_content::module::{Answer, Finding, FindingKind, Observer, Unsure};
    use sural_content::span::Span;

    use super::{answer, to_json};

    fn with_decimals() -> Finding {
        Finding {
            id: "ankle_brachial_index".to_owned(),
            ask: String::new(),
            help: None,
            kind: FindingKind::Number {
                low: 0,
                high: 300,
                decimals: 2,
                unit: String::new(),
            },
            unsure: Unsure::Open,
            may_decline: false,
            others: Vec::new(),
            pictures: Vec::new(),
            observers: vec![Observer::Clinician],
            each_leg: None,
            sides: None,
            says: None,
            clinical: None,
            citations: Vec::new(),
            codes: Vec::new(),
            chapter: 0,
            span: Span::default(),
        }
    }

    #[test]
    fn numbers_keep_their_decimals() {
        let finding = with_decimals();
        for number in 0..=300 {
            let written = to_json(&finding, &Answer::Number(number));
            assert_eq!(answer(&finding, &written), Ok(Answer::Number(number)));
        }
        assert_eq!(to_json(&finding, &Answer::Number(58)), json!(0.58));
        assert_eq!(to_json(&finding, &Answer::Number(100)), json!(1));
        assert_eq!(answer(&finding, &json!(0.9)), Ok(Answer::Number(90)));
        assert_eq!(answer(&finding, &json!(1.0)), Ok(Answer::Number(100)));
        let refused = answer(&finding, &json!(0.585));
        assert!(refused.is_err_and(|why| why.contains("at most 2 decimals from 0 to 3")));
        assert!(answer(&finding, &json!(-1)).is_err());
    }
}
