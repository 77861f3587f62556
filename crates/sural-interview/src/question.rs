//! What is shown at once: one question and what may be answered.

use sural_content::module::{Answer, Choice, Finding, FindingId, FindingKind, Module, Unsure};
use sural_decision::answers::none_of;
use sural_decision::interview::Page;
use sural_render::phrases::Phrases;
use sural_render::words::Words;

use crate::reply::Reply;

/// One question in the words of a region.
#[derive(Debug, Clone)]
pub struct Question {
    /// The language it is asked in.
    pub phrases: Phrases,
    /// The findings it asks about, as numbered in a list.
    pub findings: Vec<FindingId>,
    /// The question itself.
    pub ask: String,
    /// How to find out; shown with the question.
    pub note: Option<String>,
    /// How to find out; shown on request.
    pub help: Vec<String>,
    /// What was said last time, if it is asked again.
    pub last: Option<String>,
    /// What may be answered.
    pub takes: Takes,
    /// *Not sure* is offered.
    pub unsure: bool,
    /// *I would rather not say* is offered.
    pub decline: bool,
}

/// A numbered line.
#[derive(Debug, Clone)]
pub struct Item {
    /// Of a list: which of the findings. Otherwise: which option of the finding.
    pub index: usize,
    /// What it says.
    pub label: String,
}

/// What may be answered.
#[derive(Debug, Clone)]
pub enum Takes {
    /// Any of several findings, or `none` of them.
    List {
        /// The findings.
        items: Vec<Item>,
        /// How "none of these" is worded.
        none: String,
    },
    /// One option.
    One(Vec<Item>),
    /// Any number of options.
    Several {
        /// The options.
        items: Vec<Item>,
        /// How "none" is worded, if it is offered.
        none: Option<String>,
    },
    /// A number, bounds inclusive, in units of its last decimal.
    Number {
        /// The least.
        low: u32,
        /// The greatest.
        high: u32,
        /// How many decimals it has.
        decimals: u8,
        /// What it counts; may be empty.
        unit: String,
    },
}

impl Question {
    /// A page as one list of findings: only a screen with a "none of these" and more than one finding left.
    #[must_use]
    pub fn list(words: &Words<'_>, page: &Page) -> Option<Self> {
        let module = words.module();
        let screen = module.screens.get(page.screen?)?;
        let none = screen.none.as_ref()?;
        let findings = page
            .findings
            .iter()
            .filter_map(|id| module.findings.get(id.index()))
            .collect::<Vec<_>>();
        let labels = findings.iter().map(|finding| words.fill(listed(finding)));
        let help = findings.iter().zip(1..).map(|(finding, number)| {
            let about = [Some(&finding.ask), finding.help.as_ref()]
                .into_iter()
                .flatten();
            let about = about.map(|text| words.fill(text));
            let about = about.chain(pictured(words, finding)).collect::<Vec<_>>();
            format!("{number:>3}  {}", about.join(" "))
        });
        (findings.len() > 1).then(|| Self {
            phrases: words.phrases(),
            findings: page.findings.clone(),
            ask: words.fill(&screen.ask),
            note: screen.help.as_ref().map(|help| words.fill(help)),
            help: help.collect(),
            last: None,
            takes: Takes::List {
                items: labels
                    .enumerate()
                    .map(|(index, label)| Item {
                        index,
                        label: capital(&label),
                    })
                    .collect(),
                none: words.fill(none),
            },
            unsure: findings
                .iter()
                .all(|finding| finding.unsure != Unsure::Never),
            decline: false,
        })
    }

    /// One finding with all its options.
    #[must_use]
    pub fn of(words: &Words<'_>, id: FindingId) -> Option<Self> {
        let finding = words.module().findings.get(id.index())?;
        Some(Self {
            phrases: words.phrases(),
            findings: vec![id],
            ask: words.fill(&finding.ask),
            note: finding.help.as_ref().map(|help| words.fill(help)),
            help: pictured(words, finding),
            last: None,
            takes: takes(words, &finding.kind),
            unsure: finding.unsure != Unsure::Never,
            decline: finding.may_decline,
        })
    }

    /// What is left to ask of a finding that was chosen from a list; `None` if nothing is.
    #[must_use]
    pub fn follow_up(words: &Words<'_>, id: FindingId) -> Option<Self> {
        let mut question = Self::of(words, id)?;
        let none = none_of(words.module(), id);
        match &mut question.takes {
            Takes::One(items) => items.retain(|item| Some(Answer::Option(item.index)) != none),
            Takes::Several { none, .. } => *none = None,
            Takes::Number { .. } | Takes::List { .. } => {}
        }
        (question.items().len() != 1).then_some(question)
    }

    /// The numbered lines; none if a number is asked for.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        match &self.takes {
            Takes::List { items, .. } | Takes::One(items) | Takes::Several { items, .. } => items,
            Takes::Number { .. } => &[],
        }
    }

    /// *As before* is offered: one word for a whole list. A choice of one line is as short, and may have become another
    /// by the days alone ("1 to 3 days").
    #[must_use]
    pub fn may_be_as_before(&self) -> bool {
        self.last.is_some() && matches!(self.takes, Takes::List { .. })
    }

    /// The answer of a question about one finding; `None` if the reply is not one.
    #[must_use]
    pub fn answer(&self, reply: &Reply) -> Option<Answer> {
        let index = |at: &usize| self.items().get(*at).map(|item| item.index);
        match (reply, &self.takes) {
            (Reply::NotSure, _) => Some(Answer::NotSure),
            (Reply::Declined, _) => Some(Answer::Declined),
            (Reply::Number(number), _) => Some(Answer::Number(*number)),
            (Reply::Chosen { chosen, .. }, Takes::One(_)) => {
                chosen.first().and_then(index).map(Answer::Option)
            }
            (Reply::Chosen { chosen, .. }, _) => {
                Some(Answer::Options(chosen.iter().filter_map(index).collect()))
            }
            _ => None,
        }
    }
}

/// The drawings that show how to find out, in words.
fn pictured(words: &Words<'_>, finding: &Finding) -> Vec<String> {
    let pictures = &words.module().pictures;
    let pictures = finding
        .pictures
        .iter()
        .filter_map(|picture| pictures.get(picture.index()));
    let told = pictures.map(|picture| {
        words
            .phrases()
            .pictured(&picture.title, &picture.description)
    });
    told.collect()
}

/// The one answer of a finding that says that it is there, where there is no choice.
#[must_use]
pub fn plain_yes(module: &Module, id: FindingId) -> Option<Answer> {
    match &module.findings.get(id.index())?.kind {
        FindingKind::One { options, none, .. } => (0..options.len())
            .find(|option| Some(*option) != *none)
            .map(Answer::Option),
        FindingKind::Several { .. } => Some(Answer::Options(vec![0])),
        FindingKind::Number { .. } => None,
    }
}

/// An answer as the person chose it.
#[must_use]
pub fn chosen_words(words: &Words<'_>, id: FindingId, answer: &Answer) -> String {
    let module = words.module();
    let Some(finding) = module.findings.get(id.index()) else {
        return String::new();
    };
    let (options, none) = match &finding.kind {
        FindingKind::One { options, .. } => (options.as_slice(), None),
        FindingKind::Several { options, none } => (options.as_slice(), none.as_ref()),
        FindingKind::Number { .. } => (&[][..], None),
    };
    let label = |index: &usize| options.get(*index).map(|choice| words.fill(&choice.label));
    match answer {
        Answer::Option(index) => label(index).unwrap_or_default(),
        Answer::Options(chosen) if chosen.is_empty() => {
            none.map(|none| words.fill(&none.label)).unwrap_or_default()
        }
        Answer::Options(chosen) => chosen
            .iter()
            .filter_map(label)
            .collect::<Vec<_>>()
            .join(", "),
        Answer::Number(number) => finding.kind.shown(*number),
        Answer::Declined => words.phrases().declined_label(),
        Answer::NotSure | Answer::NotAssessable => words.phrases().not_sure_label(),
    }
}

/// A question that a plain *no* answers stands in a list as it is; of any other ("Can you walk?", "How far?") choosing
/// it would be ambiguous, so its phrase stands there.
fn listed(finding: &Finding) -> &str {
    let plain = match &finding.kind {
        FindingKind::One { options, none, .. } => none.and_then(|none| options.get(none)),
        FindingKind::Several { none, .. } => none.as_ref(),
        FindingKind::Number { .. } => None,
    };
    match &finding.says {
        Some(says) if plain.is_none_or(|none| none.id != "no") => says,
        _ => &finding.ask,
    }
}

fn takes(words: &Words<'_>, kind: &FindingKind) -> Takes {
    let items = |options: &[Choice]| {
        options
            .iter()
            .enumerate()
            .map(|(index, choice)| Item {
                index,
                label: words.fill(&choice.label),
            })
            .collect()
    };
    match kind {
        FindingKind::One { options, .. } => Takes::One(items(options)),
        FindingKind::Several { options, none } => Takes::Several {
            items: items(options),
            none: none.as_ref().map(|none| words.fill(&none.label)),
        },
        FindingKind::Number {
            low,
            high,
            decimals,
            unit,
        } => Takes::Number {
            low: *low,
            high: *high,
            decimals: *decimals,
            unit: unit.clone(),
        },
    }
}

/// A phrase as the beginning of a line.
#[must_use]
pub fn capital(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
