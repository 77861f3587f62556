//! The REST interface, for programs: the same interview and the same assessments as on the pages, as JSON.
//!
//! Programs hold keys with scopes; the cookies of a browser count for nothing here, and keys count for nothing on the
//! pages. Whatever goes wrong is said as RFC 9457 says it. `openapi.json` describes all of it.

mod body;
mod caller;
mod cases;
mod consult;
mod problem;
mod stateless;

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::handler::Handler;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER};
use axum::http::{Method, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter, on};
use axum::{Router, middleware};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

use crate::app::App;
use crate::serve::PATIENCE;
use caller::admit;

pub(crate) use body::Json;
pub use caller::Scope;
pub(crate) use caller::caller;
pub(crate) use problem::Problem;

/// Where it is.
const ROOT: &str = "/api/v1";

/// The description of the interface.
const DOCUMENT: &str = include_str!("openapi.json");

/// Something that can be asked for.
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "tests compare them with the document")
)]
struct Operation {
    method: Method,
    path: &'static str,
    scope: Scope,
    handler: MethodRouter<App>,
}

/// An operation cannot be written without the scope that it needs.
fn operation<H, T>(
    app: &App,
    method: Method,
    path: &'static str,
    scope: Scope,
    handler: H,
) -> Operation
where
    H: Handler<T, App>,
    T: 'static,
{
    let filter = MethodFilter::try_from(method.clone()).unwrap_or(MethodFilter::GET);
    let admitting = from_fn_with_state((app.clone(), scope), admit);
    Operation {
        method,
        path,
        scope,
        handler: on(filter, handler).route_layer(admitting),
    }
}

#[rustfmt::skip]
fn operations(app: &App) -> Vec<Operation> {
    use Method as M;
    use Scope as S;
    vec![
        operation(app, M::GET, "/openapi.json", S::Anyone, document),
        operation(app, M::GET, "/content", S::Assess, stateless::content),
        operation(app, M::POST, "/assess", S::Assess, stateless::assess),
        operation(app, M::POST, "/explain", S::Assess, stateless::explain),
        operation(app, M::POST, "/next", S::Assess, stateless::next),
        operation(app, M::POST, "/cases", S::CasesWrite, cases::begin),
        operation(app, M::GET, "/cases", S::CasesRead, cases::resume),
        operation(app, M::GET, "/cases/{case}", S::CasesRead, cases::show),
        operation(app, M::DELETE, "/cases/{case}", S::CasesWrite, cases::erase),
        operation(app, M::POST, "/cases/{case}/answers", S::CasesWrite, cases::answer),
        operation(app, M::GET, "/cases/{case}/consultation", S::Consult, consult::show),
        operation(app, M::POST, "/cases/{case}/consult", S::Consult, consult::add),
        operation(app, M::POST, "/cases/{case}/refer", S::Consult, consult::refer),
        operation(app, M::GET, "/cases/{case}/assessment", S::CasesRead, cases::assessment),
        operation(app, M::GET, "/cases/{case}/explanation", S::CasesRead, cases::explanation),
    ]
}

/// All that programs can ask for.
pub(crate) fn routes(app: &App) -> Router<App> {
    let operations = operations(app).into_iter();
    let routes = operations.fold(Router::new(), |router, it| {
        router.route(it.path, it.handler)
    });
    let routes = routes
        .fallback(async || StatusCode::NOT_FOUND)
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            PATIENCE,
        ))
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn_with_state(app.clone(), guard));
    Router::new().nest(ROOT, routes)
}

async fn document() -> Response {
    let version = env!("CARGO_PKG_VERSION");
    let headers = [
        (CONTENT_TYPE, "application/json"),
        (CACHE_CONTROL, "public, max-age=3600"),
    ];
    (headers, DOCUMENT.replace("SOFTWARE_VERSION", version)).into_response()
}

const HEADERS: [(&str, &str); 3] = [
    (
        "content-security-policy",
        "default-src 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
];

/// Guards what programs ask for, and words every fault as a problem.
pub(crate) async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    watched(&app, request, next, worded).await
}

/// Counts and logs what is asked, keeps what is answered private, and has every fault worded.
pub(crate) async fn watched(
    app: &App,
    request: Request,
    next: Next,
    worded: fn(Response) -> Response,
) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let mut response = match app.limits().too_many(app.settings(), &request) {
        Some(seconds) => {
            let mut refused = worded(StatusCode::TOO_MANY_REQUESTS.into_response());
            refused.headers_mut().insert(RETRY_AFTER, seconds.into());
            refused
        }
        None => worded(next.run(request).await),
    };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        let value = HeaderValue::from_static(value);
        headers.insert(HeaderName::from_static(name), value);
    }
    let private = HeaderValue::from_static("no-store");
    headers.entry(CACHE_CONTROL).or_insert(private);
    let (status, took) = (response.status().as_u16(), started.elapsed());
    app.metrics().request(status, took);
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    tracing::info!(%method, route, status, micros = took.as_micros(), "request");
    response
}

/// What no handler of ours has worded.
fn worded(response: Response) -> Response {
    let status = response.status();
    let kind = response.headers().get(CONTENT_TYPE);
    let is_worded = kind.is_some_and(|kind| kind.as_bytes() == problem::KIND.as_bytes());
    if is_worded || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let mut worded = Problem::of(status).into_response();
    if let Some(allow) = response.headers().get("allow") {
        worded.headers_mut().insert("allow", allow.clone());
    }
    worded
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;
    use sural_decision::Decision;
    use sural_store::Store;

    use super::{DOCUMENT, ROOT, operations};
    use crate::app::{App, Edition, Settings};

    /// Method, path and scope of each operation that the document describes.
    fn described() -> BTreeSet<(String, String, Option<String>)> {
        let document: Value = serde_json::from_str(DOCUMENT).unwrap();
        let mut described = BTreeSet::new();
        for (path, methods) in document["paths"].as_object().unwrap() {
            for (method, operation) in methods.as_object().unwrap() {
                let scope = operation["security"][0]["key"][0].as_str();
                let path = path.strip_prefix(ROOT).unwrap().to_owned();
                described.insert((method.to_uppercase(), path, scope.map(str::to_owned)));
            }
        }
        described
    }

    #[tokio::test]
    async fn the_document_describes_what_there_is_and_who_may() {
        let file = std::env::temp_dir().join(format!("sural-api-{}.db", std::process::id()));
        let store = Store::open(&format!("sqlite:{}", file.display())).await;
        let edition = Edition::new(
            Decision::compile(sural_testkit::content::module("demo").unwrap()).unwrap(),
            None,
        );
        let app = App::new(vec![edition], store.unwrap(), Settings::default());
        let there_is = operations(&app).into_iter().map(|it| {
            let scope = it.scope.word().map(str::to_owned);
            (it.method.to_string(), it.path.to_owned(), scope)
        });
        assert_eq!(described(), there_is.collect());
        for beside in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{beside}", file.display()));
        }
    }
}
