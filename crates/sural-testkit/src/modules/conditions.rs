//! Random conditions of every form of the language.

use sural_content::module::{Comparison, Condition, ConditionId, FindingId, FindingKind, Module, ScoreId};

use crate::random::Random;

const DEPTH: usize = 3;

/// A condition over what the module holds so far.
pub(super) fn condition(module: &Module, random: &mut Random) -> Condition {
    nested(module, DEPTH, random)
}

/// A condition that few cases meet.
pub(super) fn rare(module: &Module, random: &mut Random) -> Condition {
    Condition::All((0..random.within(2, 3)).map(|_| nested(module, DEPTH - 1, random)).collect())
}

fn nested(module: &Module, depth: usize, random: &mut Random) -> Condition {
    if depth == 0 || random.chance(30) {
        return leaf(module, random);
    }
    let part = |random: &mut Random| Box::new(nested(module, depth - 1, random));
    match random.below(10) {
        0..3 => Condition::All(parts(module, depth, random)),
        3..5 => Condition::Any(parts(module, depth, random)),
        5..7 => {
            let parts = parts(module, depth, random);
            Condition::AtLeast(random.within(1, parts.len()) as u32, parts)
        }
        7 => Condition::Not(part(random)),
        8 => Condition::Possibly(part(random)),
        _ => Condition::Certainly(part(random)),
    }
}

fn parts(module: &Module, depth: usize, random: &mut Random) -> Vec<Condition> {
    (0..random.within(2, 3)).map(|_| nested(module, depth - 1, random)).collect()
}

fn leaf(module: &Module, random: &mut Random) -> Condition {
    match random.below(10) {
        0 if !module.conditions.is_empty() => Condition::Named(ConditionId(random.below(module.conditions.len()) as u32)),
        1 | 2 if !module.scores.is_empty() => score(module, random),
        3 => Condition::IsUnknown(FindingId(random.below(module.findings.len()) as u32)),
        _ => finding(module, random),
    }
}

fn score(module: &Module, random: &mut Random) -> Condition {
    let index = random.below(module.scores.len());
    let points = || module.scores[index].terms.iter().map(|(points, _)| *points);
    let (low, high) = (points().map(|it| it.min(0)).sum::<i32>(), points().map(|it| it.max(0)).sum::<i32>());
    Condition::CompareScore(ScoreId(index as u32), comparison(random), low + random.below((high - low + 1) as usize) as i32)
}

fn finding(module: &Module, random: &mut Random) -> Condition {
    let index = random.below(module.findings.len());
    let id = FindingId(index as u32);
    match &module.findings[index].kind {
        FindingKind::One { options, .. } => Condition::IsOption(id, some_of(options.len(), random)),
        FindingKind::Several { none: Some(_), .. } if random.chance(30) => Condition::HasNone(id),
        FindingKind::Several { options, .. } => Condition::HasOption(id, some_of(options.len(), random)),
        FindingKind::Number { low, high, .. } => Condition::CompareNumber(id, comparison(random), random.within(*low as usize, *high as usize) as u32),
    }
}

/// One option at least, ascending.
fn some_of(count: usize, random: &mut Random) -> Vec<usize> {
    let first = random.below(count);
    (0..count).filter(|&option| option == first || random.chance(25)).collect()
}

fn comparison(random: &mut Random) -> Comparison {
    *random.pick(&[Comparison::Less, Comparison::AtMost, Comparison::Equal, Comparison::AtLeast, Comparison::Greater])
}
