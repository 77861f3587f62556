//! The answers in clinical wording, for whoever sees the person next; in the language of the authors, whatever the
//! person reads.

use std::collections::BTreeSet;

use sural_content::module::{
    Answer, Choice, Condition, Finding, FindingId, FindingKind, Module, Stage,
};
use sural_decision::Answers;
use sural_decision::answers::none_of;
use sural_decision::variables::visit;

use crate::phrases::Phrases;
use crate::words::Words;

/// What was answered, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Findings that are there, each with its answer.
    pub positive: Vec<String>,
    /// Findings that are not there, among the emergency signs that a red flag reads.
    pub negative: Vec<String>,
    /// Findings answered *not sure*, *declined* or *not assessable*.
    pub unknown: Vec<String>,
}

impl Summary {
    /// The summary of a case.
    #[must_use]
    pub fn of(words: &Words<'_>, answers: &Answers) -> Self {
        let words = words.authored();
        let module = words.module();
        let pertinent = pertinent(module);
        let mut summary = Self::default();
        for (id, answer) in answers.iter() {
            let Some(finding) = module.findings.get(id.index()) else {
                continue;
            };
            let name = words.fill(clinical(finding));
            match shown(words.phrases(), finding, answer) {
                None => summary.unknown.push(name),
                Some(_) if none_of(module, id).as_ref() == Some(answer) => {
                    if pertinent.contains(&id) {
                        summary.negative.push(name);
                    }
                }
                Some(label) => summary
                    .positive
                    .push(format!("{name}: {}", words.fill(&label))),
            }
        }
        summary
    }
}

/// The clinical name of a finding, else the best there is.
pub(crate) fn clinical(finding: &Finding) -> &str {
    finding
        .clinical
        .as_deref()
        .or(finding.says.as_deref())
        .unwrap_or(&finding.ask)
}

/// An answer as it was worded; `None` if nothing is known.
#[must_use]
pub fn shown(phrases: Phrases, finding: &Finding, answer: &Answer) -> Option<String> {
    match (answer, &finding.kind) {
        (Answer::Option(index), FindingKind::One { yes_no: true, .. }) => Some(if *index == 0 {
            phrases.yes()
        } else {
            phrases.no()
        }),
        (Answer::Option(index), FindingKind::One { options, .. }) => Some(label(options, *index)),
        (Answer::Options(chosen), FindingKind::Several { none, .. }) if chosen.is_empty() => Some(
            none.as_ref()
                .map_or_else(|| phrases.none(), |none| none.label.clone()),
        ),
        (Answer::Options(chosen), FindingKind::Several { options, .. }) => Some(
            chosen
                .iter()
                .map(|&index| label(options, index))
                .collect::<Vec<_>>()
                .join("; "),
        ),
        (Answer::Number(number), kind @ FindingKind::Number { unit, .. }) => Some(
            format!("{} {unit}", kind.shown(*number))
                .trim_end()
                .to_owned(),
        ),
        _ => None,
    }
}

fn label(options: &[Choice], index: usize) -> String {
    options
        .get(index)
        .map(|option| option.label.clone())
        .unwrap_or_default()
}

/// The findings asked about as emergency signs that some red flag reads: red flags read much else besides, such as
/// age and medicines, whose absence says little.
fn pertinent(module: &Module) -> BTreeSet<FindingId> {
    let mut read = BTreeSet::new();
    for rule in module.rules.iter().filter(|rule| rule.red_flag) {
        visit(module, &rule.when, &mut |atom| {
            read.extend(finding_of(atom))
        });
    }
    let asked = module
        .screens
        .iter()
        .filter(|screen| screen.stage == Stage::Emergency)
        .flat_map(|screen| &screen.findings);
    asked
        .copied()
        .filter(|finding| read.contains(finding))
        .collect()
}

/// The finding that an atom of a condition reads.
#[must_use]
pub fn finding_of(atom: &Condition) -> Option<FindingId> {
    match atom {
        Condition::IsOption(finding, _)
        | Condition::HasOption(finding, _)
        | Condition::HasNone(finding)
        | Condition::IsUnknown(finding)
        | Condition::CompareNumber(finding, ..) => Some(*finding),
        _ => None,
    }
}
