//! What holds of every module, whatever its content says.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may"
)]

mod support;

use support::answers;
use sural_content::module::{Answer, FindingId, Module, Rest};
use sural_decision::answers::none_of;
use sural_decision::{Answers, Decision, Status};
use sural_testkit::people::{self, Mix};
use sural_testkit::random::Random;
use sural_testkit::{content, modules};

const MODULES: u64 = 300;
const PEOPLE: usize = 10;

/// Random modules, and many people of the calf pain module.
fn each_decision(make: fn(&mut Random) -> Module, check: &mut dyn FnMut(&Decision, &mut Random)) {
    for seed in 0..MODULES {
        let mut random = Random::seeded(seed);
        let Ok(decision) = Decision::compile(make(&mut random)) else {
            continue;
        };
        (0..PEOPLE).for_each(|_| check(&decision, &mut random));
    }
    let calf_pain = Decision::compile(content::module("calf_pain").unwrap()).unwrap();
    let mut random = Random::seeded(MODULES);
    (0..300).for_each(|_| check(&calf_pain, &mut random));
}

fn person(module: &Module, unasked: usize, random: &mut Random) -> Vec<Option<Answer>> {
    let mix = Mix {
        unasked,
        unknown: *random.pick(&[0, 8, 30]),
        none: *random.pick(&[30, 85, 97]),
    };
    people::answers(module, mix, random)
}

fn finding(module: &Module, random: &mut Random) -> FindingId {
    FindingId(random.below(module.findings.len()) as u32)
}

#[test]
fn not_sure_fires_every_rule_that_nothing_abnormal_fires() {
    let mut compared = 0;
    each_decision(modules::module_of_persons, &mut |decision, random| {
        let module = decision.module();
        let mut person = answers(module, &person(module, 0, random));
        let finding = finding(module, random);
        let Some(none) = none_of(module, finding) else {
            return;
        };
        person.set(finding, Some(none));
        let Ok(well) = decision.assess(&person) else {
            return;
        };
        person.set(finding, Some(Answer::NotSure));
        let unsure = decision.assess(&person).unwrap();
        let fires = |rules: &[Status]| {
            (0..rules.len())
                .filter(|&rule| rules[rule] == Status::Certain)
                .collect::<Vec<_>>()
        };
        let (with, without) = (fires(&unsure.rules), fires(&well.rules));
        let lost = without
            .iter()
            .filter(|rule| !with.contains(rule))
            .map(|&rule| &module.rules[rule].id)
            .collect::<Vec<_>>();
        assert!(
            lost.is_empty(),
            "not sure of {} loses {lost:?} for {person:?}",
            module.findings[finding.index()].id
        );
        assert!(unsure.disposition <= well.disposition);
        compared += 1;
    });
    assert!(compared > 1_000, "{compared}");
}

#[test]
fn what_is_settled_stays_so_whatever_is_answered_next() {
    let mut settled = 0;
    each_decision(modules::module, &mut |decision, random| {
        let module = decision.module();
        let unasked = *random.pick(&[10, 50, 90]);
        let mut known = answers(module, &person(module, unasked, random));
        let Ok(first) = decision.assess(&known) else {
            return;
        };
        if !first.settled {
            return;
        }
        assert_eq!(first.next, None);
        for _ in 0..3 {
            answer_one(module, &mut known, random);
            let Ok(then) = decision.assess(&known) else {
                return;
            };
            assert_eq!(
                (then.settled, then.disposition),
                (true, first.disposition),
                "{known:?}"
            );
            settled += 1;
        }
    });
    assert!(settled > 500, "{settled}");
}

fn answer_one(module: &Module, known: &mut Answers, random: &mut Random) {
    let finding = finding(module, random);
    if known.get(finding).is_none() {
        let mix = Mix {
            unasked: 0,
            unknown: 20,
            none: 20,
        };
        known.set(
            finding,
            Some(people::answer(
                &module.findings[finding.index()],
                mix,
                random,
            )),
        );
    }
}

#[test]
fn the_same_case_is_assessed_the_same() {
    for seed in 0..100 {
        let module = modules::module(&mut Random::seeded(seed));
        let (Ok(one), Ok(other)) = (Decision::compile(module.clone()), Decision::compile(module))
        else {
            continue;
        };
        let mut random = Random::seeded(seed);
        for _ in 0..PEOPLE {
            let known = answers(one.module(), &person(one.module(), 40, &mut random));
            let assessed = one.assess(&known);
            assert_eq!(assessed, one.assess(&known));
            assert_eq!(assessed, other.assess(&known));
        }
    }
}

#[test]
fn filling_in_the_rest_never_contradicts() {
    let mut filled = 0;
    each_decision(modules::module_of_persons, &mut |decision, random| {
        let module = decision.module();
        let known = answers(module, &person(module, 60, random));
        if decision.assess(&known).is_err() {
            return;
        }
        for rest in [Rest::No, Rest::NotSure, Rest::Unasked] {
            let mut all = known.clone();
            all.fill(decision, rest);
            assert!(
                decision.assess(&all).is_ok(),
                "{rest:?} after {known:?} gives {all:?}"
            );
            filled += 1;
        }
    });
    assert!(filled > 1_000, "{filled}");
}
