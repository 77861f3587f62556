//! What to ask next.
//!
//! Emergency pages come before all others. Within a stage the page comes next that, answered as mildly as can be, rules
//! out most: first of the most urgent disposition that is still open, then of the next, and so on; of equals, the first
//! in the text. Most people answer most lines of a page with *no*, so this is what a page is worth to most. The very
//! first page is the first in the text: how an interview opens is for content to say.
//!
//! A page is left out once nothing on it can make the disposition more urgent, and so is a line on it. Answers only ever
//! narrow what is open: a page that was left out stays out, and no page comes twice.

pub(crate) mod implied;
pub(crate) mod plan;
pub(crate) mod together;

pub use implied::Bound;
use std::cmp::Reverse;

use sural_content::module::{DispositionId, FindingId, Stage};
use sural_diagram::Node;

use crate::answers::Answers;
use crate::assessment::{Outlook, Status, View};
use crate::compile::Decision;
use crate::set::Set;
use plan::PageVariables;

/// One page of the interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Index of the screen, or `None` for a finding that has a page of its own.
    pub screen: Option<usize>,
    /// The findings on it that are still open and can still matter.
    pub findings: Vec<FindingId>,
}

/// How far an interview has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// What the answers to come can lead to; the two are the same once it is settled.
    pub outlook: Outlook,
    /// No answer to come can make it a more urgent emergency than it is.
    pub emergencies_settled: bool,
    /// The page to ask next; `None` once settled or when nothing is left to ask.
    pub next: Option<Page>,
}

impl Decision {
    /// How far the interview has come with answers that do not contradict each other.
    #[must_use]
    pub fn progress(&self, answers: &Answers) -> Progress {
        let mut view = View::of(self, answers);
        let rules = view.rules_of_triage();
        let outlook = self.outlook(&mut view, &rules);
        Progress {
            outlook,
            emergencies_settled: outlook.urgent == outlook.mild
                || outlook.urgent.index() >= self.emergency_levels(),
            next: (outlook.urgent != outlook.mild)
                .then(|| {
                    let ahead = self.ahead(&mut view, &rules, outlook.mild);
                    self.next_page(&mut view, answers, &ahead)
                })
                .flatten(),
        }
    }

    /// How many dispositions are emergencies: an ambulance, and the emergency department; of few levels, the upper half.
    pub(crate) fn emergency_levels(&self) -> usize {
        self.default_disposition().index().div_ceil(2).min(2)
    }

    /// All pages in the order of the text: screens by stage, then findings on no screen.
    pub fn pages(&self) -> impl Iterator<Item = &Page> {
        self.plan().pages.iter().map(|page| &page.page)
    }

    /// The page of a finding, if people are asked about it.
    #[must_use]
    pub fn page_of(&self, finding: FindingId) -> Option<&Page> {
        let at = (*self.plan().page_of.get(finding.index())?)?;
        self.plan().pages.get(at).map(|page| &page.page)
    }

    /// The stage of a page.
    #[must_use]
    pub fn stage(&self, page: &Page) -> Stage {
        page.screen
            .and_then(|screen| self.module().screens.get(screen))
            .map_or(Stage::Details, |screen| screen.stage)
    }

    /// What can still make the disposition more urgent than `mild`.
    pub(crate) fn ahead(
        &self,
        view: &mut View<'_>,
        rules: &[Status],
        mild: DispositionId,
    ) -> Ahead<'_> {
        let raising = self.still_raising(rules, mild);
        let open = open_variables(view, &raising);
        Ahead { raising, open }
    }

    /// The pages with something on them that can still make the disposition more urgent, each with what that is.
    pub(crate) fn left(&self, ahead: &Ahead<'_>) -> Vec<Page> {
        let open = |finding: &FindingId| {
            let variables = self.variables().of_finding(*finding);
            variables.iter().any(|var| ahead.open.contains(var.0))
        };
        let pages = self.pages().map(|page| Page {
            screen: page.screen,
            findings: page.findings.iter().copied().filter(open).collect(),
        });
        pages.filter(|page| !page.findings.is_empty()).collect()
    }

    /// The page that rules out most, among those with something that can still make the disposition more urgent.
    pub(crate) fn next_page(
        &self,
        view: &mut View<'_>,
        answers: &Answers,
        Ahead { raising, open }: &Ahead<'_>,
    ) -> Option<Page> {
        let pages = self.plan().pages.iter().filter_map(|page| {
            let vars = page.vars.iter().copied();
            let vars = vars.filter(|&var| open.contains(var)).collect::<Vec<_>>();
            (!vars.is_empty()).then_some((page, vars))
        });
        let mut pages = pages.peekable();
        let stage = pages.peek()?.0.stage;
        let pages = pages
            .take_while(|(page, _)| page.stage == stage)
            .collect::<Vec<_>>();
        let begun = pages
            .iter()
            .position(|(page, _)| self.is_begun(page, answers));
        let opening = answers.iter().next().is_none();
        let best = match (begun, pages.as_slice()) {
            (Some(begun), _) => Some(begun),
            (None, [_]) => Some(0),
            (None, _) if opening => Some(0),
            (None, _) => (0..pages.len()).max_by_key(|&index| {
                let worth = pages
                    .get(index)
                    .map(|(_, vars)| self.worth(view, raising, vars));
                let waits = pages.get(index).map(|(page, _)| page.waits);
                (Reverse(waits), worth, Reverse(index))
            }),
        };
        let (page, vars) = pages.into_iter().nth(best?)?;
        let variables = self.variables();
        let owned = |finding: &&FindingId| {
            let of_finding = variables.of_finding(**finding);
            of_finding.iter().any(|var| vars.contains(&var.0))
        };
        Some(Page {
            screen: page.page.screen,
            findings: page.page.findings.iter().filter(owned).copied().collect(),
        })
    }

    /// A page whose lines are asked one by one is finished before another comes.
    fn is_begun(&self, page: &PageVariables, answers: &Answers) -> bool {
        let screen = page
            .page
            .screen
            .and_then(|screen| self.module().screens.get(screen));
        screen.is_some_and(|screen| screen.none.is_none())
            && page
                .page
                .findings
                .first()
                .is_some_and(|&first| answers.get(first).is_some())
    }

    /// By disposition, the most urgent first: how many rules fall away if these variables are answered mildly.
    fn worth(&self, view: &mut View<'_>, raising: &[Raising<'_>], vars: &[u32]) -> Vec<u32> {
        let on_page = vars.iter().copied().collect::<Set>();
        let mut silenced = vec![0; self.module().dispositions.len()];
        view.suppose(vars);
        for rule in raising
            .iter()
            .filter(|rule| !rule.reads.is_disjoint(&on_page))
        {
            if !view.can_fire(rule.node)
                && let Some(count) = silenced.get_mut(rule.disposition.index())
            {
                *count += 1;
            }
        }
        view.take_back(vars);
        silenced
    }

    /// The rules that can still make the disposition more urgent than `mild`.
    fn still_raising(&self, rules: &[Status], mild: DispositionId) -> Vec<Raising<'_>> {
        let all = self.module().rules.iter().zip(rules);
        all.zip(self.plan().rules.iter().zip(&self.nodes.rules))
            .filter(|((_, status), _)| **status == Status::Possible)
            .filter_map(|((rule, _), (reads, &node))| {
                Some(Raising {
                    disposition: rule.disposition?,
                    reads,
                    node,
                })
            })
            .filter(|rule| rule.disposition < mild)
            .collect()
    }
}

/// What can still make the disposition more urgent.
pub(crate) struct Ahead<'a> {
    raising: Vec<Raising<'a>>,
    /// The variables without an answer that one of these rules still reads.
    open: Set,
}

/// A rule that can still make the disposition more urgent.
struct Raising<'a> {
    disposition: DispositionId,
    reads: &'a Set,
    node: Node,
}

/// The variables without an answer that can still change one of the rules.
fn open_variables(view: &mut View<'_>, rules: &[Raising<'_>]) -> Set {
    let mut open = Set::default();
    for rule in rules {
        if rule.reads.is_disjoint(view.answered()) {
            open.extend(rule.reads);
        } else if !open.covers(rule.reads, view.answered()) {
            let vars = view.open_variables(rule.node);
            vars.iter().for_each(|var| open.insert(var.0));
        }
    }
    open
}
