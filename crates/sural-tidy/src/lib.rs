//! Tests of the repository itself, so that what its documents say stays true and its boundaries stay where they are.
//!
//! Nothing depends on this crate, and it holds nothing but tests.

#[cfg(test)]
mod boundaries;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod repository;
