//! The clinician's pages: who may do what, and what comes of it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // Not library code.

mod client;

use std::time::{SystemTime, UNIX_EPOCH};

use axum::http::StatusCode;
use client::{Answer, Client, server};
use sural_server::Door;
use sural_store::{Actor, Authenticator, By, Moment, Role, SignedIn};

const PASSWORD: &str = "a long enough password";

const SIGN_OUT: &str = "/clinic/sign-out";

/// Whom every route is for. A route that is not here fails the test, and so does one that is for somebody else.
const ROUTES: [(&str, &str, Door); 22] = {
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
    let store = &client.store;
    let made = store.add_account(&name, PASSWORD, role, &system()).await;
    made.unwrap();
    let shared = Authenticator::new().unwrap();
    if second_factor {
        let by = system();
        let set = store.set_second_factor(&name, Some(&shared), &by);
        set.await.unwrap();
    }
    let code = shared.code(now());
    let until = now().plus(3_600);
    let tried = store.sign_in(&name, PASSWORD, Some(&code), until, now());
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
