//! The decision says of random modules and people exactly what enumeration says.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may"
)]

mod support;

use std::fmt::Debug;

use support::compare::{Compared, compare_verdict, equal};
use support::{answers, shown};
use sural_content::module::{Answer, Module};
use sural_decision::{CompileError, Decision};
use sural_testkit::modules;
use sural_testkit::naive::Universe;
use sural_testkit::people::{self, Mix};
use sural_testkit::random::Random;

const MODULES: u64 = 1_000;
const CASES: usize = 12;

#[test]
fn random_modules_are_decided_as_enumeration_decides_them() {
    let wrong = (0..MODULES).flat_map(differences).collect::<Vec<_>>();
    assert!(
        wrong.is_empty(),
        "{} differences, the first:\n{}",
        wrong.len(),
        wrong[0]
    );
}

fn differences(seed: u64) -> Vec<String> {
    let mut random = Random::seeded(seed);
    let module = modules::module(&mut random);
    let universe = Universe::of(&module);
    match Decision::compile(module) {
        Ok(decision) => (0..CASES)
            .filter_map(|case| {
                case_differs(&decision, &universe, &mut random)
                    .map(|it| format!("seed {seed}, case {case}, {it}"))
            })
            .collect(),
        Err(CompileError::ContradictoryConstraints) if universe.assess(&[]).is_none() => Vec::new(),
        Err(error) => vec![format!("seed {seed}: {error}")],
    }
}

fn case_differs(decision: &Decision, universe: &Universe, random: &mut Random) -> Option<String> {
    let module = decision.module();
    let mix = Mix {
        unasked: *random.pick(&[0, 20, 50, 80, 100]),
        unknown: *random.pick(&[0, 30, 60]),
        none: 30,
    };
    let known = people::answers(module, mix, random);
    let difference = compare(decision, universe, &known).err()?;
    Some(format!(
        "{difference}\n{}rules: {:?}\nconstraints: {:?}",
        shown(module, &known),
        whens(module),
        module.constraints
    ))
}

fn whens(module: &Module) -> Vec<impl Debug + '_> {
    module
        .rules
        .iter()
        .map(|rule| (&rule.when, rule.disposition))
        .collect()
}

fn compare(decision: &Decision, universe: &Universe, known: &[Option<Answer>]) -> Compared {
    let answers = answers(decision.module(), known);
    let conflicts = decision
        .conflicts(&answers)
        .iter()
        .map(|conflict| conflict.constraint)
        .collect::<Vec<_>>();
    equal("conflicts", &conflicts, &universe.conflicts(known))?;
    match (decision.assess(&answers), universe.assess(known)) {
        (Ok(assessment), Some(verdict)) => {
            compare_verdict(decision.module(), &assessment, &verdict)
        }
        (Err(conflicts), None) => {
            equal("a refusal without a reason", &conflicts.is_empty(), &false)
        }
        (assessment, verdict) => equal("is refused", &assessment.is_err(), &verdict.is_none()),
    }
}
