//! The content language of Sural: literate Markdown in, a resolved [`Module`](module::Module) and diagnostics out.
//!
//! This crate reads no files and knows no clock: sources come in as text, and every fault comes out as a [`Diagnostic`](diagnostic::Diagnostic) with its place.

mod code;
pub mod decimal;
pub mod diagnostic;
pub mod lexicon;
mod lint;
mod load;
mod manifest;
pub mod module;
pub mod reading;
pub mod record;
mod report;
mod resolve;
pub mod risk;
pub mod span;
pub mod suggest;
pub mod syntax;
mod ucum;
pub mod wording;

pub use lint::{passed_reviews, unneeded};
pub use load::{check, grades, load, load_in, load_whole, load_whole_in};
