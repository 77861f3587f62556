//! What a content version says of a case that a clinician goes on with.
//!
//! It is read off the same diagrams as an [`Assessment`](crate::Assessment), and as pure: what may lower urgency is
//! that a certain rule *excludes* every cause that another considers, or *settles* it by name. Nothing else does, and
//! what is unknown excludes nothing (see [`crate::condition`]).
//!
//! | what | where |
//! |---|---|
//! | causes excluded and confirmed, rules answered | [`standing`] |
//! | scores as ranges | `scores.rs` |
//! | tests, treatments, referrals | `plan.rs` |
//! | what to do next, and what need not be done | `steps.rs` |

mod plan;
mod scores;
pub mod standing;
mod steps;

use sural_content::module::{
    CareId, CauseGroup, CauseId, DispositionId, FindingId, OrderId, ReferralId, RuleId, ScoreId,
    Step, TreatmentId, Within,
};

use crate::answers::{Answers, Conflict};
use crate::assessment::{Outlook, Status, View};
use crate::causes::{self, CauseRank};
use crate::compile::Decision;
pub use plan::{Against, is_done, missing};
use standing::Standings;
pub use standing::{Answered, CauseStanding, Standing};

/// What a content version says of a case in the consultation.
///
/// A rule *speaks* if it fires for certain and is not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consultation {
    /// Place and time frame of care: the most urgent of the rules that speak; while the patient's own answers leave
    /// triage open, what triage says of such a case if that is more urgent.
    pub disposition: DispositionId,
    /// The most urgent disposition of any rule that can still fire and is not answered.
    pub could_become: DispositionId,
    /// By rule of the module, whether or not it is answered.
    pub rules: Vec<Status>,
    /// Rules that speak, most urgent first, then in the order of the text.
    pub reasons: Vec<RuleId>,
    /// Red-flag rules among the reasons.
    pub red_flags: Vec<RuleId>,
    /// Rules that fire for certain but no longer count, with what answered them.
    pub answered: Vec<Answered>,
    /// Every cause: the confirmed first, then the open by weight, then the excluded.
    pub causes: Vec<CauseStanding>,
    /// The body system that the evidence for what is not excluded points to; `None` while undetermined.
    pub cause_group: Option<CauseGroup>,
    /// What must be ruled out before a milder cause is accepted, and is still open: shortest clock first.
    pub rule_out_first: Vec<RuleOut>,
    /// By score of the module.
    pub scores: Vec<ScoreRange>,
    /// Tests that rules ask for: shortest clock first.
    pub orders: Vec<DueOrder>,
    /// What to do next, the most useful first.
    pub next: Vec<NextStep>,
    /// Steps that are not done and of which no finding can change anything any more.
    pub needless: Vec<Step>,
    /// Treatments that come into question, in the order of the text.
    pub treatments: Vec<Proposal>,
    /// Referrals to make that have not served their purpose yet: shortest clock first.
    pub referrals: Vec<DueReferral>,
    /// What to do meanwhile, in the order of the text.
    pub care: Vec<CareId>,
    /// Indices of safety-net lines whose sign the person does not have, most urgent first.
    pub safety_net: Vec<usize>,
    /// Causes that one rule excludes and another confirms: they count as not excluded.
    pub contradictions: Vec<CauseId>,
    /// What does not fit together for certain: indices of the module's `disagreements`.
    pub disagreements: Vec<usize>,
}

/// What rules that speak ask for, as the [`Consultation`] of the same answers says it, sooner.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct WorkUp {
    pub disposition: DispositionId,
    pub reasons: Vec<RuleId>,
    pub orders: Vec<DueOrder>,
    pub referrals: Vec<DueReferral>,
}

/// The time limits that rules set, each from when its rule speaks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Limits(pub Vec<(RuleId, Within)>);

impl Limits {
    /// The shortest of them.
    #[must_use]
    pub fn shortest(&self) -> Option<Within> {
        let limits = self.0.iter().map(|(_, within)| *within);
        limits.min_by_key(|within| within.minutes)
    }

    /// Minutes of the shortest, for sorting: what has none comes last.
    fn minutes(&self) -> u32 {
        clock(self.shortest())
    }
}

/// A cause that must be ruled out before a milder one is accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleOut {
    /// The cause.
    pub cause: CauseId,
    /// The rules that say so.
    pub by: Vec<RuleId>,
    /// The time limits of the tests that these rules ask for.
    pub limits: Limits,
}

/// A score over everything that the person may yet turn out to have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreRange {
    /// The score.
    pub score: ScoreId,
    /// The least it can be, in units of its last decimal.
    pub low: i32,
    /// The most it can be.
    pub high: i32,
    /// The findings not answered, or answered *not sure*, that would narrow it.
    pub narrowed_by: Vec<FindingId>,
}

/// A test that rules ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueOrder {
    /// The test.
    pub order: OrderId,
    /// The rules that ask for it.
    pub by: Vec<RuleId>,
    /// Their time limits.
    pub limits: Limits,
    /// Every finding that it gives is answered.
    pub done: bool,
    /// Where it may be of no use or do harm.
    pub warnings: Vec<Caveat>,
}

/// A warning of a test or a treatment that may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caveat {
    /// Index of the warning in the test's `avoid`, or the treatment's `never` or `caution`.
    pub warning: usize,
    /// It holds for certain; else it cannot be excluded.
    pub certain: bool,
    /// The findings not answered, or answered *not sure*, that would tell; none if it is certain.
    pub open: Vec<FindingId>,
}

/// A treatment that comes into question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The treatment.
    pub treatment: TreatmentId,
    /// The rules that ask for it.
    pub by: Vec<RuleId>,
    /// The leading causes that it is for.
    pub causes: Vec<CauseId>,
    /// Whether it may be given.
    pub offer: Offer,
    /// Contraindications that hold, or cannot be excluded.
    pub never: Vec<Caveat>,
    /// What calls for caution, or may.
    pub caution: Vec<Caveat>,
}

/// Whether a treatment may be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Offer {
    /// It may.
    Offered,
    /// Some contraindication is not excluded: find out first.
    FindOutFirst,
    /// Some contraindication holds.
    Withheld,
}

/// A referral that rules make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueReferral {
    /// The referral.
    pub referral: ReferralId,
    /// The rules that make it.
    pub by: Vec<RuleId>,
    /// Their time limits.
    pub limits: Limits,
    /// Indices of the `needs` that nothing answers.
    pub missing: Vec<usize>,
    /// Indices of the `may wait` that nothing answers.
    pub may_wait: Vec<usize>,
}

impl DueReferral {
    /// Everything that it needs is there.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty()
    }
}

/// A step that can still change something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextStep {
    /// The page or the test.
    pub step: Step,
    /// Its findings that can.
    pub findings: Vec<FindingId>,
    /// The rules that it can still change.
    pub changes: Vec<RuleId>,
    /// Causes to be ruled out first that it can help to exclude or confirm.
    pub serves: Vec<CauseId>,
    /// A rule asks for it; pages need no asking for.
    pub asked_for: bool,
    /// By when: the time limits of what it serves.
    pub limits: Limits,
}

impl Decision {
    /// The rules that fire for certain and are not answered.
    ///
    /// # Errors
    /// As [`Self::consult`].
    pub fn speaking(&self, answers: &Answers) -> Result<Vec<RuleId>, Vec<Conflict>> {
        let rules = self.admissible_view(answers)?.rules();
        let standings = Standings::of(self, &rules);
        let mut reasons = self.reasons(&rules);
        reasons.retain(|&rule| !standings.is_answered(rule));
        Ok(reasons)
    }

    /// What the rules that speak ask for.
    ///
    /// # Errors
    /// As [`Self::consult`].
    pub fn work_up(&self, answers: &Answers) -> Result<WorkUp, Vec<Conflict>> {
        let mut view = self.admissible_view(answers)?;
        let rules = view.rules();
        let standings = Standings::of(self, &rules);
        let mut reasons = self.reasons(&rules);
        reasons.retain(|&rule| !standings.is_answered(rule));
        let (disposition, _) = self.disposition(&mut view, &rules, &standings, &reasons);
        let orders = self.orders(&mut view, answers, &reasons);
        let over = self.over(&mut view);
        let referrals = self.referrals(answers, &reasons, &over);
        Ok(WorkUp {
            disposition,
            reasons,
            orders,
            referrals,
        })
    }

    /// What the module says of a case that a clinician goes on with.
    ///
    /// # Errors
    /// When the answers contradict each other: the constraints they break.
    pub fn consult(&self, answers: &Answers) -> Result<Consultation, Vec<Conflict>> {
        let mut view = self.admissible_view(answers)?;
        let rules = view.rules();
        let standings = Standings::of(self, &rules);
        let reasons = self.reasons(&rules);
        let (answered, reasons): (Vec<_>, Vec<_>) = reasons
            .into_iter()
            .partition(|&rule| standings.is_answered(rule));
        let (disposition, could_become) = self.disposition(&mut view, &rules, &standings, &reasons);
        let causes = standings.ranked(causes::ranked(&mut view, &reasons));
        let kept = not_excluded(&causes);
        let orders = self.orders(&mut view, answers, &reasons);
        let rule_out_first = self.rule_out_first(&standings, &reasons);
        let treatments = self.treatments(&mut view, answers, &reasons, &causes);
        let over = self.over(&mut view);
        let referrals = self.referrals(answers, &reasons, &over);
        let (next, needless) = steps::Steps {
            decision: self,
            answers,
            rules: &rules,
            standings: &standings,
            reasons: &reasons,
            rule_out_first: &rule_out_first,
            orders: &orders,
            referrals: &referrals,
            over: &over,
            leading: &standing::leading(&causes),
        }
        .read(&mut view);
        Ok(Consultation {
            disposition,
            could_become,
            red_flags: self.red_flags(&reasons),
            answered: answered
                .into_iter()
                .map(|rule| standings.answered(rule))
                .collect(),
            cause_group: standings
                .confirmed_group(self)
                .or_else(|| causes::group(self, &kept)),
            care: self.care(&mut view, disposition, &kept, &reasons),
            safety_net: self.safety_net(&mut view, &kept),
            contradictions: standings.contradictions(),
            disagreements: self.disagreements(&mut view),
            scores: self.scores(answers),
            causes,
            rules,
            reasons,
            rule_out_first,
            orders,
            next,
            needless,
            treatments,
            referrals,
        })
    }

    /// What it comes to now, and the most urgent it can.
    fn disposition(
        &self,
        view: &mut View<'_>,
        rules: &[Status],
        standings: &Standings,
        reasons: &[RuleId],
    ) -> (DispositionId, DispositionId) {
        let counting = (0..).map(RuleId).zip(rules);
        let counting = counting
            .map(|(rule, status)| match standings.is_answered(rule) {
                true => Status::Excluded,
                false => *status,
            })
            .collect::<Vec<_>>();
        let triage = self.triage(view, &counting);
        let certain = self.most_urgent(reasons.iter().copied());
        let possible = (0..).map(RuleId).zip(&counting);
        let possible = possible.filter(|(_, status)| **status != Status::Excluded);
        let possible = self.most_urgent(possible.map(|(rule, _)| rule));
        let acuity = |id| self.acuity(id);
        let now = certain
            .filter(|&certain| acuity(certain) <= acuity(triage))
            .unwrap_or(triage);
        let could_become = possible
            .filter(|&possible| acuity(possible) < acuity(now))
            .unwrap_or(now);
        (now, could_become)
    }

    /// What the rules of triage come to that count.
    fn triage(&self, view: &mut View<'_>, counting: &[Status]) -> DispositionId {
        let of_triage = self.of_triage(counting.to_vec());
        let Outlook { urgent, mild } = self.outlook(view, &of_triage);
        if urgent == mild {
            urgent
        } else {
            self.while_open(mild)
        }
    }

    fn disagreements(&self, view: &mut View<'_>) -> Vec<usize> {
        let all = self.nodes.disagreements.iter().enumerate();
        let certain = all.filter(|(_, node)| view.status(**node) == Status::Certain);
        certain.map(|(index, _)| index).collect()
    }

    fn most_urgent(&self, rules: impl Iterator<Item = RuleId>) -> Option<DispositionId> {
        rules
            .filter_map(|rule| self.rule(rule))
            .filter_map(|rule| rule.disposition)
            .min()
    }

    fn rule_out_first(&self, standings: &Standings, reasons: &[RuleId]) -> Vec<RuleOut> {
        let mut found: Vec<RuleOut> = Vec::new();
        for &by in reasons {
            let Some(rule) = self.rule(by) else { continue };
            let orders = rule.consultation.order.iter();
            let limits = orders.filter_map(|(_, within)| Some((by, (*within)?)));
            let limits = limits.collect::<Vec<_>>();
            for &cause in &rule.consultation.rule_out {
                if !standings.is_open(cause) {
                    continue;
                }
                match found.iter_mut().find(|it| it.cause == cause) {
                    Some(known) => {
                        known.by.push(by);
                        known.limits.0.extend(&limits);
                    }
                    None => found.push(RuleOut {
                        cause,
                        by: vec![by],
                        limits: Limits(limits.clone()),
                    }),
                }
            }
        }
        found.sort_by_key(|it| (it.limits.minutes(), it.cause));
        found
    }
}

/// The causes that are not excluded, in their order.
fn not_excluded(causes: &[CauseStanding]) -> Vec<CauseRank> {
    let kept = causes
        .iter()
        .filter(|cause| cause.standing != Standing::Excluded);
    kept.map(|cause| cause.rank.clone()).collect()
}

/// Minutes until a time limit, for sorting: what has none comes last.
fn clock(within: Option<Within>) -> u32 {
    within.map_or(u32::MAX, |within| within.minutes)
}
