//! Reads the wording files of a language.

use std::ops::Range;

use fluent_syntax::ast::{
    Attribute, Entry, Expression, InlineExpression, Message, Pattern, PatternElement,
};
use fluent_syntax::parser;

use super::{Key, Worded, Words, folder_of};
use crate::diagnostic::Diagnostic;
use crate::report::error;
use crate::span::{Source, Span};

/// The words of a language, or of the voice of one, from all files of its folder. What cannot be read is left out and reported.
pub(super) fn read(sources: &[Source], folder: &str, diagnostics: &mut Vec<Diagnostic>) -> Words {
    let mut words = Words::new();
    for (source, file) in (0..).zip(sources) {
        if folder_of(&file.name) == Some(folder) {
            let mut reader = Reader {
                source,
                text: &file.text,
                words: &mut words,
                diagnostics,
            };
            reader.file();
        }
    }
    words
}

struct Reader<'a> {
    source: u32,
    text: &'a str,
    words: &'a mut Words,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn file(&mut self) {
        let (file, faults) = match parser::parse(self.text) {
            Ok(file) => (file, Vec::new()),
            Err(read) => read,
        };
        for fault in faults {
            self.unreadable(self.span(fault.pos), &format!("{}", fault.kind));
        }
        for entry in file.body {
            match entry {
                Entry::Message(message) => self.message(&message),
                Entry::Term(term) => {
                    let at = self.place(term.id.name);
                    self.unreadable(at, "a term has no use here");
                }
                _ => {}
            }
        }
    }

    fn message(&mut self, message: &Message<&'a str>) {
        if message.value.is_some() {
            let at = self.place(message.id.name);
            self.unreadable(at, "words stand in attributes, such as `.ask = ...`");
        }
        for attribute in &message.attributes {
            self.attribute(message.id.name, attribute);
        }
    }

    fn attribute(&mut self, message: &str, attribute: &Attribute<&'a str>) {
        let span = self.place(attribute.id.name);
        let Some(text) = text(&attribute.value) else {
            return self.unreadable(span, "a text holds words and placeholders only");
        };
        let key = Key {
            message: message.to_owned(),
            attribute: attribute.id.name.to_owned(),
        };
        if let Some(first) = self.words.get(&key) {
            return error(
                "E195",
                span,
                format!("`{message}.{}` is worded twice", key.attribute),
            )
            .label(first.span, "first worded here")
            .help("keep one of the two")
            .to(self.diagnostics);
        }
        self.words.insert(key, Worded { text, span });
    }

    fn unreadable(&mut self, at: Span, why: &str) {
        error("E190", at, format!("these words cannot be read: {why}"))
            .help("write a message for each block and an indented `.field = words` for each of its texts")
            .to(self.diagnostics);
    }

    /// Where a part of the text stands.
    fn place(&self, part: &str) -> Span {
        let start = part.as_ptr() as usize - self.text.as_ptr() as usize;
        self.span(start..start + part.len())
    }

    fn span(&self, range: Range<usize>) -> Span {
        let byte = |at: usize| u32::try_from(at.min(self.text.len())).unwrap_or(u32::MAX);
        Span {
            source: self.source,
            start: byte(range.start),
            end: byte(range.end),
        }
    }
}

/// The text of a pattern on one line, with placeholders as they stand in chapters; `None` if there is anything else in it.
fn text(pattern: &Pattern<&str>) -> Option<String> {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable {
                expression:
                    Expression::Inline(InlineExpression::MessageReference {
                        id,
                        attribute: None,
                    }),
            } => text.extend(["{", id.name, "}"]),
            PatternElement::Placeable { .. } => return None,
        }
    }
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}
