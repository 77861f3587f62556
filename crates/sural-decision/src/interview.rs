//! What to ask next.

use std::collections::BTreeSet;

use sural_content::module::{DispositionId, FindingId, Observer, Stage};

use crate::answers::Answers;
use crate::assessment::{Status, View};
use crate::compile::Decision;

/// One page of the interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Index of the screen, or `None` for a finding that has a page of its own.
    pub screen: Option<usize>,
    /// The findings on it that are still open and can still matter.
    pub findings: Vec<FindingId>,
}

impl Decision {
    /// All pages in the order of asking: screens by stage, then findings on no screen in the order of the text.
    #[must_use]
    pub fn pages(&self) -> Vec<Page> {
        let module = self.module();
        let mut screens = module.screens.iter().enumerate().collect::<Vec<_>>();
        screens.sort_by_key(|(_, screen)| screen.stage);
        let on_screens = screens
            .iter()
            .flat_map(|(_, screen)| &screen.findings)
            .collect::<BTreeSet<_>>();
        let alone = (0..module.findings.len())
            .map(|index| FindingId(index as u32))
            .filter(|finding| !on_screens.contains(finding));
        let patients = |finding: &FindingId| {
            module
                .findings
                .get(finding.index())
                .is_some_and(|finding| finding.observers.contains(&Observer::Patient))
        };
        let singles = alone.filter(patients).map(|finding| Page {
            screen: None,
            findings: vec![finding],
        });
        screens
            .iter()
            .map(|(index, screen)| Page {
                screen: Some(*index),
                findings: screen.findings.clone(),
            })
            .chain(singles)
            .collect()
    }

    /// The stage of a page.
    #[must_use]
    pub fn stage(&self, page: &Page) -> Stage {
        page.screen
            .and_then(|screen| self.module().screens.get(screen))
            .map_or(Stage::Details, |screen| screen.stage)
    }

    /// The first page on which something open can still make a rule fire that is more urgent than `mild`.
    pub(crate) fn next_page(
        &self,
        view: &mut View<'_>,
        answers: &Answers,
        rules: &[Status],
        mild: DispositionId,
    ) -> Option<Page> {
        let raising = self.module().rules.iter().zip(rules).zip(&self.nodes.rules);
        let raising = raising.filter(|((rule, status), _)| {
            **status == Status::Possible
                && rule
                    .disposition
                    .is_some_and(|disposition| disposition < mild)
        });
        let open = raising
            .flat_map(|(_, &node)| view.open_findings(node))
            .collect::<BTreeSet<_>>();
        let matters =
            |finding: &FindingId| answers.get(*finding).is_none() && open.contains(finding);
        let asked = |page: Page| Page {
            findings: page.findings.into_iter().filter(matters).collect(),
            ..page
        };
        self.pages()
            .into_iter()
            .map(asked)
            .find(|page| !page.findings.is_empty())
    }
}
