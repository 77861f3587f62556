//! Conditions as they are written in content.

use sural_content::module::{Choice, Comparison, Condition, FindingId, FindingKind, Module};

/// A condition in the content language, on one line.
#[must_use]
pub fn condition(module: &Module, condition: &Condition) -> String {
    match condition {
        Condition::All(parts) => list(module, "all of", parts),
        Condition::Any(parts) => list(module, "any of", parts),
        Condition::AtLeast(k, parts) => list(module, &format!("at least {k} of"), parts),
        Condition::Not(part) => format!("not {}", self::condition(module, part)),
        Condition::Possibly(part) => format!("possibly {}", self::condition(module, part)),
        Condition::Certainly(part) => format!("certainly {}", self::condition(module, part)),
        Condition::Named(id) => module
            .conditions
            .get(id.index())
            .map(|named| named.id.clone())
            .unwrap_or_default(),
        Condition::IsOption(finding, options) => is_option(module, *finding, options),
        Condition::HasOption(finding, options) => format!(
            "{} is {}",
            name(module, *finding),
            ids(choices(module, *finding), options)
        ),
        Condition::HasNone(finding) => {
            format!("{} is {}", name(module, *finding), none(module, *finding))
        }
        Condition::IsUnknown(finding) => format!("{} is unknown", name(module, *finding)),
        Condition::CompareNumber(id, comparison, constant) => {
            let finding = module.findings.get(id.index());
            let constant = finding.map(|finding| finding.kind.shown(*constant));
            format!(
                "{} {} {}",
                name(module, *id),
                sign(*comparison),
                constant.unwrap_or_default()
            )
        }
        Condition::CompareScore(id, comparison, constant) => {
            let score = module.scores.get(id.index());
            score.map_or_else(String::new, |score| {
                let constant = score.shown(*constant);
                format!("{} {} {constant}", score.id, sign(*comparison))
            })
        }
    }
}

fn list(module: &Module, head: &str, parts: &[Condition]) -> String {
    let parts = parts
        .iter()
        .map(|part| condition(module, part))
        .collect::<Vec<_>>();
    format!("({head} {})", parts.join(", "))
}

fn name(module: &Module, finding: FindingId) -> &str {
    module
        .findings
        .get(finding.index())
        .map_or("", |finding| finding.id.as_str())
}

fn choices(module: &Module, finding: FindingId) -> &[Choice] {
    match module
        .findings
        .get(finding.index())
        .map(|finding| &finding.kind)
    {
        Some(FindingKind::One { options, .. } | FindingKind::Several { options, .. }) => options,
        _ => &[],
    }
}

fn none(module: &Module, finding: FindingId) -> &str {
    match module
        .findings
        .get(finding.index())
        .map(|finding| &finding.kind)
    {
        Some(FindingKind::Several {
            none: Some(none), ..
        }) => &none.id,
        _ => "",
    }
}

fn is_option(module: &Module, finding: FindingId, options: &[usize]) -> String {
    let yes_no = matches!(
        module
            .findings
            .get(finding.index())
            .map(|finding| &finding.kind),
        Some(FindingKind::One { yes_no: true, .. })
    );
    match options {
        [0] if yes_no => name(module, finding).to_owned(),
        options => format!(
            "{} is {}",
            name(module, finding),
            ids(choices(module, finding), options)
        ),
    }
}

fn ids(choices: &[Choice], options: &[usize]) -> String {
    let ids = options
        .iter()
        .filter_map(|&option| choices.get(option))
        .map(|choice| choice.id.as_str());
    ids.collect::<Vec<_>>().join(" / ")
}

/// A comparison as written.
#[must_use]
pub fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Less => "<",
        Comparison::AtMost => "<=",
        Comparison::Equal => "=",
        Comparison::AtLeast => ">=",
        Comparison::Greater => ">",
    }
}
