//! Tests, treatments and referrals that come into question.

use std::collections::BTreeSet;

use sural_content::module::{
    Answer, FindingId, Order, OrderId, ReferralId, Requirement, RuleId, Treatment, TreatmentId,
    Within,
};

use super::standing::leading;
use super::{CauseStanding, Caveat, DueOrder, DueReferral, Limits, Offer, Proposal};
use crate::answers::{Answers, Conflict};
use crate::assessment::{Status, View};
use crate::compile::{Decision, WarningNodes};

/// What several rules ask for, each with its time limit.
struct Asked<Id>(Vec<(Id, Vec<RuleId>, Limits)>);

impl<Id: PartialEq + Ord + Copy> Asked<Id> {
    fn by(
        decision: &Decision,
        reasons: &[RuleId],
        says: impl Fn(&sural_content::module::Recommendation) -> &[(Id, Option<Within>)],
    ) -> Self {
        let mut asked: Vec<(Id, Vec<RuleId>, Limits)> = Vec::new();
        for &by in reasons {
            let Some(rule) = decision.rule(by) else {
                continue;
            };
            for &(id, within) in says(&rule.consultation) {
                let limit = within.map(|within| (by, within));
                match asked.iter_mut().find(|(other, ..)| *other == id) {
                    Some((_, rules, limits)) => {
                        rules.push(by);
                        limits.0.extend(limit);
                    }
                    None => asked.push((id, vec![by], Limits(limit.into_iter().collect()))),
                }
            }
        }
        asked.sort_by_key(|(id, _, limits)| (limits.minutes(), *id));
        Self(asked)
    }
}

impl Decision {
    pub(super) fn orders(
        &self,
        view: &mut View<'_>,
        answers: &Answers,
        reasons: &[RuleId],
    ) -> Vec<DueOrder> {
        let asked = Asked::by(self, reasons, |says| &says.order);
        let due = asked.0.into_iter().map(|(order, by, limits)| {
            let content = self.module().orders.get(order.index());
            let nodes = self.nodes.avoid.get(order.index());
            DueOrder {
                order,
                by,
                limits,
                done: content.is_some_and(|order| is_done(order, answers)),
                warnings: self.caveats(view, answers, nodes.map_or(&[], Vec::as_slice)),
            }
        });
        due.collect()
    }

    /// The referrals that rules make and that are not over.
    pub(super) fn referrals(
        &self,
        answers: &Answers,
        reasons: &[RuleId],
        over: &BTreeSet<ReferralId>,
    ) -> Vec<DueReferral> {
        let asked = Asked::by(self, reasons, |says| &says.refer).0.into_iter();
        let asked = asked.filter(|(referral, ..)| !over.contains(referral));
        let due = asked.filter_map(|(referral, by, limits)| {
            let content = self.module().referrals.get(referral.index())?;
            Some(DueReferral {
                referral,
                by,
                limits,
                missing: missing(&content.needs, answers),
                may_wait: missing(&content.may_wait, answers),
            })
        });
        due.collect()
    }

    /// The referrals that have served their purpose.
    pub(super) fn over(&self, view: &mut View<'_>) -> BTreeSet<ReferralId> {
        let until = (0..).map(ReferralId).zip(&self.nodes.until);
        let over = until.filter(|(_, until)| view.status(**until) == Status::Certain);
        over.map(|(referral, _)| referral).collect()
    }

    pub(super) fn treatments(
        &self,
        view: &mut View<'_>,
        answers: &Answers,
        reasons: &[RuleId],
        causes: &[CauseStanding],
    ) -> Vec<Proposal> {
        let leading = leading(causes);
        let treatments = (0..).map(TreatmentId).zip(&self.module().treatments);
        treatments
            .filter_map(|(id, treatment)| {
                let by = reasons.iter().copied().filter(|&rule| {
                    self.rule(rule)
                        .is_some_and(|rule| rule.consultation.treat.contains(&id))
                });
                let by = by.collect::<Vec<_>>();
                let fits = treatment.causes.iter().copied();
                let fits = fits.filter(|cause| leading.contains(cause)).collect();
                self.proposal(view, answers, (id, treatment), by, fits)
            })
            .collect()
    }

    /// A treatment that a rule asks for, or that fits a leading cause where its `when` holds.
    fn proposal(
        &self,
        view: &mut View<'_>,
        answers: &Answers,
        (id, treatment): (TreatmentId, &Treatment),
        by: Vec<RuleId>,
        mut causes: Vec<sural_content::module::CauseId>,
    ) -> Option<Proposal> {
        let nodes = self.nodes.treatments.get(id.index())?;
        if treatment.when.is_some() && view.status(nodes.when) != Status::Certain {
            causes.clear();
        }
        if by.is_empty() && causes.is_empty() {
            return None;
        }
        let never = self.caveats(view, answers, &nodes.never);
        let offer = match never.iter().map(|caveat| caveat.certain).max() {
            Some(true) => Offer::Withheld,
            Some(false) => Offer::FindOutFirst,
            None => Offer::Offered,
        };
        Some(Proposal {
            treatment: id,
            by,
            causes,
            offer,
            never,
            caution: self.caveats(view, answers, &nodes.caution),
        })
    }

    /// The warnings that hold or cannot be excluded.
    fn caveats(
        &self,
        view: &mut View<'_>,
        answers: &Answers,
        nodes: &[WarningNodes],
    ) -> Vec<Caveat> {
        let mut caveats = Vec::new();
        for (warning, node) in nodes.iter().enumerate() {
            if view.status(node.possibly) == Status::Excluded {
                continue;
            }
            let certain = view.status(node.certainly) == Status::Certain;
            let open = if certain {
                Vec::new()
            } else {
                self.would_tell(view, answers, *node)
            };
            caveats.push(Caveat {
                warning,
                certain,
                open,
            });
        }
        caveats
    }

    /// The findings that are open, or were left *not sure*, on which it depends whether a warning holds.
    fn would_tell(
        &self,
        view: &mut View<'_>,
        answers: &Answers,
        node: WarningNodes,
    ) -> Vec<FindingId> {
        let mut open = view.open_findings(node.possibly);
        open.extend(&view.open_findings(node.certainly));
        let mut findings = open.iter().map(FindingId).collect::<BTreeSet<_>>();
        let unknown = self.support(node.possibly).into_iter();
        let unknown =
            unknown.filter(|&finding| answers.get(finding).is_some_and(Answer::is_unknown));
        findings.extend(unknown.collect::<BTreeSet<_>>());
        findings.into_iter().collect()
    }
}

/// What speaks against something that somebody is about to do, whether or not any rule asks for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Against {
    /// Of a treatment: contraindications that hold, or cannot be excluded.
    pub never: Vec<Caveat>,
    /// Of a treatment: what calls for caution, or may. Of a test: where it may be of no use or do harm.
    pub caution: Vec<Caveat>,
}

impl Decision {
    /// What speaks against giving a treatment.
    ///
    /// # Errors
    /// When the answers contradict each other: the constraints they break.
    pub fn against_treatment(
        &self,
        answers: &Answers,
        treatment: TreatmentId,
    ) -> Result<Against, Vec<Conflict>> {
        let mut view = self.admissible_view(answers)?;
        let Some(nodes) = self.nodes.treatments.get(treatment.index()) else {
            return Ok(Against::default());
        };
        Ok(Against {
            never: self.caveats(&mut view, answers, &nodes.never),
            caution: self.caveats(&mut view, answers, &nodes.caution),
        })
    }

    /// What speaks against asking for a test.
    ///
    /// # Errors
    /// As [`Self::against_treatment`].
    pub fn against_order(
        &self,
        answers: &Answers,
        order: OrderId,
    ) -> Result<Against, Vec<Conflict>> {
        let mut view = self.admissible_view(answers)?;
        let nodes = self.nodes.avoid.get(order.index());
        Ok(Against {
            never: Vec::new(),
            caution: self.caveats(&mut view, answers, nodes.map_or(&[], Vec::as_slice)),
        })
    }
}

/// Every finding that a test gives is answered.
#[must_use]
pub fn is_done(order: &Order, answers: &Answers) -> bool {
    let mut gives = order.gives.iter();
    gives.all(|&finding| answers.get(finding).is_some())
}

/// Indices of the requirements that nothing answers. *Not sure* answers none; *declined* and *not assessable* say why
/// something is missing, and do.
#[must_use]
pub fn missing(requirements: &[Requirement], answers: &Answers) -> Vec<usize> {
    let answers_it = |finding: &FindingId| {
        answers
            .get(*finding)
            .is_some_and(|answer| *answer != Answer::NotSure)
    };
    let numbered = requirements.iter().enumerate();
    numbered
        .filter(|(_, requirement)| !requirement.any.iter().any(answers_it))
        .map(|(index, _)| index)
        .collect()
}
