//! So many cases at once that a step is worth its overhead, and so few that what lies between steps stays near.

use sural_decision::{Answers, Decision};

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
    /// The first [`CASES`] of these; in what is left of the block everything is open, and nobody reads it.
    #[must_use]
    pub fn of(decision: &Decision, cases: &[Answers]) -> Self {
        let variables = decision.variables().domains().len();
        let mut columns = vec![Box::new([OPEN; CASES]); variables];
        for (case, answers) in cases.iter().enumerate() {
            let values = decision.assignment(answers).into_iter();
            for (column, value) in columns.iter_mut().zip(values) {
                if let (Some(code), Some(value)) = (column.get_mut(case), value) {
                    *code = u8::try_from(value).unwrap_or(OPEN);
                }
            }
        }
        Self { columns }
    }

    /// The values of a variable, by case.
    #[must_use]
    pub fn column(&self, variable: usize) -> Option<&Codes> {
        self.columns.get(variable).map(AsRef::as_ref)
    }

    /// Some variable of some case is open.
    #[must_use]
    pub fn has_open(&self) -> bool {
        self.columns.iter().any(|codes| codes.contains(&OPEN))
    }
}

/// Whether a case has its bit.
#[must_use]
pub fn bit(bits: &Bits, case: usize) -> bool {
    let word = bits.get(case / 64).copied().unwrap_or_default();
    word >> (case % 64) & 1 == 1
}
