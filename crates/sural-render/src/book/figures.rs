//! What was measured of a content outside the book: proofs and long runs. What is not here is shown as not measured.

use std::time::Duration;

use sural_decision::verify::{Promise, Proof};

/// Measurements of the very content that the book shows.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// The promises whose proof was run.
    pub proofs: Vec<Proved>,
    /// Small faults planted in the content.
    pub mutation: Option<Mutation>,
    /// Two engines on the same random cases.
    pub engines: Option<Engines>,
}

impl Figures {
    /// What came of proving a promise, if that was run.
    #[must_use]
    pub fn of(&self, promise: Promise) -> Option<&Proved> {
        self.proofs.iter().find(|proved| proved.promise == promise)
    }
}

/// A proof that was run.
#[derive(Debug, Clone)]
pub struct Proved {
    /// Of which promise.
    pub promise: Promise,
    /// What came of it.
    pub proof: Proof,
    /// How long it took.
    pub time: Duration,
}

/// What became of the small faults that were planted in the content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mutation {
    /// Noticed.
    pub killed: usize,
    /// Not noticed.
    pub alive: usize,
    /// Shown to change nothing.
    pub equivalent: usize,
    /// In what nothing that was run can notice.
    pub out_of_sight: usize,
    /// Those that were not noticed, in words.
    pub survivors: Vec<String>,
}

/// Random cases that two independent engines evaluated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Engines {
    /// How many.
    pub cases: u64,
    /// In how many the engines differed.
    pub differences: u64,
}
