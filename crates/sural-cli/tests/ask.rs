//! The interview through a pipe: the real program, typed lines in, a readable talk out.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use support::{DEMO, text, typed};

const STOPPED: i32 = 6;

struct Talk {
    said: String,
    failed: String,
    code: i32,
}

impl Talk {
    /// How often the text was said.
    fn times(&self, text: &str) -> usize {
        self.said.matches(text).count()
    }

    #[track_caller]
    fn says_times(&self, text: &str, times: usize) {
        assert_eq!(self.times(text), times, "{text}\n{}", self.said);
    }

    #[track_caller]
    fn says(&self, text: &str) {
        assert!(self.said.contains(text), "{text}\n{}", self.said);
    }

    #[track_caller]
    fn never_says(&self, text: &str) {
        self.says_times(text, 0);
    }
}

fn sural(args: &[&str], lines: &[&str]) -> Talk {
    let output = support::sural(args, typed(lines));
    Talk {
        said: text(output.stdout),
        failed: text(output.stderr),
        code: output.status.code().unwrap(),
    }
}

fn demo(typed: &[&str]) -> Talk {
    sural(&["ask", "--content", DEMO], typed)
}

/// A folder of one test.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        Self(support::folder(&format!("ask_{test}")))
    }

    fn file(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

fn answers(path: &str) -> Value {
    serde_json::from_str::<Value>(&fs::read_to_string(path).unwrap()).unwrap()["answers"].clone()
}

#[test]
fn an_emergency_sign_ends_the_interview_at_once() {
    let talk = sural(&["ask"], &["3"]);
    assert_eq!(talk.code, 0, "{}", talk.said);
    talk.says_times("\n> ", 1);
    talk.says("  Call 911 now\n");
}

#[test]
fn the_emergency_number_is_that_of_the_region() {
    let talk = sural(&["ask", "--region", "uk"], &["help", "3"]);
    talk.says("call 999 now");
    talk.says("In an emergency call 999 now.");
    talk.never_says("911");
}

#[test]
fn an_unknown_region_is_wrong_use() {
    let talk = sural(&["ask", "--region", "mars"], &[]);
    assert_eq!(talk.code, 2);
    assert!(talk.failed.contains("`mars`"), "{}", talk.failed);
}

#[test]
fn the_whole_interview_leads_to_care_at_home() {
    let talk = demo(&["0", "3", "0", "no", "2"]);
    assert_eq!(talk.code, 0, "{}", talk.said);
    talk.says("  Care for it at home\n");
}

#[test]
fn no_line_is_wider_than_the_window() {
    let talk = sural(
        &["ask"],
        &["why", "help", "0", "why", "help", "0", "why", "stop"],
    );
    assert!(
        talk.said.lines().all(|line| line.chars().count() <= 72),
        "{}",
        talk.said
    );
}

#[test]
fn what_cannot_be_meant_is_explained_and_asked_again() {
    let talk = demo(&["7", "0 1", "help me", "", "0", "5", "0 2", "1"]);
    for typed in ["7", "0 1", "help me", "5", "0 2"] {
        assert!(
            talk.said.contains(&format!("\"{typed}\" means here.")),
            "{typed}: {}",
            talk.said
        );
    }
    talk.says_times("Do you have any of these now?", 1);
    talk.says("What happened to the ankle?");
}

#[test]
fn help_says_how_to_find_out() {
    let talk = demo(&["?"]);
    talk.says("1  Is the joint hot and swollen? Put the back of your hand");
    talk.says("stop       to stop for now");
}

#[test]
fn why_names_the_reason_and_its_sources() {
    let talk = demo(&["why"]);
    let said = talk.said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("change our advice to \"Go to the emergency room now\", because:"),
        "{}",
        talk.said
    );
    assert!(
        said.contains("- a hot joint with a fever can be infected [our own judgement]"),
        "{}",
        talk.said
    );
}

#[test]
fn why_leaves_out_what_is_ruled_out() {
    let talk = demo(&["0", "0", "why"]);
    talk.never_says("the bone may be broken");
    talk.says("the signs add up to more than a mild sprain");
}

#[test]
fn back_changes_the_answer_before_and_asks_only_what_still_matters() {
    let talk = demo(&["0", "1", "back", "back", "1 2"]);
    talk.says_times("Do you have any of these now?", 2);
    // At the beginning of a line it is asked; among the questions to expect there it stands besides.
    talk.says_times("\nWhat happened to the ankle?", 2);
    talk.says("  Go to the emergency room now\n");
    assert!(
        !talk.said.contains("Ankle injury"),
        "a withdrawn answer is told: {}",
        talk.said
    );
}

#[test]
fn a_withdrawn_answer_is_not_kept() {
    let folder = Folder::new("withdrawn");
    let file = folder.file("a.json");
    let talk = sural(
        &["ask", "--content", DEMO, "--save", &file],
        &["0", "1", "back", "back", "1", "stop"],
    );
    assert_eq!(talk.code, STOPPED, "{}", talk.said);
    assert_eq!(answers(&file), json!({"joint_hot": "yes", "fever": "no"}));
}

#[test]
fn back_at_the_start_stays_there() {
    let talk = demo(&["back", "0"]);
    talk.says("This is the first question.");
    talk.says("What happened to the ankle?");
}

#[test]
fn back_in_a_closer_question_returns_to_the_list() {
    let talk = sural(&["ask"], &["1", "back", "0"]);
    talk.says_times("Yes, even when I rest", 1);
    talk.says_times("Have you coughed up any blood?", 2);
    talk.says("Do you see or feel any of this on the leg or foot?");
}

#[test]
fn doubt_is_kept_for_one_or_for_all() {
    let folder = Folder::new("doubt");
    let (one, all) = (folder.file("one.json"), folder.file("all.json"));
    sural(&["ask", "--content", DEMO, "--save", &one], &["2?", "3"]);
    assert_eq!(
        answers(&one),
        json!({"joint_hot": "no", "fever": "not_sure", "what_happened": "not_sure"})
    );
    sural(&["ask", "--content", DEMO, "--save", &all], &["not sure"]);
    assert_eq!(
        answers(&all),
        json!({"joint_hot": "not_sure", "fever": "not_sure"})
    );
}

#[test]
fn the_end_of_input_keeps_what_was_answered() {
    let folder = Folder::new("end");
    let file = folder.file("a.json");
    let talk = sural(&["ask", "--content", DEMO, "--save", &file], &["1", "2"]);
    assert_eq!(talk.code, STOPPED, "{}", talk.said);
    talk.says("You stopped before the end.");
    assert_eq!(
        answers(&file),
        json!({"joint_hot": "yes", "fever": "no", "what_happened": ["hit"]})
    );
    assert_eq!(
        fs::read_dir(&folder.0).unwrap().count(),
        1,
        "only the file itself is left"
    );
}

#[test]
fn nothing_typed_at_all_is_a_stop() {
    let talk = demo(&[]);
    assert_eq!(talk.code, STOPPED);
    talk.says("We could not finish");
    talk.says("Your answers were not saved.");
}

#[test]
fn a_stopped_interview_goes_on_where_it_stopped() {
    let folder = Folder::new("resume");
    let file = folder.file("a.json");
    let stopped = sural(
        &["ask", "--content", DEMO, "--region", "uk", "--save", &file],
        &["0", "3", "stop"],
    );
    assert_eq!(stopped.code, STOPPED);
    assert!(
        stopped
            .said
            .replace('\n', " ")
            .contains(&format!("sural ask --resume {file}")),
        "{}",
        stopped.said
    );

    let resumed = sural(
        &["ask", "--content", DEMO, "--resume", &file],
        &["0", "2", "2"],
    );
    assert_eq!(resumed.code, 0, "{}", resumed.said);
    resumed.never_says("Do you have any of these now?");
    resumed.never_says("have changed");
    assert!(
        resumed.said.contains("call 999 now"),
        "the region is kept: {}",
        resumed.said
    );

    let assessed = sural(
        &[
            "assess",
            "--content",
            DEMO,
            "--answers",
            &file,
            "--format",
            "json",
        ],
        &[],
    );
    let assessed = serde_json::from_str::<Value>(&assessed.said).unwrap();
    assert_eq!(assessed["disposition"]["id"], "self_care");
    assert_eq!(assessed["disposition"]["settled"], true);
}

#[test]
fn back_reaches_the_answers_of_an_earlier_sitting() {
    let folder = Folder::new("resume_back");
    let file = folder.file("a.json");
    sural(
        &["ask", "--content", DEMO, "--save", &file],
        &["0", "3", "stop"],
    );
    let talk = sural(
        &["ask", "--content", DEMO, "--resume", &file],
        &["back", "back", "1 2"],
    );
    assert_eq!(talk.code, 0, "{}", talk.said);
    talk.says("  Go to the emergency room now\n");
    assert_eq!(answers(&file), json!({"joint_hot": "yes", "fever": "yes"}));
}

#[test]
fn changed_content_is_told_and_what_no_longer_fits_is_asked_again() {
    let folder = Folder::new("changed");
    let file = folder.file("a.json");
    let old = json!({"module": {"id": "demo", "version": "0.0.9", "hash": "0"}, "region": "us",
        "answers": {"joint_hot": "yes", "fever": "sometimes", "gone": "yes", "cannot_walk": "walks"}});
    fs::write(&file, old.to_string()).unwrap();
    let talk = sural(
        &["ask", "--content", DEMO, "--resume", &file],
        &["2", "stop"],
    );
    let said = talk.said.replace('\n', " ");
    assert!(
        said.contains("Our questions have changed since you stopped (version 0.0.9 then"),
        "{}",
        talk.said
    );
    assert!(
        said.contains("2 of your answers no longer fit our questions."),
        "{}",
        talk.said
    );
    assert_eq!(
        answers(&file),
        json!({"joint_hot": "yes", "fever": "no", "cannot_walk": "walks"})
    );
}

#[test]
fn an_interview_about_something_else_is_refused() {
    let folder = Folder::new("other");
    let file = folder.file("a.json");
    sural(&["ask", "--content", DEMO, "--save", &file], &["0"]);
    let talk = sural(&["ask", "--resume", &file], &[]);
    assert_eq!(talk.code, 4);
    assert!(talk.failed.contains("`demo`"), "{}", talk.failed);
}

#[test]
fn a_file_that_cannot_be_kept_is_told_before_the_first_question() {
    let talk = sural(
        &[
            "ask",
            "--content",
            DEMO,
            "--save",
            &Folder::new("nowhere").file("no/such/a.json"),
        ],
        &["0"],
    );
    assert_eq!(talk.code, 5);
    talk.never_says("Do you have any of these now?");
}

#[test]
fn answers_that_do_not_fit_together_are_told_and_asked_again() {
    let talk = demo(&["0", "1", "0", "no", "1", "3"]);
    let said = talk.said.replace('\n', " ");
    assert!(
        said.contains("Some of your answers do not fit together:"),
        "{}",
        talk.said
    );
    assert!(
        said.contains("No, I can't take four steps now"),
        "{}",
        talk.said
    );
    assert!(
        said.contains("A foot that can't take four steps hurts."),
        "{}",
        talk.said
    );
    assert_eq!(
        talk.times("Could you take four steps"),
        3,
        "asked, told, asked again: {}",
        talk.said
    );
    talk.says("  Care for it at home\n");
}

#[test]
fn a_ticked_emergency_sign_counts_although_its_follow_up_is_not_answered() {
    let talk = sural(&["ask"], &["1", "stop"]);
    assert_eq!(talk.code, 6);
    talk.says("  Call 911 now\n");
}

/// What a demo interview keeps that ended in care at home, with the day it was kept.
fn kept(folder: &Folder) -> String {
    let file = folder.file("then.json");
    let talk = sural(
        &["ask", "--content", DEMO, "--save", &file],
        &["0", "3", "0", "no", "2"],
    );
    assert_eq!(talk.code, 0, "{}", talk.said);
    let mut kept = serde_json::from_str::<Value>(&fs::read_to_string(&file).unwrap()).unwrap();
    assert!(kept["date"].is_string());
    kept["date"] = json!("2026-11-18");
    fs::write(&file, kept.to_string()).unwrap();
    file
}

#[test]
fn asked_again_an_emergency_is_asked_as_if_for_the_first_time() {
    let folder = Folder::new("again_emergency");
    let file = kept(&folder);
    let before = fs::read_to_string(&file).unwrap();
    let talk = sural(
        &["ask", "--content", DEMO, "--again", &file],
        &["as before", "1 2"],
    );
    let (asked, after) = talk.said.split_once("> as before").unwrap();
    assert!(!asked.contains("Last time you said"), "{asked}");
    assert!(after.contains("\"as before\" means here."), "{after}");
    let said = talk.said.replace('\n', " ");
    for text in [
        "What you said on 2026-11-18 comes to: Care for it at home.",
        "What you say today comes to: Go to the emergency room now.",
        "You need care sooner than we said then.",
        "Then: No. Now: Yes.",
    ] {
        assert!(said.contains(text), "{text}: {}", talk.said);
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), before);
}

#[test]
fn asked_again_and_nothing_changed() {
    let folder = Folder::new("again_same");
    let file = kept(&folder);
    let talk = sural(
        &["ask", "--content", DEMO, "--again", &file],
        &["0", "3", "0", "no", "2"],
    );
    assert_eq!(talk.code, 0, "{}", talk.said);
    for text in [
        "You need care as soon as we said then.",
        "No answer has changed since then.",
    ] {
        assert!(talk.said.contains(text), "{text}: {}", talk.said);
    }
}

#[test]
fn answers_alone_do_not_take_back_more_urgent_advice() {
    let folder = Folder::new("again_later");
    let file = folder.file("then.json");
    let then = json!({"answers": {"joint_hot": "yes", "fever": "yes"}});
    fs::write(&file, then.to_string()).unwrap();
    let talk = sural(
        &["ask", "--content", DEMO, "--again", &file],
        &["0", "3", "0", "no", "2"],
    );
    let said = talk.said.replace('\n', " ");
    for text in [
        "What you said last time comes to: Go to the emergency room now.",
        "If no doctor or nurse has checked you since, go by what we said then.",
    ] {
        assert!(said.contains(text), "{text}: {}", talk.said);
    }
}

#[test]
fn the_file_of_last_time_is_not_overwritten() {
    let folder = Folder::new("again_save");
    let file = kept(&folder);
    let talk = sural(
        &["ask", "--content", DEMO, "--again", &file, "--save", &file],
        &[],
    );
    assert_eq!(talk.code, 2);
    assert!(talk.failed.contains("`--again`"), "{}", talk.failed);
}

#[test]
fn not_sure_of_a_sign_offers_the_check_once_before_it_stands() {
    let offered = "Can you find out now? Limping counts as a step.";
    let found = demo(&["0", "1", "3", "no", "not sure", "3"]);
    assert_eq!(found.times(offered), 1, "{}", found.said);
    found.says("  Care for it at home\n");
    let folder = Folder::new("still_unsure");
    let file = folder.file("a.json");
    let save = ["ask", "--content", DEMO, "--save", &file];
    let unsure = sural(&save, &["0", "1", "3", "no", "4", "back", "no", "4"]);
    assert_eq!(unsure.times(offered), 1, "{}", unsure.said);
    assert_eq!(answers(&file)["cannot_walk"], "not_sure");
}

#[test]
fn a_doubt_in_a_list_is_asked_for_itself_if_it_counts_as_the_sign() {
    let folder = Folder::new("doubted");
    let file = folder.file("a.json");
    let save = ["ask", "--content", DEMO, "--save", &file];
    let offered = "You were not sure about this.";
    let found = sural(&save, &["1?", "no", "stop"]);
    assert_eq!(found.times(offered), 1, "{}", found.said);
    assert_eq!(answers(&file)["joint_hot"], "no");
    let stopped = sural(&save, &["1?", "stop"]);
    assert_eq!(stopped.times(offered), 1, "{}", stopped.said);
    assert_eq!(answers(&file)["joint_hot"], "not_sure");
    let open = sural(&save, &["2?", "stop"]);
    assert_eq!(open.times(offered), 0, "{}", open.said);
}

#[test]
fn going_back_from_the_check_takes_not_sure_back() {
    let folder = Folder::new("check_back");
    let file = folder.file("a.json");
    let save = ["ask", "--content", DEMO, "--save", &file];
    sural(&save, &["0", "4", "back", "stop"]);
    assert_eq!(answers(&file), json!({}));
}

/// Somebody confirms a sign of an emergency and stops: what was confirmed counts, as if it had been asked.
#[test]
fn own_words_that_were_confirmed_count_when_the_person_stops() {
    let words = "i cannot feel it when i wipe";
    let confirmed = sural(&["ask", "--words", words], &["1", "stop"]);
    assert!(
        confirmed
            .said
            .contains("You wrote: “cannot feel it when i wipe”")
    );
    assert_eq!(confirmed.code, STOPPED);
    let stopped = |talk: &Talk| {
        let (_, advice) = talk.said.split_once("You stopped before the end.").unwrap();
        advice.to_owned()
    };
    let denied = sural(&["ask", "--words", words], &["0", "stop"]);
    assert!(stopped(&denied).contains("We can't tell yet"));
    assert!(!stopped(&confirmed).contains("We can't tell yet"));
}

/// Going back from the first question takes back what was confirmed, so that nobody is held to it.
#[test]
fn own_words_that_were_confirmed_can_be_taken_back() {
    let words = "i cannot feel it when i wipe";
    let talk = sural(&["ask", "--words", words], &["1", "back", "stop"]);
    let (_, advice) = talk.said.split_once("You stopped before the end.").unwrap();
    assert!(advice.contains("We can't tell yet"));
}

/// Whoever writes of another person is asked about *them* from the first line on.
#[test]
fn own_words_about_another_person_are_shown_in_words_about_them() {
    let words = "my mother is 81 and her left calf is swollen";
    let talk = sural(&["ask", "--words", words], &["0", "stop"]);
    assert!(talk.said.contains("How old are they?"));
}

#[test]
fn the_talk_turns_to_them_once_it_is_told_and_back_to_you_if_that_is_taken_back() {
    let talk = sural(&["ask"], &["0", "0", "0", "0", "2", "back", "1", "stop"]);
    let place = |text: &str| {
        let found = talk.said.find(text);
        found.unwrap_or_else(|| panic!("no {text}: {}", talk.said))
    };
    assert!(place("Do you ask for someone else?") < place("Who are you answering for?"));
    assert!(place("From here on we speak of the person") < place("How old are they?"));
    assert!(place("How old are they?") < place("How old are you?"));
    assert_eq!(talk.times("Who are you answering for?"), 2);
}

#[test]
fn whoever_says_at_the_start_whom_they_answer_for_is_never_spoken_to_as_the_person() {
    let folder = Folder::new("for_child");
    let file = folder.file("child.json");
    let talk = sural(&["ask", "--for", "child", "--save", &file], &["0", "stop"]);
    assert_eq!(talk.code, STOPPED, "{}", talk.said);
    assert_eq!(answers(&file)["answering_for"], "child");
    let again = sural(&["ask", "--resume", &file], &["stop"]);
    for said in [&talk.said, &again.said] {
        assert!(said.contains("about the person"), "{said}");
        assert!(said.contains("Do you see, or do they feel"), "{said}");
        assert!(!said.contains("Who are you answering for?"), "{said}");
    }
    let nobody = sural(&["ask", "--for", "cat"], &[]);
    assert_eq!(nobody.code, 2);
    let expected = "`--for` takes one of `me`, `child`, `other_adult`, not `cat`";
    assert!(nobody.failed.contains(expected), "{}", nobody.failed);
}

#[test]
fn help_tells_what_the_pictures_show() {
    let talk = sural(&["ask"], &["0", "help", "stop"]);
    let said = talk.said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("Comparing both calves: Two lower legs"),
        "{said}"
    );
    let spanish = sural(&["ask", "--language", "es"], &["0", "ayuda", "parar"]);
    spanish.says("Comparar las dos pantorrillas: ");
}
