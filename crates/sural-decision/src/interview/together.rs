//! What of a page can be asked at once.

use std::collections::BTreeSet;

use sural_content::module::{Answer, FindingId, FindingKind};

use super::{Page, open_variables};
use crate::answers::{Answers, none_of};
use crate::assessment::View;
use crate::compile::Decision;

/// The second of two findings waits for the first: its *none*, or most of its answers, leave nothing to ask of it.
pub(crate) type Waiting = BTreeSet<(FindingId, FindingId)>;

impl Decision {
    /// The findings of a page that are asked at once: not those that *none*, or most answers, to one before them make
    /// needless. How often somebody has cramps is asked of those who have some.
    #[must_use]
    pub fn together(&self, page: &Page) -> Vec<FindingId> {
        let waiting = self.waiting.get_or_init(|| self.find_waiting());
        let findings = page.findings.iter();
        let can = findings.filter(|&&second| {
            let mut others = page.findings.iter();
            !others.any(|&first| waiting.contains(&(first, second)))
        });
        can.copied().collect()
    }

    fn find_waiting(&self) -> Waiting {
        let mut waiting = Waiting::new();
        for page in self.pages() {
            for (at, &first) in page.findings.iter().enumerate() {
                let behind = page.findings.get(at + 1..).unwrap_or_default();
                let without = self.without(first, behind);
                let waits = behind.iter().filter(|second| {
                    let of_none = without
                        .iter()
                        .any(|(none, all)| *none && all.contains(second));
                    let all = without.iter().filter(|(_, all)| all.contains(second));
                    of_none || all.count() > without.len() / 2
                });
                waiting.extend(waits.map(|second| (first, *second)));
            }
        }
        waiting
    }

    /// By answer to the first: whether it is *none*, and what of the rest it makes needless.
    fn without(&self, first: FindingId, behind: &[FindingId]) -> Vec<(bool, Vec<FindingId>)> {
        let none = none_of(self.module(), first);
        let answers = self.plain_answers(first).into_iter();
        let without = answers.map(|answer| {
            let is_none = Some(&answer) == none.as_ref();
            (is_none, self.needless(first, answer, behind))
        });
        without.collect()
    }

    /// Each option by itself, and none of several; numbers settle nothing by themselves.
    fn plain_answers(&self, finding: FindingId) -> Vec<Answer> {
        let finding = self.module().findings.get(finding.index());
        match finding.map(|finding| &finding.kind) {
            Some(FindingKind::One { options, .. }) => {
                (0..options.len()).map(Answer::Option).collect()
            }
            Some(FindingKind::Several { options, .. }) => {
                let chosen = (0..options.len()).map(|option| vec![option]);
                chosen.chain([Vec::new()]).map(Answer::Options).collect()
            }
            Some(FindingKind::Number { .. }) | None => Vec::new(),
        }
    }

    /// Those that no rule reads any more once this is answered, or about which it leaves no choice.
    fn needless(&self, first: FindingId, answer: Answer, behind: &[FindingId]) -> Vec<FindingId> {
        let mut answers = Answers::none(self.module());
        answers.set(first, Some(answer));
        let answers = self.implied(&answers);
        let mut view = View::of(self, &answers);
        let rules = view.rules_of_triage();
        let raising = self.still_raising(&rules, self.default_disposition());
        let open = open_variables(&mut view, &raising);
        let is_open = |finding: &FindingId| {
            let variables = self.variables().of_finding(*finding);
            variables.iter().any(|var| open.contains(var.0))
        };
        let closed = behind.iter().copied().filter(|finding| !is_open(finding));
        closed.collect()
    }
}
