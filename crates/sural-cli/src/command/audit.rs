//! `sural audit`: whether anything has been changed in the trail of who did what.

use clap::{Parser, Subcommand};
use sural_store::{Head, Store, Trail};

use super::store::with_store;
use crate::failure::{Code, Failure, print};

/// Look at the audit trail of a store
#[derive(Parser)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Tell whether a line or an event has been changed, removed, put in or swapped
    Verify {
        /// The store: sqlite:FILE or postgres://USER:PASSWORD@HOST/DATABASE
        #[arg(value_name = "STORE")]
        url: String,
        /// The end of the trail as it was shown earlier and noted elsewhere
        #[arg(long, value_name = "LINES:HASH")]
        noted: Option<Head>,
    },
}

/// Runs the command.
///
/// # Errors
/// When the store cannot be read.
pub fn run(args: &Args) -> Result<Code, Failure> {
    let What::Verify { url, noted } = &args.what;
    with_store(url, async |store: &Store| {
        match store.verify(noted.as_ref()).await? {
            Trail::Whole(head) => {
                print(&format!(
                    "The trail is whole: {} lines, and every event is as it was written.\n\
                     Note this end of it elsewhere; with --noted it proves later that nothing up to here was changed:\n\
                     {head}\n",
                    head.lines
                ));
                Ok(Code::Done)
            }
            Trail::Broken { line, why } => {
                print(&format!("The trail is broken at line {line}: {why}.\n"));
                Ok(Code::NotPassed)
            }
        }
    })
}
