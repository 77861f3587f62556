//! A piece of the source that knows where it stands.

use crate::span::{Span, Spanned};

/// A piece of source text and its place. Every cut falls on a character boundary.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slice<'a> {
    source: u32,
    start: usize,
    text: &'a str,
}

impl<'a> Slice<'a> {
    pub(super) fn new(source: u32, text: &'a str) -> Self {
        Self {
            source,
            start: 0,
            text,
        }
    }

    pub(super) fn text(self) -> &'a str {
        self.text
    }

    pub(super) fn is_empty(self) -> bool {
        self.text.is_empty()
    }

    pub(super) fn span(self) -> Span {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span {
            source: self.source,
            start: offset(self.start),
            end: offset(self.start + self.text.len()),
        }
    }

    pub(super) fn spanned(self) -> Spanned<String> {
        Spanned {
            value: self.text.to_owned(),
            span: self.span(),
        }
    }

    /// The first `at` bytes and the rest; nothing and all if `at` is not on a boundary.
    pub(super) fn split_at(self, at: usize) -> (Self, Self) {
        let (head, tail) = self.text.split_at_checked(at).unwrap_or(("", self.text));
        (
            Self { text: head, ..self },
            Self {
                start: self.start + head.len(),
                text: tail,
                ..self
            },
        )
    }

    /// Up to the first character that `stop` accepts, and the rest from there.
    pub(super) fn split_before(self, stop: impl Fn(char) -> bool) -> (Self, Self) {
        self.split_at(self.text.find(stop).unwrap_or(self.text.len()))
    }

    /// The first word and what follows, both trimmed.
    pub(super) fn word(self) -> (Self, Self) {
        let (word, rest) = self.trim().split_before(char::is_whitespace);
        (word, rest.trim())
    }

    pub(super) fn trim_start_matches(self, drop: impl Fn(char) -> bool) -> Self {
        self.split_before(|c| !drop(c)).1
    }

    pub(super) fn trim_end(self) -> Self {
        self.split_at(self.text.trim_end().len()).0
    }

    pub(super) fn trim(self) -> Self {
        let blank = self.text.len() - self.text.trim_start().len();
        self.split_at(blank).1.trim_end()
    }

    /// The lines without their endings, `\n` or `\r\n`.
    pub(super) fn lines(self) -> impl Iterator<Item = Self> {
        let mut rest = Some(self);
        std::iter::from_fn(move || {
            let text = rest?;
            let end = text.text.find('\n').unwrap_or(text.text.len());
            let (line, tail) = text.split_at(end);
            rest = (!tail.is_empty()).then(|| tail.split_at(1).1);
            Some(line.split_at(line.text.trim_end_matches('\r').len()).0)
        })
    }
}

/// From the start of one span to the end of another.
pub(super) fn join(from: Span, to: Span) -> Span {
    Span {
        end: to.end.max(from.end),
        ..from
    }
}
