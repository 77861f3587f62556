//! Content and cases as FHIR R4 resources, and back.
//!
//! The structures here are our own and hold only what Sural writes; what it reads, it reads by path, so that a
//! resource of somebody else may say more than we know. Nothing here decides or words anything: see
//! [`sural_decision`] and [`sural_render`].

pub mod answer;
pub mod canonical;
pub mod case;
pub mod datatype;
mod element;
pub mod hooks;
pub mod interview;
pub mod knowledge;
pub mod priority;
pub mod record;
pub mod resource;
pub mod response;
pub mod suggested;
