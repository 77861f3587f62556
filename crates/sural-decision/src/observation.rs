//! What people observed, as answers: who counts, which leg rules read, and how the legs differ.
//!
//! - Of one observer the last answer counts.
//! - A clinician (or a test) that differs from the patient's own answer counts only with a reason; until then the
//!   patient's answer stands. Between clinician and test the later stands. Either way the contradiction is listed.
//! - Of a finding that is recorded for each leg, rules read the painful leg; content says which answers tell that leg.
//!   While it is not known, or pain is alike in both, what both legs show counts, else whatever is not normal in either.
//! - A difference between the legs is worked out here and nowhere else: painful leg minus other leg, within the bounds
//!   of the finding that holds it.

use std::collections::{BTreeMap, BTreeSet};

use sural_content::module::{Answer, Finding, FindingId, FindingKind, Module, Observer};

use crate::answers::{Answers, none_of};

/// A leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Side {
    Left,
    Right,
}

impl Side {
    /// The other leg.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// An answer that somebody gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// What was observed.
    pub finding: FindingId,
    /// Of a finding that is recorded for each leg: the leg. Without it the painful leg is meant.
    pub side: Option<Side>,
    /// What was seen or said.
    pub answer: Answer,
    /// Who says so.
    pub observer: Observer,
    /// A reason is recorded for differing from the patient.
    pub reasoned: bool,
}

/// Two observers who differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contradiction {
    /// Index of the observation that stands.
    pub stands: usize,
    /// Index of the one that does not.
    pub differs: usize,
}

/// What observations come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observed {
    /// The answers that count.
    pub answers: Answers,
    /// Observers who differ, in the order of the findings.
    pub contradictions: Vec<Contradiction>,
    /// The leg that rules read; `None` while it is not known.
    pub leg: Option<Side>,
    /// Findings that wait for the leg to be known.
    pub waiting: Vec<FindingId>,
}

impl Observed {
    /// Nothing was observed.
    #[must_use]
    pub fn none(module: &Module) -> Self {
        Self {
            answers: Answers::none(module),
            contradictions: Vec::new(),
            leg: None,
            waiting: Vec::new(),
        }
    }

    /// What observations come to that stand in the order of time.
    #[must_use]
    pub fn of(module: &Module, observations: &[Observation]) -> Self {
        let standing = Standing::of(module, observations);
        let mut observed = Self {
            contradictions: standing.contradictions.clone(),
            leg: leg(module, &standing),
            ..Self::none(module)
        };
        let findings = standing.stands.keys().map(|(finding, _)| *finding);
        let findings = findings.collect::<BTreeSet<_>>();
        let findings = findings.into_iter();
        let findings = findings.filter_map(|id| Some((id, module.findings.get(id.index())?)));
        let findings = findings.collect::<Vec<_>>();
        for &(id, finding) in &findings {
            if finding.each_leg.is_some() {
                observed.read_leg(module, &standing, id);
            } else {
                observed.answers.set(id, standing.get(id, None).cloned());
            }
        }
        for (id, finding) in findings {
            observed.compare(module, &standing, id, finding);
        }
        observed
    }

    fn read_leg(&mut self, module: &Module, standing: &Standing<'_>, finding: FindingId) {
        let of = |side| standing.get(finding, Some(side));
        let unsided = standing.get(finding, None);
        let sides = [of(Side::Left), of(Side::Right)];
        let sided = sides.iter().any(Option::is_some);
        let answer = match self.leg {
            Some(leg) => of(leg).or(unsided).cloned(),
            None if sided => of_either(module, finding, sides),
            None => unsided.cloned(),
        };
        if answer.is_none() && self.leg.is_none() && sided {
            self.waiting.push(finding);
        }
        self.answers.set(finding, answer);
    }

    /// Answers the finding that holds the difference between the legs, once both are recorded.
    fn compare(
        &mut self,
        module: &Module,
        standing: &Standing<'_>,
        id: FindingId,
        finding: &Finding,
    ) {
        let Some(target) = finding.each_leg.and_then(|legs| legs.compare) else {
            return;
        };
        let Some(leg) = self.leg else { return };
        let painful = standing.get(id, Some(leg)).or(standing.get(id, None));
        let other = standing.get(id, Some(leg.other()));
        if let Some((painful, other)) = painful.zip(other) {
            let difference = difference(module, finding, target, painful, other);
            self.answers
                .set(target, Some(difference.unwrap_or(Answer::NotAssessable)));
        }
    }
}

/// What counts while it is not known which leg hurts more: what both legs show, else whatever is not normal in either.
/// Two numbers, or two options that differ and are both not normal, cannot be told apart and wait.
fn of_either(module: &Module, finding: FindingId, sides: [Option<&Answer>; 2]) -> Option<Answer> {
    if let [Some(left), Some(right)] = sides
        && left == right
    {
        return Some(left.clone());
    }
    let none = none_of(module, finding)?;
    let abnormal = |answer: &&Answer| **answer != none && !answer.is_unknown();
    let mut abnormal = sides.into_iter().flatten().filter(abnormal);
    match (abnormal.next(), abnormal.next()) {
        (Some(only), None) => Some(only.clone()),
        (Some(Answer::Options(left)), Some(Answer::Options(right))) => {
            let both = left.iter().chain(right).copied().collect::<BTreeSet<_>>();
            Some(Answer::Options(both.into_iter().collect()))
        }
        _ => None,
    }
}

/// The leg that rules read.
fn leg(module: &Module, standing: &Standing<'_>) -> Option<Side> {
    let findings = (0..).map(FindingId).zip(&module.findings);
    let mut telling = findings.filter_map(|(id, finding)| Some((id, finding.sides.as_ref()?)));
    telling.find_map(|(id, sides)| match standing.get(id, None)? {
        Answer::Option(option) if sides.left.contains(option) => Some(Side::Left),
        Answer::Option(option) if sides.right.contains(option) => Some(Side::Right),
        _ => None,
    })
}

/// Painful leg minus other leg, within the bounds of the finding that holds it; `None` where one of them is unknown.
fn difference(
    module: &Module,
    finding: &Finding,
    target: FindingId,
    painful: &Answer,
    other: &Answer,
) -> Option<Answer> {
    let (Answer::Number(painful), Answer::Number(other)) = (painful, other) else {
        return None;
    };
    let kind = &module.findings.get(target.index())?.kind;
    let (
        FindingKind::Number { decimals: from, .. },
        FindingKind::Number {
            low,
            high,
            decimals: to,
            ..
        },
    ) = (&finding.kind, kind)
    else {
        return None;
    };
    let difference = i64::from(*painful) - i64::from(*other);
    let scaled = if to >= from {
        difference.saturating_mul(10_i64.pow(u32::from(to - from)))
    } else {
        // Rounded down, so that a bound is reached only if the difference reaches it.
        difference.div_euclid(10_i64.pow(u32::from(from - to)))
    };
    let within = scaled.clamp(i64::from(*low), i64::from(*high));
    u32::try_from(within).ok().map(Answer::Number)
}

/// By finding and leg: the answer that stands.
struct Standing<'a> {
    observations: &'a [Observation],
    stands: BTreeMap<(FindingId, Option<Side>), usize>,
    contradictions: Vec<Contradiction>,
}

impl<'a> Standing<'a> {
    fn of(module: &Module, observations: &'a [Observation]) -> Self {
        let each_leg = |finding: FindingId| {
            let finding = module.findings.get(finding.index());
            finding.is_some_and(|finding| finding.each_leg.is_some())
        };
        // By finding and leg, by observer: the last observation.
        let mut last: BTreeMap<_, BTreeMap<Observer, (usize, &Observation)>> = BTreeMap::new();
        for (index, observation) in observations.iter().enumerate() {
            let side = observation.side.filter(|_| each_leg(observation.finding));
            last.entry((observation.finding, side))
                .or_default()
                .insert(observation.observer, (index, observation));
        }
        let mut standing = Self {
            observations,
            stands: BTreeMap::new(),
            contradictions: Vec::new(),
        };
        for (what, by_observer) in last {
            standing.settle(what, by_observer.into_values().collect());
        }
        standing
    }

    /// Of what each observer says last, decides which stands.
    fn settle(&mut self, what: (FindingId, Option<Side>), mut said: Vec<(usize, &'a Observation)>) {
        said.sort_by_key(|(index, _)| *index);
        let is_patients = |it: &&(usize, &Observation)| it.1.observer == Observer::Patient;
        let patients = said.iter().find(is_patients).copied();
        let others = said.iter().rev().filter(|it| !is_patients(it)).copied();
        let others = others.collect::<Vec<_>>();
        let counts = |(_, other): &(usize, &Observation)| {
            patients.is_none_or(|(_, own)| other.reasoned || other.answer == own.answer)
        };
        let Some((stands, answer)) = others.iter().copied().find(counts).or(patients) else {
            return;
        };
        let own = patients.filter(|(_, own)| !answer.reasoned && own.answer != answer.answer);
        let differing = others.iter().copied().chain(own);
        let differing = differing.filter(|(_, other)| other.answer != answer.answer);
        self.contradictions
            .extend(differing.map(|(differs, _)| Contradiction { stands, differs }));
        self.stands.insert(what, stands);
    }

    fn get(&self, finding: FindingId, side: Option<Side>) -> Option<&'a Answer> {
        let index = self.stands.get(&(finding, side))?;
        self.observations.get(*index).map(|it| &it.answer)
    }
}
