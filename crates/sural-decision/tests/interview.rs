//! An interview asks each thing once, ends, and comes to what asking everything comes to.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may"
)]

mod support;

use std::collections::BTreeSet;

use support::answers;
use sural_content::module::{Answer, FindingId, Module, Observer};
use sural_decision::interview::Page;
use sural_decision::{Answers, Assessment, Decision};
use sural_testkit::people::{self, Mix};
use sural_testkit::random::Random;
use sural_testkit::{content, modules};

#[test]
fn random_modules_ask_only_what_matters() {
    let mut ended_early = 0;
    for seed in 0..400 {
        let mut random = Random::seeded(seed);
        let Ok(decision) = Decision::compile(modules::module(&mut random)) else {
            continue;
        };
        ended_early += (0..5).filter(|_| interview(&decision, &mut random)).count();
    }
    assert!(ended_early > 500, "{ended_early}");
}

#[test]
fn calf_pain_asks_only_what_matters() {
    let decision = Decision::compile(content::module("calf_pain").unwrap()).unwrap();
    let mut random = Random::seeded(0);
    assert!(
        (0..60)
            .filter(|_| interview(&decision, &mut random))
            .count()
            > 20
    );
}

/// Interviews a random person; whether it left something unasked.
fn interview(decision: &Decision, random: &mut Random) -> bool {
    let module = decision.module();
    let mix = Mix {
        unasked: 0,
        unknown: *random.pick(&[0, 8]),
        none: *random.pick(&[40, 90, 97]),
    };
    let person = of_patient(module, people::answers(module, mix, random));
    let Ok(full) = decision.assess(&answers(module, &person)) else {
        return false;
    };
    let (known, last) = asked(decision, &person);
    assert_eq!(
        (last.settled, last.disposition),
        (full.settled, full.disposition),
        "{known:?} of {person:?}"
    );
    known.iter().count() < person.iter().flatten().count()
}

fn of_patient(module: &Module, mut person: Vec<Option<Answer>>) -> Vec<Option<Answer>> {
    for (answer, finding) in person.iter_mut().zip(&module.findings) {
        if !finding.observers.contains(&Observer::Patient) {
            *answer = None;
        }
    }
    person
}

/// Answers page after page until none is left.
fn asked(decision: &Decision, person: &[Option<Answer>]) -> (Answers, Assessment) {
    let module = decision.module();
    let mut known = Answers::none(module);
    let mut seen = BTreeSet::new();
    loop {
        let assessment = decision.assess(&known).unwrap();
        let Some(Page { findings, .. }) = assessment.next.clone() else {
            return (known, assessment);
        };
        assert!(!findings.is_empty());
        for finding in findings {
            answer(&mut known, person, finding);
            assert!(
                seen.insert(finding),
                "{} is asked again",
                module.findings[finding.index()].id
            );
        }
    }
}

fn answer(known: &mut Answers, person: &[Option<Answer>], finding: FindingId) {
    assert_eq!(known.get(finding), None);
    assert!(
        person[finding.index()].is_some(),
        "only the patient is asked"
    );
    known.set(finding, person[finding.index()].clone());
}

#[test]
fn a_page_holds_only_open_findings_of_its_screen() {
    for seed in 0..200 {
        let mut random = Random::seeded(seed);
        let Ok(decision) = Decision::compile(modules::module(&mut random)) else {
            continue;
        };
        let known = answers(
            decision.module(),
            &people::answers(
                decision.module(),
                Mix {
                    unasked: 60,
                    unknown: 10,
                    none: 40,
                },
                &mut random,
            ),
        );
        let Ok(assessment) = decision.assess(&known) else {
            continue;
        };
        let Some(page) = assessment.next else {
            continue;
        };
        let whole = decision
            .pages()
            .into_iter()
            .find(|whole| whole.screen == page.screen && whole.findings.contains(&page.findings[0]))
            .unwrap();
        assert!(
            page.findings
                .iter()
                .all(|finding| whole.findings.contains(finding) && known.get(*finding).is_none())
        );
    }
}
