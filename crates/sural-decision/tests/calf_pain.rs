//! The calf pain module fires the rules, of random people, that reading the rules one by one fires.
//!
//! `SURAL_PEOPLE` says how many; a few thousand without it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may"
)]

mod support;

use std::thread;

use support::answers;
use support::compare::{Compared, compare_verdict, equal};
use sural_content::module::{Answer, FindingId, Module};
use sural_decision::answers::none_of;
use sural_decision::{Decision, Status};
use sural_testkit::content;
use sural_testkit::naive::{Sheet, Verdict};
use sural_testkit::people::{self, Mix};
use sural_testkit::random::Random;

const PEOPLE: usize = 20_000;
const THREADS: usize = 2;

#[test]
fn people_get_what_the_rules_say_one_by_one() {
    let people = std::env::var("SURAL_PEOPLE").map_or(PEOPLE, |count| count.parse().unwrap());
    let decision = Decision::compile(content::module("calf_pain").unwrap()).unwrap();
    let refused = thread::scope(|scope| {
        let workers = (0..THREADS)
            .map(|seed| {
                scope.spawn({
                    let decision = &decision;
                    move || compare_people(decision, people / THREADS, seed as u64)
                })
            })
            .collect::<Vec<_>>();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap())
            .sum::<usize>()
    });
    assert!(
        refused < people / 2,
        "{refused} of {people} contradict themselves: too few are left"
    );
}

/// How many of them contradict themselves.
fn compare_people(decision: &Decision, people: usize, seed: u64) -> usize {
    let (sheet, mut random) = (Sheet::quick(decision.module()), Random::seeded(seed));
    (0..people)
        .filter(|_| compare_person(decision, &sheet, &mut random))
        .count()
}

fn compare_person(decision: &Decision, sheet: &Sheet<'_>, random: &mut Random) -> bool {
    let module = decision.module();
    let mix = Mix {
        unasked: 0,
        unknown: 8,
        none: *random.pick(&[50, 85, 95, 97]),
    };
    let known = people::answers(module, mix, random);
    match compare(decision, sheet, &known) {
        Ok(refused) => refused,
        Err(difference) => panic!("{difference}\n{}", reported(module, &known)),
    }
}

fn compare(
    decision: &Decision,
    sheet: &Sheet<'_>,
    known: &[Option<Answer>],
) -> Result<bool, String> {
    let facts = sheet.facts(&known.iter().flatten().cloned().collect::<Vec<_>>());
    let broken = (0..facts.broken.len())
        .filter(|&index| facts.broken[index])
        .collect::<Vec<_>>();
    match decision.assess(&answers(decision.module(), known)) {
        Err(conflicts) => equal(
            "conflicts",
            &conflicts
                .iter()
                .map(|conflict| conflict.constraint)
                .collect(),
            &broken,
        )
        .map(|()| true),
        Ok(assessment) => {
            let fired = |rules: &[Status]| {
                rules
                    .iter()
                    .map(|status| *status == Status::Certain)
                    .collect::<Vec<_>>()
            };
            rules_agree(decision.module(), &fired(&assessment.rules), &facts.fires)?;
            equal("disposition", &assessment.disposition, &facts.disposition)?;
            let verdict = Verdict::over(&[&facts]).ok_or_else(|| format!("broken: {broken:?}"))?;
            compare_verdict(decision.module(), &assessment, &verdict).map(|()| false)
        }
    }
}

fn rules_agree(module: &Module, decided: &[bool], enumerated: &[bool]) -> Compared {
    let other = module
        .rules
        .iter()
        .zip(decided.iter().zip(enumerated))
        .find(|(_, (decided, enumerated))| decided != enumerated);
    other.map_or(Ok(()), |(rule, (decided, _))| {
        Err(format!(
            "rule {}: fires {decided}, by enumeration {}\n{:#?}",
            rule.id, !decided, rule.when
        ))
    })
}

/// What is not nothing abnormal.
fn reported(module: &Module, known: &[Option<Answer>]) -> String {
    let answered = (0..)
        .map(FindingId)
        .zip(known)
        .filter(|(finding, answer)| **answer != none_of(module, *finding));
    answered
        .map(|(finding, answer)| {
            format!(
                "  {} {} {answer:?}\n",
                finding.0,
                module.findings[finding.index()].id
            )
        })
        .collect()
}
