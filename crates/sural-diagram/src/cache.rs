//! The memory of operations already done.

use crate::Node;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

const FIRST_SIZE: usize = 1 << 12;
const LARGEST_SIZE: usize = 1 << 22;

/// The first tag for operations that a closure or a table completes; smaller tags name the
/// fixed operations, whose entries stay true for ever.
const FIRST_FRESH: u32 = 16;

/// An operation (never tag 0) and its operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Key {
    tag: u32,
    operands: [u32; 3],
}

impl Key {
    pub(crate) fn new(tag: u32, nodes: &[Node]) -> Self {
        let mut operands = [0; 3];
        for (operand, node) in operands.iter_mut().zip(nodes) {
            *operand = node.0;
        }
        Self { tag, operands }
    }

    fn hash_index(&self) -> usize {
        let mut hasher = FxHasher::default();
        self.hash(&mut hasher);
        hasher.finish() as usize
    }
}

/// A direct-mapped table: a newcomer takes the slot of whoever holds it.
///
/// Forgetting costs time, never truth. The table grows with use up to a fixed size (about
/// 80 MB), so that below some four million steps next to nothing is forgotten.
#[derive(Debug, Clone)]
pub(crate) struct Cache {
    slots: Vec<(Key, Node)>,
    writes: usize,
    fresh: u32,
}

impl Default for Cache {
    fn default() -> Self {
        Self {
            slots: Vec::new(),
            writes: 0,
            fresh: FIRST_FRESH,
        }
    }
}

impl Cache {
    /// A tag that no entry of the table carries.
    pub(crate) fn fresh_tag(&mut self) -> u32 {
        let tag = self.fresh;
        self.fresh = tag.checked_add(1).unwrap_or_else(|| {
            self.slots.clear();
            FIRST_FRESH
        });
        tag
    }

    pub(crate) fn get(&self, key: Key) -> Option<Node> {
        let mask = self.slots.len().wrapping_sub(1);
        let (held, node) = self.slots.get(key.hash_index() & mask)?;
        (*held == key).then_some(*node)
    }

    pub(crate) fn put(&mut self, key: Key, node: Node) {
        if self.writes >= self.slots.len() && self.slots.len() < LARGEST_SIZE {
            self.grow();
        }
        self.writes += 1;
        self.place(key, node);
    }

    fn place(&mut self, key: Key, node: Node) {
        let mask = self.slots.len().wrapping_sub(1);
        if let Some(slot) = self.slots.get_mut(key.hash_index() & mask) {
            *slot = (key, node);
        }
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 4).clamp(FIRST_SIZE, LARGEST_SIZE);
        let old = std::mem::replace(&mut self.slots, vec![Default::default(); size]);
        self.writes = 0;
        for (key, node) in old.into_iter().filter(|(key, _)| key.tag != 0) {
            self.writes += 1;
            self.place(key, node);
        }
    }
}
