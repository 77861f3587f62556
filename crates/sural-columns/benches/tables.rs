//! How long a row of a table takes: in memory, from Parquet, and Parquet without being assessed.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // Not library code.

use std::hint::black_box;
use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringDictionaryBuilder};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, BooleanArray, RecordBatch};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use serde_json::Value;
use sural_columns::{Assessor, Settings};
use sural_content::module::{FindingId, FindingKind, Module, Rest};
use sural_decision::{Answers, Decision};
use sural_testkit::random::Random;
use sural_testkit::{content, reference};

const ROWS: usize = 1 << 16;

/// Columns as they are mostly kept: booleans for yes and no where nobody is unsure, text by dictionary.
fn table(module: &Module, cases: &[Answers]) -> RecordBatch {
    let findings = (0..).map(FindingId).zip(&module.findings);
    let columns = findings.map(|(id, finding)| {
        let said = cases.iter().map(|case| case.get(id));
        let said = said.map(|it| it.map(|it| sural_case::answer::to_json(finding, it)));
        let said = said.collect::<Vec<_>>();
        let unsure = said.iter().flatten().any(|it| it == "not_sure");
        let column: ArrayRef = match finding.kind {
            FindingKind::One { yes_no: true, .. } if !unsure => {
                let yes = said.iter().map(|it| it.as_ref().map(|it| it == "yes"));
                Arc::new(yes.collect::<BooleanArray>())
            }
            FindingKind::Several { .. } => {
                let mut lists = ListBuilder::new(StringDictionaryBuilder::<Int32Type>::new());
                for said in &said {
                    let items = said.as_ref().map(|it| match it {
                        Value::Array(all) => all.clone(),
                        one => vec![one.clone()],
                    });
                    lists.append_option(items.map(|it| it.into_iter().map(|it| Some(text(&it)))));
                }
                Arc::new(lists.finish())
            }
            _ => {
                let mut names = StringDictionaryBuilder::<Int32Type>::new();
                said.iter()
                    .for_each(|it| names.append_option(it.as_ref().map(text)));
                Arc::new(names.finish())
            }
        };
        (finding.id.as_str(), column, true)
    });
    RecordBatch::try_from_iter_with_nullable(columns).unwrap()
}

fn text(value: &Value) -> String {
    let text = value.as_str().map(str::to_owned);
    text.unwrap_or_else(|| value.to_string())
}

/// People of the reference rules, of whom everything is known.
fn persons(module: &Module) -> Vec<Answers> {
    let mut random = Random::seeded(1);
    let person = |_| {
        let mut answers = Answers::none(module);
        let given = reference::person(&mut random).1.into_iter();
        for (id, answer) in (0..).map(FindingId).zip(given) {
            answers.set(id, answer);
        }
        answers
    };
    (0..ROWS).map(person).collect()
}

/// Simulated people with calf pain.
fn people(decision: &Decision) -> Vec<Answers> {
    let person = |index| {
        let model = sural_simulate::Model::default();
        sural_simulate::person(decision, model, 1, index % 5000).answers
    };
    (0..ROWS as u64).map(person).collect()
}

fn tables(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a table");
    group
        .throughput(Throughput::Elements(ROWS as u64))
        .sample_size(10);
    let reference = Decision::compile(reference::module().unwrap()).unwrap();
    let calf_pain = Decision::compile(content::module("calf_pain").unwrap()).unwrap();
    let cases = [persons(reference.module()), people(&calf_pain)];
    for ((name, decision), cases) in [("reference", reference), ("calf pain", calf_pain)]
        .into_iter()
        .zip(cases)
    {
        let decision = Arc::new(decision);
        let settings = Settings {
            unknown: Rest::No,
            causes: false,
        };
        let assessor = Assessor::new(Arc::clone(&decision), settings).unwrap();
        let table = table(decision.module(), &cases);
        group.bench_function(format!("{name}, in memory"), |bench| {
            bench.iter(|| assessor.assess(black_box(&table)).unwrap());
        });
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::try_new(1).unwrap()))
            .build();
        let mut bytes = Vec::new();
        let mut writer =
            ArrowWriter::try_new(&mut bytes, table.schema(), Some(properties)).unwrap();
        writer.write(&table).unwrap();
        writer.close().unwrap();
        let bytes = bytes::Bytes::from(bytes);
        let read = || {
            let reader = ParquetRecordBatchReaderBuilder::try_new(bytes.clone()).unwrap();
            reader.with_batch_size(8192).build().unwrap()
        };
        group.bench_function(format!("{name}, Parquet decoded"), |bench| {
            bench.iter(|| read().map(|table| table.unwrap().num_rows()).sum::<usize>());
        });
        group.bench_function(format!("{name}, Parquet assessed"), |bench| {
            bench.iter(|| {
                let said = read().map(|table| assessor.assess(&table.unwrap()).unwrap());
                said.map(|table| table.num_rows()).sum::<usize>()
            });
        });
    }
}

criterion_group!(benches, tables);
criterion_main!(benches);
