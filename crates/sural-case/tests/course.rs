//! How far the work on a case is, and how urgent it counts.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // Not library code.

use serde_json::json;
use sural_case::course::{Course, due, urgency};
use sural_case::entry;
use sural_case::log::{Case, Decided, Role, Seen, Who};
use sural_case::reading::Reading;
use sural_decision::Decision;

fn demo() -> Decision {
    let module = sural_testkit::content::whole("demo").unwrap();
    Decision::compile(module).unwrap()
}

struct Log {
    decision: Decision,
    case: Case,
}

impl Log {
    /// Somebody twisted their ankle, and the bone is sore or is not.
    fn of_a_twisted_ankle(bone_sore: &str) -> Self {
        let mut log = Self {
            decision: demo(),
            case: Case::new("c-1".to_owned()),
        };
        let told = [("what_happened", "twisted"), ("bone_sore", bone_sore)];
        log.add(Role::Patient, &told, Vec::new());
        log
    }

    fn add(&mut self, role: Role, seen: &[(&str, &str)], decided: Vec<Decided>) {
        let seen = seen.iter().map(|(finding, answer)| Seen {
            finding: (*finding).to_owned(),
            side: None,
            answer: json!(answer),
            reason: None,
        });
        let at = format!("2026-11-23T09:{:02}:00Z", self.case.events.len());
        let by = Who { role, name: None };
        let event = entry::event(self.decision.module(), at, by, seen.collect(), decided);
        self.case.add(event.unwrap()).unwrap();
    }

    fn decide(&mut self, decided: Decided) {
        self.add(Role::Clinician, &[], vec![decided]);
    }

    fn choose(&mut self, disposition: &str) {
        self.decide(Decided::Override {
            disposition: disposition.to_owned(),
            reason: "seen".to_owned(),
        });
    }

    fn reading(&self) -> Reading {
        Reading::of(&self.decision, &self.case, None).unwrap()
    }

    fn urgency(&self) -> &str {
        let counts = urgency(&self.decision, &self.case, &self.reading());
        &self.decision.module().dispositions[counts.index()].id
    }
}

#[test]
fn what_a_clinician_lowers_stays_low_until_something_more_urgent_comes_up() {
    let mut log = Log::of_a_twisted_ankle("no");
    let said = log.urgency().to_owned();
    assert_ne!(said, "go_now");
    log.choose("self_care");
    assert_eq!(log.urgency(), "self_care");
    log.add(Role::Patient, &[("bone_sore", "yes")], Vec::new());
    assert_eq!(log.urgency(), "go_now");
}

#[test]
fn what_a_clinician_lowers_does_not_stay_low_for_what_they_did_not_know() {
    let mut log = Log::of_a_twisted_ankle("yes");
    assert_eq!(log.urgency(), "go_now");
    log.choose("self_care");
    assert_eq!(log.urgency(), "self_care");
    // No more urgent than what was lowered, but for another reason.
    let hot = [("joint_hot", "yes"), ("fever", "yes")];
    log.add(Role::Patient, &hot, Vec::new());
    assert_eq!(log.urgency(), "go_now");
}

#[test]
fn being_asked_again_takes_back_no_urgency_until_all_is_told() {
    let mut log = Log::of_a_twisted_ankle("yes");
    log.add(Role::Patient, &[], vec![Decided::Again]);
    assert_eq!(log.urgency(), "go_now");
    let module = log.decision.module();
    let by = Who {
        role: Role::Clinician,
        name: None,
    };
    let at = "2026-11-23T10:00:00Z".to_owned();
    let again = entry::event(module, at, by, Vec::new(), vec![Decided::Again]);
    assert!(again.unwrap_err()[0].contains("only they"));
}

#[test]
fn what_a_clinician_raises_stays_raised() {
    let mut log = Log::of_a_twisted_ankle("no");
    log.choose("go_now");
    assert_eq!(log.urgency(), "go_now");
    log.add(Role::Test, &[("ankle_xray", "no_fracture")], Vec::new());
    assert_eq!(log.urgency(), "go_now");
}

#[test]
fn the_first_clock_is_that_of_what_is_not_done() {
    let mut log = Log::of_a_twisted_ankle("yes");
    let by = due(&log.reading()).unwrap().by;
    assert_eq!(by.to_string(), "2026-11-23T13:00:00Z");
    log.add(Role::Test, &[("ankle_xray", "no_fracture")], Vec::new());
    assert_eq!(due(&log.reading()), None);
}

#[test]
fn a_case_waits_is_under_way_and_is_closed() {
    let mut log = Log::of_a_twisted_ankle("yes");
    assert_eq!(Course::of(&log.case), Course::Waiting);
    let text = || "seen".to_owned();
    log.decide(Decided::Note { text: text() });
    assert_eq!(Course::of(&log.case), Course::UnderWay);
    log.add(Role::Patient, &[("pain_now", "not_sure")], Vec::new());
    assert_eq!(Course::of(&log.case), Course::UnderWay);
    log.decide(Decided::HandOver {
        to: text(),
        note: text(),
    });
    assert_eq!(Course::of(&log.case), Course::Waiting);
    log.decide(Decided::Close { reason: text() });
    assert_eq!(Course::of(&log.case), Course::Closed);
    log.add(Role::Patient, &[("fever", "yes")], Vec::new());
    assert_eq!(Course::of(&log.case), Course::Waiting);
}

#[test]
fn whoever_could_not_tell_contradicts_nobody() {
    let mut log = Log::of_a_twisted_ankle("yes");
    let event = log.case.events.first().unwrap();
    let seen = Seen {
        finding: "bone_sore".to_owned(),
        side: None,
        answer: json!("not_assessable"),
        reason: Some("in a cast".to_owned()),
    };
    let mut cast = event.clone();
    cast.by.role = Role::Clinician;
    cast.observed = vec![seen];
    log.case.add(cast).unwrap();
    assert_eq!(log.urgency(), "go_now");
}

#[test]
fn what_a_person_answered_to_triage_stands_under_this_content() {
    let mut log = Log::of_a_twisted_ankle("yes");
    let triage = sural_testkit::content::module("demo").unwrap();
    assert_eq!(log.decision.module().triage_hash, triage.hash);
    for event in &mut log.case.events {
        event.content.hash.clone_from(&triage.hash);
    }
    assert!(log.reading().replay.other_content.is_empty());
}
