//! Why a case got its disposition.

use sural_content::module::{Citation, EvidenceStrength, Module, Reference, Rule, RuleId};
use sural_decision::Assessment;

use crate::phrases::Phrases;
use crate::words::Words;

/// The reasons of an assessment, deciding ones apart from the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reasons {
    /// Those whose floor is the disposition given.
    pub deciding: Vec<Reason>,
    /// The others that fire for certain, most urgent first.
    pub noted: Vec<Reason>,
}

/// One rule that fires.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The rule.
    pub rule: RuleId,
    /// The end of a sentence that starts with "because".
    pub because: String,
    /// Its sources and how much each carries, for a person to read.
    pub sources: String,
}

impl Reason {
    /// What a rule gives as its reason.
    #[must_use]
    pub fn of(words: &Words<'_>, id: RuleId, rule: &Rule) -> Self {
        Self {
            rule: id,
            because: words.fill(&rule.because),
            sources: sources(words.module(), words.phrases(), &rule.citations),
        }
    }

    /// The reason as a sentence with its sources in brackets.
    #[must_use]
    pub fn sentence(&self, phrases: Phrases) -> String {
        let because = phrases.because(self.because.trim_end_matches('.'));
        format!("{because} [{}]", self.sources)
    }
}

impl Reasons {
    /// The reasons of an assessment. Rules that say the same in the same words stand once.
    #[must_use]
    pub fn of(words: &Words<'_>, assessment: &Assessment) -> Self {
        let module = words.module();
        let mut reasons = Self {
            deciding: Vec::new(),
            noted: Vec::new(),
        };
        for &id in &assessment.reasons {
            let Some(rule) = module.rules.get(id.index()) else {
                continue;
            };
            let said = Reason::of(words, id, rule);
            let decides = rule.disposition == Some(assessment.disposition);
            let list = if decides {
                &mut reasons.deciding
            } else {
                &mut reasons.noted
            };
            if list.iter().all(|other| other.because != said.because) {
                list.push(said);
            }
        }
        let Self { deciding, noted } = &mut reasons;
        noted.retain(|reason| deciding.iter().all(|other| other.because != reason.because));
        reasons
    }
}

/// How many sources a person is shown with one reason.
const SOURCES: usize = 2;

/// The strongest sources, each once, as `official guideline: NICE 2020`; that part of it is our own is never left out.
fn sources(module: &Module, phrases: Phrases, citations: &[Citation]) -> String {
    let mut cited = citations
        .iter()
        .filter_map(|citation| module.references.get(citation.reference.index()))
        .collect::<Vec<_>>();
    cited.sort_by_key(|reference| reference.strength);
    let mut named: Vec<String> = Vec::new();
    for reference in cited {
        let ours = reference.strength == EvidenceStrength::Design;
        let name = source(phrases, reference);
        if !named.contains(&name) && (ours || named.len() < SOURCES) {
            named.push(name);
        }
    }
    named.join("; ")
}

fn source(phrases: Phrases, reference: &Reference) -> String {
    let strength = phrases.evidence(reference.strength);
    if reference.strength == EvidenceStrength::Design {
        return strength;
    }
    let year = reference
        .date
        .get(..4)
        .filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))
        .unwrap_or_default();
    format!("{strength}: {} {year}", reference.publisher)
        .trim_end()
        .to_owned()
}
