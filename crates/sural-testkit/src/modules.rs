//! Random modules, small enough to enumerate.

mod conditions;
mod consultation;

pub use consultation::consultation;

use sural_content::module::{
    Base, Care, CareId, Cause, CauseGroup, CauseId, Choice, Constraint, Disposition, DispositionId,
    EvidenceLine, Finding, FindingId, FindingKind, Measure, Module, NamedCondition, Observer,
    Ordinal, Rule, SafetyNet, Score, Screen, Service, ServiceId, Stage, Unsure, Weight,
};
use sural_content::span::Span;

use crate::random::Random;

/// How many completed cases a module may have.
const CASES: usize = 2_000;
const FINDINGS: usize = 6;

/// The id of modules in which nothing asks what is known.
const OF_PERSONS: &str = "of_persons";

/// A module with findings of every kind, conditions of every form, and all that reads them.
pub fn module(random: &mut Random) -> Module {
    filled(
        Module {
            id: "random".to_owned(),
            ..Module::default()
        },
        random,
    )
}

/// A module without `possibly`, `certainly` and `is unknown`.
pub fn module_of_persons(random: &mut Random) -> Module {
    filled(
        Module {
            id: OF_PERSONS.to_owned(),
            ..Module::default()
        },
        random,
    )
}

fn filled(mut module: Module, random: &mut Random) -> Module {
    findings(&mut module, random);
    for index in 0..random.within(0, 3) {
        named(&mut module, index, random);
    }
    for index in 0..random.within(0, 2) {
        score(&mut module, index, random);
    }
    named(&mut module, 3, random);
    module.services = vec![service("here"), service("there")];
    dispositions(&mut module, random);
    module.constraints = (0..random.within(0, 2))
        .map(|index| constraint(&module, index, random))
        .collect();
    module.causes = (0..random.within(1, 3))
        .map(|index| random_cause(&module, index, random))
        .collect();
    module.care = (0..random.within(1, 3))
        .map(|index| care(&module, index, random))
        .collect();
    module.rules = (0..random.within(1, 6))
        .map(|index| rule(&module, index, random))
        .collect();
    module.safety_net = (0..random.within(0, 2))
        .map(|index| safety_net(&module, index, random))
        .collect();
    module.screens = screens(&module, random);
    module
}

fn findings(module: &mut Module, random: &mut Random) {
    let mut cases = 1;
    for index in 0..random.within(2, FINDINGS) {
        let kind = kind(random);
        cases *= crate::naive::person::real_answers(&kind).len() + 1;
        if cases > CASES {
            return;
        }
        let unsure = *random.pick(&[
            Unsure::Safer,
            Unsure::Safer,
            Unsure::Open,
            Unsure::Open,
            Unsure::Never,
        ]);
        let observer = if random.chance(90) {
            Observer::Patient
        } else {
            Observer::Clinician
        };
        module.findings.push(Finding {
            observers: vec![observer],
            ..finding(&format!("finding_{index}"), kind, unsure)
        });
    }
}

/// A finding for patients.
#[must_use]
pub fn finding(id: &str, kind: FindingKind, unsure: Unsure) -> Finding {
    Finding {
        each_leg: None,
        sides: None,
        id: id.to_owned(),
        ask: String::new(),
        help: None,
        kind,
        unsure,
        may_decline: false,
        others: Vec::new(),
        pictures: Vec::new(),
        observers: vec![Observer::Patient],
        says: None,
        clinical: None,
        citations: Vec::new(),
        codes: Vec::new(),
        chapter: 0,
        span: Span::default(),
    }
}

/// The kind of a finding that is `yes` or `no`.
#[must_use]
pub fn yes_no() -> FindingKind {
    FindingKind::One {
        options: choices(2),
        none: Some(1),
        yes_no: true,
    }
}

fn kind(random: &mut Random) -> FindingKind {
    match random.below(10) {
        0..3 => yes_no(),
        3..6 => {
            let count = random.within(2, 4);
            FindingKind::One {
                options: choices(count),
                none: random.chance(60).then(|| random.below(count)),
                yes_no: false,
            }
        }
        6..8 => FindingKind::Several {
            options: choices(random.within(1, 3)),
            none: random.chance(60).then(|| choice(9)),
        },
        _ => {
            let low = random.below(3) as u32;
            FindingKind::Number {
                low,
                high: low + random.within(1, 4) as u32,
                decimals: 0,
                unit: String::new(),
            }
        }
    }
}

fn choices(count: usize) -> Vec<Choice> {
    (0..count).map(choice).collect()
}

fn choice(index: usize) -> Choice {
    Choice {
        id: format!("option_{index}"),
        label: String::new(),
    }
}

fn named(module: &mut Module, index: usize, random: &mut Random) {
    let when = conditions::condition(module, random);
    module.conditions.push(NamedCondition {
        id: format!("condition_{index}"),
        when,
        means: String::new(),
        citations: Vec::new(),
        span: Span::default(),
    });
}

fn score(module: &mut Module, index: usize, random: &mut Random) {
    let points = |random: &mut Random| *random.pick(&[-2, -1, 1, 1, 2, 3]);
    let terms = (0..random.within(1, 4))
        .map(|_| (points(random), conditions::condition(module, random)))
        .collect();
    module.scores.push(Score {
        decimals: 0,
        id: format!("score_{index}"),
        title: String::new(),
        terms,
        citations: Vec::new(),
        span: Span::default(),
    });
}

fn service(id: &str) -> Service {
    Service {
        id: id.to_owned(),
        title: String::new(),
        clinical: String::new(),
        about: None,
        span: Span::default(),
    }
}

fn dispositions(module: &mut Module, random: &mut Random) {
    let count = random.within(2, 5) as u32;
    module.dispositions = (1..=count).map(disposition).collect();
    if random.chance(60) {
        let other = random.below(count as usize) as u32;
        module.dispositions.push(Disposition {
            id: "unfinished".to_owned(),
            handled_as: Some(DispositionId(other)),
            ..disposition(other + 1)
        });
    }
}

/// A disposition of an acuity.
#[must_use]
pub fn disposition(acuity: u32) -> Disposition {
    Disposition {
        id: format!("disposition_{acuity}"),
        acuity,
        handled_as: None,
        title: String::new(),
        place: ServiceId(acuity % 2),
        say: Vec::new(),
        review: None,
        again: None,
        span: Span::default(),
    }
}

fn any_disposition(module: &Module, random: &mut Random) -> DispositionId {
    DispositionId(
        random.below(
            module
                .dispositions
                .iter()
                .filter(|it| it.handled_as.is_none())
                .count(),
        ) as u32,
    )
}

/// One cause, or none.
fn some_causes(module: &Module, percent: usize, random: &mut Random) -> Vec<CauseId> {
    if random.chance(percent) {
        vec![CauseId(random.below(module.causes.len()) as u32)]
    } else {
        Vec::new()
    }
}

fn constraint(module: &Module, index: usize, random: &mut Random) -> Constraint {
    Constraint {
        id: format!("constraint_{index}"),
        never: conditions::rare(module, random),
        because: String::new(),
        span: Span::default(),
    }
}

fn random_cause(module: &Module, index: usize, random: &mut Random) -> Cause {
    let group = *random.pick(&[
        CauseGroup::Musculoskeletal,
        CauseGroup::Vascular,
        CauseGroup::Infection,
    ]);
    let base = *random.pick(&[Base::Common, Base::Uncommon, Base::Rare]);
    let measures = (0..random.within(0, 2))
        .map(|_| Measure {
            title: String::new(),
            lines: lines(module, random),
        })
        .collect();
    Cause {
        measures,
        ..cause(&format!("cause_{index}"), group, base)
    }
}

/// A cause without evidence.
#[must_use]
pub fn cause(id: &str, group: CauseGroup, base: Base) -> Cause {
    Cause {
        id: id.to_owned(),
        group,
        title: String::new(),
        clinical: String::new(),
        base,
        first: ServiceId(0),
        specialist: ServiceId(1),
        about: String::new(),
        citations: Vec::new(),
        measures: Vec::new(),
        codes: Vec::new(),
        span: Span::default(),
    }
}

fn lines(module: &Module, random: &mut Random) -> Vec<EvidenceLine> {
    let weights = [
        Ordinal::StronglyAgainst,
        Ordinal::Against,
        Ordinal::WeaklyAgainst,
        Ordinal::WeaklyFor,
        Ordinal::For,
        Ordinal::StronglyFor,
    ];
    let line = |random: &mut Random| EvidenceLine {
        weight: Weight::Ordinal(*random.pick(&weights)),
        when: conditions::condition(module, random),
        span: Span::default(),
    };
    (0..random.within(1, 4)).map(|_| line(random)).collect()
}

fn care(module: &Module, index: usize, random: &mut Random) -> Care {
    Care {
        id: format!("care_{index}"),
        causes: some_causes(module, 30, random),
        dispositions: if random.chance(30) {
            vec![any_disposition(module, random)]
        } else {
            Vec::new()
        },
        when: random
            .chance(60)
            .then(|| conditions::condition(module, random)),
        unless: random
            .chance(60)
            .then(|| conditions::condition(module, random)),
        say: Vec::new(),
        citations: Vec::new(),
        span: Span::default(),
    }
}

fn rule(module: &Module, index: usize, random: &mut Random) -> Rule {
    Rule {
        id: format!("rule_{index}"),
        when: if random.chance(50) {
            conditions::rare(module, random)
        } else {
            conditions::condition(module, random)
        },
        disposition: random.chance(85).then(|| any_disposition(module, random)),
        red_flag: random.chance(30),
        consider: some_causes(module, 40, random),
        see: random.chance(20).then_some(ServiceId(1)),
        consultation: sural_content::module::Recommendation::default(),
        care: if random.chance(20) {
            vec![CareId(random.below(module.care.len()) as u32)]
        } else {
            Vec::new()
        },
        because: String::new(),
        citations: Vec::new(),
        chapter: 0,
        span: Span::default(),
    }
}

fn safety_net(module: &Module, index: usize, random: &mut Random) -> SafetyNet {
    SafetyNet {
        id: format!("safety_net_{index}"),
        sign: conditions::condition(module, random),
        say: String::new(),
        then: any_disposition(module, random),
        causes: some_causes(module, 40, random),
        span: Span::default(),
    }
}

fn screens(module: &Module, random: &mut Random) -> Vec<Screen> {
    let patients = (0..)
        .zip(&module.findings)
        .filter(|(_, finding)| finding.observers.contains(&Observer::Patient));
    let mut left = patients
        .map(|(index, _)| FindingId(index))
        .collect::<Vec<_>>();
    let mut screens = Vec::new();
    while left.len() > 1 && random.chance(60) {
        let rest = left.split_off(random.within(1, left.len().min(3)));
        let stage = *random.pick(&[Stage::Emergency, Stage::Person, Stage::Details]);
        screens.push(Screen {
            id: format!("screen_{}", screens.len()),
            stage,
            ask: String::new(),
            help: None,
            findings: left,
            none: None,
            span: Span::default(),
        });
        left = rest;
    }
    screens
}
