//! The engines of Rust, each in the best form that its documentation shows: compiled once, and kept.

mod cedar;
mod cel;
mod ifs;
mod regorus;
mod rhai;
mod sural;
mod zen;

pub use cedar::Cedar;
pub use cel::Cel;
pub use ifs::Ifs;
pub use regorus::Regorus;
pub use rhai::Rhai;
pub use sural::{Sural, SuralTables};
pub use zen::Zen;
