//! One file a command: its arguments and what it does.

#[cfg(feature = "patient")]
pub mod ask;
pub mod assess;
pub mod check;
#[cfg(feature = "consultation")]
pub mod consult;
pub mod diff;
pub mod explain;
#[cfg(feature = "consultation")]
pub mod letter;
pub mod mutate;
pub mod render;
#[cfg(feature = "server")]
pub mod serve;
pub mod simulate;
pub mod test;
pub mod verify;
