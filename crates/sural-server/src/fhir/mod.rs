//! FHIR R4 on the net ([0022](../../../docs/adr/0022-fhir-served.md)): the artefacts of the content to read and
//! search, and operations that lead an interview, fill a form from a record, and say what filled-in forms come to.
//!
//! Nothing of what is sent is kept. Artefacts are open to everyone; operations want a key with the scope `assess`, or a
//! token that a program got by its signature (`smart.rs`).
//! Whatever goes wrong is said by an `OperationOutcome`.

mod adaptive;
mod evaluate;
mod metadata;
mod outcome;
mod populate;
mod published;
mod search;
mod sent;
mod smart;

use axum::extract::{Request, State};
use axum::handler::Handler;
use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use axum::http::{StatusCode, Uri};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, any, get, post};
use axum::{Router, body::Body};
use serde::Serialize;
use serde_json::Value;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

use crate::api::{self, Scope};
use crate::app::App;
use crate::hooks;
use crate::serve::PATIENCE;
use outcome::{Outcome, worded};

pub(crate) use published::Published;

/// Where it is.
pub(crate) const ROOT: &str = "/fhir";

/// The media type of FHIR in JSON.
const KIND: &str = "application/fhir+json";

/// All that FHIR clients can ask for.
pub(crate) fn routes(app: &App) -> Router<App> {
    let routes = Router::new()
        .route("/metadata", read(metadata::show))
        .route("/{kind}", read(search::search))
        .route("/{kind}/{id}", read(search::read))
        .route(
            "/Questionnaire/$next-question",
            operation(app, adaptive::next_question),
        )
        .route("/Questionnaire/$populate", operation(app, populate::any))
        .route(
            "/Questionnaire/{id}/$populate",
            operation(app, populate::one),
        )
        .route(
            "/PlanDefinition/{id}/$apply",
            operation(app, evaluate::apply),
        )
        .route(
            "/QuestionnaireResponse/$evaluate",
            operation(app, evaluate::evaluate),
        )
        .fallback(nothing);
    let slash = Router::new().route(&format!("{ROOT}/"), any(nothing));
    let routes = Router::new().nest(ROOT, guarded(app, routes));
    let smart = smart::routes(app).layer(from_fn(hooks::shared));
    routes.merge(guarded(app, slash)).merge(smart)
}

async fn nothing() -> Outcome {
    Outcome::of(StatusCode::NOT_FOUND)
}

/// What stands before and after every handler.
fn guarded(app: &App, routes: Router<App>) -> Router<App> {
    routes
        .layer(from_fn(in_json))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            PATIENCE,
        ))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(app.clone(), guard))
        .layer(from_fn(hooks::shared))
}

/// Something that anyone may read, from pages elsewhere as well.
fn read<H: Handler<T, App>, T: 'static>(handler: H) -> MethodRouter<App> {
    get(handler).options(async || StatusCode::NO_CONTENT)
}

/// Something that is worked out for whoever has a key.
fn operation<H: Handler<T, App>, T: 'static>(app: &App, handler: H) -> MethodRouter<App> {
    let admitting = from_fn_with_state(app.clone(), admit);
    let guarded = post(handler).route_layer(admitting);
    guarded.options(async || StatusCode::NO_CONTENT)
}

async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    api::watched(&app, request, next, worded).await
}

async fn admit(State(app): State<App>, request: Request, next: Next) -> Response {
    let held_out = request.headers().get(AUTHORIZATION);
    let held_out = held_out.and_then(|it| it.to_str().ok()?.split_once(' '));
    let is_token = |(scheme, token): &(&str, &str)| {
        scheme.eq_ignore_ascii_case("bearer") && smart::is_token(token)
    };
    if let Some((_, token)) = held_out.filter(is_token) {
        // The kind of resource that the operation stands under.
        let mut path = request.uri().path().split('/');
        let kind = path.nth(1).unwrap_or_default();
        return match smart::admit(&app, token.trim(), kind).await {
            Ok(()) => next.run(request).await,
            Err((status, why)) => Outcome::kept_out(status, why).into_response(),
        };
    }
    let scope = Scope::Assess.word().unwrap_or_default();
    match api::caller(&app, request.headers(), scope).await {
        Ok(_) => next.run(request).await,
        Err(problem) => Outcome::from(problem).into_response(),
    }
}

/// There is JSON only, and nobody is given it who asks for something else.
async fn in_json(request: Request, next: Next) -> Response {
    let accepted = request.headers().get(ACCEPT);
    let accepted = accepted.map(|it| it.to_str().unwrap_or_default().to_owned());
    let wanted = format(request.uri()).or(accepted);
    match wanted.as_deref().is_none_or(is_json) {
        true => next.run(request).await,
        false => Outcome::of(StatusCode::NOT_ACCEPTABLE).into_response(),
    }
}

/// What `_format` asks for, which counts before the header.
fn format(uri: &Uri) -> Option<String> {
    let query = uri.query().unwrap_or_default();
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    let format = pairs.find(|(name, _)| name == "_format");
    format.map(|(_, format)| format.into_owned())
}

/// Whether JSON is among what is wanted. A plus in an address that nobody escaped is read as a space.
fn is_json(wanted: &str) -> bool {
    wanted.split(',').any(|kind| {
        let kind = kind.split(';').next().unwrap_or_default().trim();
        let known = ["", "*/*", "application/*", "json", "application/json", KIND];
        known.contains(&kind.replace(' ', "+").to_lowercase().as_str())
    })
}

/// An object with one more element, if that holds anything.
fn with(mut value: Value, name: &str, element: Value) -> Value {
    let is_empty = element.as_array().is_some_and(Vec::is_empty) || element == "";
    if !is_empty && let Some(elements) = value.as_object_mut() {
        elements.insert(name.to_owned(), element);
    }
    value
}

/// What is answered.
struct Fhir<T>(T);

impl<T: Serialize> IntoResponse for Fhir<T> {
    fn into_response(self) -> Response {
        match serde_json::to_string(&self.0) {
            Ok(text) => ([(CONTENT_TYPE, KIND)], Body::from(text)).into_response(),
            Err(why) => {
                tracing::error!(%why, "json");
                Outcome::of(StatusCode::INTERNAL_SERVER_ERROR).into_response()
            }
        }
    }
}
