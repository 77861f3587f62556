//! Draws cases into a Parquet file, to try how fast tables are: `draw ROWS FILE`.
//!
//! Simulated people are drawn once. Every row is one of them, with some answers left out, so that rows differ.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)] // Not library code.

use std::fs::File;
use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, DictionaryArray, Int32Array, ListArray, RecordBatch, StringArray};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{DataType, Field, Schema};
use fastrand::Rng;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use serde_json::Value;
use sural_columns::schema;
use sural_content::module::{FindingId, FindingKind, Observer};
use sural_decision::Decision;
use sural_simulate::Model;

/// People who are drawn.
const PEOPLE: usize = 100_000;
/// Rows that are written at once.
const ROWS: usize = 1 << 16;
/// Answers that are left out, of a thousand.
const OPEN: u32 = 20;

/// A finding's answers by person, as numbers of texts.
struct Column {
    texts: Vec<String>,
    said: Vec<Vec<i32>>,
    list: bool,
}

fn main() {
    let mut args = std::env::args().skip(1);
    let rows: usize = args.next().expect("draw ROWS FILE").parse().unwrap();
    let file = File::create(args.next().expect("draw ROWS FILE")).unwrap();
    let module = sural_testkit::content::module("calf_pain").unwrap();
    let decision = Decision::compile(module).unwrap();
    let columns = people(&decision);
    let known = schema::given(decision.module());
    let fields = columns.iter().map(|(id, _)| {
        let field = known.field_with_name(id).unwrap().clone();
        if field.data_type().is_integer() {
            field.with_data_type(schema::names(DataType::Int32))
        } else {
            field
        }
    });
    let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(1).unwrap()))
        .set_max_row_group_row_count(Some(1 << 18))
        .build();
    let mut writer = ArrowWriter::try_new(file, Arc::clone(&schema), Some(properties)).unwrap();
    let mut random = Rng::with_seed(1);
    for start in (0..rows).step_by(ROWS) {
        let rows = ROWS.min(rows - start);
        let people = (0..rows)
            .map(|_| random.usize(..PEOPLE))
            .collect::<Vec<_>>();
        let arrays = columns
            .iter()
            .map(|(_, column)| column.array(&people, &mut random));
        let table = RecordBatch::try_new(Arc::clone(&schema), arrays.collect()).unwrap();
        writer.write(&table).unwrap();
    }
    writer.close().unwrap();
}

fn people(decision: &Decision) -> Vec<(String, Column)> {
    let module = decision.module();
    let mut columns = Vec::new();
    for (id, finding) in (0..).map(FindingId).zip(&module.findings) {
        if finding.observers.contains(&Observer::Patient) {
            let list = matches!(finding.kind, FindingKind::Several { .. });
            let column = Column {
                texts: Vec::new(),
                said: Vec::new(),
                list,
            };
            columns.push((id, column));
        }
    }
    for index in 0..PEOPLE as u64 {
        let person = sural_simulate::person(decision, Model::default(), 1, index);
        for (id, column) in &mut columns {
            let finding = &module.findings[id.index()];
            let said = person.answers.get(*id);
            let said = said.map(|it| sural_case::answer::to_json(finding, it));
            let texts = match said {
                None => Vec::new(),
                Some(Value::Array(all)) => all.into_iter().collect(),
                Some(one) => vec![one],
            };
            let keys = texts.into_iter().map(|text| column.key(text));
            let keys = keys.collect();
            column.said.push(keys);
        }
    }
    let named = columns
        .into_iter()
        .map(|(id, column)| (module.findings[id.index()].id.clone(), column));
    named.collect()
}

impl Column {
    fn key(&mut self, value: Value) -> i32 {
        let text = match value {
            Value::String(text) => text,
            other => other.to_string(),
        };
        let known = self.texts.iter().position(|known| *known == text);
        known.unwrap_or_else(|| {
            self.texts.push(text);
            self.texts.len() - 1
        }) as i32
    }

    fn array(&self, people: &[usize], random: &mut Rng) -> ArrayRef {
        let texts: ArrayRef = Arc::new(StringArray::from(self.texts.clone()));
        let names = |keys| {
            Arc::new(DictionaryArray::<Int32Type>::new(keys, Arc::clone(&texts))) as ArrayRef
        };
        let said = people.iter().map(|person| {
            let said = self.said[*person].as_slice();
            (!said.is_empty() && random.u32(..1000) >= OPEN).then_some(said)
        });
        if !self.list {
            return names(
                said.map(|said| said.map(|said| said[0]))
                    .collect::<Int32Array>(),
            );
        }
        let said = said.collect::<Vec<_>>();
        let lengths = said.iter().map(|said| said.map_or(0, <[i32]>::len));
        let items = said.iter().flatten().flat_map(|said| said.iter().copied());
        let given = NullBuffer::from(said.iter().map(Option::is_some).collect::<Vec<_>>());
        let item = Field::new_list_field(schema::names(DataType::Int32), true);
        Arc::new(ListArray::new(
            Arc::new(item),
            OffsetBuffer::from_lengths(lengths),
            names(items.collect::<Int32Array>()),
            Some(given),
        ))
    }
}
