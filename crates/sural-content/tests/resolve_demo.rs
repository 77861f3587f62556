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
    Answer, Claim, Control, FindingKind, HarmSeverity, Likelihood, Weight,
};

#[test]
fn demo_loads_without_a_diagnostic() {
    let (module, diagnostics) = load(&demo());
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    assert!(module.is_some());
}

#[test]
fn demo_resolves_to_what_it_says() {
    let module = load(&demo()).0.unwrap();
    assert_eq!(module.findings.len(), 6);
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
