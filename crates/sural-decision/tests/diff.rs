//! Two versions of a module differ for the cases for which enumeration finds them to differ, and for no others.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may"
)]

mod support;

use std::collections::BTreeMap;

use sural_content::module::{
    Answer, Choice, Condition, DispositionId, FindingKind, Module, Unsure,
};
use sural_decision::diff::{Difference, compare};
use sural_decision::{Answers, Decision};
use sural_diagram::BigUint;
use sural_testkit::modules;
use sural_testkit::naive::Sheet;
use sural_testkit::random::Random;

const MODULES: u64 = 150;
const CASES: usize = 20_000;

type Matrix = BTreeMap<(String, String), BigUint>;

#[test]
fn moves_are_those_of_every_case() {
    let (mut compared, mut moved) = (0, 0);
    for seed in 0..MODULES {
        let mut random = Random::seeded(seed);
        let old = modules::module(&mut random);
        let new = edited(old.clone(), &mut random);
        let (compiled, again) = (
            Decision::compile(old.clone()),
            Decision::compile(new.clone()),
        );
        let (Ok(compiled), Ok(again)) = (compiled, again) else {
            continue;
        };
        let Some((total, expected)) = enumerated(&old, &new) else {
            continue;
        };
        let difference = compare(&old, &new).unwrap();
        assert_eq!(difference.compared, BigUint::from(total), "seed {seed}");
        assert_eq!(matrix(&difference), expected, "seed {seed}");
        for change in &difference.moves {
            let came = |decision: &Decision, answers: &Answers| {
                let assessment = decision.assess(answers).unwrap();
                decision.module().dispositions[assessment.disposition.index()]
                    .id
                    .clone()
            };
            assert_eq!(came(&compiled, &change.old), change.from, "seed {seed}");
            assert_eq!(came(&again, &change.new), change.to, "seed {seed}");
        }
        compared += 1;
        moved += usize::from(!expected.is_empty());
    }
    assert!(
        compared > 50 && moved > 25,
        "{compared} compared, {moved} moved"
    );
}

#[test]
fn a_module_does_not_differ_from_itself() {
    for seed in 0..30 {
        let module = modules::module(&mut Random::seeded(seed));
        if Decision::compile(module.clone()).is_ok() {
            assert!(
                compare(&module, &module).unwrap().moves.is_empty(),
                "seed {seed}"
            );
        }
    }
}

fn matrix(difference: &Difference) -> Matrix {
    let mut matrix = Matrix::new();
    for change in &difference.moves {
        let pair = (change.from.clone(), change.to.clone());
        *matrix.entry(pair).or_default() += change.count.clone().unwrap();
    }
    matrix
}

/// One to three edits of the kinds that authors make.
fn edited(mut module: Module, random: &mut Random) -> Module {
    for _ in 0..random.within(1, 3) {
        edit(&mut module, random);
    }
    module
}

fn edit(module: &mut Module, random: &mut Random) {
    let rules = module.rules.len();
    let finding = random.below(module.findings.len());
    match random.below(6) {
        0 if rules > 1 => {
            module.rules.remove(random.below(rules));
        }
        1 if rules > 0 => {
            let ordered = module.dispositions.iter();
            let ordered = ordered
                .filter(|disposition| disposition.handled_as.is_none())
                .count();
            module.rules[random.below(rules)].disposition =
                Some(DispositionId(random.below(ordered) as u32));
        }
        2 if rules > 0 => {
            let when = &mut module.rules[random.below(rules)].when;
            match when {
                Condition::All(parts) | Condition::Any(parts) if parts.len() > 1 => {
                    parts.pop();
                }
                other => *other = Condition::Not(Box::new(other.clone())),
            }
        }
        3 => {
            let finding = &mut module.findings[finding];
            finding.unsure = if finding.unsure == Unsure::Safer {
                Unsure::Open
            } else {
                Unsure::Safer
            };
        }
        4 => {
            if let FindingKind::One {
                options,
                yes_no: false,
                ..
            }
            | FindingKind::Several { options, .. } = &mut module.findings[finding].kind
            {
                options.push(Choice {
                    id: format!("new_{}", options.len()),
                    label: String::new(),
                });
            }
        }
        _ => {
            module.constraints.pop();
        }
    }
}

/// Every case that both versions admit, and the dispositions of those that are not the same.
fn enumerated(old: &Module, new: &Module) -> Option<(usize, Matrix)> {
    let mut cases = vec![Vec::new()];
    for finding in &old.findings {
        let answers = answers(&finding.kind);
        cases = cases
            .iter()
            .flat_map(|case: &Vec<Answer>| {
                answers
                    .iter()
                    .map(|answer| [case.as_slice(), std::slice::from_ref(answer)].concat())
            })
            .collect();
        if cases.len() > CASES {
            return None;
        }
    }
    let (before, after) = (Sheet::of(old), Sheet::of(new));
    let (mut total, mut matrix) = (0, Matrix::new());
    for case in cases {
        let (was, is) = (before.facts(&case), after.facts(&case));
        if was.broken.iter().chain(&is.broken).any(|&broken| broken) {
            continue;
        }
        total += 1;
        let id = |module: &Module, disposition: DispositionId| {
            module.dispositions[disposition.index()].id.clone()
        };
        let pair = (id(old, was.disposition), id(new, is.disposition));
        if pair.0 != pair.1 {
            *matrix.entry(pair).or_default() += 1u32;
        }
    }
    Some((total, matrix))
}

fn answers(kind: &FindingKind) -> Vec<Answer> {
    let mut answers = match kind {
        FindingKind::One { options, .. } => (0..options.len()).map(Answer::Option).collect(),
        FindingKind::Several { options, .. } => (0..1 << options.len())
            .map(|bits: usize| {
                Answer::Options(
                    (0..options.len())
                        .filter(|option| bits >> option & 1 == 1)
                        .collect(),
                )
            })
            .collect(),
        FindingKind::Number { low, high, .. } => {
            (*low..=*high).map(Answer::Number).collect::<Vec<_>>()
        }
    };
    answers.push(Answer::NotSure);
    answers
}
