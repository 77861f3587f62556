//! The fields of a rule.

use super::ast::{Name, Rule, Then, Within};
use super::block::Values;
use super::consultation::names_and_limit;
use super::faults::{Faults, one_of};
use super::field::Field;
use super::slice::join;
use super::token::{Token, tokens};
use super::value::{line_items, names, nothing_after};
use crate::span::{Span, Spanned};
use crate::suggest::did_you_mean;

const ITEMS: [&str; 12] = [
    "disposition",
    "red flag",
    "consider",
    "see",
    "care",
    "rule out",
    "exclude",
    "confirm",
    "settle",
    "order",
    "treat",
    "refer",
];

pub(super) fn rule(values: &mut Values<'_, '_, '_>) -> Rule {
    Rule {
        when: values.condition("when"),
        then: values
            .read("then", |field, faults| Some(then(field, faults)))
            .unwrap_or_default(),
        because: values.text("because"),
        cite: values.cite(),
    }
}

fn then(field: &Field<'_>, faults: &mut Faults) -> Vec<Spanned<Then>> {
    let tokens = tokens(&field.lines, faults);
    line_items(&tokens)
        .filter_map(|item| then_item(item, faults))
        .collect()
}

fn then_item(item: &[Token<'_>], faults: &mut Faults) -> Option<Spanned<Then>> {
    let (word, rest) = item.split_first()?;
    let value = match word.text() {
        "disposition" => Then::Disposition(named(word, rest, faults)?),
        "see" => Then::See(named(word, rest, faults)?),
        "care" => Then::Care(named(word, rest, faults)?),
        "consider" => Then::Consider(some(word, rest, faults)?),
        "exclude" => Then::Exclude(some(word, rest, faults)?),
        "confirm" => Then::Confirm(some(word, rest, faults)?),
        "settle" => Then::Settle(some(word, rest, faults)?),
        "treat" => Then::Treat(some(word, rest, faults)?),
        "order" => {
            let (orders, within) = some_by(word, rest, faults)?;
            Then::Order(orders, within)
        }
        "refer" => {
            let (referrals, within) = some_by(word, rest, faults)?;
            Then::Refer(referrals, within)
        }
        "rule" if rest.first().is_some_and(|out| out.is("out")) => {
            let (out, rest) = rest.split_first()?;
            Then::RuleOut(some(out, rest, faults)?)
        }
        "red" if rest.first().is_some_and(|flag| flag.is("flag")) => {
            let (flag, rest) = rest.split_first()?;
            nothing_after(flag, rest, faults);
            Then::RedFlag
        }
        _ => {
            report_item(item, &ITEMS, faults);
            return None;
        }
    };
    Some(Spanned {
        value,
        span: item_span(item),
    })
}

/// The names after the word an item starts with, one at least.
fn some(word: &Token<'_>, rest: &[Token<'_>], faults: &mut Faults) -> Option<Vec<Name>> {
    let names = names(rest, faults);
    if names.is_empty() {
        report_nameless(word, faults);
    }
    (!names.is_empty()).then_some(names)
}

/// The names, and by when.
fn some_by(
    word: &Token<'_>,
    rest: &[Token<'_>],
    faults: &mut Faults,
) -> Option<(Vec<Name>, Option<Within>)> {
    let (names, within) = names_and_limit(rest, faults)?;
    if names.is_empty() {
        report_nameless(word, faults);
    }
    (!names.is_empty()).then_some((names, within))
}

/// The one name after the word an item starts with, and by when.
pub(super) fn named_by(
    word: &Token<'_>,
    rest: &[Token<'_>],
    faults: &mut Faults,
) -> Option<(Name, Option<Within>)> {
    let (names, within) = names_and_limit(rest, faults)?;
    let mut names = names.into_iter();
    let Some(name) = names.next() else {
        report_nameless(word, faults);
        return None;
    };
    if let Some(next) = names.next() {
        faults.error(
            "E012",
            next.span,
            format!("nothing may follow `{}` here", name.value),
            "leave this out",
        );
    }
    Some((name, within))
}

/// The one name after the word an item starts with.
pub(super) fn named(word: &Token<'_>, rest: &[Token<'_>], faults: &mut Faults) -> Option<Name> {
    let Some((name, rest)) = rest.split_first() else {
        report_nameless(word, faults);
        return None;
    };
    nothing_after(name, rest, faults);
    Some(name.name(faults))
}

fn report_nameless(word: &Token<'_>, faults: &mut Faults) {
    faults.error(
        "E009",
        word.span(),
        format!("a name is missing after `{}`", word.text()),
        format!("write which one: `{} some_name`", word.text()),
    );
}

/// Reports a line that starts with none of the words it may start with.
pub(super) fn report_item(item: &[Token<'_>], known: &[&str], faults: &mut Faults) {
    let Some(word) = item.first() else { return };
    let two_words = format!("{} {}", word.text(), item.get(1).map_or("", Token::text));
    let meant = |words: &str| did_you_mean(words, known.iter().copied());
    let help = match meant(&two_words).or_else(|| meant(word.text())) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("a line here starts with {}", one_of(known.iter().copied())),
    };
    faults.error(
        "E019",
        word.span(),
        format!("a line here can't start with `{}`", word.text()),
        help,
    );
}

/// From the first token to the last.
pub(super) fn item_span(item: &[Token<'_>]) -> Span {
    let span = |token: Option<&Token<'_>>| token.map(Token::span).unwrap_or_default();
    join(span(item.first()), span(item.last()))
}
