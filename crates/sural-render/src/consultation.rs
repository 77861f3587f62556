//! What a clinician reads of a case: the page that is worked through, and the letter that goes out.
//!
//! Both are in the language of the authors, as everything for clinicians is.

mod chart;
mod clock;
mod letter;
mod notes;
mod page;
mod tell;

pub use chart::Chart;
pub use clock::{Clock, NotAZone, Zone};
pub use letter::{Letter, letter};
pub use notes::notes;
pub use page::page;
pub(crate) use tell::within;
