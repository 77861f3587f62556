//! What content says of many cases, case by case: exactly what it says of each alone.

use sural_content::module::{DispositionId, RuleId};
use sural_decision::{Answers, Decision};

use crate::block::{Block, CASES};
use crate::engine::{Engine, Room};

/// What content says of one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// As [`sural_decision::Assessment::disposition`].
    pub disposition: DispositionId,
    /// No answer to come can change it.
    pub settled: bool,
    /// The most urgent disposition that an answer to come could still lead to.
    pub could_become: DispositionId,
    /// Rules that fire for certain, in the order of the text.
    pub rules: Vec<RuleId>,
}

impl Engine {
    /// What content says of each of the cases, in their order; none of a case whose answers contradict each other.
    ///
    /// Most cases are decided by the block. Of those that are not, the least urgent outcome is asked of the diagrams.
    pub fn outcomes(
        &self,
        decision: &Decision,
        cases: &[Answers],
        room: &mut Room,
    ) -> Vec<Option<Outcome>> {
        let blocks = cases.chunks(CASES);
        blocks
            .flat_map(|cases| self.of_block(decision, cases, room))
            .collect()
    }

    fn of_block(
        &self,
        decision: &Decision,
        cases: &[Answers],
        room: &mut Room,
    ) -> Vec<Option<Outcome>> {
        let verdicts = self.assess(&Block::of(decision, cases), room);
        let (urgent, certain) = verdicts.dispositions();
        let levels = urgent.into_iter().zip(certain).enumerate();
        let outcomes = cases
            .iter()
            .zip(levels)
            .map(|(answers, (case, (urgent, certain)))| {
                if verdicts.contradicts(case) {
                    return None;
                }
                let rules = verdicts.certain(case).collect();
                if urgent == certain {
                    return Some(Outcome {
                        disposition: certain,
                        settled: true,
                        could_become: urgent,
                        rules,
                    });
                }
                let assessment = decision.assess(answers).ok()?;
                Some(Outcome {
                    disposition: assessment.disposition,
                    settled: assessment.settled,
                    could_become: assessment.could_become,
                    rules,
                })
            });
        outcomes.collect()
    }
}
