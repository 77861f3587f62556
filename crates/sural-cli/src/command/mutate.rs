//! `sural mutate`: would the worked cases notice a small fault in the content?

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{IsTerminal, Write as _};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use clap::Parser;
use serde_json::{Value, json};
use sural_content::module::Module;
use sural_content::span::Source;
use sural_decision::mutate::judge::{Fate, Judge, Killer, Witness};
use sural_decision::mutate::{Mutant, Operator, Part, mutants};
use sural_decision::{CompileError, Decision};

use crate::command::assess::Format;
use crate::failure::{Code, Failure, print};
use crate::{content, diagnostics, worked_case};

/// Plant small faults in the content, and list those that no worked case notices
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
    let judged = judged(&decision, planted)
        .map_err(|error| Failure::new(Code::BadContent, error.to_string()))?;
    let report = Report {
        module: decision.module(),
        sources: &sources,
        judged,
        list: args.list,
    };
    match args.format {
        Format::Text => print(&report.text()),
        Format::Json => print(&format!("{:#}\n", report.machine())),
    }
    let alive = report
        .judged
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

/// Judges block by block, on all processors.
fn judged(decision: &Decision, planted: Vec<Mutant>) -> Result<Judged, CompileError> {
    let judge = Judge::new(decision);
    let blocks = planted
        .chunk_by(|a, b| a.place == b.place)
        .collect::<Vec<_>>();
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(block) = blocks.get(index) else {
                return Ok(done);
            };
            progress(index, blocks.len());
            done.push((index, judge.fates(block)?));
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut fates = Vec::new();
    std::thread::scope(|scope| {
        let workers = (0..threads)
            .map(|_| scope.spawn(worker))
            .collect::<Vec<_>>();
        for worker in workers {
            fates.extend(
                worker
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))?,
            );
        }
        Ok(())
    })?;
    fates.sort_by_key(|(index, _)| *index);
    Ok(planted
        .iter()
        .cloned()
        .zip(fates.into_iter().flat_map(|(_, fates)| fates))
        .collect())
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

struct Report<'a> {
    module: &'a Module,
    sources: &'a [Source],
    judged: Judged,
    list: bool,
}

/// How many faults came to what.
#[derive(Default, Clone, Copy)]
struct Tally {
    killed: usize,
    alive: usize,
    equivalent: usize,
    out_of_sight: usize,
}

impl Tally {
    fn count(&mut self, fate: &Fate) {
        *match fate {
            Fate::Killed(_) => &mut self.killed,
            Fate::Alive { .. } => &mut self.alive,
            Fate::Equivalent => &mut self.equivalent,
            Fate::OutOfSight => &mut self.out_of_sight,
        } += 1;
    }

    /// Killed of those that a case can kill, in hundredths; `None` if there are none.
    fn score(self) -> Option<usize> {
        (100 * self.killed).checked_div(self.killed + self.alive)
    }

    fn row(self, name: &str) -> String {
        let score = self
            .score()
            .map_or(String::new(), |score| format!("{score} %"));
        format!(
            "{name:<22}{:>8}{:>8}{:>12}{:>14}{score:>8}\n",
            self.killed, self.alive, self.equivalent, self.out_of_sight
        )
    }
}

impl Report<'_> {
    fn tallies(&self) -> (Tally, BTreeMap<Operator, Tally>) {
        let (mut all, mut by) = (Tally::default(), BTreeMap::<Operator, Tally>::new());
        for (mutant, fate) in &self.judged {
            all.count(fate);
            by.entry(mutant.operator).or_default().count(fate);
        }
        (all, by)
    }

    fn listed(&self) -> impl Iterator<Item = &(Mutant, Fate)> {
        self.judged
            .iter()
            .filter(|(_, fate)| self.list || matches!(fate, Fate::Alive { .. }))
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for (mutant, fate) in self.listed() {
            let _ = writeln!(
                text,
                "{}: {}: {}",
                diagnostics::place(self.sources, mutant.span),
                self.described(mutant),
                self.outcome(fate)
            );
            if let Fate::Alive {
                witness: Some(witness),
            } = fate
            {
                let _ = writeln!(text, "{}", self.case(mutant, witness));
            }
        }
        let (all, by) = self.tallies();
        let _ = writeln!(
            text,
            "{:<22}{:>8}{:>8}{:>12}{:>14}{:>8}",
            "fault", "killed", "alive", "equivalent", "out of sight", "score"
        );
        text.extend(
            by.iter()
                .map(|(operator, tally)| tally.row(name(*operator))),
        );
        text + &all.row("all")
    }

    fn machine(&self) -> Value {
        let (all, by) = self.tallies();
        let tally = |tally: Tally| json!({"killed": tally.killed, "alive": tally.alive, "equivalent": tally.equivalent, "out_of_sight": tally.out_of_sight, "score": tally.score()});
        let faults = self.listed().map(|(mutant, fate)| {
            let witness = match fate {
                Fate::Alive { witness: Some(witness) } => Some(self.case(mutant, witness)),
                _ => None,
            };
            json!({"place": diagnostics::place(self.sources, mutant.span), "operator": name(mutant.operator), "fault": self.described(mutant), "fate": self.outcome(fate), "case": witness})
        });
        let by = by
            .into_iter()
            .map(|(operator, counts)| (name(operator).to_owned(), tally(counts)))
            .collect::<serde_json::Map<_, _>>();
        json!({"module": {"id": self.module.id, "version": self.module.version, "hash": self.module.hash}, "all": tally(all), "by_operator": by, "faults": faults.collect::<Vec<_>>()})
    }

    fn described(&self, mutant: &Mutant) -> String {
        let part = |part: &Part| match part {
            Part::Nothing => None,
            Part::Condition(condition) => {
                Some(sural_render::source::condition(self.module, condition))
            }
            Part::Text(text) => Some(text.clone()),
        };
        let was = part(&mutant.was).unwrap_or_default();
        let became = part(&mutant.becomes).map_or("left out".to_owned(), |becomes| {
            format!("became `{becomes}`")
        });
        format!("{}: `{was}` {became}", mutant.place.name(self.module))
    }

    fn outcome(&self, fate: &Fate) -> String {
        match fate {
            Fate::Killed(Killer::Compiler) => "does not compile".to_owned(),
            Fate::Killed(Killer::Case(index)) => format!(
                "killed by \"{}\"",
                self.module.cases.get(*index).map_or("", |case| &case.title)
            ),
            Fate::Equivalent => "equivalent: no answers tell it apart".to_owned(),
            Fate::OutOfSight => "nothing that a worked case can expect".to_owned(),
            Fate::Alive {
                witness: Some(witness),
            } if witness.content != witness.mutant => {
                format!(
                    "ALIVE; {} became {}",
                    self.disposition(witness.content),
                    self.disposition(witness.mutant)
                )
            }
            Fate::Alive { .. } => "ALIVE".to_owned(),
        }
    }

    fn disposition(&self, id: sural_content::module::DispositionId) -> &str {
        self.module
            .dispositions
            .get(id.index())
            .map_or("", |disposition| &disposition.id)
    }

    fn case(&self, mutant: &Mutant, witness: &Witness) -> String {
        let title = self.described(mutant).replace(['`', '"'], "");
        worked_case::block(self.module, &title, &witness.given, &witness.expect)
    }
}

/// The kind of fault, in words.
fn name(operator: Operator) -> &'static str {
    match operator {
        Operator::PartDropped => "part dropped",
        Operator::AllAnySwapped => "all and any swapped",
        Operator::CountShifted => "count one off",
        Operator::ComparisonShifted => "constant one off",
        Operator::Negated => "negated",
        Operator::KnowledgeDropped => "possibly dropped",
        Operator::OptionReplaced => "option replaced",
        Operator::OptionDropped => "option dropped",
        Operator::RuleRemoved => "rule removed",
        Operator::LessUrgent => "less urgent",
        Operator::MoreUrgent => "more urgent",
        Operator::RedFlagDropped => "red flag dropped",
        Operator::ConsiderDropped => "cause dropped",
        Operator::PointsShifted => "points one off",
        Operator::SignFlipped => "sign flipped",
        Operator::ConstraintDropped => "constraint dropped",
        Operator::UnsureOpened => "not sure opened",
        Operator::NoneMoved => "none moved",
    }
}
