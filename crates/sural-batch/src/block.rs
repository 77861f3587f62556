//! So many cases at once that a step is worth its overhead, and so few that what lies between steps stays near.

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
    /// Cases in which every variable is open.
    #[must_use]
    pub fn open(variables: usize) -> Self {
        Self {
            columns: vec![Box::new([OPEN; CASES]); variables],
        }
    }

    /// The values of a variable, by case.
    #[must_use]
    pub fn column(&self, variable: usize) -> Option<&Codes> {
        self.columns.get(variable).map(AsRef::as_ref)
    }

    /// The values of a variable, by case, to be written.
    pub fn column_mut(&mut self, variable: usize) -> Option<&mut Codes> {
        self.columns.get_mut(variable).map(AsMut::as_mut)
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
