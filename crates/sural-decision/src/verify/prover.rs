//! Asks whether a case exists.

use std::collections::HashMap;

use sural_content::module::{Condition, DispositionId, RuleId};
use sural_diagram::{BigUint, Error, Forest, Node, Var};

use crate::compile::{Decision, FIRES, INADMISSIBLE, SILENT};
use crate::condition::{Conditions, Reading};
use crate::search::Avoid;
use crate::space::{Memory, Space};
use crate::verify::witness::Witness;

/// The diagrams that run, with room for those that a question needs besides.
pub struct Prover<'a> {
    pub(crate) decision: &'a Decision,
    conditions: Conditions<'a>,
    /// By rule, as it runs.
    rules: Vec<Node>,
    /// Each must be kept: the constraints in their order, then what makes an answer one that can be said.
    kept: Vec<Node>,
    weights: Vec<Vec<u32>>,
    memory: Memory,
    /// What was fixed before: of which node, which variable, to which value.
    restricted: HashMap<(Node, Var, u16), Node>,
}

impl<'a> Prover<'a> {
    /// A prover of the promises of one compiled module.
    ///
    /// # Errors
    /// When the forest is full.
    pub fn of(decision: &'a Decision) -> Result<Self, Error> {
        let mut conditions = Conditions::within(
            decision.module(),
            decision.variables(),
            decision.forest().clone(),
        );
        let mut kept = decision.nodes.constraints.clone();
        kept.extend(conditions.sayable()?);
        Ok(Self {
            decision,
            conditions,
            rules: decision.nodes.rules.clone(),
            kept,
            weights: decision.variables().weights(decision.module()),
            memory: Memory::default(),
            restricted: HashMap::new(),
        })
    }

    pub(crate) fn forest(&mut self) -> &mut Forest {
        &mut self.conditions.forest
    }

    pub(crate) fn rule(&self, rule: usize) -> Node {
        self.rules.get(rule).copied().unwrap_or(Node::FALSE)
    }

    /// The disposition of a rule.
    pub(crate) fn disposition_of(&self, rule: usize) -> Option<DispositionId> {
        self.decision
            .module()
            .rules
            .get(rule)
            .and_then(|rule| rule.disposition)
    }

    /// Rules that lead to a disposition at least as urgent.
    pub(crate) fn at_least(&self, disposition: DispositionId) -> Vec<usize> {
        (0..self.rules.len())
            .filter(|&rule| {
                self.disposition_of(rule)
                    .is_some_and(|other| other <= disposition)
            })
            .collect()
    }

    pub(crate) fn read(&mut self, condition: &Condition) -> Result<Node, Error> {
        self.conditions.read(condition, Reading::Rule)
    }

    /// A node with some variables fixed.
    pub(crate) fn fixed(&mut self, node: Node, values: &[(Var, u16)]) -> Result<Node, Error> {
        values.iter().try_fold(node, |node, (var, value)| {
            self.restricted(node, *var, *value)
        })
    }

    fn restricted(&mut self, node: Node, var: Var, value: u16) -> Result<Node, Error> {
        if let Some(&known) = self.restricted.get(&(node, var, value)) {
            return Ok(known);
        }
        let new = self.conditions.forest.restrict(node, var, value)?;
        self.restricted.insert((node, var, value), new);
        Ok(new)
    }

    /// Goals: every constraint is kept.
    pub(crate) fn admissible(&self) -> Vec<Avoid> {
        self.kept
            .iter()
            .map(|&node| Avoid {
                node,
                terminal: SILENT,
            })
            .collect()
    }

    /// Goals: every constraint is kept with some variables fixed.
    pub(crate) fn admissible_with(&mut self, values: &[(Var, u16)]) -> Result<Vec<Avoid>, Error> {
        let goals = self.admissible();
        self.goals_with(&goals, values)
    }

    /// Goals with some variables fixed.
    pub(crate) fn goals_with(
        &mut self,
        goals: &[Avoid],
        values: &[(Var, u16)],
    ) -> Result<Vec<Avoid>, Error> {
        goals
            .iter()
            .map(|goal| {
                Ok(Avoid {
                    node: self.fixed(goal.node, values)?,
                    ..*goal
                })
            })
            .collect()
    }

    /// How many answers there are to all findings that avoid the goals' terminals.
    pub(crate) fn count(&mut self, goals: &[Avoid]) -> BigUint {
        self.ask(|space| space.count(goals))
    }

    /// A case that avoids the goals' terminals, if there is one, as plain as can be.
    pub(crate) fn find(&mut self, goals: &[Avoid]) -> Option<Witness> {
        let variables = self.decision.variables();
        let found = self.ask(|space| space.witness(goals, &|var| variables.mildest_first(var)))?;
        Some(Witness::plain(
            (self.decision.module(), variables),
            &self.conditions.forest,
            goals,
            &found,
        ))
    }

    /// Whether an admissible case avoids the goals' terminals.
    pub(crate) fn is_possible(&mut self, goals: &[Avoid]) -> bool {
        let variables = self.decision.variables();
        let goals = self.admissible().into_iter().chain(goals.iter().copied());
        let goals = goals.collect::<Vec<_>>();
        self.ask(|space| space.witness(&goals, &|var| variables.mildest_first(var)))
            .is_some()
    }

    /// How many admissible cases there are.
    pub(crate) fn count_all(&mut self) -> BigUint {
        self.count(&self.admissible())
    }

    /// In how many admissible cases a rule fires.
    pub(crate) fn count_fires(&mut self, rule: usize) -> BigUint {
        let mut goals = self.admissible();
        goals.extend(fires(self.rule(rule)));
        self.count(&goals)
    }

    /// The same, `None` where that takes more than so many steps.
    pub(crate) fn count_fires_within(&mut self, rule: usize, steps: usize) -> Option<BigUint> {
        let mut goals = self.admissible();
        goals.extend(fires(self.rule(rule)));
        self.ask(|space| space.count_within(&goals, steps))
    }

    /// Of all combinations of answers, admissible or not, how many break a constraint.
    pub(crate) fn count_broken(&mut self, constraint: usize) -> BigUint {
        let broken = self.kept.get(constraint).map(|&node| Avoid {
            node,
            terminal: FIRES,
        });
        let goals = self.sayable().chain(broken).collect::<Vec<_>>();
        self.count(&goals)
    }

    /// How many combinations of answers there are, admissible or not.
    pub(crate) fn count_combinations(&mut self) -> BigUint {
        let goals = self.sayable().collect::<Vec<_>>();
        self.count(&goals)
    }

    /// Goals: what a person can answer, whatever the constraints say.
    fn sayable(&self) -> impl Iterator<Item = Avoid> + use<> {
        let constraints = self.decision.module().constraints.len();
        self.admissible().into_iter().skip(constraints)
    }

    fn ask<T>(&mut self, question: impl FnOnce(&mut Space<'_>) -> T) -> T {
        let mut space = Space::remembering(
            &self.conditions.forest,
            &self.weights,
            std::mem::take(&mut self.memory),
        );
        let answer = question(&mut space);
        self.memory = space.into_memory();
        answer
    }
}

/// Goals: a rule fires.
pub(crate) fn fires(node: Node) -> [Avoid; 2] {
    [
        Avoid {
            node,
            terminal: SILENT,
        },
        Avoid {
            node,
            terminal: INADMISSIBLE,
        },
    ]
}

/// Goal: a rule does not fire.
pub(crate) fn silent(node: Node) -> Avoid {
    Avoid {
        node,
        terminal: FIRES,
    }
}

/// By rule, in order.
pub(crate) fn rules(
    decision: &Decision,
) -> impl Iterator<Item = (usize, &sural_content::module::Rule)> {
    decision.module().rules.iter().enumerate()
}

/// The id of a rule, for messages.
pub(crate) fn rule_id(decision: &Decision, rule: RuleId) -> &str {
    decision
        .module()
        .rules
        .get(rule.index())
        .map_or("", |rule| rule.id.as_str())
}
