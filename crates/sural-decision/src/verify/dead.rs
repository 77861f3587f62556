//! Everything that the content says can matter.

use std::collections::{BTreeMap, BTreeSet};

use sural_content::module::{Choice, FindingId, FindingKind};
use sural_diagram::{BigUint, Error, Node, Var};

use super::Proof;
use super::order::{changes_of, lowered_by, silenced_by};
use super::prover::{Prover, fires, rules, silent};
use crate::compile::Decision;
use crate::variables::{ABSENT, Encoding, PRESENT};

pub(super) fn prove(prover: &mut Prover<'_>) -> Result<Proof, Error> {
    let mut proof = Proof::default();
    rules_decide(prover, &mut proof);
    options_matter(prover, &mut proof)?;
    exceptions_are_used(prover, &mut proof)?;
    Ok(proof)
}

fn rules_decide(prover: &mut Prover<'_>, proof: &mut Proof) {
    for index in 0..prover.decision.module().rules.len() {
        rule_decides(prover, index, proof);
    }
}

/// The rule is, in some case, what decides: it fires, and no rule that is more urgent does.
pub(super) fn rule_decides(prover: &mut Prover<'_>, index: usize, proof: &mut Proof) {
    let decision = prover.decision;
    let Some(rule) = decision.module().rules.get(index) else {
        return;
    };
    let mut goals = prover.admissible();
    goals.extend(fires(prover.rule(index)));
    let applies = prover.count(&goals);
    proof.questions += 1;
    proof.covered += prover.count_all();
    if applies == BigUint::ZERO {
        proof.fails(rule.span, format!("rule `{}` can never fire", rule.id));
        return;
    }
    let more_urgent = rules(decision).filter(|(_, other)| {
        other
            .disposition
            .is_some_and(|other| Some(other) < rule.disposition)
    });
    goals.extend(more_urgent.map(|(other, _)| silent(prover.rule(other))));
    if rule.disposition.is_some() && prover.find(&goals).is_none() {
        let message = format!(
            "rule `{}` never decides: whenever it fires, a more urgent rule fires too",
            rule.id
        );
        proof.fails(rule.span, message);
    } else {
        proof.applies += &applies;
    }
}

/// Each option can be given in some admissible case. Options that no rule, evidence, care or safety-net line tells apart
/// are named: each may still be the honest answer of somebody, but one question fewer might do.
fn options_matter(prover: &mut Prover<'_>, proof: &mut Proof) -> Result<(), Error> {
    let decision = prover.decision;
    let alike = Alike::by(decision);
    for (index, finding) in decision.module().findings.iter().enumerate() {
        let finding_id = FindingId(index as u32);
        let (FindingKind::One { options, .. } | FindingKind::Several { options, .. }) =
            &finding.kind
        else {
            continue;
        };
        for (option, choice) in options.iter().enumerate() {
            proof.questions += 1;
            let Some(value) = value_of(decision, finding_id, option) else {
                continue;
            };
            let goals = prover.admissible_with(&[value])?;
            if prover.find(&goals).is_none() {
                proof.fails(
                    finding.span,
                    format!(
                        "option `{}` of `{}` can never be given",
                        choice.id, finding.id
                    ),
                );
            }
        }
        proof
            .notes
            .extend(alike.note(decision, finding_id, options));
    }
    Ok(())
}

/// The variable and its value that stand for an option.
fn value_of(decision: &Decision, finding: FindingId, option: usize) -> Option<(Var, u16)> {
    match decision.variables().encoding(finding)? {
        Encoding::One { var, .. } => Some((*var, option as u16)),
        Encoding::Several { vars } => vars.get(option).map(|&var| (var, PRESENT)),
        Encoding::Number { .. } => None,
    }
}

/// Which values of a variable no diagram tells apart: they have the same number.
struct Alike(BTreeMap<Var, Vec<usize>>);

impl Alike {
    fn by(decision: &Decision) -> Self {
        let forest = decision.forest();
        let mut alike = Self(BTreeMap::new());
        let (mut seen, mut todo) = (BTreeSet::new(), Vec::new());
        decision.nodes.each(&mut |root| todo.push(root));
        while let Some(node) = todo.pop() {
            let Some(var) = forest.variable(node).filter(|_| seen.insert(node)) else {
                continue;
            };
            let children = forest.children(node);
            alike.split(var, children);
            todo.extend(children);
        }
        alike
    }

    /// Values that lead to different children are not alike.
    fn split(&mut self, var: Var, children: &[Node]) {
        let numbers = self.0.entry(var).or_insert_with(|| vec![0; children.len()]);
        let mut known = BTreeMap::new();
        for (number, child) in numbers.iter_mut().zip(children) {
            let next = known.len();
            *number = *known.entry((*number, *child)).or_insert(next);
        }
    }

    /// Of a variable that no diagram tests, all values are alike.
    fn number(&self, var: Var, value: u16) -> usize {
        let numbers = self.0.get(&var);
        numbers
            .and_then(|numbers| numbers.get(usize::from(value)))
            .copied()
            .unwrap_or_default()
    }

    /// What nothing tells apart among the options of a finding.
    fn note(&self, decision: &Decision, finding: FindingId, options: &[Choice]) -> Vec<String> {
        let id = decision.module().findings.get(finding.index());
        let id = id.map_or("", |finding| finding.id.as_str());
        let names = |group: &[usize]| {
            let chosen = group.iter().filter_map(|&option| options.get(option));
            let names = chosen.map(|choice| format!("`{}`", choice.id));
            names.collect::<Vec<_>>().join(", ")
        };
        match decision.variables().encoding(finding) {
            Some(Encoding::One { var, .. }) => {
                let groups = self.groups(*var, options.len());
                let groups = groups.iter();
                groups
                    .map(|group| format!("options of `{id}` that are read alike: {}", names(group)))
                    .collect()
            }
            Some(Encoding::Several { vars }) => {
                let idle = (0..vars.len()).filter(|&option| {
                    let number = |value| vars.get(option).map(|&var| self.number(var, value));
                    number(PRESENT) == number(ABSENT)
                });
                let idle = idle.collect::<Vec<_>>();
                let note = format!("options of `{id}` that change nothing: {}", names(&idle));
                (!idle.is_empty()).then_some(note).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// The options, two or more, that are read alike.
    fn groups(&self, var: Var, options: usize) -> Vec<Vec<usize>> {
        let mut groups = BTreeMap::<usize, Vec<usize>>::new();
        for option in 0..options {
            let number = self.number(var, option as u16);
            groups.entry(number).or_default().push(option);
        }
        groups.retain(|_, group| group.len() > 1);
        groups.into_values().collect()
    }
}

/// Each exception lists only rules that its answers do silence.
fn exceptions_are_used(prover: &mut Prover<'_>, proof: &mut Proof) -> Result<(), Error> {
    let decision = prover.decision;
    for exception in &decision.module().exceptions {
        for rule in &exception.silences {
            proof.questions += 1;
            let mut used = false;
            for change in changes_of(decision, &exception.adding) {
                if let Some(goals) = silenced_by(prover, &change, rule.index())? {
                    used = used || lowered_by(prover, &change, rule.index(), goals)?.is_some();
                }
            }
            if !used {
                let id = super::prover::rule_id(decision, *rule);
                let message = format!(
                    "exception `{}` excuses `{id}`, which its answers never silence",
                    exception.id
                );
                proof.fails(exception.span, message);
            }
        }
    }
    Ok(())
}
