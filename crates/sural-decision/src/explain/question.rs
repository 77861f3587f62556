//! Why a question is asked: what its answers could still decide.

use sural_content::module::{CauseId, DispositionId, FindingId, RuleId};
use sural_diagram::Var;

use crate::answers::Answers;
use crate::assessment::{Assessment, Status, View};
use crate::compile::Decision;
use crate::set::Set;

/// What the answers to some findings could still decide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stake {
    /// Rules that could make it more urgent and read these findings, with their dispositions, most urgent first.
    pub rules: Vec<(DispositionId, RuleId)>,
    /// Causes for or against which the answers could speak.
    pub causes: Vec<CauseId>,
}

impl Decision {
    /// What the answers to these findings could still decide.
    #[must_use]
    pub fn stake(
        &self,
        answers: &Answers,
        assessment: &Assessment,
        findings: &[FindingId],
    ) -> Stake {
        let here = findings.iter().map(|finding| finding.0).collect::<Set>();
        let mut view = View::of(self, answers);
        let mut rules = self
            .raising(assessment)
            .filter(|(_, rule)| !open(self, &mut view, *rule).is_disjoint(&here))
            .collect::<Vec<_>>();
        rules.sort_unstable();
        let mut speaks = |cause: usize| {
            let lines = self.nodes.evidence.get(cause).into_iter().flatten();
            lines.flatten().any(|&node| {
                view.status(node) == Status::Possible
                    && !view.open_findings(node).is_disjoint(&here)
            })
        };
        Stake {
            causes: (0..self.module().causes.len())
                .filter(|&cause| speaks(cause))
                .map(|cause| CauseId(cause as u32))
                .collect(),
            rules,
        }
    }

    /// The `most` rules that tell best why these findings are asked, most urgent first: those most about them, each about
    /// another of them.
    #[must_use]
    pub fn telling(
        &self,
        answers: &Answers,
        assessment: &Assessment,
        findings: &[FindingId],
        most: usize,
    ) -> Vec<RuleId> {
        let mut view = View::of(self, answers);
        let mut untold = findings.iter().map(|finding| finding.0).collect::<Set>();
        let variables = findings
            .iter()
            .flat_map(|finding| self.variables().of_finding(*finding));
        let asked = variables.map(|var| var.0).collect::<Set>();
        let reads = |rule: RuleId| self.plan().rules.get(rule.index());
        let mut rules = self
            .raising(assessment)
            .filter(|(_, rule)| reads(*rule).is_some_and(|reads| !reads.is_disjoint(&asked)))
            .map(|(disposition, rule)| (disposition, open(self, &mut view, rule), rule))
            .collect::<Vec<_>>();
        rules.sort_by_cached_key(|(disposition, open, rule)| {
            (elsewhere(open, &untold), *disposition, *rule)
        });
        let telling = rules.into_iter().filter(|(_, open, _)| {
            let told = !untold.is_disjoint(open);
            untold = untold.but(open).collect();
            told
        });
        let mut told = telling
            .map(|(disposition, _, rule)| (disposition, rule))
            .take(most)
            .collect::<Vec<_>>();
        told.sort_unstable();
        told.into_iter().map(|(_, rule)| rule).collect()
    }

    /// The possible rules that are more urgent than what is certain.
    fn raising(&self, assessment: &Assessment) -> impl Iterator<Item = (DispositionId, RuleId)> {
        let floor = |rule: RuleId| self.module().rules.get(rule.index())?.disposition;
        let certain = assessment
            .reasons
            .iter()
            .filter_map(|&rule| floor(rule))
            .min();
        let certain = certain.unwrap_or_else(|| self.default_disposition());
        let rules = (0..).map(RuleId).zip(&assessment.rules);
        rules.filter_map(move |(rule, status)| {
            let disposition = floor(rule)
                .filter(|disposition| *status == Status::Possible && *disposition < certain)?;
            Some((disposition, rule))
        })
    }
}

/// How much of what a rule still reads is asked elsewhere, in hundredths.
fn elsewhere(open: &Set, here: &Set) -> usize {
    100 * open.but(here).count() / open.len().max(1)
}

/// The findings that can still make a rule fire or not.
fn open(decision: &Decision, view: &mut View<'_>, rule: RuleId) -> Set {
    let reads = decision.plan().rules.get(rule.index());
    if let Some(reads) = reads.filter(|reads| reads.is_disjoint(view.answered())) {
        // Whatever it reads is open.
        let owners = reads
            .iter()
            .filter_map(|var| decision.variables().owner(Var(var)));
        return owners.map(|owner| owner.finding.0).collect();
    }
    decision
        .rule_node(rule)
        .map(|node| view.open_findings(node))
        .unwrap_or_default()
}
