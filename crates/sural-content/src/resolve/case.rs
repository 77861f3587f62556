//! Worked cases.

use std::ops::RangeInclusive;

use crate::decimal;
use crate::module::{
    Answer, Case, CaseId, Choice, ConstraintId, Expect, FindingId, FindingKind, OrderId, RuleId,
    ScoreId, ScreenId, Step,
};
use crate::report::error;
use crate::span::{Span, Spanned};
use crate::syntax::ast::{self, Block, Given, GivenAnswer, Name, Number, Rest};

use super::condition::ids;
use super::declare::Names;
use super::names::unknown;
use super::{Resolver, id};

impl Resolver<'_> {
    pub(super) fn case(&mut self, chapter: u32, block: &Block, case: &ast::Case) {
        let default = match self.module.in_consultation(chapter) {
            true => Rest::Unasked,
            false => Rest::No,
        };
        let shared = Case {
            title: id(block),
            given: self.given(&[], &case.given),
            added: 0,
            block: CaseId(u32::try_from(self.module.cases.len()).unwrap_or_default()),
            rest: case.rest.as_ref().map_or(default, |rest| rest.value),
            expect: self.expectations(&case.expect),
            chapter,
            span: block.name.span,
        };
        let mut lines = case.each.iter().map(|line| self.added(&shared, line));
        let first = lines.next();
        let further = lines.collect::<Vec<_>>();
        self.further.extend(further);
        self.module.cases.push(match first {
            Some(first) => Case {
                span: shared.span,
                ..first
            },
            None => shared,
        });
    }

    /// The case with what a line of its `each` gives besides.
    fn added(&mut self, shared: &Case, line: &Spanned<Vec<Given>>) -> Case {
        let added = self.given(&shared.given, &line.value);
        Case {
            added: added.len(),
            given: [shared.given.as_slice(), &added].concat(),
            span: line.span,
            ..shared.clone()
        }
    }

    /// The answers that are given besides others.
    fn given(
        &mut self,
        others: &[(FindingId, Answer)],
        items: &[Given],
    ) -> Vec<(FindingId, Answer)> {
        let mut given = Vec::new();
        for item in items {
            let Some(finding) = self.given_finding(&item.finding) else {
                continue;
            };
            self.check_given_once(others, finding, &item.finding);
            self.check_given_once(&given, finding, &item.finding);
            if let Some(answer) = self.answer(finding, item) {
                given.push((finding, answer));
            }
        }
        given
    }

    fn given_finding(&mut self, name: &Name) -> Option<FindingId> {
        let found = self.names.findings.meet(name, self.diagnostics);
        if found.is_none() {
            let report = unknown("finding", name, self.names.findings.ids());
            let report = match self.names.in_conditions().any(|known| known == name.value) {
                true => report.help(format!(
                    "`{}` follows from findings: give those",
                    name.value
                )),
                false => report,
            };
            report.to(self.diagnostics);
        }
        found.map(FindingId)
    }

    fn check_given_once(&mut self, given: &[(FindingId, Answer)], finding: FindingId, name: &Name) {
        if given.iter().any(|(other, _)| *other == finding) {
            error(
                "E150",
                name.span,
                format!("`{}` is given twice", name.value),
            )
            .help("give every finding one answer")
            .to(self.diagnostics);
        }
    }

    fn answer(&mut self, finding: FindingId, item: &Given) -> Option<Answer> {
        if let Some(unknown) = unknown_answer(&item.answer) {
            return Some(unknown);
        }
        let kind = self.kind_of(finding)?;
        match (&*kind, &item.answer) {
            (FindingKind::One { yes_no: true, .. }, GivenAnswer::Yes) => Some(Answer::Option(0)),
            (FindingKind::One { options, .. }, GivenAnswer::Options(names)) => {
                self.one(item, options, names)
            }
            (FindingKind::Several { options, none }, GivenAnswer::Options(names)) => {
                self.some(item, &ids(options, none.as_ref()), options.len(), names)
            }
            (kind @ FindingKind::Number { .. }, GivenAnswer::Number(number)) => {
                self.number_given(item, number, kind)
            }
            (kind, _) => {
                error(
                    "E151",
                    item.span,
                    format!("this is no answer to `{}`", item.finding.value),
                )
                .help(format!("write `{}`", example(&item.finding, kind)))
                .to(self.diagnostics);
                None
            }
        }
    }

    fn one(&mut self, item: &Given, options: &[Choice], names: &[Name]) -> Option<Answer> {
        let chosen = self.chosen(&item.finding, names, &ids(options, None))?;
        match chosen.as_slice() {
            [only] => Some(Answer::Option(*only)),
            _ => {
                error(
                    "E154",
                    item.span,
                    format!("`{}` takes one option", item.finding.value),
                )
                .help("keep one of them; only a `several of` finding takes more")
                .to(self.diagnostics);
                None
            }
        }
    }

    fn some(
        &mut self,
        item: &Given,
        known: &[&str],
        none: usize,
        names: &[Name],
    ) -> Option<Answer> {
        let chosen = self.chosen(&item.finding, names, known)?;
        if !chosen.contains(&none) {
            return Some(Answer::Options(chosen));
        }
        if chosen.len() > 1 {
            error(
                "E153",
                item.span,
                format!(
                    "`{}` cannot be its `none` option and another one",
                    item.finding.value
                ),
            )
            .help("leave one of the two out")
            .to(self.diagnostics);
        }
        Some(Answer::Options(Vec::new()))
    }

    fn number_given(
        &mut self,
        item: &Given,
        number: &Spanned<Number>,
        kind: &FindingKind,
    ) -> Option<Answer> {
        let FindingKind::Number {
            low,
            high,
            decimals,
            ..
        } = *kind
        else {
            return None;
        };
        let given = self.in_units(&item.finding, number, decimals)?;
        let given = self.in_range(
            &item.finding,
            number.span,
            given,
            low.into()..=high.into(),
            decimals,
        );
        u32::try_from(given).ok().map(Answer::Number)
    }

    /// A number, reported if it is out of range.
    fn in_range(
        &mut self,
        name: &Name,
        at: Span,
        number: i64,
        range: RangeInclusive<i64>,
        decimals: u8,
    ) -> i64 {
        if !range.contains(&number) {
            let [low, high] =
                [range.start(), range.end()].map(|end| decimal::shown(*end, decimals));
            error(
                "E152",
                at,
                format!("`{}` is from {low} to {high}", name.value),
            )
            .help("give a number in this range")
            .to(self.diagnostics);
        }
        number
    }

    fn expectations(&mut self, expectations: &[Spanned<ast::Expect>]) -> Vec<(Expect, Span)> {
        let mut resolved = Vec::new();
        let mut disposition_seen = false;
        for expectation in expectations {
            if matches!(expectation.value, ast::Expect::Disposition { .. }) {
                if disposition_seen {
                    error(
                        "E156",
                        expectation.span,
                        "a case cannot end in two dispositions",
                    )
                    .help("keep one of the two")
                    .to(self.diagnostics);
                }
                disposition_seen = true;
            }
            resolved.extend(
                self.expectation(&expectation.value)
                    .into_iter()
                    .map(|expect| (expect, expectation.span)),
            );
        }
        resolved
    }

    fn expectation(&mut self, expectation: &ast::Expect) -> Vec<Expect> {
        if let ast::Expect::Disposition {
            disposition,
            because,
        } = expectation
        {
            let disposition = self.disposition_named(disposition).map(Expect::Disposition);
            let because = because.as_ref();
            let fires = because.and_then(|rule| self.rule_named(rule));
            return disposition
                .into_iter()
                .chain(fires.map(Expect::Fires))
                .collect();
        }
        self.one_expectation(expectation).into_iter().collect()
    }

    fn one_expectation(&mut self, expectation: &ast::Expect) -> Option<Expect> {
        use ast::Expect as Written;
        match expectation {
            // Its rule is an expectation of its own: see `expectation`.
            Written::Disposition { disposition, .. } => {
                self.disposition_named(disposition).map(Expect::Disposition)
            }
            Written::Fires(rule) => self.rule_named(rule).map(Expect::Fires),
            Written::FiresNot(rule) => self.rule_named(rule).map(Expect::FiresNot),
            Written::Group(group) => Some(Expect::Group(group.value)),
            Written::Cause(name) => self.cause_named(name).map(Expect::Cause),
            Written::Considers(name) => self.cause_named(name).map(Expect::Considers),
            Written::Unsettled => Some(Expect::Unsettled),
            Written::Excludes(name) => self.cause_named(name).map(Expect::Excludes),
            Written::Confirms(name) => self.cause_named(name).map(Expect::Confirms),
            Written::Open(name) => self.cause_named(name).map(Expect::Open),
            Written::First(name) => self.cause_named(name).map(Expect::First),
            Written::Orders(name, within) => {
                let order = self.order_named(name);
                order.map(|order| Expect::Orders(order, *within))
            }
            Written::Refers(name, within) => {
                let referral = self.referral_named(name);
                referral.map(|referral| Expect::Refers(referral, *within))
            }
            Written::Complete(name) => self.referral_named(name).map(Expect::Complete),
            Written::Lacks(name) => self.finding_named(name).map(Expect::Lacks),
            Written::Treats(name) => self.treatment_named(name).map(Expect::Treats),
            Written::Withholds(name) => self.treatment_named(name).map(Expect::Withholds),
            Written::Settled(rule) => self.rule_named(rule).map(Expect::Settled),
            Written::Next(name) => self.step_named(name).map(Expect::Next),
            Written::Needless(name) => self.step_named(name).map(Expect::Needless),
            Written::Score { score, low, high } => self.score_expected(score, low, high),
            Written::Undetermined => Some(Expect::Undetermined),
            Written::Contradicts(name) => {
                let constraint = self.names.constraints.find(name, self.diagnostics);
                constraint.map(|at| Expect::Contradicts(ConstraintId(at)))
            }
            Written::Not(item) => {
                let item = self.one_expectation(item)?;
                Some(Expect::Not(Box::new(item)))
            }
        }
    }

    fn score_expected(
        &mut self,
        name: &Name,
        low: &Spanned<Number>,
        high: &Spanned<Number>,
    ) -> Option<Expect> {
        let score = self.names.scores.find(name, self.diagnostics)?;
        let range = self.ranges.get(score as usize).copied()?;
        let mut end = |number: &Spanned<Number>| {
            let units = self.in_units(name, number, range.decimals)?;
            let all = range.low.into()..=range.high.into();
            let units = self.in_range(name, number.span, units, all, range.decimals);
            i32::try_from(units).ok()
        };
        Some(Expect::Score(ScoreId(score), end(low)?, end(high)?))
    }

    /// A page of a clinician or a test.
    fn step_named(&mut self, name: &Name) -> Option<Step> {
        let Names {
            screens, orders, ..
        } = &self.names;
        if let Some(screen) = screens.meet(name, self.diagnostics) {
            return Some(Step::Screen(ScreenId(screen)));
        }
        let order = orders.meet(name, self.diagnostics);
        if order.is_none() {
            let known = screens.ids().chain(orders.ids());
            unknown("screen or order", name, known).to(self.diagnostics);
        }
        order.map(|order| Step::Order(OrderId(order)))
    }

    pub(super) fn rule_named(&mut self, name: &Name) -> Option<RuleId> {
        self.names.rules.find(name, self.diagnostics).map(RuleId)
    }
}

fn unknown_answer(answer: &GivenAnswer) -> Option<Answer> {
    let GivenAnswer::Options(names) = answer else {
        return None;
    };
    let [only] = names.as_slice() else {
        return None;
    };
    match only.value.as_str() {
        "not_sure" => Some(Answer::NotSure),
        "declined" => Some(Answer::Declined),
        "not_assessable" => Some(Answer::NotAssessable),
        _ => None,
    }
}

/// How an answer to such a finding is written.
fn example(finding: &Name, kind: &FindingKind) -> String {
    match kind {
        FindingKind::One { yes_no: true, .. } => finding.value.clone(),
        FindingKind::One { options, .. } | FindingKind::Several { options, .. } => {
            let first = options
                .first()
                .map_or("option", |option| option.id.as_str());
            format!("{} is {first}", finding.value)
        }
        FindingKind::Number { low, decimals, .. } => format!(
            "{} is {}",
            finding.value,
            decimal::shown((*low).into(), *decimals)
        ),
    }
}
