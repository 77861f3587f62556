//! Promises about single cases: one disposition, red-flag floors, stopping, who can answer, what comes first.

use std::collections::BTreeSet;

use sural_content::module::{FindingId, Observer, Stage};
use sural_diagram::{BigUint, Error, Node};

use super::prover::{Prover, fires, rules, silent};
use super::{Failure, Proof, rule_span};
use crate::compile::Decision;

/// The disposition is the most urgent of those of the rules that fire, else the default: at most one by definition. That
/// there is one in every admissible case, and an admissible case at all, is asked.
pub(super) fn one_disposition(prover: &mut Prover<'_>) -> Result<Proof, Error> {
    let admissible = prover.admissible();
    let covered = prover.count(&admissible);
    let mut proof = Proof {
        questions: 1,
        applies: covered.clone(),
        covered,
        ..Proof::default()
    };
    if proof.covered == BigUint::ZERO {
        let span = prover
            .decision
            .module()
            .constraints
            .first()
            .map(|constraint| constraint.span)
            .unwrap_or_default();
        proof.failures.push(Failure {
            message: "the constraints leave no admissible case".to_owned(),
            span,
            witness: None,
            changed: None,
        });
    }
    Ok(proof)
}

pub(super) fn red_flags(prover: &mut Prover<'_>) -> Result<Proof, Error> {
    let decision = prover.decision;
    let mut proof = Proof::default();
    for (index, rule) in rules(decision).filter(|(_, rule)| rule.red_flag) {
        let Some(floor) = rule.disposition else {
            continue;
        };
        let fires = fires(prover.rule(index));
        let mut goals = prover.admissible();
        goals.extend(fires);
        let applies = prover.count(&goals);
        goals.extend(
            prover
                .at_least(floor)
                .into_iter()
                .map(|other| silent(prover.rule(other))),
        );
        proof.questions += 1;
        proof.covered += &applies;
        proof.applies += &applies;
        let message = match prover.find(&goals) {
            Some(witness) => (
                format!("`{}` fires below its floor", rule.id),
                Some(prover.person(&witness, &[])),
            ),
            None if applies == BigUint::ZERO => {
                (format!("red flag `{}` can never fire", rule.id), None)
            }
            None => continue,
        };
        proof.failures.push(Failure {
            message: message.0,
            span: rule.span,
            witness: message.1,
            changed: None,
        });
    }
    for (index, rule) in rules(decision) {
        proof.questions += 1;
        if is_unmarked_emergency(decision, index) {
            proof.failures.push(Failure {
                message: format!("`{}` sends to an emergency and is no red flag", rule.id),
                span: rule.span,
                witness: None,
                changed: None,
            });
        }
    }
    Ok(proof)
}

/// A rule that sends to an emergency place is a red flag: it is named among them, and a hazard must answer for it.
pub(super) fn is_unmarked_emergency(decision: &Decision, rule: usize) -> bool {
    let levels = decision.default_disposition().index().div_ceil(2);
    let rule = decision.module().rules.get(rule);
    rule.filter(|rule| !rule.red_flag)
        .and_then(|rule| rule.disposition)
        .is_some_and(|disposition| disposition.index() < EMERGENCY_LEVELS.min(levels))
}

/// The interview stops when the most and the least urgent disposition of all completions are one. The least urgent is
/// found by a search that is complete; the most urgent is that of some rule that can still fire. A rule is undecided
/// only while a finding that it reads is open: asked here of every rule.
pub(super) fn sound_stop(prover: &mut Prover<'_>) -> Result<Proof, Error> {
    let decision = prover.decision;
    let asked = decision
        .pages()
        .into_iter()
        .flat_map(|page| page.findings)
        .collect::<BTreeSet<_>>();
    let admissible = prover.admissible();
    let covered = prover.count(&admissible);
    let mut proof = Proof {
        applies: covered.clone(),
        covered,
        ..Proof::default()
    };
    for (index, rule) in rules(decision) {
        proof.questions += 1;
        for finding in reads(decision, prover.rule(index)).difference(&asked) {
            let id = decision
                .module()
                .findings
                .get(finding.index())
                .map_or("", |finding| finding.id.as_str());
            let message = format!(
                "rule `{}` reads `{id}`, which no page asks: a case could stay unsettled",
                rule.id
            );
            proof.failures.push(Failure {
                message,
                span: rule.span,
                witness: None,
                changed: None,
            });
        }
    }
    Ok(proof)
}

fn reads(decision: &Decision, node: Node) -> BTreeSet<FindingId> {
    decision.support(node)
}

pub(super) fn patients_can_answer(decision: &Decision) -> Proof {
    let mut proof = Proof::default();
    for (index, rule) in rules(decision) {
        let node = decision.nodes.rules.get(index).copied().unwrap_or_default();
        proof.questions += 1;
        for finding in reads(decision, node) {
            let Some(content) = decision.module().findings.get(finding.index()) else {
                continue;
            };
            if !content.observers.contains(&Observer::Patient) {
                let message = format!(
                    "rule `{}` reads `{}`, which a patient cannot know",
                    rule.id, content.id
                );
                proof.failures.push(Failure {
                    message,
                    span: rule.span,
                    witness: None,
                    changed: None,
                });
            }
        }
    }
    proof
}

/// Emergency pages come before all others; how far a person must come before every emergency rule is decided.
pub(super) fn emergencies_first(decision: &Decision) -> Proof {
    let pages = decision.pages();
    let mut proof = Proof {
        questions: 1,
        ..Proof::default()
    };
    let emergency = pages
        .iter()
        .filter(|page| decision.stage(page) == Stage::Emergency)
        .count();
    let leading = pages
        .iter()
        .take_while(|page| decision.stage(page) == Stage::Emergency)
        .count();
    if emergency == 0 || leading < emergency {
        let message = "the emergency pages do not come first".to_owned();
        proof.failures.push(Failure {
            message,
            span: rule_span(decision.module(), 0),
            witness: None,
            changed: None,
        });
    }
    let page_of = |finding: &FindingId| {
        pages
            .iter()
            .position(|page| page.findings.contains(finding))
    };
    for (level, disposition) in decision
        .module()
        .dispositions
        .iter()
        .enumerate()
        .take(EMERGENCY_LEVELS)
    {
        let needed = rules(decision)
            .filter(|(_, rule)| rule.disposition.is_some_and(|other| other.index() == level));
        let needed = needed
            .filter_map(|(index, _)| decision.nodes.rules.get(index))
            .flat_map(|&node| reads(decision, node));
        let needed = needed.collect::<BTreeSet<_>>();
        let last = needed
            .iter()
            .filter_map(page_of)
            .max()
            .map_or(0, |page| page + 1);
        let early = needed
            .iter()
            .filter(|finding| page_of(finding).is_some_and(|page| page < emergency))
            .count();
        proof.notes.push(format!(
            "`{}` is settled for anyone within {last} of {} pages; {early} of the {} findings it reads stand on the first {emergency}",
            disposition.id,
            pages.len(),
            needed.len()
        ));
    }
    proof
}

/// An ambulance, and the emergency department; of few levels, the upper half.
const EMERGENCY_LEVELS: usize = 2;

/// The language has no way to lower: a rule only sets a floor. What is left is an answer that silences a rule, which
/// [`super::order::more_danger`] proves to happen only by a signed exception. Asked here: that each exception is signed
/// and says why.
pub(super) fn earned(decision: &Decision) -> Proof {
    let exceptions = &decision.module().exceptions;
    let mut proof = Proof {
        questions: exceptions.len(),
        ..Proof::default()
    };
    for exception in exceptions
        .iter()
        .filter(|exception| exception.signed.is_empty() || exception.because.is_empty())
    {
        let message = format!("exception `{}` is not signed", exception.id);
        proof.failures.push(Failure {
            message,
            span: exception.span,
            witness: None,
            changed: None,
        });
    }
    proof.notes.push(format!(
        "no rule lowers urgency; {} signed exceptions say which answers may silence which rules",
        exceptions.len()
    ));
    proof
}
