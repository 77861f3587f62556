//! The work list: who waits, the most urgent first, and by when.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use sural_render::consultation::Clock;
use sural_render::words::Words;
use sural_store::{CaseId, Entry, Token};

use crate::app::App;
use crate::clinic::door::Signed;
use crate::clinic::shell::{Who, shell};
use crate::clock;
use crate::fault::Fault;
use crate::form::Form;
use crate::guard::Here;
use crate::person::entered::Wrong;
use crate::person::shell::{Shell, go, show};

/// How many cases a list shows.
const MOST: u32 = 200;

/// The lists: state and name.
const LISTS: [(&str, &str); 4] = [
    ("waiting", "Waiting"),
    ("under_way", "Under way"),
    ("answering", "Still answering"),
    ("closed", "Closed"),
];

#[derive(Template)]
#[template(path = "clinic/work_list.html")]
struct Page {
    shell: Shell,
    who: Option<Who>,
    wrong: Vec<Wrong>,
    /// The lists: where, name, and whether it is shown.
    lists: Vec<(String, &'static str, bool)>,
    name: &'static str,
    lines: Vec<Line>,
    /// There may be more.
    is_full: bool,
}

struct Line {
    id: String,
    /// How urgent, for the look alone.
    acuity: i64,
    disposition: String,
    /// By when, if a rule says so.
    due: Option<String>,
    overdue: bool,
    since: String,
    /// Who has taken it on.
    with: Option<String>,
}

/// Shows those who wait.
pub(super) async fn page(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    signed: Signed,
) -> Result<Response, Fault> {
    list(&app, &here, &signed, "waiting", None).await
}

/// Shows another list.
pub(super) async fn named(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    signed: Signed,
    Path(wanted): Path<String>,
) -> Result<Response, Fault> {
    list(&app, &here, &signed, &wanted, None).await
}

async fn list(
    app: &App,
    here: &Here,
    signed: &Signed,
    wanted: &str,
    wrong: Option<Wrong>,
) -> Result<Response, Fault> {
    let mut lists = LISTS.into_iter();
    let shown = lists.find(|(state, _)| *state == wanted);
    let (state, name) = shown.ok_or(Fault::NotFound)?;
    let entries = app.store().work_list(state, MOST, &signed.by()).await?;
    let edition = app.editions().first().ok_or(Fault::Failed)?;
    let words = edition.words(None).ok_or(Fault::Failed)?;
    let clock = app.clock();
    let page = Page {
        shell: shell(app, here)?,
        who: Some(Who::of(&signed.account)),
        wrong: wrong.into_iter().collect(),
        lists: LISTS
            .map(|(id, name)| (format!("/clinic/list/{id}"), name, id == state))
            .to_vec(),
        name,
        is_full: entries.len() == MOST as usize,
        lines: entries.iter().map(|it| line(&words, &clock, it)).collect(),
    };
    show(Wrong::status(&page.wrong), &page)
}

fn line(words: &Words<'_>, clock: &Clock, entry: &Entry) -> Line {
    let standing = &entry.standing;
    let mut dispositions = words.module().dispositions.iter();
    let known = dispositions.find(|it| it.id == standing.disposition);
    let overdue = standing.due.is_some_and(|due| due < clock.now);
    Line {
        id: entry.case.to_string(),
        acuity: standing.urgency,
        disposition: known.map_or_else(|| standing.disposition.clone(), |it| words.fill(&it.title)),
        due: standing.due.map(|due| clock.told(due)),
        overdue,
        since: clock.told(entry.begun),
        with: entry.claimed_by.clone(),
    }
}

/// Finds the case of a person who is there: by its number, or by the private link that they show.
pub(super) async fn find(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    signed: Signed,
    Extension(mut form): Extension<Form>,
) -> Result<Response, Fault> {
    let typed = form.text("case")?;
    form.finish()?;
    let id = match linked(&app, &typed).await? {
        Some(id) => Some(id),
        None => {
            let number = CaseId::named(last(&typed));
            app.store().standing(&number).await?.map(|it| it.case)
        }
    };
    match id {
        Some(id) => Ok(go(&format!("/clinic/case/{id}"))),
        None => {
            let why = "There is no such case. It may have been erased, or the link is an old one.";
            let wrong = Wrong::new("case", why.to_owned());
            list(&app, &here, &signed, "waiting", Some(wrong)).await
        }
    }
}

/// The case of a private link.
pub(super) async fn linked(app: &App, typed: &str) -> Result<Option<CaseId>, Fault> {
    let token = Token::held_out(last(typed));
    Ok(app.store().find(&token, clock::now()).await?)
}

/// The secret of a private link, or the number of a case, be it typed with its address or without.
pub(super) fn last(typed: &str) -> &str {
    typed.rsplit('/').next().unwrap_or_default()
}
