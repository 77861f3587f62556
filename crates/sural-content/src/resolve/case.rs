//! Worked cases.

use crate::module::{Answer, Case, CaseId, Choice, Expect, FindingId, FindingKind, RuleId};
use crate::report::error;
use crate::span::{Span, Spanned};
use crate::syntax::ast::{self, Block, Given, GivenAnswer, Name, Rest};

use super::condition::ids;
use super::names::unknown;
use super::{Resolver, id};

impl Resolver<'_> {
    pub(super) fn case(&mut self, chapter: u32, block: &Block, case: &ast::Case) {
        let shared = Case {
            title: id(block),
            given: self.given(&[], &case.given),
            added: 0,
            block: CaseId(u32::try_from(self.module.cases.len()).unwrap_or_default()),
            rest: case.rest.as_ref().map_or(Rest::No, |rest| rest.value),
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
        let found = self.names.findings.get(&name.value);
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
            (FindingKind::Number { low, high, .. }, GivenAnswer::Number(number)) => {
                self.number_given(item, number, *low, *high)
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
        number: &Spanned<u32>,
        low: u32,
        high: u32,
    ) -> Option<Answer> {
        if !(low..=high).contains(&number.value) {
            error(
                "E152",
                number.span,
                format!("`{}` is from {low} to {high}", item.finding.value),
            )
            .help("give a number in this range")
            .to(self.diagnostics);
        }
        Some(Answer::Number(number.value))
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
        match expectation {
            ast::Expect::Disposition {
                disposition,
                because,
            } => {
                let disposition = self.disposition_named(disposition).map(Expect::Disposition);
                let fires = because
                    .as_ref()
                    .and_then(|rule| self.rule_named(rule))
                    .map(Expect::Fires);
                disposition.into_iter().chain(fires).collect()
            }
            ast::Expect::Fires(rule) => self
                .rule_named(rule)
                .map(Expect::Fires)
                .into_iter()
                .collect(),
            ast::Expect::FiresNot(rule) => self
                .rule_named(rule)
                .map(Expect::FiresNot)
                .into_iter()
                .collect(),
            ast::Expect::Group(group) => vec![Expect::Group(group.value)],
            ast::Expect::Cause(name) => self
                .cause_named(name)
                .map(Expect::Cause)
                .into_iter()
                .collect(),
            ast::Expect::Considers(name) => self
                .cause_named(name)
                .map(Expect::Considers)
                .into_iter()
                .collect(),
            ast::Expect::Unsettled => vec![Expect::Unsettled],
        }
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
        FindingKind::Number { low, .. } => format!("{} is {low}", finding.value),
    }
}
