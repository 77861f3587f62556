//! Many cases, a JSON object a line, read, assessed and written in their order.

pub mod form;
pub mod lines;
pub mod mapping;
mod refused;
mod summary;
#[cfg(feature = "columns")]
pub mod tables;

use std::io::Write;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Map, Value};
use sural_batch::block::{Block, CASES};
use sural_batch::engine::{Engine, Rooms};
use sural_batch::outcome::Outcome;
use sural_content::module::{Module, Rest};
use sural_decision::{Answers, Decision};
use sural_wire::{Once, answers};

use form::Part;
use lines::{Line, Lines};
use mapping::Mapping;
pub use refused::{At, Refused, Refusing};
pub use summary::Summary;

use crate::failure::{Code, Failure};

/// How cases become what is written.
pub struct Batch<'d> {
    /// What is said of each.
    pub decision: &'d Decision,
    /// The same for many at once.
    pub engine: &'d Engine,
    /// Where it works.
    pub rooms: &'d Rooms,
    /// How findings without an answer are taken.
    pub unknown: Rest,
    /// What is called otherwise.
    pub mapping: &'d Mapping,
}

/// A line of what is written.
#[derive(Debug, Serialize)]
struct Row<'a> {
    line: u64,
    #[serde(flatten)]
    about: &'a Map<String, Value>,
    disposition: &'a str,
    settled: bool,
    could_become: &'a str,
    red_flags: Vec<&'a str>,
    rules: Vec<&'a str>,
}

/// Names of a row that nothing beside the answers may have.
const TAKEN: [&str; 6] = [
    "line",
    "disposition",
    "settled",
    "could_become",
    "red_flags",
    "rules",
];

/// A line, and what stands beside its answers.
struct Case {
    line: u64,
    about: Map<String, Value>,
    text: String,
}

/// What came of a block of lines.
struct Done {
    written: Vec<u8>,
    refused: Vec<Refused>,
    summary: Summary,
}

impl Batch<'_> {
    /// Reads, assesses and writes all cases. `told` hears now and then how many lines were read.
    ///
    /// # Errors
    /// When something cannot be read or written, or a case is refused and that stops it.
    pub fn run(
        &self,
        part: &Part,
        to: &mut dyn Write,
        mut refusing: Refusing<'_>,
        told: &dyn Fn(u64),
    ) -> Result<Summary, Failure> {
        let mut lines = Lines::of(lines::open(&part.from)?);
        let mut summary = Summary::of(self.decision.module());
        loop {
            let blocks = lines.blocks(CASES, 2 * rayon::current_num_threads())?;
            if blocks.is_empty() {
                return Ok(summary);
            }
            let done: Vec<Done> = blocks
                .into_par_iter()
                .map(|block| self.block(block))
                .collect();
            for done in done {
                write(to, &done.written)?;
                refusing.hear(&part.from, done.refused)?;
                summary.add(&done.summary);
            }
            told(lines.read());
        }
    }

    fn block(&self, lines: Vec<Line>) -> Done {
        let module = self.decision.module();
        let mut done = Done {
            written: Vec::new(),
            refused: Vec::new(),
            summary: Summary::of(module),
        };
        let (mut cases, mut answers) = (Vec::new(), Vec::new());
        for line in lines {
            match case(module, self.mapping, line) {
                Ok((case, said)) => {
                    cases.push(case);
                    answers.push(said);
                }
                Err(refused) => done.refused.push(refused),
            }
        }
        let mut block = Block::of(self.decision, &answers);
        let outcomes = self.rooms.lend(|room| {
            let outcomes =
                self.engine
                    .outcomes(self.decision, &mut block, cases.len(), self.unknown, room);
            (0..cases.len())
                .map(|case| outcomes.of(case))
                .collect::<Vec<_>>()
        });
        for ((case, answers), outcome) in cases.into_iter().zip(answers).zip(outcomes) {
            let Some(outcome) = outcome else {
                done.refused.push(Refused {
                    at: At::Line(case.line),
                    reasons: self.contradictions(answers),
                    text: Some(case.text),
                });
                continue;
            };
            done.summary.count(&outcome);
            let row = row(module, &case, &outcome);
            done.written
                .extend(serde_json::to_vec(&row).unwrap_or_default());
            done.written.push(b'\n');
        }
        done.refused.sort_by_key(|refused| refused.at);
        done.summary.refused = done.refused.len() as u64;
        done
    }

    fn contradictions(&self, answers: Answers) -> Vec<String> {
        let completed = answers::completed(self.decision, answers, self.unknown);
        let answers = match completed {
            Ok(answers) => answers,
            Err(reasons) => return reasons,
        };
        let conflicts = self.decision.assess(&answers).err().unwrap_or_default();
        sural_case::answer::conflicting(self.decision.module(), &answers, &conflicts)
    }
}

/// Reads a line.
fn case(
    module: &Module,
    mapping: &Mapping,
    (line, text): Line,
) -> Result<(Case, Answers), Refused> {
    let read = match &text {
        Ok(text) => parsed(module, mapping, text),
        Err(why) => Err(vec![why.clone()]),
    };
    match read {
        Ok((answers, about)) => {
            let text = text.unwrap_or_default();
            Ok((Case { line, about, text }, answers))
        }
        Err(reasons) => Err(Refused {
            at: At::Line(line),
            reasons,
            text: text.ok(),
        }),
    }
}

fn parsed(
    module: &Module,
    mapping: &Mapping,
    text: &str,
) -> Result<(Answers, Map<String, Value>), Vec<String>> {
    let Once(value) = serde_json::from_str(text).map_err(|error| vec![unread(&error)])?;
    let Value::Object(mut about) = value else {
        return Err(vec![format!("not a JSON object: {EXPECTED}")]);
    };
    let Some(Value::Object(said)) = about.remove("answers") else {
        return Err(vec![format!("no `answers`: {EXPECTED}")]);
    };
    if let Some(taken) = TAKEN.iter().find(|taken| about.contains_key(**taken)) {
        return Err(vec![format!(
            "`{taken}` is the name of a column that is written; give it another name"
        )]);
    }
    Ok((
        answers::from_object(module, &mapping.answers(said)?)?,
        about,
    ))
}

/// Why a line is not read. Where it stands in the line is told alone: the line is told already.
fn unread(error: &serde_json::Error) -> String {
    let what = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let why = what.strip_suffix(&place).unwrap_or(&what);
    let no_json = if error.is_data() { "" } else { "not JSON: " };
    format!("{no_json}{why}, column {}", error.column())
}

const EXPECTED: &str =
    "each line is {\"answers\": {\"finding\": \"option\"}}, with whatever is to stand beside";

fn row<'a>(module: &'a Module, case: &'a Case, outcome: &Outcome) -> Row<'a> {
    let disposition = |id: sural_content::module::DispositionId| {
        module
            .dispositions
            .get(id.index())
            .map_or("", |disposition| disposition.id.as_str())
    };
    let rules = || {
        outcome
            .rules
            .iter()
            .filter_map(|rule| module.rules.get(rule.index()))
    };
    Row {
        line: case.line,
        about: &case.about,
        disposition: disposition(outcome.disposition),
        settled: outcome.settled,
        could_become: disposition(outcome.could_become),
        red_flags: rules()
            .filter(|rule| rule.red_flag)
            .map(|rule| rule.id.as_str())
            .collect(),
        rules: rules().map(|rule| rule.id.as_str()).collect(),
    }
}

fn write(to: &mut dyn Write, bytes: &[u8]) -> Result<(), Failure> {
    to.write_all(bytes)
        .map_err(|error| Failure::new(Code::File, format!("cannot write: {error}")))
}
