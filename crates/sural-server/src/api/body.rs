//! What programs send: JSON, small, of the form that is described.

use std::time::Duration;

use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sural_wire::Once;
use tokio::time::timeout;

use super::problem::Problem;
use crate::app::App;

/// The most that is read, in bytes: all findings of the largest module answered take a quarter of it.
const MOST: usize = 65_536;

/// How long is waited for a body: less than anybody waits for an answer, so that it is told why there is none.
const SOON: Duration = Duration::from_secs(5);

/// What was sent, and its text.
pub(super) struct Sent<T> {
    pub(super) value: T,
    pub(super) text: String,
}

impl<T: DeserializeOwned> FromRequest<App> for Sent<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &App) -> Result<Self, Problem> {
        let kind = request.headers().get(CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        if !kind.eq_ignore_ascii_case("application/json") {
            return Err(Problem::of(StatusCode::UNSUPPORTED_MEDIA_TYPE));
        }
        let read = timeout(SOON, to_bytes(request.into_body(), MOST)).await;
        let read = read.map_err(|_| Problem::of(StatusCode::REQUEST_TIMEOUT))?;
        let bytes = read.map_err(|_| Problem::of(StatusCode::PAYLOAD_TOO_LARGE))?;
        let text = String::from_utf8(bytes.into());
        let text = text.map_err(|_| malformed("the body is not UTF-8 text"))?;
        // A list of the same values in order would be read as one, and nobody describes that.
        if !text.trim_start().starts_with('{') {
            let why = "the body is a JSON object, as described at `/api/v1/openapi.json`";
            return Err(Problem::not_understood(vec![why.to_owned()]));
        }
        let once = serde_json::from_str::<Once>(&text);
        let value = once.and_then(|_| serde_json::from_str(&text));
        let value = value.map_err(|why| {
            if why.is_data() {
                Problem::not_understood(vec![why.to_string()])
            } else {
                malformed(&format!("the body is not JSON: {why}"))
            }
        })?;
        Ok(Self { value, text })
    }
}

pub(super) fn malformed(why: &str) -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, "malformed", why)
}

/// What is answered.
pub(crate) struct Json<T>(pub(crate) T);

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        match serde_json::to_string(&self.0) {
            Ok(text) => ([(CONTENT_TYPE, "application/json")], text).into_response(),
            Err(why) => {
                tracing::error!(%why, "json");
                Problem::of(StatusCode::INTERNAL_SERVER_ERROR).into_response()
            }
        }
    }
}
