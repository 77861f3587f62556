//! Reasons against trying every part of the answers and every change of them, on small modules.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // Not library code.

mod support;

use support::{answers, shown};
use sural_content::module::{Answer, CauseId, DispositionId, FindingId, Module, RuleId};
use sural_decision::Decision;
use sural_decision::explain::{Claim, Part};
use sural_testkit::modules;
use sural_testkit::naive::person::real_answers;
use sural_testkit::naive::{Known, Universe, Verdict};
use sural_testkit::people::{self, Mix};
use sural_testkit::random::Random;

type Person = Vec<Option<Answer>>;

/// A random module with a random person in it who does not contradict themselves.
struct Scene {
    decision: Decision,
    universe: Universe,
    person: Person,
    verdict: Verdict,
}

fn scenes(seeds: std::ops::Range<u64>) -> impl Iterator<Item = Scene> {
    seeds.filter_map(|seed| {
        let mut random = Random::seeded(seed);
        let decision = Decision::compile(modules::module(&mut random)).ok()?;
        let mix = Mix {
            unasked: *random.pick(&[0, 0, 30]),
            unknown: 15,
            none: *random.pick(&[30, 80]),
        };
        let person = people::answers(decision.module(), mix, &mut random);
        let universe = Universe::of(decision.module());
        let verdict = universe.assess(&person)?;
        Some(Scene {
            decision,
            universe,
            person,
            verdict,
        })
    })
}

/// Every part of the answers, the smaller first, and of equal size those that come first in the text.
fn parts(person: &Person) -> Vec<Vec<usize>> {
    let answered = (0..person.len()).filter(|&index| person[index].is_some());
    let mut parts = vec![Vec::new()];
    for finding in answered {
        let with = |part: &Vec<usize>| part.iter().copied().chain([finding]).collect();
        parts = parts
            .iter()
            .cloned()
            .chain(parts.iter().map(with))
            .collect();
    }
    parts.sort_by(|a: &Vec<usize>, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    parts
}

fn only(person: &Person, part: &[usize]) -> Person {
    let keep = |(index, answer): (usize, &Option<Answer>)| {
        answer.clone().filter(|_| part.contains(&index))
    };
    person.iter().enumerate().map(keep).collect()
}

fn part(answers: Vec<usize>) -> Part {
    let findings = answers.into_iter().map(|index| FindingId(index as u32));
    Part {
        findings: findings.collect(),
        smallest: true,
    }
}

impl Scene {
    fn module(&self) -> &Module {
        self.decision.module()
    }

    fn smallest(&self, forces: &dyn Fn(&Verdict) -> bool) -> Option<Vec<usize>> {
        let forced =
            |part: &Vec<usize>| forces(&self.universe.assess(&only(&self.person, part)).unwrap());
        parts(&self.person).into_iter().find(forced)
    }

    fn check(&self, claim: &Claim, forces: &dyn Fn(&Verdict) -> bool) -> usize {
        let given = answers(self.module(), &self.person);
        let found = self.decision.smallest_part(&given, claim);
        let expected = self.smallest(forces).map(part);
        assert_eq!(found, expected, "{}", shown(self.module(), &self.person));
        found.map_or(0, |part| part.findings.len())
    }

    /// Every case that differs from the person's in so many answers.
    fn changed(&self, count: usize) -> Vec<Person> {
        let mut cases = vec![(self.person.clone(), 0)];
        for (index, finding) in self.module().findings.iter().enumerate() {
            let Some(own) = &self.person[index] else {
                continue;
            };
            let others = real_answers(&finding.kind)
                .into_iter()
                .chain([Answer::NotSure]);
            let others = others
                .filter(|other| other != own && !(is_unknown(other) && is_unknown(own)))
                .collect::<Vec<_>>();
            cases = cases
                .into_iter()
                .flat_map(|(case, changes)| {
                    let change = |other: &Answer| {
                        let mut case = case.clone();
                        case[index] = Some(other.clone());
                        (case, changes + 1)
                    };
                    let changed = others.iter().map(change).collect::<Vec<_>>();
                    [(case, changes)].into_iter().chain(changed)
                })
                .filter(|(_, changes)| *changes <= count)
                .collect();
        }
        let exact = cases.into_iter().filter(|(_, changes)| *changes == count);
        exact.map(|(case, _)| case).collect()
    }

    fn fewest(&self, alters: &dyn Fn(&Verdict) -> bool) -> Option<usize> {
        (0..=self.person.len()).find(|&count| {
            let verdicts = self.changed(count);
            verdicts
                .iter()
                .filter_map(|case| self.universe.assess(case))
                .any(|verdict| alters(&verdict))
        })
    }
}

fn is_unknown(answer: &Answer) -> bool {
    matches!(
        answer,
        Answer::NotSure | Answer::Declined | Answer::NotAssessable
    )
}

#[test]
fn parts_of_the_answers_are_sufficient_and_the_smallest() {
    let (mut several, mut all) = (0, 0);
    for scene in scenes(0..500) {
        let decision = &scene.decision;
        let (urgent, mild) = (scene.verdict.most_urgent, scene.verdict.least_urgent);
        scene.check(&Claim::at_least(decision, mild), &|verdict| {
            verdict.least_urgent <= mild
        });
        scene.check(&Claim::at_most(decision, urgent), &|verdict| {
            verdict.most_urgent >= urgent
        });
        let size = scene.check(&Claim::exactly(decision, mild), &|verdict| {
            verdict.settled() && verdict.least_urgent == mild
        });
        several += usize::from(size > 1);
        for disposition in (0..mild.0).map(DispositionId) {
            let rules = decision.module().rules.iter().enumerate();
            let rules = rules
                .filter(|(_, rule)| rule.disposition == Some(disposition))
                .map(|(index, _)| index)
                .collect::<Vec<_>>();
            scene.check(&Claim::no_rule_to(decision, disposition), &|verdict| {
                rules
                    .iter()
                    .all(|&rule| verdict.rules[rule] == Known::Excluded)
            });
        }
        all += 1;
    }
    assert!(several > 40 && all > 400, "{several} of {all}");
}

/// The causes whose every red flag to an emergency is silent, and no others, each with the smallest answers that keep
/// them so.
#[test]
fn a_certificate_names_exactly_the_emergencies_that_are_ruled_out() {
    let (mut out, mut kept) = (0, 0);
    for scene in scenes(0..500) {
        let module = scene.module();
        let emergencies = scene.decision.default_disposition().0.div_ceil(2).min(2);
        let certificate = scene
            .decision
            .ruled_out(&answers(module, &scene.person))
            .into_iter()
            .map(|out| (out.cause, out.rules, out.by))
            .collect::<Vec<_>>();
        let expected = (0..module.causes.len() as u32).filter_map(|cause| {
            let cause = CauseId(cause);
            let rules = module.rules.iter().zip(0..).filter(|(rule, _)| {
                let urgent = rule.disposition.is_some_and(|to| to.0 < emergencies);
                rule.red_flag && urgent && rule.consider.contains(&cause)
            });
            let rules = rules.map(|(_, index)| RuleId(index)).collect::<Vec<_>>();
            let silent = |verdict: &Verdict| {
                let mut rules = rules.iter();
                rules.all(|rule| verdict.rules[rule.index()] == Known::Excluded)
            };
            let is_out = !rules.is_empty() && silent(&scene.verdict);
            kept += usize::from(!rules.is_empty() && !is_out);
            is_out.then(|| (cause, rules.clone(), part(scene.smallest(&silent).unwrap())))
        });
        let expected = expected.collect::<Vec<_>>();
        assert_eq!(certificate, expected, "{}", shown(module, &scene.person));
        out += certificate.len();
    }
    assert!(out > 25 && kept > 12, "{out} {kept}");
}

#[test]
fn the_nearest_changes_change_it_and_no_nearer_ones_do() {
    let (mut ups, mut downs, mut far) = (0, 0, 0);
    for scene in scenes(0..400) {
        let given = answers(scene.module(), &scene.person);
        let now = &scene.verdict;
        let up = scene.decision.nearest_up(&given);
        let down = scene.decision.nearest_down(&given);
        let size = |change: &Option<sural_decision::explain::change::Change>| {
            change.as_ref().map(|change| change.answers.len())
        };
        let shown = shown(scene.module(), &scene.person);
        let higher = |verdict: &Verdict| verdict.most_urgent < now.most_urgent;
        let lower = |verdict: &Verdict| verdict.least_urgent > now.least_urgent;
        assert_eq!(size(&up), scene.fewest(&higher), "{up:?} {shown}");
        assert_eq!(size(&down), scene.fewest(&lower), "{down:?} {shown}");
        for (change, alters) in [(&up, &higher as &dyn Fn(&_) -> bool), (&down, &lower)] {
            let Some(change) = change else { continue };
            let mut after = scene.person.clone();
            for (finding, answer) in &change.answers {
                assert_ne!(after[finding.index()].as_ref(), Some(answer));
                after[finding.index()] = Some(answer.clone());
            }
            let verdict = scene.universe.assess(&after).unwrap();
            assert!(alters(&verdict), "{change:?} {shown}");
            assert_eq!(
                (verdict.most_urgent, verdict.least_urgent),
                (change.range.urgent, change.range.mild)
            );
            far += usize::from(change.answers.len() > 1);
        }
        ups += usize::from(up.is_some());
        downs += usize::from(down.is_some());
    }
    assert!(ups > 60 && downs > 60 && far > 15, "{ups} {downs} {far}");
}

#[test]
fn one_wrong_answer_does_what_assessing_every_other_answer_does() {
    let mut found = 0;
    for scene in scenes(0..500) {
        let given = answers(scene.module(), &scene.person);
        let slips = scene.decision.slips(&given);
        for (index, finding) in scene.module().findings.iter().enumerate() {
            if scene.person[index].is_none() {
                continue;
            }
            let others = real_answers(&finding.kind)
                .into_iter()
                .chain([Answer::NotSure]);
            let verdicts = others.filter_map(|other| {
                let mut person = scene.person.clone();
                person[index] = Some(other);
                scene.universe.assess(&person)
            });
            let verdicts = verdicts.collect::<Vec<_>>();
            let urgent = verdicts.iter().map(|it| it.most_urgent).min().unwrap();
            let mild = verdicts.iter().map(|it| it.least_urgent).max().unwrap();
            let changes = (urgent, mild) != (scene.verdict.most_urgent, scene.verdict.least_urgent);
            let slip = slips.iter().find(|slip| slip.finding.index() == index);
            assert_eq!(
                slip.map(|slip| (slip.range.urgent, slip.range.mild)),
                changes.then_some((urgent, mild)),
                "{index} {}",
                shown(scene.module(), &scene.person)
            );
            found += usize::from(changes);
        }
    }
    assert!(found > 150, "{found}");
}
