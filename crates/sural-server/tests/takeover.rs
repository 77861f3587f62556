//! Two servers on one PostgreSQL: when the first is killed under load, the second goes on with every interview, and nothing
//! that was acknowledged is lost.
//!
//! `SURAL_BIN` names the program to serve with (`cargo build -p sural-cli --features server`).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)] // Not library code.

#[allow(dead_code)] // The benchmark uses the rest.
mod net;

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use net::{Answer, Browser, action, filled};
use serde_json::Value;
use sural_testkit::postgres::Postgres;

/// How many answer at once.
const BROWSERS: u64 = 16;
/// For how long both serve, and the second alone.
const BEFORE: Duration = Duration::from_secs(3);
const AFTER: Duration = Duration::from_secs(3);

/// A program that serves, and its address.
struct Server(Child, String);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn serve(program: &str, store: &str) -> Server {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/demo");
    let mut child = Command::new(program)
        .args(["serve", "--listen", "127.0.0.1:0", "--per-minute", "0"])
        .args(["--store", store])
        .arg("--content")
        .arg(content)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let line = lines.next().unwrap().unwrap();
    let (_, address) = line.split_once("http://").unwrap();
    let address = address.trim_end_matches('/').to_owned();
    // What it says later is read, too, so that it does not wait for that.
    thread::spawn(move || lines.for_each(drop));
    Server(child, address)
}

/// What somebody has of an interview: the private link, how often an answer was acknowledged, and whether the server was
/// killed meanwhile.
struct Had {
    cookies: BTreeMap<String, String>,
    acknowledged: usize,
    is_cut: bool,
}

/// Somebody who answers one interview after another, and turns to the second server when the first is gone.
struct Person<'a> {
    browser: Browser,
    second: &'a str,
    has_turned: bool,
    draw: u64,
}

impl Person<'_> {
    fn turn(&mut self) {
        assert!(!self.has_turned, "the second server is gone, too");
        self.browser.turn_to(self.second).unwrap();
        self.has_turned = true;
    }

    fn question(&mut self) -> Answer {
        self.browser
            .ask("GET", "/question", "")
            .unwrap_or_else(|_| {
                self.turn();
                self.browser.ask("GET", "/question", "").unwrap()
            })
    }

    fn interview(&mut self, is_over: &AtomicBool) -> Had {
        let mut page = self.browser.begin().unwrap_or_else(|_| {
            // What was not acknowledged may be lost.
            self.turn();
            self.browser.begin().unwrap()
        });
        let turned_before = self.has_turned;
        let mut acknowledged = 0;
        while let Some(action) = action(&page.body).filter(|_| !is_over.load(Ordering::Relaxed)) {
            let fields = filled(&page.body, &mut self.draw);
            match self.browser.ask("POST", &action, &fields) {
                Ok(answer) if answer.status == 303 => acknowledged += 1,
                // What was drawn does not fit together.
                Ok(_) => break,
                Err(_) => self.turn(),
            }
            page = self.question();
        }
        Had {
            cookies: self.browser.cookies.clone(),
            acknowledged,
            is_cut: turned_before != self.has_turned,
        }
    }
}

fn answer(first: &str, second: &str, seed: u64, is_over: &AtomicBool) -> Vec<Had> {
    let mut person = Person {
        browser: Browser::new(first).unwrap(),
        second,
        has_turned: false,
        draw: seed,
    };
    let mut had = Vec::new();
    while !is_over.load(Ordering::Relaxed) {
        had.push(person.interview(is_over));
    }
    had
}

/// How many events the case of these cookies has.
fn events(browser: &mut Browser, had: &Had) -> io::Result<usize> {
    browser.cookies.clone_from(&had.cookies);
    let file = browser.ask("GET", "/answers.json", "")?;
    assert_eq!(file.status, 200);
    let case: Value = serde_json::from_str(&file.body)?;
    Ok(case["events"].as_array().unwrap().len())
}

#[test]
fn a_second_server_goes_on_when_the_first_is_killed_under_load() {
    let Ok(program) = std::env::var("SURAL_BIN") else {
        return println!("skipped: SURAL_BIN names no program to serve with");
    };
    let Some(database) = Postgres::start() else {
        return println!("skipped: no PostgreSQL under /usr/lib/postgresql");
    };
    let store = database.url("postgres");
    let (mut first, second) = (serve(&program, &store), serve(&program, &store));
    let is_over = AtomicBool::new(false);
    let had = thread::scope(|scope| {
        let people = (0..BROWSERS).map(|seed| {
            // A few are with the second from the start.
            let at = if seed % 4 == 0 { &second.1 } else { &first.1 };
            let (second, is_over) = (&second.1, &is_over);
            scope.spawn(move || answer(at, second, seed, is_over))
        });
        let people = people.collect::<Vec<_>>();
        thread::sleep(BEFORE);
        first.0.kill().unwrap();
        thread::sleep(AFTER);
        is_over.store(true, Ordering::Relaxed);
        let had = people.into_iter().flat_map(|one| one.join().unwrap());
        had.collect::<Vec<_>>()
    });
    let cut = had.iter().filter(|it| it.is_cut).count();
    assert!(cut > 0, "nobody was answering when the server was killed");
    let mut browser = Browser::new(&second.1).unwrap();
    for had in &had {
        // The first event says whom it is about.
        let known = 1 + had.acknowledged;
        let events = events(&mut browser, had).unwrap();
        let most = known + usize::from(had.is_cut);
        assert!((known..=most).contains(&events), "{events} of {known}");
    }
    let audit = Command::new(&program)
        .args(["audit", "verify", &store])
        .output()
        .unwrap();
    assert!(
        audit.status.success(),
        "{}",
        String::from_utf8_lossy(&audit.stdout)
    );
    let answers: usize = had.iter().map(|it| it.acknowledged).sum();
    println!(
        "{} cases, {cut} of them cut, {answers} answers: none lost",
        had.len()
    );
}
