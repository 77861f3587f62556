//! The fields of orders, treatments and referrals, and time limits.

use super::ast::{Effort, Order, Referral, Requirement, Takes, Text, TimeUnit, Treatment, Warning};
use super::ast::{Name, Within};
use super::block::Values;
use super::condition::parse;
use super::faults::Faults;
use super::field::{Field, Line};
use super::rule::item_span;
use super::token::{Token, tokens};
use super::value::{choice, lines_text, names, nothing_after, whole_number};

const TAKES: &[(&str, Takes)] = &[
    ("minutes", Takes::Minutes),
    ("hours", Takes::Hours),
    ("days", Takes::Days),
];
const EFFORTS: &[(&str, Effort)] = &[
    ("bedside", Effort::Bedside),
    ("basic", Effort::Basic),
    ("imaging", Effort::Imaging),
    ("specialist", Effort::Specialist),
];
const UNITS: &[(&str, TimeUnit)] = &[
    ("minutes", TimeUnit::Minutes),
    ("hours", TimeUnit::Hours),
    ("days", TimeUnit::Days),
    ("weeks", TimeUnit::Weeks),
    ("minute", TimeUnit::Minutes),
    ("hour", TimeUnit::Hours),
    ("day", TimeUnit::Days),
    ("week", TimeUnit::Weeks),
];

pub(super) fn order(values: &mut Values<'_, '_, '_>) -> Order {
    Order {
        title: values.text("title"),
        clinical: values.text("clinical"),
        gives: values.names("gives"),
        takes: values.choice("takes", TAKES),
        effort: values.choice("effort", EFFORTS),
        avoid: values.every("avoid", warning),
        cite: values.cite(),
    }
}

pub(super) fn treatment(values: &mut Values<'_, '_, '_>) -> Treatment {
    Treatment {
        title: values.text("title"),
        clinical: values.text("clinical"),
        causes: values.names("for"),
        when: values.condition("when"),
        never: values.every("never", warning),
        caution: values.every("caution", warning),
        say: values.texts("say"),
        note: values.texts("note"),
        review: values.text("review"),
        fails: values.text("fails"),
        cite: values.cite(),
    }
}

pub(super) fn referral(values: &mut Values<'_, '_, '_>) -> Referral {
    Referral {
        to: values.name("to"),
        title: values.text("title"),
        causes: values.names("for"),
        needs: values.every("needs", requirement),
        may_wait: values.every("may wait", requirement),
        until: values.condition("until"),
        carries: values.names("carries"),
        expect: values.texts("expect"),
        note: values.texts("note"),
        cite: values.cite(),
    }
}

/// A condition and, after `because`, what it means.
fn warning(field: &Field<'_>, faults: &mut Faults) -> Option<Warning> {
    let (condition, because) = reason(field, faults)?;
    Some(Warning {
        when: parse(&tokens(&condition, faults), field.written.span(), faults),
        because,
        span: field.span(),
    })
}

/// Findings and, after `because`, what they are needed for.
fn requirement(field: &Field<'_>, faults: &mut Faults) -> Option<Requirement> {
    let (findings, because) = reason(field, faults)?;
    let any = names(&tokens(&findings, faults), faults);
    if any.is_empty() {
        faults.error(
            "E009",
            field.written.span(),
            format!("no finding stands after `{}`", field.keyword),
            "name a finding, or several of which any will do, with commas between them",
        );
        return None;
    }
    Some(Requirement {
        any,
        because,
        span: field.span(),
    })
}

/// What stands before `because`, and the text after it. An empty field has been reported.
fn reason<'a>(field: &Field<'a>, faults: &mut Faults) -> Option<(Vec<Line<'a>>, Text)> {
    let mut lines = field.lines.iter();
    let mut before = Vec::new();
    while let Some(line) = lines.next() {
        let Some(at) = because(line.text.text()) else {
            before.push(*line);
            continue;
        };
        let (head, tail) = line.text.split_at(at);
        let text = head.trim_end();
        if !text.is_empty() {
            before.push(Line { text, ..*line });
        }
        let text = tail.split_at(BECAUSE.len()).1.trim();
        let first = (!text.is_empty()).then_some(Line { text, ..*line });
        let after: Vec<Line<'a>> = first.into_iter().chain(lines.copied()).collect();
        if let Some(text) = lines_text(&after).filter(|text| !text.value.trim().is_empty()) {
            return Some((before, text));
        }
        break;
    }
    if !field.lines.is_empty() {
        faults.error(
            "E046",
            field.span(),
            format!("this `{}` gives no reason", field.keyword),
            "add `because` and the end of a sentence that starts with it",
        );
    }
    None
}

const BECAUSE: &str = "because";

/// Where the word stands in a line.
fn because(line: &str) -> Option<usize> {
    let mut places = line.match_indices(BECAUSE);
    let place = places.find(|(at, word)| {
        let (before, rest) = line.split_at_checked(*at).unwrap_or_default();
        let after = rest.strip_prefix(word).unwrap_or_default();
        before.chars().next_back().is_none_or(char::is_whitespace)
            && after.chars().next().is_none_or(char::is_whitespace)
    });
    place.map(|(at, _)| at)
}

/// Names, and the time limit after them: `within 4 hours` or `now`.
pub(super) fn names_and_limit(
    rest: &[Token<'_>],
    faults: &mut Faults,
) -> Option<(Vec<Name>, Option<Within>)> {
    let limit = rest
        .iter()
        .position(|token| token.is("within") || token.is("now"))
        .unwrap_or(rest.len());
    let (listed, limit) = rest.split_at_checked(limit)?;
    let within = match limit.split_first() {
        Some((word, limit)) => Some(within(word, limit, faults)?),
        None => None,
    };
    Some((names(listed, faults), within))
}

/// The time limit that starts with this word.
fn within(word: &Token<'_>, rest: &[Token<'_>], faults: &mut Faults) -> Option<Within> {
    if word.is("now") {
        nothing_after(word, rest, faults);
        return Some(Within::NOW);
    }
    let [number, unit, rest @ ..] = rest else {
        let place = rest.first().map_or(word.span(), |_| item_span(rest));
        report_limit(place, faults);
        return None;
    };
    let count = whole_number::<u32>(number, faults)?.value;
    nothing_after(unit, rest, faults);
    let unit = choice(unit, UNITS, faults)?.value;
    let minutes = count.checked_mul(unit.minutes());
    match minutes.filter(|minutes| *minutes > 0) {
        Some(minutes) => Some(Within { minutes, unit }),
        None => {
            report_limit(number.span(), faults);
            None
        }
    }
}

fn report_limit(at: crate::span::Span, faults: &mut Faults) {
    faults.error(
        "E047",
        at,
        "this is not a time limit",
        "write `now`, or `within` with a number and a unit: `within 4 hours`",
    );
}
