//! The REST interface: what it answers, and how it says what went wrong.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // Not library code.

mod client;

use axum::http::StatusCode;
use client::{Answer, Program, server};
use serde_json::{Value, json};
use sural_store::{Actor, By, CaseId, Claim};

const ALL: [&str; 4] = ["assess", "cases:read", "cases:write", "consult"];

async fn program() -> Program {
    server(None).await.program("portal", &ALL).await
}

async fn begun(program: &Program) -> Value {
    let begun = program.send("POST", "/cases", &[], "{}").await;
    assert_eq!(begun.status, StatusCode::CREATED, "{}", begun.body);
    begun.json()
}

async fn add(program: &Program, case: &str, seen: &str, name: &str, answers: Value) -> Answer {
    let headers = [("if-match", seen), ("idempotency-key", name)];
    let headers = if name.is_empty() {
        &headers[..1]
    } else {
        &headers
    };
    let body = json!({"answers": answers}).to_string();
    program
        .send("POST", &format!("/cases/{case}/answers"), headers, &body)
        .await
}

fn problem(answer: &Answer) -> (u16, String) {
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let problem = answer.json();
    assert_eq!(problem["status"], answer.status.as_u16(), "{problem}");
    for member in ["type", "title", "detail"] {
        assert!(problem[member].is_string(), "{problem}");
    }
    let kind = problem["type"].as_str().unwrap();
    let kind = kind.strip_prefix("urn:sural:problem:").unwrap();
    (answer.status.as_u16(), kind.to_owned())
}

#[tokio::test]
async fn answers_are_assessed_and_nothing_is_kept() {
    let program = program().await;
    let body = r#"{"answers": {"joint_hot": "yes", "fever": "yes"}, "region": "uk"}"#;
    let assessed = program.send("POST", "/assess", &[], body).await.json();
    assert_eq!(assessed["disposition"]["settled"], true, "{assessed}");
    let next = program
        .send("POST", "/next", &[], r#"{"answers": {}}"#)
        .await
        .json();
    assert_eq!(next["next"]["id"], "first_of_all", "{next}");
    assert_eq!(next["next"]["none"], "None of these");
    let explained = program.send("POST", "/explain", &[], body).await.json();
    assert_eq!(explained["disposition"], assessed["disposition"]["id"]);
    let content = program.send("GET", "/content", &[], "").await.json();
    assert_eq!(content["content"]["hash"], assessed["module"]["hash"]);
}

#[tokio::test]
async fn a_case_is_led_to_its_end() {
    let program = program().await;
    let mut case = begun(&program).await;
    let id = case["case"].as_str().unwrap().to_owned();
    let mut asked = 0;
    while let Some(page) = case["next"].as_object() {
        let answers = page["findings"].as_array().unwrap().iter().map(|finding| {
            let answer = match finding["takes"].as_str().unwrap() {
                "number" => finding["number"]["least"].clone(),
                "several" => json!([finding["none"]]),
                _ => finding["none"].clone(),
            };
            let answer = if answer.is_null() {
                json!("not_sure")
            } else {
                answer
            };
            (finding["id"].as_str().unwrap().to_owned(), answer)
        });
        let answers = Value::Object(answers.collect());
        let seen = format!("\"{}\"", case["events"]);
        let added = add(&program, &id, &seen, "", answers).await;
        assert_eq!(added.status, StatusCode::OK, "{}", added.body);
        case = added.json();
        assert_eq!(added.header("etag"), format!("\"{}\"", case["events"]));
        asked += 1;
        assert!(asked < 20, "{case}");
    }
    assert_eq!(case["assessment"]["disposition"]["settled"], true, "{case}");
    let read = program.send("GET", &format!("/cases/{id}"), &[], "").await;
    assert_eq!(read.json(), case);
    let path = format!("/cases/{id}/assessment");
    let assessment = program.send("GET", &path, &[], "").await.json();
    assert_eq!(assessment, case["assessment"]);
    let path = format!("/cases/{id}/explanation");
    let explanation = program.send("GET", &path, &[], "").await.json();
    assert_eq!(explanation["disposition"], assessment["disposition"]["id"]);
}

#[tokio::test]
async fn a_request_is_carried_out_once_and_answered_alike() {
    let program = program().await;
    let once = [("idempotency-key", "begin-1")];
    let first = program.send("POST", "/cases", &once, "{}").await.json();
    let id = first["case"].as_str().unwrap();
    let answered = add(&program, id, "\"0\"", "a", json!({"fever": "yes"})).await;
    assert_eq!(answered.status, StatusCode::OK, "{}", answered.body);
    let more = add(&program, id, "\"1\"", "b", json!({"pain_now": 3})).await;
    assert_eq!(more.status, StatusCode::OK, "{}", more.body);
    // However far the case has grown meanwhile.
    let again = program.send("POST", "/cases", &once, "{}").await;
    assert_eq!(
        (again.status, again.json()),
        (StatusCode::CREATED, first.clone())
    );
    let again = add(&program, id, "\"0\"", "a", json!({"fever": "yes"})).await;
    assert_eq!(again.body, answered.body);
    let other = add(&program, id, "\"0\"", "a", json!({"fever": "no"})).await;
    assert_eq!(problem(&other), (422, "reused".to_owned()));
    let other = program
        .send("POST", "/cases", &once, r#"{"region": "uk"}"#)
        .await;
    assert_eq!(problem(&other), (422, "reused".to_owned()));
}

#[tokio::test]
async fn the_second_of_two_who_add_at_once_is_told() {
    let program = program().await;
    let case = begun(&program).await;
    let id = case["case"].as_str().unwrap();
    let one = add(&program, id, "\"0\"", "", json!({"fever": "yes"})).await;
    assert_eq!(one.status, StatusCode::OK, "{}", one.body);
    let two = add(&program, id, "\"0\"", "", json!({"joint_hot": "yes"})).await;
    assert_eq!(problem(&two), (412, "changed".to_owned()));
    let path = format!("/cases/{id}/answers");
    let unconditional = program
        .send("POST", &path, &[], r#"{"answers": {"fever": "no"}}"#)
        .await;
    assert_eq!(problem(&unconditional), (428, "unconditional".to_owned()));
    for seen in ["*", "0", "W/\"0\"", "\"-1\"", "\"99999999999999999999\""] {
        let refused = add(&program, id, seen, "", json!({"fever": "no"})).await;
        assert_eq!(problem(&refused).0, 400, "{seen}");
    }
}

#[tokio::test]
async fn a_private_link_opens_its_case_and_no_other() {
    let client = server(None).await;
    let (one, other) = (
        client.program("one", &ALL).await,
        client.program("other", &ALL).await,
    );
    let case = begun(&one).await;
    let (id, link) = (
        case["case"].as_str().unwrap(),
        case["link"].as_str().unwrap(),
    );
    let path = format!("/cases/{id}");
    assert_eq!(problem(&other.send("GET", &path, &[], "").await).0, 404);
    let held = [("sural-link", link)];
    assert_eq!(other.send("GET", &path, &held, "").await.json()["case"], id);
    assert_eq!(
        other.send("GET", "/cases", &held, "").await.json()["case"],
        id
    );
    let second = begun(&one).await;
    let path = format!("/cases/{}", second["case"].as_str().unwrap());
    assert_eq!(problem(&other.send("GET", &path, &held, "").await).0, 404);
    assert_eq!(
        problem(&other.send("DELETE", &path, &held, "").await).0,
        404
    );
    assert_eq!(
        one.send("DELETE", &path, &[], "").await.status,
        StatusCode::NO_CONTENT
    );
    assert_eq!(problem(&one.send("GET", &path, &[], "").await).0, 404);
}

#[tokio::test]
async fn answers_that_cannot_all_hold_are_kept_and_named() {
    let program = program().await;
    let case = begun(&program).await;
    let id = case["case"].as_str().unwrap();
    let answers = json!({"cannot_walk": "cannot_walk_now", "pain_now": 0});
    let case = add(&program, id, "\"0\"", "", answers.clone()).await.json();
    assert_eq!(case["assessment"], Value::Null);
    assert!(
        case["contradictions"][0]
            .as_str()
            .unwrap()
            .contains("pain_now")
    );
    for path in ["assessment", "explanation"] {
        let path = format!("/cases/{id}/{path}");
        let refused = program.send("GET", &path, &[], "").await;
        assert_eq!(problem(&refused), (409, "contradiction".to_owned()));
    }
    let body = json!({"answers": answers}).to_string();
    for path in ["/assess", "/next", "/explain"] {
        let refused = program.send("POST", path, &[], &body).await;
        assert_eq!(problem(&refused).0, 422, "{path}");
    }
}

#[tokio::test]
async fn every_fault_says_what_and_where_and_how_to_mend_it() {
    let program = program().await;
    let case = begun(&program).await;
    let long = format!("{{\"answers\": {{\"fever\": \"{}\"}}}}", "a".repeat(70_000));
    for (body, status, says) in [
        ("{", 400, "line 1 column 1"),
        ("{\"answers\": {}", 400, "line 1 column 14"),
        ("[{}]", 422, "is a JSON object"),
        (
            "{\"answers\": {\"fver\": \"yes\"}}",
            422,
            "did you mean `fever`?",
        ),
        (
            "{\"answers\": {\"fever\": \"maybe\"}}",
            422,
            "it takes one of",
        ),
        ("{\"answers\": {\"pain_now\": 11}}", 422, "0 to 10"),
        (
            "{\"answers\": {}, \"region\": \"mars\"}",
            422,
            "no region is named `mars`",
        ),
        (
            "{\"answers\": {}, \"language\": \"tlh\"}",
            422,
            "no language is named `tlh`",
        ),
        (
            "{\"answers\": {}, \"secret\": 1}",
            422,
            "unknown field `secret`",
        ),
        (&long, 413, "at most 65536 bytes"),
    ] {
        for path in ["/assess", "/next", "/explain"] {
            let answer = program.send("POST", path, &[], body).await;
            assert_eq!(problem(&answer).0, status, "{path} {}", answer.body);
            assert!(answer.says(&says.replace('"', "\\\"")), "{}", answer.body);
        }
    }
    let path = format!("/cases/{}/answers", case["case"].as_str().unwrap());
    for (method, path, status) in [
        ("GET", "/nowhere", 404),
        ("PUT", "/assess", 405),
        ("GET", "/cases/c-1", 404),
        ("GET", "/cases/%ff", 400),
        ("GET", "/cases", 400),
        ("GET", "/content?language=tlh", 422),
        ("GET", "/content?tongue=es", 400),
        ("POST", path.as_str(), 415),
    ] {
        let answer = program.send(method, path, &[], "").await;
        assert_eq!(
            problem(&answer).0,
            status,
            "{method} {path} {}",
            answer.body
        );
    }
    let answer = program.send("PUT", "/assess", &[], "").await;
    assert_eq!(answer.header("allow"), "POST");
    let untold = add(
        &program,
        case["case"].as_str().unwrap(),
        "\"0\"",
        "",
        json!({}),
    )
    .await;
    assert_eq!(problem(&untold).0, 422);
}

#[tokio::test]
async fn keys_count_for_nothing_on_the_pages_and_cookies_for_nothing_here() {
    let mut client = server(None).await;
    let mut program = client.program("portal", &ALL).await;
    let case = begun(&program).await;
    let link = case["link"].as_str().unwrap().to_owned();
    client.cookies.insert("case".to_owned(), link.clone());
    assert_eq!(client.get("/answers").await.status, StatusCode::OK);
    program.key = String::new();
    let cookie = format!("case={link}");
    let path = format!("/cases/{}", case["case"].as_str().unwrap());
    let answer = program.send("GET", &path, &[("cookie", &cookie)], "").await;
    assert_eq!(problem(&answer), (401, "no_key".to_owned()));
    assert_eq!(answer.header("www-authenticate"), "Bearer");
    assert!(answer.header("set-cookie").is_empty());
}

#[tokio::test]
async fn a_later_key_of_the_same_name_opens_nothing_of_the_earlier() {
    let client = server(None).await;
    let earlier = client.program("portal", &ALL).await;
    let once = [("idempotency-key", "begin-1")];
    let first = earlier.send("POST", "/cases", &once, "{}").await.json();
    let removing = client.store().remove_key("portal", &client::system()).await;
    assert_eq!(removing, Ok(true));
    let later = client.program("portal", &ALL).await;
    let path = format!("/cases/{}", first["case"].as_str().unwrap());
    assert_eq!(problem(&later.send("GET", &path, &[], "").await).0, 404);
    let again = later.send("POST", "/cases", &once, "{}").await.json();
    assert_ne!(again["case"], first["case"]);
}

#[tokio::test]
async fn a_consultation_tells_what_was_decided_and_how_urgent_it_counts() {
    let program = program().await;
    let case = begun(&program).await;
    let path = format!("/cases/{}", case["case"].as_str().unwrap());
    let by = json!({"role": "clinician", "name": "Dr A. Ruiz"});
    let raised = json!({"what": "override", "disposition": "go_now", "reason": "looks ill"});
    let consult = async |seen: &str, decided: &Value| {
        let body = json!({"by": by, "decided": [decided]}).to_string();
        let to = format!("{path}/consult");
        program
            .send("POST", &to, &[("if-match", seen)], &body)
            .await
            .json()
    };
    let said = consult("\"0\"", &raised).await;
    assert_eq!(said["urgency"], "go_now", "{said}");
    assert_ne!(said["disposition"], said["urgency"]);
    assert_eq!(said["state"], "under_way");
    assert_eq!(said["decided"][0]["what"], "override");
    assert_eq!(said["decided"][0]["reason"], "looks ill");
    assert_eq!(said["decided"][0]["by"], by);
    assert_eq!(said["decided"][0]["event"], 1);
    let closed = consult("\"1\"", &json!({"what": "close", "reason": "seen"})).await;
    assert_eq!(closed["state"], "closed");
    let read = program
        .send("GET", &format!("{path}/consultation"), &[], "")
        .await;
    assert_eq!(read.json()["decided"], closed["decided"]);
}

#[tokio::test]
async fn of_two_answers_to_one_finding_neither_is_lost() {
    let program = program().await;
    let body = r#"{"answers": {"joint_hot": "yes", "joint_hot": "no"}}"#;
    let refused = program.send("POST", "/assess", &[], body).await;
    assert_eq!(problem(&refused), (422, "not_understood".to_owned()));
    assert!(
        refused.says("`joint_hot` is given twice"),
        "{}",
        refused.body
    );
}

#[tokio::test]
async fn a_program_does_not_end_a_case_that_a_clinician_has_taken_on() {
    let client = server(None).await;
    let program = client.program("portal", &ALL).await;
    let case = begun(&program).await;
    let id = case["case"].as_str().unwrap();
    add(&program, id, "\"0\"", "", json!({"joint_hot": "yes"})).await;
    let ruiz = By {
        who: Actor::Account("ruiz".to_owned()),
        ..client::system()
    };
    let store = client.store();
    let claimed = store.claim(&CaseId::named(id), &ruiz).await;
    assert_eq!(claimed, Ok(Claim::Yours));
    let close = json!({
        "by": {"role": "clinician", "name": "Dr A. Ruiz"},
        "decided": [{"what": "close", "reason": "seen"}],
    });
    let (to, close) = (format!("/cases/{id}/consult"), close.to_string());
    let headers = [("if-match", "\"1\"")];
    let refused = program.send("POST", &to, &headers, &close).await;
    assert_eq!(problem(&refused), (409, "taken".to_owned()));
    store.release(&CaseId::named(id), &ruiz).await.unwrap();
    let closed = program.send("POST", &to, &headers, &close).await;
    assert_eq!(closed.json()["state"], "closed", "{}", closed.body);
}

#[tokio::test]
async fn a_clinician_finds_decides_and_refers_in_the_same_case() {
    let program = program().await;
    let case = begun(&program).await;
    let path = format!("/cases/{}", case["case"].as_str().unwrap());
    let id = case["case"].as_str().unwrap();
    add(
        &program,
        id,
        "\"0\"",
        "",
        json!({"fever": "no", "pain_now": 4}),
    )
    .await;
    let consult = async |seen: &str, body: Value| {
        let headers = [("if-match", seen)];
        let to = format!("{path}/consult");
        program.send("POST", &to, &headers, &body.to_string()).await
    };
    let by = json!({"role": "clinician", "name": "Dr A. Ruiz"});
    let note = json!([{"what": "note", "text": "walks with a limp"}]);
    let seen = json!([{"finding": "bone_sore", "answer": "yes"}]);
    let body = json!({"by": by, "observed": seen, "decided": note});
    let consulted = consult("\"1\"", body.clone()).await;
    assert_eq!(consulted.status, StatusCode::OK, "{}", consulted.body);
    assert_eq!(consulted.json()["events"], 2);
    let read = program
        .send("GET", &format!("{path}/consultation"), &[], "")
        .await;
    assert_eq!(read.json()["reasons"], consulted.json()["reasons"]);
    assert_eq!(
        problem(&consult("\"1\"", body).await),
        (412, "changed".to_owned())
    );
    for (body, says) in [
        (
            json!({"by": {"role": "patient"}, "observed": seen}),
            "`/answers`",
        ),
        (json!({"by": by}), "nothing would be added"),
        (
            json!({"by": by, "observed": [{"finding": "bone", "answer": 1}]}),
            "no finding is named",
        ),
        (
            json!({"by": by, "decided": [{"what": "agree", "cause": "x"}]}),
            "no cause is named",
        ),
    ] {
        let refused = consult("\"2\"", body).await;
        assert_eq!(problem(&refused).0, 422, "{}", refused.body);
        assert!(refused.says(says), "{}", refused.body);
    }
    let body = json!({"by": by, "referral": "nobody"}).to_string();
    let headers = [("if-match", "\"2\"")];
    let refused = program
        .send("POST", &format!("{path}/refer"), &headers, &body)
        .await;
    assert_eq!(problem(&refused).0, 422);
    assert!(refused.says("makes no referral"), "{}", refused.body);
    let xray = json!([{"finding": "ankle_xray", "answer": "fracture"}]);
    let broken = consult("\"2\"", json!({"by": by, "observed": xray}))
        .await
        .json();
    assert_eq!(broken["referrals"][0]["id"], "broken_ankle", "{broken}");
    let body = json!({"by": by, "referral": "broken_ankle", "person": "A. Person"}).to_string();
    let headers = [("if-match", "\"3\""), ("idempotency-key", "refer")];
    // Told again however far the case has come, even when it makes the referral no more.
    for later in ["", "\"4\""] {
        if !later.is_empty() {
            let xray = json!([{"finding": "ankle_xray", "answer": "no_fracture"}]);
            let mended = consult(later, json!({"by": by, "observed": xray})).await;
            assert_eq!(mended.json()["referrals"], json!([]), "{}", mended.body);
        }
        let sent = program
            .send("POST", &format!("{path}/refer"), &headers, &body)
            .await
            .json();
        assert_eq!(
            (&sent["events"], &sent["complete"]),
            (&json!(4), &json!(true)),
            "{sent}"
        );
        assert!(
            sent["letter"].as_str().unwrap().contains("A. Person"),
            "{sent}"
        );
    }
}
