//! Figures at a glance: each computed here, or measured elsewhere of the same content, or missing.

use std::collections::BTreeSet;
use std::time::Duration;

use sural_content::module::{DispositionId, EvidenceStrength, Seen};
use sural_content::risk::Risk;

use crate::book::came::came;
use crate::book::card::left;
use crate::book::figures::{Engines, Mutation};
use crate::book::{Book, words};
use crate::html::{Html, grouped};

/// The command that plants faults.
pub const MUTATE: &str = "sural mutate";
/// The command that proves the promises.
const VERIFY: &str = "sural verify";
/// The command that runs the worked cases.
const TEST: &str = "sural test --coverage";
/// The command that measures wording and sources.
const CHECK: &str = "sural check";
/// The command that makes this book.
const RENDER: &str = "sural render";
/// The command that compares the engines.
pub const ENGINES: &str = "cargo test --release -p sural-decision --test two_engines";

/// One line of the table.
pub struct Figure {
    pub name: &'static str,
    /// `None`: not measured of this content.
    pub measured: Option<String>,
    /// What measures it.
    pub command: &'static str,
}

/// All figures.
pub fn all(book: &Book<'_>) -> Vec<Figure> {
    let module = book.module();
    let figure = |name, measured, command| Figure {
        name,
        measured,
        command,
    };
    let passed = book
        .outcomes
        .iter()
        .filter(|outcome| outcome.passed())
        .count();
    vec![
        figure("Promises kept", promises(book), VERIFY),
        figure(
            "Worked cases that come out as expected",
            Some(of(passed, module.cases.len())),
            TEST,
        ),
        figure(
            "Rules with a case that fires them and one that just misses",
            rules(book),
            TEST,
        ),
        figure(
            "Thresholds with a case on both sides",
            thresholds(book),
            TEST,
        ),
        figure(
            "Dispositions that some case comes to",
            Some(dispositions(book)),
            TEST,
        ),
        figure(
            "Planted faults that were noticed",
            book.figures.mutation.as_ref().map(mutation),
            MUTATE,
        ),
        figure(
            "Random cases in which two engines were compared",
            book.figures.engines.map(engines),
            ENGINES,
        ),
        figure(
            "Hazards by the risk that is left",
            Some(hazards(book)),
            RENDER,
        ),
        figure(
            "Reading grade of the texts for people",
            Some(reading(&book.grades)),
            CHECK,
        ),
        figure(
            "Sources that somebody saw themselves",
            Some(sources(book)),
            CHECK,
        ),
    ]
}

fn of(part: usize, whole: usize) -> String {
    format!("{part} of {whole}")
}

fn promises(book: &Book<'_>) -> Option<String> {
    let proofs = &book.figures.proofs;
    let kept = proofs
        .iter()
        .filter(|it| it.proof.failures.is_empty())
        .count();
    let all = proofs.iter().map(|it| it.time).sum();
    (!proofs.is_empty()).then(|| format!("{}, proved in {}", of(kept, proofs.len()), time(all)))
}

fn rules(book: &Book<'_>) -> Option<String> {
    let coverage = book.coverage.as_ref()?;
    let all = coverage.rules.len();
    Some(of(all - coverage.rules_missing().count(), all))
}

fn thresholds(book: &Book<'_>) -> Option<String> {
    let coverage = book.coverage.as_ref()?;
    let all = coverage.thresholds.len();
    Some(of(all - coverage.thresholds_missing().count(), all))
}

fn dispositions(book: &Book<'_>) -> String {
    let assessed = book.outcomes.iter().filter_map(|it| came(it).ok());
    let reached = assessed.map(|it| it.disposition).collect::<BTreeSet<_>>();
    let all = &book.module().dispositions;
    let missing = (0..)
        .map(DispositionId)
        .zip(all)
        .filter(|(id, _)| !reached.contains(id));
    let missing = missing
        .map(|(_, it)| book.fill(&it.title))
        .collect::<Vec<_>>();
    let mut text = of(reached.len(), all.len());
    if !missing.is_empty() {
        text += &format!("; none to: {}", missing.join(", "));
    }
    text
}

/// How many hazards are left with which risk.
fn hazards(book: &Book<'_>) -> String {
    let count = |risk| {
        book.module()
            .hazards
            .iter()
            .filter(|it| left(it) == risk)
            .count()
    };
    let levels = Risk::ALL.map(|risk| (count(risk), words::risk(risk)));
    let some = levels.into_iter().filter(|(count, _)| *count > 0);
    let some = some.map(|(count, risk)| format!("{count} at {risk}"));
    some.collect::<Vec<_>>().join("; ")
}

fn mutation(mutation: &Mutation) -> String {
    let tried = mutation.killed + mutation.alive;
    let score = (100 * mutation.killed)
        .checked_div(tried)
        .unwrap_or_default();
    let mut text = format!("{} ({score} %)", of(mutation.killed, tried));
    for (count, what) in [
        (mutation.equivalent, "change nothing"),
        (mutation.out_of_sight, "lie where no case looks"),
    ] {
        if count > 0 {
            text += &format!("; besides, {count} {what}");
        }
    }
    text
}

/// What came of running two engines.
pub fn engines(engines: Engines) -> String {
    format!(
        "{}, {} differences",
        grouped(engines.cases),
        engines.differences
    )
}

fn reading(grades: &[i32]) -> String {
    let mut sorted = grades.to_vec();
    sorted.sort_unstable();
    let shown = |grade: Option<&i32>| {
        let grade = grade.copied().unwrap_or_default().max(0);
        format!("{}.{}", grade / 10, grade % 10)
    };
    format!(
        "{} texts: the hardest grade {}, half of them grade {} or less",
        sorted.len(),
        shown(sorted.last()),
        shown(sorted.get(sorted.len() / 2))
    )
}

fn sources(book: &Book<'_>) -> String {
    let published = book.module().references.iter();
    let published = published
        .filter(|it| it.strength != EvidenceStrength::Design)
        .collect::<Vec<_>>();
    let seen = |how| published.iter().filter(|it| it.seen == how).count();
    format!(
        "{}; {} in a summary, {} not yet",
        of(seen(Seen::AtSource), published.len()),
        seen(Seen::Secondary),
        seen(Seen::Unconfirmed)
    )
}

/// A time in seconds.
pub fn time(time: Duration) -> String {
    let hundredths = time.as_micros().div_ceil(10_000);
    format!("{}.{:02} s", hundredths / 100, hundredths % 100)
}

/// How long a number may be to be shown in full.
const LONG: usize = 12;

/// A whole number; a long one as its leading digits and a power of ten.
pub fn number(html: &mut Html, digits: &str) {
    match (digits.get(..1), digits.get(1..3)) {
        (Some(first), Some(next)) if digits.len() > LONG => {
            html.text(&format!("{first}.{next} \u{d7} 10"));
            html.element("sup", &[], &(digits.len() - 1).to_string());
        }
        _ => html.text(&grouped(digits)),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{number, time};
    use crate::html::Html;

    #[test]
    fn long_numbers_are_short() {
        for (digits, text) in [
            ("4567890123456", "4.56 \u{d7} 10"),
            ("12", "12"),
            ("0", "0"),
        ] {
            let (mut html, mut expected) = (Html::default(), Html::default());
            number(&mut html, digits);
            expected.text(text);
            if digits.len() > 12 {
                expected.element("sup", &[], "12");
            }
            assert_eq!(html, expected);
        }
    }

    #[test]
    fn a_time_is_rounded_up() {
        assert_eq!(time(Duration::from_millis(1231)), "1.24 s");
        assert_eq!(time(Duration::from_micros(1500)), "0.01 s");
    }
}
