//! What a new version of a module decides otherwise than the old one, over all answers that both can be given.
//!
//! Findings are matched by id. Rules ignore findings that only the other version has; options that only one version has
//! are left out of the comparison, as answers that break a constraint of either. A case moves only where a rule fires in one version and nothing as
//! urgent does in the other, so each move belongs to the rule that decided it, and rules that stayed only mask.

mod common;
mod edits;
mod projection;
mod regions;
mod ways;

use sural_content::module::{Condition, DispositionId, FindingId, Module, RuleId};
use sural_diagram::{BigUint, Error, Forest, Node, Var};

use crate::answers::{Answers, CONSTRAINT_READING};
use crate::compile::{NODE_LIMIT, SILENT};
use crate::condition::{Conditions, Reading};
use crate::search::Avoid;
use crate::space::{Memory, Space};
use crate::variables::{Owner, Variables};
use crate::verify::witness::Witness;
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
    /// The findings of both versions: what questions and regions speak of. Those of the new one keep their places.
    pub findings: Module,
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
    /// With which answers to the questions that the rule reads; `None` where no rule decided.
    pub ways: Option<Ways>,
    /// One of them.
    pub person: Person,
}

/// A case.
#[derive(Debug, Clone)]
pub struct Person {
    /// As the old version is told it.
    pub old: Answers,
    /// As the new version is told it.
    pub new: Answers,
}

/// The ways to answer the questions that a rule reads, before the change or after it, with which somebody moves.
///
/// A way gives each of them one answer: an option or *not sure*; of a finding of several options, chosen or not for each
/// option that is read, or *not sure*; an interval of numbers that no condition tells apart, or *not sure*.
#[derive(Debug, Clone)]
pub struct Ways {
    /// What the rule reads.
    pub questions: Vec<Owner>,
    /// So many ways are open to anybody; `None` where finding them all took too long.
    pub all: Option<BigUint>,
    /// In so many of them the rule fires in the version that is more urgent, and does not in the other, or not with a
    /// disposition that would keep anybody from moving; `None` as above.
    pub touched: Option<BigUint>,
    /// In so many of these somebody moves; nobody does elsewhere.
    pub moving: BigUint,
    /// There are no more of them; without it there are at least so many.
    pub complete: bool,
    /// They together, the one that adds most first. They may overlap.
    pub regions: Vec<Region>,
    /// The ways that are in no region: more regions than these nobody reads.
    pub elsewhere: BigUint,
}

/// Ways in which somebody moves.
#[derive(Debug, Clone)]
pub struct Region {
    /// What they have in common besides that the change touches them. *Not* is said of *not sure* too.
    pub when: Condition,
    /// How many ways.
    pub moving: BigUint,
    /// One of those who move.
    pub person: Person,
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
    kept.extend(conditions.sayable()?);
    kept.extend(constraints(&mut conditions, 0..new.constraints.len())?);
    let new_rules = rules(&mut conditions, new, 0, &levels)?;
    let mut conditions = Conditions::within(&common.old, &old_variables, conditions.forest);
    kept.extend(conditions.sayable()?);
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
    Ok(Difference {
        compared,
        moves,
        findings: common.new.clone(),
    })
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
            let deciding = deciding.map(|other| other.node).collect::<Vec<_>>();
            let Some(case) = self.first(&above, &deciding) else {
                continue;
            };
            let count = self.count(&above).and_then(|count| {
                let milder = self.count(&with(to + 1))?;
                Some(count - milder)
            });
            let other = self.other_form(rule, mild, falls);
            let read = [Some(rule.node), other.map(|other| other.node)];
            let read = projection::tested(&self.forest, read.into_iter().flatten());
            let still = other.filter(|other| other.level < to);
            let touched = [avoid(rule.node, SILENT)]
                .into_iter()
                .chain(still.as_ref().map(silent));
            let touched = touched.collect::<Vec<_>>();
            let ways = rule
                .rule
                .and_then(|_| self.ways(&read, &touched, &above, &deciding));
            let name = |level: usize| self.levels.get(level).cloned().unwrap_or_default();
            let (urgent, mild) = (name(rule.level), name(to));
            let (from, to) = if falls {
                (urgent, mild)
            } else {
                (mild, urgent)
            };
            moves.push(Move {
                from,
                to,
                falls,
                rule: rule.rule,
                count,
                ways,
                person: self.person(&case),
            });
        }
        moves
    }

    /// The rule of the same id in the other version, if it leads to a disposition there.
    fn other_form(&self, rule: &Leads, others: &[Leads], falls: bool) -> Option<Leads> {
        let [old, new] = self.modules;
        let (its, other) = if falls { (old, new) } else { (new, old) };
        let id = rule_id(its, rule)?;
        let same = others.iter().find(|rule| rule_id(other, rule) == Some(id));
        same.copied()
    }

    fn person(&self, case: &[u16]) -> Person {
        let value = |var: Var| case.get(var.0 as usize).copied().unwrap_or_default();
        let findings = (0..self.common.new.findings.len() as u32).map(FindingId);
        let case = findings
            .map(|finding| self.variables.answer(finding, &value))
            .collect::<Vec<_>>();
        let [old, new] = self.modules;
        Person {
            old: self.common.answers_for_old(old, &case),
            new: self.common.answers_for_new(new, &case),
        }
    }

    /// A case in which some rule fires, as plain as can be.
    fn first(&mut self, goals: &[Avoid], firing: &[Node]) -> Option<Vec<u16>> {
        firing.iter().find_map(|&rule| {
            let goals = [goals, &[avoid(rule, SILENT)]].concat();
            self.case(&goals)
        })
    }

    /// A case, as plain as can be.
    fn case(&mut self, goals: &[Avoid]) -> Option<Vec<u16>> {
        let found = self.find(goals)?;
        Some(self.plain(goals, &found))
    }

    fn plain(&self, goals: &[Avoid], found: &[Option<u16>]) -> Vec<u16> {
        let common = (&self.common.new, self.variables);
        let witness = Witness::plain(common, &self.forest, goals, found);
        witness.values().to_vec()
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

fn rule_id<'a>(module: &'a Module, leads: &Leads) -> Option<&'a str> {
    let rule = module.rules.get(leads.rule?.index())?;
    Some(&rule.id)
}

fn avoid(node: Node, terminal: u32) -> Avoid {
    Avoid { node, terminal }
}

fn silent(rule: &Leads) -> Avoid {
    avoid(rule.node, crate::compile::FIRES)
}
