//! A case that shows how a promise fails, as plain as can be.

use sural_content::module::{FindingId, Module};
use sural_diagram::{Forest, Var};

use crate::answers::{Answers, none_of};
use crate::compile::{Decision, FIRES};
use crate::search::Avoid;
use crate::variables::Variables;
use crate::verify::Prover;

/// A value for every variable.
pub(crate) struct Witness(Vec<u16>);

impl Witness {
    /// A case that avoids the goals' terminals and of which nothing can be taken away: giving any one finding its
    /// mildest answer, or any one option of it, would reach one of them.
    pub(crate) fn plain(
        (module, variables): (&Module, &Variables),
        forest: &Forest,
        goals: &[Avoid],
        found: &[Option<u16>],
    ) -> Self {
        let mut values = found
            .iter()
            .enumerate()
            .map(|(var, value)| value.unwrap_or_else(|| variables.mildest(Var(var as u32))))
            .collect::<Vec<_>>();
        let shows = |values: &[u16]| {
            goals
                .iter()
                .all(|goal| forest.evaluate(goal.node, values) != Ok(goal.terminal))
        };
        let changes = plainer(module, variables);
        loop {
            let before = values.clone();
            for change in &changes {
                let other = with(&values, change);
                if shows(&other) {
                    values = other;
                }
            }
            if values == before {
                return Self(values);
            }
        }
    }

    /// Each case in which one finding has an answer, one option of it at most, and all else is as mild as it can be.
    pub(crate) fn alone(decision: &Decision, finding: FindingId) -> Vec<Self> {
        let variables = decision.variables();
        let mildest = (0..variables.domains().len() as u32)
            .map(|var| said(decision.module(), variables, Var(var)));
        let mildest = mildest.collect::<Vec<_>>();
        let vars = variables.of_finding(finding);
        let answers = vars.iter().flat_map(|&var| {
            let options = variables.options_of(var).iter();
            options.map(move |&value| [(var, value)])
        });
        answers
            .map(|answer| Self(with(&mildest, &answer)))
            .collect()
    }

    /// The values, by variable.
    pub(crate) fn values(&self) -> &[u16] {
        &self.0
    }

    /// The rule fires.
    pub(crate) fn fires(&self, prover: &Prover<'_>, rule: usize) -> bool {
        let forest = prover.decision.forest();
        forest.evaluate(prover.rule(rule), &self.0) == Ok(FIRES)
    }

    /// The case as answers, with some variables set otherwise.
    pub(crate) fn answers(&self, decision: &Decision, fixed: &[(Var, u16)]) -> Answers {
        let module = decision.module();
        let value = |var: Var| {
            let set = fixed.iter().find(|(other, _)| *other == var);
            set.map(|(_, value)| *value)
                .or_else(|| self.0.get(var.0 as usize).copied())
                .unwrap_or_default()
        };
        let mut answers = Answers::none(module);
        for index in 0..module.findings.len() {
            let finding = FindingId(index as u32);
            answers.set(finding, Some(decision.variables().answer(finding, &value)));
        }
        answers
    }
}

/// The ways to take something away: a finding as mild as it can be, or one option less of it.
fn plainer(module: &Module, variables: &Variables) -> Vec<Vec<(Var, u16)>> {
    let mut changes = Vec::new();
    for index in 0..module.findings.len() {
        let finding = FindingId(index as u32);
        let vars = variables.of_finding(finding);
        changes.push(
            vars.iter()
                .map(|&var| (var, said(module, variables, var)))
                .collect(),
        );
        if vars.len() > 1 {
            changes.extend(vars.iter().map(|&var| vec![(var, variables.mildest(var))]));
        }
    }
    changes
}

/// The mildest value, as part of an answer: that nothing is chosen is none where content has no word for it.
fn said(module: &Module, variables: &Variables, var: Var) -> u16 {
    let none = variables
        .owner(var)
        .and_then(|owner| none_of(module, owner.finding));
    none.map_or_else(|| variables.unknown(var), |_| variables.mildest(var))
}

fn with(values: &[u16], change: &[(Var, u16)]) -> Vec<u16> {
    let mut values = values.to_vec();
    for (var, new) in change {
        if let Some(value) = values.get_mut(var.0 as usize) {
            *value = *new;
        }
    }
    values
}
