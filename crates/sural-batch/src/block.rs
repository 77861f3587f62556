//! So many cases at once that a step is worth its overhead, and so few that what lies between steps stays near.

use sural_content::module::FindingId;
use sural_decision::{Answers, Decision};
use sural_diagram::Var;

use crate::run::equal;

/// Words of 64 cases in a block.
pub const WORDS: usize = 64;
/// Cases in a block.
pub const CASES: usize = WORDS * 64;

/// The code of a variable that is open.
pub const OPEN: u8 = u8::MAX;

/// A bit of each case.
pub type Bits = [u64; WORDS];

/// The values of a variable, by case.
pub type Codes = [u8; CASES];

/// Cases as values of the variables of a decision.
#[derive(Debug, Clone)]
pub struct Block {
    columns: Vec<Box<Codes>>,
}

impl Block {
    /// Nothing is answered yet.
    #[must_use]
    pub fn open(decision: &Decision) -> Self {
        let variables = decision.variables().domains().len();
        Self {
            columns: vec![Box::new([OPEN; CASES]); variables],
        }
    }

    /// The first [`CASES`] of these; in what is left of the block everything is open, and nobody reads it.
    #[must_use]
    pub fn of(decision: &Decision, cases: &[Answers]) -> Self {
        let mut block = Self::open(decision);
        for (case, answers) in cases.iter().enumerate() {
            let values = decision.assignment(answers).into_iter();
            for (column, value) in block.columns.iter_mut().zip(values) {
                if let (Some(code), Some(value)) = (column.get_mut(case), value) {
                    *code = u8::try_from(value).unwrap_or(OPEN);
                }
            }
        }
        block
    }

    /// Nothing is answered any more.
    pub fn clear(&mut self) {
        self.columns.iter_mut().for_each(|codes| codes.fill(OPEN));
    }

    /// The answers of a case; of a number the least that its values cannot be told apart from.
    #[must_use]
    pub fn answers(&self, decision: &Decision, case: usize) -> Answers {
        let variables = decision.variables();
        let code = |var: Var| self.column(var.0 as usize)?.get(case).copied();
        let mut answers = Answers::none(decision.module());
        for finding in (0..decision.module().findings.len() as u32).map(FindingId) {
            let vars = variables.of_finding(finding);
            let known = |var: &Var| code(*var).is_some_and(|code| code != OPEN);
            if !vars.is_empty() && vars.iter().all(known) {
                let value = |var: Var| code(var).map_or(0, u16::from);
                answers.set(finding, Some(variables.answer(finding, &value)));
            }
        }
        answers
    }

    /// The values of a variable, by case, to be written.
    pub fn column_mut(&mut self, variable: usize) -> Option<&mut Codes> {
        self.columns.get_mut(variable).map(AsMut::as_mut)
    }

    /// The values of a variable, by case.
    #[must_use]
    pub fn column(&self, variable: usize) -> Option<&Codes> {
        self.columns.get(variable).map(AsRef::as_ref)
    }

    /// The cases in which a variable has a code.
    pub(crate) fn holding(&self, variable: usize, code: u8) -> Bits {
        let mut bits = [0; WORDS];
        let chunks = self.column(variable).map(|it| it.as_chunks::<64>().0);
        for (word, codes) in bits.iter_mut().zip(chunks.unwrap_or_default()) {
            *word = equal(codes, code);
        }
        bits
    }

    /// Sets a variable of some cases.
    pub(crate) fn set(&mut self, variable: usize, cases: &Bits, value: u8) {
        if let Some(codes) = self.column_mut(variable) {
            for case in ones(cases) {
                codes.get_mut(case).into_iter().for_each(|it| *it = value);
            }
        }
    }

    /// Gives a variable a value wherever it is open.
    pub(crate) fn fill(&mut self, variable: usize, value: u8) {
        if let Some(codes) = self.column_mut(variable) {
            for code in codes {
                *code = if *code == OPEN { value } else { *code };
            }
        }
    }

    /// Some variable of some case is open.
    #[must_use]
    pub fn has_open(&self) -> bool {
        self.columns.iter().any(|codes| has_open(codes))
    }
}

/// Some case is open: its code is the greatest there is, and the greatest of many is found in few steps.
pub(crate) fn has_open(codes: &Codes) -> bool {
    codes.iter().fold(0, |greatest, code| greatest.max(*code)) == OPEN
}

/// The cases that have their bit.
pub fn ones(bits: &[u64]) -> impl Iterator<Item = usize> + '_ {
    (0..).step_by(64).zip(bits).flat_map(|(first, word)| {
        let mut left = *word;
        std::iter::from_fn(move || {
            let place = (left != 0).then(|| left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(first + place)
        })
    })
}

/// Whether a case has its bit.
#[must_use]
pub fn bit(bits: &Bits, case: usize) -> bool {
    let word = bits.get(case / 64).copied().unwrap_or_default();
    word >> (case % 64) & 1 == 1
}
