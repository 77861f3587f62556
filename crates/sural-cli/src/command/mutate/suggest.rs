//! The worked cases that would kill the survivors, chapter by chapter, ready to be judged and pasted.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sural_content::module::Module;
use sural_content::span::Source;
use sural_decision::mutate::Mutant;
use sural_decision::mutate::judge::{Fate, Judge};
use sural_decision::mutate::suggest::{Suggestion, fewest};

use super::report::described;
use super::{Judged, of_blocks};
use crate::failure::Failure;
use crate::worked_case;

/// Every suggestion under the file of the first fault that it kills.
///
/// # Errors
/// When content and mutants together are too large.
pub(super) fn text(
    judge: &Judge<'_>,
    module: &Module,
    sources: &[Source],
    judged: &Judged,
) -> Result<String, Failure> {
    let survivors = judged
        .iter()
        .filter(|(_, fate)| matches!(fate, Fate::Alive { .. }))
        .map(|(mutant, _)| mutant)
        .collect::<Vec<_>>();
    let givens = judged.iter().filter_map(|(_, fate)| match fate {
        Fate::Alive { witness } => witness.as_ref().map(|witness| &witness.given),
        _ => None,
    });
    let candidates = judge.candidates(givens);
    let blocks = survivors
        .chunk_by(|a, b| a.place == b.place)
        .collect::<Vec<_>>();
    let shown = of_blocks(&blocks, |block| judge.shown(block, &candidates))?;
    let mut chapters = BTreeMap::<u32, Vec<Suggestion>>::new();
    for suggestion in fewest(&candidates, &shown) {
        let first = suggestion
            .kills
            .first()
            .and_then(|kill| survivors.get(*kill));
        let source = first.map_or(0, |mutant| mutant.span.source);
        chapters.entry(source).or_default().push(suggestion);
    }
    let mut text = String::new();
    for (source, suggestions) in &chapters {
        let name = sources
            .get(*source as usize)
            .map_or("", |source| source.name.as_str());
        let kills = suggestions.iter().map(|it| it.kills.len()).sum::<usize>();
        let _ = writeln!(
            text,
            "# {name}: {} cases for {kills} faults\n",
            suggestions.len()
        );
        for suggestion in suggestions {
            let _ = writeln!(text, "{}", block(module, &survivors, suggestion));
        }
    }
    Ok(text)
}

/// The case, under a list of what it kills.
fn block(module: &Module, survivors: &[&Mutant], suggestion: &Suggestion) -> String {
    let mut text = String::new();
    let kills = suggestion
        .kills
        .iter()
        .filter_map(|kill| survivors.get(*kill));
    for mutant in kills {
        let _ = writeln!(text, "- {}", described(module, mutant));
    }
    text + &worked_case::block(module, "", &suggestion.given, &suggestion.expect)
}
