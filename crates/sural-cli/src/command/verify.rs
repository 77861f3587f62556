//! `sural verify`: is every promise kept, over every combination of answers?

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Parser;
use serde_json::{Value, json};
use sural_content::span::Source;
use sural_decision::verify::{Failure as Broken, Promise, Proof};
use sural_decision::{Answers, Decision};

use crate::command::assess::Format;
use crate::failure::{Code, Failure, print};
use crate::{answers_file, content, diagnostics};

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
    let sources = content::load(args.dir.as_deref())?.sources;
    let decision = content::decision(args.dir.as_deref())?;
    let mut kept = true;
    let mut rows = Vec::new();
    for promise in chosen(args.only.as_deref())? {
        let (proof, time) = proved(&decision, promise)?;
        let seconds = time.as_secs_f64();
        kept &= proof.failures.is_empty();
        match args.format {
            Format::Text => print(&text(&decision, &sources, promise, &proof, seconds)),
            Format::Json => rows.push(machine(&decision, &sources, promise, &proof, seconds)),
        }
    }
    if args.format == Format::Json {
        let module = decision.module();
        let all = json!({"module": {"id": module.id, "version": module.version, "hash": module.hash}, "kept": kept, "promises": rows});
        print(&format!("{all:#}\n"));
    }
    Ok(if kept { Code::Done } else { Code::NotPassed })
}

/// Proves a promise, and says how long that took.
///
/// # Errors
/// When the proof outgrows its limit.
pub fn proved(decision: &Decision, promise: Promise) -> Result<(Proof, Duration), Failure> {
    let start = Instant::now();
    let proof = decision.prove(promise).map_err(|error| {
        Failure::new(
            Code::BadContent,
            format!("{}: not proved: {error}", promise.id()),
        )
    })?;
    Ok((proof, start.elapsed()))
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

fn text(
    decision: &Decision,
    sources: &[Source],
    promise: Promise,
    proof: &Proof,
    seconds: f64,
) -> String {
    let mark = if proof.failures.is_empty() {
        "kept  "
    } else {
        "BROKEN"
    };
    let (covered, applies) = (
        short(&proof.covered.to_string()),
        short(&proof.applies.to_string()),
    );
    let mut text = format!(
        "{mark} {}\n       {} questions; {covered} combinations, applies to {applies}; {seconds:.2} s\n",
        promise.words(),
        proof.questions
    );
    for note in &proof.notes {
        let _ = writeln!(text, "       {note}");
    }
    for failure in &proof.failures {
        let _ = writeln!(
            text,
            "  {}: {}",
            diagnostics::place(sources, failure.span),
            failure.message
        );
        for (name, answers) in [("case", &failure.witness), ("after", &failure.changed)] {
            if let Some(answers) = answers {
                let _ = writeln!(text, "    {name}: {}", replayed(decision, answers));
            }
        }
    }
    text
}

/// The case in few words, and what the ordinary evaluator says of it.
fn replayed(decision: &Decision, answers: &Answers) -> String {
    let came = match decision.assess(answers) {
        Ok(assessment) => decision
            .module()
            .dispositions
            .get(assessment.disposition.index())
            .map_or(String::new(), |disposition| disposition.id.clone()),
        Err(_) => "refused as contradictory".to_owned(),
    };
    format!(
        "{} -> {came}",
        sural_render::person::text(decision, answers)
    )
}

/// A long number as its leading digits and power of ten.
fn short(digits: &str) -> String {
    match digits.len() {
        0..=7 => digits.to_owned(),
        length => format!(
            "{}.{}e{}",
            digits.get(..1).unwrap_or_default(),
            digits.get(1..3).unwrap_or_default(),
            length - 1
        ),
    }
}

fn machine(
    decision: &Decision,
    sources: &[Source],
    promise: Promise,
    proof: &Proof,
    seconds: f64,
) -> Value {
    let answers = |answers: &Option<Answers>| {
        answers
            .as_ref()
            .map(|answers| answers_file::object(decision.module(), answers))
    };
    let failures = proof.failures.iter().map(|failure: &Broken| {
        json!({"message": failure.message, "place": diagnostics::place(sources, failure.span), "case": answers(&failure.witness), "after": answers(&failure.changed)})
    });
    json!({
        "promise": promise.id(),
        "words": promise.words(),
        "kept": proof.failures.is_empty(),
        "questions": proof.questions,
        "covered": proof.covered.to_string(),
        "applies": proof.applies.to_string(),
        "seconds": seconds,
        "notes": proof.notes,
        "failures": failures.collect::<Vec<_>>(),
    })
}
