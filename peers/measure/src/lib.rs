//! Sural and other engines on the same rules and cases: equal answers first, then how long they take.
//!
//! | what | where |
//! |---|---|
//! | the cases, as everyone reads them | [`cases`] |
//! | what an engine is to be measured | [`engine`] |
//! | the engines of Rust | [`engines`] |
//! | many cases at once | [`tables`], [`columns`] |
//! | how long something takes | [`clock`] |
//! | what was measured, a line each | [`row`] |
//! | on what machine | [`machine`] |
//! | the page | [`page`] |

pub mod cases;
pub mod clock;
pub mod columns;
pub mod engine;
pub mod engines;
pub mod machine;
pub mod page;
pub mod row;
pub mod tables;

/// What may go wrong, for people.
pub type Said<T> = Result<T, Box<dyn std::error::Error>>;
