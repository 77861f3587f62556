//! How a question looks: its choices, the ways to find out, and how far the interview is.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use sural_content::module::{Finding, FindingKind, Picture};
use sural_decision::Assessment;
use sural_interview::question::{Question, Takes};
use sural_interview::sitting::Sitting;
use sural_interview::why::Why;
use sural_render::phrases::Phrases;
use sural_render::words::Words;

use crate::app::App;
use crate::fault::Fault;
use crate::guard::Here;
use crate::person::entered::{EXTRAS, Entered, Wrong, how, range};
use crate::person::pointing::Pointing;
use crate::person::question::{Shown, back, key_of, trail};
use crate::person::shell::{Call, Shell, show};
use crate::visit::Visit;

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

impl Field {
    /// The kind of its boxes.
    fn kind(&self) -> &'static str {
        if self.several { "checkbox" } else { "radio" }
    }
}

/// One question of those that are asked one under the other.
struct Asked {
    ask: String,
    /// How to find out.
    note: Option<String>,
    /// What was said last time.
    last: Option<String>,
    /// What was wrong with what was sent.
    wrong: Option<String>,
    pictures: Vec<Picture>,
    /// A drawing to point at, the list being its equal.
    pointing: Option<Pointing>,
    field: Field,
}

/// A number to write.
struct Number {
    written: String,
    range: String,
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
    /// What the page asks; of several questions, what they are about.
    ask: String,
    note: Option<String>,
    lines: Vec<Line>,
    /// The label of "none of these", and whether it is chosen.
    none: Option<(String, bool)>,
    /// What was said last time to the list.
    last: Option<String>,
    can_doubt: bool,
    /// The questions, where it is not a list.
    asked: Vec<Asked>,
    why: Vec<Why>,
}

impl Page {
    /// Some line says how to find out.
    fn has_help(&self) -> bool {
        let mut lines = self.lines.iter();
        lines.any(|line| !line.help.is_empty() || !line.pictures.is_empty())
    }
}

/// What a page of a question is made from.
pub(super) struct Making<'a> {
    pub(super) app: &'a App,
    pub(super) here: &'a Here,
    pub(super) visit: &'a Visit<'a>,
    pub(super) sitting: &'a Sitting<'a>,
    pub(super) assessment: Option<&'a Assessment>,
}

impl Making<'_> {
    pub(super) fn show(
        &self,
        status: StatusCode,
        shown: &Shown,
        entered: &Entered,
        wrong: Vec<Wrong>,
    ) -> Result<Response, Fault> {
        let words = self.sitting.words();
        let say = words.phrases();
        let list = shown.list();
        let trail = trail(self.visit);
        let why = self.assessment.map(|assessment| {
            let findings = shown.findings();
            self.sitting.why(assessment, &findings)
        });
        let asked = match list {
            Some(_) => Vec::new(),
            None => self.asked(&words, shown, entered, &wrong),
        };
        let (ask, note) = heading(shown).unwrap_or_default();
        let page = Page {
            key: shown.key.clone(),
            seen: self.visit.case.events.len(),
            emergency: Call::help(&words),
            back: back(&trail, &shown.key),
            stage: say.stage(shown.stage),
            progress: self.progress(say, shown, &trail),
            lead: shown.checking.then(|| say.doubted()),
            ask,
            note,
            none: list.and_then(|list| match &list.takes {
                Takes::List { none, .. } => Some((none.clone(), entered.none)),
                _ => None,
            }),
            last: list.and_then(|list| list.last.clone()),
            can_doubt: list.is_some_and(|list| list.unsure),
            lines: list
                .map(|list| self.lines(&words, list, entered))
                .unwrap_or_default(),
            asked,
            why: why.unwrap_or_default(),
            wrong,
            shell: Shell::of(self.app, self.here, say, self.visit.edition),
        };
        show(status, &page)
    }

    /// The questions one under the other.
    fn asked(
        &self,
        words: &Words<'_>,
        shown: &Shown,
        entered: &Entered,
        wrong: &[Wrong],
    ) -> Vec<Asked> {
        let findings = &words.module().findings;
        let asked = shown.questions.iter().filter_map(|question| {
            let finding = findings.get(question.findings.first()?.index())?;
            let name = shown.field(finding);
            let field = field(words, finding, question, &name, entered);
            let mut pictures = pictures(words, finding);
            let pointing = pictures
                .iter()
                .position(|picture| Pointing::at(picture, &field.choices).is_some());
            let pointing = pointing.map(|at| pictures.remove(at));
            let mine = |wrong: &&Wrong| wrong.field == format!("{name}-0");
            Some(Asked {
                ask: question.ask.clone(),
                note: question.note.clone(),
                last: question.last.clone(),
                wrong: wrong.iter().find(mine).map(|wrong| wrong.why.clone()),
                pointing: pointing.and_then(|picture| Pointing::at(&picture, &field.choices)),
                pictures,
                field,
            })
        });
        asked.collect()
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
    fn progress(&self, say: Phrases, shown: &Shown, trail: &[&str]) -> String {
        let before = trail.iter().position(|known| *known == shown.key);
        let page = (before.unwrap_or(trail.len()) + 1).to_string();
        let asked = shown.findings();
        let left = self.assessment.map(|assessment| &assessment.left);
        // A page of which only something is left has its number already.
        let left = left.into_iter().flatten().filter(|page| {
            let first = page.findings.first();
            let key = first.and_then(|first| key_of(self.visit, *first));
            let is_shown = page.findings.iter().any(|left| asked.contains(left));
            !is_shown && key.is_none_or(|key| !trail.contains(&key))
        });
        match left.count() {
            0 => say.web_last_page(&page),
            left => say.web_page(&page, &left.to_string()),
        }
    }
}

/// What a page asks, and how to find out; how to find out about one question stands with it.
fn heading(shown: &Shown) -> Option<(String, Option<String>)> {
    let question = shown.questions.first()?;
    let list = shown.list().and_then(|list| list.note.clone());
    let own = || (question.ask.clone(), list);
    Some(shown.heading.clone().unwrap_or_else(own))
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
