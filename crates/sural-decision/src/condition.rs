//! Conditions as diagrams, and how *unknown* is read.
//!
//! *Unknown* (*not sure*, *declined*, *not assessable*) is a value of every variable. What a condition says for it
//! depends on who reads:
//!
//! - a rule reads a finding that is `unsure safer` as whichever option makes the condition true, and one that is
//!   `unsure open` as its `none` option, else as none of its options;
//! - `possibly c` reads every unknown in `c` as whatever makes it true, `certainly c` holds only if every reading does.
//!
//! The choice of an option is joint: an unknown finding cannot count as two options at once. That is what
//! [`Forest::rewrite`] does, once the condition stands as a diagram over options. `is unknown`, `possibly` and
//! `certainly` speak of what is known rather than of the person, so they are not part of that choice: while it is made, a
//! variable stands in for each of them (below all others in the diagram, and gone from it in the end).

use std::collections::HashMap;

use sural_content::module::{
    Condition, ConditionId, FindingId, FindingKind, Module, Score, ScoreId, Unsure,
};
use sural_diagram::{Error, Fold, Forest, Node, Rewrite, Var};

use crate::variables::{ABSENT, Encoding, PRESENT, Variables, compare, conditions, promised};

/// How the unknown in a condition is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reading {
    /// As rules do.
    Rule,
    /// As whatever makes it true.
    Possibly,
    /// True only if every reading is.
    Certainly,
    /// As what was reported: every unknown counts as the `none` option, else as none of the options.
    Reported,
}

/// What the edge of *unknown* of an atom stands for before any choice is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Edge {
    /// Some option, for every finding: a choice will be made among all.
    Option,
    /// Some option for findings that are `unsure safer`, the open reading for the others.
    OptionIfSafer,
    /// The open reading for every finding.
    Open,
}

/// Compiles the conditions of one module into one forest.
pub struct Conditions<'a> {
    module: &'a Module,
    variables: &'a Variables,
    /// Where the diagrams grow.
    pub forest: Forest,
    plain: HashMap<(ConditionId, Edge), Node>,
    /// `possibly`, `certainly` and `is unknown`, wherever the module says them.
    facts: Vec<Condition>,
}

impl<'a> Conditions<'a> {
    /// A compiler with an empty forest.
    ///
    /// # Errors
    /// When the module has more variables than a forest can hold.
    pub fn new(
        module: &'a Module,
        variables: &'a Variables,
        node_limit: usize,
    ) -> Result<Self, Error> {
        let stand_ins = facts(module).into_iter().map(|_| 2);
        let forest = Forest::new(
            variables
                .domains()
                .iter()
                .copied()
                .chain(stand_ins)
                .collect(),
            node_limit,
        )?;
        Ok(Self::within(module, variables, forest))
    }

    /// A compiler that goes on in a forest over the same variables.
    #[must_use]
    pub fn within(module: &'a Module, variables: &'a Variables, forest: Forest) -> Self {
        Self {
            module,
            variables,
            forest,
            plain: HashMap::new(),
            facts: facts(module),
        }
    }

    /// The diagram of a condition.
    ///
    /// # Errors
    /// When the forest is full.
    pub fn read(&mut self, condition: &Condition, reading: Reading) -> Result<Node, Error> {
        let (module, variables) = (self.module, self.variables);
        let node = match reading {
            Reading::Rule => self.choose(
                condition,
                Edge::OptionIfSafer,
                |var| is_safer(module, variables, var),
                Fold::Greatest,
            ),
            Reading::Possibly => self.choose(condition, Edge::Option, |_| true, Fold::Greatest),
            Reading::Certainly => self.choose(condition, Edge::Option, |_| true, Fold::Least),
            Reading::Reported => self.plain(condition, Edge::Open),
        };
        self.resolved(node?)
    }

    /// Puts what the facts say in the place of the variables that stood for them while a choice was made around them.
    fn resolved(&mut self, mut node: Node) -> Result<Node, Error> {
        let read = self.forest.support(node);
        for index in 0..self.facts.len() {
            let var = self.stand_in(index);
            if !read.contains(&var) {
                continue;
            }
            let (with, without) = (
                self.forest.restrict(node, var, 1)?,
                self.forest.restrict(node, var, 0)?,
            );
            if with != without {
                let fact = self.fact(index)?;
                node = self.forest.ite(fact, with, without)?;
            }
        }
        Ok(node)
    }

    fn fact(&mut self, index: usize) -> Result<Node, Error> {
        match self.facts.get(index).cloned() {
            Some(Condition::Possibly(part)) => self.read(&part, Reading::Possibly),
            Some(Condition::Certainly(part)) => self.read(&part, Reading::Certainly),
            Some(atom) => self.atom(&atom, Edge::Open),
            None => Ok(Node::FALSE),
        }
    }

    /// The module whose conditions it reads.
    #[must_use]
    pub fn module(&self) -> &'a Module {
        self.module
    }

    /// 1 where all options of a finding are unknown or none is.
    ///
    /// # Errors
    /// When the forest is full.
    pub fn unknown_together(&mut self, finding: FindingId) -> Result<Node, Error> {
        let variables = self.variables;
        let vars = variables.of_finding(finding);
        let unknown = vars
            .into_iter()
            .map(|var| {
                self.forest
                    .literal(var, |value| value == variables.unknown(var))
            })
            .collect::<Result<Vec<_>, _>>()?;
        let (all, any) = (
            self.forest.and_all(&unknown)?,
            self.forest.or_all(&unknown)?,
        );
        let none = self.forest.not(any)?;
        self.forest.or(all, none)
    }

    /// What makes answers such as can be said, each true of them: a `Several` finding that is unknown is so in all its
    /// options; without a `none` option, no answer chooses none.
    ///
    /// # Errors
    /// When the forest is full.
    pub fn sayable(&mut self) -> Result<Vec<Node>, Error> {
        let mut sayable = Vec::new();
        for (index, finding) in (0..).zip(&self.module.findings) {
            if let FindingKind::Several { none, .. } = &finding.kind {
                sayable.push(self.unknown_together(FindingId(index))?);
                if none.is_none() {
                    sayable.push(self.some_chosen(FindingId(index))?);
                }
            }
        }
        Ok(sayable)
    }

    /// At least one option of a `Several` finding is chosen, or it is unknown.
    fn some_chosen(&mut self, finding: FindingId) -> Result<Node, Error> {
        let vars = self.variables.of_finding(finding);
        let chosen = vars
            .into_iter()
            .map(|var| self.forest.literal(var, |value| value != ABSENT))
            .collect::<Result<Vec<_>, _>>()?;
        self.forest.or_all(&chosen)
    }

    /// The variable that stands for a fact.
    fn stand_in(&self, index: usize) -> Var {
        Var((self.variables.domains().len() + index) as u32)
    }

    /// A condition over options, its edges of *unknown* still to be chosen where `edge` says so.
    fn plain(&mut self, condition: &Condition, edge: Edge) -> Result<Node, Error> {
        if let Some(index) = self.facts.iter().position(|fact| fact == condition) {
            return self
                .forest
                .literal(self.stand_in(index), |holds| holds == 1);
        }
        match condition {
            Condition::All(parts) => {
                let parts = self.plain_each(parts, edge)?;
                self.forest.and_all(&parts)
            }
            Condition::Any(parts) => {
                let parts = self.plain_each(parts, edge)?;
                self.forest.or_all(&parts)
            }
            Condition::AtLeast(k, parts) => {
                let parts = self.plain_each(parts, edge)?;
                self.forest.at_least(*k as usize, &parts)
            }
            Condition::Not(part) => {
                let part = self.plain(part, edge)?;
                self.forest.not(part)
            }
            Condition::Named(id) => self.plain_named(*id, edge),
            Condition::CompareScore(score, comparison, constant) => {
                let (comparison, constant) = (*comparison, *constant);
                self.compare_score(*score, |sum| compare(sum, comparison, constant), edge)
            }
            atom => self.atom(atom, edge),
        }
    }

    fn plain_each(&mut self, parts: &[Condition], edge: Edge) -> Result<Vec<Node>, Error> {
        parts.iter().map(|part| self.plain(part, edge)).collect()
    }

    fn plain_named(&mut self, id: ConditionId, edge: Edge) -> Result<Node, Error> {
        if let Some(&node) = self.plain.get(&(id, edge)) {
            return Ok(node);
        }
        let Some(named) = self.module.conditions.get(id.index()) else {
            return Ok(Node::FALSE);
        };
        let node = self.plain(&named.when, edge)?;
        self.plain.insert((id, edge), node);
        Ok(node)
    }

    /// The sum of a score as a diagram, mapped to whether `holds` of it.
    fn compare_score(
        &mut self,
        score: ScoreId,
        holds: impl Fn(i32) -> bool,
        edge: Edge,
    ) -> Result<Node, Error> {
        let Some(score) = self.module.scores.get(score.index()) else {
            return Ok(Node::FALSE);
        };
        let lowest = lowest(score);
        let sum = self.plain_score(score, edge)?;
        self.forest.map(sum, |total| {
            u32::from(holds(
                i32::try_from(total)
                    .unwrap_or(i32::MAX)
                    .saturating_add(lowest),
            ))
        })
    }

    /// The sum of a score above its lowest, where what is unknown counts as some answer.
    ///
    /// # Errors
    /// When the forest is full.
    pub fn score(&mut self, score: &Score) -> Result<Node, Error> {
        let sum = self.plain_score(score, Edge::Option)?;
        self.resolved(sum)
    }

    /// The function where all that it reads is known, `otherwise` elsewhere.
    ///
    /// # Errors
    /// When the forest is full.
    pub fn where_known(&mut self, node: Node, otherwise: u32) -> Result<Node, Error> {
        let otherwise = self.forest.terminal(otherwise);
        let read = self.forest.support(node).into_iter();
        read.rev().try_fold(node, |node, var| {
            let unknown = self.variables.unknown(var);
            let known = self.forest.literal(var, |value| value != unknown)?;
            self.forest.ite(known, node, otherwise)
        })
    }

    /// The sum of a score. Terminals are unsigned: every negative term starts from its full loss.
    fn plain_score(&mut self, score: &Score, edge: Edge) -> Result<Node, Error> {
        let mut points = Vec::new();
        for (weight, term) in &score.terms {
            let node = self.plain(term, edge)?;
            let (with, without) = if *weight > 0 {
                (*weight, 0)
            } else {
                (0, -*weight)
            };
            let (with, without) = (
                self.forest.terminal(with.unsigned_abs()),
                self.forest.terminal(without.unsigned_abs()),
            );
            points.push(self.forest.ite(node, with, without)?);
        }
        self.forest.sum(&points)
    }

    fn atom(&mut self, atom: &Condition, edge: Edge) -> Result<Node, Error> {
        match atom {
            Condition::IsOption(finding, options) => {
                let Some(Encoding::One {
                    var,
                    options: count,
                    none,
                }) = self.variables.encoding(*finding)
                else {
                    return Ok(Node::FALSE);
                };
                let (var, count) = (*var, *count);
                let chosen = |value: u16| options.contains(&(value as usize));
                let unknown = if self.stands_for_option(*finding, edge) {
                    chosen(none.unwrap_or(0))
                } else {
                    none.is_some_and(chosen)
                };
                self.forest.literal(var, |value| {
                    if value < count {
                        chosen(value)
                    } else {
                        unknown
                    }
                })
            }
            Condition::HasOption(finding, options) => {
                let present = options
                    .iter()
                    .filter_map(|&option| self.variables.option(*finding, option))
                    .collect::<Vec<_>>();
                let nodes = present
                    .into_iter()
                    .map(|var| self.forest.literal(var, |value| value == PRESENT))
                    .collect::<Result<Vec<_>, _>>()?;
                self.forest.or_all(&nodes)
            }
            Condition::HasNone(finding) => {
                let vars = self.variables.of_finding(*finding);
                let nodes = vars
                    .into_iter()
                    .map(|var| self.forest.literal(var, |value| value != PRESENT))
                    .collect::<Result<Vec<_>, _>>()?;
                self.forest.and_all(&nodes)
            }
            Condition::IsUnknown(finding) => match self.variables.of_finding(*finding).first() {
                Some(&var) => {
                    let unknown = self.variables.unknown(var);
                    self.forest.literal(var, |value| value == unknown)
                }
                None => Ok(Node::FALSE),
            },
            Condition::CompareNumber(finding, comparison, constant) => {
                self.compare_number(*finding, edge, |number| {
                    compare(number, *comparison, *constant)
                })
            }
            _ => Ok(Node::FALSE),
        }
    }

    fn compare_number(
        &mut self,
        finding: FindingId,
        edge: Edge,
        holds: impl Fn(u32) -> bool,
    ) -> Result<Node, Error> {
        let Some(Encoding::Number { var, low, cuts }) = self.variables.encoding(finding) else {
            return Ok(Node::FALSE);
        };
        // An interval is represented by its least number: comparisons are constant on it.
        let least = |value: u16| match value.checked_sub(1) {
            None => Some(*low),
            Some(before) => cuts.get(before as usize).copied(),
        };
        let unknown = self.stands_for_option(finding, edge) && holds(*low);
        let count = cuts.len() as u16 + 1;
        self.forest.literal(*var, |value| {
            if value < count {
                least(value).is_some_and(&holds)
            } else {
                unknown
            }
        })
    }

    /// A condition in which *unknown* is, for all variables that `chosen` picks, a choice among the options.
    fn choose(
        &mut self,
        condition: &Condition,
        edge: Edge,
        chosen: impl Fn(Var) -> bool,
        fold: Fold,
    ) -> Result<Node, Error> {
        let node = self.plain(condition, edge)?;
        let variables = self.variables;
        let rewrite = |var: Var| Rewrite {
            value: variables.unknown(var),
            stands_for: variables.options_of(var),
        };
        self.forest
            .rewrite(node, fold, |var| chosen(var).then(|| rewrite(var)))
    }

    fn stands_for_option(&self, finding: FindingId, edge: Edge) -> bool {
        match edge {
            Edge::Option => true,
            Edge::OptionIfSafer => finding_is_safer(self.module, finding),
            Edge::Open => false,
        }
    }
}

/// The least that a score can be.
pub(crate) fn lowest(score: &Score) -> i32 {
    score.terms.iter().map(|(points, _)| (*points).min(0)).sum()
}

/// What a module asks of the answers themselves, each once.
pub(crate) fn facts(module: &Module) -> Vec<Condition> {
    let mut facts = Vec::new();
    let mut look = |part: &Condition| {
        if matches!(
            part,
            Condition::Possibly(_) | Condition::Certainly(_) | Condition::IsUnknown(_)
        ) && !facts.contains(part)
        {
            facts.push(part.clone());
        }
    };
    conditions(module)
        .chain(promised(module))
        .for_each(|condition| condition.visit(&mut look));
    facts
}

fn is_safer(module: &Module, variables: &Variables, var: Var) -> bool {
    variables
        .owner(var)
        .is_some_and(|owner| finding_is_safer(module, owner.finding))
}

fn finding_is_safer(module: &Module, finding: FindingId) -> bool {
    module
        .findings
        .get(finding.index())
        .is_some_and(|finding| finding.unsure == Unsure::Safer)
}
