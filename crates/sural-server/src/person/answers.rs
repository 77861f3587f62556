//! The answers, to look at and to change; and to confirm once the questions have changed.

use askama::Template;
use axum::Extension;
use axum::http::StatusCode;
use axum::response::Response;
use sural_interview::question::chosen_words;

use crate::fault::Fault;
use crate::form::Form;
use crate::guard::Asking;
use crate::paper::case_file;
use crate::person::shell::{Call, Shell, go, show};
use crate::visit::{Place, Visit, person, seen, told};

#[derive(Template)]
#[template(path = "answers.html")]
struct Page {
    shell: Shell,
    emergency: Call,
    seen: usize,
    /// The questions have changed since the person began.
    outdated: bool,
    /// What was asked and answered, and under which name.
    rows: Vec<(String, String, String)>,
}

/// Shows the answers.
pub(crate) async fn show_it(Asking { app, here, headers }: Asking) -> Result<Response, Fault> {
    let visit = Visit::of(&app, &here, &headers).await?;
    let words = visit.words()?;
    let rows = visit.answers().iter().filter_map(|(id, answer)| {
        let finding = words.module().findings.get(id.index())?;
        let asked = words.fill(&finding.ask);
        let answered = chosen_words(&words, id, answer);
        Some((finding.id.clone(), asked, answered))
    });
    let page = Page {
        emergency: Call::help(&words),
        seen: visit.case.events.len(),
        outdated: visit.is_outdated(),
        rows: rows.collect(),
        shell: Shell::of(&app, &here, words.phrases(), visit.edition),
    };
    show(StatusCode::OK, &page)
}

/// What the person said, as a file that is theirs. What clinicians added is handed out by whoever keeps the case.
pub(crate) async fn download(Asking { app, here, headers }: Asking) -> Result<Response, Fault> {
    let visit = Visit::of(&app, &here, &headers).await?;
    if let Place::Stored { id, .. } = &visit.place {
        app.store()
            .export(id, &person())
            .await?
            .ok_or(Fault::Lost)?;
    }
    case_file(&told(&visit.case))
}

/// Takes it that all answers still hold, under the questions as they are now.
pub(crate) async fn hold(
    Asking { app, here, headers }: Asking,
    Extension(mut form): Extension<Form>,
) -> Result<Response, Fault> {
    let visit = Visit::of(&app, &here, &headers).await?;
    let count = form.seen()?;
    form.finish()?;
    let mut response = go("/question");
    let observed = seen(visit.module(), visit.answers().iter());
    let count = count.ok_or(Fault::NotUnderstood)?;
    visit.add(&app, count, observed, &mut response).await?;
    Ok(response)
}
