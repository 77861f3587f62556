//! Why a cause does not lead: what speaks for it and against it, what was absent, and what is not known.

use sural_content::module::{CauseId, RuleId};

use super::claim::Claim;
use super::part::Part;
use crate::answers::Answers;
use crate::assessment::{Status, View};
use crate::causes::{self, CauseRank, Counted};
use crate::compile::Decision;
use crate::weight;

/// What is known of one cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its standing, with the evidence that counted.
    pub rank: CauseRank,
    /// Its place among all causes, from 0.
    pub place: usize,
    /// Lines that would speak for it, but what they ask for is not there; of each measure the strongest.
    pub absent: Vec<Counted>,
    /// Lines that could still speak for or against it: something they ask for is not known.
    pub missing: Vec<Counted>,
    /// Rules that ask to consider it.
    pub rules: Vec<(RuleId, Status)>,
    /// The smallest part of the answers that keeps all these rules silent; `None` if one fires or still may.
    pub excluded_by: Option<Part>,
}

impl Decision {
    /// What is known of a cause; `None` if there is no such cause.
    #[must_use]
    pub fn standing(&self, answers: &Answers, cause: CauseId) -> Option<Standing> {
        let mut view = View::of(self, answers);
        let status = |rule: RuleId, view: &mut View<'_>| {
            self.rule_node(rule)
                .map_or(Status::Excluded, |node| view.status(node))
        };
        let all = (0..self.module().rules.len() as u32).map(RuleId);
        let mut fire = all
            .clone()
            .filter(|&rule| status(rule, &mut view) == Status::Certain)
            .collect::<Vec<_>>();
        fire.sort_unstable();
        let ranks = causes::ranked(&mut view, &fire);
        let place = ranks.iter().position(|rank| rank.cause == cause)?;
        let considering = all
            .filter(|rule| {
                let rule = self.module().rules.get(rule.index());
                rule.is_some_and(|rule| rule.consider.contains(&cause))
            })
            .collect::<Vec<_>>();
        let (absent, missing) = self.unmet(&mut view, answers, cause);
        Some(Standing {
            rank: ranks.into_iter().nth(place)?,
            place,
            absent,
            missing,
            rules: considering
                .iter()
                .map(|&rule| (rule, status(rule, &mut view)))
                .collect(),
            excluded_by: (!considering.is_empty())
                .then(|| self.smallest_part(answers, &Claim::none_of(self, &considering)))
                .flatten(),
        })
    }

    /// The lines of evidence that do not count: those that speak for the cause but are absent, and those that hang on
    /// what is not known. A measure that counts in its favour lacks nothing.
    fn unmet(
        &self,
        view: &mut View<'_>,
        answers: &Answers,
        cause: CauseId,
    ) -> (Vec<Counted>, Vec<Counted>) {
        let (mut absent, mut missing) = (Vec::new(), Vec::new());
        let (Some(content), Some(nodes)) = (
            self.module().causes.get(cause.index()),
            self.nodes.evidence.get(cause.index()),
        ) else {
            return (absent, missing);
        };
        for (measure, (lines, nodes)) in content.measures.iter().zip(nodes).enumerate() {
            let mut unmet = Vec::new();
            let mut counts = false;
            for (line, (content, &node)) in lines.lines.iter().zip(nodes).enumerate() {
                let weight = weight::of(&content.weight);
                let line = Counted {
                    measure,
                    line,
                    weight,
                };
                match view.status(node) {
                    Status::Certain => counts |= weight > 0,
                    Status::Possible => missing.push(line),
                    Status::Excluded if self.hangs_on_unknown(node, answers) => missing.push(line),
                    Status::Excluded if weight > 0 => unmet.push(line),
                    Status::Excluded => {}
                }
            }
            if !counts {
                absent.extend(unmet.into_iter().max_by_key(|line| line.weight));
            }
        }
        absent.sort_by_key(|line| (-line.weight, line.measure));
        missing.sort_by_key(|line| (-line.weight.abs(), line.measure, line.line));
        (absent, missing)
    }

    /// Whether a line that does not hold could, if what is answered *not sure* were known.
    fn hangs_on_unknown(&self, node: sural_diagram::Node, answers: &Answers) -> bool {
        let mut known = answers.clone();
        for (finding, answer) in answers.iter() {
            if is_unknown(answer) {
                known.set(finding, None);
            }
        }
        View::of(self, &known).status(node) != Status::Excluded
    }
}

/// *Not sure*, *declined* or *not assessable*.
pub(super) fn is_unknown(answer: &sural_content::module::Answer) -> bool {
    use sural_content::module::Answer;
    matches!(
        answer,
        Answer::NotSure | Answer::Declined | Answer::NotAssessable
    )
}
