//! Writes the rows of a Parquet file several times into another, without reading them: `repeat FILE TIMES OUT`.

#![allow(clippy::unwrap_used, clippy::expect_used)] // Not library code.

use std::fs::File;
use std::sync::Arc;

use parquet::column::writer::ColumnCloseResult;
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;

fn main() {
    let mut args = std::env::args().skip(1);
    let mut next = || args.next().expect("repeat FILE TIMES OUT");
    let (from, times, out) = (next(), next(), next());
    let from = File::open(from).unwrap();
    let read = SerializedFileReader::new(from.try_clone().unwrap()).unwrap();
    let metadata = read.metadata().file_metadata();
    let schema = metadata.schema_descr().root_schema_ptr();
    let properties = WriterProperties::builder()
        .set_key_value_metadata(metadata.key_value_metadata().cloned())
        .build();
    let out = File::create(out).unwrap();
    let mut writer = SerializedFileWriter::new(out, schema, Arc::new(properties)).unwrap();
    for _ in 0..times.parse().unwrap() {
        for rows in read.metadata().row_groups() {
            let mut group = writer.next_row_group().unwrap();
            for column in rows.columns() {
                let close = ColumnCloseResult {
                    bytes_written: column.compressed_size() as u64,
                    rows_written: rows.num_rows() as u64,
                    metadata: column.clone(),
                    bloom_filter: None,
                    column_index: None,
                    offset_index: None,
                };
                group.append_column(&from, close).unwrap();
            }
            group.close().unwrap();
        }
    }
    writer.close().unwrap();
}
