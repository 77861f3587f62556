//! `sural verify`: is every promise kept, over every combination of answers?

use std::path::PathBuf;

use clap::Parser;
use serde_json::json;
use sural_decision::verify::Promise;

use crate::command::assess::Format;
use crate::content;
use crate::failure::{Code, Failure, print};
use crate::proofs;

/// Prove every promise over every combination of answers, with a readable case where one fails
#[derive(Parser)]
pub struct Args {
    /// A content folder; without it, the built-in calf-pain module
    dir: Option<PathBuf>,
    /// Only this promise, by its id
    #[arg(long, value_name = "PROMISE")]
    only: Option<String>,
    /// For people or for machines
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Runs the command.
///
/// # Errors
/// When the content cannot be read or used, or a proof outgrows its limit.
pub fn run(args: &Args) -> Result<Code, Failure> {
    let promises = chosen(args.only.as_deref())?;
    let sources = content::load(args.dir.as_deref())?.sources;
    let decision = content::decision(args.dir.as_deref())?;
    let proved = proofs::all(&decision, &promises)?;
    let kept = proved.iter().all(proofs::kept);
    match args.format {
        Format::Text => proved
            .iter()
            .for_each(|proved| print(&proofs::text(&decision, &sources, proved))),
        Format::Json => {
            let rows = proved
                .iter()
                .map(|proved| proofs::machine(&decision, &sources, proved))
                .collect::<Vec<_>>();
            let module = decision.module();
            let all = json!({"module": {"id": module.id, "version": module.version, "hash": module.hash}, "kept": kept, "promises": rows});
            print(&format!("{all:#}\n"));
        }
    }
    Ok(if kept { Code::Done } else { Code::NotPassed })
}

fn chosen(only: Option<&str>) -> Result<Vec<Promise>, Failure> {
    let Some(id) = only else {
        return Ok(Promise::ALL.to_vec());
    };
    let found = Promise::ALL.iter().find(|promise| promise.id() == id);
    let ids = Promise::ALL.map(Promise::id).join(", ");
    found.map(|promise| vec![*promise]).ok_or_else(|| {
        Failure::new(
            Code::Usage,
            format!("no promise is named `{id}`; there are {ids}"),
        )
    })
}
