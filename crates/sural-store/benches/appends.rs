//! How many answers a second are kept, each on disk before it is acknowledged, and how long one waits.
//!
//! `cargo bench -p sural-store`; `SURAL_SECONDS` says for how long each, and `SURAL_CASES=200000` begins so many cases
//! instead and shows that memory stays flat.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // Not library code.

#[path = "../tests/store/support.rs"]
#[allow(dead_code, unused_macros)] // The tests use the rest.
mod support;

use std::env;
use std::time::{Duration, Instant};

use support::{Folder, NOON, answer, begun, person};
use sural_store::Store;

/// Answers in a case, before the next case begins.
const ANSWERS: usize = 12;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let folder = Folder::new();
    if let Some(cases) = number("SURAL_CASES") {
        return memory(&folder.sqlite(), cases).await;
    }
    let stores = [
        ("SQLite", Some(folder.sqlite())),
        ("PostgreSQL", support::postgres().await),
    ];
    for (name, url) in stores {
        let Some(url) = url else { continue };
        let store = Store::open(&url).await.unwrap();
        for clients in [1, 64] {
            for reading in [false, true] {
                measure(name, &store, clients, reading).await;
            }
        }
        store.close().await;
    }
}

fn number(name: &str) -> Option<usize> {
    env::var(name).ok()?.parse().ok()
}

/// Appends, with or without reading the case before each as a page does.
async fn measure(name: &str, store: &Store, clients: usize, reading: bool) {
    let end = Instant::now() + Duration::from_secs(number("SURAL_SECONDS").unwrap_or(5) as u64);
    let clients_at_work = (0..clients).map(|_| tokio::spawn(client(store.clone(), end, reading)));
    let began = Instant::now();
    let mut waits = Vec::new();
    for client in clients_at_work.collect::<Vec<_>>() {
        waits.extend(client.await.unwrap());
    }
    let a_second = waits.len() as f64 / began.elapsed().as_secs_f64();
    waits.sort_unstable();
    let at = |share: f64| waits[((waits.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
    let what = if reading {
        "read and answered"
    } else {
        "answered"
    };
    println!(
        "{name}, {clients} at once, {what}: {a_second:.0} a second; p50 {:.1} ms, p99 {:.1} ms, longest {:.1} ms",
        at(0.5),
        at(0.99),
        at(1.0)
    );
}

async fn client(store: Store, end: Instant, reading: bool) -> Vec<Duration> {
    let mut waits = Vec::new();
    while Instant::now() < end {
        let (case, _) = begun(&store).await;
        for seen in 0..ANSWERS {
            let began = Instant::now();
            if reading {
                store.case(&case, &person(NOON)).await.unwrap().unwrap();
            }
            let event = answer(NOON, "");
            store
                .append(&case, seen, &event, None, &person(NOON))
                .await
                .unwrap();
            waits.push(began.elapsed());
        }
    }
    waits
}

/// Begins many cases, and says now and then how much memory is in use.
async fn memory(url: &str, cases: usize) {
    let store = Store::open(url).await.unwrap();
    for tenth in 1..=10 {
        let clients = (0..64).map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                for _ in 0..cases / 640 {
                    let (case, _) = begun(&store).await;
                    let event = answer(NOON, "");
                    store
                        .append(&case, 0, &event, None, &person(NOON))
                        .await
                        .unwrap();
                }
            })
        });
        for client in clients.collect::<Vec<_>>() {
            client.await.unwrap();
        }
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let used = status.lines().find(|line| line.starts_with("VmRSS"));
        println!(
            "{} cases: {}",
            cases / 640 * 64 * tenth,
            used.unwrap_or("unknown")
        );
    }
}
