//! Why a question is asked: what its answers could still bring up.

use std::collections::BTreeSet;

use sural_content::module::{DispositionId, FindingId, Rule, RuleId};
use sural_decision::{Answers, Assessment, Decision, Status};
use sural_diagram::Scratch;
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
    let rules = telling(decision, answers, assessment, findings);
    let phrases = words.phrases();
    let mut text = String::new();
    let mut told = None;
    for rule in rules
        .iter()
        .filter_map(|rule| decision.module().rules.get(rule.index()))
    {
        if rule.disposition != told {
            text += &phrases.why_asked(&title(decision, words, rule));
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

/// The possible rules that could make it more urgent: those most about these findings, each about another of them,
/// told in the order of urgency.
fn telling(
    decision: &Decision,
    answers: &Answers,
    assessment: &Assessment,
    findings: &[FindingId],
) -> Vec<RuleId> {
    let certain = assessment
        .reasons
        .iter()
        .filter_map(|rule| decision.module().rules.get(rule.index())?.disposition)
        .min();
    let certain = certain.unwrap_or_else(|| decision.default_disposition());
    let mut rules = raising(decision, assessment, certain)
        .map(|(disposition, rule)| (disposition, open(decision, answers, rule), rule))
        .collect::<Vec<_>>();
    let mut untold = findings.iter().copied().collect::<BTreeSet<_>>();
    rules.sort_by_key(|(disposition, open, rule)| (elsewhere(open, &untold), *disposition, *rule));
    let telling = rules.into_iter().filter(|(_, open, _)| {
        let before = untold.len();
        untold.retain(|finding| !open.contains(finding));
        untold.len() < before
    });
    let mut told = telling
        .map(|(disposition, _, rule)| (disposition, rule))
        .take(MOST)
        .collect::<Vec<_>>();
    told.sort_unstable();
    told.into_iter().map(|(_, rule)| rule).collect()
}

/// How much of what a rule still reads is asked elsewhere, in hundredths.
fn elsewhere(open: &BTreeSet<FindingId>, here: &BTreeSet<FindingId>) -> usize {
    100 * open.difference(here).count() / open.len().max(1)
}

fn raising(
    decision: &Decision,
    assessment: &Assessment,
    certain: DispositionId,
) -> impl Iterator<Item = (DispositionId, RuleId)> {
    let rules = decision
        .module()
        .rules
        .iter()
        .zip(&assessment.rules)
        .enumerate();
    rules.filter_map(move |(index, (rule, status))| {
        let disposition = rule
            .disposition
            .filter(|disposition| *status == Status::Possible && *disposition < certain)?;
        Some((disposition, RuleId(index as u32)))
    })
}

/// The findings that can still make a rule fire or not.
fn open(decision: &Decision, answers: &Answers, rule: RuleId) -> BTreeSet<FindingId> {
    let Some(node) = decision.rule_node(rule) else {
        return BTreeSet::new();
    };
    let mut scratch = Scratch::default();
    let vars = decision
        .forest()
        .open_support(node, &decision.assignment(answers), &mut scratch)
        .unwrap_or_default();
    vars.iter()
        .filter_map(|&var| decision.variables().owner(var))
        .map(|owner| owner.finding)
        .collect()
}

fn title(decision: &Decision, words: &Words<'_>, rule: &Rule) -> String {
    let disposition = rule
        .disposition
        .and_then(|id| decision.module().dispositions.get(id.index()));
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
