//! The person's own words, and what was understood of them. The text itself is kept nowhere.

use askama::Template;
use axum::Extension;
use axum::http::StatusCode;
use axum::response::Response;
use sural_interview::heard::Suggested;

use crate::app::App;
use crate::fault::Fault;
use crate::form::Form;
use crate::guard::{Asking, Here};
use crate::person::asked::Choice;
use crate::person::entered::Wrong;
use crate::person::question::key_of;
use crate::person::shell::{Call, Shell, go, show};
use crate::visit::{Visit, seen};

/// How many letters are read.
const MOST: usize = 2_000;

#[derive(Template)]
#[template(path = "words.html")]
struct Page {
    shell: Shell,
    seen: usize,
    text: String,
    most: usize,
    wrong: Vec<Wrong>,
    emergency: Call,
}

#[derive(Template)]
#[template(path = "understood.html")]
struct Understood {
    shell: Shell,
    seen: usize,
    text: String,
    /// None if nothing was understood that could be confirmed.
    ask: Option<(String, String)>,
    lines: Vec<Choice>,
    /// What to know before the questions.
    note: String,
    emergency: Call,
}

/// Asks for the person's own words.
pub(crate) async fn show_it(Asking { app, here, headers }: Asking) -> Result<Response, Fault> {
    let visit = Visit::of(&app, &here, &headers).await?;
    if visit.edition.lexicon.is_none() {
        return Ok(go("/question"));
    }
    page(
        &app,
        &here,
        &visit,
        StatusCode::OK,
        String::new(),
        Vec::new(),
    )
}

/// Shows what was understood.
pub(crate) async fn read(
    Asking { app, here, headers }: Asking,
    Extension(mut form): Extension<Form>,
) -> Result<Response, Fault> {
    let visit = Visit::of(&app, &here, &headers).await?;
    let text = form.one("words")?.unwrap_or_default();
    let _seen = form.seen()?;
    form.finish()?;
    let lexicon = visit.edition.lexicon.as_ref();
    let Some(lexicon) = lexicon.filter(|_| !text.trim().is_empty()) else {
        return Ok(go("/question"));
    };
    let words = visit.words()?;
    let say = words.phrases();
    if text.chars().count() > MOST {
        let wrong = Wrong::new("words", say.web_too_long(&MOST.to_string()));
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return page(&app, &here, &visit, status, text, vec![wrong]);
    }
    let suggested = Suggested::by(&words, lexicon, &text);
    let question = suggested.question.as_ref();
    let lines = question.iter().flat_map(|question| question.items());
    let first = suggested.confirmed(&words, &[]).first;
    let note = match (question, first.is_empty()) {
        (None, true) => say.nothing_understood(),
        (_, false) => say.asked_first(),
        (Some(_), true) => String::new(),
    };
    let page = Understood {
        seen: visit.case.events.len(),
        ask: question.map(|question| (question.ask.clone(), say.understood_how())),
        lines: lines
            .map(|item| Choice {
                value: item.index.to_string(),
                label: item.label.clone(),
                chosen: false,
            })
            .collect(),
        note,
        emergency: Call::help(&words),
        shell: Shell::of(&app, &here, say, visit.edition),
        text,
    };
    show(StatusCode::OK, &page)
}

/// Takes what was confirmed. Possible signs of an emergency that were not are asked about first.
pub(crate) async fn confirm(
    Asking { app, here, headers }: Asking,
    Extension(mut form): Extension<Form>,
) -> Result<Response, Fault> {
    let visit = Visit::of(&app, &here, &headers).await?;
    let words = visit.words()?;
    let text = form.one("words")?.unwrap_or_default();
    let count = form.seen()?;
    let lines = form.all("right");
    form.finish()?;
    let lexicon = visit.edition.lexicon.as_ref().ok_or(Fault::NotUnderstood)?;
    let lines = lines.iter().map(|line| line.parse::<usize>());
    let lines = lines.collect::<Result<Vec<_>, _>>();
    let lines = lines.map_err(|_| Fault::NotUnderstood)?;
    if text.chars().count() > MOST {
        return Err(Fault::NotUnderstood);
    }
    let heard = Suggested::by(&words, lexicon, &text).confirmed(&words, &lines);
    let first = heard.first.first().copied();
    let first = first.and_then(|finding| key_of(&visit, finding));
    let to = first.map_or("/question".to_owned(), |key| format!("/question/{key}"));
    let mut response = go(&to);
    let observed = seen(visit.module(), heard.answers.iter());
    if !observed.is_empty() {
        let count = count.ok_or(Fault::NotUnderstood)?;
        visit.add(&app, count, observed, &mut response).await?;
    }
    Ok(response)
}

fn page(
    app: &App,
    here: &Here,
    visit: &Visit<'_>,
    status: StatusCode,
    text: String,
    wrong: Vec<Wrong>,
) -> Result<Response, Fault> {
    let words = visit.words()?;
    let say = words.phrases();
    let page = Page {
        shell: Shell::of(app, here, say, visit.edition),
        seen: visit.case.events.len(),
        text,
        most: MOST,
        wrong,
        emergency: Call::help(&words),
    };
    show(status, &page)
}
