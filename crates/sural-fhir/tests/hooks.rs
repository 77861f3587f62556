//! CDS Hooks: requests in `hooks/*.request.json`, and the cards that are answered beside them.
//!
//! `UPDATE_EXPECT=1 cargo test` writes the cards down anew; read the difference before it is kept.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // Not library code.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Instant;

use serde_json::{Value, json};
use sural_case::moment::Moment;
use sural_content::record::Record;
use sural_decision::Decision;
use sural_fhir::hooks::{
    Content, Refused, Request, answer, discovery, feedback, service, services,
};
use sural_render::text::short_hash;
use sural_testkit::content;

static CONTENT: LazyLock<(Decision, Record)> = LazyLock::new(|| {
    let module = content::whole("calf_pain").unwrap();
    let record = content::record("calf_pain", &module).unwrap();
    (Decision::compile(module).unwrap(), record)
});

fn known() -> Content<'static> {
    Content {
        decision: &CONTENT.0,
        record: &CONTENT.1,
        address: Some("https://sural.example"),
    }
}

fn now() -> Moment {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

fn requests() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hooks");
    let files = fs::read_dir(folder).unwrap();
    let mut files = files.map(|file| file.unwrap().path()).collect::<Vec<_>>();
    files.retain(|file| file.to_str().unwrap().ends_with(".request.json"));
    files.sort();
    files
}

fn read(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn asked(body: &Value) -> Result<Value, Refused> {
    let hook = body["hook"].as_str().unwrap_or("patient-view");
    let service = service(CONTENT.0.module(), &format!("calf-pain-{hook}")).unwrap();
    let request = Request::read(&service, body, now())?;
    Ok(serde_json::to_value(answer(known(), &request)).unwrap())
}

/// What tells one version of the content from another changes with every word of it.
fn without_hash(text: &str) -> String {
    text.replace(short_hash(CONTENT.0.module()), "HASH")
}

#[test]
fn requests_are_answered_as_written_down() {
    let requests = requests();
    assert!(requests.len() >= 30);
    for path in requests {
        let cards = asked(&read(&path)).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        let cards = serde_json::to_string_pretty(&cards).unwrap() + "\n";
        let beside = path.to_str().unwrap().replace(".request.", ".response.");
        expect_test::expect_file![beside].assert_eq(&without_hash(&cards));
    }
}

#[test]
fn every_card_is_of_the_form_that_the_specification_asks_for() {
    let mut seen = Vec::new();
    for path in requests() {
        let body = read(&path);
        let cards = asked(&body).unwrap();
        for card in cards["cards"].as_array().unwrap() {
            assert!(
                card["summary"].as_str().unwrap().chars().count() < 140,
                "{card}"
            );
            assert!(["info", "warning", "critical"].contains(&card["indicator"].as_str().unwrap()));
            assert!(!card["source"]["label"].as_str().unwrap().is_empty());
            assert!(!card["overrideReasons"].as_array().unwrap().is_empty());
            let suggestions = card["suggestions"].as_array();
            assert_eq!(
                suggestions.is_some(),
                card["selectionBehavior"] == "any",
                "{card}"
            );
            seen.push(card["uuid"].to_string());
            for suggestion in suggestions.into_iter().flatten() {
                seen.push(suggestion["uuid"].to_string());
                for action in suggestion["actions"].as_array().unwrap() {
                    let has = |key: &str| !action[key].is_null();
                    assert_eq!(action["type"] == "create", has("resource"), "{action}");
                    assert_eq!(action["type"] == "delete", has("resourceId"), "{action}");
                }
            }
        }
        assert_eq!(
            asked(&body).unwrap(),
            cards,
            "the same asking gets the same cards"
        );
    }
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), all, "ids are one card's alone");
}

#[test]
fn services_are_found_and_say_what_they_need() {
    let described = discovery(CONTENT.0.module());
    let text = serde_json::to_string_pretty(&described).unwrap() + "\n";
    expect_test::expect_file!["hooks/discovery.json"].assert_eq(&text);
    let described = described["services"].as_array().unwrap();
    assert_eq!(described.len(), services(CONTENT.0.module()).len());
    let hooks = described.iter().map(|it| it["hook"].as_str().unwrap());
    let hooks = hooks.collect::<Vec<_>>();
    assert_eq!(
        hooks,
        [
            "patient-view",
            "encounter-start",
            "order-select",
            "order-sign"
        ]
    );
    assert_eq!(
        described[0]["prefetch"]["patient"],
        "Patient/{{context.patientId}}"
    );
}

#[test]
fn a_request_that_is_not_of_the_form_is_refused_with_the_reason() {
    let good = json!({
        "hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
        "context": {"userId": "Practitioner/d1", "patientId": "p1"},
        "prefetch": {"patient": null},
    });
    assert_eq!(asked(&good), Ok(json!({"cards": []})));
    let but = |path: &str, value: Value| {
        let mut body = good.clone();
        let (parent, key) = path.rsplit_once('/').unwrap();
        let parent = body.pointer_mut(parent).unwrap();
        parent[key] = value;
        body
    };
    for (body, why) in [
        (json!([]), "the request is no JSON object"),
        (json!({"hook": 1}), "`hook` is missing, or is no text"),
        (
            but("/hookInstance", json!("1")),
            "`hookInstance` is no UUID",
        ),
        (
            but("/context", json!({})),
            "`context.userId` is missing, or is no text",
        ),
        (
            but("/fhirAuthorization", json!({})),
            "`fhirAuthorization` needs `fhirServer` beside it",
        ),
        (but("/prefetch", json!([])), "`prefetch` is no JSON object"),
        (
            but("/prefetch/conditions", json!("x")),
            "`prefetch.conditions` is no FHIR resource",
        ),
        (
            but(
                "/prefetch/patient",
                json!({"resourceType": "Patient", "id": "p2"}),
            ),
            "`Patient/p2` is not of the patient in `context.patientId`",
        ),
        (
            but("/hook", json!("order-sign")),
            "`context.draftOrders` is missing, or is no Bundle",
        ),
        (
            but("/hook", json!("encounter-start")),
            "`context.encounterId` is missing, or is no text",
        ),
    ] {
        assert_eq!(asked(&body), Err(Refused::Malformed(why.to_owned())));
    }
    let other = service(CONTENT.0.module(), "calf-pain-order-sign").unwrap();
    let why = "`hook` is `patient-view`; this service is asked at `order-sign`";
    let refused = Request::read(&other, &good, now()).unwrap_err();
    assert_eq!(refused, Refused::Malformed(why.to_owned()));
    for other in [json!({}), json!({"resourceType": "Patient"}), json!("p1")] {
        let without = but("/prefetch", json!({"patientToGreet": other}));
        assert!(matches!(asked(&without), Err(Refused::NoRecord(_))));
    }
    let by_another_name =
        json!({"patientToGreet": {"resourceType": "Patient", "id": "p1"}, "user": "123"});
    assert_eq!(
        asked(&but("/prefetch", by_another_name)),
        Ok(json!({"cards": []}))
    );
}

#[test]
fn the_record_of_somebody_else_is_refused() {
    let mut body = read(&requests()[0]);
    body["prefetch"]["conditions"] = json!({
        "resourceType": "Condition", "id": "c", "subject": {"reference": "https://r.example/Patient/p2"},
    });
    assert!(
        asked(&body)
            .unwrap_err()
            .to_string()
            .contains("`Condition/c` is not of the patient")
    );
}

#[test]
fn feedback_is_read_as_the_specification_has_it() {
    let accepted = json!({"feedback": [{
        "card": "4e0a3a1e-3283-4575-ab82-028d55fe2719", "outcome": "accepted",
        "acceptedSuggestions": [{"id": "e56e1945-20b3-4393-8503-a1a20fd73152"}],
        "outcomeTimestamp": "2020-12-11T00:00:00Z",
    }]});
    let read = feedback(&accepted).unwrap();
    assert!(read[0].accepted);
    assert_eq!(
        read[0].suggestions,
        ["e56e1945-20b3-4393-8503-a1a20fd73152"]
    );
    let overridden = json!({"feedback": [{
        "card": "9368d37b-283f-44a0-93ea-547cebab93ed", "outcome": "overridden",
        "overrideReason": {"reason": {"code": "d7ecf885", "system": "https://example.com"},
                           "userComment": "clinician entered comment"},
        "outcomeTimestamp": "2020-12-11T00:00:00Z",
    }]});
    let read = feedback(&overridden).unwrap();
    assert_eq!(read[0].reason.as_deref(), Some("d7ecf885"));
    for bad in [
        json!({}),
        json!({"feedback": [{}]}),
        json!({"feedback": [{"card": "x", "outcome": "ignored", "outcomeTimestamp": "x"}]}),
        json!({"feedback": [{"card": "x", "outcome": "accepted", "outcomeTimestamp": "x"}]}),
        json!({"feedback": [{"card": "x", "outcome": "overridden"}]}),
    ] {
        assert!(feedback(&bad).is_err(), "{bad}");
    }
}

/// Printed, because machines differ; what it was is in the decision record.
#[test]
fn cards_come_quickly() {
    let bodies = requests().iter().map(|path| read(path)).collect::<Vec<_>>();
    let mut took = Vec::new();
    for body in &bodies {
        let began = Instant::now();
        asked(body).unwrap();
        took.push(began.elapsed());
    }
    took.sort();
    println!(
        "median {:?}, longest {:?}",
        took[took.len() / 2],
        took[took.len() - 1]
    );
}

#[test]
fn a_suggestion_that_nobody_has_looked_at_is_no_answer() {
    let path = requests().into_iter();
    let mut path = path.filter(|it| it.to_str().unwrap().contains("opened_coughs_blood"));
    let mut body = read(&path.next().unwrap());
    let form = "/prefetch/responses/entry/0/resource";
    let mark = |source: &str| {
        json!([{
            "url": "http://hl7.org/fhir/us/davinci-dtr/StructureDefinition/information-origin",
            "extension": [{"url": "source", "valueCode": source}],
        }])
    };
    let answered = body.clone();
    for (source, cards) in [("manual", 1), ("auto", 0)] {
        let form = body.pointer_mut(form).unwrap();
        form["item"][0]["answer"][0]["extension"] = mark(source);
        let told = asked(&body).unwrap();
        assert_eq!(told["cards"].as_array().unwrap().len(), cards, "{source}");
    }
    // A newer form of suggestions alone leaves the answers of an older one.
    let mut newer = body.pointer(form).unwrap().clone();
    newer["authored"] = json!("2026-11-23T09:00:00Z");
    let mut both = answered.clone();
    let entries = both.pointer_mut("/prefetch/responses/entry").unwrap();
    entries
        .as_array_mut()
        .unwrap()
        .push(json!({"resource": newer}));
    assert_eq!(asked(&both), asked(&answered));
}

#[test]
fn of_forms_that_may_be_of_the_same_time_the_graver_counts() {
    let path = requests().into_iter();
    let mut path = path.filter(|it| it.to_str().unwrap().contains("opened_coughs_blood"));
    let body = read(&path.next().unwrap());
    let entries = "/prefetch/responses/entry";
    let form = &body.pointer(entries).unwrap()[0]["resource"];
    for (yes, no, cards) in [
        ("2026-11-23T09:00:00Z", "2026-11-23", 1),
        ("2026-11-23", "2026-11-23T09:00:00Z", 1),
        ("2026-11-23", "2026-11-23", 1),
        ("2026-11-23T09:00:00Z", "2026-11-23T09:00:01Z", 0),
    ] {
        let told = |said: &str, authored: &str| {
            let mut form = form.clone();
            form["authored"] = json!(authored);
            form["item"][0]["answer"] = json!([{"valueCoding": {"code": said}}]);
            json!({"resource": form})
        };
        let mut both = body.clone();
        *both.pointer_mut(entries).unwrap() = json!([told("yes", yes), told("no", no)]);
        let told = asked(&both).unwrap();
        assert_eq!(told["cards"].as_array().unwrap().len(), cards, "{yes} {no}");
    }
}

#[test]
fn what_comes_near_to_an_answer_only_raises_urgency() {
    let rank = |told: &Value| {
        let order = ["critical", "warning"];
        let card = &told["cards"][0]["indicator"];
        order
            .iter()
            .position(|it| card == it)
            .unwrap_or(order.len())
    };
    let warfarin = |body: &Value| {
        let patient = body["context"]["patientId"].as_str().unwrap();
        json!({
            "resourceType": "MedicationRequest", "id": "w", "status": "active", "intent": "order",
            "subject": {"reference": format!("Patient/{patient}")}, "authoredOn": "2026-09-01",
            "medicationCodeableConcept": {"text": "warfarin sodium 5 MG Oral Tablet"},
        })
    };
    let mut seen = 0;
    for path in requests() {
        let mut body = read(&path);
        let begins = matches!(
            body["hook"].as_str(),
            Some("patient-view" | "encounter-start")
        );
        if !begins || !body["prefetch"]["medications"].is_null() {
            continue;
        }
        let without = asked(&body).unwrap();
        body["prefetch"]["medications"] = warfarin(&body);
        let with = asked(&body).unwrap();
        assert!(rank(&with) <= rank(&without), "{}", path.display());
        seen += 1;
    }
    assert!(seen > 10);
    let path = requests().into_iter();
    let mut path = path.filter(|it| it.to_str().unwrap().contains("opened_coughs_blood"));
    let mut bleeds = read(&path.next().unwrap());
    let form = bleeds.pointer_mut("/prefetch/responses/entry/0/resource");
    form.unwrap()["item"] = json!([
        {"linkId": "laterality", "answer": [{"valueCoding": {"code": "left"}}]},
        {"linkId": "swelling_calf", "answer": [{"valueCoding": {"code": "yes_looks_bigger"}}]},
        {"linkId": "pain_severity", "answer": [{"valueDecimal": 7}]},
    ]);
    bleeds["prefetch"]["medications"] = warfarin(&bleeds);
    assert_eq!(rank(&asked(&bleeds).unwrap()), 0);
}
