//! SMART Backend Services: which programs get a token, for what, and what it opens.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // Not library code.

mod client;

use std::time::{SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use client::{File, asked};
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};
use sural_decision::Decision;
use sural_server::{App, Edition, Settings, Trust, router};
use sural_store::Store;
use sural_testkit::content;

const ADDRESS: &str = "https://sural.example";
const TOKEN: &str = "https://sural.example/fhir/token";
const FORM: &str = "application/x-www-form-urlencoded";
const FHIR: &str = "application/fhir+json";

fn key(name: &str) -> EncodingKey {
    let path = format!("{}/tests/keys/{name}.pem", env!("CARGO_MANIFEST_DIR"));
    EncodingKey::from_ec_pem(&std::fs::read(path).unwrap()).unwrap()
}

/// Two programs with one key: one may ask for everything, the other for forms.
fn programs() -> Trust {
    let jwk = Jwk::from_encoding_key(&key("known_es384"), Algorithm::ES384).unwrap();
    let keys = json!({"keys": [jwk]});
    let file = json!({"clients": [
        {"issuer": "portal", "jwks": keys},
        {"issuer": "forms", "jwks": keys, "scope": "system/Questionnaire.rs"},
    ]});
    Trust::read(&file.to_string()).unwrap()
}

struct Server {
    router: Router,
    _file: File,
}

impl Server {
    async fn start(programs: Option<Trust>) -> Self {
        let file = File::new();
        let store = Store::open(&file.url()).await.unwrap();
        let settings = Settings {
            address: Some(ADDRESS.to_owned()),
            programs,
            ..Settings::default()
        };
        let decision = Decision::compile(content::module("demo").unwrap()).unwrap();
        let app = App::new(vec![Edition::new(decision, None)], store, settings);
        let module = content::whole("demo").unwrap();
        app.publish(vec![module.clone()]);
        app.consult(move || Some(Decision::compile(module).unwrap()));
        Self {
            router: router(app),
            _file: file,
        }
    }

    async fn send(
        &self,
        method: &str,
        path: &str,
        kind: &str,
        bearer: &str,
        body: &str,
    ) -> (StatusCode, Value) {
        let mut request = Request::builder().method(method).uri(path);
        if !bearer.is_empty() {
            request = request.header("authorization", format!("Bearer {bearer}"));
        }
        let request = request.header("content-type", kind);
        let request = request.body(Body::from(body.to_owned())).unwrap();
        let answer = asked(&self.router, request).await;
        assert_eq!(answer.headers["access-control-allow-origin"], "*");
        assert_eq!(answer.headers["cache-control"], "no-store");
        (
            answer.status,
            serde_json::from_str(&answer.body).unwrap_or_default(),
        )
    }

    async fn ask(&self, assertion: &str, scope: &str) -> (StatusCode, Value) {
        let form = [
            ("grant_type", "client_credentials"),
            (
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ),
            ("client_assertion", assertion),
            ("scope", scope),
        ];
        let form = form
            .map(|(name, value)| format!("{name}={value}"))
            .join("&");
        self.send("POST", "/fhir/token", FORM, "", &form).await
    }

    /// What a filled-in form of nothing is answered: not to be kept out is enough.
    async fn opens(&self, path: &str, token: &str) -> StatusCode {
        let body = json!({"resourceType": "QuestionnaireResponse"}).to_string();
        self.send("POST", path, FHIR, token, &body).await.0
    }
}

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    since.as_secs().try_into().unwrap()
}

fn claims(program: &str, jti: &str) -> Value {
    json!({"iss": program, "sub": program, "aud": TOKEN, "exp": now() + 290, "iat": now(), "jti": jti})
}

fn signed(claims: &Value, by: &str) -> String {
    encode(&Header::new(Algorithm::ES384), claims, &key(by)).unwrap()
}

const NEXT: &str = "/fhir/Questionnaire/$next-question";
const APPLY: &str = "/fhir/PlanDefinition/demo-triage/$apply";
const EVALUATE: &str = "/fhir/QuestionnaireResponse/$evaluate";

#[tokio::test]
async fn a_program_gets_a_token_for_what_it_may_do() {
    let server = Server::start(Some(programs())).await;
    let path = "/fhir/.well-known/smart-configuration";
    let (status, found) = server.send("GET", path, "", "", "").await;
    assert_eq!(
        (status, &found["token_endpoint"]),
        (StatusCode::OK, &json!(TOKEN))
    );
    let (_, metadata) = server.send("GET", "/fhir/metadata", "", "", "").await;
    let security = &metadata["rest"][0]["security"];
    assert_eq!(security["extension"][0]["extension"][0]["valueUri"], TOKEN);

    for (program, scope, granted, open, shut) in [
        (
            "portal",
            "system/*.rs",
            "system/*.rs",
            &[NEXT, APPLY, EVALUATE][..],
            &[][..],
        ),
        (
            "portal",
            "system/*.read openid",
            "system/*.read",
            &[NEXT],
            &[],
        ),
        (
            "portal",
            "system/PlanDefinition.rs",
            "system/PlanDefinition.rs",
            &[APPLY],
            &[NEXT, EVALUATE],
        ),
        (
            "forms",
            "system/Questionnaire.r system/PlanDefinition.r",
            "system/Questionnaire.r",
            &[NEXT],
            &[APPLY, EVALUATE],
        ),
    ] {
        let assertion = signed(&claims(program, scope), "known_es384");
        let (status, told) = server.ask(&assertion, &scope.replace(' ', "+")).await;
        assert_eq!(status, StatusCode::OK, "{told}");
        assert_eq!(
            (&told["scope"], &told["token_type"]),
            (&json!(granted), &json!("bearer"))
        );
        let left = told["expires_in"].as_i64().unwrap();
        assert!((200..=300).contains(&left), "{left}");
        let token = told["access_token"].as_str().unwrap();
        for path in open {
            let status = server.opens(path, token).await;
            assert!(
                !matches!(status.as_u16(), 401 | 403),
                "{scope} {path} {status}"
            );
        }
        for path in shut {
            assert_eq!(
                server.opens(path, token).await,
                StatusCode::FORBIDDEN,
                "{scope} {path}"
            );
        }
    }
}

#[tokio::test]
async fn nobody_else_gets_one_and_no_other_token_opens_anything() {
    let server = Server::start(Some(programs())).await;
    let but = |name: &str, value: Value| {
        let mut claims = claims("portal", "2");
        claims[name] = value;
        signed(&claims, "known_es384")
    };
    for (assertion, scope, error) in [
        (
            signed(&claims("portal", "1"), "unknown_es384"),
            "system/*.rs",
            "invalid_client",
        ),
        (but("sub", json!("forms")), "system/*.rs", "invalid_client"),
        (but("sub", json!("")), "system/*.rs", "invalid_client"),
        (but("aud", json!(ADDRESS)), "system/*.rs", "invalid_client"),
        (
            but("exp", json!(now() - 90)),
            "system/*.rs",
            "invalid_client",
        ),
        (
            but("exp", json!(now() + 900)),
            "system/*.rs",
            "invalid_client",
        ),
        (but("iss", json!("nobody")), "system/*.rs", "invalid_client"),
        (but("jti", json!("3")), "user/*.rs", "invalid_scope"),
        (but("jti", json!("3")), "system/*.cruds", "invalid_scope"),
    ] {
        let (status, told) = server.ask(&assertion, scope).await;
        assert!(matches!(status.as_u16(), 400 | 401), "{told}");
        assert_eq!(told["error"], error);
    }
    let once = signed(&claims("forms", "4"), "known_es384");
    let (_, told) = server.ask(&once, "system/Questionnaire.r").await;
    let (status, again) = server.ask(&once, "system/Questionnaire.r").await;
    assert_eq!(
        (status, &again["error"]),
        (StatusCode::UNAUTHORIZED, &json!("invalid_client"))
    );
    // Scopes that were written beside what was signed by somebody else give nothing.
    let token = told["access_token"].as_str().unwrap();
    let (assertion, _) = token.split_once('~').unwrap();
    let hex = |scope: &str| {
        scope
            .bytes()
            .map(|it| format!("{it:02x}"))
            .collect::<String>()
    };
    let more = format!(
        "{assertion}~{}",
        hex("system/*.cruds system/PlanDefinition.r")
    );
    let never = signed(&claims("portal", "5"), "known_es384");
    for token in [
        more,
        // Never exchanged, and refused as shown before or for its scope.
        format!("{never}~{}", hex("system/*.rs")),
        format!("{assertion}~{}", hex("system/Questionnaire.rs")),
        String::new(),
        "~".to_owned(),
        format!("{assertion}x~{}", hex("system/*.rs")),
        format!("{assertion}~zz"),
        format!("~{}", hex("system/*.rs")),
    ] {
        assert_eq!(
            server.opens(NEXT, &token).await,
            StatusCode::UNAUTHORIZED,
            "{token}"
        );
    }
    let bad = server
        .send("POST", "/fhir/token", FORM, "", "grant_type=password")
        .await;
    assert_eq!(bad.1["error"], "unsupported_grant_type");
}

#[tokio::test]
async fn where_no_program_may_ask_there_is_no_token() {
    let server = Server::start(None).await;
    let path = "/fhir/.well-known/smart-configuration";
    let (status, _) = server.send("GET", path, "", "", "").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let signed = signed(&claims("portal", "1"), "known_es384");
    assert_eq!(
        server.ask(&signed, "system/*.rs").await.0,
        StatusCode::NOT_FOUND
    );
}
