//! What is known of a diagram while nothing that it reads is answered: found once, so that nobody walks it for that.

use rustc_hash::FxHashMap;
use sural_diagram::{Forest, Node, Scratch};

use crate::assessment::Status;
use crate::compile::{FIRES, Nodes, SILENT};
use crate::set::Set;

/// By diagram of a module, what it reads and what is known of it before anything is answered.
#[derive(Debug)]
pub(crate) struct Unread(FxHashMap<Node, (Set, Status)>);

impl Unread {
    /// Of all diagrams. What is known of a score is nothing, since its terminals are points.
    pub(crate) fn of(forest: &Forest, nodes: &Nodes) -> Self {
        let mut scratch = Scratch::default();
        let mut all = FxHashMap::default();
        nodes.each(&mut |node| {
            all.entry(node).or_insert_with(|| {
                let reads = forest.support(node).into_iter().map(|var| var.0);
                (reads.collect(), status(forest, node, &mut scratch))
            });
        });
        Self(all)
    }

    /// What is known of a diagram none of whose variables is answered; none if one is.
    pub(crate) fn status(&self, node: Node, answered: &Set) -> Option<Status> {
        let (reads, status) = self.0.get(&node)?;
        reads.is_disjoint(answered).then_some(*status)
    }
}

fn status(forest: &Forest, node: Node, scratch: &mut Scratch) -> Status {
    // With nothing assigned no value can be out of its domain.
    let found = forest.reachable(node, &[], scratch).unwrap_or_default();
    match (found.contains(&FIRES), found.contains(&SILENT)) {
        (false, _) => Status::Excluded,
        (true, true) => Status::Possible,
        (true, false) => Status::Certain,
    }
}
