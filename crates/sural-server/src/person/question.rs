//! One page of questions: the next one, or one that was answered and is looked at again.

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use sural_content::module::{Finding, FindingId, Observer, Screen, Stage};
use sural_decision::interview::Page as Asked;
use sural_decision::{Assessment, Conflict};
use sural_interview::question::{Question, Takes};
use sural_interview::sitting::{Contradiction, Sitting, Turn};

use crate::app::App;
use crate::fault::Fault;
use crate::form::Form;
use crate::guard::{Asking, Here};
use crate::person::asked::Making;
use crate::person::entered::{ANSWER, Entered, how, take};
use crate::person::shell::{Call, Shell, go, show};
use crate::person::start::whom;
use crate::visit::{Visit, seen};

#[derive(Template)]
#[template(path = "contradiction.html")]
struct Apart {
    shell: Shell,
    emergency: Call,
    contradictions: Vec<(Vec<(String, String)>, String)>,
}

/// Questions with what their page must know.
pub(super) struct Shown {
    pub(super) key: String,
    /// What several questions are about, and how to find out.
    pub(super) heading: Option<(String, Option<String>)>,
    /// A list, or questions about one finding each.
    pub(super) questions: Vec<Question>,
    /// It was doubted, and is asked once more with the way to find out.
    pub(super) checking: bool,
    pub(super) stage: Stage,
}

impl Shown {
    /// The one list, where it is one.
    pub(super) fn list(&self) -> Option<&Question> {
        let mut questions = self.questions.iter();
        questions.find(|question| matches!(question.takes, Takes::List { .. }))
    }

    /// All findings that it asks about.
    pub(super) fn findings(&self) -> Vec<FindingId> {
        let questions = self.questions.iter();
        let findings = questions.flat_map(|question| question.findings.iter().copied());
        findings.collect()
    }

    /// The name under which the answer of a finding is sent.
    pub(super) fn field(&self, finding: &Finding) -> String {
        if self.questions.len() == 1 && self.list().is_none() {
            ANSWER.to_owned()
        } else {
            how(&finding.id)
        }
    }
}

/// Shows what comes next.
pub(crate) async fn next(Asking { app, here, headers }: Asking) -> Result<Response, Fault> {
    let visit = Visit::of(&app, &here, &headers).await?;
    if visit.is_outdated() {
        return Ok(go("/answers"));
    }
    let (sitting, turn) = visit.turn()?;
    let (shown, assessment) = match turn {
        Turn::Contradiction(conflicts) => return apart(&app, &here, &visit, &sitting, &conflicts),
        turn => match next_of(&visit, &sitting, &turn) {
            Some(shown) => (shown, assessment_of(turn)),
            None => return Ok(go("/advice")),
        },
    };
    let entered = Entered::of(&visit, &shown);
    let making = making(&app, &here, &visit, &sitting, assessment.as_ref());
    making.show(StatusCode::OK, &shown, &entered, Vec::new())
}

/// Shows a question that was answered, or that comes first.
pub(crate) async fn named(
    Asking { app, here, headers }: Asking,
    Path(key): Path<String>,
) -> Result<Response, Fault> {
    let visit = Visit::of(&app, &here, &headers).await?;
    let (sitting, turn) = visit.turn()?;
    let shown = shown(&visit, &sitting, &turn, &key)?;
    let assessment = assessment_of(turn);
    let entered = Entered::of(&visit, &shown);
    let making = making(&app, &here, &visit, &sitting, assessment.as_ref());
    making.show(StatusCode::OK, &shown, &entered, Vec::new())
}

/// Takes an answer.
pub(crate) async fn answer_it(
    Asking { app, here, headers }: Asking,
    Path(key): Path<String>,
    Extension(form): Extension<Form>,
) -> Result<Response, Fault> {
    let visit = Visit::to_add_to(&app, &here, &headers).await?;
    let answered = answered(&app, &here, &visit, &key, form).await;
    let is_added = answered
        .as_ref()
        .is_ok_and(|it| it.status().is_redirection());
    if !is_added {
        // What is refused tells something of the case, too.
        visit.note_read(&app).await?;
    }
    answered
}

async fn answered(
    app: &App,
    here: &Here,
    visit: &Visit<'_>,
    key: &str,
    mut form: Form,
) -> Result<Response, Fault> {
    let count = form.seen()?;
    let count = count.ok_or(Fault::NotUnderstood)?;
    if count != visit.case.events.len() {
        return Err(Fault::Conflict);
    }
    let (mut sitting, turn) = visit.turn()?;
    let shown = shown(visit, &sitting, &turn, key)?;
    let entered = Entered::read(visit.module(), &shown, form)?;
    let taken = take(visit, &mut sitting, &shown, &entered)?;
    match taken {
        Ok(answers) => {
            let mut response = go("/question");
            let findings = shown.findings();
            let given = findings.iter();
            let given = given.filter_map(|id| Some((*id, answers.get(*id)?)));
            let observed = seen(visit.module(), given);
            visit.add(app, count, observed, &mut response).await?;
            app.metrics().answered();
            Ok(response)
        }
        Err(wrong) => {
            let assessment = assessment_of(turn);
            let (fresh, _) = visit.turn()?;
            let making = making(app, here, visit, &fresh, assessment.as_ref());
            making.show(StatusCode::UNPROCESSABLE_ENTITY, &shown, &entered, wrong)
        }
    }
}

fn making<'a>(
    app: &'a App,
    here: &'a Here,
    visit: &'a Visit<'a>,
    sitting: &'a Sitting<'a>,
    assessment: Option<&'a Assessment>,
) -> Making<'a> {
    Making {
        app,
        here,
        visit,
        sitting,
        assessment,
    }
}

fn assessment_of(turn: Turn) -> Option<Assessment> {
    match turn {
        Turn::Contradiction(_) => None,
        Turn::Ask(_, assessment) | Turn::Done(assessment) => Some(assessment),
    }
}

/// What comes next: a doubt that can be looked into, else the next page; none if no answer can change the advice.
fn next_of(visit: &Visit<'_>, sitting: &Sitting<'_>, turn: &Turn) -> Option<Shown> {
    if let Some(finding) = sitting.to_check() {
        return single(visit, sitting, finding, true);
    }
    match turn {
        Turn::Ask(page, _) => of_page(visit, sitting, page),
        _ => None,
    }
}

fn of_page(visit: &Visit<'_>, sitting: &Sitting<'_>, page: &Asked) -> Option<Shown> {
    let screens = &visit.module().screens;
    let screen = page.screen.and_then(|screen| screens.get(screen));
    let stage = visit.edition.decision.stage(page);
    let questions = sitting.questions(page).into_iter();
    let questions = questions.map(|question| sitting.recalled(&question, Some(stage)));
    let questions = questions.collect::<Vec<_>>();
    let shown = |screen: &Screen| {
        let words = sitting.words();
        let several = questions.len() > 1;
        Shown {
            key: screen.id.clone(),
            heading: several.then(|| {
                let help = screen.help.as_ref().map(|help| words.fill(help));
                (words.fill(&screen.ask), help)
            }),
            stage,
            questions: questions.clone(),
            checking: false,
        }
    };
    let screen = screen.map(shown);
    match screen.filter(|shown| shown.list().is_some() || is_sheet(visit, page)) {
        Some(shown) => Some(shown),
        None => single(visit, sitting, *page.findings.first()?, false),
    }
}

/// Several questions are asked one under the other.
fn is_sheet(visit: &Visit<'_>, page: &Asked) -> bool {
    let screens = &visit.module().screens;
    let screen = page.screen.and_then(|screen| screens.get(screen));
    screen.is_some_and(|screen| screen.none.is_none() && screen.findings.len() > 1)
}

fn single(
    visit: &Visit<'_>,
    sitting: &Sitting<'_>,
    finding: FindingId,
    checking: bool,
) -> Option<Shown> {
    let content = visit.module().findings.get(finding.index())?;
    let page = visit.edition.decision.page_of(finding)?;
    let stage = visit.edition.decision.stage(page);
    let question = Question::of(&sitting.words(), finding)?;
    content
        .observers
        .contains(&Observer::Patient)
        .then_some(())?;
    Some(Shown {
        key: content.id.clone(),
        heading: None,
        questions: vec![sitting.recalled(&question, Some(stage))],
        checking,
        stage,
    })
}

/// The question of a name: a screen as far as it was answered or else is open, or a finding.
fn shown(visit: &Visit<'_>, sitting: &Sitting<'_>, turn: &Turn, key: &str) -> Result<Shown, Fault> {
    if let Some(next) = next_of(visit, sitting, turn).filter(|next| next.key == key) {
        return Ok(next);
    }
    let module = visit.module();
    if let Some(screen) = module.screens.iter().position(|screen| screen.id == key) {
        let mut pages = visit.edition.decision.pages();
        let page = pages.find(|page| page.screen == Some(screen));
        let mut page = page.ok_or(Fault::NotFound)?.clone();
        let answered = |finding: &FindingId| visit.answers().get(*finding).is_some();
        if page.findings.iter().any(answered) {
            page.findings.retain(answered);
        }
        return of_page(visit, sitting, &page).ok_or(Fault::NotFound);
    }
    let (finding, _) = module.finding_named(key).ok_or(Fault::NotFound)?;
    single(visit, sitting, finding, false).ok_or(Fault::NotFound)
}

/// Under which name a finding is asked: its screen where others stand on it too, else its own.
pub(crate) fn key_of<'a>(visit: &Visit<'a>, finding: FindingId) -> Option<&'a str> {
    let module = visit.module();
    let page = visit.edition.decision.page_of(finding)?;
    let screen = page.screen.and_then(|screen| module.screens.get(screen));
    let shared = screen.filter(|_| page.findings.len() > 1);
    let own = || Some(module.findings.get(finding.index())?.id.as_str());
    shared.map(|screen| screen.id.as_str()).or_else(own)
}

/// The pages answered so far, in order, each where it was answered first. The first page of all is none of them.
pub(super) fn trail<'a>(visit: &Visit<'a>) -> Vec<&'a str> {
    let whom = whom(visit.module());
    let mut trail = Vec::new();
    for observation in visit
        .said()
        .filter(|observation| Some(observation.finding) != whom)
    {
        if let Some(key) = key_of(visit, observation.finding).filter(|key| !trail.contains(key)) {
            trail.push(key);
        }
    }
    trail
}

/// Where *back* leads from a question, by the pages answered so far.
pub(super) fn back(trail: &[&str], key: &str) -> String {
    let here = trail.iter().position(|known| *known == key);
    let before = here.unwrap_or(trail.len()).checked_sub(1);
    let before = before.and_then(|before| trail.get(before));
    before.map_or_else(|| "/words".to_owned(), |key| format!("/question/{key}"))
}

/// Says which answers do not fit together, each with the way to change it.
fn apart(
    app: &App,
    here: &Here,
    visit: &Visit<'_>,
    sitting: &Sitting<'_>,
    conflicts: &[Conflict],
) -> Result<Response, Fault> {
    let words = sitting.words();
    let module = visit.module();
    let contradictions = conflicts.iter().map(|conflict| {
        let Contradiction { said, because } = sitting.contradiction(conflict);
        let said = said.into_iter().filter_map(|(finding, said)| {
            Some((module.findings.get(finding.index())?.id.clone(), said))
        });
        (said.collect(), because)
    });
    let page = Apart {
        emergency: Call::help(&words),
        contradictions: contradictions.collect(),
        shell: Shell::of(app, here, words.phrases(), visit.edition),
    };
    show(StatusCode::OK, &page)
}
