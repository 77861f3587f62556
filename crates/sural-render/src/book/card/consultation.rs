//! Cards of the consultation: tests, treatments, referrals, and what rules recommend of them.

use sural_content::module::{
    Module, Order, Recommendation, Referral, Requirement, RuleId, Treatment, Warning, Within,
};

use super::part::{citations, condition, inline, line, list, says};
use crate::book::{Book, words};
use crate::consultation::within;
use crate::html::Html;

/// A test.
pub fn order(book: &Book<'_>, html: &mut Html, index: usize, order: &Order) {
    html.element("p", &[("class", "title")], &book.fill(&order.clinical));
    line(html, "To the person", |html| {
        html.text(&book.fill(&order.title))
    });
    list(html, "Gives", &order.gives, |html, finding| {
        book.links.finding(html, *finding)
    });
    line(html, "Takes", |html| html.text(words::takes(order.takes)));
    line(html, "Effort", |html| {
        html.text(words::effort(order.effort))
    });
    warnings(book, html, "Shown with a warning where", &order.avoid);
    citations(book, html, &order.citations);
    asked(book, html, "Asked for by", |says| {
        says.order.iter().any(|(order, _)| order.index() == index)
    });
}

/// A treatment.
pub fn treatment(book: &Book<'_>, html: &mut Html, index: usize, treatment: &Treatment) {
    html.element("p", &[("class", "title")], &book.fill(&treatment.clinical));
    line(html, "To the person", |html| {
        html.text(&book.fill(&treatment.title))
    });
    says(book, html, &treatment.say);
    list(html, "For", &treatment.causes, |html, cause| {
        book.links.cause(html, *cause)
    });
    if let Some(when) = &treatment.when {
        condition(book, html, "Where it fits a cause, only if", when);
    }
    warnings(book, html, "Withheld where", &treatment.never);
    warnings(book, html, "With caution where", &treatment.caution);
    list(html, "Clinical", &treatment.note, |html, note| {
        html.text(&book.fill(note))
    });
    list(html, "Review", &treatment.review, |html, review| {
        html.text(&book.fill(review))
    });
    list(html, "If it does not help", &treatment.fails, |html, it| {
        html.text(&book.fill(it))
    });
    citations(book, html, &treatment.citations);
    asked(book, html, "Offered by", |says| {
        says.treat.iter().any(|it| it.index() == index)
    });
}

/// A referral.
pub fn referral(book: &Book<'_>, html: &mut Html, index: usize, referral: &Referral) {
    html.element("p", &[("class", "title")], &book.fill(&referral.title));
    line(html, "To", |html| book.links.service(html, referral.to));
    list(html, "For", &referral.causes, |html, cause| {
        book.links.cause(html, *cause)
    });
    requirements(book, html, "Needs", &referral.needs);
    requirements(book, html, "May wait", &referral.may_wait);
    if let Some(until) = &referral.until {
        condition(book, html, "It ends once", until);
    }
    list(html, "The letter states", &referral.carries, |html, it| {
        book.links.finding(html, *it)
    });
    says(book, html, &referral.expect);
    list(html, "Clinical", &referral.note, |html, note| {
        html.text(&book.fill(note))
    });
    citations(book, html, &referral.citations);
    asked(book, html, "Made by", |says| {
        says.refer.iter().any(|(it, _)| it.index() == index)
    });
}

fn warnings(book: &Book<'_>, html: &mut Html, term: &str, warnings: &[Warning]) {
    for warning in warnings {
        line(html, term, |html| {
            inline(book, html, &warning.when);
            html.text(&format!(", because {}", book.fill(&warning.because)));
        });
    }
}

fn requirements(book: &Book<'_>, html: &mut Html, term: &str, needs: &[Requirement]) {
    for need in needs {
        line(html, term, |html| {
            for (index, finding) in need.any.iter().enumerate() {
                if index > 0 {
                    html.text(" or ");
                }
                book.links.finding(html, *finding);
            }
            html.text(&format!(", because {}", book.fill(&need.because)));
        });
    }
}

/// The rules that recommend something.
fn asked(book: &Book<'_>, html: &mut Html, term: &str, asks: impl Fn(&Recommendation) -> bool) {
    let rules = (0..).map(RuleId).zip(&book.module().rules);
    let rules = rules.filter(|(_, rule)| asks(&rule.consultation));
    list(html, term, rules, |html, (id, _)| book.links.rule(html, id));
}

/// What a rule says in the consultation, each with a link.
pub fn recommendation(book: &Book<'_>, html: &mut Html, says: &Recommendation) {
    for (term, causes) in [
        ("Rules out first", &says.rule_out),
        ("Excludes", &says.exclude),
        ("Confirms", &says.confirm),
    ] {
        list(html, term, causes, |html, cause| {
            book.links.cause(html, *cause)
        });
    }
    list(html, "Settles", &says.settle, |html, rule| {
        book.links.rule(html, *rule)
    });
    list(html, "Orders", &says.order, |html, (order, limit)| {
        book.links.order(html, *order);
        by(html, *limit);
    });
    list(html, "Treats with", &says.treat, |html, treatment| {
        book.links.treatment(html, *treatment)
    });
    list(html, "Refers", &says.refer, |html, (referral, limit)| {
        book.links.referral(html, *referral);
        by(html, *limit);
    });
}

/// A time limit after a name.
pub fn by(html: &mut Html, limit: Option<Within>) {
    if limit.is_some() {
        html.text(&format!(" {}", within(limit)));
    }
}

/// What a rule says in the consultation, as the end of a sentence.
pub fn told(module: &Module, says: &Recommendation) -> String {
    let titles = |ids: &[sural_content::module::CauseId]| {
        let known = ids.iter().filter_map(|id| module.causes.get(id.index()));
        known
            .map(|it| it.title.as_str())
            .collect::<Vec<_>>()
            .join("; ")
    };
    let orders = says.order.iter();
    let orders = orders.filter_map(|(id, _)| Some(module.orders.get(id.index())?.title.as_str()));
    let treatments = says.treat.iter();
    let treatments = treatments.filter_map(|id| module.treatments.get(id.index()));
    let treatments = treatments.map(|it| it.title.as_str());
    let referrals = says.refer.iter();
    let referrals = referrals.filter_map(|(id, _)| module.referrals.get(id.index()));
    let referrals = referrals.map(|it| it.title.as_str());
    let rules = says.settle.iter();
    let rules = rules.filter_map(|id| Some(module.rules.get(id.index())?.id.as_str()));
    let parts = [
        ("confirm", titles(&says.confirm)),
        ("exclude", titles(&says.exclude)),
        ("rule out first", titles(&says.rule_out)),
        ("settle", rules.collect::<Vec<_>>().join("; ")),
        ("order", orders.collect::<Vec<_>>().join("; ")),
        ("offer", treatments.collect::<Vec<_>>().join("; ")),
        ("refer for", referrals.collect::<Vec<_>>().join("; ")),
    ];
    let said = parts.iter().filter(|(_, names)| !names.is_empty());
    let said = said.map(|(verb, names)| format!("{verb} {names}"));
    said.collect::<Vec<_>>().join(", ")
}
