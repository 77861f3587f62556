//! What a clinician reads of a case: the page that is worked through, and the letter that goes out.
//!
//! Both are in the language of the authors, as everything for clinicians is.

mod chart;
mod clock;
mod letter;
mod notes;
mod page;
mod tell;
mod timeline;

pub use chart::Chart;
pub use clock::{Clock, NotAZone, Zone};
pub use letter::{Letter, letter};
pub use notes::notes;
pub use page::{Acts, page};
pub(crate) use tell::within;
pub use timeline::{Told, timeline};
