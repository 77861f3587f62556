//! Parts that several cards share.

use sural_content::module::{Citation, Code, Condition, DispositionId, EvidenceStrength};

use crate::book::Book;
use crate::html::Html;
use crate::sentence::{self, Clause};

/// A line with a term before it.
pub fn line(html: &mut Html, term: &str, fill: impl FnOnce(&mut Html)) {
    html.within("p", &[("class", "line")], |html| {
        html.element("span", &[("class", "term")], term);
        html.text(" ");
        fill(html);
    });
}

/// A list longer than this is folded away.
const FOLDED: usize = 12;

/// A term and a list of things after it, each written by `write`; nothing if there is none.
pub fn list<T>(
    html: &mut Html,
    term: &str,
    items: impl IntoIterator<Item = T>,
    write: impl Fn(&mut Html, T),
) {
    let items = items.into_iter().collect::<Vec<_>>();
    match items.len() {
        0 => {}
        1..=FOLDED => line(html, term, |html| several(html, items, write)),
        count => html.within("details", &[], |html| {
            html.element("summary", &[], &format!("{term}: {count}"));
            several(html, items, write);
        }),
    }
}

/// Things with commas between them, each written by `write`.
pub fn several<T>(
    html: &mut Html,
    items: impl IntoIterator<Item = T>,
    write: impl Fn(&mut Html, T),
) {
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            html.text(", ");
        }
        write(html, item);
    }
}

/// Paragraphs in the words of the region.
pub fn says(book: &Book<'_>, html: &mut Html, says: &[String]) {
    says.iter()
        .for_each(|say| html.element("p", &[], &book.fill(say)));
}

/// A disposition as a coloured tag that links to it.
pub fn tag(book: &Book<'_>, html: &mut Html, id: DispositionId) {
    let Some(disposition) = book.module().dispositions.get(id.index()) else {
        return;
    };
    let class = format!("tag level-{}", level(book, id));
    html.element(
        "a",
        &[("class", &class), ("href", &book.links.disposition(id))],
        &book.fill(&disposition.title),
    );
}

/// The acuity of a disposition on a scale of colours from 1, most urgent, to 7.
fn level(book: &Book<'_>, id: DispositionId) -> u32 {
    const STEPS: u32 = 6;
    let dispositions = &book.module().dispositions;
    let of = |id: DispositionId| {
        dispositions
            .get(id.index())
            .map_or(1, |disposition| disposition.acuity)
    };
    let mildest = of(book.decision.default_disposition()).max(2);
    1 + of(id).saturating_sub(1) * STEPS / (mildest - 1)
}

/// The sources of something: strength and how seen.
pub fn citations(book: &Book<'_>, html: &mut Html, citations: &[Citation]) {
    list(html, "Sources", citations, |html, citation| {
        cite(book, html, citation)
    });
}

/// One source.
pub fn cite(book: &Book<'_>, html: &mut Html, citation: &Citation) {
    let Some(reference) = book.module().references.get(citation.reference.index()) else {
        return;
    };
    let name = format!("{} {}", reference.id, citation.locator);
    book.links
        .reference(html, citation.reference, name.trim_end());
    let strength = book.phrases().evidence(reference.strength);
    match reference.strength {
        EvidenceStrength::Design => html.text(&format!(" ({strength})")),
        _ => html.text(&format!(
            " ({strength}, {})",
            book.phrases().seen(reference.seen)
        )),
    }
}

/// Codes in other systems.
pub fn codes(html: &mut Html, codes: &[Code]) {
    list(html, "Codes", codes, |html, code| {
        html.text(&format!("{} {} {}", code.system, code.code, code.display));
        if !code.confirmed {
            html.text(" (not confirmed)");
        }
    });
}

/// A condition in words, set out as nested lists if it is long.
pub fn condition(book: &Book<'_>, html: &mut Html, lead: &str, condition: &Condition) {
    let clause = sentence::clause(book.module(), &book.words, condition);
    html.within("div", &[("class", "when")], |html| {
        html.text(lead);
        html.text(" ");
        set_out(book, html, &clause);
    });
}

/// A condition in words on one line.
pub fn inline(book: &Book<'_>, html: &mut Html, condition: &Condition) {
    write_inline(
        book,
        html,
        &sentence::clause(book.module(), &book.words, condition),
    );
}

fn write_inline(book: &Book<'_>, html: &mut Html, clause: &Clause) {
    clause.pieces(book.phrases(), &mut |(words, subject)| match subject {
        Some(subject) => html.link(&book.links.subject(subject), words),
        None => html.text(words),
    });
}

fn set_out(book: &Book<'_>, html: &mut Html, clause: &Clause) {
    match clause {
        Clause::Led { lead, part } if clause.is_long() => {
            html.text(lead);
            html.text(" ");
            set_out(book, html, part);
        }
        Clause::List { join, parts } if clause.is_long() => {
            html.text(&book.phrases().head(*join));
            html.text(":");
            html.within("ul", &[], |html| {
                parts
                    .iter()
                    .for_each(|part| html.within("li", &[], |html| set_out(book, html, part)));
            });
        }
        clause => write_inline(book, html, clause),
    }
}
