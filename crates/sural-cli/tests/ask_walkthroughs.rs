//! People at the terminal. Each transcript under `docs/walkthroughs` is what the program says to someone whose
//! answers stand in the JSON beside it; `UPDATE_WALKTHROUGHS=1 cargo test --test ask_walkthroughs` writes them anew.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use sural_cli::ask::interview::{Console, Interview};
use sural_cli::ask::reply;
use sural_cli::ask::saved;
use sural_cli::{answers_file, content};
use sural_content::module::{Answer, FindingId, Rest};
use sural_decision::answers::none_of;
use sural_decision::{Answers, Decision};
use sural_interview::again::LastTime;
use sural_interview::question::{Question, Takes};
use sural_interview::reply::Reply;
use sural_interview::sitting::Sitting;
use sural_render::phrases::Typed;
use sural_render::words::Words;

struct Walkthrough {
    name: &'static str,
    /// The file with the answers.
    answers: &'static str,
    language: Option<&'static str>,
    /// Whom they answer for, if they say so at the start.
    whom: Option<&'static str>,
    /// The file that keeps what was said last time.
    again: Option<&'static str>,
    title: &'static str,
    about: &'static str,
    disposition: &'static str,
}

const WALKTHROUGHS: [Walkthrough; 7] = [
    Walkthrough {
        name: "clot",
        answers: "clot",
        language: None,
        whom: None,
        again: None,
        title: "A swollen calf after a long flight",
        about: "A woman of 52 takes hormone tablets. She flew home last week. For two days her left calf has been sore, swollen and warm.",
        disposition: "urgent_4h",
    },
    Walkthrough {
        name: "achilles_rupture",
        answers: "achilles_rupture",
        language: None,
        whom: None,
        again: None,
        title: "A kick at the heel on the squash court",
        about: "A man of 43 felt a kick at the back of his right heel an hour ago. Nobody was behind him. He can walk, but he can't stand on tiptoe.",
        disposition: "same_day",
    },
    Walkthrough {
        name: "cramp",
        answers: "cramp",
        language: None,
        whom: None,
        again: None,
        title: "Calves that cramp at night",
        about: "A man of 66 has been woken by hard cramps in his calves on some nights for a week. By day he is well.",
        disposition: "self_care",
    },
    Walkthrough {
        name: "sciatica",
        answers: "sciatica",
        language: None,
        whom: None,
        again: None,
        title: "Pain that shoots down from the back",
        about: "A man of 48 lifted a heavy box three weeks ago. First his back hurt, then the pain ran down the left leg to the outer foot.",
        disposition: "within_2_weeks",
    },
    Walkthrough {
        name: "clot_es",
        answers: "clot",
        language: Some("es"),
        whom: None,
        again: None,
        title: "Una pantorrilla hinchada tras un vuelo largo",
        about: "Una mujer de 52 años toma hormonas en pastillas. Voló a casa la semana pasada. Desde hace dos días tiene la pantorrilla izquierda hinchada, caliente y con dolor.",
        disposition: "urgent_4h",
    },
    Walkthrough {
        name: "recheck",
        answers: "recheck",
        language: None,
        whom: None,
        again: Some("recheck_before.json"),
        title: "Four days later, and the calf has swollen",
        about: "A woman of 45 had a sore calf after hard sport. She cared for it at home. Four days later it hurts more, and the calf looks bigger. She is asked again.",
        disposition: "urgent_4h",
    },
    Walkthrough {
        name: "child",
        answers: "child",
        language: None,
        whom: Some("child"),
        again: None,
        title: "A boy who walks on his toes after the flu",
        about: "A boy of 7 had the flu last week. Since yesterday both his calves hurt, and he walks on his toes. His mother answers for him.",
        disposition: "same_day",
    },
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/walkthroughs")
}

/// Someone who knows their answers and types the numbers that the page gives them.
struct Typist<'a> {
    decision: &'a Decision,
    answers: &'a Answers,
    last: Option<LastTime>,
    typed: Vec<String>,
}

impl Typist<'_> {
    fn answer(&self, finding: FindingId) -> &Answer {
        self.answers.get(finding).unwrap()
    }

    fn line(&self, question: &Question) -> String {
        let positions = |chosen: &[usize]| {
            let fits = question
                .items()
                .iter()
                .zip(1..)
                .filter(|(item, _)| chosen.contains(&item.index));
            fits.map(|(_, number)| format!("{number}"))
                .collect::<Vec<_>>()
                .join(" ")
        };
        if let Takes::List { .. } = question.takes {
            return self.list(question);
        }
        match self.answer(question.findings[0]) {
            Answer::Option(option) => positions(&[*option]),
            Answer::Options(chosen) if chosen.is_empty() => "0".to_owned(),
            Answer::Options(chosen) => positions(chosen),
            Answer::Number(number) => number.to_string(),
            Answer::NotSure | Answer::Declined | Answer::NotAssessable => {
                question.phrases.type_for(Typed::NotSure)
            }
        }
    }

    fn is_as_before(&self, question: &Question) -> bool {
        let same = |last: &LastTime| {
            let mut findings = question.findings.iter();
            findings.all(|finding| last.answers.get(*finding) == self.answers.get(*finding))
        };
        question.may_be_as_before() && self.last.as_ref().is_some_and(same)
    }

    fn list(&self, question: &Question) -> String {
        if self.is_as_before(question) {
            return question.phrases.type_for(Typed::AsBefore);
        }
        let module = self.decision.module();
        let numbered = question.findings.iter().zip(1..);
        let there = numbered.filter(|(finding, _)| {
            Some(self.answer(**finding)) != none_of(module, **finding).as_ref()
        });
        let typed = there.map(|(finding, number)| {
            if *self.answer(*finding) == Answer::NotSure {
                format!("{number}?")
            } else {
                format!("{number}")
            }
        });
        let typed = typed.collect::<Vec<_>>().join(" ");
        if typed.is_empty() {
            "0".to_owned()
        } else {
            typed
        }
    }
}

impl Console for &mut Typist<'_> {
    fn title(&mut self, _: &str) {}
    fn say(&mut self, _: &str) {}
    fn show(&mut self, _: &Question) {}

    fn own_words(&mut self) -> std::io::Result<Option<String>> {
        Ok(None)
    }

    fn reply(&mut self, question: &Question) -> std::io::Result<Option<Reply>> {
        let line = self.line(question);
        let reply = reply::read(question, &line).unwrap();
        self.typed.push(line);
        Ok(Some(reply))
    }
}

fn known(decision: &Decision, walkthrough: &Walkthrough) -> Answers {
    let text = fs::read_to_string(folder().join(format!("{}.json", walkthrough.answers))).unwrap();
    let mut answers = answers_file::parse(decision.module(), &text)
        .map_err(|failure| failure.messages)
        .unwrap()
        .answers;
    answers.fill(decision, Rest::No);
    answers
}

fn last_time(decision: &Decision, walkthrough: &Walkthrough) -> Option<LastTime> {
    let path = folder().join(walkthrough.again?);
    let saved = saved::read(&path, decision.module()).unwrap();
    assert_eq!(saved.notes, [""; 0], "{}", path.display());
    Some(LastTime {
        answers: saved.answers,
        date: saved.date,
    })
}

/// Whom they answer for, where that is said before the first question.
fn said_at_the_start(decision: &Decision, walkthrough: &Walkthrough, answers: &Answers) -> Answers {
    let mut said = Answers::none(decision.module());
    for (index, finding) in (0..).zip(&decision.module().findings) {
        if walkthrough.whom.is_some() && !finding.others.is_empty() {
            said.set(FindingId(index), answers.get(FindingId(index)).cloned());
        }
    }
    said
}

fn typed(
    decision: &Decision,
    answers: &Answers,
    said: Answers,
    last: Option<LastTime>,
) -> Vec<String> {
    let mut typist = Typist {
        decision,
        answers,
        last: last.clone(),
        typed: Vec::new(),
    };
    let words = Words::of(decision.module(), None).unwrap();
    let mut sitting = Sitting::new(decision, words, said);
    if let Some(last) = last {
        sitting = sitting.again(last);
    }
    Interview::new(sitting, &mut typist, None).run().unwrap();
    typist.typed
}

/// What the program says to these lines. The hash of the content, which every edit changes, is left out.
fn talk(decision: &Decision, walkthrough: &Walkthrough, typed: &[String]) -> String {
    let mut program = support::program();
    let asked = program.args(command(walkthrough).split(' '));
    let output = support::hears(asked.current_dir(folder()), support::typed(typed));
    assert!(output.status.success());
    let said = support::text(output.stdout);
    let hash = sural_render::text::short_hash(decision.module());
    said.replace(&format!(" {hash}"), "")
}

fn transcript(decision: &Decision, walkthrough: &Walkthrough, typed: &[String]) -> String {
    let said = talk(decision, walkthrough, typed);
    format!(
        "# {}\n\n{}\n\n```text\n$ sural {}\n{}\n```\n",
        walkthrough.title,
        walkthrough.about,
        command(walkthrough),
        said.trim_end()
    )
}

fn command(walkthrough: &Walkthrough) -> String {
    let language = walkthrough.language.map(|tag| format!(" --language {tag}"));
    let again = walkthrough.again.map(|file| format!(" --again {file}"));
    let whom = walkthrough.whom.map(|whom| format!(" --for {whom}"));
    format!(
        "ask{}{}{}",
        language.unwrap_or_default(),
        whom.unwrap_or_default(),
        again.unwrap_or_default()
    )
}

#[test]
fn the_transcripts_are_what_the_program_says() {
    let update = std::env::var_os("UPDATE_WALKTHROUGHS").is_some();
    let mut stale = Vec::new();
    for walkthrough in &WALKTHROUGHS {
        let decision = content::decision_in(None, walkthrough.language).unwrap();
        let answers = known(&decision, walkthrough);
        let said = said_at_the_start(&decision, walkthrough, &answers);
        let last = last_time(&decision, walkthrough);
        let typed = typed(&decision, &answers, said, last);
        let transcript = transcript(&decision, walkthrough, &typed);
        ends_as_the_whole_of_the_answers_does(&decision, walkthrough, &answers, &transcript);
        let path = folder().join(format!("{}.md", walkthrough.name));
        if update {
            fs::write(&path, &transcript).unwrap();
        } else if fs::read_to_string(&path).unwrap_or_default() != transcript {
            stale.push(walkthrough.name);
        }
    }
    assert!(
        stale.is_empty(),
        "{stale:?} say something else now; run with UPDATE_WALKTHROUGHS=1 and read the difference"
    );
}

/// What was not asked would not have changed the advice.
fn ends_as_the_whole_of_the_answers_does(
    decision: &Decision,
    walkthrough: &Walkthrough,
    answers: &Answers,
    transcript: &str,
) {
    let assessment = decision.assess(answers).unwrap();
    let words = Words::of(decision.module(), None).unwrap().told_to(answers);
    let disposition = &words.module().dispositions[assessment.disposition.index()];
    assert_eq!(
        disposition.id, walkthrough.disposition,
        "{}",
        walkthrough.name
    );
    assert!(
        transcript.contains(&format!("\n  {}\n", words.fill(&disposition.title))),
        "{}: {transcript}",
        walkthrough.name
    );
}
