//! Orders, treatments and referrals, and what rules say in the consultation.

use crate::module::{
    CauseId, Effort, FindingId, Observer, Order, OrderId, Recommendation, Referral, ReferralId,
    Requirement, Rule, RuleId, Takes, Treatment, TreatmentId, Warning,
};
use crate::report::error;
use crate::span::{Span, Spanned};
use crate::syntax::ast::{self, Block, Name, Then};

use super::plan::lines;
use super::{Resolver, id, some_words, words};

impl Resolver<'_> {
    pub(super) fn order(&mut self, chapter: u32, block: &Block, order: &ast::Order) {
        let mut gives = Vec::new();
        for name in &order.gives {
            let Some(finding) = self.finding_named(name) else {
                continue;
            };
            self.check_by_test(finding, name);
            gives.push(finding);
        }
        let avoid = self.warnings(&order.avoid);
        let citations = self.cites(&order.cite);
        self.module.orders.push(Order {
            id: id(block),
            title: words(order.title.as_ref()),
            clinical: words(order.clinical.as_ref()),
            gives,
            takes: order.takes.as_ref().map_or(Takes::Days, |it| it.value),
            effort: order
                .effort
                .as_ref()
                .map_or(Effort::Specialist, |it| it.value),
            avoid,
            citations,
            chapter,
            span: block.name.span,
        });
    }

    fn check_by_test(&mut self, finding: FindingId, name: &Name) {
        let finding = self.module.findings.get(finding.index());
        if finding.is_some_and(|finding| !finding.observers.contains(&Observer::Test)) {
            error(
                "E205",
                name.span,
                format!("`{}` is not the result of a test", name.value),
            )
            .help("write `by test` in the finding, or leave it out here")
            .to(self.diagnostics);
        }
    }

    pub(super) fn treatment(&mut self, chapter: u32, block: &Block, treatment: &ast::Treatment) {
        let causes = self.causes(&treatment.causes);
        let when = treatment.when.as_ref().map(|when| self.condition(when));
        let never = self.warnings(&treatment.never);
        let caution = self.warnings(&treatment.caution);
        let citations = self.cites(&treatment.cite);
        self.module.treatments.push(Treatment {
            id: id(block),
            title: words(treatment.title.as_ref()),
            clinical: words(treatment.clinical.as_ref()),
            causes,
            when,
            never,
            caution,
            say: lines(&treatment.say),
            note: lines(&treatment.note),
            review: some_words(treatment.review.as_ref()),
            fails: some_words(treatment.fails.as_ref()),
            citations,
            chapter,
            span: block.name.span,
        });
    }

    pub(super) fn referral(&mut self, chapter: u32, block: &Block, referral: &ast::Referral) {
        let to = self.service_named(referral.to.as_ref());
        let causes = self.causes(&referral.causes);
        let needs = self.requirements(&referral.needs);
        let may_wait = self.requirements(&referral.may_wait);
        let until = referral.until.as_ref().map(|until| {
            let condition = self.condition(until);
            self.certain.push((until.span, condition.clone()));
            condition
        });
        let carries = self.findings(&referral.carries);
        let citations = self.cites(&referral.cite);
        self.module.referrals.push(Referral {
            id: id(block),
            to,
            title: words(referral.title.as_ref()),
            causes,
            needs,
            may_wait,
            until,
            carries,
            expect: lines(&referral.expect),
            note: lines(&referral.note),
            citations,
            chapter,
            span: block.name.span,
        });
    }

    fn warnings(&mut self, written: &[ast::Warning]) -> Vec<Warning> {
        let warning = |warning: &ast::Warning| Warning {
            when: self.condition(&warning.when),
            because: warning.because.value.clone(),
            span: warning.span,
        };
        written.iter().map(warning).collect()
    }

    fn requirements(&mut self, written: &[ast::Requirement]) -> Vec<Requirement> {
        let requirement = |requirement: &ast::Requirement| Requirement {
            any: self.findings(&requirement.any),
            because: requirement.because.value.clone(),
            span: requirement.span,
        };
        written.iter().map(requirement).collect()
    }

    /// What a rule says in the consultation. A rule that excludes, confirms or settles is read with *certainly*.
    pub(super) fn recommendation(
        &mut self,
        block: &Block,
        written: &ast::Rule,
        rule: &Rule,
    ) -> Recommendation {
        let mut all = Recommendation::default();
        for then in &written.then {
            self.recommend(&mut all, &then.value);
        }
        let (excluded, confirmed) = (&all.exclude, &all.confirm);
        let is_certain = !(excluded.is_empty() && confirmed.is_empty() && all.settle.is_empty());
        if let (true, Some(written)) = (is_certain, &written.when) {
            self.certain.push((written.span, rule.when.clone()));
        }
        self.check_contradictions(block, written, &all, &rule.consider);
        all
    }

    fn recommend(&mut self, all: &mut Recommendation, then: &Then) {
        match then {
            Then::RuleOut(names) => all.rule_out.extend(self.causes(names)),
            Then::Exclude(names) => all.exclude.extend(self.causes(names)),
            Then::Confirm(names) => all.confirm.extend(self.causes(names)),
            Then::Settle(names) => all
                .settle
                .extend(names.iter().filter_map(|name| self.rule_named(name))),
            Then::Order(names, within) => {
                let orders = names.iter().filter_map(|name| self.order_named(name));
                all.order.extend(orders.map(|order| (order, *within)));
            }
            Then::Treat(names) => {
                let treatments = names.iter().filter_map(|name| self.treatment_named(name));
                all.treat.extend(treatments);
            }
            Then::Refer(names, within) => {
                let referrals = names.iter().filter_map(|name| self.referral_named(name));
                all.refer
                    .extend(referrals.map(|referral| (referral, *within)));
            }
            Then::Disposition(_)
            | Then::RedFlag
            | Then::Consider(_)
            | Then::See(_)
            | Then::Care(_) => {}
        }
    }

    /// A rule neither keeps open nor confirms what it excludes, and does not settle itself.
    fn check_contradictions(
        &mut self,
        block: &Block,
        written: &ast::Rule,
        all: &Recommendation,
        consider: &[CauseId],
    ) {
        let kept = |cause: &CauseId| {
            [consider, &all.rule_out, &all.confirm]
                .iter()
                .any(|causes| causes.contains(cause))
        };
        let item = |wanted: fn(&Then) -> bool| -> Span {
            let mut items = written.then.iter();
            let found: Option<&Spanned<Then>> = items.find(|then| wanted(&then.value));
            found.map_or(block.name.span, |then| then.span)
        };
        if all.exclude.iter().any(kept) {
            error(
                "E206",
                item(|then| matches!(then, Then::Exclude(_))),
                "this rule excludes a cause and keeps it open",
            )
            .help(
                "leave the cause out of `exclude`, or out of `consider`, `rule out` and `confirm`",
            )
            .to(self.diagnostics);
        }
        let own = self.names.rules.get(&block.name.value).map(RuleId);
        if all.settle.iter().any(|rule| Some(*rule) == own) {
            error(
                "E206",
                item(|then| matches!(then, Then::Settle(_))),
                "this rule settles itself",
            )
            .help("name the rules that it answers")
            .to(self.diagnostics);
        }
    }

    fn findings(&mut self, names: &[Name]) -> Vec<FindingId> {
        let found = names.iter().filter_map(|name| self.finding_named(name));
        found.collect()
    }

    pub(super) fn finding_named(&mut self, name: &Name) -> Option<FindingId> {
        let names = &self.names;
        names.findings.find(name, self.diagnostics).map(FindingId)
    }

    pub(super) fn order_named(&mut self, name: &Name) -> Option<OrderId> {
        self.names.orders.find(name, self.diagnostics).map(OrderId)
    }

    pub(super) fn treatment_named(&mut self, name: &Name) -> Option<TreatmentId> {
        let names = &self.names;
        names
            .treatments
            .find(name, self.diagnostics)
            .map(TreatmentId)
    }

    pub(super) fn referral_named(&mut self, name: &Name) -> Option<ReferralId> {
        let names = &self.names;
        names.referrals.find(name, self.diagnostics).map(ReferralId)
    }
}
