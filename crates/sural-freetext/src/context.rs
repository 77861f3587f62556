//! How a phrase is meant: said, denied, feared, in doubt, or of another time, place or person.

use std::ops::Range;

use sural_content::lexicon::{Cue, Phrase};

use crate::matching::{Found, Matcher};
use crate::token::Token;

/// Words that a negation or doubt reaches.
const REACH: usize = 8;
/// Words between a phrase and "is gone".
const OVER_REACH: usize = 4;
/// Whoever is named within so many words from the start is the patient.
const OPENING: usize = 4;

/// How a phrase is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meant {
    Said,
    Denied,
    Unsure,
    Feared,
    /// Of another time, place or person.
    SetAside,
}

/// The cues of a text that no phrase has taken as its own words.
pub(crate) struct Context<'a> {
    tokens: &'a [Token],
    negation: Vec<Range<usize>>,
    new_thought: Vec<Range<usize>>,
    over: Vec<Range<usize>>,
    unsure: Vec<Range<usize>>,
    worry: Vec<Range<usize>>,
    past: Vec<Range<usize>>,
    kin: Vec<Range<usize>>,
    elsewhere: Vec<Range<usize>>,
    here: Vec<Range<usize>>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(matcher: &Matcher, tokens: &'a [Token], found: &[Found]) -> Self {
        let taken = |at: usize| found.iter().any(|found| found.tokens.contains(&at));
        let free = |cue| {
            let mut cues = matcher.cue(cue, tokens);
            cues.retain(|range| !range.clone().all(taken));
            cues
        };
        let negations = matcher.negations(tokens);
        let denies = |range: &Range<usize>| {
            negations
                .get(range.clone())
                .is_some_and(|marks| marks.contains(&true))
        };
        let mut negation = free(Cue::Negation);
        negation.retain(denies);
        let mut kin = free(Cue::Kin);
        let clause = |range: &Range<usize>| tokens.get(range.start).map(|token| token.clause);
        let opens = |first: &Range<usize>| first.start < OPENING;
        // "My husband's mother" opens with two: it is told of another.
        let alone = |first: &Range<usize>| {
            kin.iter()
                .filter(|kin| clause(kin) == clause(first))
                .count()
                == 1
        };
        if kin
            .first()
            .is_some_and(|first| opens(first) && alone(first))
        {
            kin.clear();
        }
        Self {
            tokens,
            negation,
            new_thought: matcher.cue(Cue::NewThought, tokens),
            over: free(Cue::Over),
            unsure: free(Cue::Unsure),
            worry: free(Cue::Worry),
            past: free(Cue::Past),
            kin,
            elsewhere: matcher.cue(Cue::Elsewhere, tokens),
            here: matcher.cue(Cue::Here, tokens),
        }
    }

    pub(crate) fn meant(&self, found: &Found, phrase: &Phrase) -> Meant {
        let range = found.range();
        let set_aside = (!phrase.long_ago && self.in_thought(&self.past, &range))
            || self.before(&self.kin, &range)
            || (!phrase.anywhere && self.is_elsewhere(&range))
            || self.is_over(&range);
        if set_aside {
            Meant::SetAside
        } else if found.denied_within || self.before(&self.negation, &range) {
            Meant::Denied
        } else if self.in_thought(&self.worry, &range) {
            Meant::Feared
        } else if self.before(&self.unsure, &range) {
            Meant::Unsure
        } else {
            Meant::Said
        }
    }

    /// A cue before the phrase reaches it: it is near, and no new thought begins between.
    fn before(&self, cues: &[Range<usize>], range: &Range<usize>) -> bool {
        cues.iter().any(|cue| {
            cue.end <= range.start
                && range.start - cue.end <= REACH
                && self.same_clause(cue.start, range.start)
                && !self.new_thought.iter().any(|thought| {
                    thought.start >= cue.end
                        && thought.start < range.end
                        && thought.end <= range.end
                })
        })
    }

    /// A cue before or after the phrase, with no new thought between.
    fn in_thought(&self, cues: &[Range<usize>], range: &Range<usize>) -> bool {
        cues.iter().any(|cue| {
            let between = cue.end.min(range.end)..cue.start.max(range.start);
            self.same_clause(cue.start, range.start)
                && !self
                    .new_thought
                    .iter()
                    .any(|thought| between.contains(&thought.start))
        })
    }

    fn is_over(&self, range: &Range<usize>) -> bool {
        self.over.iter().any(|cue| {
            cue.start >= range.end
                && cue.start - range.end <= OVER_REACH
                && self.same_clause(cue.start, range.start)
        })
    }

    /// The nearest part of the body that is named is not one that Sural asks about.
    fn is_elsewhere(&self, range: &Range<usize>) -> bool {
        let nearest = |cues: &[Range<usize>]| {
            cues.iter()
                .filter(|cue| self.same_clause(cue.start, range.start))
                .map(|cue| distance(cue, range))
                .min()
        };
        match (nearest(&self.elsewhere), nearest(&self.here)) {
            (Some(elsewhere), Some(here)) => elsewhere < here,
            (elsewhere, _) => elsewhere.is_some_and(|distance| distance > 0),
        }
    }

    fn same_clause(&self, one: usize, other: usize) -> bool {
        let clause = |at: usize| self.tokens.get(at).map(|token| token.clause);
        clause(one) == clause(other)
    }
}

/// Tokens between two ranges; none if they overlap.
fn distance(one: &Range<usize>, other: &Range<usize>) -> usize {
    if one.end <= other.start {
        other.start - one.end + 1
    } else if other.end <= one.start {
        one.start - other.end + 1
    } else {
        0
    }
}
