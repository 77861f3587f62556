//! The forms that tables come in, and go out in.

use std::fs::{self, File};
use std::sync::Arc;

use arrow_array::builder::{LargeListBuilder, StringDictionaryBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, DictionaryArray, StructArray};
use arrow_ipc::writer::StreamWriter;
use arrow_schema::Field;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::Value;

use crate::given::{
    as_lines, cases, lines, name, parquet, people, said, sural, table, texts, told,
};
use crate::support::folder;

#[test]
fn every_form_says_the_same() {
    let folder = folder("tables-forms");
    let people = people(2000);
    let lines_only = lines(&sural(&["-"], &people).stdout);
    assert_eq!(lines_only.len(), 2000);
    for form in ["parquet", "arrow", "arrows"] {
        let out = folder.join(format!("out.{form}"));
        let output = sural(&["-", "--out", name(&out)], &people);
        assert!(output.status.success(), "{form}: {}", told(&output));
        assert!(told(&output).starts_with("2000 cases, 0 set aside\n"));
    }
    // What comes out of lines as a table holds the columns that lines hold.
    let rows = sural(&["-", "--write-as", "arrow-stream"], &people).stdout;
    assert!(!rows.is_empty());
    let read = arrow_ipc::reader::StreamReader::try_new(rows.as_slice(), None).unwrap();
    let mut written = Vec::new();
    let mut writer = arrow_json::LineDelimitedWriter::new(&mut written);
    for table in read {
        writer.write(&table.unwrap()).unwrap();
    }
    writer.finish().unwrap();
    for (row, line) in lines(&written).iter().zip(&lines_only) {
        assert_eq!(row["line"], line["line"]);
        assert_eq!(said(row), said(line));
        let about: Value = serde_json::from_str(row["about"].as_str().unwrap()).unwrap();
        assert_eq!(about["index"], line["index"]);
    }
}

#[test]
fn a_table_comes_to_what_its_rows_come_to_as_lines() {
    let folder = folder("tables-rows");
    let cases = cases();
    let from = folder.join("cases.parquet");
    parquet(&from, &cases);
    let output = sural(
        &[name(&from), "--write-as", "ndjson", "--check-each", "1"],
        b"",
    );
    assert!(output.status.success(), "{}", told(&output));
    let rows = lines(&output.stdout);
    let fever = [Some("no"), Some("yes_measured"), None, Some("no")];
    let alone = lines(&sural(&["-"], as_lines(fever).as_bytes()).stdout);
    assert_eq!(rows.len(), 4);
    for (row, alone) in rows.iter().zip(&alone) {
        assert_eq!(said(row), said(alone));
        assert!(row["person"].is_number(), "what stands beside comes back");
    }
    // The same as a stream from elsewhere.
    let mut stream = Vec::new();
    let mut writer = StreamWriter::try_new(&mut stream, &cases.schema()).unwrap();
    writer.write(&cases).unwrap();
    writer.finish().unwrap();
    drop(writer);
    let args = ["-", "--read-as", "arrow-stream", "--write-as", "ndjson"];
    assert_eq!(sural(&args, &stream).stdout, output.stdout);
    let cut = sural(&args, &stream[..stream.len() / 2]);
    assert_eq!(cut.status.code(), Some(5), "{}", told(&cut));
}

#[test]
fn no_rows_come_to_no_rows() {
    let folder = folder("tables-nothing");
    let (from, out) = (folder.join("none.parquet"), folder.join("out.parquet"));
    parquet(&from, &cases().slice(0, 0));
    let output = sural(&[name(&from), "--out", name(&out)], b"");
    assert!(output.status.success(), "{}", told(&output));
    let again = sural(
        &[name(&out), "--map", "/dev/null", "--write-as", "ndjson"],
        b"",
    );
    assert_eq!(
        again.status.code(),
        Some(4),
        "what came out holds no findings"
    );
    let nothing = folder.join("nothing.ndjson");
    fs::write(&nothing, "").unwrap();
    let output = sural(&[name(&nothing), "--out", name(&out)], b"");
    assert!(output.status.success(), "{}", told(&output));
}

#[test]
fn a_dictionary_without_values_says_nothing() {
    let folder = folder("tables-no-values");
    let (out, report) = (folder.join("out.parquet"), folder.join("report.html"));
    let nobody =
        arrow_array::DictionaryArray::<arrow_array::types::Int32Type>::from_iter([None::<&str>; 4]);
    let cases = table(vec![
        ("ward", Arc::new(nobody)),
        ("fever", cases().column(1).clone()),
    ]);
    let mut stream = Vec::new();
    let mut writer = StreamWriter::try_new(&mut stream, &cases.schema()).unwrap();
    writer.write(&cases).unwrap();
    writer.finish().unwrap();
    drop(writer);
    let mut args = vec!["-", "--read-as", "arrow-stream", "--out", name(&out)];
    args.extend(["--report", name(&report), "--by", "ward"]);
    let output = sural(&args, &stream);
    assert!(output.status.success(), "{}", told(&output));
    let page = fs::read_to_string(&report).unwrap();
    assert!(
        page.contains("By ward") && page.contains("not known"),
        "{page}"
    );
}

#[test]
fn small_tables_with_dictionaries_of_their_own_are_put_together() {
    let folder = folder("tables-small");
    let mut stream = Vec::new();
    let one = |index: usize| {
        let place = format!("place {index}");
        let place: DictionaryArray<Int32Type> = [place.as_str()].into_iter().collect();
        table(vec![
            ("place", Arc::new(place)),
            ("fever", texts(&[Some("no")])),
        ])
    };
    let mut writer = StreamWriter::try_new(&mut stream, &one(0).schema()).unwrap();
    for index in 0..50 {
        writer.write(&one(index)).unwrap();
    }
    writer.finish().unwrap();
    for form in ["parquet", "arrow"] {
        let out = folder.join(format!("out.{form}"));
        let args = ["-", "--read-as", "arrow-stream", "--out", name(&out)];
        let output = sural(&args, &stream);
        assert!(output.status.success(), "{form}: {}", told(&output));
    }
    let file = File::open(folder.join("out.parquet")).unwrap();
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
    assert_eq!(reader.metadata().num_row_groups(), 1);
    let file = File::open(folder.join("out.arrow")).unwrap();
    let tables = arrow_ipc::reader::FileReader::try_new(file, None).unwrap();
    let places = tables.flat_map(|table| {
        let table = table.unwrap();
        let places = table.column_by_name("place").unwrap();
        let places = places
            .as_string::<i32>()
            .iter()
            .map(|it| it.unwrap().to_owned());
        places.collect::<Vec<_>>()
    });
    let expected = (0..50).map(|index| format!("place {index}"));
    assert_eq!(places.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
}

#[test]
fn dictionaries_deep_inside_come_back() {
    let folder = folder("tables-deep");
    let names = |at: &str| -> ArrayRef {
        let names: DictionaryArray<Int32Type> = [at].into_iter().collect();
        Arc::new(names)
    };
    let one = |index: usize| {
        let place = format!("place {index}");
        let mut large = LargeListBuilder::new(StringDictionaryBuilder::<Int32Type>::new());
        large.append_value([Some(&place)]);
        let large = large.finish();
        let names = names(&place);
        let field = Arc::new(Field::new("item", names.data_type().clone(), true));
        let inside = StructArray::from(vec![(field, names)]);
        table(vec![
            ("large", Arc::new(large)),
            ("inside", Arc::new(inside)),
            ("fever", texts(&[Some("no")])),
        ])
    };
    let mut stream = Vec::new();
    let mut writer = StreamWriter::try_new(&mut stream, &one(0).schema()).unwrap();
    writer.write(&one(0)).unwrap();
    writer.write(&one(1)).unwrap();
    writer.finish().unwrap();
    let out = folder.join("out.arrow");
    let args = ["-", "--read-as", "arrow-stream", "--out", name(&out)];
    let output = sural(&args, &stream);
    assert!(output.status.success(), "{}", told(&output));
    let tables = arrow_ipc::reader::FileReader::try_new(File::open(&out).unwrap(), None).unwrap();
    for (index, table) in tables.enumerate() {
        let table = table.unwrap();
        let place = format!("place {index}");
        let large = table.column_by_name("large").unwrap().as_list::<i64>();
        assert_eq!(large.value(0).as_string::<i32>().value(0), place);
        let inside = table.column_by_name("inside").unwrap().as_struct();
        assert_eq!(inside.column(0).as_string::<i32>().value(0), place);
    }
}

#[test]
fn many_lines_come_to_few_groups_of_rows() {
    let folder = folder("tables-many-lines");
    let out = folder.join("out.parquet");
    let said = "{\"answers\": {}}\n".repeat(40_000);
    let output = sural(&["-", "--out", name(&out)], said.as_bytes());
    assert!(output.status.success(), "{}", told(&output));
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(&out).unwrap()).unwrap();
    assert_eq!(reader.metadata().file_metadata().num_rows(), 40_000);
    assert_eq!(reader.metadata().num_row_groups(), 1);
}
