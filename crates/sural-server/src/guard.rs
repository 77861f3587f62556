//! What stands between the net and the handlers: forms are checked before they are read, every answer gets the headers
//! that keep it private, and whatever went wrong gets a page. What is logged says nothing of anybody.

use std::time::Instant;

use axum::body::to_bytes;
use axum::extract::{FromRequestParts, MatchedPath, Request, State};
use axum::http::header::{
    ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_TYPE, HOST, HeaderName, HeaderValue, ORIGIN,
    RETRY_AFTER,
};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use tokio::time::timeout;

use crate::app::{App, Settings};
use crate::clinic;
use crate::cookies::Cookie;
use crate::fault::Fault;
use crate::form::{self, Form};
use crate::person::problem;
use crate::serve::PATIENCE;

/// Who asks, as far as every page must know.
#[derive(Debug, Clone)]
pub(crate) struct Here {
    /// The language of the page.
    pub(crate) language: String,
    /// What a form of this browser proves to know.
    pub(crate) token: String,
}

/// A request for a page: of what, for whom, and what their browser holds.
pub(crate) struct Asking {
    pub(crate) app: App,
    pub(crate) here: Here,
    pub(crate) headers: HeaderMap,
}

impl FromRequestParts<App> for Asking {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fault> {
        Ok(Self {
            app: app.clone(),
            here: parts.extensions.get().cloned().ok_or(Fault::Failed)?,
            headers: parts.headers.clone(),
        })
    }
}

/// Pages, styles and drawings are ours; no script, frame or foreign place is allowed.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const HEADERS: [(&str, &str); 6] = [
    ("content-security-policy", POLICY),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=()",
    ),
];

/// Guards all that people are shown.
pub(crate) async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let settings = app.settings();
    let known = Cookie::Visit.read(settings, request.headers());
    let known = known.filter(|secret| is_secret(secret));
    let Some(secret) = known.clone().or_else(secret) else {
        return Fault::Failed.into_response();
    };
    let here = Here {
        language: language(&app, request.headers()),
        token: proof(&secret),
    };
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let wait = app.limits().too_many(settings, &request);
    let mut response = match wait {
        Some(_) => StatusCode::TOO_MANY_REQUESTS.into_response(),
        None => match admitted(settings, &here, request).await {
            Ok(request) => next.run(request).await,
            Err(fault) => fault.into_response(),
        },
    };
    if let Some(fault) = fault_of(&response) {
        let status = response.status();
        let headers = std::mem::take(response.headers_mut());
        response = match clinic::is_here(&path) {
            true => clinic::problem(&app, &here, fault),
            false => problem::page(&app, &here, fault),
        };
        *response.status_mut() = status;
        keep_cookies(headers, &mut response);
    }
    if known.is_none() {
        Cookie::Visit.set(settings, &secret, &mut response);
    }
    if let Some(seconds) = wait {
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    protect(settings, &mut response);
    let took = started.elapsed();
    app.metrics().request(response.status().as_u16(), took);
    let route = route.as_ref().map_or("-", MatchedPath::as_str);
    let status = response.status().as_u16();
    tracing::info!(%method, route, status, micros = took.as_micros(), "request");
    response
}

/// The request with who asks, and its form if it has one.
async fn admitted(settings: &Settings, here: &Here, request: Request) -> Result<Request, Fault> {
    let (mut parts, body) = request.into_parts();
    parts.extensions.insert(here.clone());
    if parts.method == Method::POST {
        if is_foreign(settings, &parts.headers) {
            return Err(Fault::Forged);
        }
        let sent = timeout(PATIENCE, to_bytes(body, form::MOST)).await;
        let sent = sent.map_err(|_| Fault::Busy)?;
        let sent = sent.map_err(|_| Fault::TooLarge)?;
        let kind = parts.headers.get(CONTENT_TYPE);
        if kind.is_none_or(|kind| !kind.as_bytes().starts_with(FORM_TYPE)) {
            return Err(Fault::NotUnderstood);
        }
        let mut form = Form::read(&sent);
        if form.one("form")?.as_deref() != Some(here.token.as_str()) {
            return Err(Fault::Forged);
        }
        parts.extensions.insert(form);
        return Ok(Request::from_parts(parts, axum::body::Body::empty()));
    }
    Ok(Request::from_parts(parts, body))
}

const FORM_TYPE: &[u8] = b"application/x-www-form-urlencoded";

/// Another site had the browser send it. Browsers that say nothing of it are held to the token of the form alone.
fn is_foreign(settings: &Settings, headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(HeaderName::from_static("sec-fetch-site")) {
        return site != "same-origin";
    }
    // Under our referrer policy browsers send `null` with a form of our own.
    let Some(origin) = text(ORIGIN).filter(|origin| *origin != "null") else {
        return false;
    };
    match &settings.address {
        Some(address) => origin != address.trim_end_matches('/'),
        None => origin.split_once("://").map(|(_, host)| host) != text(HOST),
    }
}

/// What went wrong, unless a page says so already.
fn fault_of(response: &Response) -> Option<Fault> {
    let named = response.extensions().get::<Fault>().copied();
    named.or_else(|| {
        let kind = response.headers().get(CONTENT_TYPE);
        let has_page = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        (!has_page).then(|| Fault::of(response.status())).flatten()
    })
}

fn keep_cookies(from: HeaderMap, response: &mut Response) {
    for cookie in from.get_all(axum::http::header::SET_COOKIE) {
        response
            .headers_mut()
            .append(axum::http::header::SET_COOKIE, cookie.clone());
    }
}

fn protect(settings: &Settings, response: &mut Response) {
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    if settings.is_secure() {
        headers.insert(
            HeaderName::from_static("strict-transport-security"),
            HeaderValue::from_static("max-age=31536000"),
        );
    }
    let private = HeaderValue::from_static("no-store");
    headers.entry(CACHE_CONTROL).or_insert(private);
}

/// The language chosen, else the first that the browser asks for and we speak.
fn language(app: &App, headers: &HeaderMap) -> String {
    let chosen = Cookie::Language.read(app.settings(), headers);
    let asked = headers.get(ACCEPT_LANGUAGE);
    let asked = asked.and_then(|value| value.to_str().ok()).unwrap_or("");
    let asked = asked.split([',', ';']).map(|tag| tag.trim().to_owned());
    let mut wanted = chosen.into_iter().chain(asked);
    let spoken = wanted.find_map(|tag| app.edition(&tag));
    let spoken = spoken.or_else(|| app.editions().first());
    spoken.map_or_else(String::new, |edition| {
        edition.decision.module().language.clone()
    })
}

/// A secret that nobody can guess.
fn secret() -> Option<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).ok()?;
    Some(hex(&bytes))
}

fn is_secret(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What a form proves to know of a secret, without telling it.
fn proof(secret: &str) -> String {
    hex(&Sha256::digest(format!("form {secret}")))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
