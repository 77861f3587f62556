//! Cards of what follows: dispositions, services, care advice, the safety net.

use sural_content::module::{Care, Disposition, DispositionId, SafetyNet, Service};

use super::part::{citations, condition, line, list, says, tag};
use crate::book::Book;
use crate::html::Html;

/// A disposition.
pub fn disposition(book: &Book<'_>, html: &mut Html, index: usize, disposition: &Disposition) {
    html.within("p", &[], |html| {
        tag(book, html, DispositionId(index as u32))
    });
    says(book, html, &disposition.say);
    line(html, "Acuity", |html| {
        html.text(&disposition.acuity.to_string())
    });
    list(html, "Handled as", disposition.handled_as, |html, other| {
        tag(book, html, other)
    });
    line(html, "Place", |html| {
        book.links.service(html, disposition.place)
    });
    list(html, "Review", &disposition.review, |html, review| {
        html.text(&book.fill(review))
    });
}

/// A service.
pub fn service(book: &Book<'_>, html: &mut Html, service: &Service) {
    html.element("p", &[("class", "title")], &book.fill(&service.title));
    line(html, "Clinical", |html| {
        html.text(&book.fill(&service.clinical))
    });
    list(html, "About", &service.about, |html, about| {
        html.text(&book.fill(about))
    });
}

/// A care advice.
pub fn care(book: &Book<'_>, html: &mut Html, care: &Care) {
    says(book, html, &care.say);
    list(html, "For", &care.causes, |html, cause| {
        book.links.cause(html, *cause)
    });
    list(html, "At", &care.dispositions, |html, disposition| {
        tag(book, html, *disposition)
    });
    if let Some(when) = &care.when {
        condition(book, html, "Only if", when);
    }
    if let Some(unless) = &care.unless {
        condition(book, html, "Unless", unless);
    }
    citations(book, html, &care.citations);
}

/// A line of the safety net.
pub fn safety_net(book: &Book<'_>, html: &mut Html, net: &SafetyNet) {
    html.element(
        "p",
        &[("class", "title")],
        &format!("If {}", book.fill(&net.say)),
    );
    html.within("p", &[], |html| tag(book, html, net.then));
    list(html, "For", &net.causes, |html, cause| {
        book.links.cause(html, *cause)
    });
    condition(book, html, "Left out if already", &net.sign);
}
