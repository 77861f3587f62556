//! One question a page: the next one, or one that was answered and is looked at again.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_json::Value;
use sural_case::answer;
use sural_content::module::{
    Answer, Finding, FindingId, FindingKind, Module, Observer, Picture, Stage,
};
use sural_decision::answers::none_of;
use sural_decision::interview::Page as Asked;
use sural_decision::{Answers, Assessment, Conflict};
use sural_interview::question::{Question, Takes};
use sural_interview::reply::Reply;
use sural_interview::sitting::{Contradiction, Sitting, Turn};
use sural_interview::why::Why;
use sural_render::phrases::Phrases;
use sural_render::words::Words;

use crate::app::App;
use crate::fault::Fault;
use crate::form::Form;
use crate::guard::Here;
use crate::person::pointing::Pointing;
use crate::person::shell::{Call, Shell, go, show};
use crate::visit::{Visit, seen};

/// What is wrong with what was sent, and where.
pub(crate) struct Wrong {
    /// The field that is to be mended.
    pub(crate) field: String,
    /// What is wrong.
    pub(crate) why: String,
}

impl Wrong {
    pub(crate) fn new(field: &str, why: String) -> Self {
        Self {
            field: field.to_owned(),
            why,
        }
    }
}

/// Something to choose.
pub(crate) struct Choice {
    /// What is sent.
    pub(crate) value: String,
    /// What is read.
    pub(crate) label: String,
    /// It is chosen already.
    pub(crate) chosen: bool,
}

impl Choice {
    /// The options of a finding, without *not sure*.
    pub(crate) fn of(words: &Words<'_>, finding: &Finding, chosen: &[String]) -> Vec<Self> {
        let (options, none) = match &finding.kind {
            FindingKind::One { options, .. } => (options.as_slice(), None),
            FindingKind::Several { options, none } => (options.as_slice(), none.as_ref()),
            FindingKind::Number { .. } => (&[][..], None),
        };
        let choices = options.iter().chain(none).map(|option| Self {
            value: option.id.clone(),
            label: words.fill(&option.label),
            chosen: chosen.contains(&option.id),
        });
        choices.collect()
    }
}

/// One line of a list.
struct Line {
    /// The finding.
    id: String,
    label: String,
    has: bool,
    unsure: bool,
    /// How it is there, where that is to be said.
    more: Option<Field>,
    /// How to find out.
    help: Vec<String>,
    pictures: Vec<Picture>,
}

/// What is asked of one finding.
struct Field {
    /// The name under which it is sent.
    name: String,
    several: bool,
    choices: Vec<Choice>,
    /// *Not sure* and *I would rather not say*, apart from the rest.
    extras: Vec<Choice>,
    number: Option<Number>,
}

/// A number to write.
struct Number {
    written: String,
    range: String,
}

/// What was chosen or written, as it is sent.
#[derive(Debug, Clone, Default)]
struct Entered {
    has: BTreeSet<String>,
    unsure: BTreeSet<String>,
    none: bool,
    /// By field.
    fields: BTreeMap<String, Vec<String>>,
}

#[derive(Template)]
#[template(path = "question.html")]
struct Page {
    shell: Shell,
    key: String,
    seen: usize,
    emergency: Call,
    wrong: Vec<Wrong>,
    back: String,
    stage: String,
    progress: String,
    /// Said before the question.
    lead: Option<String>,
    ask: String,
    note: Option<String>,
    pictures: Vec<Picture>,
    /// A drawing to point at, the list being its equal.
    pointing: Option<Pointing>,
    lines: Vec<Line>,
    /// The label of "none of these", and whether it is chosen.
    none: Option<(String, bool)>,
    can_doubt: bool,
    field: Option<Field>,
    why: Vec<Why>,
}

impl Page {
    /// Some line says how to find out.
    fn has_help(&self) -> bool {
        let mut lines = self.lines.iter();
        lines.any(|line| !line.help.is_empty() || !line.pictures.is_empty())
    }
}

impl Field {
    /// The kind of its boxes.
    fn kind(&self) -> &'static str {
        if self.several { "checkbox" } else { "radio" }
    }
}

#[derive(Template)]
#[template(path = "contradiction.html")]
struct Apart {
    shell: Shell,
    emergency: Call,
    contradictions: Vec<(Vec<(String, String)>, String)>,
}

/// A question with what its page must know.
struct Shown {
    key: String,
    question: Question,
    /// Only the last page comes once more for whoever was not sure.
    checking: bool,
    stage: Stage,
}

/// Shows what comes next.
pub(crate) async fn next(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let visit = Visit::of(&app, &here, &headers).await?;
    if visit.is_outdated() {
        return Ok(go("/answers"));
    }
    let sitting = visit.sitting()?;
    let (shown, assessment) = match sitting.turn() {
        Turn::Contradiction(conflicts) => return apart(&app, &here, &visit, &sitting, &conflicts),
        turn => match next_of(&visit, &sitting, &turn) {
            Some(shown) => (shown, assessment_of(turn)),
            None => return Ok(go("/advice")),
        },
    };
    let entered = Entered::of(&visit, &shown.question);
    let page = Making {
        app: &app,
        here: &here,
        visit: &visit,
        sitting: &sitting,
        assessment: assessment.as_ref(),
    };
    page.show(StatusCode::OK, &shown, &entered, Vec::new())
}

/// Shows a question that was answered, or that comes first.
pub(crate) async fn named(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    Path(key): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let visit = Visit::of(&app, &here, &headers).await?;
    let sitting = visit.sitting()?;
    let turn = sitting.turn();
    let shown = shown(&visit, &sitting, &turn, &key)?;
    let assessment = assessment_of(turn);
    let entered = Entered::of(&visit, &shown.question);
    let page = Making {
        app: &app,
        here: &here,
        visit: &visit,
        sitting: &sitting,
        assessment: assessment.as_ref(),
    };
    page.show(StatusCode::OK, &shown, &entered, Vec::new())
}

/// Takes an answer.
pub(crate) async fn answer_it(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    Path(key): Path<String>,
    Extension(mut form): Extension<Form>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let visit = Visit::of(&app, &here, &headers).await?;
    let count = form
        .one("seen")?
        .and_then(|count| count.parse::<usize>().ok());
    let count = count.ok_or(Fault::NotUnderstood)?;
    if count != visit.case.events.len() {
        return Err(Fault::Conflict);
    }
    let mut sitting = visit.sitting()?;
    let turn = sitting.turn();
    let shown = shown(&visit, &sitting, &turn, &key)?;
    let stops = form.is_ticked("stop")?;
    let entered = Entered::read(visit.module(), &shown.question, form)?;
    let taken = take(&visit, &mut sitting, &shown.question, &entered)?;
    match taken {
        Ok(answers) => {
            let mut response = go(if stops { "/advice" } else { "/question" });
            let given = shown.question.findings.iter();
            let given = given.filter_map(|id| Some((*id, answers.get(*id)?)));
            let observed = seen(visit.module(), given);
            visit.add(&app, count, observed, &mut response).await?;
            app.metrics().answered();
            Ok(response)
        }
        Err(wrong) => {
            let assessment = assessment_of(turn);
            let fresh = visit.sitting()?;
            let page = Making {
                app: &app,
                here: &here,
                visit: &visit,
                sitting: &fresh,
                assessment: assessment.as_ref(),
            };
            page.show(StatusCode::UNPROCESSABLE_ENTITY, &shown, &entered, wrong)
        }
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
    let question = sitting.question(page)?;
    let screens = &visit.module().screens;
    let screen = page.screen.and_then(|screen| screens.get(screen));
    match (&question.takes, screen) {
        (Takes::List { .. }, Some(screen)) => Some(Shown {
            key: screen.id.clone(),
            stage: visit.edition.decision.stage(page),
            question,
            checking: false,
        }),
        _ => single(visit, sitting, *page.findings.first()?, false),
    }
}

fn single(
    visit: &Visit<'_>,
    sitting: &Sitting<'_>,
    finding: FindingId,
    checking: bool,
) -> Option<Shown> {
    let content = visit.module().findings.get(finding.index())?;
    let pages = visit.edition.decision.pages();
    let page = pages.iter().find(|page| page.findings.contains(&finding))?;
    content
        .observers
        .contains(&Observer::Patient)
        .then_some(())?;
    Some(Shown {
        key: content.id.clone(),
        question: Question::of(&sitting.words(), finding)?,
        checking,
        stage: visit.edition.decision.stage(page),
    })
}

/// The question of a name: a screen as far as it was answered or else is open, or a finding.
fn shown(visit: &Visit<'_>, sitting: &Sitting<'_>, turn: &Turn, key: &str) -> Result<Shown, Fault> {
    if let Some(next) = next_of(visit, sitting, turn).filter(|next| next.key == key) {
        return Ok(next);
    }
    let module = visit.module();
    if let Some(screen) = module.screens.iter().position(|screen| screen.id == key) {
        let pages = visit.edition.decision.pages();
        let page = pages.into_iter().find(|page| page.screen == Some(screen));
        let mut page = page.ok_or(Fault::NotFound)?;
        let answered = |finding: &FindingId| visit.answers().get(*finding).is_some();
        if page.findings.iter().any(answered) {
            page.findings.retain(answered);
        }
        return of_page(visit, sitting, &page).ok_or(Fault::NotFound);
    }
    let mut findings = (0..).map(FindingId).zip(&module.findings);
    let found = findings.find(|(_, finding)| finding.id == key);
    let (finding, _) = found.ok_or(Fault::NotFound)?;
    single(visit, sitting, finding, false).ok_or(Fault::NotFound)
}

/// Under which name a finding is asked: its screen where that is one list, else its own.
pub(crate) fn key_of(visit: &Visit<'_>, finding: FindingId) -> Option<String> {
    let module = visit.module();
    let pages = visit.edition.decision.pages();
    let page = pages.iter().find(|page| page.findings.contains(&finding))?;
    let screen = page.screen.and_then(|screen| module.screens.get(screen));
    let list = screen.filter(|screen| screen.none.is_some() && page.findings.len() > 1);
    let own = || Some(module.findings.get(finding.index())?.id.clone());
    list.map(|screen| screen.id.clone()).or_else(own)
}

/// The questions answered so far, in order, each where it was answered first.
fn trail(visit: &Visit<'_>) -> Vec<String> {
    let mut trail: Vec<String> = Vec::new();
    for observation in &visit.replay.observations {
        if let Some(key) = key_of(visit, observation.finding).filter(|key| !trail.contains(key)) {
            trail.push(key);
        }
    }
    trail
}

/// Where *back* leads from a question.
fn back(visit: &Visit<'_>, key: &str) -> String {
    let trail = trail(visit);
    let here = trail.iter().position(|known| known == key);
    let before = here.unwrap_or(trail.len()).checked_sub(1);
    let before = before.and_then(|before| trail.get(before));
    before.map_or_else(|| "/words".to_owned(), |key| format!("/question/{key}"))
}

impl Entered {
    /// What was answered before.
    fn of(visit: &Visit<'_>, question: &Question) -> Self {
        let mut entered = Self::default();
        let module = visit.module();
        let list = matches!(question.takes, Takes::List { .. });
        let mut none = list;
        for &id in &question.findings {
            let (Some(finding), Some(given)) =
                (module.findings.get(id.index()), visit.answers().get(id))
            else {
                none = false;
                continue;
            };
            let field = if list {
                how(&finding.id)
            } else {
                ANSWER.to_owned()
            };
            entered.fields.insert(field, said(finding, given));
            if list && *given == Answer::NotSure {
                entered.unsure.insert(finding.id.clone());
                none = false;
            } else if list && Some(given) != none_of(module, id).as_ref() {
                entered.has.insert(finding.id.clone());
                none = false;
            }
        }
        entered.none = none;
        entered
    }

    /// What a form sends to a question, and nothing besides.
    fn read(module: &Module, question: &Question, mut form: Form) -> Result<Self, Fault> {
        let mut entered = Self::default();
        let names = question.findings.iter();
        let names = names.filter_map(|id| Some(module.findings.get(id.index())?.id.clone()));
        let names = names.collect::<Vec<_>>();
        if let Takes::List { .. } = question.takes {
            entered.has = form.all("has").into_iter().collect();
            entered.unsure = form.all("unsure").into_iter().collect();
            entered.none = form.is_ticked("none")?;
            for name in &names {
                entered.fields.insert(how(name), form.all(&how(name)));
            }
        } else {
            entered.fields.insert(ANSWER.to_owned(), form.all(ANSWER));
        }
        form.finish()?;
        let known = |id: &String| names.contains(id);
        let all = entered.has.iter().chain(&entered.unsure).all(known);
        all.then_some(entered).ok_or(Fault::NotUnderstood)
    }

    fn field(&self, name: &str) -> &[String] {
        self.fields.get(name).map_or(&[], Vec::as_slice)
    }
}

/// The name under which the answer to a single question is sent.
const ANSWER: &str = "answer";

/// The name under which it is sent how a line of a list is there.
fn how(finding: &str) -> String {
    format!("how-{finding}")
}

/// An answer as it is sent.
fn said(finding: &Finding, given: &Answer) -> Vec<String> {
    match answer::to_json(finding, given) {
        Value::Array(values) => values
            .iter()
            .filter_map(|value| Some(value.as_str()?.to_owned()))
            .collect(),
        Value::String(text) => vec![text],
        other => vec![other.to_string()],
    }
}

/// The answers once this is taken, or what is wrong with it.
fn take(
    visit: &Visit<'_>,
    sitting: &mut Sitting<'_>,
    question: &Question,
    entered: &Entered,
) -> Result<Result<Answers, Vec<Wrong>>, Fault> {
    let say = question.phrases;
    if let Takes::List { .. } = question.takes {
        return take_list(visit, sitting, question, entered);
    }
    let Some(&id) = question.findings.first() else {
        return Err(Fault::NotUnderstood);
    };
    let finding = visit
        .module()
        .findings
        .get(id.index())
        .ok_or(Fault::NotFound)?;
    match answer_of(say, finding, question, entered.field(ANSWER), ANSWER)? {
        Ok(answer) => {
            sitting.set(id, Some(answer));
            Ok(Ok(sitting.answers().clone()))
        }
        Err(wrong) => Ok(Err(vec![wrong])),
    }
}

fn take_list(
    visit: &Visit<'_>,
    sitting: &mut Sitting<'_>,
    question: &Question,
    entered: &Entered,
) -> Result<Result<Answers, Vec<Wrong>>, Fault> {
    let (say, module) = (question.phrases, visit.module());
    let ticked = !entered.has.is_empty() || !entered.unsure.is_empty();
    if entered.none && ticked {
        return Ok(Err(vec![Wrong::new("none", say.web_none_and_line())]));
    }
    if !entered.none && !ticked {
        return Ok(Err(vec![Wrong::new("has-0", say.web_choose_lines())]));
    }
    let places = |ids: &BTreeSet<String>| {
        let lines = question.findings.iter().enumerate();
        let lines = lines.filter(|(_, id)| {
            let finding = module.findings.get(id.index());
            finding.is_some_and(|finding| ids.contains(&finding.id))
        });
        lines.map(|(at, _)| at).collect::<Vec<_>>()
    };
    let chosen = places(&entered.has);
    let mut unsure = places(&entered.unsure);
    unsure.retain(|at| !chosen.contains(at));
    if !question.unsure && !unsure.is_empty() {
        return Err(Fault::NotUnderstood);
    }
    let left = sitting.take_list(question, &Reply::Chosen { chosen, unsure });
    let words = sitting.words();
    let mut wrong = Vec::new();
    for id in left.chosen {
        let (Some(finding), Some(more)) = (
            module.findings.get(id.index()),
            Question::follow_up(&words, id),
        ) else {
            continue;
        };
        let field = how(&finding.id);
        match answer_of(say, finding, &more, entered.field(&field), &field)? {
            Ok(answer) => sitting.set(id, Some(answer)),
            Err(mut missing) => {
                let line = question.findings.iter().position(|known| *known == id);
                let line = line.and_then(|at| question.items().get(at));
                let line = line.map(|item| item.label.clone()).unwrap_or_default();
                missing.why = say.web_say_more(&line);
                wrong.push(missing);
            }
        }
    }
    Ok(if wrong.is_empty() {
        Ok(sitting.answers().clone())
    } else {
        Err(wrong)
    })
}

/// The answer of one finding, or what is wrong with it.
fn answer_of(
    say: Phrases,
    finding: &Finding,
    question: &Question,
    sent: &[String],
    field: &str,
) -> Result<Result<Answer, Wrong>, Fault> {
    let sent = sent.iter().map(|text| text.trim());
    let sent = sent.filter(|text| !text.is_empty()).collect::<Vec<_>>();
    let first = format!("{field}-0");
    let value = match (&finding.kind, sent.as_slice()) {
        (FindingKind::Number { .. }, []) => {
            let why = say.web_number_wrong(&range(say, question));
            return Ok(Err(Wrong::new(&first, why)));
        }
        (FindingKind::Several { .. }, []) => {
            return Ok(Err(Wrong::new(&first, say.web_choose_several())));
        }
        (_, []) => return Ok(Err(Wrong::new(&first, say.web_choose_one()))),
        (FindingKind::Several { none, .. }, several) => {
            let none = none.as_ref().map(|none| none.id.as_str());
            let apart = |text: &&str| Some(*text) == none || EXTRAS.contains(text);
            if several.len() > 1 && several.iter().any(apart) {
                return Ok(Err(Wrong::new(&first, say.web_none_and_line())));
            }
            Value::from(several.to_vec())
        }
        (FindingKind::One { .. }, [one]) => Value::from(*one),
        (FindingKind::Number { .. }, [one]) if EXTRAS.contains(one) => Value::from(*one),
        (FindingKind::Number { .. }, [number, rest @ ..]) => {
            let read = finding.kind.number(&number.replace(',', "."));
            return match (read, rest) {
                (Some(number), []) => Ok(Ok(Answer::Number(number))),
                _ => {
                    let why = say.web_number_wrong(&range(say, question));
                    Ok(Err(Wrong::new(&first, why)))
                }
            };
        }
        _ => return Err(Fault::NotUnderstood),
    };
    let answer = answer::answer(finding, &value).map_err(|_| Fault::NotUnderstood)?;
    let offered = match answer {
        Answer::NotSure => question.unsure,
        Answer::Declined => question.decline,
        Answer::NotAssessable => false,
        _ => true,
    };
    offered.then_some(Ok(answer)).ok_or(Fault::NotUnderstood)
}

/// What can be sent besides an option.
const EXTRAS: [&str; 2] = ["not_sure", "declined"];

/// Which numbers can be written.
fn range(say: Phrases, question: &Question) -> String {
    let Takes::Number {
        low,
        high,
        decimals,
        unit,
    } = &question.takes
    else {
        return String::new();
    };
    let [low, high] =
        [low, high].map(|end| sural_content::decimal::shown((*end).into(), *decimals));
    match unit.as_str() {
        "" => say.range(&low, &high),
        unit => say.range_of(&low, &high, unit),
    }
}

/// What a page of a question is made from.
struct Making<'a> {
    app: &'a App,
    here: &'a Here,
    visit: &'a Visit<'a>,
    sitting: &'a Sitting<'a>,
    assessment: Option<&'a Assessment>,
}

impl Making<'_> {
    fn show(
        &self,
        status: StatusCode,
        shown: &Shown,
        entered: &Entered,
        wrong: Vec<Wrong>,
    ) -> Result<Response, Fault> {
        let (words, question) = (self.sitting.words(), &shown.question);
        let say = words.phrases();
        let lines = self.lines(&words, question, entered);
        let single = lines
            .is_empty()
            .then(|| question.findings.first())
            .flatten();
        let single = single.and_then(|id| words.module().findings.get(id.index()));
        let why = self.assessment.map(|assessment| {
            let findings = &question.findings;
            self.sitting.why(assessment, findings)
        });
        let field = single.map(|finding| field(&words, finding, question, ANSWER, entered));
        let mut pictures = single.map(|finding| pictures(&words, finding));
        let pointing = pictures.iter().flatten().find_map(|picture| {
            let pointing = Pointing::at(picture, &field.as_ref()?.choices)?;
            Some((picture.id.clone(), pointing))
        });
        if let (Some(pictures), Some((id, _))) = (&mut pictures, &pointing) {
            pictures.retain(|picture| picture.id != *id);
        }
        let page = Page {
            key: shown.key.clone(),
            seen: self.visit.case.events.len(),
            emergency: Call::help(&words),
            back: back(self.visit, &shown.key),
            stage: say.stage(shown.stage),
            progress: self.progress(say),
            lead: shown.checking.then(|| say.doubted()),
            ask: question.ask.clone(),
            note: question.note.clone(),
            pictures: pictures.unwrap_or_default(),
            pointing: pointing.map(|(_, pointing)| pointing),
            none: match &question.takes {
                Takes::List { none, .. } => Some((none.clone(), entered.none)),
                _ => None,
            },
            can_doubt: question.unsure,
            field,
            lines,
            why: why.unwrap_or_default(),
            wrong,
            shell: Shell::of(self.app, self.here, say, self.visit.edition),
        };
        show(status, &page)
    }

    fn lines(&self, words: &Words<'_>, question: &Question, entered: &Entered) -> Vec<Line> {
        let Takes::List { items, .. } = &question.takes else {
            return Vec::new();
        };
        let lines = question
            .findings
            .iter()
            .zip(items)
            .filter_map(|(id, item)| {
                let finding = words.module().findings.get(id.index())?;
                let more = Question::follow_up(words, *id);
                Some(Line {
                    label: item.label.clone(),
                    has: entered.has.contains(&finding.id),
                    unsure: entered.unsure.contains(&finding.id),
                    more: more.map(|more| field(words, finding, &more, &how(&finding.id), entered)),
                    help: finding.help.iter().map(|help| words.fill(help)).collect(),
                    pictures: pictures(words, finding),
                    id: finding.id.clone(),
                })
            });
        lines.collect()
    }

    /// How far it is, and how far it can still be at most.
    fn progress(&self, say: Phrases) -> String {
        let page = (trail(self.visit).len() + 1).to_string();
        let left = self
            .visit
            .edition
            .decision
            .pages_left(self.sitting.answers());
        let lists = left.iter().map(|page| {
            let screens = &self.visit.module().screens;
            let screen = page.screen.and_then(|screen| screens.get(screen));
            match screen {
                Some(screen) if screen.none.is_some() => 1,
                _ => page.findings.len(),
            }
        });
        match lists.sum::<usize>().saturating_sub(1) {
            0 => say.web_last_page(&page),
            left => say.web_page(&page, &left.to_string()),
        }
    }
}

fn pictures(words: &Words<'_>, finding: &Finding) -> Vec<Picture> {
    let all = &words.module().pictures;
    let shown = finding.pictures.iter();
    let shown = shown.filter_map(|picture| all.get(picture.index()));
    shown.cloned().collect()
}

fn field(
    words: &Words<'_>,
    finding: &Finding,
    question: &Question,
    name: &str,
    entered: &Entered,
) -> Field {
    let say = words.phrases();
    let sent = entered.field(name);
    let asked = question
        .items()
        .iter()
        .map(|item| item.index)
        .collect::<Vec<_>>();
    let mut choices = Choice::of(words, finding, sent);
    if let (FindingKind::One { .. } | FindingKind::Several { .. }, Takes::Several { none, .. }) =
        (&finding.kind, &question.takes)
    {
        let keep = asked.len() + usize::from(none.is_some());
        choices.truncate(keep);
    } else if let Takes::One(_) = question.takes {
        let mut index = 0..;
        choices.retain(|_| index.next().is_some_and(|at| asked.contains(&at)));
    }
    let extra = |value: &str, label: String, offered: bool| {
        offered.then(|| Choice {
            value: value.to_owned(),
            label,
            chosen: sent.iter().any(|text| text == value),
        })
    };
    let extras = [
        extra("not_sure", say.not_sure_label(), question.unsure),
        extra("declined", say.declined_label(), question.decline),
    ];
    let number = matches!(question.takes, Takes::Number { .. }).then(|| Number {
        written: sent
            .iter()
            .find(|text| !EXTRAS.contains(&text.as_str()))
            .cloned()
            .unwrap_or_default(),
        range: range(say, question),
    });
    Field {
        name: name.to_owned(),
        several: matches!(question.takes, Takes::Several { .. }),
        choices,
        extras: extras.into_iter().flatten().collect(),
        number,
    }
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
