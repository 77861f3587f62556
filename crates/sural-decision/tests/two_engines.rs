//! Every rule and constraint of the calf pain module, and the disposition, read for random people by diagrams and
//! condition by condition, neither engine knowing of the other.
//!
//! `SURAL_PEOPLE` says how many. Six in ten contradict no constraint; each takes about 0.04 ms, so this is ten million of
//! those in some minutes: `SURAL_PEOPLE=17000000 cargo test --release -p sural-decision --test two_engines -- --nocapture`.
//! `SURAL_REPORT` names a file for the figures, which `sural render --report` takes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may")]

mod support;

use std::thread;

use support::answers;
use sural_content::module::{Answer, RuleId};
use sural_decision::Decision;
use sural_decision::compile::{FIRES, INADMISSIBLE};
use sural_testkit::content;
use sural_testkit::naive::Sheet;
use sural_testkit::naive::person::is_unknown;
use sural_testkit::people::{self, Mix};
use sural_testkit::random::Random;

const PEOPLE: usize = 20_000;
const THREADS: usize = 2;

/// What people were compared.
#[derive(Debug, Default)]
struct Tally {
    people: usize,
    /// They contradict themselves.
    refused: usize,
    /// They have said *not sure* somewhere.
    unsure: usize,
    /// Rules that fired.
    fired: usize,
}

impl Tally {
    fn with(self, other: Self) -> Self {
        Self {
            people: self.people + other.people,
            refused: self.refused + other.refused,
            unsure: self.unsure + other.unsure,
            fired: self.fired + other.fired,
        }
    }
}

#[test]
fn two_engines_read_every_rule_alike() {
    let people = std::env::var("SURAL_PEOPLE").map_or(PEOPLE, |count| count.parse().unwrap());
    let decision = Decision::compile(content::module("calf_pain").unwrap()).unwrap();
    let tally = thread::scope(|scope| {
        let workers = (0..THREADS)
            .map(|seed| {
                let decision = &decision;
                scope.spawn(move || {
                    let mut random = Random::seeded(seed as u64);
                    let sheet = Sheet::quick(decision.module());
                    (0..people / THREADS)
                        .map(|_| compare(decision, &sheet, &mut random))
                        .fold(Tally::default(), Tally::with)
                })
            })
            .collect::<Vec<_>>();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap())
            .fold(Tally::default(), Tally::with)
    });
    println!("no difference; {tally:?}");
    if let Ok(path) = std::env::var("SURAL_REPORT") {
        let (hash, cases) = (&decision.module().hash, tally.people - tally.refused);
        let report = format!(
            "{{\"module\":{{\"hash\":\"{hash}\"}},\"engines\":{{\"cases\":{cases},\"differences\":0}}}}\n"
        );
        std::fs::write(path, report).unwrap();
    }
    assert!(tally.refused < tally.people && tally.fired > tally.people / 2);
}

fn compare(decision: &Decision, sheet: &Sheet<'_>, random: &mut Random) -> Tally {
    let module = decision.module();
    let mix = Mix {
        unasked: 0,
        unknown: *random.pick(&[0, 2, 8]),
        none: *random.pick(&[50, 85, 95, 97]),
    };
    let known = people::answers(module, mix, random);
    let case = known.iter().flatten().cloned().collect::<Vec<Answer>>();
    let read = sheet.rules(&case);
    let values = decision
        .assignment(&answers(module, &known))
        .into_iter()
        .map(Option::unwrap)
        .collect::<Vec<_>>();
    let value = |node| decision.forest().evaluate(node, &values).unwrap();
    for (index, (node, broken)) in decision.constraint_nodes().zip(&read.broken).enumerate() {
        assert_eq!(value(node) == 0, *broken, "constraint {index}: {known:?}");
    }
    let admissible = !read.broken.contains(&true);
    let mut most_urgent = decision.default_disposition();
    let mut fired = 0;
    for (index, (rule, fires)) in module.rules.iter().zip(&read.fires).enumerate() {
        let value = value(decision.rule_node(RuleId(index as u32)).unwrap());
        if !admissible && value == INADMISSIBLE {
            continue;
        }
        assert_eq!(value == FIRES, *fires, "{}: {known:?}", rule.id);
        fired += usize::from(*fires);
        if let Some(disposition) = rule.disposition.filter(|_| *fires) {
            most_urgent = most_urgent.min(disposition);
        }
    }
    assert!(
        !admissible || most_urgent == read.disposition,
        "{most_urgent:?}, condition by condition {:?}: {known:?}",
        read.disposition
    );
    Tally {
        people: 1,
        refused: usize::from(!admissible),
        unsure: usize::from(case.iter().any(is_unknown)),
        fired,
    }
}
