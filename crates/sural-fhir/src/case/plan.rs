//! What rules come to for one person, as a plan that nobody has decided yet: `$apply` of a `PlanDefinition`.

use super::Story;
use crate::datatype::Reference;
use crate::priority;
use crate::resource::{
    CarePlan, GroupedAction, PlannedActivity, RequestGroup, Resource, ServiceRequest,
};

/// The id of the rules among what a plan holds.
const RULES: &str = "rules";

impl Story<'_> {
    /// The plan of the rules of triage, or of the consultation, that is known by this name.
    #[must_use]
    pub fn care_plan(&self, name: &str) -> CarePlan {
        let definition = self.canonical().versioned("PlanDefinition", name);
        let disposition = self.module().dispositions.get(self.disposition().index());
        let title = disposition.map_or_else(String::new, |it| self.fill(&it.title));
        let requests = self.proposals();
        let rules = RequestGroup {
            id: RULES.to_owned(),
            instantiates_canonical: vec![definition.clone()],
            status: "draft",
            intent: "proposal",
            priority: disposition.map_or("", |it| priority::of(it.acuity)),
            subject: self.subject(),
            authored_on: self.now(),
            reason_code: self.reasons(self.speaking()),
            action: requests.iter().map(asked).collect(),
        };
        let reasons = rules.reason_code.iter().filter_map(|it| it.text.clone());
        let told = [title.clone()].into_iter().chain(reasons);
        let told = told.collect::<Vec<_>>();
        let contained = [rules.into()]
            .into_iter()
            .chain(requests.into_iter().map(Resource::from));
        CarePlan {
            id: self.id("CarePlan", name),
            language: self.module().language.clone(),
            text: self.narrative(&told),
            contained: contained.collect(),
            instantiates_canonical: vec![definition],
            status: "draft",
            intent: "proposal",
            title: title.clone(),
            description: title,
            subject: self.subject(),
            created: self.now(),
            activity: vec![PlannedActivity {
                reference: Some(within(RULES)),
            }],
        }
    }

    /// The requests of the case as far as a plan can hold them: what they rest on stands elsewhere.
    fn proposals(&self) -> Vec<ServiceRequest> {
        let requests = self.requests().into_iter().filter_map(|it| match it {
            Resource::ServiceRequest(request) => Some(ServiceRequest {
                requester: None,
                supporting_info: Vec::new(),
                ..*request
            }),
            _ => None,
        });
        requests.collect()
    }
}

fn asked(request: &ServiceRequest) -> GroupedAction {
    let title = request.code.as_ref().and_then(|code| code.text.clone());
    GroupedAction {
        title: title.unwrap_or_default(),
        priority: request.priority,
        resource: Some(within(&request.id)),
    }
}

/// Something that the plan itself holds.
fn within(id: &str) -> Reference {
    Reference::to(&format!("#{id}"))
}
