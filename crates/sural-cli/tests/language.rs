//! Another language says the same: ids, order and disposition stay, only the words change.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // Not library code.

mod support;

use std::path::Path;
use std::process::Output;

use serde_json::Value;

fn assess(options: &[&str]) -> Output {
    let answers = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/walkthroughs/clot.json");
    support::program()
        .arg("assess")
        .arg("--answers")
        .arg(answers)
        .args(options)
        .output()
        .unwrap()
}

fn said(options: &[&str]) -> String {
    let output = assess(options);
    assert!(output.status.success());
    support::text(output.stdout)
}

/// The assessment with its words taken out.
fn without_words(json: &str) -> Value {
    let mut value: Value = serde_json::from_str(json).unwrap();
    blank(&mut value);
    value
}

fn blank(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                match name.as_str() {
                    "title" | "because" | "if" => *field = Value::Null,
                    "care_advice" => *field = Value::from(field.as_array().unwrap().len()),
                    _ => blank(field),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(blank),
        _ => {}
    }
}

#[test]
fn spanish_decides_as_english_does() {
    let english = said(&["--format", "json"]);
    let spanish = said(&["--format", "json", "--language", "es"]);
    assert_ne!(english, spanish);
    assert_eq!(without_words(&english), without_words(&spanish));
}

#[test]
fn a_person_reads_spanish_and_shows_english() {
    let text = said(&["--language", "es-MX", "--region", "uk"]);
    assert!(text.contains("En una emergencia, llame al 999."), "{text}");
    assert!(text.contains("la sala de emergencias (A&E)"), "{text}");
    let (person, clinician) = text.split_once("Para mostrarle al médico").unwrap();
    assert!(!person.contains(" the "), "{person}");
    assert!(clinician.contains("Reported:"), "{clinician}");
}

#[test]
fn a_language_without_words_is_refused() {
    let output = assess(&["--language", "tlh"]);
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("`en-US`, `es`"), "{message}");
    assert!(assess(&["--language", "en"]).status.success());
}
