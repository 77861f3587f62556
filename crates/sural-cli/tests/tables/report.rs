//! Folders of tables, and the report on them.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::given::{as_lines, cases, lines, name, parquet, sural, table, texts, told};
use crate::support::folder;

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
