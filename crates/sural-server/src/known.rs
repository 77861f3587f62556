//! What answers came to: the page after an answer asks for what was just worked out to say where the case stands, and
//! people begin alike. It is of nobody, for no case, link or time is kept with it, and it is forgotten every hour.

use quick_cache::sync::Cache;
use sural_content::module::{Answer, FindingId};
use sural_decision::{Answers, Decision};
use sural_interview::sitting::{Assessed, assess};

/// How many sets of answers are known at once; each takes about ten kilobytes.
const MOST: usize = 2_048;

/// What answers came to under one content.
pub struct Known(Cache<Vec<(FindingId, Answer)>, Assessed>);

impl Default for Known {
    fn default() -> Self {
        Self(Cache::new(MOST))
    }
}

impl Known {
    /// Forgets all.
    pub(crate) fn forget(&self) {
        self.0.clear();
    }

    /// What answers come to.
    pub(crate) fn assess(&self, decision: &Decision, answers: &Answers) -> Assessed {
        let given = answers
            .iter()
            .map(|(finding, answer)| (finding, answer.clone()));
        let given = given.collect::<Vec<_>>();
        if let Some(known) = self.0.get(&given) {
            return known;
        }
        let assessed = assess(decision, answers);
        self.0.insert(given, assessed.clone());
        assessed
    }
}
