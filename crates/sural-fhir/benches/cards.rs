//! How long a record system waits for cards: every request of `tests/hooks`, from the text that was sent to the text
//! that is answered. Said in processor time of this thread where the system tells it, so that a busy machine does not
//! count, else by the clock.
//!
//! `cargo bench -p sural-fhir --bench cards`

#![allow(clippy::unwrap_used, clippy::print_stdout)] // Not library code.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use serde_json::Value;
use sural_case::moment::Moment;
use sural_decision::Decision;
use sural_fhir::hooks::{Content, Request, answer, service};
use sural_testkit::content;

/// Every request is made so often in a row, because the clock of a thread moves in large steps.
const TIMES: u32 = 50;

/// What has passed on the clock of this thread.
fn clock() -> Duration {
    static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let told = told.and_then(|told| told.split(' ').next()?.parse().ok());
    told.map_or_else(|| BEGAN.elapsed(), Duration::from_nanos)
}

fn requests() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hooks");
    let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let mut files = files.collect::<Vec<_>>();
    files.retain(|file| file.to_str().unwrap().ends_with(".request.json"));
    files.sort();
    files
        .iter()
        .map(|it| fs::read_to_string(it).unwrap())
        .collect()
}

/// What the hook of a request is called, and how many cards come of it.
fn ask(content: Content<'_>, text: &str, now: Moment) -> (String, usize) {
    let body: Value = serde_json::from_str(text).unwrap();
    let hook = body.get("hook").unwrap().as_str().unwrap();
    let module = content.decision.module();
    let service = service(module, &format!("calf-pain-{hook}")).unwrap();
    let request = Request::read(&service, &body, now).unwrap();
    let cards = answer(content, &request);
    let text = serde_json::to_string(&cards).unwrap();
    assert!(text.starts_with("{\"cards\":["));
    (hook.to_owned(), cards.cards.len())
}

fn main() {
    let module = content::whole("calf_pain").unwrap();
    let record = content::record("calf_pain", &module).unwrap();
    let decision = Decision::compile(module).unwrap();
    let content = Content {
        decision: &decision,
        record: &record,
        address: Some("https://sural.example"),
    };
    let now: Moment = "2026-11-23T12:00:00Z".parse().unwrap();
    let requests = requests();
    let mut took = BTreeMap::<String, Vec<Duration>>::new();
    for text in &requests {
        let (hook, _) = ask(content, text, now);
        let began = clock();
        (0..TIMES).for_each(|_| drop(ask(content, text, now)));
        took.entry(hook)
            .or_default()
            .push((clock() - began) / TIMES);
    }
    let all = took.values().flatten().copied().collect();
    took.insert("all of them".to_owned(), all);
    for (hook, mut took) in took {
        took.sort();
        let (median, longest) = (took.get(took.len() / 2).unwrap(), took.last().unwrap());
        println!(
            "{hook}: {} requests, median {median:.1?}, longest {longest:.1?}",
            took.len()
        );
    }
}
