//! Every route by itself: what it shows, what it takes, and what it refuses.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)] // Not library code.

mod client;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use client::{Client, encoded, server};

#[tokio::test]
async fn the_first_page_says_whom_to_call_and_asks_what_must_be_known() {
    let mut client = server(None).await;
    let page = client.get("/").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.says("<a href=\"tel:911\">911</a>"));
    assert!(page.says("May we keep your answers?"));
    let begun = client.post("/begin", &[("region", "us")]).await;
    assert_eq!(begun.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(begun.says("There is a problem"));
    let told = "<a href=\"#keep\">May we keep your answers? Choose one answer.</a>";
    assert!(begun.says(told), "{}", begun.body);
}

#[tokio::test]
async fn every_page_is_private_and_allows_nothing_foreign() {
    let mut client = server(Some("https://sural.test")).await;
    for path in ["/", "/question", "/advice", "/nowhere", "/r/guessed"] {
        let page = client.get(path).await;
        let policy = page.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe") && !policy.contains("script-src"));
        assert_eq!(page.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
        assert!(!page.header("strict-transport-security").is_empty());
        assert!(!page.says("<script") && !page.says(" style="), "{path}");
    }
    let first = client.other().get("/").await;
    let cookie = first.header("set-cookie");
    assert!(cookie.starts_with("__Host-visit="), "{cookie}");
    for flag in ["HttpOnly", "SameSite=Strict", "Secure", "Path=/"] {
        assert!(cookie.contains(flag), "{cookie}");
    }
}

async fn whole_interview(keep: &str) -> Client {
    let mut client = server(None).await;
    client.begin(keep).await;
    assert_eq!(client.get("/words").await.to(), "/question");
    let page = client.get("/question").await;
    assert!(page.says("Do you have any of these now?"), "{}", page.body);
    let answered = client.answer("first_of_all", "1", &[("none", "yes")]).await;
    assert_eq!(answered.to(), "/question");
    let page = client.get("/question").await;
    assert!(page.says("What happened to the ankle?"), "{}", page.body);
    client
}

#[tokio::test]
async fn an_interview_goes_on_kept_or_carried() {
    for keep in ["link", "nothing"] {
        let mut client = whole_interview(keep).await;
        let answers = client.get("/answers").await;
        assert!(answers.says("Is the joint hot and swollen?"), "{keep}");
        assert!(!answers.says("Could you take four steps"), "{keep}");
    }
}

#[tokio::test]
async fn what_was_answered_is_shown_again_on_the_way_back() {
    let mut client = whole_interview("nothing").await;
    let page = client.get("/question").await;
    assert!(page.says("class=\"back\"><a href=\"/question/first_of_all\""));
    let page = client.get("/question/first_of_all").await;
    assert!(
        page.says("id=\"none\" value=\"yes\" checked"),
        "{}",
        page.body
    );
}

#[tokio::test]
async fn a_doubt_is_looked_into_once() {
    let mut client = server(None).await;
    client.begin("nothing").await;
    client
        .answer("first_of_all", "1", &[("unsure", "joint_hot")])
        .await;
    let page = client.get("/question").await;
    assert!(page.says("Can you find out now?"), "{}", page.body);
    client
        .answer("joint_hot", "2", &[("answer", "not_sure")])
        .await;
    let page = client.get("/question").await;
    assert!(!page.says("Can you find out now?"), "{}", page.body);
}

#[tokio::test]
async fn faults_of_an_answer_are_listed_and_nothing_is_taken() {
    let mut client = server(None).await;
    client.begin("link").await;
    for fields in [&[][..], &[("none", "yes"), ("has", "fever")]] {
        let page = client.answer("first_of_all", "1", fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says("role=\"alert\""), "{}", page.body);
        assert!(page.says("<title>Error: "), "{}", page.body);
    }
    let page = client
        .answer("pain_now", "1", &[("answer", "eleven")])
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("0 to 10") && page.says("value=\"eleven\""));
    assert!(client.get("/answers").await.says("You have not answered"));
}

#[tokio::test]
async fn the_trail_tells_what_was_shown_and_what_was_added() {
    let mut client = server(None).await;
    client.begin("link").await;
    let before = client.store().told(None, None, 1).await.unwrap()[0].line;
    client.answer("first_of_all", "1", &[]).await;
    client.answer("first_of_all", "0", &[("none", "yes")]).await;
    client.answer("first_of_all", "1", &[("none", "yes")]).await;
    client.get("/question").await;
    let told = client.store().told(None, None, 50).await.unwrap();
    let since = told.iter().rev().filter(|line| line.line > before);
    let since = since.map(|line| line.action.as_str()).collect::<Vec<_>>();
    // Before each answer its page is read, for what proves where the form comes from.
    let refused = ["read", "read"];
    let taken = ["read", "append"];
    assert_eq!(since, [&refused[..], &refused, &taken, &["read"]].concat());
}

#[tokio::test]
async fn a_script_in_a_field_stays_text() {
    let mut client = server(None).await;
    client.begin("nothing").await;
    let script = "\"><script>alert(1)</script>";
    let page = client.answer("pain_now", "1", &[("answer", script)]).await;
    assert!(!page.says("<script>"), "{}", page.body);
}

#[tokio::test]
async fn answers_that_cannot_both_be_are_shown_with_the_way_to_change_them() {
    let mut client = whole_interview("link").await;
    client.answer("pain_now", "2", &[("answer", "0")]).await;
    let fields = [("answer", "cannot_walk_now")];
    client.answer("cannot_walk", "3", &fields).await;
    let page = client.get("/question").await;
    assert!(
        page.says("Some answers do not fit together"),
        "{}",
        page.body
    );
    assert!(page.says("href=\"/question/pain_now\""));
    assert_eq!(client.get("/advice").await.to(), "/question");
}

#[tokio::test]
async fn who_answers_second_is_told_and_loses_nothing() {
    let mut client = whole_interview("link").await;
    let mut other = client.clone();
    let fields = [("answer", "walks")];
    assert_eq!(
        other.answer("cannot_walk", "2", &fields).await.to(),
        "/question"
    );
    let fields = [("answer", "cannot_walk_now")];
    let page = client.answer("cannot_walk", "2", &fields).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.says("Your answers have changed meanwhile"));
    let holds = client.get("/question/cannot_walk").await;
    assert!(holds.says("value=\"walks\" checked"), "{}", holds.body);
}

#[tokio::test]
async fn what_no_page_of_ours_sends_is_refused() {
    let mut client = whole_interview("link").await;
    let token = client.token().await;
    let good = [("form", token.as_str()), ("seen", "2"), ("answer", "walks")];
    let with = |more: &[(&'static str, &'static str)]| {
        encoded(good.iter().copied().chain(more.iter().copied()))
    };
    let without = |field: &str| encoded(good.iter().copied().filter(|(name, _)| *name != field));
    let forged = encoded([("form", "0"), ("seen", "2"), ("answer", "walks")].into_iter());
    let path = "/question/cannot_walk";
    for (body, status) in [
        (without("form"), StatusCode::FORBIDDEN),
        (forged, StatusCode::FORBIDDEN),
        (without("seen"), StatusCode::BAD_REQUEST),
        (with(&[("admin", "yes")]), StatusCode::BAD_REQUEST),
        (with(&[("seen", "2")]), StatusCode::BAD_REQUEST),
        (
            with(&[("answer", "could_walk_later")]),
            StatusCode::BAD_REQUEST,
        ),
        ("\u{0}\u{ff}%zz".to_owned(), StatusCode::FORBIDDEN),
        ("x".repeat(20_000), StatusCode::PAYLOAD_TOO_LARGE),
    ] {
        let page = client.raw(path, &body).await;
        assert_eq!(page.status, status, "{body}");
        assert!(page.says("<h1>"), "{body}");
    }
    let bad = [("answer", "flies")];
    let page = client.answer("cannot_walk", "2", &bad).await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    assert!(
        !client
            .get("/answers")
            .await
            .says("Could you take four steps")
    );
}

#[tokio::test]
async fn another_site_cannot_send_a_form() {
    let mut client = whole_interview("link").await;
    let token = client.token().await;
    let body = format!("form={token}&seen=2&answer=walks");
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://elsewhere.test"),
    ] {
        let request = Request::post("/question/cannot_walk")
            .header("content-type", "application/x-www-form-urlencoded")
            .header(name, value)
            .body(Body::from(body.clone()))
            .unwrap();
        let page = client.send(request).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{name}: {value}");
    }
}

#[tokio::test]
async fn a_private_link_opens_the_case_by_its_button_and_stops_when_renewed() {
    let mut client = whole_interview("link").await;
    let page = client.get("/link").await;
    let (_, rest) = page.body.split_once("http://sural.test/r/").unwrap();
    let secret = rest.split('"').next().unwrap().to_owned();

    let mut phone = client.other();
    let page = phone.get(&format!("/r/{secret}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!phone.cookies.contains_key("case"));
    assert_eq!(
        phone.post("/r", &[("secret", &secret)]).await.to(),
        "/question"
    );
    assert!(phone.get("/answers").await.says("Is the joint hot"));

    assert_eq!(client.post("/link/renew", &[]).await.to(), "/link");
    assert!(client.get("/answers").await.says("Is the joint hot"));
    for path in ["/answers", "/question", "/advice", "/link", "/advice.pdf"] {
        assert_eq!(
            phone.get(path).await.status,
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
    let page = client.other().get(&format!("/r/{secret}")).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nothing_is_found_without_a_case_or_with_a_forged_one() {
    let mut client = server(None).await;
    for case in ["", "guessed", "n", "n.000000000000.us", "n.us.1_2", "c-1"] {
        client.cookies.insert("case".to_owned(), case.to_owned());
        for path in ["/question", "/answers", "/advice", "/link", "/words"] {
            let page = client.get(path).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{case} {path}");
            assert!(page.says("We have no answers from you here"));
        }
    }
}

#[tokio::test]
async fn a_carried_case_that_was_tampered_with_never_fails() {
    let mut client = whole_interview("nothing").await;
    let good = client.cookies["case"].clone();
    for at in 0..good.len() {
        for letter in ["_", "9", "x", ".", ""] {
            let bad = format!("{}{letter}{}", &good[..at], &good[at + 1..]);
            client.cookies.insert("case".to_owned(), bad.clone());
            let page = client.get("/answers").await;
            assert!(!page.status.is_server_error(), "{bad}");
        }
    }
}

#[tokio::test]
async fn questions_that_have_changed_meanwhile_are_said_to_have() {
    let mut client = whole_interview("link").await.after_an_upgrade();
    assert_eq!(client.get("/question").await.to(), "/answers");
    assert_eq!(client.get("/advice").await.to(), "/answers");
    let page = client.get("/answers").await;
    assert!(page.says("Our questions have changed"), "{}", page.body);
    assert!(page.says("Is the joint hot and swollen?"));
    assert_eq!(
        client.post("/answers", &[("seen", "2")]).await.to(),
        "/question"
    );
    assert_eq!(client.get("/question").await.status, StatusCode::OK);

    let mut carried = whole_interview("nothing").await.after_an_upgrade();
    assert_eq!(carried.get("/question").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_erased_is_gone_for_every_browser() {
    let mut client = whole_interview("link").await;
    let mut other = client.clone();
    assert!(
        client
            .post("/link/erase", &[])
            .await
            .says("Your answers are erased")
    );
    assert_eq!(other.get("/answers").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_longest_log_that_a_browser_carries_fits_a_cookie() {
    let mut client = whole_interview("nothing").await;
    for seen in 2..600 {
        let answer = [("answer", if seen % 2 == 0 { "3" } else { "declined" })];
        let seen = client.get("/question/pain_now").await.body;
        let (_, seen) = seen.split_once("name=\"seen\" value=\"").unwrap();
        let seen = seen.split('"').next().unwrap().to_owned();
        assert_eq!(
            client.answer("pain_now", &seen, &answer).await.to(),
            "/question"
        );
        assert!(client.cookies["case"].len() < 4_000);
    }
    assert!(
        client
            .get("/answers")
            .await
            .says("Is the joint hot and swollen?")
    );
}

#[tokio::test]
async fn whoever_finishes_leaves_nothing_in_the_browser() {
    let mut client = whole_interview("nothing").await;
    let page = client.post("/finish", &[]).await;
    assert!(page.says("Your answers are forgotten"));
    assert!(!client.cookies.contains_key("case"));
}

#[tokio::test]
async fn advice_can_be_had_at_any_time_also_as_a_paper() {
    let mut client = whole_interview("nothing").await;
    let page = client.get("/advice").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.says("Not all questions have been answered"),
        "{}",
        page.body
    );
    let paper = client.get("/advice.pdf").await;
    assert_eq!(paper.header("content-type"), "application/pdf");
    assert!(paper.body.starts_with("%PDF-"));
}

#[tokio::test]
async fn those_who_run_it_can_see_that_it_runs() {
    let mut client = server(None).await;
    client.get("/").await;
    assert_eq!(client.get("/health").await.status, StatusCode::OK);
    assert_eq!(client.get("/ready").await.status, StatusCode::OK);
    let figures = client.get("/metrics").await.body;
    assert!(
        figures.contains("sural_requests_total{status=\"2xx\"} 1"),
        "{figures}"
    );
}

#[tokio::test]
async fn pages_are_light() {
    let mut client = whole_interview("nothing").await;
    let style = client
        .get(concat!("/sural-", env!("CARGO_PKG_VERSION"), ".css"))
        .await;
    assert_eq!(style.status, StatusCode::OK);
    for path in ["/", "/question", "/answers", "/advice"] {
        let page = client.get(path).await;
        assert!(page.body.len() + style.body.len() < 100_000, "{path}");
    }
}

#[tokio::test]
async fn a_kept_case_is_asked_again_and_compared_with_last_time() {
    let mut client = server(None).await;
    client.begin("link").await;
    client.answer("first_of_all", "1", &[("none", "yes")]).await;
    client
        .answer("cannot_walk", "2", &[("answer", "walks")])
        .await;
    client.answer("pain_now", "3", &[("answer", "2")]).await;
    let then = client.get("/advice").await;
    assert!(!then.says("How today compares"), "{}", then.body);
    assert!(client.get("/again").await.says("How is it now?"));
    assert_eq!(
        client.post("/again", &[("seen", "4")]).await.to(),
        "/question"
    );
    assert!(
        client
            .get("/answers")
            .await
            .says("You have not answered anything")
    );
    let fields = [("has", "joint_hot")];
    let page = client.answer("first_of_all", "5", &fields).await;
    assert_eq!(page.to(), "/question", "{}", page.body);
    let now = client.get("/advice").await;
    assert!(now.says("How today compares"), "{}", now.body);
    assert!(now.says("Then: No. Now: Yes"), "{}", now.body);
    let second = client.post("/again", &[("seen", "4")]).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_case_of_which_nothing_is_kept_is_not_asked_again() {
    let mut client = server(None).await;
    client.begin("nothing").await;
    let page = client.post("/again", &[("seen", "1")]).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn answers_can_be_taken_along_kept_or_not() {
    for keep in ["link", "nothing"] {
        let mut client = server(None).await;
        client.begin(keep).await;
        client.answer("first_of_all", "1", &[("none", "yes")]).await;
        assert!(client.get("/answers").await.says("/answers.json"));
        let file = client.get("/answers.json").await;
        assert_eq!(file.status, StatusCode::OK, "{keep}: {}", file.body);
        assert_eq!(
            file.header("content-disposition"),
            "attachment; filename=\"case.json\""
        );
        assert_eq!(file.header("cache-control"), "no-store");
        assert_eq!(file.json()["events"].as_array().unwrap().len(), 2, "{keep}");
    }
    let lost = server(None).await.get("/answers.json").await;
    assert_eq!(lost.status, StatusCode::NOT_FOUND);
}
