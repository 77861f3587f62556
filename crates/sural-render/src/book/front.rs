//! The front page: what this content is and what it holds.

use super::links::chapter_page;
use super::prose::plain;
use super::{Book, words};
use crate::book::card::line;
use crate::html::Html;

/// The front page.
pub fn page(book: &Book<'_>) -> Html {
    let module = book.module();
    let mut html = Html::default();
    html.element("h1", &[], &module.title);
    html.element("p", &[], words::PURPOSE);
    line(&mut html, "Version", |html| {
        html.text(&format!("{} {}", module.id, module.version))
    });
    line(&mut html, "Content hash", |html| {
        html.element("code", &[("class", "hash")], &module.hash)
    });
    line(&mut html, "Words of", |html| {
        html.text(&book.words.region().name)
    });
    let (consultation, triage): (Vec<_>, Vec<_>) =
        module.chapters.iter().partition(|it| it.consultation);
    for (title, chapters) in [("Chapters", triage), ("The consultation", consultation)] {
        if chapters.is_empty() {
            continue;
        }
        html.element("h2", &[], title);
        html.within("ol", &[], |html| {
            for chapter in chapters {
                html.within("li", &[], |html| {
                    html.link(&chapter_page(&chapter.slug), &plain(&chapter.title))
                });
            }
        });
    }
    html.element("h2", &[], words::SAFETY);
    html.within("ul", &[], |html| {
        for (href, title) in words::SAFETY_FILE {
            html.within("li", &[], |html| html.link(href, title));
        }
    });
    html.element("h2", &[], "What it holds");
    html.within("table", &[("class", "counts")], |html| {
        counts(book)
            .iter()
            .for_each(|(name, count)| row(html, name, count))
    });
    html
}

fn row(html: &mut Html, name: &str, count: &str) {
    html.within("tr", &[], |html| {
        html.element("th", &[("scope", "row")], name);
        html.element("td", &[], count);
    });
}

fn counts(book: &Book<'_>) -> Vec<(&'static str, String)> {
    let module = book.module();
    let passed = book
        .outcomes
        .iter()
        .filter(|outcome| outcome.passed())
        .count();
    let red_flags = module.rules.iter().filter(|rule| rule.red_flag).count();
    vec![
        ("Findings", module.findings.len().to_string()),
        (
            "Rules",
            format!("{}, of them {red_flags} red flags", module.rules.len()),
        ),
        ("Causes", module.causes.len().to_string()),
        ("Dispositions", module.dispositions.len().to_string()),
        ("Services", module.services.len().to_string()),
        ("Tests", module.orders.len().to_string()),
        ("Treatments", module.treatments.len().to_string()),
        ("Referrals", module.referrals.len().to_string()),
        ("Care advice", module.care.len().to_string()),
        ("Safety-net lines", module.safety_net.len().to_string()),
        ("Hazards", module.hazards.len().to_string()),
        ("Properties", module.properties.len().to_string()),
        ("References", module.references.len().to_string()),
        (
            "Worked cases",
            format!("{}, of them {passed} pass", module.cases.len()),
        ),
    ]
}
