//! Slips of the pen.

use std::collections::BTreeSet;

use sural_content::lexicon::{Lexicon, Pattern, Piece, as_written};
use sural_content::module::{FindingKind, Module};
use sural_content::suggest::edits;

/// Shorter words are left as they are: too many of them are near each other.
const SHORTEST: usize = 5;
/// From this length on, two slips are mended.
const LONG: usize = 9;

/// The words of the lexicon, and words that are right as they are.
pub(crate) struct Spelling {
    words: BTreeSet<String>,
    right: BTreeSet<String>,
}

impl Spelling {
    pub(crate) fn of(module: &Module, lexicon: &Lexicon) -> Self {
        Self {
            words: words_of(lexicon),
            right: &words_shown(module) | &lexicon.right,
        }
    }

    /// The words of the lexicon.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    /// The one word that this is a slip of.
    pub(crate) fn mended(&self, word: &str) -> Option<&str> {
        let length = word.chars().count();
        let letters = word.chars().all(char::is_alphabetic);
        if length < SHORTEST || !letters || self.words.contains(word) || self.right.contains(word) {
            return None;
        }
        let allowed = if length < LONG { 1 } else { 2 };
        let near = self
            .words
            .iter()
            .filter(|known| known.chars().next() == word.chars().next())
            .filter(|known| known.chars().count() >= SHORTEST)
            .map(|known| (edits(word, known), known))
            .filter(|(edits, _)| *edits <= allowed);
        let mut near = near.collect::<Vec<_>>();
        near.sort();
        match near.as_slice() {
            [(_, one)] => Some(one),
            [(nearest, one), (next, _), ..] if nearest < next => Some(one),
            // "Throbing" is "throbbing" rather than "throwing".
            near => {
                let mut alike = near
                    .iter()
                    .filter(|(_, known)| undoubled(known) == undoubled(word));
                alike
                    .next()
                    .filter(|_| alike.next().is_none())
                    .map(|(_, one)| one.as_str())
            }
        }
    }
}

/// The letters of a word, each once where it stands doubled.
fn undoubled(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters
}

fn words_of(lexicon: &Lexicon) -> BTreeSet<String> {
    let patterns = lexicon
        .cues
        .all()
        .map(|(_, pattern)| pattern)
        .chain(lexicon.phrases.iter().map(|phrase| &phrase.pattern));
    let runs = lexicon
        .rewrites
        .iter()
        .flat_map(|(from, to)| [from, to])
        .chain(lexicon.numbers.iter().map(|(run, _)| run))
        .chain(lexicon.moments.iter().map(|(run, _)| run))
        .chain(lexicon.units.iter().map(|(_, run, _)| run));
    patterns
        .flat_map(words_in)
        .chain(runs.flatten())
        .map(|word| as_written(word).unwrap_or(word).to_owned())
        .collect()
}

fn words_in(pattern: &Pattern) -> impl Iterator<Item = &String> {
    pattern.0.iter().flat_map(|piece| match piece {
        Piece::Words(any) => any.iter().flatten().collect::<Vec<_>>(),
        Piece::Start | Piece::End | Piece::Gap | Piece::Number(..) => Vec::new(),
    })
}

/// The words of the questions: right, even where they are near a word of the lexicon.
fn words_shown(module: &Module) -> BTreeSet<String> {
    let mut texts = Vec::new();
    for finding in &module.findings {
        texts.push(finding.ask.as_str());
        texts.extend(finding.help.as_deref());
        texts.extend(finding.says.as_deref());
        if let FindingKind::One { options, .. } | FindingKind::Several { options, .. } =
            &finding.kind
        {
            texts.extend(options.iter().map(|choice| choice.label.as_str()));
        }
    }
    texts
        .into_iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphabetic()))
        .map(str::to_lowercase)
        .collect()
}
