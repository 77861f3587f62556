//! What people observed, as answers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may")]

use sural_content::module::{
    Answer, EachLeg, Finding, FindingId, FindingKind, Module, Observer, Sides, Unsure,
};
use sural_decision::observation::{Contradiction, Observation, Observed, Side};
use sural_testkit::modules::{finding, yes_no};

const LEG: FindingId = FindingId(0);
const FEVER: FindingId = FindingId(1);
const GIRTH: FindingId = FindingId(2);
const DIFFERENCE: FindingId = FindingId(3);
const PULSE: FindingId = FindingId(4);

fn number(high: u32, decimals: u8) -> FindingKind {
    FindingKind::Number {
        low: 0,
        high,
        decimals,
        unit: String::new(),
    }
}

/// Options of `leg`: left, right, both alike, both with the right worse.
fn module() -> Module {
    let mut leg = finding("leg", yes_no(), Unsure::Open);
    if let FindingKind::One { options, .. } = &mut leg.kind {
        let option = options[0].clone();
        options.extend([option.clone(), option]);
    }
    leg.sides = Some(Sides {
        left: vec![0],
        right: vec![1, 3],
    });
    let legs = |compare| Some(EachLeg { compare });
    Module {
        findings: vec![
            leg,
            finding("fever", yes_no(), Unsure::Safer),
            Finding {
                each_leg: legs(Some(DIFFERENCE)),
                ..finding("girth", number(800, 1), Unsure::Open)
            },
            finding("difference", number(20, 0), Unsure::Open),
            Finding {
                each_leg: legs(None),
                ..finding("pulse", yes_no(), Unsure::Open)
            },
        ],
        ..Module::default()
    }
}

fn by(observer: Observer, finding: FindingId, answer: Answer) -> Observation {
    Observation {
        finding,
        side: None,
        answer,
        observer,
        reasoned: false,
    }
}

fn at(side: Side, finding: FindingId, answer: Answer) -> Observation {
    Observation {
        side: Some(side),
        ..by(Observer::Clinician, finding, answer)
    }
}

fn patient(finding: FindingId, option: usize) -> Observation {
    by(Observer::Patient, finding, Answer::Option(option))
}

fn observed(observations: &[Observation]) -> Observed {
    Observed::of(&module(), observations)
}

#[test]
fn the_last_answer_of_one_observer_counts() {
    let observed = observed(&[patient(FEVER, 0), patient(FEVER, 1)]);
    assert_eq!(observed.answers.get(FEVER), Some(&Answer::Option(1)));
    assert_eq!(observed.contradictions, []);
}

#[test]
fn a_clinician_who_differs_from_the_patient_needs_a_reason() {
    let mut all = [
        patient(FEVER, 0),
        by(Observer::Clinician, FEVER, Answer::Option(1)),
    ];
    let without = observed(&all);
    assert_eq!(without.answers.get(FEVER), Some(&Answer::Option(0)));
    let contradiction = Contradiction {
        stands: 0,
        differs: 1,
    };
    assert_eq!(without.contradictions, [contradiction]);
    all[1].reasoned = true;
    let with = observed(&all);
    assert_eq!(with.answers.get(FEVER), Some(&Answer::Option(1)));
    assert_eq!(with.contradictions, []);
}

/// *Not sure* may have raised urgency, so it is not taken back without a reason either.
#[test]
fn not_sure_of_the_patient_stands_too() {
    let all = [
        by(Observer::Patient, FEVER, Answer::NotSure),
        by(Observer::Clinician, FEVER, Answer::Option(1)),
    ];
    assert_eq!(observed(&all).answers.get(FEVER), Some(&Answer::NotSure));
}

#[test]
fn between_clinician_and_test_the_later_stands_and_both_are_shown() {
    let all = [
        by(Observer::Test, FEVER, Answer::Option(0)),
        by(Observer::Clinician, FEVER, Answer::Option(1)),
    ];
    let observed = observed(&all);
    assert_eq!(observed.answers.get(FEVER), Some(&Answer::Option(1)));
    let contradiction = Contradiction {
        stands: 1,
        differs: 0,
    };
    assert_eq!(observed.contradictions, [contradiction]);
}

#[test]
fn rules_read_the_painful_leg_and_of_two_the_worse() {
    let pulses = [
        at(Side::Left, PULSE, Answer::Option(0)),
        at(Side::Right, PULSE, Answer::Option(1)),
    ];
    for (option, leg, answer) in [
        (0, Some(Side::Left), Some(Answer::Option(0))),
        (3, Some(Side::Right), Some(Answer::Option(1))),
        // Yes/no findings are normal if they are "no".
        (2, None, Some(Answer::Option(0))),
    ] {
        let all = [pulses.as_slice(), &[patient(LEG, option)]].concat();
        let observed = observed(&all);
        assert_eq!(observed.leg, leg);
        assert_eq!(observed.answers.get(PULSE), answer.as_ref());
        assert!(observed.waiting.is_empty());
    }
}

#[test]
fn what_is_normal_in_one_leg_never_stands_for_two() {
    for sides in [&[Side::Left][..], &[Side::Right]] {
        let normal = sides.iter().map(|side| at(*side, PULSE, Answer::Option(1)));
        let all = normal.chain([patient(LEG, 2)]).collect::<Vec<_>>();
        let observed = observed(&all);
        assert_eq!(observed.answers.get(PULSE), None);
        assert_eq!(observed.waiting, [PULSE]);
    }
}

#[test]
fn girths_that_differ_wait_for_the_painful_leg() {
    let all = [
        at(Side::Left, GIRTH, Answer::Number(380)),
        at(Side::Right, GIRTH, Answer::Number(350)),
        patient(LEG, 2),
    ];
    let observed = observed(&all);
    assert_eq!(observed.answers.get(GIRTH), None);
    assert_eq!(observed.waiting, [GIRTH]);
}

#[test]
fn legs_that_are_alike_need_no_side() {
    let all = [
        at(Side::Left, PULSE, Answer::Option(0)),
        at(Side::Right, PULSE, Answer::Option(0)),
    ];
    assert_eq!(observed(&all).answers.get(PULSE), Some(&Answer::Option(0)));
}

#[test]
fn the_difference_is_painful_leg_minus_other_within_its_bounds() {
    let girths = |left, right, leg| {
        observed(&[
            patient(LEG, leg),
            at(Side::Left, GIRTH, left),
            at(Side::Right, GIRTH, right),
        ])
    };
    let cases = [
        // In tenths; a difference of 2.9 does not reach 3.
        (
            Answer::Number(380),
            Answer::Number(350),
            0,
            Answer::Number(3),
        ),
        (
            Answer::Number(379),
            Answer::Number(350),
            0,
            Answer::Number(2),
        ),
        (
            Answer::Number(380),
            Answer::Number(350),
            1,
            Answer::Number(0),
        ),
        (
            Answer::Number(800),
            Answer::Number(100),
            0,
            Answer::Number(20),
        ),
        (
            Answer::NotAssessable,
            Answer::Number(350),
            0,
            Answer::NotAssessable,
        ),
    ];
    for (left, right, leg, expected) in cases {
        let observed = girths(left, right, leg);
        assert_eq!(observed.answers.get(DIFFERENCE), Some(&expected));
    }
    let one_leg = observed(&[patient(LEG, 0), at(Side::Left, GIRTH, Answer::Number(380))]);
    assert_eq!(one_leg.answers.get(DIFFERENCE), None);
}
