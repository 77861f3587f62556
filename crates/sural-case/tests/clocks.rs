//! Since when rules speak, by when things are due, and what came late: on the demonstration content.
#![allow(clippy::unwrap_used)] // Not library code.

use serde_json::{Value, json};
use sural_case::clocks::Due;
use sural_case::log::{Case, Content, Decided, Event, Role, Seen, Who};
use sural_case::moment::Moment;
use sural_case::reading::Reading;
use sural_content::module::{OrderId, ReferralId};
use sural_decision::Decision;

fn demo() -> Decision {
    Decision::compile(sural_testkit::content::whole("demo").unwrap()).unwrap()
}

fn seen(finding: &str, answer: Value) -> Seen {
    Seen {
        finding: finding.to_owned(),
        side: None,
        answer,
        reason: None,
    }
}

/// A case in which these things are seen, one event each.
fn case(decision: &Decision, events: &[(&str, &[(&str, Value)])]) -> Case {
    let mut case = Case::new("c".to_owned());
    for (at, answers) in events {
        let observed = answers.iter();
        case.add(Event {
            at: on_the_day(at),
            by: Who {
                role: Role::Clinician,
                name: None,
            },
            content: Content::of(decision.module()),
            observed: observed.map(|(id, it)| seen(id, it.clone())).collect(),
            decided: Vec::new(),
        })
        .unwrap();
    }
    case
}

/// A time of one day.
fn on_the_day(time: &str) -> String {
    format!("2026-11-23T{time}:00Z")
}

fn moment(time: &str) -> Moment {
    on_the_day(time).parse().unwrap()
}

/// By when the X-ray is due.
fn xray_due(reading: &Reading) -> Option<Due> {
    let due = reading.consultation.orders.first()?;
    reading.clocks.due(&due.limits)
}

fn sore(answer: &str) -> [(&'static str, Value); 1] {
    [("bone_sore", json!(answer))]
}

#[test]
fn a_limit_begins_with_the_event_that_makes_its_rule_speak() {
    let decision = demo();
    let twisted = [("what_happened", json!(["twisted"]))];
    let calm = [("fever", json!("no"))];
    let case = case(
        &decision,
        &[
            ("09:00", &twisted),
            ("09:20", &sore("yes")),
            ("10:00", &calm),
        ],
    );
    let reading = Reading::of(&decision, &case, None).unwrap();
    let due = xray_due(&reading).unwrap();
    assert_eq!((due.since, due.by), (moment("09:20"), moment("13:20")));
    let before = Reading::of(&decision, &case, Some(1)).unwrap();
    assert_eq!(xray_due(&before), None);
}

#[test]
fn a_rule_that_falls_silent_and_speaks_again_begins_anew() {
    let decision = demo();
    let twisted = [
        ("what_happened", json!(["twisted"])),
        ("bone_sore", json!("yes")),
    ];
    let case = case(
        &decision,
        &[
            ("09:00", &twisted),
            ("09:30", &sore("no")),
            ("11:00", &sore("yes")),
        ],
    );
    let reading = Reading::of(&decision, &case, None).unwrap();
    assert_eq!(xray_due(&reading).unwrap().by, moment("15:00"));
}

#[test]
fn a_result_is_late_if_it_comes_after_its_limit_though_it_answers_the_rule_that_asked() {
    let decision = demo();
    let twisted = [
        ("what_happened", json!(["twisted"])),
        ("bone_sore", json!("yes")),
    ];
    let clear = [("ankle_xray", json!("no_fracture"))];
    for (time, late) in [("13:00", false), ("13:01", true)] {
        let case = case(&decision, &[("09:00", &twisted), (time, &clear)]);
        let reading = Reading::of(&decision, &case, None).unwrap();
        let done = reading.clocks.done(OrderId(0)).unwrap();
        assert_eq!(done.at, moment(time));
        assert_eq!(done.due.unwrap().by, moment("13:00"));
        assert_eq!(done.is_late(), late);
        assert_eq!(reading.clocks.late().count(), usize::from(late));
    }
}

#[test]
fn what_was_asked_for_and_referred_is_known_by_its_first_time() {
    let decision = demo();
    let mut case = Case::new("c".to_owned());
    for time in ["09:00", "10:00"] {
        case.add(Event {
            at: on_the_day(time),
            by: Who {
                role: Role::Clinician,
                name: None,
            },
            content: Content::of(decision.module()),
            observed: Vec::new(),
            decided: vec![
                Decided::Order {
                    order: "xray_of_ankle".to_owned(),
                },
                Decided::Refer {
                    referral: "broken_ankle".to_owned(),
                },
            ],
        })
        .unwrap();
    }
    let clocks = Reading::of(&decision, &case, None).unwrap().clocks;
    assert_eq!(clocks.ordered.get(&OrderId(0)), Some(&moment("09:00")));
    assert_eq!(clocks.referred.get(&ReferralId(0)), Some(&moment("09:00")));
}
