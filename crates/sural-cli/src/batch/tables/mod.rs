//! Cases in tables: read a piece at a time, assessed on all processors, written in their order.

pub mod report;
mod sink;
mod source;
mod spoken;
mod tally;

use std::io::Write;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::UInt64Type;
use arrow_array::{
    Array, ArrayRef, BooleanArray, GenericListArray, OffsetSizeTrait, RecordBatch, StringArray,
};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use rayon::prelude::*;
use serde_json::Value;
use sural_case::answer;
use sural_columns::Assessor;
use sural_columns::schema::out;

use super::form::{Form, Part};
use super::mapping::Mapping;
use super::{At, Refused, Refusing, Summary};
use crate::failure::{Code, Failure};
use sink::{Encoded, Layout, Sink};
use source::{Piece, Reading, Source};
pub use tally::Tally;

/// How tables become what is written.
pub struct Tables<'a> {
    /// What is said of each row.
    pub assessor: &'a Assessor,
    /// What is called otherwise.
    pub mapping: &'a Mapping,
    /// Of so many rows one is assessed by itself as well; of none, if 0.
    pub check_each: u64,
    /// Other content, to compare with.
    pub against: Option<&'a Assessor>,
    /// The columns by whose values a report counts; none, if there is no report.
    pub by: Option<&'a [String]>,
}

/// The column that is written where other content is compared with: the disposition there.
const BEFORE: &str = "before";

/// The columns that tables have, for people.
#[must_use]
pub fn schema(assessor: &Assessor) -> String {
    let line = |field: &Arc<Field>| {
        let takes = field.metadata().get("takes").map_or("", String::as_str);
        let line = format!(
            "  {:<32}{:<18}{takes}",
            field.name(),
            called(field.data_type())
        );
        line.trim_end().to_owned() + "\n"
    };
    let lines = |schema: &Schema| schema.fields().iter().map(line).collect::<String>();
    format!(
        "Columns that are read; null, or no such column, is not asked yet:\n{}\nColumns that are written, after those that stand beside:\n{}",
        lines(&assessor.schema_in()),
        lines(&assessor.schema_out())
    )
}

/// What a column holds, in a word or two.
fn called(of: &DataType) -> String {
    match of {
        DataType::Dictionary(_, of) => called(of),
        DataType::List(item) => format!("list of {}", called(item.data_type())),
        DataType::Utf8 => "text".to_owned(),
        DataType::Boolean => "boolean".to_owned(),
        of if of.is_integer() => "integer".to_owned(),
        of if of.is_floating() => "number".to_owned(),
        other => other.to_string(),
    }
}

/// What came of a piece.
struct Done {
    encoded: Encoded,
    refused: Vec<Refused>,
    summary: Summary,
    tally: Tally,
}

/// An error of the libraries that read and write tables.
pub fn failed(part: &Part, what: &str, error: impl std::fmt::Display) -> Failure {
    let path = if what == "write" {
        &part.out
    } else {
        &part.from
    };
    Failure::new(
        Code::File,
        format!("cannot {what} `{}`: {error}", path.display()),
    )
}

impl Tables<'_> {
    /// Reads, assesses and writes a table. `told` hears now and then how many rows are done, and of how many.
    ///
    /// # Errors
    /// When something cannot be read or written, or a row is refused and that stops it.
    pub fn run(
        &self,
        part: &Part,
        to: &mut (dyn Write + Send),
        mut refusing: Refusing<'_>,
        told: &dyn Fn(u64, Option<u64>),
    ) -> Result<(Summary, Tally), Failure> {
        let module = self.assessor.decision().module();
        let mut source = Source::open(part, module, |schema| self.wanted(schema))?;
        let given = self.renamed(&source.schema(), part)?;
        let beside = self.assessor.beside(&given).into_iter().collect::<Vec<_>>();
        let (layout, mut sink) = Sink::begin(part, self.written(part, &given, &beside), to)?;
        let (mut summary, mut tally) = (Summary::of(module), self.tally());
        let mut rows = 0;
        loop {
            let pieces = source.next(part, 2 * rayon::current_num_threads())?;
            if pieces.is_empty() {
                break;
            }
            let done = pieces
                .into_par_iter()
                .map(|piece| self.piece(part, piece, &given, &beside, &layout));
            for done in done.collect::<Vec<_>>() {
                let done = done?;
                refusing.hear(&part.from, done.refused)?;
                sink.append(part, done.encoded)?;
                rows += done.summary.rows();
                summary.add(&done.summary);
                tally.add(done.tally);
            }
            told(rows, source.rows());
        }
        sink.end(part)?;
        Ok((summary, tally))
    }

    /// Nothing is counted yet.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let module = self.assessor.decision().module();
        Tally::of(module, self.by(), self.against.is_some())
    }

    /// The columns by whose values a report counts, as they are called here.
    fn by(&self) -> impl Iterator<Item = &str> {
        let by = self.by.unwrap_or_default().iter();
        by.map(|column| self.mapping.finding(column))
    }

    /// Of the columns of a file those that are a finding's are read by dictionary, where they can be.
    fn wanted(&self, schema: &Schema) -> Schema {
        let known = self.assessor.schema_in();
        let is_finding = |name| known.column_with_name(self.mapping.finding(name)).is_some();
        let fields = schema.fields().iter().map(|field| {
            if is_finding(field.name()) {
                let names = source::as_names(field.data_type());
                Arc::new(field.as_ref().clone().with_data_type(names))
            } else {
                Arc::clone(field)
            }
        });
        Schema::new_with_metadata(fields.collect::<Vec<_>>(), schema.metadata().clone())
    }

    /// The columns by their findings, checked.
    fn renamed(&self, schema: &Schema, part: &Part) -> Result<SchemaRef, Failure> {
        let fields = schema.fields().iter().map(|field| {
            let field = field.as_ref().clone();
            if part.read_as == Form::Ndjson {
                return field;
            }
            let of = field.data_type();
            let of = if self.mapping.has_values(field.name()) {
                text_of(of)
            } else {
                of.clone()
            };
            let name = self.mapping.finding(field.name()).to_owned();
            field.with_name(name).with_data_type(of)
        });
        let given = Schema::new(fields.collect::<Vec<_>>());
        let lines = part.read_as == Form::Ndjson;
        let columns = self.mapping.columns().filter(|_| !lines);
        let missing = columns.filter(|column| schema.column_with_name(column).is_none());
        let missing =
            missing.map(|column| format!("the mapping speaks of `{column}`, which is no column"));
        let taken = self.against.is_some() && given.column_with_name(BEFORE).is_some();
        let taken = taken.then(|| {
            format!("`{BEFORE}` is the name of a column that is written; give it another name")
        });
        let names = || given.fields().iter().map(|it| it.name().as_str());
        let no_column = self.by().filter(|by| names().all(|name| name != *by));
        let no_column = no_column.map(|by| answer::unknown("column", by, names(), ""));
        let known = self.assessor.schema_in();
        let findings = known.fields().iter().map(|it| it.name().as_str());
        let twice = findings.filter(|finding| names().filter(|name| name == finding).count() > 1);
        let twice = twice.map(|finding| format!("`{finding}` is read from two columns"));
        let twice = twice.collect::<Vec<_>>();
        // One of the two would be taken for what stands beside.
        let refused = twice.is_empty().then(|| self.assessor.refuses(&given));
        let refused = twice.into_iter().chain(refused.into_iter().flatten());
        let messages = missing.chain(refused).chain(no_column).chain(taken);
        let messages = messages.map(|it| format!("`{}`: {it}", part.from.display()));
        let messages = messages.collect::<Vec<_>>();
        if messages.is_empty() {
            return Ok(Arc::new(given));
        }
        Err(Failure {
            code: Code::BadAnswers,
            messages,
        })
    }

    /// The columns that are written: what stands beside, and what is said.
    fn written(&self, part: &Part, given: &Schema, beside: &[usize]) -> SchemaRef {
        let said = self.assessor.schema_out();
        let beside = beside
            .iter()
            .filter_map(|column| given.fields().get(*column));
        // In a file of Arrow a column has one dictionary, and those of others may change on the way.
        let beside = beside.map(|field| match part.write_as {
            Form::Arrow => {
                let of = sink::plain_type(field.data_type());
                Arc::new(field.as_ref().clone().with_data_type(of))
            }
            _ => Arc::clone(field),
        });
        let said_fields = said.fields().iter().filter(|it| it.name() != out::REFUSED);
        let mut fields = beside.chain(said_fields.cloned()).collect::<Vec<_>>();
        let before = said.field_with_name(out::DISPOSITION).ok();
        let before = before.filter(|_| self.against.is_some());
        fields.extend(before.map(|it| Arc::new(it.clone().with_name(BEFORE))));
        Arc::new(Schema::new_with_metadata(fields, said.metadata().clone()))
    }

    fn piece(
        &self,
        part: &Part,
        piece: Piece,
        given: &SchemaRef,
        beside: &[usize],
        layout: &Layout,
    ) -> Result<Done, Failure> {
        let mut encoder = layout.encoder(part)?;
        let mut done = Done {
            encoded: Encoded::None,
            refused: Vec::new(),
            summary: Summary::of(self.assessor.decision().module()),
            tally: self.tally(),
        };
        let mut first = piece.first;
        let lines = part.read_as == Form::Ndjson;
        let module = self.assessor.decision().module();
        for read in piece.tables(part, module, self.mapping)? {
            let Reading {
                table,
                mut texts,
                unread,
            } = read.map_err(|error| failed(part, "read", error))?;
            done.refused.extend(unread);
            let table = if lines {
                Ok(table)
            } else {
                self.mapped(given, &table)
            };
            let table = table.map_err(|error| failed(part, "read", error))?;
            let said = self.assessor.assess(&table).map_err(|messages| Failure {
                code: Code::BadAnswers,
                messages,
            })?;
            let at = |row| match lines.then(|| table.column(0).as_primitive_opt::<UInt64Type>()) {
                Some(Some(numbers)) => At::Line(numbers.value(row)),
                _ => At::Row(first + row as u64 + 1),
            };
            self.checked(part, &table, &said, at)?;
            let refused = refusals(&said);
            for row in 0..refused.len() {
                if refused.is_valid(row) {
                    done.refused.push(Refused {
                        at: at(row),
                        reasons: self.assessor.reasons(&table, row),
                        text: texts.get_mut(row).map(std::mem::take),
                    });
                }
            }
            done.summary.count_table(&said);
            let against = self
                .against
                .map(|against| against.assess(&table))
                .transpose();
            let against = against.map_err(|messages| Failure {
                code: Code::BadAnswers,
                messages,
            })?;
            if self.by.is_some() {
                done.tally.count(&table, &said, against.as_ref(), first);
            }
            let mut columns = beside
                .iter()
                .filter_map(|column| table.columns().get(*column))
                .map(|column| match part.write_as {
                    Form::Arrow => sink::plain(column),
                    _ => Ok(Arc::clone(column)),
                })
                .collect::<Result<Vec<_>, _>>()
                .map_err(|error| failed(part, "write", error))?;
            columns.extend(said.columns().iter().take(said.num_columns() - 1).cloned());
            columns.extend(against.and_then(|it| it.column_by_name(out::DISPOSITION).cloned()));
            let mut written = RecordBatch::try_new(layout.schema(), columns)
                .map_err(|error| failed(part, "write", error))?;
            if refused.null_count() < refused.len() {
                let kept = (0..refused.len()).map(|row| Some(refused.is_null(row)));
                let kept = kept.collect::<BooleanArray>();
                written = arrow_select::filter::filter_record_batch(&written, &kept)
                    .map_err(|error| failed(part, "write", error))?;
            }
            encoder.push(part, written)?;
            first += table.num_rows() as u64;
        }
        done.refused.sort_by_key(|refused| refused.at);
        done.summary.refused = done.refused.len() as u64;
        done.encoded = encoder.end(part)?;
        Ok(done)
    }

    /// A table with its columns and values called as findings and options are.
    fn mapped(&self, given: &SchemaRef, table: &RecordBatch) -> Result<RecordBatch, ArrowError> {
        let names = table.schema();
        let columns = names
            .fields()
            .iter()
            .zip(table.columns())
            .map(|(field, column)| {
                if self.mapping.has_values(field.name()) {
                    self.meant(field.name(), column)
                } else {
                    Arc::clone(column)
                }
            });
        let columns = columns.collect::<Vec<_>>();
        let fields = given
            .fields()
            .iter()
            .zip(&columns)
            .map(|(field, column)| Field::new(field.name(), column.data_type().clone(), true));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        RecordBatch::try_new(schema, columns)
    }

    /// What the values of a column mean, as text.
    fn meant(&self, name: &str, column: &ArrayRef) -> ArrayRef {
        if let Some(names) = column.as_any_dictionary_opt() {
            return names.with_values(self.meant(name, names.values()));
        }
        if let Some(lists) = column.as_list_opt::<i32>() {
            return self.items_meant(name, lists);
        }
        if let Some(lists) = column.as_list_opt::<i64>() {
            return self.items_meant(name, lists);
        }
        let meant = |row| {
            let text = match sural_columns::value(column, row)? {
                Value::String(text) => text,
                other => other.to_string(),
            };
            Some(self.mapping.value(name, &text).to_owned())
        };
        Arc::new((0..column.len()).map(meant).collect::<StringArray>())
    }

    fn items_meant<O: OffsetSizeTrait>(&self, name: &str, lists: &GenericListArray<O>) -> ArrayRef {
        let items = self.meant(name, lists.values());
        let item = Field::new_list_field(items.data_type().clone(), true);
        let (ends, nulls) = (lists.offsets().clone(), lists.nulls().cloned());
        Arc::new(GenericListArray::new(Arc::new(item), ends, items, nulls))
    }

    /// That some rows come to the same by themselves.
    fn checked(
        &self,
        part: &Part,
        table: &RecordBatch,
        said: &RecordBatch,
        at: impl Fn(usize) -> At,
    ) -> Result<(), Failure> {
        let each = self.check_each;
        for row in 0..table.num_rows() {
            let (At::Line(number) | At::Row(number)) = at(row);
            let alone = || self.assessor.alone(table, row);
            if each > 0 && (number - 1).is_multiple_of(each) && Ok(said.slice(row, 1)) != alone() {
                return Err(Failure::new(
                    Code::NotPassed,
                    format!(
                        "{}: by itself it comes to something else",
                        at(row).of(&part.from)
                    ),
                ));
            }
        }
        Ok(())
    }
}

/// What a column holds once its values are texts.
fn text_of(column: &DataType) -> DataType {
    let item = |item: &Arc<Field>| {
        let of = text_of(item.data_type());
        Arc::new(Field::new_list_field(of, true))
    };
    match column {
        DataType::Dictionary(key, of) => DataType::Dictionary(key.clone(), Box::new(text_of(of))),
        DataType::List(of) => DataType::List(item(of)),
        DataType::LargeList(of) => DataType::LargeList(item(of)),
        _ => DataType::Utf8,
    }
}

fn refusals(said: &RecordBatch) -> StringArray {
    let last = said.columns().last();
    last.map_or_else(
        || StringArray::new_null(0),
        |it| it.as_string::<i32>().clone(),
    )
}
