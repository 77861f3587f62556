//! Rules and conditions in lay words.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod support;

use sural_content::module::Condition;
use sural_decision::Decision;
use sural_render::sentence::{clause, rule};
use sural_render::words::Words;

/// The demo with a named condition for every text that is asked for.
fn told(conditions: &[&str]) -> Vec<String> {
    let mut sources = support::sources("demo");
    let chapter = sources
        .iter_mut()
        .find(|source| source.name == "chapters/ankle.md")
        .unwrap();
    for (index, when) in conditions.iter().enumerate() {
        chapter.text +=
            &format!("\n```condition tried_{index}\nwhen {when}\nmeans it was tried\n```\n");
    }
    let decision = support::decision(&sources);
    let words = Words::of(decision.module(), None).unwrap();
    let tell = |index: usize| {
        let named = decision
            .module()
            .conditions
            .iter()
            .find(|named| named.id == format!("tried_{index}"))
            .unwrap();
        clause(decision.module(), &words, &named.when).text(words.phrases())
    };
    (0..conditions.len()).map(tell).collect()
}

fn sentence(decision: &Decision, id: &str) -> String {
    let found = decision
        .module()
        .rules
        .iter()
        .find(|rule| rule.id == id)
        .unwrap();
    rule(
        decision.module(),
        &Words::of(decision.module(), None).unwrap(),
        found,
    )
}

#[test]
fn a_rule_is_a_sentence() {
    let demo = support::decision(&support::sources("demo"));
    assert_eq!(
        sentence(&demo, "hot_joint_with_fever"),
        "If the joint is hot and swollen and you have a fever or chills, then go to the emergency room now, because a hot joint with a fever can be infected."
    );
    assert_eq!(
        sentence(&demo, "trouble_adds_up"),
        "If the score “Signs of trouble” is 2 or more, then see a doctor in the next 3 days, because the signs add up to more than a mild sprain."
    );
    assert_eq!(
        sentence(&demo, "bone_may_be_broken"),
        "If the ankle was hurt and either the bone at the side of the ankle is sore to touch or the answer to “Could you take four steps on it, \
         right after it happened or now?” is “No, I can't take four steps now”, then go to the emergency room now, because the bone may be broken and needs an X-ray."
    );
}

#[test]
fn every_form_of_condition_has_words() {
    let forms = [
        (
            "not joint_hot",
            "it is not so that the joint is hot and swollen",
        ),
        (
            "joint_hot is no",
            "it is not so that the joint is hot and swollen",
        ),
        (
            "joint_hot is unknown",
            "you are not sure whether the joint is hot and swollen",
        ),
        (
            "possibly fever",
            "it cannot be ruled out that you have a fever or chills",
        ),
        (
            "certainly fever",
            "it is certain that you have a fever or chills",
        ),
        (
            "cannot_walk is cannot_walk_now / could_walk_later",
            "you can't take four steps on it",
        ),
        (
            "what_happened is hit",
            "the answers to “What happened to the ankle?” include “Something hit it”",
        ),
        ("what_happened is twisted / hit", "you hurt the ankle"),
        (
            "what_happened is nothing",
            "the answer to “What happened to the ankle?” is “Nothing that I know of”",
        ),
        (
            "pain_now > 6",
            "the answer to “How bad is the pain now, from 0 to 10?” is more than 6",
        ),
        (
            "at least 2 of joint_hot, fever, hurt_it",
            "at least 2 of these hold: the joint is hot and swollen; you have a fever or chills; the ankle was hurt",
        ),
        (
            "not (joint_hot or fever or bone_sore)",
            "it is not so that at least one of these holds (the joint is hot and swollen; you have a fever or chills; the bone at the side of the ankle is sore to touch)",
        ),
        (
            "(joint_hot and fever) or hurt_it",
            "both the joint is hot and swollen and you have a fever or chills, or the ankle was hurt",
        ),
    ];
    let conditions = forms.map(|(condition, _)| condition);
    for (told, (condition, words)) in told(&conditions).iter().zip(forms) {
        assert_eq!(told, words, "{condition}");
    }
}

#[test]
fn lists_that_hold_nothing_still_have_words() {
    let demo = support::decision(&support::sources("demo"));
    let words = Words::of(demo.module(), None).unwrap();
    let text = |condition| clause(demo.module(), &words, &condition).text(words.phrases());
    assert_eq!(text(Condition::All(Vec::new())), "always");
    assert_eq!(text(Condition::Any(Vec::new())), "never");
}
