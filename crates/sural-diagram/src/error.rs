//! What can stop an operation.

use crate::{MAX_VARIABLES, Var};
use std::fmt;

/// Why an operation gave no answer.
///
/// Only [`Error::NodeLimit`] and [`Error::Overflow`] depend on the functions at hand; every
/// other variant means that the call does not fit the forest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The forest may hold no more inner nodes.
    NodeLimit {
        /// The number of inner nodes allowed.
        limit: usize,
    },
    /// A sum of two terminal values does not fit in 32 bits.
    Overflow,
    /// More than [`MAX_VARIABLES`] domains were given.
    TooManyVariables,
    /// A domain without values.
    EmptyDomain(Var),
    /// The forest has no such variable.
    UnknownVariable(Var),
    /// A branch needs exactly one child for each value of its variable.
    WrongArity(Var),
    /// A child tests its parent's variable or one above it.
    WrongOrder(Var),
    /// The variable has no such value.
    OutOfDomain(Var, u16),
    /// A complete assignment leaves this variable open.
    Unassigned(Var),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NodeLimit { limit } => write!(f, "the limit of {limit} nodes is reached"),
            Self::Overflow => f.write_str("a sum does not fit in 32 bits"),
            Self::TooManyVariables => write!(f, "there are more than {MAX_VARIABLES} variables"),
            Self::EmptyDomain(var) => write!(f, "variable {} has no values", var.0),
            Self::UnknownVariable(var) => write!(f, "there is no variable {}", var.0),
            Self::WrongArity(var) => write!(f, "variable {} needs a child for each value", var.0),
            Self::WrongOrder(var) => write!(f, "a child of variable {} is not below it", var.0),
            Self::OutOfDomain(var, value) => write!(f, "variable {} has no value {value}", var.0),
            Self::Unassigned(var) => write!(f, "variable {} has no value assigned", var.0),
        }
    }
}

impl std::error::Error for Error {}
