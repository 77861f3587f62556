//! Which causes to consider, how strongly, and which body system they point to.
//!
//! A cause starts at its base weight. Each measure adds its strongest line for and its strongest line against
//! (findings that measure one thing count once); a rule that fires by what was reported adds [`weight::CONSIDERED`] to
//! the causes it names. One that fires only because something is *not sure* keeps them on the list, and no more:
//! not knowing raises urgency, but is evidence for nothing.
//! The result orders causes; it is not a probability, and is never shown as one.

use sural_content::module::{Cause, CauseGroup, CauseId, FindingId, RuleId};
use sural_diagram::{Forest, Node, Var};

use crate::assessment::{Status, View};
use crate::compile::{Decision, FIRES, SILENT};
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
    let mut ranks = ids
        .map(|cause| {
            rank(
                view,
                cause,
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

fn rank(view: &mut View<'_>, cause: CauseId, considered: bool, reported: bool) -> CauseRank {
    let decision = view.decision;
    let base = decision
        .module()
        .causes
        .get(cause.index())
        .map_or(0, |cause| weight::of_base(cause.base));
    let evidence = counted(view, cause);
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

/// Of each measure the strongest certain line for and the strongest against.
fn counted(view: &mut View<'_>, cause: CauseId) -> Vec<Counted> {
    let lines = view.decision.evidence().lines(cause);
    let mut all = Vec::new();
    for measure in lines.chunk_by(|a, b| a.counted.measure == b.counted.measure) {
        let (mut pro, mut contra) = (None::<Counted>, None::<Counted>);
        for Line { counted, reads } in measure {
            if !reads.is_certain(view) {
                continue;
            }
            if counted.weight > 0 && pro.is_none_or(|line| line.weight <= counted.weight) {
                pro = Some(*counted);
            }
            if counted.weight < 0 && contra.is_none_or(|line| line.weight > counted.weight) {
                contra = Some(*counted);
            }
        }
        all.extend(pro.into_iter().chain(contra));
    }
    all.sort_by_key(|line| (-line.weight.abs(), line.measure, line.line));
    all
}

/// The evidence of a module, laid out to be weighed often.
#[derive(Debug)]
pub(crate) struct Evidence(Vec<Vec<Line>>);

/// A line of evidence.
#[derive(Debug)]
struct Line {
    counted: Counted,
    reads: Reads,
}

/// What a line of evidence depends on.
#[derive(Debug)]
enum Reads {
    /// One variable: a bit of each value for which the line is certain, the last bit for *open*.
    One(Var, u64),
    /// More than that, or more values than there are bits: its diagram is walked.
    Diagram(Node),
}

impl Evidence {
    pub(crate) fn of(decision: &Decision) -> Self {
        let causes = decision.module().causes.iter();
        let causes = causes.zip(&decision.nodes.evidence);
        let of_cause = |(cause, nodes): (&Cause, &Vec<Vec<Node>>)| {
            let measures = cause.measures.iter().zip(nodes).enumerate();
            let lines = measures.flat_map(|(measure, (content, nodes))| {
                let lines = content.lines.iter().zip(nodes).enumerate();
                lines.map(move |(line, (content, node))| Line {
                    counted: Counted {
                        measure,
                        line,
                        weight: weight::of(&content.weight),
                    },
                    reads: Reads::of(decision.forest(), *node),
                })
            });
            lines.collect()
        };
        Self(causes.map(of_cause).collect())
    }

    /// By measure and line.
    fn lines(&self, cause: CauseId) -> &[Line] {
        self.0.get(cause.index()).map_or(&[], Vec::as_slice)
    }
}

impl Reads {
    fn of(forest: &Forest, node: Node) -> Self {
        let support = forest.support(node).into_iter().collect::<Vec<_>>();
        let ends = forest.children(node).iter();
        let ends = ends.map(|end| forest.value(*end)).collect::<Vec<_>>();
        let &[var] = support.as_slice() else {
            return Self::Diagram(node);
        };
        if ends.len() > OPEN as usize {
            return Self::Diagram(node);
        }
        let fires = |end: &Option<u32>| *end == Some(FIRES);
        let places = (0..).zip(&ends).filter(|(_, end)| fires(end));
        let bits = places.fold(0, |bits, (place, _)| bits | 1 << place);
        let open = bits != 0 && !ends.contains(&Some(SILENT));
        Self::One(var, bits | u64::from(open) << OPEN)
    }

    fn is_certain(&self, view: &mut View<'_>) -> bool {
        match self {
            Self::One(var, bits) => bits >> view.value(*var).map_or(OPEN, u32::from) & 1 == 1,
            Self::Diagram(node) => view.status(*node) == Status::Certain,
        }
    }
}

/// The bit for a variable that is open.
const OPEN: u32 = u64::BITS - 1;

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
