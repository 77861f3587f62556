//! What a new version of a module decides otherwise than the old one, over all answers that both can be given.
//!
//! Findings are matched by id. Rules ignore findings that only the other version has; options that only one version has
//! are left out of the comparison, as answers that break a constraint of either. A case moves only where a rule fires in one version and nothing as
//! urgent does in the other, so each move belongs to the rule that decided it, and rules that stayed only mask.

mod common;
mod edits;

use sural_content::module::{DispositionId, FindingId, Module, RuleId};
use sural_diagram::{BigUint, Error, Forest, Node, Var};

use crate::answers::{Answers, CONSTRAINT_READING};
use crate::compile::{NODE_LIMIT, SILENT};
use crate::condition::{Conditions, Reading};
use crate::search::Avoid;
use crate::space::{Memory, Space};
use crate::variables::Variables;
use common::Common;
pub use common::carried;
pub use edits::{Change, Edit, edits};

/// What moved between two versions.
#[derive(Debug, Clone)]
pub struct Difference {
    /// Combinations of answers that both versions admit.
    pub compared: BigUint,
    /// Who is now seen later, then who sooner; by the rule that decided, and by the milder of the two dispositions. No
    /// case belongs to two of them.
    pub moves: Vec<Move>,
}

/// Cases that one rule decided in one version and nothing as urgent decides in the other.
#[derive(Debug, Clone)]
pub struct Move {
    /// The disposition in the old version.
    pub from: String,
    /// The disposition in the new version.
    pub to: String,
    /// Seen later than before.
    pub falls: bool,
    /// The rule that decided: of the old version where it falls, of the new one where it rises. `None` where no rule
    /// fired: the least urgent disposition is another.
    pub rule: Option<RuleId>,
    /// How many combinations; `None` where counting them takes more than [`STEPS`].
    pub count: Option<BigUint>,
    /// One of them, as the old version is told it.
    pub old: Answers,
    /// The same, as the new version is told it.
    pub new: Answers,
}

/// States that a count may look at before it is given up.
pub const STEPS: usize = 20_000;

/// Compares two versions of a module.
///
/// # Errors
/// When the diagrams grow past the node limit.
pub fn compare(old: &Module, new: &Module) -> Result<Difference, Error> {
    let common = Common::of(old, new);
    let (variables, old_variables) = (Variables::of(&common.new), Variables::of(&common.old));
    let levels = levels(old, new);
    let mut conditions = Conditions::new(&common.new, &variables, NODE_LIMIT)?;
    let mut kept = shared_answers(&mut conditions, &common, &variables)?;
    for (index, _) in common.new.findings.iter().enumerate() {
        kept.push(conditions.unknown_together(FindingId(index as u32))?);
    }
    kept.extend(constraints(&mut conditions, 0..new.constraints.len())?);
    let new_rules = rules(&mut conditions, new, 0, &levels)?;
    let mut conditions = Conditions::within(&common.old, &old_variables, conditions.forest);
    let all = common.old.constraints.len();
    kept.extend(constraints(&mut conditions, new.constraints.len()..all)?);
    let old_rules = rules(&mut conditions, old, new.rules.len(), &levels)?;
    let mut comparison = Comparison {
        modules: [old, new],
        common: &common,
        variables: &variables,
        weights: variables.weights(&common.new),
        forest: conditions.forest,
        kept: kept.into_iter().map(|node| avoid(node, SILENT)).collect(),
        levels,
        memory: Memory::default(),
    };
    let mut moves = comparison.moves(&old_rules, &new_rules, true);
    moves.extend(comparison.moves(&new_rules, &old_rules, false));
    let kept = comparison.kept.clone();
    let compared = comparison.ask(|space| space.count(&kept));
    Ok(Difference { compared, moves })
}

/// The dispositions of both versions, most urgent first. One that only the old version has comes right after the next
/// more urgent that both have, so that who loses it is said to be seen later rather than sooner.
fn levels(old: &Module, new: &Module) -> Vec<String> {
    let ordered = |module: &Module| {
        let ordered = module.dispositions.iter();
        ordered
            .take_while(|disposition| disposition.handled_as.is_none())
            .map(|disposition| disposition.id.clone())
            .collect::<Vec<_>>()
    };
    let mut levels = ordered(new);
    let mut after = 0;
    for id in ordered(old) {
        match levels.iter().position(|level| *level == id) {
            Some(place) => after = place + 1,
            None => {
                levels.insert(after, id);
                after += 1;
            }
        }
    }
    levels
}

/// Where the answers are such as both versions know.
fn shared_answers(
    conditions: &mut Conditions<'_>,
    common: &Common,
    variables: &Variables,
) -> Result<Vec<Node>, Error> {
    let mut nodes = Vec::new();
    for &(finding, option) in &common.unshared {
        let node = match variables.option(finding, option) {
            Some(var) => conditions
                .forest
                .literal(var, |value| value != crate::variables::PRESENT)?,
            None => match variables.of_finding(finding).first() {
                Some(&var) => conditions
                    .forest
                    .literal(var, |value| usize::from(value) != option)?,
                None => continue,
            },
        };
        nodes.push(node);
    }
    Ok(nodes)
}

fn constraints(
    conditions: &mut Conditions<'_>,
    of: std::ops::Range<usize>,
) -> Result<Vec<Node>, Error> {
    let module = conditions.module();
    let content = module.constraints.get(of).unwrap_or_default();
    let mut nodes = Vec::new();
    for constraint in content {
        let broken = conditions.read(&constraint.never, CONSTRAINT_READING)?;
        nodes.push(conditions.forest.not(broken)?);
    }
    Ok(nodes)
}

/// A rule that leads to a disposition, or no rule, which leads to the least urgent.
#[derive(Debug, Clone, Copy)]
struct Leads {
    rule: Option<RuleId>,
    node: Node,
    /// Place among the dispositions of both versions.
    level: usize,
}

/// The rules of one version, which stand in the common module from `first` on.
fn rules(
    conditions: &mut Conditions<'_>,
    version: &Module,
    first: usize,
    levels: &[String],
) -> Result<Vec<Leads>, Error> {
    let module = conditions.module();
    let mut leads = Vec::new();
    for (index, rule) in module
        .rules
        .iter()
        .skip(first)
        .take(version.rules.len())
        .enumerate()
    {
        let level = rule
            .disposition
            .and_then(|disposition| level(version, disposition, levels));
        if let Some(level) = level {
            leads.push(Leads {
                rule: Some(RuleId(index as u32)),
                node: conditions.read(&rule.when, Reading::Rule)?,
                level,
            });
        }
    }
    let ordered = version.dispositions.iter();
    let ordered = ordered.take_while(|disposition| disposition.handled_as.is_none());
    let mildest = DispositionId(ordered.count().saturating_sub(1) as u32);
    leads.extend(level(version, mildest, levels).map(|level| Leads {
        rule: None,
        node: Node::TRUE,
        level,
    }));
    Ok(leads)
}

fn level(module: &Module, disposition: DispositionId, levels: &[String]) -> Option<usize> {
    let id = &module.dispositions.get(disposition.index())?.id;
    levels.iter().position(|level| level == id)
}

struct Comparison<'a> {
    /// The old version and the new one.
    modules: [&'a Module; 2],
    common: &'a Common,
    variables: &'a Variables,
    weights: Vec<Vec<u32>>,
    forest: Forest,
    /// Both versions admit the case.
    kept: Vec<Avoid>,
    levels: Vec<String>,
    memory: Memory,
}

impl Comparison<'_> {
    /// Cases in which one version is more urgent than the other, which is the new one if they fall.
    fn moves(&mut self, urgent: &[Leads], mild: &[Leads], falls: bool) -> Vec<Move> {
        let kept = |rule: &&Leads| {
            mild.iter()
                .any(|other| other.node == rule.node && other.level <= rule.level)
        };
        let changed = urgent
            .iter()
            .filter(|rule| !kept(rule))
            .copied()
            .collect::<Vec<_>>();
        let mut moves = Vec::new();
        for (index, rule) in changed.iter().enumerate() {
            let mut goals = self.kept.clone();
            goals.push(avoid(rule.node, SILENT));
            // What decided before it, and what was counted before it.
            let before = urgent.iter().filter(|other| other.level < rule.level);
            let earlier = changed
                .iter()
                .take(index)
                .filter(|other| other.level == rule.level);
            goals.extend(before.chain(earlier).map(silent));
            moves.extend(self.moves_of(rule, &goals, mild, falls));
        }
        moves
    }

    /// The cases of one rule, by the milder disposition that they have in the other version.
    fn moves_of(
        &mut self,
        rule: &Leads,
        goals: &[Avoid],
        mild: &[Leads],
        falls: bool,
    ) -> Vec<Move> {
        let last = mild.iter().map(|other| other.level).max().unwrap_or(0);
        let mut moves = Vec::new();
        for to in rule.level + 1..=last {
            let milder = |most: usize| mild.iter().filter(move |other| other.level < most);
            let with = |most: usize| {
                goals
                    .iter()
                    .copied()
                    .chain(milder(most).map(silent))
                    .collect::<Vec<_>>()
            };
            let above = with(to);
            if self.find(&above).is_none() {
                break;
            }
            let deciding = mild.iter().filter(|other| other.level == to);
            let found = deciding
                .map(|other| [above.as_slice(), &[avoid(other.node, SILENT)]].concat())
                .find_map(|goals| self.find(&goals));
            let Some(witness) = found else { continue };
            let count = self.count(&above).and_then(|count| {
                let milder = self.count(&with(to + 1))?;
                Some(count - milder)
            });
            moves.push(self.one(rule, to, falls, count, &witness));
        }
        moves
    }

    fn one(
        &self,
        rule: &Leads,
        to: usize,
        falls: bool,
        count: Option<BigUint>,
        witness: &[Option<u16>],
    ) -> Move {
        let name = |level: usize| self.levels.get(level).cloned().unwrap_or_default();
        let (urgent, mild) = (name(rule.level), name(to));
        let (from, to) = if falls {
            (urgent, mild)
        } else {
            (mild, urgent)
        };
        let value = |var: Var| {
            let set = witness.get(var.0 as usize).copied().flatten();
            set.unwrap_or_else(|| self.variables.mildest(var))
        };
        let findings = (0..self.common.new.findings.len() as u32).map(FindingId);
        let case = findings
            .map(|finding| self.variables.answer(finding, &value))
            .collect::<Vec<_>>();
        let [old, new] = self.modules;
        Move {
            from,
            to,
            falls,
            rule: rule.rule,
            count,
            old: self.common.answers_for_old(old, &case),
            new: self.common.answers_for_new(new, &case),
        }
    }

    fn find(&mut self, goals: &[Avoid]) -> Option<Vec<Option<u16>>> {
        let variables = self.variables;
        self.ask(|space| space.witness(goals, &|var| variables.mildest_first(var)))
    }

    fn count(&mut self, goals: &[Avoid]) -> Option<BigUint> {
        self.ask(|space| space.count_within(goals, STEPS))
    }

    fn ask<T>(&mut self, question: impl FnOnce(&mut Space<'_>) -> T) -> T {
        let memory = std::mem::take(&mut self.memory);
        let mut space = Space::remembering(&self.forest, &self.weights, memory);
        let answer = question(&mut space);
        self.memory = space.into_memory();
        answer
    }
}

fn avoid(node: Node, terminal: u32) -> Avoid {
    Avoid { node, terminal }
}

fn silent(rule: &Leads) -> Avoid {
    avoid(rule.node, crate::compile::FIRES)
}
