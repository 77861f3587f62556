//! What is asked of others: to see the person, tests, referrals with the work that each makes.

use sural_content::module::{OrderId, ReferralId, ServiceId};
use sural_decision::consultation::{DueOrder, DueReferral, Limits};

use super::Story;
use crate::datatype::{CodeableConcept, Period, Value};
use crate::knowledge;
use crate::priority;
use crate::resource::{Resource, Restriction, ServiceRequest, Task, TaskInput};

impl Story<'_> {
    pub(super) fn requests(&self) -> Vec<Resource> {
        let mut all: Vec<Resource> = Vec::new();
        all.extend(self.visit().map(Resource::from));
        if self.is_consultation() {
            let consultation = self.consultation();
            let open = consultation.orders.iter().filter(|due| !due.done);
            all.extend(open.filter_map(|due| self.order(due)).map(Resource::from));
            for due in &consultation.referrals {
                all.extend(self.referral(due).map(Resource::from));
                all.extend(self.task(due).map(Resource::from));
            }
        }
        all
    }

    /// To be seen, unless nobody need see the person.
    fn visit(&self) -> Option<ServiceRequest> {
        let id = self.disposition();
        let disposition = self.module().dispositions.get(id.index())?;
        if id == self.chart.decision.default_disposition() {
            return None;
        }
        let title = self.fill(&disposition.title);
        let place = match self.is_consultation() {
            true => disposition.place,
            false => self.assessment.first,
        };
        Some(ServiceRequest {
            priority: priority::of(disposition.acuity),
            code: Some(self.coding("dispositions", &disposition.id, &title).into()),
            performer_type: self.service(place),
            reason_code: self.reasons(self.speaking()),
            text: self.narrative(&[title]),
            ..self.proposal("disposition")
        })
    }

    /// A request that the content proposes and nobody has decided yet.
    fn proposal(&self, about: &str) -> ServiceRequest {
        ServiceRequest {
            id: self.id("ServiceRequest", about),
            status: "draft",
            intent: "proposal",
            subject: self.subject(),
            authored_on: self.now(),
            requester: Some(self.author()),
            ..ServiceRequest::default()
        }
    }

    fn service(&self, id: ServiceId) -> Option<CodeableConcept> {
        let service = self.module().services.get(id.index())?;
        Some(
            self.coding("services", &service.id, &self.fill(&service.title))
                .into(),
        )
    }

    fn period(&self, limits: &Limits) -> Option<Period> {
        let due = self.chart.reading.clocks.due(limits)?;
        Some(Period {
            start: Some(due.since.to_string()),
            end: Some(due.by.to_string()),
        })
    }

    fn order(&self, due: &DueOrder) -> Option<ServiceRequest> {
        let order = self.module().orders.get(due.order.index())?;
        let name = self.fill(&order.clinical);
        let (status, intent) = self.decided(self.is_ordered(due.order));
        Some(ServiceRequest {
            instantiates_canonical: vec![
                self.canonical().versioned("ActivityDefinition", &order.id),
            ],
            status,
            intent,
            priority: due.limits.shortest().map_or("", priority::within),
            code: Some(self.coding("orders", &order.id, &name).into()),
            occurrence_period: self.period(&due.limits),
            reason_code: self.reasons(&due.by),
            text: self.narrative(&[name]),
            ..self.proposal(&order.id)
        })
    }

    fn referral(&self, due: &DueReferral) -> Option<ServiceRequest> {
        let referral = self.module().referrals.get(due.referral.index())?;
        let title = self.fill(&referral.title);
        let (status, intent) = self.decided(self.is_referred(due.referral));
        let carried = referral.needs.iter().chain(&referral.may_wait);
        let carried = carried.flat_map(|it| &it.any).chain(&referral.carries);
        Some(ServiceRequest {
            instantiates_canonical: vec![
                self.canonical()
                    .versioned("ActivityDefinition", &referral.id),
            ],
            status,
            intent,
            priority: due.limits.shortest().map_or("", priority::within),
            code: Some(self.coding("referrals", &referral.id, &title).into()),
            occurrence_period: self.period(&due.limits),
            performer_type: self.service(referral.to),
            reason_code: self.reasons(&due.by),
            supporting_info: self.observed_of(&carried.copied().collect()),
            text: self.narrative(&[title]),
            ..self.proposal(&referral.id)
        })
    }

    /// What a referral goes on with, and what it still lacks.
    fn task(&self, due: &DueReferral) -> Option<Task> {
        let referral = self.module().referrals.get(due.referral.index())?;
        let title = self.fill(&referral.title);
        let (_, intent) = self.decided(self.is_referred(due.referral));
        let missing = due.missing.iter().filter_map(|at| referral.needs.get(*at));
        let input = missing.map(|need| {
            let findings = need
                .any
                .iter()
                .filter_map(|id| self.module().findings.get(id.index()));
            let names = findings
                .map(|it| self.fill(knowledge::name(it)))
                .collect::<Vec<_>>();
            TaskInput {
                r#type: Some(CodeableConcept::words(&names.join(" or "))),
                value: Some(Value::ValueString(self.fill(&need.because))),
            }
        });
        Some(Task {
            id: self.id("Task", &referral.id),
            text: self.narrative(std::slice::from_ref(&title)),
            status: if intent == "order" {
                "requested"
            } else {
                "draft"
            },
            intent,
            priority: due.limits.shortest().map_or("", priority::within),
            description: title,
            focus: Some(self.to("ServiceRequest", &referral.id)),
            r#for: self.subject(),
            authored_on: self.now(),
            requester: Some(self.author()),
            restriction: self.period(&due.limits).map(|period| Restriction {
                period: Some(period),
            }),
            input: input.collect(),
            ..Task::default()
        })
    }

    /// The status and intent of what somebody has decided, or of what only the content asks for.
    fn decided(&self, is_decided: bool) -> (&'static str, &'static str) {
        if is_decided {
            ("active", "order")
        } else {
            ("draft", "proposal")
        }
    }

    fn is_ordered(&self, id: OrderId) -> bool {
        self.chart.reading.clocks.ordered.contains_key(&id)
    }

    fn is_referred(&self, id: ReferralId) -> bool {
        self.chart.reading.clocks.referred.contains_key(&id)
    }
}
