//! What a surface waits for, on the calf-pain module: the next page, an assessment and a consultation, with nothing, with
//! half and with all answered by the patient.

#![allow(clippy::unwrap_used)] // Not library code.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use sural_content::module::Rest;
use sural_decision::{Answers, Decision};
use sural_testkit::content;

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
    let decision = Decision::compile(content::module("calf_pain").unwrap()).unwrap();
    for (name, pages) in [("nothing", 0), ("half", 6), ("all", 20)] {
        let known = answered(&decision, pages);
        criterion.bench_function(&format!("next page, {name} answered"), |bench| {
            bench.iter(|| decision.progress(black_box(&known)));
        });
        criterion.bench_function(&format!("assessment, {name} answered"), |bench| {
            bench.iter(|| decision.assess(black_box(&known)));
        });
    }
    let whole = Decision::compile(content::whole("calf_pain").unwrap()).unwrap();
    for (name, pages) in [("nothing", 0), ("half", 6), ("all", 20)] {
        let known = answered(&whole, pages);
        criterion.bench_function(&format!("consultation, {name} answered"), |bench| {
            bench.iter(|| whole.consult(black_box(&known)));
        });
    }
}

fn compiling(criterion: &mut Criterion) {
    let whole = content::whole("calf_pain").unwrap();
    let mut group = criterion.benchmark_group("compile");
    group.sample_size(10);
    group.bench_function("the whole module", |bench| {
        bench.iter(|| Decision::compile(black_box(whole.clone())));
    });
}

criterion_group!(benches, readings, compiling);
criterion_main!(benches);
