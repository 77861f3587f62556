//! Leads whole interviews at a running server, as many browsers at once would, and says how many pages are answered a
//! second, how long people wait, and what it costs the server.
//!
//! `SURAL_AT=127.0.0.1:8080 SURAL_PID=… cargo bench -p sural-server --bench pages`, beside a server that was started with
//! `--per-minute 0`. An answered page is what a browser asks for one: the form, and the page that it leads to.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // Not library code.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// One browser, with one connection that is kept.
struct Browser {
    at: String,
    connection: BufReader<TcpStream>,
    cookies: BTreeMap<String, String>,
}

/// What came back.
struct Answer {
    status: u16,
    location: String,
    body: String,
}

/// What came of the interviews of one browser.
#[derive(Default)]
struct Count {
    waited: Vec<Duration>,
    interviews: usize,
    refused: usize,
}

impl Browser {
    fn new(at: &str) -> Self {
        let stream = TcpStream::connect(at).unwrap();
        stream.set_nodelay(true).unwrap();
        Self {
            at: at.to_owned(),
            connection: BufReader::new(stream),
            cookies: BTreeMap::new(),
        }
    }

    fn ask(&mut self, method: &str, path: &str, body: &str) -> Answer {
        let cookies = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        let cookies = cookies.collect::<Vec<_>>().join("; ");
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\ncookie: {cookies}\r\nsec-fetch-site: same-origin\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
            self.at,
            body.len()
        );
        self.connection
            .get_mut()
            .write_all(request.as_bytes())
            .unwrap();
        self.read()
    }

    fn read(&mut self) -> Answer {
        let mut line = String::new();
        self.connection.read_line(&mut line).unwrap();
        let status = line.split(' ').nth(1).unwrap().parse().unwrap();
        let (mut location, mut length) = (String::new(), 0);
        loop {
            line.clear();
            self.connection.read_line(&mut line).unwrap();
            let Some((name, value)) = line.trim_end().split_once(": ") else {
                break;
            };
            match name {
                "location" => location = value.to_owned(),
                "content-length" => length = value.parse().unwrap(),
                "set-cookie" => {
                    let (name, value) = value.split(';').next().unwrap().split_once('=').unwrap();
                    self.cookies.insert(name.to_owned(), value.to_owned());
                }
                _ => {}
            }
        }
        let mut body = vec![0; length];
        self.connection.read_exact(&mut body).unwrap();
        Answer {
            status,
            location,
            body: String::from_utf8(body).unwrap(),
        }
    }

    /// One interview that is kept, from the first page to the advice.
    fn interview(&mut self, count: &mut Count, draw: &mut u64, until: Instant) {
        self.cookies.clear();
        let first = self.ask("GET", "/", "");
        let token = attribute(
            tags(&first.body)
                .find(|tag| tag.contains("name=\"form\""))
                .unwrap(),
            "value",
        );
        let fields = format!("form={token}&whom=me&region=us&keep=link");
        assert_eq!(self.ask("POST", "/begin", &fields).status, 303);
        let mut page = self.ask("GET", "/question", "");
        while Instant::now() < until {
            if page.status == 303 {
                assert_eq!(page.location, "/advice");
                assert_eq!(self.ask("GET", "/advice", "").status, 200);
                count.interviews += 1;
                return;
            }
            let Some(action) = action(&page.body) else {
                // The answers drawn do not fit together.
                return;
            };
            let started = Instant::now();
            if self.ask("POST", &action, &filled(&page.body, draw)).status != 303 {
                count.refused += 1;
                return;
            }
            page = self.ask("GET", "/question", "");
            count.waited.push(started.elapsed());
        }
    }
}

/// Where the form of a question leads.
fn action(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("action=\"/question/")?;
    Some(format!("/question/{}", rest.split('"').next()?))
}

fn tags(page: &str) -> impl Iterator<Item = &str> {
    page.split("<input ")
        .skip(1)
        .map(|rest| rest.split('>').next().unwrap())
}

fn attribute(tag: &str, name: &str) -> String {
    let found = tag.split_once(&format!("{name}=\""));
    found.map_or(String::new(), |(_, rest)| {
        rest.split('"').next().unwrap().to_owned()
    })
}

/// *None of these* where that is offered, else to each question one of what is offered, by lot.
fn filled(page: &str, draw: &mut u64) -> String {
    let mut fields = Vec::new();
    let mut offered = BTreeMap::<String, Vec<String>>::new();
    for tag in tags(page) {
        let (name, value) = (attribute(tag, "name"), attribute(tag, "value"));
        match (attribute(tag, "type").as_str(), name.as_str()) {
            ("hidden", _) => fields.push(format!("{name}={value}")),
            (_, "none") => {
                fields.push(format!("{name}={value}"));
                return fields.join("&");
            }
            ("text", _) => offered.entry(name).or_default().push("40".to_owned()),
            _ if value != "declined" => offered.entry(name).or_default().push(value),
            _ => {}
        }
    }
    for (name, values) in offered {
        *draw = draw
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let place = (*draw >> 33) as usize % values.len();
        fields.push(format!("{name}={}", values[place]));
    }
    fields.join("&")
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

fn main() {
    let Ok(at) = env::var("SURAL_AT") else {
        println!("skipped: SURAL_AT says at which address a server runs");
        return;
    };
    let number =
        |name: &str, otherwise: u64| env::var(name).map_or(otherwise, |text| text.parse().unwrap());
    let (seconds, browsers) = (number("SURAL_SECONDS", 60), number("SURAL_BROWSERS", 32));
    let cases = number("SURAL_CASES", u64::MAX) as usize;
    let pid = env::var("SURAL_PID").unwrap_or_default();
    let before = cost(&pid);
    let started = Instant::now();
    let until = started + Duration::from_secs(seconds);
    let begun = AtomicUsize::new(0);
    let counts = thread::scope(|scope| {
        let led = (0..browsers).map(|seed| {
            let (at, begun) = (&at, &begun);
            scope.spawn(move || {
                let (mut browser, mut count, mut draw) = (Browser::new(at), Count::default(), seed);
                while Instant::now() < until && begun.fetch_add(1, Ordering::Relaxed) < cases {
                    browser.interview(&mut count, &mut draw, until);
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
