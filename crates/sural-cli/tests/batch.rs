//! Many cases at once, by the program as people run it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // Not library code.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn sural(args: &[&str], said: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_sural"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = program.stdin.take().unwrap();
    let said = said.to_owned();
    // It may end before it has read all.
    let writing = std::thread::spawn(move || drop(stdin.write_all(said.as_bytes())));
    let output = program.wait_with_output().unwrap();
    writing.join().unwrap();
    output
}

fn lines(bytes: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(bytes).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn a_batch_says_of_each_case_what_assess_says_of_it_alone() {
    let people = sural(&["simulate", "--people", "5000", "--unasked", "300"], "").stdout;
    let batch = sural(&["batch", "-"], std::str::from_utf8(&people).unwrap());
    assert!(batch.status.success());
    let (people, rows) = (lines(&people), lines(&batch.stdout));
    assert_eq!(people.len(), rows.len());
    for at in (0..people.len()).step_by(250) {
        let (person, row) = (&people[at], &rows[at]);
        assert_eq!(row["line"], at + 1);
        assert_eq!(
            row["index"], person["index"],
            "what stands beside the answers comes back"
        );
        let answers = json!({ "answers": person["answers"] }).to_string();
        let alone = sural(&["assess", "--answers", "-", "--format", "json"], &answers);
        let alone = &lines_of_one(&alone.stdout);
        assert_eq!(row["disposition"], alone["disposition"]["id"]);
        assert_eq!(row["settled"], alone["disposition"]["settled"]);
        assert_eq!(row["could_become"], alone["disposition"]["could_become"]);
        let mut flags: Vec<_> = alone["red_flags"].as_array().unwrap().clone();
        flags.sort_by_key(Value::to_string);
        let mut seen = row["red_flags"].as_array().unwrap().clone();
        seen.sort_by_key(Value::to_string);
        assert_eq!(seen, flags);
    }
    let told = String::from_utf8(batch.stderr).unwrap();
    assert!(told.starts_with("5000 cases, 0 set aside\n"), "{told}");
}

fn lines_of_one(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

const GOOD: &str = r#"{"id": "a", "answers": {"warmth": "yes"}}"#;

fn bad() -> Vec<(&'static str, &'static str)> {
    vec![
        ("{\"answers\": ", "not JSON"),
        ("[1]", "not a JSON object"),
        ("{\"id\": 1}", "no `answers`"),
        ("{\"answers\": [1]}", "no `answers`"),
        ("{\"answers\": {\"fevr\": \"yes\"}}", "did you mean `fever`"),
        ("{\"answers\": {\"fever\": \"perhaps\"}}", "`perhaps`"),
        ("{\"answers\": {\"fever\": true}}", "`fever` takes"),
        (
            "{\"answers\": {\"pain_severity\": 11}}",
            "`pain_severity` takes",
        ),
        ("{\"settled\": 1, \"answers\": {}}", "the name of a column"),
        (
            "{\"answers\": {\"sex_at_birth\": \"male\", \"pregnant\": \"yes\"}}",
            "cannot all hold",
        ),
    ]
}

#[test]
fn a_line_that_is_no_case_stops_it_and_leaves_the_old_file() {
    let folder = folder("batch-stops");
    let out = folder.join("out.ndjson");
    for (line, says) in bad() {
        fs::write(&out, "old").unwrap();
        let said = format!("{{\"answers\": {{}}}}\n\n{line}\n");
        let output = sural(&["batch", "-", "--out", out.to_str().unwrap()], &said);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(4), "{told}");
        assert!(
            told.contains("line 3: ") && told.contains(says),
            "{line}: {told}"
        );
        assert_eq!(fs::read_to_string(&out).unwrap(), "old");
        assert_eq!(
            fs::read_dir(&folder).unwrap().count(),
            1,
            "nothing half written is left"
        );
    }
}

#[test]
fn lines_that_are_no_case_are_set_aside_with_reasons() {
    let folder = folder("batch-skips");
    let (out, rejects) = (folder.join("out.ndjson"), folder.join("rejects.ndjson"));
    let bad = bad();
    let mut said = String::new();
    for (line, _) in &bad {
        said += &format!("{GOOD}\n{line}\n");
    }
    let (out_name, rejects_name) = (out.to_str().unwrap(), rejects.to_str().unwrap());
    let args = [
        "batch",
        "-",
        "--out",
        out_name,
        "--on-error",
        "skip",
        "--rejects",
        rejects_name,
    ];
    let output = sural(&args, &said);
    assert!(output.status.success());
    let rows = lines(&fs::read(&out).unwrap());
    assert_eq!(rows.len(), bad.len());
    assert!(rows.iter().all(|row| row["id"] == "a"));
    let refused = lines(&fs::read(&rejects).unwrap());
    for (index, (refused, (line, says))) in refused.iter().zip(&bad).enumerate() {
        assert_eq!(refused["line"], 2 * index + 2);
        assert_eq!(refused["text"], *line);
        assert!(refused["reasons"].to_string().contains(says), "{refused}");
    }
    assert_eq!(refused.len(), bad.len());
}

#[test]
fn what_cannot_be_read_or_written_is_told() {
    for (args, code, says) in [
        (
            vec!["batch", "nowhere.ndjson"],
            5,
            "cannot read `nowhere.ndjson`",
        ),
        (vec!["batch", "nowhere.dat"], 5, "--read-as"),
        (vec!["batch", "src"], 2, "--out"),
        (
            vec!["batch", "-", "--out", "/nowhere/out"],
            5,
            "cannot write `/nowhere/out`",
        ),
        (vec!["batch", "-", "--on-error", "skip"], 2, "--rejects"),
    ] {
        let output = sural(&args, "");
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{told}");
        assert!(told.contains(says), "{told}");
    }
    let nothing = sural(&["batch", "-"], "");
    assert!(nothing.status.success() && nothing.stdout.is_empty());
    let cut = sural(&["batch", "-"], "{\"answers\": {}}\n{\"answers\": {\"fev");
    assert_eq!(cut.status.code(), Some(4));
}
