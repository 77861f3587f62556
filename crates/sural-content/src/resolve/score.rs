//! Scores.

use crate::module::{Condition, Score};
use crate::syntax::ast::{Block, Cite, ScoreTerm, Text};

use super::{Resolver, id, words};

/// The values a score can have, in units of its last decimal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Range {
    pub(super) low: i32,
    pub(super) high: i32,
    pub(super) decimals: u8,
}

/// The least and the greatest sum the terms can have, with as many decimals as the term with most.
pub(super) fn range(terms: &[ScoreTerm]) -> Range {
    let decimals = terms.iter().map(|term| term.points.needed()).max();
    let decimals = decimals.unwrap_or_default();
    let sum = |sign: fn(i32) -> i32| {
        terms
            .iter()
            .map(|term| sign(points(term, decimals)))
            .fold(0, i32::saturating_add)
    };
    Range {
        low: sum(|points| points.min(0)),
        high: sum(|points| points.max(0)),
        decimals,
    }
}

/// The points of a term in units of so many decimals; the parser takes none that do not fit.
fn points(term: &ScoreTerm, decimals: u8) -> i32 {
    term.points.with_decimals(decimals).unwrap_or_default()
}

impl Resolver<'_> {
    pub(super) fn score(
        &mut self,
        block: &Block,
        title: Option<&Text>,
        terms: &[ScoreTerm],
        cite: &[Cite],
    ) {
        let decimals = range(terms).decimals;
        let terms: Vec<(i32, Condition)> = terms
            .iter()
            .map(|term| (points(term, decimals), self.condition(&term.when)))
            .collect();
        let citations = self.cites(cite);
        self.module.scores.push(Score {
            id: id(block),
            title: words(title),
            terms,
            decimals,
            citations,
            span: block.name.span,
        });
    }
}
