//! Random modules with a consultation.

use sural_content::module::{
    CauseId, ChapterInfo, Effort, FindingId, Module, Observer, Order, OrderId, Recommendation,
    Referral, ReferralId, Requirement, Rule, RuleId, Screen, ServiceId, Stage, Takes, TimeUnit,
    Treatment, TreatmentId, Warning, Within,
};
use sural_content::span::Span;

use super::{conditions, constraint, module_of_persons, rule};
use crate::random::Random;

/// A module whose second chapter is one of the consultation: rules that exclude, confirm and settle among them.
pub fn consultation(random: &mut Random) -> Module {
    let mut module = module_of_persons(random);
    module.chapters = vec![chapter("triage", false), chapter("consultation", true)];
    for finding in &mut module.findings {
        finding.observers =
            vec![*random.pick(&[Observer::Patient, Observer::Clinician, Observer::Test])];
    }
    let given = (0..).zip(&module.findings);
    let given = given
        .filter(|(_, finding)| finding.observers != [Observer::Patient])
        .map(|(index, _)| FindingId(index))
        .collect::<Vec<_>>();
    module.screens.clear();
    for finding in &given {
        if random.chance(60) {
            module.screens.push(screen(*finding, random));
        }
    }
    module.orders = (0..random.within(1, 2))
        .map(|index| order(&module, index, &given, random))
        .collect();
    module.treatments = (0..random.within(1, 2))
        .map(|index| treatment(&module, index, random))
        .collect();
    module.referrals = (0..random.within(1, 2))
        .map(|index| referral(&module, index, random))
        .collect();
    module.disagreements = (0..random.within(0, 2))
        .map(|index| constraint(&module, index, random))
        .collect();
    let triage = module.rules.len();
    for index in triage..triage + random.within(1, 5) {
        let rule = Rule {
            consultation: recommendation(&module, triage, random),
            chapter: 1,
            ..rule(&module, index, random)
        };
        module.rules.push(rule);
    }
    module
}

fn chapter(slug: &str, consultation: bool) -> ChapterInfo {
    ChapterInfo {
        source: 0,
        title: slug.to_owned(),
        slug: slug.to_owned(),
        consultation,
    }
}

fn screen(finding: FindingId, random: &mut Random) -> Screen {
    Screen {
        id: format!("screen_{}", finding.0),
        stage: *random.pick(&[Stage::History, Stage::Examination]),
        ask: String::new(),
        help: None,
        findings: vec![finding],
        none: None,
        span: Span::default(),
    }
}

fn order(module: &Module, index: usize, given: &[FindingId], random: &mut Random) -> Order {
    let gives = given.iter().copied().filter(|_| random.chance(50));
    Order {
        id: format!("order_{index}"),
        title: String::new(),
        clinical: String::new(),
        gives: gives.collect(),
        takes: *random.pick(&[Takes::Minutes, Takes::Hours, Takes::Days]),
        effort: *random.pick(&[Effort::Bedside, Effort::Basic, Effort::Imaging]),
        avoid: warnings(module, random),
        citations: Vec::new(),
        chapter: 1,
        span: Span::default(),
    }
}

fn warnings(module: &Module, random: &mut Random) -> Vec<Warning> {
    let count = random.within(0, 2);
    let warning = |_| Warning {
        when: conditions::condition(module, random),
        because: String::new(),
        span: Span::default(),
    };
    (0..count).map(warning).collect()
}

fn treatment(module: &Module, index: usize, random: &mut Random) -> Treatment {
    Treatment {
        id: format!("treatment_{index}"),
        title: String::new(),
        clinical: String::new(),
        causes: causes(module, 40, random),
        when: random
            .chance(40)
            .then(|| conditions::condition(module, random)),
        never: warnings(module, random),
        caution: warnings(module, random),
        say: Vec::new(),
        note: Vec::new(),
        review: None,
        fails: None,
        citations: Vec::new(),
        chapter: 1,
        span: Span::default(),
    }
}

fn referral(module: &Module, index: usize, random: &mut Random) -> Referral {
    Referral {
        id: format!("referral_{index}"),
        to: ServiceId(0),
        title: String::new(),
        causes: Vec::new(),
        needs: requirements(module, random),
        may_wait: requirements(module, random),
        until: random
            .chance(40)
            .then(|| conditions::condition(module, random)),
        carries: Vec::new(),
        expect: Vec::new(),
        note: Vec::new(),
        citations: Vec::new(),
        chapter: 1,
        span: Span::default(),
    }
}

fn requirements(module: &Module, random: &mut Random) -> Vec<Requirement> {
    let finding = |random: &mut Random| FindingId(random.below(module.findings.len()) as u32);
    (0..random.below(2))
        .map(|_| Requirement {
            any: vec![finding(random), finding(random)],
            because: String::new(),
            span: Span::default(),
        })
        .collect()
}

fn causes(module: &Module, percent: usize, random: &mut Random) -> Vec<CauseId> {
    let all = (0..module.causes.len() as u32).map(CauseId);
    all.filter(|_| random.chance(percent)).collect()
}

fn within(random: &mut Random) -> Option<Within> {
    random.chance(50).then(|| Within {
        minutes: random.below(3) as u32 * 60,
        unit: TimeUnit::Hours,
    })
}

fn recommendation(module: &Module, triage: usize, random: &mut Random) -> Recommendation {
    let mut says = Recommendation::default();
    if random.chance(50) {
        says.exclude = causes(module, 60, random);
    } else if random.chance(30) {
        says.confirm = causes(module, 40, random);
    }
    says.rule_out = causes(module, 30, random);
    says.settle = (0..triage as u32)
        .map(RuleId)
        .filter(|_| random.chance(10))
        .collect();
    if random.chance(40) {
        let order = OrderId(random.below(module.orders.len()) as u32);
        says.order.push((order, within(random)));
    }
    if random.chance(40) {
        let treatment = TreatmentId(random.below(module.treatments.len()) as u32);
        says.treat.push(treatment);
    }
    if random.chance(40) {
        let referral = ReferralId(random.below(module.referrals.len()) as u32);
        says.refer.push((referral, within(random)));
    }
    says
}
