//! Tables as they are written: made ready on any thread, put together on one.

use std::io::Write;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, GenericListArray, OffsetSizeTrait, RecordBatch, StructArray};
use arrow_ipc::writer::{FileWriter, StreamWriter};
use arrow_schema::{ArrowError, DataType, FieldRef, SchemaRef};
use arrow_select::take::take;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::{
    ArrowColumnChunk, ArrowColumnWriter, ArrowRowGroupWriterFactory, compute_leaves,
};
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;

use super::failed;
use crate::batch::form::{Form, Part};
use crate::failure::Failure;

/// How rows are made ready to be written, on any thread.
pub struct Layout {
    schema: SchemaRef,
    lines: bool,
    /// Of Parquet: what makes its columns.
    columns: Option<ArrowRowGroupWriterFactory>,
}

/// A table as it is written.
pub struct Sink<'w>(To<'w>);

type Out<'w> = &'w mut (dyn Write + Send);

enum To<'w> {
    Lines(Out<'w>),
    Parquet(SerializedFileWriter<Out<'w>>),
    File(FileWriter<Out<'w>>),
    Stream(StreamWriter<Out<'w>>),
}

/// Some rows on their way to be written.
pub enum Encoder {
    /// As lines.
    Lines(Vec<u8>),
    /// As columns of Parquet.
    Parquet(SchemaRef, Vec<ArrowColumnWriter>, bool),
    /// As they are.
    Tables(Vec<RecordBatch>),
}

/// Some rows ready to be written.
pub enum Encoded {
    /// Nothing.
    None,
    /// Lines.
    Lines(Vec<u8>),
    /// A row group of Parquet.
    Parquet(Vec<ArrowColumnChunk>),
    /// Tables.
    Tables(Vec<RecordBatch>),
}

impl Layout {
    /// The columns that are written.
    pub fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    /// For rows that come next to each other.
    ///
    /// # Errors
    /// When there can be no such columns.
    pub fn encoder(&self, part: &Part) -> Result<Encoder, Failure> {
        Ok(match &self.columns {
            Some(columns) => {
                let columns = columns.create_column_writers(0);
                let columns = columns.map_err(|error| failed(part, "write", error))?;
                Encoder::Parquet(self.schema(), columns, false)
            }
            None if self.lines => Encoder::Lines(Vec::new()),
            None => Encoder::Tables(Vec::new()),
        })
    }
}

impl<'w> Sink<'w> {
    /// Begins a table.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(part: &Part, schema: SchemaRef, to: Out<'w>) -> Result<(Layout, Self), Failure> {
        let broken = |error: &dyn std::fmt::Display| failed(part, "write", error);
        let mut layout = Layout {
            schema: Arc::clone(&schema),
            lines: part.write_as == Form::Ndjson,
            columns: None,
        };
        let to = match part.write_as {
            Form::Ndjson => To::Lines(to),
            Form::Parquet => {
                let level = ZstdLevel::try_new(1).unwrap_or_default();
                let properties = WriterProperties::builder()
                    .set_compression(Compression::ZSTD(level))
                    .build();
                let writer = ArrowWriter::try_new(to, Arc::clone(&schema), Some(properties))
                    .and_then(ArrowWriter::into_serialized_writer);
                let (writer, columns) = writer.map_err(|error| broken(&error))?;
                layout.columns = Some(columns);
                To::Parquet(writer)
            }
            Form::Arrow => {
                To::File(FileWriter::try_new(to, &schema).map_err(|error| broken(&error))?)
            }
            Form::ArrowStream => {
                To::Stream(StreamWriter::try_new(to, &schema).map_err(|error| broken(&error))?)
            }
        };
        Ok((layout, Self(to)))
    }

    /// Writes rows.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn append(&mut self, part: &Part, rows: Encoded) -> Result<(), Failure> {
        let written = match (&mut self.0, rows) {
            (To::Lines(to), Encoded::Lines(lines)) => {
                to.write_all(&lines).map_err(|error| error.to_string())
            }
            (To::Parquet(to), Encoded::Parquet(chunks)) => {
                group(to, chunks).map_err(|error| error.to_string())
            }
            (To::File(to), Encoded::Tables(tables)) => {
                let mut tables = tables.iter();
                tables
                    .try_for_each(|table| to.write(table))
                    .map_err(|error| error.to_string())
            }
            (To::Stream(to), Encoded::Tables(tables)) => {
                let mut tables = tables.iter();
                tables
                    .try_for_each(|table| to.write(table))
                    .map_err(|error| error.to_string())
            }
            _ => Ok(()),
        };
        written.map_err(|error| failed(part, "write", error))
    }

    /// Ends the table.
    ///
    /// # Errors
    /// When it cannot be written to its end.
    pub fn end(self, part: &Part) -> Result<(), Failure> {
        let ended = match self.0 {
            To::Lines(to) => to.flush().map_err(|error| error.to_string()),
            To::Parquet(to) => to.close().map(drop).map_err(|error| error.to_string()),
            To::File(mut to) => to.finish().map_err(|error| error.to_string()),
            To::Stream(mut to) => to.finish().map_err(|error| error.to_string()),
        };
        ended.map_err(|error| failed(part, "write", error))
    }
}

fn group(
    to: &mut SerializedFileWriter<Out<'_>>,
    chunks: Vec<ArrowColumnChunk>,
) -> Result<(), ParquetError> {
    let mut group = to.next_row_group()?;
    for chunk in chunks {
        chunk.append_to_row_group(&mut group)?;
    }
    group.close().map(drop)
}

impl Encoder {
    /// Takes rows.
    ///
    /// # Errors
    /// When they do not fit.
    pub fn push(&mut self, part: &Part, table: RecordBatch) -> Result<(), Failure> {
        match self {
            Self::Lines(lines) => {
                let mut writer = arrow_json::LineDelimitedWriter::new(lines);
                let written = writer.write(&table).and_then(|()| writer.finish());
                written.map_err(|error| failed(part, "write", error))
            }
            Self::Parquet(schema, columns, some) => {
                *some |= table.num_rows() > 0;
                columns_of(schema, columns, &table).map_err(|error| failed(part, "write", error))
            }
            Self::Tables(tables) => {
                tables.push(table);
                Ok(())
            }
        }
    }

    /// The rows, ready to be written.
    ///
    /// # Errors
    /// When they do not fit.
    pub fn end(self, part: &Part) -> Result<Encoded, Failure> {
        Ok(match self {
            Self::Lines(lines) => Encoded::Lines(lines),
            Self::Parquet(_, _, false) => Encoded::None,
            Self::Parquet(_, columns, true) => {
                let chunks = columns.into_iter().map(ArrowColumnWriter::close);
                let chunks = chunks.collect::<Result<_, _>>();
                Encoded::Parquet(chunks.map_err(|error| failed(part, "write", error))?)
            }
            Self::Tables(tables) => Encoded::Tables(tables),
        })
    }
}

/// What a column holds without its dictionaries.
pub fn plain_type(column: &DataType) -> DataType {
    match column {
        DataType::Dictionary(_, of) => plain_type(of),
        DataType::List(item) => DataType::List(plain_field(item)),
        DataType::LargeList(item) => DataType::LargeList(plain_field(item)),
        DataType::Struct(fields) => DataType::Struct(fields.iter().map(plain_field).collect()),
        other => other.clone(),
    }
}

fn plain_field(field: &FieldRef) -> FieldRef {
    let of = plain_type(field.data_type());
    Arc::new(field.as_ref().clone().with_data_type(of))
}

/// A column without its dictionaries.
///
/// # Errors
/// When there can be no such column.
pub fn plain(column: &ArrayRef) -> Result<ArrayRef, ArrowError> {
    if let Some(names) = column.as_any_dictionary_opt() {
        return plain(&take(names.values(), names.keys(), None)?);
    }
    match plain_type(column.data_type()) {
        DataType::List(item) => plain_lists(column.as_list::<i32>(), item),
        DataType::LargeList(item) => plain_lists(column.as_list::<i64>(), item),
        DataType::Struct(fields) => {
            let parts = column.as_struct();
            let columns = parts.columns().iter().map(plain);
            let columns = columns.collect::<Result<_, _>>()?;
            let nulls = parts.nulls().cloned();
            let parts = StructArray::try_new_with_length(fields, columns, nulls, column.len())?;
            Ok(Arc::new(parts))
        }
        _ => Ok(Arc::clone(column)),
    }
}

fn plain_lists<O: OffsetSizeTrait>(
    lists: &GenericListArray<O>,
    item: FieldRef,
) -> Result<ArrayRef, ArrowError> {
    let (ends, nulls) = (lists.offsets().clone(), lists.nulls().cloned());
    let lists = GenericListArray::try_new(item, ends, plain(lists.values())?, nulls)?;
    Ok(Arc::new(lists))
}

fn columns_of(
    schema: &SchemaRef,
    writers: &mut [ArrowColumnWriter],
    table: &RecordBatch,
) -> Result<(), ParquetError> {
    let mut writers = writers.iter_mut();
    for (field, column) in schema.fields().iter().zip(table.columns()) {
        for leaf in compute_leaves(field, column)? {
            if let Some(writer) = writers.next() {
                writer.write(&leaf)?;
            }
        }
    }
    Ok(())
}
