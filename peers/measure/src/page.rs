//! The page: every figure on it comes from the rows.

use std::fs;
use std::path::Path;

use crate::cases::CASES;
use crate::row::{Row, median, middle_half};
use crate::{Said, machine, tables};

/// A table of the page.
struct Work {
    name: &'static str,
    title: &'static str,
    about: &'static str,
    /// What all are compared with, by hand or without any rules.
    base: &'static str,
    /// Which of our rows they are compared with.
    sural: &'static str,
}

const WORKS: [Work; 5] = [
    Work {
        name: "one",
        title: "One case that was read before",
        about: "One after the other, each another person; what the engine holds a case in was made before.\nOthers say the disposition.\nSural says besides which rules fire or may still fire, and what could become of it; in the whole assessment also the causes in their order, by evidence that is no part of the rules.",
        base: "Rust by hand: ifs over a struct",
        sural: "Sural: the rules alone",
    },
    Work {
        name: "json",
        title: "One case from JSON to JSON",
        about: "The same with reading the case from JSON and writing its disposition as JSON.",
        base: "Rust by hand: ifs over a struct",
        sural: "Sural: the rules alone",
    },
    Work {
        name: "many",
        title: "Many cases in memory",
        about: "On one thread.\nSural writes disposition, acuity, what it could become, red flags and rules for each; Polars and DuckDB the disposition.",
        base: "Rust by hand: ifs over a struct",
        sural: "Sural: Arrow",
    },
    Work {
        name: "parquet",
        title: "Many cases from Parquet",
        about: "The same from a file, compressed by zstd.",
        base: "Reading alone (parquet for Rust)",
        sural: "Sural",
    },
    Work {
        name: "process",
        title: "A process for one case",
        about: "From the start of a program to its end: it reads its rules and the case from files, and says the disposition.\nSural reads the rules from content, compiles them, and says besides what the person is told, the likeliest causes and the card.",
        base: "Sural: `sural assess`",
        sural: "Sural: `sural assess`",
    },
];

/// Of the rows that stand in a folder.
///
/// # Errors
/// When they cannot be read, or what the others are compared with is missing.
pub fn of(folder: &Path) -> Said<String> {
    let lines = fs::read_to_string(folder.join("rows.jsonl"))?;
    let rows = lines.lines().map(serde_json::from_str::<Row>);
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    let tables = WORKS.iter().map(|work| work.table(&rows));
    let tables = tables.collect::<Said<Vec<_>>>()?;
    Ok(format!(
        "{}\n{}\n{}",
        opening(),
        on(folder)?,
        tables.join("\n")
    ))
}

fn opening() -> String {
    format!(
        "# Sural beside other engines

Written by `peers/run`, all figures too; whoever wants others runs it again.

What one would pick instead of Sural, on the same rules: the [reference rule set](performance.md#at-the-size-of-other-engines-comparisons), synthetic and nobody's advice, in which *not sure* counts as *no*, because few engines know the difference.
A program writes the rules in the form of each engine ([`peers/forms`](../peers/forms/src/lib.rs)); each is used as its documentation shows for speed, compiled once and kept.

Before it was measured, every engine gave the same disposition as the rules by hand for the same {} people, and what reads tables for {} people.
One that differs ends the run: it has no row.
Processes were held to the first 20 of them.

Times are medians of processor time, which other work on the machine hardly changes; the middle half of all samples lies between the figures beside them.
Read the ratios, which come from one run.
",
        thousands(CASES),
        thousands(tables::ROWS)
    )
}

fn on(folder: &Path) -> Said<String> {
    let load = fs::read_to_string(folder.join("load.txt"))?;
    let load = load.lines().map(str::parse::<f64>);
    let load = load.collect::<Result<Vec<_>, _>>()?;
    let before = load.first().copied().ok_or("no load was noted")?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let busy = if before > 0.5 * cores as f64 {
        "a busy machine"
    } else {
        "a quiet machine"
    };
    let load = load.iter().map(|it| format!("{it:.1}"));
    let load = load.collect::<Vec<_>>().join(" before and ");
    Ok(format!(
        "## Machine

| | |
|---|---|
| processor | {} |
| memory | {} |
| system | {} |
| languages | {}; Node.js {}; {} |
| wanted at once over a minute | {load} processors after: {busy} |
",
        machine::processor(),
        machine::memory(),
        machine::system(),
        machine::says("rustc"),
        machine::says("node"),
        machine::says("python3"),
    ))
}

impl Work {
    fn table(&self, rows: &[Row]) -> Said<String> {
        let mut rows = rows
            .iter()
            .filter(|row| row.work == self.name)
            .collect::<Vec<_>>();
        rows.sort_by(|one, other| median(&one.samples).total_cmp(&median(&other.samples)));
        let time = |engine: &str| {
            let row = rows.iter().find(|row| row.engine == engine);
            let row = row.ok_or_else(|| format!("`{engine}` was not measured"))?;
            Ok::<_, String>(median(&row.samples))
        };
        let (base, sural) = (time(self.base)?, time(self.sural)?);
        let process = rows.iter().any(|row| !row.elapsed.is_empty());
        let (beside, line) = if process {
            (" on the clock | memory |", "---|---|")
        } else {
            ("", "")
        };
        let against = if self.base == self.sural {
            String::new()
        } else {
            format!(" against {} |", lower(self.base))
        };
        let more = if against.is_empty() { "" } else { "---|" };
        let written = rows.iter().map(|row| {
            let middle = median(&row.samples);
            let (low, high) = middle_half(&row.samples);
            let mut line = format!(
                "| {} | {} | {} | {} to {} |",
                row.engine,
                row.version,
                time_of(middle),
                time_of(low),
                time_of(high)
            );
            if process {
                let memory = median(&row.memory) / 1e6;
                line += &format!(" {} | {memory:.0} MB |", time_of(median(&row.elapsed)));
            }
            if !against.is_empty() {
                line += &format!(" {} |", ratio(middle / base));
            }
            format!("{line} {} |\n", ratio(middle / sural))
        });
        Ok(format!(
            "## {}\n\n{}\n\n| engine | version | time | middle half |{beside}{against} against {} |\n|---|---|---|---|{line}{more}---|\n{}",
            self.title,
            self.about,
            self.sural,
            written.collect::<String>()
        ))
    }
}

fn lower(name: &str) -> String {
    name.split(':').next().unwrap_or(name).to_owned()
}

/// Three digits, in the unit that suits.
fn time_of(nanoseconds: f64) -> String {
    match nanoseconds {
        it if it < 1e3 => format!("{} ns", digits(it)),
        it if it < 1e6 => format!("{} µs", digits(it / 1e3)),
        it => format!("{} ms", digits(it / 1e6)),
    }
}

fn ratio(times: f64) -> String {
    match times {
        it if it < 1e3 => digits(it),
        it => thousands((it / 100.0).round() as usize * 100),
    }
}

/// Three digits that count.
fn digits(number: f64) -> String {
    let whole = number.log10().floor() as i32 + 1;
    let decimals = usize::try_from(3 - whole).unwrap_or_default();
    format!("{number:.decimals$}")
}

fn thousands(number: usize) -> String {
    match (number / 1000, number % 1000) {
        (0, rest) => rest.to_string(),
        (more, rest) => format!("{},{rest:03}", thousands(more)),
    }
}
