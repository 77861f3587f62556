//! Conditions.

use std::ops::RangeInclusive;
use std::rc::Rc;

use crate::decimal;
use crate::module::{
    Choice, Comparison, Condition, ConditionId, Constraint, FindingId, FindingKind, NamedCondition,
    ScoreId,
};
use crate::report::{error, warning};
use crate::span::{Span, Spanned};
use crate::syntax::ast::{self, Block, Cite, ConditionNode, Name, Number, Text};

use super::finding::UNKNOWN_ANSWERS;
use super::names::{did_you_mean, unknown};
use super::score::Range;
use super::{Resolver, id, words};

/// What a name in a condition stands for.
#[derive(Clone, Copy)]
enum Named {
    Finding(FindingId),
    Condition(ConditionId),
    Score(ScoreId),
}

impl Resolver<'_> {
    pub(super) fn named_condition(
        &mut self,
        block: &Block,
        when: Option<&ast::Condition>,
        means: Option<&Text>,
        cite: &[Cite],
    ) {
        let when = self.maybe_condition(when);
        let citations = self.cites(cite);
        self.module.conditions.push(NamedCondition {
            id: id(block),
            when,
            means: words(means),
            citations,
            span: block.name.span,
        });
    }

    pub(super) fn constraint(
        &mut self,
        chapter: u32,
        block: &Block,
        never: Option<&ast::Condition>,
        because: Option<&Text>,
    ) {
        let never = self.maybe_condition(never);
        let constraints = match self.module.in_consultation(chapter) {
            false => &mut self.module.constraints,
            true => &mut self.module.disagreements,
        };
        constraints.push(Constraint {
            id: id(block),
            never,
            because: words(because),
            span: block.name.span,
        });
    }

    /// A required condition; if it is missing, which the parser has reported, one that never holds.
    pub(super) fn maybe_condition(&mut self, condition: Option<&ast::Condition>) -> Condition {
        condition.map_or(never(), |condition| self.condition(condition))
    }

    /// Resolves a condition. A faulty part is reported and stands as one that never holds.
    pub(super) fn condition(&mut self, condition: &ast::Condition) -> Condition {
        match &condition.node {
            ConditionNode::All(parts) => Condition::All(self.conditions(parts)),
            ConditionNode::Any(parts) => Condition::Any(self.conditions(parts)),
            ConditionNode::AtLeast(count, parts) => {
                Condition::AtLeast(count.value, self.conditions(parts))
            }
            ConditionNode::Not(part) => Condition::Not(Box::new(self.condition(part))),
            ConditionNode::Possibly(part) => Condition::Possibly(self.modal(condition.span, part)),
            ConditionNode::Certainly(part) => {
                Condition::Certainly(self.modal(condition.span, part))
            }
            ConditionNode::Name(name) => self.bare(name).unwrap_or(never()),
            ConditionNode::Is(name, options) => self.is(name, options).unwrap_or(never()),
            ConditionNode::IsUnknown(name) => self.is_unknown(name).unwrap_or(never()),
            ConditionNode::Compare(name, comparison, constant) => self
                .compare(condition.span, name, *comparison, constant)
                .unwrap_or(never()),
            ConditionNode::Error => never(),
        }
    }

    fn modal(&mut self, whole: Span, part: &ast::Condition) -> Box<Condition> {
        let part = self.condition(part);
        self.modal.push((whole, part.clone()));
        Box::new(part)
    }

    fn conditions(&mut self, parts: &[ast::Condition]) -> Vec<Condition> {
        parts.iter().map(|part| self.condition(part)).collect()
    }

    fn named(&mut self, name: &Name) -> Option<Named> {
        let found = None
            .or_else(|| {
                self.names
                    .findings
                    .meet(name, self.diagnostics)
                    .map(|at| Named::Finding(FindingId(at)))
            })
            .or_else(|| {
                self.names
                    .conditions
                    .meet(name, self.diagnostics)
                    .map(|at| Named::Condition(ConditionId(at)))
            })
            .or_else(|| {
                self.names
                    .scores
                    .meet(name, self.diagnostics)
                    .map(|at| Named::Score(ScoreId(at)))
            });
        if found.is_none() {
            unknown(
                "finding, condition or score",
                name,
                self.names.in_conditions(),
            )
            .to(self.diagnostics);
        }
        found
    }

    pub(super) fn kind_of(&self, finding: FindingId) -> Option<Rc<FindingKind>> {
        self.kinds.get(finding.index()).cloned().flatten()
    }

    fn bare(&mut self, name: &Name) -> Option<Condition> {
        let help = match self.named(name)? {
            Named::Condition(condition) => return Some(Condition::Named(condition)),
            Named::Score(_) => compare_help(name),
            Named::Finding(finding) => match &*self.kind_of(finding)? {
                FindingKind::One { yes_no: true, .. } => {
                    return Some(Condition::IsOption(finding, vec![0]));
                }
                FindingKind::Number { .. } => compare_help(name),
                FindingKind::One { options, .. } | FindingKind::Several { options, .. } => {
                    let first = options
                        .first()
                        .map_or("option", |option| option.id.as_str());
                    format!("say which option: `{} is {first}`", name.value)
                }
            },
        };
        error(
            "E115",
            name.span,
            format!("`{}` alone is neither true nor false", name.value),
        )
        .help(help)
        .to(self.diagnostics);
        None
    }

    fn is(&mut self, name: &Name, options: &[Name]) -> Option<Condition> {
        let help = match self.named(name)? {
            Named::Condition(_) => format!("write `{0}` alone, or `not {0}`", name.value),
            Named::Score(_) => compare_help(name),
            Named::Finding(finding) => match &*self.kind_of(finding)? {
                FindingKind::One { options: known, .. } => {
                    return Some(Condition::IsOption(
                        finding,
                        self.chosen(name, options, &ids(known, None))?,
                    ));
                }
                FindingKind::Several {
                    options: known,
                    none,
                } => {
                    let chosen = self.chosen(name, options, &ids(known, none.as_ref()))?;
                    return Some(has(finding, chosen, known.len()));
                }
                FindingKind::Number { .. } => compare_help(name),
            },
        };
        error(
            "E116",
            name.span,
            format!("`{}` has no options", name.value),
        )
        .help(help)
        .to(self.diagnostics);
        None
    }

    /// The indices of options among the known ids, ascending.
    pub(super) fn chosen(
        &mut self,
        finding: &Name,
        options: &[Name],
        known: &[&str],
    ) -> Option<Vec<usize>> {
        let found: Vec<Option<usize>> = options
            .iter()
            .map(|option| self.option(finding, option, known))
            .collect();
        let mut chosen = found.into_iter().collect::<Option<Vec<usize>>>()?;
        chosen.sort_unstable();
        chosen.dedup();
        let mut repeated = options.iter().enumerate().filter(|(at, option)| {
            options
                .iter()
                .take(*at)
                .any(|other| other.value == option.value)
        });
        if let Some((_, again)) = repeated.next() {
            error(
                "E113",
                again.span,
                format!(
                    "option `{}` of `{}` is named twice",
                    again.value, finding.value
                ),
            )
            .help("name every option once")
            .to(self.diagnostics);
        }
        Some(chosen)
    }

    fn option(&mut self, finding: &Name, option: &Name, known: &[&str]) -> Option<usize> {
        let found = known.iter().position(|id| *id == option.value);
        if found.is_none() {
            let help = match did_you_mean(&option.value, known.iter().copied()) {
                _ if UNKNOWN_ANSWERS.contains(&option.value.as_str()) => {
                    format!(
                        "a condition reads all three unknown answers alike: `{} is unknown`",
                        finding.value
                    )
                }
                Some(near) => near,
                None => format!("its options are {}", list(known)),
            };
            error(
                "E114",
                option.span,
                format!("`{}` has no option `{}`", finding.value, option.value),
            )
            .help(help)
            .to(self.diagnostics);
        }
        found
    }

    fn is_unknown(&mut self, name: &Name) -> Option<Condition> {
        match self.named(name)? {
            Named::Finding(finding) => return Some(Condition::IsUnknown(finding)),
            Named::Condition(_) | Named::Score(_) => {}
        }
        error(
            "E118",
            name.span,
            format!(
                "`{}` is no finding: only answers can be unknown",
                name.value
            ),
        )
        .help(format!(
            "ask `is unknown` of the findings behind it, or write `possibly` or `certainly {}`",
            name.value
        ))
        .to(self.diagnostics);
        None
    }

    fn compare(
        &mut self,
        at: Span,
        name: &Name,
        comparison: Comparison,
        constant: &Spanned<Number>,
    ) -> Option<Condition> {
        match self.named(name)? {
            Named::Score(score) => {
                let Range {
                    low,
                    high,
                    decimals,
                } = self.ranges.get(score.index()).copied()?;
                let range = low.into()..=high.into();
                let constant = self.in_units(name, constant, decimals)?;
                return match self.settled(at, name, comparison, constant, range, decimals) {
                    Some(settled) => Some(settled),
                    None => {
                        let constant = i32::try_from(constant).ok()?;
                        Some(Condition::CompareScore(score, comparison, constant))
                    }
                };
            }
            Named::Finding(finding) => {
                if let FindingKind::Number {
                    low,
                    high,
                    decimals,
                    ..
                } = *self.kind_of(finding)?
                {
                    let range = low.into()..=high.into();
                    let constant = self.in_units(name, constant, decimals)?;
                    return match self.settled(at, name, comparison, constant, range, decimals) {
                        Some(settled) => Some(settled),
                        None => {
                            let constant = u32::try_from(constant).unwrap_or(low);
                            Some(Condition::CompareNumber(finding, comparison, constant))
                        }
                    };
                }
            }
            Named::Condition(_) => {}
        }
        error(
            "E117",
            name.span,
            format!(
                "`{}` is not a number and cannot be compared with one",
                name.value
            ),
        )
        .help("only number findings and scores can be compared")
        .to(self.diagnostics);
        None
    }

    /// A number in units of the last decimal of what it is about; one with more decimals is reported.
    pub(super) fn in_units(
        &mut self,
        name: &Name,
        number: &Spanned<Number>,
        decimals: u8,
    ) -> Option<i64> {
        let units = number.value.with_decimals(decimals);
        if units.is_none() {
            let most = match decimals {
                0 => "is a whole number".to_owned(),
                1 => "has one decimal".to_owned(),
                more => format!("has {more} decimals"),
            };
            let message = format!("`{}` {most}, and {} has more", name.value, number.value);
            error("E203", number.span, message)
                .help("write fewer decimals here, or more where it is declared")
                .to(self.diagnostics);
        }
        units
    }

    /// A comparison that its range alone decides, reported; none if answers decide it.
    fn settled(
        &mut self,
        at: Span,
        name: &Name,
        comparison: Comparison,
        constant: i64,
        range: RangeInclusive<i64>,
        decimals: u8,
    ) -> Option<Condition> {
        let (low, high) = (*range.start(), *range.end());
        let (first, last) = match comparison {
            Comparison::Less => (low, constant - 1),
            Comparison::AtMost => (low, constant),
            Comparison::Equal => (constant, constant),
            Comparison::AtLeast => (constant, high),
            Comparison::Greater => (constant + 1, high),
        };
        let (how, condition) = match (first.max(low), last.min(high)) {
            (first, last) if first > last => ("can never hold", never()),
            (first, last) if (first, last) == (low, high) => {
                ("always holds", Condition::All(Vec::new()))
            }
            _ => return None,
        };
        warning(
            "W112",
            at,
            format!(
                "this {how}: `{}` is from {} to {}",
                name.value,
                decimal::shown(low, decimals),
                decimal::shown(high, decimals)
            ),
        )
        .help("compare it with a number that parts the range in two")
        .to(self.diagnostics);
        Some(condition)
    }
}

fn has(finding: FindingId, mut chosen: Vec<usize>, none: usize) -> Condition {
    if chosen.last() != Some(&none) {
        return Condition::HasOption(finding, chosen);
    }
    chosen.pop();
    match chosen.is_empty() {
        true => Condition::HasNone(finding),
        false => Condition::Any(vec![
            Condition::HasOption(finding, chosen),
            Condition::HasNone(finding),
        ]),
    }
}

/// The ids of options, that of the `none` option last.
pub(super) fn ids<'a>(options: &'a [Choice], none: Option<&'a Choice>) -> Vec<&'a str> {
    options
        .iter()
        .chain(none)
        .map(|choice| choice.id.as_str())
        .collect()
}

pub(super) fn list(ids: &[&str]) -> String {
    ids.iter()
        .map(|id| format!("`{id}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

fn compare_help(name: &Name) -> String {
    format!("compare it with a number: `{} >= 2`", name.value)
}

fn never() -> Condition {
    Condition::Any(Vec::new())
}
