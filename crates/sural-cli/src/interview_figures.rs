//! How long interviews are, and whether stopping early changed anything.

use std::fmt::Write as _;

use rayon::prelude::*;
use sural_content::module::{DispositionId, Rest};
use sural_decision::{Answers, Decision};
use sural_simulate::{Interview, Model, interview, person};

use crate::answers_file;
use crate::case_file::FileCase;
use crate::failure::Failure;

/// An interview, and whose it was.
pub type Held = (String, Option<Interview>);

/// Interviews simulated people, on all processors.
#[must_use]
pub fn of_simulated(decision: &Decision, model: Model, seed: u64, people: u64) -> Vec<Held> {
    let held = |index: u64| {
        let person = person(decision, model, seed, index);
        (index.to_string(), interview(decision, &person.answers))
    };
    (0..people).into_par_iter().map(held).collect()
}

/// Interviews the people of published cases; what a case does not give is answered *no*.
///
/// # Errors
/// When a case's answers are not answers to the module.
pub fn of_cases(decision: &Decision, cases: &[FileCase]) -> Result<Vec<Held>, Failure> {
    let held = |case: &FileCase| {
        let mut answers: Answers = answers_file::from_object(decision.module(), &case.answers)?;
        answers.fill(decision, Rest::No);
        Ok((case.id.clone(), interview(decision, &answers)))
    };
    cases.iter().map(held).collect()
}

/// The figures as text, and whether every interview came to what asking on comes to.
#[must_use]
pub fn figures(decision: &Decision, held: &[Held]) -> (String, bool) {
    let mut text = format!(
        "{:<24}{:>8}  {:^23}  {:^23}\n{:<32}  {:>7}{:>8}{:>8}  {:>7}{:>8}{:>8}\n",
        "",
        "",
        "pages",
        "until emergencies",
        "disposition, interviews",
        "median",
        "90 %",
        "most",
        "median",
        "90 %",
        "most"
    );
    let done = || held.iter().filter_map(|(_, interview)| interview.as_ref());
    for (index, disposition) in decision.module().dispositions.iter().enumerate() {
        let here = |interview: &&Interview| interview.disposition == DispositionId(index as u32);
        row(
            &mut text,
            &disposition.id,
            &done().filter(here).collect::<Vec<_>>(),
        );
    }
    row(&mut text, "all", &done().collect::<Vec<_>>());
    let wrong = held.iter().filter(|(_, interview)| {
        interview.is_none_or(|interview| interview.disposition != interview.of_all)
    });
    let wrong = wrong.map(|(whose, _)| whose.as_str()).collect::<Vec<_>>();
    let _ = writeln!(
        text,
        "not what asking every page comes to: {}",
        if wrong.is_empty() {
            "none".to_owned()
        } else {
            wrong.join(" ")
        }
    );
    (text, wrong.is_empty())
}

fn row(text: &mut String, name: &str, interviews: &[&Interview]) {
    if interviews.is_empty() {
        return;
    }
    let _ = write!(text, "{name:<24}{:>8}", interviews.len());
    for pages in [
        |of: &Interview| of.pages,
        |of: &Interview| of.until_emergencies,
    ] {
        let mut sorted = interviews.iter().map(|of| pages(of)).collect::<Vec<_>>();
        sorted.sort_unstable();
        let at = |percent: usize| {
            let rank = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
            sorted.get(rank).copied().unwrap_or_default()
        };
        let _ = write!(text, "  {:>7}{:>8}{:>8}", at(50), at(90), at(100));
    }
    text.push('\n');
}
