//! The nodes themselves: one flat table of entries, one flat arena of children.

use crate::Node;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// The level of every terminal: below all variables.
pub(crate) const TERMINAL: u16 = u16::MAX;

/// One node. A terminal keeps its value in `first`; a branch keeps where its children start.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) first: u32,
    pub(crate) level: u16,
    pub(crate) arity: u16,
}

/// What stands behind an id that no node has: such an id can only come from another forest.
const FOREIGN: Entry = Entry {
    first: 0,
    level: TERMINAL,
    arity: 0,
};

/// Nodes in order of creation, so that every child has a smaller id than its parent.
#[derive(Debug, Clone, Default)]
pub(crate) struct Store {
    entries: Vec<Entry>,
    children: Vec<Node>,
    /// Whether only the terminals 0 and 1 are below the node of the same index.
    boolean: Vec<bool>,
}

impl Store {
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn arena_len(&self) -> usize {
        self.children.len()
    }

    pub(crate) fn entry(&self, node: Node) -> Entry {
        self.entries.get(node.index()).copied().unwrap_or(FOREIGN)
    }

    pub(crate) fn value(&self, node: Node) -> Option<u32> {
        let entry = self.entry(node);
        (entry.level == TERMINAL).then_some(entry.first)
    }

    pub(crate) fn boolean(&self, node: Node) -> bool {
        self.boolean.get(node.index()).copied().unwrap_or(false)
    }

    pub(crate) fn children(&self, node: Node) -> &[Node] {
        self.children_of(self.entry(node))
    }

    pub(crate) fn children_of(&self, entry: Entry) -> &[Node] {
        let first = entry.first as usize;
        let range = first..first + usize::from(entry.arity);
        self.children.get(range).unwrap_or_default()
    }

    /// The child for `value`, or nothing if the entry is a terminal or has no such value.
    pub(crate) fn child_of(&self, entry: Entry, value: u16) -> Option<Node> {
        self.children_of(entry).get(usize::from(value)).copied()
    }

    /// The function of `node` once the variable at `level`, not below the node's, has `value`.
    pub(crate) fn cofactor(&self, node: Node, level: u16, value: u16) -> Node {
        let entry = self.entry(node);
        if entry.level == level {
            self.child_of(entry, value).unwrap_or(node)
        } else {
            node
        }
    }

    pub(crate) fn push_terminal(&mut self, value: u32) -> Node {
        self.push(
            Entry {
                first: value,
                level: TERMINAL,
                arity: 0,
            },
            value <= 1,
        )
    }

    pub(crate) fn push_branch(&mut self, level: u16, arity: u16, children: &[Node]) -> Node {
        let entry = Entry {
            first: self.children.len() as u32,
            level,
            arity,
        };
        let boolean = children.iter().all(|&child| self.boolean(child));
        self.children.extend_from_slice(children);
        self.push(entry, boolean)
    }

    fn push(&mut self, entry: Entry, boolean: bool) -> Node {
        let node = Node(self.entries.len() as u32);
        self.entries.push(entry);
        self.boolean.push(boolean);
        node
    }
}

pub(crate) fn hash_terminal(value: u32) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

pub(crate) fn hash_branch(level: u16, children: &[Node]) -> u64 {
    let mut hasher = FxHasher::default();
    level.hash(&mut hasher);
    for child in children {
        child.0.hash(&mut hasher);
    }
    hasher.finish()
}
