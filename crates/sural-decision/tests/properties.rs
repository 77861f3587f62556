//! A property is read as finely as rules are.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may"
)]

use sural_content::module::{
    Claim, Comparison, Condition, DispositionId, FindingId, FindingKind, Module, Property, Rule,
    RuleId, Unsure,
};
use sural_content::span::Span;
use sural_decision::Decision;
use sural_decision::verify::Promise;
use sural_testkit::modules::{disposition, finding};

const DAYS: FindingId = FindingId(0);

fn days(comparison: Comparison, count: u32) -> Condition {
    Condition::CompareNumber(DAYS, comparison, count)
}

/// One rule, which fires from five days on, and a property that claims it `whenever`.
fn module(whenever: Condition) -> Module {
    let rule = Rule {
        id: "long".to_owned(),
        when: days(Comparison::AtLeast, 5),
        disposition: Some(DispositionId(0)),
        red_flag: false,
        consider: Vec::new(),
        see: None,
        care: Vec::new(),
        consultation: sural_content::module::Recommendation::default(),
        because: String::new(),
        citations: Vec::new(),
        chapter: 0,
        span: Span::default(),
    };
    let claims = vec![Claim::Fires(RuleId(0))];
    let property = Property {
        id: "claimed".to_owned(),
        whenever: Some(whenever),
        claims,
        because: String::new(),
        citations: Vec::new(),
        chapter: 0,
        span: Span::default(),
    };
    Module {
        findings: vec![finding(
            "days",
            FindingKind::Number {
                low: 0,
                high: 9,
                decimals: 0,
                unit: String::new(),
            },
            Unsure::Open,
        )],
        dispositions: vec![disposition(1), disposition(2)],
        rules: vec![rule],
        properties: vec![property],
        ..Module::default()
    }
}

fn holds(whenever: Condition) -> bool {
    Decision::compile(module(whenever))
        .unwrap()
        .prove(Promise::Properties)
        .unwrap()
        .failures
        .is_empty()
}

#[test]
fn a_premise_may_compare_with_a_number_that_no_rule_names() {
    assert!(holds(days(Comparison::AtLeast, 5)));
    assert!(holds(days(Comparison::AtLeast, 7)));
    assert!(
        !holds(days(Comparison::AtLeast, 3)),
        "three and four days are no five"
    );
}

#[test]
fn a_premise_may_ask_what_is_known_though_no_rule_does() {
    let surely = |count| Condition::Certainly(Box::new(days(Comparison::AtLeast, count)));
    assert!(holds(surely(6)));
    assert!(!holds(surely(4)));
    assert!(
        !holds(Condition::IsUnknown(DAYS)),
        "not sure counts as no number of days"
    );
}
