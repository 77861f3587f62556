//! The nearest change of answers that alters the disposition, and what one wrong answer could hide.

use sural_content::module::{Answer, DispositionId, FindingId};
use sural_diagram::Var;

use super::claim::{Claim, Findings, Given};
use super::part::irreducible;
use super::{hitting, route::Route};
use crate::answers::Answers;
use crate::assessment::{Outlook, Status, View};
use crate::compile::Decision;
use crate::variables::{ABSENT, Encoding, PRESENT};

/// From the least to the most urgent disposition that completions of the answers come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The most urgent.
    pub urgent: DispositionId,
    /// The least urgent.
    pub mild: DispositionId,
}

/// Answers that alter the disposition if they are given in place of those that were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The findings with their other answers, in the order of the text.
    pub answers: Vec<(FindingId, Answer)>,
    /// What the case comes to with them.
    pub range: Range,
}

/// An answer that would matter if it were wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slip {
    /// The finding.
    pub finding: FindingId,
    /// What the case comes to over all its answers, the given one included.
    pub range: Range,
}

impl Decision {
    /// What completions of the answers come to; `None` if the answers contradict each other.
    #[must_use]
    pub fn range(&self, answers: &Answers) -> Option<Range> {
        let mut view = View::of(self, answers);
        if !view.is_admissible() {
            return None;
        }
        let rules = statuses(&mut view);
        let Outlook { urgent, mild } = self.outlook(&mut view, &rules);
        Some(Range { urgent, mild })
    }

    /// The fewest changed answers with which the case can become more urgent than it can now; `None` if nothing is.
    /// Of several changes as small, the one that makes the first rule of the text fire.
    #[must_use]
    pub fn nearest_up(&self, answers: &Answers) -> Option<Change> {
        let now = self.range(answers)?;
        let own = self.assignment(answers);
        let open = vec![None; own.len()];
        let nodes = Claim::at_most(self, now.urgent).silent;
        let ways = nodes
            .into_iter()
            .filter_map(|node| Route::to_fire(self, node, &own, &open));
        let changed = |way: &Vec<(Var, u16)>| {
            let mut case = own.clone();
            for (var, value) in way {
                if let Some(slot) = case.get_mut(var.0 as usize) {
                    *slot = slot.map(|_| *value);
                }
            }
            case
        };
        let given = Given::of(self, answers);
        let mut cases = ways.map(|way| closed(&changed(&way))).collect::<Vec<_>>();
        cases.sort_by_key(|case| given.changed_in(case).len());
        cases
            .iter()
            .find_map(|case| self.change(answers, &given, case, &|range| range.urgent < now.urgent))
    }

    /// The fewest changed answers with which the case can become less urgent than it can now; `None` if nothing is, or
    /// if the search was given up.
    #[must_use]
    pub fn nearest_down(&self, answers: &Answers) -> Option<Change> {
        let now = self.range(answers)?;
        let claim = Claim::at_least(self, now.mild);
        let heard = claim.heard.clone()?;
        let mut given = Given::of(self, answers);
        let mut patience = hitting::PATIENCE;
        let mut forcing: Vec<Findings> = Vec::new();
        loop {
            let freed = hitting::least(&forcing, &mut patience)?;
            let kept = given
                .all()
                .difference(&freed)
                .copied()
                .collect::<Findings>();
            let only = given.only(&kept);
            if let Some(case) = given.quietest(&heard, &only) {
                return self.change(answers, &given, &case, &|range| range.mild > now.mild);
            }
            forcing.push(irreducible(&mut given, &claim, kept));
        }
    }

    /// The answers that would matter if they were wrong, each with what the case comes to over all its answers.
    #[must_use]
    pub fn slips(&self, answers: &Answers) -> Vec<Slip> {
        let Some(now) = self.range(answers) else {
            return Vec::new();
        };
        let mut view = View::of(self, answers);
        let rules = statuses(&mut view);
        let mut slips = Vec::new();
        for (finding, answer) in answers.iter() {
            view.answer(finding, None);
            let mut freed = rules.clone();
            view.refresh(finding, &mut freed);
            let Outlook { urgent, mild } = self.outlook(&mut view, &freed);
            let range = Range { urgent, mild };
            if range != now {
                slips.push(Slip { finding, range });
            }
            view.answer(finding, Some(answer));
        }
        slips
    }

    /// The change to a complete case, as answers: a finding whose options are known in part is read in each way that it
    /// can be, and the first that does what is wanted stands.
    fn change(
        &self,
        answers: &Answers,
        given: &Given<'_>,
        case: &[u16],
        wanted: &dyn Fn(Range) -> bool,
    ) -> Option<Change> {
        let changed = given.changed_in(case);
        [Some(ABSENT), Some(PRESENT), None]
            .into_iter()
            .find_map(|unknown| {
                let new = changed
                    .iter()
                    .map(|&finding| {
                        (
                            finding,
                            self.answer(finding, case, answers.get(finding), unknown),
                        )
                    })
                    .collect::<Vec<_>>();
                let mut after = answers.clone();
                for (finding, answer) in &new {
                    after.set(*finding, Some(answer.clone()));
                }
                let range = self.range(&after).filter(|range| wanted(*range))?;
                Some(Change {
                    answers: new,
                    range,
                })
            })
    }

    /// The answer that the values of a case stand for; a number stays as close as it can to what it was. An option that
    /// is unknown among others that are known counts as `unknown` says, or makes the whole finding unknown.
    pub(super) fn answer(
        &self,
        finding: FindingId,
        case: &[u16],
        before: Option<&Answer>,
        unknown: Option<u16>,
    ) -> Answer {
        let variables = self.variables();
        let value = |var: &Var| case.get(var.0 as usize).copied().unwrap_or(0);
        match variables.encoding(finding) {
            Some(Encoding::One { var, options, .. }) if value(var) < *options => {
                Answer::Option(usize::from(value(var)))
            }
            Some(Encoding::Several { vars }) => {
                let known = |var: &Var| value(var) != variables.unknown(*var);
                if !vars.iter().any(known) || (unknown.is_none() && !vars.iter().all(known)) {
                    return Answer::NotSure;
                }
                let is_present =
                    |var: &Var| value(var) == PRESENT || (!known(var) && unknown == Some(PRESENT));
                let options = vars.iter().enumerate();
                Answer::Options(
                    options
                        .filter(|(_, var)| is_present(var))
                        .map(|(option, _)| option)
                        .collect(),
                )
            }
            Some(Encoding::Number { var, low, cuts }) if value(var) != variables.unknown(*var) => {
                let interval = usize::from(value(var));
                let from = interval.checked_sub(1).and_then(|cut| cuts.get(cut));
                let from = from.copied().unwrap_or(*low);
                let below = cuts.get(interval).copied();
                match (before, below) {
                    (Some(Answer::Number(before)), Some(below)) if *before >= below => {
                        Answer::Number(below.saturating_sub(1))
                    }
                    _ => Answer::Number(from),
                }
            }
            _ => Answer::NotSure,
        }
    }
}

fn closed(case: &[Option<u16>]) -> Vec<u16> {
    case.iter().map(|value| value.unwrap_or(0)).collect()
}

pub(super) fn statuses(view: &mut View<'_>) -> Vec<Status> {
    let nodes = &view.decision.nodes;
    nodes.rules.iter().map(|&node| view.status(node)).collect()
}
