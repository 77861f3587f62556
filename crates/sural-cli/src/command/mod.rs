//! One file a command: its arguments and what it does.

#[cfg(feature = "patient")]
pub mod ask;
pub mod assess;
#[cfg(feature = "server")]
pub mod audit;
pub mod batch;
pub mod check;
#[cfg(feature = "consultation")]
pub mod consult;
pub mod diff;
pub mod explain;
#[cfg(feature = "fhir")]
pub mod export;
#[cfg(feature = "consultation")]
pub mod letter;
pub mod mutate;
pub mod render;
#[cfg(feature = "server")]
pub mod serve;
pub mod simulate;
#[cfg(feature = "server")]
pub mod store;
pub mod test;
pub mod verify;
