//! What stands around every page.

use askama::Template;
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use sural_render::phrases::Phrases;
use sural_render::text::origin;
use sural_render::words::Words;

use crate::app::{App, Edition};
use crate::fault::Fault;
use crate::guard::Here;
use crate::serve::style_path;

/// What stands around every page.
pub(crate) struct Shell {
    /// The words that join what content says.
    pub(crate) say: Phrases,
    /// BCP 47 tag of the language.
    pub(crate) language: String,
    /// What the content is about.
    pub(crate) subject: String,
    /// Where the stylesheet is.
    pub(crate) style: String,
    /// Which content says so.
    pub(crate) origin: String,
    /// The content can be read as a book.
    pub(crate) has_book: bool,
    /// What a form proves to know.
    pub(crate) token: String,
    /// The other languages: tag and name.
    pub(crate) others: Vec<(String, String)>,
}

impl Shell {
    pub(crate) fn of(app: &App, here: &Here, say: Phrases, edition: &Edition) -> Self {
        let module = edition.decision.module();
        let others = app.editions().iter();
        let others = others.filter(|other| other.decision.module().language != module.language);
        Self {
            say,
            language: module.language.clone(),
            subject: module.title.clone(),
            style: style_path().to_owned(),
            origin: origin(module),
            has_book: app.book().is_some(),
            token: here.token.clone(),
            others: others
                .map(|other| {
                    let language = other.decision.module().language.clone();
                    (language, other.phrases().language_name())
                })
                .collect(),
        }
    }
}

/// A sentence with the number to call in it, which dials.
pub(crate) struct Call {
    /// What stands before the number.
    pub(crate) before: String,
    /// The number.
    pub(crate) number: String,
    /// What stands after it.
    pub(crate) after: String,
}

impl Call {
    /// A sentence that names the number of the region.
    pub(crate) fn of(words: &Words<'_>, sentence: impl FnOnce(&str) -> String) -> Self {
        let number = words.fill("{emergency_number}");
        let sentence = sentence(&number);
        let (before, after) = sentence.split_once(&number).unwrap_or((&sentence, ""));
        Self {
            before: before.to_owned(),
            after: after.to_owned(),
            number,
        }
    }

    /// How to get help at any time.
    pub(crate) fn help(words: &Words<'_>) -> Self {
        Self::of(words, |number| words.phrases().emergency_help(number))
    }
}

/// A page that says one thing.
#[derive(Template)]
#[template(path = "plain.html")]
pub(crate) struct Plain {
    pub(crate) shell: Shell,
    pub(crate) title: String,
    pub(crate) about: String,
}

/// A page as an answer.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn show(status: StatusCode, page: &impl Template) -> Result<Response, Fault> {
    Ok((status, Html(page.render()?)).into_response())
}

/// To another page, which is asked for anew.
pub(crate) fn go(to: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(LOCATION, to);
    }
    response
}
