//! One diagram, laid out to be filtered again and again.

use std::collections::HashMap;

use sural_diagram::{Forest, Node};

/// A diagram and all the terminals it must not come to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Goal {
    pub(super) node: Node,
    pub(super) avoid: Vec<u32>,
}

/// Where an edge leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Edge {
    /// To a forbidden terminal, whatever follows.
    Bad,
    /// To allowed terminals, whatever follows.
    Good,
    /// To a row, from which either can still be met.
    To(usize),
}

/// A node: the variable it tests, by its place in the support, and where its edges start.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) place: usize,
    pub(super) first: usize,
}

/// A diagram for one set of forbidden terminals; children stand after their parents, and the root is the first row.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// The variables it tests, from the top; it tests each of them somewhere.
    pub(super) support: Vec<u32>,
    pub(super) rows: Vec<Row>,
    edges: Vec<Edge>,
    pub(super) root: Edge,
}

impl Table {
    pub(super) fn of(forest: &Forest, goal: &Goal) -> Self {
        let support = forest
            .support(goal.node)
            .into_iter()
            .map(|var| var.0)
            .collect();
        let mut lay = Lay {
            forest,
            goal,
            layout: Layout::over(support),
            known: HashMap::new(),
        };
        let root = lay.edge(goal.node);
        lay.layout.table(root)
    }

    /// One table in place of two, unless it takes more than so many rows.
    pub(super) fn join(&self, other: &Self, rows: usize) -> Option<Self> {
        let mut support = self
            .support
            .iter()
            .chain(&other.support)
            .copied()
            .collect::<Vec<_>>();
        support.sort_unstable();
        support.dedup();
        let mut join = Join {
            tables: [self, other],
            limit: rows,
            layout: Layout::over(support),
            known: HashMap::new(),
        };
        let root = join.edge([self.root, other.root])?;
        Some(join.layout.table(root))
    }

    pub(super) fn edge(&self, row: Row, value: usize) -> Edge {
        self.edges
            .get(row.first + value)
            .copied()
            .unwrap_or(Edge::Bad)
    }

    /// The variable that is tested where an edge leads.
    fn tested(&self, edge: Edge) -> Option<u32> {
        let Edge::To(row) = edge else { return None };
        self.rows
            .get(row)
            .and_then(|row| self.support.get(row.place))
            .copied()
    }

    fn children(&self, edge: Edge) -> &[Edge] {
        let Edge::To(index) = edge else { return &[] };
        let start = |index: usize| {
            self.rows
                .get(index)
                .map_or(self.edges.len(), |row| row.first)
        };
        self.edges
            .get(start(index)..start(index + 1))
            .unwrap_or_default()
    }
}

/// Rows in the making, children before their parents, each once.
struct Layout {
    support: Vec<u32>,
    rows: Vec<(u32, Vec<Edge>)>,
    known: HashMap<(u32, Vec<Edge>), usize>,
}

impl Layout {
    fn over(support: Vec<u32>) -> Self {
        Self {
            support,
            rows: Vec::new(),
            known: HashMap::new(),
        }
    }

    fn row(&mut self, var: u32, edges: Vec<Edge>) -> Edge {
        match edges.first() {
            Some(&first) if edges.iter().all(|&edge| edge == first) => first,
            _ => {
                let row = self.known.entry((var, edges)).or_insert_with_key(|row| {
                    self.rows.push(row.clone());
                    self.rows.len() - 1
                });
                Edge::To(*row)
            }
        }
    }

    /// The table, its rows turned around.
    fn table(mut self, root: Edge) -> Table {
        let last = self.rows.len().saturating_sub(1);
        let turned = |edge: Edge| {
            if let Edge::To(row) = edge {
                Edge::To(last - row)
            } else {
                edge
            }
        };
        self.support
            .retain(|var| self.rows.iter().any(|(tested, _)| tested == var));
        let mut table = Table {
            support: self.support,
            rows: Vec::new(),
            edges: Vec::new(),
            root: turned(root),
        };
        for (var, edges) in self.rows.into_iter().rev() {
            table.rows.push(Row {
                place: table.support.binary_search(&var).unwrap_or(0),
                first: table.edges.len(),
            });
            table.edges.extend(edges.into_iter().map(turned));
        }
        table
    }
}

/// Lays out a diagram.
struct Lay<'a> {
    forest: &'a Forest,
    goal: &'a Goal,
    layout: Layout,
    known: HashMap<Node, Edge>,
}

impl Lay<'_> {
    fn edge(&mut self, node: Node) -> Edge {
        if let Some(&known) = self.known.get(&node) {
            return known;
        }
        let (forest, avoid) = (self.forest, &self.goal.avoid);
        let edge = match (forest.value(node), forest.variable(node)) {
            (Some(value), _) if !avoid.contains(&value) => Edge::Good,
            (None, Some(var)) => {
                let edges = forest
                    .children(node)
                    .iter()
                    .map(|&child| self.edge(child))
                    .collect();
                self.layout.row(var.0, edges)
            }
            _ => Edge::Bad,
        };
        self.known.insert(node, edge);
        edge
    }
}

/// Lays out what two tables allow both.
struct Join<'a> {
    tables: [&'a Table; 2],
    limit: usize,
    layout: Layout,
    known: HashMap<[Edge; 2], Edge>,
}

impl Join<'_> {
    fn edge(&mut self, pair: [Edge; 2]) -> Option<Edge> {
        match pair {
            [Edge::Bad, _] | [_, Edge::Bad] => return Some(Edge::Bad),
            [Edge::Good, Edge::Good] => return Some(Edge::Good),
            _ => {}
        }
        if let Some(&known) = self.known.get(&pair) {
            return Some(known);
        }
        let edge = self.row(pair)?;
        self.known.insert(pair, edge);
        (self.known.len() <= self.limit).then_some(edge)
    }

    fn row(&mut self, [a, b]: [Edge; 2]) -> Option<Edge> {
        let [left, right] = self.tables;
        let (on_left, on_right) = (left.tested(a), right.tested(b));
        let var = on_left.into_iter().chain(on_right).min()?;
        let left = if on_left == Some(var) {
            left.children(a)
        } else {
            &[]
        };
        let right = if on_right == Some(var) {
            right.children(b)
        } else {
            &[]
        };
        let at =
            |edges: &[Edge], value: usize, edge: Edge| edges.get(value).copied().unwrap_or(edge);
        let values = 0..left.len().max(right.len());
        let edges = values
            .map(|value| self.edge([at(left, value, a), at(right, value, b)]))
            .collect::<Option<_>>()?;
        Some(self.layout.row(var, edges))
    }
}
