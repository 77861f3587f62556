//! Looks for a completion of the answers that steers clear of given terminals in several diagrams at once.
//!
//! Everything that is open is first taken to be as in a person for whom no rule fires. In a module whose rules fire on
//! what is reported this is a completion at once, for the price of walking each diagram once. Where it is not, the goals
//! that it misses are met by a search that is complete (see [`crate::space`]), and what that finds is tried on the rest:
//! most goals never need searching. If those few cannot be met, all cannot.

use sural_diagram::{Node, Var};

use crate::compile::Decision;
use crate::space::Laid;
use crate::variables::Variables;

/// A diagram, and the terminal it must not come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Avoid {
    /// The diagram.
    pub node: Node,
    /// The terminal.
    pub terminal: u32,
}

/// Whether some complete assignment extends `assignment` so that no diagram comes to its terminal. The goals are those
/// of the plan: rules that stay silent, and constraints that are kept.
pub(crate) fn has_completion(
    decision: &Decision,
    goals: &[Avoid],
    assignment: &[Option<u16>],
) -> bool {
    let (variables, plan) = (decision.variables(), decision.plan());
    let set = |var: Var| assignment.get(var.0 as usize).copied().flatten();
    let calm = |var: Var| plan.calm.get(var.0 as usize).copied().unwrap_or_default();
    let values = |var: Var| match set(var) {
        Some(value) => vec![value],
        None => calm_first(variables, var, calm(var)),
    };
    let preferred = |var: Var| set(var).unwrap_or_else(|| calm(var));
    completion(decision, &plan.laid, goals, &preferred, &values).is_some()
}

/// A value for each variable so that no diagram comes to its terminal: the preferred one where nothing speaks against
/// it, else one of its values.
pub(crate) fn completion(
    decision: &Decision,
    laid: &Laid,
    goals: &[Avoid],
    preferred: &dyn Fn(Var) -> u16,
    values: &dyn Fn(Var) -> Vec<u16>,
) -> Option<Vec<u16>> {
    let (forest, sizes) = (decision.forest(), sizes(decision.variables()));
    let mut found = vec![None; sizes.len()];
    let mut met = Vec::new();
    loop {
        let complete = (0..).map(Var).zip(&found);
        let complete = complete.map(|(var, found)| found.unwrap_or_else(|| preferred(var)));
        let complete = complete.collect::<Vec<_>>();
        let missed = goals
            .iter()
            .filter(|goal| forest.evaluate(goal.node, &complete) == Ok(goal.terminal));
        let before = met.len();
        met.extend(missed);
        if met.len() == before {
            return Some(complete);
        }
        found = laid.witness(forest, &met, &sizes, values)?;
    }
}

fn calm_first(variables: &Variables, var: Var, calm: u16) -> Vec<u16> {
    let others = variables.mildest_first(var).into_iter();
    [calm]
        .into_iter()
        .chain(others.filter(|&value| value != calm))
        .collect()
}

/// How many values each variable has.
fn sizes(variables: &Variables) -> Vec<usize> {
    let domains = variables.domains().iter();
    domains.map(|&domain| usize::from(domain)).collect()
}
