//! Looks for a completion of the answers that steers clear of given terminals in several diagrams at once.
//!
//! Everything that is open is first taken to be as mild as it can be. In a module whose rules fire on what is reported
//! this is a completion at once, for the price of walking each diagram once; where it is not, [`Space`] decides.

use sural_diagram::{Node, Var};

use crate::compile::Decision;
use crate::space::Space;

/// A diagram, and the terminal it must not come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Avoid {
    /// The diagram.
    pub node: Node,
    /// The terminal.
    pub terminal: u32,
}

/// Whether some complete assignment extends `assignment` so that no diagram comes to its terminal.
#[must_use]
pub fn has_completion(decision: &Decision, goals: &[Avoid], assignment: &[Option<u16>]) -> bool {
    let (variables, forest) = (decision.variables(), decision.forest());
    let set = |var: Var| assignment.get(var.0 as usize).copied().flatten();
    let mild = (0..assignment.len() as u32)
        .map(|var| set(Var(var)).unwrap_or_else(|| variables.mildest(Var(var))))
        .collect::<Vec<_>>();
    if goals
        .iter()
        .all(|goal| forest.evaluate(goal.node, &mild) != Ok(goal.terminal))
    {
        return true;
    }
    let weights = variables
        .domains()
        .iter()
        .map(|&domain| vec![1; usize::from(domain)])
        .collect::<Vec<_>>();
    let values =
        |var: Var| set(var).map_or_else(|| variables.mildest_first(var), |value| vec![value]);
    Space::new(forest, &weights)
        .witness(goals, &values)
        .is_some()
}
