//! What somebody who means harm would try: with no key or the wrong one, at other people's cases, with texts that are
//! more than texts, too often, too slowly, and all at once.

#![allow(
    clippy::expect_used,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::indexing_slicing
)] // Not library code.

mod client;

use std::time::{Duration, Instant};

use axum::http::StatusCode;
use client::{Client, Program, app, key, run_as, server, system};
use serde_json::{Value, json};
use sural_server::{Settings, serve};
use sural_store::Moment;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::time::{sleep, timeout};

const SCOPES: [&str; 4] = ["assess", "cases:read", "cases:write", "consult"];

/// Every operation that the document describes: method, path for a case, and scope.
async fn operations(client: &Client, case: &str) -> Vec<(String, String, Option<String>)> {
    let document = client
        .holding("")
        .send("GET", "/openapi.json", &[], "")
        .await;
    let document = document.json();
    let mut operations = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        let path = path
            .strip_prefix("/api/v1")
            .unwrap()
            .replace("{case}", case);
        for (method, operation) in methods.as_object().unwrap() {
            let scope = operation["security"][0]["key"][0].as_str();
            let scope = scope.map(str::to_owned);
            operations.push((method.to_uppercase(), path.clone(), scope));
        }
    }
    assert!(operations.len() > 10);
    operations
}

async fn try_it(program: &Program, method: &str, path: &str) -> StatusCode {
    let body = if method == "POST" { "{}" } else { "" };
    program.send(method, path, &[], body).await.status
}

async fn begun(program: &Program) -> Value {
    program.send("POST", "/cases", &[], "{}").await.json()
}

#[tokio::test]
async fn every_operation_takes_its_scope_and_no_other() {
    let client = server(None).await;
    for (method, path, needed) in operations(&client, "c-guessed").await {
        for scope in SCOPES {
            let name = format!("{method}{path}{scope}");
            let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
            let program = client.program(&name.to_lowercase(), &[scope]).await;
            let status = try_it(&program, &method, &path).await;
            let is_let_in = needed.as_deref().is_none_or(|needed| needed == scope);
            let refused = status == StatusCode::FORBIDDEN;
            assert_eq!(
                refused, !is_let_in,
                "{method} {path} with {scope}: {status}"
            );
            assert_ne!(status, StatusCode::UNAUTHORIZED);
        }
    }
}

#[tokio::test]
async fn no_key_that_does_not_hold_opens_anything() {
    let client = server(None).await;
    let removed = client.program("removed", &SCOPES).await;
    let removing = client.store().remove_key("removed", &system()).await;
    assert_eq!(removing, Ok(true));
    let past = key(client.store(), "past", &SCOPES, Some(Moment(1))).await;
    let good = key(client.store(), "good", &SCOPES, None).await;
    let keys = [
        "",
        "x",
        &removed.key,
        &past,
        &good[1..],
        &good.to_lowercase(),
        "' OR 1=1 --",
    ];
    for (method, path, needed) in operations(&client, "c-guessed").await {
        for key in keys {
            let status = try_it(&client.holding(key), &method, &path).await;
            let refused = status == StatusCode::UNAUTHORIZED;
            assert_eq!(
                refused,
                needed.is_some(),
                "{method} {path} with `{key}`: {status}"
            );
        }
    }
    let both = format!("Bearer {good}");
    let twice = [
        ("authorization", both.as_str()),
        ("authorization", "Bearer x"),
    ];
    let twice = client.holding("").send("GET", "/content", &twice, "").await;
    assert_eq!(twice.status, StatusCode::BAD_REQUEST);
    for link in ["", "x", "'; DROP TABLE cases; --"] {
        let headers = [("sural-link", link)];
        let told = client
            .holding(&good)
            .send("GET", "/cases", &headers, "")
            .await;
        assert_eq!(told.status, StatusCode::BAD_REQUEST, "{link}");
    }
    let basic = [("authorization", format!("Basic {good}"))];
    let basic = [("authorization", basic[0].1.as_str())];
    let basic = client.holding("").send("GET", "/content", &basic, "").await;
    assert_eq!(basic.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn another_program_is_told_nothing_of_a_case_not_even_that_there_is_one() {
    let client = server(None).await;
    let mine = client.program("mine", &SCOPES).await;
    let other = client.program("other", &SCOPES).await;
    let case = begun(&mine).await;
    let id = case["case"].as_str().unwrap();
    let body = r#"{"answers": {"fever": "yes"}}"#;
    let consulted = r#"{"by": {"role": "clinician"}, "decided": [{"what": "note", "text": "x"}]}"#;
    let referring = r#"{"by": {"role": "clinician"}, "referral": "x"}"#;
    for (method, path, _) in operations(&client, id).await {
        if !path.contains(id) {
            continue;
        }
        let guessed = path.replace(id, "c-AAAAAAAAAAAAAAAAAAAA");
        for link in [&"A".repeat(43), other.key.as_str(), mine.key.as_str()] {
            let headers = [("if-match", "\"0\""), ("sural-link", link)];
            let sent = match path.rsplit('/').next() {
                _ if method != "POST" => "",
                Some("consult") => consulted,
                Some("refer") => referring,
                _ => body,
            };
            let there = other.send(&method, &path, &headers, sent).await;
            let nowhere = other.send(&method, &guessed, &headers, sent).await;
            assert_eq!(there.status, StatusCode::NOT_FOUND, "{method} {path}");
            assert_eq!(there.body, nowhere.body, "{method} {path}");
        }
    }
    let read = mine
        .send("GET", &format!("/cases/{id}"), &[], "")
        .await
        .json();
    assert_eq!(read["events"], 0);
    // Knowing what another calls a request is no way in either.
    let once = [("idempotency-key", "same")];
    let first = mine.send("POST", "/cases", &once, "{}").await.json();
    let second = other.send("POST", "/cases", &once, "{}").await.json();
    assert_ne!(first["case"], second["case"]);
}

#[tokio::test]
async fn texts_stay_texts_wherever_they_are_sent() {
    let mut client = server(None).await;
    let program = client.program("portal", &SCOPES).await;
    let case = begun(&program).await;
    let id = case["case"].as_str().unwrap();
    let texts = [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "x\r\nset-cookie: a=b",
        "'; DROP TABLE cases; --",
        "{{7*7}}",
        "\u{202e}\u{0}",
        "../../etc/passwd",
    ];
    for text in texts {
        for body in [
            json!({"answers": {text: "yes"}}),
            json!({"answers": {"fever": text}}),
            json!({"answers": {"what_happened": [text]}}),
            json!({"answers": {}, "region": text}),
            json!({"answers": {}, "language": text}),
            json!({"answers": {}, "findings": [text]}),
        ] {
            let path = format!("/cases/{id}/answers");
            for path in ["/assess", "/next", "/explain", path.as_str()] {
                let headers = [("if-match", "\"0\"")];
                let told = program
                    .send("POST", path, &headers, &body.to_string())
                    .await;
                assert_eq!(
                    told.status,
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "{path} {body}"
                );
                assert_eq!(told.header("content-type"), "application/problem+json");
                assert_eq!(told.header("x-content-type-options"), "nosniff");
                assert!(told.header("set-cookie").is_empty());
            }
        }
        let quoted = client::encoded([("", text)].into_iter());
        let path = format!("/cases/{}", quoted.trim_start_matches('='));
        assert_eq!(
            program.send("GET", &path, &[], "").await.status,
            StatusCode::NOT_FOUND
        );
        let page = client
            .get(&format!("/language/{}", quoted.trim_start_matches('=')))
            .await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(!page.headers.contains_key("a") && !page.says("<script>alert"));
        let begun = client
            .post("/begin", &[("region", text), ("keep", "nothing")])
            .await;
        assert_eq!(begun.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!begun.says("<script>alert") && !begun.says("<img src=x"));
        assert!(
            begun
                .headers
                .get_all("set-cookie")
                .iter()
                .all(|it| !it.to_str().unwrap().contains("a=b"))
        );
    }
}

#[tokio::test]
async fn of_many_who_add_at_once_one_is_taken_and_the_others_are_told() {
    let client = server(None).await;
    let program = client.program("portal", &SCOPES).await;
    let case = begun(&program).await;
    let path = format!("/cases/{}/answers", case["case"].as_str().unwrap());
    let adding = (0..16).map(|pain| {
        let (program, path) = (program.clone(), path.clone());
        tokio::spawn(async move {
            let body = json!({"answers": {"pain_now": pain % 11}}).to_string();
            program
                .send("POST", &path, &[("if-match", "\"0\"")], &body)
                .await
                .status
        })
    });
    let mut taken = 0;
    for one in adding.collect::<Vec<_>>() {
        match one.await.unwrap() {
            StatusCode::OK => taken += 1,
            other => assert_eq!(other, StatusCode::PRECONDITION_FAILED),
        }
    }
    assert_eq!(taken, 1);
}

#[tokio::test]
async fn a_request_that_is_sent_by_many_at_once_is_carried_out_once() {
    let client = server(None).await;
    let program = client.program("portal", &SCOPES).await;
    let beginning = (0..16).map(|_| {
        let program = program.clone();
        tokio::spawn(async move {
            let once = [("idempotency-key", "one")];
            program.send("POST", "/cases", &once, "{}").await.body
        })
    });
    let mut bodies = Vec::new();
    for one in beginning.collect::<Vec<_>>() {
        bodies.push(one.await.unwrap());
    }
    assert!(bodies.iter().all(|body| *body == bodies[0]), "{bodies:?}");
}

#[tokio::test]
async fn who_asks_too_often_has_to_wait_and_others_do_not() {
    let settings = Settings {
        per_minute: Some(6),
        trust_proxy: true,
        ..Settings::default()
    };
    let client = run_as(settings).await;
    let guess = async |from: &str, key: &str| {
        let headers = [("x-forwarded-for", from)];
        client
            .holding(key)
            .send("GET", "/content", &headers, "")
            .await
    };
    for number in 0..6 {
        let guessed = guess("192.0.2.1", &format!("guess{number}")).await;
        assert_eq!(guessed.status, StatusCode::UNAUTHORIZED);
    }
    // What is said to have been said by others before is not believed.
    let guessed = guess("198.51.100.1, 192.0.2.1", "guess").await;
    assert_eq!(guessed.status, StatusCode::TOO_MANY_REQUESTS);
    let wait: u64 = guessed.header("retry-after").parse().unwrap();
    assert!((1..=11).contains(&wait), "{wait}");
    assert_eq!(guessed.header("content-type"), "application/problem+json");
    assert_eq!(
        guess("192.0.2.2", "guess").await.status,
        StatusCode::UNAUTHORIZED
    );
    let mut browser = client.other();
    let request = axum::http::Request::get("/").header("x-forwarded-for", "192.0.2.1");
    let page = browser
        .send(request.body(axum::body::Body::empty()).unwrap())
        .await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(page.says("<html"), "{}", page.body);
}

#[tokio::test]
async fn a_program_is_told_that_content_has_changed_meanwhile() {
    let client = server(None).await;
    let program = client.program("portal", &SCOPES).await;
    let case = begun(&program).await;
    let path = format!("/cases/{}", case["case"].as_str().unwrap());
    let add = format!("{path}/answers");
    let body = r#"{"answers": {"fever": "yes"}}"#;
    program
        .send("POST", &add, &[("if-match", "\"0\"")], body)
        .await;
    let upgraded = client.after_an_upgrade().holding(&program.key);
    let read = upgraded.send("GET", &path, &[], "").await.json();
    assert_eq!(
        (&read["outdated"], &read["answers"]["fever"]),
        (&json!(true), &json!("yes"))
    );
    let added = upgraded
        .send("POST", &add, &[("if-match", "\"1\"")], body)
        .await;
    assert_eq!(added.json()["outdated"], false);
}

/// A server on a real socket; it stops when told.
async fn on_a_socket(settings: Settings) -> (String, String, oneshot::Sender<()>) {
    let (app, store, file) = app(settings).await;
    let key = key(&store, "portal", &SCOPES, None).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let (stop, stopped) = oneshot::channel();
    tokio::spawn(async move {
        let _file = file;
        serve(app, listener, async {
            let _ = stopped.await;
        })
        .await;
    });
    (address, key, stop)
}

async fn ask(address: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    read(&mut stream).await
}

async fn read(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let reading = timeout(Duration::from_secs(20), stream.read_to_end(&mut answer)).await;
    // A connection that is cut may be reset rather than ended.
    let _ = reading.expect("it is never cut");
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn who_dribbles_is_cut_and_nobody_waits_for_it() {
    let (address, key, _stop) = on_a_socket(Settings::default()).await;
    let started = Instant::now();
    // The head of a request, a byte a second.
    let head = tokio::spawn({
        let address = address.clone();
        async move {
            let mut stream = TcpStream::connect(&address).await.unwrap();
            for byte in "GET /health HTTP/1.1\r\nx-slow: ".bytes() {
                if stream.write_all(&[byte]).await.is_err() {
                    break;
                }
                sleep(Duration::from_secs(1)).await;
            }
            read(&mut stream).await
        }
    });
    // A body that never ends.
    let body = format!(
        "POST /api/v1/assess HTTP/1.1\r\nhost: a\r\nauthorization: Bearer {key}\r\n\
         content-type: application/json\r\ncontent-length: 100\r\nconnection: close\r\n\r\n{{"
    );
    let slow = tokio::spawn({
        let address = address.clone();
        async move { ask(&address, &body).await }
    });
    let health = "GET /health HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
    assert!(ask(&address, health).await.ends_with("ok\n"));
    assert!(started.elapsed() < Duration::from_secs(1));
    assert!(slow.await.unwrap().starts_with("HTTP/1.1 408"));
    assert!(!head.await.unwrap().contains("200"));
}

#[tokio::test]
async fn requests_that_are_no_requests_end_their_connection_alone() {
    let (address, _, _stop) = on_a_socket(Settings::default()).await;
    let long = format!("GET / HTTP/1.1\r\nx: {}\r\n\r\n", "a".repeat(1 << 20));
    for request in [
        "\u{0}\u{1}\u{2}\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "POST /begin HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab",
        "POST /begin HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
        long.as_str(),
    ] {
        let answer = ask(&address, request).await;
        assert!(
            answer.is_empty() || answer.starts_with("HTTP/1.1 4"),
            "{answer}"
        );
    }
    let health = "GET /health HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
    assert!(ask(&address, health).await.ends_with("ok\n"));
}

#[tokio::test]
async fn who_is_told_to_stop_says_so_first_and_answers_meanwhile() {
    let (address, _, stop) = on_a_socket(Settings {
        drain: Duration::from_secs(1),
        ..Settings::default()
    })
    .await;
    let ready = "GET /ready HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
    assert!(ask(&address, ready).await.starts_with("HTTP/1.1 200"));
    stop.send(()).unwrap();
    sleep(Duration::from_millis(100)).await;
    assert!(ask(&address, ready).await.starts_with("HTTP/1.1 503"));
    let page = "GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
    assert!(ask(&address, page).await.starts_with("HTTP/1.1 200"));
    sleep(Duration::from_secs(2)).await;
    assert!(TcpStream::connect(&address).await.is_err());
}
