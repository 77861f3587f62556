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
    /// What all are compared with: ifs, or no rules at all.
    base: &'static str,
    /// Which of our rows they are compared with.
    sural: &'static str,
}

const WORKS: [Work; 5] = [
    Work {
        name: "one",
        title: "One case that was read before",
        about: "One after the other, each another person, whose case the engine has as it holds cases: a struct, an object, a scope, facts.\nOnly deciding is on the clock.\nBy tables Sural says which rules fire, of cases of which everything is known; by itself it says besides which may still fire, and how urgent it could become.\nThe whole assessment of Sural also puts the causes in their order, by evidence that is no part of the rules.",
        base: "ifs in Rust",
        sural: "Sural: the rules alone",
    },
    Work {
        name: "json",
        title: "One case from JSON to JSON",
        about: "The same from the text of the case to the text of its disposition: reading JSON, making of it what the engine holds, deciding, and writing JSON.",
        base: "ifs in Rust",
        sural: "Sural: the rules alone",
    },
    Work {
        name: "many",
        title: "Many cases in memory",
        about: "On one thread, each from what it keeps many cases in: structs for ifs and rules by hand, tables for the others.\nFrom Arrow tables Sural writes disposition, acuity, what it could become, red flags and rules of each case; from its own blocks of bits it works out the same as bits, and writes the dispositions; all others write dispositions, or add them up.",
        base: "ifs in Rust",
        sural: "Sural: Arrow",
    },
    Work {
        name: "parquet",
        title: "Many cases from Parquet",
        about: "The same from a file, compressed by zstd; in that of Sural nothing stands where somebody is not sure, in that of others *no*.\nReading alone decodes the file of Sural and decides nothing.",
        base: "reading alone, in Rust",
        sural: "Sural",
    },
    Work {
        name: "process",
        title: "A process for one case",
        about: "From the start of a program to its end: it reads its rules and the case from files, and says the disposition.\nNode.js and Python have to start first; the engines of Rust stand together in one program, which loads the one that is asked.\nThe rows of ifs show what that takes by itself.\nMemory cannot be told below that of the program that starts them: the lowest figure means that or less.\nSural reads whole content (rules with causes, advice and wording), checks and compiles it, and says besides what the person is told, the likeliest causes and the warning signs.",
        base: "ifs in Rust",
        sural: "Sural: `sural assess`",
    },
];

/// Of the rows that stand in a folder.
///
/// # Errors
/// When they cannot be read, or what the others are compared with is missing.
pub fn of(folder: &Path) -> Said<String> {
    let lines = fs::read_to_string(folder.join("rows.jsonl"))?;
    let mut rows = Vec::<Row>::new();
    for line in lines.lines() {
        let row = serde_json::from_str::<Row>(line)?;
        match rows.iter_mut().find(|before| before.same(&row)) {
            Some(before) => before.samples.extend(row.samples),
            None => rows.push(row),
        }
    }
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
A program writes the rules in the form of each engine ([`peers/forms`](../peers/forms/src/lib.rs)), and as ifs in Rust, JavaScript and Python; only the row that says *by hand* is written by hand.
Each engine is used as its documentation shows for speed, its rules compiled once and kept.

- **Equal answers.** Before anything was measured, every engine gave the disposition of the rules by hand for the same {} people, and what reads tables for {}; programs that were started for one case did so for the first 20. An engine that differs, or fails on a case, ends the run, and no page is written.
- **Time** is processor time, which other work on the machine changes less than the clock, but does change where cores share their units and memory: the median of samples from three rounds, and beside it the two figures between which half of the samples lie. Read the ratios, which come from one run: 10 is ten times as long. What is less than a third apart may be equal.
- **Not the same work.** Sural tells with each case which rules fire or may still fire, how urgent it could become, where to go, advice, warning signs and what to ask next; of that nothing is taken off. Cedar tells the rules that fire, too, and the rules by hand look at every one; all others stop at the first. The other way round, most of the others take expressions, functions and data of any shape, where Sural knows findings, rules and scores alone.
- **The way into an engine** counts: CLIPS is asked from Python, and ZEN's decision table from Node.js.
- **Repeated cases.** The same people come again and again, and a processor learns which way their branches go. That flatters programs with many branches, ifs most of all; the tables of many cases are too long to be learned.
",
        thousands(CASES),
        thousands(tables::ROWS)
    )
}

fn on(folder: &Path) -> Said<String> {
    let load = fs::read_to_string(folder.join("load.txt"))?;
    let load = load.lines().map(str::parse::<f64>);
    let load = load.collect::<Result<Vec<_>, _>>()?;
    let [before, after] = load.as_slice() else {
        return Err("the load was not noted before and after".into());
    };
    Ok(format!(
        "## Machine

| | |
|---|---|
| processor | {} |
| memory | {} |
| system | {} |
| languages | {}; Node.js {}; {} |
| built for | any {} processor, as Sural is shipped; its blocks and tables use AVX2 or AVX-512 where the processor has them, packages of others what they bring |
| load | {before:.1} before and {after:.1} after, as an average over a minute |
",
        machine::processor(),
        machine::memory(),
        machine::system(),
        machine::says("rustc"),
        machine::says("node"),
        machine::says("python3"),
        std::env::consts::ARCH,
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
            format!(" against {} |", self.base)
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
