//! `Questionnaire/$populate`: a form filled in with what a record suggests, for somebody to look at.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde_json::{Value, json};
use sural_fhir::canonical::Canonical;
use sural_fhir::knowledge::Form;
use sural_fhir::record::{self, Found, of_somebody_else, patient_of};
use sural_fhir::resource::Resource;
use sural_fhir::suggested;
use sural_render::words::Words;

use super::adaptive::Told;
use super::outcome::{Outcome, issue, question, resource};
use super::search::not_yet;
use super::sent::Sent;
use super::{Fhir, Published};
use crate::app::App;
use crate::clock;

/// `POST /Questionnaire/$populate`
pub(super) async fn any(
    State(app): State<App>,
    Query(told): Query<Told>,
    sent: Sent,
) -> Result<Fhir<Value>, Outcome> {
    let given = sent.parameters("questionnaire").into_iter();
    let given = given
        .filter_map(|it| it.pointer("/resource/url")?.as_str())
        .next();
    let named = sent.text("questionnaire").or(sent.text("questionnaireRef"));
    let named = given.or(named).ok_or_else(|| {
        Outcome::required("say which form by the parameter `questionnaire`, its canonical address")
    })?;
    let id = named.split('|').next().unwrap_or_default();
    let id = id.rsplit('/').next().unwrap_or_default().to_owned();
    populated(&app, &told, &sent, &id).await
}

/// `POST /Questionnaire/[id]/$populate`
pub(super) async fn one(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(told): Query<Told>,
    sent: Sent,
) -> Result<Fhir<Value>, Outcome> {
    populated(&app, &told, &sent, &id).await
}

async fn populated(app: &App, told: &Told, sent: &Sent, id: &str) -> Result<Fhir<Value>, Outcome> {
    let published = app.published().ok_or_else(not_yet)?;
    let canonical = published.canonical().ok_or_else(not_yet)?;
    let form = form(&canonical, id).ok_or_else(|| Outcome::of(StatusCode::NOT_FOUND))?;
    let record = app.record().ok_or_else(|| {
        let why = "the content does not say what records suggest";
        Outcome::new(StatusCode::NOT_IMPLEMENTED, "not-supported", why)
    })?;
    let resources = sent.resources();
    let subject = subject(sent, &resources)?;
    let decision = app.whole().await.map_err(|_| not_yet())?;
    let module = decision.module();
    let words = Words::of(module, told.region.as_deref()).ok_or_else(|| told.unknown())?;
    let knowledge = published.knowledge(told.region.as_deref());
    let knowledge = knowledge.ok_or_else(|| told.unknown())?;
    let now = clock::now();
    let mut found = record::read(module, &record, &resources, now).certain();
    let kept = found.beside(&decision, &[]);
    let response = suggested::response(
        &knowledge,
        &words,
        form,
        &found,
        &kept,
        subject.as_deref(),
        now,
    );
    let response = serde_json::to_value(Resource::from(response));
    let response = response.map_err(|_| Outcome::of(StatusCode::INTERNAL_SERVER_ERROR))?;
    let mut parameters = vec![json!({"name": "response", "resource": response})];
    let unread = unread(&published, &found);
    if !unread.is_empty() {
        parameters.push(json!({"name": "issues", "resource": resource(&unread)}));
    }
    let answer = json!({"resourceType": "Parameters", "parameter": parameters});
    Ok(Fhir(answer))
}

fn form(canonical: &Canonical, id: &str) -> Option<Form> {
    let mut forms = Form::ALL.into_iter();
    forms.find(|form| canonical.id(form.id()) == id)
}

/// The person, of whom everything has to be: as the client says, else as the record does.
fn subject(sent: &Sent, resources: &[&Value]) -> Result<Option<String>, Outcome> {
    let mut patients = resources
        .iter()
        .filter(|it| it["resourceType"] == "Patient");
    let own = || {
        let id = patients.next()?["id"].as_str()?;
        Some(format!("Patient/{id}"))
    };
    let named = || resources.iter().find_map(|it| patient_of(it));
    let said = sent.text("subject").map(str::to_owned);
    let subject = said.or_else(own).or_else(|| named().map(str::to_owned));
    let stranger = subject
        .as_deref()
        .and_then(|it| of_somebody_else(resources, it));
    match (stranger, &subject) {
        (Some(entry), Some(subject)) => {
            let why = format!("`{entry}` is not of `{subject}`");
            Err(Outcome::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "business-rule",
                why,
            ))
        }
        _ => Ok(subject),
    }
}

/// What speaks of something that is asked and could not be read.
fn unread(published: &Published, found: &Found) -> Vec<Value> {
    let issues = found.unread.iter().filter_map(|unread| {
        let finding = published.module()?.findings.get(unread.finding.index())?;
        let source = &unread.source;
        let why = format!("{} ({}) {}", source.resource, source.display, unread.why);
        Some(issue("warning", "incomplete", &why, &question(&finding.id)))
    });
    issues.collect()
}
