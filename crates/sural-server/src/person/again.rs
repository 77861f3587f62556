//! The case some days later: what was said last time, and the way to be asked again.

use askama::Template;
use axum::Extension;
use axum::http::StatusCode;
use axum::response::Response;

use crate::fault::Fault;
use crate::form::Form;
use crate::guard::Asking;
use crate::person::shell::{Call, Shell, go, show};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "again.html")]
struct Page {
    shell: Shell,
    emergency: Call,
    seen: usize,
    about: String,
}

/// Offers to ask again.
pub(crate) async fn show_it(Asking { app, here, headers }: Asking) -> Result<Response, Fault> {
    let visit = Visit::of(&app, &here, &headers).await?;
    visit.place.stored()?;
    let Some(day) = visit.last_day() else {
        return Ok(go("/question"));
    };
    let words = visit.words()?;
    let page = Page {
        emergency: Call::help(&words),
        seen: visit.case.events.len(),
        about: words.phrases().web_again_about(&day),
        shell: Shell::of(&app, &here, words.phrases(), visit.edition),
    };
    show(StatusCode::OK, &page)
}

/// Asks again.
pub(crate) async fn begin(
    Asking { app, here, headers }: Asking,
    Extension(mut form): Extension<Form>,
) -> Result<Response, Fault> {
    let visit = Visit::of(&app, &here, &headers).await?;
    visit.place.stored()?;
    let count = form.seen()?.ok_or(Fault::NotUnderstood)?;
    form.finish()?;
    let mut response = go("/question");
    visit.ask_again(&app, count, &mut response).await?;
    Ok(response)
}
