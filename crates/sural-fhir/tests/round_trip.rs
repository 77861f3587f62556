//! What goes out as FHIR comes back as it was.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // Not library code.

mod support;

use serde_json::{Value, json};
use support::{DECISION, case, cases, module, tell};
use sural_decision::observation::Observed;
use sural_fhir::response;

fn responses(resources: &Value) -> impl Iterator<Item = &Value> {
    let response = |it: &&Value| it["resourceType"] == "QuestionnaireResponse";
    resources.as_array().unwrap().iter().filter(response)
}

#[test]
fn every_case_is_assessed_from_its_forms_as_from_its_answers() {
    for (name, answers) in cases(401) {
        let case = case(&name, &answers);
        let resources = tell(&case, |story| {
            serde_json::to_value(story.resources()).unwrap()
        });
        let mut observations = Vec::new();
        for response in responses(&resources) {
            let (read, faults) = response::read(module(), response);
            assert_eq!(faults, [], "{name}");
            observations.extend(read);
        }
        let back = Observed::of(module(), &observations).answers;
        let (there, here) = (DECISION.implied(&back), DECISION.implied(&answers));
        assert_eq!(there, here, "{name}");
        assert_eq!(DECISION.assess(&back), DECISION.assess(&answers), "{name}");
    }
}

#[test]
fn a_response_is_read_with_every_fault_in_it() {
    let response = json!({
        "resourceType": "QuestionnaireResponse", "status": "completed",
        "item": [{"linkId": "screen.any", "item": [
            {"linkId": "cough_blood", "answer": [{"valueCoding": {"code": "cough_blood.yes"}}]},
            {"linkId": "saddle_numb", "answer": [{"valueBoolean": false}]},
            {"linkId": "pain_severity", "answer": [{"valueInteger": 11}]},
            {"linkId": "swelling_calf", "answer": [{"valueCoding": {"code": "fever.yes"}}]},
            {"linkId": "feever", "answer": [{"valueCoding": {"code": "yes"}}]},
            {"linkId": "warmth", "answer": [{"valueDate": "2026-11-23"}]},
            {"linkId": "cancer.help"},
        ]}],
    });
    let (read, faults) = response::read(module(), &response);
    assert_eq!(read.len(), 2);
    let questions = faults
        .iter()
        .map(|it| it.link_id.as_str())
        .collect::<Vec<_>>();
    assert_eq!(
        questions,
        ["pain_severity", "swelling_calf", "feever", "warmth"]
    );
    assert!(faults[2].to_string().contains("did you mean `fever`?"));
    let (read, faults) = response::read(module(), &json!({"resourceType": "Patient"}));
    assert!(read.is_empty());
    assert_eq!(faults[0].to_string(), "this is no QuestionnaireResponse");
}
