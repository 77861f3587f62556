//! What weighs: the lines of evidence and of scores.

use super::ast::{Cite, EvidenceLine, Measure, Ordinal, ScoreTerm, Weight};
use super::condition::{condition, parse};
use super::faults::Faults;
use super::field::{Field, Line};
use super::slice::{Slice, join};
use super::token::tokens;
use super::value::{cite, line_text, read_number};
use crate::decimal;
use crate::span::{Span, Spanned};
use crate::suggest::did_you_mean;

const ORDINALS: &[(&str, Ordinal)] = &[
    ("strongly for", Ordinal::StronglyFor),
    ("for", Ordinal::For),
    ("weakly for", Ordinal::WeaklyFor),
    ("weakly against", Ordinal::WeaklyAgainst),
    ("against", Ordinal::Against),
    ("strongly against", Ordinal::StronglyAgainst),
];

/// A line of a score.
pub(super) fn term(field: &Field<'_>, faults: &mut Faults) -> Option<ScoreTerm> {
    let when = condition(field, faults);
    let written = field.written.text();
    let points = read_number(written.strip_prefix('+').unwrap_or(written)).filter(|points| {
        points.digits != 0 && points.with_decimals::<i32>(decimal::MOST).is_some()
    });
    if points.is_none() {
        let message = format!("`{}` is not a number of points", field.written.text());
        faults.error(
            "E014",
            field.written.span(),
            message,
            "write a plain `+` or `-` and a number that is not 0, such as `+1`, `-2` or `+1.5`",
        );
    }
    Some(ScoreTerm {
        points: points?,
        when,
        span: field.span(),
    })
}

/// A measure with its lines.
pub(super) fn measure(field: &Field<'_>, faults: &mut Faults) -> Option<Measure> {
    let (head, lines) = field.lines.split_first()?;
    if head.indent > 0 {
        faults.error(
            "E009",
            field.written.span(),
            "this measure has no title",
            "write what the lines below it measure after `measure`",
        );
    }
    let title = if head.indent > 0 {
        field.written
    } else {
        head.text
    };
    let lines = if head.indent > 0 {
        field.lines.as_slice()
    } else {
        lines
    };
    if lines.is_empty() {
        faults.error(
            "E038",
            field.value_span(),
            "this measure has no lines",
            "write its lines of evidence below it, indented",
        );
    }
    let column = lines.first().map_or(0, |line| line.column);
    let lines = lines
        .chunk_by(|_, line| line.column > column)
        .filter_map(|lines| evidence_line(lines, faults))
        .collect();
    Some(Measure {
        title: line_text(title),
        lines,
    })
}

fn evidence_line(lines: &[Line<'_>], faults: &mut Faults) -> Option<EvidenceLine> {
    let (head, more) = lines.split_first()?;
    let (weight, condition) = if head.text.word().0.text() == "lr" {
        ratio(head.text, faults)?
    } else {
        ordinal(head.text, faults)?
    };
    let skipped = head.text.text().chars().count() - condition.text().chars().count();
    let mut of_condition = vec![Line {
        text: condition,
        column: head.column + skipped,
        ..*head
    }];
    of_condition.extend(more);
    of_condition.retain(|line| !line.text.is_empty());
    let span = join(
        head.text.span(),
        lines
            .last()
            .map_or(head.text.span(), |line| line.text.span()),
    );
    let when = parse(&tokens(&of_condition, faults), weight.span, faults);
    Some(EvidenceLine { weight, when, span })
}

/// A likelihood ratio and the condition after it.
fn ratio<'a>(line: Slice<'a>, faults: &mut Faults) -> Option<(Spanned<Weight>, Slice<'a>)> {
    let (lr, rest) = line.word();
    let (number, rest) = rest.split_before(|c| c.is_whitespace() || c == '[');
    let milli = milli(number.text());
    if milli.is_none() {
        let place = if number.is_empty() {
            lr.span()
        } else {
            number.span()
        };
        faults.error(
            "E022",
            place,
            "this is not a likelihood ratio",
            "write a number above 0 with a point and at most three decimals, such as `lr 2.1`",
        );
    }
    let weight = join(lr.span(), number.span());
    let (cite, condition) = source(rest.trim(), weight, faults);
    Some((
        Spanned {
            value: Weight::LikelihoodRatio {
                milli: milli?,
                cite,
            },
            span: weight,
        },
        condition,
    ))
}

/// The source in brackets and what follows it.
fn source<'a>(rest: Slice<'a>, weight: Span, faults: &mut Faults) -> (Option<Cite>, Slice<'a>) {
    let (bracket, inside) = rest.split_at(1);
    let (inner, close) = inside.split_before(|c| c == ']');
    if bracket.text() != "[" {
        faults.error(
            "E021",
            weight,
            "this likelihood ratio has no source",
            "write the reference in brackets after it: `lr 2.1 [ng158 table 3]`",
        );
        return (None, rest);
    }
    if close.is_empty() {
        faults.error(
            "E021",
            rest.span(),
            "the bracket of this source is never closed",
            "add `]` after the reference",
        );
        return (cite(inner.word().0, faults), inner.word().1);
    }
    let cite = cite(inner, faults);
    if cite.is_none() {
        faults.error(
            "E021",
            join(bracket.span(), close.split_at(1).0.span()),
            "there is no source in these brackets",
            "write the id of a reference between them",
        );
    }
    (cite, close.split_at(1).1.trim())
}

/// A decimal number in thousandths: above 0, at most three decimals.
fn milli(number: &str) -> Option<u32> {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
    let are_digits = [whole, decimals]
        .iter()
        .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()));
    let decimals = (are_digits && decimals.len() <= 3).then(|| format!("{decimals:0<3}"))?;
    let milli = whole
        .parse::<u32>()
        .ok()?
        .checked_mul(1000)?
        .checked_add(decimals.parse().ok()?)?;
    (milli > 0).then_some(milli)
}

/// An ordinal weight and the condition after it.
fn ordinal<'a>(line: Slice<'a>, faults: &mut Faults) -> Option<(Spanned<Weight>, Slice<'a>)> {
    let (first, rest) = line.word();
    let (second, after) = rest.word();
    let both = format!("{} {}", first.text(), second.text());
    let known = |words: &str| {
        ORDINALS
            .iter()
            .find(|(known, _)| *known == words)
            .map(|(_, ordinal)| *ordinal)
    };
    let ordinal = known(&both).map(|ordinal| (ordinal, join(first.span(), second.span()), after));
    let ordinal = ordinal.or_else(|| Some((known(first.text())?, first.span(), rest)));
    if ordinal.is_none() {
        let words = ORDINALS.iter().map(|(words, _)| *words);
        let meant =
            did_you_mean(&both, words.clone()).or_else(|| did_you_mean(first.text(), words));
        let help = match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "start the line with `lr` and a ratio, or with `for` or `against`, alone or after `strongly` or `weakly`".to_owned(),
        };
        faults.error(
            "E020",
            first.span(),
            format!("`{}` does not say how much this line weighs", first.text()),
            help,
        );
    }
    ordinal.map(|(ordinal, span, rest)| {
        (
            Spanned {
                value: Weight::Ordinal(ordinal),
                span,
            },
            rest,
        )
    })
}
