//! Everything that the content says can matter.

use std::collections::BTreeSet;

use sural_content::module::{FindingId, FindingKind};
use sural_diagram::{BigUint, Error, Forest, Node};

use super::prover::{Prover, fires, rules, silent};
use super::{Failure, Proof};
use crate::compile::Decision;
use crate::variables::Encoding;

pub(super) fn prove(prover: &mut Prover<'_>) -> Result<Proof, Error> {
    let mut proof = Proof::default();
    rules_decide(prover, &mut proof);
    options_matter(prover.decision, &mut proof);
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
    proof.covered += &applies;
    if applies == BigUint::ZERO {
        proof.failures.push(Failure {
            message: format!("rule `{}` can never fire", rule.id),
            span: rule.span,
            witness: None,
            changed: None,
        });
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
        proof.failures.push(Failure {
            message,
            span: rule.span,
            witness: None,
            changed: None,
        });
    } else {
        proof.applies += &applies;
    }
}

/// Each option of each finding is told apart from some other by some rule, evidence, care or safety-net line.
fn options_matter(decision: &Decision, proof: &mut Proof) {
    let told = Told::by(decision);
    for (index, finding) in decision.module().findings.iter().enumerate() {
        let finding_id = FindingId(index as u32);
        let (options, encoding) = match (&finding.kind, decision.variables().encoding(finding_id)) {
            (
                FindingKind::One { options, .. } | FindingKind::Several { options, .. },
                Some(encoding),
            ) => (options, encoding),
            _ => continue,
        };
        for (option, choice) in options.iter().enumerate() {
            proof.questions += 1;
            if !told.tells(encoding, option) {
                let message = format!(
                    "option `{}` of `{}` never changes anything",
                    choice.id, finding.id
                );
                proof.notes.push(message);
            }
        }
    }
}

/// Which values of which variables some diagram tells apart from the variable's *mildest* value.
struct Told(BTreeSet<(u32, u16)>);

impl Told {
    fn by(decision: &Decision) -> Self {
        let mut told = BTreeSet::new();
        decision
            .nodes
            .each(&mut |root| mark(decision, decision.forest(), root, &mut told));
        Self(told)
    }

    fn tells(&self, encoding: &Encoding, option: usize) -> bool {
        match encoding {
            Encoding::One { var, .. } | Encoding::Number { var, .. } => {
                self.0.contains(&(var.0, option as u16))
            }
            Encoding::Several { vars } => vars
                .get(option)
                .is_some_and(|var| self.0.contains(&(var.0, crate::variables::PRESENT))),
        }
    }
}

fn mark(decision: &Decision, forest: &Forest, root: Node, told: &mut BTreeSet<(u32, u16)>) {
    let mut seen = BTreeSet::new();
    let mut todo = vec![root];
    while let Some(node) = todo.pop() {
        let Some(var) = forest.variable(node).filter(|_| seen.insert(node)) else {
            continue;
        };
        let children = forest.children(node);
        let unknown = usize::from(decision.variables().unknown(var));
        for (value, child) in children.iter().enumerate() {
            let others = children
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != value && *other != unknown);
            // Told apart from at least half of the other options: "is a" tells `a` apart from all the rest, not the rest from each other.
            let (apart, all) = others.fold((0, 0), |(apart, all), (_, other)| {
                (apart + usize::from(other != child), all + 1)
            });
            if apart * 2 >= all && apart > 0 {
                told.insert((var.0, value as u16));
            }
        }
        todo.extend(children);
    }
}

/// Each exception lists only rules that its answers do silence.
fn exceptions_are_used(prover: &mut Prover<'_>, proof: &mut Proof) -> Result<(), Error> {
    let decision = prover.decision;
    for exception in &decision.module().exceptions {
        for rule in &exception.silences {
            proof.questions += 1;
            let mut used = false;
            for change in super::order::changes_of(decision, &exception.adding) {
                used = used
                    || super::order::lowered_by(
                        prover,
                        &change,
                        rule.index(),
                        &[],
                        &mut Proof::default(),
                    )?
                    .is_some();
            }
            if !used {
                let id = super::prover::rule_id(decision, *rule);
                let message = format!(
                    "exception `{}` excuses `{id}`, which its answers never silence",
                    exception.id
                );
                proof.failures.push(Failure {
                    message,
                    span: exception.span,
                    witness: None,
                    changed: None,
                });
            }
        }
    }
    Ok(())
}
