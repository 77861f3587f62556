//! Cards: what a fenced block says, for people to read.

mod case;
mod cause;
mod finding;
mod part;
mod plan;
mod proof;
mod rule;

pub use part::{line, list, tag};
pub use rule::meaning;
use sural_content::span::Span;
use sural_content::syntax::ast::{Block, Body};

use super::Book;
use super::html::Html;

/// The card of a block, with its source at hand.
pub fn card(book: &Book<'_>, block: &Block, source: &str) -> Html {
    let mut html = Html::default();
    html.line();
    let name = block.name.value.as_str();
    let (kind, id) = kind(book, block);
    html.within(
        "section",
        &[("class", &format!("card {kind}")), ("id", &id)],
        |html| {
            html.within("p", &[("class", "kind")], |html| {
                html.text(&kind.replace('_', " "));
                if kind != "case" {
                    html.text(" ");
                    html.element("code", &[], name);
                }
            });
            body(book, block, html);
            html.within("details", &[], |html| {
                html.element("summary", &[], "As written");
                html.element("pre", &[], source);
            });
        },
    );
    html.line();
    html
}

/// The kind of a block and its anchor.
fn kind(book: &Book<'_>, block: &Block) -> (&'static str, String) {
    let name = &block.name.value;
    let named = |kind: &'static str| (kind, format!("{kind}-{name}"));
    match &block.body {
        Body::Finding(_) => named("finding"),
        Body::Screen(_) => named("screen"),
        Body::Condition { .. } => named("condition"),
        Body::Score { .. } => named("score"),
        Body::Constraint { .. } => named("constraint"),
        Body::Disposition(_) => named("disposition"),
        Body::Service { .. } => named("service"),
        Body::Cause(_) => named("cause"),
        Body::Evidence { .. } => (
            "evidence",
            cause::evidence_anchor(book, name, block.name.span),
        ),
        Body::Rule(_) => named("rule"),
        Body::Care(_) => named("care"),
        Body::SafetyNet { .. } => named("safety_net"),
        Body::Property(_) => named("property"),
        Body::Exception(_) => named("exception"),
        Body::Hazard(_) => named("hazard"),
        Body::Case(_) => (
            "case",
            super::links::case_anchor(
                index(&book.module().cases, block, |case| case.span).unwrap_or_default(),
            ),
        ),
    }
}

fn body(book: &Book<'_>, block: &Block, html: &mut Html) {
    let module = book.module();
    match &block.body {
        Body::Finding(_) => show(
            &module.findings,
            block,
            |it| it.span,
            |index, it| finding::finding(book, html, index, it),
        ),
        Body::Screen(_) => show(
            &module.screens,
            block,
            |it| it.span,
            |_, it| finding::screen(book, html, it),
        ),
        Body::Condition { .. } => show(
            &module.conditions,
            block,
            |it| it.span,
            |_, it| rule::condition(book, html, it),
        ),
        Body::Score { .. } => show(
            &module.scores,
            block,
            |it| it.span,
            |_, it| rule::score(book, html, it),
        ),
        Body::Constraint { .. } => show(
            &module.constraints,
            block,
            |it| it.span,
            |_, it| rule::constraint(book, html, it),
        ),
        Body::Disposition(_) => show(
            &module.dispositions,
            block,
            |it| it.span,
            |index, it| plan::disposition(book, html, index, it),
        ),
        Body::Service { .. } => show(
            &module.services,
            block,
            |it| it.span,
            |_, it| plan::service(book, html, it),
        ),
        Body::Cause(_) => show(
            &module.causes,
            block,
            |it| it.span,
            |_, it| cause::cause(book, html, it),
        ),
        Body::Evidence { .. } => cause::evidence(book, html, &block.name.value, block.span),
        Body::Rule(_) => show(
            &module.rules,
            block,
            |it| it.span,
            |index, it| rule::rule(book, html, index, it),
        ),
        Body::Care(_) => show(
            &module.care,
            block,
            |it| it.span,
            |_, it| plan::care(book, html, it),
        ),
        Body::SafetyNet { .. } => show(
            &module.safety_net,
            block,
            |it| it.span,
            |_, it| plan::safety_net(book, html, it),
        ),
        Body::Property(_) => show(
            &module.properties,
            block,
            |it| it.span,
            |_, it| proof::property(book, html, it),
        ),
        Body::Exception(_) => show(
            &module.exceptions,
            block,
            |it| it.span,
            |_, it| proof::exception(book, html, it),
        ),
        Body::Hazard(_) => show(
            &module.hazards,
            block,
            |it| it.span,
            |_, it| proof::hazard(book, html, it),
        ),
        Body::Case(_) => show(
            &module.cases,
            block,
            |it| it.span,
            |index, it| case::case(book, html, index, it),
        ),
    }
}

/// Shows what the module has made of a block.
fn show<T>(items: &[T], block: &Block, span: impl Fn(&T) -> Span, show: impl FnOnce(usize, &T)) {
    if let Some((index, item)) =
        index(items, block, span).and_then(|index| Some((index, items.get(index)?)))
    {
        show(index, item);
    }
}

/// The item of the module that a block declares: both know the place of its name.
fn index<T>(items: &[T], block: &Block, span: impl Fn(&T) -> Span) -> Option<usize> {
    items.iter().position(|item| span(item) == block.name.span)
}
