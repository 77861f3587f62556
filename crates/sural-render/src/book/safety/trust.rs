//! Why you can trust this: the promises in plain words, with figures that were measured and never typed.

use std::collections::BTreeMap;

use sural_content::module::{EvidenceStrength, Seen};
use sural_decision::verify::Promise;

use super::figure::{self, Figure};
use super::promises::{Told, WHAT_RUNS, told};
use crate::book::card::{line, several};
use crate::book::declared::Declared;
use crate::book::figures::Proved;
use crate::book::{Book, words};
use crate::html::{self, Html};

/// The page.
pub fn page(book: &Book<'_>) -> Html {
    let module = book.module();
    let mut html = Html::default();
    html.element("h1", &[], "Why you can trust this");
    words::TRUST
        .iter()
        .for_each(|text| html.element("p", &[], text));
    line(&mut html, "Content", |html| {
        html.text(&format!("{} {}", module.id, module.version))
    });
    line(&mut html, "Content hash", |html| {
        html.element("code", &[("class", "hash")], &module.hash)
    });
    html.element("h2", &[], "At a glance");
    glance(&mut html, &figure::all(book));
    html.element("h2", &[], "The promises");
    html.element("p", &[], words::PROMISES);
    for promise in Promise::ALL {
        proof(book, &mut html, promise);
    }
    what_runs(book, &mut html);
    html.element("h2", &[], "Planted faults that nothing noticed");
    survivors(book, &mut html);
    html.element("h2", &[], "What the content rests on");
    html.element("p", &[], words::SOURCES);
    sources(book, &mut html);
    html.element("h2", &[], "Who signed what");
    signatures(book, &mut html);
    html.element("h2", &[], "What this does not say");
    html.within("ul", &[], |html| {
        words::NOT_SAID
            .iter()
            .for_each(|text| html.element("li", &[], text));
    });
    html
}

fn glance(html: &mut Html, figures: &[Figure]) {
    html.within("table", &[("class", "stack")], |html| {
        html.within("thead", &[], |html| {
            html.within("tr", &[], |html| {
                for title in words::GLANCE_COLUMNS {
                    html.element("th", &[("scope", "col")], title);
                }
            });
        });
        html.within("tbody", &[], |html| {
            for figure in figures {
                let [_, figures, command] = words::GLANCE_COLUMNS;
                html.within("tr", &[], |html| {
                    html.element("th", &[("scope", "row")], figure.name);
                    html.within("td", &[("data-label", figures)], |html| {
                        match &figure.measured {
                            Some(text) => html.text(text),
                            None => {
                                html.element("span", &[("class", "missing")], words::NOT_MEASURED)
                            }
                        }
                    });
                    html.within("td", &[("data-label", command)], |html| {
                        html.element("code", &[], figure.command);
                    });
                });
            }
        });
    });
}

fn not_measured(html: &mut Html, command: &str) {
    html.within("span", &[("class", "missing")], |html| {
        html.text(words::NOT_MEASURED);
        html.text(": run ");
        html.element("code", &[], command);
    });
}

fn proof(book: &Book<'_>, html: &mut Html, promise: Promise) {
    let command = format!("sural verify --only {}", promise.id());
    card(html, promise.id(), &told(promise), |html| {
        line(html, "Proved by", |html| {
            html.element("code", &[], &command)
        });
        match book.figures.of(promise) {
            Some(proved) => measured(html, proved),
            None => line(html, "Latest figures", |html| not_measured(html, &command)),
        }
    });
}

fn card(html: &mut Html, id: &str, told: &Told, figures: impl FnOnce(&mut Html)) {
    let id = format!("promise-{id}");
    html.within(
        "section",
        &[("class", "card promise"), ("id", &id)],
        |html| {
            html.element("h3", &[], told.title);
            html.element("p", &[], told.means);
            line(html, "It does not promise", |html| html.text(told.not));
            figures(html);
        },
    );
    html.line();
}

fn measured(html: &mut Html, proved: &Proved) {
    let proof = &proved.proof;
    line(html, "Outcome", |html| match proof.failures.len() {
        0 => html.element("span", &[("class", "pass")], "kept"),
        count => html.element(
            "span",
            &[("class", "fail")],
            &format!("broken: {count} found"),
        ),
    });
    for (term, number) in [
        ("Combinations of answers covered", &proof.covered),
        (
            "Of these, the promise has something to say on",
            &proof.applies,
        ),
    ] {
        line(html, term, |html| figure::number(html, &number.to_string()));
    }
    html.within("details", &[], |html| {
        html.element("summary", &[], "Both numbers exactly");
        for number in [&proof.covered, &proof.applies] {
            html.element("p", &[], &html::grouped(number));
        }
    });
    line(html, "Questions to the prover", |html| {
        html.text(&format!(
            "{}, in {}",
            proof.questions,
            figure::time(proved.time)
        ))
    });
    let failures = proof.failures.iter().map(|failure| &failure.message);
    let sentences = failures.chain(&proof.notes).collect::<Vec<_>>();
    if !sentences.is_empty() {
        html.within("ul", &[("class", "notes")], |html| {
            for sentence in sentences {
                html.within("li", &[], |html| marked(html, sentence));
            }
        });
    }
}

/// A sentence with ids in backticks.
fn marked(html: &mut Html, sentence: &str) {
    for (index, part) in sentence.split('`').enumerate() {
        if index % 2 == 0 {
            html.text(part);
        } else {
            html.element("code", &[], part);
        }
    }
}

fn what_runs(book: &Book<'_>, html: &mut Html) {
    card(html, "what_runs", &WHAT_RUNS, |html| {
        line(
            html,
            "Random cases in which both engines were run",
            |html| match book.figures.engines {
                Some(engines) => html.text(&figure::engines(engines)),
                None => not_measured(html, figure::ENGINES),
            },
        );
    });
}

fn survivors(book: &Book<'_>, html: &mut Html) {
    match &book.figures.mutation {
        None => html.within("p", &[], |html| not_measured(html, figure::MUTATE)),
        Some(mutation) if mutation.survivors.is_empty() => html.element("p", &[], "None."),
        Some(mutation) => html.within("details", &[], |html| {
            html.element(
                "summary",
                &[],
                &format!("{} faults", mutation.survivors.len()),
            );
            html.within("ul", &[], |html| {
                for survivor in &mutation.survivors {
                    html.within("li", &[], |html| marked(html, survivor));
                }
            });
        }),
    }
}

/// The cited sources by strength and by how they were seen.
fn sources(book: &Book<'_>, html: &mut Html) {
    const SEEN: [Seen; 3] = [Seen::AtSource, Seen::Secondary, Seen::Unconfirmed];
    let mut counts: BTreeMap<EvidenceStrength, [usize; 3]> = BTreeMap::new();
    for reference in &book.module().references {
        let row = counts.entry(reference.strength).or_default();
        let columns = row.iter_mut().zip(SEEN);
        columns
            .filter(|(_, seen)| *seen == reference.seen)
            .for_each(|(count, _)| *count += 1);
    }
    html.within("div", &[("class", "wide"), ("tabindex", "0")], |html| {
        html.within("table", &[("class", "numbers")], |html| {
            html.within("tr", &[], |html| {
                html.element("th", &[("scope", "col")], "Strength");
                for seen in SEEN {
                    html.element("th", &[("scope", "col")], &book.words.phrases().seen(seen));
                }
            });
            for (strength, row) in counts {
                html.within("tr", &[], |html| {
                    html.element(
                        "th",
                        &[("scope", "row")],
                        &book.words.phrases().evidence(strength),
                    );
                    row.iter()
                        .for_each(|count| html.element("td", &[], &count.to_string()));
                });
            }
        });
    });
    let reviews = book
        .module()
        .references
        .iter()
        .map(|it| it.review_by.as_str());
    if let Some(first) = reviews.min() {
        line(
            html,
            "The first of them must be looked at again by",
            |html| html.text(first),
        );
    }
}

/// Exceptions by signature and hazards by owner, in the words of the content.
fn signatures(book: &Book<'_>, html: &mut Html) {
    let module = book.module();
    html.element("p", &[], words::SIGNATURES);
    let (exceptions, hazards) = (&module.exceptions, &module.hazards);
    let signed = grouped(exceptions, |it| &it.signed);
    let owned = grouped(hazards, |it| &it.owner);
    html.within("ul", &[], |html| {
        for (name, exceptions) in signed {
            signature(book, html, "exceptions, signed", name, &exceptions);
        }
        for (name, hazards) in owned {
            signature(
                book,
                html,
                "hazards and what is left of their risk, owned by",
                name,
                &hazards,
            );
        }
    });
}

fn grouped<T>(items: &[T], name: impl Fn(&T) -> &String) -> BTreeMap<&str, Vec<&T>> {
    let mut groups: BTreeMap<&str, Vec<&T>> = BTreeMap::new();
    for item in items {
        groups.entry(name(item)).or_default().push(item);
    }
    groups
}

fn signature<T: Declared>(book: &Book<'_>, html: &mut Html, what: &str, name: &str, all: &[&T]) {
    html.within("li", &[], |html| {
        html.text(&format!("{} {what} \u{201c}{name}\u{201d}", all.len()));
        html.within("details", &[], |html| {
            html.element("summary", &[], "which");
            several(html, all, |html, it| book.links.part(html, Some(*it)));
        });
    });
}
