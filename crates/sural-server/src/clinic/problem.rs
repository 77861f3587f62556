//! What went wrong for a clinician, and what to do.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::clinic::shell::{Who, shell};
use crate::fault::Fault;
use crate::guard::Here;
use crate::person::shell::{Shell, show};

#[derive(Template)]
#[template(path = "clinic/plain.html")]
struct Page {
    shell: Shell,
    who: Option<Who>,
    title: &'static str,
    about: &'static str,
}

/// The page of a fault.
pub(crate) fn page(app: &App, here: &Here, fault: Fault) -> Response {
    let (title, about) = said(fault);
    let page = shell(app, here).and_then(|shell| {
        let who = None;
        let page = Page {
            shell,
            who,
            title,
            about,
        };
        show(StatusCode::OK, &page)
    });
    page.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

fn said(fault: Fault) -> (&'static str, &'static str) {
    match fault {
        Fault::Lost => (
            "There is no such case",
            "It may have been erased, as the person wished or because its time was over.",
        ),
        Fault::Conflict => (
            "This case has changed meanwhile",
            "Somebody else has added to it, so nothing of yours was taken. Open it again and look at what is new first.",
        ),
        Fault::Forged => (
            "This form has expired",
            "Nothing was taken. Go back, load the page again and send it once more.",
        ),
        Fault::NotUnderstood | Fault::TooLarge => (
            "That could not be read",
            "It is not what the page asks for. Nothing was taken. Go back and try again.",
        ),
        Fault::NotFound => ("There is no such page", "Check the address."),
        Fault::SignedOut => (
            "You are signed out",
            "Nothing was taken. Sign in in another window, then go back here: your browser still has what you typed, and you can send it again.",
        ),
        Fault::NotAllowed => (
            "You may not do this",
            "It is for another role, or needs a second factor. An admin can change your role; a second factor you set up on the page of your account.",
        ),
        Fault::Apart => (
            "The answers do not fit together",
            "Nothing is read from them until they do. Open the case to see which.",
        ),
        Fault::Failed => (
            "Something went wrong here",
            "Nothing was taken. Go back and try again; if it stays so, tell whoever runs this server.",
        ),
        Fault::Busy => (
            "This takes too long",
            "The server has just started or is busy. Wait a few seconds and try again.",
        ),
    }
}
