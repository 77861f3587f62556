//! What a person reads at the end.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod support;

use std::collections::BTreeSet;

use expect_test::{Expect, expect};
use sural_content::module::{Answer, FindingId, Rest};
use sural_decision::{Answers, Decision};
use sural_render::advice::Advice;
use sural_render::document::Part;
use sural_render::layout::WIDTH;
use sural_render::text::{assessment, short_hash};
use sural_render::words::Words;

fn answers(decision: &Decision, given: &[(&str, Answer)]) -> Answers {
    let mut answers = Answers::none(decision.module());
    for (id, answer) in given {
        let index = decision
            .module()
            .findings
            .iter()
            .position(|finding| finding.id == *id)
            .unwrap();
        answers.set(FindingId(index as u32), Some(answer.clone()));
    }
    answers
}

fn text(given: &[(&str, Answer)], rest: Rest, region: &str) -> String {
    let decision = support::decision(&support::sources("demo"));
    let words = Words::of(decision.module(), Some(region)).unwrap();
    let mut answers = answers(&decision, given);
    answers.fill(&decision, rest);
    let text = assessment(
        &decision,
        &words,
        &answers,
        &decision.assess(&answers).unwrap(),
    );
    assert!(
        text.lines().all(|line| line.chars().count() <= WIDTH),
        "{text}"
    );
    assert!(!text.contains(['{', '}']), "{text}");
    text.replace(short_hash(decision.module()), "HASH")
}

fn check(given: &[(&str, Answer)], rest: Rest, region: &str, expected: Expect) {
    expected.assert_eq(&text(given, rest, region));
}

#[test]
fn an_emergency_names_its_reason_and_where_to_go() {
    let given = [
        ("joint_hot", Answer::Option(0)),
        ("fever", Answer::Option(0)),
        ("cannot_walk", Answer::NotSure),
        ("pain_now", Answer::Number(8)),
    ];
    check(
        &given,
        Rest::No,
        "uk",
        expect![[r#"
              In an emergency, call 999.

            ========================================================================
              Go to the emergency room now
            ========================================================================

              Go to A&E now. If you can't get there, call 999.

            Why
              - Because a hot joint with a fever can be infected. [our own
                judgement]
              Also noted: the signs add up to more than a mild sprain.

            Causes to think about
              - An infection in the joint (infection): it should be kept in mind.
                Germs can get into a joint.
              - A sprained ankle (muscle, tendon or bone): it should be kept in
                mind.
              This is not a diagnosis. Only someone who examines you can tell what
              it is.

            Where to go
              - First: the emergency room. A hospital ward that is open day and
                night and can take X-rays.

            What to do now
              - Do not stand on the foot until someone has looked at it.

            To show the doctor
              Reported:
              - Warm swollen joint: yes
              - Fever or rigors: yes
              - Pain intensity (0-10): 8
              Not known: Inability to bear weight.

              demo 0.1.0 HASH
        "#]],
    );
}

/// The leading cause, a sprain, is first seen at home; they are not, for the pain is bad.
#[test]
fn whoever_is_to_be_seen_is_not_told_to_stay_at_home() {
    let given = [
        ("what_happened", Answer::Options(vec![0])),
        ("pain_now", Answer::Number(8)),
    ];
    let text = text(&given, Rest::No, "us");
    assert!(text.contains("- First: a family doctor."), "{text}");
    assert!(!text.contains("your home"), "{text}");
}

/// What is good for a bruise is not told to somebody as good for a tear, too; and nothing is left out or told twice.
#[test]
fn what_to_do_is_told_cause_by_cause() {
    let decision = support::decision(&support::sources("calf_pain"));
    let words = Words::of(decision.module(), Some("us")).unwrap();
    let mut by_cause = 0;
    for case in &decision.module().cases {
        let outcome = decision.run(case);
        let assessment = outcome.assessment.unwrap();
        let advice = Advice::of(&decision, &words, &outcome.answers, &assessment);
        let care = assessment.care.iter();
        let care = care.flat_map(|care| &decision.module().care[care.index()].say);
        let (mut told, mut causes) = (Vec::new(), 0);
        for part in advice.care.parts {
            match part {
                Part::List(lines) => told.extend(lines),
                _ => causes += 1,
            }
        }
        assert_ne!(causes, 1, "{}", case.title);
        by_cause += usize::from(causes > 0);
        let said = care.map(|say| words.fill(say)).collect::<BTreeSet<_>>();
        assert_eq!(told.len(), said.len(), "{}", case.title);
        assert_eq!(told.into_iter().collect::<BTreeSet<_>>(), said);
    }
    assert!(by_cause > 0);
}

#[test]
fn home_care_says_what_should_bring_the_person_back() {
    check(
        &[("what_happened", Answer::Options(vec![0, 1]))],
        Rest::No,
        "us",
        expect![[r#"
              In an emergency, call 911.

            ========================================================================
              Care for it at home
            ========================================================================

              You can care for this at home.

            Why
              None of your answers asks for more than this.

            Causes to think about
              - A sprained ankle (muscle, tendon or bone): your answers fit it well.
                The bands that hold the ankle can stretch or tear.
              This is not a diagnosis. Only someone who examines you can tell what
              it is.

            Where to go
              - First: your home.
              - Then, if needed: a family doctor.

            What to do now
              - Rest the ankle for a day or two. Raise it on a pillow when you sit.
              - Then start to walk on it, a little more each day.

            What should bring you back
              Go to the emergency room now, if:
              - the joint gets hot and you have a fever
              - you can't take four steps any more

            When to look again
              If it is not better in 7 days, call your doctor's office.

            To show the doctor
              Reported:
              - Ankle injury: I twisted it; Something hit it
              Asked and not present: Warm swollen joint; Fever or rigors.
              Not known: Pain intensity (0-10).

              demo 0.1.0 HASH
        "#]],
    );
}

#[test]
fn an_open_case_says_what_it_could_still_become() {
    check(
        &[("pain_now", Answer::Number(9))],
        Rest::Unasked,
        "us",
        expect![[r#"
          In an emergency, call 911.

        ========================================================================
          See a doctor in the next 3 days
        ========================================================================

          Call your doctor's office and ask for a visit in the next 3 days.

          Not all questions have been answered, so this can still change.
          The answers still to come could make it as urgent as this: Go to the
          emergency room now.

        Why
          - Because the signs add up to more than a mild sprain. [our own
            judgement]

        Causes to think about
          Your answers do not point to one cause.
          This is not a diagnosis. Only someone who examines you can tell what
          it is.

        Where to go
          - First: a family doctor.

        When to look again
          If you can't get a visit, go to the emergency room.

        To show the doctor
          Reported:
          - Pain intensity (0-10): 9

          demo 0.1.0 HASH
    "#]],
    );
}
