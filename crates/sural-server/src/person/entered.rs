//! What a form sends to a question, and what it comes to.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use serde_json::Value;
use sural_case::answer;
use sural_content::decimal;
use sural_content::module::{Answer, Finding, FindingKind, Module};
use sural_decision::Answers;
use sural_decision::answers::none_of;
use sural_interview::question::{Question, Takes};
use sural_interview::reply::Reply;
use sural_interview::sitting::Sitting;
use sural_render::phrases::Phrases;

use crate::fault::Fault;
use crate::form::Form;
use crate::person::question::Shown;
use crate::visit::Visit;

/// What is wrong with what was sent, and where.
pub(crate) struct Wrong {
    /// The field that is to be mended.
    pub(crate) field: String,
    /// The question, where a page has several.
    pub(crate) ask: Option<String>,
    /// What is wrong.
    pub(crate) why: String,
}

impl Wrong {
    pub(crate) fn new(field: &str, why: String) -> Self {
        Self {
            field: field.to_owned(),
            ask: None,
            why,
        }
    }

    /// The status of a page that says what is wrong, if anything is.
    pub(crate) fn status(wrong: &[Self]) -> StatusCode {
        if wrong.is_empty() {
            StatusCode::OK
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        }
    }
}

/// What was chosen or written, as it is sent.
#[derive(Debug, Clone, Default)]
pub(super) struct Entered {
    pub(super) has: BTreeSet<String>,
    pub(super) unsure: BTreeSet<String>,
    pub(super) none: bool,
    /// By field.
    pub(super) fields: BTreeMap<String, Vec<String>>,
}

impl Entered {
    /// What was answered before.
    pub(super) fn of(visit: &Visit<'_>, shown: &Shown) -> Self {
        let mut entered = Self::default();
        let module = visit.module();
        let list = shown.list().is_some();
        let mut none = list;
        for id in shown.findings() {
            let (Some(finding), Some(given)) =
                (module.findings.get(id.index()), visit.answers().get(id))
            else {
                none = false;
                continue;
            };
            let said = sent(finding, given);
            entered.fields.insert(shown.field(finding), said);
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

    /// What a form sends to a page, and nothing besides.
    pub(super) fn read(module: &Module, shown: &Shown, mut form: Form) -> Result<Self, Fault> {
        let mut entered = Self::default();
        let findings = shown.findings();
        let findings = findings.iter();
        let findings = findings.filter_map(|id| module.findings.get(id.index()));
        let findings = findings.collect::<Vec<_>>();
        if shown.list().is_some() {
            entered.has = form.all("has").into_iter().collect();
            entered.unsure = form.all("unsure").into_iter().collect();
            entered.none = form.is_ticked("none")?;
        }
        for finding in &findings {
            let field = shown.field(finding);
            entered.fields.insert(field.clone(), form.all(&field));
        }
        form.finish()?;
        let known = |id: &String| findings.iter().any(|finding| finding.id == *id);
        let all = entered.has.iter().chain(&entered.unsure).all(known);
        all.then_some(entered).ok_or(Fault::NotUnderstood)
    }

    pub(super) fn field(&self, name: &str) -> &[String] {
        self.fields.get(name).map_or(&[], Vec::as_slice)
    }
}

/// The name under which the answer to a single question is sent.
pub(super) const ANSWER: &str = "answer";

/// The name under which it is sent how a line of a list is there.
pub(super) fn how(finding: &str) -> String {
    format!("how-{finding}")
}

/// An answer as a form sends it.
pub(crate) fn sent(finding: &Finding, given: &Answer) -> Vec<String> {
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
pub(super) fn take(
    visit: &Visit<'_>,
    sitting: &mut Sitting<'_>,
    shown: &Shown,
    entered: &Entered,
) -> Result<Result<Answers, Vec<Wrong>>, Fault> {
    if let Some(list) = shown.list() {
        return take_list(visit, sitting, list, entered);
    }
    let mut wrong = Vec::new();
    for question in &shown.questions {
        let id = question.findings.first().ok_or(Fault::NotUnderstood)?;
        let finding = visit.module().findings.get(id.index());
        let finding = finding.ok_or(Fault::NotFound)?;
        let field = shown.field(finding);
        match answer_of(
            question.phrases,
            finding,
            question,
            entered.field(&field),
            &field,
        )? {
            Ok(answer) => sitting.set(*id, Some(answer)),
            Err(mut one) => {
                one.ask = (shown.questions.len() > 1).then(|| question.ask.clone());
                wrong.push(one);
            }
        }
    }
    Ok(if wrong.is_empty() {
        Ok(sitting.answers().clone())
    } else {
        Err(wrong)
    })
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
pub(super) const EXTRAS: [&str; 2] = ["not_sure", "declined"];

/// Which numbers can be written.
pub(super) fn range(say: Phrases, question: &Question) -> String {
    let Takes::Number {
        low,
        high,
        decimals,
        unit,
    } = &question.takes
    else {
        return String::new();
    };
    let [low, high] = [low, high].map(|end| decimal::shown((*end).into(), *decimals));
    match unit.as_str() {
        "" => say.range(&low, &high),
        unit => say.range_of(&low, &high, unit),
    }
}
