//! A case as one readable sentence for authors, in English: who it is, what is there, and what is *not sure* although it
//! could be told.

use sural_content::module::{Answer, Finding, FindingId, FindingKind, Stage};
use sural_decision::answers::none_of;
use sural_decision::{Answers, Decision};

use crate::phrases::Phrases;
use crate::sentence::uncapital;
use crate::summary::{clinical, shown};
use crate::words::Words;

/// The case in a sentence, in the clinical words of content and its default region. Findings answered with their `none` option are left out,
/// and so are those without one that are *not sure*: they say nothing.
#[must_use]
pub fn text(decision: &Decision, answers: &Answers) -> String {
    let module = decision.module();
    let words = Words::of(module, None);
    let fill = |text: &str| words.map_or_else(|| text.to_owned(), |words| words.fill(text));
    let (mut who, mut present, mut unsure) = (Vec::new(), Vec::new(), Vec::new());
    for (id, answer) in answers.iter() {
        let Some(finding) = module.findings.get(id.index()) else {
            continue;
        };
        let none = none_of(module, id);
        let name = uncapital(&fill(clinical(finding)));
        match shown(Phrases::english(), finding, answer).map(|label| fill(&label)) {
            Some(_) if none.as_ref() == Some(answer) => {}
            Some(label) if is_of_the_person(decision, id) => {
                who.push(format!("{name}: {}", uncapital(&label)));
            }
            Some(label) => present.push(with_answer(finding, answer, name, &label)),
            None if none.is_some() => unsure.push(name),
            None => {}
        }
    }
    sentence(&who, &present, &unsure)
}

/// It says who the person is, and has no answer that reports nothing.
fn is_of_the_person(decision: &Decision, finding: FindingId) -> bool {
    let module = decision.module();
    let mut screens = module.screens.iter();
    none_of(module, finding).is_none()
        && screens.any(|screen| screen.stage == Stage::Person && screen.findings.contains(&finding))
}

/// What a *yes* adds nothing to stands alone.
fn with_answer(finding: &Finding, answer: &Answer, name: String, label: &str) -> String {
    match (&finding.kind, answer) {
        (FindingKind::One { yes_no: true, .. }, Answer::Option(0)) => name,
        (FindingKind::Number { .. }, _) => format!("{name}: {label}"),
        _ => format!("{name} (\u{201c}{label}\u{201d})"),
    }
}

fn sentence(who: &[String], present: &[String], unsure: &[String]) -> String {
    let mut text = "A person".to_owned();
    if !who.is_empty() {
        text += &format!(" ({})", who.join("; "));
    }
    if !present.is_empty() {
        text += &format!(" with {}", all_of(present));
    }
    if !unsure.is_empty() {
        text += &format!(", not sure about {}", all_of(unsure));
    }
    text += match (present, unsure) {
        ([], []) => " with nothing of note.",
        _ => ", and nothing else of note.",
    };
    text
}

fn all_of(things: &[String]) -> String {
    match things {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        things => things.concat(),
    }
}
