//! The consultation in a terminal: the case file, what is added to it, and the reading of it.

pub mod entry;
pub mod file;
pub mod reading;
pub mod step;
