//! How evidence adds up to causes.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may"
)]

mod support;

use support::answers;
use sural_content::module::{
    Answer, Base, CauseGroup, CauseId, Citation, Condition, EvidenceLine, FindingId, Measure,
    Module, Ordinal, ReferenceId, Rule, Unsure, Weight,
};
use sural_content::span::Span;
use sural_decision::causes::{CauseRank, Strength};
use sural_decision::{Assessment, Decision, weight};
use sural_testkit::modules::{cause, disposition, finding, yes_no};

const YES: Option<Answer> = Some(Answer::Option(0));
const NO: Option<Answer> = Some(Answer::Option(1));
const NOT_SURE: Option<Answer> = Some(Answer::NotSure);

fn yes(finding: u32) -> Condition {
    Condition::IsOption(FindingId(finding), vec![0])
}

fn measure(lines: &[(Ordinal, u32)]) -> Measure {
    let line = |(ordinal, finding): &(Ordinal, u32)| EvidenceLine {
        weight: Weight::Ordinal(*ordinal),
        when: yes(*finding),
        span: Span::default(),
    };
    Measure {
        title: String::new(),
        lines: lines.iter().map(line).collect(),
    }
}

/// Two dispositions, four findings that are yes or no, and causes with these measures.
fn module(causes: Vec<(CauseGroup, Base, Vec<Measure>)>) -> Module {
    let named = causes.into_iter().enumerate();
    Module {
        findings: ["a", "b", "c", "d"]
            .map(|id| finding(id, yes_no(), Unsure::Safer))
            .to_vec(),
        dispositions: vec![disposition(1), disposition(2)],
        causes: named
            .map(
                |(index, (group, base, measures))| sural_content::module::Cause {
                    measures,
                    ..cause(&format!("cause_{index}"), group, base)
                },
            )
            .collect(),
        ..Module::default()
    }
}

fn consider(when: Condition) -> Rule {
    Rule {
        id: "considered".to_owned(),
        when,
        disposition: None,
        red_flag: false,
        consider: vec![CauseId(0)],
        see: None,
        care: Vec::new(),
        consultation: sural_content::module::Recommendation::default(),
        because: String::new(),
        citations: Vec::new(),
        chapter: 0,
        span: Span::default(),
    }
}

fn assess(module: Module, known: &[Option<Answer>]) -> Assessment {
    let answers = answers(&module, known);
    Decision::compile(module).unwrap().assess(&answers).unwrap()
}

fn first(module: Module, known: &[Option<Answer>]) -> CauseRank {
    assess(module, known).causes[0].clone()
}

fn common(measures: Vec<Measure>) -> Module {
    module(vec![(CauseGroup::Vascular, Base::Common, measures)])
}

#[test]
fn of_one_measure_the_strongest_for_and_against_count_once() {
    let lines = [
        (Ordinal::For, 0),
        (Ordinal::StronglyFor, 1),
        (Ordinal::WeaklyAgainst, 2),
        (Ordinal::Against, 3),
    ];
    let rank = first(common(vec![measure(&lines)]), &[YES, YES, YES, YES]);
    assert_eq!(
        rank.weight,
        weight::of_ordinal(Ordinal::StronglyFor) + weight::of_ordinal(Ordinal::Against)
    );
    assert_eq!(
        rank.evidence
            .iter()
            .map(|counted| counted.line)
            .collect::<Vec<_>>(),
        [1, 3]
    );
}

#[test]
fn measures_add_up() {
    let twice = vec![measure(&[(Ordinal::For, 0)]), measure(&[(Ordinal::For, 0)])];
    assert_eq!(
        first(common(twice), &[YES, NO, NO, NO]).weight,
        2 * weight::of_ordinal(Ordinal::For)
    );
}

#[test]
fn what_is_not_sure_or_not_asked_counts_neither_way() {
    let lines = || {
        common(vec![measure(&[
            (Ordinal::For, 0),
            (Ordinal::StronglyAgainst, 1),
        ])])
    };
    assert_eq!(first(lines(), &[NOT_SURE, None, NO, NO]).weight, 0);
    assert_eq!(
        first(lines(), &[YES, None, NO, NO]).weight,
        weight::of_ordinal(Ordinal::For)
    );
}

#[test]
fn a_cause_starts_at_its_base() {
    for (base, start) in [(Base::Common, 0), (Base::Uncommon, -60), (Base::Rare, -120)] {
        assert_eq!(
            first(
                module(vec![(CauseGroup::Other, base, Vec::new())]),
                &[NO, NO, NO, NO]
            )
            .weight,
            start
        );
    }
}

#[test]
fn a_rule_that_fires_by_what_is_reported_weighs_and_by_not_sure_only_keeps() {
    let considered = || Module {
        rules: vec![consider(yes(0))],
        ..common(Vec::new())
    };
    let reported = first(considered(), &[YES, NO, NO, NO]);
    assert_eq!(
        (reported.considered, reported.weight, reported.strength),
        (true, weight::CONSIDERED, Strength::Possible)
    );
    let unsure = first(considered(), &[NOT_SURE, NO, NO, NO]);
    assert_eq!(
        (unsure.considered, unsure.weight, unsure.strength),
        (true, 0, Strength::Possible)
    );
    let silent = first(considered(), &[NO, NO, NO, NO]);
    assert_eq!(
        (silent.considered, silent.weight, silent.strength),
        (false, 0, Strength::LessLikely)
    );
}

#[test]
fn the_likeliest_cause_comes_first_and_names_the_group() {
    let causes = module(vec![
        (
            CauseGroup::Vascular,
            Base::Rare,
            vec![measure(&[(Ordinal::For, 0)])],
        ),
        (
            CauseGroup::Infection,
            Base::Common,
            vec![measure(&[(Ordinal::For, 0)])],
        ),
    ]);
    let assessment = assess(causes, &[YES, NO, NO, NO]);
    assert_eq!(assessment.causes[0].cause, CauseId(1));
    assert_eq!(assessment.cause_group, Some(CauseGroup::Infection));
}

#[test]
fn two_fair_causes_of_a_group_outweigh_one_of_another() {
    let fair = || vec![measure(&[(Ordinal::For, 0)])];
    let causes = [
        CauseGroup::Infection,
        CauseGroup::Vascular,
        CauseGroup::Vascular,
    ]
    .map(|group| (group, Base::Common, fair()));
    assert_eq!(
        assess(module(causes.to_vec()), &[YES, NO, NO, NO]).cause_group,
        Some(CauseGroup::Vascular)
    );
    assert_eq!(
        assess(module(causes.to_vec()), &[NO, NO, NO, NO]).cause_group,
        None
    );
}

#[test]
fn a_ratio_weighs_as_its_logarithm() {
    let citation = Citation {
        reference: ReferenceId(0),
        locator: String::new(),
    };
    let line = |milli: u32| EvidenceLine {
        weight: Weight::LikelihoodRatio {
            milli,
            citation: citation.clone(),
        },
        when: yes(0),
        span: Span::default(),
    };
    let measures = [2_000, 500, 1_000].map(|milli| Measure {
        title: String::new(),
        lines: vec![line(milli)],
    });
    let rank = first(common(measures.to_vec()), &[YES, NO, NO, NO]);
    assert_eq!(rank.weight, 0);
    assert_eq!(
        rank.evidence
            .iter()
            .map(|counted| counted.weight)
            .collect::<Vec<_>>(),
        [30, -30]
    );
}
