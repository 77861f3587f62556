//! Mutants are judged rightly: what is equivalent is never told apart, what is alive is told apart by its witness.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may"
)]

mod support;

use sural_content::module::{
    Answer, Case, CaseId, Condition, Expect, FindingId, FindingKind, Module, Rest, Unsure,
};
use sural_content::span::Span;
use sural_content::unneeded;
use sural_decision::Decision;
use sural_decision::answers::none_of;
use sural_decision::mutate::judge::{Fate, Judge, Killer};
use sural_decision::mutate::suggest::fewest;
use sural_decision::mutate::{Mutant, Operator, mutants};
use sural_decision::verify::{Broken, Promise};
use sural_testkit::people::{self, Mix};
use sural_testkit::random::Random;

fn judged(decision: &Decision) -> Vec<(Mutant, Fate)> {
    let judge = Judge::new(decision).unwrap();
    let planted = mutants(decision.module());
    planted
        .chunk_by(|a, b| a.place == b.place)
        .flat_map(|block| block.iter().cloned().zip(judge.fates(block).unwrap()))
        .collect()
}

fn compiled(mutant: &Mutant, module: &Module) -> Option<Decision> {
    Decision::compile(mutant.apply(module)).ok()
}

#[test]
fn every_verdict_on_a_mutant_holds() {
    verdicts_hold(sural_testkit::content::module("demo").unwrap());
}

/// `all of` and `any of` differ where the second part is *no*, which this finding has no word for.
#[test]
fn a_witness_never_gives_the_empty_choice_where_it_has_no_word() {
    let mut module = sural_testkit::content::module("demo").unwrap();
    let kinds = |several: bool| {
        let fits = move |kind: &FindingKind| match kind {
            FindingKind::Several { .. } => several,
            FindingKind::One { yes_no, .. } => *yes_no && !several,
            FindingKind::Number { .. } => false,
        };
        let position = module
            .findings
            .iter()
            .position(|finding| fits(&finding.kind));
        FindingId(position.unwrap() as u32)
    };
    let (one, several) = (kinds(false), kinds(true));
    let finding = &mut module.findings[several.index()];
    finding.unsure = Unsure::Safer;
    if let FindingKind::Several { none, .. } = &mut finding.kind {
        *none = None;
    }
    module.rules[0].when = Condition::All(vec![
        Condition::IsOption(one, vec![0]),
        Condition::HasOption(several, vec![0]),
    ]);
    module.cases.clear();
    verdicts_hold(module);
}

fn verdicts_hold(module: Module) {
    let decision = Decision::compile(module).unwrap();
    let all = judged(&decision);
    assert_eq!(all.len(), mutants(decision.module()).len());
    for (mutant, fate) in &all {
        let faulty = compiled(mutant, decision.module());
        match fate {
            Fate::Killed(Killer::Compiler) => assert!(faulty.is_none(), "{mutant:?}"),
            Fate::Killed(Killer::Case(index)) => {
                let case = &decision.module().cases[*index];
                assert!(
                    decision.run(case).passed() && !faulty.unwrap().run(case).passed(),
                    "{mutant:?}"
                );
            }
            Fate::Alive { witness } => {
                let faulty = faulty.unwrap();
                assert!(
                    decision
                        .module()
                        .cases
                        .iter()
                        .all(|case| !decision.run(case).passed() || faulty.run(case).passed()),
                    "{mutant:?}"
                );
                if let Some(witness) = witness {
                    assert!(
                        can_be_said(decision.module(), &witness.given),
                        "{witness:?}"
                    );
                    let case = case(&witness.given, &witness.expect);
                    assert!(
                        decision.run(&case).passed() && !faulty.run(&case).passed(),
                        "{mutant:?} {witness:?}"
                    );
                }
            }
            Fate::Killed(Killer::Check(_)) => {
                assert!(!unneeded(faulty.unwrap().module()).is_empty())
            }
            Fate::Killed(Killer::Proof(broken)) => {
                let promise = match broken {
                    Broken::Property(_) => Promise::Properties,
                    Broken::Promise(promise) => *promise,
                };
                let failures = |decision: &Decision| decision.prove(promise).unwrap().failures;
                assert!(failures(&decision).is_empty(), "{mutant:?}");
                assert!(!failures(&faulty.unwrap()).is_empty(), "{mutant:?}");
            }
            Fate::Equivalent => never_told_apart(&decision, &faulty.unwrap(), mutant),
            Fate::OutOfSight => {}
        }
    }
}

/// An empty choice has a word only where the finding has a `none` option.
fn can_be_said(module: &Module, given: &[(FindingId, Answer)]) -> bool {
    let empty = |answer: &Answer| *answer == Answer::Options(Vec::new());
    given
        .iter()
        .all(|(finding, answer)| !empty(answer) || none_of(module, *finding).is_some())
}

fn never_told_apart(content: &Decision, faulty: &Decision, mutant: &Mutant) {
    let mut random = Random::seeded(11);
    for _ in 0..2_000 {
        let known = people::answers(
            content.module(),
            Mix {
                unasked: 0,
                unknown: 20,
                none: 40,
            },
            &mut random,
        );
        let answers = support::answers(content.module(), &known);
        let disposition = |decision: &Decision| {
            decision
                .assess(&answers)
                .map(|assessment| assessment.disposition)
                .ok()
        };
        assert_eq!(disposition(content), disposition(faulty), "{mutant:?}");
    }
}

#[test]
fn a_removed_case_lets_mutants_live_that_it_killed() {
    let mut module = sural_testkit::content::module("demo").unwrap();
    let killed = |module: &Module| {
        let decision = Decision::compile(module.clone()).unwrap();
        judged(&decision)
            .iter()
            .filter(|(_, fate)| matches!(fate, Fate::Killed(Killer::Case(_))))
            .count()
    };
    let before = killed(&module);
    module.cases.clear();
    assert!(before > 0, "the demo's cases kill nothing");
    assert_eq!(killed(&module), 0);
}

#[test]
fn a_constant_that_is_one_off_is_planted_on_both_sides() {
    let module = sural_testkit::content::module("calf_pain").unwrap();
    let planted = mutants(&module);
    let shifted = planted
        .iter()
        .filter(|mutant| mutant.operator == Operator::ComparisonShifted)
        .count();
    assert!(shifted >= 2, "{shifted}");
    assert!(planted.iter().all(|mutant| mutant.was != mutant.becomes));
}

/// Each suggested case passes on the content, and fails on every mutant that it is said to kill; all survivors that have
/// a witness are killed by some suggestion.
#[test]
fn suggested_cases_kill_what_they_say() {
    let mut module = sural_testkit::content::module("demo").unwrap();
    module.cases.clear();
    let decision = Decision::compile(module).unwrap();
    let judge = Judge::new(&decision).unwrap();
    let all = judged(&decision);
    let survivors = all
        .iter()
        .filter_map(|(mutant, fate)| match fate {
            Fate::Alive { witness } => Some((mutant, witness.as_ref())),
            _ => None,
        })
        .collect::<Vec<_>>();
    let told = survivors.iter().filter_map(|(_, witness)| *witness);
    let candidates = judge.candidates(told.clone().map(|witness| &witness.given));
    let shown = survivors
        .chunk_by(|(a, _), (b, _)| a.place == b.place)
        .flat_map(|block| {
            let block = block.iter().map(|(mutant, _)| *mutant).collect::<Vec<_>>();
            judge.shown(&block, &candidates).unwrap()
        })
        .collect::<Vec<_>>();
    let suggestions = fewest(&candidates, &shown);
    assert!(
        suggestions.len() < told.count() / 2,
        "{}",
        suggestions.len()
    );
    let mut killed = suggestions
        .iter()
        .flat_map(|suggestion| suggestion.kills.iter().copied())
        .collect::<Vec<_>>();
    killed.sort_unstable();
    let with_witness = (0..survivors.len()).filter(|index| survivors[*index].1.is_some());
    assert!(
        with_witness
            .into_iter()
            .all(|index| killed.contains(&index))
    );
    for suggestion in &suggestions {
        let case = case(&suggestion.given, &suggestion.expect);
        assert!(decision.run(&case).passed(), "{suggestion:?}");
        for kill in &suggestion.kills {
            let faulty = compiled(survivors[*kill].0, decision.module()).unwrap();
            assert!(!faulty.run(&case).passed(), "{suggestion:?}");
        }
    }
}

fn case(given: &[(FindingId, Answer)], expect: &[Expect]) -> Case {
    let expect = expect.iter().cloned();
    Case {
        title: String::new(),
        given: given.to_vec(),
        added: 0,
        block: CaseId(0),
        rest: Rest::No,
        expect: expect.map(|expect| (expect, Span::default())).collect(),
        chapter: 0,
        span: Span::default(),
    }
}
