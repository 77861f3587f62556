//! What is counted for a report: who comes to what, by what, by which rules, and who moves under other content.

use std::collections::BTreeMap;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, Int16Type, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType,
};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{DataType, TimeUnit};
use serde_json::Value;
use sural_columns::schema::out;
use sural_content::module::Module;

/// Different values of a column that are told apart; the rest is counted together.
const VALUES: usize = 60;
/// Who moves, by row, that are shown.
const SHOWN: usize = 20;

/// What is counted.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// By rule: in how many cases it fires.
    pub rules: Vec<u64>,
    /// By column: by value, by disposition.
    pub by: Vec<(String, BTreeMap<String, Vec<u64>>)>,
    /// Who moves, if there is other content.
    pub moves: Option<Moves>,
}

/// Who moves under other content.
#[derive(Debug, Clone, Default)]
pub struct Moves {
    /// By disposition there and disposition here.
    pub cases: BTreeMap<(Option<usize>, Option<usize>), u64>,
    /// By rule: among those who move, how many it fires for there, and how many here.
    pub rules: BTreeMap<String, (u64, u64)>,
    /// The first of them: row, disposition there and here.
    pub first: Vec<(u64, Option<usize>, Option<usize>)>,
}

impl Tally {
    /// Nothing is counted yet.
    #[must_use]
    pub fn of<'a>(module: &Module, by: impl Iterator<Item = &'a str>, moves: bool) -> Self {
        Self {
            rules: vec![0; module.rules.len()],
            by: by.map(|it| (it.to_owned(), BTreeMap::new())).collect(),
            moves: moves.then(Moves::default),
        }
    }

    /// Counts rows, the first of which is so many rows into the table.
    pub fn count(
        &mut self,
        table: &RecordBatch,
        said: &RecordBatch,
        against: Option<&RecordBatch>,
        first: u64,
    ) {
        for rule in keys_of_lists(said, out::RULES) {
            if let Some(count) = self.rules.get_mut(rule) {
                *count += 1;
            }
        }
        let here = dispositions(said);
        for (column, values) in &mut self.by {
            let Some(column) = table.column_by_name(column) else {
                continue;
            };
            for (value, disposition) in labels(column).into_iter().zip(&here) {
                let Some(disposition) = disposition else {
                    continue;
                };
                let full = values.len() >= VALUES && !values.contains_key(&value);
                let value = if full { "other".to_owned() } else { value };
                let counts = values.entry(value).or_default();
                counts.resize(counts.len().max(disposition + 1), 0);
                if let Some(count) = counts.get_mut(*disposition) {
                    *count += 1;
                }
            }
        }
        if let Some((moves, against)) = self.moves.as_mut().zip(against) {
            moves.count(said, against, &here, first);
        }
    }

    /// Counts what another has counted.
    pub fn add(&mut self, other: Self) {
        for (count, more) in self.rules.iter_mut().zip(other.rules) {
            *count += more;
        }
        for ((_, values), (_, more)) in self.by.iter_mut().zip(other.by) {
            for (value, more) in more {
                let full = values.len() >= VALUES && !values.contains_key(&value);
                let value = if full { "other".to_owned() } else { value };
                let counts = values.entry(value).or_default();
                counts.resize(counts.len().max(more.len()), 0);
                counts
                    .iter_mut()
                    .zip(more)
                    .for_each(|(count, more)| *count += more);
            }
        }
        if let Some((moves, more)) = self.moves.as_mut().zip(other.moves) {
            for (pair, count) in more.cases {
                *moves.cases.entry(pair).or_default() += count;
            }
            for (rule, (there, here)) in more.rules {
                let counts = moves.rules.entry(rule).or_default();
                *counts = (counts.0 + there, counts.1 + here);
            }
            let room = SHOWN.saturating_sub(moves.first.len());
            moves.first.extend(more.first.into_iter().take(room));
        }
    }
}

impl Moves {
    fn count(
        &mut self,
        said: &RecordBatch,
        against: &RecordBatch,
        here: &[Option<usize>],
        first: u64,
    ) {
        // The contents have lists of their own: dispositions there are known here by name.
        let (ours, theirs) = (
            names(said, out::DISPOSITION),
            names(against, out::DISPOSITION),
        );
        let there = dispositions(against).into_iter().map(|it| {
            let name = theirs.get(it?)?;
            Some(
                ours.iter()
                    .position(|our| our == name)
                    .unwrap_or(usize::MAX),
            )
        });
        for (row, (there, here)) in there.zip(here).enumerate() {
            *self.cases.entry((there, *here)).or_default() += 1;
            if there == *here {
                continue;
            }
            if self.first.len() < SHOWN {
                self.first.push((first + row as u64 + 1, there, *here));
            }
            let (old, new) = (rules_of(against, row), rules_of(said, row));
            for rule in old.iter().filter(|rule| !new.contains(rule)) {
                self.rules.entry(rule.clone()).or_default().0 += 1;
            }
            for rule in new.iter().filter(|rule| !old.contains(rule)) {
                self.rules.entry(rule.clone()).or_default().1 += 1;
            }
        }
    }
}

fn dispositions(said: &RecordBatch) -> Vec<Option<usize>> {
    let column = said.column_by_name(out::DISPOSITION);
    let keys = column.and_then(|it| it.as_dictionary_opt::<Int16Type>());
    let keys = keys.into_iter().flat_map(|it| it.keys().iter());
    keys.map(|key| usize::try_from(key?).ok()).collect()
}

fn names(said: &RecordBatch, column: &str) -> Vec<String> {
    let column = said.column_by_name(column);
    let names = column.and_then(|it| it.as_dictionary_opt::<Int16Type>());
    let names = names.and_then(|it| it.values().as_string_opt::<i32>());
    let names = names.into_iter().flatten();
    names.map(|it| it.unwrap_or_default().to_owned()).collect()
}

fn keys_of_lists(said: &RecordBatch, column: &str) -> impl Iterator<Item = usize> {
    let lists = said
        .column_by_name(column)
        .and_then(|it| it.as_list_opt::<i32>());
    let items = lists.and_then(|it| it.values().as_dictionary_opt::<Int16Type>());
    let keys = items.into_iter().flat_map(|it| it.keys().values().iter());
    keys.filter_map(|key| usize::try_from(*key).ok())
}

fn rules_of(said: &RecordBatch, row: usize) -> Vec<String> {
    let rules = said.column_by_name(out::RULES);
    match rules.and_then(|it| sural_columns::value(it, row)) {
        Some(Value::Array(rules)) => rules
            .iter()
            .filter_map(|it| it.as_str().map(str::to_owned))
            .collect(),
        _ => Vec::new(),
    }
}

/// What each row says in a column: dates by their month.
fn labels(column: &ArrayRef) -> Vec<String> {
    macro_rules! days {
        ($of:ty, $a_day:expr) => {
            column
                .as_primitive::<$of>()
                .iter()
                .map(|it| it.map_or_else(nothing, |it| month(i64::from(it).div_euclid($a_day))))
                .collect()
        };
    }
    match column.data_type() {
        DataType::Date32 => days!(Date32Type, 1),
        DataType::Date64 => days!(Date64Type, 86_400_000),
        DataType::Timestamp(TimeUnit::Second, _) => days!(TimestampSecondType, 86_400),
        DataType::Timestamp(TimeUnit::Millisecond, _) => {
            days!(TimestampMillisecondType, 86_400_000)
        }
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            days!(TimestampMicrosecondType, 86_400_000_000)
        }
        DataType::Timestamp(TimeUnit::Nanosecond, _) => {
            days!(TimestampNanosecondType, 86_400_000_000_000)
        }
        DataType::Dictionary(..) => {
            let Some(names) = column.as_any_dictionary_opt() else {
                return Vec::new();
            };
            let labels = labels(names.values());
            // Without values there are no keys to be read.
            if labels.is_empty() {
                return vec![nothing(); column.len()];
            }
            let keys = names.normalized_keys().into_iter().enumerate();
            keys.map(|(row, key)| match labels.get(key) {
                Some(label) if column.is_valid(row) => label.clone(),
                _ => nothing(),
            })
            .collect()
        }
        _ => (0..column.len())
            .map(|row| sural_columns::value(column, row).map_or_else(nothing, label))
            .collect(),
    }
}

fn nothing() -> String {
    "not known".to_owned()
}

fn label(value: Value) -> String {
    let Value::String(text) = value else {
        return value.to_string();
    };
    // A date is counted by its month.
    let date = text.get(..10).map(str::as_bytes);
    match (date, text.get(..7)) {
        (Some([_, _, _, _, b'-', _, _, b'-', _, _]), Some(month)) => month.to_owned(),
        _ => text,
    }
}

/// The month of a day counted from the beginning of 1970, by the calendar of days.
fn month(day: i64) -> String {
    // Years begin in March here, so that the odd day comes last.
    let day = day + 719_468;
    let era = day.div_euclid(146_097);
    let of_era = day.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let (month, later) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    format!("{:04}-{month:02}", year + era * 400 + later)
}

#[cfg(test)]
mod tests {
    use super::month;

    #[test]
    fn days_have_their_months() {
        for (day, name) in [
            (0, "1970-01"),
            (30, "1970-01"),
            (31, "1970-02"),
            (-1, "1969-12"),
            (11_016, "2000-02"),
            (11_017, "2000-03"),
            (20_780, "2026-11"),
        ] {
            assert_eq!(month(day), name, "{day}");
        }
    }
}
