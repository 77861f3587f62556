//! Questions at run time: they take `&Forest`, and with a warm [`Scratch`] they do not allocate.

use std::cell::Cell;
use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::store::{Entry, TERMINAL};
use crate::{Error, Forest, Node, Var};

/// Working memory for the questions that walk a diagram, to be kept from call to call.
///
/// It serves any forest; each thread needs its own.
#[derive(Debug, Clone, Default)]
pub struct Scratch {
    marks: Marks,
    values: Vec<u32>,
    vars: Vec<Var>,
    met: Vec<bool>,
}

/// Which nodes the present walk has met: those that carry its number.
#[derive(Debug, Clone, Default)]
struct Marks {
    walk: u32,
    nodes: Vec<u32>,
    todo: Vec<Node>,
}

impl Marks {
    fn start(&mut self, nodes: usize) {
        if self.walk == u32::MAX {
            self.nodes.clear();
            self.walk = 0;
        }
        self.walk += 1;
        self.todo.clear();
        if self.nodes.len() < nodes {
            self.nodes.resize(nodes, 0);
        }
    }

    fn add(&mut self, node: Node) {
        if let Some(mark) = self.nodes.get_mut(node.index())
            && *mark != self.walk
        {
            *mark = self.walk;
            self.todo.push(node);
        }
    }
}

thread_local! {
    /// For walks without a [`Scratch`]: kept, because marks are as many as the nodes of a forest.
    static MARKS: Cell<Marks> = Cell::default();
}

fn with_marks<T>(walk: impl FnOnce(&mut Marks) -> T) -> T {
    let mut marks = MARKS.take();
    let walked = walk(&mut marks);
    MARKS.set(marks);
    walked
}

impl Forest {
    /// The value of the function where each variable has the value at its index.
    ///
    /// # Errors
    /// [`Error::Unassigned`] or [`Error::OutOfDomain`] for a variable that the walk meets.
    pub fn evaluate(&self, node: Node, values: &[u16]) -> Result<u32, Error> {
        let mut entry = self.store.entry(node);
        while entry.level != TERMINAL {
            let var = Var(u32::from(entry.level));
            let value = *values
                .get(usize::from(entry.level))
                .ok_or(Error::Unassigned(var))?;
            let child = self
                .store
                .child_of(entry, value)
                .ok_or(Error::OutOfDomain(var, value))?;
            entry = self.store.entry(child);
        }
        Ok(entry.first)
    }

    /// The values, ascending, that the function can still take where the variables without a
    /// value are open. A slice shorter than the variables leaves the rest open.
    ///
    /// # Errors
    /// [`Error::OutOfDomain`] for a variable that the walk meets.
    pub fn reachable<'s>(
        &self,
        node: Node,
        values: &[Option<u16>],
        scratch: &'s mut Scratch,
    ) -> Result<&'s [u32], Error> {
        let Scratch {
            marks,
            values: found,
            ..
        } = scratch;
        found.clear();
        // Most diagrams are decided by what is assigned: no walk is needed to find that out.
        let node = self.followed(node, values)?;
        self.walk(&[node], values, marks, |_, entry| {
            if entry.level == TERMINAL {
                found.push(entry.first);
            }
        })?;
        found.sort_unstable();
        Ok(found)
    }

    /// Where the assigned variables lead from here: to a terminal, or to the first variable that is open.
    ///
    /// # Errors
    /// [`Error::OutOfDomain`] for a variable on the way.
    pub fn followed(&self, mut node: Node, values: &[Option<u16>]) -> Result<Node, Error> {
        let values = values.get(..self.domains().len()).unwrap_or(values);
        loop {
            let entry = self.store.entry(node);
            let Some(value) = values.get(usize::from(entry.level)).copied().flatten() else {
                return Ok(node);
            };
            node = self.pick(entry, value)?;
        }
    }

    /// Whether the function can still take a value where the variables without one are open. It stops at the first way
    /// it finds, and so is cheaper than [`Forest::reachable`].
    ///
    /// # Errors
    /// [`Error::OutOfDomain`] for a variable that the walk meets.
    pub fn can_reach(
        &self,
        node: Node,
        terminal: u32,
        values: &[Option<u16>],
        scratch: &mut Scratch,
    ) -> Result<bool, Error> {
        let node = self.followed(node, values)?;
        let entry = self.store.entry(node);
        if entry.level == TERMINAL {
            return Ok(entry.first == terminal);
        }
        let marks = &mut scratch.marks;
        marks.start(self.store.len());
        marks.add(node);
        while let Some(node) = marks.todo.pop() {
            let entry = self.store.entry(node);
            if entry.level == TERMINAL && entry.first == terminal {
                return Ok(true);
            }
            self.descend(entry, values, marks)?;
        }
        Ok(false)
    }

    /// The open variables, from the top, that some completion of the assignment tests.
    ///
    /// A variable not listed cannot matter any more. One that is listed may still turn out not
    /// to: [`Forest::restrict_all`] and [`Forest::support`] say exactly which do.
    ///
    /// # Errors
    /// [`Error::OutOfDomain`] for a variable that the walk meets.
    pub fn open_support<'s>(
        &self,
        node: Node,
        values: &[Option<u16>],
        scratch: &'s mut Scratch,
    ) -> Result<&'s [Var], Error> {
        let Scratch {
            marks, vars, met, ..
        } = scratch;
        vars.clear();
        met.clear();
        met.resize(self.domains().len(), false);
        self.walk(&[node], values, marks, |_, entry| {
            let index = usize::from(entry.level);
            let Some(met) = met.get_mut(index) else {
                return; // A terminal.
            };
            if !*met && values.get(index).copied().flatten().is_none() {
                *met = true;
                vars.push(Var(u32::from(entry.level)));
            }
        })?;
        vars.sort_unstable();
        Ok(vars)
    }

    /// The open variables, from the top, on which the function still depends where the others have the values given:
    /// exact, for the price of reducing what is left of the diagram.
    ///
    /// # Errors
    /// [`Error::OutOfDomain`] for a variable that the walk meets.
    pub fn live_support(&self, node: Node, values: &[Option<u16>]) -> Result<Vec<Var>, Error> {
        let mut met = Vec::new();
        with_marks(|marks| self.walk(&[node], values, marks, |node, _| met.push(node)))?;
        met.sort_unstable();
        // Children before parents: of each node, the function that is left of it, as the first node with that function.
        let mut left = FxHashMap::default();
        let mut known: FxHashMap<(u16, Vec<Node>), Node> = FxHashMap::default();
        for node in met {
            let entry = self.store.entry(node);
            let is = |child: &Node| left.get(child).copied().unwrap_or(*child);
            let value = values.get(usize::from(entry.level)).copied().flatten();
            let function = match value {
                _ if entry.level == TERMINAL => node,
                Some(value) => is(&self.pick(entry, value)?),
                None => {
                    let children = self.store.children_of(entry).iter().map(is);
                    let children = children.collect::<Vec<_>>();
                    match children.first() {
                        Some(first) if children.iter().all(|child| child == first) => *first,
                        _ => *known.entry((entry.level, children)).or_insert(node),
                    }
                }
            };
            left.insert(node, function);
        }
        let mut children_of: FxHashMap<Node, (u16, Vec<Node>)> = FxHashMap::default();
        children_of.extend(known.into_iter().map(|(inner, node)| (node, inner)));
        let mut vars = BTreeSet::new();
        let mut todo = vec![left.get(&node).copied().unwrap_or(node)];
        while let Some(node) = todo.pop() {
            if let Some((level, children)) = children_of.remove(&node) {
                vars.insert(Var(u32::from(level)));
                todo.extend(children);
            }
        }
        Ok(vars.into_iter().collect())
    }

    /// The variables, from the top, on which the function depends.
    pub fn support(&self, node: Node) -> Vec<Var> {
        let mut vars: Vec<_> = self
            .below(&[node])
            .into_iter()
            .filter_map(|node| self.variable(node))
            .collect();
        vars.sort_unstable();
        vars.dedup();
        vars
    }

    /// The number of different nodes that the roots reach, terminals included.
    pub fn node_count(&self, roots: &[Node]) -> usize {
        self.below(roots).len()
    }

    /// All nodes that the roots reach, children before parents.
    pub(crate) fn below(&self, roots: &[Node]) -> Vec<Node> {
        let mut nodes = Vec::new();
        // With nothing assigned no value can be out of its domain.
        let _ = with_marks(|marks| self.walk(roots, &[], marks, |node, _| nodes.push(node)));
        nodes.sort_unstable();
        nodes
    }

    /// Meets once each node that the roots reach under a partial assignment.
    fn walk(
        &self,
        roots: &[Node],
        values: &[Option<u16>],
        marks: &mut Marks,
        mut meet: impl FnMut(Node, Entry),
    ) -> Result<(), Error> {
        let values = values.get(..self.domains().len()).unwrap_or(values);
        marks.start(self.store.len());
        roots.iter().for_each(|&root| marks.add(root));
        while let Some(node) = marks.todo.pop() {
            let entry = self.store.entry(node);
            meet(node, entry);
            self.descend(entry, values, marks)?;
        }
        Ok(())
    }

    /// Adds the children that a partial assignment leaves.
    fn descend(
        &self,
        entry: Entry,
        values: &[Option<u16>],
        marks: &mut Marks,
    ) -> Result<(), Error> {
        match values.get(usize::from(entry.level)).copied().flatten() {
            Some(value) => marks.add(self.pick(entry, value)?),
            None => self
                .store
                .children_of(entry)
                .iter()
                .for_each(|&child| marks.add(child)),
        }
        Ok(())
    }

    fn pick(&self, entry: Entry, value: u16) -> Result<Node, Error> {
        let var = Var(u32::from(entry.level));
        self.store
            .child_of(entry, value)
            .ok_or(Error::OutOfDomain(var, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warm_scratch_does_not_allocate() {
        let mut forest = Forest::new(vec![3; 12], 10_000).unwrap();
        let literals: Vec<_> = (0..12)
            .map(|var| forest.literal(Var(var), |value| value > 1).unwrap())
            .collect();
        let sum = forest.sum(&literals).unwrap();
        let mut scratch = Scratch::default();
        let capacities = |scratch: &Scratch| {
            let Scratch {
                marks,
                values,
                vars,
                met,
            } = scratch;
            let marks = [marks.nodes.capacity(), marks.todo.capacity()];
            (marks, [values.capacity(), vars.capacity(), met.capacity()])
        };
        forest.reachable(sum, &[], &mut scratch).unwrap();
        forest.open_support(sum, &[], &mut scratch).unwrap();
        let warm = capacities(&scratch);
        for fixed in 0..12 {
            let mut values = [None; 12];
            values[fixed] = Some(2);
            assert_eq!(
                forest.reachable(sum, &values, &mut scratch).unwrap().len(),
                12
            );
            assert_eq!(
                forest
                    .open_support(sum, &values, &mut scratch)
                    .unwrap()
                    .len(),
                11
            );
        }
        assert_eq!(capacities(&scratch), warm);
    }

    #[test]
    fn marks_survive_the_end_of_their_numbers() {
        let mut forest = Forest::new(vec![2], 10).unwrap();
        let node = forest.literal(Var(0), |value| value == 1).unwrap();
        let mut scratch = Scratch::default();
        forest.reachable(node, &[], &mut scratch).unwrap();
        // Marks of walk 1 must not be taken for those of the walk after the last.
        scratch.marks.walk = u32::MAX;
        for _ in 0..2 {
            assert_eq!(forest.reachable(node, &[], &mut scratch).unwrap(), [0, 1]);
        }
    }
}
