//! `sural-sql`: queries over cases, on this machine or on a cluster.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use datafusion::arrow::csv;
use datafusion::arrow::json::LineDelimitedWriter;
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::common::Result;
use sural_sql::assess::Content;
use sural_sql::cluster::{self, Executor, Scheduler};
use sural_sql::session;

/// Sural in SQL: sural('cases.parquet') adds what content says of each case, sural_assess(struct) says it of one
#[derive(Parser)]
#[command(
    name = "sural-sql",
    version,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true
)]
struct Cli {
    /// The query
    #[arg(value_name = "SELECT …", required = true)]
    query: Option<String>,
    /// Runs it on the cluster of this scheduler
    #[arg(long, value_name = "HOST:PORT")]
    scheduler: Option<String>,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// A content folder instead of the built-in calf-pain module
    #[arg(long, value_name = "DIR", global = true)]
    content: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Takes queries apart and gives the parts to executors, until it is ended
    Scheduler(Scheduler),
    /// Does parts of queries, until it is ended
    Executor(Executor),
}

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// Comma-separated, with a line of names
    Csv,
    /// A JSON object a line
    Ndjson,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Cli::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> std::result::Result<(), Box<dyn std::error::Error>> {
    let content = Content::load(cli.content.as_deref())?;
    match cli.command {
        Some(Command::Scheduler(with)) => Ok(cluster::schedule(&content, &with).await?),
        Some(Command::Executor(with)) => Ok(cluster::execute(&content, &with).await?),
        None => {
            let session = session(&content, cli.scheduler.as_deref()).await?;
            let answer = session.sql(&cli.query.unwrap_or_default()).await?;
            Ok(write(&answer.collect().await?, cli.format)?)
        }
    }
}

fn write(answer: &[RecordBatch], format: Format) -> Result<()> {
    let mut to = io::stdout().lock();
    match format {
        Format::Table => writeln!(to, "{}", pretty_format_batches(answer)?)?,
        Format::Csv => {
            let mut rows = csv::Writer::new(&mut to);
            for batch in answer {
                rows.write(batch)?;
            }
        }
        Format::Ndjson => {
            let mut rows = LineDelimitedWriter::new(&mut to);
            rows.write_batches(&answer.iter().collect::<Vec<_>>())?;
            rows.finish()?;
        }
    }
    Ok(to.flush()?)
}
