//! Cases as Arrow columns: findings in, what content says of them out.
//!
//! One column a finding, by its id; what is missing or null was not asked yet ([`schema`]). What comes out has a row for
//! each that came in, also for those that are refused, with the reasons. The columns are read straight into the blocks
//! of `sural-batch` (`reading`); whatever is unusual there is read once more one by one (`row`), which is what the
//! fast way is held to.

mod assessor;
mod reading;
mod row;
pub mod schema;
mod writing;

pub use assessor::{Assessor, Settings};
pub use row::value;
