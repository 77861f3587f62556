//! The safety file: what could go wrong, what keeps it from doing harm, and why that can be believed.

mod figure;
pub mod hazards;
mod promises;
pub mod traceability;
pub mod trust;
