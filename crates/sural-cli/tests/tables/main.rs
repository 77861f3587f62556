//! Tables of cases, by the program as people run it.

#![cfg(feature = "columns")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // Not library code.

mod forms;
mod given;
mod mapping;
mod refused;
mod report;
#[path = "../support/mod.rs"]
mod support;
