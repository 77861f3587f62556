//! CDS Hooks on the net: who may ask, what is refused and how, and that feedback is kept.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout
)] // Not library code.

mod client;

use std::process::Command;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use client::{Answer, File, asked};
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};
use sural_decision::Decision;
use sural_server::{App, Edition, Settings, Trust, router, serve};
use sural_store::{Store, Trail};
use sural_testkit::content;
use tokio::net::TcpListener;

const ADDRESS: &str = "https://sural.example";
const VIEW: &str = "/cds-services/calf-pain-patient-view";
const ISSUER: &str = "https://records.example";

fn es384(name: &str) -> EncodingKey {
    let path = format!("{}/tests/keys/{name}.pem", env!("CARGO_MANIFEST_DIR"));
    EncodingKey::from_ec_pem(&std::fs::read(path).unwrap()).unwrap()
}

fn rs256() -> EncodingKey {
    let pem = include_bytes!("keys/known_rs256.pem");
    EncodingKey::from_rsa_pem(pem).unwrap()
}

fn public(key: &EncodingKey, algorithm: Algorithm) -> Value {
    serde_json::to_value(Jwk::from_encoding_key(key, algorithm).unwrap()).unwrap()
}

fn trust() -> Trust {
    let keys = [
        public(&es384("known_es384"), Algorithm::ES384),
        public(&rs256(), Algorithm::RS256),
    ];
    let file = json!({"clients": [{"issuer": ISSUER, "jwks": {"keys": keys}}]});
    Trust::read(&file.to_string()).unwrap()
}

struct Server {
    app: App,
    router: Router,
    store: Store,
    _file: File,
}

async fn server(hooks: Option<Trust>) -> Server {
    let file = File::new();
    let store = Store::open(&file.url()).await.unwrap();
    let settings = Settings {
        address: Some(ADDRESS.to_owned()),
        hooks,
        ..Settings::default()
    };
    let edition = Edition::new(
        Decision::compile(content::module("demo").unwrap()).unwrap(),
        None,
    );
    let app = App::new(vec![edition], store.clone(), settings);
    let reading = app.clone();
    app.consult(move || {
        let module = content::whole("calf_pain").unwrap();
        reading.read_records(content::record("calf_pain", &module).unwrap());
        Some(Decision::compile(module).unwrap())
    });
    let server = Server {
        router: router(app.clone()),
        app,
        store,
        _file: file,
    };
    // The content takes a while to be compiled.
    for _ in 0..20 {
        let asked = server.send("GET", "/cds-services", None, "").await;
        if asked.status != StatusCode::SERVICE_UNAVAILABLE {
            break;
        }
    }
    server
}

impl Server {
    async fn send(&self, method: &str, path: &str, proof: Option<&str>, body: &str) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(proof) = proof {
            request = request.header("authorization", format!("Bearer {proof}"));
        }
        let request = request.header("content-type", "application/json");
        let request = request.body(Body::from(body.to_owned())).unwrap();
        asked(&self.router, request).await
    }
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    since.as_secs().try_into().unwrap()
}

fn claims(jti: &str) -> Value {
    json!({
        "iss": ISSUER, "aud": format!("{ADDRESS}{VIEW}"), "exp": now() + 300, "iat": now(), "jti": jti,
    })
}

fn proof(jti: &str) -> String {
    signed(&claims(jti), Algorithm::ES384, &es384("known_es384"))
}

fn signed(claims: &Value, algorithm: Algorithm, key: &EncodingKey) -> String {
    encode(&Header::new(algorithm), claims, key).unwrap()
}

fn view() -> String {
    let file = "../sural-fhir/tests/hooks/opened_wells_likely_without_scan.request.json";
    std::fs::read_to_string(format!("{}/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[tokio::test]
async fn where_no_record_system_is_trusted_there_are_no_services() {
    let server = server(None).await;
    let answer = server.send("GET", "/cds-services", None, "").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn those_who_prove_who_they_are_are_answered_and_nobody_else() {
    let server = server(Some(trust())).await;
    let found = server.send("GET", "/cds-services", None, "").await.json();
    assert_eq!(found["services"][0]["id"], "calf-pain-patient-view");
    let known = es384("known_es384");
    for (key, algorithm, jti) in [
        (&known, Algorithm::ES384, "1"),
        (&rs256(), Algorithm::RS256, "2"),
    ] {
        let proof = signed(&claims(jti), algorithm, key);
        let answer = server.send("POST", VIEW, Some(&proof), &view()).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let cards = answer.json();
        let first = &cards["cards"][0];
        assert_eq!(first["indicator"], "warning");
        assert_eq!(first["source"]["topic"]["code"], "wells_likely_needs_scan");
    }
    let but = |key: &str, value: Value| {
        let mut claims = claims("3");
        claims[key] = value;
        signed(&claims, Algorithm::ES384, &known)
    };
    let mut tampered = proof("4");
    tampered.truncate(tampered.len() - 8);
    for (proof, why) in [
        (None, "send a JWT"),
        (Some("x.y.z".to_owned()), "is no JWT"),
        (Some(tampered), "not signed by anyone"),
        (Some(but("exp", json!(now() - 300))), "has expired"),
        (Some(but("exp", json!(now() + 90_000))), "more than an hour"),
        (Some(but("iat", json!(now() + 900))), "of the future"),
        (
            Some(but("aud", json!("https://sural.example"))),
            "not the address",
        ),
        (Some(but("aud", json!([]))), "not the address"),
        (Some(but("jti", json!(""))), "no `jti`"),
        (
            Some(but("iss", json!("https://other.example"))),
            "not signed by anyone",
        ),
        (
            Some(signed(
                &claims("5"),
                Algorithm::ES384,
                &es384("unknown_es384"),
            )),
            "not signed by anyone",
        ),
        (
            Some(signed(
                &claims("6"),
                Algorithm::HS256,
                &EncodingKey::from_secret(b"guessed"),
            )),
            "not accepted",
        ),
        (Some(proof("1")), "shown before"),
    ] {
        let answer = server.send("POST", VIEW, proof.as_deref(), &view()).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{why}");
        assert!(
            answer.json()["detail"].as_str().unwrap().contains(why),
            "{why}: {}",
            answer.body
        );
        assert!(answer.headers.contains_key("www-authenticate"));
    }
}

#[tokio::test]
async fn anyone_may_ask_from_any_page_where_that_is_wanted_and_faults_are_worded() {
    let open = Trust::read(r#"{"anyone": true}"#).unwrap();
    let server = server(Some(open)).await;
    let preflight = server.send("OPTIONS", VIEW, None, "").await;
    assert_eq!(preflight.status, StatusCode::NO_CONTENT);
    assert_eq!(preflight.headers["access-control-allow-origin"], "*");
    assert_eq!(
        preflight.headers["access-control-allow-headers"],
        "authorization, content-type, prefer"
    );
    let long = format!("{{\"x\": \"{}\"}}", "x".repeat(5 << 20));
    let greet = json!({
        "hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
        "fhirServer": "https://r.example", "context": {"userId": "Practitioner/1", "patientId": "1"},
        "prefetch": {"practitioner": {"resourceType": "Practitioner", "id": "1"}},
    });
    for (path, body, status) in [
        (VIEW, "{", 400),
        (VIEW, "{}", 400),
        (VIEW, greet.to_string().as_str(), 412),
        (VIEW, long.as_str(), 413),
        ("/cds-services/other", "{}", 404),
        ("/cds-services/other/feedback", "{}", 404),
    ] {
        let answer = server.send("POST", path, None, body).await;
        assert_eq!(answer.status.as_u16(), status, "{}", answer.body);
        assert_eq!(answer.headers["content-type"], "application/problem+json");
        assert_eq!(answer.headers["access-control-allow-origin"], "*");
        assert!(!answer.json()["detail"].as_str().unwrap().is_empty());
    }
    let answer = server.send("GET", VIEW, None, "").await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(answer.headers["access-control-allow-origin"], "*");
}

#[tokio::test]
async fn what_became_of_a_card_is_kept_and_audited() {
    let server = server(Some(trust())).await;
    let told = json!({"feedback": [
        {"card": "4e0a3a1e-3283-4575-ab82-028d55fe2719", "outcome": "accepted",
         "acceptedSuggestions": [{"id": "e56e1945-20b3-4393-8503-a1a20fd73152"}],
         "outcomeTimestamp": "2026-11-23T00:00:00Z"},
        {"card": "9368d37b-283f-44a0-93ea-547cebab93ed", "outcome": "overridden",
         "overrideReason": {"reason": {"code": "done", "system": "x"}, "userComment": "Mrs Smith was seen"},
         "outcomeTimestamp": "2026-11-23T00:00:00Z"},
    ]});
    let path = format!("{VIEW}/feedback");
    let proof = proof("7");
    let answer = server
        .send("POST", &path, Some(&proof), &told.to_string())
        .await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let mut kept = server
        .store
        .feedback("calf-pain-patient-view")
        .await
        .unwrap();
    kept.sort_by(|one, other| one.card.cmp(&other.card));
    assert!(kept[0].accepted && !kept[1].accepted);
    assert_eq!(
        kept[0].suggestions,
        ["e56e1945-20b3-4393-8503-a1a20fd73152"]
    );
    assert_eq!(kept[1].reason.as_deref(), Some("done"));
    assert!(!format!("{kept:?}").contains("Smith"));
    let trail = server.store.verify(None).await.unwrap();
    assert!(matches!(trail, Trail::Whole(_)), "{trail:?}");
    let unproven = server.send("POST", &path, None, &told.to_string()).await;
    assert_eq!(unproven.status, StatusCode::UNAUTHORIZED);
}

#[test]
fn a_file_of_trust_that_trusts_nobody_or_everybody_and_somebody_is_refused() {
    for file in [
        "",
        "{}",
        r#"{"clients": []}"#,
        r#"{"clients": [{"issuer": "x", "jwks": {"keys": []}}]}"#,
        r#"{"clients": [{"issuer": "x", "keys": []}]}"#,
    ] {
        assert!(Trust::read(file).is_err(), "{file}");
    }
    let both = json!({"anyone": true, "clients": [{"issuer": "x", "jwks": {"keys": [
        public(&rs256(), Algorithm::RS256)
    ]}}]});
    assert!(Trust::read(&both.to_string()).is_err());
    // Of two entries of one name nobody could say whose limits count; and who can check a shared secret can sign with it.
    let keys = json!({"keys": [public(&rs256(), Algorithm::RS256)]});
    let client = json!({"issuer": ISSUER, "jwks": keys});
    let twice = json!({"clients": [client, client]});
    let why = Trust::read(&twice.to_string()).err().unwrap();
    assert!(why.contains("stands twice"), "{why}");
    let secret = json!({"keys": [{"kty": "oct", "k": "c2VjcmV0", "alg": "HS256"}]});
    let shared = json!({"clients": [{"issuer": ISSUER, "jwks": secret}]});
    let why = Trust::read(&shared.to_string()).err().unwrap();
    assert!(why.contains("cannot be used"), "{why}");
}

/// `SURAL_PYTHON` names a Python that has healthchain.
#[tokio::test(flavor = "multi_thread")]
async fn a_client_of_others_reads_every_card() {
    let Ok(python) = std::env::var("SURAL_PYTHON") else {
        return println!("skipped: SURAL_PYTHON names no Python with healthchain");
    };
    let server = server(Some(Trust::read(r#"{"anyone": true}"#).unwrap())).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let serving = tokio::spawn(serve(server.app.clone(), listener, std::future::pending()));
    let asking = tokio::task::spawn_blocking(move || {
        let script = "../sural-fhir/conformance/sandbox.py";
        let script = format!("{}/{script}", env!("CARGO_MANIFEST_DIR"));
        Command::new(python).arg(script).arg(base).output().unwrap()
    });
    let asked = asking.await.unwrap();
    let said = String::from_utf8_lossy(&asked.stdout).into_owned();
    println!("{said}");
    let complained = String::from_utf8_lossy(&asked.stderr);
    assert!(asked.status.success(), "{complained}");
    serving.abort();
}

/// Printed, because machines differ; what it was is in the decision record.
#[tokio::test]
async fn cards_come_quickly_over_the_net() {
    let server = server(Some(Trust::read(r#"{"anyone": true}"#).unwrap())).await;
    let mut took = Vec::<Duration>::new();
    for _ in 0..20 {
        let began = Instant::now();
        let answer = server.send("POST", VIEW, None, &view()).await;
        assert_eq!(answer.status, StatusCode::OK);
        took.push(began.elapsed());
    }
    took.sort();
    println!("median {:?}", took[took.len() / 2]);
}
