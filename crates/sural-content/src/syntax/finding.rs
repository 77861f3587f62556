//! The fields of a finding.

use super::ast::{Finding, FindingKind, Name, Number, Observer, OptionDecl, Unsure};
use super::block::Values;
use super::faults::Faults;
use super::field::{Field, Line};
use super::slice::{Slice, join};
use super::token::{Token, name, tokens};
use super::value::{self, choice, items, line_text, nothing_after};
use crate::span::Spanned;

const UNSURE: &[(&str, Unsure)] = &[
    ("safer", Unsure::Safer),
    ("open", Unsure::Open),
    ("never", Unsure::Never),
];
const OBSERVERS: &[(&str, Observer)] = &[
    ("patient", Observer::Patient),
    ("clinician", Observer::Clinician),
    ("test", Observer::Test),
];

pub(super) fn finding(values: &mut Values<'_, '_, '_>) -> Finding {
    Finding {
        ask: values.text("ask"),
        help: values.text("help"),
        kind: kind(values),
        none: values.name("none"),
        unsure: values.choice("unsure", UNSURE),
        may_decline: may_decline(values),
        others: values.names("others"),
        pictures: values.names("picture"),
        by: values
            .read("by", |field, faults| Some(observers(field, faults)))
            .unwrap_or_default(),
        each_leg: values.read("each leg", |field, faults| {
            field.must_be_bare(faults);
            Some(field.written.span())
        }),
        compare: values.name("compare"),
        left: values.read("left", side).unwrap_or_default(),
        right: values.read("right", side).unwrap_or_default(),
        says: values.text("says"),
        clinical: values.text("clinical"),
        cite: values.cite(),
    }
}

fn kind(values: &mut Values<'_, '_, '_>) -> Option<Spanned<FindingKind>> {
    values
        .read("yes no", yes_no)
        .or_else(|| {
            values.read("one of", |field, faults| {
                options(field, FindingKind::OneOf, faults)
            })
        })
        .or_else(|| {
            values.read("several of", |field, faults| {
                options(field, FindingKind::SeveralOf, faults)
            })
        })
        .or_else(|| values.read("number", number))
}

fn yes_no(field: &Field<'_>, faults: &mut Faults) -> Option<Spanned<FindingKind>> {
    field.must_be_bare(faults);
    Some(Spanned {
        value: FindingKind::YesNo,
        span: field.written.span(),
    })
}

fn may_decline(values: &mut Values<'_, '_, '_>) -> bool {
    let read = values.read("may decline", |field, faults| {
        field.must_be_bare(faults);
        Some(())
    });
    read.is_some()
}

fn observers(field: &Field<'_>, faults: &mut Faults) -> Vec<Spanned<Observer>> {
    let tokens = tokens(&field.lines, faults);
    let mut observers = Vec::new();
    for item in items(&tokens) {
        let Some((first, rest)) = item.split_first() else {
            continue;
        };
        nothing_after(first, rest, faults);
        observers.extend(choice(first, OBSERVERS, faults));
    }
    observers
}

/// Options with `/` between them.
fn side(field: &Field<'_>, faults: &mut Faults) -> Option<Vec<Name>> {
    let tokens = tokens(&field.lines, faults);
    let mut options = Vec::new();
    for part in tokens.split(|token| token.is("/")) {
        let Some((option, rest)) = part.split_first() else {
            faults.error(
                "E033",
                field.span(),
                "an option is missing here",
                "write an option on both sides of each `/`",
            );
            return None;
        };
        nothing_after(option, rest, faults);
        options.push(option.name(faults));
    }
    Some(options)
}

fn number(field: &Field<'_>, faults: &mut Faults) -> Option<Spanned<FindingKind>> {
    let first = field.lines.first()?.text;
    let tokens = tokens(&field.lines, faults);
    let [low, to, high, rest @ ..] = tokens.as_slice() else {
        report_range(field, faults);
        return None;
    };
    if !to.is("to") {
        report_range(field, faults);
        return None;
    }
    let unit = unit(rest, first);
    let span = join(low.span(), high.span());
    let (low, high) = (value::number(low, faults)?, value::number(high, faults)?);
    let decimals = low.value.decimals.max(high.value.decimals);
    let bound = |number: Number| number.with_decimals::<u32>(decimals);
    let (Some(low), Some(high)) = (bound(low.value), bound(high.value)) else {
        report_range(field, faults);
        return None;
    };
    if low >= high {
        faults.error(
            "E018",
            span,
            "the range is empty or holds one number",
            "write the least number first: `number 0 to 10`",
        );
        return None;
    }
    Some(Spanned {
        value: FindingKind::Number {
            low,
            high,
            decimals,
            unit,
        },
        span: field.span(),
    })
}

fn report_range(field: &Field<'_>, faults: &mut Faults) {
    faults.error(
        "E018",
        field.value_span(),
        "this is not a range of numbers",
        "write it so: `number 0 to 10`, with a unit after it if there is one",
    );
}

/// The unit as written, signs such as `/` and `%` included.
fn unit(tokens: &[Token<'_>], line: Slice<'_>) -> String {
    let Some(first) = tokens.first() else {
        return String::new();
    };
    let skipped = first.span().start.saturating_sub(line.span().start);
    let unit = line
        .split_at(usize::try_from(skipped).unwrap_or_default())
        .1;
    unit.text().trim().to_owned()
}

fn options(
    field: &Field<'_>,
    kind: fn(Vec<OptionDecl>) -> FindingKind,
    faults: &mut Faults,
) -> Option<Spanned<FindingKind>> {
    let mut options = Vec::new();
    let mut lines = field.lines.as_slice();
    while let Some((first, rest)) = lines.split_first() {
        let wrapped = rest
            .first()
            .filter(|next| is_open(first.text) && is_open(next.text));
        options.extend(option(first, wrapped, faults));
        lines = if wrapped.is_some() {
            rest.get(1..).unwrap_or_default()
        } else {
            rest
        };
    }
    (!options.is_empty()).then(|| Spanned {
        value: kind(options),
        span: field.span(),
    })
}

/// Whether a quote is opened on this line and not closed, or closed and not opened.
fn is_open(line: Slice<'_>) -> bool {
    line.text().matches('"').count() % 2 == 1
}

/// An option; a quoted label may go on through a second line.
fn option(line: &Line<'_>, wrapped: Option<&Line<'_>>, faults: &mut Faults) -> Option<OptionDecl> {
    let (id, label) = line.text.word();
    let id = Spanned {
        value: name(id, faults),
        span: id.span(),
    };
    if label.text().chars().all(|c| c == '"') {
        faults.error(
            "E016",
            id.span,
            format!("the option `{}` has no label", id.value),
            format!("write what people read after it: `{} \"…\"`", id.value),
        );
        return None;
    }
    let mut text = line_text(label);
    if let Some(next) = wrapped {
        let more = line_text(next.text);
        text = Spanned {
            value: format!("{} {}", text.value, more.value).replace('"', ""),
            span: join(text.span, more.span),
        };
    } else if is_open(label) {
        faults.error(
            "E017",
            label.span(),
            "a quotation mark is missing",
            "put the label between two double quotes",
        );
        text.value = text.value.replace('"', "");
    } else {
        report_after_label(label, faults);
    }
    Some(OptionDecl { id, label: text })
}

/// Reports what follows a quoted label.
fn report_after_label(label: Slice<'_>, faults: &mut Faults) {
    let (quote, open) = label.split_at(1);
    let (inner, close) = open.split_before(|c| c == '"');
    let after = close.split_at(1).1.trim();
    if quote.text() == "\"" && !inner.is_empty() && !after.is_empty() {
        faults.error(
            "E012",
            after.span(),
            "nothing may follow the label of an option",
            "put the whole label between one pair of double quotes",
        );
    }
}
