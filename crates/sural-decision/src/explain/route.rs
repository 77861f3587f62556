//! The way through one diagram to where it fires that changes the fewest answers.

use std::collections::HashMap;

use sural_content::module::FindingId;
use sural_diagram::{Node, Var};

use crate::compile::{Decision, FIRES};

/// Finds the way. A finding with several options stands on several variables and counts once.
pub(super) struct Route<'a> {
    decision: &'a Decision,
    /// All answers.
    own: &'a [Option<u16>],
    /// Those that may not change.
    kept: &'a [Option<u16>],
    /// The findings that stand on several of the diagram's variables, a bit each in a [`Changed`].
    several: Vec<FindingId>,
    known: HashMap<(Node, Changed), Option<Step>>,
}

/// Which of the findings on several variables have been changed on the way.
type Changed = u64;

#[derive(Clone, Copy)]
struct Step {
    /// How many answers change from here on.
    cost: u32,
    /// The value taken here; `None` at the end.
    value: Option<u16>,
}

impl<'a> Route<'a> {
    /// The values on the way; `None` if the kept answers leave none.
    pub(super) fn to_fire(
        decision: &'a Decision,
        node: Node,
        own: &'a [Option<u16>],
        kept: &'a [Option<u16>],
    ) -> Option<Vec<(Var, u16)>> {
        let mut route = Self {
            decision,
            own,
            kept,
            several: several(decision, node),
            known: HashMap::new(),
        };
        route.step(node, 0)?;
        Some(route.read(node))
    }

    fn step(&mut self, node: Node, changed: Changed) -> Option<Step> {
        let forest = self.decision.forest();
        if let Some(value) = forest.value(node) {
            return (value == FIRES).then_some(Step {
                cost: 0,
                value: None,
            });
        }
        if let Some(&known) = self.known.get(&(node, changed)) {
            return known;
        }
        let var = forest.variable(node)?;
        let mut best: Option<Step> = None;
        for value in self.values(var) {
            let (cost, after) = self.change(var, value, changed);
            let child = forest.children(node).get(usize::from(value)).copied();
            let Some(rest) = child.and_then(|child| self.step(child, after)) else {
                continue;
            };
            let cost = cost + rest.cost;
            if best.is_none_or(|best| cost < best.cost) {
                best = Some(Step {
                    cost,
                    value: Some(value),
                });
            }
        }
        self.known.insert((node, changed), best);
        best
    }

    /// The values to try, the own first.
    fn values(&self, var: Var) -> Vec<u16> {
        let at = |values: &[Option<u16>]| values.get(var.0 as usize).copied().flatten();
        if let Some(kept) = at(self.kept) {
            return vec![kept];
        }
        let own = at(self.own);
        let others = self.decision.variables().mildest_first(var);
        own.into_iter()
            .chain(others.into_iter().filter(|value| Some(*value) != own))
            .collect()
    }

    /// What taking a value costs, and what has been changed after it.
    fn change(&self, var: Var, value: u16, changed: Changed) -> (u32, Changed) {
        let own = self.own.get(var.0 as usize).copied().flatten();
        if own.is_none_or(|own| own == value) {
            return (0, changed);
        }
        let finding = self.decision.variables().owner(var).map(|it| it.finding);
        let place = self.several.iter().position(|it| Some(*it) == finding);
        match place.and_then(|place| 1u64.checked_shl(place as u32)) {
            Some(bit) if changed & bit != 0 => (0, changed),
            Some(bit) => (1, changed | bit),
            None => (1, changed),
        }
    }

    fn read(&self, mut node: Node) -> Vec<(Var, u16)> {
        let forest = self.decision.forest();
        let (mut way, mut changed) = (Vec::new(), 0);
        while let (Some(var), Some(Some(step))) =
            (forest.variable(node), self.known.get(&(node, changed)))
        {
            let Some(value) = step.value else { break };
            way.push((var, value));
            changed = self.change(var, value, changed).1;
            match forest.children(node).get(usize::from(value)) {
                Some(&child) => node = child,
                None => break,
            }
        }
        way
    }
}

fn several(decision: &Decision, node: Node) -> Vec<FindingId> {
    let vars = decision.forest().support(node);
    let mut owners = vars
        .into_iter()
        .filter_map(|var| decision.variables().owner(var))
        .map(|owner| owner.finding)
        .collect::<Vec<_>>();
    owners.sort_unstable();
    let mut several = owners
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if a == b => Some(*a),
            _ => None,
        })
        .collect::<Vec<_>>();
    several.dedup();
    several
}
