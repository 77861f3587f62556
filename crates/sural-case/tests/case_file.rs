//! The case file: its schema, and what is refused.
#![allow(clippy::unwrap_used)] // Not library code.

use std::fs;
use std::path::Path;

use sural_case::log::{Case, Content, Event, Fault, Role, Who};

fn event(at: &str) -> Event {
    Event {
        at: at.to_owned(),
        by: Who {
            role: Role::Clinician,
            name: Some("Dr. A. Ruiz".to_owned()),
        },
        content: Content {
            module: "calf_pain".to_owned(),
            version: "1.1.0".to_owned(),
            hash: "00".to_owned(),
        },
        observed: Vec::new(),
        decided: Vec::new(),
    }
}

/// `UPDATE_SCHEMA=1 cargo test -p sural-case` writes the page anew.
#[test]
fn the_schema_is_documented() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/case.schema.json");
    let schema = format!("{:#}\n", Case::schema());
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(&path, &schema).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), schema);
}

#[test]
fn a_case_is_read_as_it_was_written() {
    let mut case = Case::new("c-1".to_owned());
    case.add(event("2026-11-23T09:00:00Z")).unwrap();
    case.add(event("2026-11-23T09:00:00Z")).unwrap();
    assert_eq!(Case::read(&case.write().unwrap()).unwrap(), case);
}

#[test]
fn nothing_is_added_before_the_last_event_and_nothing_is_lost_by_trying() {
    let mut case = Case::new("c-1".to_owned());
    case.add(event("2026-11-23T09:00:00Z")).unwrap();
    let before = case.clone();
    assert_eq!(
        case.add(event("2026-11-23T08:59:59Z")),
        Err(Fault::Order { event: 2 })
    );
    assert!(matches!(
        case.add(event("noon")),
        Err(Fault::Time { event: 2, .. })
    ));
    assert_eq!(case, before);
}

#[test]
fn what_is_no_case_file_is_refused_with_a_reason() {
    for text in [
        "",
        "[]",
        "{}",
        "{\"sural_case\": 1}",
        "{\"sural_case\": 1, \"id\": \"c\", \"events\": [], \"more\": 1}",
    ] {
        let fault = Case::read(text).unwrap_err();
        assert!(matches!(fault, Fault::Form(_)), "{text}: {fault}");
        assert!(!fault.to_string().is_empty());
    }
    let later = "{\"sural_case\": 2, \"id\": \"c\", \"events\": []}";
    assert_eq!(Case::read(later), Err(Fault::Later(2)));
}
