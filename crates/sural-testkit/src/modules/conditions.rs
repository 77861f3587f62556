//! Random conditions of every form of the language.

use sural_content::module::{
    Comparison, Condition, ConditionId, FindingId, FindingKind, Module, ScoreId,
};

use crate::random::Random;

const DEPTH: usize = 3;

/// A condition over what the module holds so far.
pub(super) fn condition(module: &Module, random: &mut Random) -> Condition {
    nested(module, DEPTH, random)
}

/// A condition that few cases meet.
pub(super) fn rare(module: &Module, random: &mut Random) -> Condition {
    Condition::All(
        (0..random.within(2, 3))
            .map(|_| nested(module, DEPTH - 1, random))
            .collect(),
    )
}

fn may_ask_knowledge(module: &Module) -> bool {
    module.id != super::OF_PERSONS
}

fn nested(module: &Module, depth: usize, random: &mut Random) -> Condition {
    if depth == 0 || random.chance(30) {
        return leaf(module, random);
    }
    let part = |random: &mut Random| Box::new(nested(module, depth - 1, random));
    match random.below(if may_ask_knowledge(module) { 10 } else { 8 }) {
        0..3 => Condition::All(parts(module, depth, random)),
        3..5 => Condition::Any(parts(module, depth, random)),
        5..7 => {
            let parts = parts(module, depth, random);
            Condition::AtLeast(random.within(1, parts.len()) as u32, parts)
        }
        7 => Condition::Not(part(random)),
        8 => Condition::Possibly(Box::new(of_person(module, random))),
        _ => Condition::Certainly(Box::new(of_person(module, random))),
    }
}

/// A condition without `possibly`, `certainly` and `is unknown`, which have no meaning inside the first two.
fn of_person(module: &Module, random: &mut Random) -> Condition {
    loop {
        let condition = nested(module, 1, random);
        if !speaks_of_knowledge(module, &condition) {
            return condition;
        }
    }
}

fn speaks_of_knowledge(module: &Module, condition: &Condition) -> bool {
    let mut found = false;
    condition.visit(&mut |part| {
        found |= match part {
            Condition::Possibly(_) | Condition::Certainly(_) | Condition::IsUnknown(_) => true,
            Condition::Named(id) => {
                speaks_of_knowledge(module, &module.conditions[id.index()].when)
            }
            Condition::CompareScore(id, ..) => module.scores[id.index()]
                .terms
                .iter()
                .any(|(_, term)| speaks_of_knowledge(module, term)),
            _ => false,
        };
    });
    found
}

fn parts(module: &Module, depth: usize, random: &mut Random) -> Vec<Condition> {
    (0..random.within(2, 3))
        .map(|_| nested(module, depth - 1, random))
        .collect()
}

fn leaf(module: &Module, random: &mut Random) -> Condition {
    match random.below(10) {
        0 if !module.conditions.is_empty() => {
            Condition::Named(ConditionId(random.below(module.conditions.len()) as u32))
        }
        1 | 2 if !module.scores.is_empty() => score(module, random),
        3 if may_ask_knowledge(module) => {
            Condition::IsUnknown(FindingId(random.below(module.findings.len()) as u32))
        }
        _ => finding(module, random),
    }
}

fn score(module: &Module, random: &mut Random) -> Condition {
    let index = random.below(module.scores.len());
    let points = || module.scores[index].terms.iter().map(|(points, _)| *points);
    let (low, high) = (
        points().map(|it| it.min(0)).sum::<i32>(),
        points().map(|it| it.max(0)).sum::<i32>(),
    );
    Condition::CompareScore(
        ScoreId(index as u32),
        comparison(random),
        low + random.below((high - low + 1) as usize) as i32,
    )
}

fn finding(module: &Module, random: &mut Random) -> Condition {
    let index = random.below(module.findings.len());
    let id = FindingId(index as u32);
    match &module.findings[index].kind {
        FindingKind::One { options, .. } => Condition::IsOption(id, some_of(options.len(), random)),
        FindingKind::Several { none: Some(_), .. } if random.chance(30) => Condition::HasNone(id),
        FindingKind::Several { options, .. } => {
            Condition::HasOption(id, some_of(options.len(), random))
        }
        FindingKind::Number { low, high, .. } => Condition::CompareNumber(
            id,
            comparison(random),
            random.within(*low as usize, *high as usize) as u32,
        ),
    }
}

/// One option at least, ascending.
fn some_of(count: usize, random: &mut Random) -> Vec<usize> {
    let first = random.below(count);
    (0..count)
        .filter(|&option| option == first || random.chance(25))
        .collect()
}

fn comparison(random: &mut Random) -> Comparison {
    *random.pick(&[
        Comparison::Less,
        Comparison::AtMost,
        Comparison::Equal,
        Comparison::AtLeast,
        Comparison::Greater,
    ])
}
