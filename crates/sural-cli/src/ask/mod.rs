//! The interview in a terminal: one page at a time, typed answers, the same through a pipe.
//!
//! What to ask and what it comes to is the decision's; the words are the content's and the renderer's.
//! Here is only the talk: [`question`] is what is shown, [`reply`] what was typed, [`interview`] the order of it.

pub mod again;
pub mod arrows;
pub mod interview;
pub mod lines;
pub mod own_words;
pub mod question;
pub mod reply;
pub mod saved;
mod why;
mod wrap;
