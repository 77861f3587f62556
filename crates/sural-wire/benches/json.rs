//! How long one case takes from its JSON to the JSON of its assessment, and reading it alone.

#![allow(clippy::unwrap_used)] // Not library code.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::json;
use sural_case::answer;
use sural_content::module::{FindingId, Module};
use sural_decision::{Answers, Decision};
use sural_testkit::random::Random;
use sural_testkit::{content, reference};
use sural_wire::answers::parse;

/// How many people take turns.
const PEOPLE: u64 = 1_000;

/// People of the reference rules, of whom everything is known.
fn persons(module: &Module) -> Vec<String> {
    let mut random = Random::seeded(1);
    let person = |_| {
        let mut answers = Answers::none(module);
        let given = reference::person(&mut random).1.into_iter();
        for (id, answer) in (0..).map(FindingId).zip(given) {
            answers.set(id, answer);
        }
        text(module, &answers)
    };
    (0..PEOPLE).map(person).collect()
}

/// Simulated people with calf pain.
fn people(decision: &Decision) -> Vec<String> {
    let person = |index| {
        let model = sural_simulate::Model::default();
        let person = sural_simulate::person(decision, model, 1, index);
        text(decision.module(), &person.answers)
    };
    (0..PEOPLE).map(person).collect()
}

fn text(module: &Module, answers: &Answers) -> String {
    json!({ "answers": answer::object(module, answers) }).to_string()
}

fn cases(criterion: &mut Criterion) {
    let reference = Decision::compile(reference::module().unwrap()).unwrap();
    let calf_pain = Decision::compile(content::module("calf_pain").unwrap()).unwrap();
    let texts = [persons(reference.module()), people(&calf_pain)];
    for ((name, decision), texts) in [("reference", reference), ("calf pain", calf_pain)]
        .into_iter()
        .zip(texts)
    {
        let decision = decision.prepared();
        let mut group = criterion.benchmark_group(name);
        let mut next = texts.iter().cycle();
        group.bench_function("answers read", |bench| {
            bench.iter(|| parse(decision.module(), black_box(next.next().unwrap())).unwrap());
        });
        group.bench_function("answers in, disposition out", |bench| {
            bench.iter(|| {
                let read = parse(decision.module(), black_box(next.next().unwrap())).unwrap();
                let assessment = decision.assess(&read.answers).unwrap();
                json!({ "disposition": assessment.disposition.index() }).to_string()
            });
        });
    }
}

criterion_group!(benches, cases);
criterion_main!(benches);
