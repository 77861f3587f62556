//! Words of the interview.

use sural_content::module::Stage;

use super::{Phrases, choices, messages};

messages! {
    /// Title of the interview.
    opening(title) = "opening";
    /// What the interview does and does not do.
    purpose() = "purpose";
    /// Whom *you* means before that is told.
    for_someone_else() = "for-someone-else";
    /// From here on the questions are about another person.
    now_of_other() = "now-of-other";
    /// What to do rather than answer questions.
    emergency_now(number) = "emergency-now";
    /// The number to call, whenever help is asked for.
    emergency_help(number) = "emergency-help";
    /// How to answer by typed lines.
    by_lines() = "by-lines";
    /// How to answer by arrow keys.
    by_arrows() = "by-arrows";
    /// What can be typed besides an answer.
    commands() = "commands";

    /// Asks for the person's own words.
    own_words() = "own-words";
    /// Asks which of the suggested answers are right.
    understood() = "understood";
    /// What becomes of suggestions that are not confirmed.
    understood_how() = "understood-how";
    /// A suggested answer with the words it came from.
    understood_line(asked, answer, words) = "understood-line";
    /// No suggestion is right.
    none_right() = "none-right";
    /// Why emergency questions come in another order.
    asked_first() = "asked-first";
    /// No answer is suggested.
    nothing_understood() = "nothing-understood";

    /// A drawing that shows how to find out, in words.
    pictured(title, description) = "pictured";
    /// How to find out, before *not sure* stands.
    try_first(help) = "try-first";
    /// Before a question about what was doubted in a list.
    doubted() = "doubted";

    /// What is asked of somebody who was asked some days ago.
    asked_again() = "asked-again";
    /// What was answered last time.
    said_last_time(answer) = "said-last-time";
    /// How to answer a whole list as last time.
    if_still_so() = "if-still-so";
    /// The label of the answer *as before*.
    as_before_label() = "as-before-label";
    /// The day of last time, within a sentence.
    on_date(date) = "on-date";
    /// Last time without its day, within a sentence.
    last_time() = "last-time";
    /// Before how today compares with last time.
    compared() = "compared";
    /// What last time's answers come to.
    advice_then(when, title) = "advice-then";
    /// What today's answers come to.
    advice_today(title) = "advice-today";
    /// Last time's interview was stopped too early to compare.
    unfinished_then(when) = "unfinished-then";
    /// Today's advice is more urgent.
    sooner_than_then() = "sooner-than-then";
    /// Today's advice is as urgent.
    same_as_then() = "same-as-then";
    /// Today's advice is less urgent: answers alone do not take back what was advised.
    later_than_then() = "later-than-then";
    /// Before the answers that are others than last time.
    changed() = "changed";
    /// An answer that is another than last time.
    changed_line(asked, then, now) = "changed-line";
    /// No answer is another than last time.
    nothing_changed() = "nothing-changed";

    /// Before the line that is typed or chosen.
    your_answer() = "your-answer";
    /// The first line of a list, which is no answer.
    move_down() = "move-down";
    /// How to choose one line.
    keys_one() = "keys-one";
    /// How to tick several lines.
    keys_several() = "keys-several";
    /// Typed text that fits no line is gone.
    not_taken(typed) = "not-taken";
    /// Enter was pressed before anything was ticked.
    nothing_ticked() = "nothing-ticked";
    /// What is ticked contradicts itself.
    ticked_apart() = "ticked-apart";

    /// The label of the answer *not sure*.
    not_sure_label() = "not-sure-label";
    /// The label of the answer *declined*.
    declined_label() = "declined-label";
    /// The label of the way to the question before.
    back_label() = "back-label";
    /// The label of the way to the reasons.
    why_label() = "why-label";
    /// The label of the way to help.
    help_label() = "help-label";
    /// The label of the way out.
    stop_label() = "stop-label";

    /// What was typed means nothing here.
    cannot_tell(typed, expected) = "cannot-tell";
    /// *Not sure* is not offered.
    need_answer(expected) = "need-answer";
    /// A number is expected.
    expect_number(range) = "expect-number";
    /// A number or *not sure* is expected.
    expect_number_or_not_sure(range) = "expect-number-or-not-sure";
    /// The numbers that may be answered.
    range(low, high) = "range";
    /// The numbers that may be answered, and what they count.
    range_of(low, high, unit) = "range-of";
    /// One line is expected.
    expect_one(last) = "expect-one";
    /// Lines are expected.
    expect_several() = "expect-several";
    /// Lines or none are expected.
    expect_several_or_none() = "expect-several-or-none";
    /// How to doubt a line of a list.
    expect_doubt() = "expect-doubt";

    /// There is no question before.
    first_question() = "first-question";
    /// Before answers that contradict each other.
    contradiction() = "contradiction";
    /// After answers that contradict each other.
    answer_again() = "answer-again";
    /// The answers cannot be kept.
    not_kept(why) = "not-kept";
    /// No answer can change the advice.
    done() = "done";
    /// The person stopped.
    stopped() = "stopped";
    /// Where the answers are kept.
    kept(path) = "kept";
    /// Where the answers are kept, and how to go on.
    kept_to_go_on(path) = "kept-to-go-on";
    /// The answers are lost.
    kept_nowhere() = "kept-nowhere";
    /// The content has changed since the answers were kept.
    content_changed(then, now) = "content-changed";
    /// Some kept answers do not fit the content.
    answers_lost(count) = "answers-lost";

    /// Before the reasons for asking.
    why_asked(title) = "why-asked";
    /// A question is asked for no rule in particular.
    why_in_general() = "why-in-general";
}

choices! {
    /// What a stage is called.
    stage(Stage) {
        Stage::Emergency => "stage-emergency",
        Stage::Person => "stage-person",
        Stage::Details => "stage-details",
        Stage::History => "stage-history",
        Stage::Examination => "stage-examination",
    }

    /// What to expect of a stage.
    stage_about(Stage) {
        Stage::Emergency => "stage-emergency-about",
        Stage::Person => "stage-person-about",
        Stage::Details => "stage-details-about",
        Stage::History => "stage-history-about",
        Stage::Examination => "stage-examination-about",
    }

    /// The ways to type it, the first of them as the talk tells it, with commas between them.
    typed(Typed) {
        Typed::Back => "typed-back",
        Typed::Why => "typed-why",
        Typed::Help => "typed-help",
        Typed::Stop => "typed-stop",
        Typed::NotSure => "typed-not-sure",
        Typed::AsBefore => "typed-as-before",
        Typed::Yes => "typed-yes",
        Typed::No => "typed-no",
        Typed::None => "typed-none",
        Typed::And => "typed-and",
    }
}

/// What can be typed in words rather than numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// To the question before.
    Back,
    /// Why is this asked?
    Why,
    /// What can be typed, and how to find out.
    Help,
    /// No more for now.
    Stop,
    /// The answer *not sure*.
    NotSure,
    /// All as last time.
    AsBefore,
    /// The answer yes.
    Yes,
    /// The answer no.
    No,
    /// None of a list.
    None,
    /// Between two numbers.
    And,
}

impl Phrases {
    /// Whether a line in small letters says this.
    #[must_use]
    pub fn is_typed(self, line: &str, what: Typed) -> bool {
        self.typed(what).split(", ").any(|way| way == line)
    }

    /// The way to type it that the talk tells.
    #[must_use]
    pub fn type_for(self, what: Typed) -> String {
        let ways = self.typed(what);
        ways.split(", ").next().unwrap_or_default().to_owned()
    }
}
