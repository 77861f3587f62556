//! What can still be asked.

use sural_content::module::FindingId;

use super::{Page, open_variables};
use crate::answers::Answers;
use crate::assessment::View;
use crate::compile::Decision;

impl Decision {
    /// The pages that can still come, whatever is answered to them, each with what is open on it. Pages are left out as
    /// answers come in, and none is added: so this is the most that is still asked. The answers do not contradict each
    /// other.
    #[must_use]
    pub fn pages_left(&self, answers: &Answers) -> Vec<Page> {
        let answers = &self.implied(answers);
        let mut view = View::of(self, answers);
        let rules = view.rules_of_triage();
        let outlook = self.outlook(&mut view, &rules);
        if outlook.urgent == outlook.mild {
            return Vec::new();
        }
        let raising = self.still_raising(&rules, outlook.mild);
        let open = open_variables(&mut view, &raising);
        let is_open = |finding: &FindingId| {
            let variables = self.variables().of_finding(*finding);
            variables.iter().any(|var| open.contains(var.0))
        };
        let pages = self.plan().pages.iter().map(|page| {
            let findings = page.page.findings.iter().copied();
            Page {
                screen: page.page.screen,
                findings: findings.filter(is_open).collect(),
            }
        });
        pages.filter(|page| !page.findings.is_empty()).collect()
    }
}
