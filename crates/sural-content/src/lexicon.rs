//! What people write about their leg, and the answers that it proposes: `phrases/LANGUAGE.toml`.
//!
//! A lexicon is read apart from the module, because only an interview that hears free text needs it.

mod pattern;
mod read;

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::diagnostic::Diagnostic;
use crate::module::{Answer, FindingId, Module};
use crate::span::{Source, Span};

pub use pattern::{Measure, Pattern, Piece, as_written};

/// The words of one language.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// BCP 47 tag, from the name of the file.
    pub language: String,
    /// Words that are read as others: contractions, spellings of other countries, common slips.
    pub rewrites: Vec<(Vec<String>, Vec<String>)>,
    /// Words that are right as they are, though they are near words of this file.
    pub right: BTreeSet<String>,
    /// Words that mark how a phrase is meant.
    pub cues: Cues,
    /// Words for numbers.
    pub numbers: Vec<(Vec<String>, u32)>,
    /// Words that by themselves are a time, in hours before now.
    pub moments: Vec<(Vec<String>, u32)>,
    /// Words for units of each measure, with what one of them is worth.
    pub units: Vec<(Measure, Vec<String>, u32)>,
    /// What people write, in the order of the text.
    pub phrases: Vec<Phrase>,
}

/// How words mark what a phrase means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cue {
    /// Words that may stand between those of a phrase.
    Filler,
    /// It is denied: acts on what follows.
    Negation,
    /// Manners of speaking: their words say nothing of the leg.
    Idiom,
    /// They look like a negation and are none.
    NoNegation,
    /// What a negation said before does not reach beyond.
    NewThought,
    /// It is over: acts on what comes before.
    Over,
    /// The person is not sure.
    Unsure,
    /// It is feared or asked about, not told.
    Worry,
    /// It is long ago.
    Past,
    /// Another person than the patient, unless the text is told of them.
    Kin,
    /// Somebody whom people rarely ask for.
    Stranger,
    /// Whom the text is told of: they are the patient.
    Patient,
    /// The body of whoever was named: they are the patient.
    Theirs,
    /// The writer tells of their own body.
    Own,
    /// What somebody says: what follows is told of the patient.
    Says,
    /// Parts of the body that Sural does not ask about.
    Elsewhere,
    /// Parts of the body that it does.
    Here,
}

/// The words that mark each cue, as patterns.
#[derive(Debug, Clone, Default)]
pub struct Cues(BTreeMap<Cue, Vec<Pattern>>);

impl Cues {
    /// The words of all cues.
    pub fn all(&self) -> impl Iterator<Item = (Cue, &Pattern)> {
        self.0
            .iter()
            .flat_map(|(cue, patterns)| patterns.iter().map(move |pattern| (*cue, pattern)))
    }
}

/// What a phrase comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suggestion {
    /// This answer.
    Answer(Answer),
    /// The question, and no answer to it.
    Question,
    /// Nothing: it only looks like other phrases of the finding, whose words it takes from them.
    Nothing,
}

/// Words that speak of a finding.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// What it speaks of.
    pub finding: FindingId,
    /// What it comes to.
    pub suggestion: Suggestion,
    /// The words.
    pub pattern: Pattern,
    /// It speaks of the past by itself, so that "years ago" does not set it aside.
    pub long_ago: bool,
    /// It speaks of no part of the body, so that "my arm" does not set it aside.
    pub anywhere: bool,
    /// It says who the patient is.
    pub who: bool,
    /// It says one thing by itself, so that a longer phrase over its words leaves it standing.
    pub by_itself: bool,
    /// People say it of other things as often: it calls for the question and proposes no answer.
    pub doubtful: bool,
    /// Where it is written.
    pub span: Span,
}

/// The languages that a module has a lexicon for.
pub fn languages(sources: &[Source]) -> impl Iterator<Item = &str> {
    sources.iter().filter_map(|source| language(&source.name))
}

/// The language of a lexicon file.
pub(crate) fn language(name: &str) -> Option<&str> {
    name.strip_prefix("phrases/")?
        .strip_suffix(".toml")
        .filter(|language| !language.contains('/'))
}

/// Reads the lexicon of a language. There is none if any diagnostic is an error, or if the module has no file for it.
#[must_use]
pub fn lexicon(
    sources: &[Source],
    module: &Module,
    language: &str,
) -> (Option<Lexicon>, Vec<Diagnostic>) {
    read::read(sources, module, language)
}
