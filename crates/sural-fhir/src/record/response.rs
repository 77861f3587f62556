//! A questionnaire that was answered, as answers: the ids of its questions are those of the findings.

use serde_json::Value;
use sural_case::answer;
use sural_content::module::{Module, Observer};
use sural_decision::observation::Observation;

/// The answers in a `QuestionnaireResponse` to the findings that it knows. What it cannot say of them is left open.
#[must_use]
pub fn answered(module: &Module, response: &Value) -> Vec<Observation> {
    let mut observations = Vec::new();
    collect(module, &response["item"], &mut observations);
    observations
}

fn collect(module: &Module, items: &Value, observations: &mut Vec<Observation>) {
    for item in items.as_array().into_iter().flatten() {
        let written = item["answer"].as_array().into_iter().flatten();
        let written = written.filter_map(value).collect::<Vec<_>>();
        // A finding of several options may be answered with one, and is then written as the option alone.
        let written = match <[Value; 1]>::try_from(written) {
            Ok([one]) => one,
            Err(several) => Value::Array(several),
        };
        let id = item["linkId"].as_str().unwrap_or_default();
        let read = answer::one(module, id, &written);
        if let Ok((finding, answer)) = read {
            let observers = module.findings.get(finding.index());
            let observers = observers.map_or(&[][..], |finding| &finding.observers);
            observations.push(Observation {
                finding,
                side: None,
                answer,
                observer: observers.first().copied().unwrap_or(Observer::Patient),
                reasoned: false,
            });
        }
        collect(module, &item["item"], observations);
    }
}

fn value(answer: &Value) -> Option<Value> {
    let coded = answer.pointer("/valueCoding/code").and_then(Value::as_str);
    let spoken = coded.or(answer["valueString"].as_str()).map(Value::from);
    let said = answer["valueBoolean"].as_bool();
    let said = said.map(|yes| Value::from(if yes { "yes" } else { "no" }));
    let mut numbers = ["/valueInteger", "/valueDecimal", "/valueQuantity/value"].into_iter();
    let number = numbers.find_map(|path| answer.pointer(path).filter(|it| it.is_number()));
    spoken.or(said).or_else(|| number.cloned())
}
