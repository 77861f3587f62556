//! Cards of rules and of the conditions they are made of.

use sural_content::module::{Claim, Constraint, Expect, NamedCondition, Rule, RuleId, Score};

use super::consultation::{recommendation, told as recommended};
use super::part::{citations, condition as told, inline, line, list, tag};
use crate::book::Book;
use crate::html::Html;
use crate::sentence;

/// A rule: what it leads to, its sentence, its sources and the cases that show it.
pub fn rule(book: &Book<'_>, html: &mut Html, index: usize, rule: &Rule) {
    html.within("p", &[], |html| {
        if let Some(disposition) = rule.disposition {
            tag(book, html, disposition);
        }
        flag(html, rule);
    });
    meaning(book, html, rule);
    list(html, "Causes to consider", &rule.consider, |html, cause| {
        book.links.cause(html, *cause)
    });
    list(html, "See", rule.see, |html, service| {
        book.links.service(html, service)
    });
    list(html, "Care advice", &rule.care, |html, care| {
        book.links.care(html, *care)
    });
    recommendation(book, html, &rule.consultation);
    citations(book, html, &rule.citations);
    let id = RuleId(index as u32);
    cases(book, html, "Fires in", &Expect::Fires(id));
    cases(book, html, "Does not fire in", &Expect::FiresNot(id));
    let module = book.module();
    let spoken = module.properties.iter().filter(|property| {
        let mut claims = property.claims.iter();
        claims.any(
            |claim| matches!(claim, Claim::Fires(rule) | Claim::NeverFires(rule) if *rule == id),
        )
    });
    list(html, "Properties that speak of it", spoken, |html, it| {
        book.links.part(html, Some(it))
    });
    let silencing = module
        .exceptions
        .iter()
        .filter(|exception| exception.silences.contains(&id));
    list(
        html,
        "Exceptions that may silence it",
        silencing,
        |html, it| book.links.part(html, Some(it)),
    );
}

/// The mark of a red flag.
pub fn flag(html: &mut Html, rule: &Rule) {
    if rule.red_flag {
        html.text(" ");
        html.element("span", &[("class", "flag")], "red flag");
    }
}

/// A rule as a sentence, its condition set out if it is long.
pub fn meaning(book: &Book<'_>, html: &mut Html, rule: &Rule) {
    let phrases = book.phrases();
    let then = phrases.then_because(
        &outcome(book, rule),
        book.fill(&rule.because).trim_end_matches('.'),
    );
    if sentence::clause(book.module(), &book.words, &rule.when).is_long() {
        told(book, html, &phrases.if_(), &rule.when);
        html.element("p", &[], &then);
        return;
    }
    html.within("p", &[("class", "when")], |html| {
        html.text(&phrases.if_());
        html.text(" ");
        inline(book, html, &rule.when);
        html.text(", ");
        html.text(&then);
    });
}

/// What a rule leads to: the most that it says.
fn outcome(book: &Book<'_>, rule: &Rule) -> String {
    let recommended = recommended(book.module(), &rule.consultation);
    let says_more = rule.disposition.is_some() || rule.see.is_some() || !rule.care.is_empty();
    if says_more || recommended.is_empty() {
        sentence::outcome(book.module(), &book.words, rule)
    } else {
        book.fill(&recommended)
    }
}

fn cases(book: &Book<'_>, html: &mut Html, term: &str, expected: &Expect) {
    let cases = book.module().cases.iter().enumerate();
    let blocks = cases.filter(|(index, case)| case.block.index() == *index);
    let shown = blocks.filter(|(_, case)| case.expect.iter().any(|(expect, _)| expect == expected));
    list(html, term, shown.map(|(index, _)| index), |html, index| {
        book.links.case(html, index)
    });
}

/// A named condition.
pub fn condition(book: &Book<'_>, html: &mut Html, condition: &NamedCondition) {
    html.element("p", &[("class", "title")], &book.fill(&condition.means));
    told(book, html, "This means that", &condition.when);
    citations(book, html, &condition.citations);
}

/// A score as a table.
pub fn score(book: &Book<'_>, html: &mut Html, score: &Score) {
    html.element("p", &[("class", "title")], &score.title);
    html.within("table", &[], |html| {
        for (points, when) in &score.terms {
            html.within("tr", &[], |html| {
                let sign = if *points > 0 { "+" } else { "" };
                let points = format!("{sign}{}", score.shown(*points));
                html.element("td", &[("class", "points")], &points);
                html.within("td", &[], |html| inline(book, html, when));
            });
        }
    });
    citations(book, html, &score.citations);
}

/// What does not fit together, though two observers may both say it.
pub fn disagreement(book: &Book<'_>, html: &mut Html, disagreement: &Constraint) {
    told(book, html, "Shown where", &disagreement.never);
    line(html, "Because", |html| {
        html.text(&book.fill(&disagreement.because))
    });
}

/// Answers that cannot hold together.
pub fn constraint(book: &Book<'_>, html: &mut Html, constraint: &Constraint) {
    told(book, html, "It is never so that", &constraint.never);
    line(html, "Because", |html| {
        html.text(&book.fill(&constraint.because))
    });
}
