//! The forest: where nodes are made, each function once.

use crate::cache::Cache;
use crate::store::{Entry, Store, TERMINAL, hash_branch, hash_terminal};
use crate::{Error, Node, Var};
use hashbrown::HashTable;
use rustc_hash::FxHashMap;

/// The most variables a forest can have. Operations recurse once a level, so this also bounds
/// the depth of the stack.
pub const MAX_VARIABLES: usize = 2048;

/// A set of shared, reduced, ordered diagrams over fixed variables.
///
/// Building takes `&mut self`; every question about what was built takes `&self`, and a forest
/// is `Send + Sync`. A [`Node`] means something only in the forest that made it (or in the copy
/// that [`Forest::compact`] returned it for): a node of another forest gives an arbitrary
/// answer, though never a panic.
#[derive(Debug, Clone)]
pub struct Forest {
    domains: Vec<u16>,
    limit: usize,
    branches: usize,
    pub(crate) store: Store,
    /// Every node with its hash, so that growing does not visit the nodes.
    unique: HashTable<(u64, Node)>,
    pub(crate) cache: Cache,
    /// Children of the nodes under construction, those of the innermost node last.
    pub(crate) stack: Vec<Node>,
}

impl Forest {
    /// A forest over one variable for each domain size, the first at the top, that holds at
    /// most `node_limit` inner nodes.
    ///
    /// # Errors
    /// [`Error::TooManyVariables`], or [`Error::EmptyDomain`] for a size of 0.
    pub fn new(domains: Vec<u16>, node_limit: usize) -> Result<Self, Error> {
        if domains.len() > MAX_VARIABLES {
            return Err(Error::TooManyVariables);
        }
        if let Some(level) = domains.iter().position(|&size| size == 0) {
            return Err(Error::EmptyDomain(Var(level as u32)));
        }
        Ok(Self::empty(domains, node_limit))
    }

    /// A forest that holds the terminals 0 and 1, which makes them [`Node::FALSE`] and
    /// [`Node::TRUE`].
    fn empty(domains: Vec<u16>, node_limit: usize) -> Self {
        let mut forest = Self {
            domains,
            // Half of the ids stay free for terminals.
            limit: node_limit.min(1 << 31),
            branches: 0,
            store: Store::default(),
            unique: HashTable::new(),
            cache: Cache::default(),
            stack: Vec::new(),
        };
        forest.terminal(0);
        forest.terminal(1);
        forest
    }

    /// The number of values of each variable, from the top.
    pub fn domains(&self) -> &[u16] {
        &self.domains
    }

    /// The number of nodes held, terminals included.
    #[allow(clippy::len_without_is_empty)] // A forest is never empty: it holds FALSE and TRUE.
    pub fn len(&self) -> usize {
        self.store.len()
    }

    /// The constant function `value`. Terminals do not count towards the node limit.
    pub fn terminal(&mut self, value: u32) -> Node {
        let (hash, store) = (hash_terminal(value), &self.store);
        let same = |&(_, node): &(u64, Node)| store.value(node) == Some(value);
        if let Some(&(_, found)) = self.unique.find(hash, same) {
            return found;
        }
        let node = self.store.push_terminal(value);
        self.register(hash, node)
    }

    /// The value of a constant function, nothing for any other.
    pub fn value(&self, node: Node) -> Option<u32> {
        self.store.value(node)
    }

    /// The variable that a node tests, nothing for a terminal.
    pub fn variable(&self, node: Node) -> Option<Var> {
        let level = self.level(node);
        (level != TERMINAL).then_some(Var(u32::from(level)))
    }

    /// The children of a node by the value of its variable; empty for a terminal.
    pub fn children(&self, node: Node) -> &[Node] {
        self.store.children(node)
    }

    /// The function that is true where `holds` is true of the value of `var`.
    ///
    /// # Errors
    /// [`Error::UnknownVariable`], [`Error::NodeLimit`].
    pub fn literal(&mut self, var: Var, holds: impl Fn(u16) -> bool) -> Result<Node, Error> {
        let (level, arity) = self.level_of(var)?;
        self.stack.clear();
        self.stack
            .extend((0..arity).map(|value| Node::from(holds(value))));
        self.reduce(level, 0)
    }

    /// The function that is `children[value]` where `var` has that value.
    ///
    /// # Errors
    /// [`Error::UnknownVariable`]; [`Error::WrongArity`] unless there is one child for each
    /// value; [`Error::WrongOrder`] unless all children test variables below `var` only;
    /// [`Error::NodeLimit`].
    pub fn branch(&mut self, var: Var, children: &[Node]) -> Result<Node, Error> {
        let (level, arity) = self.level_of(var)?;
        if children.len() != usize::from(arity) {
            return Err(Error::WrongArity(var));
        }
        if children.iter().any(|&child| self.level(child) <= level) {
            return Err(Error::WrongOrder(var));
        }
        self.stack.clear();
        self.stack.extend_from_slice(children);
        self.reduce(level, 0)
    }

    /// A forest of what the roots reach and nothing else, without the memory of past
    /// operations, and the roots in it in the order given.
    #[must_use]
    pub fn compact(&self, roots: &[Node]) -> (Self, Vec<Node>) {
        let mut copy = Self::empty(self.domains.clone(), self.limit);
        let mut moved = FxHashMap::default();
        // Ascending ids: children come before their parents.
        for node in self.below(roots) {
            let new = match self.value(node) {
                Some(value) => copy.terminal(value),
                None => copy.adopt(self.store.entry(node), self.children(node), &moved),
            };
            moved.insert(node, new);
        }
        let roots = roots
            .iter()
            .map(|root| moved.get(root).copied().unwrap_or_default())
            .collect();
        (copy, roots)
    }

    fn adopt(&mut self, entry: Entry, children: &[Node], moved: &FxHashMap<Node, Node>) -> Node {
        self.stack.clear();
        self.stack
            .extend(children.iter().filter_map(|child| moved.get(child)));
        let hash = hash_branch(entry.level, &self.stack);
        self.add(entry.level, entry.arity, 0, hash)
    }

    pub(crate) fn level(&self, node: Node) -> u16 {
        self.store.entry(node).level
    }

    /// The number of values of the variable at a level.
    pub(crate) fn arity(&self, level: u16) -> u16 {
        self.domains.get(usize::from(level)).copied().unwrap_or(0)
    }

    /// Where a variable stands, and its number of values.
    pub(crate) fn level_of(&self, var: Var) -> Result<(u16, u16), Error> {
        let domain = self.domains.get(var.0 as usize);
        domain
            .map(|&arity| (var.0 as u16, arity))
            .ok_or(Error::UnknownVariable(var))
    }

    /// Takes the children from `base` on off the stack and returns the one node for them.
    pub(crate) fn reduce(&mut self, level: u16, base: usize) -> Result<Node, Error> {
        let children = self.stack.get(base..).unwrap_or_default();
        let node = match children {
            [first, rest @ ..] if rest.iter().all(|child| child == first) => *first,
            _ => self.intern(level, base)?,
        };
        self.stack.truncate(base);
        Ok(node)
    }

    fn intern(&mut self, level: u16, base: usize) -> Result<Node, Error> {
        let (store, children) = (&self.store, self.stack.get(base..).unwrap_or_default());
        let hash = hash_branch(level, children);
        let same = |&(known, node): &(u64, Node)| {
            let entry = store.entry(node);
            known == hash && entry.level == level && store.children_of(entry) == children
        };
        if let Some(&(_, found)) = self.unique.find(hash, same) {
            return Ok(found);
        }
        let arity = self.arity(level);
        let full = u32::try_from(store.arena_len() + usize::from(arity)).is_err();
        if full || self.branches >= self.limit {
            return Err(Error::NodeLimit { limit: self.limit });
        }
        Ok(self.add(level, arity, base, hash))
    }

    /// Adds the node whose children are on the stack from `base` on.
    fn add(&mut self, level: u16, arity: u16, base: usize, hash: u64) -> Node {
        let children = self.stack.get(base..).unwrap_or_default();
        let node = self.store.push_branch(level, arity, children);
        self.branches += 1;
        self.register(hash, node)
    }

    fn register(&mut self, hash: u64, node: Node) -> Node {
        self.unique
            .insert_unique(hash, (hash, node), |&(hash, _)| hash);
        node
    }
}
