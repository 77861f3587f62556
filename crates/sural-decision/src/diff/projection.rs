//! The answers to some questions for which there is somebody: exactly, where counting the people is out of reach.
//!
//! A case is looked for, and all that is not asked about is held as it is in this case. What the diagrams still say is
//! small then, and can be joined: all answers to the questions for which somebody with just this rest exists. They are
//! done; the next case has to answer otherwise. When there is none, nothing is missing ([`Space::witness`] is complete).
//!
//! [`Space::witness`]: crate::space::Space::witness

use sural_diagram::{BigUint, Error, Forest, Node, Var};

use super::{Comparison, avoid};
use crate::compile::{FIRES, SILENT};
use crate::search::Avoid;
use crate::set::Set;

/// Cases that are looked for before the rest is given up.
const ROUNDS: usize = 200;

/// Answers to some questions.
pub(super) struct Projected {
    /// True of the answers for which a case was found.
    pub(super) node: Node,
    /// There are no others.
    pub(super) complete: bool,
}

impl Comparison<'_> {
    /// The answers to `over` with which some case avoids all terminals while one of some rules fires.
    pub(super) fn projected(&mut self, over: &Set, goals: &[Avoid], firing: &[Node]) -> Projected {
        let mut found = Projected {
            node: Node::FALSE,
            complete: true,
        };
        let mut rounds = 0;
        for &rule in firing {
            let mut goals = goals.to_vec();
            goals.push(avoid(rule, SILENT));
            while let Some(case) = self.beyond(&goals, found.node) {
                rounds += 1;
                let rest = (0..).zip(&case).map(|(var, &value)| {
                    let asked = over.contains(var);
                    (!asked).then_some(value)
                });
                let rest = rest.collect::<Vec<_>>();
                let met = self.met(Node::TRUE, &goals, &rest);
                match met.and_then(|node| self.forest.or(found.node, node)) {
                    Ok(node) if rounds < ROUNDS => found.node = node,
                    _ => {
                        found.complete = false;
                        return found;
                    }
                }
            }
        }
        found
    }

    /// A case whose answers are not among those found.
    fn beyond(&mut self, goals: &[Avoid], found: Node) -> Option<Vec<u16>> {
        let beyond = [goals, &[avoid(found, FIRES)]].concat();
        self.case(&beyond)
    }

    /// Where a node is true and all terminals are avoided, with the rest of a case as it is.
    pub(super) fn met(
        &mut self,
        mut node: Node,
        goals: &[Avoid],
        rest: &[Option<u16>],
    ) -> Result<Node, Error> {
        for goal in goals {
            let left = self.forest.restrict_all(goal.node, rest)?;
            let avoided = self
                .forest
                .map(left, |value| u32::from(value != goal.terminal))?;
            node = self.forest.and(node, avoided)?;
        }
        Ok(node)
    }
}

/// How many answers to `over` a node is true of that tests nothing else. An interval of numbers that nothing tells apart
/// is one answer.
pub(super) fn ways(forest: &Forest, over: &Set, node: Node) -> BigUint {
    let others = (0..).zip(forest.domains());
    let others = others.filter(|(var, _)| !over.contains(*var));
    let others = others.map(|(_, &size)| BigUint::from(size));
    forest.count(node, FIRES) / others.product::<BigUint>()
}

/// The variables that some nodes test.
pub(super) fn tested(forest: &Forest, nodes: impl IntoIterator<Item = Node>) -> Set {
    let tested = nodes.into_iter().flat_map(|node| forest.support(node));
    tested.map(|Var(var)| var).collect()
}
