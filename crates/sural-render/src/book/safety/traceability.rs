//! The traceability matrix: from each hazard to what controls it, the worked cases that exercise that, and its sources.

use std::collections::BTreeSet;

use sural_content::module::{
    Citation, Control, EvidenceStrength, FindingId, Hazard, PropertyId, Rule, RuleId, Seen,
};
use sural_decision::Status;
use sural_decision::verify::Promise;

use crate::book::came::came;
use crate::book::card::{cite, flag, line, several};
use crate::book::links::log_place;
use crate::book::{Book, words};
use crate::html::Html;
use crate::text::capital;

/// The page.
pub fn page(book: &Book<'_>) -> Html {
    let module = book.module();
    let mut html = Html::default();
    html.element("h1", &[], "Traceability");
    html.element("p", &[], words::TRACEABILITY);
    html.element("h2", &[("id", "gaps")], "Gaps");
    gaps(book, &mut html);
    html.element("h2", &[], "From each hazard to its controls");
    for hazard in &module.hazards {
        let id = format!("trace-{}", hazard.id);
        html.within("h3", &[("id", &id)], |html| {
            html.text(&capital(&book.fill(&hazard.hazard)));
        });
        html.within("p", &[("class", "kind")], |html| {
            html.link(&log_place(hazard), &hazard.id);
        });
        table(book, &mut html, hazard.controls.iter().copied());
    }
    let others = rules(book)
        .filter(|(id, _)| !is_control(book, *id))
        .collect::<Vec<_>>();
    if !others.is_empty() {
        html.element("h2", &[], "Rules that control no hazard");
        html.element("p", &[], words::NO_HAZARD);
        table(
            book,
            &mut html,
            others.into_iter().map(|(id, _)| Control::Rule(id)),
        );
    }
    html
}

fn rules<'a>(book: &Book<'a>) -> impl Iterator<Item = (RuleId, &'a Rule)> {
    (0..).map(RuleId).zip(&book.module().rules)
}

fn is_control(book: &Book<'_>, rule: RuleId) -> bool {
    book.hazards(Control::Rule(rule)).next().is_some()
}

/// What is missing somewhere along the way.
fn gaps(book: &Book<'_>, html: &mut Html) {
    let module = book.module();
    let uncontrolled = |(id, _): &(RuleId, &Rule)| !is_control(book, *id);
    let red = rules(book)
        .filter(|(_, rule)| rule.red_flag)
        .filter(uncontrolled);
    gap(
        book,
        html,
        "Red flags that control no hazard",
        red.map(|(id, _)| Control::Rule(id)),
    );
    let silent = rules(book).filter(|(id, _)| firing(book, *id).is_empty());
    gap(
        book,
        html,
        "Rules that no worked case fires",
        silent.map(|(id, _)| Control::Rule(id)),
    );
    let claimed = (0..module.properties.len() as u32)
        .map(PropertyId)
        .map(Control::Property);
    gap(
        book,
        html,
        "Properties that control no hazard",
        claimed.filter(|control| book.hazards(*control).next().is_none()),
    );
    let unseen = rules(book).filter(|(_, rule)| !rule.citations.iter().any(|it| is_seen(book, it)));
    gap(
        book,
        html,
        "Rules with no source that we have seen, besides our own judgement",
        unseen.map(|(id, _)| Control::Rule(id)),
    );
    let plain = rules(book)
        .filter(|(_, rule)| !rule.red_flag)
        .filter(uncontrolled);
    line(html, "Other rules that control no hazard", |html| {
        html.text(&match plain.count() {
            0 => "none".to_owned(),
            count => format!("{count}, listed below"),
        });
    });
    let unexercised = module
        .hazards
        .iter()
        .filter(|hazard| !is_exercised(book, hazard));
    let hazards = unexercised.collect::<Vec<_>>();
    line(
        html,
        "Hazards of which no worked case exercises a control",
        |html| {
            if hazards.is_empty() {
                html.element("span", &[("class", "pass")], "none");
            }
            several(html, hazards, |html, hazard| {
                book.links.part(html, Some(hazard))
            });
        },
    );
}

fn gap(book: &Book<'_>, html: &mut Html, term: &str, controls: impl Iterator<Item = Control>) {
    let controls = controls.collect::<Vec<_>>();
    line(html, term, |html| match controls.len() {
        0 => html.element("span", &[("class", "pass")], "none"),
        count => html.element("span", &[("class", "fail")], &count.to_string()),
    });
    if !controls.is_empty() {
        html.within("details", &[], |html| {
            html.element("summary", &[], "which");
            several(html, controls, |html, control| {
                book.links.control(html, control)
            });
        });
    }
}

/// A source other than our own judgement, of which somebody saw at least a summary.
fn is_seen(book: &Book<'_>, citation: &Citation) -> bool {
    let reference = book.module().references.get(citation.reference.index());
    reference.is_some_and(|reference| {
        reference.strength != EvidenceStrength::Design && reference.seen != Seen::Unconfirmed
    })
}

fn is_exercised(book: &Book<'_>, hazard: &Hazard) -> bool {
    let mut controls = hazard.controls.iter();
    controls.any(|control| exercising(book, *control).is_some_and(|cases| !cases.is_empty()))
}

/// The worked cases in which a rule fires.
fn firing(book: &Book<'_>, rule: RuleId) -> Vec<usize> {
    let fires = |index: &usize| {
        let outcome = book.outcomes.get(*index);
        outcome
            .and_then(|outcome| came(outcome).ok())
            .is_some_and(|it| it.rules.get(rule.index()) == Some(&Status::Certain))
    };
    blocks(book, (0..book.outcomes.len()).filter(fires))
}

/// The worked cases that exercise a control; `None` where that is not what is asked of it.
fn exercising(book: &Book<'_>, control: Control) -> Option<Vec<usize>> {
    match control {
        Control::Rule(rule) => Some(firing(book, rule)),
        Control::Case(case) => Some(vec![case.index()]),
        Control::Finding(finding) => Some(answering(book, &[finding])),
        Control::Screen(screen) => {
            let screen = book.module().screens.get(screen.index())?;
            Some(answering(book, &screen.findings))
        }
        Control::Property(_)
        | Control::SafetyNet(_)
        | Control::Constraint(_)
        | Control::Exception(_) => None,
    }
}

/// The worked cases that give an answer to one of the findings.
fn answering(book: &Book<'_>, findings: &[FindingId]) -> Vec<usize> {
    let findings = findings.iter().collect::<BTreeSet<_>>();
    let cases = book.module().cases.iter().enumerate();
    let answering = cases.filter(|(_, case)| {
        case.given
            .iter()
            .any(|(finding, _)| findings.contains(finding))
    });
    blocks(book, answering.map(|(index, _)| index))
}

/// The blocks that these cases are lines of, each once.
fn blocks(book: &Book<'_>, cases: impl Iterator<Item = usize>) -> Vec<usize> {
    let cases = cases.filter_map(|index| book.module().cases.get(index));
    let blocks = cases
        .map(|case| case.block.index())
        .collect::<BTreeSet<_>>();
    blocks.into_iter().collect()
}

/// What is said of a control that single cases do not exercise.
fn instead_of_cases(book: &Book<'_>, control: Control) -> &'static str {
    let Control::Property(id) = control else {
        return words::instead_of_cases(control);
    };
    let Some(proved) = book.figures.of(Promise::Properties) else {
        return words::PROPERTY_NOT_RUN;
    };
    let property = book.module().properties.get(id.index());
    let mut failures = proved.proof.failures.iter();
    match failures.any(|failure| property.is_some_and(|it| it.span == failure.span)) {
        true => words::PROPERTY_BROKEN,
        false => words::PROPERTY_HOLDS,
    }
}

fn sources<'a>(book: &Book<'a>, control: Control) -> &'a [Citation] {
    let module = book.module();
    match control {
        Control::Rule(id) => module
            .rules
            .get(id.index())
            .map(|it| it.citations.as_slice()),
        Control::Property(id) => module
            .properties
            .get(id.index())
            .map(|it| it.citations.as_slice()),
        Control::Exception(id) => module
            .exceptions
            .get(id.index())
            .map(|it| it.citations.as_slice()),
        Control::Finding(id) => module
            .findings
            .get(id.index())
            .map(|it| it.citations.as_slice()),
        _ => None,
    }
    .unwrap_or_default()
}

fn table(book: &Book<'_>, html: &mut Html, controls: impl Iterator<Item = Control>) {
    html.within("table", &[("class", "stack")], |html| {
        html.within("thead", &[], |html| {
            html.within("tr", &[], |html| {
                for title in words::TRACE_COLUMNS {
                    html.element("th", &[("scope", "col")], title);
                }
            });
        });
        html.within("tbody", &[], |html| {
            controls.for_each(|control| row(book, html, control))
        });
    });
    html.line();
}

fn row(book: &Book<'_>, html: &mut Html, control: Control) {
    let [_, cases, sourced] = words::TRACE_COLUMNS;
    html.within("tr", &[], |html| {
        html.within("th", &[("scope", "row")], |html| {
            html.element("small", &[], words::control(control));
            html.text(" ");
            book.links.control(html, control);
            if let Control::Rule(id) = control {
                book.module()
                    .rules
                    .get(id.index())
                    .into_iter()
                    .for_each(|rule| flag(html, rule));
            }
        });
        html.within("td", &[("data-label", cases)], |html| {
            match exercising(book, control) {
                Some(cases) if cases.is_empty() => {
                    html.element("span", &[("class", "fail")], "none")
                }
                Some(cases) => cases_of(book, html, cases),
                None => html.text(instead_of_cases(book, control)),
            }
        });
        html.within("td", &[("data-label", sourced)], |html| {
            match sources(book, control) {
                [] => html.text("\u{2013}"),
                sources => several(html, sources, |html, citation| cite(book, html, citation)),
            }
        });
    });
}

/// As many as this stand in a cell without being folded away.
const SHOWN: usize = 3;

fn cases_of(book: &Book<'_>, html: &mut Html, cases: Vec<usize>) {
    let count = cases.len();
    let all = |html: &mut Html| several(html, cases, |html, case| book.links.case(html, case));
    if count <= SHOWN {
        return all(html);
    }
    html.within("details", &[], |html| {
        html.element("summary", &[], &format!("{count} cases"));
        all(html);
    });
}
