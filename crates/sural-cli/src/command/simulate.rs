//! `sural simulate`: people who answer as someone with a given cause might.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{BufWriter, Write as _};
use std::path::PathBuf;

use clap::{Parser, ValueEnum};
use serde_json::json;
use sural_content::module::{CauseId, DispositionId, Module};
use sural_decision::Decision;
use sural_simulate::{Model, Person};

use crate::failure::{Code, Failure, print};
use crate::{case_file, content, interview_figures};

/// Draw simulated people: a model that follows the content, not epidemiology
#[derive(Parser)]
pub struct Args {
    /// A content folder; without it, the built-in calf-pain module
    dir: Option<PathBuf>,
    /// How many
    #[arg(long, value_name = "N", default_value_t = 1000)]
    people: u64,
    /// The same seed draws the same people
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// Findings reported without a cause, per 1000
    #[arg(long, value_name = "SHARE", default_value_t = Model::default().noise)]
    noise: u32,
    /// Answers that are not sure, per 1000
    #[arg(long, value_name = "SHARE", default_value_t = Model::default().not_sure)]
    not_sure: u32,
    /// Findings that are not asked, per 1000
    #[arg(long, value_name = "SHARE", default_value_t = Model::default().unasked)]
    unasked: u32,
    /// How people are written
    #[arg(long, value_enum, default_value_t = Lines::Ndjson)]
    format: Lines,
    /// Instead of people: the dispositions by drawn cause, and how often that is among the first three
    #[arg(long)]
    summary: bool,
    /// Instead of people: how many pages their interviews take, and whether stopping early changed the disposition
    #[arg(long, conflicts_with = "summary")]
    interview: bool,
    /// With `--interview`: a JSON array of published cases in place of simulated people
    #[arg(long, value_name = "FILE", requires = "interview")]
    cases: Option<PathBuf>,
}

/// How people are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lines {
    /// One JSON object a line: index, drawn cause, answers
    Ndjson,
}

/// Runs the command.
///
/// # Errors
/// When the content cannot be read or used.
pub fn run(args: &Args) -> Result<Code, Failure> {
    let decision = content::decision(args.dir.as_deref())?;
    let model = Model {
        noise: args.noise,
        not_sure: args.not_sure,
        unasked: args.unasked,
    };
    if args.interview {
        return interviews(args, &decision, model);
    }
    let people = (0..args.people).map(|index| {
        (
            index,
            sural_simulate::person(&decision, model, args.seed, index),
        )
    });
    if args.summary {
        print(&summary(&decision, people.map(|(_, person)| person)));
    } else {
        lines(decision.module(), people);
    }
    Ok(Code::Done)
}

fn interviews(args: &Args, decision: &Decision, model: Model) -> Result<Code, Failure> {
    let held = match &args.cases {
        Some(file) => interview_figures::of_cases(decision, &case_file::read(file)?)?,
        None => interview_figures::of_simulated(decision, model, args.seed, args.people),
    };
    let (text, equal) = interview_figures::figures(decision, &held);
    print(&text);
    Ok(if equal { Code::Done } else { Code::NotPassed })
}

/// Until all are written or the reader has gone away.
fn lines(module: &Module, people: impl Iterator<Item = (u64, Person)>) {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for (index, person) in people {
        let line = json!({"index": index, "cause": person.cause.map(|cause| cause_id(module, cause)), "answers": sural_case::answer::object(module, &person.answers)});
        if writeln!(out, "{line}").is_err() {
            return;
        }
    }
    let _ = out.flush();
}

fn cause_id(module: &Module, cause: CauseId) -> &str {
    module
        .causes
        .get(cause.index())
        .map_or("", |cause| &cause.id)
}

/// What came of the people with one cause.
#[derive(Default)]
struct Came {
    people: u64,
    among_three: u64,
    dispositions: BTreeMap<DispositionId, u64>,
}

impl Came {
    fn join(&mut self, other: &Self) {
        self.people += other.people;
        self.among_three += other.among_three;
        for (disposition, count) in &other.dispositions {
            *self.dispositions.entry(*disposition).or_default() += count;
        }
    }

    fn row(&self, module: &Module, name: &str) -> String {
        let percent = |count: u64| (100 * count).checked_div(self.people).unwrap_or_default();
        let id = |id: &DispositionId| {
            module
                .dispositions
                .get(id.index())
                .map_or("", |disposition| &disposition.id)
        };
        let dispositions = self
            .dispositions
            .iter()
            .map(|(disposition, count)| format!("{} {}", id(disposition), count))
            .collect::<Vec<_>>();
        format!(
            "{name:<36}{:>8}{:>8} %  {}\n",
            self.people,
            percent(self.among_three),
            dispositions.join(", ")
        )
    }
}

fn summary(decision: &Decision, people: impl Iterator<Item = Person>) -> String {
    let module = decision.module();
    let mut by_cause: BTreeMap<CauseId, Came> = BTreeMap::new();
    for person in people {
        let (Some(cause), Ok(assessment)) = (person.cause, decision.assess(&person.answers)) else {
            continue;
        };
        let came = by_cause.entry(cause).or_default();
        came.people += 1;
        came.among_three += u64::from(
            assessment
                .causes
                .iter()
                .take(3)
                .any(|rank| rank.cause == cause),
        );
        *came.dispositions.entry(assessment.disposition).or_default() += 1;
    }
    let mut all = Came::default();
    by_cause.values().for_each(|came| all.join(came));
    let mut text = String::new();
    let _ = writeln!(
        text,
        "{:<36}{:>8}{:>10}  dispositions",
        "drawn cause", "people", "in first 3"
    );
    text.extend(
        by_cause
            .iter()
            .map(|(cause, came)| came.row(module, cause_id(module, *cause))),
    );
    text + &all.row(module, "all")
}
