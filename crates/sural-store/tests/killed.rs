//! A server that is killed while it writes loses nothing that it has acknowledged, and the audit trail stays whole.
//!
//! The test runs itself again as that server. `SURAL_KILLS=200` kills more often than the few times of every run.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // Not library code.

#[path = "store/support.rs"]
#[allow(dead_code, unused_macros)] // The other tests use the rest.
mod support;

use std::collections::HashMap;
use std::env;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};

use support::{Folder, NOON, answer, begun, person};
use sural_store::{CaseId, NotAdded, Store, Trail};

/// How many answer at once.
const CLIENTS: usize = 8;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    if let [_, serve, url] = env::args().collect::<Vec<_>>().as_slice()
        && serve == "serve"
    {
        return serve_until_killed(url).await;
    }
    let kills = env::var("SURAL_KILLS")
        .ok()
        .and_then(|kills| kills.parse().ok());
    let kills = kills.unwrap_or(6);
    let folder = Folder::new();
    nothing_acknowledged_is_lost(&folder.sqlite(), kills).await;
    let mut passed = 1;
    if let Some(url) = support::postgres().await {
        nothing_acknowledged_is_lost(&url, kills).await;
        another_server_takes_over(&url).await;
        passed += 2;
    }
    println!("{passed} passed, 0 failed");
}

/// Answers in cases of its own, and says each answer once it is acknowledged.
async fn serve_until_killed(url: &str) {
    let store = Store::open(url).await.unwrap();
    let clients = (0..CLIENTS).map(|_| {
        let store = store.clone();
        tokio::spawn(async move {
            let (case, _) = begun(&store).await;
            for seen in 0.. {
                let event = answer(NOON, "");
                store
                    .append(&case, seen, &event, None, &person(NOON))
                    .await
                    .unwrap();
                let mut out = std::io::stdout().lock();
                writeln!(out, "{case} {}", seen + 1).unwrap();
            }
        })
    });
    for client in clients.collect::<Vec<_>>() {
        client.await.unwrap();
    }
}

struct Server(Child);

impl Server {
    fn start(url: &str) -> Self {
        let mut command = Command::new(env::current_exe().unwrap());
        command.args(["serve", url]).stdout(Stdio::piped());
        Self(command.spawn().unwrap())
    }

    /// Lets it acknowledge some answers, kills it, and tells what it has acknowledged: how many answers by case.
    fn killed_after(mut self, answers: usize) -> HashMap<String, usize> {
        let mut lines = BufReader::new(self.0.stdout.take().unwrap()).lines();
        let mut acknowledged = HashMap::new();
        let mut hear = |line: String| {
            // The last line may be cut off.
            if let Some((case, number)) = line.split_once(' ')
                && let Ok(number) = number.parse()
            {
                acknowledged.insert(case.to_owned(), number);
            }
        };
        lines
            .by_ref()
            .take(answers)
            .for_each(|line| hear(line.unwrap()));
        self.0.kill().unwrap();
        lines.for_each(|line| hear(line.unwrap()));
        self.0.wait().unwrap();
        acknowledged
    }
}

async fn holds(store: &Store, acknowledged: &HashMap<String, usize>) {
    for (case, number) in acknowledged {
        let case = CaseId::named(case);
        let kept = store.case(&case, &person(NOON)).await.unwrap().unwrap();
        assert!(kept.case.events.len() >= *number, "{case}");
    }
    let trail = store.verify(None).await.unwrap();
    assert!(matches!(trail, Trail::Whole(_)), "{trail:?}");
}

async fn nothing_acknowledged_is_lost(url: &str, kills: usize) {
    for kill in 0..kills {
        let acknowledged = Server::start(url).killed_after(1 + kill * 37 % 400);
        assert!(!acknowledged.is_empty());
        let store = Store::open(url).await.unwrap();
        holds(&store, &acknowledged).await;
        store.close().await;
    }
}

/// Two servers share a database; the one that stays goes on at once.
async fn another_server_takes_over(url: &str) {
    let store = Store::open(url).await.unwrap();
    let (case, _) = begun(&store).await;
    let (killed, stays) = (Server::start(url), Server::start(url));
    let first = killed.killed_after(500);
    for seen in 0..20 {
        match store
            .append(&case, seen, &answer(NOON, ""), None, &person(NOON))
            .await
        {
            Ok(have) => assert_eq!(have, seen + 1),
            Err(NotAdded::Conflict { .. } | NotAdded::NoCase) => panic!("another's case"),
            Err(why) => panic!("{why}"),
        }
    }
    let second = stays.killed_after(500);
    holds(&store, &first).await;
    holds(&store, &second).await;
}
