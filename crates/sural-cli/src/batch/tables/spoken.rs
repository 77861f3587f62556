//! Lines of JSON as tables: a column a finding, the number of the line, and whatever stands beside its answers.

use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch, UInt64Array};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use serde_json::Value;
use sural_case::answer;
use sural_content::module::{FindingId, FindingKind, Module};
use sural_decision::Answers;

/// The number of the line.
pub const LINE: &str = "line";
/// What stands beside the answers, as JSON.
pub const ABOUT: &str = "about";

/// A line that was read.
pub struct Spoken {
    /// Its number.
    pub line: u64,
    /// What stands beside the answers.
    pub about: String,
    /// The answers.
    pub answers: Answers,
}

/// The columns that lines come to.
pub fn schema(module: &Module) -> SchemaRef {
    let list = DataType::new_list(DataType::Utf8, true);
    let findings = module.findings.iter().map(|finding| {
        let several = matches!(finding.kind, FindingKind::Several { .. });
        let of = if several {
            list.clone()
        } else {
            DataType::Utf8
        };
        Field::new(&finding.id, of, true)
    });
    let about = [
        Field::new(LINE, DataType::UInt64, true),
        Field::new(ABOUT, DataType::Utf8, true),
    ];
    Arc::new(Schema::new(
        about.into_iter().chain(findings).collect::<Vec<_>>(),
    ))
}

/// Lines as a table.
///
/// # Errors
/// When there can be no such table.
pub fn table(module: &Module, lines: &[Spoken]) -> Result<RecordBatch, ArrowError> {
    let numbers = lines.iter().map(|it| it.line).collect::<UInt64Array>();
    let about = lines.iter().map(|it| Some(it.about.as_str()));
    let about = about.collect::<arrow_array::StringArray>();
    let mut columns: Vec<ArrayRef> = vec![Arc::new(numbers), Arc::new(about)];
    for (id, finding) in (0..).map(FindingId).zip(&module.findings) {
        let said = lines.iter().map(|it| it.answers.get(id));
        let said = said.map(|it| it.map(|it| answer::to_json(finding, it)));
        columns.push(match finding.kind {
            FindingKind::Several { .. } => {
                let mut lists = ListBuilder::new(StringBuilder::new());
                for said in said {
                    let items = match said {
                        Some(Value::Array(all)) => Some(all),
                        other => other.map(|it| vec![it]),
                    };
                    lists.append_option(items.map(|it| it.into_iter().map(|it| Some(text(it)))));
                }
                Arc::new(lists.finish())
            }
            FindingKind::One { .. } | FindingKind::Number { .. } => Arc::new(
                said.map(|it| it.map(text))
                    .collect::<arrow_array::StringArray>(),
            ),
        });
    }
    RecordBatch::try_new(schema(module), columns)
}

fn text(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => other.to_string(),
    }
}
