//! What answers are said to force, and the completions that speak against it.

use std::collections::{BTreeMap, BTreeSet};

use sural_content::module::{DispositionId, FindingId, RuleId};
use sural_diagram::{Node, Scratch, Var};

use super::route::Route;
use crate::answers::Answers;
use crate::compile::{Decision, FIRES, INADMISSIBLE, SILENT};
use crate::search::Avoid;
use crate::space::{Memory, Space};

/// Something that answers can force, whatever the others would be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Claim {
    /// None of these diagrams comes to [`FIRES`].
    pub(super) silent: Vec<Node>,
    /// At least one of these does.
    pub(super) heard: Option<Vec<Node>>,
}

impl Claim {
    /// The disposition is at least as urgent as this one.
    #[must_use]
    pub fn at_least(decision: &Decision, disposition: DispositionId) -> Self {
        let heard = (disposition < decision.default_disposition())
            .then(|| nodes(decision, |other| other <= disposition));
        Self {
            heard,
            ..Self::default()
        }
    }

    /// The disposition is not more urgent than this one.
    #[must_use]
    pub fn at_most(decision: &Decision, disposition: DispositionId) -> Self {
        Self {
            silent: nodes(decision, |other| other < disposition),
            heard: None,
        }
    }

    /// The disposition is this one.
    #[must_use]
    pub fn exactly(decision: &Decision, disposition: DispositionId) -> Self {
        Self {
            heard: Self::at_least(decision, disposition).heard,
            ..Self::at_most(decision, disposition)
        }
    }

    /// No rule with this disposition of its own fires.
    #[must_use]
    pub fn no_rule_to(decision: &Decision, disposition: DispositionId) -> Self {
        Self {
            silent: nodes(decision, |other| other == disposition),
            heard: None,
        }
    }

    /// None of these rules fires.
    #[must_use]
    pub fn none_of(decision: &Decision, rules: &[RuleId]) -> Self {
        Self {
            silent: rules
                .iter()
                .filter_map(|&rule| decision.rule_node(rule))
                .collect(),
            heard: None,
        }
    }
}

/// The diagrams of the rules whose disposition is such.
fn nodes(decision: &Decision, such: impl Fn(DispositionId) -> bool) -> Vec<Node> {
    let rules = decision.module().rules.iter().zip(&decision.nodes.rules);
    rules
        .filter(|(rule, _)| rule.disposition.is_some_and(&such))
        .map(|(_, &node)| node)
        .collect()
}

/// Findings of the case.
pub(super) type Findings = BTreeSet<FindingId>;

/// The answers given, some of which are let go of to see whether the rest still forces a claim.
pub(super) struct Given<'a> {
    pub(super) decision: &'a Decision,
    /// All answers, by variable.
    pub(super) assignment: Vec<Option<u16>>,
    vars: BTreeMap<FindingId, Vec<Var>>,
    weights: Vec<Vec<u32>>,
    memory: Memory,
    scratch: Scratch,
}

impl<'a> Given<'a> {
    pub(super) fn of(decision: &'a Decision, answers: &Answers) -> Self {
        let variables = decision.variables();
        let domains = variables.domains().iter();
        Self {
            decision,
            assignment: decision.assignment(answers),
            vars: answers
                .iter()
                .map(|(finding, _)| (finding, variables.of_finding(finding)))
                .collect(),
            weights: domains
                .map(|&domain| vec![1; usize::from(domain)])
                .collect(),
            memory: Memory::default(),
            scratch: Scratch::default(),
        }
    }

    /// Every finding that was answered.
    pub(super) fn all(&self) -> Findings {
        self.vars.keys().copied().collect()
    }

    fn value(&self, var: Var) -> Option<u16> {
        self.assignment.get(var.0 as usize).copied().flatten()
    }

    /// The answers to these findings alone.
    pub(super) fn only(&self, kept: &Findings) -> Vec<Option<u16>> {
        let mut only = vec![None; self.assignment.len()];
        let vars = kept.iter().filter_map(|finding| self.vars.get(finding));
        for var in vars.flatten() {
            if let Some(slot) = only.get_mut(var.0 as usize) {
                *slot = self.value(*var);
            }
        }
        only
    }

    /// Whether the answers to these findings alone force the claim.
    pub(super) fn force(&mut self, claim: &Claim, kept: &Findings) -> bool {
        let only = self.only(kept);
        !claim.silent.iter().any(|&node| self.fires(node, &only).0)
            && claim
                .heard
                .as_ref()
                .is_none_or(|heard| self.quietest(heard, &only).is_none())
    }

    /// Sets of answers, of each of which some must be kept for the claim to hold: where completions of the kept answers
    /// break it, the answers that they change. None if the claim holds; an empty one if all answers do not force it.
    pub(super) fn breaks(&mut self, claim: &Claim, kept: &Findings) -> Vec<Findings> {
        let only = self.only(kept);
        let mut breaks = Vec::new();
        for &node in &claim.silent {
            if self.fires(node, &only).0 {
                breaks.extend(self.route(node, &only));
            }
        }
        if let Some(heard) = &claim.heard {
            let quiet = self.quietest(heard, &only);
            breaks.extend(quiet.map(|case| self.changed_in(&case)));
        }
        breaks
    }

    /// The answers to be changed on the shortest way to making a diagram fire.
    fn route(&self, node: Node, only: &[Option<u16>]) -> Option<Findings> {
        let route = Route::to_fire(self.decision, node, &self.assignment, only)?;
        let owner = |(var, _): &(Var, u16)| self.decision.variables().owner(*var);
        let changed = route
            .iter()
            .filter(|(var, value)| self.value(*var).is_some_and(|own| own != *value));
        Some(
            changed
                .filter_map(owner)
                .map(|owner| owner.finding)
                .collect(),
        )
    }

    /// Whether completions make a diagram fire, and whether all do.
    fn fires(&mut self, node: Node, only: &[Option<u16>]) -> (bool, bool) {
        let reached = self
            .decision
            .forest()
            .reachable(node, only, &mut self.scratch)
            .unwrap_or_default();
        let fires = reached.contains(&FIRES);
        (fires, fires && !reached.contains(&SILENT))
    }

    /// An admissible completion in which none of the diagrams fires, with as much of the answers in it as will go.
    pub(super) fn quietest(&mut self, heard: &[Node], only: &[Option<u16>]) -> Option<Vec<u16>> {
        if heard.iter().any(|&node| self.fires(node, only).1) {
            return None;
        }
        let variables = self.decision.variables();
        let mild = (0..)
            .zip(only)
            .map(|(var, value)| value.unwrap_or_else(|| variables.mildest(Var(var))));
        let mild = mild.collect::<Vec<_>>();
        let mut quiet = if self.is_quiet(heard, &mild) {
            mild
        } else {
            self.search(heard, only)?
        };
        self.restore(heard, &mut quiet);
        Some(quiet)
    }

    fn is_quiet(&self, heard: &[Node], case: &[u16]) -> bool {
        let forest = self.decision.forest();
        let is = |node: &Node, terminal| forest.evaluate(*node, case) == Ok(terminal);
        let admissible = &self.decision.nodes.admissible;
        !heard
            .iter()
            .any(|node| is(node, FIRES) || is(node, INADMISSIBLE))
            && !admissible.iter().any(|node| is(node, SILENT))
    }

    fn search(&mut self, heard: &[Node], only: &[Option<u16>]) -> Option<Vec<u16>> {
        let variables = self.decision.variables();
        let avoid = |node: &Node, terminal| Avoid {
            node: *node,
            terminal,
        };
        let admissible = self.decision.nodes.admissible.iter();
        let goals = admissible
            .map(|node| avoid(node, SILENT))
            .chain(heard.iter().map(|node| avoid(node, FIRES)))
            .collect::<Vec<_>>();
        let set = |var: Var| only.get(var.0 as usize).copied().flatten();
        let memory = std::mem::take(&mut self.memory);
        let mut space = Space::remembering(self.decision.forest(), &self.weights, memory);
        let found = space.witness(&goals, &|var| {
            set(var).map_or_else(|| variables.mildest_first(var), |value| vec![value])
        });
        self.memory = space.into_memory();
        let whole = |(var, (found, only)): (u32, (&Option<u16>, &Option<u16>))| {
            found
                .or(*only)
                .unwrap_or_else(|| variables.mildest(Var(var)))
        };
        found.map(|found| (0..).zip(found.iter().zip(only)).map(whole).collect())
    }

    /// Gives back one answer after the other, where the diagrams stay quiet.
    fn restore(&self, heard: &[Node], case: &mut Vec<u16>) {
        for finding in self.changed_in(case) {
            let mut closer = case.clone();
            for var in self.vars.get(&finding).into_iter().flatten() {
                if let (Some(slot), Some(own)) = (closer.get_mut(var.0 as usize), self.value(*var))
                {
                    *slot = own;
                }
            }
            if self.is_quiet(heard, &closer) {
                *case = closer;
            }
        }
    }

    /// The findings that a complete case answers otherwise.
    pub(super) fn changed_in(&self, case: &[u16]) -> Findings {
        let differs = |var: &Var| {
            let own = self.value(*var);
            own.is_some() && case.get(var.0 as usize).copied() != own
        };
        let changed = self
            .vars
            .iter()
            .filter(|(_, vars)| vars.iter().any(differs));
        changed.map(|(finding, _)| *finding).collect()
    }
}
