//! The consultation of the calf-pain module: its promises are kept, and it is never milder than triage while neither a
//! clinician nor a test has answered anything.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may")]

mod support;

use std::collections::BTreeSet;

use support::answers;
use sural_content::module::{Answer, Observer, Step};
use sural_decision::Decision;
use sural_decision::verify::Promise;
use sural_testkit::content;
use sural_testkit::people::{self, Mix};
use sural_testkit::random::Random;

const PEOPLE: usize = 300;

fn mix(random: &mut Random) -> Mix {
    Mix {
        unasked: *random.pick(&[0, 10, 50, 90]),
        unknown: 5,
        none: *random.pick(&[60, 90, 97]),
    }
}

#[test]
fn without_clinician_and_tests_it_is_triage_or_more_urgent() {
    let triage = Decision::compile(content::module("calf_pain").unwrap()).unwrap();
    let whole = Decision::compile(content::whole("calf_pain").unwrap()).unwrap();
    let mut random = Random::seeded(12);
    let acuity = |decision: &Decision, id: sural_content::module::DispositionId| {
        decision.module().dispositions[id.index()].acuity
    };
    let mut compared = 0;
    for _ in 0..PEOPLE {
        let mix = mix(&mut random);
        let mut known = people::answers(whole.module(), mix, &mut random);
        for (answer, finding) in known.iter_mut().zip(&whole.module().findings) {
            if !finding.observers.contains(&Observer::Patient) {
                *answer = random.chance(10).then_some(Answer::NotSure);
            }
        }
        let own = known[..triage.module().findings.len()].to_vec();
        let (Ok(assessed), Ok(said)) = (
            triage.assess(&answers(triage.module(), &own)),
            whole.consult(&answers(whole.module(), &known)),
        ) else {
            continue;
        };
        compared += 1;
        let asked = whole.work_up(&answers(whole.module(), &known)).unwrap();
        assert_eq!(
            (
                asked.disposition,
                asked.reasons,
                asked.orders,
                asked.referrals
            ),
            (
                said.disposition,
                said.reasons.clone(),
                said.orders,
                said.referrals
            ),
        );
        assert_eq!(said.answered, []);
        let milder = acuity(&whole, said.disposition) > acuity(&triage, assessed.disposition);
        assert!(!milder, "{known:?}");
        assert!(
            assessed
                .reasons
                .iter()
                .all(|rule| said.reasons.contains(rule))
        );
    }
    assert!(compared > PEOPLE / 10, "{compared} compared");
}

/// What is called needless does nothing: whatever its findings turn out to be, no rule that speaks comes or goes but for
/// causes that are excluded.
#[test]
fn a_needless_step_changes_no_disposition() {
    let whole = Decision::compile(content::whole("calf_pain").unwrap()).unwrap();
    let module = whole.module();
    let mut random = Random::seeded(7);
    let (mut tried, mut steps) = (0, BTreeSet::new());
    for _ in 0..PEOPLE / 3 {
        let mix = mix(&mut random);
        let known = people::answers(module, mix, &mut random);
        let mut known = answers(module, &known);
        let Ok(before) = whole.consult(&known) else {
            continue;
        };
        for step in before.needless.iter().take(2) {
            let findings = match step {
                Step::Screen(id) => &module.screens[id.index()].findings,
                Step::Order(id) => &module.orders[id.index()].gives,
            };
            let open = findings.iter().filter(|it| known.get(**it).is_none());
            let open = open.copied().collect::<Vec<_>>();
            for &finding in &open {
                let content = &module.findings[finding.index()];
                known.set(finding, Some(people::answer(content, mix, &mut random)));
            }
            if let Ok(after) = whole.consult(&known) {
                tried += 1;
                steps.insert(*step);
                assert_eq!(after.disposition, before.disposition, "{step:?}");
            }
            for finding in open {
                known.set(finding, None);
            }
        }
    }
    assert!(tried > 0, "{tried} tried, {} steps", steps.len());
}

#[test]
fn its_promises_are_kept() {
    let whole = Decision::compile(content::whole("calf_pain").unwrap()).unwrap();
    for promise in Promise::CONSULTATION {
        let proof = whole.prove(promise).unwrap();
        let messages = proof.failures.iter().map(|failure| &failure.message);
        assert_eq!(messages.collect::<Vec<_>>(), Vec::<&String>::new());
    }
}
