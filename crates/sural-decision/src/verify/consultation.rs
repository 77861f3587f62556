//! Promises of the consultation: what lowers urgency is earned, and nothing contradicts itself or lies dead.

use sural_content::module::{CauseId, FindingId, Observer, Rule, RuleId};
use sural_content::span::Span;
use sural_diagram::{Error, Node, Var};

use super::order::{self, Change};
use super::prover::{Prover, fires, rules, silent};
use super::{Failure, Proof};
use crate::answers::Answers;
use crate::compile::Decision;
use crate::search::Avoid;

/// No rule excludes, confirms or settles unless a clinician or a test has answered something that it reads.
pub(super) fn earned(prover: &mut Prover<'_>) -> Result<Proof, Error> {
    let decision = prover.decision;
    let mut proof = Proof::default();
    let mut tally = Tally::default();
    let unknown = not_patients(decision);
    for (index, rule) in rules(decision) {
        if !lowers(rule) && rule.consultation.confirm.is_empty() {
            continue;
        }
        proof.questions += 1;
        tally.rule(prover, &mut proof, index);
        let node = prover.fixed(prover.rule(index), &unknown)?;
        if node == Node::FALSE {
            proof.immediate += 1;
            continue;
        }
        let mut goals = prover.admissible_with(&unknown)?;
        goals.extend(fires(node));
        if let Some(witness) = prover.find(&goals) {
            let message = format!(
                "rule `{}` fires without any finding of a clinician or a test",
                rule.id
            );
            let witness = Some(witness.answers(decision, &unknown));
            proof.failures.push(Failure {
                message,
                span: rule.span,
                witness,
                changed: None,
            });
        }
    }
    tally.note(&mut proof);
    Ok(proof)
}

/// No answer of a patient that is worse, or *not sure* in place of the `none` option, makes such a rule fire that did
/// not. An exception may allow it by naming the rule.
pub(super) fn patients_never_exclude(prover: &mut Prover<'_>) -> Result<Proof, Error> {
    let decision = prover.decision;
    let mut proof = Proof::default();
    let lowering = rules(decision).filter(|(_, rule)| lowers(rule));
    let lowering = lowering.collect::<Vec<_>>();
    let patients = (0..).map(FindingId).zip(&decision.module().findings);
    let patients = patients.filter(|(_, finding)| finding.observers.contains(&Observer::Patient));
    for (finding, content) in patients {
        let reads =
            |(index, _): &&(usize, &Rule)| decision.support(prover.rule(*index)).contains(&finding);
        let readers = lowering.iter().filter(reads).collect::<Vec<_>>();
        if readers.is_empty() {
            continue;
        }
        let worse = order::worse(decision, finding);
        for change in worse.into_iter().chain(order::unknown(decision, finding)) {
            proof.covered += order::before(prover, &change)?;
            proof.applies += order::before_and_after(prover, &change)?;
            for (index, rule) in &readers {
                proof.questions += 1;
                if order::is_excepted(decision, &change, *index) {
                    proof.immediate += 1;
                    continue;
                }
                let message = || {
                    let (finding, rule) = (&content.id, &rule.id);
                    let words = &change.words;
                    format!(
                        "changing `{finding}` to {words} makes `{rule}` fire, which can lower urgency"
                    )
                };
                match newly_fires(prover, &change, *index)? {
                    None => proof.immediate += 1,
                    Some(goals) => {
                        let found = prover.find(&goals);
                        proof.failures.extend(found.map(|case| Failure {
                            message: message(),
                            span: rule.span,
                            witness: Some(case.answers(decision, &change.from)),
                            changed: Some(case.answers(decision, &change.to)),
                        }));
                    }
                }
            }
        }
    }
    Ok(proof)
}

/// Goals: the rule is silent before the change and fires after it. Nothing where the diagrams by themselves say that
/// there is no such case.
fn newly_fires(
    prover: &mut Prover<'_>,
    change: &Change,
    rule: usize,
) -> Result<Option<Vec<Avoid>>, Error> {
    order::silenced_by(prover, &change.reversed(), rule)
}

/// No findings both confirm a cause by one rule and exclude it by another. Different tests may well disagree; then what is
/// confirmed stands.
pub(super) fn no_contradictions(prover: &mut Prover<'_>) -> Result<Proof, Error> {
    let decision = prover.decision;
    let mut proof = Proof::default();
    let mut tally = Tally::default();
    let mut disagreeing = 0;
    for (cause, content) in (0..).map(CauseId).zip(&decision.module().causes) {
        let confirm = |rule: &Rule| rule.consultation.confirm.contains(&cause);
        let exclude = |rule: &Rule| rule.consultation.exclude.contains(&cause);
        let confirming = rules(decision).filter(|(_, rule)| confirm(rule));
        for (confirms, confirming) in confirming.collect::<Vec<_>>() {
            for (excludes, excluding) in rules(decision).filter(|(_, rule)| exclude(rule)) {
                proof.questions += 1;
                tally.rule(prover, &mut proof, confirms);
                let both = [confirms, excludes].map(|rule| fires(prover.rule(rule)));
                if !prover.is_possible(both.as_flattened()) {
                    continue;
                }
                let case = contradiction(prover, confirms, excludes)?;
                disagreeing += usize::from(case.is_none());
                proof.failures.extend(case.map(|case| Failure {
                    message: format!(
                        "rule `{}` confirms `{}`, which rule `{}` excludes by the same findings",
                        confirming.id, content.id, excluding.id
                    ),
                    span: confirming.span,
                    witness: Some(case),
                    changed: None,
                }));
            }
        }
    }
    proof.notes.push(format!(
        "{disagreeing} pairs of rules can disagree by different findings; then what is confirmed stands, and both are shown"
    ));
    tally.note(&mut proof);
    Ok(proof)
}

/// A case that confirms and excludes a cause, in which clinician and test have answered nothing but what both rules read.
fn contradiction(
    prover: &mut Prover<'_>,
    confirms: usize,
    excludes: usize,
) -> Result<Option<Answers>, Error> {
    let decision = prover.decision;
    let (confirms, excludes) = (prover.rule(confirms), prover.rule(excludes));
    let (one, other) = (decision.support(confirms), decision.support(excludes));
    let mut unknown = not_patients(decision);
    unknown.retain(|(var, _)| {
        let owner = decision.variables().owner(*var);
        let both = |finding| one.contains(&finding) && other.contains(&finding);
        !owner.is_some_and(|owner| both(owner.finding))
    });
    let mut goals = prover.admissible_with(&unknown)?;
    for node in [confirms, excludes] {
        goals.extend(fires(prover.fixed(node, &unknown)?));
    }
    let found = prover.find(&goals);
    Ok(found.map(|case| case.answers(decision, &unknown)))
}

/// Every rule of the consultation can fire without being answered, and every test, treatment and referral that some rule
/// asks for can come of it.
pub(super) fn nothing_dead(prover: &mut Prover<'_>) -> Proof {
    let decision = prover.decision;
    let module = decision.module();
    let mut proof = Proof::default();
    let mut tally = Tally::default();
    let mut speaking = Vec::new();
    for (index, rule) in rules(decision) {
        if !module.in_consultation(rule.chapter) {
            continue;
        }
        proof.questions += 1;
        tally.rule(prover, &mut proof, index);
        let goals = fires(prover.rule(index));
        if speaks(prover, index, rule) {
            speaking.push(index);
        } else if prover.is_possible(&goals) {
            let message = format!("rule `{}` is answered whenever it fires", rule.id);
            proof.fails(rule.span, message);
        } else {
            proof.fails(rule.span, format!("rule `{}` can never fire", rule.id));
        }
    }
    let asked = |asks: &dyn Fn(&Rule) -> bool| {
        let all = rules(decision).filter(|(_, rule)| asks(rule));
        let all = all.map(|(index, _)| index).collect::<Vec<_>>();
        (
            !all.is_empty(),
            all.iter().any(|index| speaking.contains(index)),
        )
    };
    let mut reached = |what: &str, id: &str, span: Span, (some, any): (bool, bool)| {
        proof.questions += 1;
        if some && !any {
            proof.fails(
                span,
                format!("{what} `{id}` is asked for by no rule that can speak"),
            );
        }
    };
    for (index, order) in module.orders.iter().enumerate() {
        let is = |rule: &Rule| {
            let mut asked = rule.consultation.order.iter();
            asked.any(|(order, _)| order.index() == index)
        };
        reached("order", &order.id, order.span, asked(&is));
    }
    for (index, treatment) in module.treatments.iter().enumerate() {
        let is = |rule: &Rule| {
            let mut asked = rule.consultation.treat.iter();
            treatment.causes.is_empty() && asked.any(|treatment| treatment.index() == index)
        };
        reached("treatment", &treatment.id, treatment.span, asked(&is));
    }
    for (index, referral) in module.referrals.iter().enumerate() {
        let is = |rule: &Rule| {
            let mut asked = rule.consultation.refer.iter();
            asked.any(|(referral, _)| referral.index() == index)
        };
        reached("referral", &referral.id, referral.span, asked(&is));
    }
    treatments_can_be_given(prover, &mut proof);
    tally.note(&mut proof);
    proof
}

/// Some case in which it comes into question excludes every contraindication.
fn treatments_can_be_given(prover: &mut Prover<'_>, proof: &mut Proof) {
    let decision = prover.decision;
    let treatments = decision.module().treatments.iter().enumerate();
    for ((index, treatment), nodes) in treatments.zip(&decision.nodes.treatments) {
        proof.questions += 1;
        let given = nodes.never.iter().map(|warning| silent(warning.possibly));
        let given = given.collect::<Vec<_>>();
        let asked = rules(decision).filter(|(_, rule)| {
            let mut asked = rule.consultation.treat.iter();
            asked.any(|treatment| treatment.index() == index)
        });
        let mut ways = asked
            .map(|(rule, _)| fires(prover.rule(rule)))
            .collect::<Vec<_>>();
        if !treatment.causes.is_empty() {
            ways.push(fires(nodes.when));
        }
        let can = ways.into_iter().any(|way| {
            let goals = given.iter().copied().chain(way).collect::<Vec<_>>();
            prover.is_possible(&goals)
        });
        if !can {
            let message = format!("treatment `{}` can never be offered", treatment.id);
            proof.fails(treatment.span, message);
        }
    }
}

/// In some case the rule fires and is not answered: some cause that it considers is not excluded, and nothing settles it.
fn speaks(prover: &mut Prover<'_>, index: usize, rule: &Rule) -> bool {
    let decision = prover.decision;
    let mut goals = fires(prover.rule(index)).to_vec();
    let id = RuleId(index as u32);
    let settling = rules(decision).filter(|(_, other)| other.consultation.settle.contains(&id));
    goals.extend(settling.map(|(other, _)| silent(prover.rule(other))));
    let open = |prover: &mut Prover<'_>, cause: &CauseId| {
        let excluding =
            rules(decision).filter(|(_, other)| other.consultation.exclude.contains(cause));
        let silent = excluding.map(|(other, _)| silent(prover.rule(other)));
        let goals = goals.iter().copied().chain(silent).collect::<Vec<_>>();
        prover.is_possible(&goals)
    };
    match rule.consider.as_slice() {
        [] => prover.is_possible(&goals),
        causes => causes.iter().any(|cause| open(prover, cause)),
    }
}

/// How far a rule's cases are counted before it is said that they were not.
const STEPS: usize = 5_000;

/// Rules of which it was not counted how many cases they fire in.
#[derive(Default)]
struct Tally {
    uncounted: usize,
}

impl Tally {
    /// Adds the cases of one rule.
    fn rule(&mut self, prover: &mut Prover<'_>, proof: &mut Proof, rule: usize) {
        proof.covered += prover.count_all();
        match prover.count_fires_within(rule, STEPS) {
            Some(fires) => proof.applies += fires,
            None => self.uncounted += 1,
        }
    }

    /// Says so.
    fn note(&self, proof: &mut Proof) {
        if self.uncounted > 0 {
            proof.notes.push(format!(
                "{} rules read too much for their cases to be counted; the promise applies to these too",
                self.uncounted
            ));
        }
    }
}

/// It can lower urgency.
fn lowers(rule: &Rule) -> bool {
    !rule.consultation.exclude.is_empty() || !rule.consultation.settle.is_empty()
}

/// All that a patient cannot answer, unknown.
fn not_patients(decision: &Decision) -> Vec<(Var, u16)> {
    let variables = decision.variables();
    let findings = (0..).map(FindingId).zip(&decision.module().findings);
    findings
        .filter(|(_, finding)| !finding.observers.contains(&Observer::Patient))
        .flat_map(|(id, _)| variables.of_finding(id))
        .map(|var| (var, variables.unknown(var)))
        .collect()
}
