//! How long cases are kept, and how one leaves: handed out, or erased. For admins.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use sural_store::CaseId;

use crate::app::App;
use crate::clinic::door::Signed;
use crate::clinic::shell::{Who, shell};
use crate::clinic::work_list::{last, linked};
use crate::clock;
use crate::fault::Fault;
use crate::form::Form;
use crate::guard::Here;
use crate::paper::case_file;
use crate::person::entered::Wrong;
use crate::person::shell::{Shell, show};

#[derive(Template)]
#[template(path = "clinic/keeping.html")]
struct Page {
    shell: Shell,
    who: Option<Who>,
    wrong: Vec<Wrong>,
    /// What has just been done.
    done: Option<String>,
    /// For how many days a new case is kept.
    days: u16,
    /// How many cases are past their time.
    past: usize,
    /// The case that was typed.
    case: String,
}

/// Shows how long cases are kept.
pub(super) async fn page(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    signed: Signed,
) -> Result<Response, Fault> {
    shown(&app, &here, &signed, Came::Nothing).await
}

/// The page after something that was asked for: done, or wrong with the case that was typed.
enum Came {
    Nothing,
    Done(String),
    Wrong(Wrong, String),
}

async fn shown(app: &App, here: &Here, signed: &Signed, came: Came) -> Result<Response, Fault> {
    let (done, wrong, case) = match came {
        Came::Nothing => (None, None, String::new()),
        Came::Done(done) => (Some(done), None, String::new()),
        Came::Wrong(wrong, case) => (None, Some(wrong), case),
    };
    let page = Page {
        shell: shell(app, here)?,
        who: Some(Who::of(&signed.account)),
        wrong: wrong.into_iter().collect(),
        done,
        days: app.settings().keep_days,
        past: app.store().expired(clock::now()).await?,
        case,
    };
    show(Wrong::status(&page.wrong), &page)
}

/// Erases what is past its time at once, which happens every hour anyway.
pub(super) async fn expire(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    signed: Signed,
    Extension(form): Extension<Form>,
) -> Result<Response, Fault> {
    form.finish()?;
    let erased = app.store().erase_expired(&signed.by()).await?;
    let done = format!("Cases erased: {erased}.");
    shown(&app, &here, &signed, Came::Done(done)).await
}

/// Hands out a case as a case file.
pub(super) async fn export(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    signed: Signed,
    Extension(mut form): Extension<Form>,
) -> Result<Response, Fault> {
    let typed = form.text("case")?;
    form.finish()?;
    let id = named(&app, &typed).await?;
    match app.store().export(&id, &signed.by()).await? {
        Some(kept) => case_file(&kept.case),
        None => shown(&app, &here, &signed, no_case("export", typed)).await,
    }
}

/// Erases a case.
pub(super) async fn erase(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    signed: Signed,
    Extension(mut form): Extension<Form>,
) -> Result<Response, Fault> {
    let typed = form.text("case")?;
    let sure = form.is_ticked("sure")?;
    form.finish()?;
    if !sure {
        let why = "Tick the box if the case is to be erased for good.".to_owned();
        let came = Came::Wrong(Wrong::new("sure", why), typed);
        return shown(&app, &here, &signed, came).await;
    }
    let id = named(&app, &typed).await?;
    match app.store().erase(&id, &signed.by()).await? {
        true => {
            let done = "The case is erased. Copies made before still hold it.".to_owned();
            shown(&app, &here, &signed, Came::Done(done)).await
        }
        false => shown(&app, &here, &signed, no_case("erase", typed)).await,
    }
}

fn no_case(field: &str, typed: String) -> Came {
    let why = "There is no such case. It may have been erased, or the link is an old one.";
    Came::Wrong(Wrong::new(field, why.to_owned()), typed)
}

/// The case that somebody means by its number, or by its private link. There may be none of that number.
async fn named(app: &App, typed: &str) -> Result<CaseId, Fault> {
    let linked = linked(app, typed).await?;
    Ok(linked.unwrap_or_else(|| CaseId::named(last(typed))))
}
