//! One diagram, laid out to be filtered again and again.

use std::collections::BTreeMap;

use sural_diagram::{Forest, Node};

/// A diagram and all the terminals it must not come to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Goal {
    pub(super) node: Node,
    pub(super) avoid: Vec<u32>,
}

/// Where an edge leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// To a forbidden terminal, whatever follows.
    Bad,
    /// To allowed terminals, whatever follows.
    Good,
    /// To a node that can still come to either, by its place in the table.
    To(usize),
}

/// A node: the variable it tests, by its place in the support, and where its edges start.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) place: usize,
    pub(super) first: usize,
}

/// A diagram for one set of forbidden terminals; children stand after their parents, and the root is the first row.
#[derive(Debug)]
pub(super) struct Table {
    /// The variables it tests, from the top.
    pub(super) support: Vec<u32>,
    pub(super) rows: Vec<Row>,
    edges: Vec<Edge>,
    pub(super) root: Edge,
}

impl Table {
    pub(super) fn of(forest: &Forest, goal: &Goal) -> Self {
        let mut layout = Layout { forest, goal, known: BTreeMap::new() };
        let root = layout.look(goal.node);
        let mut nodes = layout.known.iter().filter(|(_, edge)| matches!(edge, Edge::To(_))).map(|(node, _)| *node).collect::<Vec<_>>();
        // Ids ascend from the bottom.
        nodes.reverse();
        let mut support = nodes.iter().filter_map(|&node| forest.variable(node)).map(|var| var.0).collect::<Vec<_>>();
        support.sort_unstable();
        support.dedup();
        let place = nodes.iter().enumerate().map(|(place, node)| (*node, place)).collect::<BTreeMap<_, _>>();
        let edge = |node: &Node| place.get(node).map_or_else(|| layout.known.get(node).copied().unwrap_or(Edge::Bad), |&row| Edge::To(row));
        let mut table = Self { support, rows: Vec::new(), edges: Vec::new(), root: if matches!(root, Edge::To(_)) { Edge::To(0) } else { root } };
        for node in &nodes {
            let var = forest.variable(*node).map_or(0, |var| var.0);
            table.rows.push(Row { place: table.support.binary_search(&var).unwrap_or(0), first: table.edges.len() });
            table.edges.extend(forest.children(*node).iter().map(edge));
        }
        table
    }

    pub(super) fn edge(&self, row: Row, value: usize) -> Edge {
        self.edges.get(row.first + value).copied().unwrap_or(Edge::Bad)
    }
}

struct Layout<'a> {
    forest: &'a Forest,
    goal: &'a Goal,
    known: BTreeMap<Node, Edge>,
}

impl Layout<'_> {
    /// Where a node leads; its place, if it has one, is given later.
    fn look(&mut self, node: Node) -> Edge {
        if let Some(&known) = self.known.get(&node) {
            return known;
        }
        let edge = match self.forest.value(node) {
            Some(value) if self.goal.avoid.contains(&value) => Edge::Bad,
            Some(_) => Edge::Good,
            None => self.look_below(node),
        };
        self.known.insert(node, edge);
        edge
    }

    fn look_below(&mut self, node: Node) -> Edge {
        let edges = self.forest.children(node).iter().map(|&child| self.look(child)).collect::<Vec<_>>();
        match edges.first() {
            Some(&first @ (Edge::Good | Edge::Bad)) if edges.iter().all(|&edge| edge == first) => first,
            _ => Edge::To(0),
        }
    }
}
