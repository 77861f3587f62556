//! Promises about single cases: one disposition, red-flag floors, stopping, who can answer, what comes first.

use std::collections::BTreeSet;

use sural_content::module::{FindingId, Observer, Rule, Stage};
use sural_diagram::{BigUint, Error, Node};

use super::prover::{Prover, fires, rules, silent};
use super::witness::Witness;
use super::{Failure, Proof, rule_span};
use crate::compile::Decision;
use crate::interview::Page;

/// The disposition is the most urgent of those of the rules that fire, else the default: at most one by definition. That
/// there is one in every admissible case, and an admissible case at all, is asked; and what each constraint takes out.
pub(super) fn one_disposition(prover: &mut Prover<'_>) -> Result<Proof, Error> {
    let covered = prover.count_all();
    let mut proof = Proof {
        questions: 1,
        applies: covered.clone(),
        covered,
        ..Proof::default()
    };
    let constraints = &prover.decision.module().constraints;
    if proof.covered == BigUint::ZERO {
        let span = constraints.first().map(|constraint| constraint.span);
        proof.fails(
            span.unwrap_or_default(),
            "the constraints leave no admissible case".to_owned(),
        );
    }
    let all = prover.count_combinations();
    for (index, constraint) in constraints.iter().enumerate() {
        proof.questions += 1;
        let broken = prover.count_broken(index);
        proof.notes.push(format!(
            "constraint `{}` leaves out {} of all combinations",
            constraint.id,
            percent(&broken, &all)
        ));
        if broken == BigUint::ZERO {
            proof.fails(
                constraint.span,
                format!("constraint `{}` leaves out nothing", constraint.id),
            );
        }
    }
    if !constraints.is_empty() {
        let left_out = &all - &proof.covered;
        proof.notes.push(format!(
            "together the constraints leave out {}",
            percent(&left_out, &all)
        ));
    }
    Ok(proof)
}

/// A share in percent, to two places, rounded down.
fn percent(part: &BigUint, all: &BigUint) -> String {
    if *all == BigUint::ZERO {
        return "0%".to_owned();
    }
    let share = part * 10_000_u32 / all;
    let (whole, rest) = (&share / 100_u32, &share % 100_u32);
    format!("{whole}.{rest:0>2}%")
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
        proof.covered += prover.count_all();
        proof.applies += &applies;
        let message = match prover.find(&goals) {
            Some(witness) => (
                format!("`{}` fires below its floor", rule.id),
                Some(witness.answers(decision, &[])),
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
            let message = format!("`{}` sends to an emergency and is no red flag", rule.id);
            proof.fails(rule.span, message);
        }
    }
    Ok(proof)
}

/// A rule that sends to an emergency place is a red flag: it is named among them, and a hazard must answer for it.
pub(super) fn is_unmarked_emergency(decision: &Decision, rule: usize) -> bool {
    let rule = decision.module().rules.get(rule);
    rule.is_some_and(|rule| !rule.red_flag && is_emergency(decision, rule))
}

/// The interview stops when the most and the least urgent disposition of all completions are one. The least urgent is
/// found by a search that is complete; the most urgent is that of some rule that can still fire. A rule is undecided
/// only while a finding that it reads is open: asked here of every rule.
pub(super) fn sound_stop(prover: &mut Prover<'_>) -> Result<Proof, Error> {
    let decision = prover.decision;
    let asked = decision
        .pages()
        .flat_map(|page| page.findings.iter().copied())
        .collect::<BTreeSet<_>>();
    let mut proof = Proof::default();
    for (index, rule) in rules(decision) {
        proof.questions += 1;
        proof.covered += prover.count_all();
        proof.applies += prover.count_fires(index);
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
            proof.fails(rule.span, message);
        }
    }
    Ok(proof)
}

fn reads(decision: &Decision, node: Node) -> BTreeSet<FindingId> {
    decision.support(node)
}

pub(super) fn patients_can_answer(prover: &mut Prover<'_>) -> Proof {
    let decision = prover.decision;
    let mut proof = Proof::default();
    for (index, rule) in rules(decision) {
        proof.questions += 1;
        proof.covered += prover.count_all();
        proof.applies += prover.count_fires(index);
        for finding in reads(decision, prover.rule(index)) {
            let Some(content) = decision.module().findings.get(finding.index()) else {
                continue;
            };
            if !content.observers.contains(&Observer::Patient) {
                let message = format!(
                    "rule `{}` reads `{}`, which a patient cannot know",
                    rule.id, content.id
                );
                proof.fails(rule.span, message);
            }
        }
    }
    proof
}

/// Emergency pages come before all others. No page comes twice, because answers only narrow what is open: so nobody is
/// asked more pages than there are, whatever the order in a stage. Counted too: how many emergency rules read nothing but
/// what emergency pages ask, and so are decided for anyone by the end of them.
pub(super) fn emergencies_first(prover: &mut Prover<'_>) -> Proof {
    let decision = prover.decision;
    let pages = decision.pages().cloned().collect::<Vec<_>>();
    let mut proof = Proof {
        questions: 1,
        ..Proof::default()
    };
    for (index, _) in rules(decision).filter(|(_, rule)| is_emergency(decision, rule)) {
        proof.covered += prover.count_all();
        proof.applies += prover.count_fires(index);
    }
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
        proof.fails(rule_span(decision.module(), 0), message);
    }
    signs_come_first(prover, &mut proof);
    let most = pages.len();
    proof.notes.push(format!(
        "nobody is asked more than {most} pages, and no page twice; the {emergency} emergency pages come before the others"
    ));
    let dispositions = decision.module().dispositions.iter().enumerate();
    for (level, disposition) in dispositions.take(decision.emergency_levels()) {
        let of_level = rules(decision)
            .filter(|(_, rule)| rule.disposition.is_some_and(|other| other.index() == level));
        let needed = of_level
            .filter_map(|(index, _)| decision.nodes.rules.get(index))
            .map(|&node| reads(decision, node))
            .collect::<Vec<_>>();
        let within = needed
            .iter()
            .filter(|findings| stand_on_first(findings, &pages, emergency))
            .count();
        proof.notes.push(format!(
            "{within} of the {} rules to `{}` are decided for anyone within the first {emergency} pages, the others within {most}",
            needed.len(),
            disposition.id
        ));
    }
    proof
}

fn stand_on_first(findings: &BTreeSet<FindingId>, pages: &[Page], first: usize) -> bool {
    let asked = |finding: &FindingId| {
        let mut early = pages.iter().take(first);
        early.any(|page| page.findings.contains(finding))
    };
    findings.iter().all(asked)
}

/// An answer that is an emergency by itself, with nothing else of note, is asked for on a page that content places;
/// where that is no emergency page, it is named.
fn signs_come_first(prover: &mut Prover<'_>, proof: &mut Proof) {
    let decision = prover.decision;
    let emergencies = rules(decision).filter(|(_, rule)| is_emergency(decision, rule));
    let emergencies = emergencies.collect::<Vec<_>>();
    for (index, finding) in decision.module().findings.iter().enumerate() {
        let id = FindingId(index as u32);
        let page = decision.page_of(id);
        if page.is_some_and(|page| decision.stage(page) == Stage::Emergency) {
            continue;
        }
        proof.questions += 1;
        let found = Witness::alone(decision, id)
            .into_iter()
            .find_map(|witness| {
                let fires = |(rule, _): &&(usize, &Rule)| witness.fires(prover, *rule);
                let rule = emergencies.iter().find(fires)?.1;
                Some((rule, witness))
            });
        let Some((rule, witness)) = found else {
            continue;
        };
        let message = format!(
            "`{}` alone makes `{}` fire, but no emergency page asks it",
            finding.id, rule.id
        );
        if page.is_some_and(|page| page.screen.is_some()) {
            proof.notes.push(message);
        } else {
            proof.failures.push(Failure {
                message,
                span: rule.span,
                witness: Some(witness.answers(decision, &[])),
                changed: None,
            });
        }
    }
}

fn is_emergency(decision: &Decision, rule: &Rule) -> bool {
    rule.disposition
        .is_some_and(|disposition| disposition.index() < decision.emergency_levels())
}
