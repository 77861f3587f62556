//! The fields of a worked case.

use super::ast::{Case, Expect, Given, GivenAnswer, Name, Rest};
use super::block::{GROUPS, Values};
use super::faults::Faults;
use super::field::Field;
use super::rule::{item_span, named, named_by, report_item};
use super::token::{Token, TokenKind, tokens};
use super::value::{self, choice, items, line_items, nothing_after, number};
use crate::span::Spanned;

const REST: &[(&str, Rest)] = &[
    ("no", Rest::No),
    ("not_sure", Rest::NotSure),
    ("unasked", Rest::Unasked),
];
const ITEMS: [&str; 23] = [
    "disposition",
    "rule",
    "not",
    "group",
    "cause",
    "considers",
    "unsettled",
    "excludes",
    "confirms",
    "open",
    "first",
    "orders",
    "refers",
    "complete",
    "lacks",
    "treats",
    "withholds",
    "settled",
    "next",
    "needless",
    "score",
    "undetermined",
    "contradicts",
];

pub(super) fn case(values: &mut Values<'_, '_, '_>) -> Case {
    Case {
        given: values
            .read("given", |field, faults| Some(given(field, faults)))
            .unwrap_or_default(),
        each: values
            .read("each", |field, faults| Some(each(field, faults)))
            .unwrap_or_default(),
        rest: values.choice("rest", REST),
        expect: values
            .read("expect", |field, faults| Some(expect(field, faults)))
            .unwrap_or_default(),
    }
}

fn given(field: &Field<'_>, faults: &mut Faults) -> Vec<Given> {
    let tokens = tokens(&field.lines, faults);
    items(&tokens)
        .into_iter()
        .filter_map(|item| given_item(item, faults))
        .collect()
}

/// One list for every line, and one for every alternative on it.
fn each(field: &Field<'_>, faults: &mut Faults) -> Vec<Spanned<Vec<Given>>> {
    let tokens = tokens(&field.lines, faults);
    line_items(&tokens)
        .flat_map(|line| each_line(line, faults))
        .collect()
}

fn each_line(line: &[Token<'_>], faults: &mut Faults) -> Vec<Spanned<Vec<Given>>> {
    let mut lists = vec![Vec::new()];
    for item in items(line) {
        let alternatives = alternatives(item, faults);
        lists = lists
            .iter()
            .flat_map(|list| alternatives.iter().map(|one| with(list, one)))
            .collect();
    }
    let span = item_span(line);
    let lists = lists.into_iter();
    lists.map(|value| Spanned { value, span }).collect()
}

fn with(list: &[Given], one: &Given) -> Vec<Given> {
    list.iter().chain([one]).cloned().collect()
}

/// `finding is a / b` gives `a` or `b`.
fn alternatives(item: &[Token<'_>], faults: &mut Faults) -> Vec<Given> {
    let (finding, answers) = item.split_at_checked(2).unwrap_or((item, &[]));
    if answers.is_empty() {
        return given_item(item, faults).into_iter().collect();
    }
    answers
        .split(|token| token.is("/"))
        .filter_map(|answer| given_item(&[finding, answer].concat(), faults))
        .collect()
}

fn given_item(item: &[Token<'_>], faults: &mut Faults) -> Option<Given> {
    let (finding, rest) = item.split_first()?;
    let answer = match rest.split_first() {
        None => GivenAnswer::Yes,
        Some((is, answer)) if is.is("is") => given_answer(is, answer, faults)?,
        Some((next, _)) => {
            let message = format!(
                "`{}` follows `{}` with nothing between them",
                next.text(),
                finding.text()
            );
            faults.error(
                "E036",
                next.span(),
                message,
                "write `is` between a finding and its answer, a comma between two findings",
            );
            return None;
        }
    };
    Some(Given {
        finding: finding.name(faults),
        answer,
        span: item_span(item),
    })
}

fn given_answer(is: &Token<'_>, answer: &[Token<'_>], faults: &mut Faults) -> Option<GivenAnswer> {
    match answer.split_first() {
        Some((number, rest)) if number.kind == TokenKind::Number => {
            nothing_after(number, rest, faults);
            value::number(number, faults).map(GivenAnswer::Number)
        }
        Some(_) => chosen(answer, faults).map(GivenAnswer::Options),
        None => {
            faults.error(
                "E033",
                is.span(),
                "an answer is missing after `is`",
                "write an option, a number, `not_sure`, `declined` or `not_assessable`",
            );
            None
        }
    }
}

/// Options with `+` between them.
fn chosen(answer: &[Token<'_>], faults: &mut Faults) -> Option<Vec<Name>> {
    let mut names = Vec::new();
    for part in answer.split(|token| token.is("+")) {
        let place = item_span(if part.is_empty() { answer } else { part });
        match part {
            [option] if option.is_word() => names.push(option.name(faults)),
            [_, slash, ..] if slash.is("/") => {
                faults.error(
                    "E037",
                    slash.span(),
                    "`/` can stand only in a condition and in `each`",
                    "write `+` between options that were chosen together; in `each`, `/` between those that are tried one after the other",
                );
                return None;
            }
            [option, rest @ ..] if option.is_word() => {
                nothing_after(option, rest, faults);
                names.push(option.name(faults));
            }
            _ => {
                faults.error(
                    "E033",
                    place,
                    "an option is missing here",
                    "write an option on both sides of each `+`",
                );
                return None;
            }
        }
    }
    Some(names)
}

fn expect(field: &Field<'_>, faults: &mut Faults) -> Vec<Spanned<Expect>> {
    let tokens = tokens(&field.lines, faults);
    line_items(&tokens)
        .filter_map(|item| expect_item(item, faults))
        .collect()
}

fn expect_item(item: &[Token<'_>], faults: &mut Faults) -> Option<Spanned<Expect>> {
    let (word, rest) = item.split_first()?;
    let value = match word.text() {
        "disposition" => disposition(word, rest, faults)?,
        "rule" => Expect::Fires(named(word, rest, faults)?),
        "not" if is_item(rest) => Expect::Not(Box::new(expect_item(rest, faults)?.value)),
        "not" => Expect::FiresNot(named(word, rest, faults)?),
        "cause" => Expect::Cause(named(word, rest, faults)?),
        "considers" => Expect::Considers(named(word, rest, faults)?),
        "group" if !rest.is_empty() => {
            let (group, rest) = rest.split_first()?;
            nothing_after(group, rest, faults);
            Expect::Group(choice(group, GROUPS, faults)?)
        }
        "group" => Expect::Cause(named(word, rest, faults)?),
        "unsettled" => {
            nothing_after(word, rest, faults);
            Expect::Unsettled
        }
        "excludes" => Expect::Excludes(named(word, rest, faults)?),
        "confirms" => Expect::Confirms(named(word, rest, faults)?),
        "open" => Expect::Open(named(word, rest, faults)?),
        "first" => Expect::First(named(word, rest, faults)?),
        "orders" => {
            let (order, within) = named_by(word, rest, faults)?;
            Expect::Orders(order, within)
        }
        "refers" => {
            let (referral, within) = named_by(word, rest, faults)?;
            Expect::Refers(referral, within)
        }
        "complete" => Expect::Complete(named(word, rest, faults)?),
        "lacks" => Expect::Lacks(named(word, rest, faults)?),
        "treats" => Expect::Treats(named(word, rest, faults)?),
        "withholds" => Expect::Withholds(named(word, rest, faults)?),
        "settled" => Expect::Settled(named(word, rest, faults)?),
        "next" => Expect::Next(named(word, rest, faults)?),
        "needless" => Expect::Needless(named(word, rest, faults)?),
        "score" => score(word, rest, faults)?,
        "contradicts" => Expect::Contradicts(named(word, rest, faults)?),
        "undetermined" => {
            nothing_after(word, rest, faults);
            Expect::Undetermined
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

/// Whether these tokens are an item of their own, and not the name of a rule.
fn is_item(tokens: &[Token<'_>]) -> bool {
    let first = tokens.first().map_or("", Token::text);
    tokens.len() > 1 && ITEMS.contains(&first) || matches!(first, "unsettled" | "undetermined")
}

/// `score wells_dvt is 2`, or `is 2 to 3` where it is not yet known.
fn score(word: &Token<'_>, rest: &[Token<'_>], faults: &mut Faults) -> Option<Expect> {
    let (name, range) = match rest {
        [name, is, range @ ..] if is.is("is") => (name, range),
        _ => (word, &[][..]),
    };
    let (low, high, after) = match range {
        [low, to, high, after @ ..] if to.is("to") => (low, high, after),
        [only, after @ ..] => (only, only, after),
        [] => {
            faults.error(
                "E018",
                item_span(rest.first().map_or(&[*word][..], |_| rest)),
                "this does not say what a score is",
                "write it so: `score some_score is 2`, or `is 2 to 3` where answers are missing",
            );
            return None;
        }
    };
    nothing_after(high, after, faults);
    let (low, high) = (number(low, faults)?, number(high, faults)?);
    Some(Expect::Score {
        score: name.name(faults),
        low,
        high,
    })
}

/// A disposition and the rule it is due to.
fn disposition(word: &Token<'_>, rest: &[Token<'_>], faults: &mut Faults) -> Option<Expect> {
    let at = rest.iter().position(|token| token.is("because"));
    let (disposition, reason) = at
        .and_then(|at| rest.split_at_checked(at))
        .unwrap_or((rest, &[]));
    let disposition = named(word, disposition, faults)?;
    let because = match reason.split_first() {
        Some((because, rule)) => Some(named(because, rule, faults)?),
        None => None,
    };
    Some(Expect::Disposition {
        disposition,
        because,
    })
}
