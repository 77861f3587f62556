//! The interview as every surface leads it: what is shown at once, what a reply comes to, and what comes next.
//!
//! What to ask and what it comes to is the decision's; the words are the content's and the renderer's.
//! Surfaces show a [`question`] and read a [`reply`]; the [`sitting`] takes it. Nothing here shows, reads or keeps.

pub mod again;
pub mod heard;
pub mod question;
pub mod reply;
pub mod sitting;
pub mod why;
