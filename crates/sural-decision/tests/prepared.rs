//! What is worked out beforehand saves time, and changes nothing of what is said.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may"
)]

mod support;

use support::answers;
use sural_content::module::Module;
use sural_decision::Decision;
use sural_testkit::people::{self, Mix};
use sural_testkit::random::Random;
use sural_testkit::{content, modules};

#[test]
fn random_modules_say_the_same_prepared() {
    let compared = (0..400).map(|seed| {
        let mut random = Random::seeded(seed);
        says_the_same(modules::module(&mut random), 5, &mut random)
    });
    assert!(compared.sum::<usize>() > 1_000);
}

#[test]
fn calf_pain_says_the_same_prepared() {
    let mut random = Random::seeded(0);
    let module = content::module("calf_pain").unwrap();
    assert!(says_the_same(module, 200, &mut random) > 100);
}

/// Compares on so many people; how many did not contradict themselves.
fn says_the_same(module: Module, people: usize, random: &mut Random) -> usize {
    let (Ok(plain), Ok(prepared)) = (Decision::compile(module.clone()), Decision::compile(module))
    else {
        return 0;
    };
    let prepared = prepared.prepared();
    let compared = (0..people).filter(|_| {
        let mix = Mix {
            unasked: *random.pick(&[0, 20, 50, 80, 100]),
            unknown: *random.pick(&[0, 30]),
            none: *random.pick(&[30, 97]),
        };
        let known = people::answers(plain.module(), mix, random);
        let known = answers(plain.module(), &known);
        assert_eq!(plain.implied(&known), prepared.implied(&known));
        let assessed = plain.assess(&known);
        assert_eq!(assessed, prepared.assess(&known));
        let Ok(assessment) = assessed else {
            return false;
        };
        assert_eq!(
            plain.card(&known, &assessment),
            prepared.card(&known, &assessment)
        );
        true
    });
    compared.count()
}
