//! Rules and assessments as sentences, text and pages.
//!
//! No surface words a rule by itself: the words come from content, and what joins them comes from here.

pub mod source;
pub mod text;
pub mod words;
