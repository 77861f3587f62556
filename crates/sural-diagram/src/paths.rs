//! How many assignments lead to a value, and one that does.

use crate::{Forest, Node};
use num_bigint::BigUint;
use rustc_hash::FxHashMap;

impl Forest {
    /// How many assignments of all variables of the forest give the function this value.
    pub fn count(&self, node: Node, value: u32) -> BigUint {
        let mut counts: FxHashMap<Node, BigUint> = FxHashMap::default();
        for below in self.below(&[node]) {
            let count = match self.value(below) {
                Some(found) => BigUint::from(u32::from(found == value)),
                None => self.count_branch(below, &counts),
            };
            counts.insert(below, count);
        }
        counts.remove(&node).unwrap_or_default() * self.choices(0, self.depth(node))
    }

    /// Over the variables from that of the node down.
    fn count_branch(&self, node: Node, counts: &FxHashMap<Node, BigUint>) -> BigUint {
        let next = self.depth(node) + 1;
        let children = self.children(node).iter();
        children
            .filter_map(|&child| Some(counts.get(&child)? * self.choices(next, self.depth(child))))
            .sum()
    }

    /// The level of a node, where terminals stand right below the last variable.
    fn depth(&self, node: Node) -> usize {
        usize::from(self.level(node)).min(self.domains().len())
    }

    /// How many assignments the variables of some levels have.
    fn choices(&self, from: usize, to: usize) -> BigUint {
        self.domains()
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .copied()
            .map(BigUint::from)
            .product()
    }

    /// A partial assignment all of whose completions give the function this value, or nothing
    /// if none does.
    ///
    /// It decides as few variables as any path of the diagram; among equals, the smallest
    /// values nearest the top. It has one entry for each variable of the forest.
    pub fn witness(&self, node: Node, value: u32) -> Option<Vec<Option<u16>>> {
        let lengths = self.shortest_paths(node, value);
        let mut path = vec![None; self.domains().len()];
        let (mut node, mut left) = (node, *lengths.get(&node)?);
        while left > 0 {
            left -= 1;
            let children = self.children(node);
            let choice = children
                .iter()
                .position(|child| lengths.get(child) == Some(&left))?;
            *path.get_mut(self.depth(node))? = Some(choice as u16);
            node = *children.get(choice)?;
        }
        Some(path)
    }

    /// For each node that can take the value, the fewest branches down to it.
    fn shortest_paths(&self, node: Node, value: u32) -> FxHashMap<Node, u32> {
        let mut lengths = FxHashMap::default();
        for below in self.below(&[node]) {
            let length = match self.value(below) {
                Some(found) => (found == value).then_some(0),
                None => self
                    .children(below)
                    .iter()
                    .filter_map(|c| lengths.get(c))
                    .min()
                    .map(|l| l + 1),
            };
            lengths.extend(length.map(|length: u32| (below, length)));
        }
        lengths
    }
}
