//! Cards of what is proved and of what is feared: properties, exceptions, hazards.

use sural_content::module::{Claim, Condition, Exception, Hazard, Likelihood, Property};
use sural_content::risk::Risk;

use super::part::{citations, condition, inline, line, list, tag};
use crate::book::links::trace_place;
use crate::book::{Book, words};
use crate::html::Html;
use crate::text::capital;

/// A safety claim over all answers.
pub fn property(book: &Book<'_>, html: &mut Html, property: &Property) {
    if let Some(whenever) = &property.whenever {
        condition(book, html, "Whenever", whenever);
    }
    html.within("ul", &[], |html| {
        property
            .claims
            .iter()
            .for_each(|claim| html.within("li", &[], |html| self::claim(book, html, claim)))
    });
    line(html, "Because", |html| {
        html.text(&book.fill(&property.because))
    });
    citations(book, html, &property.citations);
}

fn claim(book: &Book<'_>, html: &mut Html, claim: &Claim) {
    html.text(words::claim(claim));
    match claim {
        Claim::AtLeast(id) | Claim::NeverDisposition(id) => tag(book, html, *id),
        Claim::Fires(id) | Claim::NeverFires(id) => book.links.rule(html, *id),
        Claim::Considers(id) => book.links.cause(html, *id),
        Claim::NeverLowers(answers) => self::answers(book, html, answers),
    }
}

fn answers(book: &Book<'_>, html: &mut Html, answers: &[Condition]) {
    html.within("ul", &[], |html| {
        answers
            .iter()
            .for_each(|answer| html.within("li", &[], |html| inline(book, html, answer)))
    });
}

/// Answers that may lawfully mean less urgency.
pub fn exception(book: &Book<'_>, html: &mut Html, exception: &Exception) {
    html.element("p", &[], words::EXCEPTION);
    answers(book, html, &exception.adding);
    list(
        html,
        "Rules that may cease to fire",
        &exception.silences,
        |html, rule| book.links.rule(html, *rule),
    );
    line(html, "Because", |html| {
        html.text(&book.fill(&exception.because))
    });
    line(html, "Signed", |html| html.text(&exception.signed));
    citations(book, html, &exception.citations);
}

/// An entry of the hazard log.
pub fn hazard(book: &Book<'_>, html: &mut Html, hazard: &Hazard) {
    html.element(
        "p",
        &[("class", "title")],
        &capital(&book.fill(&hazard.hazard)),
    );
    line(html, "Cause", |html| html.text(&book.fill(&hazard.cause)));
    line(html, "Harm", |html| html.text(&book.fill(&hazard.harm)));
    line(html, "Severity", |html| {
        html.text(words::severity(hazard.severity))
    });
    line(html, "Likelihood before the controls", |html| {
        likelihood(html, hazard.likelihood, risk(hazard))
    });
    for (kind, many) in words::CONTROLS {
        let controls = hazard.controls.iter().copied();
        list(
            html,
            many,
            controls.filter(|control| words::control(*control) == kind),
            |html, control| book.links.control(html, control),
        );
    }
    line(html, "Likelihood with the controls", |html| {
        likelihood(html, hazard.residual, left(hazard))
    });
    line(html, "Accepted because", |html| {
        html.text(&book.fill(&hazard.because))
    });
    line(html, "Owner", |html| html.text(&hazard.owner));
    line(html, "See", |html| {
        html.link(&trace_place(hazard), words::TRACED);
    });
}

fn likelihood(html: &mut Html, likelihood: Likelihood, risk: Risk) {
    html.text(words::likelihood(likelihood));
    html.text(", ");
    level(html, risk);
}

/// A level of risk as a tag.
pub fn level(html: &mut Html, risk: Risk) {
    let class = format!("risk risk-{}", risk.level());
    html.element("span", &[("class", &class)], &words::risk(risk));
}

/// The risk before the controls.
pub fn risk(hazard: &Hazard) -> Risk {
    Risk::of(hazard.severity, hazard.likelihood)
}

/// The risk that is left with the controls.
pub fn left(hazard: &Hazard) -> Risk {
    Risk::of(hazard.severity, hazard.residual)
}
