//! A form filled in with what a record suggests, each answer marked as a suggestion and with where it comes from.
//! Somebody has to look at it before it counts.

use serde_json::Value as Json;
use sural_case::moment::Moment;
use sural_decision::observation::Observation;
use sural_render::words::Words;

use crate::canonical::Canonical;
use crate::datatype::{Extension, Reference, Value};
use crate::knowledge::{Form, Knowledge};
use crate::record::{Found, Source};
use crate::resource::QuestionnaireResponse;
use crate::response::Given;

/// Where an answer comes from: `auto` is what nobody has looked at yet.
const ORIGIN: &str = "http://hl7.org/fhir/us/davinci-dtr/StructureDefinition/information-origin";

/// The form as far as the record suggests answers to it.
#[must_use]
pub fn response(
    knowledge: &Knowledge<'_>,
    words: &Words<'_>,
    form: Form,
    found: &Found,
    suggested: &[Observation],
    subject: Option<&str>,
    now: Moment,
) -> QuestionnaireResponse {
    let canonical = knowledge.canonical();
    let mut given = Given::default();
    for one in suggested {
        let Some(finding) = words.module().findings.get(one.finding.index()) else {
            continue;
        };
        let sources = found.proposed.iter();
        let sources = sources.filter(|it| it.finding == one.finding && it.side == one.side);
        let sources = sources.map(|it| from(canonical, &it.source));
        given.mark([unseen()].into_iter().chain(sources).collect());
        given.add(words, canonical, finding, one.side, &one.answer);
    }
    QuestionnaireResponse {
        language: words.module().language.clone(),
        questionnaire: canonical.versioned("Questionnaire", form.id()),
        status: "in-progress",
        subject: subject.map(Reference::to),
        authored: now.to_string(),
        item: given.fill(&knowledge.questionnaire(form).item),
        ..QuestionnaireResponse::default()
    }
}

/// The questions of a filled-in form whose answers nobody has looked at yet.
#[must_use]
pub fn unlooked(response: &Json) -> Vec<&str> {
    let mut found = Vec::new();
    for item in response["item"].as_array().into_iter().flatten() {
        let answers = item["answer"].as_array();
        let answers = answers.map_or(&[][..], Vec::as_slice);
        if answers.iter().any(is_unlooked) {
            found.extend(item["linkId"].as_str());
        }
        found.extend(unlooked(item));
        found.extend(answers.iter().flat_map(unlooked));
    }
    found
}

/// A filled-in form without the answers that nobody has looked at yet.
pub(crate) fn looked_at(response: &Json) -> Json {
    let mut form = response.clone();
    drop_unlooked(&mut form);
    form
}

fn drop_unlooked(parent: &mut Json) {
    let items = parent.get_mut("item").and_then(Json::as_array_mut);
    for item in items.into_iter().flatten() {
        if let Some(answers) = item.get_mut("answer").and_then(Json::as_array_mut) {
            answers.retain(|answer| !is_unlooked(answer));
            answers.iter_mut().for_each(drop_unlooked);
        }
        drop_unlooked(item);
    }
}

fn is_unlooked(answer: &Json) -> bool {
    let mut marks = extensions(answer).filter(|it| it["url"] == ORIGIN);
    marks.any(|mark| {
        let mut parts = extensions(mark);
        parts.any(|part| part["url"] == "source" && part["valueCode"] == "auto")
    })
}

fn extensions(of: &Json) -> impl Iterator<Item = &Json> {
    of["extension"].as_array().into_iter().flatten()
}

/// Nobody has looked at it yet.
fn unseen() -> Extension {
    let source = Extension::new("source", Value::ValueCode("auto".to_owned()));
    Extension::of(ORIGIN, vec![source])
}

/// The entry that suggests it.
fn from(canonical: &Canonical, source: &Source) -> Extension {
    let date = source.date.as_deref().unwrap_or_default();
    let told = format!("{} {date}", source.display);
    let entry = Reference {
        reference: Some(source.resource.clone()),
        display: Some(told.trim().to_owned()),
    };
    let url = canonical.suggested_by();
    Extension::new(&url, Value::ValueReference(entry))
}
