//! The calf pain module gives random people what reading its conditions one by one gives them.
//!
//! `SURAL_PEOPLE` says how many; some thousand without it. Each takes about 0.4 ms, for causes, advice and outlook are
//! compared too; `two_engines.rs` compares rules alone, and ten million people: `SURAL_PEOPLE=1000000 cargo test --release -p sural-decision --test calf_pain -- --nocapture`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may"
)]

mod support;

use std::thread;

use support::compare::{Compared, compare_verdict, equal};
use support::{answers, status};
use sural_content::module::{Answer, FindingId, FindingKind, Module};
use sural_decision::answers::none_of;
use sural_decision::{Decision, Status};
use sural_testkit::content;
use sural_testkit::naive::person::{is_unknown, real_answers};
use sural_testkit::naive::{Sheet, Verdict};
use sural_testkit::people::{self, Mix};
use sural_testkit::random::Random;

const PEOPLE: usize = 20_000;
const THREADS: usize = 2;
/// Of a hundred who contradict themselves, so many are kept to be refused; the others are drawn again.
const REFUSED: usize = 10;
/// How many in a hundred have one question still open.
const OPEN: usize = 1;

#[test]
fn people_get_what_the_rules_say_one_by_one() {
    let people = std::env::var("SURAL_PEOPLE").map_or(PEOPLE, |count| count.parse().unwrap());
    let decision = Decision::compile(content::module("calf_pain").unwrap()).unwrap();
    let tally = thread::scope(|scope| {
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
            .fold(Tally::default(), Tally::with)
    });
    println!("{people} people: both engines agree; {tally:?}");
    assert!(
        tally.refused < people / 10,
        "{tally:?} of {people}: too few are left"
    );
}

/// What people were compared.
#[derive(Debug, Default)]
struct Tally {
    /// They contradict themselves.
    refused: usize,
    /// They have said *not sure* somewhere.
    unsure: usize,
    /// They have not answered everything.
    open: usize,
    /// Some rule fires.
    advised: usize,
}

impl Tally {
    fn with(self, other: Self) -> Self {
        Self {
            refused: self.refused + other.refused,
            unsure: self.unsure + other.unsure,
            open: self.open + other.open,
            advised: self.advised + other.advised,
        }
    }
}

fn compare_people(decision: &Decision, people: usize, seed: u64) -> Tally {
    let (sheet, mut random) = (Sheet::quick(decision.module()), Random::seeded(seed));
    (0..people)
        .map(|_| compare_person(decision, &sheet, &mut random))
        .fold(Tally::default(), Tally::with)
}

fn compare_person(decision: &Decision, sheet: &Sheet<'_>, random: &mut Random) -> Tally {
    let module = decision.module();
    let mix = Mix {
        unasked: 0,
        unknown: *random.pick(&[0, 2, 8]),
        none: *random.pick(&[50, 85, 95, 97]),
    };
    let mut known = people::answers(module, mix, random);
    while !random.chance(REFUSED) && !decision.conflicts(&answers(module, &known)).is_empty() {
        known = people::answers(module, mix, random);
    }
    if random.chance(OPEN) {
        let open = random.below(known.len());
        if is_small(&module.findings[open].kind) {
            known[open] = None;
        }
    }
    match compare(decision, sheet, &known) {
        Ok(advised) => Tally {
            refused: usize::from(advised.is_none()),
            unsure: usize::from(known.iter().flatten().any(is_unknown)),
            open: usize::from(known.contains(&None)),
            advised: usize::from(advised == Some(true)),
        },
        Err(difference) => panic!("{difference}\n{}", reported(module, &known)),
    }
}

/// Whether some rule fires; nothing if the answers contradict each other.
fn compare(
    decision: &Decision,
    sheet: &Sheet<'_>,
    known: &[Option<Answer>],
) -> Result<Option<bool>, String> {
    let module = decision.module();
    let cases = completions(module, known);
    let facts = cases
        .iter()
        .map(|case| sheet.facts(case))
        .collect::<Vec<_>>();
    let broken = (0..module.constraints.len())
        .filter(|&index| facts.iter().all(|facts| facts.broken[index]))
        .collect::<Vec<_>>();
    match decision.assess(&answers(module, known)) {
        Err(conflicts) => equal(
            "conflicts",
            &conflicts
                .iter()
                .map(|conflict| conflict.constraint)
                .collect(),
            &broken,
        )
        .map(|()| None),
        Ok(assessment) => {
            let verdict = Verdict::over(&facts.iter().collect::<Vec<_>>())
                .ok_or_else(|| format!("broken: {broken:?}"))?;
            rules_agree(module, &assessment.rules, &verdict)?;
            compare_verdict(module, &assessment, &verdict)
                .map(|()| Some(!assessment.reasons.is_empty()))
        }
    }
}

/// Its answers can be tried one by one for many people.
fn is_small(kind: &FindingKind) -> bool {
    !matches!(kind, FindingKind::Several { options, .. } if options.len() > 5)
}

/// The cases that the answers can still become.
fn completions(module: &Module, known: &[Option<Answer>]) -> Vec<Vec<Answer>> {
    let mut cases = vec![Vec::with_capacity(known.len())];
    for (finding, answer) in module.findings.iter().zip(known) {
        let ways = answer.clone().map_or_else(
            || [real_answers(&finding.kind), vec![Answer::NotSure]].concat(),
            |answer| vec![answer],
        );
        if let [only] = ways.as_slice() {
            cases.iter_mut().for_each(|case| case.push(only.clone()));
            continue;
        }
        cases = cases
            .iter()
            .flat_map(|case| {
                ways.iter()
                    .map(|way| [case.as_slice(), std::slice::from_ref(way)].concat())
            })
            .collect();
    }
    cases
}

/// Said first, because it says which rule.
fn rules_agree(module: &Module, decided: &[Status], verdict: &Verdict) -> Compared {
    let enumerated = verdict.rules.iter().map(|known| status(*known));
    let other = module
        .rules
        .iter()
        .zip(decided.iter().zip(enumerated))
        .find(|(_, (decided, enumerated))| *decided != enumerated);
    other.map_or(Ok(()), |(rule, (decided, enumerated))| {
        Err(format!(
            "rule {}: {decided:?}, by enumeration {enumerated:?}\n{:#?}",
            rule.id, rule.when
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
