//! FHIR clients that others wrote, led through a running server by `conformance/clients.mjs` of `sural-fhir`; skipped
//! where they are not installed.
//!
//! `SURAL_BIN` names the program to serve with (`cargo build -p sural-cli --features server`). `SURAL_MODULE` names
//! another module than the small one.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout
)] // Not library code.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use sural_case::answer;
use sural_content::module::{Answer, FindingId, FindingKind, Unsure};
use sural_decision::{Answers, Decision};
use sural_interview::sitting::{Sitting, Turn};
use sural_render::words::Words;
use sural_testkit::content;

const CONFORMANCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../sural-fhir/conformance");

/// So many people are led through the interview by each client.
const PEOPLE: usize = 5;

/// A program that serves; it goes when the interviews are over.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Serves a module, and says where.
fn serve(program: &str, module: &str, store: &str) -> (Server, String) {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let mut child = Command::new(program)
        .args(["serve", "--listen", "127.0.0.1:0", "--per-minute", "0"])
        .arg("--content")
        .arg(content.join(module))
        .args(["--store", store])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let server = Server(child);
    let address = lines.next().unwrap().unwrap();
    let address = address.strip_prefix("Sural is at ").unwrap();
    (server, format!("{}/fhir", address.trim_end_matches('/')))
}

/// The advice that the interview gives somebody with these answers, *not sure* where they have none.
fn advice(triage: &Decision, answers: &Answers) -> String {
    let module = triage.module();
    let words = Words::of(module, None).unwrap();
    let mut sitting = Sitting::new(triage, words, Answers::none(module));
    loop {
        match sitting.turn() {
            Turn::Ask(page, _) => page.findings.iter().for_each(|finding| {
                let answer = answers.get(*finding).cloned();
                sitting.set(*finding, Some(answer.unwrap_or(Answer::NotSure)));
            }),
            Turn::Done(assessment) => {
                let words = sitting.words();
                let disposition = &words.module().dispositions[assessment.disposition.index()];
                return words.fill(&disposition.title);
            }
            Turn::Contradiction(why) => panic!("{why:?}"),
        }
    }
}

/// What a plan for somebody with these answers is called: in one wording, whoever answered.
fn plan(triage: &Decision, answers: &Answers) -> String {
    let module = triage.module();
    let given = triage.assess(answers).unwrap().disposition;
    let words = Words::of(module, None).unwrap();
    words.fill(&module.dispositions[given.index()].title)
}

/// Answers as a form takes them, by question.
fn coded(triage: &Decision, answers: &Answers) -> Value {
    let one = |said: &Value| match said {
        Value::String(option) => json!({"valueCoding": {"code": option}}),
        number => json!({"valueDecimal": number}),
    };
    let coded = answers.iter().map(|(id, said)| {
        let finding = &triage.module().findings[id.index()];
        let said = match answer::to_json(finding, said) {
            Value::Array(several) => several.iter().map(one).collect(),
            said => vec![one(&said)],
        };
        (finding.id.clone(), Value::Array(said))
    });
    Value::Object(coded.collect())
}

/// The same with an answer wherever *not sure* is none: the first that fits to the others.
fn complete(triage: &Decision, mut answers: Answers) -> Answers {
    let findings = (0..).map(FindingId).zip(&triage.module().findings);
    for (id, finding) in findings.filter(|(_, it)| it.unsure == Unsure::Never) {
        let FindingKind::One { options, .. } = &finding.kind else {
            continue;
        };
        if answers.get(id).is_none() {
            let tried = (0..options.len()).map(|option| {
                let mut tried = answers.clone();
                tried.set(id, Some(Answer::Option(option)));
                tried
            });
            let mut fitting = tried.filter(|tried| triage.conflicts(tried).is_empty());
            answers = fitting.next().unwrap();
        }
    }
    answers
}

/// People of the worked cases, evenly over the content, with the advice that they get.
fn people(triage: &Decision) -> Value {
    let cases = &triage.module().cases;
    let some = cases.iter().step_by(cases.len() / PEOPLE).take(PEOPLE);
    let people = some.enumerate().map(|(at, case)| {
        let answers = complete(triage, triage.run(case).answers);
        json!({
            "name": format!("person-{at}"),
            "answers": coded(triage, &answers),
            "advice": advice(triage, &answers),
            "plan": plan(triage, &answers),
        })
    });
    Value::Array(people.collect())
}

/// An empty folder.
fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("clients");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs a program, which must end well, and hands back what it says.
fn run(command: &mut Command) -> String {
    let done = command.output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    let complained = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{command:?}: {said}{complained}");
    said
}

#[test]
fn clients_of_others_are_led_to_the_end() {
    let Ok(program) = std::env::var("SURAL_BIN") else {
        return println!("skipped: SURAL_BIN names no program to serve with");
    };
    let installed = Path::new(CONFORMANCE).join("node_modules/fhirclient");
    if !installed.is_dir() {
        return println!("skipped: no `npm ci` in {CONFORMANCE}");
    }
    let module = std::env::var("SURAL_MODULE").unwrap_or_else(|_| "demo".to_owned());
    let triage = Decision::compile(content::module(&module).unwrap()).unwrap();
    let folder = folder();
    let store = format!("sqlite:{}", folder.join("store.db").display());
    let (_server, base) = serve(&program, &module, &store);
    let mut key = Command::new(&program);
    let key = run(key.args(["store", "key", &store, "clients", "--scope", "assess"]));
    let key = key.split_whitespace().find(|word| word.len() == 43);

    let told = folder.join("told");
    std::fs::create_dir(&told).unwrap();
    std::fs::write(told.join("cases.json"), people(&triage).to_string()).unwrap();
    let node = |script: &str, arguments: &[&str]| {
        let mut node = Command::new("node");
        node.arg(script).args(arguments).arg(&told);
        print!("{}", run(node.current_dir(CONFORMANCE)));
    };
    node("clients.mjs", &[&base, key.unwrap()]);
    // What they were given is FHIR.
    node("judge.mjs", &[]);
}
