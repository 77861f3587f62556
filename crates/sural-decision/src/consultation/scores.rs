//! Scores, as the range of what the person may yet turn out to have.

use std::collections::BTreeSet;

use sural_content::module::ScoreId;

use super::ScoreRange;
use crate::answers::Answers;
use crate::assessment::View;
use crate::compile::{Decision, INADMISSIBLE};

impl Decision {
    /// By score: its range over all admissible ways in which what is open, or was left *not sure*, can be known.
    pub(super) fn scores(&self, answers: &Answers) -> Vec<ScoreRange> {
        let mut known = answers.clone();
        let unknown = answers.iter().filter(|(_, answer)| answer.is_unknown());
        for (finding, _) in unknown {
            known.set(finding, None);
        }
        let mut view = View::of(self, &known);
        let scores = (0..).map(ScoreId).zip(&self.nodes.scores);
        scores
            .map(|(score, nodes)| {
                let sums = view.sums(nodes.known);
                let bounds = sums.first().zip(sums.last());
                let (low, high) = bounds.map_or((nodes.lowest, nodes.highest), |(low, high)| {
                    (nodes.value(*low), nodes.value(*high))
                });
                let narrowed_by = if low == high {
                    BTreeSet::new()
                } else {
                    view.live_findings(nodes.sum)
                };
                ScoreRange {
                    score,
                    low,
                    high,
                    narrowed_by: narrowed_by.into_iter().collect(),
                }
            })
            .collect()
    }
}

impl View<'_> {
    /// The sums that a score can still come to, ascending.
    fn sums(&mut self, node: sural_diagram::Node) -> Vec<u32> {
        let mut sums = self.terminals(node).to_vec();
        sums.retain(|&sum| sum != INADMISSIBLE);
        sums
    }
}
