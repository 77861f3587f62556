//! Why a question is asked: what its answers could still bring up.

use sural_content::module::{FindingId, Rule};
use sural_decision::{Answers, Assessment, Decision};
use sural_render::words::Words;

/// How many reasons are told.
const MOST: usize = 3;

/// Why these findings are asked, in sentences, with the sources behind each reason.
pub fn why(
    decision: &Decision,
    words: &Words<'_>,
    answers: &Answers,
    assessment: &Assessment,
    findings: &[FindingId],
) -> String {
    let rules = decision.telling(answers, assessment, findings, MOST);
    let phrases = words.phrases();
    let mut text = String::new();
    let mut told = None;
    for rule in rules
        .iter()
        .filter_map(|rule| words.module().rules.get(rule.index()))
    {
        if rule.disposition != told {
            text += &phrases.why_asked(&title(words, rule));
            text.push('\n');
            told = rule.disposition;
        }
        text += &format!(
            "  - {} [{}]\n",
            words.fill(&rule.because),
            sources(decision, rule)
        );
    }
    if text.is_empty() {
        phrases.why_in_general()
    } else {
        text.trim_end().to_owned()
    }
}

fn title(words: &Words<'_>, rule: &Rule) -> String {
    let disposition = rule
        .disposition
        .and_then(|id| words.module().dispositions.get(id.index()));
    disposition
        .map(|disposition| words.fill(&disposition.title))
        .unwrap_or_default()
}

fn sources(decision: &Decision, rule: &Rule) -> String {
    let sources = rule.citations.iter().filter_map(|citation| {
        let reference = decision
            .module()
            .references
            .get(citation.reference.index())?;
        Some(
            format!("{} {}", reference.id, citation.locator)
                .trim_end()
                .to_owned(),
        )
    });
    [rule.id.clone()]
        .into_iter()
        .chain(sources)
        .collect::<Vec<_>>()
        .join("; ")
}
