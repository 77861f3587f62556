//! Rules, as plans: each with the sentence that it is, when it holds, what it asks for and who says so.

use sural_content::module::{Rule, TimeUnit, Within};
use sural_render::html::Html;
use sural_render::{sentence, source};

use super::Knowledge;
use crate::canonical::UCUM;
use crate::datatype::{CodeableConcept, Coding, Decimal, Expression, Quantity};
use crate::priority;
use crate::resource::{Action, ActionCondition, Artefact, PlanDefinition};

impl Knowledge<'_> {
    /// The rules of triage, and those of the consultation.
    pub(super) fn plans(&self) -> Vec<PlanDefinition> {
        let triage = "What follows from the answers of a person alone.";
        let consultation = "What follows from history, examination and tests besides.";
        let plans = [
            self.plan("triage", triage, false),
            self.plan("consultation", consultation, true),
        ];
        plans
            .into_iter()
            .filter(|plan| !plan.action.is_empty())
            .collect()
    }

    fn plan(&self, name: &str, description: &str, consultation: bool) -> PlanDefinition {
        let module = self.module();
        let rules = module.rules.iter();
        let rules = rules.filter(|rule| module.in_consultation(rule.chapter) == consultation);
        let rules = rules.collect::<Vec<_>>();
        let mut html = Html::default();
        html.within("ul", &[], |html| {
            for rule in &rules {
                html.element("li", &[], &self.sentence(rule));
            }
        });
        let eca = Coding::new(
            "http://terminology.hl7.org/CodeSystem/plan-definition-type",
            "eca-rule",
            "ECA Rule",
        );
        PlanDefinition {
            about: Artefact {
                text: self.narrative(html),
                ..self.about("PlanDefinition", name, name, description)
            },
            r#type: Some(eca.into()),
            library: vec![self.canonical.versioned("Library", "")],
            action: rules.into_iter().map(|rule| self.rule(rule)).collect(),
            ..PlanDefinition::default()
        }
    }

    fn sentence(&self, rule: &Rule) -> String {
        sentence::rule(self.module(), &self.words, rule)
    }

    fn rule(&self, rule: &Rule) -> Action {
        let module = self.module();
        let disposition = rule
            .disposition
            .and_then(|id| module.dispositions.get(id.index()));
        let asked =
            disposition.map(|it| self.coding("dispositions", &it.id, &self.fill(&it.title)));
        let code = self.coding("rules", &rule.id, &self.fill(&rule.because));
        let codes = [code].into_iter().chain(asked).map(CodeableConcept::from);
        Action {
            title: rule.id.clone(),
            description: self.sentence(rule),
            priority: disposition.map_or("", |it| priority::of(it.acuity)),
            code: codes.collect(),
            documentation: self.citations(&rule.citations),
            condition: vec![self.condition(rule)],
            action: self.asked(rule),
            ..Action::default()
        }
    }

    fn condition(&self, rule: &Rule) -> ActionCondition {
        let clause = sentence::clause(self.module(), &self.words, &rule.when);
        ActionCondition {
            kind: "applicability",
            expression: Some(Expression {
                description: Some(clause.text(self.words.phrases())),
                language: "text/x-sural",
                expression: source::condition(self.module(), &rule.when),
            }),
        }
    }

    /// The tests and referrals that a rule asks for.
    fn asked(&self, rule: &Rule) -> Vec<Action> {
        let module = self.module();
        let orders = rule.consultation.order.iter().filter_map(|(id, within)| {
            let order = module.orders.get(id.index())?;
            Some((&order.id, self.fill(&order.clinical), *within))
        });
        let referrals = rule.consultation.refer.iter().filter_map(|(id, within)| {
            let referral = module.referrals.get(id.index())?;
            Some((&referral.id, self.fill(&referral.title), *within))
        });
        let asked = orders.chain(referrals).map(|(id, title, within)| Action {
            title,
            priority: within.map_or("", priority::within),
            timing_duration: within.filter(|it| it.minutes > 0).map(duration),
            definition_canonical: self.canonical.versioned("ActivityDefinition", id),
            ..Action::default()
        });
        asked.collect()
    }
}

/// A time limit as an amount of time.
fn duration(within: Within) -> Quantity {
    let (unit, code) = match within.unit {
        TimeUnit::Minutes => ("minutes", "min"),
        TimeUnit::Hours => ("hours", "h"),
        TimeUnit::Days => ("days", "d"),
        TimeUnit::Weeks => ("weeks", "wk"),
    };
    Quantity {
        value: Decimal::from(within.count()),
        unit: Some(unit.to_owned()),
        system: Some(UCUM),
        code: Some(code.to_owned()),
    }
}
