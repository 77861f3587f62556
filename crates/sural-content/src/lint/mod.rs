//! What is allowed but probably not meant.

mod review;
mod usage;
mod wording;

pub use review::passed_reviews;
pub use usage::unneeded;
pub(crate) use usage::usage;
pub(crate) use wording::{grades, wording};
