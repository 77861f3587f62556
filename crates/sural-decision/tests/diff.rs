//! Two versions of a module differ for the cases for which enumeration finds them to differ, and for no others.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use sural_content::module::{
    Answer, Choice, Condition, DispositionId, FindingKind, Module, Unsure,
};
use sural_decision::diff::{Difference, Move, Ways, compare};
use sural_decision::variables::Owner;
use sural_decision::{Answers, Decision};
use sural_diagram::BigUint;
use sural_testkit::modules;
use sural_testkit::naive::Sheet;
use sural_testkit::random::Random;

const MODULES: u64 = 150;
const CASES: usize = 20_000;

type Matrix = BTreeMap<(String, String), BigUint>;

#[test]
fn moves_are_those_of_every_case() {
    let (mut compared, mut moving) = (0, 0);
    for seed in 0..MODULES {
        let mut random = Random::seeded(seed);
        let old = modules::module(&mut random);
        let new = edited(old.clone(), &mut random);
        let (compiled, again) = (
            Decision::compile(old.clone()),
            Decision::compile(new.clone()),
        );
        let (Ok(compiled), Ok(again)) = (compiled, again) else {
            continue;
        };
        let Some(cases) = enumerated(&old, &new) else {
            continue;
        };
        let expected = moved(&cases);
        let difference = compare(&old, &new).unwrap();
        assert_eq!(
            difference.compared,
            BigUint::from(cases.len()),
            "seed {seed}"
        );
        assert_eq!(matrix(&difference), expected, "seed {seed}");
        for change in &difference.moves {
            let came = |decision: &Decision, answers: &Answers| {
                let assessment = decision.assess(answers).unwrap();
                decision.module().dispositions[assessment.disposition.index()]
                    .id
                    .clone()
            };
            assert_eq!(
                came(&compiled, &change.person.old),
                change.from,
                "seed {seed}"
            );
            assert_eq!(came(&again, &change.person.new), change.to, "seed {seed}");
        }
        compared += 1;
        moving += usize::from(!expected.is_empty());
    }
    assert!(
        compared > 50 && moving > 25,
        "{compared} compared, {moving} moved"
    );
}

#[test]
fn ways_and_regions_are_those_of_every_case() {
    let (mut ways, mut regions) = (0, 0);
    for seed in 0..MODULES {
        let mut random = Random::seeded(seed);
        let old = modules::module(&mut random);
        let new = edited(old.clone(), &mut random);
        let Some(cases) = enumerated(&old, &new) else {
            continue;
        };
        for change in compare(&old, &new).unwrap().moves {
            if let Some(found) = &change.ways {
                ways += 1;
                regions += found.regions.len();
                let moves = Moves::of([&old, &new], &cases, &change);
                moves.check(found, &format!("seed {seed} {change:#?}"));
            }
        }
    }
    assert!(ways > 50 && regions > 60, "{ways} ways, {regions} regions");
}

/// What enumeration finds of one move.
struct Moves<'a> {
    cases: &'a [Case],
    modules: [&'a Module; 2],
    /// By case: the rule decided that it moves; the change touches what the rule says of it.
    moving: Vec<bool>,
    touched: Vec<bool>,
}

impl<'a> Moves<'a> {
    fn of(modules: [&'a Module; 2], cases: &'a [Case], change: &Move) -> Self {
        let (mine, its) = if change.falls { (0, 1) } else { (1, 0) };
        let rule = change.rule.unwrap().index();
        let its_rule = modules[its]
            .rules
            .iter()
            .position(|other| other.id == modules[mine].rules[rule].id);
        let level = |version: usize, rule: usize| {
            let disposition = modules[version].rules[rule].disposition;
            disposition.map_or(usize::MAX, DispositionId::index)
        };
        let milder = if change.falls {
            &change.to
        } else {
            &change.from
        };
        let mut dispositions = modules[0].dispositions.iter();
        let milder = dispositions.position(|other| other.id == *milder).unwrap();
        let decided = |case: &Case| {
            let firing = (0..modules[mine].rules.len()).filter(|&rule| case.fires[mine][rule]);
            let mut deciding = firing.filter(|&rule| level(mine, rule) == case.levels[mine]);
            deciding.next() == Some(rule)
        };
        let moving = cases.iter().map(|case| {
            let ids = [change.from.clone(), change.to.clone()];
            case.ids == ids && case.levels[mine] == level(mine, rule) && decided(case)
        });
        let touched = cases.iter().map(|case| {
            let still =
                its_rule.is_some_and(|other| case.fires[its][other] && level(its, other) < milder);
            case.fires[mine][rule] && !still
        });
        Self {
            cases,
            modules,
            moving: moving.collect(),
            touched: touched.collect(),
        }
    }

    /// The different ways to answer, of some of the cases.
    fn ways(&self, found: &Ways, of: impl Fn(usize) -> bool) -> BTreeSet<Vec<String>> {
        (0..self.cases.len())
            .filter(|&case| of(case))
            .map(|case| {
                let part = |question: &Owner| self.part(question, &self.cases[case].answers);
                found.questions.iter().map(part).collect()
            })
            .collect()
    }

    /// An answer as far as the question tells: numbers that no comparison tells apart are alike.
    fn part(&self, question: &Owner, case: &[Answer]) -> String {
        match (&case[question.finding.index()], question.option) {
            (Answer::Options(chosen), Some(option)) => format!("{}", chosen.contains(&option)),
            (Answer::Number(number), _) => {
                let mut sides = BTreeMap::new();
                for module in self.modules {
                    each_condition(module, &mut |condition| {
                        if let Condition::CompareNumber(finding, comparison, constant) = condition
                            && *finding == question.finding
                        {
                            let holds =
                                sural_decision::variables::compare(number, *comparison, constant);
                            sides.insert(format!("{comparison:?} {constant}"), holds);
                        }
                    });
                }
                format!("{sides:?}")
            }
            (answer, _) => format!("{answer:?}"),
        }
    }

    fn check(&self, found: &Ways, context: &str) {
        let count = |of: &dyn Fn(usize) -> bool| BigUint::from(self.ways(found, of).len());
        assert!(found.complete, "{context}");
        assert_eq!(found.all, Some(count(&|_| true)), "all, {context}");
        let touched = count(&|case| self.touched[case]);
        assert_eq!(found.touched, Some(touched), "touched, {context}");
        assert_eq!(
            found.moving,
            count(&|case| self.moving[case]),
            "moving, {context}"
        );
        // Whether a way is touched is decided by what the questions say.
        let untouched = self.ways(found, |case| !self.touched[case]);
        assert!(
            untouched.is_disjoint(&self.ways(found, |case| self.touched[case])),
            "{context}"
        );
        let moving = self.ways(found, |case| self.moving[case]);
        let mut described = BTreeSet::new();
        for region in &found.regions {
            let inside = self.ways(found, |case| {
                self.touched[case] && literally(&region.when, &self.cases[case].answers)
            });
            assert!(inside.is_subset(&moving), "{region:?} {context}");
            assert_eq!(
                region.moving,
                BigUint::from(inside.len()),
                "{region:?} {context}"
            );
            let person = self.cases.iter().position(|case| {
                let told = region.person.old.iter().map(|(_, answer)| answer.clone());
                told.eq(case.answers.iter().cloned())
            });
            assert!(self.moving[person.unwrap()], "{region:?} {context}");
            described.extend(inside);
        }
        let elsewhere = moving.len() - described.len();
        assert_eq!(found.elsewhere, BigUint::from(elsewhere), "{context}");
    }
}

/// A region says what was answered: *not sure* is an answer like others, which only `is unknown` means.
fn literally(condition: &Condition, case: &[Answer]) -> bool {
    match condition {
        Condition::All(parts) => parts.iter().all(|part| literally(part, case)),
        Condition::Any(parts) => parts.iter().any(|part| literally(part, case)),
        Condition::Not(part) => !literally(part, case),
        Condition::IsUnknown(finding) => case[finding.index()] == Answer::NotSure,
        Condition::IsOption(finding, options) => {
            matches!(&case[finding.index()], Answer::Option(option) if options.contains(option))
        }
        Condition::HasOption(finding, options) => {
            matches!(&case[finding.index()], Answer::Options(chosen) if options.iter().any(|option| chosen.contains(option)))
        }
        Condition::CompareNumber(finding, comparison, constant) => {
            matches!(&case[finding.index()], Answer::Number(number) if sural_decision::variables::compare(number, *comparison, constant))
        }
        other => panic!("no region says {other:?}"),
    }
}

fn each_condition(module: &Module, look: &mut dyn FnMut(&Condition)) {
    let rules = module.rules.iter().map(|rule| &rule.when);
    let named = module.conditions.iter().map(|named| &named.when);
    let scores = module.scores.iter().flat_map(|score| &score.terms);
    let constraints = module
        .constraints
        .iter()
        .map(|constraint| &constraint.never);
    let measures = module.causes.iter().flat_map(|cause| &cause.measures);
    let lines = measures
        .flat_map(|measure| &measure.lines)
        .map(|line| &line.when);
    let care = module
        .care
        .iter()
        .flat_map(|care| care.when.iter().chain(&care.unless));
    let signs = module.safety_net.iter().map(|line| &line.sign);
    let all = rules
        .chain(named)
        .chain(scores.map(|(_, term)| term))
        .chain(constraints);
    for condition in all.chain(lines).chain(care).chain(signs) {
        condition.visit(look);
    }
}

#[test]
fn a_module_does_not_differ_from_itself() {
    for seed in 0..30 {
        let module = modules::module(&mut Random::seeded(seed));
        if Decision::compile(module.clone()).is_ok() {
            assert!(
                compare(&module, &module).unwrap().moves.is_empty(),
                "seed {seed}"
            );
        }
    }
}

fn matrix(difference: &Difference) -> Matrix {
    let mut matrix = Matrix::new();
    for change in &difference.moves {
        let pair = (change.from.clone(), change.to.clone());
        *matrix.entry(pair).or_default() += change.count.clone().unwrap();
    }
    matrix
}

/// One to three edits of the kinds that authors make.
fn edited(mut module: Module, random: &mut Random) -> Module {
    for _ in 0..random.within(1, 3) {
        edit(&mut module, random);
    }
    module
}

fn edit(module: &mut Module, random: &mut Random) {
    let rules = module.rules.len();
    let finding = random.below(module.findings.len());
    match random.below(7) {
        0 if rules > 1 => {
            module.rules.remove(random.below(rules));
        }
        1 if rules > 0 => {
            let ordered = module.dispositions.iter();
            let ordered = ordered
                .filter(|disposition| disposition.handled_as.is_none())
                .count();
            module.rules[random.below(rules)].disposition =
                Some(DispositionId(random.below(ordered) as u32));
        }
        2 if rules > 0 => {
            let when = &mut module.rules[random.below(rules)].when;
            match when {
                Condition::All(parts) | Condition::Any(parts) if parts.len() > 1 => {
                    parts.pop();
                }
                other => *other = Condition::Not(Box::new(other.clone())),
            }
        }
        3 => {
            let finding = &mut module.findings[finding];
            finding.unsure = if finding.unsure == Unsure::Safer {
                Unsure::Open
            } else {
                Unsure::Safer
            };
        }
        4 => {
            if let FindingKind::One {
                options,
                yes_no: false,
                ..
            }
            | FindingKind::Several { options, .. } = &mut module.findings[finding].kind
            {
                options.push(Choice {
                    id: format!("new_{}", options.len()),
                    label: String::new(),
                });
            }
        }
        5 => {
            if let FindingKind::Several { none, .. } = &mut module.findings[finding].kind {
                *none = None;
            }
        }
        _ => {
            module.constraints.pop();
        }
    }
}

/// A case that both versions admit, and what they make of it.
struct Case {
    answers: Vec<Answer>,
    /// By version: the place of the disposition.
    levels: [usize; 2],
    /// By version, by rule.
    fires: [Vec<bool>; 2],
    ids: [String; 2],
}

fn enumerated(old: &Module, new: &Module) -> Option<Vec<Case>> {
    let mut all = vec![Vec::new()];
    for (finding, again) in old.findings.iter().zip(&new.findings) {
        let mut answers = answers(&finding.kind);
        answers.retain(|answer| self::answers(&again.kind).contains(answer));
        all = all
            .iter()
            .flat_map(|case: &Vec<Answer>| {
                answers
                    .iter()
                    .map(|answer| [case.as_slice(), std::slice::from_ref(answer)].concat())
            })
            .collect();
        if all.len() > CASES {
            return None;
        }
    }
    let (before, after) = (Sheet::of(old), Sheet::of(new));
    let mut cases = Vec::new();
    for answers in all {
        let (was, is) = (before.facts(&answers), after.facts(&answers));
        if was.broken.iter().chain(&is.broken).any(|&broken| broken) {
            continue;
        }
        let levels = [was.disposition.index(), is.disposition.index()];
        let id = |module: &Module, level: usize| module.dispositions[level].id.clone();
        cases.push(Case {
            answers,
            levels,
            ids: [id(old, levels[0]), id(new, levels[1])],
            fires: [was.fires, is.fires],
        });
    }
    Some(cases)
}

/// How many of the cases moved, from what to what.
fn moved(cases: &[Case]) -> Matrix {
    let mut matrix = Matrix::new();
    for case in cases.iter().filter(|case| case.levels[0] != case.levels[1]) {
        let [from, to] = case.ids.clone();
        *matrix.entry((from, to)).or_default() += 1u32;
    }
    matrix
}

fn answers(kind: &FindingKind) -> Vec<Answer> {
    let mut answers = match kind {
        FindingKind::One { options, .. } => (0..options.len()).map(Answer::Option).collect(),
        // Without a `none` option, nobody can say that nothing applies.
        FindingKind::Several { options, none } => (usize::from(none.is_none())..1 << options.len())
            .map(|bits: usize| {
                Answer::Options(
                    (0..options.len())
                        .filter(|option| bits >> option & 1 == 1)
                        .collect(),
                )
            })
            .collect(),
        FindingKind::Number { low, high, .. } => {
            (*low..=*high).map(Answer::Number).collect::<Vec<_>>()
        }
    };
    answers.push(Answer::NotSure);
    answers
}
