//! Which rules and thresholds the worked cases exercise.

use std::collections::BTreeMap;

use sural_content::module::{Condition, Expect, Module, RuleId};
use sural_diagram::{Error, Node, Scratch};

use crate::answers::Answers;
use crate::cases::Outcome;
use crate::compile::{Decision, NODE_LIMIT};
use crate::condition::{Conditions, Reading};
use crate::variables::conditions;

/// What the cases say of one rule.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RuleCoverage {
    /// Cases that expect it to fire.
    pub fires: usize,
    /// Cases that expect it not to.
    pub near_misses: usize,
}

/// A number, score or count compared with a constant, and whether some case stands on either side of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Threshold {
    /// The comparison or the `at least`.
    pub condition: Condition,
    /// Some case just meets it.
    pub met: bool,
    /// Some case just misses it.
    pub missed: bool,
}

/// What the cases of a module exercise.
#[derive(Debug, Clone)]
pub struct Coverage {
    /// By rule.
    pub rules: Vec<RuleCoverage>,
    /// Every threshold, in the order of the text.
    pub thresholds: Vec<Threshold>,
}

impl Coverage {
    /// Rules without a firing case or without a near miss.
    pub fn rules_missing(&self) -> impl Iterator<Item = RuleId> + '_ {
        let missing = |rule: &RuleCoverage| rule.fires == 0 || rule.near_misses == 0;
        self.rules
            .iter()
            .enumerate()
            .filter(move |(_, rule)| missing(rule))
            .map(|(index, _)| RuleId(index as u32))
    }

    /// Thresholds with no case on one side.
    pub fn thresholds_missing(&self) -> impl Iterator<Item = &Threshold> {
        self.thresholds
            .iter()
            .filter(|threshold| !threshold.met || !threshold.missed)
    }
}

impl Decision {
    /// What the cases exercise, given what came of them, case by case.
    ///
    /// # Errors
    /// When the diagrams of the thresholds grow past the node limit.
    pub fn coverage(&self, outcomes: &[Outcome]) -> Result<Coverage, Error> {
        Ok(Coverage {
            rules: rules(self.module()),
            thresholds: self.thresholds(outcomes)?,
        })
    }

    fn thresholds(&self, outcomes: &[Outcome]) -> Result<Vec<Threshold>, Error> {
        let mut compiler = Conditions::new(self.module(), self.variables(), NODE_LIMIT)?;
        let mut scratch = Scratch::default();
        let mut found = Vec::new();
        for condition in distinct_thresholds(self.module()) {
            let (met, missed) = sides(&mut compiler, &condition)?;
            let mut reached = |node: Node| {
                outcomes
                    .iter()
                    .any(|outcome| self.certain(&compiler, node, &outcome.answers, &mut scratch))
            };
            found.push(Threshold {
                met: reached(met),
                missed: reached(missed),
                condition,
            });
        }
        Ok(found)
    }

    fn certain(
        &self,
        compiler: &Conditions<'_>,
        node: Node,
        answers: &Answers,
        scratch: &mut Scratch,
    ) -> bool {
        compiler
            .forest
            .reachable(node, &self.assignment(answers), scratch)
            .is_ok_and(|reached| reached == [1])
    }
}

fn rules(module: &Module) -> Vec<RuleCoverage> {
    let mut rules = vec![RuleCoverage::default(); module.rules.len()];
    for (expect, _) in module.cases.iter().flat_map(|case| &case.expect) {
        match expect {
            Expect::Fires(rule) | Expect::Settled(rule) => rules
                .get_mut(rule.index())
                .into_iter()
                .for_each(|rule| rule.fires += 1),
            Expect::FiresNot(rule) => rules
                .get_mut(rule.index())
                .into_iter()
                .for_each(|rule| rule.near_misses += 1),
            _ => {}
        }
    }
    rules
}

fn distinct_thresholds(module: &Module) -> Vec<Condition> {
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    let mut thresholds = Vec::new();
    for condition in conditions(module) {
        collect(condition, &mut |threshold| {
            found.entry(format!("{threshold:?}")).or_insert_with(|| {
                thresholds.push(threshold.clone());
                thresholds.len()
            });
        });
    }
    thresholds
}

fn collect(condition: &Condition, f: &mut impl FnMut(&Condition)) {
    match condition {
        Condition::AtLeast(k, parts) => {
            if *k > 1 {
                f(condition);
            }
            parts.iter().for_each(|part| collect(part, f));
        }
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| collect(part, f))
        }
        Condition::Not(part) | Condition::Possibly(part) | Condition::Certainly(part) => {
            collect(part, f)
        }
        Condition::CompareNumber(..) | Condition::CompareScore(..) => f(condition),
        _ => {}
    }
}

/// Where a threshold is just met and where it is just missed. A number is known only by its side of the constant.
fn sides(compiler: &mut Conditions<'_>, condition: &Condition) -> Result<(Node, Node), Error> {
    let mut read = |condition: Condition| compiler.read(&condition, Reading::Rule);
    let and_not = |holds: &Condition, not: Condition| {
        Condition::All(vec![holds.clone(), Condition::Not(Box::new(not))])
    };
    match condition {
        Condition::AtLeast(k, parts) => {
            let at_least = |k| Condition::AtLeast(k, parts.clone());
            let met = read(and_not(condition, at_least(k + 1)))?;
            Ok((
                met,
                read(and_not(&at_least(k.saturating_sub(1)), condition.clone()))?,
            ))
        }
        Condition::CompareScore(score, _, constant) => {
            let near = |step: i32| {
                Condition::Any(vec![Condition::CompareScore(
                    *score,
                    sural_content::module::Comparison::Equal,
                    constant + step,
                )])
            };
            let around = Condition::Any(vec![near(-1), near(0), near(1)]);
            let met = read(Condition::All(vec![condition.clone(), around.clone()]))?;
            Ok((met, read(and_not(&around, condition.clone()))?))
        }
        _ => Ok((
            read(condition.clone())?,
            read(Condition::Not(Box::new(condition.clone())))?,
        )),
    }
}
