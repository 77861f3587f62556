//! The person's own words: answers that they suggest, to be confirmed before anything is asked.

use sural_content::lexicon::Lexicon;
use sural_content::module::FindingId;
use sural_decision::Answers;
use sural_freetext::{FreeText, Proposal};
use sural_render::words::Words;

use crate::question::{Item, Question, Takes, chosen_words};

/// What somebody's words suggest.
#[derive(Debug, Clone)]
pub struct Suggested {
    /// The question that shows what was understood; none if no answer is suggested.
    pub question: Option<Question>,
    proposals: Vec<Proposal>,
}

/// What came of the person's own words.
#[derive(Debug, Clone)]
pub struct Heard {
    /// The answers that the person confirmed.
    pub answers: Answers,
    /// Possible signs of an emergency that are still to be asked about.
    pub first: Vec<FindingId>,
}

impl Suggested {
    /// What a text suggests, told to whomever it says that answers.
    #[must_use]
    pub fn by(words: &Words<'_>, lexicon: &Lexicon, text: &str) -> Self {
        let proposals = FreeText::new(words.module(), lexicon).proposals(text);
        let offered = offered(&proposals).collect::<Vec<_>>();
        let words = words.told_to(&answers(words, offered.iter().copied()));
        let question = (!offered.is_empty()).then(|| question(&words, text, &offered));
        Self {
            question,
            proposals,
        }
    }

    /// Nothing was understood.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.proposals.is_empty()
    }

    /// What holds once these lines of the question are confirmed, and no other.
    #[must_use]
    pub fn confirmed(&self, words: &Words<'_>, lines: &[usize]) -> Heard {
        let offered = offered(&self.proposals).enumerate();
        let confirmed = offered.filter(|(at, _)| lines.contains(at));
        let answers = answers(words, confirmed.map(|(_, proposal)| proposal));
        let asked =
            |proposal: &&Proposal| proposal.emergency && answers.get(proposal.finding).is_none();
        let first = self.proposals.iter().filter(asked);
        let first = first.map(|proposal| proposal.finding).collect();
        Heard { answers, first }
    }
}

fn offered(proposals: &[Proposal]) -> impl Iterator<Item = &Proposal> {
    let answered = |proposal: &&Proposal| proposal.answer.is_some();
    proposals.iter().filter(answered)
}

fn answers<'a>(words: &Words<'_>, proposals: impl Iterator<Item = &'a Proposal>) -> Answers {
    let mut answers = Answers::none(words.module());
    for proposal in proposals {
        answers.set(proposal.finding, proposal.answer.clone());
    }
    answers
}

fn question(words: &Words<'_>, text: &str, offered: &[&Proposal]) -> Question {
    let phrases = words.phrases();
    let items = offered.iter().enumerate().map(|(index, proposal)| Item {
        index,
        label: line(words, text, proposal),
    });
    Question {
        phrases,
        findings: Vec::new(),
        ask: phrases.understood(),
        note: Some(phrases.understood_how()),
        help: Vec::new(),
        last: None,
        takes: Takes::Several {
            items: items.collect(),
            none: Some(phrases.none_right()),
        },
        unsure: false,
        decline: false,
    }
}

fn line(words: &Words<'_>, text: &str, proposal: &Proposal) -> String {
    let asked = words
        .module()
        .findings
        .get(proposal.finding.index())
        .map(|finding| words.fill(&finding.ask))
        .unwrap_or_default();
    let answer = proposal
        .answer
        .as_ref()
        .map(|answer| chosen_words(words, proposal.finding, answer))
        .unwrap_or_default();
    let wrote = proposal
        .words
        .iter()
        .filter_map(|place| text.get(place.clone()))
        .collect::<Vec<_>>()
        .join(" … ");
    words.phrases().understood_line(&asked, &answer, &wrote)
}
