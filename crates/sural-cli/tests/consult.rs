//! The consultation by the real program, on the demonstration content: the guided mode, and what is refused with a
//! reason, while the file stays as it was.

#![cfg(feature = "consultation")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // Not library code.

mod support;

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use support::{DEMO, text, typed};

const USAGE: i32 = 2;
const ANSWERS: i32 = 4;
const FILE: i32 = 5;

struct Said {
    out: String,
    errors: String,
    code: i32,
}

/// A folder of one test, with a case file.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        Self(support::folder(&format!("consult_{test}")))
    }

    fn path(&self) -> PathBuf {
        self.0.join("case.json")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.path()).unwrap()
    }

    fn case(&self) -> Value {
        serde_json::from_str(&self.text()).unwrap()
    }

    fn consult(&self, arguments: &[&str], lines: &[&str]) -> Said {
        let mut program = support::program();
        let consult = program.arg("consult").arg(self.path());
        let consult = consult.args(["--content", DEMO]).args(arguments);
        let output = support::hears(consult, typed(lines));
        Said {
            out: text(output.stdout),
            errors: text(output.stderr),
            code: output.status.code().unwrap(),
        }
    }

    /// A twisted ankle, sore at the bone.
    fn begun(test: &str) -> Self {
        let folder = Self::new(test);
        let said = folder.consult(
            &[
                "--at",
                "2026-11-23T09:00:00Z",
                "--record",
                "what_happened=twisted",
                "--record",
                "bone_sore=yes",
            ],
            &[],
        );
        assert_eq!(said.code, 0, "{}", said.errors);
        folder
    }

    /// Refused with a message, and the file is as it was.
    fn refuses(&self, arguments: &[&str], code: i32, message: &str) {
        let before = fs::read(self.path()).ok();
        let said = self.consult(arguments, &[]);
        assert_eq!(said.code, code, "{arguments:?}: {}", said.errors);
        assert!(
            said.errors.contains(message),
            "{arguments:?}: {}",
            said.errors
        );
        assert_eq!(fs::read(self.path()).ok(), before, "{arguments:?}");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_page_is_asked_for_each_leg_until_all_is_told() {
    let folder = Folder::begun("step");
    let said = folder.consult(
        &[
            "--step",
            "--at",
            "2026-11-23T09:10:00Z",
            "--by",
            "Dr. A. Ruiz",
        ],
        &["banana", "900", "44.5", "not sure"],
    );
    assert_eq!(said.code, 0, "{}", said.errors);
    assert!(
        said.out.contains("Girth of the ankle: left leg"),
        "{}",
        said.out
    );
    assert!(
        said.out.contains("Girth of the ankle: right leg"),
        "{}",
        said.out
    );
    let case = folder.case();
    let events = case.get("events").unwrap().as_array().unwrap();
    let told = events.last().unwrap();
    let observed = json!([{"finding": "ankle_girth", "side": "left", "answer": 44.5}]);
    assert_eq!(told.get("observed"), Some(&observed));
    assert_eq!(told.pointer("/by/name"), Some(&json!("Dr. A. Ruiz")));
}

#[test]
fn what_was_told_before_a_stop_is_kept() {
    let folder = Folder::begun("stop");
    for (typed, events) in [(vec!["stop"], 1), (vec!["44", "stop"], 2), (vec![], 2)] {
        let said = folder.consult(&["--step", "--at", "2026-11-23T09:10:00Z"], &typed);
        assert_eq!(said.code, 0, "{}", said.errors);
        assert_eq!(
            folder
                .case()
                .get("events")
                .unwrap()
                .as_array()
                .unwrap()
                .len(),
            events
        );
    }
}

#[test]
fn what_cannot_be_recorded_is_refused_and_nothing_is_lost() {
    let folder = Folder::begun("refused");
    let at = ["--at", "2026-11-23T10:00:00Z", "--record"];
    for (record, code, message) in [
        ("ankle_girt=44", ANSWERS, "did you mean `ankle_girth`?"),
        ("ankle_girth=900", ANSWERS, "from 30 to 80"),
        ("ankle_girth=44.55", ANSWERS, "at most one decimal"),
        ("ankle_girth=thick", ANSWERS, "`ankle_girth` takes"),
        ("ankle_girth@middle=44", USAGE, "write @left or @right"),
        ("bone_sore@left=yes", ANSWERS, "leave the side out"),
        (
            "bone_sore=perhaps",
            ANSWERS,
            "no option of `bone_sore` is named `perhaps`",
        ),
        ("bone_sore", USAGE, "is not finding=answer"),
        ("=", ANSWERS, "no finding is named ``"),
    ] {
        folder.refuses(&[at[0], at[1], at[2], record], code, message);
    }
    let earlier = ["--at", "2026-11-23T08:00:00Z", "--record", "fever=no"];
    folder.refuses(&earlier, ANSWERS, "earlier than the one before it");
    let nonsense = ["--at", "2026-02-30T08:00:00Z", "--record", "fever=no"];
    folder.refuses(&nonsense, ANSWERS, "write it in UTC");
    folder.refuses(
        &["--zone", "Mars"],
        USAGE,
        "an offset from UTC such as +01:00",
    );
    let patient = ["--as", "patient", "--record", "ankle_xray=fracture"];
    folder.refuses(&patient, ANSWERS, "not for a patient to tell");
    folder.refuses(
        &["--agree", "ankle_fractur"],
        ANSWERS,
        "did you mean `ankle_fracture`?",
    );
    folder.refuses(&["--reject", "ankle_fracture"], USAGE, "--reason");
}

#[test]
fn what_is_no_case_file_is_refused_and_left_alone() {
    let folder = Folder::new("files");
    folder.refuses(&[], FILE, "`--from` or `--record` begins a case");
    let whole = Folder::begun("whole").text();
    let (half, _) = whole.split_at(whole.len() / 2);
    let newer = whole.replace("\"sural_case\": 1", "\"sural_case\": 2");
    let other = whole.replace("\"module\": \"demo\"", "\"module\": \"knee\"");
    assert!(newer != whole && other != whole, "{whole}");
    for (text, message) in [
        ("", "it is empty"),
        (half, "it breaks off in line"),
        ("[1, 2]", "this is not a case file"),
        (&newer, "newer than this program reads"),
        (&other, "this case is about `knee`"),
    ] {
        fs::write(folder.path(), text).unwrap();
        folder.refuses(&[], ANSWERS, message);
        let record = ["--at", "2026-11-23T10:00:00Z", "--record", "fever=no"];
        folder.refuses(&record, ANSWERS, message);
    }
}

#[test]
fn what_is_due_is_told_by_the_clock() {
    let folder = Folder::begun("clock");
    let told = |arguments: &[&str]| {
        let said = folder.consult(arguments, &[]);
        assert_eq!(said.code, 0, "{}", said.errors);
        said.out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let page = told(&["--at", "2026-11-23T09:30:00Z"]);
    assert!(
        page.contains("Within 4 hours, by 13:00 UTC today:"),
        "{page}"
    );
    let page = told(&["--at", "2026-11-23T13:40:00Z", "--zone", "+01:00"]);
    assert!(
        page.contains("by 14:00 today, overdue by 40 minutes:"),
        "{page}"
    );
    assert!(page.contains("Times: UTC+01:00"), "{page}");
    let json = told(&["--at", "2026-11-23T13:40:00Z", "--format", "json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    let order = json.pointer("/orders/0").unwrap();
    assert_eq!(order.get("due"), Some(&json!("2026-11-23T13:00:00Z")));
    assert_eq!(order.get("overdue"), Some(&json!(true)));
    let late = ["--as", "test", "--record", "ankle_xray=no_fracture"];
    let page = told(&[&["--at", "2026-11-23T14:00:00Z"], &late[..]].concat());
    let after = "done at 14:00 UTC today, after its limit of 13:00 UTC today";
    assert!(page.contains(after), "{page}");
}

#[test]
fn who_contradicts_whom_is_told_with_names_and_times() {
    let folder = Folder::new("contradiction");
    let patient = ["--as", "patient", "--at", "2026-11-23T09:00:00Z"];
    folder.consult(&[&patient[..], &["--record", "bone_sore=no"]].concat(), &[]);
    let clinician = ["--by", "Dr. A. Ruiz", "--record", "bone_sore=yes"];
    let page = |arguments: &[&str]| {
        let said = folder.consult(&[&clinician[..], arguments].concat(), &[]);
        said.out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let said = page(&["--at", "2026-11-23T09:20:00Z"]);
    let told = "the patient, 09:00 UTC today: no; Dr. A. Ruiz, 09:20 UTC today: yes. The patient's answer counts until a reason is recorded for the other.";
    assert!(said.contains(told), "{said}");
    let said = page(&[
        "--at",
        "2026-11-23T09:30:00Z",
        "--reason",
        "sore at the tip of the bone",
    ]);
    assert!(!said.contains("To be settled"), "{said}");
    let test = ["--as", "test", "--by", "Film", "--record", "bone_sore=no"];
    let said = folder.consult(
        &[&test[..], &["--at", "2026-11-23T09:40:00Z"]].concat(),
        &[],
    );
    let said = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = "Dr. A. Ruiz, 09:30 UTC today: yes; Film, 09:40 UTC today: no.";
    assert!(said.contains(told), "{said}");
}
