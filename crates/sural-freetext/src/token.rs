//! From a text to words that can be compared.

use std::collections::BTreeSet;
use std::ops::Range;

use snowball_stemmers_rs::{Algorithm, Stemmer};
use sural_content::lexicon::Lexicon;

use crate::spelling::Spelling;

/// A word of the text.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    /// As written, in lower case, spelling mended.
    pub(crate) word: String,
    /// What it has in common with its other forms.
    pub(crate) stem: String,
    /// Its bytes in the text.
    pub(crate) place: Range<usize>,
    /// It was written as a comma.
    pub(crate) comma: bool,
    /// Which clause it stands in; a full stop and its like begin another.
    pub(crate) clause: usize,
}

/// Reads words.
pub(crate) struct Reader {
    stemmer: Stemmer,
    spelling: Spelling,
    /// What the words of the lexicon have in common with their other forms.
    stems: BTreeSet<String>,
    /// Longest first.
    rewrites: Vec<(Vec<String>, Vec<String>)>,
}

impl Reader {
    pub(crate) fn new(lexicon: &Lexicon, spelling: Spelling) -> Self {
        let algorithm = match lexicon.language.get(..2) {
            Some("es") => Algorithm::Spanish,
            _ => Algorithm::English,
        };
        let mut rewrites = lexicon.rewrites.clone();
        rewrites.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
        let stemmer = Stemmer::create(algorithm);
        let stems = spelling.words().map(|word| stemmer.stem(word).into_owned());
        Self {
            stems: stems.collect(),
            stemmer,
            spelling,
            rewrites,
        }
    }

    /// What a word has in common with its other forms.
    pub(crate) fn stem(&self, word: &str) -> String {
        self.stemmer.stem(word).into_owned()
    }

    pub(crate) fn tokens(&self, text: &str) -> Vec<Token> {
        let mut words = split(text);
        for (word, ..) in &mut words {
            if !self.stems.contains(&self.stem(word))
                && let Some(meant) = self.spelling.mended(word)
            {
                *word = meant.to_owned();
            }
        }
        let mut tokens = Vec::with_capacity(words.len());
        let mut rest = words.as_slice();
        while let Some((word, place, clause)) = rest.first() {
            let rewrite = self.rewrites.iter().find(|(from, _)| starts(rest, from));
            let (taken, put) = match rewrite {
                Some((from, to)) => (from.len(), to.clone()),
                None => (1, vec![word.clone()]),
            };
            let comma = word == ",";
            let end = rest
                .get(taken.saturating_sub(1))
                .map_or(place.end, |(_, place, _)| place.end);
            tokens.extend(put.into_iter().map(|word| Token {
                stem: self.stem(&word),
                word,
                comma,
                place: place.start..end,
                clause: *clause,
            }));
            rest = rest.get(taken..).unwrap_or_default();
        }
        tokens
    }
}

type Word = (String, Range<usize>, usize);

fn starts(words: &[Word], from: &[String]) -> bool {
    let clause = words.first().map(|(_, _, clause)| clause);
    words.len() >= from.len()
        && words
            .iter()
            .zip(from)
            .all(|((word, _, at), from)| word == from && Some(at) == clause)
}

/// The words of a text with their places and clauses. Numbers and letters part ("3cm"), a comma or bracket is a word, a slash
/// is the word `of` ("8/10"), and `&` is `and`.
fn split(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut clause = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let kind = Kind::of(c);
        let mut word = lower(c);
        let mut end = start + c.len_utf8();
        match kind {
            Kind::Letter | Kind::Digit => {
                while let Some(&(at, next)) = chars.peek() {
                    let after = text
                        .get(at + next.len_utf8()..)
                        .and_then(|rest| rest.chars().next());
                    let joins = match Kind::of(next) {
                        same if same == kind => true,
                        Kind::Apostrophe => {
                            kind == Kind::Letter && after.is_some_and(char::is_alphabetic)
                        }
                        Kind::Stop => {
                            kind == Kind::Digit
                                && next == '.'
                                && after.is_some_and(|c| c.is_ascii_digit())
                        }
                        _ => false,
                    };
                    if !joins {
                        break;
                    }
                    word.push_str(&lower(next));
                    end = at + next.len_utf8();
                    chars.next();
                }
            }
            Kind::Comma => word = ",".to_owned(),
            Kind::Slash => word = "of".to_owned(),
            Kind::And => word = "and".to_owned(),
            Kind::Stop => {
                clause += 1;
                continue;
            }
            Kind::Apostrophe | Kind::Other => continue,
        }
        words.push((word, start..end, clause));
    }
    words
}

fn lower(c: char) -> String {
    match c {
        '\u{2019}' | '\u{2018}' => "'".to_owned(),
        c => c.to_lowercase().collect(),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    Apostrophe,
    Comma,
    Slash,
    And,
    Stop,
    Other,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            '0'..='9' => Self::Digit,
            c if c.is_alphabetic() => Self::Letter,
            '\'' | '\u{2019}' | '\u{2018}' => Self::Apostrophe,
            ',' | '(' | ')' => Self::Comma,
            '/' => Self::Slash,
            '&' | '+' => Self::And,
            '.' | '!' | '?' | ';' | '\n' | '\u{2026}' | '\u{2014}' => Self::Stop,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn words_numbers_and_clauses_part() {
        let words = split("Can\u{2019}t walk, 8/10. It\u{2019}s 3cm bigger at 38.5C!");
        let words: Vec<(&str, usize)> = words
            .iter()
            .map(|(word, _, clause)| (word.as_str(), *clause))
            .collect();
        assert_eq!(
            words,
            [
                ("can't", 0),
                ("walk", 0),
                (",", 0),
                ("8", 0),
                ("of", 0),
                ("10", 0),
                ("it's", 1),
                ("3", 1),
                ("cm", 1),
                ("bigger", 1),
                ("at", 1),
                ("38.5", 1),
                ("c", 1),
            ]
        );
    }
}
