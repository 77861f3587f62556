//! Simulated people: answers as someone with a given cause might give them.
//!
//! A model that follows the content's own evidence, for load, demonstration and comparison. It is no epidemiology:
//! that a simulated person's cause comes out on top shows that the content agrees with itself, not that it is right.
//! How a person is drawn stands in `docs/simulated-people.md`.
//!
//! Each person depends on seed and index alone, so that any of them can be drawn again by itself.

mod aim;
mod interview;

pub use interview::{Interview, interview};

use fastrand::Rng;
use sural_content::module::{
    Answer, Base, CauseId, EvidenceLine, Finding, FindingId, FindingKind, Module, Observer, Unsure,
};
use sural_decision::answers::none_of;
use sural_decision::{Answers, Decision, weight};

/// How people are drawn. Shares are per thousand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Model {
    /// Findings that have nothing to do with the cause and are reported all the same.
    pub noise: u32,
    /// Answers that are *not sure* instead, where it is offered.
    pub not_sure: u32,
    /// Findings that are not asked.
    pub unasked: u32,
}

impl Default for Model {
    fn default() -> Self {
        Self {
            noise: 2,
            not_sure: 5,
            unasked: 0,
        }
    }
}

/// One simulated person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The cause that was drawn; `None` only in a module without causes.
    pub cause: Option<CauseId>,
    /// What they answer. Admissible.
    pub answers: Answers,
}

/// How often a person is drawn anew when the answers contradict each other. After that, nothing but their cause's
/// findings is reported.
const DRAWS: u32 = 50;

/// The person with this index.
#[must_use]
pub fn person(decision: &Decision, model: Model, seed: u64, index: u64) -> Person {
    let mut random = Rng::with_seed(mixed(seed, index));
    let cause = cause(decision.module(), &mut random);
    for _ in 0..DRAWS {
        let answers = Draw {
            module: decision.module(),
            model,
            random: &mut random,
        }
        .answers(cause);
        if decision.assess(&answers).is_ok() {
            return Person { cause, answers };
        }
    }
    // Nothing is asked: admissible in every module that compiles.
    Person {
        cause,
        answers: Answers::none(decision.module()),
    }
}

/// Spreads seed and index over all bits (splitmix64), so that neighbours have nothing in common.
fn mixed(seed: u64, index: u64) -> u64 {
    let mut mixed = seed.wrapping_add(index.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

/// A cause by its base: common 16, uncommon 4, rare 1.
fn cause(module: &Module, random: &mut Rng) -> Option<CauseId> {
    let share = |base: Base| match base {
        Base::Common => 16,
        Base::Uncommon => 4,
        Base::Rare => 1,
    };
    let shares = module
        .causes
        .iter()
        .map(|cause| share(cause.base))
        .collect::<Vec<_>>();
    picked(&shares, random).map(|index| CauseId(index as u32))
}

/// An index, as often as its share says; `None` if all are 0.
fn picked(shares: &[u32], random: &mut Rng) -> Option<usize> {
    let all = shares.iter().sum::<u32>();
    if all == 0 {
        return None;
    }
    let mut left = random.u32(..all);
    shares.iter().position(|&share| {
        let here = left < share;
        left = left.saturating_sub(share);
        here
    })
}

struct Draw<'a> {
    module: &'a Module,
    model: Model,
    random: &'a mut Rng,
}

impl Draw<'_> {
    fn answers(&mut self, cause: Option<CauseId>) -> Answers {
        let mut answers = Answers::none(self.module);
        for measure in cause
            .and_then(|cause| self.module.causes.get(cause.index()))
            .into_iter()
            .flat_map(|cause| &cause.measures)
        {
            if let Some(line) = self.line(&measure.lines) {
                aim::at(self.module, &line.when, &mut answers, self.random);
            }
        }
        let ids = (0..self.module.findings.len()).map(|index| FindingId(index as u32));
        for (id, finding) in ids
            .zip(&self.module.findings)
            .filter(|(_, finding)| finding.observers.contains(&Observer::Patient))
        {
            let answer = match answers.get(id) {
                Some(aimed) => aimed.clone(),
                None => self.background(id, finding),
            };
            answers.set(id, self.known(finding, answer));
        }
        answers
    }

    /// A line of a measure by its weight, or none of them: a ratio of ten is drawn ten times as often as "none".
    fn line<'l>(&mut self, lines: &'l [EvidenceLine]) -> Option<&'l EvidenceLine> {
        let shares = lines
            .iter()
            .map(|line| factor(weight::of(&line.weight)))
            .chain([NONE_OF_THEM])
            .collect::<Vec<_>>();
        picked(&shares, self.random).and_then(|index| lines.get(index))
    }

    /// What someone answers whose cause has nothing to do with the finding.
    fn background(&mut self, id: FindingId, finding: &Finding) -> Answer {
        match none_of(self.module, id) {
            Some(none) if !self.share(self.model.noise) => none,
            _ => self.any(finding),
        }
    }

    fn any(&mut self, finding: &Finding) -> Answer {
        match &finding.kind {
            FindingKind::One { options, .. } => {
                Answer::Option(self.random.usize(..options.len().max(1)))
            }
            FindingKind::Several { options, .. } => {
                Answer::Options(vec![self.random.usize(..options.len().max(1))])
            }
            FindingKind::Number { low, high, .. } => Answer::Number(self.random.u32(*low..=*high)),
        }
    }

    /// What of an answer comes to be known.
    fn known(&mut self, finding: &Finding, answer: Answer) -> Option<Answer> {
        if self.share(self.model.unasked) {
            return None;
        }
        Some(
            if finding.unsure != Unsure::Never && self.share(self.model.not_sure) {
                Answer::NotSure
            } else {
                answer
            },
        )
    }

    fn share(&mut self, per_thousand: u32) -> bool {
        self.random.u32(..1000) < per_thousand
    }
}

/// The share of drawing none of the lines of a measure: that of a line that says nothing.
const NONE_OF_THEM: u32 = 100;

/// The odds that a weight in centibans stands for, times 100: 30 centibans are a factor of 2.
fn factor(weight: i32) -> u32 {
    let steps = weight.clamp(-180, 180);
    let (doublings, rest) = (steps.div_euclid(30), steps.rem_euclid(30) as u32);
    let whole = if doublings < 0 {
        NONE_OF_THEM >> doublings.unsigned_abs()
    } else {
        NONE_OF_THEM << doublings
    };
    whole + whole * rest / 30
}

#[cfg(test)]
mod tests {
    use super::{factor, picked};

    #[test]
    fn weights_become_odds() {
        assert_eq!([0, 30, 60, -30, -60].map(factor), [100, 200, 400, 50, 25]);
        assert!((980..=1080).contains(&factor(100)), "{}", factor(100));
    }

    #[test]
    fn shares_are_kept() {
        let mut random = fastrand::Rng::with_seed(1);
        let mut drawn = [0; 3];
        (0..21_000).for_each(|_| drawn[picked(&[16, 4, 1], &mut random).unwrap()] += 1);
        assert!(
            (15_600..=16_400).contains(&drawn[0]) && (3_800..=4_200).contains(&drawn[1]),
            "{drawn:?}"
        );
        assert_eq!(picked(&[0, 0], &mut random), None);
    }
}
