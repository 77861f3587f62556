//! Texts for people, lists of names, citations, numbers and words from a short list.

use super::ast::{Cite, Name, Number, Text};
use super::faults::{Faults, one_of};
use super::field::{Field, Line};
use super::slice::{Slice, join};
use super::token::{Token, TokenKind, name, tokens};
use crate::decimal;
use crate::span::{Span, Spanned};
use crate::suggest::did_you_mean;

/// The value of a field as one text.
pub(super) fn text(field: &Field<'_>, faults: &mut Faults) -> Option<Text> {
    let text = lines_text(&field.lines)?;
    if text.value.trim().is_empty() {
        faults.error(
            "E009",
            field.value_span(),
            format!("`{}` is empty", field.keyword),
            "write something between the quotation marks, or leave the field out",
        );
        return None;
    }
    Some(text)
}

pub(super) fn lines_text(lines: &[Line<'_>]) -> Option<Text> {
    let span = join(lines.first()?.text.span(), lines.last()?.text.span());
    let words = lines
        .iter()
        .flat_map(|line| line.text.text().split_ascii_whitespace());
    let length = usize::try_from(span.end - span.start).unwrap_or_default();
    Some(unquoted(joined(words, length), span))
}

/// Words with one space between each two; `length` is the most bytes they can take.
fn joined<'a>(words: impl Iterator<Item = &'a str>, length: usize) -> String {
    let mut text = String::with_capacity(length);
    for word in words {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// The text without the quotes around it, if they are one pair.
fn unquoted(value: String, span: Span) -> Text {
    for (open, close) in [("\"", "\""), ("\u{201c}", "\u{201d}")] {
        let inner = value
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close));
        if let Some(inner) = inner.filter(|inner| !inner.contains(open) && !inner.contains(close)) {
            let width = |quote: &str| u32::try_from(quote.len()).unwrap_or_default();
            let span = Span {
                start: span.start + width(open),
                end: span.end - width(close),
                ..span
            };
            return Text {
                value: inner.to_owned(),
                span,
            };
        }
    }
    Text { value, span }
}

/// One line as a text.
pub(super) fn line_text(line: Slice<'_>) -> Text {
    let text = line.text();
    unquoted(
        joined(text.split_ascii_whitespace(), text.len()),
        line.span(),
    )
}

/// The value of a field as one name.
pub(super) fn one_name(field: &Field<'_>, faults: &mut Faults) -> Option<Name> {
    let tokens = tokens(&field.lines, faults);
    let (first, rest) = tokens.split_first()?;
    nothing_after(first, rest, faults);
    Some(first.name(faults))
}

/// Reports what stands after something complete.
pub(super) fn nothing_after(last: &Token<'_>, rest: &[Token<'_>], faults: &mut Faults) {
    if let (Some(from), Some(to)) = (rest.first(), rest.last()) {
        let span = join(from.span(), to.span());
        faults.error(
            "E012",
            span,
            format!("nothing may follow `{}` here", last.text()),
            "leave this out",
        );
    }
}

/// The names of a list, by comma or by line.
pub(super) fn names(tokens: &[Token<'_>], faults: &mut Faults) -> Vec<Name> {
    items(tokens)
        .into_iter()
        .filter_map(|item| list_name(item, faults))
        .collect()
}

fn list_name(item: &[Token<'_>], faults: &mut Faults) -> Option<Name> {
    let (first, rest) = item.split_first()?;
    if let Some(next) = rest.first() {
        let message = format!(
            "`{}` and `{}` stand side by side",
            first.text(),
            next.text()
        );
        faults.error(
            "E015",
            next.span(),
            message,
            "put a comma between the names of a list",
        );
    }
    Some(first.name(faults))
}

/// The items of a list, by comma or by line. An item goes on after `+` or `/` and before it.
pub(super) fn items<'t, 'a>(tokens: &'t [Token<'a>]) -> Vec<&'t [Token<'a>]> {
    let mut items = Vec::new();
    for part in tokens.split(|token| token.is(",")) {
        items.extend(
            part.chunk_by(|before, token| !token.starts_line || links(before) || links(token)),
        );
    }
    items
}

/// Whether options stand on both sides of it.
fn links(token: &Token<'_>) -> bool {
    token.is("+") || token.is("/")
}

/// The lines of a list with one item a line. An item goes on after a comma.
pub(super) fn line_items<'t, 'a>(tokens: &'t [Token<'a>]) -> impl Iterator<Item = &'t [Token<'a>]> {
    tokens.chunk_by(|before, token| !token.starts_line || before.is(",") || token.is(","))
}

/// The citations of a field, by comma or by line.
pub(super) fn cites(field: &Field<'_>, faults: &mut Faults) -> Vec<Cite> {
    let lines = field.lines.iter().map(|line| line.text);
    lines.flat_map(|line| line_cites(line, faults)).collect()
}

fn line_cites(line: Slice<'_>, faults: &mut Faults) -> Vec<Cite> {
    let mut cites = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        let (item, tail) = rest.split_before(|c| c == ',');
        cites.extend(cite(item, faults));
        rest = tail.split_at(1).1;
        if tail.is_empty() {
            break;
        }
    }
    cites
}

/// One citation: a reference and where in it.
pub(super) fn cite(item: Slice<'_>, faults: &mut Faults) -> Option<Cite> {
    let (reference, locator) = item.word();
    (!reference.is_empty()).then(|| Cite {
        reference: Spanned {
            value: name(reference, faults),
            span: reference.span(),
        },
        locator: joined(
            locator.text().split_ascii_whitespace(),
            locator.text().len(),
        ),
    })
}

/// A whole number of the value's type.
pub(super) fn whole_number<T: std::str::FromStr>(
    token: &Token<'_>,
    faults: &mut Faults,
) -> Option<Spanned<T>> {
    let value = (token.kind == TokenKind::Number)
        .then(|| token.text().parse().ok())
        .flatten();
    if value.is_none() {
        faults.error(
            "E014",
            token.span(),
            format!(
                "`{}` is not a whole number that can stand here",
                token.text()
            ),
            "write digits only, such as `4`",
        );
    }
    value.map(|value| Spanned {
        value,
        span: token.span(),
    })
}

/// A number, with decimals or without.
pub(super) fn number(token: &Token<'_>, faults: &mut Faults) -> Option<Spanned<Number>> {
    let number = (token.kind == TokenKind::Number)
        .then(|| read_number(token.text()))
        .flatten();
    if number.is_none() {
        faults.error(
            "E014",
            token.span(),
            format!("`{}` is not a number that can stand here", token.text()),
            "write digits, and at most three more after a point, such as `4` or `0.9`",
        );
    }
    number.map(|value| Spanned {
        value,
        span: token.span(),
    })
}

/// Digits, perhaps a minus before them, perhaps a point among them.
pub(super) fn read_number(written: &str) -> Option<Number> {
    let decimals = written.split_once('.').map_or(0, |(_, part)| part.len());
    let decimals = u8::try_from(decimals).ok()?;
    let digits = (decimals <= decimal::MOST).then(|| decimal::read(written, decimals))??;
    Some(Number { digits, decimals })
}

/// The value of a field as one whole number.
pub(super) fn one_number(field: &Field<'_>, faults: &mut Faults) -> Option<Spanned<u32>> {
    let tokens = tokens(&field.lines, faults);
    let (first, rest) = tokens.split_first()?;
    nothing_after(first, rest, faults);
    whole_number(first, faults)
}

/// One of a few fixed words.
pub(super) fn choice<T: Copy>(
    token: &Token<'_>,
    known: &[(&str, T)],
    faults: &mut Faults,
) -> Option<Spanned<T>> {
    let word = token.text();
    if let Some((_, value)) = known.iter().find(|(known, _)| *known == word) {
        return Some(Spanned {
            value: *value,
            span: token.span(),
        });
    }
    let words = known.iter().map(|(word, _)| *word);
    let help = match did_you_mean(word, words.clone()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("write {}", one_of(words.clone())),
    };
    faults.error(
        "E013",
        token.span(),
        format!("`{word}` is not one of the words that can stand here"),
        help,
    );
    None
}

/// The value of a field as one of a few fixed words.
pub(super) fn one_choice<T: Copy>(
    field: &Field<'_>,
    known: &[(&str, T)],
    faults: &mut Faults,
) -> Option<Spanned<T>> {
    let tokens = tokens(&field.lines, faults);
    let (first, rest) = tokens.split_first()?;
    nothing_after(first, rest, faults);
    choice(first, known, faults)
}
