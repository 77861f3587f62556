//! Runs the worked cases that stand in the content.

use sural_content::module::{Case, Expect, RuleId, Within};

use crate::answers::{Answers, Conflict};
use crate::assessment::{Assessment, Status};
use crate::compile::Decision;
use crate::consultation::{Consultation, Offer, Standing};

/// What came of one case.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The answers after the rest was filled in.
    pub answers: Answers,
    /// The assessment, or the constraints that the answers break.
    pub assessment: Result<Assessment, Vec<Conflict>>,
    /// Of a case that stands in a chapter of the consultation: what is said there.
    pub consultation: Option<Consultation>,
    /// Indices of the expectations that were not met.
    pub failed: Vec<usize>,
}

impl Outcome {
    /// Everything came as expected.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.assessment.is_ok() && self.failed.is_empty()
    }
}

/// How many leading causes `expect cause` looks at, and how many steps `expect next`.
const AMONG: usize = 3;

impl Decision {
    /// Runs one case.
    #[must_use]
    pub fn run(&self, case: &Case) -> Outcome {
        let mut answers = Answers::none(self.module());
        for (finding, answer) in &case.given {
            answers.set(*finding, Some(answer.clone()));
        }
        answers.fill(self, case.rest);
        let assessment = self.assess(&answers);
        let consultation = self
            .module()
            .in_consultation(case.chapter)
            .then(|| self.consult(&answers).ok())
            .flatten();
        let is_met = |expect: &Expect| match (&consultation, &assessment) {
            (Some(consultation), _) => met_there(self, expect, consultation),
            (None, Ok(assessment)) => met(self, expect, assessment),
            (None, Err(_)) => true,
        };
        let expectations = case.expect.iter().enumerate();
        let failed = expectations
            .filter(|(_, (expect, _))| !is_met(expect))
            .map(|(index, _)| index)
            .collect();
        Outcome {
            answers,
            assessment,
            consultation,
            failed,
        }
    }
}

fn met(decision: &Decision, expect: &Expect, assessment: &Assessment) -> bool {
    let fires = |rule: &RuleId| assessment.rules.get(rule.index()) == Some(&Status::Certain);
    match expect {
        Expect::Disposition(disposition) => assessment.disposition == *disposition,
        Expect::Fires(rule) => fires(rule),
        Expect::FiresNot(rule) => !fires(rule),
        Expect::Group(group) => assessment.cause_group == Some(*group),
        Expect::Cause(cause) => assessment
            .causes
            .iter()
            .take(AMONG)
            .any(|rank| rank.cause == *cause),
        Expect::Considers(cause) => {
            let rules = decision.module().rules.iter().zip(&assessment.rules);
            let mut firing = rules.filter(|(_, status)| **status == Status::Certain);
            firing.any(|(rule, _)| rule.consider.contains(cause))
        }
        Expect::Unsettled => !assessment.settled,
        Expect::Not(item) => !met(decision, item, assessment),
        // Said by the assessment of the consultation only.
        _ => false,
    }
}

/// What a case of the consultation expects.
fn met_there(decision: &Decision, expect: &Expect, said: &Consultation) -> bool {
    let fires = |rule: &RuleId| said.rules.get(rule.index()) == Some(&Status::Certain);
    let by = |limit: &Option<Within>, within: Option<Within>| {
        limit.is_none_or(|limit| within.is_some_and(|it| it.minutes <= limit.minutes))
    };
    let standing = |cause| {
        let mut causes = said.causes.iter();
        causes.find(|it| it.rank.cause == cause)
    };
    let offer = |treatment| {
        let mut proposals = said.treatments.iter();
        let proposal = proposals.find(|it| it.treatment == treatment)?;
        Some(proposal.offer)
    };
    let referral = |referral| said.referrals.iter().find(|it| it.referral == referral);
    match expect {
        Expect::Disposition(disposition) => said.disposition == *disposition,
        Expect::Fires(rule) => fires(rule),
        Expect::FiresNot(rule) => !fires(rule),
        Expect::Group(group) => said.cause_group == Some(*group),
        Expect::Undetermined => said.cause_group.is_none(),
        Expect::Cause(cause) => {
            let kept = said.causes.iter();
            let mut kept = kept
                .filter(|it| it.standing != Standing::Excluded)
                .take(AMONG);
            kept.any(|it| it.rank.cause == *cause)
        }
        Expect::Considers(cause) => {
            let rules = said.reasons.iter().filter_map(|rule| decision.rule(*rule));
            rules.into_iter().any(|rule| rule.consider.contains(cause))
        }
        Expect::Unsettled => said.could_become != said.disposition,
        Expect::Excludes(cause) => standing(*cause).is_some_and(|it| !it.excluded_by.is_empty()),
        Expect::Confirms(cause) => standing(*cause).is_some_and(|it| !it.confirmed_by.is_empty()),
        Expect::Open(cause) => standing(*cause).is_some_and(|it| it.standing == Standing::Open),
        Expect::First(cause) => said.rule_out_first.iter().any(|it| it.cause == *cause),
        Expect::Orders(order, limit) => {
            let mut orders = said.orders.iter();
            orders.any(|it| it.order == *order && by(limit, it.limits.shortest()))
        }
        Expect::Refers(id, limit) => {
            referral(*id).is_some_and(|it| by(limit, it.limits.shortest()))
        }
        Expect::Complete(id) => referral(*id).is_some_and(|it| it.is_complete()),
        Expect::Lacks(finding) => said.referrals.iter().any(|it| {
            let content = decision.module().referrals.get(it.referral.index());
            let needs = content.map_or(&[][..], |content| &content.needs);
            let mut missing = it.missing.iter().filter_map(|&index| needs.get(index));
            missing.any(|need| need.any.contains(finding))
        }),
        Expect::Treats(treatment) => offer(*treatment) == Some(Offer::Offered),
        Expect::Withholds(treatment) => offer(*treatment) == Some(Offer::Withheld),
        Expect::Settled(rule) => said.answered.iter().any(|it| it.rule == *rule),
        Expect::Next(step) => said.next.iter().take(AMONG).any(|it| it.step == *step),
        Expect::Needless(step) => said.needless.contains(step),
        Expect::Not(item) => !met_there(decision, item, said),
        Expect::Contradicts(id) => {
            let before = decision.module().constraints.len();
            let shown = id.index().checked_sub(before);
            shown.is_some_and(|at| said.disagreements.contains(&at))
        }
        Expect::Score(score, low, high) => {
            let mut scores = said.scores.iter();
            scores.any(|it| (it.score, it.low, it.high) == (*score, *low, *high))
        }
    }
}
