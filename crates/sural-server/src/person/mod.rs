//! The person's pages, one file a page.

pub(crate) mod advice;
pub(crate) mod again;
pub(crate) mod answers;
pub(crate) mod asked;
pub(crate) mod calendar;
pub(crate) mod entered;
pub(crate) mod link;
pub(crate) mod pointing;
pub(crate) mod problem;
pub(crate) mod question;
pub(crate) mod shell;
pub(crate) mod start;
pub(crate) mod words;
