//! What speaks against orders that are being made, and what a referral among them lacks.

use serde_json::Value;
use sural_content::module::{
    CauseId, OrderId, Referral, ReferralId, ServiceId, TreatmentId, Warning,
};
use sural_decision::consultation::{Caveat, Limits, missing};

use super::cards::{Draft, Maker};
use super::request::name_of;
use super::{Action, Indicator};
use crate::canonical::system_of;
use crate::record::request_is;

impl<'a> Maker<'a> {
    /// What would change the orders that are chosen.
    pub(super) fn against(&self) -> Vec<Draft<'a>> {
        let chosen = &self.request.chosen;
        let cards = chosen.iter().flat_map(|draft| {
            let mut cards = self.of_treatments(draft);
            cards.extend(self.of_tests(draft));
            cards.extend(self.of_referral(draft));
            cards
        });
        cards.collect()
    }

    fn of_treatments(&self, draft: &Value) -> Vec<Draft<'a>> {
        let known = self.content.record.treatments.iter();
        let known = known.filter(|(_, terms)| request_is(draft, terms, &self.request.drafts));
        known
            .filter_map(|(id, _)| self.of_treatment(draft, *id))
            .collect()
    }

    /// A contraindication that holds for certain, else what calls for caution for certain.
    fn of_treatment(&self, draft: &Value, id: TreatmentId) -> Option<Draft<'a>> {
        let treatment = self.module.treatments.get(id.index())?;
        let against = self
            .content
            .decision
            .against_treatment(&self.nearest, id)
            .ok()?;
        let never = self.certain(&treatment.never, &against.never);
        let caution = self.certain(&treatment.caution, &against.caution);
        let (indicator, first) = match (never.first(), caution.first()) {
            (Some(never), _) => (Indicator::Warning, never),
            (None, Some(caution)) => (Indicator::Info, caution),
            (None, None) => return None,
        };
        let how = match indicator {
            Indicator::Info => "with caution",
            _ => "not for this person",
        };
        let summary = format!("{}: {how}, because {first}", treatment.clinical);
        let detail = never
            .iter()
            .chain(&caution)
            .map(|because| format!("- {because}"));
        Some(Draft {
            indicator,
            summary: self.fill(&summary),
            detail: detail.collect(),
            topic: ("treatments", &treatment.id),
            citations: &treatment.citations,
            suggestions: match indicator {
                Indicator::Info => Vec::new(),
                _ => vec![remove(draft)],
            },
        })
    }

    fn of_tests(&self, draft: &Value) -> Vec<Draft<'a>> {
        let known = self.content.record.orders.iter();
        let known = known.filter(|(_, terms)| request_is(draft, terms, &[]));
        known
            .filter_map(|(id, _)| self.of_test(draft, *id))
            .collect()
    }

    fn of_test(&self, draft: &Value, id: OrderId) -> Option<Draft<'a>> {
        let order = self.module.orders.get(id.index())?;
        let against = self
            .content
            .decision
            .against_order(&self.nearest, id)
            .ok()?;
        let because = self.certain(&order.avoid, &against.caution);
        let first = because.first()?;
        Some(Draft {
            indicator: Indicator::Info,
            summary: self.fill(&format!(
                "{}: of no use or harmful, because {first}",
                order.clinical
            )),
            detail: because
                .iter()
                .map(|because| format!("- {because}"))
                .collect(),
            topic: ("orders", &order.id),
            citations: &order.citations,
            suggestions: vec![remove(draft)],
        })
    }

    fn certain(&self, warnings: &[Warning], caveats: &[Caveat]) -> Vec<String> {
        let certain = caveats.iter().filter(|caveat| caveat.certain);
        let certain = certain.filter_map(|caveat| warnings.get(caveat.warning));
        certain.map(|warning| self.fill(&warning.because)).collect()
    }

    /// A referral that lacks what it needs.
    fn of_referral(&self, draft: &Value) -> Option<Draft<'a>> {
        if draft["resourceType"] != "ServiceRequest" {
            return None;
        }
        let (id, referral) = self.referral_of(draft)?;
        let (lacks, suggestions) = self.lacking(id);
        let first = lacks.first()?;
        let service = self.module.services.get(referral.to.index());
        let to = service.map_or("", |service| service.clinical.as_str());
        Some(Draft {
            indicator: Indicator::Info,
            summary: self.fill(&format!(
                "{to}: the referral lacks {}",
                first.trim_start_matches("- ")
            )),
            detail: lacks,
            topic: ("referrals", &referral.id),
            citations: &referral.citations,
            suggestions,
        })
    }

    /// What a referral needs and nothing tells, and the tests that would.
    pub(super) fn lacking(&self, id: ReferralId) -> (Vec<String>, Vec<(String, Action)>) {
        let Some(referral) = self.module.referrals.get(id.index()) else {
            return (Vec::new(), Vec::new());
        };
        let missing = missing(&referral.needs, &self.answers);
        let missing = missing.into_iter().filter_map(|at| referral.needs.get(at));
        let missing = missing.collect::<Vec<_>>();
        let names = missing.iter().map(|need| {
            let names = need.any.iter().filter_map(|id| {
                let finding = self.module.findings.get(id.index())?;
                Some(
                    finding
                        .clinical
                        .as_deref()
                        .unwrap_or(&finding.id)
                        .to_owned(),
                )
            });
            let names = names.collect::<Vec<_>>().join(" or ");
            self.fill(&format!("- {names}, because {}", need.because))
        });
        let tests = (0..).map(OrderId).zip(&self.module.orders);
        let tests = tests.filter(|(id, order)| {
            let gives = |need: &&&sural_content::module::Requirement| {
                need.any.iter().any(|finding| order.gives.contains(finding))
            };
            missing.iter().any(|need| gives(&need)) && !self.is_requested(*id)
        });
        let tests = tests.filter_map(|(id, _)| self.order(id, &Limits::default()));
        (names.collect(), tests.collect())
    }

    /// Which referral a request is: by our code, else by the service and the reason.
    fn referral_of(&self, draft: &Value) -> Option<(ReferralId, &'a Referral)> {
        let all = (0..).map(ReferralId).zip(&self.module.referrals);
        let own = self.canonical.system("referrals");
        let codings = draft.pointer("/code/coding").and_then(Value::as_array);
        let codings = codings.into_iter().flatten();
        let mut codings = codings.filter(|coding| coding["system"] == own.as_str());
        if let Some(code) = codings.find_map(|coding| coding["code"].as_str()) {
            return all.into_iter().find(|(_, referral)| referral.id == code);
        }
        let to = self.services_of(draft);
        let causes = self.causes_of(draft);
        let mut fitting = all.filter(|(_, referral)| {
            to.contains(&referral.to) && referral.causes.iter().any(|it| causes.contains(it))
        });
        fitting.next()
    }

    fn services_of(&self, draft: &Value) -> Vec<ServiceId> {
        let known = self.content.record.services.iter();
        let known = known.filter(|(_, terms)| request_is(draft, terms, &[]));
        known.map(|(service, _)| *service).collect()
    }

    /// The causes that the reasons of a request name.
    fn causes_of(&self, draft: &Value) -> Vec<CauseId> {
        let reasons = draft["reasonCode"].as_array().into_iter().flatten();
        let codings = reasons.flat_map(|reason| reason["coding"].as_array().into_iter().flatten());
        let codings = codings.collect::<Vec<_>>();
        let causes = (0..).map(CauseId).zip(&self.module.causes);
        let named = causes.filter(|(_, cause)| {
            cause.codes.iter().any(|code| {
                code.confirmed
                    && codings
                        .iter()
                        .any(|coding| is_reason(coding, &code.system, &code.code))
            })
        });
        named.map(|(cause, _)| cause).collect()
    }
}

/// Whether a coding is that code. Of ICD-10-CM the last place may name another leg.
fn is_reason(coding: &Value, system: &str, code: &str) -> bool {
    let of = system_of(coding["system"].as_str().unwrap_or_default());
    let given = coding["code"].as_str().unwrap_or_default();
    let is_other_leg = || {
        let (start, end) = (given.get(..6), code.get(..6));
        system == "icd10cm" && given.len() == 7 && code.len() == 7 && start == end
    };
    of == Some(system) && (given == code || is_other_leg())
}

fn remove(draft: &Value) -> (String, Action) {
    let label = "Take the order back".to_owned();
    let action = Action {
        kind: "delete",
        description: label.clone(),
        resource: None,
        resource_id: Some(name_of(draft)),
    };
    (label, action)
}
