//! What a record suggests of the calf-pain module: with its source, never *no*, and nothing that it does not say.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // Not library code.

use std::sync::LazyLock;

use serde_json::{Value, json};
use sural_case::answer;
use sural_case::moment::Moment;
use sural_content::module::Module;
use sural_content::record::Record;
use sural_decision::Decision;
use sural_fhir::record::{Found, read, resources};
use sural_testkit::content;

static CONTENT: LazyLock<(Module, Record)> = LazyLock::new(|| {
    let module = content::whole("calf_pain").unwrap();
    let record = content::record("calf_pain", &module).unwrap();
    (module, record)
});

fn now() -> Moment {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

fn found(entries: &Value) -> Found {
    let (module, record) = &*CONTENT;
    let bundle = json!({
        "resourceType": "Bundle", "type": "collection",
        "entry": entries.as_array().unwrap().iter()
            .map(|resource| json!({"resource": resource})).collect::<Vec<_>>(),
    });
    read(module, record, &resources(&bundle), now())
}

/// Every suggestion as `finding answer source`.
fn told(entries: &Value) -> Vec<String> {
    let module = &CONTENT.0;
    let lines = found(entries).proposed.into_iter().map(|one| {
        let finding = &module.findings[one.finding.index()];
        let answer = answer::to_json(finding, &one.answer);
        let side = one
            .side
            .map(|side| format!(" {side:?}"))
            .unwrap_or_default();
        let source = &one.source;
        format!(
            "{}{side} {answer} < {} {:?} {}",
            finding.id, source.resource, source.date, source.display
        )
    });
    lines.collect()
}

fn unread(entries: &Value) -> Vec<String> {
    let module = &CONTENT.0;
    let lines = found(entries).unread.into_iter().map(|one| {
        let finding = &module.findings[one.finding.index()];
        format!("{}: {} {}", finding.id, one.source.resource, one.why)
    });
    lines.collect()
}

fn condition(id: &str, icd: &str, status: &str) -> Value {
    json!({
        "resourceType": "Condition", "id": id,
        "clinicalStatus": {"coding": [{"code": status}]},
        "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": icd, "display": icd}]},
        "onsetDateTime": "2026-11-01",
    })
}

fn medicine(id: &str, concept: &Value) -> Value {
    json!({
        "resourceType": "MedicationRequest", "id": id, "status": "active", "intent": "order",
        "authoredOn": "2026-11-01", "medicationCodeableConcept": concept,
    })
}

fn observation(id: &str, loinc: &str, quantity: &Value) -> Value {
    json!({
        "resourceType": "Observation", "id": id, "status": "final", "effectiveDateTime": "2026-11-23T09:00:00Z",
        "code": {"coding": [{"system": "http://loinc.org", "code": loinc, "display": loinc}]},
        "valueQuantity": quantity,
    })
}

#[test]
fn a_whole_record_says_who_the_person_is() {
    let entries = json!([
        {"resourceType": "Patient", "id": "p", "birthDate": "1961-05-02", "gender": "female"},
        condition("c1", "C50.911", "active"),
        condition("c2", "I82.401", "resolved"),
        condition("c3", "N18.31", "active"),
        medicine("m1", &json!({"text": "warfarin sodium 5 MG Oral Tablet"})),
        {"resourceType": "Procedure", "id": "o", "status": "completed", "performedDateTime": "2026-11-02",
         "category": {"coding": [{"system": "http://snomed.info/sct", "code": "387713003"}]},
         "code": {"text": "Total knee replacement"}},
        observation("d", "48065-7", &json!({"value": 0.62, "unit": "ug/mL FEU", "code": "ug/mL{FEU}"})),
    ]);
    expect_test::expect![[r#"
        cancer "active_or_treated_6mo" < Condition/c1 Some("2026-11-01") C50.911
        surgery_recent "within_4wk" < Procedure/o Some("2026-11-02") Total knee replacement
        clot_past "leg" < Condition/c2 Some("2026-11-01") I82.401
        kidney_dialysis ["kidney_disease"] < Condition/c3 Some("2026-11-01") N18.31
        anticoagulant "yes_no_missed" < MedicationRequest/m1 Some("2026-11-01") warfarin sodium 5 MG Oral Tablet
        age_band "60_69" < Patient/p Some("1961-05-02") born 1961-05-02
        sex_at_birth "female" < Patient/p None gender female
        d_dimer 620 < Observation/d Some("2026-11-23T09:00:00Z") 48065-7 0.62 ug/mL FEU"#]]
    .assert_eq(&told(&entries).join("\n"));
    assert_eq!(unread(&entries), Vec::<String>::new());
}

#[test]
fn an_empty_record_says_nothing_and_no_record_says_no() {
    assert_eq!(told(&json!([])), Vec::<String>::new());
    let (module, record) = &*CONTENT;
    for told in &record.answers {
        let finding = &module.findings[told.finding.index()];
        let answer = answer::to_json(finding, &told.answer);
        assert!(
            ![
                "no",
                "never",
                "none_present",
                "none_found",
                "not_applicable"
            ]
            .iter()
            .any(|no| answer == json!(no) || answer == json!([no])),
            "{}",
            finding.id
        );
    }
}

#[test]
fn what_was_refuted_is_over_or_not_taken_is_passed_over() {
    let mut refuted = condition("c", "C50.911", "active");
    refuted["verificationStatus"] = json!({"coding": [{"code": "refuted"}]});
    let mut stopped = medicine("m", &json!({"text": "apixaban"}));
    stopped["status"] = json!("stopped");
    let mut forbidden = medicine("n", &json!({"text": "apixaban"}));
    forbidden["doNotPerform"] = json!(true);
    let mut error = observation("o", "48065-7", &json!({"value": 620, "code": "ng/mL"}));
    error["status"] = json!("entered-in-error");
    let skin = condition("s", "C44.91", "active");
    let clot = condition("a", "I82.401", "active");
    let entries = json!([refuted, stopped, forbidden, error, skin, clot]);
    assert_eq!(told(&entries), Vec::<String>::new());
    assert_eq!(unread(&entries), Vec::<String>::new());
}

#[test]
fn what_cannot_be_read_is_listed_with_the_reason() {
    let mut doubtful = condition("c", "C50.911", "active");
    doubtful["verificationStatus"] = json!({"coding": [{"code": "provisional"}]});
    let mut undated = observation("o4", "48065-7", &json!({"value": 620, "code": "ng/mL"}));
    undated.as_object_mut().unwrap().remove("effectiveDateTime");
    let index = json!({
        "resourceType": "Observation", "id": "abi", "status": "final", "effectiveDateTime": "2026-11-20",
        "code": {"text": "Ankle-brachial index"}, "valueQuantity": {"value": 0.7},
    });
    let entries = json!([
        doubtful,
        observation("o1", "48065-7", &json!({"value": 620, "code": "furlong"})),
        observation(
            "o2",
            "48065-7",
            &json!({"value": 150, "comparator": "<", "code": "ng/mL"})
        ),
        observation("o3", "2157-6", &json!({"value": -1, "code": "U/L"})),
        undated,
        index,
    ]);
    assert_eq!(told(&entries), Vec::<String>::new());
    expect_test::expect![[r#"
        cancer: Condition/c is not confirmed
        ck: Observation/o3 is out of range: -1 U/L
        d_dimer: Observation/o1 is in a unit that is not known: `furlong`
        d_dimer: Observation/o2 is said as `<` only
        d_dimer: Observation/o4 has no date that says how long ago it was
        ankle_brachial_index: Observation/abi does not say which leg"#]]
    .assert_eq(&unread(&entries).join("\n"));
}

#[test]
fn of_measurements_the_newest_of_each_leg_counts() {
    let index = |id: &str, date: &str, leg: &str, value: f64| {
        json!({
            "resourceType": "Observation", "id": id, "status": "final", "effectiveDateTime": date,
            "code": {"text": format!("Ankle-brachial index {leg}")}, "valueQuantity": {"value": value},
        })
    };
    let entries = json!([
        index("1", "2026-03-01", "left", 0.9),
        index("2", "2026-11-20", "left", 0.71),
        index("3", "2026-11-20", "right", 1.02),
        index("4", "2024-11-20", "right", 0.4),
    ]);
    expect_test::expect![[r#"
        ankle_brachial_index Left 0.71 < Observation/2 Some("2026-11-20") Ankle-brachial index left 0.71
        ankle_brachial_index Right 1.02 < Observation/3 Some("2026-11-20") Ankle-brachial index right 1.02"#]]
    .assert_eq(&told(&entries).join("\n"));
}

#[test]
fn a_medicine_is_known_by_class_ingredient_name_or_reference() {
    let atc = json!({"coding": [{"system": "http://www.whocc.no/atc", "code": "B01AF02"}]});
    let rxnorm = json!({"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "11289"}]});
    let mut referred = medicine("m", &Value::Null);
    referred["medicationReference"] = json!({"reference": "Medication/x"});
    let named = json!({"resourceType": "Medication", "id": "x", "code": {"text": "Eliquis (apixaban) 5 mg"}});
    for entries in [
        json!([medicine("m", &atc)]),
        json!([medicine("m", &rxnorm)]),
        json!([referred, named]),
    ] {
        assert!(
            told(&entries)[0].starts_with("anticoagulant \"yes_no_missed\" < MedicationRequest/m")
        );
    }
    assert_eq!(
        told(&json!([medicine("m", &json!({"text": "heparinoid gel"}))])),
        Vec::<String>::new()
    );
}

#[test]
fn surgery_counts_by_weeks_and_pregnancy_by_status() {
    let surgery = |date: &str| {
        json!([{
            "resourceType": "Procedure", "id": "o", "status": "completed", "performedDateTime": date,
            "category": {"coding": [{"system": "http://snomed.info/sct", "code": "387713003"}]},
        }])
    };
    let first = |entries: &Value| told(entries).into_iter().next().unwrap_or_default();
    assert!(first(&surgery("2026-10-26")).starts_with("surgery_recent \"within_4wk\""));
    assert!(first(&surgery("2026-10-25")).starts_with("surgery_recent \"4_12wk\""));
    assert_eq!(first(&surgery("2026-08-30")), "");
    let status = |code: &str| {
        json!([{
            "resourceType": "Observation", "id": "g", "status": "final", "effectiveDateTime": "2026-09-01",
            "code": {"coding": [{"system": "http://loinc.org", "code": "82810-3"}]},
            "valueCodeableConcept": {"coding": [{"system": "http://snomed.info/sct", "code": code}]},
        }])
    };
    assert!(first(&status("77386006")).starts_with("pregnant \"yes\""));
    assert_eq!(first(&status("60001007")), "");
}

#[test]
fn an_older_value_does_not_count_where_the_newest_cannot_be_read() {
    let mut old = observation("o1", "2823-3", &json!({"value": 4.1, "code": "mmol/L"}));
    old["effectiveDateTime"] = json!("2026-11-22T09:00:00Z");
    let new = observation(
        "o2",
        "2823-3",
        &json!({"value": 6, "comparator": ">", "code": "mmol/L"}),
    );
    assert_eq!(told(&json!([old])).len(), 1);
    let both = json!([old, new]);
    assert_eq!(told(&both), Vec::<String>::new());
    assert_eq!(
        unread(&both),
        [
            "potassium: Observation/o2 is said as `>` only",
            "potassium: Observation/o1 may be older than one that could not be read",
        ]
    );
}

#[test]
fn a_value_counts_only_if_none_may_be_newer_that_says_otherwise() {
    let at = |id: &str, date: Option<&str>, value: Value| {
        let mut seen = observation(id, "2823-3", &value);
        seen["effectiveDateTime"] = json!(date);
        seen
    };
    let calm = json!({"value": 4.1, "code": "mmol/L"});
    let grave = json!({"value": 6.9, "code": "mmol/L"});
    let beyond = json!({"value": 6, "comparator": ">", "code": "mmol/L"});
    let (day, time) = ("2026-11-23", "2026-11-23T09:00:00Z");
    for (one, other) in [(day, time), (time, day), (time, time), (day, day)] {
        for other_value in [&grave, &beyond] {
            let entries = json!([
                at("1", Some(one), calm.clone()),
                at("2", Some(other), other_value.clone())
            ]);
            assert_eq!(told(&entries), [""; 0], "{entries}");
            assert!(!unread(&entries).is_empty());
        }
        // Twice the same is no doubt.
        let same = json!([
            at("1", Some(one), calm.clone()),
            at("2", Some(other), calm.clone())
        ]);
        assert!(told(&same)[0].starts_with("potassium 4.1"), "{same}");
    }
    let undated = json!([
        at("1", Some(time), calm.clone()),
        at("2", None, beyond.clone())
    ]);
    assert_eq!(told(&undated), [""; 0]);
    let older = json!([
        at("1", Some(time), calm),
        at("2", Some("2026-11-22T09:00:00Z"), beyond)
    ]);
    assert!(told(&older)[0].starts_with("potassium 4.1"));
}

#[test]
fn a_panel_has_its_values_in_its_parts() {
    let part = |leg: &str, value: f64| json!({"code": {"text": format!("Ankle-brachial index {leg}")}, "valueQuantity": {"value": value}});
    let mut panel = json!({
        "resourceType": "Observation", "id": "p", "status": "final", "effectiveDateTime": "2026-11-20",
        "code": {"text": "Ankle-brachial index"}, "component": [part("left", 0.71), part("right", 1.02)],
    });
    assert_eq!(told(&json!([panel])).len(), 2);
    assert_eq!(unread(&json!([panel])), [""; 0]);
    // Parts that speak of something else are no reason to take an older value.
    let potassium = |id: &str, date: &str| {
        let mut seen = observation(id, "2823-3", &json!({"value": 4.1, "code": "mmol/L"}));
        seen["effectiveDateTime"] = json!(date);
        seen
    };
    let mut newest = potassium("2", "2026-11-22");
    newest.as_object_mut().unwrap().remove("valueQuantity");
    newest["component"] = json!([{"code": {"text": "Haemolysis"}, "valueString": "strong"}]);
    let entries = json!([potassium("1", "2026-11-20"), newest]);
    assert_eq!(told(&entries), [""; 0]);
    assert_eq!(unread(&entries)[0], "potassium: Observation/2 has no value");
    panel["dataAbsentReason"] = json!({"text": "error"});
    assert_eq!(told(&json!([panel])), [""; 0]);
}

fn pregnancy(id: &str, date: &str, snomed: &str) -> Value {
    json!({
        "resourceType": "Observation", "id": id, "status": "final", "effectiveDateTime": date,
        "code": {"coding": [{"system": "http://loinc.org", "code": "82810-3"}]},
        "valueCodeableConcept": {"coding": [{"system": "http://snomed.info/sct", "code": snomed}]},
    })
}

#[test]
fn a_pregnancy_that_is_over_or_was_withdrawn_is_not_suggested() {
    let pregnant = |entries: Value| told(&entries).iter().any(|it| it.starts_with("pregnant "));
    let seen = pregnancy("1", "2026-10-01", "77386006");
    assert!(pregnant(json!([seen])));
    assert!(!pregnant(json!([
        seen,
        pregnancy("2", "2026-11-01", "60001007")
    ])));
    assert!(pregnant(json!([
        pregnancy("0", "2026-09-01", "60001007"),
        seen
    ])));
    let ended = |key: &str, value: Value| {
        let mut ended = condition("c", "Z33.1", "active");
        ended[key] = value;
        ended
    };
    let over = ended("abatementDateTime", json!("2026-11-10"));
    let wrong = ended(
        "verificationStatus",
        json!({"coding": [{"code": "x"}, {"code": "entered-in-error"}]}),
    );
    assert!(pregnant(json!([condition("c", "Z33.1", "active")])));
    for gone in [&over, &wrong, &condition("c", "Z33.1", "resolved")] {
        assert!(!pregnant(json!([gone])), "{gone}");
    }
    assert!(!pregnant(json!([seen, over])));
    // What was written by mistake, or never sure, says nothing of what was seen, with an end or without.
    assert!(pregnant(json!([seen, wrong])));
    for code in [
        "entered-in-error",
        "unconfirmed",
        "provisional",
        "differential",
    ] {
        let mut unsure = over.clone();
        unsure["verificationStatus"] = json!({"coding": [{"code": code}]});
        assert!(pregnant(json!([seen, unsure])), "{code}");
    }
    // Nor does what is still to come.
    let mut later = ended("abatementDateTime", json!("2027-03-01"));
    later["clinicalStatus"] = json!({"coding": [{"code": "resolved"}]});
    for ahead in [later, pregnancy("2", "2027-03-01", "60001007")] {
        let entries = json!([seen, ahead]);
        assert!(pregnant(entries.clone()), "{ahead}");
        assert!(unread(&entries)[0].ends_with("is dated in the future"));
    }
}

#[test]
fn a_denial_that_may_be_older_denies_nothing() {
    let pregnant = |entries: &Value| told(entries).iter().any(|it| it.starts_with("pregnant "));
    let (yes, no) = ("77386006", "60001007");
    for (seen, denied, stays) in [
        ("2026-11-20T10:00:00Z", "2026-11-20", true),
        ("2026-11-20", "2026-11-20T10:00:00Z", true),
        ("2026-11-20", "2026-11-20", true),
        ("2026-11-20T10:00:00Z", "2026-11-20T10:00:00Z", true),
        ("2026-11-20T23:30:00-05:00", "2026-11-21T04:00:00Z", true),
        ("2026-11-20T10:00:00Z", "2026-11-20T10:00:01Z", false),
        ("2026-11-20", "2026-11-21", false),
    ] {
        let entries = json!([pregnancy("1", seen, yes), pregnancy("2", denied, no)]);
        assert_eq!(pregnant(&entries), stays, "{seen} {denied}");
        let mut known = condition("c", "Z33.1", "active");
        known["onsetDateTime"] = json!(seen);
        let entries = json!([known, pregnancy("2", denied, no)]);
        assert_eq!(pregnant(&entries), stays, "{seen} {denied}");
        let why = "pregnant: Condition/c is denied by a later observation".to_owned();
        assert_eq!(unread(&entries).contains(&why), !stays);
    }
}

#[test]
fn a_value_that_is_not_known_denies_no_pregnancy() {
    let pregnant = |entries: &Value| told(entries).iter().any(|it| it.starts_with("pregnant "));
    let coded = |system: &str, code: &str| {
        let mut seen = pregnancy("2", "2026-11-01", "");
        seen["valueCodeableConcept"] = json!({"coding": [{"system": system, "code": code}]});
        seen
    };
    let loinc = |code: &str| coded("http://loinc.org", code);
    let snomed = |code: &str| coded("http://snomed.info/sct", code);
    let older = pregnancy("1", "2026-10-01", "77386006");
    assert!(pregnant(&json!([loinc("LA15173-0")])));
    assert_eq!(unread(&json!([older, loinc("LA15173-0")])), [""; 0]);
    for denial in [loinc("LA26683-5"), snomed("60001007")] {
        assert!(!pregnant(&json!([older, denial])), "{denial}");
        assert_eq!(unread(&json!([older, denial])), [""; 0]);
    }
    let without = |key: &str, value: Value| {
        let mut seen = pregnancy("2", "2026-11-01", "");
        seen.as_object_mut().unwrap().remove("valueCodeableConcept");
        seen[key] = value;
        seen
    };
    let both = json!({"coding": [
        {"system": "http://snomed.info/sct", "code": "77386006"},
        {"system": "http://snomed.info/sct", "code": "60001007"},
    ]});
    for unknown in [
        loinc("LA4489-6"),
        snomed("102874004"),
        without("valueString", json!("pregnant")),
        without("dataAbsentReason", json!({"text": "unknown"})),
        without("valueCodeableConcept", both),
    ] {
        let entries = json!([older, unknown]);
        assert!(pregnant(&entries), "{unknown}");
        let unread = unread(&entries);
        let why = "pregnant: Observation/2 has a value that is not known".to_owned();
        assert!(unread.contains(&why), "{unread:?}");
        assert!(!pregnant(&json!([unknown])));
    }
}

#[test]
fn a_condition_that_is_over_withdraws_by_its_end_alone() {
    let pregnant = |entries: &Value| told(entries).iter().any(|it| it.starts_with("pregnant "));
    let seen = pregnancy("1", "2026-10-01", "77386006");
    let mut over = condition("c", "Z33.1", "resolved");
    over["recordedDate"] = json!("2026-11-10");
    assert!(pregnant(&json!([seen, over])));
    over["verificationStatus"] = json!({"coding": [{"code": "refuted"}]});
    assert!(!pregnant(&json!([seen, over])));
}

#[test]
fn a_value_of_days_to_come_says_so() {
    let mut seen = observation("1", "2823-3", &json!({"value": 6.9, "code": "mmol/L"}));
    seen["effectiveDateTime"] = json!("2026-12-23");
    let why = "potassium: Observation/1 is dated in the future";
    assert_eq!(unread(&json!([seen])), [why]);
}

#[test]
fn what_was_seen_counts_before_the_gender_of_an_office() {
    let module = &CONTENT.0;
    let decision = Decision::compile(module.clone()).unwrap();
    let entries = json!([
        {"resourceType": "Patient", "id": "p", "birthDate": "1991-05-02", "gender": "male"},
        pregnancy("1", "2026-11-01", "77386006"),
    ]);
    let mut found = found(&entries).certain();
    let kept = found.beside(&decision, &[]);
    let kept = kept
        .iter()
        .map(|it| module.findings[it.finding.index()].id.as_str());
    let kept = kept.collect::<Vec<_>>();
    assert!(kept.contains(&"pregnant"), "{kept:?}");
    assert!(!kept.contains(&"sex_at_birth"), "{kept:?}");
    assert_eq!(found.unread.len(), 1);
    assert_eq!(found.unread[0].source.resource, "Patient/p");
}

#[test]
fn what_an_entry_only_comes_near_to_is_not_put_into_a_form() {
    let entries = json!([medicine("m", &json!({"text": "apixaban 5 mg"}))]);
    assert!(told(&entries)[0].starts_with("anticoagulant"));
    let certain = found(&entries).certain();
    assert_eq!(certain.proposed, []);
    assert_eq!(certain.unread[0].source.resource, "MedicationRequest/m");
}
