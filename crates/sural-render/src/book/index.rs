//! Pages that list what the chapters hold.

use sural_content::module::{
    CauseId, Citation, DispositionId, FindingId, Reference, ReferenceId, RuleId, ServiceId, Weight,
};

use super::card::{flag, line, list, meaning, tag};
use super::{Book, words};
use crate::html::Html;
use crate::text::capital;

/// A page with its title and how many things it lists.
pub fn titled(title: &str, count: usize) -> Html {
    let mut html = Html::default();
    html.element("h1", &[], title);
    html.element("p", &[("class", "count")], &format!("{count} in all"));
    html
}

/// A list of what `write` adds for each item; nothing if there is none.
fn items<T>(html: &mut Html, items: &[T], write: impl Fn(&mut Html, &T)) {
    if !items.is_empty() {
        html.within("ul", &[], |html| {
            for item in items {
                html.within("li", &[], |html| write(html, item));
                html.line();
            }
        });
    }
}

/// Rules by disposition, most urgent first.
pub fn rules(book: &Book<'_>) -> Html {
    let module = book.module();
    let mut html = titled("Rules", module.rules.len());
    let dispositions =
        (0..module.dispositions.len()).map(|index| Some(DispositionId(index as u32)));
    for disposition in dispositions.chain([None]) {
        let all = (0..)
            .map(RuleId)
            .zip(&module.rules)
            .filter(|(_, rule)| rule.disposition == disposition)
            .collect::<Vec<_>>();
        if all.is_empty() {
            continue;
        }
        html.within("h2", &[], |html| match disposition {
            Some(id) => tag(book, html, id),
            None => html.text("No disposition of their own"),
        });
        items(&mut html, &all, |html, (id, rule)| {
            book.links.rule(html, *id);
            flag(html, rule);
            meaning(book, html, rule);
        });
    }
    html
}

/// Causes by group.
pub fn causes(book: &Book<'_>) -> Html {
    let module = book.module();
    let mut html = titled("Causes", module.causes.len());
    for group in words::GROUPS {
        let all = (0..)
            .map(CauseId)
            .zip(&module.causes)
            .filter(|(_, cause)| cause.group == group)
            .collect::<Vec<_>>();
        if all.is_empty() {
            continue;
        }
        html.element("h2", &[], &capital(&book.phrases().group(group)));
        items(&mut html, &all, |html, (id, cause)| {
            book.links.cause(html, *id);
            html.text(&format!(
                " ({}, {})",
                book.fill(&cause.clinical),
                book.phrases().base(cause.base)
            ));
        });
    }
    html
}

/// Findings in the order of the text.
pub fn findings(book: &Book<'_>) -> Html {
    let module = book.module();
    let mut html = titled("Findings", module.findings.len());
    let all = (0..)
        .map(FindingId)
        .zip(&module.findings)
        .collect::<Vec<_>>();
    items(&mut html, &all, |html, (id, finding)| {
        book.links.finding(html, *id);
        html.text(&format!(": {}", book.fill(&finding.ask)));
    });
    html
}

/// Tests, treatments and referrals, in the order of the text.
pub fn work_up(book: &Book<'_>) -> Html {
    let module = book.module();
    let (orders, treatments) = (&module.orders, &module.treatments);
    let count = orders.len() + treatments.len() + module.referrals.len();
    let mut html = titled("Work-up", count);
    html.element("h2", &[], "Tests");
    items(&mut html, orders, |html, order| {
        book.links.part(html, Some(order));
        html.text(&format!(": {}", book.fill(&order.clinical)));
    });
    html.element("h2", &[], "Treatments");
    items(&mut html, treatments, |html, treatment| {
        book.links.part(html, Some(treatment));
        html.text(&format!(": {}", book.fill(&treatment.clinical)));
    });
    html.element("h2", &[], "Referrals");
    items(&mut html, &module.referrals, |html, referral| {
        book.links.part(html, Some(referral));
        html.text(&format!(": {}, to ", book.fill(&referral.title)));
        book.links.service(html, referral.to);
    });
    html
}

/// Services and who leads to them.
pub fn services(book: &Book<'_>) -> Html {
    let module = book.module();
    let mut html = titled("Services", module.services.len());
    let all = (0..)
        .map(ServiceId)
        .zip(&module.services)
        .collect::<Vec<_>>();
    items(&mut html, &all, |html, (id, service)| {
        book.links.service(html, *id);
        html.text(&format!(" ({})", book.fill(&service.clinical)));
        let led = |takes: fn(&sural_content::module::Cause) -> ServiceId| {
            (0..)
                .map(CauseId)
                .zip(&module.causes)
                .filter(move |(_, cause)| takes(cause) == *id)
                .map(|(cause, _)| cause)
        };
        list(
            html,
            "First for",
            led(|cause| cause.first),
            |html, cause| book.links.cause(html, cause),
        );
        list(
            html,
            "Specialist for",
            led(|cause| cause.specialist),
            |html, cause| book.links.cause(html, cause),
        );
    });
    html
}

/// References, with what leans on each.
pub fn references(book: &Book<'_>) -> Html {
    let module = book.module();
    let mut html = titled("References", module.references.len());
    for (id, reference) in (0..).map(ReferenceId).zip(&module.references) {
        html.within(
            "section",
            &[
                ("class", "card reference"),
                ("id", &format!("ref-{}", reference.id)),
            ],
            |html| one(book, html, id, reference),
        );
        html.line();
    }
    html
}

fn one(book: &Book<'_>, html: &mut Html, id: ReferenceId, reference: &Reference) {
    let module = book.module();
    html.within("p", &[("class", "kind")], |html| {
        html.element("code", &[], &reference.id)
    });
    html.within("p", &[("class", "title")], |html| match &reference.url {
        Some(url) if url.starts_with("https://") || url.starts_with("http://") => {
            html.link(url, &reference.title)
        }
        _ => html.text(&reference.title),
    });
    html.element(
        "p",
        &[],
        &format!("{}, {}", reference.publisher, reference.date),
    );
    line(html, "Strength", |html| {
        html.text(&book.phrases().evidence(reference.strength))
    });
    line(html, "Seen", |html| {
        html.text(&book.phrases().seen(reference.seen))
    });
    line(html, "Review by", |html| html.text(&reference.review_by));
    let cites = |citations: &[Citation]| citations.iter().any(|citation| citation.reference == id);
    let rules = (0..)
        .map(RuleId)
        .zip(&module.rules)
        .filter(|(_, rule)| cites(&rule.citations));
    list(html, "Rules that cite it", rules, |html, (rule, _)| {
        book.links.rule(html, rule)
    });
    let weighs = |weight: &Weight| matches!(weight, Weight::LikelihoodRatio { citation, .. } if citation.reference == id);
    let causes = (0..).map(CauseId).zip(&module.causes).filter(|(_, cause)| {
        cites(&cause.citations)
            || cause
                .measures
                .iter()
                .flat_map(|measure| &measure.lines)
                .any(|line| weighs(&line.weight))
    });
    list(html, "Causes that cite it", causes, |html, (cause, _)| {
        book.links.cause(html, cause)
    });
}
