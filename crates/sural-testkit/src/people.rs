//! Random answers.

use sural_content::module::{Answer, Finding, FindingKind, Module};

use crate::random::Random;

/// How often, in a hundred, an answer is of which sort; what is left is any actual answer.
#[derive(Debug, Clone, Copy)]
pub struct Mix {
    /// Not asked yet.
    pub unasked: usize,
    /// Of those asked: *not sure*, *declined* or *not assessable*.
    pub unknown: usize,
    /// Of those that are known: nothing abnormal, where the finding has such an option.
    pub none: usize,
}

/// By finding: an answer, or none yet.
pub fn answers(module: &Module, mix: Mix, random: &mut Random) -> Vec<Option<Answer>> {
    module
        .findings
        .iter()
        .map(|finding| {
            if random.chance(mix.unasked) {
                None
            } else {
                Some(answer(finding, mix, random))
            }
        })
        .collect()
}

/// An answer to one finding.
pub fn answer(finding: &Finding, mix: Mix, random: &mut Random) -> Answer {
    if random.chance(mix.unknown) {
        return random
            .pick(&[
                Answer::NotSure,
                Answer::NotSure,
                Answer::Declined,
                Answer::NotAssessable,
            ])
            .clone();
    }
    match &finding.kind {
        FindingKind::One {
            none: Some(none), ..
        } if random.chance(mix.none) => Answer::Option(*none),
        FindingKind::Several { none: Some(_), .. } if random.chance(mix.none) => {
            Answer::Options(Vec::new())
        }
        FindingKind::One { options, .. } => Answer::Option(random.below(options.len())),
        FindingKind::Several { options, .. } => {
            Answer::Options((0..options.len()).filter(|_| random.chance(40)).collect())
        }
        FindingKind::Number { low, high, .. } => {
            Answer::Number(random.within(*low as usize, *high as usize) as u32)
        }
    }
}
