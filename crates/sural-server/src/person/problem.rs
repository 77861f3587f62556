//! What went wrong, and what to do.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sural_render::phrases::Phrases;

use crate::app::App;
use crate::fault::Fault;
use crate::guard::Here;
use crate::person::shell::{Call, Shell, show};

#[derive(Template)]
#[template(path = "problem.html")]
struct Page {
    shell: Shell,
    title: String,
    about: String,
    /// There are questions to go back to.
    questions: bool,
    emergency: Option<Call>,
}

/// The page of a fault.
pub(crate) fn page(app: &App, here: &Here, fault: Fault) -> Response {
    let shown = app.edition(&here.language).map(|edition| {
        let say = edition.phrases();
        let (title, about) = said(say, fault);
        let words = edition.words(None);
        let page = Page {
            shell: Shell::of(app, here, say, edition),
            title,
            about,
            questions: !matches!(fault, Fault::Lost | Fault::NotFound),
            emergency: words.map(|words| Call::help(&words)),
        };
        show(StatusCode::OK, &page)
    });
    match shown {
        Some(Ok(response)) => response,
        _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn said(say: Phrases, fault: Fault) -> (String, String) {
    match fault {
        Fault::Lost => (say.web_lost(), say.web_lost_about()),
        Fault::Conflict => (say.web_conflict(), say.web_conflict_about()),
        Fault::Forged => (say.web_forged(), say.web_forged_about()),
        // Pages of the clinic have words of their own for the last three.
        Fault::NotUnderstood
        | Fault::TooLarge
        | Fault::SignedOut
        | Fault::NotAllowed
        | Fault::Apart => (say.web_not_understood(), say.web_not_understood_about()),
        Fault::NotFound => (say.web_not_found(), say.web_not_found_about()),
        Fault::Failed => (say.web_failed(), say.web_failed_about()),
        Fault::Busy => (say.web_busy(), say.web_busy_about()),
    }
}
