//! One row of columns as answers, one value after the other: slow, and what the fast way is held to.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use serde_json::{Number, Value};
use sural_case::answer;
use sural_content::module::{Answer, Finding, FindingId, FindingKind, Module, Rest};
use sural_decision::{Answers, Decision};

/// The answers in a row, with how the rest is taken and what follows from them.
///
/// # Errors
/// Everything in it that is no answer, or that they contradict each other: a sentence each.
pub fn completed(
    decision: &Decision,
    columns: &[(FindingId, ArrayRef)],
    row: usize,
    rest: Rest,
) -> Result<Answers, Vec<String>> {
    let module = decision.module();
    let mut answers = answers(module, columns, row)?;
    let conflicts = decision.conflicts(&answers);
    if !conflicts.is_empty() {
        return Err(answer::conflicting(module, &answers, &conflicts));
    }
    answers.fill(decision, rest);
    Ok(decision.implied(&answers))
}

/// The answers in a row.
///
/// # Errors
/// Everything in it that is no answer, a sentence each.
pub fn answers(
    module: &Module,
    columns: &[(FindingId, ArrayRef)],
    row: usize,
) -> Result<Answers, Vec<String>> {
    let mut answers = Answers::none(module);
    let mut reasons = Vec::new();
    for (id, column) in columns {
        let Some(finding) = module.findings.get(id.index()) else {
            continue;
        };
        match value(column, row).map(|value| said(finding, &value)) {
            None => {}
            Some(Ok(answer)) => answers.set(*id, Some(answer)),
            Some(Err(reason)) => reasons.push(reason),
        }
    }
    if reasons.is_empty() {
        Ok(answers)
    } else {
        Err(reasons)
    }
}

/// What a value of a column says of a finding. As in JSON; besides, *true* and *false* are `yes` and `no`, and numbers
/// may be written as text.
///
/// # Errors
/// That it is no answer, as a sentence.
pub fn said(finding: &Finding, value: &Value) -> Result<Answer, String> {
    match (&finding.kind, value) {
        (FindingKind::One { yes_no: true, .. }, Value::Bool(yes)) => {
            answer::answer(finding, &Value::from(if *yes { "yes" } else { "no" }))
        }
        (FindingKind::Number { .. }, Value::String(text)) => match text.trim().parse::<Number>() {
            Ok(number) => answer::answer(finding, &Value::Number(number)),
            Err(_) => answer::answer(finding, value),
        },
        _ => answer::answer(finding, value),
    }
}

/// A value of a column; none if it is null.
#[must_use]
pub fn value(column: &ArrayRef, row: usize) -> Option<Value> {
    if row >= column.len() || column.is_null(row) {
        return None;
    }
    macro_rules! integer {
        ($of:ty) => {
            Value::from(column.as_primitive::<$of>().value(row))
        };
    }
    Some(match column.data_type() {
        DataType::Boolean => Value::Bool(column.as_boolean().value(row)),
        DataType::Utf8 => Value::from(column.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => Value::from(column.as_string::<i64>().value(row)),
        DataType::Utf8View => Value::from(column.as_string_view().value(row)),
        DataType::Dictionary(..) => {
            let one = column.slice(row, 1);
            let column = one.as_any_dictionary_opt()?;
            let key = column.normalized_keys().first().copied()?;
            return value(column.values(), key);
        }
        DataType::List(_) => items(&column.as_list::<i32>().value(row)),
        DataType::LargeList(_) => items(&column.as_list::<i64>().value(row)),
        DataType::Int8 => integer!(Int8Type),
        DataType::Int16 => integer!(Int16Type),
        DataType::Int32 => integer!(Int32Type),
        DataType::Int64 => integer!(Int64Type),
        DataType::UInt8 => integer!(UInt8Type),
        DataType::UInt16 => integer!(UInt16Type),
        DataType::UInt32 => integer!(UInt32Type),
        DataType::UInt64 => integer!(UInt64Type),
        DataType::Float32 => number(&column.as_primitive::<Float32Type>().value(row).to_string()),
        DataType::Float64 => number(&column.as_primitive::<Float64Type>().value(row).to_string()),
        other => Value::from(format!("a value of type {other}")),
    })
}

/// A number as it is written, so that 36.6 is 36.6 also where it was kept in few bits.
fn number(written: &str) -> Value {
    let number = written.parse::<Number>();
    number.map_or_else(|_| Value::from(written), Value::Number)
}

fn items(list: &ArrayRef) -> Value {
    (0..list.len())
        .map(|item| value(list, item).unwrap_or(Value::Null))
        .collect()
}
