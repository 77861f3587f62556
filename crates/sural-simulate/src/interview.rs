//! What an interview asks of a person whose answers are known, and whether asking on would have changed anything.

use sural_content::module::DispositionId;
use sural_decision::{Answers, Decision};

/// How an interview went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interview {
    /// Pages asked.
    pub pages: usize,
    /// Pages after which no answer could lead to a more urgent emergency.
    pub until_emergencies: usize,
    /// What it came to.
    pub disposition: DispositionId,
    /// What asking every other page too comes to.
    pub of_all: DispositionId,
}

/// Interviews a person who answers as `person` does, and says nothing of what that leaves open.
///
/// `None` if the answers contradict each other.
#[must_use]
pub fn interview(decision: &Decision, person: &Answers) -> Option<Interview> {
    let mut known = Answers::none(decision.module());
    let (mut pages, mut until) = (0, None);
    loop {
        known = decision.implied(&known);
        let progress = decision.progress(&known);
        if progress.emergencies_settled {
            until.get_or_insert(pages);
        }
        let Some(page) = progress.next else {
            let disposition = decision.assess(&known).ok()?.disposition;
            return Some(Interview {
                pages,
                until_emergencies: until.unwrap_or(pages),
                disposition,
                of_all: asked_on(decision, known, person)?,
            });
        };
        let stuck = !page
            .findings
            .iter()
            .any(|&finding| person.get(finding).is_some());
        if stuck {
            return None;
        }
        pages += 1;
        for &finding in &page.findings {
            known.set(finding, person.get(finding).cloned());
        }
    }
}

/// What it comes to if every other page is asked as well.
fn asked_on(decision: &Decision, mut known: Answers, person: &Answers) -> Option<DispositionId> {
    for page in decision.pages() {
        for &finding in &page.findings {
            if known.get(finding).is_none() {
                known.set(finding, person.get(finding).cloned());
            }
        }
        known = decision.implied(&known);
    }
    Some(decision.assess(&known).ok()?.disposition)
}
