//! The content language of Sural: literate Markdown in, a resolved [`Module`](module::Module) and diagnostics out.
//!
//! This crate reads no files and knows no clock: sources come in as text, and every fault comes out as a [`Diagnostic`](diagnostic::Diagnostic) with its place.

pub mod diagnostic;
pub mod module;
pub mod span;
pub mod syntax;
