//! A case with a clinician: what the whole content says of it, what they find and decide, and the letter of a referral.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use serde::{Deserialize, Serialize};
use sural_case::entry;
use sural_case::log::{Decided, Role, Seen, Who};
use sural_case::reading::Reading;
use sural_decision::Decision;
use sural_render::consultation::Chart;
use sural_render::words::Words;
use sural_store::{Along, CaseId, Hand, Kept, Once};
use sural_wire::consultation::ConsultationJson;

use super::body::{Json, Sent};
use super::caller::Caller;
use super::cases::{once_done, seen};
use super::problem::Problem;
use crate::app::App;
use crate::clinic;
use crate::clock;
use crate::paper;
use crate::standing;

/// What a clinician or a test found, and what was decided.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Added {
    by: Who,
    #[serde(default)]
    observed: Vec<Seen>,
    #[serde(default)]
    decided: Vec<Decided>,
}

/// A referral that the case makes, to be sent.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Referring {
    by: Who,
    referral: String,
    /// Whom it is about, as the letter says it; nothing of it is kept.
    #[serde(default)]
    person: String,
}

/// A referral that was sent.
#[derive(Debug, Serialize)]
pub(super) struct ReferredJson {
    case: String,
    events: usize,
    referral: String,
    /// All that must go with it is there.
    complete: bool,
    /// The letter, as text.
    letter: String,
}

/// `GET /cases/{case}/consultation`
pub(super) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<ConsultationJson>, Problem> {
    let kept = caller.read(&app, &CaseId::named(&id)).await?;
    let decision = app.whole().await?;
    let (kept, reading) = read(&app, kept).await?;
    let json = ConsultationJson::of(&decision, &kept.case, &reading, clock::now());
    Ok(Json(json))
}

/// `POST /cases/{case}/consult`
pub(super) async fn add(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    Sent { value: added, text }: Sent<Added>,
) -> Result<Json<ConsultationJson>, Problem> {
    let id = CaseId::named(&id);
    let Added {
        by,
        observed,
        decided,
    } = added;
    let once = caller.once(&["consult", id.as_str(), &text]);
    let event = (by, observed, decided);
    let (kept, reading) = keep(&app, &caller, &id, &headers, once, event).await?;
    let decision = app.whole().await?;
    let json = ConsultationJson::of(&decision, &kept.case, &reading, clock::now());
    Ok(Json(json))
}

/// `POST /cases/{case}/refer`
pub(super) async fn refer(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    headers: HeaderMap,
    Sent { value: asked, text }: Sent<Referring>,
) -> Result<Json<ReferredJson>, Problem> {
    let id = CaseId::named(&id);
    let decision = app.whole().await?;
    let once = caller.once(&["refer", id.as_str(), &text]);
    let before = caller.read(&app, &id).await?;
    if caller.done(&app, once.as_ref()).await?.is_none() {
        // A referral that the case does not make is refused before anything is kept.
        let (before, reading) = read(&app, before).await?;
        written(&app, &decision, &before, &reading, &asked)?;
    }
    let decided = Decided::Refer {
        referral: asked.referral.clone(),
    };
    let event = (asked.by.clone(), Vec::new(), vec![decided]);
    let (kept, reading) = keep(&app, &caller, &id, &headers, once, event).await?;
    let (complete, letter) = written(&app, &decision, &kept, &reading, &asked)?;
    Ok(Json(ReferredJson {
        case: id.to_string(),
        events: kept.case.events.len(),
        referral: asked.referral,
        complete,
        letter,
    }))
}

/// Adds an event of a clinician or a test, once; gives the case as it stands after it.
async fn keep(
    app: &App,
    caller: &Caller,
    id: &CaseId,
    headers: &HeaderMap,
    once: Option<Once>,
    (who, observed, decided): (Who, Vec<Seen>, Vec<Decided>),
) -> Result<(Kept, Reading), Problem> {
    let seen = seen(headers)?;
    if who.role == Role::Patient {
        let why = "what the person says is added by `/answers`; `by` is a clinician or a test";
        return Err(Problem::not_understood(vec![why.to_owned()]));
    }
    if observed.is_empty() && decided.is_empty() {
        let why = "`observed` and `decided` are empty; nothing would be added";
        return Err(Problem::not_understood(vec![why.to_owned()]));
    }
    let is_unreasoned =
        |it: &Decided| matches!(it, Decided::Override { reason, .. } if reason.trim().is_empty());
    if decided.iter().any(is_unreasoned) {
        let why = "an `override` needs a `reason`";
        return Err(Problem::not_understood(vec![why.to_owned()]));
    }
    let kept = caller.read(app, id).await?;
    if let Some(events) = caller.done(app, once.as_ref()).await? {
        return after(app, kept, events).await;
    }
    let decision = app.whole().await?;
    let at = kept.case.moment_of_next(clock::now().to_string());
    let event = entry::event(decision.module(), at, who, observed, decided);
    let event = event.map_err(Problem::not_understood)?;
    let events = kept.case.events.len();
    let mut added = kept;
    added.case.events.push(event.clone());
    let (added, reading) = read(app, added).await?;
    let standing = standing::by_whole(&decision, &added.case, &reading);
    let along = Along {
        standing: Some(standing),
        once,
        hand: match clinic::ends(&event) {
            true => Hand::Ends { lead: false },
            false => Hand::Stays,
        },
    };
    let (store, by) = (app.store(), caller.by());
    let done = store.append_with(id, seen, &event, along, &by).await?;
    match once_done(done)? {
        (_, now) if now > events => Ok((added, reading)),
        // It was carried out before, a moment ago.
        (_, before) => after(app, added, before).await,
    }
}

/// A case as it stood after so many events.
async fn after(app: &App, mut kept: Kept, events: usize) -> Result<(Kept, Reading), Problem> {
    kept.case.events.truncate(events);
    read(app, kept).await
}

/// What the whole content says of a case.
async fn read(app: &App, kept: Kept) -> Result<(Kept, Reading), Problem> {
    let decision = app.whole().await?;
    let (case, reading) = clinic::read(decision, kept.case.clone()).await?;
    let reading = reading.map_err(Problem::contradiction)?;
    Ok((Kept { case, ..kept }, reading))
}

/// Whether all that a referral needs is there, and its letter.
fn written(
    app: &App,
    decision: &Decision,
    kept: &Kept,
    reading: &Reading,
    asked: &Referring,
) -> Result<(bool, String), Problem> {
    let refused = || {
        let why = format!(
            "the case makes no referral `{}`; its consultation lists those that it makes",
            asked.referral
        );
        Problem::not_understood(vec![why])
    };
    let words = Words::of(decision.module(), kept.case.region.as_deref()).ok_or_else(refused)?;
    let chart = Chart {
        decision,
        words: &words,
        case: &kept.case,
        events: None,
        reading,
        clock: app.clock(),
    };
    let from = asked.by.name.clone().unwrap_or_default();
    let letter = paper::referral(&chart, &asked.referral, from, asked.person.clone());
    let (due, letter) = letter.ok_or_else(refused)?;
    Ok((due.is_complete(), letter.to_text()))
}
