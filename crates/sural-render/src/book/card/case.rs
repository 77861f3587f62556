//! Cards of worked cases, with what comes of them.

use std::collections::BTreeSet;

use sural_content::module::{Answer, Case, Expect, FindingId, Rest};
use sural_decision::Conflict;
use sural_decision::cases::Outcome;

use super::consultation::by;
use super::part::{line, list, several, tag};
use crate::book::came::{self, Came};
use crate::book::{Book, words};
use crate::html::Html;
use crate::summary::shown;

/// A worked case: what is given, what is expected, what comes out.
pub fn case(book: &Book<'_>, html: &mut Html, index: usize, case: &Case) {
    let whole = case.added_answers().is_empty();
    let runs = runs(book, index);
    let passed = runs.iter().all(|(_, outcome)| outcome.passed());
    title(html, case, passed);
    html.within("ul", &[], |html| {
        let items = case.shared_answers().iter();
        items.for_each(|given| html.within("li", &[], |html| self::given(book, html, given)));
    });
    if !whole {
        line(html, "Each time with", |_| {});
        html.within("ul", &[], |html| {
            let lines = runs.iter();
            lines.for_each(|(case, outcome)| each(book, html, case, outcome));
        });
    }
    if case.rest != Rest::No {
        line(html, "All else", |html| html.text(words::rest(case.rest)));
    }
    expected(book, html, case, &runs);
    if let (true, [(_, outcome)]) = (whole, runs.as_slice()) {
        match came::came(outcome) {
            Ok(came) => comes_to(book, html, &came),
            Err(conflicts) => refused(book, html, conflicts),
        }
    }
}

fn title(html: &mut Html, case: &Case, passed: bool) {
    html.within("p", &[("class", "title")], |html| {
        html.text(&case.title);
        html.text(" ");
        html.element(
            "span",
            &[("class", if passed { "pass" } else { "fail" })],
            if passed { "passes" } else { "fails" },
        );
    });
}

fn expected(book: &Book<'_>, html: &mut Html, case: &Case, runs: &[(&Case, &Outcome)]) {
    let failed = runs.iter().flat_map(|(_, outcome)| &outcome.failed);
    let failed = failed.collect::<BTreeSet<_>>();
    let expected = case
        .expect
        .iter()
        .enumerate()
        .map(|(index, (expect, _))| (expect, failed.contains(&index)));
    list(html, "Expected", expected, |html, (expect, failed)| {
        expectation(book, html, expect, failed)
    });
}

/// The cases of a block, one for every line of its `each`, with what came of them.
fn runs<'a>(book: &'a Book<'_>, block: usize) -> Vec<(&'a Case, &'a Outcome)> {
    let cases = book.module().cases.iter().zip(&book.outcomes);
    cases
        .filter(|(case, _)| case.block.index() == block)
        .collect()
}

/// A line of `each` and what it comes to.
fn each(book: &Book<'_>, html: &mut Html, case: &Case, outcome: &Outcome) {
    html.within("li", &[], |html| {
        several(html, case.added_answers(), |html, given| {
            self::given(book, html, given)
        });
        html.text(" ");
        match came::came(outcome) {
            Ok(came) => tag(book, html, came.disposition),
            Err(conflicts) => refused(book, html, conflicts),
        }
        if !outcome.passed() {
            html.text(" ");
            html.element("span", &[("class", "fail")], "fails");
        }
    });
}

fn given(book: &Book<'_>, html: &mut Html, (id, answer): &(FindingId, Answer)) {
    let Some(finding) = book.module().findings.get(id.index()) else {
        return;
    };
    let unknown = match answer {
        Answer::Declined => "would rather not say",
        Answer::NotAssessable => "cannot be told",
        _ => "not sure",
    };
    book.links.finding(html, *id);
    html.text(&format!(
        ": {}",
        shown(book.phrases(), finding, answer)
            .map_or_else(|| unknown.to_owned(), |label| book.fill(&label))
    ));
}

/// A word, and what it is said of.
fn led(html: &mut Html, word: &str, write: impl FnOnce(&mut Html)) {
    html.text(word);
    html.text(" ");
    write(html);
}

fn expectation(book: &Book<'_>, html: &mut Html, expect: &Expect, failed: bool) {
    match expect {
        Expect::Disposition(id) => tag(book, html, *id),
        Expect::Fires(rule) => book.links.rule(html, *rule),
        Expect::FiresNot(rule) => {
            html.text("not ");
            book.links.rule(html, *rule);
        }
        Expect::Group(group) => html.text(&book.phrases().group(*group)),
        Expect::Cause(cause) => book.links.cause(html, *cause),
        Expect::Considers(cause) => {
            html.text("a rule considers ");
            book.links.cause(html, *cause);
        }
        Expect::Unsettled => html.text("not settled"),
        Expect::Not(item) => {
            html.text("not ");
            expectation(book, html, item, false);
        }
        Expect::Undetermined => html.text("no body system leads"),
        Expect::Excludes(cause) => led(html, "excludes", |html| book.links.cause(html, *cause)),
        Expect::Confirms(cause) => led(html, "confirms", |html| book.links.cause(html, *cause)),
        Expect::Open(cause) => led(html, "open:", |html| book.links.cause(html, *cause)),
        Expect::First(cause) => led(html, "first to rule out:", |html| {
            book.links.cause(html, *cause)
        }),
        Expect::Orders(order, limit) => led(html, "orders", |html| {
            book.links.order(html, *order);
            by(html, *limit);
        }),
        Expect::Refers(referral, limit) => led(html, "refers", |html| {
            book.links.referral(html, *referral);
            by(html, *limit);
        }),
        Expect::Complete(referral) => led(html, "complete:", |html| {
            book.links.referral(html, *referral)
        }),
        Expect::Lacks(finding) => led(html, "a referral lacks", |html| {
            book.links.finding(html, *finding)
        }),
        Expect::Treats(treatment) => led(html, "offers", |html| {
            book.links.treatment(html, *treatment)
        }),
        Expect::Withholds(treatment) => led(html, "withholds", |html| {
            book.links.treatment(html, *treatment)
        }),
        Expect::Settled(rule) => led(html, "settled:", |html| book.links.rule(html, *rule)),
        Expect::Next(step) => led(html, "next:", |html| book.links.step(html, *step)),
        Expect::Needless(step) => led(html, "needless:", |html| book.links.step(html, *step)),
        Expect::Contradicts(id) => led(html, "contradicts", |html| {
            book.links.part(html, book.module().constraint(*id))
        }),
        Expect::Score(id, low, high) => {
            if let Some(score) = book.module().scores.get(id.index()) {
                book.links.part(html, Some(score));
                let (low, high) = (score.shown(*low), score.shown(*high));
                html.text(&match low == high {
                    true => format!(" is {low}"),
                    false => format!(" is {low} to {high}"),
                });
            }
        }
    }
    if failed {
        html.text(" ");
        html.element("span", &[("class", "fail")], "not met");
    }
}

fn comes_to(book: &Book<'_>, html: &mut Html, came: &Came<'_>) {
    line(html, "Comes to", |html| {
        tag(book, html, came.disposition);
        if !came.settled {
            html.text(" not settled");
        }
    });
    list(html, "Rules that fire", came.reasons, |html, rule| {
        book.links.rule(html, *rule)
    });
}

fn refused(book: &Book<'_>, html: &mut Html, conflicts: &[Conflict]) {
    let broken = conflicts
        .iter()
        .filter_map(|conflict| book.module().constraints.get(conflict.constraint));
    list(html, "Refused", broken, |html, constraint| {
        html.text(&book.fill(&constraint.because))
    });
}
