//! Which emergencies the answers rule out, and by what: why an interview may stop.

use sural_content::module::{CauseId, RuleId};

use super::claim::{Claim, Given};
use super::part::{self, Part};
use crate::answers::Answers;
use crate::assessment::{Status, View};
use crate::compile::Decision;

/// An emergency that cannot come true any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuledOut {
    /// The cause.
    pub cause: CauseId,
    /// The red flags that would send someone with it to an emergency department or call an ambulance.
    pub rules: Vec<RuleId>,
    /// The smallest part of the answers that keeps all of them silent.
    pub by: Part,
}

impl Decision {
    /// The emergencies that the answers rule out, in the order of the text; none if they contradict each other.
    ///
    /// A cause is named once no red flag to an emergency that considers it can fire. What is left out has fired, or may
    /// still.
    #[must_use]
    pub fn ruled_out(&self, answers: &Answers) -> Vec<RuledOut> {
        if self.range(answers).is_none() {
            return Vec::new();
        }
        let known = View::of(self, answers).rules();
        let given = &mut Given::of(self, answers);
        let causes = (0..self.module().causes.len()).map(|index| CauseId(index as u32));
        causes
            .filter_map(|cause| {
                let rules = self.red_flags_of(cause);
                let silent = |rule: &RuleId| known.get(rule.index()) == Some(&Status::Excluded);
                if rules.is_empty() || !rules.iter().all(silent) {
                    return None;
                }
                let by = part::smallest(given, &Claim::none_of(self, &rules))?;
                Some(RuledOut { cause, rules, by })
            })
            .collect()
    }

    /// The red flags to an emergency that consider a cause.
    fn red_flags_of(&self, cause: CauseId) -> Vec<RuleId> {
        let rules = self.module().rules.iter().zip(0..);
        let emergency = rules.filter(|(rule, _)| {
            rule.red_flag
                && rule.consider.contains(&cause)
                && rule
                    .disposition
                    .is_some_and(|disposition| disposition.index() < self.emergency_levels())
        });
        emergency.map(|(_, index)| RuleId(index)).collect()
    }
}
