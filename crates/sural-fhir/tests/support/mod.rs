//! Cases to write as FHIR: the worked cases of the content, and published ones where `SURAL_CASES` names a file.
#![allow(clippy::unwrap_used, dead_code)] // Not library code.

use std::path::Path;
use std::sync::LazyLock;

use serde_json::Value;
use sural_case::answer;
use sural_case::log::Case;
use sural_case::moment::Moment;
use sural_case::reading::Reading;
use sural_content::module::Module;
use sural_content::record::Record;
use sural_decision::{Answers, Decision};
use sural_fhir::canonical::BASE;
use sural_fhir::case::{Story, answered_at_once};
use sural_fhir::knowledge::Knowledge;
use sural_render::consultation::{Chart, Clock, Zone};
use sural_render::words::Words;
use sural_testkit::content;

/// The calf-pain module with its consultation.
pub static DECISION: LazyLock<Decision> =
    LazyLock::new(|| Decision::compile(content::whole("calf_pain").unwrap()).unwrap());

/// The same without its consultation.
pub static TRIAGE: LazyLock<Decision> =
    LazyLock::new(|| Decision::compile(content::module("calf_pain").unwrap()).unwrap());

/// The content as it is published.
pub static KNOWLEDGE: LazyLock<Knowledge<'static>> =
    LazyLock::new(|| Knowledge::of(words(), Vec::new(), BASE).reading(Some(&RECORD)));

/// What records suggest of it.
pub static RECORD: LazyLock<Record> =
    LazyLock::new(|| content::record("calf_pain", module()).unwrap());

pub fn module() -> &'static Module {
    DECISION.module()
}

pub fn words() -> Words<'static> {
    Words::of(module(), None).unwrap()
}

pub fn now() -> Moment {
    "2026-11-23T09:15:00Z".parse().unwrap()
}

/// Cases by a name that can be a file's: some of the worked ones, every so many, and the published ones.
pub fn cases(every: usize) -> Vec<(String, Answers)> {
    let worked = module().cases.iter().enumerate().step_by(every);
    let worked =
        worked.map(|(index, case)| (format!("worked-{index}"), DECISION.run(case).answers));
    worked.chain(published()).collect()
}

/// Published cases, if there is a file of them.
pub fn published() -> Vec<(String, Answers)> {
    let Ok(file) = std::env::var("SURAL_CASES") else {
        return Vec::new();
    };
    // Tests run in the folder of their crate; the name is seen from that of the repository.
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(file);
    let cases: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let read = |case: &Value| {
        let mut answers = Answers::none(module());
        for (id, value) in case.get("answers").unwrap().as_object().unwrap() {
            let (finding, answer) = answer::one(module(), id, value).unwrap();
            answers.set(finding, Some(answer));
        }
        (
            case.get("id").unwrap().as_str().unwrap().to_owned(),
            answers,
        )
    };
    cases.iter().map(read).collect()
}

/// A case file of answers.
pub fn case(name: &str, answers: &Answers) -> Case {
    answered_at_once(module(), name, now(), answers)
}

/// What can be written of a case.
pub fn tell<T>(case: &Case, tell: impl FnOnce(&Story<'_>) -> T) -> T {
    let reading = Reading::of(&DECISION, case, None).unwrap();
    let assessment = DECISION.assess(&reading.replay.observed.answers).unwrap();
    let words = words();
    let chart = Chart {
        decision: &DECISION,
        words: &words,
        case,
        events: None,
        reading: &reading,
        clock: Clock {
            now: case
                .events
                .last()
                .map_or_else(now, |it| it.at.parse().unwrap()),
            zone: Zone::default(),
            dated: true,
        },
    };
    tell(&Story {
        knowledge: &KNOWLEDGE,
        chart,
        triage: &TRIAGE,
        assessment: &assessment,
        subject: None,
    })
}
