//! Policies of Cedar: those that permit say which rules fired, and the most urgent of their dispositions counts.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use cedar_policy::{
    Authorizer, Context, Entities, EntityUid, Policy, PolicyId, PolicySet, Request,
};
use serde_json::Value;

use crate::Said;
use crate::engine::Engine;

/// A set of policies, with what each leads to.
#[derive(Debug)]
pub struct Cedar {
    authorizer: Authorizer,
    policies: PolicySet,
    dispositions: HashMap<PolicyId, usize>,
    /// Where no policy permits: the next after all of theirs.
    default: usize,
    nobody: Entities,
    /// Who asks to do what with what; no rule looks at it.
    asked: [EntityUid; 3],
}

impl Engine for Cedar {
    const NAME: &'static str = "Cedar";
    const PACKAGE: Option<&'static str> = Some("cedar-policy");
    type Case = Request;

    fn load(forms: &Path) -> Said<Self> {
        let policies: PolicySet = fs::read_to_string(forms.join("rules.cedar"))?.parse()?;
        let leads = |policy: &Policy| {
            let disposition = policy.annotation("disposition")?.parse().ok()?;
            Some((policy.id().clone(), disposition))
        };
        let dispositions = policies.policies().filter_map(leads);
        let dispositions = dispositions.collect::<HashMap<_, usize>>();
        let last = dispositions.values().max();
        Ok(Self {
            authorizer: Authorizer::new(),
            default: last.ok_or("no policy has a disposition")? + 1,
            dispositions,
            policies,
            nobody: Entities::empty(),
            asked: [
                r#"Clinic::"one""#.parse()?,
                r#"Action::"assess""#.parse()?,
                r#"Case::"one""#.parse()?,
            ],
        })
    }

    fn read(&self, case: &str) -> Said<Request> {
        let case: Value = serde_json::from_str(case)?;
        let context = Context::from_json_value(case, None)?;
        let [principal, action, resource] = self.asked.clone();
        Ok(Request::new(principal, action, resource, context, None)?)
    }

    fn decide(&mut self, case: &mut Request) -> Said<usize> {
        let said = self
            .authorizer
            .is_authorized(case, &self.policies, &self.nobody);
        if let Some(error) = said.diagnostics().errors().next() {
            return Err(error.to_string().into());
        }
        let fired = said.diagnostics().reason();
        let fired = fired.filter_map(|policy| self.dispositions.get(policy).copied());
        Ok(fired.min().unwrap_or(self.default))
    }
}
