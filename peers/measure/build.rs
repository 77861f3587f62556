//! Writes the rules as ifs in Rust, which have to be compiled with the program that measures them.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use sural_forms::ifs;
use sural_forms::rules::Rules;
use sural_testkit::reference;

fn main() -> Result<(), Box<dyn Error>> {
    let rules = Rules::of(&reference::module()?)?;
    let file = Path::new(&env::var("OUT_DIR")?).join("ifs.rs");
    fs::write(file, ifs::rust(&rules))?;
    println!("cargo::rerun-if-changed=../../crates/sural-testkit/reference");
    Ok(())
}
