//! Columns of findings, read into the values of variables, a block of rows at a time.
//!
//! | a finding of | is read from |
//! |---|---|
//! | one option | text, also by dictionary; yes and no from booleans too |
//! | several options | lists of text; text, where one option is meant |
//! | a number | integers and floats; text, where it may be `not_sure` |
//!
//! Whatever is not at once an answer is marked, and read by [`crate::row`].

use std::collections::HashMap;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{
    Array, ArrayRef, DictionaryArray, GenericListArray, OffsetSizeTrait, downcast_dictionary_array,
};
use arrow_buffer::ArrowNativeType;
use arrow_schema::DataType;
use serde_json::Value;
use sural_batch::block::{Bits, Block, OPEN};
use sural_content::module::{Answer, Choice, Finding, FindingId, FindingKind};
use sural_decision::Decision;
use sural_decision::variables::{ABSENT, Encoding, PRESENT, interval};

use crate::row::said;

/// Nothing was said.
const NOTHING: u8 = OPEN;
/// Not an answer, or not one that is known at once.
const WRONG: u8 = OPEN - 1;
/// Of several options none.
const NONE: u8 = OPEN - 2;
/// That nothing is known of several options.
const UNKNOWN: u8 = OPEN - 3;

/// How a finding is read. What is said of it fits a byte: the value of its variable, or the option, or one of the above.
#[derive(Debug)]
pub struct Reader {
    content: Finding,
    encoding: Encoding,
    /// What is said by each text that people mostly use.
    known: HashMap<String, u8>,
}

impl Reader {
    /// How a finding of a decision is read; none if it has more values than a byte tells apart.
    #[must_use]
    pub fn of(decision: &Decision, finding: FindingId) -> Option<Self> {
        let content = decision.module().findings.get(finding.index())?.clone();
        let encoding = decision.variables().encoding(finding)?.clone();
        let values = match &encoding {
            Encoding::One { options, .. } => usize::from(*options) + 1,
            Encoding::Several { vars } => vars.len(),
            Encoding::Number { cuts, .. } => cuts.len() + 2,
        };
        let mut reader = Self {
            content,
            encoding,
            known: HashMap::new(),
        };
        reader.known = reader
            .usual()
            .into_iter()
            .map(|text| (text.clone(), reader.ask(&text)))
            .collect();
        (values <= usize::from(UNKNOWN)).then_some(reader)
    }

    /// What people mostly say.
    fn usual(&self) -> Vec<String> {
        let options: Vec<&Choice> = match &self.content.kind {
            FindingKind::One { options, .. } => options.iter().collect(),
            FindingKind::Several { options, none } => options.iter().chain(none).collect(),
            FindingKind::Number { .. } => Vec::new(),
        };
        let unknown = [Answer::NotSure, Answer::Declined, Answer::NotAssessable];
        let unknown = unknown.map(|answer| sural_case::answer::to_json(&self.content, &answer));
        let unknown = unknown.iter().filter_map(Value::as_str);
        let options = options.into_iter().map(|option| option.id.as_str());
        options.chain(unknown).map(str::to_owned).collect()
    }

    /// What a text says, as it is read one by one.
    fn ask(&self, text: &str) -> u8 {
        let Ok(answer) = said(&self.content, &Value::from(text)) else {
            return WRONG;
        };
        match (&self.encoding, &answer) {
            (Encoding::One { .. }, Answer::Option(option)) => *option as u8,
            (Encoding::One { options, .. }, _) => *options as u8,
            (Encoding::Number { cuts, .. }, Answer::Number(number)) => {
                interval(cuts, *number) as u8
            }
            (Encoding::Number { cuts, .. }, _) => cuts.len() as u8 + 1,
            (Encoding::Several { .. }, Answer::Options(chosen)) => match chosen.as_slice() {
                [] => NONE,
                [option] => *option as u8,
                _ => WRONG,
            },
            (Encoding::Several { .. }, _) => UNKNOWN,
        }
    }

    fn of_text(&self, text: &str) -> u8 {
        let known = self.known.get(text).copied();
        known.unwrap_or_else(|| self.ask(text))
    }

    /// What is said by a number in units of the last decimal.
    fn of_number(&self, number: Option<u32>) -> u8 {
        let FindingKind::Number { low, high, .. } = self.content.kind else {
            return WRONG;
        };
        match (&self.encoding, number) {
            (Encoding::Number { cuts, .. }, Some(number)) if (low..=high).contains(&number) => {
                interval(cuts, number) as u8
            }
            _ => WRONG,
        }
    }

    fn of_integer(&self, number: i64) -> u8 {
        let whole = number.checked_mul(10_i64.pow(self.decimals()));
        self.of_number(whole.and_then(|number| u32::try_from(number).ok()))
    }

    fn of_float(&self, number: f64, same: impl Fn(f64) -> bool) -> u8 {
        let unit = 10_f64.powi(self.decimals() as i32);
        let whole = (number * unit).round();
        // Only what has no more decimals is at once a number of the finding.
        let exact = (0.0..=f64::from(u32::MAX)).contains(&whole) && same(whole / unit);
        self.of_number(exact.then_some(whole as u32))
    }

    fn decimals(&self) -> u32 {
        match self.content.kind {
            FindingKind::Number { decimals, .. } => u32::from(decimals),
            FindingKind::One { .. } | FindingKind::Several { .. } => 0,
        }
    }

    /// What a column must hold, if it holds something else.
    #[must_use]
    pub fn refuses(&self, column: &DataType) -> Option<String> {
        let (fits, takes) = match &self.content.kind {
            FindingKind::One { yes_no: true, .. } => {
                (*column == DataType::Boolean, "text or booleans")
            }
            FindingKind::One { .. } => (false, "text"),
            FindingKind::Several { .. } => (is_list_of_text(column), "lists of text, or text"),
            FindingKind::Number { .. } => (
                column.is_integer() || matches!(column, DataType::Float32 | DataType::Float64),
                "integers, floats or text",
            ),
        };
        // What holds nothing says nothing.
        let fits = fits || is_text(column) || *column == DataType::Null;
        (!fits).then(|| {
            format!(
                "the column `{}` holds values of type {column}; it takes {takes}",
                self.content.id
            )
        })
    }

    /// Reads a column as the cases of a block, and marks those that are not at once an answer.
    pub fn read(&self, column: &ArrayRef, block: &mut Block, wrong: &mut Bits) {
        match &self.encoding {
            Encoding::One { var, .. } | Encoding::Number { var, .. } => {
                let mut all = self.each(column);
                if mark(&all, wrong) {
                    let is_wrong = all.iter_mut().filter(|said| **said == WRONG);
                    is_wrong.for_each(|said| *said = NOTHING);
                }
                let codes = block.column_mut(var.0 as usize);
                if let Some(codes) = codes.and_then(|it| it.get_mut(..all.len())) {
                    codes.copy_from_slice(&all);
                }
            }
            Encoding::Several { vars } => {
                let choices = self.choices(column, vars.len());
                let wrong_ones = choices.iter().map(|it| it.wrong);
                mark(&wrong_ones.collect::<Vec<_>>(), wrong);
                let others = choices.iter().map(|it| it.other).collect::<Vec<_>>();
                // By eight options, so that a step is about bytes alone, of which many fit an instruction.
                for (eight, vars) in vars.chunks(8).enumerate() {
                    let chosen = choices
                        .iter()
                        .map(|it| it.chosen.checked_shr(8 * eight as u32).unwrap_or(0) as u8);
                    let chosen = chosen.collect::<Vec<_>>();
                    for (place, var) in vars.iter().enumerate() {
                        let Some(codes) = block.column_mut(var.0 as usize) else {
                            continue;
                        };
                        for ((code, chosen), other) in codes.iter_mut().zip(&chosen).zip(&others) {
                            *code = chosen >> place & PRESENT as u8 | other;
                        }
                    }
                }
            }
        }
    }

    /// What each row says: a value of the variable, an option, or one of the constants.
    fn each(&self, column: &ArrayRef) -> Vec<u8> {
        macro_rules! integers {
            ($of:ty) => {{
                let numbers = column.as_primitive::<$of>().iter();
                let of = |number| i64::try_from(number).map_or(WRONG, |it| self.of_integer(it));
                numbers.map(|it| it.map_or(NOTHING, of)).collect()
            }};
        }
        macro_rules! texts {
            ($texts:expr) => {{
                let said = |text: Option<&str>| text.map_or(NOTHING, |it| self.of_text(it));
                $texts.iter().map(said).collect()
            }};
        }
        match column.data_type() {
            DataType::Boolean => {
                let (yes, no) = (self.of_text("yes"), self.of_text("no"));
                let said = |value| if value { yes } else { no };
                let values = column.as_boolean().iter();
                values.map(|it| it.map_or(NOTHING, said)).collect()
            }
            DataType::Utf8 => texts!(column.as_string::<i32>()),
            DataType::LargeUtf8 => texts!(column.as_string::<i64>()),
            DataType::Utf8View => texts!(column.as_string_view()),
            DataType::Dictionary(..) => downcast_dictionary_array!(
                column => self.keys(column),
                _ => Vec::new()
            ),
            DataType::Int8 => integers!(Int8Type),
            DataType::Int16 => integers!(Int16Type),
            DataType::Int32 => integers!(Int32Type),
            DataType::Int64 => integers!(Int64Type),
            DataType::UInt8 => integers!(UInt8Type),
            DataType::UInt16 => integers!(UInt16Type),
            DataType::UInt32 => integers!(UInt32Type),
            DataType::UInt64 => integers!(UInt64Type),
            DataType::Float32 => {
                let of = |it: f32| self.of_float(f64::from(it), |near| near as f32 == it);
                let numbers = column.as_primitive::<Float32Type>().iter();
                numbers.map(|it| it.map_or(NOTHING, of)).collect()
            }
            DataType::Float64 => {
                let of = |it: f64| self.of_float(it, |near| near == it);
                let numbers = column.as_primitive::<Float64Type>().iter();
                numbers.map(|it| it.map_or(NOTHING, of)).collect()
            }
            _ => vec![NOTHING; column.len()],
        }
    }

    fn keys<K: ArrowDictionaryKeyType>(&self, column: &DictionaryArray<K>) -> Vec<u8> {
        let texts = self.each(column.values());
        let mut all: Vec<u8> = if let Some(few) = few(&texts) {
            // Where it is null the key may be anything.
            let said = |key: &K::Native| few.get(key.as_usize() & 255);
            let keys = column.keys().values().iter();
            keys.map(|key| said(key).copied().unwrap_or(NOTHING))
                .collect()
        } else {
            let said = |key: &K::Native| texts.get(key.as_usize());
            let keys = column.keys().values().iter();
            keys.map(|key| said(key).copied().unwrap_or(NOTHING))
                .collect()
        };
        if let Some(nulls) = column.nulls().filter(|nulls| nulls.null_count() > 0) {
            let words = nulls.inner().bit_chunks();
            for (given, all) in words.iter_padded().zip(all.chunks_mut(64)) {
                let mut missing = !given;
                while let Some(said) = all.get_mut(missing.trailing_zeros() as usize) {
                    *said = NOTHING;
                    missing &= missing - 1;
                }
            }
        }
        all
    }

    fn choices(&self, column: &ArrayRef, options: usize) -> Vec<Choices> {
        match column.data_type() {
            DataType::List(_) => self.lists(column.as_list::<i32>(), options),
            DataType::LargeList(_) => self.lists(column.as_list::<i64>(), options),
            _ => {
                let each = self.each(column).into_iter();
                each.map(|said| Choices::of(&[said], options)).collect()
            }
        }
    }

    fn lists<O: OffsetSizeTrait>(
        &self,
        column: &GenericListArray<O>,
        options: usize,
    ) -> Vec<Choices> {
        let (first, last) = (
            column.value_offsets().first().map_or(0, |at| at.as_usize()),
            column.value_offsets().last().map_or(0, |at| at.as_usize()),
        );
        let items = self.each(&column.values().slice(first, last - first));
        let rows = column.value_offsets().windows(2).enumerate();
        rows.map(|(row, ends)| {
            let ends = ends.iter().map(|at| at.as_usize() - first);
            let (from, to) = (ends.clone().min(), ends.max());
            let items = items.get(from.unwrap_or(0)..to.unwrap_or(0));
            match items {
                _ if column.is_null(row) => Choices::NOTHING,
                // A null in a list is no answer.
                Some(items) if !items.is_empty() && !items.contains(&NOTHING) => {
                    Choices::of(items, options)
                }
                _ => Choices::WRONG,
            }
        })
        .collect()
    }
}

/// So many texts that a byte tells them apart, with nothing behind them.
fn few(texts: &[u8]) -> Option<[u8; 256]> {
    let mut few = [NOTHING; 256];
    few.get_mut(..texts.len())?.copy_from_slice(texts);
    Some(few)
}

/// What a row says of several options.
#[derive(Debug, Clone, Copy)]
struct Choices {
    /// A bit of each option; none where it is not said which.
    chosen: u64,
    /// What all options are then: open, or unknown.
    other: u8,
    /// [`WRONG`] where it is not at once an answer.
    wrong: u8,
}

// A bit is a code.
const _: () = assert!(ABSENT == 0 && PRESENT == 1);

impl Choices {
    const NOTHING: Self = Self {
        chosen: 0,
        other: OPEN,
        wrong: NOTHING,
    };
    const WRONG: Self = Self {
        chosen: 0,
        other: OPEN,
        wrong: WRONG,
    };
    const UNKNOWN: Self = Self {
        chosen: 0,
        other: PRESENT as u8 + 1,
        wrong: NOTHING,
    };

    /// By all that is said; what contradicts itself, and more options than there are bits, is left to be read by itself.
    fn of(items: &[u8], options: usize) -> Self {
        let chosen = |chosen| Self {
            chosen,
            other: 0,
            wrong: NOTHING,
        };
        match items {
            [NOTHING] => Self::NOTHING,
            [NONE] => chosen(0),
            [UNKNOWN] => Self::UNKNOWN,
            _ => {
                let fits = options <= 64 && items.iter().all(|item| usize::from(*item) < options);
                let bits = || items.iter().fold(0, |all, item| all | 1 << *item);
                if fits { chosen(bits()) } else { Self::WRONG }
            }
        }
    }
}

/// Marks what is no answer; false if nothing is.
fn mark(all: &[u8], wrong: &mut Bits) -> bool {
    let mut some = false;
    for (word, said) in wrong.iter_mut().zip(all.chunks(64)) {
        // Counted rather than searched for, which many at a time can be.
        if said.iter().filter(|said| **said == WRONG).count() > 0 {
            some = true;
            for (case, said) in said.iter().enumerate() {
                *word |= u64::from(*said == WRONG) << case;
            }
        }
    }
    some
}

fn is_text(column: &DataType) -> bool {
    match column {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        DataType::Dictionary(_, of) => is_text(of),
        _ => false,
    }
}

fn is_list_of_text(column: &DataType) -> bool {
    match column {
        DataType::List(item) | DataType::LargeList(item) => is_text(item.data_type()),
        _ => false,
    }
}
