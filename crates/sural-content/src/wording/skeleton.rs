//! What is still to be worded in a language, as a file to fill in.

use std::collections::BTreeSet;

use super::{file, key, replace, voice};
use crate::module::Module;
use crate::span::{Source, Span};

/// The texts of the module that have no words in a language, or in its voice (`LANGUAGE/other`), as a wording file that
/// holds the words of the module, chapter by chapter; empty if nothing is missing.
#[must_use]
pub fn skeleton(module: &Module, sources: &[Source], folder: &str) -> String {
    let mut module = module.clone();
    if let Some(language) = voice::language(folder).filter(|language| *language != module.language)
    {
        replace(&mut module, &file::read(sources, language, &mut Vec::new()));
    }
    let words = file::read(sources, folder, &mut Vec::new());
    let mut seen = BTreeSet::new();
    let mut missing: Vec<(Span, String, String)> = Vec::new();
    key::visit(&mut module, &mut |text| {
        let is_new = seen.insert(text.key.clone());
        if is_new && !words.contains_key(&text.key) && voice::is_due(folder, text.words) {
            let line = format!("    .{} = {}\n", text.key.attribute, text.words);
            missing.push((text.span, text.key.message, line));
        }
    });
    missing.sort_by_key(|(span, ..)| *span);
    let (mut skeleton, mut chapter, mut block) = (String::new(), None, String::new());
    for (span, message, line) in missing {
        let source = Some(span.source).filter(|_| span != Span::default());
        let title = source.and_then(|source| sources.get(source as usize));
        if let Some(title) = title.filter(|_| source != chapter) {
            skeleton += &format!("\n## {}\n", title.name);
            chapter = source;
        }
        if message != block {
            skeleton += &format!("\n{message} =\n");
            block = message;
        }
        skeleton += &line;
    }
    skeleton
}
