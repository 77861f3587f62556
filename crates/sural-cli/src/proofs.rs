//! Proves promises side by side, and tells what came of them.

use std::fmt::Write as _;
use std::time::Instant;

use annotate_snippets::Renderer;
use rayon::prelude::*;
use serde_json::{Value, json};
use sural_content::diagnostic::{Diagnostic, Severity};
use sural_content::span::Source;
use sural_decision::verify::{Failure as Broken, Promise};
use sural_decision::{Answers, Decision};
use sural_render::book::figures::Proved;
use sural_render::person;

use crate::diagnostics;
use crate::failure::{Code, Failure};

/// The promise is kept.
#[must_use]
pub fn kept(proved: &Proved) -> bool {
    proved.proof.failures.is_empty()
}

/// Proves each promise, several at once where the machine can.
///
/// # Errors
/// When a proof outgrows its limit.
pub fn all(decision: &Decision, promises: &[Promise]) -> Result<Vec<Proved>, Failure> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(THREADS).build();
    let pool = pool.map_err(|error| Failure::new(Code::File, error.to_string()))?;
    let proofs = promises.par_iter().map(|promise| one(decision, *promise));
    pool.install(|| proofs.collect())
}

/// Proves the promises of triage on triage by itself, and those of the consultation, where there is one, on the whole.
///
/// # Errors
/// As [`all`].
pub fn of_both<'a>(
    triage: &'a Decision,
    whole: &'a Decision,
    promises: &[Promise],
) -> Result<Vec<(&'a Decision, Proved)>, Failure> {
    let (consultation, own): (Vec<_>, Vec<_>) = promises
        .iter()
        .partition(|promise| Promise::CONSULTATION.contains(promise));
    let chapters = &whole.module().chapters;
    let there = chapters.iter().any(|chapter| chapter.consultation);
    let consultation = if there { consultation } else { Vec::new() };
    let own = all(triage, &own)?.into_iter();
    let others = all(whole, &consultation)?.into_iter();
    let own = own.map(|proved| (triage, proved));
    Ok(own.chain(others.map(|proved| (whole, proved))).collect())
}

/// Two promises take nearly all of the time.
const THREADS: usize = 2;

fn one(decision: &Decision, promise: Promise) -> Result<Proved, Failure> {
    let start = Instant::now();
    let proof = decision.prove(promise).map_err(|error| {
        let message = format!("{}: not proved: {error}", promise.id());
        Failure::new(Code::BadContent, message)
    })?;
    Ok(Proved {
        promise,
        proof,
        time: start.elapsed(),
    })
}

/// More failures of one promise than this nobody reads at once.
const SHOWN: usize = 10;

/// For people.
#[must_use]
pub fn text(decision: &Decision, sources: &[Source], proved: &Proved) -> String {
    let proof = &proved.proof;
    let mark = if kept(proved) { "kept  " } else { "BROKEN" };
    let (covered, applies) = (
        short(&proof.covered.to_string()),
        short(&proof.applies.to_string()),
    );
    let mut text = format!(
        "{mark} {}\n       {} questions; {covered} combinations, applies to {applies}; {:.2} s\n",
        proved.promise.words(),
        proof.questions,
        proved.time.as_secs_f64()
    );
    for note in &proof.notes {
        let _ = writeln!(text, "       {note}");
    }
    text.push_str(&failures(decision, sources, proved, &Renderer::plain()));
    text
}

/// Each way in which a promise fails, with its place and the case that shows it.
#[must_use]
pub fn failures(
    decision: &Decision,
    sources: &[Source],
    proved: &Proved,
    renderer: &Renderer,
) -> String {
    let mut text = String::new();
    for failure in proved.proof.failures.iter().take(SHOWN) {
        let diagnostic = Diagnostic {
            code: proved.promise.id(),
            severity: Severity::Error,
            message: failure.message.clone(),
            primary: failure.span,
            labels: Vec::new(),
            help: None,
        };
        let _ = writeln!(
            text,
            "\n{}",
            diagnostics::text(sources, &diagnostic, renderer)
        );
        for (name, answers) in cases(failure) {
            let _ = writeln!(text, "{name}: {}", replayed(decision, answers));
        }
    }
    let more = proved.proof.failures.len().saturating_sub(SHOWN);
    if more > 0 {
        let _ = writeln!(text, "\nand {more} more");
    }
    text
}

/// The person, and on a line of its own what the ordinary evaluator says of them.
#[must_use]
pub fn replayed(decision: &Decision, answers: &Answers) -> String {
    let replay = Replay::of(decision, answers);
    format!("{}\n      {}", replay.person, replay.says())
}

fn cases(failure: &Broken) -> impl Iterator<Item = (&'static str, &Answers)> {
    let cases = [("case", &failure.witness), ("then", &failure.changed)];
    cases
        .into_iter()
        .filter_map(|(name, answers)| answers.as_ref().map(|answers| (name, answers)))
}

/// A case, and what the ordinary evaluator says of it.
struct Replay {
    person: String,
    /// The disposition; nothing if the answers are refused as contradictory.
    disposition: Option<String>,
    fires: Vec<String>,
}

impl Replay {
    fn of(decision: &Decision, answers: &Answers) -> Self {
        let module = decision.module();
        let assessment = decision.assess(answers).ok();
        let disposition = assessment.as_ref().and_then(|assessment| {
            let disposition = module.dispositions.get(assessment.disposition.index());
            disposition.map(|disposition| disposition.id.clone())
        });
        let reasons = assessment.map(|it| it.reasons).unwrap_or_default();
        let rules = reasons
            .iter()
            .filter_map(|rule| module.rules.get(rule.index()));
        Self {
            person: person::text(decision, answers),
            disposition,
            fires: rules.map(|rule| rule.id.clone()).collect(),
        }
    }

    fn says(&self) -> String {
        let fires = self.fires.iter().map(|rule| format!("`{rule}`"));
        match (&self.disposition, self.fires.as_slice()) {
            (None, _) => "is refused: the answers contradict each other".to_owned(),
            (Some(disposition), []) => format!("gets `{disposition}`: no rule fires"),
            (Some(disposition), [rule]) => format!("gets `{disposition}`: `{rule}` fires"),
            (Some(disposition), _) => format!(
                "gets `{disposition}`: {} fire",
                fires.collect::<Vec<_>>().join(", ")
            ),
        }
    }

    fn machine(decision: &Decision, answers: &Answers) -> Value {
        let replay = Self::of(decision, answers);
        json!({
            "answers": sural_case::answer::object(decision.module(), answers),
            "person": replay.person,
            "disposition": replay.disposition,
            "fires": replay.fires,
        })
    }
}

/// For machines.
#[must_use]
pub fn machine(decision: &Decision, sources: &[Source], proved: &Proved) -> Value {
    let case = |answers: &Option<Answers>| {
        answers
            .as_ref()
            .map(|answers| Replay::machine(decision, answers))
    };
    let failures = proved.proof.failures.iter().map(|failure| {
        json!({
            "message": failure.message,
            "place": diagnostics::place(sources, failure.span),
            "case": case(&failure.witness),
            "after": case(&failure.changed),
        })
    });
    json!({
        "promise": proved.promise.id(),
        "words": proved.promise.words(),
        "kept": kept(proved),
        "questions": proved.proof.questions,
        "covered": proved.proof.covered.to_string(),
        "applies": proved.proof.applies.to_string(),
        "seconds": proved.time.as_secs_f64(),
        "notes": proved.proof.notes,
        "failures": failures.collect::<Vec<_>>(),
    })
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
