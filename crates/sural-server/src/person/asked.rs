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
use crate::person::entered::{ANSWER, EXTRAS, Entered, Wrong, how, range};
use crate::person::pointing::Pointing;
use crate::person::question::{Shown, back, trail};
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
            progress: self.progress(say, &shown.key),
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
    fn progress(&self, say: Phrases, key: &str) -> String {
        let trail = trail(self.visit);
        let before = trail.iter().position(|known| known == key);
        let page = (before.unwrap_or(trail.len()) + 1).to_string();
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
        match lists
            .sum::<usize>()
            .saturating_sub(usize::from(before.is_none()))
        {
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
