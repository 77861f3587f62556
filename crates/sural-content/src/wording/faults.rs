//! What can be wrong with the words of a language.

use std::collections::{BTreeMap, BTreeSet};

use super::key::{self, Key};
use super::{Worded, Words, voice};
use crate::diagnostic::Diagnostic;
use crate::module::Module;
use crate::reading;
use crate::report::{error, warning};
use crate::resolve::did_you_mean;
use crate::resolve::texts::Role;
use crate::span::Span;

/// Greatest reading grade of a text for the person, in tenths.
const GREATEST_GRADE: i32 = 60;
/// Fewer words than this have no meaningful grade.
const LEAST_WORDS: usize = 6;
/// A text may always be so many letters longer than that of the chapters; a page has room for that.
const ROOM: usize = 40;

/// Reports texts without words, and words without a text.
pub(super) fn missing_and_unknown(
    module: &Module,
    folder: &str,
    words: &Words,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut known = BTreeSet::new();
    let mut missing: BTreeMap<(Span, String), Vec<String>> = BTreeMap::new();
    key::visit(&mut module.clone(), &mut |text| {
        let is_new = known.insert(text.key.clone());
        if is_new && !words.contains_key(&text.key) && voice::is_due(folder, text.words) {
            let Key { message, attribute } = text.key;
            let lacking = missing.entry((text.span, message)).or_default();
            lacking.push(format!("`.{attribute}`"));
        }
    });
    for ((span, message), attributes) in missing {
        let at = words
            .iter()
            .find(|(key, _)| key.message == message)
            .map_or(span, |(_, worded)| worded.span);
        let attributes = attributes.join(", ");
        error(
            "E192",
            at,
            format!("`{folder}` has no words for {attributes} of `{message}`"),
        )
        .help(format!(
            "write them in `wording/{folder}/`; `sural check --missing {folder}` lists all that are missing"
        ))
        .to(diagnostics);
    }
    known.insert(key::familiar());
    for (key, worded) in words.iter().filter(|(key, _)| !known.contains(key)) {
        unknown(key, worded.span, &known, diagnostics);
    }
}

fn unknown(key: &Key, at: Span, known: &BTreeSet<Key>, diagnostics: &mut Vec<Diagnostic>) {
    let Key { message, attribute } = key;
    let attributes = known
        .iter()
        .filter(|known| known.message == *message)
        .map(|known| known.attribute.as_str())
        .collect::<Vec<_>>();
    let (what, near) = if attributes.is_empty() {
        let messages = known.iter().map(|known| known.message.as_str());
        (
            format!("the module says nothing under `{message}`"),
            did_you_mean(message, messages),
        )
    } else {
        (
            format!("`{message}` has no text `.{attribute}`"),
            did_you_mean(attribute, attributes.into_iter()),
        )
    };
    error("E191", at, what)
        .help(near.unwrap_or_else(|| "take it away, or mend its name".to_owned()))
        .to(diagnostics);
}

/// Compares the words of each text with those of the chapters.
pub(super) fn texts(
    module: &Module,
    folder: &str,
    words: &Words,
    familiar: &[String],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let language = voice::language(folder).unwrap_or(folder);
    let mut seen = BTreeSet::new();
    key::visit(&mut module.clone(), &mut |text| {
        if let Some(worded) = words.get(&text.key)
            && seen.insert(text.key)
        {
            compare(text.words, worded, diagnostics);
            if text.role != Role::Clinical {
                grade(worded, language, familiar, diagnostics);
            }
        }
    });
}

fn compare(authored: &str, worded: &Worded, diagnostics: &mut Vec<Diagnostic>) {
    let said = |text: &str| format!("the chapters say: {text}");
    if placeholders(authored) != placeholders(&worded.text) {
        error(
            "E193",
            worded.span,
            "these words have other placeholders than the text of the chapters",
        )
        .help(said(authored))
        .to(diagnostics);
    }
    if figures(authored) != figures(&worded.text) {
        error(
            "E194",
            worded.span,
            "these words have other figures than the text of the chapters",
        )
        .help(said(authored))
        .to(diagnostics);
    }
    let (length, own) = (worded.text.chars().count(), authored.chars().count());
    let most = (own + ROOM).max(own * 8 / 5);
    if length > most {
        warning(
            "W117",
            worded.span,
            format!("these words are {length} letters long; the text of the chapters has {own}"),
        )
        .help(format!("say it in {most} letters, or shorten both"))
        .to(diagnostics);
    }
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    let named = text.split('{').skip(1);
    named.filter_map(|rest| rest.split('}').next()).collect()
}

/// The numbers of a text, outside its placeholders.
fn figures(text: &str) -> BTreeSet<&str> {
    let outside = text
        .split('{')
        .map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    let numbers = outside.flat_map(|part| part.split(|c: char| !c.is_ascii_digit()));
    numbers.filter(|number| !number.is_empty()).collect()
}

/// The long words that a language lists as known to people.
pub(super) fn familiar(words: &Words) -> Vec<String> {
    let listed = words
        .get(&key::familiar())
        .map(|worded| worded.text.split(", "));
    listed.into_iter().flatten().map(str::to_owned).collect()
}

fn grade(worded: &Worded, language: &str, familiar: &[String], diagnostics: &mut Vec<Diagnostic>) {
    let text = &worded.text;
    let grade = reading::grade_in(language, text, familiar).filter(|grade| *grade > GREATEST_GRADE);
    let Some(grade) = grade.filter(|_| reading::word_count(text) >= LEAST_WORDS) else {
        return;
    };
    let long = reading::hard_words_in(language, text, 4, familiar)
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>();
    let long = match long.as_slice() {
        [] => String::new(),
        words => format!("; the long words are {}", words.join(", ")),
    };
    warning(
        "W118",
        worded.span,
        format!(
            "this reads at grade {}.{}; people should need no more than grade 6",
            grade / 10,
            grade % 10
        ),
    )
    .help(format!("write shorter sentences and words{long}"))
    .to(diagnostics);
}
