//! Promises about changing one answer of a case: more danger, and *not sure*, never mean less urgency.

use sural_content::module::{Condition, FindingId, FindingKind, RuleId};
use sural_diagram::{Error, Node, Var};

use super::prover::{Prover, fires, rule_id, silent};
use super::{Failure, Proof};
use crate::answers::Answers;
use crate::compile::{Decision, FIRES, INADMISSIBLE};
use crate::search::Avoid;
use crate::variables::{ABSENT, Encoding, PRESENT, interval};

/// One answer replaced by another.
pub(super) struct Change {
    finding: FindingId,
    /// The new answer, for messages.
    pub(super) words: String,
    from: Vec<(Var, u16)>,
    to: Vec<(Var, u16)>,
}

/// From the `none` option to any other; of a finding of several options, one option more; of a number, the next higher
/// interval. Findings without a `none` option have no order of danger.
pub(super) fn more_danger(prover: &mut Prover<'_>) -> Result<Proof, Error> {
    let decision = prover.decision;
    let changes = findings(decision)
        .flat_map(|finding| worse(decision, finding))
        .collect::<Vec<_>>();
    prove(prover, &changes, |prover, change, rule| {
        !is_excepted(prover.decision, change, rule)
    })
}

/// From the `none` option to *unknown*. No exception is possible.
pub(super) fn not_sure(prover: &mut Prover<'_>) -> Result<Proof, Error> {
    let decision = prover.decision;
    let changes = findings(decision)
        .filter_map(|finding| unknown(decision, finding))
        .collect::<Vec<_>>();
    prove(prover, &changes, |_, _, _| true)
}

fn findings(decision: &Decision) -> impl Iterator<Item = FindingId> {
    (0..decision.module().findings.len()).map(|index| FindingId(index as u32))
}

fn prove(
    prover: &mut Prover<'_>,
    changes: &[Change],
    counts: impl Fn(&Prover<'_>, &Change, usize) -> bool,
) -> Result<Proof, Error> {
    let mut proof = Proof::default();
    for change in changes {
        let of_change = prover.admissible_with(&change.from)?;
        proof.covered += prover.count(&of_change) / domain_size(prover.decision, change);
        for rule in 0..prover.decision.module().rules.len() {
            if !counts(prover, change, rule) {
                continue;
            }
            if let Some((before, after)) = lowered_by(prover, change, rule, &[], &mut proof)? {
                proof
                    .failures
                    .push(failure(prover.decision, change, rule, before, after));
            }
        }
    }
    Ok(proof)
}

/// Changes to something worse that silence one of these rules and thereby lower urgency, with no exception for it.
pub(super) fn more_danger_at(prover: &mut Prover<'_>, faulty: &[usize]) -> Result<bool, Error> {
    let decision = prover.decision;
    for change in findings(decision).flat_map(|finding| worse(decision, finding)) {
        for &rule in faulty {
            if !is_excepted(decision, &change, rule)
                && lowered_by(prover, &change, rule, &[], &mut Proof::default())?.is_some()
            {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The count over all variables takes the changed one as free, which it is not.
fn domain_size(decision: &Decision, change: &Change) -> u32 {
    let domains = decision.variables().domains();
    change
        .from
        .iter()
        .filter_map(|(var, _)| domains.get(var.0 as usize))
        .map(|&domain| u32::from(domain))
        .product::<u32>()
        .max(1)
}

fn failure(
    decision: &Decision,
    change: &Change,
    rule: usize,
    before: Answers,
    after: Answers,
) -> Failure {
    let finding = decision.module().findings.get(change.finding.index());
    let id = finding.map_or("", |finding| finding.id.as_str());
    let rule = rule_id(decision, RuleId(rule as u32));
    let message = format!(
        "changing `{id}` to {} silences `{rule}` and lowers urgency",
        change.words
    );
    Failure {
        message,
        span: finding.map(|finding| finding.span).unwrap_or_default(),
        witness: Some(before),
        changed: Some(after),
    }
}

/// A case that the change makes less urgent by silencing this rule: the rule fires before, and after it neither does it
/// nor any that is at least as urgent.
pub(super) fn lowered_by(
    prover: &mut Prover<'_>,
    change: &Change,
    rule: usize,
    premise: &[Avoid],
    proof: &mut Proof,
) -> Result<Option<(Answers, Answers)>, Error> {
    let Some(disposition) = prover.disposition_of(rule) else {
        return Ok(None);
    };
    proof.questions += 1;
    let node = prover.rule(rule);
    let (before, after) = (
        prover.fixed(node, &change.from)?,
        prover.fixed(node, &change.to)?,
    );
    if !can_be_silenced(prover, before, after)? {
        proof.immediate += 1;
        return Ok(None);
    }
    let mut goals = fires(before).to_vec();
    goals.push(silent(after));
    let mut applies = goals.clone();
    goals.extend(
        premise
            .iter()
            .map(|goal| {
                Ok(Avoid {
                    node: prover.fixed(goal.node, &change.from)?,
                    ..*goal
                })
            })
            .collect::<Result<Vec<_>, Error>>()?,
    );
    for values in [&change.from, &change.to] {
        let admissible = prover.admissible_with(values)?;
        applies.extend(admissible.iter().copied());
        goals.extend(admissible);
    }
    for other in prover.at_least(disposition) {
        let node = prover.fixed(prover.rule(other), &change.to)?;
        goals.push(silent(node));
    }
    proof.applies += prover.count(&applies);
    let found = prover.find(&goals);
    Ok(found.map(|witness| {
        (
            prover.person(&witness, &change.from),
            prover.person(&witness, &change.to),
        )
    }))
}

/// Somewhere the rule fires before the change and is silent after it.
fn can_be_silenced(prover: &mut Prover<'_>, before: Node, after: Node) -> Result<bool, Error> {
    if before == after {
        return Ok(false);
    }
    let silenced = |before: u32, after: u32| {
        u32::from(before == FIRES && after != FIRES && after != INADMISSIBLE)
    };
    Ok(prover.forest().combine(before, after, silenced)? != Node::FALSE)
}

fn worse(decision: &Decision, finding: FindingId) -> Vec<Change> {
    let variables = decision.variables();
    let Some(content) = decision.module().findings.get(finding.index()) else {
        return Vec::new();
    };
    let label = |value: u16| match &content.kind {
        FindingKind::One { options, .. } | FindingKind::Several { options, .. } => options
            .get(value as usize)
            .map_or(String::new(), |option| format!("`{}`", option.id)),
        FindingKind::Number { .. } => "a higher number".to_owned(),
    };
    match variables.encoding(finding) {
        Some(Encoding::One {
            var,
            options,
            none: Some(none),
        }) => {
            let others = (0..*options).filter(|value| value != none);
            others
                .map(|value| Change {
                    finding,
                    words: label(value),
                    from: vec![(*var, *none)],
                    to: vec![(*var, value)],
                })
                .collect()
        }
        Some(Encoding::Several { vars }) => {
            let one_more = |(option, &var): (usize, &Var)| Change {
                finding,
                words: label(option as u16),
                from: vec![(var, ABSENT)],
                to: vec![(var, PRESENT)],
            };
            vars.iter().enumerate().map(one_more).collect()
        }
        Some(Encoding::Number { var, cuts, .. }) => {
            let next = |value: u16| Change {
                finding,
                words: label(value),
                from: vec![(*var, value)],
                to: vec![(*var, value + 1)],
            };
            (0..cuts.len() as u16).map(next).collect()
        }
        _ => Vec::new(),
    }
}

fn unknown(decision: &Decision, finding: FindingId) -> Option<Change> {
    let variables = decision.variables();
    let has_none = match decision
        .module()
        .findings
        .get(finding.index())
        .map(|finding| &finding.kind)?
    {
        FindingKind::One { none, .. } => none.is_some(),
        FindingKind::Several { none, .. } => none.is_some(),
        FindingKind::Number { .. } => false,
    };
    let vars = variables.of_finding(finding);
    let from = vars
        .iter()
        .map(|&var| (var, variables.mildest(var)))
        .collect();
    let to = vars
        .iter()
        .map(|&var| (var, variables.unknown(var)))
        .collect();
    has_none.then(|| Change {
        finding,
        words: "*not sure*".to_owned(),
        from,
        to,
    })
}

/// The changes that add one of these answers, from any other known answer of the finding.
pub(super) fn changes_of(decision: &Decision, atoms: &[Condition]) -> Vec<Change> {
    let all = findings(decision).flat_map(|finding| worse(decision, finding));
    all.filter(|change| atoms.iter().any(|atom| adds(decision, change, atom)))
        .collect()
}

/// Whether a change makes an atom hold.
fn adds(decision: &Decision, change: &Change, atom: &Condition) -> bool {
    let to = |var: Var| {
        change
            .to
            .iter()
            .find(|(other, _)| *other == var)
            .map(|(_, value)| *value)
    };
    match atom {
        Condition::IsOption(finding, options) => {
            *finding == change.finding
                && change
                    .to
                    .iter()
                    .any(|(_, value)| options.contains(&(*value as usize)))
        }
        Condition::HasOption(finding, options) => {
            let variables = decision.variables();
            options
                .iter()
                .filter_map(|&option| variables.option(*finding, option))
                .any(|var| to(var) == Some(PRESENT))
        }
        Condition::CompareNumber(finding, comparison, constant) => {
            match decision.variables().encoding(*finding) {
                Some(Encoding::Number { var, cuts, .. }) => to(*var).is_some_and(|value| {
                    let least = value
                        .checked_sub(1)
                        .and_then(|cut| cuts.get(cut as usize))
                        .copied();
                    least.is_some_and(|least| {
                        crate::variables::compare(least, *comparison, *constant)
                            && interval(cuts, least) == value
                    })
                }),
                _ => false,
            }
        }
        Condition::Any(parts) => parts.iter().any(|part| adds(decision, change, part)),
        _ => false,
    }
}

/// An exception says that this answer may silence this rule.
fn is_excepted(decision: &Decision, change: &Change, rule: usize) -> bool {
    let exceptions = decision.module().exceptions.iter();
    let for_rule = exceptions.filter(|exception| exception.silences.contains(&RuleId(rule as u32)));
    for_rule
        .flat_map(|exception| &exception.adding)
        .any(|atom| adds(decision, change, atom))
}
