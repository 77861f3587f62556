//! Words, numbers and signs of names and conditions.

use super::faults::Faults;
use super::field::Line;
use super::slice::Slice;
use crate::span::{Span, Spanned};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    Word,
    /// Digits, a sign before them and a point among them included.
    Number,
    Sign,
}

/// A word, number or sign.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    pub(super) kind: TokenKind,
    pub(super) slice: Slice<'a>,
    pub(super) column: usize,
    /// How far its line is indented.
    pub(super) indent: usize,
    /// Whether it starts a line other than the field's first.
    pub(super) starts_line: bool,
}

impl<'a> Token<'a> {
    pub(super) fn text(&self) -> &'a str {
        self.slice.text()
    }

    pub(super) fn span(&self) -> Span {
        self.slice.span()
    }

    pub(super) fn is(&self, text: &str) -> bool {
        self.text() == text
    }

    pub(super) fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    pub(super) fn is_comparison(&self) -> bool {
        self.kind == TokenKind::Sign
            && self
                .text()
                .contains(['<', '>', '=', '\u{2264}', '\u{2265}', '\u{2260}'])
    }

    /// The word as an id; one that is not `snake_case` is reported and mended.
    pub(super) fn name(&self, faults: &mut Faults) -> Spanned<String> {
        Spanned {
            value: name(self.slice, faults),
            span: self.span(),
        }
    }
}

/// How many tokens a line seldom has more of.
const TOKENS_A_LINE: usize = 8;

/// The tokens of some lines. Quotation marks are reported once and passed over.
pub(super) fn tokens<'a>(lines: &[Line<'a>], faults: &mut Faults) -> Vec<Token<'a>> {
    let mut tokens = Vec::with_capacity(lines.len() * TOKENS_A_LINE);
    let mut quote = None;
    for line in lines {
        line_tokens(line, |token| match is_quote(token.text()) {
            true => _ = quote.get_or_insert(token.span()),
            false => tokens.push(token),
        });
    }
    if let Some(quote) = quote {
        faults.error(
            "E041",
            quote,
            "names stand without quotation marks",
            "leave the quotation marks out",
        );
    }
    tokens
}

fn line_tokens<'a>(line: &Line<'a>, mut take: impl FnMut(Token<'a>)) {
    let mut rest = line.text;
    let mut column = line.column;
    let mut starts_line = line.indent > 0;
    while !rest.is_empty() {
        let (kind, slice, after) = next(rest);
        if !slice.text().starts_with(char::is_whitespace) {
            take(Token {
                kind,
                slice,
                column,
                indent: line.indent,
                starts_line,
            });
            starts_line = false;
        }
        column += slice.text().chars().count();
        rest = after;
    }
}

fn next(text: Slice<'_>) -> (TokenKind, Slice<'_>, Slice<'_>) {
    let mut chars = text.text().chars();
    let first = chars.next().unwrap_or(' ');
    let second = chars.next().unwrap_or(' ');
    let (kind, (slice, rest)) = match first {
        c if c.is_whitespace() => (TokenKind::Sign, text.split_before(|c| !c.is_whitespace())),
        c if is_word_part(c) || (c == '-' && second.is_ascii_digit()) => word(text),
        c if is_operator(c) => (TokenKind::Sign, text.split_before(|c| !is_operator(c))),
        c => (TokenKind::Sign, text.split_at(c.len_utf8())),
    };
    (kind, slice, rest)
}

/// A word or number; `-`, `.` and `'` belong to it between letters and digits.
fn word(text: Slice<'_>) -> (TokenKind, (Slice<'_>, Slice<'_>)) {
    let (word, rest) = text.split_at(word_end(text.text()));
    let digits = word.text().trim_start_matches('-');
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let is_number = match digits.split_once('.') {
        Some((whole, part)) => are_digits(whole) && are_digits(part),
        None => are_digits(digits),
    };
    (
        if is_number {
            TokenKind::Number
        } else {
            TokenKind::Word
        },
        (word, rest),
    )
}

fn word_end(text: &str) -> usize {
    // Most words are plain; only links and letters beyond ASCII need a closer look.
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    match text.bytes().enumerate().find(|(_, byte)| !is_plain(*byte)) {
        None => return text.len(),
        Some((at, byte)) if at > 0 && byte.is_ascii() && !matches!(byte, b'-' | b'.' | b'\'') => {
            return at;
        }
        Some(_) => {}
    }
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        let is_link = matches!(c, '-' | '.' | '\'' | '\u{2019}')
            && chars.peek().is_some_and(|(_, next)| is_word_part(*next));
        if !is_word_part(c) && !is_link {
            return at;
        }
    }
    text.len()
}

fn is_word_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn is_operator(c: char) -> bool {
    matches!(
        c,
        '<' | '>' | '=' | '!' | '&' | '|' | '\u{2264}' | '\u{2265}' | '\u{2260}'
    )
}

fn is_quote(text: &str) -> bool {
    matches!(
        text,
        "\"" | "'"
            | "`"
            | "\u{201c}"
            | "\u{201d}"
            | "\u{201e}"
            | "\u{201f}"
            | "\u{2018}"
            | "\u{2019}"
            | "\u{ab}"
            | "\u{bb}"
    )
}

/// Whether a word is an id. Digits alone are a number; `16_39` is an id.
pub(super) fn is_snake_case(word: &str) -> bool {
    let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
    !is_number
        && word
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// A word as an id; one that is not `snake_case` is reported and mended.
pub(super) fn name(word: Slice<'_>, faults: &mut Faults) -> String {
    let written = word.text();
    if is_snake_case(written) {
        return written.to_owned();
    }
    let mended: String = written
        .chars()
        .map(|c| {
            if is_word_part(c) {
                c.to_ascii_lowercase()
            } else {
                '_'
            }
        })
        .collect();
    let help = if is_snake_case(&mended) {
        format!("did you mean `{mended}`?")
    } else {
        "use a to z, digits and `_`, not digits alone".to_owned()
    };
    faults.error(
        "E005",
        word.span(),
        format!("`{written}` is not a name: names are lower-case words joined by `_`"),
        help,
    );
    mended
}
