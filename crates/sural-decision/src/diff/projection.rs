//! The answers to some questions for which there is somebody: exactly, where counting the people is out of reach.
//!
//! A case is looked for, and all that is not asked about is held as it is in this case. What the diagrams still say is
//! small then, and can be joined: all answers to the questions for which somebody with just this rest exists. They are
//! done; the next case has to answer otherwise. When there is none, nothing is missing ([`Space::witness`] is complete).
//!
//! [`Space::witness`]: crate::space::Space::witness

use sural_diagram::{BigUint, Error, Fold, Forest, Node, Var};

use super::regions::without;
use super::{Comparison, avoid};
use crate::compile::{FIRES, SILENT};
use crate::search::Avoid;
use crate::set::Set;

/// Cases that are looked for before the rest is given up.
const ROUNDS: usize = 200;

/// Runs of the search for one of them.
const RUNS: usize = 7;

/// Answers to some questions.
pub(super) struct Projected {
    /// True of the answers for which a case was found.
    pub(super) node: Node,
    /// There are no others.
    pub(super) complete: bool,
}

impl Comparison<'_> {
    /// The answers to `asked` with which some case avoids all terminals while one of some rules fires.
    pub(super) fn projected(&mut self, asked: &Set, goals: &[Avoid], firing: &[Node]) -> Projected {
        let mut found = Node::FALSE;
        let complete = self.project(asked, goals, firing, &mut found).is_some();
        Projected {
            node: found,
            complete,
        }
    }

    /// Adds what it finds; `None` where it gives up.
    fn project(
        &mut self,
        asked: &Set,
        goals: &[Avoid],
        firing: &[Node],
        found: &mut Node,
    ) -> Option<()> {
        // Options that are not asked about are unknown together with those that are: they stay open too.
        let open = self.whole(asked);
        let (inner, outer): (Vec<_>, Vec<_>) = goals
            .iter()
            .copied()
            .partition(|goal| self.ask(|space| space.tests_only(goal.node, &open)));
        let mut left = self.met(Node::TRUE, &inner, &[]).ok()?;
        let mut rounds = 0..ROUNDS;
        for &rule in firing {
            let with_rule = [outer.as_slice(), &[avoid(rule, SILENT)]].concat();
            while let Some(rest) = self.rest(&with_rule, left, &open)? {
                rounds.next()?;
                let met = self.met(left, &with_rule, &rest).ok()?;
                let others = |Var(var)| !asked.contains(var);
                let met = self.forest.quantify(met, Fold::Greatest, others).ok()?;
                *found = self.forest.or(*found, met).ok()?;
                left = without(&mut self.forest, left, met).ok()?;
            }
        }
        Some(())
    }

    /// All options of the findings of some variables.
    fn whole(&self, asked: &Set) -> Set {
        let findings = members(asked).filter_map(|var| self.variables.owner(var));
        let whole = findings.flat_map(|owner| self.variables.of_finding(owner.finding));
        whole.map(|Var(var)| var).collect()
    }

    /// What a case answers besides what is open, if there is one; `None` where that was not found out.
    fn rest(
        &mut self,
        goals: &[Avoid],
        left: Node,
        open: &Set,
    ) -> Option<Option<Vec<Option<u16>>>> {
        let goals = [goals, &[avoid(left, SILENT)]].concat();
        let variables = self.variables;
        let found = self
            .ask(|space| space.witness_within(&goals, &|var| variables.mildest_first(var), RUNS))?;
        let rest = |found: Vec<_>| {
            let case = self.plain(&goals, &found);
            let rest = (0..).zip(case);
            rest.map(|(var, value)| (!open.contains(var)).then_some(value))
                .collect()
        };
        Some(found.map(rest))
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

/// The variables of a set, from the top.
pub(super) fn members(vars: &Set) -> impl Iterator<Item = Var> + use<> {
    vars.but(&Set::default())
        .map(Var)
        .collect::<Vec<_>>()
        .into_iter()
}

/// The variables that some nodes test.
pub(super) fn tested(forest: &Forest, nodes: impl IntoIterator<Item = Node>) -> Set {
    let tested = nodes.into_iter().flat_map(|node| forest.support(node));
    tested.map(|Var(var)| var).collect()
}
