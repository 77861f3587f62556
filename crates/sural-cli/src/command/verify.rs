//! `sural verify`: is every promise kept, over every combination of answers?

use std::path::PathBuf;

use clap::Parser;
use serde_json::json;
use sural_decision::verify::Promise;

use crate::content;
use crate::failure::{Code, Failure, print};
use crate::format::Format;
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
    let folder = args.dir.as_deref();
    let sources = content::load(folder)?.sources;
    let (triage, whole) = (content::decision(folder)?, content::whole(folder)?);
    let proved = proofs::of_both(&triage, &whole, &promises)?;
    let kept = proved.iter().all(|(_, proved)| proofs::kept(proved));
    match args.format {
        Format::Text => proved
            .iter()
            .for_each(|(decision, proved)| print(&proofs::text(decision, &sources, proved))),
        Format::Json => {
            let rows = proved
                .iter()
                .map(|(decision, proved)| proofs::machine(decision, &sources, proved))
                .collect::<Vec<_>>();
            let module = triage.module();
            let all = json!({"module": {"id": module.id, "version": module.version, "hash": module.hash}, "kept": kept, "promises": rows});
            print(&format!("{all:#}\n"));
        }
    }
    Ok(if kept { Code::Done } else { Code::NotPassed })
}

fn chosen(only: Option<&str>) -> Result<Vec<Promise>, Failure> {
    let all = Promise::ALL.into_iter().chain(Promise::CONSULTATION);
    let all = all.collect::<Vec<_>>();
    let Some(id) = only else {
        return Ok(all);
    };
    let found = all.iter().find(|promise| promise.id() == id);
    let ids = all.iter().map(|promise| promise.id());
    let ids = ids.collect::<Vec<_>>().join(", ");
    found.map(|promise| vec![*promise]).ok_or_else(|| {
        Failure::new(
            Code::Usage,
            format!("no promise is named `{id}`; there are {ids}"),
        )
    })
}
