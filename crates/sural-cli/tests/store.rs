//! `sural store` and `sural audit` on a store with a case in it.

#![cfg(feature = "server")]
#![allow(clippy::unwrap_used, clippy::panic)] // Not library code.

mod support;

use std::path::Path;

use serde_json::json;
use sural_store::{Actor, By, Moment, NewCase, Store};

/// What the program says, and its exit code.
fn sural(args: &[&str], typed: &str) -> (String, i32) {
    support::said(support::sural(args, typed))
}

/// A store with one case that is past its time, and the case's name.
async fn with_case(url: &str) -> String {
    let store = Store::open(url).await.unwrap();
    let by = By {
        who: Actor::Person,
        at: Moment(1_700_000_000),
    };
    let new = NewCase {
        region: None,
        language: "en-US".to_owned(),
        link_until: by.at,
        keep_until: by.at,
    };
    let (case, _) = store.begin(new, &by).await.unwrap();
    let event = json!({
        "at": by.at.to_string(),
        "by": {"role": "patient"},
        "content": {"module": "demo", "version": "1.0.0", "hash": "h"},
        "observed": [{"finding": "joint_hot", "answer": "yes"}]
    });
    let event = serde_json::from_value(event).unwrap();
    store.append(&case, 0, &event, None, &by).await.unwrap();
    store.close().await;
    case.to_string()
}

#[tokio::test]
async fn a_store_is_looked_after_from_the_command_line() {
    let folder = support::folder("store");
    let file = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let url = &format!("sqlite:{}", file("cases.db"));
    let (said, code) = sural(&["audit", "verify", url], "");
    assert_eq!(code, 2, "{said}");
    assert!(!Path::new(&file("cases.db")).exists());

    let case = &with_case(url).await;
    let (said, code) = sural(&["audit", "verify", url], "");
    assert_eq!(code, 0, "{said}");
    let noted = said.lines().last().unwrap();
    let (said, code) = sural(&["store", "export", url, case], "");
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("joint_hot"), "{said}");
    // The test kept it without saying where it stands.
    let (said, code) = sural(&["store", "rebuild", url, "--content", support::DEMO], "");
    assert_eq!(code, 0, "{said}");
    assert_eq!(said, "Cases that stand on a work list: 1.\n");
    let copy = &file("copy.db");
    assert_eq!(sural(&["store", "backup", url, copy], "").1, 0);
    assert_eq!(sural(&["store", "backup", url, copy], "").1, 2);
    let (said, _) = sural(&["store", "retain", url, "--dry-run"], "");
    assert_eq!(said, "Cases that are past their time: 1.\n");
    let (said, _) = sural(&["store", "retain", url], "");
    assert_eq!(said, "Cases erased: 1.\n");
    assert_eq!(sural(&["store", "erase", url, case], "").1, 2);
    let (said, code) = sural(
        &["store", "password", url, "ruiz"],
        "a long enough password\n",
    );
    assert_eq!(code, 2, "{said}");

    let (said, code) = sural(&["audit", "verify", url, "--noted", noted], "");
    assert_eq!(code, 0, "{said}");
    // The copy's trail ends before what was noted later.
    let later = said.lines().last().unwrap();
    let copy = &format!("sqlite:{copy}");
    let (said, code) = sural(&["audit", "verify", copy, "--noted", later], "");
    assert_eq!(code, 1, "{said}");
    assert_eq!(sural(&["store", "erase", copy, case], "").1, 0);
}
