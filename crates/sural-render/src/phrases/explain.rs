//! Words of an explanation.

use super::messages;

messages! {
    /// Before the answers that force a disposition.
    forced() = "forced";
    /// How many answers force a disposition.
    forced_count(count) = "forced-count";
    /// Before the answers that force a case that is still open to be so urgent at least.
    forced_floor() = "forced-floor";
    /// No answer is needed to force it.
    forced_by_nothing() = "forced-by-nothing";
    /// The search for the smallest part was given up.
    not_smallest() = "not-smallest";
    /// Heading: why not less urgent.
    not_milder() = "not-milder";
    /// Heading: why not a disposition.
    not_graver(title) = "not-graver";
    /// A disposition that answers to come may still lead to.
    still_open() = "still-open";
    /// Before the answers that rule a disposition out.
    ruled_out(count) = "ruled-out";
    /// Findings that were answered with nothing abnormal.
    said_no_to(findings) = "said-no-to";
    /// A question with its answer.
    told_answer(question, answer) = "told-answer";
    /// Heading: causes of which there is no emergency sign.
    no_sign() = "no-sign";
    /// Such a cause with the answers that show it.
    no_sign_of(emergency, answers) = "no-sign-of";
    /// Having no sign of an emergency rules no cause out.
    no_sign_caution() = "no-sign-caution";
    /// Heading: the nearest change upwards.
    nearest_up() = "nearest-up";
    /// Heading: the nearest change downwards.
    nearest_down() = "nearest-down";
    /// There is no such change.
    no_change() = "no-change";
    /// An answer in place of the one given.
    if_answer(answer) = "if-answer";
    /// What a change leads to.
    comes_to(title) = "comes-to";
    /// What a change leads to, while answers are open.
    comes_between(urgent, mild) = "comes-between";
    /// Heading: what one wrong answer could hide.
    wrong_answers() = "wrong-answers";
    /// No answer matters by itself.
    wrong_answers_none() = "wrong-answers-none";
    /// Before answers that could hide something more urgent.
    wrong_urgent(title) = "wrong-urgent";
    /// Before answers without which it would be less urgent.
    wrong_mild(title) = "wrong-mild";
    /// A cause and how it stands.
    cause_standing(cause, strength) = "cause-standing";
    /// Evidence for a cause.
    speaks_for(evidence) = "speaks-for";
    /// Evidence against a cause.
    speaks_against(evidence) = "speaks-against";
    /// Evidence for a cause that is not there.
    is_absent(evidence) = "is-absent";
    /// Evidence that is not known.
    is_missing(evidence) = "is-missing";
    /// No rule that asks to consider the cause can fire.
    rules_silent() = "rules-silent";
    /// A rule that asks to consider the cause fires.
    rule_points(because) = "rule-points";
    /// Heading: why a question is asked.
    why_question(question) = "why-question";
    /// Before the rules that a question could make fire.
    question_decides(title) = "question-decides";
    /// The causes that a question helps to weigh.
    question_causes(causes) = "question-causes";
    /// A question that cannot matter.
    question_nothing() = "question-nothing";
}
