//! Many cases at once: the compiled decision as gates over columns of bits.
//!
//! A diagram becomes gates ([`translate`]), the gates a program ([`program`]), and the program runs over 4,096 cases a
//! step ([`run`]). What it says of a case is what the diagrams say, open answers included: a rule is possible if some
//! admissible completion makes it fire, certain if all do.

pub mod block;
pub mod circuit;
mod constraints;
pub mod engine;
pub mod outcome;
pub mod program;
pub mod run;
pub mod single;
pub mod translate;

pub use engine::Engine;
pub use single::Single;
