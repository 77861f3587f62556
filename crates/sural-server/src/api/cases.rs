//! Cases that are kept: begun, answered, read and erased.

use axum::extract::{Path, State};
use axum::http::header::{ETAG, IF_MATCH, LOCATION};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sural_case::answer;
use sural_case::entry;
use sural_case::log::Seen;
use sural_interview::sitting::Turn;
use sural_store::{CaseId, Done, Kept, NewCase};
use sural_wire::AssessmentJson;
use sural_wire::questions::PageJson;

use super::ROOT;
use super::body::{Json, Sent, malformed};
use super::caller::Caller;
use super::problem::Problem;
use super::stateless::{Told, beside, explained};
use crate::app::{App, Edition};
use crate::visit::{Place, Visit};

/// A case, and what it comes to.
#[derive(Debug, Serialize)]
struct CaseJson {
    case: String,
    language: String,
    region: Option<String>,
    begun: String,
    keep_until: String,
    /// How many events it has; `If-Match` says so when the next is added.
    events: usize,
    /// Its last event stands under other content than the present one.
    outdated: bool,
    /// The answers that count.
    answers: Map<String, Value>,
    /// Why the answers cannot all hold.
    contradictions: Vec<String>,
    /// None while the answers contradict each other.
    assessment: Option<AssessmentJson>,
    /// None once no answer can change the advice.
    next: Option<PageJson>,
    /// The secret of the private link, for whoever begins the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
}

/// Answers to add.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Added {
    answers: Map<String, Value>,
}

/// `POST /cases`
pub(super) async fn begin(
    State(app): State<App>,
    caller: Caller,
    Sent { value: told, text }: Sent<Told>,
) -> Result<Response, Problem> {
    let (edition, words) = told.words(&app)?;
    let by = caller.by();
    let until = by.at.plus_days(app.settings().keep_days.into());
    let new = NewCase {
        region: Some(words.region().id.clone()),
        language: edition.decision.module().language.clone(),
        link_until: until,
        keep_until: until,
    };
    let once = caller.once(&["begin", &text]);
    let done = app
        .store()
        .begin_for(new, caller.secret(), once, &by)
        .await?;
    let (id, events) = once_done(done)?;
    app.metrics().begun();
    let mut case = case_after(&app, caller.read(&app, &id).await?, &id, events)?;
    case.link = Some(caller.link_of(&id).reveal().to_owned());
    let mut response = shown(StatusCode::CREATED, case);
    if let Ok(place) = HeaderValue::from_str(&format!("{ROOT}/cases/{id}")) {
        response.headers_mut().insert(LOCATION, place);
    }
    Ok(response)
}

/// `GET /cases`: the case of a private link.
pub(super) async fn resume(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    let id = caller.linked(&app).await?;
    whole(&app, &caller, &id).await
}

/// `GET /cases/{case}`
pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    whole(&app, &caller, &CaseId::named(&id)).await
}

async fn whole(app: &App, caller: &Caller, id: &CaseId) -> Result<Response, Problem> {
    let kept = caller.read(app, id).await?;
    let events = kept.case.events.len();
    Ok(shown(StatusCode::OK, case_after(app, kept, id, events)?))
}

/// `POST /cases/{case}/answers`
pub(super) async fn answer(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    Sent { value: added, text }: Sent<Added>,
) -> Result<Response, Problem> {
    let id = CaseId::named(&id);
    let seen = seen(&headers)?;
    let mut kept = caller.read(&app, &id).await?;
    let once = caller.once(&["answer", id.as_str(), &text]);
    if let Some(events) = caller.done(&app, once.as_ref()).await? {
        return Ok(shown(StatusCode::OK, case_after(&app, kept, &id, events)?));
    }
    let edition = edition(&app, &kept)?;
    let visit = visit(edition, &kept)?;
    let said = visit.event(observed(&added.answers)?);
    let event = entry::event(visit.module(), said.at, said.by, said.observed, Vec::new());
    let event = event.map_err(Problem::not_understood)?;
    let done = visit
        .append(&app, &id, seen, &event, once, &caller.by())
        .await?;
    let (_, events) = once_done(done)?;
    app.metrics().answered();
    if events > kept.case.events.len() {
        kept.case.events.push(event);
    }
    Ok(shown(StatusCode::OK, case_after(&app, kept, &id, events)?))
}

/// `GET /cases/{case}/assessment`
pub(super) async fn assessment(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<AssessmentJson>, Problem> {
    let id = CaseId::named(&id);
    let kept = caller.read(&app, &id).await?;
    let events = kept.case.events.len();
    let case = case_after(&app, kept, &id, events)?;
    let (assessment, errors) = (case.assessment, case.contradictions);
    let assessment = assessment.ok_or_else(|| Problem::contradiction(errors))?;
    Ok(Json(assessment))
}

/// `GET /cases/{case}/explanation`
pub(super) async fn explanation(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    let id = CaseId::named(&id);
    let kept = caller.read(&app, &id).await?;
    beside(move || {
        let edition = edition(&app, &kept)?;
        let visit = visit(edition, &kept)?;
        let conflicts = edition.decision.conflicts(visit.answers());
        if !conflicts.is_empty() {
            let errors = answer::conflicting(visit.module(), visit.answers(), &conflicts);
            return Err(Problem::contradiction(errors));
        }
        let answers = edition.decision.implied(visit.answers());
        explained(edition, visit.words()?, &answers, Vec::new()).map(Json)
    })
    .await
}

/// `DELETE /cases/{case}`
pub(super) async fn erase(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    let id = CaseId::named(&id);
    caller.may_open(&app, &id).await?;
    let erased = app.store().erase(&id, &caller.by()).await?;
    let erased = erased.then_some(StatusCode::NO_CONTENT);
    erased.ok_or_else(Problem::no_case)
}

/// What a request came to that is carried out once.
pub(super) fn once_done(done: Done) -> Result<(CaseId, usize), Problem> {
    match done {
        Done::Once { case, events } => Ok((case, events)),
        Done::Otherwise => {
            let detail = "this `Idempotency-Key` stands for another request; take a new one";
            Err(Problem::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "reused",
                detail,
            ))
        }
    }
}

/// How many events the program has seen.
pub(super) fn seen(headers: &HeaderMap) -> Result<usize, Problem> {
    let missing = || {
        let detail =
            "say how many events you have seen, by the `ETag` of the case: `If-Match: \"3\"`";
        Problem::new(StatusCode::PRECONDITION_REQUIRED, "unconditional", detail)
    };
    let sent = headers.get(IF_MATCH).ok_or_else(missing)?.to_str().ok();
    let count = sent.and_then(|sent| sent.trim().strip_prefix('"')?.strip_suffix('"'));
    // More events than there can be match none.
    let count = count.and_then(|count| count.parse::<u32>().ok());
    let count =
        count.ok_or_else(|| malformed("`If-Match` is the `ETag` of the case, such as `\"3\"`"))?;
    Ok(count as usize)
}

/// Answers as something that the person said.
fn observed(answers: &Map<String, Value>) -> Result<Vec<Seen>, Problem> {
    if answers.is_empty() {
        return Err(Problem::not_understood(vec![
            "`answers` is empty; nothing would be added".to_owned(),
        ]));
    }
    let seen = answers.iter().map(|(finding, answer)| Seen {
        finding: finding.clone(),
        side: None,
        answer: answer.clone(),
        reason: None,
    });
    Ok(seen.collect())
}

/// The content in the language of a case.
fn edition<'a>(app: &'a App, kept: &Kept) -> Result<&'a Edition, Problem> {
    let edition = app.edition(&kept.language);
    edition.ok_or_else(|| Problem::of(StatusCode::INTERNAL_SERVER_ERROR))
}

fn visit<'a>(edition: &'a Edition, kept: &Kept) -> Result<Visit<'a>, Problem> {
    Ok(Visit::new(edition, kept.case.clone(), Place::Program)?)
}

/// A case as it stands after so many events: the same, whenever it is told.
fn case_after(app: &App, mut kept: Kept, id: &CaseId, events: usize) -> Result<CaseJson, Problem> {
    kept.case.events.truncate(events);
    let edition = edition(app, &kept)?;
    let visit = visit(edition, &kept)?;
    let (decision, module) = (&edition.decision, visit.module());
    let words = visit.words()?;
    let json = |assessment| {
        let answers = decision.implied(visit.answers());
        AssessmentJson::of(decision, &words, &answers, assessment)
    };
    let (contradictions, assessment, next) = match visit.turn()?.1 {
        Turn::Contradiction(conflicts) => {
            let why = answer::conflicting(module, visit.answers(), &conflicts);
            (why, None, None)
        }
        Turn::Ask(page, assessment) => (
            Vec::new(),
            Some(json(&assessment)),
            Some(PageJson::of(&words, &page)),
        ),
        Turn::Done(assessment) => (Vec::new(), Some(json(&assessment)), None),
    };
    Ok(CaseJson {
        case: id.to_string(),
        language: kept.language,
        region: visit.case.region.clone(),
        begun: kept.begun.to_string(),
        keep_until: kept.keep_until.to_string(),
        events,
        outdated: visit.is_outdated(),
        answers: answer::object(module, visit.answers()),
        contradictions,
        assessment,
        next,
        link: None,
    })
}

fn shown(status: StatusCode, case: CaseJson) -> Response {
    let tag = HeaderValue::from_str(&format!("\"{}\"", case.events));
    let mut response = (status, Json(case)).into_response();
    if let Ok(tag) = tag {
        response.headers_mut().insert(ETAG, tag);
    }
    response
}
