//! Cards of worked cases, with what comes of them.

use sural_content::module::{Answer, Case, Expect, FindingId, Rest};
use sural_decision::{Assessment, Conflict};

use super::part::{line, list, tag};
use crate::book::html::Html;
use crate::book::{Book, words};
use crate::summary::shown;

/// A worked case: what is given, what is expected, what comes out.
pub fn case(book: &Book<'_>, html: &mut Html, index: usize, case: &Case) {
    let outcome = book.outcomes.get(index);
    let passed = outcome.is_some_and(sural_decision::cases::Outcome::passed);
    html.within("p", &[("class", "title")], |html| {
        html.text(&case.title);
        html.text(" ");
        html.element(
            "span",
            &[("class", if passed { "pass" } else { "fail" })],
            if passed { "passes" } else { "fails" },
        );
    });
    html.within("ul", &[], |html| {
        case.given
            .iter()
            .for_each(|(finding, answer)| given(book, html, *finding, answer))
    });
    if case.rest != Rest::No {
        line(html, "All else", |html| html.text(words::rest(case.rest)));
    }
    let failed = outcome
        .map(|outcome| outcome.failed.as_slice())
        .unwrap_or_default();
    let expected = case
        .expect
        .iter()
        .enumerate()
        .map(|(index, (expect, _))| (expect, failed.contains(&index)));
    list(html, "Expected", expected, |html, (expect, failed)| {
        expectation(book, html, expect, failed)
    });
    match outcome.map(|outcome| &outcome.assessment) {
        Some(Ok(assessment)) => came(book, html, assessment),
        Some(Err(conflicts)) => refused(book, html, conflicts),
        None => {}
    }
}

fn given(book: &Book<'_>, html: &mut Html, id: FindingId, answer: &Answer) {
    let Some(finding) = book.module().findings.get(id.index()) else {
        return;
    };
    let unknown = match answer {
        Answer::Declined => "would rather not say",
        Answer::NotAssessable => "cannot be told",
        _ => "not sure",
    };
    html.within("li", &[], |html| {
        book.links.finding(html, id);
        html.text(&format!(
            ": {}",
            shown(book.phrases(), finding, answer)
                .map_or_else(|| unknown.to_owned(), |label| book.fill(&label))
        ));
    });
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
        Expect::Unsettled => html.text("not settled"),
    }
    if failed {
        html.text(" ");
        html.element("span", &[("class", "fail")], "not met");
    }
}

fn came(book: &Book<'_>, html: &mut Html, assessment: &Assessment) {
    line(html, "Comes to", |html| {
        tag(book, html, assessment.disposition);
        if !assessment.settled {
            html.text(" not settled");
        }
    });
    list(
        html,
        "Rules that fire",
        &assessment.reasons,
        |html, rule| book.links.rule(html, *rule),
    );
}

fn refused(book: &Book<'_>, html: &mut Html, conflicts: &[Conflict]) {
    let broken = conflicts
        .iter()
        .filter_map(|conflict| book.module().constraints.get(conflict.constraint));
    list(html, "Refused", broken, |html, constraint| {
        html.text(&book.fill(&constraint.because))
    });
}
