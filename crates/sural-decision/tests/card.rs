//! The safety-net card, each line of it replayed on the person who reads it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // Not library code.

mod support;

use std::collections::BTreeSet;

use support::answers;
use sural_content::module::{Answer, DispositionId, FindingKind, Module, Rest, Stage};
use sural_decision::answers::none_of;
use sural_decision::explain::card::{Line, MOST, Sign};
use sural_decision::{Answers, Assessment, Decision};
use sural_testkit::people::{self, Mix};
use sural_testkit::random::Random;
use sural_testkit::{content, modules};

fn acuity(module: &Module, disposition: DispositionId) -> u32 {
    module.dispositions[disposition.index()].acuity
}

/// How many lines the card has, each of which holds.
fn check(decision: &Decision, case: &Answers) -> usize {
    let Ok(assessment) = decision.assess(case) else {
        return 0;
    };
    let card = decision.card(case, &assessment);
    assert!(card.len() <= MOST);
    assert!(card.is_sorted_by_key(|line| line.then));
    let signs = card.iter().flat_map(|line| &line.signs).collect::<Vec<_>>();
    assert!(
        signs
            .iter()
            .enumerate()
            .all(|(at, sign)| !signs[..at].contains(sign))
    );
    card.iter()
        .for_each(|line| holds(decision, case, &assessment, line));
    nothing_grave_is_left_out(decision, case, &assessment, &card);
    card.len()
}

/// Whichever sign of the line appears, the case becomes as urgent as the rules are said to make it; the person is told
/// that, or what the content promises if that is more.
fn holds(decision: &Decision, case: &Answers, now: &Assessment, line: &Line) {
    let module = decision.module();
    assert!(acuity(module, line.then) < acuity(module, now.disposition));
    let promised = line.signs.iter().filter_map(|sign| match sign {
        Sign::Worded(id) => Some(module.safety_net[id.index()].then),
        Sign::Finding(..) => None,
    });
    let promised = promised.min().unwrap_or(line.reaches);
    assert!(line.then == promised.min(line.reaches), "{line:?}");
    let reached = line.ways.iter().map(|way| {
        let mut after = case.clone();
        for (finding, answer) in way {
            assert_ne!(case.get(*finding), Some(answer), "it is there already");
            after.set(*finding, Some(answer.clone()));
        }
        let then = decision.assess(&after).unwrap().disposition;
        assert!(
            acuity(module, then) <= acuity(module, line.reaches),
            "{line:?}"
        );
        decision.range(&after).unwrap().mild
    });
    assert_eq!(reached.max(), Some(line.reaches), "{line:?}");
}

fn nothing_grave_is_left_out(decision: &Decision, case: &Answers, now: &Assessment, card: &[Line]) {
    let module = decision.module();
    let gravest = DispositionId(0);
    if acuity(module, now.disposition) <= acuity(module, gravest) {
        return;
    }
    let screens = module.screens.iter();
    let emergencies = screens.filter(|screen| screen.stage == Stage::Emergency);
    for &finding in emergencies.flat_map(|screen| &screen.findings) {
        if case.get(finding) != none_of(module, finding).as_ref() {
            continue;
        }
        let single = match &module.findings[finding.index()].kind {
            FindingKind::One { options, .. } => (0..options.len()).map(Answer::Option).collect(),
            FindingKind::Several { options, .. } => (0..options.len())
                .map(|option| Answer::Options(vec![option]))
                .collect(),
            FindingKind::Number { .. } => Vec::new(),
        };
        for answer in single {
            let mut after = case.clone();
            after.set(finding, Some(answer.clone()));
            let Some(range) = decision.range(&after) else {
                continue;
            };
            let way = vec![(finding, answer)];
            assert!(
                range.mild != gravest || card.iter().any(|line| line.ways.contains(&way)),
                "{way:?} is on no line"
            );
        }
    }
}

#[test]
fn every_line_of_random_modules_holds() {
    let mut lines = 0;
    for seed in 0..4000 {
        let mut random = Random::seeded(seed);
        let Ok(decision) = Decision::compile(modules::module(&mut random)) else {
            continue;
        };
        let mix = Mix {
            unasked: *random.pick(&[0, 0, 30]),
            unknown: 15,
            none: 60,
        };
        let person = people::answers(decision.module(), mix, &mut random);
        lines += check(&decision, &answers(decision.module(), &person));
    }
    assert!(lines > 80, "{lines}");
}

#[test]
fn every_line_of_the_calf_pain_module_holds() {
    let decision = Decision::compile(content::module("calf_pain").unwrap()).unwrap();
    let module = decision.module();
    let mut full = 0;
    for index in 0..module.cases.len() {
        let case = &module.cases[index];
        let mut person = Answers::none(module);
        for (finding, answer) in &case.given {
            person.set(*finding, Some(answer.clone()));
        }
        person.fill(&decision, case.rest);
        full += usize::from(check(&decision, &person) > 3);
    }
    assert!(full > 200, "{full}");
}

#[test]
fn someone_with_nothing_to_report_is_told_what_should_bring_them_back() {
    let decision = Decision::compile(content::module("calf_pain").unwrap()).unwrap();
    let module = decision.module();
    let mut person = Answers::none(module);
    person.fill(&decision, Rest::No);
    let card = decision.card(&person, &decision.assess(&person).unwrap());
    let led = card.iter().map(|line| line.then).collect::<BTreeSet<_>>();
    let last = module.dispositions[card.last().unwrap().then.index()]
        .id
        .as_str();
    assert_eq!(last, "within_2_weeks", "{card:?}");
    assert!(led.contains(&DispositionId(0)) && led.len() > 2, "{card:?}");
}
