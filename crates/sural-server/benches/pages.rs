//! Leads whole interviews at a running server, as many browsers at once would, and says how many pages are answered a
//! second, how long people wait, and what it costs the server.
//!
//! `SURAL_AT=127.0.0.1:8080 SURAL_PID=… cargo bench -p sural-server --bench pages`, beside a server that was started with
//! `--per-minute 0`. `SURAL_SECONDS`, `SURAL_BROWSERS`, `SURAL_CASES` and `SURAL_PAGES` say for how long, how many at once,
//! how many interviews and how many pages of each; of so many interviews it says the memory after each eighth. An
//! answered page is what a browser asks for one: the form, and the page that it leads to.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // Not library code.

#[path = "../tests/net/mod.rs"]
#[allow(dead_code)] // The tests use the rest.
mod net;

use std::env;
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use net::{Browser, action, filled};

/// What came of the interviews of one browser.
#[derive(Default)]
struct Count {
    waited: Vec<Duration>,
    interviews: usize,
    refused: usize,
}

/// One interview that is kept, from the first page to the advice, or to the last of so many pages.
fn interview(
    browser: &mut Browser,
    count: &mut Count,
    draw: &mut u64,
    (until, most): (Instant, u64),
) {
    let mut page = browser.begin().unwrap();
    for _ in 0..most {
        if page.status == 303 {
            assert_eq!(page.location, "/advice");
            assert_eq!(browser.ask("GET", "/advice", "").unwrap().status, 200);
            count.interviews += 1;
            return;
        }
        let Some(action) = action(&page.body).filter(|_| Instant::now() < until) else {
            // The answers drawn do not fit together, or the time is over.
            return;
        };
        let started = Instant::now();
        let answered = browser.ask("POST", &action, &filled(&page.body, draw));
        let answered = answered.unwrap();
        if answered.status != 303 {
            // It says what is wrong, and the next draw may be right.
            count.refused += 1;
            page = answered;
            continue;
        }
        page = browser.ask("GET", "/question", "").unwrap();
        count.waited.push(started.elapsed());
    }
}

/// Processor time of a process, in clock ticks of a hundredth of a second, and its memory in kilobytes.
fn cost(pid: &str) -> Option<(u64, String)> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let fields = stat.rsplit_once(')')?.1.split_whitespace();
    let times = fields
        .skip(11)
        .take(2)
        .map(|time| time.parse::<u64>().unwrap());
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let memory = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some((times.sum(), memory.trim().to_owned()))
}

fn tell_memory(pid: &str, begun: usize) {
    if let Some((_, memory)) = cost(pid) {
        println!("memory after {begun} cases: {memory}");
    }
}

fn main() {
    let Ok(at) = env::var("SURAL_AT") else {
        println!("skipped: SURAL_AT says at which address a server runs");
        return;
    };
    let number =
        |name: &str, otherwise: u64| env::var(name).map_or(otherwise, |text| text.parse().unwrap());
    let (seconds, browsers) = (number("SURAL_SECONDS", 60), number("SURAL_BROWSERS", 32));
    let cases = number("SURAL_CASES", u64::MAX) as usize;
    let eighth = (cases / 8).max(1);
    let most = number("SURAL_PAGES", u64::MAX);
    let pid = env::var("SURAL_PID").unwrap_or_default();
    let before = cost(&pid);
    let started = Instant::now();
    let until = started + Duration::from_secs(seconds);
    let begun = AtomicUsize::new(0);
    let counts = thread::scope(|scope| {
        let led = (0..browsers).map(|seed| {
            let (at, begun, pid) = (&at, &begun, &pid);
            scope.spawn(move || {
                let (mut browser, mut count, mut draw) =
                    (Browser::new(at).unwrap(), Count::default(), seed);
                while Instant::now() < until {
                    let one = begun.fetch_add(1, Ordering::Relaxed);
                    if one >= cases {
                        break;
                    }
                    if one % eighth == 0 {
                        tell_memory(pid, one);
                    }
                    interview(&mut browser, &mut count, &mut draw, (until, most));
                }
                count
            })
        });
        let led = led.collect::<Vec<_>>();
        led.into_iter()
            .map(|one| one.join().unwrap())
            .collect::<Vec<_>>()
    });
    let took = started.elapsed().as_secs_f64();
    let interviews: usize = counts.iter().map(|count| count.interviews).sum();
    let refused: usize = counts.iter().map(|count| count.refused).sum();
    let mut waited = counts
        .into_iter()
        .flat_map(|count| count.waited)
        .collect::<Vec<_>>();
    waited.sort_unstable();
    let pages = waited.len();
    let at = |part: f64| {
        waited
            .get((pages as f64 * part) as usize)
            .copied()
            .unwrap_or_default()
    };
    println!(
        "{pages} pages answered in {took:.1} s: {:.0} a second",
        pages as f64 / took
    );
    println!(
        "waited for: p50 {:?}, p99 {:?}, longest {:?}",
        at(0.5),
        at(0.99),
        waited.last()
    );
    println!("{interviews} whole interviews; {refused} answers refused");
    if let (Some((before, was)), Some((after, is))) = (before, cost(&pid)) {
        let micros = (after - before) as f64 * 10_000.0 / pages.max(1) as f64;
        println!(
            "processor time of the server: {micros:.0} µs a page; memory: {was} before, {is} after"
        );
    }
}
