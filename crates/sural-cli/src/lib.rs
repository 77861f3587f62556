//! The command-line program `sural`. One file a command; this one only reads the arguments.

mod accuracy;
pub mod answers_file;
pub mod ask;
mod batch;
mod case_file;
mod command;
#[cfg(feature = "consultation")]
mod consult;
pub mod content;
mod declared;
pub mod diagnostics;
pub mod failure;
#[cfg(feature = "fhir")]
mod fhir_file;
mod format;
mod interview_figures;
mod one_case;
pub mod proofs;
mod report_file;
mod today;
mod whole_file;
mod worked_case;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use failure::{Code, Failure};

/// Calf-pain triage that can prove what it says. It informs; it does not diagnose.
///
/// In an emergency call your emergency number.
#[derive(Parser)]
#[command(name = "sural", version, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 done, 1 a check or test did not pass, 2 wrong use of the program, 3 bad content, 4 bad answers, 5 a file could not be read or written, 6 stopped before the end.";

#[derive(Subcommand)]
enum Command {
    #[cfg(feature = "patient")]
    Ask(command::ask::Args),
    Assess(command::assess::Args),
    #[cfg(feature = "server")]
    Audit(command::audit::Args),
    Batch(command::batch::Args),
    Check(command::check::Args),
    #[cfg(feature = "consultation")]
    Consult(Box<command::consult::Args>),
    Diff(command::diff::Args),
    Explain(command::explain::Args),
    #[cfg(feature = "fhir")]
    Export(command::export::Args),
    #[cfg(feature = "consultation")]
    Letter(command::letter::Args),
    Mutate(command::mutate::Args),
    Render(command::render::Args),
    #[cfg(feature = "server")]
    Serve(command::serve::Args),
    Simulate(command::simulate::Args),
    #[cfg(feature = "server")]
    Store(command::store::Args),
    Test(command::test::Args),
    Verify(command::verify::Args),
}

/// Runs the program with the arguments it was given.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // `--help` and `--version` come this way too; clap knows which stream they belong on.
            let _ = error.print();
            return if error.use_stderr() {
                Code::Usage.into()
            } else {
                Code::Done.into()
            };
        }
    };
    match run(&cli.command) {
        Ok(code) => code.into(),
        Err(failure) => {
            failure.report();
            failure.code.into()
        }
    }
}

fn run(command: &Command) -> Result<Code, Failure> {
    match command {
        #[cfg(feature = "patient")]
        Command::Ask(args) => command::ask::run(args),
        Command::Assess(args) => command::assess::run(args),
        #[cfg(feature = "server")]
        Command::Audit(args) => command::audit::run(args),
        Command::Batch(args) => command::batch::run(args),
        Command::Check(args) => command::check::run(args),
        #[cfg(feature = "consultation")]
        Command::Consult(args) => command::consult::run(args),
        Command::Diff(args) => command::diff::run(args),
        Command::Explain(args) => command::explain::run(args),
        #[cfg(feature = "fhir")]
        Command::Export(args) => command::export::run(args),
        #[cfg(feature = "consultation")]
        Command::Letter(args) => command::letter::run(args),
        Command::Mutate(args) => command::mutate::run(args),
        Command::Render(args) => command::render::run(args),
        #[cfg(feature = "server")]
        Command::Serve(args) => command::serve::run(args),
        Command::Simulate(args) => command::simulate::run(args),
        #[cfg(feature = "server")]
        Command::Store(args) => command::store::run(args),
        Command::Test(args) => command::test::run(args),
        Command::Verify(args) => command::verify::run(args),
    }
}
