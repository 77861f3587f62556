//! The case: how urgent, what to rule out, what to do next, for and against, the plan, and how it came to this.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use sural_case::course::{self, Course};
use sural_case::reading::Reading;
use sural_content::module::{Module, Stage, Step};
use sural_render::consultation::{Acts, Clock, Told, page as consultation, timeline};
use sural_render::document::{Part, Section};
use sural_store::{Claim, Entry, Role};

use crate::app::App;
use crate::clinic::door::Signed;
use crate::clinic::opened::Opened;
use crate::clinic::shell::{Who, shell};
use crate::fault::Fault;
use crate::form::Form;
use crate::guard::Here;
use crate::person::asked::Choice;
use crate::person::entered::Wrong;
use crate::person::shell::{Shell, go, show};

#[derive(Template)]
#[template(path = "clinic/case.html")]
struct Page {
    shell: Shell,
    who: Option<Who>,
    wrong: Vec<Wrong>,
    id: String,
    seen: usize,
    head: Head,
    may_work: bool,
    /// By the name of their heading.
    sections: Vec<Section>,
    acts: Links,
    /// All pages of history and examination, and all tests.
    pages: Vec<(String, String)>,
    tests: Vec<(String, String)>,
    dispositions: Vec<Choice>,
    causes: Vec<Choice>,
    timeline: Vec<Told>,
    pending: Option<Pending>,
}

/// What stands first.
struct Head {
    acuity: u32,
    disposition: String,
    /// What the content says, where a clinician decided otherwise.
    said: Option<String>,
    could_become: Option<String>,
    system: String,
    due: Option<String>,
    overdue: bool,
    state: &'static str,
    with: Option<String>,
    /// Whoever reads may give it back.
    may_release: bool,
}

/// What can be acted on, by the names of forms: id, name, what is said of it.
struct Links {
    next: Vec<(String, String, String)>,
    tests: Vec<(String, String, String)>,
    plan: Vec<(String, String, String)>,
    referrals: Vec<(String, String, String)>,
}

/// A decision that was not taken because somebody else had added to the case: nothing of it is lost.
pub(super) struct Pending {
    pub(super) what: String,
    pub(super) name: String,
    pub(super) text: String,
    /// What the others added.
    pub(super) meanwhile: Vec<String>,
}

impl Page {
    /// A section of the consultation by its heading.
    fn section(&self, heading: &str) -> Option<&Section> {
        self.sections.iter().find(|it| it.heading == heading)
    }
}

/// Shows the case.
pub(super) async fn page(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let opened = Opened::of(&app, &signed, &id).await?;
    shown(&app, &here, &signed, &opened, (Vec::new(), None)).await
}

/// The case with what was wrong, or what was not taken.
pub(super) async fn shown(
    app: &App,
    here: &Here,
    signed: &Signed,
    opened: &Opened,
    (wrong, pending): (Vec<Wrong>, Option<Pending>),
) -> Result<Response, Fault> {
    let words = opened.words()?;
    let reading = match &opened.reading {
        Ok(reading) => reading,
        Err(messages) => return apart(app, here, signed, messages),
    };
    let chart = opened.chart(app, &words, reading);
    let acts = Acts::of(&chart);
    let module = opened.decision.module();
    let entry = app.store().standing(&opened.id).await?;
    let status = match (&pending, wrong.is_empty()) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, true) => StatusCode::OK,
    };
    let document = consultation(&chart);
    let system = document
        .heads
        .iter()
        .find(|(name, _)| name == "Body system");
    let choices = module.dispositions.iter();
    let choices = choices
        .filter(|it| it.handled_as.is_none())
        .map(|it| Choice {
            value: it.id.clone(),
            label: words.fill(&it.title),
            chosen: false,
        });
    let page = Page {
        shell: opened.shell(app, here)?,
        who: Some(Who::of(&signed.account)),
        wrong,
        id: opened.id.to_string(),
        seen: opened.case.events.len(),
        head: Head {
            system: system.map_or_else(String::new, |(_, system)| system.clone()),
            ..head(
                &chart.clock,
                signed,
                opened,
                reading,
                entry.as_ref(),
                |id| chart.disposition(id),
            )
        },
        may_work: signed.account.role >= Role::Clinician,
        acts: links(module, acts),
        pages: pages(module, |step| chart.step(step)),
        tests: tests(module, |step| chart.step(step)),
        dispositions: choices.collect(),
        causes: module
            .causes
            .iter()
            .map(|cause| Choice {
                value: cause.id.clone(),
                label: words.fill(&cause.clinical),
                chosen: false,
            })
            .collect(),
        timeline: timeline(&chart),
        sections: document.sections,
        pending,
    };
    show(status, &page)
}

fn head(
    clock: &Clock,
    signed: &Signed,
    opened: &Opened,
    reading: &Reading,
    entry: Option<&Entry>,
    title: impl Fn(sural_content::module::DispositionId) -> String,
) -> Head {
    let said = &reading.consultation;
    let counts = course::urgency(&opened.decision, &opened.case, reading);
    let all = &opened.decision.module().dispositions;
    let due = course::due(reading);
    let with = entry.and_then(|entry| entry.claimed_by.clone());
    let is_mine = with.as_ref() == Some(&signed.account.name);
    Head {
        acuity: all.get(counts.index()).map_or(1, |it| it.acuity),
        disposition: title(counts),
        said: (counts != said.disposition).then(|| title(said.disposition)),
        could_become: (said.could_become != said.disposition).then(|| title(said.could_become)),
        system: String::new(),
        overdue: due.is_some_and(|due| due.is_over(clock.now)),
        due: due.map(|due| clock.due(&due)),
        state: match Course::of(&opened.case) {
            Course::Waiting => "waiting",
            Course::UnderWay => "under way",
            Course::Closed => "closed",
        },
        may_release: with.is_some() && (is_mine || signed.account.role >= Role::Lead),
        with,
    }
}

/// The name of a step in an address.
pub(super) fn key(module: &Module, step: Step) -> String {
    let id = match step {
        Step::Screen(id) => module.screens.get(id.index()).map(|it| &it.id),
        Step::Order(id) => module.orders.get(id.index()).map(|it| &it.id),
    };
    id.cloned().unwrap_or_default()
}

fn links(module: &Module, acts: Acts) -> Links {
    let order = |id| key(module, Step::Order(id));
    let treatment = |at: usize| module.treatments.get(at).map(|it| it.id.clone());
    let referral = |at: usize| module.referrals.get(at).map(|it| it.id.clone());
    Links {
        next: acts
            .next
            .into_iter()
            .map(|(step, name, told)| (key(module, step), name, told))
            .collect(),
        tests: acts
            .tests
            .into_iter()
            .map(|(id, name, told)| (order(id), name, told))
            .collect(),
        plan: acts
            .plan
            .into_iter()
            .filter_map(|(id, name, told)| Some((treatment(id.index())?, name, told)))
            .collect(),
        referrals: acts
            .referrals
            .into_iter()
            .filter_map(|(id, name, told)| Some((referral(id.index())?, name, told)))
            .collect(),
    }
}

/// Every page of history and examination.
fn pages(module: &Module, name: impl Fn(Step) -> String) -> Vec<(String, String)> {
    let screens = (0..)
        .map(sural_content::module::ScreenId)
        .zip(&module.screens);
    let clinical =
        screens.filter(|(_, it)| matches!(it.stage, Stage::History | Stage::Examination));
    let told = clinical.map(|(id, it)| (it.id.clone(), name(Step::Screen(id))));
    told.collect()
}

/// Every test.
fn tests(module: &Module, name: impl Fn(Step) -> String) -> Vec<(String, String)> {
    let orders = (0..)
        .map(sural_content::module::OrderId)
        .zip(&module.orders);
    let told = orders.map(|(id, it)| (it.id.clone(), name(Step::Order(id))));
    told.collect()
}

#[derive(Template)]
#[template(path = "clinic/apart.html")]
struct Apart {
    shell: Shell,
    who: Option<Who>,
    messages: Vec<String>,
}

/// The answers do not fit together, so nothing is read from them.
fn apart(app: &App, here: &Here, signed: &Signed, messages: &[String]) -> Result<Response, Fault> {
    let page = Apart {
        shell: shell(app, here)?,
        who: Some(Who::of(&signed.account)),
        messages: messages.to_vec(),
    };
    show(StatusCode::OK, &page)
}

/// Takes the case on, or gives it back.
pub(super) async fn hold(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    Extension(mut form): Extension<Form>,
) -> Result<Response, Fault> {
    let gives_back = form.is_ticked("back")?;
    form.finish()?;
    let case = sural_store::CaseId::named(&id);
    let store = app.store();
    let held = match gives_back {
        true if signed.account.role >= Role::Lead => store.take_back(&case, &signed.by()).await?,
        true => store.release(&case, &signed.by()).await?,
        false => store.claim(&case, &signed.by()).await?,
    };
    match (gives_back, held) {
        (_, Claim::NoCase) => Err(Fault::Lost),
        (true, Claim::Taken { .. }) => Err(Fault::NotAllowed),
        // Whoever was faster has it, which the page says.
        _ => Ok(go(&format!("/clinic/case/{id}"))),
    }
}
