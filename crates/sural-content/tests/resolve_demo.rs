//! The demonstration module is a whole module without a fault.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)] // Not library code.

mod resolve_support;

use resolve_support::demo;
use sural_content::check as load;
use sural_content::module::{
    Answer, Claim, Comparison, Condition, Control, Effort, Expect, FindingId, FindingKind,
    HarmSeverity, Likelihood, Module, OrderId, Rest, ScoreId, Step, Takes, TimeUnit, Weight,
    Within,
};
use sural_content::span::Source;
use sural_content::{load_whole, load_whole_in};

#[test]
fn demo_loads_without_a_diagnostic() {
    let (module, diagnostics) = load(&demo());
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    assert!(module.is_some());
}

#[test]
fn a_finding_is_found_by_its_name_whatever_was_changed_since() {
    let mut module = load(&demo()).0.unwrap();
    let ids = module.findings.iter().map(|finding| finding.id.clone());
    let ids = ids.collect::<Vec<_>>();
    let at = |module: &Module, name: &str| module.finding_named(name).map(|(id, _)| id.index());
    for (index, id) in ids.iter().enumerate() {
        assert_eq!(at(&module, id), Some(index));
    }
    assert_eq!(at(&module, "nothing_of_this_name"), None);
    module.findings.swap(0, 1);
    module.findings.truncate(3);
    assert_eq!(at(&module, &ids[0]), Some(1));
    assert_eq!(at(&module, &ids[2]), Some(2));
    assert_eq!(at(&module, &ids[3]), None);
}

#[test]
fn demo_resolves_to_what_it_says() {
    let module = load(&demo()).0.unwrap();
    assert_eq!(module.findings.len(), 9);
    let ids: Vec<&str> = module
        .dispositions
        .iter()
        .map(|disposition| disposition.id.as_str())
        .collect();
    assert_eq!(ids, ["go_now", "visit_soon", "self_care", "unfinished"]);
    assert_eq!(module.dispositions[3].acuity, 2);
    let FindingKind::Several { options, none } = &module.findings[3].kind else {
        panic!("{:?}", module.findings[3])
    };
    assert_eq!(options.len(), 2);
    assert_eq!(none.as_ref().map(|none| none.id.as_str()), Some("nothing"));
    let both = module
        .cases
        .iter()
        .find(|case| case.title == "A hot joint and slow first steps")
        .unwrap();
    assert_eq!(both.given[0].1, Answer::Options(vec![0, 1]));
    let lines = module
        .causes
        .iter()
        .flat_map(|cause| &cause.measures)
        .flat_map(|measure| &measure.lines);
    let ratios: Vec<u32> = lines
        .filter_map(|line| {
            if let Weight::LikelihoodRatio { milli, .. } = &line.weight {
                Some(*milli)
            } else {
                None
            }
        })
        .collect();
    assert_eq!(ratios, [80]);
}

#[test]
fn triage_is_read_without_the_consultation() {
    let (triage, diagnostics) = sural_content::load(&demo());
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    let (triage, whole) = (triage.unwrap(), load_whole(&demo()).0.unwrap());
    let ids = |module: &Module| -> Vec<String> {
        module.findings.iter().map(|it| it.id.clone()).collect()
    };
    assert_eq!(ids(&triage), ids(&whole)[..6]);
    assert!(triage.orders.is_empty() && triage.chapters.iter().all(|it| !it.consultation));
    assert!(whole.chapters[2].consultation && whole.in_consultation(whole.findings[6].chapter));

    let mut edited = demo();
    let seen = edited.iter_mut().find(|it| it.name.ends_with("seen.md"));
    seen.unwrap().text.push('\n');
    assert_eq!(triage.hash, sural_content::load(&edited).0.unwrap().hash);
    assert_ne!(whole.hash, load_whole(&edited).0.unwrap().hash);
}

#[test]
fn demo_consultation_resolves_to_what_it_says() {
    let module = load_whole(&demo()).0.unwrap();
    let girth = &module.findings[6];
    let FindingKind::Number {
        low: 300,
        high: 800,
        decimals: 1,
        unit,
    } = &girth.kind
    else {
        panic!("{girth:?}")
    };
    assert_eq!(unit, "cm");
    let each_leg = girth.each_leg.unwrap();
    assert_eq!(each_leg.compare, Some(FindingId(7)));

    let rule = |id: &str| module.rules.iter().find(|rule| rule.id == id).unwrap();
    let ordered = &rule("ankle_needs_xray").consultation;
    let [(order, Some(within))] = ordered.order[..] else {
        panic!("{ordered:?}")
    };
    assert_eq!((within.minutes, within.count()), (240, 4));
    assert_eq!(within.unit, TimeUnit::Hours);
    let order = &module.orders[order.index()];
    assert_eq!((order.takes, order.effort), (Takes::Hours, Effort::Imaging));
    assert_eq!(order.avoid[0].because, "a hot joint is drained first");
    assert_eq!(rule("xray_shows_no_fracture").consultation.exclude.len(), 1);
    let referred = &rule("xray_shows_fracture").consultation.refer;
    assert_eq!(referred[0].1, Some(Within::NOW));
    assert_eq!(
        rule("swollen_sprain").when,
        Condition::All(vec![
            Condition::CompareNumber(FindingId(7), Comparison::AtLeast, 15),
            Condition::HasOption(FindingId(3), vec![0]),
        ])
    );
    let treatment = &module.treatments[0];
    assert_eq!((treatment.never.len(), treatment.caution.len()), (1, 1));
    assert_eq!(module.referrals[0].needs[0].any, [FindingId(8)]);

    let first = module
        .cases
        .iter()
        .find(|case| case.title.contains("not yet"));
    let first = first.unwrap();
    assert_eq!(first.rest, Rest::Unasked);
    let expected: Vec<&Expect> = first.expect.iter().map(|(expect, _)| expect).collect();
    assert!(expected.contains(&&Expect::Orders(OrderId(0), Some(within))));
    assert!(expected.contains(&&Expect::Next(Step::Order(OrderId(0)))));
    assert!(expected.contains(&&Expect::Score(ScoreId(0), 0, 4)));
}

#[test]
fn numbers_are_read_and_shown_with_their_decimals() {
    let module = load_whole(&demo()).0.unwrap();
    let (pain, girth) = (&module.findings[5].kind, &module.findings[6].kind);
    assert_eq!(
        (pain.number("7"), girth.number("42.5")),
        (Some(7), Some(425))
    );
    assert_eq!(
        (girth.shown(425), girth.shown(420)),
        ("42.5".into(), "42".into())
    );
    for bad in ["42.55", "80.1", "-1", "1e2"] {
        assert_eq!(girth.number(bad), None, "{bad}");
    }
    assert_eq!(pain.number("7.5"), None);
}

#[test]
fn the_consultation_stays_in_the_words_of_its_authors() {
    let mut sources = demo();
    let words =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/wording/es.ftl"));
    sources.push(Source {
        name: "wording/es/demo.ftl".to_owned(),
        text: words.unwrap(),
    });
    let (module, diagnostics) = load_whole_in(&sources, "es");
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    let module = module.unwrap();
    assert_eq!(module.title, "Dolor de tobillo");
    assert_eq!(module.findings[6].ask, "Girth of the ankle");
    assert_eq!(load(&sources).1.len(), 0);
}

#[test]
fn demo_claims_and_controls() {
    let module = load(&demo()).0.unwrap();
    let [urgent, monotone] = module.properties.as_slice() else {
        panic!("{:?}", module.properties)
    };
    assert!(urgent.whenever.is_some() && monotone.whenever.is_none());
    let [Claim::AtLeast(floor), Claim::Considers(cause)] = urgent.claims[..] else {
        panic!("{:?}", urgent.claims)
    };
    assert_eq!(module.dispositions[floor.index()].id, "go_now");
    assert_eq!(module.causes[cause.index()].id, "joint_infection");
    let [Claim::NeverLowers(atoms)] = monotone.claims.as_slice() else {
        panic!("{:?}", monotone.claims)
    };
    assert_eq!(atoms.len(), 4);
    let hazard = &module.hazards[0];
    assert_eq!(
        (hazard.severity, hazard.likelihood, hazard.residual),
        (HarmSeverity::Major, Likelihood::Low, Likelihood::VeryLow)
    );
    let Control::Case(case) = hazard.controls[2] else {
        panic!("{:?}", hazard.controls)
    };
    assert_eq!(module.cases[case.index()].title, "Hot ankle with a fever");
}

#[test]
fn each_line_is_a_case_after_those_of_the_blocks() {
    let blocks = load(&demo()).0.unwrap().cases.len();
    let mut sources = demo();
    let chapter = sources
        .iter_mut()
        .find(|source| source.name.ends_with("ankle.md"))
        .unwrap();
    chapter.text = chapter.text.replace(
        "given    joint_hot, fever\n",
        "given    joint_hot, fever\neach     pain_now is 3 / 4\n         what_happened is hit\n",
    );
    let module = load(&sources).0.unwrap();
    assert_eq!(module.cases.len(), blocks + 2);
    let Control::Case(block) = module.hazards[0].controls[2] else {
        panic!("{:?}", module.hazards[0].controls)
    };
    let runs = module.cases.iter().filter(|case| case.block == block);
    let added = runs.map(|case| {
        assert_eq!(case.title, "Hot ankle with a fever");
        assert_eq!(
            case.shared_answers(),
            &module.cases[block.index()].given[..2]
        );
        case.added_answers()[0].1.clone()
    });
    assert_eq!(
        added.collect::<Vec<_>>(),
        [
            Answer::Number(3),
            Answer::Number(4),
            Answer::Options(vec![1])
        ]
    );
    for (index, case) in module.cases.iter().enumerate().take(blocks) {
        assert_eq!(case.block.index(), index);
    }
}

#[test]
fn hash_depends_on_content_alone() {
    let hash = |sources: &[sural_content::span::Source]| load(sources).0.unwrap().hash;
    let plain = demo();
    let mut turned = demo();
    turned.reverse();
    for source in &mut turned {
        source.text = source.text.replace('\n', "\r\n");
    }
    assert_eq!(hash(&plain), hash(&turned));
    let edited = |name: &str| {
        let mut sources = demo();
        sources
            .iter_mut()
            .filter(|source| source.name == name)
            .for_each(|source| source.text.push('\n'));
        hash(&sources)
    };
    assert_ne!(hash(&plain), edited("chapters/ankle.md"));
    assert_eq!(
        hash(&plain),
        edited("CHANGELOG.md"),
        "what is not read does not count"
    );
    assert_eq!(hash(&plain).len(), 64);
}

#[test]
fn any_missing_line_is_survived_and_every_place_lies_in_its_text() {
    let whole = demo();
    for (at, source) in whole.iter().enumerate() {
        let lines: Vec<&str> = source.text.lines().collect();
        for missing in (0..lines.len()).step_by(4) {
            let kept: Vec<&str> = lines
                .iter()
                .enumerate()
                .filter(|(line, _)| *line != missing)
                .map(|(_, text)| *text)
                .collect();
            let mut sources = whole.clone();
            sources[at].text = kept.join("\n");
            for diagnostic in load(&sources).1 {
                let places = std::iter::once(diagnostic.primary)
                    .chain(diagnostic.labels.iter().map(|(span, _)| *span));
                for span in places {
                    let text = &sources[span.source as usize].text;
                    assert!(
                        text.get(span.start as usize..span.end as usize).is_some(),
                        "{} without line {missing}: {diagnostic:?}",
                        source.name
                    );
                }
            }
        }
    }
}
