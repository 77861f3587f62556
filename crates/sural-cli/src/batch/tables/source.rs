//! Tables as they are read.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_ipc::reader::{FileReader, StreamReader};
use arrow_schema::{ArrowError, DataType, Schema, SchemaRef};
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder,
};
use serde_json::Value;
use sural_content::module::Module;

use super::failed;
use super::spoken::{self, Spoken};
use crate::batch::Refused;
use crate::batch::form::{Form, Part, STANDARD};
use crate::batch::lines::{self, Line, Lines};
use crate::batch::mapping::Mapping;
use crate::failure::{Code, Failure};

/// Rows that are read at once.
const ROWS: usize = 8192;
/// Rows of a piece at most.
const OF_A_PIECE: usize = 1 << 20;
/// Rows of a piece at most, where all its columns are in memory, as they come or as they go; one table of more is a piece by itself.
const OF_TABLES: usize = 1 << 17;

/// A table as it is read.
pub struct Source {
    schema: SchemaRef,
    rows: Option<u64>,
    next: u64,
    from: From,
}

enum From {
    Parquet {
        metadata: ArrowReaderMetadata,
        group: usize,
        within: usize,
    },
    Tables(Tables),
    Lines(Lines<Box<dyn BufRead>>),
}

type Tables = Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>>>;
type Reads<'a> = Box<dyn Iterator<Item = Result<Reading, ArrowError>> + 'a>;

/// Rows that were read at once.
pub struct Reading {
    /// Those that are a case.
    pub table: RecordBatch,
    /// Of lines: of each row the text.
    pub texts: Vec<String>,
    /// Of lines: those that are none.
    pub unread: Vec<Refused>,
}

/// Some rows of it.
pub struct Piece {
    /// How many come before.
    pub first: u64,
    rows: Rows,
}

enum Rows {
    Parquet {
        metadata: ArrowReaderMetadata,
        group: usize,
        skip: usize,
        take: usize,
    },
    Tables(Vec<RecordBatch>),
    Lines(Vec<Line>),
}

impl Source {
    /// Opens a table. `wanted` says as what its columns are best read.
    ///
    /// # Errors
    /// When it cannot be read, or is no such table.
    pub fn open(
        part: &Part,
        module: &Module,
        wanted: impl Fn(&Schema) -> Schema,
    ) -> Result<Self, Failure> {
        let broken = |error: &dyn std::fmt::Display| failed(part, "read", error);
        if part.read_as == Form::Ndjson {
            return Ok(Self {
                schema: spoken::schema(module),
                rows: None,
                next: 0,
                from: From::Lines(Lines::of(lines::open(&part.from)?)),
            });
        }
        if part.read_as == Form::Parquet {
            let file = file(part)?;
            let plain = ArrowReaderMetadata::load(&file, ArrowReaderOptions::new())
                .map_err(|error| broken(&error))?;
            let wanted = Arc::new(wanted(plain.schema()));
            let options = ArrowReaderOptions::new().with_schema(wanted);
            let metadata = ArrowReaderMetadata::try_new(Arc::clone(plain.metadata()), options)
                .map_err(|error| broken(&error))?;
            let rows = metadata.metadata().file_metadata().num_rows();
            return Ok(Self {
                schema: Arc::clone(metadata.schema()),
                rows: u64::try_from(rows).ok(),
                next: 0,
                from: From::Parquet {
                    metadata,
                    group: 0,
                    within: 0,
                },
            });
        }
        let (schema, tables): (_, Tables) = match part.read_as {
            Form::Arrow => {
                let reader = FileReader::try_new(BufReader::new(file(part)?), None);
                let reader = reader.map_err(|error| broken(&error))?;
                (reader.schema(), Box::new(reader))
            }
            _ => {
                let from: Box<dyn Read> = if part.from == Path::new(STANDARD) {
                    Box::new(std::io::stdin())
                } else {
                    Box::new(file(part)?)
                };
                let reader = StreamReader::try_new(BufReader::new(from), None);
                let reader = reader.map_err(|error| broken(&error))?;
                (reader.schema(), Box::new(reader))
            }
        };
        Ok(Self {
            schema,
            rows: None,
            next: 0,
            from: From::Tables(tables),
        })
    }

    /// Its columns.
    pub fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    /// How many rows it has, if that is known.
    pub fn rows(&self) -> Option<u64> {
        self.rows
    }

    /// The next pieces, at most so many; none at the end.
    ///
    /// # Errors
    /// When it cannot be read on.
    pub fn next(&mut self, part: &Part, pieces: usize) -> Result<Vec<Piece>, Failure> {
        let mut all = Vec::new();
        if let From::Lines(lines) = &mut self.from {
            // As small tables, lines are put together where there is not room for any number of groups.
            let most = match part.write_as {
                Form::Parquet => OF_TABLES,
                _ => ROWS,
            };
            let blocks = lines.blocks(most, pieces)?.into_iter();
            return Ok(blocks
                .map(|lines| Piece {
                    first: lines.first().map_or(0, |(line, _)| line - 1),
                    rows: Rows::Lines(lines),
                })
                .collect());
        }
        let most = match part.write_as {
            Form::Parquet => OF_A_PIECE,
            _ => OF_TABLES,
        };
        while all.len() < pieces {
            let Some(piece) = self
                .piece(most)
                .map_err(|error| failed(part, "read", error))?
            else {
                break;
            };
            all.push(piece);
        }
        Ok(all)
    }

    fn piece(&mut self, most: usize) -> Result<Option<Piece>, ArrowError> {
        let first = self.next;
        let (rows, count) = match &mut self.from {
            From::Parquet {
                metadata,
                group,
                within,
            } => {
                let Some(of) = metadata.metadata().row_groups().get(*group) else {
                    return Ok(None);
                };
                let all = usize::try_from(of.num_rows()).unwrap_or(0);
                let take = most.min(all - *within);
                let rows = Rows::Parquet {
                    metadata: metadata.clone(),
                    group: *group,
                    skip: *within,
                    take,
                };
                *within += take;
                if *within >= all {
                    (*group, *within) = (*group + 1, 0);
                }
                (rows, take)
            }
            From::Tables(tables) => {
                let (mut all, mut count) = (Vec::new(), 0);
                // Small tables are put together: Parquet has room for no more than 32,767 groups of rows.
                while count < most.min(OF_TABLES)
                    && let Some(table) = tables.next().transpose()?
                {
                    count += table.num_rows();
                    all.push(table);
                }
                if all.is_empty() {
                    return Ok(None);
                }
                (Rows::Tables(all), count)
            }
            From::Lines(_) => return Ok(None),
        };
        self.next += count as u64;
        Ok(Some(Piece { first, rows }))
    }
}

impl Piece {
    /// Its rows, some at a time.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn tables<'a>(
        self,
        part: &Part,
        module: &'a Module,
        mapping: &'a Mapping,
    ) -> Result<Reads<'a>, Failure> {
        let tables: Tables = match self.rows {
            Rows::Lines(lines) => {
                let mut lines = lines.into_iter().peekable();
                return Ok(Box::new(std::iter::from_fn(move || {
                    lines.peek()?;
                    Some(read(module, mapping, lines.by_ref().take(ROWS)))
                })));
            }
            Rows::Tables(tables) => Box::new(tables.into_iter().flat_map(|table| {
                let rows = table.num_rows();
                let starts = (0..rows).step_by(ROWS);
                starts.map(move |start| Ok(table.slice(start, ROWS.min(rows - start))))
            })),
            Rows::Parquet {
                metadata,
                group,
                skip,
                take,
            } => {
                let reader =
                    ParquetRecordBatchReaderBuilder::new_with_metadata(file(part)?, metadata)
                        .with_row_groups(vec![group])
                        .with_batch_size(ROWS)
                        .with_offset(skip)
                        .with_limit(take)
                        .build();
                Box::new(reader.map_err(|error| failed(part, "read", error))?)
            }
        };
        Ok(Box::new(tables.map(|table| {
            Ok(Reading {
                table: table?,
                texts: Vec::new(),
                unread: Vec::new(),
            })
        })))
    }
}

/// Reads lines.
fn read(
    module: &Module,
    mapping: &Mapping,
    lines: impl Iterator<Item = Line>,
) -> Result<Reading, ArrowError> {
    let (mut spoken, mut texts, mut unread) = (Vec::new(), Vec::new(), Vec::new());
    for line in lines {
        match crate::batch::case(module, mapping, line) {
            Ok((case, answers)) => {
                spoken.push(Spoken {
                    line: case.line,
                    about: Value::Object(case.about).to_string(),
                    answers,
                });
                texts.push(case.text);
            }
            Err(line) => unread.push(line),
        }
    }
    Ok(Reading {
        table: spoken::table(module, &spoken)?,
        texts,
        unread,
    })
}

fn file(part: &Part) -> Result<File, Failure> {
    if part.from == Path::new(STANDARD) {
        return Err(Failure::new(
            Code::File,
            "such a table is read from its end: it must be a file, or come as `--read-as arrow-stream`",
        ));
    }
    File::open(&part.from).map_err(|error| Failure::file("read", &part.from, &error))
}

/// Text by dictionary instead of text, also in lists.
pub fn as_names(column: &DataType) -> DataType {
    match column {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => {
            sural_columns::schema::names(DataType::Int32)
        }
        DataType::List(item) => {
            let item = item.as_ref().clone();
            let names = as_names(item.data_type());
            DataType::List(Arc::new(item.with_data_type(names)))
        }
        other => other.clone(),
    }
}
