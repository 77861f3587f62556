//! What a person says to a question.

/// What a person says to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// Numbered lines, by position, ascending; empty is "none of these".
    Chosen {
        /// These hold.
        chosen: Vec<usize>,
        /// Of a list: the person is not sure of these.
        unsure: Vec<usize>,
    },
    /// A number.
    Number(u32),
    /// Not sure of any of it.
    NotSure,
    /// I would rather not say.
    Declined,
    /// Of a list: all as it was last time.
    AsBefore,
    /// To the question before.
    Back,
    /// Why is this asked?
    Why,
    /// What can I say, and how do I find out?
    Help,
    /// No more for now.
    Stop,
}
