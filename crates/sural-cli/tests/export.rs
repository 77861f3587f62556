//! `sural export fhir`: what it writes and where, of content and of cases, and how it refuses.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // Not library code.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;
use support::{DEMO, folder, program};

fn export(arguments: &[&str]) -> Output {
    let mut program = program();
    program.args(["export", "fhir", "--content", DEMO]);
    program.args(arguments).output().unwrap()
}

/// The name of a file in a folder.
fn at(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().unwrap().to_owned()
}

fn put(folder: &Path, name: &str, text: &str) -> String {
    let file: PathBuf = folder.join(name);
    fs::write(&file, text).unwrap();
    at(folder, name)
}

fn json(text: &[u8]) -> Value {
    serde_json::from_slice(text).unwrap()
}

/// The files of a folder, each a resource by whose kind and id it is called.
fn written(folder: &str) -> BTreeSet<String> {
    let files = fs::read_dir(Path::new(folder)).unwrap();
    let names = files.map(|file| {
        let file = file.unwrap();
        let name = file.file_name().to_str().unwrap().to_owned();
        let resource = json(&fs::read(file.path()).unwrap());
        let part = |key: &str| resource[key].as_str().unwrap().to_owned();
        assert_eq!(
            name,
            format!("{}-{}.json", part("resourceType"), part("id"))
        );
        name
    });
    names.collect()
}

/// Exit code and what was complained of.
fn refused(arguments: &[&str]) -> (i32, String) {
    let done = export(arguments);
    assert!(done.stdout.is_empty(), "{arguments:?}");
    let why = String::from_utf8(done.stderr).unwrap();
    (done.status.code().unwrap(), why)
}

#[test]
fn content_is_written_one_file_a_resource() {
    let folder = folder("export-content");
    let out = at(&folder, "new/fhir");
    let done = export(&["--out", &out]);
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    let first = written(&out);
    for kind in [
        "CodeSystem",
        "Library",
        "PlanDefinition",
        "Questionnaire",
        "ValueSet",
    ] {
        assert!(first.iter().any(|name| name.starts_with(kind)), "{kind}");
    }
    let said = String::from_utf8(done.stdout).unwrap();
    assert_eq!(said, format!("{} resources in `{out}`\n", first.len()));
    // Into the same folder it writes the same again, and leaves what is not its own.
    let notes = at(&folder, "new/fhir/notes.txt");
    fs::write(&notes, "ours").unwrap();
    assert!(export(&["--out", &out]).status.success());
    assert_eq!(fs::read_to_string(&notes).unwrap(), "ours");
    fs::remove_file(&notes).unwrap();
    assert_eq!(written(&out), first);
}

#[test]
fn one_form_is_written_as_it_is_asked_for() {
    let done = export(&["--stage", "triage", "--base", "https://r.example/fhir/"]);
    let form = json(&done.stdout);
    assert_eq!(form["resourceType"], "Questionnaire");
    assert_eq!(
        form["url"],
        "https://r.example/fhir/Questionnaire/demo-triage"
    );
    let folder = folder("export-form");
    let out = at(&folder, "fhir");
    assert!(
        export(&["--stage", "triage", "--out", &out])
            .status
            .success()
    );
    assert_eq!(
        written(&out),
        BTreeSet::from(["Questionnaire-demo-triage.json".to_owned()])
    );
}

#[test]
fn a_case_is_written_as_a_transaction_and_with_its_documents() {
    let folder = folder("export-case");
    let answers = put(
        &folder,
        "ankle.json",
        r#"{"answers": {"joint_hot": "yes", "fever": "yes"}}"#,
    );
    let done = export(&["--case", &answers]);
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    let bundle = json(&done.stdout);
    assert_eq!(
        (&bundle["resourceType"], &bundle["type"]),
        (&"Bundle".into(), &"transaction".into())
    );
    let out = at(&folder, "fhir");
    assert!(
        export(&["--case", &answers, "--out", &out])
            .status
            .success()
    );
    let kinds = written(&out).into_iter().map(|name| {
        let text = fs::read(Path::new(&out).join(name)).unwrap();
        json(&text)["type"].as_str().unwrap().to_owned()
    });
    let kinds = kinds.collect::<BTreeSet<_>>();
    assert_eq!(
        kinds,
        BTreeSet::from(["document".to_owned(), "transaction".to_owned()])
    );
}

#[test]
fn what_cannot_be_written_is_refused_with_the_reason() {
    let folder = folder("export-refused");
    let contradicting = put(
        &folder,
        "typo.json",
        r#"{"answers": {"joint_hott": "yes"}}"#,
    );
    let broken = put(&folder, "broken.json", "{");
    let (none, file) = (at(&folder, "none.json"), put(&folder, "file", ""));
    for (arguments, code, why) in [
        (&[][..], 2, "--out"),
        (
            &["--stage", "morning"],
            2,
            "no form is named `morning`; there are",
        ),
        (
            &["--stage", "triage", "--case", &broken],
            2,
            "cannot be used with",
        ),
        (
            &["--out", &file, "--language", "tlh"],
            2,
            "there are no words in `tlh`; there are `en-US`",
        ),
        (&["--out", &file, "--region", "mars"], 2, "mars"),
        (&["--out", &file], 5, "cannot make the folder"),
        (&["--case", &none], 5, "none.json"),
        (&["--case", &broken], 4, ""),
        (&["--case", &contradicting], 4, "did you mean `joint_hot`?"),
    ] {
        let (said, complained) = refused(arguments);
        assert_eq!(said, code, "{arguments:?}: {complained}");
        assert!(complained.contains(why), "{arguments:?}: {complained}");
    }
}
