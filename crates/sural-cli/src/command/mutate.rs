//! `sural mutate`: would the worked cases, proofs and checks notice a small fault in the content?

mod report;
mod suggest;

use std::io::{IsTerminal, Write as _};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use clap::Parser;
use rayon::prelude::*;
use sural_content::module::Module;
use sural_decision::CompileError;
use sural_decision::mutate::judge::{Fate, Judge};
use sural_decision::mutate::{Mutant, mutants};

use crate::content;
use crate::failure::{Code, Failure, print};
use crate::format::Format;
use report::Report;

/// Plant small faults in the content, and list those that no worked case, proof or check notices
#[derive(Parser)]
pub struct Args {
    /// A content folder; without it, the built-in calf-pain module
    dir: Option<PathBuf>,
    /// Only faults in the block with this id
    #[arg(long, value_name = "RULE")]
    only: Option<String>,
    /// List every fault with what became of it, not only the survivors
    #[arg(long)]
    list: bool,
    /// Propose the fewest worked cases that would notice what none notices now, chapter by chapter
    #[arg(long, conflicts_with_all = ["list", "format"])]
    suggest: bool,
    /// For people or for machines
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Runs the command.
///
/// # Errors
/// When the content cannot be read or used.
pub fn run(args: &Args) -> Result<Code, Failure> {
    let sources = content::load(args.dir.as_deref())?.sources;
    let decision = content::decision(args.dir.as_deref())?;
    let planted = chosen(decision.module(), args.only.as_deref())?;
    let judge =
        Judge::new(&decision).map_err(|error| Failure::new(Code::BadContent, error.to_string()))?;
    let judged = judged(&judge, planted)?;
    let report = Report {
        module: decision.module(),
        sources: &sources,
        judged: &judged,
        list: args.list,
    };
    match args.format {
        _ if args.suggest => print(&suggest::text(
            &judge,
            decision.module(),
            &sources,
            &judged,
        )?),
        Format::Text => print(&report.text()),
        Format::Json => print(&format!("{:#}\n", report.machine())),
    }
    let alive = judged
        .iter()
        .any(|(_, fate)| matches!(fate, Fate::Alive { .. }));
    Ok(if alive { Code::NotPassed } else { Code::Done })
}

fn chosen(module: &Module, only: Option<&str>) -> Result<Vec<Mutant>, Failure> {
    let mut planted = mutants(module);
    let Some(id) = only else { return Ok(planted) };
    let named = format!("`{id}`");
    planted.retain(|mutant| mutant.place.name(module).ends_with(&named));
    if planted.is_empty() {
        return Err(Failure::new(
            Code::Usage,
            format!(
                "no rule, condition, score, constraint or finding with faults to plant is named `{id}`"
            ),
        ));
    }
    Ok(planted)
}

type Judged = Vec<(Mutant, Fate)>;

fn judged(judge: &Judge<'_>, planted: Vec<Mutant>) -> Result<Judged, Failure> {
    let blocks = planted
        .chunk_by(|a, b| a.place == b.place)
        .collect::<Vec<_>>();
    let fates = of_blocks(&blocks, |block| judge.fates(block))?;
    Ok(planted.iter().cloned().zip(fates).collect())
}

/// Does the same with each block, on all processors; the answers in the order of the blocks.
fn of_blocks<B: Sync, T: Send>(
    blocks: &[B],
    work: impl Fn(&B) -> Result<Vec<T>, CompileError> + Sync,
) -> Result<Vec<T>, Failure> {
    let begun = AtomicUsize::new(0);
    let done = blocks.par_iter().map(|block| {
        progress(begun.fetch_add(1, Ordering::Relaxed), blocks.len());
        work(block)
    });
    let done = done.collect::<Result<Vec<_>, _>>();
    let done = done.map_err(|error| Failure::new(Code::BadContent, error.to_string()))?;
    Ok(done.into_iter().flatten().collect())
}

fn progress(done: usize, all: usize) {
    let mut err = std::io::stderr().lock();
    if err.is_terminal() {
        let _ = write!(
            err,
            "\rfaults in {} of {all} blocks{}",
            done + 1,
            if done + 1 == all { "\n" } else { "" }
        );
    }
}
