//! Many cases at once, by the program as people run it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // Not library code.

mod support;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use support::{folder, sural};

fn lines(bytes: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(bytes).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
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
            "{\"answers\": {\"fever\": \"yes_measured\", \"fever\": \"no\"}}",
            "`fever` is given twice",
        ),
        (
            "{\"answers\": {\"sex_at_birth\": \"male\", \"pregnant\": \"yes\"}}",
            "cannot all hold",
        ),
    ]
}

#[test]
fn assess_loses_no_answer_that_is_given_twice() {
    for (twice, key) in [
        (
            r#"{"answers": {"fever": "yes_measured", "fever": "no"}}"#,
            "fever",
        ),
        (
            r#"{"answers": {"fever": "yes_measured"}, "answers": {}}"#,
            "answers",
        ),
    ] {
        let output = sural(&["assess", "--answers", "-"], twice);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(4), "{told}");
        assert!(told.contains(&format!("`{key}` is given twice")), "{told}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn what_is_given_twice_is_told_with_its_column_alone() {
    let twice = r#"{"answers": {"fever": "yes_measured", "fever": "no"}}"#;
    let output = sural(&["batch", "-"], format!("{GOOD}\n{twice}\n"));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("line 2: `fever` is given twice, column 52\n"),
        "{told}"
    );
    let output = sural(&["batch", "-"], format!("{GOOD}\n{{]\n"));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("line 2: not JSON: key must be a string, column "),
        "{told}"
    );
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
fn a_line_that_is_no_text_or_too_long_is_set_aside_too() {
    let folder = folder("batch-no-text");
    let (cases, out, rejects) = (
        folder.join("cases.ndjson"),
        folder.join("out.ndjson"),
        folder.join("rejects.ndjson"),
    );
    let long = "x".repeat(3 << 20);
    let said = [
        GOOD.as_bytes(),
        b"\n\xff\n",
        long.as_bytes(),
        b"\n",
        GOOD.as_bytes(),
    ];
    fs::write(&cases, said.concat()).unwrap();
    let mut args = vec![
        "batch",
        cases.to_str().unwrap(),
        "--out",
        out.to_str().unwrap(),
    ];
    let output = sural(&args, "");
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(4), "{told}");
    assert!(told.contains("line 2: not UTF-8 text"), "{told}");
    args.extend(["--on-error", "skip", "--rejects", rejects.to_str().unwrap()]);
    assert!(sural(&args, "").status.success());
    assert_eq!(lines(&fs::read(&out).unwrap()).len(), 2);
    let refused = lines(&fs::read(&rejects).unwrap());
    assert_eq!(refused.len(), 2);
    for (refused, (line, says)) in refused.iter().zip([(2, "not UTF-8"), (3, "longer than")]) {
        assert_eq!(refused["line"], line);
        assert!(refused["reasons"].to_string().contains(says), "{refused}");
    }
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
        (
            vec!["batch", "-", "--rejects", "rejects.ndjson"],
            2,
            "needs `--on-error skip`",
        ),
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

#[test]
fn nothing_is_written_over_what_is_read_or_set_aside() {
    let folder = folder("batch-places");
    let calls = folder.join("calls");
    fs::create_dir_all(&calls).unwrap();
    let case = calls.join("a.ndjson");
    fs::write(&case, GOOD).unwrap();
    let name = |path: &Path| path.to_str().unwrap().to_owned();
    let around = name(&calls.join("../calls/a.ndjson"));
    let (case_name, new) = (name(&case), name(&folder.join("new")));
    let skip = ["--on-error", "skip", "--rejects"];
    for (from, out, rejects) in [
        (&case_name, &around, None),
        (&case_name, &new, Some(&new)),
        (&case_name, &new, Some(&around)),
        (&name(&calls), &name(&calls), None),
        (&name(&calls), &new, Some(&new)),
        (&name(&calls), &new, Some(&name(&calls))),
    ] {
        let mut args = vec!["batch", from, "--out", out];
        if let Some(rejects) = rejects {
            args.extend(skip.into_iter().chain([rejects.as_str()]));
        }
        let output = sural(&args, "");
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {told}");
        assert!(told.contains("is named twice"), "{told}");
        assert_eq!(fs::read_to_string(&case).unwrap(), GOOD);
        assert!(!folder.join("new").exists(), "{args:?}");
    }
}

#[test]
fn two_names_of_one_finding_lose_no_answer() {
    let folder = folder("batch-two-names");
    let map = folder.join("map.toml");
    fs::write(&map, "[findings]\ntemp = \"fever\"\n").unwrap();
    for said in [
        r#"{"answers": {"fever": "yes_measured", "temp": "no"}}"#,
        r#"{"answers": {"temp": "yes_measured", "fever": "no"}}"#,
    ] {
        let output = sural(&["batch", "-", "--map", map.to_str().unwrap()], said);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(4), "{told}");
        assert!(
            told.contains("`fever` is answered under two names"),
            "{told}"
        );
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn outcomes_made_otherwise_are_never_gone_on_with() {
    let folder = folder("batch-marks");
    let (calls, out, aside) = (
        folder.join("calls"),
        folder.join("out"),
        folder.join("aside"),
    );
    fs::create_dir_all(&calls).unwrap();
    let name = |path: &Path| path.to_str().unwrap().to_owned();
    let (from, to, aside) = (name(&calls), name(&out), name(&aside));
    fs::write(calls.join("a.ndjson"), GOOD).unwrap();
    fs::write(calls.join("b.ndjson"), GOOD).unwrap();
    let batch = |more: &[&str]| {
        let args = ["batch", &from, "--out", &to];
        sural(&[&args, more].concat(), "")
    };
    let first = out.join("a.ndjson");
    assert!(batch(&[]).status.success());
    // Made anew, and stopped: what was made in the old way is gone, so that nothing goes on with it.
    fs::write(calls.join("a.ndjson"), "broken").unwrap();
    assert_eq!(batch(&["--unknown", "no"]).status.code(), Some(4));
    assert!(!first.exists() && !out.join("b.ndjson").exists());
    // What is wrongly asked for removes nothing.
    fs::write(calls.join("a.ndjson"), GOOD).unwrap();
    assert!(batch(&[]).status.success());
    assert_eq!(batch(&["--rejects", &aside]).status.code(), Some(2));
    assert!(first.exists());
    let skip = ["--resume", "--on-error", "skip", "--rejects", &aside];
    for otherwise in [&["--resume", "--unknown", "no"][..], &skip] {
        assert_eq!(batch(otherwise).status.code(), Some(2), "{otherwise:?}");
        assert!(first.exists());
    }
    assert!(batch(&["--resume"]).status.success());
    // Nobody knows how they were made.
    fs::remove_file(out.join(".made-with")).unwrap();
    assert_eq!(batch(&["--resume"]).status.code(), Some(2));
    assert!(!out.join(".made-with").exists());
}
