//! What went wrong, as an `OperationOutcome`.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use axum::http::header::{ALLOW, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use sural_fhir::response::Fault;

use super::{KIND, with};
use crate::api::Problem;

/// What went wrong.
#[derive(Debug, Clone)]
pub(super) struct Outcome {
    status: StatusCode,
    issues: Vec<Value>,
}

impl Outcome {
    /// One thing, with its code of FHIR's `issue-type`.
    pub(super) fn new(status: StatusCode, code: &str, why: impl Into<String>) -> Self {
        let issues = vec![issue("error", code, &why.into(), "")];
        Self { status, issues }
    }

    /// What was sent cannot be used.
    pub(super) fn invalid(why: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "invalid", why)
    }

    /// What was sent lacks something.
    pub(super) fn required(why: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "required", why)
    }

    /// Several things that keep what was sent from being used.
    pub(super) fn of_all(issues: Vec<Value>) -> Self {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        Self { status, issues }
    }

    /// Answers that cannot be read: none of them is left out in silence.
    pub(super) fn unread(faults: &[Fault]) -> Self {
        let issues = faults.iter().map(|fault| {
            let at = question(&fault.link_id);
            issue("error", "value", &fault.to_string(), &at)
        });
        Self::of_all(issues.collect())
    }

    /// Suggestions of a record that nobody has looked at.
    pub(super) fn unlooked(link_ids: &[&str]) -> Self {
        let issues = link_ids.iter().map(|link_id| {
            let why = format!(
                "item `{link_id}`: nobody has looked at this suggestion; when somebody has, take its mark `information-origin` away or set it to `manual`"
            );
            issue("error", "business-rule", &why, &question(link_id))
        });
        Self::of_all(issues.collect())
    }

    /// Two forms differ, and nobody knows which of them is newer.
    pub(super) fn doubtful(link_ids: &BTreeSet<&str>) -> Self {
        let issues = link_ids.iter().map(|link_id| {
            let why = format!(
                "item `{link_id}`: two forms answer it differently, and which is newer cannot be told; give `authored` with the time in both"
            );
            issue("error", "required", &why, &question(link_id))
        });
        Self::of_all(issues.collect())
    }

    /// Who asks is not known, or may not.
    pub(super) fn kept_out(status: StatusCode, why: impl Into<String>) -> Self {
        let code = match status {
            StatusCode::FORBIDDEN => "forbidden",
            _ => "login",
        };
        Self::new(status, code, why)
    }

    /// Answers that cannot all hold.
    pub(super) fn contradiction(why: Vec<String>) -> Self {
        let issues = why.iter().map(|why| issue("error", "conflict", why, ""));
        Self::of_all(issues.collect())
    }

    /// What a status means of which nothing more is known.
    pub(super) fn of(status: StatusCode) -> Self {
        let (code, why) = match status {
            StatusCode::UNAUTHORIZED => (
                "login",
                "send a key that holds: `Authorization: Bearer KEY`",
            ),
            StatusCode::FORBIDDEN => ("forbidden", "this key may not do this"),
            StatusCode::NOT_FOUND => (
                "not-found",
                "there is nothing here; `/fhir/metadata` says what there is",
            ),
            StatusCode::METHOD_NOT_ALLOWED => (
                "not-supported",
                "this cannot be asked by this method; the header `Allow` lists those that it takes",
            ),
            StatusCode::NOT_ACCEPTABLE => (
                "not-supported",
                "there is JSON only: ask for `application/fhir+json`",
            ),
            StatusCode::PAYLOAD_TOO_LARGE => (
                "too-long",
                "what was sent is longer than is read; send at most 4 MiB",
            ),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => (
                "not-supported",
                "send JSON, and say so: `Content-Type: application/fhir+json`",
            ),
            StatusCode::REQUEST_TIMEOUT => (
                "timeout",
                "the request did not arrive in time; send it again, at once",
            ),
            StatusCode::TOO_MANY_REQUESTS => (
                "throttled",
                "there were too many requests from this address; wait as many seconds as `Retry-After` says",
            ),
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT => (
                "transient",
                "it took too long, or the content is not ready yet; send it again in a moment",
            ),
            status if status.is_client_error() => (
                "invalid",
                "the request is not of the form that is described",
            ),
            _ => (
                "exception",
                "we failed; nothing of what was sent has been kept",
            ),
        };
        Self::new(status, code, why)
    }
}

/// A thing to be told.
pub(super) fn issue(severity: &str, code: &str, why: &str, at: &str) -> Value {
    let issue = json!({"severity": severity, "code": code, "diagnostics": why});
    match at {
        "" => issue,
        _ => with(issue, "expression", json!([at])),
    }
}

/// Where the answer to a question is found.
pub(super) fn question(link_id: &str) -> String {
    match link_id {
        "" => "QuestionnaireResponse".to_owned(),
        _ => format!("QuestionnaireResponse.repeat(item).where(linkId='{link_id}')"),
    }
}

/// The resource.
pub(super) fn resource(issues: &[Value]) -> Value {
    json!({"resourceType": "OperationOutcome", "issue": issues})
}

impl IntoResponse for Outcome {
    fn into_response(self) -> Response {
        let body = resource(&self.issues).to_string();
        (self.status, [(CONTENT_TYPE, KIND)], body).into_response()
    }
}

impl From<Problem> for Outcome {
    fn from(problem: Problem) -> Self {
        let (status, why) = problem.told();
        let code = match status {
            StatusCode::UNAUTHORIZED => "login",
            StatusCode::FORBIDDEN => "forbidden",
            status if status.is_client_error() => "invalid",
            _ => "exception",
        };
        Self::new(status, code, why)
    }
}

/// Words what no handler of ours has worded.
pub(super) fn worded(response: Response) -> Response {
    let status = response.status();
    let kind = response.headers().get(CONTENT_TYPE);
    let is_worded = kind.is_some_and(|kind| kind.as_bytes() == KIND.as_bytes());
    if is_worded || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let mut worded = Outcome::of(status).into_response();
    if let Some(allow) = response.headers().get(ALLOW) {
        worded.headers_mut().insert(ALLOW, allow.clone());
    }
    worded
}
