//! The fields of properties and exceptions.

use super::ast::{Claim, Condition, Exception, Name, Property};
use super::block::Values;
use super::condition::parse;
use super::faults::Faults;
use super::field::Field;
use super::rule::{item_span, named, report_item};
use super::token::{Token, tokens};
use super::value::{items, line_items, names, nothing_after};
use crate::span::Spanned;

const ALWAYS: [&str; 3] = ["disposition at least", "rule", "consider"];
const NEVER: [&str; 3] = ["rule", "disposition", "lowers"];

pub(super) fn property(values: &mut Values<'_, '_, '_>) -> Property {
    let whenever = values.condition("whenever");
    let adding = values.read("adding", adding);
    let always = values.every("always", |field, faults| {
        Some(claims(field, always, faults))
    });
    let never = values.every("never", |field, faults| Some(claims(field, never, faults)));
    Property {
        whenever,
        adding,
        claims: always.into_iter().chain(never).flatten().collect(),
        because: values.text("because"),
        cite: values.cite(),
    }
}

pub(super) fn exception(values: &mut Values<'_, '_, '_>) -> Exception {
    Exception {
        adding: values.read("adding", adding),
        silences: values.read("silences", silences).unwrap_or_default(),
        because: values.text("because"),
        signed: values.text("signed"),
        cite: values.cite(),
    }
}

fn silences(field: &Field<'_>, faults: &mut Faults) -> Option<Vec<Name>> {
    let names = names(&tokens(&field.lines, faults), faults);
    check_some(names.is_empty(), field, faults);
    Some(names)
}

/// Reports a list of nothing but commas; a field without a value has been reported.
fn check_some(is_empty: bool, field: &Field<'_>, faults: &mut Faults) {
    if is_empty && !field.lines.is_empty() {
        faults.error(
            "E009",
            field.value_span(),
            format!("`{}` is empty", field.keyword),
            "write at least one item, or leave the block out",
        );
    }
}

/// Answers, by comma or by line.
fn adding(field: &Field<'_>, faults: &mut Faults) -> Option<Spanned<Vec<Condition>>> {
    let tokens = tokens(&field.lines, faults);
    let conditions: Vec<Condition> = items(&tokens)
        .into_iter()
        .map(|item| parse(item, item_span(item), faults))
        .collect();
    check_some(conditions.is_empty(), field, faults);
    Some(Spanned {
        value: conditions,
        span: field.value_span(),
    })
}

fn claims(
    field: &Field<'_>,
    claim: fn(&[Token<'_>], &mut Faults) -> Option<Claim>,
    faults: &mut Faults,
) -> Vec<Spanned<Claim>> {
    let tokens = tokens(&field.lines, faults);
    line_items(&tokens)
        .filter_map(|item| {
            Some(Spanned {
                value: claim(item, faults)?,
                span: item_span(item),
            })
        })
        .collect()
}

fn always(item: &[Token<'_>], faults: &mut Faults) -> Option<Claim> {
    let (word, rest) = item.split_first()?;
    match word.text() {
        "disposition" => floor(item, faults).map(Claim::AtLeast),
        "rule" => named(word, rest, faults).map(Claim::Fires),
        "consider" => named(word, rest, faults).map(Claim::Considers),
        _ => {
            report_item(item, &ALWAYS, faults);
            None
        }
    }
}

/// The disposition after `disposition at least`.
fn floor(item: &[Token<'_>], faults: &mut Faults) -> Option<Name> {
    if let [_, at, least, rest @ ..] = item
        && at.is("at")
        && least.is("least")
    {
        return named(least, rest, faults);
    }
    let name = item.last().filter(|_| item.len() > 1);
    faults.error(
        "E019",
        item_span(item),
        "a property says how urgent a case is at least",
        format!(
            "write `disposition at least {}`",
            name.map_or("some_name", Token::text)
        ),
    );
    None
}

fn never(item: &[Token<'_>], faults: &mut Faults) -> Option<Claim> {
    let (word, rest) = item.split_first()?;
    match word.text() {
        "rule" => named(word, rest, faults).map(Claim::NeverFires),
        "disposition" => named(word, rest, faults).map(Claim::NeverDisposition),
        "lowers" => {
            nothing_after(word, rest, faults);
            Some(Claim::NeverLowers)
        }
        _ => {
            report_item(item, &NEVER, faults);
            None
        }
    }
}
