//! How long a block of cases takes, against the same rules by hand for one person after the other.

#![allow(clippy::unwrap_used)] // Not library code.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sural_batch::Engine;
use sural_batch::block::{Block, CASES};
use sural_batch::engine::Room;
use sural_batch::run::{Given, Slots};
use sural_batch::single::{Said, Single};
use sural_content::module::{Answer, FindingId};
use sural_decision::{Answers, Decision};
use sural_testkit::people::{self, Mix};
use sural_testkit::random::Random;
use sural_testkit::{content, reference};

/// Cases with so many in a hundred answers open.
fn block(decision: &Decision, open: usize) -> Block {
    let mix = Mix {
        unasked: open,
        unknown: 10,
        none: 90,
    };
    let module = decision.module();
    let mut random = Random::seeded(1);
    let case = |_| {
        let mut answers = Answers::none(module);
        for (id, answer) in (0..)
            .map(FindingId)
            .zip(people::answers(module, mix, &mut random))
        {
            answers.set(id, answer);
        }
        answers
    };
    Block::of(decision, &(0..CASES).map(case).collect::<Vec<_>>())
}

fn blocks(criterion: &mut Criterion) {
    let reference = Decision::compile(reference::module().unwrap()).unwrap();
    let calf_pain = Decision::compile(content::module("calf_pain").unwrap()).unwrap();
    let mut group = criterion.benchmark_group("a block");
    group.throughput(Throughput::Elements(CASES as u64));
    for (name, decision) in [("reference", &reference), ("calf pain", &calf_pain)] {
        let engine = Engine::of(decision).unwrap();
        let mut room = Room::default();
        for (open, known) in [(0, "all known"), (30, "a third open")] {
            let block = block(decision, open);
            group.bench_function(format!("{name}, {known}"), |bench| {
                bench.iter(|| {
                    black_box(engine.assess(black_box(&block), &mut room));
                });
            });
        }
        let block = block(decision, 30);
        for (program, known) in [(engine.whole(), "known"), (engine.open(), "open")] {
            let (mut given, mut slots) = (Given::default(), Slots::default());
            let name = format!(
                "{name}, {known}, {} steps on {} bits",
                program.steps(),
                program.given().len()
            );
            group.bench_function(format!("{name}: reading codes"), |bench| {
                bench.iter(|| given.read(program, black_box(&block)));
            });
            group.bench_function(format!("{name}: running"), |bench| {
                bench.iter(|| slots.run(program, black_box(&given)));
            });
            group.bench_function(format!("{name}: running on any processor"), |bench| {
                bench.iter(|| slots.run_plainly(program, black_box(&given)));
            });
        }
    }
    let mut random = Random::seeded(1);
    let people = (0..CASES).map(|_| reference::person(&mut random).0);
    let people = people.collect::<Vec<_>>();
    group.bench_function("reference, by hand", |bench| {
        bench.iter(|| {
            people
                .iter()
                .map(|person| person.disposition())
                .fold(0, u32::wrapping_add)
        });
    });
}

/// One case after the other, each another, so that no branch is learnt by heart.
fn one_by_one(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("one case");
    let mut random = Random::seeded(1);
    let people = (0..CASES).map(|_| reference::person(&mut random));
    let (people, answered): (Vec<_>, Vec<_>) = people.unzip();
    let mut next = people.iter().cycle();
    group.bench_function("reference, by hand", |bench| {
        bench.iter(|| black_box(next.next().unwrap()).fires());
    });
    let reference = Decision::compile(reference::module().unwrap()).unwrap();
    let calf_pain = Decision::compile(content::module("calf_pain").unwrap()).unwrap();
    let mix = Mix {
        unasked: 0,
        unknown: 10,
        none: 90,
    };
    let module = calf_pain.module();
    let patients = (0..CASES).map(|_| people::answers(module, mix, &mut random));
    let patients = patients.collect::<Vec<_>>();
    for (name, decision, answered) in [
        ("reference", &reference, &answered),
        ("calf pain", &calf_pain, &patients),
    ] {
        let values = answered.iter().map(|answered| values(decision, answered));
        let values = values.collect::<Vec<_>>();
        let single = Single::of(decision, &Engine::of(decision).unwrap());
        let (mut next, mut said) = (values.iter().cycle(), Said::default());
        group.bench_function(name, |bench| {
            bench.iter(|| {
                let values = black_box(next.next().unwrap());
                black_box(single.assess(decision, values, &mut said));
            });
        });
    }
}

/// The value of every variable.
fn values(decision: &Decision, answered: &[Option<Answer>]) -> Vec<u16> {
    let mut answers = Answers::none(decision.module());
    for (id, answer) in (0..).map(FindingId).zip(answered) {
        answers.set(id, answer.clone());
    }
    let values = decision.assignment(&answers).into_iter();
    values.map(Option::unwrap).collect()
}

/// How the time grows with the rules: the first of calf pain, twice as many each time.
fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("growth");
    group.throughput(Throughput::Elements(CASES as u64));
    for part in [8, 4, 2, 1] {
        let mut module = content::module("calf_pain").unwrap();
        let rules = module.rules.len() / part;
        module.rules.truncate(rules);
        let decision = Decision::compile(module).unwrap();
        let engine = Engine::of(&decision).unwrap();
        let (block, mut room) = (block(&decision, 0), Room::default());
        let steps = engine.whole().steps();
        group.bench_function(format!("{rules} rules, {steps} steps"), |bench| {
            bench.iter(|| {
                black_box(engine.assess(black_box(&block), &mut room));
            });
        });
    }
}

criterion_group!(benches, blocks, one_by_one, growth);
criterion_main!(benches);
