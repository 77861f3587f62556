//! The clinician's pages, one file a page. They are in the language of the authors, as everything for clinicians is.

mod account;
mod accounts;
mod case;
mod decide;
mod door;
mod entered;
mod keeping;
mod letter;
mod opened;
mod problem;
mod routes;
mod shell;
mod sign_in;
mod step;
mod work_list;

pub use door::Door;
pub(crate) use opened::{ends, read};
pub(crate) use problem::page as problem;
pub(crate) use routes::routes;

/// Whether an address is one of these pages.
pub(crate) fn is_here(path: &str) -> bool {
    path == "/clinic" || path.starts_with("/clinic/")
}
