//! The routes, and the server that answers them until it is told to stop.

use std::fmt;
use std::future::Future;
use std::io;
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Router, middleware};
use sural_store::Token;
use tokio::net::TcpListener;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

use crate::app::App;
use crate::clock;
use crate::fault::Fault;
use crate::guard::guard;
use crate::person::{advice, answers, link, question, start, words};

/// Nobody waits longer than this for an answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// The one stylesheet.
const STYLE: &str = include_str!("../assets/sural.css");
/// The sign in the tab.
const ICON: &str = include_str!("../assets/icon.svg");

/// Where the stylesheet is; another version of the program asks for it anew.
pub(crate) fn style_path() -> &'static str {
    concat!("/sural-", env!("CARGO_PKG_VERSION"), ".css")
}

/// All that can be asked for.
pub fn router(app: App) -> Router {
    let person = Router::new()
        .route("/", get(start::show_it))
        .route("/language/{tag}", get(start::language))
        .route("/begin", post(start::begin))
        .route("/words", get(words::show_it).post(words::read))
        .route("/words/confirm", post(words::confirm))
        .route("/question", get(question::next))
        .route(
            "/question/{key}",
            get(question::named).post(question::answer_it),
        )
        .route("/answers", get(answers::show_it).post(answers::hold))
        .route("/advice", get(advice::show_it))
        .route("/advice.pdf", get(advice::pdf))
        .route("/finish", post(advice::finish))
        .route("/link", get(link::show_it))
        .route("/link/renew", post(link::renew))
        .route("/r", post(link::resume))
        .route("/r/{secret}", get(link::opened))
        .route(style_path(), get(style))
        .route("/icon.svg", get(icon))
        .fallback(async || Fault::NotFound)
        .method_not_allowed_fallback(async || Fault::NotFound)
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            PATIENCE,
        ))
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn_with_state(app.clone(), guard));
    Router::new()
        .route("/health", get(async || "ok\n"))
        .route("/ready", get(ready))
        .route("/metrics", get(metrics))
        .merge(person)
        .with_state(app)
}

async fn style() -> Response {
    lasting("text/css; charset=utf-8", STYLE)
}

async fn icon() -> Response {
    lasting("image/svg+xml", ICON)
}

fn lasting(kind: &'static str, text: &'static str) -> Response {
    let headers = [
        (CONTENT_TYPE, kind),
        (CACHE_CONTROL, "public, max-age=86400"),
    ];
    (headers, text).into_response()
}

/// Cases can be read and written.
async fn ready(State(app): State<App>) -> Response {
    match app.store().find(&Token::held_out(""), clock::now()).await {
        Ok(_) => "ready\n".into_response(),
        Err(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "the store does not answer\n",
        )
            .into_response(),
    }
}

async fn metrics(State(app): State<App>) -> String {
    app.metrics().text()
}

/// Why the server could not go on.
#[derive(Debug)]
pub struct ServeError(io::Error);

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot serve: {}", self.0)
    }
}

impl std::error::Error for ServeError {}

/// Answers until `stop` comes, then lets what is being answered end, and closes the store.
///
/// # Errors
/// When the net fails.
pub async fn serve(
    app: App,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let store = app.store().clone();
    let served = axum::serve(listener, router(app)).with_graceful_shutdown(stop);
    let served = served.await.map_err(ServeError);
    store.close().await;
    served
}
