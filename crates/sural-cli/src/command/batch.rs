//! `sural batch`: many cases in, a line of outcome for each.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Parser, ValueEnum};
use sural_batch::Engine;
use sural_batch::engine::Rooms;

use crate::batch::{Batch, Refusing, Summary};
use crate::content;
use crate::failure::{Code, Failure};
use crate::one_case::Unknown;
use crate::whole_file;

/// Assess many cases: one JSON object a line in, {"answers": {"finding": "option"}}, one a line out
///
/// Whatever stands beside `answers` in a line comes back with its outcome.
#[derive(Parser)]
pub struct Args {
    /// Where the cases are; `-` reads standard input
    #[arg(value_name = "FILE|-")]
    from: PathBuf,
    /// Where the outcomes go; `-` writes standard output
    #[arg(long, value_name = "FILE|-", default_value = "-")]
    out: PathBuf,
    /// What is done with a line that is no case, or contradicts itself
    #[arg(long, value_enum, default_value_t = OnError::Stop)]
    on_error: OnError,
    /// With `--on-error skip`: where such lines go, with the reasons
    #[arg(long, value_name = "FILE", required_if_eq("on_error", "skip"))]
    rejects: Option<PathBuf>,
    /// How patient findings without an answer are taken
    #[arg(long, value_enum, default_value_t = Unknown::Unasked)]
    unknown: Unknown,
    /// A content folder instead of the built-in calf-pain module
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
}

/// What is done with a line that is no case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OnError {
    /// It ends there, and a file that was to be written is left as it was
    Stop,
    /// The rest goes on
    Skip,
}

/// Runs the command.
///
/// # Errors
/// When content or cases cannot be read or used, or outcomes not be written.
pub fn run(args: &Args) -> Result<Code, Failure> {
    let decision = content::decision(args.content.as_deref())?;
    let engine = Engine::of(&decision);
    let engine = engine.ok_or_else(|| {
        Failure::new(
            Code::BadContent,
            "a finding has too many values to be run in blocks",
        )
    })?;
    let batch = Batch {
        decision: &decision,
        engine,
        rooms: Rooms::default(),
        unknown: args.unknown.into(),
    };
    let from = open(&args.from)?;
    let summary = match &args.rejects {
        Some(rejects) => whole_file::stream(rejects, |aside| {
            outcomes(&batch, from, &args.out, Refusing::Skip(aside))
        })?,
        None => outcomes(&batch, from, &args.out, Refusing::Stop)?,
    };
    eprint!("{}", summary.text(decision.module()));
    Ok(Code::Done)
}

fn outcomes(
    batch: &Batch<'_>,
    from: impl BufRead,
    out: &Path,
    refusing: Refusing<'_>,
) -> Result<Summary, Failure> {
    if out == Path::new("-") {
        let mut to = BufWriter::new(io::stdout().lock());
        let summary = batch.run(from, &mut to, refusing, &told)?;
        to.flush()
            .map_err(|error| Failure::file("write", out, &error))?;
        return Ok(summary);
    }
    whole_file::stream(out, |to| batch.run(from, to, refusing, &told))
}

fn open(path: &Path) -> Result<Box<dyn BufRead>, Failure> {
    if path == Path::new("-") {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    if fs::metadata(path).is_ok_and(|found| found.is_dir()) {
        return Err(Failure::new(
            Code::File,
            format!(
                "`{}` is a folder; name a file, or send files by standard input",
                path.display()
            ),
        ));
    }
    let file = File::open(path).map_err(|error| Failure::file("read", path, &error))?;
    Ok(Box::new(BufReader::with_capacity(1 << 20, file)))
}

/// How far it has come, for whoever watches.
fn told(lines: u64) {
    if io::stderr().is_terminal() {
        eprint!("\r{lines} lines read ");
    }
}
