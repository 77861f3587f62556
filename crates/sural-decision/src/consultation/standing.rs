//! Which causes are excluded or confirmed, and which rules are thereby answered.

use sural_content::module::{CauseGroup, CauseId, RuleId};

use crate::assessment::Status;
use crate::causes::{self, CauseRank, Strength};
use crate::compile::Decision;

/// What the rules say of a cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// A rule confirms it.
    Confirmed,
    /// Nothing has excluded or confirmed it.
    Open,
    /// One rule excludes it and another confirms it: it counts as not excluded.
    Contradictory,
    /// A rule excludes it.
    Excluded,
}

/// A cause with how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CauseStanding {
    /// Its weight and the evidence for and against it.
    pub rank: CauseRank,
    /// What the rules say of it.
    pub standing: Standing,
    /// The rules that exclude it.
    pub excluded_by: Vec<RuleId>,
    /// The rules that confirm it.
    pub confirmed_by: Vec<RuleId>,
}

/// A rule that fires and no longer counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The rule.
    pub rule: RuleId,
    /// The rules that excluded the causes it considers, or that settle it; in the order of the text.
    pub by: Vec<RuleId>,
}

/// What the certain rules exclude, confirm and settle.
pub(crate) struct Standings {
    /// By cause.
    excluded_by: Vec<Vec<RuleId>>,
    /// By cause.
    confirmed_by: Vec<Vec<RuleId>>,
    /// By rule: what answers it; nothing if it counts.
    answered_by: Vec<Vec<RuleId>>,
}

impl Standings {
    pub(crate) fn of(decision: &Decision, rules: &[Status]) -> Self {
        let module = decision.module();
        let mut standings = Self {
            excluded_by: vec![Vec::new(); module.causes.len()],
            confirmed_by: vec![Vec::new(); module.causes.len()],
            answered_by: vec![Vec::new(); module.rules.len()],
        };
        let numbered = (0..).map(RuleId).zip(&module.rules);
        let certain = numbered.zip(rules);
        let certain = certain.filter(|(_, status)| **status == Status::Certain);
        for ((by, rule), _) in certain {
            let says = &rule.consultation;
            note(
                &mut standings.excluded_by,
                says.exclude.iter().map(|it| it.index()),
                by,
            );
            note(
                &mut standings.confirmed_by,
                says.confirm.iter().map(|it| it.index()),
                by,
            );
            note(
                &mut standings.answered_by,
                says.settle.iter().map(|it| it.index()),
                by,
            );
        }
        for (index, rule) in module.rules.iter().enumerate() {
            let all = !rule.consider.is_empty()
                && rule
                    .consider
                    .iter()
                    .all(|&cause| standings.is_excluded(cause));
            if all {
                let by = rule
                    .consider
                    .iter()
                    .flat_map(|&cause| standings.excluded_by(cause));
                let by = by.copied().collect::<Vec<_>>();
                if let Some(slot) = standings.answered_by.get_mut(index) {
                    slot.extend(by);
                }
            }
        }
        for by in &mut standings.answered_by {
            by.sort_unstable();
            by.dedup();
        }
        standings
    }

    fn excluded_by(&self, cause: CauseId) -> &[RuleId] {
        self.excluded_by
            .get(cause.index())
            .map_or(&[], Vec::as_slice)
    }

    fn confirmed_by(&self, cause: CauseId) -> &[RuleId] {
        self.confirmed_by
            .get(cause.index())
            .map_or(&[], Vec::as_slice)
    }

    pub(crate) fn standing(&self, cause: CauseId) -> Standing {
        match (
            self.excluded_by(cause).is_empty(),
            self.confirmed_by(cause).is_empty(),
        ) {
            (true, true) => Standing::Open,
            (true, false) => Standing::Confirmed,
            (false, true) => Standing::Excluded,
            (false, false) => Standing::Contradictory,
        }
    }

    pub(crate) fn is_excluded(&self, cause: CauseId) -> bool {
        self.standing(cause) == Standing::Excluded
    }

    /// Neither excluded nor confirmed for good.
    pub(crate) fn is_open(&self, cause: CauseId) -> bool {
        matches!(
            self.standing(cause),
            Standing::Open | Standing::Contradictory
        )
    }

    /// It no longer counts, should it fire.
    pub(crate) fn is_answered(&self, rule: RuleId) -> bool {
        self.answered_by
            .get(rule.index())
            .is_some_and(|by| !by.is_empty())
    }

    pub(super) fn answered(&self, rule: RuleId) -> Answered {
        Answered {
            rule,
            by: self
                .answered_by
                .get(rule.index())
                .cloned()
                .unwrap_or_default(),
        }
    }

    pub(super) fn contradictions(&self) -> Vec<CauseId> {
        (0..self.excluded_by.len() as u32)
            .map(CauseId)
            .filter(|&cause| self.standing(cause) == Standing::Contradictory)
            .collect()
    }

    /// The causes with how they stand: the confirmed first, the excluded last.
    pub(super) fn ranked(&self, ranks: Vec<CauseRank>) -> Vec<CauseStanding> {
        let stand = |rank: CauseRank| CauseStanding {
            standing: self.standing(rank.cause),
            excluded_by: self.excluded_by(rank.cause).to_vec(),
            confirmed_by: self.confirmed_by(rank.cause).to_vec(),
            rank,
        };
        let mut causes = ranks.into_iter().map(stand).collect::<Vec<_>>();
        causes.sort_by_key(|cause| match cause.standing {
            Standing::Confirmed => 0,
            Standing::Open | Standing::Contradictory => 1,
            Standing::Excluded => 2,
        });
        causes
    }

    /// The body system of what is confirmed, if that is one.
    pub(super) fn confirmed_group(&self, decision: &Decision) -> Option<CauseGroup> {
        let causes = (0..).map(CauseId).zip(&decision.module().causes);
        let mut groups = causes
            .filter(|(cause, _)| self.standing(*cause) == Standing::Confirmed)
            .map(|(_, cause)| cause.group);
        let first = groups.next()?;
        groups.all(|group| group == first).then_some(first)
    }
}

fn note(lists: &mut [Vec<RuleId>], named: impl Iterator<Item = usize>, by: RuleId) {
    for index in named {
        if let Some(list) = lists.get_mut(index) {
            list.push(by);
        }
    }
}

/// The causes that the plan is for: the leading ones of those that are not excluded; once some are confirmed, these and
/// the likely.
pub(super) fn leading(causes: &[CauseStanding]) -> Vec<CauseId> {
    let is_confirmed = |cause: &&CauseStanding| cause.standing == Standing::Confirmed;
    let confirmed = causes.iter().filter(is_confirmed);
    let confirmed = confirmed.map(|cause| cause.rank.cause).collect::<Vec<_>>();
    let mut kept = super::not_excluded(causes);
    kept.retain(|rank| confirmed.is_empty() || rank.strength >= Strength::Likely);
    let mut leading = causes::leading(&kept);
    leading.extend(confirmed);
    leading
}
