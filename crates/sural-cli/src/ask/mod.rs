//! The interview in a terminal: one page at a time, typed answers, the same through a pipe.
//!
//! What to ask and what it comes to is the decision's; the words are the content's and the renderer's.
//! What is shown at once, what a reply comes to and what comes next is `sural-interview`'s.
//! Here is only the talk: [`reply`] is what was typed, [`interview`] the order of it.

#[cfg(feature = "patient")]
pub mod arrows;
pub mod interview;
pub mod lines;
pub mod own_words;
pub mod reply;
pub mod saved;
mod wrap;
