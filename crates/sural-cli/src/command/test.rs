//! `sural test`: the worked cases of the content, or published cases with gold answers.

use std::path::PathBuf;

use clap::Parser;
use rayon::prelude::*;
use sural_content::module::{DispositionId, Expect, Module, RuleId};
use sural_content::span::Source;
use sural_decision::cases::Outcome;
use sural_decision::causes::CauseRank;
use sural_decision::consultation::{Offer, Standing};
use sural_decision::{Consultation, Decision};

use crate::accuracy::Key;
use crate::failure::{Code, Failure, print};
use crate::one_case::Unknown;
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
    /// Score the published cases as a clinician's: with what was examined and tested, by `case_findings.toml`
    #[arg(long, requires = "cases")]
    consultation: bool,
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
    let folder = args.dir.as_deref();
    let sources = content::load(folder)?.sources;
    match &args.cases {
        Some(file) if args.consultation => {
            published(args, &content::whole(folder)?, &sources, file)
        }
        Some(file) => published(args, &content::decision(folder)?, &sources, file),
        None => worked(args, &content::whole(folder)?, &sources),
    }
}

fn published(
    args: &Args,
    decision: &Decision,
    sources: &[Source],
    file: &std::path::Path,
) -> Result<Code, Failure> {
    let cases = case_file::read(file)?;
    let key = Key {
        groups: case_file::groups(sources)?,
        found: args
            .consultation
            .then(|| case_file::found(sources))
            .transpose()?,
    };
    let modes = args
        .unknown
        .map_or(vec![Unknown::No, Unknown::NotSure], |unknown| vec![unknown]);
    let mut sound = true;
    for mode in modes {
        let figures = accuracy::run(decision, &cases, &key, mode.into(), args.every)?;
        print(&figures.text);
        sound &= figures.under.is_empty() && figures.missed_emergencies.is_empty();
    }
    Ok(if sound { Code::Done } else { Code::NotPassed })
}

fn worked(args: &Args, decision: &Decision, sources: &[Source]) -> Result<Code, Failure> {
    let module = decision.module();
    let cases = module.cases.par_iter();
    let outcomes = cases.map(|case| decision.run(case)).collect::<Vec<_>>();
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
        .map(|(expect, _)| format!("  expected {}\n", worked_case::expect(module, expect)))
        .collect::<String>();
    if let Some(said) = &outcome.consultation {
        let kept = said.causes.iter();
        let kept = kept.filter(|cause| cause.standing != Standing::Excluded);
        let ranks = kept.map(|cause| &cause.rank);
        text += &got(module, said.disposition, &said.reasons, ranks);
        return text + &consulted(module, said);
    }
    let ranks = assessment.causes.iter();
    text += &got(module, assessment.disposition, &assessment.reasons, ranks);
    text
}

fn got<'a>(
    module: &Module,
    disposition: DispositionId,
    reasons: &[RuleId],
    ranks: impl Iterator<Item = &'a CauseRank>,
) -> String {
    let causes = ranks.take(5).filter_map(|rank| {
        let cause = module.causes.get(rank.cause.index())?;
        Some(format!("{} {}", cause.id, rank.weight))
    });
    let disposition = module.dispositions.get(disposition.index());
    format!(
        "  got {}; rules {}; causes {}\n",
        disposition.map_or("", |disposition| disposition.id.as_str()),
        rules(module, reasons.iter()),
        causes.collect::<Vec<_>>().join(", ")
    )
}

fn rules<'a>(module: &Module, rules: impl Iterator<Item = &'a RuleId>) -> String {
    let rules = rules.filter_map(|rule| module.rules.get(rule.index()));
    let ids = rules.map(|rule| rule.id.as_str());
    ids.collect::<Vec<_>>().join(" ")
}

/// What the consultation says, in the words of expectations.
fn consulted(module: &Module, said: &Consultation) -> String {
    let mut all = Vec::new();
    for cause in &said.causes {
        let id = cause.rank.cause;
        let excluded = (!cause.excluded_by.is_empty()).then_some(Expect::Excludes(id));
        let confirmed = (!cause.confirmed_by.is_empty()).then_some(Expect::Confirms(id));
        all.extend(excluded.into_iter().chain(confirmed));
    }
    all.extend(said.rule_out_first.iter().map(|it| Expect::First(it.cause)));
    all.extend(said.answered.iter().map(|it| Expect::Settled(it.rule)));
    let orders = said.orders.iter();
    all.extend(orders.map(|it| Expect::Orders(it.order, it.limits.shortest())));
    for referral in &said.referrals {
        all.push(Expect::Refers(
            referral.referral,
            referral.limits.shortest(),
        ));
        if referral.is_complete() {
            all.push(Expect::Complete(referral.referral));
        }
    }
    let offers = said.treatments.iter().filter_map(|it| match it.offer {
        Offer::Offered => Some(Expect::Treats(it.treatment)),
        Offer::FindOutFirst => None,
        Offer::Withheld => Some(Expect::Withholds(it.treatment)),
    });
    all.extend(offers);
    all.extend(said.next.iter().take(3).map(|it| Expect::Next(it.step)));
    let mut text = all
        .iter()
        .map(|it| format!("      {}\n", worked_case::expect(module, it)))
        .collect::<String>();
    let open = said.treatments.iter();
    for proposal in open.filter(|it| it.offer == Offer::FindOutFirst) {
        let findings = proposal.never.iter().flat_map(|caveat| &caveat.open);
        let findings = findings.filter_map(|it| module.findings.get(it.index()));
        let ids = findings.map(|it| it.id.as_str()).collect::<Vec<_>>();
        let treatment = module.treatments.get(proposal.treatment.index());
        let treatment = treatment.map_or("", |it| it.id.as_str());
        text += &format!(
            "      before treats {treatment}, find out {}\n",
            ids.join(", ")
        );
    }
    text
}
