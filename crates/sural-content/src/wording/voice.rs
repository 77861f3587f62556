//! The voice in which a module speaks to somebody who answers for another person.

use super::{faults, file};
use crate::diagnostic::Diagnostic;
use crate::module::Module;
use crate::span::Source;

/// What the folder of a voice ends in.
const OTHER: &str = "/other";

/// The words that speak to the person, or as the person: by language.
const SPEAKS_TO_YOU: [(&str, &[&str]); 2] = [
    (
        "en",
        &[
            "you", "your", "yours", "yourself", "you're", "you've", "you'll", "you'd", "i", "i'm",
            "i've", "me", "my", "myself",
        ],
    ),
    (
        "es",
        &[
            "usted", "yo", "me", "mi", "mis", "conmigo", "bebo", "muevo", "puedo", "tengo", "tomo",
            "tomé", "tuve",
        ],
    ),
];

/// The folder of the voice of a language.
pub(super) fn folder(language: &str) -> String {
    format!("{language}{OTHER}")
}

/// Whether a folder holds the words of a voice.
pub(super) fn is_voice(folder: &str) -> bool {
    language(folder).is_some_and(|language| !language.contains('/'))
}

/// The language of a voice, from its folder.
pub(super) fn language(folder: &str) -> Option<&str> {
    folder.strip_suffix(OTHER)
}

/// Whether a folder of this name must have words for a text: a language for every one, a voice for what speaks to *you*.
pub(super) fn is_due(folder: &str, text: &str) -> bool {
    let Some(language) = language(folder) else {
        return true;
    };
    let main = language.split('-').next();
    let speaking = SPEAKS_TO_YOU.iter().find(|(tag, _)| Some(*tag) == main);
    let small = text.to_lowercase();
    let mut words = small.split(|c: char| !c.is_alphabetic() && c != '\'');
    speaking.is_some_and(|(_, speaking)| words.any(|word| speaking.contains(&word)))
}

/// Looks at the words of the voice of the module's language. A module that nobody answers for another person needs none.
pub(super) fn check(
    module: &Module,
    sources: &[Source],
    familiar: &[String],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let folder = folder(&module.language);
    let words = file::read(sources, &folder, diagnostics);
    let answers_for_others = module
        .findings
        .iter()
        .any(|finding| !finding.others.is_empty());
    if answers_for_others || !words.is_empty() {
        faults::missing_and_unknown(module, &folder, &words, diagnostics);
        faults::texts(module, &folder, &words, familiar, diagnostics);
    }
}
