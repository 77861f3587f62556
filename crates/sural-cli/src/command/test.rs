//! `sural test`: the worked cases of the content, or published cases with gold answers.

use std::path::PathBuf;

use clap::Parser;
use sural_content::module::{Expect, Module};
use sural_content::span::Source;
use sural_decision::Decision;
use sural_decision::cases::Outcome;

use crate::command::assess::Unknown;
use crate::failure::{Code, Failure, print};
use crate::{accuracy, answers_file, case_file, content, diagnostics, worked_case};

/// Run the worked cases of a module, or a file of published cases
#[derive(Parser)]
pub struct Args {
    /// A content folder; without it, the built-in calf-pain module
    dir: Option<PathBuf>,
    /// A JSON array of cases with gold answers; prints accuracy tables
    #[arg(long, value_name = "FILE")]
    cases: Option<PathBuf>,
    /// How findings a published case does not give are taken; without it, both `no` and `not_sure` are run
    #[arg(long, value_enum, requires = "cases")]
    unknown: Option<Unknown>,
    /// List every published case, not only the misses
    #[arg(long, requires = "cases")]
    every: bool,
    /// List what the worked cases do not exercise
    #[arg(long, conflicts_with = "cases")]
    coverage: bool,
}

/// Runs the command.
///
/// # Errors
/// When content or cases cannot be read or used.
pub fn run(args: &Args) -> Result<Code, Failure> {
    let sources = content::load(args.dir.as_deref())?.sources;
    let decision = content::decision(args.dir.as_deref())?;
    match &args.cases {
        Some(file) => published(args, &decision, &sources, file),
        None => worked(args, &decision, &sources),
    }
}

fn published(
    args: &Args,
    decision: &Decision,
    sources: &[Source],
    file: &std::path::Path,
) -> Result<Code, Failure> {
    let cases = case_file::read(file)?;
    let groups = case_file::groups(sources)?;
    let modes = args
        .unknown
        .map_or(vec![Unknown::No, Unknown::NotSure], |unknown| vec![unknown]);
    let mut sound = true;
    for mode in modes {
        let figures = accuracy::run(decision, &cases, &groups, mode.into(), args.every)?;
        print(&figures.text);
        sound &= figures.under.is_empty() && figures.missed_emergencies.is_empty();
    }
    Ok(if sound { Code::Done } else { Code::NotPassed })
}

fn worked(args: &Args, decision: &Decision, sources: &[Source]) -> Result<Code, Failure> {
    let module = decision.module();
    let outcomes = module
        .cases
        .iter()
        .map(|case| decision.run(case))
        .collect::<Vec<_>>();
    for (case, outcome) in module
        .cases
        .iter()
        .zip(&outcomes)
        .filter(|(_, outcome)| !outcome.passed())
    {
        let place = diagnostics::place(sources, case.span);
        print(&format!(
            "FAILED {place} {}\n{}",
            worked_case::named(module, case),
            explained(decision, case, outcome)
        ));
    }
    let passed = outcomes.iter().filter(|outcome| outcome.passed()).count();
    let coverage = decision
        .coverage(&outcomes)
        .map_err(|error| Failure::new(Code::BadContent, error.to_string()))?;
    let (rules, thresholds) = (
        coverage.rules_missing().count(),
        coverage.thresholds_missing().count(),
    );
    if args.coverage {
        for rule in coverage
            .rules_missing()
            .filter_map(|rule| module.rules.get(rule.index()))
        {
            print(&format!(
                "rule `{}` lacks a firing case or a near miss\n",
                rule.id
            ));
        }
        for threshold in coverage.thresholds_missing() {
            let side = if threshold.met {
                "just misses"
            } else {
                "just meets"
            };
            print(&format!(
                "no case {side} `{}`\n",
                sural_render::source::condition(module, &threshold.condition)
            ));
        }
    }
    print(&format!(
        "rules fired and not fired: {} of {}; thresholds on both sides: {} of {}\n{passed} passed, {} failed\n",
        module.rules.len() - rules,
        module.rules.len(),
        coverage.thresholds.len() - thresholds,
        coverage.thresholds.len(),
        outcomes.len() - passed,
    ));
    Ok(if passed == outcomes.len() {
        Code::Done
    } else {
        Code::NotPassed
    })
}

fn explained(decision: &Decision, case: &sural_content::module::Case, outcome: &Outcome) -> String {
    let module = decision.module();
    let assessment = match &outcome.assessment {
        Ok(assessment) => assessment,
        Err(conflicts) => {
            return answers_file::conflicting(module, &outcome.answers, conflicts)
                .messages
                .iter()
                .map(|message| format!("  {message}\n"))
                .collect();
        }
    };
    let failed = outcome
        .failed
        .iter()
        .filter_map(|&index| case.expect.get(index));
    let mut text = failed
        .map(|(expect, _)| format!("  expected {}\n", expected(module, expect)))
        .collect::<String>();
    let rules = assessment
        .reasons
        .iter()
        .filter_map(|rule| module.rules.get(rule.index()))
        .map(|rule| rule.id.as_str())
        .collect::<Vec<_>>();
    let causes = assessment.causes.iter().take(5).filter_map(|rank| {
        Some(format!(
            "{} {}",
            module.causes.get(rank.cause.index())?.id,
            rank.weight
        ))
    });
    let disposition = module
        .dispositions
        .get(assessment.disposition.index())
        .map_or("", |disposition| disposition.id.as_str());
    text += &format!(
        "  got {disposition}; rules {}; causes {}\n",
        rules.join(" "),
        causes.collect::<Vec<_>>().join(", ")
    );
    text
}

fn expected(module: &Module, expect: &Expect) -> String {
    match expect {
        Expect::Disposition(id) => format!(
            "disposition {}",
            module
                .dispositions
                .get(id.index())
                .map_or("", |disposition| &disposition.id)
        ),
        Expect::Fires(id) => format!(
            "rule {} to fire",
            module.rules.get(id.index()).map_or("", |rule| &rule.id)
        ),
        Expect::FiresNot(id) => format!(
            "rule {} not to fire",
            module.rules.get(id.index()).map_or("", |rule| &rule.id)
        ),
        Expect::Group(group) => format!("group {}", crate::wire::group_id(*group)),
        Expect::Cause(id) => format!(
            "cause {} among the first three",
            module.causes.get(id.index()).map_or("", |cause| &cause.id)
        ),
        Expect::Considers(id) => format!(
            "a rule that fires to consider {}",
            module.causes.get(id.index()).map_or("", |cause| &cause.id)
        ),
        Expect::Unsettled => "an unsettled case".to_owned(),
        other => worked_case::expect(module, other),
    }
}
