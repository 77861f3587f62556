//! Conditions and scores may not be defined by themselves.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::module::{Condition, ConditionId, Module, ScoreId};
use crate::report::error;
use crate::span::Span;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Condition(ConditionId),
    Score(ScoreId),
}

/// Reports every ring of definitions once.
pub(super) fn check(module: &Module, diagnostics: &mut Vec<Diagnostic>) {
    let mut uses = uses(module);
    loop {
        prune(&mut uses);
        let Some(ring) = ring(&uses) else { return };
        let names: Vec<(&str, Span)> = ring
            .iter()
            .filter_map(|node| named(module, *node))
            .collect();
        if let Some((first, at)) = names.first() {
            let path: String = names
                .iter()
                .map(|(name, _)| format!("`{name}` -> "))
                .collect();
            error(
                "E123",
                *at,
                format!("`{first}` is defined by itself: {path}`{first}`"),
            )
            .help("word one of them without the others")
            .to(diagnostics);
        }
        for node in &ring {
            uses.remove(node);
        }
    }
}

fn named(module: &Module, node: Node) -> Option<(&str, Span)> {
    match node {
        Node::Condition(id) => module
            .conditions
            .get(id.index())
            .map(|condition| (condition.id.as_str(), condition.span)),
        Node::Score(id) => module
            .scores
            .get(id.index())
            .map(|score| (score.id.as_str(), score.span)),
    }
}

fn uses(module: &Module) -> BTreeMap<Node, BTreeSet<Node>> {
    let conditions = (0..)
        .zip(&module.conditions)
        .map(|(at, condition)| (Node::Condition(ConditionId(at)), used(&[&condition.when])));
    let scores = (0..).zip(&module.scores).map(|(at, score)| {
        let terms: Vec<&Condition> = score.terms.iter().map(|(_, when)| when).collect();
        (Node::Score(ScoreId(at)), used(&terms))
    });
    conditions.chain(scores).collect()
}

fn used(conditions: &[&Condition]) -> BTreeSet<Node> {
    let mut nodes = BTreeSet::new();
    for condition in conditions {
        condition.visit(&mut |part| match part {
            Condition::Named(id) => _ = nodes.insert(Node::Condition(*id)),
            Condition::CompareScore(id, ..) => _ = nodes.insert(Node::Score(*id)),
            _ => {}
        });
    }
    nodes
}

/// Takes away what is defined by nothing that is left, until only rings and what leads to them are left.
fn prune(uses: &mut BTreeMap<Node, BTreeSet<Node>>) {
    loop {
        let left: BTreeSet<Node> = uses.keys().copied().collect();
        uses.retain(|_, used| used.iter().any(|node| left.contains(node)));
        if uses.len() == left.len() {
            return;
        }
    }
}

/// A ring among what is left, from its smallest node on.
fn ring(uses: &BTreeMap<Node, BTreeSet<Node>>) -> Option<Vec<Node>> {
    let mut path: Vec<Node> = uses.keys().next().copied().into_iter().collect();
    loop {
        let next = uses
            .get(path.last()?)?
            .iter()
            .copied()
            .find(|node| uses.contains_key(node))?;
        if let Some(start) = path.iter().position(|node| *node == next) {
            let mut ring = path.split_off(start);
            let least = ring
                .iter()
                .enumerate()
                .min_by_key(|(_, node)| **node)
                .map_or(0, |(at, _)| at);
            ring.rotate_left(least);
            return Some(ring);
        }
        path.push(next);
    }
}
