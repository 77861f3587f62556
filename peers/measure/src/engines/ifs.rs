//! Ifs over a struct, the most urgent first.

use std::path::Path;

use crate::Said;
use crate::engine::Engine;

#[allow(
    clippy::all,
    clippy::nursery,
    unused_parens,
    reason = "written by a program"
)]
mod written {
    include!(concat!(env!("OUT_DIR"), "/ifs.rs"));
}

/// The rules as a program writes them.
#[derive(Debug)]
pub struct Ifs;

impl Engine for Ifs {
    const NAME: &'static str = "ifs in Rust";
    const PACKAGE: Option<&'static str> = None;
    type Case = written::Case;

    fn load(_: &Path) -> Said<Self> {
        Ok(Self)
    }

    fn read(&self, case: &str) -> Said<Self::Case> {
        Ok(serde_json::from_str(case)?)
    }

    fn decide(&mut self, case: &mut Self::Case) -> Said<usize> {
        Ok(written::decide(case))
    }
}
