//! The JSON of Sural, in and out, for the command line and the net alike.
//!
//! Stable: fields may join, none leaves or changes its meaning.

pub mod answers;
pub mod assessment;
pub mod consultation;
pub mod explanation;
pub mod once;
pub mod questions;

pub use assessment::AssessmentJson;
pub use once::Once;
