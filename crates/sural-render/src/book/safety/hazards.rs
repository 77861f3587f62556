//! The hazard log: all hazards, those with the greatest risk left first.

use std::cmp::Reverse;

use sural_content::module::{HarmSeverity, Hazard, Likelihood};
use sural_content::risk::Risk;

use crate::book::card::{self, left, level, risk};
use crate::book::{Book, index, words};
use crate::html::Html;

/// The page.
pub fn page(book: &Book<'_>) -> Html {
    let hazards = &book.module().hazards;
    let mut html = index::titled("Hazard log", hazards.len());
    html.element("p", &[], words::HAZARD_LOG);
    for (title, likelihood) in [
        ("Before the controls", before as fn(&Hazard) -> Likelihood),
        ("With the controls", after),
    ] {
        html.element("h2", &[], title);
        matrix(&mut html, hazards, likelihood);
    }
    html.element("h2", &[], "The hazards by the risk that is left");
    html.within("ul", &[], |html| {
        for (risk, hazards) in by_risk(hazards) {
            html.within("li", &[], |html| {
                html.link(&format!("#{}", anchor(risk)), &words::risk(risk));
                html.text(&format!(" ({}). {}", hazards.len(), words::risk_asks(risk)));
            });
        }
    });
    for (risk, hazards) in by_risk(hazards) {
        html.within("h2", &[("id", &anchor(risk))], |html| level(html, risk));
        hazards
            .iter()
            .for_each(|hazard| entry(book, &mut html, hazard));
    }
    html
}

fn before(hazard: &Hazard) -> Likelihood {
    hazard.likelihood
}

fn after(hazard: &Hazard) -> Likelihood {
    hazard.residual
}

fn anchor(risk: Risk) -> String {
    format!("risk-{}", risk.level())
}

/// The hazards by the level of risk that is left; within a level by what it was before.
fn by_risk(hazards: &[Hazard]) -> Vec<(Risk, Vec<&Hazard>)> {
    let at = |level: Risk| {
        let mut hazards = hazards
            .iter()
            .filter(|hazard| left(hazard) == level)
            .collect::<Vec<_>>();
        hazards.sort_by_key(|hazard| Reverse((risk(hazard), hazard.severity)));
        (level, hazards)
    };
    let mut levels = Risk::ALL.map(at).to_vec();
    levels.retain(|(_, hazards)| !hazards.is_empty());
    levels
}

fn entry(book: &Book<'_>, html: &mut Html, hazard: &Hazard) {
    let id = format!("log-{}", hazard.id);
    html.within(
        "section",
        &[("class", "card hazard"), ("id", &id)],
        |html| {
            html.within("p", &[("class", "kind")], |html| {
                book.links.part(html, Some(hazard))
            });
            card::hazard(book, html, hazard);
        },
    );
    html.line();
}

const SEVERITIES: [HarmSeverity; 5] = [
    HarmSeverity::Minor,
    HarmSeverity::Significant,
    HarmSeverity::Considerable,
    HarmSeverity::Major,
    HarmSeverity::Catastrophic,
];
const LIKELIHOODS: [Likelihood; 5] = [
    Likelihood::VeryHigh,
    Likelihood::High,
    Likelihood::Medium,
    Likelihood::Low,
    Likelihood::VeryLow,
];

/// How many hazards are how severe and how likely, over the level of risk that this makes.
fn matrix(html: &mut Html, hazards: &[Hazard], likelihood: fn(&Hazard) -> Likelihood) {
    html.within("div", &[("class", "wide"), ("tabindex", "0")], |html| {
        html.within("table", &[("class", "matrix")], |html| {
            html.within("tr", &[], |html| {
                html.element("th", &[("scope", "col")], "Likelihood");
                for severity in SEVERITIES {
                    html.element("th", &[("scope", "col")], words::severity(severity));
                }
            });
            for row in LIKELIHOODS {
                html.within("tr", &[], |html| {
                    html.element("th", &[("scope", "row")], words::likelihood(row));
                    for severity in SEVERITIES {
                        let here = |hazard: &&Hazard| {
                            hazard.severity == severity && likelihood(hazard) == row
                        };
                        cell(
                            html,
                            Risk::of(severity, row),
                            hazards.iter().filter(here).count(),
                        );
                    }
                });
            }
        });
    });
}

fn cell(html: &mut Html, risk: Risk, hazards: usize) {
    let class = format!("risk-{}", risk.level());
    html.within("td", &[("class", &class)], |html| {
        if hazards > 0 {
            html.element("strong", &[], &hazards.to_string());
        }
        html.element("small", &[], &words::risk_level(risk));
    });
}
