//! The routes, and the server that answers them until it is told to stop.

use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{Request, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Router, middleware};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use sural_store::{Actor, By, Token};
use tokio::net::TcpListener;
use tokio::time::{sleep, timeout};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

use crate::api;
use crate::app::{App, Edition};
use crate::author;
use crate::clinic::{self, Door};
use crate::clock;
use crate::fault::Fault;
use crate::fhir;
use crate::guard::guard;
use crate::hooks;
use crate::limits::Peer;
use crate::person::{advice, again, answers, calendar, link, question, start, words};
use crate::standing::stand_the_rest;

/// Nobody waits longer than this for an answer, and nobody is waited for longer.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// How often is looked for what is kept past its time.
const HOUR: Duration = Duration::from_secs(3_600);

/// How long is waited after a connection could not be taken.
const BREATH: Duration = Duration::from_millis(50);

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
        .route("/content", get(author::front))
        .route("/content/book.css", get(author::style))
        .route("/content/{page}", get(author::page))
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
        .route("/answers.json", get(answers::download))
        .route("/advice", get(advice::show_it))
        .route("/advice.pdf", get(advice::pdf))
        .route("/advice.ics", get(calendar::show_it))
        .route("/again", get(again::show_it).post(again::begin))
        .route("/finish", post(advice::finish))
        .route("/link", get(link::show_it))
        .route("/link/renew", post(link::renew))
        .route("/link/erase", post(link::erase))
        .route("/r", post(link::resume))
        .route("/r/{secret}", get(link::opened))
        .route(style_path(), get(style))
        .route("/icon.svg", get(icon))
        .merge(clinic::routes(&app).into_router())
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
        .merge(api::routes(&app))
        .merge(hooks::routes(&app))
        .merge(fhir::routes(&app))
        .with_state(app)
}

/// The routes of the clinic: method, path, and whom each is for.
#[must_use]
pub fn clinic_doors(app: &App) -> Vec<(&'static str, &'static str, Door)> {
    clinic::routes(app).doors
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
    if app.is_stopping() {
        return (StatusCode::SERVICE_UNAVAILABLE, "it is about to stop\n").into_response();
    }
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

/// Answers until `stop` comes, says that it is not ready while others take over, then lets what is being answered end,
/// and closes the store.
pub async fn serve(app: App, listener: TcpListener, stop: impl Future<Output = ()>) {
    let store = app.store().clone();
    let keeping = tokio::spawn(keep_no_longer(app.clone()));
    let standing = tokio::spawn(stand_the_rest(app.clone()));
    let going = app.clone();
    let stopped = async move {
        stop.await;
        going.stop();
        sleep(going.settings().drain).await;
    };
    answer(router(app), listener, stopped).await;
    keeping.abort();
    standing.abort();
    store.close().await;
}

/// By hand rather than by `axum::serve`, which waits for ever for a request that never ends.
async fn answer(router: Router, listener: TcpListener, stop: impl Future<Output = ()>) {
    let going = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, other_end)) => {
                let peer = Peer(other_end.ip());
                let routes = TowerToHyperService::new(router.clone());
                let answering = service_fn(move |mut request: Request<Incoming>| {
                    request.extensions_mut().insert(peer);
                    routes.call(request)
                });
                let connection = http1::Builder::new()
                    .timer(TokioTimer::new())
                    .header_read_timeout(PATIENCE)
                    .serve_connection(TokioIo::new(stream), answering);
                // Whoever goes away in the middle is no fault of ours.
                let connection = going.watch(connection);
                tokio::spawn(async move { connection.await.ok() });
            }
            // Too many connections at once, most likely: some end soon.
            Err(why) => {
                tracing::warn!(%why, "accept");
                sleep(BREATH).await;
            }
        }
    }
    drop(listener);
    let _ = timeout(PATIENCE, going.shutdown()).await;
}

/// Erases what is kept past its time, at the start and every hour, and forgets what answers came to.
async fn keep_no_longer(app: App) {
    loop {
        let by = By {
            who: Actor::System,
            at: clock::now(),
        };
        match app.store().erase_expired(&by).await {
            Ok(0) => {}
            Ok(erased) => tracing::info!(erased, "cases past their time"),
            Err(why) => tracing::error!(%why, "store"),
        }
        sleep(HOUR).await;
        app.editions().iter().for_each(Edition::forget);
    }
}
