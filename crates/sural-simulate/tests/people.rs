//! Simulated people are admissible, the same on every run, and look like their cause.
#![allow(clippy::unwrap_used, reason = "tests may")]

use std::collections::BTreeSet;

use sural_decision::Decision;
use sural_simulate::{Model, person};

fn decision() -> Decision {
    Decision::compile(sural_testkit::content::module("calf_pain").unwrap()).unwrap()
}

#[test]
fn people_are_admissible_and_the_same_whatever_else_is_drawn() {
    let decision = decision();
    let model = Model {
        noise: 50,
        not_sure: 50,
        unasked: 50,
    };
    let forth = (0..200)
        .map(|index| person(&decision, model, 7, index))
        .collect::<Vec<_>>();
    let back = (0..200)
        .rev()
        .map(|index| person(&decision, model, 7, index))
        .collect::<Vec<_>>();
    assert!(forth.iter().eq(back.iter().rev()));
    assert!(
        forth
            .iter()
            .all(|person| decision.assess(&person.answers).is_ok())
    );
    assert!(
        forth.iter().all(|person| person.answers.iter().count() > 0),
        "someone was asked nothing"
    );
    assert_ne!(person(&decision, model, 8, 0), *forth.first().unwrap());
}

#[test]
fn people_differ_and_mostly_look_like_their_cause() {
    let decision = decision();
    let people = (0..500)
        .map(|index| person(&decision, Model::default(), 1, index))
        .collect::<Vec<_>>();
    let causes = people
        .iter()
        .filter_map(|person| person.cause)
        .collect::<BTreeSet<_>>();
    assert!(causes.len() > 20, "only {} causes", causes.len());
    let found = people.iter().filter(|person| {
        let first = decision.assess(&person.answers).unwrap().causes;
        first
            .iter()
            .take(3)
            .any(|rank| Some(rank.cause) == person.cause)
    });
    // Blind guessing of three causes by their base would find about one in six.
    let found = found.count();
    assert!(found > 350, "{found} of 500");
}
