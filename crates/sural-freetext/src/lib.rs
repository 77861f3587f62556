//! What people write about their leg, read as answers to confirm.
//!
//! Nothing here sets an answer: every [`Proposal`] names the words it came from, and a person says whether it is right.
//! A sign of an emergency is never taken as absent from what somebody writes, and a doubtful one calls for its question.

mod context;
mod matching;
mod measure;
mod spelling;
mod token;

use std::ops::Range;

use sural_content::lexicon::{Lexicon, Phrase, Suggestion};
use sural_content::module::{Answer, FindingId, FindingKind, Module, Stage};

use context::{Context, Meant};
use matching::{Found, Matcher};
use spelling::Spelling;
use token::Reader;

/// An answer that somebody's words suggest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What it answers.
    pub finding: FindingId,
    /// The answer; none where the words only call for the question.
    pub answer: Option<Answer>,
    /// Where the words stand in the text, as byte ranges in its order.
    pub words: Vec<Range<usize>>,
    /// It is asked among the emergencies: its question comes first.
    pub emergency: bool,
}

/// Reads free text by the lexicon of one language.
pub struct FreeText<'a> {
    module: &'a Module,
    lexicon: &'a Lexicon,
    reader: Reader,
    matcher: Matcher,
}

impl<'a> FreeText<'a> {
    /// A reader for one module and language.
    #[must_use]
    pub fn new(module: &'a Module, lexicon: &'a Lexicon) -> Self {
        let reader = Reader::new(lexicon, Spelling::of(module, lexicon));
        let matcher = Matcher::new(lexicon, &reader);
        Self {
            module,
            lexicon,
            reader,
            matcher,
        }
    }

    /// The answers that a text suggests, emergencies first, else in the order of the text.
    #[must_use]
    pub fn proposals(&self, text: &str) -> Vec<Proposal> {
        let tokens = self.reader.tokens(text);
        let found = self.matcher.phrases(&tokens);
        let context = Context::new(&self.matcher, &tokens, &found);
        let mut heard: Vec<Heard> = Vec::new();
        for found in &found {
            let Some(phrase) = self.lexicon.phrases.get(found.phrase) else {
                continue;
            };
            let emergency = self.is_emergency(phrase.finding);
            let said = match &phrase.suggestion {
                Suggestion::Answer(answer) => Some(answer.clone()),
                Suggestion::Question => None,
                Suggestion::Nothing => continue,
            };
            let answer = match (context.meant(found, phrase), emergency) {
                (Meant::Said, _) if phrase.doubtful => None,
                (Meant::Said, _) => self.number(phrase.finding, found).or(said),
                (Meant::Denied, false) => match self.denied(phrase) {
                    Some(none) => Some(none),
                    None => continue,
                },
                (Meant::Unsure, _) | (Meant::Feared, true) => None,
                (Meant::Denied, true) | (Meant::Feared, false) | (Meant::SetAside, _) => continue,
            };
            // Who writes "I walk fine" has not been asked whether a few steps are possible now.
            if emergency && answer == Some(Answer::Options(Vec::new()))
                || emergency && answer.is_some() && answer == self.none(phrase.finding)
            {
                continue;
            }
            heard.push(Heard {
                finding: phrase.finding,
                answer,
                weight: found.weight(),
                words: found.place(&tokens),
                emergency,
            });
        }
        self.joined(heard)
    }

    /// One proposal for each finding.
    fn joined(&self, heard: Vec<Heard>) -> Vec<Proposal> {
        let mut proposals: Vec<(Proposal, usize)> = Vec::new();
        for heard in heard {
            let known = proposals
                .iter_mut()
                .find(|(known, _)| known.finding == heard.finding);
            match known {
                Some((known, weight)) => {
                    known.answer =
                        self.both((known.answer.take(), *weight), (heard.answer, heard.weight));
                    *weight = heard.weight.max(*weight);
                    if !known.words.contains(&heard.words) {
                        known.words.push(heard.words);
                    }
                }
                None => proposals.push((
                    Proposal {
                        finding: heard.finding,
                        answer: heard.answer,
                        words: vec![heard.words],
                        emergency: heard.emergency,
                    },
                    heard.weight,
                )),
            }
        }
        let mut proposals: Vec<Proposal> = proposals
            .into_iter()
            .map(|(proposal, _)| proposal)
            .collect();
        proposals.sort_by_key(|proposal| {
            let first = proposal.words.first().map(|words| words.start);
            (!proposal.emergency, first)
        });
        proposals
    }

    /// What two phrases about one finding come to: options of a list add up, of two single options the one in more words
    /// stands, and where they weigh alike the question decides.
    fn both(
        &self,
        (one, weight): (Option<Answer>, usize),
        (other, heavier): (Option<Answer>, usize),
    ) -> Option<Answer> {
        match (one, other) {
            (Some(Answer::Options(mut one)), Some(Answer::Options(other))) => {
                one.extend(other);
                one.sort_unstable();
                one.dedup();
                Some(Answer::Options(one))
            }
            (Some(one), Some(other)) if one == other || weight > heavier => Some(one),
            (Some(_), Some(other)) if heavier > weight => Some(other),
            (Some(_), Some(_)) => None,
            (one, other) => one.or(other),
        }
    }

    fn is_emergency(&self, finding: FindingId) -> bool {
        self.module
            .screens
            .iter()
            .any(|screen| screen.stage == Stage::Emergency && screen.findings.contains(&finding))
    }

    /// What denying a phrase comes to. Denying one of several options says nothing of the others.
    fn denied(&self, phrase: &Phrase) -> Option<Answer> {
        let finding = self.module.findings.get(phrase.finding.index())?;
        match (&finding.kind, &phrase.suggestion) {
            (FindingKind::Several { none: Some(_), .. }, Suggestion::Question) => {
                Some(Answer::Options(Vec::new()))
            }
            (_, said) => self
                .none(phrase.finding)
                .filter(|none| *said != Suggestion::Answer(none.clone())),
        }
    }

    /// The answer that reports nothing abnormal, of a finding with single options.
    fn none(&self, finding: FindingId) -> Option<Answer> {
        match &self.module.findings.get(finding.index())?.kind {
            FindingKind::One { none, .. } => none.map(Answer::Option),
            FindingKind::Several { .. } | FindingKind::Number { .. } => None,
        }
    }

    /// The number that was written, for a finding that takes one.
    fn number(&self, finding: FindingId, found: &Found) -> Option<Answer> {
        let kind = &self.module.findings.get(finding.index())?.kind;
        let number = kind.number(&found.number?.to_string())?;
        Some(Answer::Number(number))
    }
}

/// A phrase in the text, as it is meant.
struct Heard {
    finding: FindingId,
    answer: Option<Answer>,
    weight: usize,
    words: Range<usize>,
    emergency: bool,
}
