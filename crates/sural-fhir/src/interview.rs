//! A response to the interview: a `QuestionnaireResponse` that carries the questions asked so far, as SDC has it for
//! adaptive forms. Which page comes next is handed in.

use serde_json::Value as Json;
use sural_content::module::Module;
use sural_decision::interview::Page;
use sural_decision::observation::Observation;

use crate::answer::UNKNOWN;
use crate::knowledge::{INTERVIEW, Knowledge};
use crate::resource::{Item, Resource};
use crate::response;

/// The linkId of what the answers come to.
const ADVICE: &str = "disposition";

/// What comes after the answers so far.
#[derive(Debug, Clone, Copy)]
pub enum Next<'a> {
    /// A page is asked.
    Page(&'a Page),
    /// No answer can change the advice: where to be seen, in words.
    Advice(&'a str),
}

/// The questions asked so far that have no answer, by linkId.
#[must_use]
pub fn unanswered(module: &Module, response: &Json, answered: &[Observation]) -> Vec<String> {
    let mut asked = Vec::new();
    if let Some(questionnaire) = carried(response) {
        questions(questionnaire, &mut asked);
    }
    let is_open = |link_id: &&str| {
        let (finding, _) = response::asked(module, link_id);
        let finding = module.finding_named(finding);
        let mut answered = answered.iter();
        finding.is_some_and(|(finding, _)| !answered.any(|it| it.finding == finding))
    };
    // What says that a number is not known is part of the question for the number.
    let open = asked.into_iter().filter(|it| !it.ends_with(UNKNOWN));
    open.filter(is_open).map(str::to_owned).collect()
}

/// The response as it goes on: with the next page in the form that it carries, or completed. None if it is no response.
#[must_use]
pub fn next(knowledge: &Knowledge<'_>, response: &Json, next: Next<'_>) -> Option<Json> {
    let (status, items) = match next {
        Next::Page(page) => ("in-progress", knowledge.page(page)),
        Next::Advice(title) => ("completed", vec![advice(title)]),
    };
    let carried = carried(response);
    let id = carried.and_then(|it| it["id"].as_str());
    let id = id.unwrap_or(INTERVIEW);
    let mut asked = carried.map_or_else(Vec::new, |it| list(&it["item"]));
    // Answers may have changed since it was completed.
    asked.retain(|it| it["linkId"] != ADVICE);
    for item in items {
        add(&mut asked, &serde_json::to_value(item).ok()?);
    }
    let form = Resource::from(knowledge.interview_within(id));
    let mut form = serde_json::to_value(form).ok()?.as_object()?.clone();
    form.insert("item".to_owned(), Json::Array(asked));
    let mut next = response.as_object()?.clone();
    next.insert("contained".to_owned(), carrying(response, form.into()));
    next.insert("questionnaire".to_owned(), format!("#{id}").into());
    next.insert("status".to_owned(), status.into());
    Some(next.into())
}

/// The form that a response carries.
fn carried(response: &Json) -> Option<&Json> {
    let contained = response["contained"].as_array()?;
    contained.iter().find(|it| is_form(it))
}

fn is_form(resource: &Json) -> bool {
    resource["resourceType"] == "Questionnaire"
}

/// What a response contains, with this as the form that it carries.
fn carrying(response: &Json, form: Json) -> Json {
    let others = list(&response["contained"]).into_iter();
    let others = others.filter(|it| !is_form(it));
    [form].into_iter().chain(others).collect()
}

fn list(value: &Json) -> Vec<Json> {
    value.as_array().cloned().unwrap_or_default()
}

/// Adds a question, or to a group that stands there already what it does not hold yet.
fn add(items: &mut Vec<Json>, item: &Json) {
    let there = items.iter_mut().find(|it| it["linkId"] == item["linkId"]);
    let Some(there) = there.and_then(Json::as_object_mut) else {
        items.push(item.clone());
        return;
    };
    let mut inner = there.get("item").map(list).unwrap_or_default();
    for item in list(&item["item"]) {
        add(&mut inner, &item);
    }
    if !inner.is_empty() {
        there.insert("item".to_owned(), inner.into());
    }
}

fn questions<'a>(parent: &'a Json, ids: &mut Vec<&'a str>) {
    for item in parent["item"].as_array().into_iter().flatten() {
        ids.extend(item["linkId"].as_str());
        questions(item, ids);
    }
}

/// What the answers come to, to be read.
fn advice(title: &str) -> Item {
    Item {
        link_id: ADVICE.to_owned(),
        text: title.to_owned(),
        r#type: "display",
        ..Item::default()
    }
}
