//! Numbers with their units.

use sural_content::lexicon::{Lexicon, Measure};

use crate::token::Token;

/// Words for numbers, moments and units, longest first.
pub(crate) struct Measures {
    numbers: Vec<(Vec<String>, u32)>,
    moments: Vec<(Vec<String>, u32)>,
    units: Vec<(Measure, Vec<String>, u32)>,
}

/// In the file of phrases a unit of temperature is worth 1 in Celsius and 2 in Fahrenheit.
const FAHRENHEIT: u32 = 2;

impl Measures {
    pub(crate) fn new(lexicon: &Lexicon) -> Self {
        let (mut numbers, mut moments, mut units) = (
            lexicon.numbers.clone(),
            lexicon.moments.clone(),
            lexicon.units.clone(),
        );
        numbers.sort_by_key(|(run, _)| std::cmp::Reverse(run.len()));
        moments.sort_by_key(|(run, _)| std::cmp::Reverse(run.len()));
        units.sort_by_key(|(_, run, _)| std::cmp::Reverse(run.len()));
        Self {
            numbers,
            moments,
            units,
        }
    }

    /// The measure that the tokens begin with, and how many of them it takes.
    pub(crate) fn read(&self, measure: Measure, tokens: &[Token]) -> Option<(u32, usize)> {
        if measure == Measure::Hours {
            let moment = self.moments.iter().find(|(run, _)| starts(tokens, run));
            if let Some((run, hours)) = moment {
                return Some((*hours, run.len()));
            }
        }
        let (first, taken) = self.number(tokens)?;
        // "2 or 3 days", "2-3 days": the later one.
        let after = tokens.get(taken..).unwrap_or_default();
        let link = usize::from(after.first().is_some_and(|token| self.links(token)));
        let second = self
            .number(after.get(link..).unwrap_or_default())
            .map(|(tenths, more)| (tenths, taken + link + more));
        second
            .and_then(|(tenths, taken)| self.with_unit(measure, tenths, taken, tokens))
            .or_else(|| self.with_unit(measure, first, taken, tokens))
    }

    fn links(&self, token: &Token) -> bool {
        matches!(token.word.as_str(), "to" | "or" | "a" | "o")
    }

    fn with_unit(
        &self,
        measure: Measure,
        tenths: u32,
        taken: usize,
        tokens: &[Token],
    ) -> Option<(u32, usize)> {
        let rest = tokens.get(taken..).unwrap_or_default();
        let unit = self
            .units
            .iter()
            .find(|(of, run, _)| *of == measure && starts(rest, run));
        match (measure, unit) {
            (Measure::Number, _) => Some((tenths / 10, taken)),
            (Measure::Celsius, unit) => {
                let fahrenheit = unit.map_or(tenths >= 900, |(_, _, worth)| *worth == FAHRENHEIT);
                let celsius = if fahrenheit {
                    tenths.checked_sub(320)? * 5 / 9
                } else {
                    tenths
                };
                Some((celsius, taken + unit.map_or(0, |(_, run, _)| run.len())))
            }
            (_, Some((_, run, worth))) => {
                Some((tenths.saturating_mul(*worth) / 10, taken + run.len()))
            }
            (_, None) => None,
        }
    }

    /// A number in tenths.
    fn number(&self, tokens: &[Token]) -> Option<(u32, usize)> {
        let first = tokens.first()?;
        if let Some((whole, tenth)) = first.word.split_once('.') {
            let whole: u32 = whole.parse().ok()?;
            let tenth: u32 = tenth.get(..1)?.parse().ok()?;
            return Some((whole.checked_mul(10)?.checked_add(tenth)?, 1));
        }
        if let Ok(whole) = first.word.parse::<u32>() {
            return Some((whole.checked_mul(10)?, 1));
        }
        let (tens, taken) = self.word(tokens)?;
        // "Sixty eight".
        let rest = tokens.get(taken..).unwrap_or_default();
        let ones = self.word(rest).filter(|(ones, _)| (1..10).contains(ones));
        let (number, taken) = match ones {
            Some((ones, more)) if (20..100).contains(&tens) && tens % 10 == 0 => {
                (tens + ones, taken + more)
            }
            _ => (tens, taken),
        };
        Some((number.checked_mul(10)?, taken))
    }

    /// A word for a number.
    fn word(&self, tokens: &[Token]) -> Option<(u32, usize)> {
        let (run, number) = self.numbers.iter().find(|(run, _)| starts(tokens, run))?;
        Some((*number, run.len()))
    }
}

fn starts(tokens: &[Token], run: &[String]) -> bool {
    tokens.len() >= run.len()
        && tokens
            .iter()
            .zip(run)
            .all(|(token, word)| token.word == *word)
}
