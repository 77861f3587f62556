//! CDS Hooks on the net: what the services are, cards, and what became of them.
//!
//! Requests and cards are `sural-fhir`'s; here is who may ask, and that it is kept.

use std::sync::Arc;

use axum::Router;
use axum::body::{Bytes, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::{get, post};
use serde_json::Value;
use sural_content::record::Record;
use sural_decision::Decision;
use sural_fhir::hooks::{self, Cards, Content, Refused};
use sural_store::{Actor, By, CardFeedback};
use tokio::time::timeout;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

use crate::api::{self, Json, Problem};
use crate::app::App;
use crate::clock;
use crate::serve::PATIENCE;
use crate::trust::Proven;

/// The most that is read: a long record is a good part of it.
const MOST: usize = 4 << 20;

/// All that record systems can ask for; nothing where none is trusted.
pub(crate) fn routes(app: &App) -> Router<App> {
    if app.trust().is_none() {
        return Router::new();
    }
    let others = async || StatusCode::NO_CONTENT;
    Router::new()
        .route("/cds-services", get(discovery).options(others))
        .route("/cds-services/{id}", post(cards).options(others))
        .route(
            "/cds-services/{id}/feedback",
            post(feedback).options(others),
        )
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            PATIENCE,
        ))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(app.clone(), api::guard))
        .layer(from_fn(shared))
}

/// Pages of record systems may ask from a browser. No cookie counts here, so they may be anywhere.
pub(crate) async fn shared(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if response.status() == StatusCode::UNAUTHORIZED {
        let scheme = HeaderValue::from_static("Bearer error=\"invalid_token\"");
        response.headers_mut().insert(WWW_AUTHENTICATE, scheme);
    }
    for (name, value) in [
        ("access-control-allow-origin", "*"),
        ("access-control-allow-methods", "GET, POST, OPTIONS"),
        (
            "access-control-allow-headers",
            "authorization, content-type, prefer",
        ),
        ("access-control-max-age", "3600"),
    ] {
        let value = HeaderValue::from_static(value);
        response
            .headers_mut()
            .insert(HeaderName::from_static(name), value);
    }
    response
}

async fn known(app: &App) -> Result<(Arc<Decision>, Arc<Record>), Problem> {
    let busy = || Problem::of(StatusCode::SERVICE_UNAVAILABLE);
    let decision = app.whole().await.map_err(|_| busy())?;
    Ok((decision, app.record().ok_or_else(busy)?))
}

async fn discovery(State(app): State<App>) -> Result<Json<Value>, Problem> {
    let (decision, _) = known(&app).await?;
    Ok(Json(hooks::discovery(decision.module())))
}

async fn cards(
    State(app): State<App>,
    Path(id): Path<String>,
    request: Request,
) -> Result<Json<Cards>, Problem> {
    let (decision, record) = known(&app).await?;
    let service = hooks::service(decision.module(), &id);
    let service = service.ok_or_else(|| Problem::of(StatusCode::NOT_FOUND))?;
    let (_, body) = admitted(&app, &id, request).await?;
    let request = hooks::Request::read(&service, &body, clock::now()).map_err(refused)?;
    let content = Content {
        decision: &decision,
        record: &record,
        address: app.settings().address.as_deref(),
    };
    Ok(Json(hooks::answer(content, &request)))
}

async fn feedback(
    State(app): State<App>,
    Path(id): Path<String>,
    request: Request,
) -> Result<StatusCode, Problem> {
    let (decision, _) = known(&app).await?;
    let service = hooks::service(decision.module(), &id);
    let service = service.ok_or_else(|| Problem::of(StatusCode::NOT_FOUND))?;
    let (proven, body) = admitted(&app, &id, request).await?;
    let told = hooks::feedback(&body).map_err(refused)?;
    let told = told.into_iter().map(|told| CardFeedback {
        service: service.id.clone(),
        card: told.card,
        accepted: told.accepted,
        suggestions: told.suggestions,
        reason: told.reason,
    });
    let by = By {
        who: Actor::Key(proven.issuer.clone()),
        at: clock::now(),
    };
    let told = told.collect();
    app.store().keep_feedback(&proven.issuer, told, &by).await?;
    Ok(StatusCode::OK)
}

/// Who asks, and what they sent; or how they are refused.
async fn admitted(app: &App, id: &str, request: Request) -> Result<(Proven, Value), Problem> {
    let proof = request.headers().get(AUTHORIZATION).cloned();
    let proven = prove(app, id, proof).await?;
    let body = timeout(PATIENCE, to_bytes(request.into_body(), MOST)).await;
    let body = body.map_err(|_| Problem::of(StatusCode::REQUEST_TIMEOUT))?;
    let body = body.map_err(|_| too_large())?;
    Ok((proven, json(&body)?))
}

fn too_large() -> Problem {
    let detail = format!("what was sent is longer than is read; send at most {MOST} bytes");
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", detail)
}

fn json(body: &Bytes) -> Result<Value, Problem> {
    serde_json::from_slice(body).map_err(|why| {
        let detail = format!("the body is not JSON: {why}");
        Problem::new(StatusCode::BAD_REQUEST, "malformed", detail)
    })
}

async fn prove(app: &App, id: &str, proof: Option<HeaderValue>) -> Result<Proven, Problem> {
    let Some(trust) = app.trust() else {
        return Err(unproven("nobody may ask"));
    };
    let proof = proof.as_ref().and_then(|proof| proof.to_str().ok());
    let proof = proof.and_then(|proof| proof.split_once(' '));
    let proof = proof.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    let root = app.settings().address.as_deref().unwrap_or_default();
    let service = format!("{}/cds-services/{id}", root.trim_end_matches('/'));
    let addresses = [format!("{service}/feedback"), service];
    let now = clock::now();
    let proven = trust.proven(proof.map(|(_, proof)| proof.trim()), &addresses, now);
    let proven = proven.map_err(unproven)?;
    if let Some((shown, until)) = &proven.shown {
        let first = app
            .store()
            .first_shown(&proven.issuer, shown, *until, now)
            .await;
        if !first? {
            return Err(unproven(
                "the token was shown before; sign a new one for each request",
            ));
        }
    }
    Ok(proven)
}

fn unproven(why: &'static str) -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, "not_trusted", why)
}

fn refused(why: Refused) -> Problem {
    let (status, name) = match why {
        Refused::Malformed(_) => (StatusCode::BAD_REQUEST, "malformed"),
        Refused::NoRecord(_) => (StatusCode::PRECONDITION_FAILED, "no_record"),
    };
    Problem::new(status, name, why.to_string())
}
