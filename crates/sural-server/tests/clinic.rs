//! The clinician's pages: who may do what, and what comes of it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // Not library code.

mod client;

use std::time::{SystemTime, UNIX_EPOCH};

use axum::http::StatusCode;
use client::{Answer, Client, run_as, server};
use sural_server::{Door, Settings};
use sural_store::{Actor, Authenticator, By, CaseId, Moment, Role, SignedIn};

const PASSWORD: &str = "a long enough password";

const SIGN_OUT: &str = "/clinic/sign-out";

/// Whom every route is for. A route that is not here fails the test, and so does one that is for somebody else.
const ROUTES: [(&str, &str, Door); 26] = {
    use Door::{Anyone, AtLeast, SignedIn};
    use Role::{Admin, Clinician, Viewer};
    [
        ("GET", "/clinic/setup", Anyone),
        ("POST", "/clinic/setup", Anyone),
        ("GET", "/clinic/sign-in", Anyone),
        ("POST", "/clinic/sign-in", Anyone),
        ("GET", "/clinic/account", SignedIn),
        ("POST", "/clinic/account/password", SignedIn),
        ("GET", "/clinic/account/second-factor", SignedIn),
        ("POST", "/clinic/account/second-factor", SignedIn),
        ("GET", "/clinic", AtLeast(Viewer)),
        ("GET", "/clinic/list/{state}", AtLeast(Viewer)),
        ("POST", "/clinic/find", AtLeast(Viewer)),
        ("GET", "/clinic/case/{id}", AtLeast(Viewer)),
        ("POST", "/clinic/case/{id}/hold", AtLeast(Clinician)),
        ("GET", "/clinic/case/{id}/step/{step}", AtLeast(Clinician)),
        ("POST", "/clinic/case/{id}/step/{step}", AtLeast(Clinician)),
        ("POST", "/clinic/case/{id}/decide", AtLeast(Clinician)),
        (
            "GET",
            "/clinic/case/{id}/letter/{referral}",
            AtLeast(Viewer),
        ),
        (
            "POST",
            "/clinic/case/{id}/letter/{referral}",
            AtLeast(Viewer),
        ),
        ("GET", "/clinic/accounts", AtLeast(Admin)),
        ("POST", "/clinic/accounts", AtLeast(Admin)),
        ("POST", "/clinic/accounts/change", AtLeast(Admin)),
        ("GET", "/clinic/keeping", AtLeast(Admin)),
        ("POST", "/clinic/keeping/expire", AtLeast(Admin)),
        ("POST", "/clinic/keeping/export", AtLeast(Admin)),
        ("POST", "/clinic/keeping/erase", AtLeast(Admin)),
        // The last, for whoever has done it is let in no more.
        ("POST", SIGN_OUT, SignedIn),
    ]
};

fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Moment(i64::try_from(since.as_secs()).unwrap())
}

fn system() -> By {
    By {
        who: Actor::System,
        at: now(),
    }
}

/// A browser in which an account of a role has signed in.
async fn signed_in(client: &Client, role: Role, second_factor: bool) -> Client {
    let name = format!("{}-{second_factor}", role.word());
    named(client, &name, role, second_factor).await
}

/// The same of an account with a name.
async fn named(client: &Client, name: &str, role: Role, second_factor: bool) -> Client {
    let store = &client.store;
    let made = store.add_account(name, PASSWORD, role, &system()).await;
    made.unwrap();
    let shared = Authenticator::new().unwrap();
    if second_factor {
        let by = system();
        let set = store.set_second_factor(name, Some(&shared), &by);
        set.await.unwrap();
    }
    let code = shared.code(now());
    let until = now().plus(3_600);
    let tried = store.sign_in(name, PASSWORD, Some(&code), None, (now(), until));
    let SignedIn::In(_, token) = tried.await.unwrap() else {
        panic!("{name} is not let in");
    };
    let mut browser = client.other();
    let cookie = ("sign_in".to_owned(), token.reveal().to_owned());
    browser.cookies.extend([cookie]);
    browser
}

async fn ask(client: &mut Client, method: &str, path: &str) -> Answer {
    match method {
        "GET" => client.get(path).await,
        _ => client.post(path, &[]).await,
    }
}

#[tokio::test]
async fn every_route_is_open_to_whom_it_is_for_and_to_nobody_else() {
    let client = server(None).await;
    let sorted = |mut routes: Vec<(&'static str, &'static str, Door)>| {
        routes.sort_by_key(|(method, path, _)| (*path, *method));
        routes
    };
    assert_eq!(sorted(ROUTES.to_vec()), sorted(client.doors.clone()));
    let mut people = vec![(None, client.other())];
    for role in Role::ALL {
        let signed = signed_in(&client, role, true).await;
        people.push((Some((role, true)), signed));
        let half = signed_in(&client, role, false).await;
        people.push((Some((role, false)), half));
    }
    for (who, browser) in &mut people {
        for (method, path, door) in ROUTES {
            let path = path.replace("{state}", "closed").replace("{id}", "c-none");
            let path = path
                .replace("{step}", "vital_signs")
                .replace("{referral}", "any");
            let answer = ask(browser, method, &path).await;
            if path == SIGN_OUT && who.is_some() {
                assert_eq!(answer.to(), "/clinic/sign-in");
                continue;
            }
            let expected = expected(*who, door, method);
            let told = turned(&answer);
            assert_eq!(told, expected, "{who:?} {method} {path}: {}", answer.status);
        }
    }
}

/// How somebody is turned away; none if they are let in.
fn turned(answer: &Answer) -> Option<&str> {
    match answer.status {
        StatusCode::UNAUTHORIZED => Some("signed out"),
        StatusCode::FORBIDDEN => Some("not allowed"),
        StatusCode::SEE_OTHER => {
            let to = answer.header("location");
            ["/clinic/sign-in", "/clinic/account"]
                .into_iter()
                .find(|it| *it == to)
        }
        _ => None,
    }
}

fn expected(who: Option<(Role, bool)>, door: Door, method: &str) -> Option<&'static str> {
    let is_get = method == "GET";
    match (door, who) {
        (Door::Anyone, _) | (Door::SignedIn, Some(_)) => None,
        (_, None) => Some(if is_get {
            "/clinic/sign-in"
        } else {
            "signed out"
        }),
        (Door::AtLeast(_), Some((_, false))) if is_get => Some("/clinic/account"),
        (Door::AtLeast(least), Some((role, second_factor))) => {
            (role < least || !second_factor).then_some("not allowed")
        }
    }
}

/// Somebody with a sore bone has answered and keeps their case: its address for clinicians.
async fn sore_bone(client: &Client, desk: &mut Client) -> String {
    sore_bone_of(&mut client.other(), desk).await
}

/// The same, of somebody who goes on answering.
async fn sore_bone_of(person: &mut Client, desk: &mut Client) -> String {
    person.begin("link").await;
    person.answer("first_of_all", "1", &[("none", "yes")]).await;
    let twisted = [("answer", "twisted")];
    assert_eq!(
        person.answer("what_happened", "2", &twisted).await.to(),
        "/question"
    );
    person.answer("bone_sore", "3", &[("answer", "yes")]).await;
    let secret = person.cookies["case"].clone();
    let link = format!("https://sural.test/r/{secret}");
    let found = desk.post("/clinic/find", &[("case", &link)]).await;
    found.to().to_owned()
}

#[tokio::test]
async fn times_are_read_on_the_clock_of_the_place() {
    let zone = "Asia/Tokyo".parse().unwrap();
    let client = run_as(Settings {
        zone,
        ..Settings::default()
    })
    .await;
    let mut desk = signed_in(&client, Role::Clinician, true).await;
    let case = sore_bone(&client, &mut desk).await;
    for page in [&case, "/clinic"] {
        let page = desk.get(page).await;
        assert!(page.says(" JST "), "{}", page.body);
        assert!(!page.says(" UTC "), "{}", page.body);
    }
}

#[tokio::test]
async fn a_case_is_worked_through_and_every_look_at_it_is_noted() {
    let client = server(None).await;
    let mut desk = signed_in(&client, Role::Clinician, true).await;
    let case = sore_bone(&client, &mut desk).await;
    let page = desk.get(&case).await;
    assert!(
        page.says("Rule out first") && page.says("The patient</strong>"),
        "{}",
        page.body
    );
    let step = format!("{case}/step/xray_of_ankle");
    let saved = [
        ("seen", "4"),
        ("then", "case"),
        ("ankle_xray", "no_fracture"),
    ];
    assert_eq!(desk.post(&step, &saved).await.to(), case);
    let page = desk.get(&case).await;
    assert!(
        page.says("Ruled out") && page.says("clinician-true"),
        "{}",
        page.body
    );
    let id = case.rsplit('/').next().unwrap();
    let told = client.store.told(Some(&CaseId::named(id)), None, 50).await;
    let told = told
        .unwrap()
        .into_iter()
        .map(|line| (line.actor, line.action));
    let told = told.collect::<Vec<_>>();
    let by = |action: &str| ("account clinician-true".to_owned(), action.to_owned());
    assert!(told.contains(&by("append")) && told.contains(&by("claim")));
    assert!(
        told.iter().filter(|it| **it == by("read")).count() >= 3,
        "{told:?}"
    );
}

#[tokio::test]
async fn what_was_typed_is_not_lost_when_somebody_else_was_faster() {
    let client = server(None).await;
    let mut desk = signed_in(&client, Role::Clinician, true).await;
    let mut other = signed_in(&client, Role::Lead, true).await;
    let case = sore_bone(&client, &mut desk).await;
    let note = [
        ("seen", "4"),
        ("what", "note"),
        ("text", "<b>Seen</b> at the door"),
    ];
    assert_eq!(
        other.post(&format!("{case}/decide"), &note).await.to(),
        case
    );
    let girth = [
        ("seen", "4"),
        ("then", "case"),
        ("ankle_girth-left", "51.5"),
    ];
    let page = desk
        .post(&format!("{case}/step/ankle_examination"), &girth)
        .await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.says("value=\"51.5\"") && page.says("name=\"seen\" value=\"5\""));
    assert!(
        page.says("lead-true") && page.says("&#60;b&#62;Seen"),
        "{}",
        page.body
    );
    let late = [("seen", "4"), ("what", "note"), ("text", "Late")];
    let page = desk.post(&format!("{case}/decide"), &late).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.says("Late") && page.says("Send it all the same"));
}

#[tokio::test]
async fn what_was_not_touched_is_as_the_other_left_it() {
    let client = server(None).await;
    let mut desk = signed_in(&client, Role::Clinician, true).await;
    let mut other = signed_in(&client, Role::Lead, true).await;
    let case = sore_bone(&client, &mut desk).await;
    let step = format!("{case}/step/ankle_examination");
    let girth = |seen, left| [("seen", seen), ("then", "case"), ("ankle_girth-left", left)];
    assert_eq!(desk.post(&step, &girth("4", "50.5")).await.to(), case);
    assert_eq!(other.post(&step, &girth("5", "53.5")).await.to(), case);
    // This page was opened before the other saved, and only the right leg was measured on it.
    let late = [&girth("5", "50.5")[..], &[("ankle_girth-right", "49.5")]].concat();
    let page = desk.post(&step, &late).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(
        page.says("value=\"53.5\"") && page.says("value=\"49.5\""),
        "{}",
        page.body
    );
    assert!(!page.says("value=\"50.5\""), "{}", page.body);
    let cleared = [
        ("seen", "6"),
        ("then", "case"),
        ("ankle_girth-right", "49.5"),
    ];
    let page = desk.post(&step, &cleared).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("stays so"), "{}", page.body);
}

#[tokio::test]
async fn what_cannot_be_assessed_needs_a_reason_and_a_number_is_one() {
    let client = server(None).await;
    let mut desk = signed_in(&client, Role::Clinician, true).await;
    let case = sore_bone(&client, &mut desk).await;
    let step = format!("{case}/step/ankle_examination");
    for (left, why) in [("not_assessable", "Say why"), ("wide", "Type a number")] {
        let fields = [("seen", "4"), ("then", "case"), ("ankle_girth-left", left)];
        let page = desk.post(&step, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{left}");
        assert!(page.says(why), "{}", page.body);
    }
    let fields = [
        ("seen", "4"),
        ("then", "case"),
        ("ankle_girth-left", "not_assessable"),
        ("why-ankle_girth", "in a cast"),
    ];
    assert_eq!(desk.post(&step, &fields).await.to(), case);
    assert!(desk.get(&case).await.says("because in a cast"));
}

#[tokio::test]
async fn urgency_is_raised_freely_and_lowered_with_a_reason() {
    let client = server(None).await;
    let mut desk = signed_in(&client, Role::Clinician, true).await;
    let case = sore_bone(&client, &mut desk).await;
    let decide = format!("{case}/decide");
    let lower = [("seen", "4"), ("what", "override"), ("name", "self_care")];
    let page = desk.post(&decide, &lower).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("needs a reason"));
    let why = [lower[0], lower[1], lower[2], ("text", "walks well")];
    assert_eq!(desk.post(&decide, &why).await.to(), case);
    assert!(desk.get(&case).await.says("Decided by a clinician"));
    let closed = [("seen", "5"), ("what", "close"), ("text", "advised")];
    assert_eq!(desk.post(&decide, &closed).await.to(), case);
    let list = desk.get("/clinic/list/closed").await;
    assert!(list.says(&case), "{}", list.body);
}

#[tokio::test]
async fn a_case_is_ended_by_whoever_has_it_or_a_lead() {
    let client = server(None).await;
    let mut desk = signed_in(&client, Role::Clinician, true).await;
    let mut lead = signed_in(&client, Role::Lead, true).await;
    let mut other = named(&client, "other", Role::Clinician, true).await;
    let case = sore_bone(&client, &mut desk).await;
    let decide = format!("{case}/decide");
    let note = |seen| [("seen", seen), ("what", "note"), ("text", "Seen.")];
    let close = |seen| [("seen", seen), ("what", "close"), ("text", "Done.")];
    assert_eq!(desk.post(&decide, &note("4")).await.to(), case);
    // To add to it is everybody's business; to end it is not.
    assert_eq!(other.post(&decide, &note("5")).await.to(), case);
    let hand_over = [
        ("seen", "6"),
        ("what", "hand_over"),
        ("name", "the ward"),
        ("text", "Soon."),
    ];
    for ended in [&close("6")[..], &hand_over] {
        let page = other.post(&decide, ended).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            page.says("clinician-true has taken this case on"),
            "{}",
            page.body
        );
    }
    assert!(other.get(&case).await.says("clinician-true"));
    let hold = format!("{case}/hold");
    let back = other.post(&hold, &[("back", "yes")]).await;
    assert_eq!(back.status, StatusCode::FORBIDDEN);
    assert_eq!(lead.post(&decide, &hand_over).await.to(), case);
    // Nobody has it now, so anybody may end it.
    assert_eq!(other.post(&decide, &close("7")).await.to(), case);
    assert!(other.get("/clinic/list/closed").await.says(&case));
}

#[tokio::test]
async fn a_closed_case_waits_again_when_the_person_contradicts_themselves() {
    let client = server(None).await;
    let mut desk = signed_in(&client, Role::Clinician, true).await;
    let mut person = client.other();
    let case = sore_bone_of(&mut person, &mut desk).await;
    let close = [("seen", "4"), ("what", "close"), ("text", "Advised.")];
    let closed = desk.post(&format!("{case}/decide"), &close).await;
    assert_eq!(closed.to(), case);
    // Somebody who cannot walk has no pain at all: it does not fit together.
    let cannot = [("answer", "cannot_walk_now")];
    person.answer("cannot_walk", "5", &cannot).await;
    person.answer("pain_now", "6", &[("answer", "0")]).await;
    for _ in 0..100 {
        if desk.get("/clinic/list/waiting").await.says(&case) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{}", desk.get("/clinic/list/closed").await.body);
}

#[tokio::test]
async fn an_admin_hands_out_and_erases_a_case_and_both_are_noted() {
    let client = server(None).await;
    let mut admin = signed_in(&client, Role::Admin, true).await;
    let case = sore_bone(&client, &mut admin).await;
    let id = case.rsplit('/').next().unwrap();
    let page = admin.get("/clinic/keeping").await;
    assert!(
        page.says("kept for 30 days") && page.says("No case is past"),
        "{}",
        page.body
    );
    let file = admin.post("/clinic/keeping/export", &[("case", id)]).await;
    assert_eq!(file.header("content-type"), "application/json");
    assert_eq!(file.json()["events"].as_array().unwrap().len(), 4);
    let erase = "/clinic/keeping/erase";
    let page = admin.post(erase, &[("case", id)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("Tick the box"), "{}", page.body);
    let page = admin.post(erase, &[("case", id), ("sure", "yes")]).await;
    assert!(page.says("The case is erased"), "{}", page.body);
    for gone in [erase, "/clinic/keeping/export"] {
        let sure = [("case", id), ("sure", "yes")];
        let fields = if gone == erase { &sure[..] } else { &sure[..1] };
        let page = admin.post(gone, fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says("no such case"), "{}", page.body);
    }
    assert_eq!(admin.get(&case).await.status, StatusCode::NOT_FOUND);
    let told = client.store.told(Some(&CaseId::named(id)), None, 50).await;
    let told = told.unwrap().into_iter();
    let told: Vec<_> = told
        .filter(|line| line.actor == "account admin-true")
        .map(|line| line.action)
        .collect();
    assert!(told.contains(&"export".to_owned()) && told.contains(&"erase".to_owned()));
}

#[tokio::test]
async fn a_letter_is_a_page_and_a_paper() {
    let client = server(None).await;
    let mut desk = signed_in(&client, Role::Clinician, true).await;
    let case = sore_bone(&client, &mut desk).await;
    let broken = [("seen", "4"), ("then", "case"), ("ankle_xray", "fracture")];
    let saved = desk
        .post(&format!("{case}/step/xray_of_ankle"), &broken)
        .await;
    assert_eq!(saved.to(), case);
    let letter = format!("{case}/letter/broken_ankle");
    let page = desk.get(&letter).await;
    assert!(page.says("Referral: a broken ankle") && !page.says("Not complete"));
    for paper in [
        desk.get(&format!("{letter}.pdf")).await,
        desk.post(&letter, &[("person", "A. Person")]).await,
    ] {
        assert_eq!(paper.header("content-type"), "application/pdf");
        assert!(paper.body.starts_with("%PDF-"));
    }
    let none = desk.get(&format!("{case}/letter/none")).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

async fn add_ruiz(client: &Client) {
    let by = system();
    let made = client
        .store
        .add_account("ruiz", PASSWORD, Role::Clinician, &by);
    made.await.unwrap();
}

#[tokio::test]
async fn whoever_signs_in_gets_a_secret_that_nobody_knew() {
    let client = server(None).await;
    add_ruiz(&client).await;
    let mut browser = client.other();
    let planted = ("sign_in".to_owned(), "planted".to_owned());
    browser.cookies.extend([planted]);
    let fields = [("name", "ruiz"), ("password", PASSWORD)];
    let answer = browser.post("/clinic/sign-in", &fields).await;
    assert_eq!(answer.to(), "/clinic/account");
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("sign_in=") && cookie.contains("HttpOnly; SameSite=Strict"));
    let first = browser.cookies["sign_in"].clone();
    assert_ne!(first, "planted");
    let again = browser.post("/clinic/sign-in", &fields).await;
    assert_eq!(again.to(), "/clinic/account");
    assert_ne!(browser.cookies["sign_in"], first);
    let mut old = client.other();
    old.cookies.extend([("sign_in".to_owned(), first)]);
    assert_eq!(old.get("/clinic/account").await.to(), "/clinic/sign-in");
}

#[tokio::test]
async fn guessing_is_shut_out_and_says_nothing_of_who_exists() {
    let client = server(None).await;
    add_ruiz(&client).await;
    let mut browser = client.other();
    let mut said = Vec::new();
    for name in ["ruiz", "nobody"] {
        for _ in 0..5 {
            let fields = [("name", name), ("password", "a wrong password")];
            let page = browser.post("/clinic/sign-in", &fields).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            said.push(page.body.replace(name, "NAME"));
        }
        let fields = [("name", name), ("password", PASSWORD)];
        let page = browser.post("/clinic/sign-in", &fields).await;
        assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS, "{name}");
    }
    said.dedup();
    assert_eq!(said.len(), 1);
}

#[tokio::test]
async fn the_first_account_needs_the_secret_of_the_set_up() {
    let client = server(None).await;
    let token = client.store.set_up_token(now().plus(60)).await;
    let token = token.unwrap().unwrap();
    let mut browser = client.other();
    for (secret, status) in [
        ("guessed", StatusCode::UNPROCESSABLE_ENTITY),
        (token.reveal(), StatusCode::SEE_OTHER),
        (token.reveal(), StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        let fields = [("secret", secret), ("name", "ruiz"), ("password", PASSWORD)];
        assert_eq!(browser.post("/clinic/setup", &fields).await.status, status);
    }
}
