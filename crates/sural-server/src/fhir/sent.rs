//! What FHIR clients send: a resource, or `Parameters` with resources and values in it.

use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use serde_json::Value;
use tokio::time::timeout;

use super::{KIND, Outcome};
use crate::app::App;
use crate::serve::PATIENCE;

/// The most that is read: a long record is a good part of it.
const MOST: usize = 4 << 20;

/// What was sent: a resource of some kind.
pub(super) struct Sent(pub(super) Value);

impl FromRequest<App> for Sent {
    type Rejection = Outcome;

    async fn from_request(request: Request, _: &App) -> Result<Self, Outcome> {
        let kind = request.headers().get(CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        if ![KIND, "application/json"].contains(&kind.to_lowercase().as_str()) {
            return Err(Outcome::of(StatusCode::UNSUPPORTED_MEDIA_TYPE));
        }
        let read = timeout(PATIENCE / 2, to_bytes(request.into_body(), MOST)).await;
        let read = read.map_err(|_| Outcome::of(StatusCode::REQUEST_TIMEOUT))?;
        let bytes = read.map_err(|_| Outcome::of(StatusCode::PAYLOAD_TOO_LARGE))?;
        let value = serde_json::from_slice::<Value>(&bytes);
        let value = value.map_err(|why| {
            let why = format!("the body is not JSON: {why}");
            Outcome::new(StatusCode::BAD_REQUEST, "structure", why)
        })?;
        match value.get("resourceType").is_some_and(Value::is_string) {
            true => Ok(Self(value)),
            false => Err(Outcome::invalid(
                "the body is no FHIR resource: it has no `resourceType`",
            )),
        }
    }
}

impl Sent {
    /// The parameters of a name, of which there may be several; none where no `Parameters` were sent.
    pub(super) fn parameters(&self, name: &str) -> Vec<&Value> {
        named(&self.0, "parameter", name)
    }

    /// The value of a parameter, of whichever type it is a text.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        let values = [
            "/valueString",
            "/valueCanonical",
            "/valueUri",
            "/valueReference/reference",
        ];
        let sent = self.parameters(name).into_iter();
        let mut texts =
            sent.flat_map(|it| values.iter().filter_map(|path| it.pointer(path)?.as_str()));
        texts.next()
    }

    /// Every resource in it, those of bundles one by one.
    pub(super) fn resources(&self) -> Vec<&Value> {
        let mut all = Vec::new();
        collect(&self.0, &mut all);
        all
    }
}

/// What is called so in a list of named things.
fn named<'a>(parent: &'a Value, list: &str, name: &str) -> Vec<&'a Value> {
    let all = parent[list].as_array().into_iter().flatten();
    all.filter(|it| it["name"] == name).collect()
}

fn collect<'a>(value: &'a Value, all: &mut Vec<&'a Value>) {
    match value["resourceType"].as_str() {
        Some("Parameters") => parts(value, "parameter", all),
        Some("Bundle") => {
            let entries = value["entry"].as_array().into_iter().flatten();
            entries.for_each(|entry| collect(&entry["resource"], all));
        }
        Some(_) => all.push(value),
        None => {}
    }
}

fn parts<'a>(parent: &'a Value, list: &str, all: &mut Vec<&'a Value>) {
    for parameter in parent[list].as_array().into_iter().flatten() {
        collect(&parameter["resource"], all);
        parts(parameter, "part", all);
    }
}
