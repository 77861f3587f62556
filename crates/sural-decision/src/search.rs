//! Looks for a completion of the answers that steers clear of given terminals in several diagrams at once.
//!
//! Joining many diagrams into one can take exponential space; looking for one point of the join needs only the
//! diagrams themselves. The search is complete: it says no only when there is none. It takes the mildest value of
//! each variable first, which in a module whose rules fire on what is reported finds a completion at once.

use sural_diagram::{Node, Scratch, Var};

use crate::compile::Decision;

/// A diagram, and the terminal it must not come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Avoid {
    /// The diagram.
    pub node: Node,
    /// The terminal.
    pub terminal: u32,
}

/// An assignment that extends `assignment` so that no diagram can reach its terminal any more, whatever is still open.
#[must_use]
pub fn completion(decision: &Decision, goals: &[Avoid], assignment: &[Option<u16>], scratch: &mut Scratch) -> Option<Vec<Option<u16>>> {
    let mut search = Search { decision, assignment: assignment.to_vec(), scratch };
    search.solve(goals).then_some(search.assignment)
}

struct Search<'a> {
    decision: &'a Decision,
    assignment: Vec<Option<u16>>,
    scratch: &'a mut Scratch,
}

enum Goal {
    Reached,
    Lost,
    /// Undecided; the open variable that its diagram tests first.
    Open(Var),
}

impl Search<'_> {
    fn solve(&mut self, goals: &[Avoid]) -> bool {
        let mut branch = None;
        let mut open = Vec::new();
        for goal in goals {
            match self.look(goal) {
                Goal::Reached => {}
                Goal::Lost => return false,
                Goal::Open(var) => {
                    branch.get_or_insert(var);
                    open.push(*goal);
                }
            }
        }
        let Some(var) = branch else { return true };
        self.values(var).into_iter().any(|value| self.holds_with(var, value, &open))
    }

    fn holds_with(&mut self, var: Var, value: u16, goals: &[Avoid]) -> bool {
        self.set(var, Some(value));
        let found = self.solve(goals);
        if !found {
            self.set(var, None);
        }
        found
    }

    fn look(&mut self, goal: &Avoid) -> Goal {
        let forest = self.decision.forest();
        let reached = forest.reachable(goal.node, &self.assignment, self.scratch).unwrap_or_default();
        if !reached.contains(&goal.terminal) {
            return Goal::Reached;
        }
        if reached.len() == 1 {
            return Goal::Lost;
        }
        match forest.open_support(goal.node, &self.assignment, self.scratch).unwrap_or_default().first() {
            Some(&var) => Goal::Open(var),
            None => Goal::Lost,
        }
    }

    /// All values of a variable, the mildest first.
    fn values(&self, var: Var) -> Vec<u16> {
        let variables = self.decision.variables();
        let mildest = variables.mildest(var);
        [mildest].into_iter().chain((0..=variables.unknown(var)).filter(|&value| value != mildest)).collect()
    }

    fn set(&mut self, var: Var, value: Option<u16>) {
        if let Some(slot) = self.assignment.get_mut(var.0 as usize) {
            *slot = value;
        }
    }
}
