//! Simulated people in Parquet files, and what the decision says of each by itself.

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, Int64Array, ListBuilder, RecordBatch, StringBuilder};
use datafusion::parquet::arrow::ArrowWriter;
use serde_json::Value;
use sural_content::module::{Answer, Finding, FindingId, FindingKind};
use sural_decision::{Answers, Decision};
use sural_simulate::{Model, person};

/// How often each disposition comes, in the order of their names.
pub type Counts = Vec<(String, i64)>;

/// Writes so many people into so many files of a folder; every third answer is not given.
pub fn write(decision: &Decision, people: usize, files: usize, folder: &Path) -> Vec<Answers> {
    let model = Model {
        unasked: 333,
        not_sure: 50,
        ..Model::default()
    };
    let people: Vec<Answers> = (0..people as u64)
        .map(|index| person(decision, model, 7, index).answers)
        .collect();
    fs::create_dir_all(folder).unwrap();
    let rows = people.len().div_ceil(files);
    for (file, some) in people.chunks(rows).enumerate() {
        let batch = table(decision, some, (file * rows) as i64);
        let to = File::create(folder.join(format!("{file}.parquet"))).unwrap();
        let mut writer = ArrowWriter::try_new(to, batch.schema(), None).unwrap();
        writer.write(&batch).unwrap();
        writer.close().unwrap();
    }
    people
}

/// What the decision says of each, one after the other.
pub fn counts(decision: &Decision, people: &[Answers]) -> Counts {
    let mut counts = std::collections::BTreeMap::new();
    for answers in people {
        let said = decision.assess(&decision.implied(answers)).unwrap();
        let disposition = &decision.module().dispositions[said.disposition.index()].id;
        *counts.entry(disposition.clone()).or_default() += 1;
    }
    counts.into_iter().collect()
}

fn table(decision: &Decision, people: &[Answers], first: i64) -> RecordBatch {
    let numbers = (first..).take(people.len()).collect::<Int64Array>();
    let mut columns = vec![("person", Arc::new(numbers) as ArrayRef)];
    for (id, finding) in (0..).map(FindingId).zip(&decision.module().findings) {
        let said = people.iter().map(|answers| answers.get(id));
        columns.push((&finding.id, column(finding, said)));
    }
    RecordBatch::try_from_iter(columns).unwrap()
}

fn column<'a>(finding: &Finding, said: impl Iterator<Item = Option<&'a Answer>>) -> ArrayRef {
    let texts = said.map(|answer| Some(texts(finding, answer?)));
    if let FindingKind::Several { .. } = finding.kind {
        let mut lists = ListBuilder::new(StringBuilder::new());
        texts.for_each(|texts| lists.append_option(texts.map(|all| all.into_iter().map(Some))));
        return Arc::new(lists.finish());
    }
    let mut column = StringBuilder::new();
    texts.for_each(|texts| column.append_option(texts.map(|all| all.concat())));
    Arc::new(column.finish())
}

fn texts(finding: &Finding, answer: &Answer) -> Vec<String> {
    let text = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    match sural_case::answer::to_json(finding, answer) {
        Value::Array(all) => all.iter().map(text).collect(),
        one => vec![text(&one)],
    }
}
