//! What a module says in another language than its chapters.
//!
//! A folder `wording/LANGUAGE/` holds Fluent files with a message for each block and an attribute for each of its texts.
//! Read, they take the place of the texts of the module; ids, conditions and everything that is decided stay as they are.

mod faults;
mod file;
mod key;
mod skeleton;

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::module::Module;
use crate::span::{Source, Span};

use key::Key;
pub use skeleton::skeleton;

/// The language of a wording file, from its name.
pub(crate) fn language_of(name: &str) -> Option<&str> {
    let (language, file) = name.strip_prefix("wording/")?.split_once('/')?;
    (file.ends_with(".ftl") && !file.contains('/')).then_some(language)
}

/// The languages that the module has wording in besides its own, in the order of their names.
#[must_use]
pub fn languages(sources: &[Source]) -> Vec<&str> {
    let mut languages = sources
        .iter()
        .filter_map(|source| language_of(&source.name))
        .collect::<Vec<_>>();
    languages.sort_unstable();
    languages.dedup();
    languages
}

/// Words of one text, with the place of its key.
struct Worded {
    text: String,
    span: Span,
}

/// All words of one language.
type Words = BTreeMap<Key, Worded>;

/// Gives the module the words of a language. What has none keeps its own, which is an error.
pub(crate) fn reword(
    module: &mut Module,
    sources: &[Source],
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let words = file::read(sources, language, diagnostics);
    faults::missing_and_unknown(module, language, &words, diagnostics);
    let authored = Box::new(module.clone());
    key::visit(module, &mut |text| {
        if let Some(worded) = words.get(&text.key) {
            text.words.clone_from(&worded.text);
        }
    });
    language.clone_into(&mut module.language);
    module.authored = Some(authored);
}

/// Looks at the words of every language as an author does: nothing missing, nothing unknown, the same placeholders and
/// figures, not much longer, as easy to read.
pub(crate) fn check(module: &Module, sources: &[Source], diagnostics: &mut Vec<Diagnostic>) {
    for language in languages(sources) {
        let words = file::read(sources, language, diagnostics);
        faults::missing_and_unknown(module, language, &words, diagnostics);
        faults::texts(module, language, &words, diagnostics);
    }
}
