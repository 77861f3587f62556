//! What `possibly` and `certainly` take is about the person, not about what is known; and what is unknown excludes nothing.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::module::{Condition, Module};
use crate::report::error;
use crate::span::Span;

/// Reports every `possibly` and `certainly` around `is unknown` or around another of the two, also through the
/// conditions and scores it names.
pub(super) fn check(
    module: &Module,
    modal: &[(Span, Condition)],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (at, inside) in modal {
        let mut search = Search {
            module,
            seen: BTreeSet::new(),
            found: None,
        };
        search.look_in(inside, None);
        let Some((what, through)) = search.found else {
            continue;
        };
        let report = error(
            "E119",
            *at,
            format!("{what} has no meaning inside `possibly` or `certainly`"),
        )
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

/// Reports every rule that excludes, confirms or settles, and every referral that ends, because something is unknown.
pub(super) fn check_certain(
    module: &Module,
    certain: &[(Span, Condition)],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (at, when) in certain {
        let mut unknowns = Unknowns {
            module,
            seen: BTreeSet::new(),
        };
        let Some((what, through)) = unknowns.helping(when, true, None) else {
            continue;
        };
        let report = error(
            "E207",
            *at,
            format!("what is unknown would help this to hold, through {what}"),
        )
        .help("a rule that excludes, confirms or settles, and the end of a referral, may need that something is known, never that it is unknown");
        match through {
            Some(place) => report.label(place, "it stands in this one"),
            None => report,
        }
        .to(diagnostics);
    }
}

/// A search for what holds because something is unknown.
struct Unknowns<'a> {
    module: &'a Module,
    /// The conditions looked into, and whether their truth or their falsehood was sought.
    seen: BTreeSet<(Span, bool)>,
}

/// Words for what is unknown, and the condition or score they stand in.
type Found = Option<(&'static str, Option<Span>)>;

impl<'a> Unknowns<'a> {
    /// The first part that what is unknown can make true, or false if that is what makes the whole true.
    fn helping(&mut self, condition: &'a Condition, truth: bool, through: Option<Span>) -> Found {
        match condition {
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => parts
                .iter()
                .find_map(|part| self.helping(part, truth, through)),
            Condition::Not(part) => self.helping(part, !truth, through),
            Condition::IsUnknown(_) => truth.then_some(("`is unknown`", through)),
            Condition::Possibly(_) => truth.then_some(("`possibly`", through)),
            Condition::Certainly(_) => (!truth).then_some(("`certainly`", through)),
            Condition::Named(id) => {
                let named = self.module.conditions.get(id.index())?;
                let is_new = self.seen.insert((named.span, truth));
                is_new.then(|| self.helping(&named.when, truth, Some(named.span)))?
            }
            // Which way a term moves the comparison depends on its points: neither may help.
            Condition::CompareScore(id, ..) => {
                let score = self.module.scores.get(id.index())?;
                if !self.seen.insert((score.span, truth)) {
                    return None;
                }
                let terms = score.terms.iter();
                let mut each = terms.flat_map(|(_, when)| [(when, true), (when, false)]);
                each.find_map(|(when, truth)| self.helping(when, truth, Some(score.span)))
            }
            Condition::IsOption(..)
            | Condition::HasOption(..)
            | Condition::HasNone(_)
            | Condition::CompareNumber(..) => None,
        }
    }
}
