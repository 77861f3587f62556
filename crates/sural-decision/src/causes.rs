//! Which causes to consider, how strongly, and which body system they point to.
//!
//! A cause starts at its base weight. Each measure adds its strongest line for and its strongest line against
//! (findings that measure one thing count once); a rule that fires by what was reported adds [`weight::CONSIDERED`] to
//! the causes it names. One that fires only because something is *not sure* keeps them on the list, and no more:
//! not knowing raises urgency, but is evidence for nothing.
//! The result orders causes; it is not a probability, and is never shown as one.

use sural_content::module::{CauseGroup, CauseId, FindingId, RuleId};

use crate::assessment::{Status, View};
use crate::compile::Decision;
use crate::evidence::Line;
use crate::weight;

/// How strongly a cause stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Strength {
    /// Little speaks for it, or more against.
    LessLikely,
    /// It must be kept in mind.
    Possible,
    /// The picture fits.
    Likely,
}

/// A cause with its standing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CauseRank {
    /// The cause.
    pub cause: CauseId,
    /// Its weight in centibans, base included.
    pub weight: i32,
    /// The weight in words.
    pub strength: Strength,
    /// A rule that fires asks to consider it.
    pub considered: bool,
    /// What counted: measure, line, centibans; strongest first.
    pub evidence: Vec<Counted>,
}

/// A line of evidence that counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Index of the measure in the cause.
    pub measure: usize,
    /// Index of the line in the measure.
    pub line: usize,
    /// Its weight in centibans.
    pub weight: i32,
}

/// From this weight on the picture fits: the equal of a strong and a moderate finding over a common cause.
const LIKELY: i32 = 120;
/// From this weight on a cause must be kept in mind.
const POSSIBLE: i32 = 30;
/// How many causes are looked at for care advice and safety net, if they are at least possible.
const LEADING: usize = 3;

/// All causes, likeliest first; of equals, the one that a rule asks to consider, then the order of the text.
pub(crate) fn ranked(view: &mut View<'_>, reasons: &[RuleId]) -> Vec<CauseRank> {
    let decision = view.decision;
    let reported = reasons.iter().copied().filter(|rule| {
        decision
            .nodes
            .reported
            .get(rule.index())
            .is_some_and(|&node| view.status(node) == Status::Certain)
    });
    let reported = considered(decision, &reported.collect::<Vec<_>>());
    let considered = considered(decision, reasons);
    let ids = (0..decision.module().causes.len()).map(|index| CauseId(index as u32));
    let certain = decision.evidence().certain(view);
    let mut rest = certain.as_slice();
    let mut ranks = ids
        .map(|cause| {
            let of_cause = rest.partition_point(|line| line.cause == cause);
            let (of_cause, others) = rest.split_at(of_cause);
            rest = others;
            rank(
                decision,
                cause,
                counted(of_cause),
                considered.contains(&cause),
                reported.contains(&cause),
            )
        })
        .collect::<Vec<_>>();
    ranks.sort_by_key(|rank| (-rank.weight, !rank.considered, rank.cause));
    ranks
}

fn considered(decision: &Decision, reasons: &[RuleId]) -> Vec<CauseId> {
    let rules = reasons
        .iter()
        .filter_map(|rule| decision.module().rules.get(rule.index()));
    rules
        .flat_map(|rule| rule.consider.iter().copied())
        .collect()
}

fn rank(
    decision: &Decision,
    cause: CauseId,
    evidence: Vec<Counted>,
    considered: bool,
    reported: bool,
) -> CauseRank {
    let base = decision
        .module()
        .causes
        .get(cause.index())
        .map_or(0, |cause| weight::of_base(cause.base));
    let weight = base
        + if reported { weight::CONSIDERED } else { 0 }
        + evidence.iter().map(|line| line.weight).sum::<i32>();
    CauseRank {
        cause,
        weight,
        strength: strength(weight, considered),
        considered,
        evidence,
    }
}

/// A cause that a rule names is at least possible, whatever else speaks against it.
fn strength(weight: i32, considered: bool) -> Strength {
    match weight {
        LIKELY.. => Strength::Likely,
        POSSIBLE.. => Strength::Possible,
        _ if considered => Strength::Possible,
        _ => Strength::LessLikely,
    }
}

/// Of each measure the strongest line for and the strongest against, of the certain lines of a cause in their order.
fn counted(certain: &[Line]) -> Vec<Counted> {
    let mut all = certain.iter().map(|line| line.counted).collect::<Vec<_>>();
    all.dedup_by_key(|line| (line.measure, line.weight > 0));
    all.sort_by_key(|line| (-line.weight.abs(), line.measure, line.line));
    all
}

/// The causes that advice and safety net speak to.
pub(crate) fn leading(causes: &[CauseRank]) -> Vec<CauseId> {
    let kept = causes
        .iter()
        .filter(|cause| cause.strength >= Strength::Possible);
    kept.take(LEADING).map(|cause| cause.cause).collect()
}

/// The group whose causes together weigh most, if the best of them is at least possible.
pub(crate) fn group(decision: &Decision, causes: &[CauseRank]) -> Option<CauseGroup> {
    let kept = causes
        .iter()
        .filter(|cause| cause.strength >= Strength::Possible);
    let mut masses: Vec<(CauseGroup, u64)> = Vec::new();
    for cause in kept {
        let group = decision.module().causes.get(cause.cause.index())?.group;
        match masses.iter_mut().find(|(other, _)| *other == group) {
            Some((_, mass)) => *mass = mass.saturating_add(odds(cause.weight)),
            None => masses.push((group, odds(cause.weight))),
        }
    }
    // The list is in the order of the likeliest cause, so that of equals the first stands.
    let heaviest = masses.iter().map(|(_, mass)| *mass).max()?;
    masses
        .iter()
        .find(|(_, mass)| *mass == heaviest)
        .map(|(group, _)| *group)
}

/// Odds of a weight, in an arbitrary unit: 30 centibans are a factor of 2.
fn odds(weight: i32) -> u64 {
    let steps = (weight.clamp(-300, 900) + 300) as u32;
    let (doublings, rest) = (steps / 30, steps % 30);
    let whole = 30u64 << doublings;
    // Linear between doublings: within 6% of the exact power.
    whole + whole * u64::from(rest) / 30
}

impl Decision {
    /// The findings that the evidence for and against a cause reads, each once, in the order of its lines.
    #[must_use]
    pub fn telling_of(&self, cause: CauseId) -> Vec<FindingId> {
        let lines = self.nodes.evidence.get(cause.index());
        let lines = lines.into_iter().flatten().flatten();
        let mut findings = Vec::new();
        for finding in lines.flat_map(|&line| self.support(line)) {
            if !findings.contains(&finding) {
                findings.push(finding);
            }
        }
        findings
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests may")]
mod tests {
    use sural_content::module::{Answer, CauseId, FindingId, Module};
    use sural_testkit::people::{self, Mix};
    use sural_testkit::random::Random;
    use sural_testkit::{content, modules, naive, reference};

    use super::{Counted, counted};
    use crate::Answers;
    use crate::assessment::{Status, View};
    use crate::compile::Decision;
    use crate::weight;

    /// Line by line, by its diagram.
    fn walked(view: &mut View<'_>, cause: CauseId) -> Vec<Counted> {
        let decision = view.decision;
        let content = &decision.module().causes[cause.index()].measures;
        let nodes = &decision.nodes.evidence[cause.index()];
        let mut all = Vec::new();
        for (measure, (content, nodes)) in content.iter().zip(nodes).enumerate() {
            let (mut pro, mut contra) = (None::<Counted>, None::<Counted>);
            for (line, (content, &node)) in content.lines.iter().zip(nodes).enumerate() {
                let weight = weight::of(&content.weight);
                let counted = Counted {
                    measure,
                    line,
                    weight,
                };
                if view.status(node) != Status::Certain {
                    continue;
                }
                if weight > 0 && pro.is_none_or(|line| line.weight <= weight) {
                    pro = Some(counted);
                }
                if weight < 0 && contra.is_none_or(|line| line.weight > weight) {
                    contra = Some(counted);
                }
            }
            all.extend(pro.into_iter().chain(contra));
        }
        all.sort_by_key(|line| (-line.weight.abs(), line.measure, line.line));
        all
    }

    /// Lines that counted.
    fn compare(decision: &Decision, known: &[Option<Answer>]) -> usize {
        let mut answers = Answers::none(decision.module());
        for (finding, answer) in (0..).map(FindingId).zip(known) {
            answers.set(finding, answer.clone());
        }
        let mut view = View::of(decision, &answers);
        let certain = decision.evidence().certain(&mut view);
        let causes = (0..decision.module().causes.len() as u32).map(CauseId);
        let counts = causes.map(|cause| {
            let of_cause = certain.iter().filter(|line| line.cause == cause);
            let of_cause = counted(&of_cause.copied().collect::<Vec<_>>());
            assert_eq!(of_cause, walked(&mut view, cause), "{cause:?}: {known:?}");
            of_cause.len()
        });
        counts.sum()
    }

    /// Every answer that a condition can tell from others, *not sure*, and none.
    fn every_case(module: &Module) -> Vec<Vec<Option<Answer>>> {
        let mut cases = vec![Vec::new()];
        for finding in &module.findings {
            let mut answers = naive::person::real_answers(&finding.kind)
                .into_iter()
                .map(Some)
                .collect::<Vec<_>>();
            answers.extend([Some(Answer::NotSure), None]);
            let with = |case: &Vec<_>| {
                let case = case.clone();
                answers
                    .iter()
                    .map(move |answer| [case.as_slice(), std::slice::from_ref(answer)].concat())
            };
            cases = cases.iter().flat_map(with).collect();
        }
        cases
    }

    #[test]
    fn every_case_of_small_modules_is_weighed_as_line_by_line() {
        let mut random = Random::seeded(1);
        let mut counted = 0;
        for _ in 0..100 {
            let Ok(decision) = Decision::compile(modules::module(&mut random)) else {
                continue;
            };
            for case in every_case(decision.module()) {
                counted += compare(&decision, &case);
            }
        }
        assert!(counted > 10_000, "{counted}");
    }

    #[test]
    fn people_are_weighed_as_line_by_line() {
        let mut random = Random::seeded(2);
        for (module, people) in [
            (reference::module().unwrap(), 2_000),
            (content::module("calf_pain").unwrap(), 500),
            (content::whole("calf_pain").unwrap(), 100),
        ] {
            let decision = Decision::compile(module).unwrap();
            let mut counted = 0;
            for _ in 0..people {
                let mix = Mix {
                    unasked: *random.pick(&[0, 20, 80]),
                    unknown: 20,
                    none: *random.pick(&[30, 90]),
                };
                let known = people::answers(decision.module(), mix, &mut random);
                counted += compare(&decision, &known);
            }
            assert!(counted > 10 * people, "{counted}");
        }
    }
}
