//! Answers as columns: booleans for yes and no, text by dictionary for options, whole numbers.

use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Int32Builder, StringDictionaryBuilder};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, RecordBatch, UInt8Array};
use sural_content::module::{Answer, FindingKind, Module};
use sural_forms::rules::NOT_SURE;
use sural_testkit::reference::Person;

use crate::Said;

/// How it is told that somebody is not sure: in Sural's tables as nothing, in those of others as what fires no rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSure {
    /// Nothing is said.
    Open,
    /// It is said not to be there.
    Absent,
}

/// A column for each finding; where there are people, one for what the rules by hand say of them.
///
/// # Errors
/// When columns are of different lengths.
pub fn table(
    module: &Module,
    said: &[Vec<Option<Answer>>],
    not_sure: NotSure,
    people: &[Person],
) -> Said<RecordBatch> {
    let mut columns = Vec::new();
    for (index, finding) in module.findings.iter().enumerate() {
        let answers = said
            .iter()
            .map(|case| case.get(index).and_then(Option::as_ref));
        let column = column(&finding.kind, answers, not_sure);
        columns.push((finding.id.as_str(), column, not_sure == NotSure::Open));
    }
    if !people.is_empty() {
        let expected = people.iter().map(|it| it.disposition() as u8);
        let expected: ArrayRef = Arc::new(UInt8Array::from_iter_values(expected));
        columns.push(("expected", expected, false));
    }
    Ok(RecordBatch::try_from_iter_with_nullable(columns)?)
}

fn column<'a>(
    kind: &FindingKind,
    answers: impl Iterator<Item = Option<&'a Answer>>,
    not_sure: NotSure,
) -> ArrayRef {
    let absent = not_sure == NotSure::Absent;
    match kind {
        FindingKind::One { yes_no: true, .. } => {
            let mut signs = BooleanBuilder::new();
            for answer in answers {
                match answer {
                    Some(Answer::Option(option)) => signs.append_value(*option == 0),
                    _ => signs.append_option(absent.then_some(false)),
                }
            }
            Arc::new(signs.finish())
        }
        FindingKind::One { options, .. } | FindingKind::Several { options, .. } => {
            let mut names = StringDictionaryBuilder::<Int32Type>::new();
            for answer in answers {
                let option = match answer {
                    Some(Answer::Option(option)) => options.get(*option).map(|it| it.id.as_str()),
                    _ => absent.then_some(""),
                };
                names.append_option(option);
            }
            Arc::new(names.finish())
        }
        FindingKind::Number { .. } => {
            let mut numbers = Int32Builder::new();
            for answer in answers {
                match answer {
                    Some(Answer::Number(number)) => numbers.append_value(*number as i32),
                    _ => numbers.append_option(absent.then_some(NOT_SURE)),
                }
            }
            Arc::new(numbers.finish())
        }
    }
}
