//! Cards: what a fenced block says, for people to read.

mod case;
mod cause;
mod consultation;
mod finding;
mod part;
mod plan;
mod proof;
mod rule;

pub use part::{cite, line, list, several, tag};
pub use proof::{hazard, left, level, risk};
pub use rule::{flag, meaning};
use sural_content::module::{
    CaseId, ConstraintId, Control, ExceptionId, FindingId, PropertyId, RuleId, SafetyNetId,
    ScreenId,
};
use sural_content::span::Span;
use sural_content::syntax::ast::{Block, Body};

use super::Book;
use super::declared::Declared;
use crate::html::Html;

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
        Body::Order(_) => named("order"),
        Body::Treatment(_) => named("treatment"),
        Body::Referral(_) => named("referral"),
        Body::Case(_) => (
            "case",
            super::links::case_anchor(
                index(&book.module().cases, block.name.span).unwrap_or_default(),
            ),
        ),
    }
}

fn body(book: &Book<'_>, block: &Block, html: &mut Html) {
    let (module, at) = (book.module(), block.name.span);
    let index = match &block.body {
        Body::Finding(_) => show(&module.findings, at, |index, it| {
            finding::finding(book, html, index, it)
        }),
        Body::Screen(_) => show(&module.screens, at, |_, it| finding::screen(book, html, it)),
        Body::Condition { .. } => show(&module.conditions, at, |_, it| {
            rule::condition(book, html, it)
        }),
        Body::Score { .. } => show(&module.scores, at, |_, it| rule::score(book, html, it)),
        Body::Constraint { .. } => {
            let shown = show(&module.constraints, at, |_, it| {
                rule::constraint(book, html, it)
            });
            shown.or_else(|| {
                let before = module.constraints.len();
                let shown = show(&module.disagreements, at, |_, it| {
                    rule::disagreement(book, html, it)
                });
                shown.map(|index| before + index)
            })
        }
        Body::Disposition(_) => show(&module.dispositions, at, |index, it| {
            plan::disposition(book, html, index, it)
        }),
        Body::Service { .. } => show(&module.services, at, |_, it| plan::service(book, html, it)),
        Body::Cause(_) => show(&module.causes, at, |_, it| cause::cause(book, html, it)),
        Body::Evidence { .. } => {
            cause::evidence(book, html, &block.name.value, block.span);
            None
        }
        Body::Rule(_) => show(&module.rules, at, |index, it| {
            rule::rule(book, html, index, it)
        }),
        Body::Care(_) => show(&module.care, at, |_, it| plan::care(book, html, it)),
        Body::SafetyNet { .. } => show(&module.safety_net, at, |_, it| {
            plan::safety_net(book, html, it)
        }),
        Body::Property(_) => show(&module.properties, at, |_, it| {
            proof::property(book, html, it)
        }),
        Body::Exception(_) => show(&module.exceptions, at, |_, it| {
            proof::exception(book, html, it)
        }),
        Body::Hazard(_) => show(&module.hazards, at, |_, it| proof::hazard(book, html, it)),
        Body::Order(_) => show(&module.orders, at, |index, it| {
            consultation::order(book, html, index, it)
        }),
        Body::Treatment(_) => show(&module.treatments, at, |index, it| {
            consultation::treatment(book, html, index, it)
        }),
        Body::Referral(_) => show(&module.referrals, at, |index, it| {
            consultation::referral(book, html, index, it)
        }),
        Body::Case(_) => show(&module.cases, at, |index, it| {
            case::case(book, html, index, it)
        }),
    };
    if let Some(control) = index.and_then(|index| control(&block.body, index as u32)) {
        list(
            html,
            "Controls the hazards",
            book.hazards(control),
            |html, hazard| book.links.part(html, Some(hazard)),
        );
    }
}

/// Shows what the module has made of a block, and says which one it is.
fn show<T: Declared>(items: &[T], at: Span, show: impl FnOnce(usize, &T)) -> Option<usize> {
    let index = index(items, at)?;
    show(index, items.get(index)?);
    Some(index)
}

/// The item of the module that a block declares: both know the place of its name.
fn index<T: Declared>(items: &[T], at: Span) -> Option<usize> {
    items.iter().position(|item| item.span() == at)
}

/// A block as a control of hazards, if it can be one.
fn control(body: &Body, index: u32) -> Option<Control> {
    Some(match body {
        Body::Rule(_) => Control::Rule(RuleId(index)),
        Body::Property(_) => Control::Property(PropertyId(index)),
        Body::Case(_) => Control::Case(CaseId(index)),
        Body::Screen(_) => Control::Screen(ScreenId(index)),
        Body::SafetyNet { .. } => Control::SafetyNet(SafetyNetId(index)),
        Body::Constraint { .. } => Control::Constraint(ConstraintId(index)),
        Body::Exception(_) => Control::Exception(ExceptionId(index)),
        Body::Finding(_) => Control::Finding(FindingId(index)),
        _ => return None,
    })
}
