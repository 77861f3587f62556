//! Runs the worked cases that stand in the content.

use sural_content::module::{Case, Expect, RuleId};

use crate::answers::{Answers, Conflict};
use crate::assessment::{Assessment, Status};
use crate::compile::Decision;

/// What came of one case.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The answers after the rest was filled in.
    pub answers: Answers,
    /// The assessment, or the constraints that the answers break.
    pub assessment: Result<Assessment, Vec<Conflict>>,
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

/// How many leading causes `expect cause` looks at.
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
        let failed = assessment
            .as_ref()
            .map_or_else(|_| Vec::new(), |assessment| unmet(self, case, assessment));
        Outcome {
            answers,
            assessment,
            failed,
        }
    }
}

fn unmet(decision: &Decision, case: &Case, assessment: &Assessment) -> Vec<usize> {
    let expectations = case.expect.iter().enumerate();
    expectations
        .filter(|(_, (expect, _))| !met(decision, expect, assessment))
        .map(|(index, _)| index)
        .collect()
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
        // Said by the assessment of the consultation only.
        _ => false,
    }
}
