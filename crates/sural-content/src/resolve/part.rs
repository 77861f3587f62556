//! What may stand in triage and what in the consultation.

use crate::diagnostic::Diagnostic;
use crate::report::error;
use crate::span::Span;
use crate::syntax::ast::{Block, Body, Expect, Stage, Then};

use super::Book;

/// Reports what stands in a chapter of the wrong part.
pub(super) fn check(book: &Book, diagnostics: &mut Vec<Diagnostic>) {
    for listed in &book.chapters {
        for block in &listed.chapter.blocks {
            if !listed.consultation {
                check_triage(block, diagnostics);
            } else if matches!(block.body, Body::Disposition(_)) {
                error(
                    "E202",
                    block.name.span,
                    "dispositions are declared in triage",
                )
                .help("move it to a chapter of triage: urgency means the same for the person and for the clinician")
                .to(diagnostics);
            }
        }
    }
}

fn check_triage(block: &Block, diagnostics: &mut Vec<Diagnostic>) {
    for (at, what) in of_consultation(block) {
        error(
            "E200",
            at,
            format!("{what} can stand only in the consultation"),
        )
        .help("move it to a chapter of `consultation/`")
        .to(diagnostics);
    }
}

/// What of a block only the consultation can say.
fn of_consultation(block: &Block) -> Vec<(Span, &'static str)> {
    let name = block.name.span;
    match &block.body {
        Body::Order(_) => vec![(name, "an order")],
        Body::Treatment(_) => vec![(name, "a treatment")],
        Body::Referral(_) => vec![(name, "a referral")],
        Body::Finding(finding) => {
            let each_leg = finding.each_leg.map(|at| (at, "`each leg`"));
            let compare = finding.compare.as_ref();
            let compare = compare.map(|name| (name.span, "`compare`"));
            each_leg.into_iter().chain(compare).collect()
        }
        Body::Screen(screen) => screen
            .stage
            .iter()
            .filter(|stage| matches!(stage.value, Stage::History | Stage::Examination))
            .map(|stage| (stage.span, "this stage"))
            .collect(),
        Body::Rule(rule) => {
            let items = rule.then.iter();
            let items = items.filter(|then| is_recommendation(&then.value));
            items.map(|then| (then.span, "this item")).collect()
        }
        Body::Case(case) => {
            let items = case.expect.iter();
            let items = items.filter(|expect| is_of_consultation(&expect.value));
            items.map(|expect| (expect.span, "this item")).collect()
        }
        _ => Vec::new(),
    }
}

fn is_recommendation(then: &Then) -> bool {
    !matches!(
        then,
        Then::Disposition(_) | Then::RedFlag | Then::Consider(_) | Then::See(_) | Then::Care(_)
    )
}

fn is_of_consultation(expect: &Expect) -> bool {
    if let Expect::Not(item) = expect {
        return is_of_consultation(item);
    }
    !matches!(
        expect,
        Expect::Disposition { .. }
            | Expect::Fires(_)
            | Expect::FiresNot(_)
            | Expect::Group(_)
            | Expect::Cause(_)
            | Expect::Considers(_)
            | Expect::Unsettled
    )
}
