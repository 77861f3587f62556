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
mod ifs {
    include!(concat!(env!("OUT_DIR"), "/ifs.rs"));
}

/// The rules written by hand.
#[derive(Debug)]
pub struct ByHand;

impl Engine for ByHand {
    const NAME: &'static str = "Rust by hand: ifs over a struct";
    const PACKAGE: Option<&'static str> = None;
    type Case = ifs::Case;

    fn load(_: &Path) -> Said<Self> {
        Ok(Self)
    }

    fn read(&self, case: &str) -> Said<Self::Case> {
        Ok(serde_json::from_str(case)?)
    }

    fn decide(&mut self, case: &mut Self::Case) -> Said<usize> {
        Ok(ifs::decide(case))
    }
}
