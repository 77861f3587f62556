//! The store, on both kinds of database.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // Not library code.

mod support;

mod access;
mod audit;
mod cases;
mod keeping;
mod once;
