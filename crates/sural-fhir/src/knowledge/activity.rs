//! Tests and referrals, as activities that rules ask for.

use sural_content::module::{Citation, Order, Referral};
use sural_render::html::Html;

use super::Knowledge;
use crate::datatype::CodeableConcept;
use crate::resource::{ActivityDefinition, Artefact, Resource};

impl Knowledge<'_> {
    pub(super) fn activities(&self) -> Vec<Resource> {
        let module = self.module();
        let orders = module.orders.iter().map(|it| self.order(it).into());
        let referrals = module.referrals.iter().map(|it| self.referral(it).into());
        orders.chain(referrals).collect()
    }

    fn order(&self, order: &Order) -> ActivityDefinition {
        let (title, clinical) = (self.fill(&order.title), self.fill(&order.clinical));
        let mut html = Html::default();
        html.element("p", &[], &clinical);
        html.within("ul", &[], |html| {
            for warning in &order.avoid {
                let because = self.fill(&warning.because);
                html.element("li", &[], &format!("Think twice: {because}"));
            }
        });
        let code = self.coding("orders", &order.id, &clinical).into();
        self.activity(&order.id, &clinical, &title, html, code, &order.citations)
    }

    fn referral(&self, referral: &Referral) -> ActivityDefinition {
        let module = self.module();
        let title = self.fill(&referral.title);
        let to = module.services.get(referral.to.index());
        let to = to.map_or_else(String::new, |it| self.fill(&it.clinical));
        let mut html = Html::default();
        html.element("p", &[], &format!("{to}: {title}"));
        html.within("ul", &[], |html| {
            for need in &referral.needs {
                let findings = need
                    .any
                    .iter()
                    .filter_map(|id| module.findings.get(id.index()));
                let names = findings
                    .map(|it| self.fill(super::name(it)))
                    .collect::<Vec<_>>();
                let because = self.fill(&need.because);
                html.element(
                    "li",
                    &[],
                    &format!("Needs {}: {because}", names.join(" or ")),
                );
            }
        });
        let code = self.coding("referrals", &referral.id, &title).into();
        self.activity(&referral.id, &title, &to, html, code, &referral.citations)
    }

    fn activity(
        &self,
        id: &str,
        title: &str,
        description: &str,
        html: Html,
        code: CodeableConcept,
        citations: &[Citation],
    ) -> ActivityDefinition {
        ActivityDefinition {
            about: Artefact {
                text: self.narrative(html),
                ..self.about("ActivityDefinition", id, title, description)
            },
            library: vec![self.canonical.versioned("Library", "")],
            related_artifact: self.citations(citations),
            kind: "ServiceRequest",
            code: Some(code),
            intent: "proposal",
            ..ActivityDefinition::default()
        }
    }
}
