//! The reference rule set comes to what the rules written by hand come to.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // Not library code.

mod support;

use std::collections::BTreeSet;

use sural_decision::{Decision, Status};
use sural_testkit::random::Random;
use sural_testkit::reference;

use support::answers;

#[test]
fn ten_thousand_people_come_to_what_the_rules_by_hand_come_to() {
    let decision = Decision::compile(reference::module().unwrap()).unwrap();
    let mut random = Random::seeded(1);
    let (mut dispositions, mut fired) = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..10_000 {
        let (person, said) = reference::person(&mut random);
        let assessment = decision.assess(&answers(decision.module(), &said)).unwrap();
        let certain = |status: &Status| *status == Status::Certain;
        let rules = assessment.rules.iter().map(certain).collect::<Vec<_>>();
        assert_eq!(rules, person.fires(), "{person:?}");
        assert_eq!(assessment.disposition.0, person.disposition(), "{person:?}");
        assert!(assessment.settled);
        dispositions.insert(assessment.disposition);
        fired.extend((0..reference::RULES).filter(|&rule| rules[rule]));
    }
    // One rule asks for three rare signs at once.
    assert_eq!((dispositions.len(), fired.len()), (6, reference::RULES - 1));
}
