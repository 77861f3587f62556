//! What is known of one person: an answer, or none yet, for every finding.

use std::collections::BTreeSet;

use sural_content::module::{Answer, FindingId, FindingKind, Module, Observer, Rest};

use crate::assessment::{Status, View};
use crate::compile::Decision;
use crate::condition::Reading;

/// The answers of one case at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers(Vec<Option<Answer>>);

/// Answers that cannot hold together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Index of the constraint in the module.
    pub constraint: usize,
    /// The answered findings it speaks of, in the order of the text.
    pub findings: Vec<FindingId>,
}

impl Answers {
    /// Nothing is known yet.
    #[must_use]
    pub fn none(module: &Module) -> Self {
        Self(vec![None; module.findings.len()])
    }

    /// What is known of a finding.
    #[must_use]
    pub fn get(&self, finding: FindingId) -> Option<&Answer> {
        self.0.get(finding.index()).and_then(Option::as_ref)
    }

    /// Sets or withdraws an answer.
    pub fn set(&mut self, finding: FindingId, answer: Option<Answer>) {
        if let Some(slot) = self.0.get_mut(finding.index()) {
            *slot = answer;
        }
    }

    /// Every answered finding with its answer, in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = (FindingId, &Answer)> {
        self.0.iter().enumerate().filter_map(|(index, answer)| {
            answer
                .as_ref()
                .map(|answer| (FindingId(index as u32), answer))
        })
    }

    /// Answers every patient finding that is still open as `rest` says.
    ///
    /// Where the `none` options of two findings contradict what was given (*cannot stand*, *no limit to walking*),
    /// the filled ones are left *not sure* instead.
    pub fn fill(&mut self, decision: &Decision, rest: Rest) {
        let module = decision.module();
        let mut filled = BTreeSet::new();
        for finding in (0..module.findings.len() as u32).map(FindingId) {
            if self.get(finding).is_none() {
                self.set(finding, taken(module, finding, rest));
                filled.insert(finding);
            }
        }
        for conflict in decision.conflicts(self) {
            for finding in conflict
                .findings
                .iter()
                .filter(|finding| filled.contains(finding))
            {
                self.set(*finding, Some(Answer::NotSure));
            }
        }
    }
}

fn is_patients(module: &Module, finding: FindingId) -> bool {
    module
        .findings
        .get(finding.index())
        .is_some_and(|finding| finding.observers.contains(&Observer::Patient))
}

/// How a finding without an answer is taken; none if it stays open, as every finding does that is not a patient's.
#[must_use]
pub fn taken(module: &Module, finding: FindingId, rest: Rest) -> Option<Answer> {
    match rest {
        _ if !is_patients(module, finding) => None,
        Rest::Unasked => None,
        Rest::NotSure => Some(Answer::NotSure),
        Rest::No => Some(none_of(module, finding).unwrap_or(Answer::NotSure)),
    }
}

/// The answer that reports nothing abnormal, where the finding has one.
#[must_use]
pub fn none_of(module: &Module, finding: FindingId) -> Option<Answer> {
    match &module.findings.get(finding.index())?.kind {
        FindingKind::One { none, .. } => none.map(Answer::Option),
        FindingKind::Several { none, .. } => none.as_ref().map(|_| Answer::Options(Vec::new())),
        FindingKind::Number { .. } => None,
    }
}

impl Decision {
    /// The constraints that these answers break. Only actual answers break one: *not sure* never does.
    #[must_use]
    pub fn conflicts(&self, answers: &Answers) -> Vec<Conflict> {
        let mut view = View::of(self, answers);
        let broken = self
            .constraint_nodes()
            .enumerate()
            .filter(|&(_, node)| view.status(node) == Status::Excluded)
            .collect::<Vec<_>>();
        broken
            .into_iter()
            .map(|(constraint, node)| Conflict {
                constraint,
                findings: self.answered_in(node, answers),
            })
            .collect()
    }

    /// The answered findings that a diagram reads.
    pub(crate) fn answered_in(
        &self,
        node: sural_diagram::Node,
        answers: &Answers,
    ) -> Vec<FindingId> {
        let findings = self.support(node);
        findings
            .into_iter()
            .filter(|&finding| answers.get(finding).is_some())
            .collect()
    }
}

/// How constraints read what is unknown: only what is certain can contradict.
pub(crate) const CONSTRAINT_READING: Reading = Reading::Certainly;
