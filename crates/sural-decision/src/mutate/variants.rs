//! A condition with one fault.

use sural_content::module::{Condition, FindingId, FindingKind, Module};

use super::Operator;

/// A condition with one fault.
pub(super) struct Variant {
    pub(super) operator: Operator,
    /// The faulty part as it was.
    pub(super) was: Condition,
    /// The faulty part as it is; `None` if it is left out.
    pub(super) becomes: Option<Condition>,
    /// The condition as a whole.
    pub(super) whole: Condition,
}

/// All variants of a condition: faults of its own first, then those of its parts.
pub(super) fn of(module: &Module, condition: &Condition) -> Vec<Variant> {
    let mut all = own(module, condition);
    match condition {
        Condition::All(parts) => all.extend(in_parts(module, parts, Condition::All)),
        Condition::Any(parts) => all.extend(in_parts(module, parts, Condition::Any)),
        Condition::AtLeast(k, parts) => all.extend(in_parts(module, parts, |parts| {
            Condition::AtLeast(*k, parts)
        })),
        Condition::Not(part) => all.extend(
            in_part(module, part, Condition::Not)
                .filter(|variant| variant.operator != Operator::Negated || variant.was != **part),
        ),
        Condition::Possibly(part) => all.extend(in_part(module, part, Condition::Possibly)),
        Condition::Certainly(part) => all.extend(in_part(module, part, Condition::Certainly)),
        _ => {}
    }
    all
}

fn in_part(
    module: &Module,
    part: &Condition,
    join: impl Fn(Box<Condition>) -> Condition,
) -> impl Iterator<Item = Variant> {
    of(module, part).into_iter().map(move |variant| Variant {
        whole: join(Box::new(variant.whole)),
        ..variant
    })
}

fn in_parts(
    module: &Module,
    parts: &[Condition],
    join: impl Fn(Vec<Condition>) -> Condition,
) -> Vec<Variant> {
    let mut all = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let with = |changed: Condition| {
            parts
                .iter()
                .enumerate()
                .map(|(at, part)| {
                    if at == index {
                        changed.clone()
                    } else {
                        part.clone()
                    }
                })
                .collect()
        };
        all.extend(of(module, part).into_iter().map(|variant| Variant {
            whole: join(with(variant.whole)),
            ..variant
        }));
    }
    all
}

fn changed(operator: Operator, was: &Condition, becomes: Condition) -> Variant {
    Variant {
        operator,
        was: was.clone(),
        whole: becomes.clone(),
        becomes: Some(becomes),
    }
}

fn own(module: &Module, condition: &Condition) -> Vec<Variant> {
    let negated = match condition {
        Condition::Not(part) => (**part).clone(),
        other => Condition::Not(Box::new(other.clone())),
    };
    let mut all = vec![changed(Operator::Negated, condition, negated)];
    match condition {
        Condition::All(parts) if parts.len() > 1 => {
            all.push(changed(
                Operator::AllAnySwapped,
                condition,
                Condition::Any(parts.clone()),
            ));
            all.extend(without_each(parts, Condition::All));
        }
        Condition::Any(parts) if parts.len() > 1 => {
            all.push(changed(
                Operator::AllAnySwapped,
                condition,
                Condition::All(parts.clone()),
            ));
            all.extend(without_each(parts, Condition::Any));
        }
        Condition::AtLeast(k, parts) => all.extend(of_count(condition, *k, parts)),
        Condition::Possibly(part) | Condition::Certainly(part) => all.push(changed(
            Operator::KnowledgeDropped,
            condition,
            (**part).clone(),
        )),
        atom => all.extend(of_atom(module, atom)),
    }
    all
}

fn without_each(parts: &[Condition], join: impl Fn(Vec<Condition>) -> Condition) -> Vec<Variant> {
    let without = |index: usize| {
        parts
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != index)
            .map(|(_, part)| part.clone())
            .collect()
    };
    let dropped = parts.iter().enumerate().map(|(index, part)| Variant {
        operator: Operator::PartDropped,
        was: part.clone(),
        becomes: None,
        whole: join(without(index)),
    });
    dropped.collect()
}

fn of_count(condition: &Condition, k: u32, parts: &[Condition]) -> Vec<Variant> {
    let most = parts.len() as u32;
    let near = [k.saturating_sub(1), k + 1]
        .into_iter()
        .filter(|near| (1..=most).contains(near));
    let mut all = near
        .map(|near| {
            changed(
                Operator::CountShifted,
                condition,
                Condition::AtLeast(near, parts.to_vec()),
            )
        })
        .collect::<Vec<_>>();
    if k < most {
        all.extend(without_each(parts, |parts| Condition::AtLeast(k, parts)));
    }
    all
}

fn of_atom(module: &Module, atom: &Condition) -> Vec<Variant> {
    match atom {
        Condition::CompareNumber(finding, comparison, constant) => {
            let near = [constant.checked_sub(1), constant.checked_add(1)]
                .into_iter()
                .flatten()
                .filter(|near| in_range(module, *finding, *near));
            near.map(|near| {
                changed(
                    Operator::ComparisonShifted,
                    atom,
                    Condition::CompareNumber(*finding, *comparison, near),
                )
            })
            .collect()
        }
        Condition::CompareScore(score, comparison, constant) => {
            let near = [constant - 1, constant + 1].into_iter();
            near.map(|near| {
                changed(
                    Operator::ComparisonShifted,
                    atom,
                    Condition::CompareScore(*score, *comparison, near),
                )
            })
            .collect()
        }
        Condition::IsOption(finding, options) => {
            of_options(module, atom, *finding, options, Condition::IsOption)
        }
        Condition::HasOption(finding, options) => {
            of_options(module, atom, *finding, options, Condition::HasOption)
        }
        _ => Vec::new(),
    }
}

fn in_range(module: &Module, finding: FindingId, number: u32) -> bool {
    let kind = module
        .findings
        .get(finding.index())
        .map(|finding| &finding.kind);
    matches!(kind, Some(FindingKind::Number { low, high, .. }) if (low..=high).contains(&&number))
}

fn of_options(
    module: &Module,
    atom: &Condition,
    finding: FindingId,
    options: &[usize],
    join: impl Fn(FindingId, Vec<usize>) -> Condition,
) -> Vec<Variant> {
    let mut all = Vec::new();
    for &option in options {
        let others = options
            .iter()
            .copied()
            .filter(|other| *other != option)
            .collect::<Vec<_>>();
        if !others.is_empty() {
            all.push(changed(
                Operator::OptionDropped,
                atom,
                join(finding, others.clone()),
            ));
        }
        for near in neighbours(module, finding, option)
            .into_iter()
            .filter(|near| !options.contains(near))
        {
            let mut replaced = others.clone();
            replaced.push(near);
            replaced.sort_unstable();
            all.push(changed(
                Operator::OptionReplaced,
                atom,
                join(finding, replaced),
            ));
        }
    }
    all
}

/// The options before and after one. Of two options there is only the other, which negation gives already.
fn neighbours(module: &Module, finding: FindingId, option: usize) -> Vec<usize> {
    let count = match module
        .findings
        .get(finding.index())
        .map(|finding| &finding.kind)
    {
        Some(FindingKind::One { options, .. }) if options.len() == 2 => 0,
        Some(FindingKind::One { options, .. } | FindingKind::Several { options, .. }) => {
            options.len()
        }
        _ => 0,
    };
    [option.checked_sub(1), option.checked_add(1)]
        .into_iter()
        .flatten()
        .filter(|near| *near < count)
        .collect()
}
