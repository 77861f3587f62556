//! The letter of a referral: what is still missing from it, how it reads, and as PDF.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use sural_decision::consultation::DueReferral;
use sural_pdf::Paper;
use sural_render::document::{Document, Part};

use crate::app::App;
use crate::clinic::door::Signed;
use crate::clinic::opened::Opened;
use crate::clinic::shell::Who;
use crate::fault::Fault;
use crate::form::Form;
use crate::guard::Here;
use crate::paper;
use crate::person::shell::{Shell, show};

#[derive(Template)]
#[template(path = "clinic/letter.html")]
struct Page {
    shell: Shell,
    who: Option<Who>,
    id: String,
    referral: String,
    seen: usize,
    complete: bool,
    referred: bool,
    may_work: bool,
    paper: Document,
}

/// A letter, and whether all that it needs is there.
struct Written {
    due: DueReferral,
    paper: Document,
    /// What printers there hold.
    size: Paper,
}

fn write(
    app: &App,
    opened: &Opened,
    signed: &Signed,
    name: &str,
    person: &str,
) -> Result<Written, Fault> {
    let words = opened.words()?;
    let chart = opened.chart(app, &words, opened.reading()?);
    let from = signed.account.name.clone();
    let letter = paper::referral(&chart, name, from, person.to_owned());
    let (due, paper) = letter.ok_or(Fault::NotFound)?;
    Ok(Written {
        due,
        paper,
        size: paper::size(&words),
    })
}

/// Shows the letter, or as PDF where its name ends in `.pdf`.
pub(super) async fn page(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    signed: Signed,
    Path((id, name)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let opened = Opened::of(&app, &signed, &id).await?;
    if let Some(name) = name.strip_suffix(".pdf") {
        return pdf(&write(&app, &opened, &signed, name, "")?);
    }
    let written = write(&app, &opened, &signed, &name, "")?;
    let clocks = &opened.reading()?.clocks;
    let page = Page {
        shell: opened.shell(&app, &here)?,
        who: Some(Who::of(&signed.account)),
        id,
        seen: opened.case.events.len(),
        complete: written.due.is_complete(),
        referred: clocks.referred.contains_key(&written.due.referral),
        may_work: signed.account.role >= sural_store::Role::Clinician,
        referral: name,
        paper: written.paper,
    };
    show(StatusCode::OK, &page)
}

/// The letter with the name of the person on it, which is kept nowhere.
pub(super) async fn named(
    State(app): State<App>,
    signed: Signed,
    Path((id, name)): Path<(String, String)>,
    Extension(mut form): Extension<Form>,
) -> Result<Response, Fault> {
    let person = form.text("person")?;
    form.finish()?;
    let opened = Opened::of(&app, &signed, &id).await?;
    pdf(&write(&app, &opened, &signed, &name, &person)?)
}

fn pdf(written: &Written) -> Result<Response, Fault> {
    let pdf = sural_pdf::write(&written.paper, written.size).map_err(|why| {
        tracing::error!(%why, "paper");
        Fault::Failed
    })?;
    let headers = [
        (CONTENT_TYPE, "application/pdf"),
        (CONTENT_DISPOSITION, "inline; filename=\"letter.pdf\""),
    ];
    Ok((headers, pdf).into_response())
}
