//! What the content's `property` blocks claim.

use sural_content::module::{Claim, Condition, Module, Property, PropertyId, RuleId};
use sural_diagram::{BigUint, Error};

use super::order::{changes_of, lowered_by, silenced_by};
use super::prover::{Prover, fires, rule_id, rules, silent};
use super::{Failure, Proof};
use crate::compile::SILENT;
use crate::search::Avoid;

pub(super) fn prove(prover: &mut Prover<'_>) -> Result<Proof, Error> {
    let decision = prover.decision;
    let mut proof = Proof::default();
    for property in &decision.module().properties {
        let premise = premise(prover, property)?;
        let applies = prover.count(&premise);
        if applies == BigUint::ZERO {
            let message = format!(
                "property `{}` is true only because no admissible case is as it says",
                property.id
            );
            proof.fails(property.span, message);
        }
        for claim in &property.claims {
            proof.questions += 1;
            proof.covered += prover.count_all();
            proof.applies += &applies;
            prove_claim(prover, property, &premise, claim, &mut proof)?;
        }
    }
    Ok(proof)
}

/// The first property that these rules break. `before` are the same rules in the content, where every property holds.
///
/// Only what the rules can break is asked: a claim of what these rules have no part in holds as before.
pub(super) fn broken_by(
    prover: &mut Prover<'_>,
    before: &Module,
    faulty: &[usize],
) -> Result<Option<PropertyId>, Error> {
    let decision = prover.decision;
    for (index, property) in decision.module().properties.iter().enumerate() {
        let has_part = |module: &Module, claim: &Claim| {
            let rules = faulty
                .iter()
                .filter_map(|&rule| Some((rule, module.rules.get(rule)?)));
            rules.into_iter().any(|(index, rule)| match claim {
                Claim::AtLeast(disposition) => {
                    rule.disposition.is_some_and(|own| own <= *disposition)
                }
                Claim::Fires(id) | Claim::NeverFires(id) => id.index() == index,
                Claim::Considers(cause) => rule.consider.contains(cause),
                Claim::NeverDisposition(_) => true,
                Claim::NeverLowers(_) => false,
            })
        };
        let claims = property
            .claims
            .iter()
            .filter(|claim| has_part(before, claim) || has_part(decision.module(), claim))
            .collect::<Vec<_>>();
        if claims.is_empty() {
            continue;
        }
        let premise = premise(prover, property)?;
        let mut proof = Proof::default();
        for claim in claims {
            prove_claim(prover, property, &premise, claim, &mut proof)?;
            if !proof.failures.is_empty() {
                return Ok(Some(PropertyId(index as u32)));
            }
        }
    }
    Ok(None)
}

/// Goals: an admissible case of which the property speaks.
fn premise(prover: &mut Prover<'_>, property: &Property) -> Result<Vec<Avoid>, Error> {
    let mut goals = prover.admissible();
    if let Some(whenever) = &property.whenever {
        let node = prover.read(whenever)?;
        goals.push(Avoid {
            node,
            terminal: SILENT,
        });
    }
    Ok(goals)
}

fn prove_claim(
    prover: &mut Prover<'_>,
    property: &Property,
    premise: &[Avoid],
    claim: &Claim,
    proof: &mut Proof,
) -> Result<(), Error> {
    let decision = prover.decision;
    let all_silent = |prover: &Prover<'_>, rules: Vec<usize>| {
        rules
            .into_iter()
            .map(|rule| silent(prover.rule(rule)))
            .collect::<Vec<_>>()
    };
    let (against, wanted) = match claim {
        Claim::AtLeast(disposition) => {
            let id = decision
                .module()
                .dispositions
                .get(disposition.index())
                .map_or("", |disposition| &disposition.id);
            (
                all_silent(prover, prover.at_least(*disposition)),
                format!("disposition at least `{id}`"),
            )
        }
        Claim::Fires(rule) => (
            vec![silent(prover.rule(rule.index()))],
            format!("rule `{}`", rule_id(decision, *rule)),
        ),
        Claim::Considers(cause) => {
            let considering = rules(decision)
                .filter(|(_, rule)| rule.consider.contains(cause))
                .map(|(index, _)| index)
                .collect();
            let id = decision
                .module()
                .causes
                .get(cause.index())
                .map_or("", |cause| &cause.id);
            (
                all_silent(prover, considering),
                format!("`{id}` to be considered"),
            )
        }
        Claim::NeverFires(rule) => (
            fires(prover.rule(rule.index())).to_vec(),
            format!("rule `{}` never to fire", rule_id(decision, *rule)),
        ),
        Claim::NeverDisposition(disposition) => {
            return never_disposition(prover, property, premise, *disposition, proof);
        }
        Claim::NeverLowers(atoms) => return never_lowers(prover, property, premise, atoms, proof),
    };
    let goals = premise.iter().copied().chain(against).collect::<Vec<_>>();
    if let Some(witness) = prover.find(&goals) {
        let message = format!("property `{}` wants {wanted}", property.id);
        proof.failures.push(Failure {
            message,
            span: property.span,
            witness: Some(witness.answers(decision, &[])),
            changed: None,
        });
    }
    Ok(())
}

/// Some rule of that disposition fires and none that is more urgent, or it is the default and none fires at all.
fn never_disposition(
    prover: &mut Prover<'_>,
    property: &Property,
    premise: &[Avoid],
    disposition: sural_content::module::DispositionId,
    proof: &mut Proof,
) -> Result<(), Error> {
    let decision = prover.decision;
    let more_urgent = rules(decision)
        .filter(|(_, rule)| rule.disposition.is_some_and(|other| other < disposition));
    let quiet = premise
        .iter()
        .copied()
        .chain(more_urgent.map(|(index, _)| silent(prover.rule(index))))
        .collect::<Vec<_>>();
    let own = rules(decision)
        .filter(|(_, rule)| rule.disposition == Some(disposition))
        .map(|(index, _)| fires(prover.rule(index)).to_vec());
    let ways = if disposition == decision.default_disposition() {
        vec![Vec::new()]
    } else {
        own.collect()
    };
    let found = ways
        .into_iter()
        .find_map(|way| prover.find(&quiet.iter().copied().chain(way).collect::<Vec<_>>()));
    if let Some(witness) = found {
        let message = format!("property `{}` excludes this disposition", property.id);
        proof.failures.push(Failure {
            message,
            span: property.span,
            witness: Some(witness.answers(decision, &[])),
            changed: None,
        });
    }
    Ok(())
}

fn never_lowers(
    prover: &mut Prover<'_>,
    property: &Property,
    premise: &[Avoid],
    atoms: &[Condition],
    proof: &mut Proof,
) -> Result<(), Error> {
    for change in changes_of(prover.decision, atoms) {
        let premise = prover.goals_with(premise, &change.from)?;
        for rule in 0..prover.decision.module().rules.len() {
            let Some(mut goals) = silenced_by(prover, &change, rule)? else {
                continue;
            };
            proof.questions += 1;
            goals.extend(&premise);
            if let Some((before, after)) = lowered_by(prover, &change, rule, goals)? {
                let message = format!(
                    "property `{}`: adding {} silences `{}`",
                    property.id,
                    change.words,
                    rule_id(prover.decision, RuleId(rule as u32))
                );
                proof.failures.push(Failure {
                    message,
                    span: property.span,
                    witness: Some(before),
                    changed: Some(after),
                });
            }
        }
    }
    Ok(())
}
