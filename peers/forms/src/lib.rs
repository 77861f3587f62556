//! The reference rules, in the form that each engine reads.
//!
//! | what | where |
//! |---|---|
//! | the rules, brought down to what every engine can say | [`rules`] |
//! | conditions with their signs between them, in the signs of each language | [`infix`] |
//! | programs of ifs: Rust, JavaScript, Python, Rhai | [`ifs`] |
//! | one expression: CEL, ZEN, SQL, Polars | [`expression`] |
//! | a table of decisions, for ZEN | [`table`] |
//! | policies: Rego, Cedar | [`rego`], [`cedar`] |
//! | conditions as JSON: json-rules-engine, JsonLogic | [`json`] |
//! | productions, for CLIPS | [`clips`] |
//! | all of these as files | [`files`] |
//!
//! Cases come as plain JSON: a sign that is not sure is `false`, an option that is not sure `""`, a number that is not
//! sure -1. Dispositions are numbers, 0 the most urgent.

pub mod cedar;
pub mod clips;
pub mod expression;
pub mod files;
pub mod ifs;
pub mod infix;
pub mod json;
pub mod rego;
pub mod rules;
pub mod table;
