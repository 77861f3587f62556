//! Where phrases stand in a text.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use sural_content::lexicon::{Cue, Lexicon, Measure, Pattern, Piece, Suggestion, as_written};
use sural_content::module::FindingId;

use crate::measure::Measures;
use crate::token::{Reader, Token};

/// Words that `...` may stand for, fillers not counted.
const GAP: usize = 3;
/// Fillers that may stand between two words of a phrase.
const FILLERS: usize = 4;

/// A phrase found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Index into the phrases of the lexicon.
    pub(crate) phrase: usize,
    /// The tokens that are words of it.
    pub(crate) tokens: Vec<usize>,
    /// The last number it took.
    pub(crate) number: Option<u32>,
    /// A negation stands between its words.
    pub(crate) denied_within: bool,
}

impl Found {
    /// In how many words it was said.
    pub(crate) fn weight(&self) -> usize {
        self.tokens.len()
    }

    pub(crate) fn range(&self) -> Range<usize> {
        let first = self.tokens.first().copied().unwrap_or_default();
        first..self.tokens.last().map_or(first, |last| last + 1)
    }

    /// Its bytes in the text.
    pub(crate) fn place(&self, tokens: &[Token]) -> Range<usize> {
        let place =
            |at: Option<&usize>| at.and_then(|&at| tokens.get(at)).map(|token| &token.place);
        let start = place(self.tokens.first()).map_or(0, |place| place.start);
        start..place(self.tokens.last()).map_or(start, |place| place.end)
    }
}

/// A phrase of the lexicon, ready to be found.
struct Sought {
    finding: FindingId,
    by_itself: bool,
    suggestion: Suggestion,
    pattern: Stemmed,
}

/// A pattern whose words are stems.
struct Stemmed(Vec<Step>);

impl Stemmed {
    /// Where in the text it can begin, given where each stem stands.
    fn starts(&self, places: &Places<'_>) -> BTreeSet<usize> {
        match self.0.first() {
            Some(Step::Words(any)) => {
                let first = any.iter().filter_map(|run| run.first());
                let places = first.filter_map(|wanted| places.0.get(wanted.stem.as_str()));
                places.flatten().copied().collect()
            }
            Some(Step::Start) => BTreeSet::from([0]),
            _ => (0..places.1).collect(),
        }
    }
}

/// Where each stem stands in a text of so many tokens.
struct Places<'a>(BTreeMap<&'a str, Vec<usize>>, usize);

impl<'a> Places<'a> {
    fn of(tokens: &'a [Token]) -> Self {
        let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, token) in tokens.iter().enumerate() {
            places.entry(token.stem.as_str()).or_default().push(at);
        }
        Self(places, tokens.len())
    }
}

/// A word of a pattern.
struct Wanted {
    stem: String,
    /// None of its other forms will do.
    as_written: Option<String>,
}

impl Wanted {
    fn new(word: &str, reader: &Reader) -> Self {
        let as_written = as_written(word);
        Self {
            stem: reader.stem(as_written.unwrap_or(word)),
            as_written: as_written.map(str::to_owned),
        }
    }

    fn is(&self, token: &Token) -> bool {
        match &self.as_written {
            Some(word) => token.word == *word,
            None => token.stem == self.stem,
        }
    }
}

enum Step {
    Start,
    End,
    Words(Vec<Vec<Wanted>>),
    Gap,
    Number(Measure, u32, u32),
}

/// The patterns of a lexicon, ready to be found.
pub(crate) struct Matcher {
    phrases: Vec<Sought>,
    measures: Measures,
    cues: Vec<(Cue, Stemmed)>,
}

impl Matcher {
    pub(crate) fn new(lexicon: &Lexicon, reader: &Reader) -> Self {
        Self {
            phrases: lexicon
                .phrases
                .iter()
                .map(|phrase| Sought {
                    finding: phrase.finding,
                    by_itself: phrase.by_itself,
                    suggestion: phrase.suggestion.clone(),
                    pattern: stemmed(&phrase.pattern, reader),
                })
                .collect(),
            measures: Measures::new(lexicon),
            cues: lexicon
                .cues
                .all()
                .map(|(cue, pattern)| (cue, stemmed(pattern, reader)))
                .collect(),
        }
    }

    /// Every phrase in the text that no longer one covers, in the order of the text.
    pub(crate) fn phrases(&self, tokens: &[Token]) -> Vec<Found> {
        let passes = Passes {
            filler: self.marks(Cue::Filler, tokens),
            negation: self.negations(tokens),
        };
        let places = Places::of(tokens);
        let mut found = Vec::new();
        for (index, phrase) in self.phrases.iter().enumerate() {
            for start in phrase.pattern.starts(&places) {
                let mut run = Run::new(&self.measures, tokens, &passes);
                if run.matches(&phrase.pattern.0, start) {
                    found.push(Found {
                        phrase: index,
                        tokens: run.taken,
                        number: run.number,
                        denied_within: run.denied,
                    });
                }
            }
        }
        // "Cannot go up on my toes" says more than "on my toes".
        let idioms = self.marks(Cue::Idiom, tokens);
        let idle = |token: &usize| idioms.get(*token).copied().unwrap_or_default();
        found.retain(|found| !found.tokens.iter().all(idle));
        let all = found.clone();
        found.retain(|one| {
            !all.iter()
                .any(|other| self.covers(other, one) || self.belies(other, one))
        });
        found.sort_by_key(|found| found.range().start);
        found
    }

    /// Whether everything that `one` says is said by `other`, which says more. A number belongs to what says most of it.
    fn covers(&self, other: &Found, one: &Found) -> bool {
        let finding = |found: &Found| self.phrases.get(found.phrase).map(|phrase| phrase.finding);
        let by_itself = |found: &Found| {
            let phrase = self.phrases.get(found.phrase);
            phrase.is_some_and(|phrase| phrase.by_itself)
        };
        let only_asks = |found: &Found| self.comes_to(found, &Suggestion::Question);
        let of_one_number = one.number.is_some() && other.number.is_some();
        let of_one_finding = finding(other) == finding(one);
        // "Does not hurt when I press" says no to "hurt when I press", though it passes over the "when".
        let around = of_one_finding && !only_asks(other) && holds(&other.range(), &one.range());
        let shared = |token: &usize| other.tokens.contains(token);
        !self.comes_to(other, &Suggestion::Nothing)
            && other.tokens.len() > one.tokens.len()
            && (of_one_finding
                || of_one_number
                || !(by_itself(one) || by_itself(other) || only_asks(other)))
            && (one.tokens.iter().all(shared) || (around && one.tokens.iter().any(shared)))
    }

    /// `one` only looks like what it was taken for.
    fn belies(&self, other: &Found, one: &Found) -> bool {
        let finding = |found: &Found| self.phrases.get(found.phrase).map(|phrase| phrase.finding);
        self.comes_to(other, &Suggestion::Nothing)
            && finding(other) == finding(one)
            && one.tokens.iter().any(|token| other.tokens.contains(token))
    }

    fn comes_to(&self, found: &Found, suggestion: &Suggestion) -> bool {
        let phrase = self.phrases.get(found.phrase);
        phrase.is_some_and(|phrase| phrase.suggestion == *suggestion)
    }

    /// Where a cue stands: ranges of tokens.
    pub(crate) fn cue(&self, cue: Cue, tokens: &[Token]) -> Vec<Range<usize>> {
        let none = Passes {
            filler: vec![false; tokens.len()],
            negation: vec![false; tokens.len()],
        };
        let places = Places::of(tokens);
        let mut found: Vec<Range<usize>> = Vec::new();
        for (_, pattern) in self.cues.iter().filter(|(of, _)| *of == cue) {
            for start in pattern.starts(&places) {
                let mut run = Run::new(&self.measures, tokens, &none);
                if run.matches(&pattern.0, start) {
                    found.push(start..run.taken.last().map_or(start + 1, |last| last + 1));
                }
            }
        }
        found.sort_by_key(|range| (range.start, range.end));
        found.dedup();
        found
    }

    /// Tokens that deny, but for those that only look like it.
    pub(crate) fn negations(&self, tokens: &[Token]) -> Vec<bool> {
        let mut marks = self.marks(Cue::Negation, tokens);
        for (mark, none) in marks.iter_mut().zip(self.marks(Cue::NoNegation, tokens)) {
            *mark &= !none;
        }
        marks
    }

    fn marks(&self, cue: Cue, tokens: &[Token]) -> Vec<bool> {
        let mut marks = vec![false; tokens.len()];
        for range in self.cue(cue, tokens) {
            if let Some(marks) = marks.get_mut(range) {
                marks.fill(true);
            }
        }
        marks
    }
}

/// Whether one range lies in another.
fn holds(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn stemmed(pattern: &Pattern, reader: &Reader) -> Stemmed {
    let step = |piece: &Piece| match piece {
        Piece::Words(any) => Step::Words(
            any.iter()
                .map(|run| run.iter().map(|word| Wanted::new(word, reader)).collect())
                .collect(),
        ),
        Piece::Start => Step::Start,
        Piece::End => Step::End,
        Piece::Gap => Step::Gap,
        Piece::Number(measure, low, high) => Step::Number(*measure, *low, *high),
    };
    Stemmed(pattern.0.iter().map(step).collect())
}

/// Tokens that a phrase may pass over.
struct Passes {
    filler: Vec<bool>,
    negation: Vec<bool>,
}

/// An attempt to find one pattern from one token on.
struct Run<'a> {
    measures: &'a Measures,
    tokens: &'a [Token],
    passes: &'a Passes,
    taken: Vec<usize>,
    number: Option<u32>,
    denied: bool,
}

impl<'a> Run<'a> {
    fn new(measures: &'a Measures, tokens: &'a [Token], passes: &'a Passes) -> Self {
        Self {
            measures,
            tokens,
            passes,
            taken: Vec::new(),
            number: None,
            denied: false,
        }
    }

    /// Takes the steps from the token `at` on; leaves no trace where it fails.
    fn matches(&mut self, steps: &[Step], at: usize) -> bool {
        let Some((step, rest)) = steps.split_first() else {
            return true;
        };
        match step {
            Step::Start => at == 0 && self.matches(rest, at),
            Step::End => !self.joins(at) && self.matches(rest, at),
            Step::Gap => {
                let longest = (0..).take_while(|skip| self.words_between(at, *skip) <= GAP);
                let longest = longest.last().unwrap_or_default();
                (0..=longest).any(|skip| self.passing(at, skip, rest))
            }
            Step::Words(any) => any.iter().any(|run| self.words(run, rest, at)),
            Step::Number(measure, low, high) => {
                let tokens = self.tokens.get(at..).unwrap_or_default();
                let same_clause = self.clause_end(at) - at.min(self.clause_end(at));
                match self.measures.read(*measure, tokens) {
                    Some((number, taken))
                        if (low..=high).contains(&&number) && taken <= same_clause =>
                    {
                        let (before, earlier) = (self.taken.len(), self.number.replace(number));
                        self.taken.extend(at..at + taken);
                        let done = self.after(rest, at + taken);
                        if !done {
                            self.taken.truncate(before);
                            self.number = earlier;
                        }
                        done
                    }
                    _ => false,
                }
            }
        }
    }

    fn words(&mut self, run: &[Wanted], rest: &[Step], at: usize) -> bool {
        let Some((word, more)) = run.split_first() else {
            return self.after(rest, at);
        };
        if self.tokens.get(at).is_none_or(|token| !word.is(token)) || !self.joins(at) {
            return false;
        }
        self.taken.push(at);
        let done = if more.is_empty() {
            self.after(rest, at + 1)
        } else {
            self.skipping(at + 1, |run_on, next| run_on.words(more, rest, next))
        };
        if !done {
            self.taken.pop();
        }
        done
    }

    /// The next step, with fillers between.
    fn after(&mut self, steps: &[Step], at: usize) -> bool {
        match steps.first() {
            None => true,
            Some(Step::Gap) => self.matches(steps, at),
            Some(_) => self.skipping(at, |run, next| run.matches(steps, next)),
        }
    }

    /// `next` at this token, or after fillers and negations.
    fn skipping(&mut self, at: usize, next: impl Fn(&mut Self, usize) -> bool) -> bool {
        let denied = self.denied;
        for skip in 0..=FILLERS {
            if next(self, at + skip) {
                return true;
            }
            let passed = at + skip;
            let negation = self
                .passes
                .negation
                .get(passed)
                .copied()
                .unwrap_or_default();
            let filler = self.passes.filler.get(passed).copied().unwrap_or_default();
            if !negation && !filler {
                break;
            }
            self.denied |= negation;
        }
        self.denied = denied;
        false
    }

    /// Words among the tokens that count in a gap; more than any gap where the text ends before.
    fn words_between(&self, at: usize, tokens: usize) -> usize {
        let between = self.passes.filler.get(at..at + tokens);
        between.map_or(usize::MAX, |between| {
            between.iter().filter(|filler| !**filler).count()
        })
    }

    /// The rest after a gap of so many words.
    fn passing(&mut self, at: usize, skip: usize, rest: &[Step]) -> bool {
        let between = self.passes.negation.get(at..at + skip);
        let Some(between) = between else {
            return false;
        };
        let denied = self.denied;
        self.denied |= between.contains(&true);
        let done = self.matches(rest, at + skip);
        if !done {
            self.denied = denied;
        }
        done
    }

    /// The token stands in the clause of those taken before.
    fn joins(&self, at: usize) -> bool {
        let clause = |at: usize| self.tokens.get(at).map(|token| token.clause);
        self.taken
            .first()
            .is_none_or(|&first| clause(first) == clause(at))
    }

    fn clause_end(&self, at: usize) -> usize {
        let clause = self.tokens.get(at).map(|token| token.clause);
        let rest = self.tokens.iter().skip(at);
        at + rest
            .take_while(|token| Some(token.clause) == clause)
            .count()
    }
}
