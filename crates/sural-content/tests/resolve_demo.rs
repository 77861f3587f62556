//! The demonstration module is a whole module without a fault.

mod resolve_support;

use resolve_support::demo;
use sural_content::load;
use sural_content::module::{Answer, FindingKind, Weight};

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
    let ids: Vec<&str> = module.dispositions.iter().map(|disposition| disposition.id.as_str()).collect();
    assert_eq!(ids, ["go_now", "visit_soon", "self_care", "unfinished"]);
    assert_eq!(module.dispositions[3].acuity, 2);
    let FindingKind::Several { options, none } = &module.findings[3].kind else { panic!("{:?}", module.findings[3]) };
    assert_eq!(options.len(), 2);
    assert_eq!(none.as_ref().map(|none| none.id.as_str()), Some("nothing"));
    let both = module.cases.iter().find(|case| case.title == "A hot joint and slow first steps").unwrap();
    assert_eq!(both.given[0].1, Answer::Options(vec![0, 1]));
    assert!(module.causes.iter().flat_map(|cause| &cause.measures).flat_map(|measure| &measure.lines).all(|line| matches!(line.weight, Weight::Ordinal(_))));
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
        sources.iter_mut().filter(|source| source.name == name).for_each(|source| source.text.push('\n'));
        hash(&sources)
    };
    assert_ne!(hash(&plain), edited("chapters/ankle.md"));
    assert_eq!(hash(&plain), edited("CHANGELOG.md"), "what is not read does not count");
    assert_eq!(hash(&plain).len(), 64);
}
