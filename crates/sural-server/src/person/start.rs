//! The first page: whom it is about, where they are, and whether answers are kept.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use sural_case::log::Case;
use sural_content::module::{Answer, FindingId, FindingKind, Module};
use sural_store::NewCase;

use crate::app::{App, Edition};
use crate::clock;
use crate::cookies::Cookie;
use crate::fault::Fault;
use crate::form::Form;
use crate::guard::Here;
use crate::person::asked::Choice;
use crate::person::entered::Wrong;
use crate::person::shell::{Call, Shell, go, show};
use crate::visit::{Visit, carry, event, person, seen};

#[derive(Template)]
#[template(path = "start.html")]
struct Page {
    shell: Shell,
    title: String,
    purpose: String,
    emergency: Call,
    wrong: Vec<Wrong>,
    /// Whom it is about, if the content asks.
    whom: Option<(String, Vec<Choice>)>,
    regions: Vec<Choice>,
    keep: Vec<(Choice, String)>,
    /// There is a case to go on with.
    going: bool,
}

/// What was chosen.
#[derive(Debug, Default)]
struct Chosen {
    whom: Option<String>,
    region: Option<String>,
    keep: Option<String>,
}

/// Shows the first page.
pub(crate) async fn show_it(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let going = Visit::of(&app, &here, &headers).await.is_ok();
    page(
        &app,
        &here,
        StatusCode::OK,
        &Chosen::default(),
        Vec::new(),
        going,
    )
}

/// Takes another language.
pub(crate) async fn language(
    State(app): State<App>,
    Path(tag): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let edition = app.edition(&tag).ok_or(Fault::NotFound)?;
    let going = Cookie::Case.read(app.settings(), &headers).is_some();
    let mut response = go(if going { "/question" } else { "/" });
    let language = &edition.decision.module().language;
    Cookie::Language.set(app.settings(), language, &mut response);
    Ok(response)
}

/// Begins a case.
pub(crate) async fn begin(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    Extension(mut form): Extension<Form>,
) -> Result<Response, Fault> {
    let edition = app.edition(&here.language).ok_or(Fault::Failed)?;
    let chosen = Chosen {
        whom: form.one("whom")?,
        region: form.one("region")?,
        keep: form.one("keep")?,
    };
    form.finish()?;
    let wrong = wrong(edition, &chosen);
    if !wrong.is_empty() {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return page(&app, &here, status, &chosen, wrong, false);
    }
    app.metrics().begun();
    let mut response = go("/words");
    Cookie::Language.set(app.settings(), &here.language, &mut response);
    new_case(&app, edition, &chosen, &mut response).await?;
    Ok(response)
}

async fn new_case(
    app: &App,
    edition: &Edition,
    chosen: &Chosen,
    response: &mut Response,
) -> Result<(), Fault> {
    let module = edition.decision.module();
    let now = clock::now();
    let said = whom(module).zip(chosen.whom.as_deref());
    let said =
        said.and_then(|(finding, option)| Some((finding, option_of(module, finding, option)?)));
    let said = said.iter().map(|(finding, answer)| (*finding, answer));
    let event = event(module, now.to_string(), seen(module, said));
    let region = chosen.region.clone();
    if chosen.keep.as_deref() == Some("nothing") {
        let mut case = Case::new(String::new());
        case.region = region;
        case.add(event).map_err(|_| Fault::Failed)?;
        return carry(app, edition, case, response);
    }
    let until = now.plus_days(app.settings().keep_days.into());
    let new = NewCase {
        region,
        language: module.language.clone(),
        link_until: until,
        keep_until: until,
    };
    let (id, token) = app.store().begin(new, &person()).await?;
    app.store().append(&id, 0, &event, None, &person()).await?;
    Cookie::Case.set(app.settings(), token.reveal(), response);
    Ok(())
}

/// The finding that says whom it is about.
pub(crate) fn whom(module: &Module) -> Option<FindingId> {
    let mut findings = (0..).map(FindingId).zip(&module.findings);
    let found = findings.find(|(_, finding)| !finding.others.is_empty());
    found.map(|(id, _)| id)
}

fn option_of(module: &Module, finding: FindingId, option: &str) -> Option<Answer> {
    match &module.findings.get(finding.index())?.kind {
        FindingKind::One { options, .. } => {
            let option = options.iter().position(|known| known.id == option);
            option.map(Answer::Option)
        }
        _ => None,
    }
}

/// What is missing. What no page of ours offers is refused.
fn wrong(edition: &Edition, chosen: &Chosen) -> Vec<Wrong> {
    let (module, say) = (edition.decision.module(), edition.phrases());
    let mut wrong = Vec::new();
    let mut missing = |is_good: bool, field: &str, ask: String| {
        if !is_good {
            let ask = Some(ask).filter(|ask| !ask.is_empty());
            let one = Wrong::new(field, say.web_choose_one());
            wrong.push(Wrong { ask, ..one });
        }
    };
    let about = whom(module).and_then(|finding| module.findings.get(finding.index()));
    let about = about.zip(edition.words(None));
    let about = about.map_or_else(String::new, |(finding, words)| words.fill(&finding.ask));
    let whom = whom(module).is_none_or(|finding| {
        let option = chosen.whom.as_deref();
        option.is_some_and(|option| option_of(module, finding, option).is_some())
    });
    missing(whom, "whom", about);
    let mut regions = module.regions.iter();
    let region = regions.any(|region| Some(&region.id) == chosen.region.as_ref());
    missing(region, "region", say.web_region());
    missing(
        matches!(chosen.keep.as_deref(), Some("link" | "nothing")),
        "keep",
        say.web_keep(),
    );
    wrong
}

fn page(
    app: &App,
    here: &Here,
    status: StatusCode,
    chosen: &Chosen,
    wrong: Vec<Wrong>,
    going: bool,
) -> Result<Response, Fault> {
    let edition = app.edition(&here.language).ok_or(Fault::Failed)?;
    let (module, say) = (edition.decision.module(), edition.phrases());
    let words = edition
        .words(chosen.region.as_deref())
        .ok_or(Fault::Failed)?;
    let region = chosen.region.as_ref().unwrap_or(&module.default_region);
    let regions = module.regions.iter().map(|known| Choice {
        value: known.id.clone(),
        label: known.name.clone(),
        chosen: known.id == *region,
    });
    let days = app.settings().keep_days.to_string();
    let keep = |value: &str, label: String, hint: String| {
        let choice = Choice {
            value: value.to_owned(),
            label,
            chosen: chosen.keep.as_deref() == Some(value),
        };
        (choice, hint)
    };
    let page = Page {
        title: say.opening(&module.title),
        purpose: say.purpose(),
        emergency: Call::of(&words, |number| say.emergency_now(number)),
        wrong,
        whom: whom(module).and_then(|finding| {
            let finding = module.findings.get(finding.index())?;
            let chosen = chosen.whom.iter().cloned().collect::<Vec<_>>();
            Some((
                words.fill(&finding.ask),
                Choice::of(&words, finding, &chosen),
            ))
        }),
        regions: regions.collect(),
        keep: vec![
            keep("link", say.web_keep_link(&days), say.web_keep_link_hint()),
            keep(
                "nothing",
                say.web_keep_nothing(),
                say.web_keep_nothing_hint(),
            ),
        ],
        going,
        shell: Shell::of(app, here, say, edition),
    };
    show(status, &page)
}
