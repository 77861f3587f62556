//! The engines of Rust, each in the best form that its documentation shows: compiled once, and kept.

mod by_hand;
mod cedar;
mod cel;
mod regorus;
mod rhai;
mod sural;
mod zen;

pub use by_hand::ByHand;
pub use cedar::Cedar;
pub use cel::Cel;
pub use regorus::Regorus;
pub use rhai::Rhai;
pub use sural::Sural;
pub use zen::Zen;
