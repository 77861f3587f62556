//! The decision: a content module compiled once into diagrams, and the readings of it.
//!
//! | reading | where |
//! |---|---|
//! | what a case comes to | [`assessment`] |
//! | which causes, how strongly | [`causes`] |
//! | what people observed, as answers | [`observation`] |
//! | what a clinician rules out, examines, orders, treats, refers | [`consultation`] |
//! | what to ask next | [`interview`] |
//! | why, why not, what would change it | [`explain`] |
//!
//! Everything here is a pure function of content and answers: no clock, file, environment, network, randomness or float.
//!
//! # How answers become variables
//!
//! A finding with one option at a time is one variable; its values are the options and, last, *unknown*
//! (*not sure*, *declined* and *not assessable* are read alike). A finding of several options is one variable
//! an option: absent, present, unknown. A number is cut at the constants that content compares it with.
//! *Not asked yet* is not a value: the variable is open.
//!
//! # How a rule becomes a diagram
//!
//! Its condition is compiled over these variables with terminals *does not fire* and *fires*; how *unknown* is
//! read is part of the diagram (see [`condition`]). The combinations that content's constraints forbid get a third
//! terminal, *inadmissible*. With some variables open, the terminals that can still be reached say whether the rule
//! is certain, possible or excluded, exactly, without enumerating anything.
//!
//! The disposition is the most urgent of the rules that fire. It has no diagram of its own, which would be larger than
//! all rules together by orders of magnitude; what completions can come to is answered from the rules, by [`search`].

pub mod answers;
pub mod assessment;
pub mod cases;
pub mod causes;
pub mod compile;
pub mod condition;
pub mod consultation;
pub mod coverage;
pub mod diff;
mod evidence;
pub mod explain;
pub mod interview;
pub mod mutate;
pub mod observation;
pub mod search;
mod set;
pub mod space;
mod unread;
pub mod variables;
pub mod verify;
pub mod weight;

pub use answers::{Answers, Conflict};
pub use assessment::{Assessment, Status};
pub use compile::{CompileError, Decision};
pub use consultation::Consultation;
