//! The consultation says of random modules and people what enumeration says.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may"
)]

mod support;

use std::collections::BTreeSet;

use support::compare::{Compared, equal};
use support::{answers, shown, status};
use sural_content::module::{Answer, Module, RuleId};
use sural_decision::consultation::Consultation;
use sural_decision::verify::Promise;
use sural_decision::{CompileError, Decision};
use sural_testkit::modules;
use sural_testkit::naive::Universe;
use sural_testkit::naive::consultation::Consulted;
use sural_testkit::people::{self, Mix};
use sural_testkit::random::Random;

const MODULES: u64 = 400;
const CASES: usize = 6;

#[test]
fn random_consultations_say_what_enumeration_says() {
    let wrong = (0..MODULES).flat_map(differences).collect::<Vec<_>>();
    assert!(
        wrong.is_empty(),
        "{} differences, the first:\n{}",
        wrong.len(),
        wrong[0]
    );
}

/// Each promise of the consultation is kept or broken as enumeration finds it.
#[test]
fn promises_are_kept_where_enumeration_finds_no_case_against_them() {
    let mut failed = [0; 4];
    for seed in 0..MODULES / 2 {
        let mut random = Random::seeded(seed);
        let mut module = modules::consultation(&mut random);
        module.constraints.clear();
        let broken = Universe::of(&module).broken(&module);
        let decision = Decision::compile(module).unwrap();
        let rules_at_fault = |promise: Promise| {
            let failures = decision.prove(promise).unwrap().failures;
            let rules = failures.iter().filter(|it| it.message.starts_with("rule"));
            rules.count()
        };
        let helped = decision.prove(Promise::PatientsNeverExclude).unwrap();
        let found = [
            rules_at_fault(Promise::EarnedExclusions),
            usize::from(!helped.failures.is_empty()),
            rules_at_fault(Promise::NoContradictions),
            rules_at_fault(Promise::ConsultationNotDead),
        ];
        let expected = [
            broken.unearned.len(),
            usize::from(!broken.helped.is_empty()),
            broken.contradictory.len(),
            broken.dead.len(),
        ];
        assert_eq!(found, expected, "seed {seed}: {broken:?}");
        for (failed, found) in failed.iter_mut().zip(found) {
            *failed += found;
        }
    }
    assert!(failed.iter().all(|failed| *failed > 0), "{failed:?}");
}

/// The random modules come to everything that a consultation can say, so that the comparison is of something.
#[test]
fn random_consultations_say_everything() {
    let mut seen = [0; 8];
    for seed in 0..3 * MODULES {
        let mut random = Random::seeded(seed);
        let module = modules::consultation(&mut random);
        let Ok(decision) = Decision::compile(module) else {
            continue;
        };
        let mix = Mix {
            unasked: *random.pick(&[0, 50]),
            unknown: 0,
            none: 20,
        };
        let known = people::answers(decision.module(), mix, &mut random);
        let Ok(said) = decision.consult(&answers(decision.module(), &known)) else {
            continue;
        };
        let parts = [
            said.answered.is_empty(),
            said.contradictions.is_empty(),
            said.rule_out_first.is_empty(),
            said.orders.is_empty(),
            said.next.is_empty(),
            said.needless.is_empty(),
            said.treatments.is_empty(),
            said.referrals.is_empty(),
        ];
        for (seen, is_empty) in seen.iter_mut().zip(parts) {
            *seen += u32::from(!is_empty);
        }
    }
    assert!(seen.iter().all(|seen| *seen > 0), "{seen:?}");
}

fn differences(seed: u64) -> Vec<String> {
    let mut random = Random::seeded(seed);
    let module = modules::consultation(&mut random);
    let universe = Universe::of(&module);
    let decision = match Decision::compile(module) {
        Ok(decision) => decision,
        Err(CompileError::ContradictoryConstraints) => return Vec::new(),
        Err(error) => return vec![format!("seed {seed}: {error}")],
    };
    (0..CASES)
        .filter_map(|case| {
            let difference = case_differs(&decision, &universe, &mut random)?;
            Some(format!("seed {seed}, case {case}, {difference}"))
        })
        .collect()
}

fn case_differs(decision: &Decision, universe: &Universe, random: &mut Random) -> Option<String> {
    let module = decision.module();
    let mix = Mix {
        unasked: *random.pick(&[0, 30, 60, 100]),
        unknown: *random.pick(&[0, 20]),
        none: 20,
    };
    let known = people::answers(module, mix, random);
    let difference = compare(decision, universe, &known).err()?;
    let rules = module.rules.iter();
    let rules = rules.map(|rule| {
        format!(
            "  {}: {:?}\n",
            rule.id,
            (
                &rule.when,
                rule.disposition,
                &rule.consider,
                &rule.consultation
            )
        )
    });
    Some(format!(
        "{difference}\n{}rules:\n{}orders: {:?}\nscores: {:?}\nconstraints: {:?}",
        shown(module, &known),
        rules.collect::<String>(),
        module.orders,
        module.scores,
        module.constraints
    ))
}

fn compare(decision: &Decision, universe: &Universe, known: &[Option<Answer>]) -> Compared {
    let module = decision.module();
    let said = decision.consult(&answers(module, known));
    match (said, universe.consult(module, known)) {
        (Ok(said), Some(enumerated)) => {
            let asked = decision.work_up(&answers(module, known)).ok();
            let asked = asked.map(|it| (it.disposition, it.reasons, it.orders, it.referrals));
            let of_all = said.clone();
            let of_all = (
                of_all.disposition,
                of_all.reasons,
                of_all.orders,
                of_all.referrals,
            );
            equal("work-up", &asked, &Some(of_all))?;
            compare_rules(&said, &enumerated)?;
            compare_dispositions(module, &said, &enumerated)?;
            compare_plan(module, &said, &enumerated)?;
            compare_steps(module, &said, &enumerated)
        }
        (said, enumerated) => equal("is refused", &said.is_err(), &enumerated.is_none()),
    }
}

fn compare_rules(said: &Consultation, enumerated: &Consulted) -> Compared {
    let rules = enumerated.rules.iter().copied().map(status).collect();
    equal("rules", &said.rules, &rules)?;
    for rule in &said.answered {
        let by = rule.by.iter().copied().collect::<BTreeSet<_>>();
        equal(
            "answered by",
            &by,
            &enumerated.answered_by[rule.rule.index()],
        )?;
    }
    let fires = |rule: &RuleId| rules[rule.index()] == sural_decision::Status::Certain;
    let all = (0..rules.len() as u32).map(RuleId).filter(fires);
    let (answered, speak): (BTreeSet<_>, BTreeSet<_>) =
        all.partition(|rule| !enumerated.answered_by[rule.index()].is_empty());
    equal("reasons", &said.reasons.iter().copied().collect(), &speak)?;
    equal(
        "answered",
        &said.answered.iter().map(|it| it.rule).collect(),
        &answered,
    )?;
    for cause in &said.causes {
        let (excluded, confirmed) = &enumerated.standings[cause.rank.cause.index()];
        let set = |rules: &[RuleId]| rules.iter().copied().collect::<BTreeSet<_>>();
        equal("excluded by", &set(&cause.excluded_by), excluded)?;
        equal("confirmed by", &set(&cause.confirmed_by), confirmed)?;
    }
    let first = said.rule_out_first.iter().map(|it| it.cause).collect();
    equal("to rule out", &first, &enumerated.rule_out_first)
}

fn compare_dispositions(module: &Module, said: &Consultation, enumerated: &Consulted) -> Compared {
    let acuity = |id: sural_content::module::DispositionId| module.dispositions[id.index()].acuity;
    equal("disposition", &acuity(said.disposition), &enumerated.acuity)?;
    equal(
        "could become",
        &acuity(said.could_become),
        &enumerated.could_become,
    )
}

fn compare_plan(module: &Module, said: &Consultation, enumerated: &Consulted) -> Compared {
    let scores = said.scores.iter().map(|it| {
        let narrowed_by = it.narrowed_by.iter().copied().collect::<BTreeSet<_>>();
        (it.low, it.high, narrowed_by)
    });
    equal("scores", &scores.collect(), &enumerated.scores)?;
    let referrals = said.referrals.iter();
    let referrals = referrals
        .map(|it| (it.referral, it.missing.len()))
        .collect();
    equal("referrals", &referrals, &enumerated.referrals)?;
    equal(
        "disagreements",
        &said.disagreements,
        &enumerated.disagreements,
    )?;
    for proposal in &said.treatments {
        let count = module.treatments[proposal.treatment.index()].never.len();
        let never = (0..count).map(|warning| {
            let mut caveats = proposal.never.iter();
            let caveat = caveats.find(|it| it.warning == warning);
            caveat.map(|it| it.certain)
        });
        equal(
            "contraindications",
            &never.collect(),
            &enumerated.never[proposal.treatment.index()],
        )?;
    }
    Ok(())
}

/// Where no constraint ties findings together, exactly the same; else what is called needless must be.
fn compare_steps(module: &Module, said: &Consultation, enumerated: &Consulted) -> Compared {
    if !module.constraints.is_empty() {
        let needless = said.needless.iter();
        return needless
            .map(|step| enumerated.needless.contains(step))
            .try_for_each(|is| equal("is needless", &true, &is));
    }
    let mut next = said
        .next
        .iter()
        .map(|it| {
            let findings = it.findings.iter().copied().collect::<BTreeSet<_>>();
            (
                it.step,
                findings,
                it.changes.iter().copied().collect::<BTreeSet<_>>(),
            )
        })
        .collect::<Vec<_>>();
    next.sort();
    let mut expected = enumerated.next.clone();
    expected.sort();
    equal("next", &next, &expected)?;
    let set =
        |steps: &[sural_content::module::Step]| steps.iter().copied().collect::<BTreeSet<_>>();
    equal("needless", &set(&said.needless), &set(&enumerated.needless))
}
