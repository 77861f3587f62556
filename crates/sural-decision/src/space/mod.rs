//! The complete assignments that steer clear of given terminals in several diagrams at once: is there one, how many.
//!
//! Joining the diagrams could take exponential space. Here they stay apart.
//!
//! Whether there is one is asked of a search that works only where something must give way: see `find`.
//!
//! To count them, a state is the list of what is left of each diagram, the topmost variable among them is tried value by
//! value, and parts that share no variable are counted apart. What is left of a diagram is again one of its nodes, and
//! equal functions are equal nodes, so states recur and are remembered. Everything is exact.

mod find;

mod table;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

use sural_diagram::{BigUint, Forest, Node, Scratch, Var};

use crate::search::Avoid;
use crate::set::Set;
use find::find;
use table::{Edge, Goal, Table};

/// What is left of the diagrams: sorted, without duplicates, each still able to reach its terminal.
type State = Vec<Avoid>;

/// What was found out about the nodes of a forest. It stays true while the forest only grows and weights stay.
#[derive(Default)]
pub struct Memory {
    tables: Vec<Table>,
    places: HashMap<Goal, usize>,
    supports: HashMap<Node, Set>,
    reached: HashMap<Node, Vec<u32>>,
    counts: HashMap<State, BigUint>,
    scratch: Scratch,
}

/// Goals to be searched again and again: each is laid out when it is first searched for, and then kept.
#[derive(Debug, Default)]
pub(crate) struct Laid(HashMap<Avoid, OnceLock<Table>>);

impl Laid {
    pub(crate) fn of(goals: &[Avoid]) -> Self {
        let slots = goals.iter().map(|goal| (*goal, OnceLock::new()));
        Self(slots.collect())
    }

    fn table(&self, forest: &Forest, avoid: &Avoid) -> Option<&Table> {
        let goal = || Goal {
            node: avoid.node,
            avoid: vec![avoid.terminal],
        };
        let slot = self.0.get(avoid)?;
        Some(slot.get_or_init(|| Table::of(forest, &goal())))
    }

    /// As [`Space::witness`], for goals that are among these.
    pub(crate) fn witness(
        &self,
        forest: &Forest,
        goals: &[Avoid],
        sizes: &[usize],
        prefer: &dyn Fn(Var) -> Vec<u16>,
    ) -> Option<Vec<Option<u16>>> {
        let goals = goals.iter().collect::<BTreeSet<_>>();
        let tables = goals
            .into_iter()
            .map(|goal| self.table(forest, goal))
            .collect::<Option<Vec<_>>>()?;
        if tables.iter().any(|table| table.root == Edge::Bad) {
            return None;
        }
        let open = tables.into_iter().filter(|table| table.root != Edge::Good);
        find(open, sizes, prefer, usize::MAX)?
    }
}

/// Answers questions about assignments to the variables of one forest, remembering what it has found.
pub struct Space<'a> {
    forest: &'a Forest,
    /// By variable, by value: how many answers the value stands for.
    weights: &'a [Vec<u32>],
    memory: Memory,
    /// States that a count may still look at.
    steps: usize,
}

impl<'a> Space<'a> {
    /// The space over a forest, each value weighing as many answers as it stands for.
    #[must_use]
    pub fn new(forest: &'a Forest, weights: &'a [Vec<u32>]) -> Self {
        Self::remembering(forest, weights, Memory::default())
    }

    /// A space that goes on from what an earlier one over the same forest, which may have grown since, found out.
    #[must_use]
    pub fn remembering(forest: &'a Forest, weights: &'a [Vec<u32>], memory: Memory) -> Self {
        Self {
            forest,
            weights,
            memory,
            steps: usize::MAX,
        }
    }

    /// What it has found out.
    #[must_use]
    pub fn into_memory(self) -> Memory {
        self.memory
    }

    /// How many complete assignments avoid all the terminals, counting what each value stands for.
    pub fn count(&mut self, goals: &[Avoid]) -> BigUint {
        self.count_within(goals, usize::MAX).unwrap_or_default()
    }

    /// As [`Space::count`]; `None` where that needs to look at more than so many states.
    pub fn count_within(&mut self, goals: &[Avoid], steps: usize) -> Option<BigUint> {
        self.steps = steps;
        let all = (0..self.weights.len() as u32).collect();
        let Some(state) = self.left(goals) else {
            return Some(BigUint::ZERO);
        };
        let used = self.union(&state);
        let free = self.product(&all, &used);
        Some(free * self.count_state(&state)?)
    }

    /// One assignment that avoids all the terminals, leaving open what cannot matter. Of each variable `prefer` lists the
    /// values it may take; those in front are taken unless something speaks against them.
    pub fn witness(
        &mut self,
        goals: &[Avoid],
        prefer: &dyn Fn(Var) -> Vec<u16>,
    ) -> Option<Vec<Option<u16>>> {
        self.witness_within(goals, prefer, usize::MAX)?
    }

    /// As [`Space::witness`]; `None` where the search starts anew more often than so many times.
    pub fn witness_within(
        &mut self,
        goals: &[Avoid],
        prefer: &dyn Fn(Var) -> Vec<u16>,
        runs: usize,
    ) -> Option<Option<Vec<Option<u16>>>> {
        let Some(places) = self.tables(goals) else {
            return Some(None);
        };
        let sizes = self.weights.iter().map(Vec::len).collect::<Vec<_>>();
        let tables = || {
            places
                .iter()
                .filter_map(|&place| self.memory.tables.get(place))
        };
        find(tables(), &sizes, prefer, runs)
    }

    /// Whether a node tests no other variables than these.
    pub(crate) fn tests_only(&mut self, node: Node, vars: &Set) -> bool {
        self.support(node).but(vars).next().is_none()
    }

    /// The tables of goals that are still open, one for each diagram; `None` if one cannot be met at all.
    fn tables(&mut self, goals: &[Avoid]) -> Option<Vec<usize>> {
        let mut joined = BTreeMap::<Node, BTreeSet<u32>>::new();
        for goal in goals {
            joined.entry(goal.node).or_default().insert(goal.terminal);
        }
        let joined = joined.into_iter().map(|(node, avoid)| Goal {
            node,
            avoid: avoid.into_iter().collect(),
        });
        let places = joined.map(|goal| self.table(goal)).collect::<Vec<_>>();
        let root = |place: &usize| {
            self.memory
                .tables
                .get(*place)
                .map_or(Edge::Bad, |table| table.root)
        };
        let possible = places.iter().all(|place| root(place) != Edge::Bad);
        possible.then(|| {
            places
                .iter()
                .copied()
                .filter(|place| root(place) != Edge::Good)
                .collect()
        })
    }

    fn table(&mut self, goal: Goal) -> usize {
        let Memory { tables, places, .. } = &mut self.memory;
        if let Some(&place) = places.get(&goal) {
            return place;
        }
        tables.push(Table::of(self.forest, &goal));
        places.insert(goal, tables.len() - 1);
        tables.len() - 1
    }

    /// The assignments that avoid `state`, over its own variables.
    fn count_state(&mut self, state: &State) -> Option<BigUint> {
        self.components(state)
            .iter()
            .map(|part| self.count_part(part))
            .product()
    }

    fn count_part(&mut self, part: &State) -> Option<BigUint> {
        if let Some(count) = self.memory.counts.get(part) {
            return Some(count.clone());
        }
        let support = self.union(part);
        let Some(top) = support.first() else {
            return Some(BigUint::from(1u32));
        };
        self.steps = self.steps.checked_sub(1)?;
        let below = support.but(&Set::from_iter([top])).collect();
        let mut count = BigUint::ZERO;
        for (value, weight) in self.weights_of(top) {
            if let Some(next) = self.step(part, top, value) {
                let used = self.union(&next);
                let free = self.product(&below, &used);
                count += BigUint::from(weight) * free * self.count_state(&next)?;
            }
        }
        self.memory.counts.insert(part.clone(), count.clone());
        Some(count)
    }

    /// The state after a variable takes a value; `None` if a terminal is met.
    fn step(&mut self, state: &State, var: u32, value: u16) -> Option<State> {
        let child = |goal: &Avoid| {
            let tests = self.forest.variable(goal.node) == Some(Var(var));
            let node = if tests {
                self.forest
                    .children(goal.node)
                    .get(usize::from(value))
                    .copied()
            } else {
                None
            };
            Avoid {
                node: node.unwrap_or(goal.node),
                ..*goal
            }
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
        let forest = self.forest;
        let Memory {
            reached, scratch, ..
        } = &mut self.memory;
        let reached = reached.entry(goal.node).or_insert_with(|| {
            forest
                .reachable(goal.node, &[], scratch)
                .unwrap_or_default()
                .to_vec()
        });
        reached.contains(&goal.terminal)
    }

    /// The parts of a state that share no variable.
    fn components(&mut self, state: &State) -> Vec<State> {
        let mut parts: Vec<(Set, State)> = Vec::new();
        for goal in state {
            let support = self.support(goal.node).clone();
            let (touching, mut apart): (Vec<_>, Vec<_>) = parts
                .into_iter()
                .partition(|(vars, _)| !vars.is_disjoint(&support));
            let mut joined = (support, vec![*goal]);
            for (vars, goals) in touching {
                joined.0.extend(&vars);
                joined.1.extend(goals);
            }
            joined.1.sort_unstable();
            apart.push(joined);
            parts = apart;
        }
        parts.into_iter().map(|(_, goals)| goals).collect()
    }

    fn support(&mut self, node: Node) -> &Set {
        let forest = self.forest;
        self.memory
            .supports
            .entry(node)
            .or_insert_with(|| forest.support(node).into_iter().map(|var| var.0).collect())
    }

    fn union(&mut self, state: &State) -> Set {
        let mut union = Set::default();
        for goal in state {
            union.extend(self.support(goal.node));
        }
        union
    }

    /// How many answers there are for the variables of `vars` that are not in `but`.
    fn product(&self, vars: &Set, but: &Set) -> BigUint {
        vars.but(but)
            .map(|var| {
                BigUint::from(
                    self.weights_of(var)
                        .iter()
                        .map(|(_, weight)| *weight)
                        .sum::<u32>(),
                )
            })
            .product()
    }

    fn weights_of(&self, var: u32) -> Vec<(u16, u32)> {
        let weights = self
            .weights
            .get(var as usize)
            .map(Vec::as_slice)
            .unwrap_or_default();
        weights
            .iter()
            .enumerate()
            .map(|(value, weight)| (value as u16, *weight))
            .collect()
    }
}
