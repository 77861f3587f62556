//! Tables of cases, by the program as people run it.

#![cfg(feature = "columns")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // Not library code.

mod support;

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use arrow_array::builder::{LargeListBuilder, ListBuilder, StringBuilder, StringDictionaryBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use arrow_array::{
    Array, ArrayRef, DictionaryArray, Int32Array, RecordBatch, StringArray, StructArray,
};
use arrow_ipc::writer::StreamWriter;
use arrow_schema::Field;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::{Value, json};
use support::{folder, hears, program};

fn sural(args: &[&str], said: &[u8]) -> Output {
    hears(program().arg("batch").args(args), said)
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn name(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn lines(bytes: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(bytes).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn texts(texts: &[Option<&str>]) -> ArrayRef {
    Arc::new(StringArray::from(texts.to_vec()))
}

fn table(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    let columns = columns
        .into_iter()
        .map(|(name, column)| (name, column, true));
    RecordBatch::try_from_iter_with_nullable(columns).unwrap()
}

fn parquet(path: &Path, table: &RecordBatch) {
    let file = File::create(path).unwrap();
    let mut writer = ArrowWriter::try_new(file, table.schema(), None).unwrap();
    writer.write(table).unwrap();
    writer.close().unwrap();
}

fn people(count: usize) -> Vec<u8> {
    let people = program()
        .args([
            "simulate",
            "--unasked",
            "100",
            "--people",
            &count.to_string(),
        ])
        .output()
        .unwrap();
    people.stdout
}

/// Some columns of a row, whichever way it was written.
fn said(row: &Value) -> Value {
    json!([
        row["disposition"],
        row["settled"],
        row["could_become"],
        row["red_flags"],
        row["rules"],
    ])
}

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

fn cases() -> RecordBatch {
    table(vec![
        ("person", Arc::new(Int32Array::from(vec![7, 8, 9, 10]))),
        (
            "fever",
            texts(&[Some("no"), Some("yes_measured"), None, Some("no")]),
        ),
        (
            "warmth",
            texts(&[Some("yes"), Some("no"), Some("not_sure"), None]),
        ),
        (
            "pain_severity",
            Arc::new(Int32Array::from(vec![Some(9), None, Some(0), Some(3)])),
        ),
    ])
}

fn as_lines(fever: [Option<&str>; 4]) -> String {
    let mut all = String::new();
    let warmth = [Some("yes"), Some("no"), Some("not_sure"), None];
    let pain = [Some(9), None, Some(0), Some(3)];
    for at in 0..4 {
        let mut answers = serde_json::Map::new();
        let said = [("fever", fever[at]), ("warmth", warmth[at])];
        for (finding, said) in said {
            said.map(|said| answers.insert(finding.to_owned(), said.into()));
        }
        pain[at].map(|pain| answers.insert("pain_severity".to_owned(), pain.into()));
        all += &format!("{}\n", json!({ "answers": answers }));
    }
    all
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
fn a_mapping_says_what_columns_and_values_mean() {
    let folder = folder("tables-mapping");
    let map = folder.join("map.toml");
    let from = folder.join("cases.parquet");
    parquet(
        &from,
        &table(vec![
            ("temp", texts(&[Some("N"), Some("Y"), None, Some("N")])),
            ("warmth", cases().column(2).clone()),
            ("pain_severity", cases().column(3).clone()),
        ]),
    );
    fs::write(
        &map,
        "[findings]\ntemp = \"fever\"\n[values.temp]\nN = \"no\"\nY = \"yes_measured\"\n",
    )
    .unwrap();
    let args = [name(&from), "--write-as", "ndjson", "--map", name(&map)];
    let output = sural(&args, b"");
    assert!(output.status.success(), "{}", told(&output));
    let fever = [Some("no"), Some("yes_measured"), None, Some("no")];
    let alone = lines(&sural(&["-"], as_lines(fever).as_bytes()).stdout);
    for (row, alone) in lines(&output.stdout).iter().zip(&alone) {
        assert_eq!(said(row), said(alone));
    }
    // Lines are mapped alike.
    let mapped = as_lines([Some("N"), Some("Y"), None, Some("N")]).replace("fever", "temp");
    let mapped = lines(&sural(&["-", "--map", name(&map)], mapped.as_bytes()).stdout);
    assert_eq!(mapped, alone);
    for (wrong, says) in [
        ("[findings]\ntemp = \"fevr\"", "did you mean `fever`?"),
        (
            "[values.fever]\nN = \"nope\"",
            "no option of `fever` is named `nope`",
        ),
        (
            "[findings]\ntemp = \"fever\"\nheat = \"fever\"",
            "read from two columns",
        ),
        (
            "[findings]\nheat = \"fever\"",
            "speaks of `heat`, which is no column",
        ),
        ("[columns]", "unknown field `columns`"),
        ("= 3", "map.toml"),
    ] {
        fs::write(&map, wrong).unwrap();
        let output = sural(&args, b"");
        assert_eq!(output.status.code(), Some(4), "{wrong}: {}", told(&output));
        assert!(told(&output).contains(says), "{wrong}: {}", told(&output));
    }
}

#[test]
fn what_is_no_case_is_set_aside_with_its_row() {
    let folder = folder("tables-rejects");
    let (from, out) = (folder.join("cases.parquet"), folder.join("out.parquet"));
    let rejects = folder.join("rejects.ndjson");
    let bad = table(vec![
        (
            "fever",
            texts(&[Some("no"), Some("perhaps"), None, Some("no")]),
        ),
        (
            "sex_at_birth",
            texts(&[Some("male"), None, Some("male"), None]),
        ),
        ("pregnant", texts(&[Some("no"), None, Some("yes"), None])),
        (
            "pain_severity",
            Arc::new(Int32Array::from(vec![1, 2, 3, 99])),
        ),
    ]);
    parquet(&from, &bad);
    fs::write(&out, "old").unwrap();
    let output = sural(&[name(&from), "--out", name(&out)], b"");
    assert_eq!(output.status.code(), Some(4));
    assert!(
        told(&output).contains("row 2: ") && told(&output).contains("`perhaps`"),
        "{}",
        told(&output)
    );
    assert_eq!(fs::read_to_string(&out).unwrap(), "old");
    let skip = ["--on-error", "skip", "--rejects", name(&rejects)];
    let output = sural(
        &[&[name(&from), "--out", name(&out)], &skip[..]].concat(),
        b"",
    );
    assert!(output.status.success(), "{}", told(&output));
    assert!(
        told(&output).starts_with("1 cases, 3 set aside\n"),
        "{}",
        told(&output)
    );
    let refused = lines(&fs::read(&rejects).unwrap());
    for (refused, (row, says)) in
        refused
            .iter()
            .zip([(2, "`perhaps`"), (3, "cannot all hold"), (4, "not 99")])
    {
        assert_eq!(refused["row"], row);
        assert!(refused["reasons"].to_string().contains(says), "{refused}");
    }
    assert_eq!(refused.len(), 3);
}

#[test]
fn what_is_no_table_is_told() {
    let folder = folder("tables-broken");
    let good = folder.join("good.parquet");
    parquet(&good, &cases());
    let bytes = fs::read(&good).unwrap();
    let mut torn = bytes.clone();
    // The data is garbled, and what tells of it is whole.
    torn[10..60].fill(0xff);
    for (case, bytes) in [
        ("empty", &[][..]),
        ("cut", &bytes[..bytes.len() / 2]),
        ("without its end", &bytes[..bytes.len() - 4]),
        ("garbled", &torn),
        ("text", b"no table at all"),
    ] {
        let from = folder.join("broken.parquet");
        let out = folder.join("out.parquet");
        fs::write(&from, bytes).unwrap();
        fs::write(&out, "old").unwrap();
        let output = sural(&[name(&from), "--out", name(&out)], b"");
        assert_eq!(output.status.code(), Some(5), "{case}: {}", told(&output));
        assert!(
            told(&output).contains("cannot read `"),
            "{case}: {}",
            told(&output)
        );
        assert!(
            !told(&output).contains("panicked"),
            "{case}: {}",
            told(&output)
        );
        assert_eq!(fs::read_to_string(&out).unwrap(), "old", "{case}");
    }
    let from = folder.join("wrong.parquet");
    for (columns, says) in [
        (
            vec![("fever", Arc::new(Int32Array::from(vec![1])) as ArrayRef)],
            "it takes text",
        ),
        (
            vec![("fevr", texts(&[None])), ("warmth", texts(&[None]))],
            "did you mean `fever`?",
        ),
        (
            vec![("person", texts(&[None]))],
            "no column has the name of a finding",
        ),
        (
            vec![("warmth", texts(&[None])), ("settled", texts(&[None]))],
            "the name of a column that is written",
        ),
    ] {
        parquet(&from, &table(columns));
        let output = sural(&[name(&from)], b"");
        assert_eq!(output.status.code(), Some(4), "{}", told(&output));
        assert!(told(&output).contains(says), "{}", told(&output));
    }
    for (args, code, says) in [
        (vec!["cases.dat"], 5, "say it with `--read-as`"),
        (vec!["-", "--read-as", "parquet"], 5, "must be a file"),
    ] {
        let output = sural(&args, b"");
        assert_eq!(
            output.status.code(),
            Some(code),
            "{args:?}: {}",
            told(&output)
        );
        assert!(told(&output).contains(says), "{args:?}: {}", told(&output));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_what_was_there() {
    let folder = folder("tables-full");
    let from = folder.join("cases.ndjson");
    fs::write(&from, people(3000)).unwrap();
    // Standard output.
    for form in ["ndjson", "parquet", "arrow", "arrow-stream"] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = program()
            .args(["batch", name(&from), "--write-as", form])
            .stdout(full)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(5), "{form}: {}", told(&output));
        assert!(
            told(&output).contains("cannot write"),
            "{form}: {}",
            told(&output)
        );
    }
    // A file, on a disk of its own where one may be had.
    let script = "mount -t tmpfs -o size=32k none \"$1\" && echo old > \"$1/out.parquet\" \
        && \"$2\" batch \"$3\" --out \"$1/out.parquet\"; echo $? >&2; ls -A \"$1\"; cat \"$1/out.parquet\"";
    let disk = folder.join("disk");
    fs::create_dir_all(&disk).unwrap();
    let output = Command::new("unshare")
        .args(["-rm", "sh", "-c", script, "sh"])
        .args([name(&disk), env!("CARGO_BIN_EXE_sural"), name(&from)])
        .output();
    match output {
        Ok(output) if told(&output).contains("cannot write") => {
            assert!(told(&output).ends_with("\n5\n"), "{}", told(&output));
            assert_eq!(
                String::from_utf8_lossy(&output.stdout),
                "out.parquet\nold\n"
            );
        }
        Ok(output) => eprintln!("no disk of its own: {}", told(&output)),
        Err(error) => eprintln!("no disk of its own: {error}"),
    }
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
fn a_folder_is_gone_on_with_where_it_stopped() {
    let folder = folder("tables-resume");
    let (from, out) = (folder.join("in"), folder.join("out"));
    fs::create_dir_all(&from).unwrap();
    for part in ["a", "b", "c"] {
        parquet(&from.join(format!("{part}.parquet")), &cases());
    }
    fs::write(from.join("d.ndjson"), as_lines([None; 4])).unwrap();
    fs::write(from.join("notes.txt"), "no cases").unwrap();
    fs::write(from.join("c.parquet"), "broken").unwrap();
    let args = [name(&from), "--out", name(&out)];
    let stopped = sural(&args, b"");
    assert_eq!(stopped.status.code(), Some(5), "{}", told(&stopped));
    let there = |part: &str| out.join(part).exists();
    assert!(there("a.parquet") && there("b.parquet") && !there("c.parquet"));
    let left = fs::read_dir(&out)
        .unwrap()
        .map(|it| it.unwrap().file_name());
    assert!(
        left.into_iter()
            .all(|name| !name.to_str().unwrap().ends_with(".new"))
    );
    fs::write(out.join("a.parquet"), "kept").unwrap();
    parquet(&from.join("c.parquet"), &cases());
    let resumed = sural(&[&args[..], &["--resume"]].concat(), b"");
    assert!(resumed.status.success(), "{}", told(&resumed));
    assert!(there("c.parquet") && there("d.ndjson"));
    assert_eq!(fs::read_to_string(out.join("a.parquet")).unwrap(), "kept");
    let other = sural(&[&args[..], &["--resume", "--unknown", "no"]].concat(), b"");
    assert_eq!(other.status.code(), Some(2), "{}", told(&other));
    assert!(told(&other).contains("in another way"));
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/calf_pain");
    let report = folder.join("report.html");
    for more in [
        &["--causes"][..],
        &["--against", name(&content)],
        &["--report", name(&report)],
    ] {
        // Lines alone do not take what is of tables.
        let more = [&args[..], &["--resume", "--write-as", "parquet"], more].concat();
        let other = sural(&more, b"");
        assert_eq!(other.status.code(), Some(2), "{more:?}: {}", told(&other));
    }
    let none = sural(&[name(&from)], b"");
    assert_eq!(none.status.code(), Some(2), "{}", told(&none));
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

#[test]
fn a_report_shows_who_comes_to_what_and_who_moves() {
    let folder = folder("tables-report");
    let (from, out) = (folder.join("cases.parquet"), folder.join("out.ndjson"));
    let (report, other) = (folder.join("report.html"), folder.join("before"));
    let cases = cases();
    let mut columns = vec![(
        "day",
        texts(&[
            Some("2026-01-31"),
            Some("2026-02-01"),
            None,
            Some("2026-02-28"),
        ]),
    )];
    let schema = cases.schema();
    columns.extend(
        schema
            .fields()
            .iter()
            .zip(cases.columns())
            .map(|(field, column)| (field.name().as_str(), Arc::clone(column))),
    );
    parquet(&from, &table(columns));
    // Before, whoever was seen the same day waited two weeks.
    copy(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/calf_pain"),
        &other,
    );
    for chapter in fs::read_dir(other.join("chapters")).unwrap() {
        let chapter = chapter.unwrap().path();
        let text = fs::read_to_string(&chapter).unwrap();
        let text = text.replace(
            "then     disposition same_day",
            "then     disposition within_2_weeks",
        );
        fs::write(&chapter, text).unwrap();
    }
    let args = [
        name(&from),
        "--out",
        name(&out),
        "--unknown",
        "no",
        "--by",
        "day",
        "--by",
        "fever",
        "--report",
        name(&report),
        "--against",
        name(&other),
    ];
    let output = sural(&args, b"");
    assert!(output.status.success(), "{}", told(&output));
    let page = fs::read_to_string(&report).unwrap();
    for part in [
        "4 cases, 0 set aside",
        "By day",
        "2026-01",
        "2026-02",
        "not known",
        "By fever",
        "Rules that fire",
        "Who moves",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("<script") && !page.contains("src="));
    let rows = lines(&fs::read(&out).unwrap());
    let moved = rows
        .iter()
        .filter(|row| row["before"] != row["disposition"])
        .count();
    assert!(moved > 0, "{rows:?}");
    assert!(
        page.contains(&format!(
            "Of 4 cases {moved} become more urgent and 0 less urgent"
        )),
        "{page}"
    );
    let by = |column: &str| {
        let args = [name(&from), "--out", name(&out), "--report", name(&report)];
        sural(&[&args[..], &["--by", column]].concat(), b"")
    };
    let near = by("fevr");
    assert_eq!(near.status.code(), Some(4), "{}", told(&near));
    assert!(
        told(&near).contains("no column is named `fevr`; did you mean `fever`?"),
        "{}",
        told(&near)
    );
    let lines = sural(&["-", "--report", name(&report)], b"");
    assert_eq!(lines.status.code(), Some(2), "{}", told(&lines));
}

#[test]
fn the_columns_are_shown() {
    let shown = sural(&["--schema"], b"").stdout;
    let shown = String::from_utf8(shown).unwrap();
    assert!(
        shown.contains("  fever ") && shown.contains("  could_become "),
        "{shown}"
    );
}

#[test]
fn a_finding_has_one_column() {
    let folder = folder("tables-two-columns");
    let (map, from) = (folder.join("map.toml"), folder.join("cases.parquet"));
    fs::write(&map, "[findings]\ntemp = \"fever\"\n").unwrap();
    let fever = cases().column(1).clone();
    let both = vec![("fever", fever.clone()), ("temp", fever.clone())];
    parquet(&from, &table(both));
    let output = sural(&[name(&from), "--map", name(&map)], b"");
    assert_eq!(output.status.code(), Some(4), "{}", told(&output));
    assert!(
        told(&output).ends_with("`fever` is read from two columns\n"),
        "{}",
        told(&output)
    );
    // A report counts by a column, whichever of its names it is called by.
    parquet(&from, &table(vec![("temp", fever)]));
    let (out, report) = (folder.join("out.parquet"), folder.join("report.html"));
    let mut args = vec![name(&from), "--map", name(&map), "--out", name(&out)];
    args.extend(["--report", name(&report), "--by", "temp"]);
    let output = sural(&args, b"");
    assert!(output.status.success(), "{}", told(&output));
    let page = fs::read_to_string(&report).unwrap();
    assert!(page.contains("yes_measured"), "{page}");
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
fn files_of_one_name_are_set_aside_apart() {
    let folder = folder("tables-aside");
    let (from, out, aside) = (folder.join("in"), folder.join("out"), folder.join("aside"));
    fs::create_dir_all(&from).unwrap();
    let bad = table(vec![("fever", texts(&[Some("perhaps")]))]);
    parquet(&from.join("a.parquet"), &bad);
    fs::write(from.join("a.ndjson"), "no case").unwrap();
    let mut args = vec![name(&from), "--out", name(&out), "--on-error", "skip"];
    args.extend(["--rejects", name(&aside)]);
    let output = sural(&args, b"");
    assert!(output.status.success(), "{}", told(&output));
    for (file, says) in [
        ("a.ndjson.ndjson", "not JSON"),
        ("a.parquet.ndjson", "`perhaps`"),
    ] {
        let refused = fs::read_to_string(aside.join(file)).unwrap();
        assert!(
            refused.contains(says) && refused.lines().count() == 1,
            "{refused}"
        );
    }
}

#[test]
fn values_of_numbers_and_lists_mean_options() {
    let folder = folder("tables-values");
    let (from, map, out) = (
        folder.join("cases.parquet"),
        folder.join("map.toml"),
        folder.join("out.ndjson"),
    );
    let numbers: ArrayRef = Arc::new(Int32Array::from(vec![Some(1), Some(0), None]));
    let mut lists = ListBuilder::new(StringBuilder::new());
    lists.append_value([Some("THIGH"), Some("CALF")]);
    lists.append_value([Some("CALF")]);
    lists.append_null();
    let lists: ArrayRef = Arc::new(lists.finish());
    parquet(
        &from,
        &table(vec![("hot", numbers), ("swelling_site", lists)]),
    );
    let (site, options) = several();
    let text = format!(
        "[findings]\nhot = \"fever\"\nswelling_site = \"{site}\"\n[values.hot]\n1 = \"yes_measured\"\n0 = \"no\"\n[values.swelling_site]\nTHIGH = \"{}\"\nCALF = \"{}\"\n",
        options[0], options[1]
    );
    fs::write(&map, text).unwrap();
    let args = [name(&from), "--map", name(&map), "--out", name(&out)];
    let output = sural(&args, b"");
    assert!(output.status.success(), "{}", told(&output));
    let as_lines = [
        json!({"answers": {"fever": "yes_measured", site.as_str(): [options[0], options[1]]}}),
        json!({"answers": {"fever": "no", site.as_str(): [options[1]]}}),
        json!({"answers": {}}),
    ];
    let as_lines = as_lines.map(|it| it.to_string()).join("\n");
    let alone = lines(&sural(&["-"], as_lines.as_bytes()).stdout);
    let rows = lines(&fs::read(&out).unwrap());
    assert_eq!(
        rows.iter().map(said).collect::<Vec<_>>(),
        alone.iter().map(said).collect::<Vec<_>>()
    );
}

/// A finding of several options, with its first options.
fn several() -> (String, Vec<String>) {
    let shown = sural(&["--schema"], b"").stdout;
    let shown = String::from_utf8(shown).unwrap();
    let line = shown
        .lines()
        .find(|line| line.contains("list of text"))
        .unwrap();
    let mut words = line.split_whitespace();
    let id = words.next().unwrap().to_owned();
    (id, words.skip(3).map(str::to_owned).collect())
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
fn a_report_takes_no_place_of_others() {
    let folder = folder("tables-report-place");
    let from = folder.join("cases.parquet");
    parquet(&from, &cases());
    let out = folder.join("out.parquet");
    for report in [&from, &out] {
        let args = [name(&from), "--out", name(&out), "--report", name(report)];
        let output = sural(&args, b"");
        assert_eq!(output.status.code(), Some(2), "{}", told(&output));
        assert!(told(&output).contains("named twice"));
    }
}

#[test]
fn lines_on_the_way_to_a_table_are_set_aside_as_other_lines_are() {
    let folder = folder("tables-lines-aside");
    let contradicting = [
        r#"{"answers": {"sex_at_birth": "male", "pregnant": "yes", "fever": "no"}}"#,
        r#"{"answers": {"fever": "perhaps", "warmth": "perhaps"}}"#,
    ];
    let said = format!(
        "{{\"answers\": {{}}}}\n\n{}\nno case\n",
        contradicting.join("\n")
    );
    let aside = |form: &str| {
        let (out, aside) = (folder.join(form), folder.join(format!("{form}.aside")));
        let skip = ["--on-error", "skip", "--rejects", name(&aside)];
        let to = ["-", "--out", name(&out), "--write-as", form];
        let output = sural(&[&to, &skip[..]].concat(), said.as_bytes());
        assert!(output.status.success(), "{}", told(&output));
        lines(&fs::read(&aside).unwrap())
    };
    let (as_lines, as_table) = (aside("ndjson"), aside("parquet"));
    assert_eq!(as_lines.len(), 3);
    assert_eq!(as_table, as_lines);
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
