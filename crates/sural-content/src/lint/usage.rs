//! What is declared and never needed, and rules that no case tries.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::module::{
    Citation, Condition, Control, Expect, Finding, FindingId, Hazard, Module, Recommendation,
    Referral, RuleId, Weight,
};
use crate::report::warning;
use crate::span::{Source, Span};

/// What nothing needs in a module that exists only in memory, as mutants do.
#[must_use]
pub fn unneeded(module: &Module) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    usage(module, &[], &mut diagnostics);
    diagnostics
}

/// Warns of everything that nothing needs.
pub(crate) fn usage(module: &Module, sources: &[Source], diagnostics: &mut Vec<Diagnostic>) {
    let mut lint = Lint {
        module,
        diagnostics,
    };
    lint.conditions();
    lint.causes();
    lint.rules();
    lint.services();
    lint.pictures();
    lint.references(sources);
    lint.hazards();
    lint.consultation();
}

struct Lint<'a> {
    module: &'a Module,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Lint<'_> {
    fn warn(&mut self, code: &'static str, at: Span, message: String, help: &str) {
        warning(code, at, message).help(help).to(self.diagnostics);
    }

    fn conditions(&mut self) {
        let named = Named::of(self.module);
        for finding in others(&self.module.findings, &named.findings) {
            self.warn(
                "W101",
                finding.span,
                format!("nothing depends on finding `{}`", finding.id),
                "name it in a condition, or do not ask it",
            );
        }
        for condition in others(&self.module.conditions, &named.conditions) {
            self.warn(
                "W102",
                condition.span,
                format!("nothing names condition `{}`", condition.id),
                "name it in a rule, or take it away",
            );
        }
        for score in others(&self.module.scores, &named.scores) {
            self.warn(
                "W102",
                score.span,
                format!("nothing compares score `{}`", score.id),
                "compare it in a rule, or take it away",
            );
        }
    }

    fn causes(&mut self) {
        let cared_for = cared_for(self.module);
        for cause in self
            .module
            .causes
            .iter()
            .filter(|cause| cause.measures.is_empty())
        {
            self.warn(
                "W103",
                cause.span,
                format!("nothing speaks for or against cause `{}`", cause.id),
                "add an `evidence` block for it",
            );
        }
        for cause in others(&self.module.causes, &cared_for) {
            let message = format!("no care advice is for cause `{}`", cause.id);
            self.warn(
                "W104",
                cause.span,
                message,
                "list it in the `for` line of a `care` block",
            );
        }
    }

    fn rules(&mut self) {
        let expected = |wanted: fn(&Expect) -> Option<RuleId>| -> BTreeSet<usize> {
            let all = self.module.cases.iter().flat_map(|case| &case.expect);
            all.filter_map(|(expect, _)| wanted(expect))
                .map(RuleId::index)
                .collect()
        };
        let firing = expected(|expect| {
            if let Expect::Fires(rule) = expect {
                Some(*rule)
            } else {
                None
            }
        });
        let missing = expected(|expect| {
            if let Expect::FiresNot(rule) = expect {
                Some(*rule)
            } else {
                None
            }
        });
        for rule in others(&self.module.rules, &firing) {
            let message = format!("no case shows rule `{}` at work", rule.id);
            self.warn("W105", rule.span, message, "add a case that expects it: `disposition ... because` this rule, or `rule` with its name");
        }
        for rule in others(&self.module.rules, &missing) {
            let message = format!("no case just misses rule `{}`", rule.id);
            self.warn(
                "W106",
                rule.span,
                message,
                "add a case that differs in as little as possible and expects `not` with its name",
            );
        }
    }

    fn pictures(&mut self) {
        let shown = self.module.findings.iter();
        let shown = shown.flat_map(|finding| finding.pictures.iter().map(|id| id.index()));
        for picture in others(&self.module.pictures, &shown.collect()) {
            self.warn(
                "W122",
                picture.span,
                format!("no finding shows picture `{}`", picture.id),
                "name it under `picture` of a finding, or take the file away",
            );
        }
    }

    fn services(&mut self) {
        let module = self.module;
        let places = module
            .dispositions
            .iter()
            .map(|disposition| disposition.place);
        let causes = module
            .causes
            .iter()
            .flat_map(|cause| [cause.first, cause.specialist]);
        let seen = module.rules.iter().filter_map(|rule| rule.see);
        let referred = module.referrals.iter().map(|referral| referral.to);
        let used = places
            .chain(causes)
            .chain(seen)
            .chain(referred)
            .map(|service| service.index())
            .collect();
        for service in others(&module.services, &used) {
            let message = format!("nobody is sent to service `{}`", service.id);
            self.warn(
                "W107",
                service.span,
                message,
                "name it in a disposition, a cause, a rule or a referral, or take it away",
            );
        }
    }

    fn hazards(&mut self) {
        let Controls { rules, properties } = Controls::of(self.module);
        for rule in others(&self.module.rules, &rules).filter(|rule| rule.red_flag) {
            let message = format!("no hazard names red flag `{}` as a control", rule.id);
            self.warn(
                "W114",
                rule.span,
                message,
                "add `rule` and its name to the `controls` of the hazard it keeps from doing harm",
            );
        }
        for property in others(&self.module.properties, &properties) {
            let message = format!("no hazard names property `{}` as a control", property.id);
            self.warn(
                "W115",
                property.span,
                message,
                "add `property` and its name to the `controls` of the hazard it keeps from doing harm",
            );
        }
        for hazard in self
            .module
            .hazards
            .iter()
            .filter(|hazard| !is_controlled(hazard))
        {
            let message = format!("no rule and no property controls hazard `{}`", hazard.id);
            self.warn(
                "W116",
                hazard.span,
                message,
                "add a `rule` or a `property` to its `controls`: what is only asked or only tried once keeps nobody safe",
            );
        }
    }

    fn consultation(&mut self) {
        let module = self.module;
        let said: Vec<&Recommendation> =
            module.rules.iter().map(|rule| &rule.consultation).collect();
        let orders = said.iter().flat_map(|said| &said.order);
        let ordered = orders.map(|(order, _)| order.index()).collect();
        for order in others(&module.orders, &ordered) {
            let message = format!("no rule orders `{}`", order.id);
            let help = "write `order` and its name in a rule, or take it away";
            self.warn("W119", order.span, message, help);
        }
        let treated: BTreeSet<usize> = said
            .iter()
            .flat_map(|said| &said.treat)
            .map(|it| it.index())
            .collect();
        for treatment in others(&module.treatments, &treated).filter(|it| it.causes.is_empty()) {
            let message = format!("nothing leads to treatment `{}`", treatment.id);
            let help =
                "write `for` and the causes that it helps, or `treat` and its name in a rule";
            self.warn("W120", treatment.span, message, help);
        }
        let referrals = said.iter().flat_map(|said| &said.refer);
        let referred = referrals.map(|(referral, _)| referral.index()).collect();
        for referral in others(&module.referrals, &referred) {
            let message = format!("nothing leads to referral `{}`", referral.id);
            let help = "write `refer` and its name in a rule, or take it away";
            self.warn("W120", referral.span, message, help);
        }
        self.suppliers();
    }

    /// Findings of the consultation that no page and no test gives.
    fn suppliers(&mut self) {
        let module = self.module;
        let on_screens = module.screens.iter().flat_map(|screen| &screen.findings);
        let by_orders = module.orders.iter().flat_map(|order| &order.gives);
        let differences = module.findings.iter().filter_map(compared);
        let given = on_screens.chain(by_orders).copied().chain(differences);
        let given = given.map(|finding| finding.index()).collect();
        for finding in others(&module.findings, &given)
            .filter(|finding| module.in_consultation(finding.chapter))
        {
            let message = format!("nobody is asked for finding `{}`", finding.id);
            let help = "list it in the `findings` of a screen, or in the `gives` of an order if a test supplies it";
            self.warn("W121", finding.span, message, help);
        }
    }

    fn references(&mut self, sources: &[Source]) {
        let cited = citations(self.module)
            .iter()
            .map(|citation| citation.reference.index())
            .collect();
        let chapters = self
            .module
            .chapters
            .iter()
            .filter_map(|chapter| sources.get(chapter.source as usize));
        let in_prose: BTreeSet<&str> = chapters
            .flat_map(|source| bracketed(&source.text))
            .collect();
        for reference in others(&self.module.references, &cited)
            .filter(|reference| !in_prose.contains(reference.id.as_str()))
        {
            let message = format!("nothing cites reference `{}`", reference.id);
            self.warn(
                "W108",
                reference.span,
                message,
                "cite it where it says something, or take it away",
            );
        }
    }
}

/// The words in square brackets: prose cites as `[ng158 1.1.3, design]`.
fn bracketed(text: &str) -> impl Iterator<Item = &str> {
    let brackets = text
        .split('[')
        .skip(1)
        .filter_map(|rest| rest.split_once(']'));
    brackets.flat_map(|(inside, _)| inside.split(|c: char| !c.is_alphanumeric() && c != '_'))
}

/// The items whose indices are not in the set.
fn others<'a, T>(items: &'a [T], set: &BTreeSet<usize>) -> impl Iterator<Item = &'a T> {
    items
        .iter()
        .enumerate()
        .filter(|(index, _)| !set.contains(index))
        .map(|(_, item)| item)
}

/// What the hazards name as controls.
#[derive(Default)]
struct Controls {
    rules: BTreeSet<usize>,
    properties: BTreeSet<usize>,
}

impl Controls {
    fn of(module: &Module) -> Self {
        let mut controls = Self::default();
        for control in module.hazards.iter().flat_map(|hazard| &hazard.controls) {
            match control {
                Control::Rule(rule) => _ = controls.rules.insert(rule.index()),
                Control::Property(property) => _ = controls.properties.insert(property.index()),
                _ => {}
            }
        }
        controls
    }
}

fn is_controlled(hazard: &Hazard) -> bool {
    hazard
        .controls
        .iter()
        .any(|control| matches!(control, Control::Rule(_) | Control::Property(_)))
}

/// Causes that care advice or a treatment names, or that a rule keeps while it gives care.
fn cared_for(module: &Module) -> BTreeSet<usize> {
    let named = module.care.iter().flat_map(|care| &care.causes);
    let treated = module
        .treatments
        .iter()
        .flat_map(|treatment| &treatment.causes);
    let with_rule = module
        .rules
        .iter()
        .filter(|rule| !rule.care.is_empty())
        .flat_map(|rule| &rule.consider);
    named
        .chain(treated)
        .chain(with_rule)
        .map(|cause| cause.index())
        .collect()
}

/// What conditions name.
#[derive(Default)]
struct Named {
    findings: BTreeSet<usize>,
    conditions: BTreeSet<usize>,
    scores: BTreeSet<usize>,
}

impl Named {
    fn of(module: &Module) -> Self {
        let mut named = Self::default();
        for condition in conditions(module) {
            condition.visit(&mut |part| named.add(part));
        }
        // A question that only a proof reads need not be asked: properties need conditions and scores, not findings.
        let findings = named.findings.clone();
        for when in module
            .properties
            .iter()
            .filter_map(|property| property.whenever.as_ref())
        {
            when.visit(&mut |part| named.add(part));
        }
        named.findings = findings;
        let findings = carried(module).map(|finding| finding.index());
        named.findings.extend(findings);
        named
    }

    fn add(&mut self, part: &Condition) {
        match part {
            Condition::Named(id) => _ = self.conditions.insert(id.index()),
            Condition::CompareScore(id, ..) => _ = self.scores.insert(id.index()),
            Condition::IsOption(id, _)
            | Condition::HasOption(id, _)
            | Condition::HasNone(id)
            | Condition::IsUnknown(id)
            | Condition::CompareNumber(id, ..) => _ = self.findings.insert(id.index()),
            Condition::All(_)
            | Condition::Any(_)
            | Condition::AtLeast(..)
            | Condition::Not(_)
            | Condition::Possibly(_)
            | Condition::Certainly(_) => {}
        }
    }
}

/// Every condition of a module.
fn conditions(module: &Module) -> Vec<&Condition> {
    let mut all: Vec<&Condition> = Vec::new();
    all.extend(module.conditions.iter().map(|condition| &condition.when));
    all.extend(
        module
            .scores
            .iter()
            .flat_map(|score| &score.terms)
            .map(|(_, when)| when),
    );
    all.extend(
        module
            .constraints
            .iter()
            .chain(&module.disagreements)
            .map(|constraint| &constraint.never),
    );
    all.extend(
        module
            .causes
            .iter()
            .flat_map(|cause| &cause.measures)
            .flat_map(|measure| &measure.lines)
            .map(|line| &line.when),
    );
    all.extend(module.rules.iter().map(|rule| &rule.when));
    all.extend(
        module
            .care
            .iter()
            .flat_map(|care| care.when.iter().chain(&care.unless)),
    );
    all.extend(module.safety_net.iter().map(|line| &line.sign));
    let orders = module.orders.iter().flat_map(|order| &order.avoid);
    let treatments = module.treatments.iter();
    let treatments = treatments.flat_map(|it| it.never.iter().chain(&it.caution));
    all.extend(orders.chain(treatments).map(|warning| &warning.when));
    all.extend(module.treatments.iter().filter_map(|it| it.when.as_ref()));
    all.extend(module.referrals.iter().filter_map(|it| it.until.as_ref()));
    all
}

/// Findings that a referral carries, or that are compared between the legs.
fn carried(module: &Module) -> impl Iterator<Item = FindingId> {
    let needed = |referral: &'_ Referral| {
        let needs = referral.needs.iter().chain(&referral.may_wait);
        let needs = needs.flat_map(|needed| needed.any.iter().copied());
        needs
            .chain(referral.carries.iter().copied())
            .collect::<Vec<_>>()
    };
    let referrals = module.referrals.iter().flat_map(needed);
    let compared = (0..)
        .map(FindingId)
        .zip(&module.findings)
        .filter(|(_, finding)| compared(finding).is_some());
    referrals.chain(compared.map(|(id, _)| id))
}

/// The finding that is the difference between the legs.
fn compared(finding: &Finding) -> Option<FindingId> {
    finding.each_leg.and_then(|each_leg| each_leg.compare)
}

/// Every citation of a module.
fn citations(module: &Module) -> Vec<&Citation> {
    let mut all: Vec<&Citation> = Vec::new();
    all.extend(
        module
            .findings
            .iter()
            .flat_map(|finding| &finding.citations),
    );
    all.extend(
        module
            .conditions
            .iter()
            .flat_map(|condition| &condition.citations),
    );
    all.extend(module.scores.iter().flat_map(|score| &score.citations));
    all.extend(module.causes.iter().flat_map(|cause| &cause.citations));
    all.extend(module.rules.iter().flat_map(|rule| &rule.citations));
    all.extend(module.care.iter().flat_map(|care| &care.citations));
    all.extend(
        module
            .properties
            .iter()
            .flat_map(|property| &property.citations),
    );
    all.extend(
        module
            .exceptions
            .iter()
            .flat_map(|exception| &exception.citations),
    );
    all.extend(module.orders.iter().flat_map(|it| &it.citations));
    all.extend(module.treatments.iter().flat_map(|it| &it.citations));
    all.extend(module.referrals.iter().flat_map(|it| &it.citations));
    let lines = module
        .causes
        .iter()
        .flat_map(|cause| &cause.measures)
        .flat_map(|measure| &measure.lines);
    all.extend(lines.filter_map(|line| match &line.weight {
        Weight::LikelihoodRatio { citation, .. } => Some(citation),
        Weight::Ordinal(_) => None,
    }));
    all
}

#[cfg(test)]
mod tests {
    use super::bracketed;

    #[test]
    fn prose_cites_in_brackets() {
        let words: Vec<&str> = bracketed("Say design. [ng158 1.1.3, by_2004] Then [open")
            .filter(|word| !word.is_empty())
            .collect();
        assert_eq!(words, ["ng158", "1", "1", "3", "by_2004"]);
    }
}
