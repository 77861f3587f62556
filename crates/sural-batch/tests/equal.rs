//! The engine says of every case what the diagrams say.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // Not library code.

use sural_batch::Engine;
use sural_batch::block::{Block, CASES, bit};
use sural_batch::engine::Room;
use sural_batch::outcome::Outcome;
use sural_batch::program::Program;
use sural_batch::run::{Given, Slots};
use sural_batch::single::{Said, Single};
use sural_content::module::{Answer, FindingId, Module, Rest, RuleId};
use sural_decision::{Answers, Decision, Status};
use sural_testkit::naive::person::real_answers;
use sural_testkit::people::Mix;
use sural_testkit::random::Random;
use sural_testkit::{content, modules, people, reference};

/// So many cases, so many in a hundred of their answers open.
fn cases(module: &Module, random: &mut Random, count: usize, open: usize) -> Vec<Answers> {
    // Most people contradict themselves nowhere only if most answers are nothing abnormal.
    let mix = Mix {
        unasked: open,
        unknown: 10,
        none: 90,
    };
    let case = |_| {
        let mut answers = Answers::none(module);
        let given = people::answers(module, mix, random).into_iter();
        for (id, answer) in (0..).map(FindingId).zip(given) {
            answers.set(id, answer);
        }
        answers
    };
    (0..count).map(case).collect()
}

/// How many of them contradict themselves nowhere.
fn agree(decision: &Decision, random: &mut Random, count: usize, open: usize) -> usize {
    let engine = Engine::of(decision).unwrap();
    let cases = cases(decision.module(), random, count, open);
    let block = Block::of(decision, &cases);
    let mut room = Room::default();
    let verdicts = engine.assess(&block, &mut room);
    let (urgent, _) = verdicts.dispositions();
    let mut admissible = 0;
    for (case, answers) in cases.iter().enumerate() {
        let Ok(assessment) = decision.assess(answers) else {
            assert!(bit(verdicts.contradictions(), case));
            continue;
        };
        assert!(!bit(verdicts.contradictions(), case));
        admissible += 1;
        let rules = verdicts.rules(case).map(|known| match known {
            (false, _) => Status::Excluded,
            (true, false) => Status::Possible,
            (true, true) => Status::Certain,
        });
        assert_eq!(rules.collect::<Vec<_>>(), assessment.rules);
        assert_eq!(urgent[case], assessment.could_become);
    }
    for rest in [Rest::Unasked, Rest::No, Rest::NotSure] {
        alone(decision, &engine, &cases, rest);
    }
    for program in [engine.whole(), engine.open()] {
        alike(program, &block);
    }
    admissible
}

/// Of every case the engine says what is said of it alone.
fn alone(decision: &Decision, engine: &Engine, cases: &[Answers], rest: Rest) {
    let (mut block, mut room) = (Block::of(decision, cases), Room::default());
    let outcomes = engine.outcomes(decision, &mut block, cases.len(), rest, &mut room);
    for (case, answers) in cases.iter().enumerate() {
        let mut answers = answers.clone();
        let alone = decision.conflicts(&answers).is_empty().then(|| {
            answers.fill(decision, rest);
            decision.assess(&decision.implied(&answers)).ok()
        });
        let alone = alone.flatten().map(|assessment| Outcome {
            disposition: assessment.disposition,
            settled: assessment.settled,
            could_become: assessment.could_become,
            rules: (0..)
                .map(RuleId)
                .zip(assessment.rules)
                .filter(|(_, known)| *known == Status::Certain)
                .map(|(rule, _)| rule)
                .collect(),
        });
        assert_eq!(outcomes.of(case), alone, "{rest:?}: {answers:?}");
    }
}

/// Wide or plain, what runs says the same.
fn alike(program: &Program, block: &Block) {
    let (mut given, mut slots) = (Given::default(), Slots::default());
    let (mut plain_given, mut plain_slots) = (Given::default(), Slots::default());
    given.read(program, block);
    slots.run(program, &given);
    plain_given.read_plainly(program, block);
    plain_slots.run_plainly(program, &plain_given);
    for index in 0..program.outputs() {
        assert_eq!(
            slots.output(program, &given, index),
            plain_slots.output(program, &plain_given, index)
        );
    }
}

#[test]
fn on_the_reference_rules() {
    let decision = Decision::compile(reference::module().unwrap()).unwrap();
    let mut random = Random::seeded(1);
    for open in [0, 30, 90] {
        assert!(agree(&decision, &mut random, CASES, open) > 100);
    }
}

#[test]
fn on_calf_pain() {
    let decision = Decision::compile(content::module("calf_pain").unwrap()).unwrap();
    let mut random = Random::seeded(2);
    for (count, open, floor) in [
        (CASES, 0, 10),
        (CASES, 30, 10),
        (CASES, 90, 100),
        (100, 90, 10),
    ] {
        let admissible = agree(&decision, &mut random, count, open);
        assert!(admissible > floor, "{open}: {admissible}");
    }
}

#[test]
fn on_random_modules() {
    let mut random = Random::seeded(3);
    let mut admissible = 0;
    for _ in 0..20 {
        let decision = Decision::compile(modules::module(&mut random)).unwrap();
        admissible += agree(&decision, &mut random, CASES, 20);
    }
    assert!(admissible > CASES, "{admissible}");
}

/// By tables one case of which everything is known comes to what is said of it alone. How many contradict themselves
/// nowhere.
fn one_by_one(decision: &Decision, cases: impl IntoIterator<Item = Answers>) -> usize {
    let single = Single::of(decision, &Engine::of(decision).unwrap());
    let (mut said, mut admissible) = (Said::default(), 0);
    for answers in cases {
        let values = decision.assignment(&answers);
        let values = values.into_iter().collect::<Option<Vec<_>>>().unwrap();
        let disposition = single.assess(decision, &values, &mut said);
        let Ok(alone) = decision.assess(&answers) else {
            assert_eq!(disposition, None, "{answers:?}");
            continue;
        };
        admissible += 1;
        assert_eq!(disposition, Some(alone.disposition), "{answers:?}");
        let fired = single.fired(&said).collect::<Vec<_>>();
        assert_eq!(fired, alone.reasons, "{answers:?}");
    }
    admissible
}

#[test]
fn one_person_after_the_other() {
    let mut random = Random::seeded(4);
    for (module, floor) in [
        (reference::module().unwrap(), 9_000),
        (content::module("calf_pain").unwrap(), 1_000),
    ] {
        let decision = Decision::compile(module).unwrap();
        let drawn = cases(decision.module(), &mut random, 10_000, 0);
        let filled = cases(decision.module(), &mut random, 10_000, 80).into_iter();
        let filled = filled.enumerate().map(|(index, mut answers)| {
            let rest = if index % 2 == 0 {
                Rest::No
            } else {
                Rest::NotSure
            };
            answers.fill(&decision, rest);
            answers
        });
        let admissible = one_by_one(&decision, drawn.into_iter().chain(filled));
        assert!(admissible > floor, "{admissible}");
    }
}

/// Every case of a module of which everything is known.
fn every_case(module: &Module) -> Vec<Answers> {
    let mut cases = vec![Answers::none(module)];
    for (id, finding) in (0..).map(FindingId).zip(&module.findings) {
        let mut each = real_answers(&finding.kind);
        each.push(Answer::NotSure);
        let with = |case: &Answers| {
            let case = case.clone();
            each.iter().map(move |answer| {
                let mut case = case.clone();
                case.set(id, Some(answer.clone()));
                case
            })
        };
        cases = cases.iter().flat_map(with).collect();
    }
    cases
}

#[test]
fn every_case_of_small_modules_one_after_the_other() {
    let mut random = Random::seeded(5);
    let (mut admissible, mut all) = (0, 0);
    for _ in 0..100 {
        if let Ok(decision) = Decision::compile(modules::module(&mut random)) {
            let cases = every_case(decision.module());
            all += cases.len();
            admissible += one_by_one(&decision, cases);
        }
    }
    assert!(
        all > 10_000 && admissible > all / 2,
        "{admissible} of {all}"
    );
}
