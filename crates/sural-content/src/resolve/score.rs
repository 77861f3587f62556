//! Scores.

use crate::module::{Condition, Score};
use crate::syntax::ast::{Block, Cite, ScoreTerm, Text};

use super::{Resolver, id, words};

/// The least and the greatest sum the terms can have.
pub(super) fn range(terms: &[ScoreTerm]) -> (i32, i32) {
    let sum = |sign: fn(i32) -> i32| {
        terms
            .iter()
            .map(|term| sign(term.points))
            .fold(0, i32::saturating_add)
    };
    (sum(|points| points.min(0)), sum(|points| points.max(0)))
}

impl Resolver<'_> {
    pub(super) fn score(
        &mut self,
        block: &Block,
        title: Option<&Text>,
        terms: &[ScoreTerm],
        cite: &[Cite],
    ) {
        let terms: Vec<(i32, Condition)> = terms
            .iter()
            .map(|term| (term.points, self.condition(&term.when)))
            .collect();
        let citations = self.cites(cite);
        self.module.scores.push(Score {
            id: id(block),
            title: words(title),
            terms,
            decimals: 0,
            citations,
            span: block.name.span,
        });
    }
}
