//! One file a command: its arguments and what it does.

pub mod assess;
pub mod check;
pub mod test;
