//! One person's episode as a log that only grows, and what follows from it.
//!
//! Everything else is derived from the log: the answers that count, the contradictions between observers, what the
//! content said at any moment. Nothing here reads a clock or a file: whoever adds an event says when it happened.

pub mod answer;
pub mod clocks;
pub mod course;
pub mod entry;
pub mod log;
pub mod moment;
pub mod reading;
pub mod replay;
