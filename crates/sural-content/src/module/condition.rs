//! Conditions.

use super::{Comparison, ConditionId, FindingId, ScoreId};

/// A condition with its names resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Every one holds; true if empty.
    All(Vec<Condition>),
    /// At least one holds; false if empty.
    Any(Vec<Condition>),
    /// At least so many hold.
    AtLeast(u32, Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// Cannot be excluded.
    Possibly(Box<Condition>),
    /// Holds whatever the unknown is.
    Certainly(Box<Condition>),
    /// A named condition.
    Named(ConditionId),
    /// A `One` finding has one of these options (ascending indices).
    IsOption(FindingId, Vec<usize>),
    /// A `Several` finding has at least one of these options (ascending indices).
    HasOption(FindingId, Vec<usize>),
    /// A `Several` finding has none of its options: its `none`.
    HasNone(FindingId),
    /// Not sure, declined or not assessable.
    IsUnknown(FindingId),
    /// A number finding compared with a constant within its range.
    CompareNumber(FindingId, Comparison, u32),
    /// A score compared with a constant within its range.
    CompareScore(ScoreId, Comparison, i32),
}

impl Condition {
    /// Calls `look` with this condition and every part of it, outermost first.
    pub fn visit<'a>(&'a self, look: &mut dyn FnMut(&'a Self)) {
        look(self);
        match self {
            Self::All(parts) | Self::Any(parts) | Self::AtLeast(_, parts) => {
                parts.iter().for_each(|part| part.visit(look))
            }
            Self::Not(part) | Self::Possibly(part) | Self::Certainly(part) => part.visit(look),
            _ => {}
        }
    }
}
