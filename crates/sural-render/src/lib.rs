//! Rules and assessments as sentences, text and pages.
//!
//! No surface words a rule by itself: the words come from content, and what joins them comes from here.

pub mod advice;
pub mod book;
mod care;
pub mod consultation;
pub mod document;
pub mod explain;
pub mod html;
pub mod layout;
pub mod person;
pub mod phrases;
pub mod reasons;
pub mod region;
pub mod safety;
pub mod sentence;
pub mod source;
pub mod summary;
pub mod text;
pub mod words;
