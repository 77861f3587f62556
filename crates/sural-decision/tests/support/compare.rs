//! An assessment beside what enumeration says.

use std::fmt::Debug;

use sural_content::module::{Cause, CauseId, Module};
use sural_decision::causes::{CauseRank, Strength};
use sural_decision::{Assessment, Status, weight};
use sural_testkit::naive::{Known, Verdict};

use super::status;

pub(crate) type Compared = Result<(), String>;

pub(crate) fn equal<T: PartialEq + Debug>(what: &str, decided: &T, enumerated: &T) -> Compared {
    if decided == enumerated {
        Ok(())
    } else {
        Err(format!(
            "{what}: {decided:?} but by enumeration {enumerated:?}"
        ))
    }
}

pub(crate) fn compare_verdict(
    module: &Module,
    assessment: &Assessment,
    verdict: &Verdict,
) -> Compared {
    equal(
        "rules",
        &assessment.rules,
        &verdict.rules.iter().copied().map(status).collect(),
    )?;
    equal(
        "could become",
        &assessment.could_become,
        &verdict.most_urgent,
    )?;
    equal("settled", &assessment.settled, &verdict.settled())?;
    compare_disposition(module, assessment, verdict)?;
    assessment
        .causes
        .iter()
        .try_for_each(|rank| compare_cause(module, assessment, verdict, rank))?;
    compare_care(module, assessment, verdict)?;
    compare_net(module, assessment, verdict)
}

fn compare_net(module: &Module, assessment: &Assessment, verdict: &Verdict) -> Compared {
    let mut decided = assessment.safety_net.clone();
    decided.sort_unstable();
    let leading = leading(assessment);
    let shown = |line: &usize| {
        let causes = &module.safety_net[*line].causes;
        verdict.signs[*line] != Known::Certain
            && (causes.is_empty() || causes.iter().any(|cause| leading.contains(cause)))
    };
    equal(
        "safety net",
        &decided,
        &(0..module.safety_net.len()).filter(shown).collect(),
    )
}

fn leading(assessment: &Assessment) -> Vec<CauseId> {
    assessment
        .causes
        .iter()
        .filter(|rank| rank.strength >= Strength::Possible)
        .take(3)
        .map(|rank| rank.cause)
        .collect()
}

/// Of a case that is still open: what is certain, or what the module handles unfinished cases as if that is more urgent.
fn compare_disposition(module: &Module, assessment: &Assessment, verdict: &Verdict) -> Compared {
    if verdict.settled() {
        return equal("disposition", &assessment.disposition, &verdict.most_urgent);
    }
    let handled = module.dispositions[assessment.disposition.index()]
        .handled_as
        .unwrap_or(assessment.disposition);
    let unfinished = module
        .dispositions
        .iter()
        .find_map(|disposition| disposition.handled_as);
    equal(
        "disposition while open",
        &handled,
        &unfinished.map_or(verdict.least_urgent, |it| it.min(verdict.least_urgent)),
    )
}

/// Of each measure, the strongest of the lines that hold counts, for and against.
fn compare_cause(
    module: &Module,
    assessment: &Assessment,
    verdict: &Verdict,
    rank: &CauseRank,
) -> Compared {
    let cause = &module.causes[rank.cause.index()];
    let evidence = &verdict.evidence[rank.cause.index()];
    let fires = |rule: usize| assessment.rules[rule] == Status::Certain;
    let considered = (0..module.rules.len())
        .any(|rule| fires(rule) && module.rules[rule].consider.contains(&rank.cause));
    equal("considered", &rank.considered, &considered)?;
    let reported = (0..module.rules.len()).any(|rule| {
        fires(rule)
            && verdict.reported[rule] == Known::Certain
            && module.rules[rule].consider.contains(&rank.cause)
    });
    let considered = if reported { weight::CONSIDERED } else { 0 };
    equal(
        "weight",
        &rank.weight,
        &(weight::of_base(cause.base) + considered + weight_of_lines(cause, evidence)),
    )?;
    let certain = rank
        .evidence
        .iter()
        .all(|counted| evidence[counted.measure][counted.line] == Known::Certain);
    equal("only certain lines count", &certain, &true)
}

fn weight_of_lines(cause: &Cause, evidence: &[Vec<Known>]) -> i32 {
    let measures = cause.measures.iter().zip(evidence);
    let of_measure = measures.map(|(measure, known)| {
        let held = measure
            .lines
            .iter()
            .zip(known)
            .filter(|(_, known)| **known == Known::Certain)
            .map(|(line, _)| weight::of(&line.weight));
        held.clone().max().unwrap_or(0).max(0) + held.min().unwrap_or(0).min(0)
    });
    of_measure.sum()
}

fn compare_care(module: &Module, assessment: &Assessment, verdict: &Verdict) -> Compared {
    let leading = leading(assessment);
    let shown = |index: &usize| {
        let care = &module.care[*index];
        let asked = assessment.reasons.iter().any(|rule| {
            module.rules[rule.index()]
                .care
                .iter()
                .any(|care| care.index() == *index)
        });
        let fits =
            care.causes.is_empty() || care.causes.iter().any(|cause| leading.contains(cause));
        let at =
            care.dispositions.is_empty() || care.dispositions.contains(&assessment.disposition);
        verdict.care[*index] && (asked || fits && at)
    };
    let decided = assessment
        .care
        .iter()
        .map(|care| care.index())
        .collect::<Vec<_>>();
    equal(
        "care",
        &decided,
        &(0..module.care.len()).filter(shown).collect(),
    )
}
