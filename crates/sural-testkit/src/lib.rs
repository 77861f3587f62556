//! For tests: what the language says, found by enumeration, and what to try it on.
//!
//! | what | where |
//! |---|---|
//! | the meaning of a module by enumeration, slow and obviously right | [`naive`] |
//! | whether a condition holds for one person | [`naive::person`] |
//! | random small modules | [`modules`] |
//! | random answers | [`people`] |
//! | the modules of this repository | [`content`] |
//! | a rule set to compare engines on | [`mod@reference`] |
//! | the real database | [`postgres`] |
//!
//! [`naive`] follows `docs/language.md` and shares nothing with the decision crate but the resolved module.
#![expect(
    clippy::indexing_slicing,
    reason = "for tests only: an index out of range has to stop them"
)]

pub mod content;
pub mod modules;
pub mod naive;
pub mod people;
pub mod postgres;
pub mod random;
pub mod reference;
