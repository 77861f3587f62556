//! `Questionnaire/$next-question`: the interview, page by page, in the response that the client keeps.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::Value;
use sural_case::answer::conflicting;
use sural_decision::Answers;
use sural_decision::observation::Observed;
use sural_fhir::canonical::Canonical;
use sural_fhir::interview::{self, Next};
use sural_fhir::knowledge::{INTERVIEW, Knowledge};
use sural_fhir::response;
use sural_interview::sitting::{Sitting, Turn};
use sural_render::words::Words;

use super::Fhir;
use super::outcome::{Outcome, issue, question};
use super::search::not_yet;
use super::sent::Sent;
use crate::app::{App, Edition};

/// In whose words it is told.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Told {
    pub(super) region: Option<String>,
}

impl Told {
    /// There is no such region.
    pub(super) fn unknown(&self) -> Outcome {
        let region = self.region.as_deref().unwrap_or_default();
        Outcome::invalid(format!("there is no region `{region}`"))
    }
}

/// `POST /Questionnaire/$next-question`
pub(super) async fn next_question(
    State(app): State<App>,
    Query(told): Query<Told>,
    sent: Sent,
) -> Result<Fhir<Value>, Outcome> {
    let published = app.published().ok_or_else(not_yet)?;
    let canonical = published.canonical().ok_or_else(not_yet)?;
    let response = begun(&canonical, &sent)?;
    let edition = edition(&app, response).ok_or_else(not_yet)?;
    let words = Words::of(edition.decision.module(), told.region.as_deref());
    let words = words.ok_or_else(|| told.unknown())?;
    let next = led(edition, words, canonical, response)?;
    Ok(Fhir(next))
}

/// The response to the interview that was sent.
fn begun<'a>(canonical: &Canonical, sent: &'a Sent) -> Result<&'a Value, Outcome> {
    let mut responses = sent.resources().into_iter();
    let response = responses.find(|it| it["resourceType"] == "QuestionnaireResponse");
    let response = response.ok_or_else(|| {
        Outcome::required(
            "send a `QuestionnaireResponse`, or `Parameters` with it as `questionnaire-response`",
        )
    })?;
    let form = response::form_of(canonical, response);
    if form != Some(&canonical.id(INTERVIEW)) {
        let address = canonical.url("Questionnaire", INTERVIEW);
        let why = format!(
            "the response must carry a Questionnaire that is derived from `{address}`, or name that in `questionnaire`"
        );
        return Err(Outcome::required(why));
    }
    Ok(response)
}

/// The content in the language of the response.
fn edition<'a>(app: &'a App, response: &Value) -> Option<&'a Edition> {
    let language = response["language"].as_str();
    let asked = language.and_then(|language| app.edition(language));
    asked.or_else(|| app.editions().first())
}

/// The response with what comes next.
fn led(
    edition: &Edition,
    words: Words<'_>,
    canonical: Canonical,
    response: &Value,
) -> Result<Value, Outcome> {
    let module = edition.decision.module();
    let (observations, faults) = response::read(module, response);
    if !faults.is_empty() {
        return Err(Outcome::unread(&faults));
    }
    let open = interview::unanswered(module, response, &observations);
    if !open.is_empty() {
        let why = "this is asked and has no answer; `not_sure` is one where it is offered";
        let issues = open
            .iter()
            .map(|link_id| issue("error", "required", why, &question(link_id)));
        return Err(Outcome::of_all(issues.collect()));
    }
    let answers = Observed::of(module, &observations).answers;
    let mut sitting = Sitting::new(&edition.decision, words, Answers::none(module));
    for (finding, answer) in answers.iter() {
        sitting.set(finding, Some(answer.clone()));
    }
    let words = sitting.words();
    let knowledge = Knowledge::of(words, Vec::new(), "").within(canonical);
    let next = match sitting.turn() {
        Turn::Contradiction(conflicts) => {
            let why = conflicting(module, &answers, &conflicts);
            return Err(Outcome::contradiction(why));
        }
        Turn::Ask(page, _) => interview::next(&knowledge, response, Next::Page(&page)),
        Turn::Done(assessment) => {
            let dispositions = &words.module().dispositions;
            let disposition = dispositions.get(assessment.disposition.index());
            let title = disposition.map_or_else(String::new, |it| words.fill(&it.title));
            interview::next(&knowledge, response, Next::Advice(&title))
        }
    };
    next.ok_or_else(|| Outcome::of(StatusCode::INTERNAL_SERVER_ERROR))
}
