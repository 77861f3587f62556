//! One file a command: its arguments and what it does.

pub mod ask;
pub mod assess;
pub mod check;
pub mod consult;
pub mod diff;
pub mod explain;
pub mod letter;
pub mod mutate;
pub mod render;
pub mod simulate;
pub mod test;
pub mod verify;
