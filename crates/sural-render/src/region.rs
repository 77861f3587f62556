//! What the cases of a region have in common, as one sentence for authors, in English and in clinical words.
//!
//! A region says what was answered, and so *not sure* is an answer like others: *not* “Worse” may be *not sure*.

use sural_content::module::{Condition, Finding, FindingId, FindingKind, Module};

use crate::phrases::Phrases;
use crate::sentence::{labels, uncapital, with_unit};
use crate::summary::clinical;
use crate::words::Words;

/// The region in a sentence, in the default region's names of places; its findings are those of `module`.
#[must_use]
pub fn text(module: &Module, condition: &Condition) -> String {
    let told = match condition {
        Condition::All(parts) => joined(module, parts, "; "),
        part => told(module, part),
    };
    Words::of(module, None).map_or_else(|| told.clone(), |words| words.fill(&told))
}

fn joined(module: &Module, parts: &[Condition], between: &str) -> String {
    let parts = parts.iter().map(|part| told(module, part));
    parts.collect::<Vec<_>>().join(between)
}

fn told(module: &Module, condition: &Condition) -> String {
    match condition {
        Condition::All(parts) => joined(module, parts, " and "),
        Condition::Any(parts) => match parts.as_slice() {
            [part, Condition::IsUnknown(_)] => format!("{}, or not sure", told(module, part)),
            parts => joined(module, parts, " or "),
        },
        Condition::Not(part) => otherwise(module, part),
        Condition::IsUnknown(finding) => format!("not sure about {}", name(module, *finding)),
        Condition::IsOption(finding, options) => match yes_or_no(module, *finding, options) {
            Some(true) => name(module, *finding),
            Some(false) => format!("no {}", name(module, *finding)),
            None => with_options(module, *finding, "", options),
        },
        Condition::HasOption(finding, options) => with_options(module, *finding, "with ", options),
        Condition::CompareNumber(finding, comparison, constant) => {
            let number = found(module, *finding).map(|finding| with_unit(finding, *constant));
            let bound = Phrases::english().comparison(*comparison, &number.unwrap_or_default());
            format!("{} {bound}", name(module, *finding))
        }
        // No region is told by a score or by a condition that has a name.
        _ => String::new(),
    }
}

fn otherwise(module: &Module, condition: &Condition) -> String {
    match condition {
        Condition::IsOption(finding, options) => match yes_or_no(module, *finding, options) {
            Some(true) => format!("no {}, or not sure", name(module, *finding)),
            Some(false) => format!("{}, or not sure", name(module, *finding)),
            None => with_options(module, *finding, "not ", options),
        },
        Condition::HasOption(finding, options) => {
            with_options(module, *finding, "without ", options)
        }
        Condition::IsUnknown(finding) => format!("{} is known", name(module, *finding)),
        part => format!("not ({})", told(module, part)),
    }
}

/// Of a finding that is answered by *yes* and *no*: which of them.
fn yes_or_no(module: &Module, finding: FindingId, options: &[usize]) -> Option<bool> {
    match (&found(module, finding)?.kind, options) {
        (FindingKind::One { yes_no: true, .. }, [option]) => Some(*option == 0),
        _ => None,
    }
}

fn with_options(module: &Module, finding: FindingId, before: &str, options: &[usize]) -> String {
    let choices = match found(module, finding).map(|finding| &finding.kind) {
        Some(
            FindingKind::One {
                options: choices, ..
            }
            | FindingKind::Several {
                options: choices, ..
            },
        ) => choices.as_slice(),
        _ => &[],
    };
    let labels = labels(Phrases::english(), choices, options);
    format!("{} {before}{labels}", name(module, finding))
}

fn name(module: &Module, finding: FindingId) -> String {
    found(module, finding).map_or_else(String::new, |finding| uncapital(clinical(finding)))
}

fn found(module: &Module, finding: FindingId) -> Option<&Finding> {
    module.findings.get(finding.index())
}
