//! One case from the first answer to the letter, driven by the real program. The page under `docs/walkthroughs` is
//! what it says; `UPDATE_WALKTHROUGHS=1 cargo test --test consult_walkthrough` writes it anew.

#![cfg(feature = "consultation")]
#![allow(clippy::unwrap_used)] // Not library code.

mod support;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use sural_cli::{answers_file, content};
use sural_content::module::Rest;

/// What is done, in the words of the page, and the arguments of `sural`.
const STEPS: [(&str, &[&str]); 7] = [
    (
        "The nurse takes over the interview that the woman kept on her phone. The page says what must be ruled out first, which steps can still change the plan, and what need not be done.",
        &[
            "consult",
            "case.json",
            "--from",
            "clot.json",
            "--at",
            "2026-11-23T09:00:00Z",
        ],
    ),
    (
        "The doctor examines both legs. The girth is typed for each leg; the difference is worked out.",
        &[
            "consult",
            "case.json",
            "--at",
            "2026-11-23T09:20:00Z",
            "--by",
            "Dr. A. Ruiz, GP",
            "--record",
            "calf_girth@left=39.5",
            "--record",
            "calf_girth@right=36.0",
            "--record",
            "pitting_oedema=painful_leg_only",
            "--record",
            "deep_vein_tenderness=yes",
            "--record",
            "whole_leg_swollen_seen=no",
            "--record",
            "collateral_veins=no",
            "--record",
            "leg_paresis=no",
            "--record",
            "alternative_as_likely=no",
            "--record",
            "leg_colour_seen@left=normal",
            "--record",
            "compartment_tension=soft",
        ],
    ),
    (
        "The scan shows a clot above the knee.",
        &[
            "consult",
            "case.json",
            "--at",
            "2026-11-23T11:05:00Z",
            "--as",
            "test",
            "--by",
            "Vascular laboratory",
            "--record",
            "vein_ultrasound=clot",
        ],
    ),
    (
        "The letter says itself that it is not complete.",
        &[
            "letter",
            "case.json",
            "confirmed_clot_to_clinic",
            "--region",
            "us",
        ],
    ),
    (
        "The blood comes back, and the doctor asks about bleeding.",
        &[
            "consult",
            "case.json",
            "--at",
            "2026-11-23T11:40:00Z",
            "--by",
            "Dr. A. Ruiz, GP",
            "--record",
            "platelets=240",
            "--record",
            "creatinine=0.9",
            "--record",
            "bleeding_risk=none_found",
            "--agree",
            "deep_vein_thrombosis",
            "--refer",
            "confirmed_clot_to_clinic",
            "--note",
            "Anticoagulant started after the local protocol; knows the warning signs.",
        ],
    ),
    (
        "Now the letter is complete.",
        &[
            "letter",
            "case.json",
            "confirmed_clot_to_clinic",
            "--person",
            "J. Doe, born 1974-03-02",
        ],
    ),
    (
        "Two days later somebody asks what was known before the scan: the case as it stood after two events.",
        &["consult", "case.json", "--after", "2"],
    ),
];

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// One argument as a shell takes it.
fn quoted(argument: &str) -> String {
    if argument.contains(' ') {
        format!("\"{argument}\"")
    } else {
        argument.to_owned()
    }
}

/// The interview of the walkthrough, with "no" to all that its file does not name, as `sural ask --save` keeps it.
fn interview() -> String {
    let decision = content::decision(None).unwrap();
    let file = repository().join("docs/walkthroughs/clot.json");
    let text = fs::read_to_string(file).unwrap();
    let parsed = answers_file::parse(decision.module(), &text).unwrap();
    let mut answers = parsed.answers;
    answers.fill(&decision, Rest::No);
    json!({ "answers": sural_case::answer::object(decision.module(), &answers) }).to_string()
}

fn played() -> String {
    let folder = std::env::temp_dir().join(format!("sural-consult-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("clot.json"), interview()).unwrap();
    let mut page = String::from(
        "# From the first answer to the letter\n\nThe woman of the [swollen calf after a long flight](clot.md) sees a doctor. Every command adds to one case file, which only grows.\n",
    );
    for (about, arguments) in STEPS {
        let output = support::program()
            .args(arguments)
            .current_dir(&folder)
            .output()
            .unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {errors}");
        let line = arguments
            .iter()
            .map(|it| quoted(it))
            .collect::<Vec<_>>()
            .join(" ");
        let line = line.replace(" --record", " \\\n    --record");
        let said = support::text(output.stdout);
        write!(
            page,
            "\n{about}\n\n```text\n$ sural {line}\n\n{}\n```\n",
            said.trim_end()
        )
        .unwrap();
    }
    fs::remove_dir_all(&folder).unwrap();
    page
}

#[test]
fn a_case_goes_from_the_first_answer_to_the_letter() {
    let path = repository().join("docs/walkthroughs/consultation.md");
    let page = played();
    if std::env::var_os("UPDATE_WALKTHROUGHS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap();
    assert_eq!(
        page, kept,
        "if the change is meant: UPDATE_WALKTHROUGHS=1 cargo test -p sural-cli --test consult_walkthrough"
    );
}
