//! How far the work on a case is, and how urgent it counts: as the content says, or as a clinician decided otherwise.

use sural_content::module::{DispositionId, RuleId};
use sural_decision::Decision;
use sural_decision::consultation::Limits;

use crate::clocks::Due;
use crate::log::{Case, Decided, Role};
use crate::reading::Reading;

/// How far the work on a case is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// It waits for a clinician: none has begun, or it was handed over, or the person added to it after its end.
    Waiting,
    /// A clinician is at work on it.
    UnderWay,
    /// A clinician has closed it.
    Closed,
}

impl Course {
    /// As it is written in JSON and in stores.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::UnderWay => "under_way",
            Self::Closed => "closed",
        }
    }

    /// How far a log has come.
    #[must_use]
    pub fn of(case: &Case) -> Self {
        let mut course = Self::Waiting;
        for event in &case.events {
            let is_begun = event.by.role != Role::Patient;
            course = match (course, event.decided.last()) {
                (_, Some(Decided::Close { .. })) => Self::Closed,
                (_, Some(Decided::HandOver { .. })) => Self::Waiting,
                _ if is_begun => Self::UnderWay,
                (Self::Closed, _) => Self::Waiting,
                (course, _) => course,
            };
        }
        course
    }
}

/// How urgent a case counts.
///
/// What a clinician decided last counts as long as it is as urgent as what the content says, or the content says
/// nothing more urgent than it said then: what was lowered knowingly does not stay low when something new comes up.
#[must_use]
pub fn urgency(decision: &Decision, case: &Case, reading: &Reading) -> DispositionId {
    let now = said(decision, case, reading);
    let events = case.events.iter().enumerate();
    let chosen = events.rev().find_map(|(event, it)| {
        let mut decided = it.decided.iter().rev();
        let chosen = decided.find_map(|it| chosen(decision, it))?;
        Some((event, chosen))
    });
    let Some((event, chosen)) = chosen else {
        return now;
    };
    let acuity = |id: DispositionId| {
        let all = &decision.module().dispositions;
        all.get(id.index()).map_or(0, |it| it.acuity)
    };
    let is_raised = acuity(chosen) <= acuity(now);
    // Known then: that it is so urgent, and every rule that now asks for more than was decided.
    let knew = |then: &Reading| {
        let then = &then.consultation;
        let rules = &decision.module().rules;
        let asks_for_more = |rule: &&RuleId| {
            let disposition = rules.get(rule.index()).and_then(|it| it.disposition);
            disposition.is_some_and(|it| acuity(it) < acuity(chosen))
        };
        let mut more = reading.consultation.reasons.iter().filter(asks_for_more);
        acuity(now) >= acuity(then.disposition) && more.all(|rule| then.reasons.contains(rule))
    };
    let holds = is_raised || Reading::of(decision, case, Some(event + 1)).is_ok_and(|it| knew(&it));
    if holds { chosen } else { now }
}

/// What the content says; while a case is asked again and not all is known yet, never less than it said before.
fn said(decision: &Decision, case: &Case, reading: &Reading) -> DispositionId {
    let now = &reading.consultation;
    let begun = reading.replay.again.last().copied();
    let before = begun.filter(|_| now.could_become != now.disposition);
    let before = before.and_then(|event| Reading::of(decision, case, Some(event)).ok());
    let before = before.map(|before| before.consultation.disposition);
    let acuity = |id: &DispositionId| {
        let all = &decision.module().dispositions;
        all.get(id.index()).map_or(0, |it| it.acuity)
    };
    let all = [Some(now.disposition), before].into_iter().flatten();
    all.min_by_key(acuity).unwrap_or(now.disposition)
}

fn chosen(decision: &Decision, decided: &Decided) -> Option<DispositionId> {
    let Decided::Override { disposition, .. } = decided else {
        return None;
    };
    let all = (0..)
        .map(DispositionId)
        .zip(&decision.module().dispositions);
    let mut known = all.filter(|(_, it)| it.id == *disposition);
    known.next().map(|(id, _)| id)
}

/// What has to be done first: the time limit of what is still to be ruled out, tested or referred that ends first.
#[must_use]
pub fn due(reading: &Reading) -> Option<Due> {
    let said = &reading.consultation;
    let clocks = &reading.clocks;
    let rule_out = said.rule_out_first.iter().map(|it| &it.limits);
    let orders = said.orders.iter().filter(|it| !it.done);
    let orders = orders.map(|it| &it.limits);
    let made = |id| clocks.referred.contains_key(id);
    let referrals = said.referrals.iter().filter(|it| !made(&it.referral));
    let referrals = referrals.map(|it| &it.limits);
    let limits = rule_out.chain(orders).chain(referrals);
    let dues = limits.filter_map(|limits: &Limits| clocks.due(limits));
    dues.min_by_key(|due| due.by)
}
