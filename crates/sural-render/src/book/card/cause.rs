//! Cards of causes and of the evidence for and against them.

use sural_content::module::{Cause, EvidenceLine, Measure, Weight};
use sural_content::span::Span;

use super::part::{citations, cite, codes, inline, line, list};
use crate::book::Book;
use crate::html::Html;

/// A cause: what it is, whose it is and where its evidence stands.
pub fn cause(book: &Book<'_>, html: &mut Html, cause: &Cause) {
    html.element("p", &[("class", "title")], &book.fill(&cause.title));
    html.element("p", &[], &book.fill(&cause.about));
    line(html, "Clinical", |html| {
        html.text(&book.fill(&cause.clinical))
    });
    line(html, "Group", |html| {
        html.text(&book.phrases().group(cause.group))
    });
    line(html, "How often", |html| {
        html.text(&book.phrases().base(cause.base))
    });
    line(html, "First", |html| book.links.service(html, cause.first));
    line(html, "Then", |html| {
        book.links.service(html, cause.specialist)
    });
    let blocks = book
        .evidence
        .get(&cause.id)
        .into_iter()
        .flatten()
        .enumerate();
    list(html, "Evidence", blocks, |html, (index, span)| {
        book.links.evidence(html, &cause.id, index, *span)
    });
    citations(book, html, &cause.citations);
    codes(html, &cause.codes);
}

/// The anchor of an evidence block: a cause may have several.
pub fn evidence_anchor(book: &Book<'_>, cause: &str, place: Span) -> String {
    let index = book
        .evidence
        .get(cause)
        .and_then(|blocks| blocks.iter().position(|block| *block == place));
    format!("evidence-{cause}-{}", index.unwrap_or_default() + 1)
}

/// The lines of one evidence block as a table.
pub fn evidence(book: &Book<'_>, html: &mut Html, cause: &str, block: Span) {
    let Some(cause) = book.module().causes.iter().find(|known| known.id == cause) else {
        return;
    };
    html.element(
        "p",
        &[("class", "title")],
        &format!("For and against {}", book.fill(&cause.title)),
    );
    html.within("table", &[], |html| {
        for measure in &cause.measures {
            let lines = measure
                .lines
                .iter()
                .filter(|line| within(line.span, block))
                .collect::<Vec<_>>();
            if !lines.is_empty() {
                rows(book, html, measure, &lines);
            }
        }
    });
}

fn within(line: Span, block: Span) -> bool {
    line.source == block.source && block.start <= line.start && line.end <= block.end
}

fn rows(book: &Book<'_>, html: &mut Html, measure: &Measure, lines: &[&EvidenceLine]) {
    html.within("tr", &[], |html| {
        html.element(
            "th",
            &[("colspan", "2"), ("scope", "rowgroup")],
            &book.fill(&measure.title),
        )
    });
    for line in lines {
        html.within("tr", &[], |html| {
            html.element("td", &[("class", "points")], &weight(book, &line.weight));
            html.within("td", &[], |html| {
                inline(book, html, &line.when);
                if let Weight::LikelihoodRatio { citation, .. } = &line.weight {
                    html.within("p", &[("class", "line")], |html| cite(book, html, citation));
                }
            });
        });
    }
}

fn weight(book: &Book<'_>, weight: &Weight) -> String {
    match weight {
        Weight::Ordinal(ordinal) => book.phrases().ordinal(*ordinal),
        Weight::LikelihoodRatio { milli, .. } => {
            format!("likelihood ratio {}", thousandths(*milli))
        }
    }
}

/// A number of thousandths as a decimal number without needless zeros.
fn thousandths(milli: u32) -> String {
    let decimal = format!("{}.{:03}", milli / 1000, milli % 1000);
    decimal
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::thousandths;

    #[test]
    fn ratios_are_written_short() {
        for (milli, text) in [
            (2100, "2.1"),
            (80, "0.08"),
            (10_000, "10"),
            (1, "0.001"),
            (1250, "1.25"),
        ] {
            assert_eq!(thousandths(milli), text);
        }
    }
}
