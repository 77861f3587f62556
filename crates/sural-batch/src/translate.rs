//! Diagrams as gates: the same functions, for many cases at once.

use std::collections::HashMap;

use sural_decision::Decision;
use sural_decision::compile::{FIRES, INADMISSIBLE, SILENT};
use sural_diagram::{Forest, Node, Var};

use crate::circuit::{Circuit, Wire};

/// What is known of a rule, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Some admissible completion makes it fire.
    pub possible: Wire,
    /// All do.
    pub certain: Wire,
}

/// Translates the diagrams of one decision into one circuit.
pub struct Translator<'d> {
    forest: &'d Forest,
    /// Grows as diagrams are translated.
    pub circuit: Circuit,
    /// By node, where all is known; none where the case is inadmissible.
    fires: HashMap<Node, Option<Wire>>,
    /// By node and aim, where variables may be open.
    reaches: HashMap<(Node, Aim), Wire>,
}

/// A terminal, and a value that a variable is supposed to have on the way there.
type Aim = (u32, Option<(Var, u16)>);

impl<'d> Translator<'d> {
    /// A translator with an empty circuit.
    #[must_use]
    pub fn new(decision: &'d Decision) -> Self {
        Self {
            forest: decision.forest(),
            circuit: Circuit::default(),
            fires: HashMap::new(),
            reaches: HashMap::new(),
        }
    }

    /// Whether a rule fires, where nothing is open. Of inadmissible cases it says anything.
    pub fn fires(&mut self, node: Node) -> Wire {
        self.where_known(node).unwrap_or(Wire::NEVER)
    }

    /// What is known of a rule over the completions of what is open. Of inadmissible cases it says anything.
    pub fn known(&mut self, node: Node) -> Known {
        let possible = self.reaches(node, FIRES);
        let silent = self.reaches(node, SILENT);
        let certain = self.circuit.and_not(possible, silent);
        Known { possible, certain }
    }

    /// Some completion of what is open comes to the terminal.
    pub fn reaches(&mut self, node: Node, terminal: u32) -> Wire {
        self.way(node, (terminal, None))
    }

    /// As [`Translator::reaches`], were a variable to have a value.
    pub fn reaches_with(&mut self, node: Node, terminal: u32, supposed: (Var, u16)) -> Wire {
        self.way(node, (terminal, Some(supposed)))
    }

    fn way(&mut self, node: Node, aim: Aim) -> Wire {
        if let Some(wire) = self.reaches.get(&(node, aim)) {
            return *wire;
        }
        let forest = self.forest;
        let wire = match (forest.value(node), forest.variable(node), aim.1) {
            (None, Some(var), Some((supposed, value))) if var == supposed => {
                let child = forest.children(node).get(usize::from(value));
                child.map_or(Wire::NEVER, |child| self.way(*child, aim))
            }
            (None, Some(var), _) => {
                let groups = self.groups(node, |this, child| this.way(child, aim));
                let ways = groups.into_iter().map(|(wire, values)| {
                    let leads = self
                        .circuit
                        .may_be(var, self.domain(var), &|value| values.contains(&value));
                    self.circuit.and(leads, wire)
                });
                let ways = ways.collect::<Vec<_>>();
                self.circuit.any(ways)
            }
            (value, ..) if value == Some(aim.0) => Wire::ALWAYS,
            _ => Wire::NEVER,
        };
        self.reaches.insert((node, aim), wire);
        wire
    }

    fn where_known(&mut self, node: Node) -> Option<Wire> {
        if let Some(wire) = self.fires.get(&node) {
            return *wire;
        }
        let wire = match (self.forest.value(node), self.forest.variable(node)) {
            (None, Some(var)) => self.chosen(node, var),
            (Some(INADMISSIBLE), _) => None,
            (value, _) if value == Some(FIRES) => Some(Wire::ALWAYS),
            _ => Some(Wire::NEVER),
        };
        self.fires.insert(node, wire);
        wire
    }

    /// One after the other, what most values lead to last, so that nothing is asked for it.
    fn chosen(&mut self, node: Node, var: Var) -> Option<Wire> {
        let mut groups = self.groups(node, Self::where_known);
        groups.sort_by_key(|(_, values)| values.len());
        let mut groups = groups.into_iter().rev();
        let groups = groups
            .by_ref()
            .filter_map(|(wire, values)| Some((wire?, values)));
        groups
            .reduce(|(otherwise, all), (wire, values)| {
                let is = self
                    .circuit
                    .is_one_of(var, self.domain(var), &|value| values.contains(&value));
                (self.circuit.choose(is, wire, otherwise), all)
            })
            .map(|(wire, _)| wire)
    }

    /// What the values of a node's variable lead to, each once, with the values.
    fn groups<T: PartialEq>(
        &mut self,
        node: Node,
        mut leads: impl FnMut(&mut Self, Node) -> T,
    ) -> Vec<(T, Vec<u16>)> {
        let mut groups: Vec<(T, Vec<u16>)> = Vec::new();
        let forest = self.forest;
        for (value, &child) in (0..).zip(forest.children(node)) {
            let wire = leads(self, child);
            match groups.iter_mut().find(|(known, _)| *known == wire) {
                Some((_, values)) => values.push(value),
                None => groups.push((wire, vec![value])),
            }
        }
        groups
    }

    /// How many values a variable has.
    pub(crate) fn domain(&self, var: Var) -> u16 {
        self.forest
            .domains()
            .get(var.0 as usize)
            .copied()
            .unwrap_or(0)
    }
}
