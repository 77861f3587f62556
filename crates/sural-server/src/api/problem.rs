//! What went wrong, as RFC 9457 has it: what, where, and how to mend it.

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use sural_store::{NotAdded, StoreError};

/// The media type of a problem.
pub(super) const KIND: &str = "application/problem+json";

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    status: StatusCode,
    /// Tells kinds of problems apart, for programs.
    name: &'static str,
    /// What went wrong with this request, and how to mend it.
    detail: String,
    /// Each single thing, where there may be several.
    errors: Vec<String>,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, name: &'static str, detail: impl Into<String>) -> Self {
        Self {
            status,
            name,
            detail: detail.into(),
            errors: Vec::new(),
        }
    }

    /// What is sent cannot be used, for these reasons.
    pub(super) fn not_understood(errors: Vec<String>) -> Self {
        let detail = "what was sent cannot be used; mend what `errors` lists and send it again";
        Self {
            errors,
            ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, "not_understood", detail)
        }
    }

    /// The status, and in words what went wrong.
    pub(crate) fn told(self) -> (StatusCode, String) {
        (self.status, self.detail)
    }

    /// The answers of a case contradict each other.
    pub(super) fn contradiction(errors: Vec<String>) -> Self {
        let detail = "the answers of this case cannot all hold; answer one of them otherwise";
        Self {
            errors,
            ..Self::new(StatusCode::CONFLICT, "contradiction", detail)
        }
    }

    pub(super) fn no_case() -> Self {
        Self::of(StatusCode::NOT_FOUND)
    }

    /// What a status means of which nothing more is known.
    pub(crate) fn of(status: StatusCode) -> Self {
        let (name, detail) = match status {
            StatusCode::NOT_FOUND => (
                "not_found",
                "there is nothing here, or not any more, or not for this key",
            ),
            StatusCode::METHOD_NOT_ALLOWED => (
                "method",
                "this cannot be asked by this method; the header `Allow` lists those that it takes",
            ),
            StatusCode::PAYLOAD_TOO_LARGE => (
                "too_large",
                "what was sent is longer than anything that is asked for; send at most 65536 bytes",
            ),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => (
                "media_type",
                "send JSON, and say so: `Content-Type: application/json`",
            ),
            StatusCode::REQUEST_TIMEOUT => (
                "too_slow",
                "the request did not arrive in time; send it again, at once",
            ),
            StatusCode::TOO_MANY_REQUESTS => (
                "too_many",
                "there were too many requests from this address; wait as many seconds as `Retry-After` says",
            ),
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT => (
                "busy",
                "it took too long; wait a little and send it again, with the same `Idempotency-Key`",
            ),
            status if status.is_client_error() => (
                "malformed",
                "the request is not of the form that is described",
            ),
            _ => (
                "failed",
                "we failed; what was sent may have been kept or not, so send it again with the same `Idempotency-Key`",
            ),
        };
        Self::new(status, name, detail)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = json!({
            "type": format!("urn:sural:problem:{}", self.name),
            "title": self.status.canonical_reason().unwrap_or("Failed"),
            "status": self.status.as_u16(),
            "detail": self.detail,
            "errors": self.errors,
        });
        (self.status, [(CONTENT_TYPE, KIND)], body.to_string()).into_response()
    }
}

impl From<StoreError> for Problem {
    fn from(why: StoreError) -> Self {
        tracing::error!(%why, "store");
        Self::of(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl From<NotAdded> for Problem {
    fn from(why: NotAdded) -> Self {
        match why {
            NotAdded::Conflict { .. } => {
                Self::new(StatusCode::PRECONDITION_FAILED, "changed", why.to_string())
            }
            NotAdded::Taken { .. } => Self::new(StatusCode::CONFLICT, "taken", why.to_string()),
            NotAdded::NoCase => Self::no_case(),
            NotAdded::Event(why) => Self::not_understood(vec![why.to_string()]),
            NotAdded::Store(why) => why.into(),
        }
    }
}

/// What the pages, too, know to go wrong.
impl From<crate::fault::Fault> for Problem {
    fn from(fault: crate::fault::Fault) -> Self {
        Self::of(fault.into_response().status())
    }
}
