//! One step of the consultation: a page of history or examination, a test, or a single finding.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use sural_case::log::{Leg, Role};
use sural_content::module::{Answer, Finding, FindingId, FindingKind, Observer, Step};
use sural_render::text::capital;
use sural_render::words::Words;

use crate::app::App;
use crate::clinic::case::key;
use crate::clinic::door::Signed;
use crate::clinic::entered::{self, Entered};
use crate::clinic::opened::{NotTaken, Opened};
use crate::clinic::shell::Who;
use crate::fault::Fault;
use crate::form::Form;
use crate::guard::Here;
use crate::person::asked::Choice;
use crate::person::entered::Wrong;
use crate::person::shell::{Shell, go, show};

#[derive(Template)]
#[template(path = "clinic/step.html")]
struct Page {
    shell: Shell,
    who: Option<Who>,
    wrong: Vec<Wrong>,
    id: String,
    step: String,
    seen: usize,
    title: String,
    help: Option<String>,
    asked: Vec<Asked>,
    scores: Vec<(String, String)>,
    /// Somebody else has added to the case while this was typed: who, and what.
    meanwhile: Vec<String>,
}

/// One finding as it is asked.
struct Asked {
    id: String,
    ask: String,
    help: Option<String>,
    /// What the person said of it, so that a clinician who differs says why.
    told: Option<String>,
    reason: String,
    /// One entry, or one for each leg.
    entries: Vec<Entry>,
}

/// Where one answer is entered.
struct Entry {
    /// The name under which it is sent.
    field: String,
    leg: Option<&'static str>,
    several: bool,
    choices: Vec<Choice>,
    number: Option<(String, String)>,
    /// It is said that nobody could tell.
    not_assessable: bool,
}

impl Entry {
    /// Something is chosen already.
    fn is_chosen(&self) -> bool {
        self.choices.iter().any(|choice| choice.chosen)
    }
}

/// What a step asks.
struct Content {
    title: String,
    help: Option<String>,
    findings: Vec<FindingId>,
    role: Role,
}

/// The step of a name.
fn content(words: &Words<'_>, name: &str) -> Option<Content> {
    let module = words.module();
    if let Some(screen) = module.screens.iter().find(|it| it.id == name) {
        return Some(Content {
            title: words.fill(&screen.ask),
            help: screen.help.as_ref().map(|help| words.fill(help)),
            findings: screen.findings.clone(),
            role: Role::Clinician,
        });
    }
    if let Some(order) = module.orders.iter().find(|it| it.id == name) {
        return Some(Content {
            title: words.fill(&order.clinical),
            help: None,
            findings: order.gives.clone(),
            role: Role::Test,
        });
    }
    let (id, finding) = module.finding_named(name)?;
    Some(Content {
        title: clinical(words, finding),
        help: None,
        findings: vec![id],
        role: match finding.observers.as_slice() {
            [Observer::Test] => Role::Test,
            _ => Role::Clinician,
        },
    })
}

fn clinical(words: &Words<'_>, finding: &Finding) -> String {
    words.fill(finding.clinical.as_ref().unwrap_or(&finding.ask))
}

/// Shows a step.
pub(super) async fn page(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    signed: Signed,
    Path((id, name)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let opened = Opened::of(&app, &signed, &id).await?;
    let words = opened.words()?;
    let content = content(&words, &name).ok_or(Fault::NotFound)?;
    let entered = Entered::recorded(&opened, &content.findings, usize::MAX)?;
    let shown = Shown {
        status: StatusCode::OK,
        wrong: Vec::new(),
        meanwhile: Vec::new(),
    };
    show_it(
        &app,
        &here,
        &signed,
        &opened,
        (&name, &content),
        &entered,
        shown,
    )
}

/// How a step is shown again.
struct Shown {
    status: StatusCode,
    wrong: Vec<Wrong>,
    meanwhile: Vec<String>,
}

fn show_it(
    app: &App,
    here: &Here,
    signed: &Signed,
    opened: &Opened,
    (name, content): (&str, &Content),
    entered: &Entered,
    shown: Shown,
) -> Result<Response, Fault> {
    let words = opened.words()?;
    let reading = opened.reading()?;
    let chart = opened.chart(app, &words, reading);
    let asked = content.findings.iter();
    let asked = asked.filter_map(|id| asked_of(&words, opened, *id, entered));
    let page = Page {
        shell: opened.shell(app, here)?,
        who: Some(Who::of(&signed.account)),
        wrong: shown.wrong,
        id: opened.id.to_string(),
        step: name.to_owned(),
        seen: opened.case.events.len(),
        title: content.title.clone(),
        help: content.help.clone(),
        asked: asked.collect(),
        scores: chart.scores(&reading.consultation),
        meanwhile: shown.meanwhile,
    };
    show(shown.status, &page)
}

fn asked_of(words: &Words<'_>, opened: &Opened, id: FindingId, entered: &Entered) -> Option<Asked> {
    let finding = words.module().findings.get(id.index())?;
    let replay = &opened.reading.as_ref().ok()?.replay;
    let told = replay.observations.iter().rev();
    let mut told = told.filter(|it| it.finding == id && it.observer == Observer::Patient);
    let told = told.next().map(|it| label(words, finding, &it.answer));
    let legs: &[Option<Leg>] = match finding.each_leg {
        Some(_) => &[Some(Leg::Left), Some(Leg::Right)],
        None => &[None],
    };
    let entries = legs.iter().map(|leg| entry(words, finding, *leg, entered));
    Some(Asked {
        id: finding.id.clone(),
        ask: clinical(words, finding),
        help: finding.help.as_ref().map(|help| words.fill(help)),
        told,
        reason: entered.reason(&finding.id),
        entries: entries.collect(),
    })
}

/// An answer in words.
fn label(words: &Words<'_>, finding: &Finding, answer: &Answer) -> String {
    let shown = sural_render::summary::shown(words.phrases(), finding, answer);
    shown.map_or_else(|| "not known".to_owned(), |label| words.fill(&label))
}

fn entry(words: &Words<'_>, finding: &Finding, leg: Option<Leg>, entered: &Entered) -> Entry {
    let field = entered::field(&finding.id, leg);
    let sent = entered.of(&field);
    let not_assessable = sent.iter().any(|it| it == entered::NOT_ASSESSABLE);
    let number = match &finding.kind {
        FindingKind::Number { unit, .. } => {
            let range = capital(&format!("{} {unit}", finding.kind.range()));
            let typed = sent.iter().find(|it| *it != entered::NOT_ASSESSABLE);
            Some((
                typed.cloned().unwrap_or_default(),
                range.trim_end().to_owned(),
            ))
        }
        _ => None,
    };
    Entry {
        leg: leg.map(|leg| match leg {
            Leg::Left => "Left",
            Leg::Right => "Right",
        }),
        several: matches!(finding.kind, FindingKind::Several { .. }),
        choices: Choice::of(words, finding, sent),
        number,
        not_assessable,
        field,
    }
}

/// Takes what was entered, as one event.
pub(super) async fn enter(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    signed: Signed,
    Path((id, name)): Path<(String, String)>,
    Extension(mut form): Extension<Form>,
) -> Result<Response, Fault> {
    let opened = Opened::of(&app, &signed, &id).await?;
    let words = opened.words()?;
    let module = opened.decision.module();
    let content = content(&words, &name).ok_or(Fault::NotFound)?;
    let seen = form.seen()?.ok_or(Fault::NotUnderstood)?;
    let then = form.text("then")?;
    let entered = Entered::read(module, &content.findings, &mut form);
    form.finish()?;
    let again = |entered: &Entered, shown| {
        show_it(
            &app,
            &here,
            &signed,
            &opened,
            (&name, &content),
            entered,
            shown,
        )
    };
    let recorded = Entered::recorded(&opened, &content.findings, usize::MAX)?;
    let observed = match entered.seen(module, &content.findings, &recorded) {
        Ok(observed) => observed,
        Err(wrong) => return again(&entered, refused(wrong)),
    };
    if observed.is_empty() {
        return Ok(go(&onward(&app, &signed, &id, &then).await?));
    }
    let added = opened.add(&app, &signed, seen, content.role, (observed, Vec::new()));
    match added.await {
        Ok(()) => Ok(go(&onward(&app, &signed, &id, &then).await?)),
        Err(NotTaken::Conflict) => {
            let then = Entered::recorded(&opened, &content.findings, seen)?;
            let shown = Shown {
                status: StatusCode::CONFLICT,
                wrong: Vec::new(),
                meanwhile: meanwhile(&app, &opened, seen)?,
            };
            again(&entered.upon(&then, &recorded), shown)
        }
        Err(NotTaken::Wrong(messages)) => {
            let wrong = messages.into_iter().map(|why| Wrong::new("enter", why));
            again(&entered, refused(wrong.collect()))
        }
        Err(NotTaken::Fault(fault)) => Err(fault),
    }
}

fn refused(wrong: Vec<Wrong>) -> Shown {
    Shown {
        status: StatusCode::UNPROCESSABLE_ENTITY,
        wrong,
        meanwhile: Vec::new(),
    }
}

/// What others added after so many events.
pub(super) fn meanwhile(app: &App, opened: &Opened, seen: usize) -> Result<Vec<String>, Fault> {
    let words = opened.words()?;
    let chart = opened.chart(app, &words, opened.reading()?);
    let told = sural_render::consultation::timeline(&chart);
    let new = opened.case.events.len().saturating_sub(seen);
    let told = told.into_iter().take(new).rev();
    let told = told.map(|it| format!("{}, {}: {}", it.by, it.at, it.lines.join("; ")));
    Ok(told.collect())
}

/// Where a saved step leads: to the case, or to the page that is the most useful now.
async fn onward(app: &App, signed: &Signed, id: &str, then: &str) -> Result<String, Fault> {
    let case = format!("/clinic/case/{id}");
    if then != "next" {
        return Ok(case);
    }
    let opened = Opened::of(app, signed, id).await?;
    let module = opened.decision.module();
    let next = &opened.reading()?.consultation.next;
    let mut screens = next.iter().filter(|it| matches!(it.step, Step::Screen(_)));
    let next = screens.next().map(|it| key(module, it.step));
    Ok(next.map_or(case.clone(), |name| format!("{case}/step/{name}")))
}
