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
//! `certainly` speak of what is known rather than of the person, so they are not part of that choice: it is made in
//! the largest parts of a condition that are free of them.

use std::collections::HashMap;

use sural_content::module::{Condition, ConditionId, FindingId, Module, ScoreId, Unsure};
use sural_diagram::{Error, Fold, Forest, Node, Rewrite, Var};

use crate::variables::{Encoding, PRESENT, Variables, compare};

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
}

impl<'a> Conditions<'a> {
    /// A compiler with an empty forest.
    ///
    /// # Errors
    /// When the module has more variables than a forest can hold.
    pub fn new(module: &'a Module, variables: &'a Variables, node_limit: usize) -> Result<Self, Error> {
        let forest = Forest::new(variables.domains().to_vec(), node_limit)?;
        Ok(Self::within(module, variables, forest))
    }

    /// A compiler that goes on in a forest over the same variables.
    #[must_use]
    pub fn within(module: &'a Module, variables: &'a Variables, forest: Forest) -> Self {
        Self { module, variables, forest, plain: HashMap::new() }
    }

    /// The diagram of a condition.
    ///
    /// # Errors
    /// When the forest is full.
    pub fn read(&mut self, condition: &Condition, reading: Reading) -> Result<Node, Error> {
        match reading {
            Reading::Rule => self.rule(condition),
            Reading::Possibly => self.every(condition, Fold::Greatest),
            Reading::Certainly => self.every(condition, Fold::Least),
            Reading::Reported => self.plain(condition, Edge::Open),
        }
    }

    /// Every unknown at once, as `possibly` and `certainly` read it.
    fn every(&mut self, condition: &Condition, fold: Fold) -> Result<Node, Error> {
        let options = self.plain(condition, Edge::Option)?;
        self.choose(options, |_| true, fold)
    }

    fn rule(&mut self, condition: &Condition) -> Result<Node, Error> {
        if !self.speaks_of_knowledge(condition) {
            let options = self.plain(condition, Edge::OptionIfSafer)?;
            let variables = self.variables;
            let module = self.module;
            return self.choose(options, |var| is_safer(module, variables, var), Fold::Greatest);
        }
        match condition {
            Condition::All(parts) => {
                let parts = self.split(parts, Condition::All)?;
                self.forest.and_all(&parts)
            }
            Condition::Any(parts) => {
                let parts = self.split(parts, Condition::Any)?;
                self.forest.or_all(&parts)
            }
            Condition::AtLeast(k, parts) => {
                let parts = parts.iter().map(|part| self.rule(part)).collect::<Result<Vec<_>, _>>()?;
                self.forest.at_least(*k as usize, &parts)
            }
            Condition::Not(part) => self.negated(part),
            Condition::Possibly(part) => self.every(part, Fold::Greatest),
            Condition::Certainly(part) => self.every(part, Fold::Least),
            Condition::Named(ConditionId(id)) => match self.module.conditions.get(*id as usize) {
                Some(named) => self.rule(&named.when),
                None => Ok(Node::FALSE),
            },
            Condition::CompareScore(score, comparison, constant) => {
                let (comparison, constant) = (*comparison, *constant);
                self.compare_score(*score, |sum| compare(sum, comparison, constant), |this, term| this.rule(term))
            }
            atom => self.atom(atom, Edge::OptionIfSafer),
        }
    }

    /// The parts free of `possibly`, `certainly` and `is unknown` taken together, the others each by itself.
    fn split(&mut self, parts: &[Condition], join: impl Fn(Vec<Condition>) -> Condition) -> Result<Vec<Node>, Error> {
        let (known, plain): (Vec<_>, Vec<_>) = parts.iter().cloned().partition(|part| self.speaks_of_knowledge(part));
        let mut nodes = known.iter().map(|part| self.rule(part)).collect::<Result<Vec<_>, _>>()?;
        if !plain.is_empty() {
            nodes.push(self.rule(&join(plain))?);
        }
        Ok(nodes)
    }

    /// `not` of a condition that speaks of knowledge, moved inwards so that the choice is made in the plain parts.
    fn negated(&mut self, condition: &Condition) -> Result<Node, Error> {
        let not = |part: &Condition| Condition::Not(Box::new(part.clone()));
        match condition {
            Condition::All(parts) => self.rule(&Condition::Any(parts.iter().map(not).collect())),
            Condition::Any(parts) => self.rule(&Condition::All(parts.iter().map(not).collect())),
            Condition::AtLeast(k, parts) => {
                let enough = (parts.len() as u32 + 1).saturating_sub(*k);
                self.rule(&Condition::AtLeast(enough, parts.iter().map(not).collect()))
            }
            Condition::Not(part) => self.rule(part),
            Condition::Named(ConditionId(id)) => match self.module.conditions.get(*id as usize) {
                Some(named) => self.negated(&named.when),
                None => Ok(Node::TRUE),
            },
            knowledge => {
                let node = self.rule(knowledge)?;
                self.forest.not(node)
            }
        }
    }

    /// A condition over options, its edges of *unknown* still to be chosen where `edge` says so.
    fn plain(&mut self, condition: &Condition, edge: Edge) -> Result<Node, Error> {
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
                self.compare_score(*score, |sum| compare(sum, comparison, constant), |this, term| this.plain(term, edge))
            }
            Condition::Possibly(part) => self.every(part, Fold::Greatest),
            Condition::Certainly(part) => self.every(part, Fold::Least),
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
        let Some(named) = self.module.conditions.get(id.index()) else { return Ok(Node::FALSE) };
        let node = self.plain(&named.when, edge)?;
        self.plain.insert((id, edge), node);
        Ok(node)
    }

    /// The sum of a score as a diagram, mapped to whether `holds` of it.
    fn compare_score(
        &mut self,
        score: ScoreId,
        holds: impl Fn(i32) -> bool,
        mut term_node: impl FnMut(&mut Self, &Condition) -> Result<Node, Error>,
    ) -> Result<Node, Error> {
        let Some(score) = self.module.scores.get(score.index()) else { return Ok(Node::FALSE) };
        // Terminals are unsigned: every negative term starts from its full loss.
        let lowest: i32 = score.terms.iter().map(|(points, _)| (*points).min(0)).sum();
        let mut points = Vec::new();
        for (weight, term) in &score.terms {
            let node = term_node(self, term)?;
            let (with, without) = if *weight > 0 { (*weight, 0) } else { (0, -*weight) };
            let (with, without) = (self.forest.terminal(with.unsigned_abs()), self.forest.terminal(without.unsigned_abs()));
            points.push(self.forest.ite(node, with, without)?);
        }
        let sum = self.forest.sum(&points)?;
        self.forest.map(sum, |total| u32::from(holds(i32::try_from(total).unwrap_or(i32::MAX).saturating_add(lowest))))
    }

    fn atom(&mut self, atom: &Condition, edge: Edge) -> Result<Node, Error> {
        match atom {
            Condition::IsOption(finding, options) => {
                let Some(Encoding::One { var, options: count, none }) = self.variables.encoding(*finding) else { return Ok(Node::FALSE) };
                let (var, count) = (*var, *count);
                let chosen = |value: u16| options.contains(&(value as usize));
                let unknown = if self.stands_for_option(*finding, edge) { chosen(none.unwrap_or(0)) } else { none.is_some_and(chosen) };
                self.forest.literal(var, |value| if value < count { chosen(value) } else { unknown })
            }
            Condition::HasOption(finding, options) => {
                let present = options.iter().filter_map(|&option| self.variables.option(*finding, option)).collect::<Vec<_>>();
                let nodes = present.into_iter().map(|var| self.forest.literal(var, |value| value == PRESENT)).collect::<Result<Vec<_>, _>>()?;
                self.forest.or_all(&nodes)
            }
            Condition::HasNone(finding) => {
                let vars = self.variables.of_finding(*finding);
                let nodes = vars.into_iter().map(|var| self.forest.literal(var, |value| value != PRESENT)).collect::<Result<Vec<_>, _>>()?;
                self.forest.and_all(&nodes)
            }
            Condition::IsUnknown(finding) => match self.variables.of_finding(*finding).first() {
                Some(&var) => {
                    let unknown = self.variables.unknown(var);
                    self.forest.literal(var, |value| value == unknown)
                }
                None => Ok(Node::FALSE),
            },
            Condition::CompareNumber(finding, comparison, constant) => self.compare_number(*finding, edge, |number| compare(number, *comparison, *constant)),
            _ => Ok(Node::FALSE),
        }
    }

    fn compare_number(&mut self, finding: FindingId, edge: Edge, holds: impl Fn(u32) -> bool) -> Result<Node, Error> {
        let Some(Encoding::Number { var, low, cuts }) = self.variables.encoding(finding) else { return Ok(Node::FALSE) };
        // An interval is represented by its least number: comparisons are constant on it.
        let least = |value: u16| match value.checked_sub(1) {
            None => Some(*low),
            Some(before) => cuts.get(before as usize).copied(),
        };
        let unknown = self.stands_for_option(finding, edge) && holds(*low);
        let count = cuts.len() as u16 + 1;
        self.forest.literal(*var, |value| if value < count { least(value).is_some_and(&holds) } else { unknown })
    }

    /// Replaces, in all variables that `chosen` picks, the edge of *unknown* by the choice among the options.
    fn choose(&mut self, node: Node, chosen: impl Fn(Var) -> bool, fold: Fold) -> Result<Node, Error> {
        let variables = self.variables;
        let rewrite = |var: Var| Rewrite { value: variables.unknown(var), stands_for: variables.options_of(var) };
        self.forest.rewrite(node, fold, |var| chosen(var).then(|| rewrite(var)))
    }

    fn stands_for_option(&self, finding: FindingId, edge: Edge) -> bool {
        match edge {
            Edge::Option => true,
            Edge::OptionIfSafer => finding_is_safer(self.module, finding),
            Edge::Open => false,
        }
    }

    fn speaks_of_knowledge(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Possibly(_) | Condition::Certainly(_) | Condition::IsUnknown(_) => true,
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => parts.iter().any(|part| self.speaks_of_knowledge(part)),
            Condition::Not(part) => self.speaks_of_knowledge(part),
            Condition::Named(id) => self.module.conditions.get(id.index()).is_some_and(|named| self.speaks_of_knowledge(&named.when)),
            Condition::CompareScore(id, ..) => {
                self.module.scores.get(id.index()).is_some_and(|score| score.terms.iter().any(|(_, term)| self.speaks_of_knowledge(term)))
            }
            _ => false,
        }
    }
}

fn is_safer(module: &Module, variables: &Variables, var: Var) -> bool {
    variables.owner(var).is_some_and(|owner| finding_is_safer(module, owner.finding))
}

fn finding_is_safer(module: &Module, finding: FindingId) -> bool {
    module.findings.get(finding.index()).is_some_and(|finding| finding.unsure == Unsure::Safer)
}
