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
const OPENING: usize = 6;

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
    /// Tokens that deny.
    negations: Vec<bool>,
    negation: Vec<Range<usize>>,
    new_thought: Vec<Range<usize>>,
    over: Vec<Range<usize>>,
    unsure: Vec<Range<usize>>,
    worry: Vec<Range<usize>>,
    past: Vec<Range<usize>>,
    /// Where the writer speaks of themselves again, or of what somebody says of the patient.
    writer: Vec<Range<usize>>,
    /// People who are not the patient.
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
        let own = matcher.cue(Cue::Own, tokens);
        let kin = others(matcher, tokens, &own);
        let writer = [own, matcher.cue(Cue::Says, tokens)].concat();
        Self {
            tokens,
            negations,
            negation,
            new_thought: matcher.cue(Cue::NewThought, tokens),
            over: free(Cue::Over),
            unsure: free(Cue::Unsure),
            worry: free(Cue::Worry),
            past: free(Cue::Past),
            writer,
            kin,
            elsewhere: matcher.cue(Cue::Elsewhere, tokens),
            here: matcher.cue(Cue::Here, tokens),
        }
    }

    pub(crate) fn meant(&self, found: &Found, phrase: &Phrase) -> Meant {
        let range = found.range();
        let set_aside = (!phrase.long_ago && self.is_past(&range))
            || self.is_of_another(&range, phrase)
            || (!phrase.anywhere && self.is_elsewhere(&range))
            || self.is_over(&range);
        if set_aside {
            Meant::SetAside
        } else if found.denied_within
            || (!self.denies_itself(found) && self.before(&self.negation, &range))
        {
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

    /// "Not pregnant, never smoked": the first *no* is not of the second.
    fn denies_itself(&self, found: &Found) -> bool {
        let denies = |at: &usize| self.negations.get(*at).copied().unwrap_or_default();
        found.tokens.iter().any(denies)
    }

    /// It is told of somebody who is not the patient, and not of the writer's own body.
    fn is_of_another(&self, range: &Range<usize>, phrase: &Phrase) -> bool {
        let touches = |kin: &Range<usize>| kin.start < range.end && range.start < kin.end;
        let of = |kin: &&Range<usize>| {
            !self
                .writer
                .iter()
                .any(|writer| writer.start >= kin.end && writer.start < range.end)
        };
        let told = |kin: &Range<usize>| {
            kin.start < range.start && self.same_clause(kin.start, range.start)
        };
        self.kin.iter().filter(of).any(told) || (phrase.who && self.kin.iter().any(touches))
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

    /// "Diabetic, quit smoking ten years ago": the years are of what stands between the same commas.
    fn is_past(&self, range: &Range<usize>) -> bool {
        self.past.iter().any(|cue| {
            !self.comma_between(cue, range) && self.in_thought(std::slice::from_ref(cue), range)
        })
    }

    fn comma_between(&self, cue: &Range<usize>, range: &Range<usize>) -> bool {
        let between = cue.end.min(range.end)..cue.start.max(range.start);
        let between = self.tokens.get(between).unwrap_or_default();
        between.iter().any(|token| token.comma)
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
                .filter(|cue| !self.comma_between(cue, range))
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

/// The people who are named and are not the patient. Whom the text is told of, or who is named at its start, is the
/// patient, unless the writer speaks of their own body or only tells what that person says.
fn others(matcher: &Matcher, tokens: &[Token], own: &[Range<usize>]) -> Vec<Range<usize>> {
    let kin = matcher.cue(Cue::Kin, tokens);
    let strangers = matcher.cue(Cue::Stranger, tokens);
    let mut named = [kin.as_slice(), strangers.as_slice()].concat();
    named.sort_by_key(|range| range.start);
    let clause = |range: &Range<usize>| tokens.get(range.start).map(|token| token.clause);
    // "My husband's mother" opens with two: it is told of another.
    let alone = |first: &Range<usize>| {
        named
            .iter()
            .filter(|kin| clause(kin) == clause(first))
            .count()
            == 1
    };
    let says = matcher.cue(Cue::Says, tokens);
    let speaks = |first: &Range<usize>| says.iter().any(|says| says.start == first.end);
    let opens = |first: &&Range<usize>| first.start < OPENING && alone(first) && !speaks(first);
    let told_of = !matcher.cue(Cue::Patient, tokens).is_empty();
    // "My brother ... his leg".
    let theirs = !matcher.cue(Cue::Theirs, tokens).is_empty();
    if !own.is_empty() {
        named
    } else if theirs && named.first().filter(opens).is_some() {
        // "Grandmother had a clot in her leg" tells of the family all the same.
        strangers
            .into_iter()
            .filter(|told| told.len() > 1)
            .collect()
    } else if told_of || kin.first().filter(opens).is_some() {
        strangers
    } else {
        named
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
