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
use sural_content::module::{Answer, FindingId, FindingKind, Module, Observer};
use sural_decision::answers::none_of;
use sural_decision::interview::Page;
use sural_decision::{Answers, Assessment, Decision, Status};
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
    if decision.assess(&answers(module, &person)).is_err() {
        return false;
    }
    // Who is unsure of what their other answers imply may contradict it later.
    let Some((known, last)) = asked(decision, &person) else {
        return false;
    };
    let Some(full) = asked_on(decision, known.clone(), &person) else {
        return false;
    };
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
fn asked(decision: &Decision, person: &[Option<Answer>]) -> Option<(Answers, Assessment)> {
    let module = decision.module();
    let mut known = Answers::none(module);
    let mut seen = BTreeSet::new();
    loop {
        known = decision.implied(&known);
        let assessment = decision.assess(&known).ok()?;
        assert_eq!(assessment.next, decision.progress(&known).next);
        let Some(Page { findings, .. }) = assessment.next.clone() else {
            return Some((known, assessment));
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

/// What it comes to if every page that is left is asked as well, except for what the constraints leave no choice about.
fn asked_on(
    decision: &Decision,
    mut known: Answers,
    person: &[Option<Answer>],
) -> Option<Assessment> {
    for (answer, index) in person.iter().zip(0..) {
        known = decision.implied(&known);
        if known.get(FindingId(index)).is_none() {
            known.set(FindingId(index), answer.clone());
        }
    }
    decision.assess(&decision.implied(&known)).ok()
}

#[test]
fn what_is_implied_is_all_that_can_be_said() {
    let mut implied = 0;
    for seed in 0..600 {
        let mut random = Random::seeded(seed);
        let Ok(decision) = Decision::compile(modules::module(&mut random)) else {
            continue;
        };
        let module = decision.module();
        let mix = Mix {
            unasked: 60,
            unknown: 10,
            none: 40,
        };
        let known = answers(module, &people::answers(module, mix, &mut random));
        if decision.assess(&known).is_err() {
            continue;
        }
        let more = decision.implied(&known);
        assert_eq!(decision.implied(&more), more);
        for (finding, answer) in more.iter() {
            if known.get(finding).is_some() {
                assert_eq!(known.get(finding), Some(answer));
                continue;
            }
            implied += 1;
            assert!(decision.assess(&more).is_ok());
            // Each option comes to what the implied one comes to, or contradicts.
            let expected = decision.progress(&more).outlook;
            let FindingKind::One { options, .. } = &module.findings[finding.index()].kind else {
                panic!("only a choice of one is implied")
            };
            for option in 0..options.len() {
                let mut other = more.clone();
                other.set(finding, Some(Answer::Option(option)));
                if decision.assess(&other).is_ok() {
                    assert_eq!(decision.progress(&other).outlook, expected);
                }
            }
        }
    }
    assert!(implied > 10, "{implied}");
}

#[test]
fn a_man_is_not_asked_about_pregnancy_nor_an_adult_about_a_childs_limp() {
    let decision = Decision::compile(content::module("calf_pain").unwrap()).unwrap();
    let mut known = Answers::none(decision.module());
    say(&decision, &mut known, "sex_at_birth", 1);
    say(&decision, &mut known, "age_band", 4);
    let implied = decision.implied(&known);
    for id in ["pregnant", "postpartum", "child_limp"] {
        let finding = id_of(&decision, id);
        assert_eq!(
            implied.get(finding),
            none_of(decision.module(), finding).as_ref()
        );
    }
    assert_eq!(implied.iter().count(), 5);
}

fn id_of(decision: &Decision, id: &str) -> FindingId {
    let mut findings = decision.module().findings.iter();
    FindingId(findings.position(|finding| finding.id == id).unwrap() as u32)
}

fn say(decision: &Decision, known: &mut Answers, id: &str, option: usize) {
    known.set(id_of(decision, id), Some(Answer::Option(option)));
}

/// The answers that a certificate names keep its red flags silent by themselves, and not with one fewer.
#[test]
fn what_is_ruled_out_is_ruled_out_by_the_answers_named() {
    let decision = Decision::compile(content::module("calf_pain").unwrap()).unwrap();
    let mut random = Random::seeded(7);
    let mut found = 0;
    for _ in 0..12 {
        let mix = Mix {
            unasked: 0,
            unknown: 0,
            none: 97,
        };
        let person = of_patient(
            decision.module(),
            people::answers(decision.module(), mix, &mut random),
        );
        if decision
            .assess(&answers(decision.module(), &person))
            .is_err()
        {
            continue;
        }
        let Some((known, _)) = asked(&decision, &person) else {
            continue;
        };
        for out in decision.ruled_out(&known) {
            found += 1;
            let silent = |left: Option<FindingId>| {
                let mut only = Answers::none(decision.module());
                for &finding in out.by.findings.iter().filter(|id| Some(**id) != left) {
                    only.set(finding, known.get(finding).cloned());
                }
                let rules = decision.assess(&only).unwrap().rules;
                out.rules
                    .iter()
                    .all(|rule| rules[rule.index()] == Status::Excluded)
            };
            assert!(silent(None));
            assert!(
                out.by
                    .findings
                    .iter()
                    .all(|&finding| !silent(Some(finding)))
            );
        }
    }
    assert!(found > 30, "{found}");
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
            .find(|whole| whole.screen == page.screen && whole.findings.contains(&page.findings[0]))
            .unwrap();
        assert!(
            page.findings
                .iter()
                .all(|finding| whole.findings.contains(finding) && known.get(*finding).is_none())
        );
    }
}

#[test]
fn what_an_answer_on_the_same_page_mostly_settles_waits_for_it() {
    let decision = Decision::compile(content::module("calf_pain").unwrap()).unwrap();
    let module = decision.module();
    let mut waiting = Vec::new();
    for page in decision.pages() {
        let together = decision.together(page);
        assert_eq!(together.first(), page.findings.first());
        let asked_one_by_one = page
            .screen
            .is_some_and(|screen| module.screens[screen].none.is_none());
        let behind = page
            .findings
            .iter()
            .filter(|finding| asked_one_by_one && !together.contains(finding));
        waiting.extend(behind.map(|finding| module.findings[finding.index()].id.as_str()));
    }
    assert_eq!(waiting, ["child_limp", "cramp_often"]);
}
