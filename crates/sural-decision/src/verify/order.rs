//! Promises about changing one answer of a case: more danger, and *not sure*, never mean less urgency.

use sural_content::module::{Condition, FindingId, FindingKind, RuleId};
use sural_diagram::{BigUint, Error, Node, Var};

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
    pub(super) from: Vec<(Var, u16)>,
    pub(super) to: Vec<(Var, u16)>,
}

impl Change {
    /// Back again.
    pub(super) fn reversed(&self) -> Self {
        Self {
            finding: self.finding,
            words: self.words.clone(),
            from: self.to.clone(),
            to: self.from.clone(),
        }
    }
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
        proof.covered += before(prover, change)?;
        proof.applies += before_and_after(prover, change)?;
        for rule in 0..prover.decision.module().rules.len() {
            if prover.disposition_of(rule).is_none() || !counts(prover, change, rule) {
                continue;
            }
            proof.questions += 1;
            let Some(goals) = silenced_by(prover, change, rule)? else {
                proof.immediate += 1;
                continue;
            };
            if let Some((before, after)) = lowered_by(prover, change, rule, goals)? {
                proof
                    .failures
                    .push(failure(prover.decision, change, rule, before, after));
            }
        }
    }
    if proof.immediate == proof.questions {
        let note = "such a change never silences a rule";
        proof.notes.push(note.to_owned());
    } else if proof.failures.is_empty() {
        let note = "where such a change silences a rule, one at least as urgent fires";
        proof.notes.push(note.to_owned());
    }
    Ok(proof)
}

/// Whether some change to something worse silences this rule and thereby lowers urgency, with no exception for it.
pub(super) fn more_danger_at(prover: &mut Prover<'_>, rule: usize) -> Result<bool, Error> {
    let decision = prover.decision;
    let read = decision.support(prover.rule(rule)).into_iter();
    for change in read.flat_map(|finding| worse(decision, finding)) {
        if is_excepted(decision, &change, rule) {
            continue;
        }
        if let Some(goals) = silenced_by(prover, &change, rule)?
            && lowered_by(prover, &change, rule, goals)?.is_some()
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// How many admissible cases a change can start from.
pub(super) fn before(prover: &mut Prover<'_>, change: &Change) -> Result<BigUint, Error> {
    let goals = prover.admissible_with(&change.from)?;
    Ok(prover.count(&goals) / domain_size(prover.decision, change))
}

/// In how many of them the changed case is admissible too.
pub(super) fn before_and_after(prover: &mut Prover<'_>, change: &Change) -> Result<BigUint, Error> {
    let mut goals = prover.admissible_with(&change.from)?;
    goals.extend(prover.admissible_with(&change.to)?);
    Ok(prover.count(&goals) / domain_size(prover.decision, change))
}

/// The language has no way to lower: a rule only sets a floor. What is left is an answer that silences a rule, which
/// [`more_danger`] proves to happen only by an exception. Asked here: that each exception is signed and says why.
pub(super) fn earned(prover: &mut Prover<'_>) -> Result<Proof, Error> {
    let decision = prover.decision;
    let exceptions = &decision.module().exceptions;
    let mut proof = Proof::default();
    for exception in exceptions {
        proof.questions += 1;
        for change in changes_of(decision, &exception.adding) {
            proof.covered += before(prover, &change)?;
            proof.applies += before_and_after(prover, &change)?;
        }
        if exception.signed.is_empty() || exception.because.is_empty() {
            proof.fails(
                exception.span,
                format!("exception `{}` is not signed", exception.id),
            );
        }
    }
    proof.notes.push(format!(
        "no rule lowers urgency; {} signed exceptions say which answers may silence which rules",
        exceptions.len()
    ));
    Ok(proof)
}

/// A count over all variables takes the changed ones as free, which they are not.
fn domain_size(decision: &Decision, change: &Change) -> BigUint {
    let domains = decision.variables().domains();
    change
        .from
        .iter()
        .filter_map(|(var, _)| domains.get(var.0 as usize))
        .map(|&domain| BigUint::from(domain))
        .product()
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

/// Goals: the rule fires before the change and not after it, and both cases are admissible. Nothing where the diagrams
/// by themselves say that there is no such case.
pub(super) fn silenced_by(
    prover: &mut Prover<'_>,
    change: &Change,
    rule: usize,
) -> Result<Option<Vec<Avoid>>, Error> {
    let node = prover.rule(rule);
    let (before, after) = (
        prover.fixed(node, &change.from)?,
        prover.fixed(node, &change.to)?,
    );
    if !can_be_silenced(prover, before, after)? {
        return Ok(None);
    }
    let mut goals = fires(before).to_vec();
    goals.push(silent(after));
    goals.extend(prover.admissible_with(&change.from)?);
    goals.extend(prover.admissible_with(&change.to)?);
    Ok(Some(goals))
}

/// A case, before and after the change, that meets the goals and that the change makes less urgent than this rule: no
/// rule that is at least as urgent fires after it.
pub(super) fn lowered_by(
    prover: &mut Prover<'_>,
    change: &Change,
    rule: usize,
    mut goals: Vec<Avoid>,
) -> Result<Option<(Answers, Answers)>, Error> {
    let Some(disposition) = prover.disposition_of(rule) else {
        return Ok(None);
    };
    for other in prover.at_least(disposition) {
        let node = prover.fixed(prover.rule(other), &change.to)?;
        goals.push(silent(node));
    }
    let decision = prover.decision;
    Ok(prover.find(&goals).map(|witness| {
        (
            witness.answers(decision, &change.from),
            witness.answers(decision, &change.to),
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

pub(super) fn worse(decision: &Decision, finding: FindingId) -> Vec<Change> {
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

pub(super) fn unknown(decision: &Decision, finding: FindingId) -> Option<Change> {
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
pub(super) fn is_excepted(decision: &Decision, change: &Change, rule: usize) -> bool {
    let exceptions = decision.module().exceptions.iter();
    let for_rule = exceptions.filter(|exception| exception.silences.contains(&RuleId(rule as u32)));
    for_rule
        .flat_map(|exception| &exception.adding)
        .any(|atom| adds(decision, change, atom))
}
