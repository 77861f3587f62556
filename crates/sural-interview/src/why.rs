//! Why a question is asked: what its answers could still bring up.

use sural_content::module::{FindingId, Rule};
use sural_decision::{Answers, Assessment, Decision};
use sural_render::reasons::Reason;
use sural_render::words::Words;

/// How many reasons are told.
const MOST: usize = 3;

/// What an answer could come to, and because of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// What it could come to, as a sentence.
    pub lead: String,
    /// Because of what, each with the sources behind it; empty if it is asked for no rule in particular.
    pub reasons: Vec<String>,
}

/// Why these findings are asked.
#[must_use]
pub fn why(
    decision: &Decision,
    words: &Words<'_>,
    answers: &Answers,
    assessment: &Assessment,
    findings: &[FindingId],
) -> Vec<Why> {
    let rules = decision.telling(answers, assessment, findings, MOST);
    let phrases = words.phrases();
    let mut told: Vec<Why> = Vec::new();
    for id in rules {
        let Some(rule) = words.module().rules.get(id.index()) else {
            continue;
        };
        let lead = phrases.why_asked(&title(words, rule));
        let reason = Reason::of(words, id, rule);
        let reason = format!("{} [{}]", reason.because, reason.sources);
        match told.last_mut() {
            Some(last) if last.lead == lead => last.reasons.push(reason),
            _ => told.push(Why {
                lead,
                reasons: vec![reason],
            }),
        }
    }
    if told.is_empty() {
        told.push(Why {
            lead: phrases.why_in_general(),
            reasons: Vec::new(),
        });
    }
    told
}

fn title(words: &Words<'_>, rule: &Rule) -> String {
    let disposition = rule
        .disposition
        .and_then(|id| words.module().dispositions.get(id.index()));
    disposition
        .map(|disposition| words.fill(&disposition.title))
        .unwrap_or_default()
}
