//! What others hold of our FHIR: `conformance/judge.mjs`, and fhirkit where it is installed (`pip install fhirkit-rs`).
//! Skipped, with the reason, where neither is there. Published cases come in by `SURAL_CASES`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)] // Not library code.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use support::{KNOWLEDGE, case, cases, tell};
use sural_fhir::resource::Resource;

/// The files of a folder that a validator finds fault with; none if it is not installed.
type Judge = fn(&Path) -> Option<BTreeSet<String>>;

fn judge(folder: &Path) -> Option<BTreeSet<String>> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance");
    if !home.join("node_modules").is_dir() {
        println!("skipped: no `npm ci` in {}", home.display());
        return None;
    }
    let said = Command::new("node")
        .arg("judge.mjs")
        .arg(folder)
        .current_dir(home)
        .output()
        .unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    let judged = said
        .lines()
        .filter(|it| it.starts_with("good ") || it.starts_with("bad "));
    assert_eq!(
        judged.count(),
        fs::read_dir(folder).unwrap().count(),
        "{said}"
    );
    let bad = said.lines().filter_map(|line| line.strip_prefix("bad "));
    let bad = bad.inspect(|line| println!("judge: {line}"));
    Some(
        bad.filter_map(|line| line.split(':').next().map(str::to_owned))
            .collect(),
    )
}

fn fhirkit(folder: &Path) -> Option<BTreeSet<String>> {
    let mut bad = BTreeSet::new();
    for file in fs::read_dir(folder).unwrap() {
        let file = file.unwrap().path();
        let Ok(said) = Command::new("fhirkit").arg("validate").arg(&file).output() else {
            println!("skipped: fhirkit is not installed");
            return None;
        };
        if !said.status.success() {
            println!("fhirkit: {}", String::from_utf8_lossy(&said.stdout));
            bad.insert(file.file_name().unwrap().to_str().unwrap().to_owned());
        }
    }
    Some(bad)
}

const JUDGES: [Judge; 2] = [judge, fhirkit];

/// An empty folder of one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn write(folder: &Path, name: &str, resource: &Resource) {
    fs::write(
        folder.join(format!("{name}.json")),
        resource.write().unwrap(),
    )
    .unwrap();
}

#[test]
fn every_artefact_and_every_case_is_fhir() {
    let folder = folder("good");
    for artefact in KNOWLEDGE.all() {
        write(
            &folder,
            &format!("{}-{}", artefact.kind(), artefact.id()),
            &artefact,
        );
    }
    for (name, answers) in cases(401) {
        tell(&case(&name, &answers), |story| {
            write(
                &folder,
                &format!("{name}-transaction"),
                &story.transaction().into(),
            );
            for (index, document) in story.documents().into_iter().enumerate() {
                write(
                    &folder,
                    &format!("{name}-document-{index}"),
                    &document.into(),
                );
            }
        });
    }
    for judge in JUDGES {
        assert_eq!(judge(&folder).unwrap_or_default(), BTreeSet::new());
    }
}

/// A way to spoil a resource, with its name.
type Fault = (&'static str, &'static str, fn(&mut Value));

const FAULTS: [Fault; 16] = [
    ("question-without-type", "Questionnaire", |it| {
        drop(it["item"][0].as_object_mut().unwrap().remove("type"))
    }),
    ("question-of-no-type", "Questionnaire", |it| {
        it["item"][0]["type"] = json!("chioce")
    }),
    ("same-question-twice", "Questionnaire", |it| {
        let first = it["item"][0].clone();
        it["item"].as_array_mut().unwrap().push(first);
    }),
    ("element-that-is-not", "Questionnaire", |it| {
        it["item"][0]["txt"] = json!("x")
    }),
    ("conditions-not-joined", "Questionnaire", |it| {
        it["item"][0]["item"][0]["enableWhen"] = json!([
            {"question": "a", "operator": "exists", "answerBoolean": true},
            {"question": "b", "operator": "exists", "answerBoolean": true},
        ]);
    }),
    ("no-status", "QuestionnaireResponse", |it| {
        drop(it.as_object_mut().unwrap().remove("status"))
    }),
    ("answer-of-two-types", "QuestionnaireResponse", |it| {
        it["item"][0]["answer"] = json!([{"valueBoolean": true, "valueInteger": 1}]);
    }),
    ("priority-that-is-not", "ServiceRequest", |it| {
        it["priority"] = json!("soon")
    }),
    ("intent-that-is-not", "ServiceRequest", |it| {
        it["intent"] = json!("wish")
    }),
    ("no-subject", "ServiceRequest", |it| {
        drop(it.as_object_mut().unwrap().remove("subject"))
    }),
    ("date-that-is-not", "ServiceRequest", |it| {
        it["authoredOn"] = json!("23.11.2026")
    }),
    ("list-where-one-stands", "ServiceRequest", |it| {
        it["code"] = json!([it["code"].clone()])
    }),
    ("observation-of-nothing", "Observation", |it| {
        drop(it.as_object_mut().unwrap().remove("code"))
    }),
    ("value-and-reason-for-none", "Observation", |it| {
        it["valueString"] = json!("x");
        it["dataAbsentReason"] = json!({"text": "x"});
    }),
    ("risk-without-status", "RiskAssessment", |it| {
        it["status"] = json!("sure")
    }),
    ("provenance-of-nobody", "Provenance", |it| {
        it["agent"] = json!([])
    }),
];

#[test]
fn every_planted_fault_is_found() {
    let folder = folder("bad");
    let (name, answers) = cases(401).into_iter().last().unwrap();
    let bundle = tell(&case(&name, &answers), |it| {
        serde_json::to_value(it.transaction()).unwrap()
    });
    let artefacts = KNOWLEDGE
        .all()
        .into_iter()
        .map(|it| serde_json::to_value(it).unwrap());
    let entries = bundle["entry"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["resource"].clone());
    let all = artefacts.chain(entries).collect::<Vec<_>>();
    for (name, kind, spoil) in FAULTS {
        let mut spoilt = all
            .iter()
            .find(|it| it["resourceType"] == kind)
            .unwrap()
            .clone();
        spoil(&mut spoilt);
        fs::write(folder.join(format!("{name}.json")), spoilt.to_string()).unwrap();
    }
    let found = JUDGES.map(|judge| judge(&folder));
    if found[0].is_none() {
        return;
    }
    let found = found
        .into_iter()
        .flatten()
        .flatten()
        .collect::<BTreeSet<_>>();
    let planted = FAULTS.map(|(name, ..)| format!("{name}.json"));
    assert_eq!(found, BTreeSet::from(planted));
}
