//! Cases, and how the program is asked about them.

use std::fs::File;
use std::path::Path;
use std::process::Output;
use std::sync::Arc;

use arrow_array::{ArrayRef, Int32Array, RecordBatch, StringArray};
use parquet::arrow::ArrowWriter;
use serde_json::{Value, json};

use crate::support::{hears, program};

pub fn sural(args: &[&str], said: &[u8]) -> Output {
    hears(program().arg("batch").args(args), said)
}

pub fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

pub fn name(path: &Path) -> &str {
    path.to_str().unwrap()
}

pub fn lines(bytes: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(bytes).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

pub fn texts(texts: &[Option<&str>]) -> ArrayRef {
    Arc::new(StringArray::from(texts.to_vec()))
}

pub fn table(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    let columns = columns
        .into_iter()
        .map(|(name, column)| (name, column, true));
    RecordBatch::try_from_iter_with_nullable(columns).unwrap()
}

pub fn parquet(path: &Path, table: &RecordBatch) {
    let file = File::create(path).unwrap();
    let mut writer = ArrowWriter::try_new(file, table.schema(), None).unwrap();
    writer.write(table).unwrap();
    writer.close().unwrap();
}

pub fn people(count: usize) -> Vec<u8> {
    let people = program()
        .args([
            "simulate",
            "--unasked",
            "100",
            "--people",
            &count.to_string(),
        ])
        .output()
        .unwrap();
    people.stdout
}

/// Some columns of a row, whichever way it was written.
pub fn said(row: &Value) -> Value {
    json!([
        row["disposition"],
        row["settled"],
        row["could_become"],
        row["red_flags"],
        row["rules"],
    ])
}

pub fn cases() -> RecordBatch {
    table(vec![
        ("person", Arc::new(Int32Array::from(vec![7, 8, 9, 10]))),
        (
            "fever",
            texts(&[Some("no"), Some("yes_measured"), None, Some("no")]),
        ),
        (
            "warmth",
            texts(&[Some("yes"), Some("no"), Some("not_sure"), None]),
        ),
        (
            "pain_severity",
            Arc::new(Int32Array::from(vec![Some(9), None, Some(0), Some(3)])),
        ),
    ])
}

pub fn as_lines(fever: [Option<&str>; 4]) -> String {
    let mut all = String::new();
    let warmth = [Some("yes"), Some("no"), Some("not_sure"), None];
    let pain = [Some(9), None, Some(0), Some(3)];
    for at in 0..4 {
        let mut answers = serde_json::Map::new();
        let said = [("fever", fever[at]), ("warmth", warmth[at])];
        for (finding, said) in said {
            said.map(|said| answers.insert(finding.to_owned(), said.into()));
        }
        pain[at].map(|pain| answers.insert("pain_severity".to_owned(), pain.into()));
        all += &format!("{}\n", json!({ "answers": answers }));
    }
    all
}
