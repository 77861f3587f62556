//! A case as one readable line for authors, in English: what is there, and what is *not sure* although it could be told.

use sural_content::module::Answer;
use sural_decision::answers::none_of;
use sural_decision::{Answers, Decision};

use crate::phrases::Phrases;
use crate::summary::shown;

/// The case in words. Findings answered with their `none` option are left out, and so are those without one that are
/// *not sure*: they say nothing.
#[must_use]
pub fn text(decision: &Decision, answers: &Answers) -> String {
    let module = decision.module();
    let mut told = Vec::new();
    let mut unsure = Vec::new();
    for (id, answer) in answers.iter() {
        let Some(finding) = module.findings.get(id.index()) else {
            continue;
        };
        let none = none_of(module, id);
        match shown(Phrases::english(), finding, answer) {
            Some(label) if none.as_ref() != Some(answer) => {
                told.push(format!("`{}` {}", finding.id, label.to_lowercase()))
            }
            None if none.is_some() && !matches!(answer, Answer::Option(_)) => {
                unsure.push(format!("`{}`", finding.id))
            }
            _ => {}
        }
    }
    let unsure = if unsure.is_empty() {
        String::new()
    } else {
        format!("; not sure of {}", unsure.join(", "))
    };
    let told = if told.is_empty() {
        "nothing to report".to_owned()
    } else {
        told.join(", ")
    };
    format!("a person with {told}{unsure}")
}
