//! What a surface waits for: the next page, an assessment with its card, a consultation, and the decision itself.
//!
//! On the calf-pain module with nothing, with half and with all answered by the patient; and on the reference rule set,
//! beside the same rules written by hand. [What was measured](../../../docs/performance.md).

#![allow(clippy::unwrap_used)] // Not library code.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use sural_content::module::{FindingId, Module, Rest};
use sural_decision::{Answers, Decision};
use sural_testkit::random::Random;
use sural_testkit::{content, reference};

/// Answered *no* page by page, until so many pages are answered.
fn answered(decision: &Decision, pages: usize) -> Answers {
    let mut no = Answers::none(decision.module());
    no.fill(decision, Rest::No);
    let mut known = Answers::none(decision.module());
    for _ in 0..pages {
        let page = decision.progress(&known).next;
        for finding in page.into_iter().flat_map(|page| page.findings) {
            known.set(finding, no.get(finding).cloned());
        }
    }
    known
}

fn readings(criterion: &mut Criterion) {
    let reference = Decision::compile(reference::module().unwrap())
        .unwrap()
        .prepared();
    let calf_pain = Decision::compile(content::module("calf_pain").unwrap())
        .unwrap()
        .prepared();
    for (module, decision, half) in [("reference", &reference, 3), ("calf pain", &calf_pain, 6)] {
        for (name, pages) in [("nothing", 0), ("half", half), ("all", 20)] {
            let known = answered(decision, pages);
            criterion.bench_function(&format!("{module}: next page, {name} answered"), |bench| {
                bench.iter(|| decision.progress(black_box(&known)));
            });
            criterion.bench_function(&format!("{module}: assessment, {name} answered"), |bench| {
                bench.iter(|| decision.assess(black_box(&known)));
            });
        }
        let known = answered(decision, half);
        let assessment = decision.assess(&known).unwrap();
        let page = assessment.next.clone().unwrap();
        criterion.bench_function(&format!("{module}: why a page is asked"), |bench| {
            bench.iter(|| decision.telling(black_box(&known), &assessment, &page.findings, 3));
        });
        let known = answered(decision, 20);
        let assessment = decision.assess(&known).unwrap();
        criterion.bench_function(&format!("{module}: card"), |bench| {
            bench.iter(|| decision.card(black_box(&known), &assessment));
        });
    }
    let whole = Decision::compile(content::whole("calf_pain").unwrap())
        .unwrap()
        .prepared();
    for (name, pages) in [("nothing", 0), ("half", 6), ("all", 20)] {
        let known = answered(&whole, pages);
        criterion.bench_function(&format!("consultation, {name} answered"), |bench| {
            bench.iter(|| whole.consult(black_box(&known)));
        });
    }
}

/// Different people one after the other, so that no branch is learnt by heart.
fn people(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("reference: people");
    let module = reference::module().unwrap();
    let mut random = Random::seeded(1);
    let drawn = (0..1000).map(|_| reference::person(&mut random));
    let (by_hand, said): (Vec<_>, Vec<_>) = drawn.unzip();
    let said = said
        .into_iter()
        .map(|said| {
            let mut answers = Answers::none(&module);
            for (index, answer) in (0..).zip(said) {
                answers.set(FindingId(index), answer);
            }
            answers
        })
        .collect::<Vec<_>>();
    let mut next = by_hand.iter().cycle();
    group.bench_function("rules by hand", |bench| {
        bench.iter(|| black_box(next.next().unwrap()).fires());
    });
    let decision = Decision::compile(module.clone()).unwrap().prepared();
    let mut next = said.iter().cycle();
    group.bench_function("assessment", |bench| {
        bench.iter(|| decision.assess(next.next().unwrap()));
    });
    // What weighing the causes takes is the difference.
    let unweighed = Decision::compile(without_evidence(module))
        .unwrap()
        .prepared();
    let mut next = said.iter().cycle();
    group.bench_function("assessment without evidence", |bench| {
        bench.iter(|| unweighed.assess(next.next().unwrap()));
    });
    let mut next = said.iter().cycle();
    group.bench_function("assessment and card", |bench| {
        bench.iter(|| {
            let answers = next.next().unwrap();
            let assessment = decision.assess(answers).unwrap();
            decision.card(answers, &assessment)
        });
    });
    group.finish();
}

fn without_evidence(mut module: Module) -> Module {
    for cause in &mut module.causes {
        cause.measures.clear();
    }
    module
}

fn compiling(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compile");
    group.sample_size(10);
    for (name, module) in [
        ("reference", reference::module().unwrap()),
        ("calf pain", content::module("calf_pain").unwrap()),
        (
            "calf pain with its consultation",
            content::whole("calf_pain").unwrap(),
        ),
    ] {
        group.bench_function(name, |bench| {
            bench.iter(|| Decision::compile(black_box(module.clone())));
        });
        group.bench_function(format!("{name}, prepared"), |bench| {
            bench.iter(|| Decision::compile(black_box(module.clone())).map(Decision::prepared));
        });
    }
}

/// How the time grows with the rules: the first of calf pain, twice as many each time.
fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("growth");
    group.sample_size(20);
    for part in [8, 4, 2, 1] {
        let mut module = content::module("calf_pain").unwrap();
        let rules = module.rules.len() / part;
        module.rules.truncate(rules);
        group.bench_function(format!("{rules} rules: compile"), |bench| {
            bench.iter(|| Decision::compile(black_box(module.clone())));
        });
        let decision = Decision::compile(module).unwrap().prepared();
        let known = answered(&decision, 20);
        group.bench_function(
            format!("{rules} rules: assessment, all answered"),
            |bench| {
                bench.iter(|| decision.assess(black_box(&known)));
            },
        );
    }
}

criterion_group!(benches, readings, people, compiling, growth);
criterion_main!(benches);
