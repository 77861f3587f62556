//! Interviews of simulated people: short, and as good as asking everything.
#![allow(clippy::unwrap_used)] // Not library code.

use sural_decision::Decision;
use sural_simulate::{Model, interview, person};
use sural_testkit::content;

#[test]
fn stopping_early_changes_nothing_and_nobody_is_asked_long() {
    let decision = Decision::compile(content::module("calf_pain").unwrap()).unwrap();
    let interviews = (0..150)
        .map(|index| person(&decision, Model::default(), 2, index))
        .map(|person| interview(&decision, &person.answers).unwrap())
        .collect::<Vec<_>>();
    assert!(
        interviews
            .iter()
            .all(|held| held.disposition == held.of_all)
    );
    let mut pages = interviews.iter().map(|held| held.pages).collect::<Vec<_>>();
    pages.sort_unstable();
    assert!(pages[75] <= 9, "half are asked {} pages or more", pages[75]);
    assert!(pages[149] <= 20);
}
