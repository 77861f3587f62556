//! What can go wrong between a person and the server. Each has a page that says what to do.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sural_store::{NotAdded, StoreError};

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// There is no case here.
    Lost,
    /// Others have answered meanwhile.
    Conflict,
    /// It did not come from a page of ours.
    Forged,
    /// It is not what the page asks for.
    NotUnderstood,
    /// It is more than a page can ask for.
    TooLarge,
    /// There is no such page.
    NotFound,
    /// Nobody is signed in, or not any more.
    SignedOut,
    /// It is not for whoever is signed in.
    NotAllowed,
    /// The answers of the case do not fit together, so nothing is read from them.
    Apart,
    /// We failed.
    Failed,
    /// It took too long.
    Busy,
}

impl Fault {
    /// What a status means that no handler of ours gave a page.
    pub(crate) fn of(status: StatusCode) -> Option<Self> {
        match status {
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Some(Self::NotFound),
            StatusCode::REQUEST_TIMEOUT
            | StatusCode::TOO_MANY_REQUESTS
            | StatusCode::GATEWAY_TIMEOUT
            | StatusCode::SERVICE_UNAVAILABLE => Some(Self::Busy),
            status if status.is_client_error() => Some(Self::NotUnderstood),
            status if status.is_server_error() => Some(Self::Failed),
            _ => None,
        }
    }

    fn status(self) -> StatusCode {
        match self {
            Self::Lost => StatusCode::NOT_FOUND,
            Self::Conflict | Self::Apart => StatusCode::CONFLICT,
            Self::Forged => StatusCode::FORBIDDEN,
            Self::NotUnderstood => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignedOut => StatusCode::UNAUTHORIZED,
            Self::NotAllowed => StatusCode::FORBIDDEN,
            Self::Failed => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

/// The page itself is put in by [`guard`](crate::guard), which knows the language.
impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<StoreError> for Fault {
    fn from(why: StoreError) -> Self {
        tracing::error!(%why, "store");
        Self::Failed
    }
}

impl From<NotAdded> for Fault {
    fn from(why: NotAdded) -> Self {
        match why {
            NotAdded::Conflict { .. } | NotAdded::Taken { .. } => Self::Conflict,
            NotAdded::NoCase => Self::Lost,
            NotAdded::Event(why) => {
                tracing::error!(%why, "event");
                Self::Failed
            }
            NotAdded::Store(why) => why.into(),
        }
    }
}

impl From<askama::Error> for Fault {
    fn from(why: askama::Error) -> Self {
        tracing::error!(%why, "page");
        Self::Failed
    }
}
