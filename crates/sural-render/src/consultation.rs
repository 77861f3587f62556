//! What a clinician reads of a case: the page that is worked through, and the letter that goes out.
//!
//! Both are in the language of the authors, as everything for clinicians is.

mod letter;
mod page;
mod tell;

pub use letter::{Letter, letter};
pub use page::page;
