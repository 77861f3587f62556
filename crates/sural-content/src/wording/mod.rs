//! What a module says in another language than its chapters.
//!
//! A folder `wording/LANGUAGE/` holds Fluent files with a message for each block and an attribute for each of its texts.
//! Read, they take the place of the texts of the module; ids, conditions and everything that is decided stay as they are.
//!
//! A folder `wording/LANGUAGE/other/` holds, in the same way, what is said in other words to somebody who answers for
//! another person: whatever speaks to *you* of the leg. What it leaves out is said to both alike.

mod faults;
mod file;
mod key;
mod skeleton;
mod voice;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::module::Module;
use crate::span::{Source, Span};

use key::Key;
pub use skeleton::skeleton;

/// The folder of a wording file below `wording/`: a language, or the voice of one.
pub(crate) fn folder_of(name: &str) -> Option<&str> {
    let (folder, file) = name.strip_prefix("wording/")?.rsplit_once('/')?;
    let is_known = !folder.contains('/') || voice::is_voice(folder);
    (file.ends_with(".ftl") && is_known).then_some(folder)
}

/// The languages that the module has wording in besides its own, in the order of their names.
#[must_use]
pub fn languages(sources: &[Source]) -> Vec<&str> {
    let mut languages = sources
        .iter()
        .filter_map(|source| folder_of(&source.name))
        .filter(|folder| !voice::is_voice(folder))
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
    let authored = Arc::new(module.clone());
    replace(module, &words);
    language.clone_into(&mut module.language);
    module.authored = Some(authored);
}

fn replace(module: &mut Module, words: &Words) {
    key::visit(module, &mut |text| {
        if let Some(worded) = words.get(&text.key) {
            text.words.clone_from(&worded.text);
        }
    });
}

/// Gives the module the voice of its language, if it has one. What has no words in it keeps its own: an author hears of
/// it from [`check`].
pub(crate) fn lend_voice(module: &mut Module, sources: &[Source]) {
    let words = file::read(sources, &voice::folder(&module.language), &mut Vec::new());
    if words.is_empty() {
        return;
    }
    let mut other = module.clone();
    replace(&mut other, &words);
    other
        .authored
        .get_or_insert_with(|| Arc::new(module.clone()));
    module.other = Some(Arc::new(other));
}

/// Looks at the words of every language, and of its voice, as an author does: nothing missing, nothing unknown, the same
/// placeholders and figures, not much longer, as easy to read.
pub(crate) fn check(
    module: &Module,
    sources: &[Source],
    familiar: &[String],
    diagnostics: &mut Vec<Diagnostic>,
) {
    voice::check(module, sources, familiar, diagnostics);
    for language in languages(sources) {
        let words = file::read(sources, language, diagnostics);
        let familiar = faults::familiar(&words);
        faults::missing_and_unknown(module, language, &words, diagnostics);
        faults::texts(module, language, &words, &familiar, diagnostics);
        let mut told = module.clone();
        replace(&mut told, &words);
        language.clone_into(&mut told.language);
        voice::check(&told, sources, &familiar, diagnostics);
    }
}
