//! The complete assignments that steer clear of given terminals in several diagrams at once: is there one, how many.
//!
//! Joining the diagrams could take exponential space. Here they stay apart: a state is the list of what is left of
//! each of them, the topmost variable among them is tried value by value, and parts that share no variable are solved
//! apart. What is left of a diagram is again one of its nodes, and equal functions are equal nodes, so states recur
//! and are remembered. Everything is exact.

use std::collections::{BTreeSet, HashMap};

use sural_diagram::{BigUint, Forest, Node, Scratch, Var};

use crate::search::Avoid;

/// What is left of the diagrams: sorted, without duplicates, each still able to reach its terminal.
type State = Vec<Avoid>;

/// Answers questions about assignments to the variables of one forest, remembering what it has found.
pub struct Space<'a> {
    forest: &'a Forest,
    /// By variable, by value: how many answers the value stands for.
    weights: &'a [Vec<u32>],
    supports: HashMap<Node, BTreeSet<u32>>,
    reached: HashMap<Node, Vec<u32>>,
    counts: HashMap<State, BigUint>,
    empty: HashMap<State, bool>,
    scratch: Scratch,
}

impl<'a> Space<'a> {
    /// The space over a forest, each value weighing as many answers as it stands for.
    #[must_use]
    pub fn new(forest: &'a Forest, weights: &'a [Vec<u32>]) -> Self {
        Self {
            forest,
            weights,
            supports: HashMap::new(),
            reached: HashMap::new(),
            counts: HashMap::new(),
            empty: HashMap::new(),
            scratch: Scratch::default(),
        }
    }

    /// How many complete assignments avoid all the terminals, counting what each value stands for.
    pub fn count(&mut self, goals: &[Avoid]) -> BigUint {
        let all = (0..self.weights.len() as u32).collect();
        let Some(state) = self.left(goals) else { return BigUint::ZERO };
        let used = self.union(&state);
        let free = self.product(&all, &used);
        free * self.count_state(&state)
    }

    /// One assignment that avoids all the terminals, deciding only what it must; the first value in `prefer` order that
    /// works is taken for each variable.
    pub fn witness(&mut self, goals: &[Avoid], prefer: &dyn Fn(Var) -> Vec<u16>) -> Option<Vec<Option<u16>>> {
        let state = self.left(goals)?;
        let mut assignment = vec![None; self.weights.len()];
        self.fill(&state, prefer, &mut assignment).then_some(assignment)
    }

    /// The assignments that avoid `state`, over its own variables.
    fn count_state(&mut self, state: &State) -> BigUint {
        self.components(state).iter().map(|part| self.count_part(part)).product()
    }

    fn count_part(&mut self, part: &State) -> BigUint {
        if let Some(count) = self.counts.get(part) {
            return count.clone();
        }
        let support = self.union(part);
        let Some(&top) = support.first() else { return BigUint::from(1u32) };
        let mut below = support;
        below.remove(&top);
        let mut count = BigUint::ZERO;
        for (value, weight) in self.weights_of(top) {
            if let Some(next) = self.step(part, top, value) {
                let used = self.union(&next);
                let free = self.product(&below, &used);
                count += BigUint::from(weight) * free * self.count_state(&next);
            }
        }
        self.counts.insert(part.clone(), count.clone());
        count
    }

    fn is_empty(&mut self, state: &State) -> bool {
        self.components(state).iter().any(|part| self.is_part_empty(part))
    }

    fn is_part_empty(&mut self, part: &State) -> bool {
        if let Some(&empty) = self.empty.get(part) {
            return empty;
        }
        let Some(&top) = self.union(part).first() else { return false };
        let values = self.weights_of(top);
        let empty = values.into_iter().all(|(value, _)| self.step(part, top, value).is_none_or(|next| self.is_empty(&next)));
        self.empty.insert(part.clone(), empty);
        empty
    }

    fn fill(&mut self, state: &State, prefer: &dyn Fn(Var) -> Vec<u16>, assignment: &mut Vec<Option<u16>>) -> bool {
        self.components(state).iter().all(|part| self.fill_part(part, prefer, assignment))
    }

    fn fill_part(&mut self, part: &State, prefer: &dyn Fn(Var) -> Vec<u16>, assignment: &mut Vec<Option<u16>>) -> bool {
        let Some(&top) = self.union(part).first() else { return true };
        for value in prefer(Var(top)) {
            let Some(next) = self.step(part, top, value) else { continue };
            if !self.is_empty(&next) {
                if let Some(slot) = assignment.get_mut(top as usize) {
                    *slot = Some(value);
                }
                return self.fill(&next, prefer, assignment);
            }
        }
        false
    }

    /// The state after a variable takes a value; `None` if a terminal is met.
    fn step(&mut self, state: &State, var: u32, value: u16) -> Option<State> {
        let child = |goal: &Avoid| {
            let tests = self.forest.variable(goal.node) == Some(Var(var));
            let node = if tests { self.forest.children(goal.node).get(usize::from(value)).copied() } else { None };
            Avoid { node: node.unwrap_or(goal.node), ..*goal }
        };
        let moved = state.iter().map(child).collect::<Vec<_>>();
        self.left(&moved)
    }

    /// Drops what is avoided already; `None` if a terminal is met.
    fn left(&mut self, goals: &[Avoid]) -> Option<State> {
        let mut state = State::with_capacity(goals.len());
        for goal in goals {
            if !self.reaches(goal) {
                continue;
            }
            self.forest.variable(goal.node)?;
            state.push(*goal);
        }
        state.sort_unstable();
        state.dedup();
        Some(state)
    }

    fn reaches(&mut self, goal: &Avoid) -> bool {
        let (forest, scratch) = (self.forest, &mut self.scratch);
        let reached = self.reached.entry(goal.node).or_insert_with(|| forest.reachable(goal.node, &[], scratch).unwrap_or_default().to_vec());
        reached.contains(&goal.terminal)
    }

    /// The parts of a state that share no variable.
    fn components(&mut self, state: &State) -> Vec<State> {
        let mut parts: Vec<(BTreeSet<u32>, State)> = Vec::new();
        for goal in state {
            let support = self.support(goal.node).clone();
            let (touching, mut apart): (Vec<_>, Vec<_>) = parts.into_iter().partition(|(vars, _)| !vars.is_disjoint(&support));
            let mut joined = (support, vec![*goal]);
            for (vars, goals) in touching {
                joined.0.extend(vars);
                joined.1.extend(goals);
            }
            joined.1.sort_unstable();
            apart.push(joined);
            parts = apart;
        }
        parts.into_iter().map(|(_, goals)| goals).collect()
    }

    fn support(&mut self, node: Node) -> &BTreeSet<u32> {
        let forest = self.forest;
        self.supports.entry(node).or_insert_with(|| forest.support(node).into_iter().map(|var| var.0).collect())
    }

    fn union(&mut self, state: &State) -> BTreeSet<u32> {
        let mut union = BTreeSet::new();
        for goal in state {
            union.extend(self.support(goal.node).iter().copied());
        }
        union
    }

    /// How many answers there are for the variables of `vars` that are not in `but`.
    fn product(&self, vars: &BTreeSet<u32>, but: &BTreeSet<u32>) -> BigUint {
        vars.difference(but).map(|&var| BigUint::from(self.weights_of(var).iter().map(|(_, weight)| *weight).sum::<u32>())).product()
    }

    fn weights_of(&self, var: u32) -> Vec<(u16, u32)> {
        let weights = self.weights.get(var as usize).map(Vec::as_slice).unwrap_or_default();
        weights.iter().enumerate().map(|(value, weight)| (value as u16, *weight)).collect()
    }
}
