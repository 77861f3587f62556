//! Cards of findings and screens.

use sural_content::module::{Choice, Finding, FindingId, FindingKind, Screen};

use super::part::{citations, codes, line, list};
use crate::book::{Book, words};
use crate::html::Html;

/// A finding: the question, its answers and who reads it.
pub fn finding(book: &Book<'_>, html: &mut Html, index: usize, finding: &Finding) {
    html.element("p", &[("class", "title")], &book.fill(&finding.ask));
    if let Some(help) = &finding.help {
        html.element("p", &[], &book.fill(help));
    }
    for picture in &finding.pictures {
        if let Some(picture) = book.module().pictures.get(picture.index()) {
            html.picture(picture);
        }
    }
    answers(book, html, &finding.kind);
    if let Some(legs) = &finding.each_leg {
        line(html, "Legs", |html| {
            html.text("recorded left and right; rules read the painful leg")
        });
        list(html, "Compared as", legs.compare, |html, difference| {
            book.links.finding(html, difference)
        });
    }
    line(html, "Not sure", |html| {
        html.text(words::unsure(finding.unsure))
    });
    if finding.may_decline {
        line(html, "Decline", |html| {
            html.text("\u{201c}I would rather not say\u{201d} is offered.")
        });
    }
    list(html, "Supplied by", &finding.observers, |html, observer| {
        html.text(words::observer(*observer))
    });
    list(html, "In words", &finding.says, |html, says| {
        html.text(&book.fill(says))
    });
    list(html, "Clinical", &finding.clinical, |html, clinical| {
        html.text(&book.fill(clinical))
    });
    citations(book, html, &finding.citations);
    codes(html, &finding.codes);
    let readers = book.readers.get(&FindingId(index as u32));
    list(
        html,
        "Read by",
        readers.into_iter().flatten(),
        |html, rule| book.links.rule(html, *rule),
    );
}

fn answers(book: &Book<'_>, html: &mut Html, kind: &FindingKind) {
    match kind {
        FindingKind::Number { unit, .. } => {
            let range = format!("{} {unit}", kind.range());
            line(html, "Answer", |html| html.text(range.trim_end()));
        }
        FindingKind::One { options, none, .. } => {
            line(html, "Answers", |html| html.text("one of these"));
            choices(
                book,
                html,
                options
                    .iter()
                    .enumerate()
                    .map(|(index, option)| (option, Some(index) == *none)),
            );
        }
        FindingKind::Several { options, none } => {
            line(html, "Answers", |html| html.text("any of these"));
            choices(
                book,
                html,
                options
                    .iter()
                    .map(|option| (option, false))
                    .chain(none.iter().map(|none| (none, true))),
            );
        }
    }
}

/// Options in a list; the one that reports nothing abnormal is marked.
fn choices<'a>(
    book: &Book<'_>,
    html: &mut Html,
    choices: impl Iterator<Item = (&'a Choice, bool)>,
) {
    html.within("ul", &[("class", "options")], |html| {
        for (choice, is_none) in choices {
            html.within("li", &[], |html| {
                html.text(&book.fill(&choice.label));
                html.text(" ");
                html.element("code", &[], &choice.id);
                if is_none {
                    html.text(" (nothing abnormal)");
                }
            });
        }
    });
}

/// A page that answers several findings.
pub fn screen(book: &Book<'_>, html: &mut Html, screen: &Screen) {
    html.element("p", &[("class", "title")], &book.fill(&screen.ask));
    if let Some(help) = &screen.help {
        html.element("p", &[], &book.fill(help));
    }
    line(html, "Stage", |html| html.text(words::stage(screen.stage)));
    list(html, "Findings", &screen.findings, |html, finding| {
        book.links.finding(html, *finding)
    });
    list(html, "None of them", &screen.none, |html, none| {
        html.text(&book.fill(none))
    });
}
