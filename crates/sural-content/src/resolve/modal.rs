//! What `possibly` and `certainly` take is about the person, not about what is known.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::module::{Condition, Module};
use crate::report::error;
use crate::span::Span;

/// Reports every `possibly` and `certainly` around `is unknown` or around another of the two, also through the
/// conditions and scores it names.
pub(super) fn check(
    module: &Module,
    modal: &[(Span, Condition, &str)],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (at, inside, place) in modal {
        let mut search = Search {
            module,
            seen: BTreeSet::new(),
            found: None,
        };
        search.look_in(inside, None);
        let Some((what, through)) = search.found else {
            continue;
        };
        let report = error("E119", *at, format!("{what} has no meaning {place}"))
            .help("they take a condition about the person: say apart from it what is known");
        match through {
            Some(place) => report.label(place, "it stands in this one"),
            None => report,
        }
        .to(diagnostics);
    }
}

struct Search<'a> {
    module: &'a Module,
    /// Places of the conditions and scores looked into.
    seen: BTreeSet<Span>,
    /// The first such word, and the condition or score it stands in.
    found: Option<(&'static str, Option<Span>)>,
}

impl<'a> Search<'a> {
    fn look_in(&mut self, condition: &'a Condition, through: Option<Span>) {
        condition.visit(&mut |part| {
            let found = match part {
                Condition::IsUnknown(_) => "`is unknown`",
                Condition::Possibly(_) => "`possibly`",
                Condition::Certainly(_) => "`certainly`",
                _ => return self.look_through(part),
            };
            self.found.get_or_insert((found, through));
        });
    }

    fn look_through(&mut self, part: &Condition) {
        let module = self.module;
        if let Condition::Named(id) = part
            && let Some(named) = module.conditions.get(id.index())
            && self.seen.insert(named.span)
        {
            self.look_in(&named.when, Some(named.span));
        }
        if let Condition::CompareScore(id, ..) = part
            && let Some(score) = module.scores.get(id.index())
            && self.seen.insert(score.span)
        {
            for (_, when) in &score.terms {
                self.look_in(when, Some(score.span));
            }
        }
    }
}
