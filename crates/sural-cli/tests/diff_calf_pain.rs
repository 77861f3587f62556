//! `sural diff` on the calf-pain module as it was released, against a copy with three edits. What it says stands in
//! `docs/comparing-versions.md`; `UPDATE_DIFF=1 cargo test -p sural-cli --test diff_calf_pain` writes it anew.

#![allow(clippy::unwrap_used)] // Not library code.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use support::{said, sural};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// A file, what stands in it exactly once, and what stands there instead.
const EDITS: [(&str, &str, &str); 3] = [
    (
        "chapters/clots.md",
        "           laterality is both_same\nthen     disposition urgent_4h\n         consider deep_vein_thrombosis\nbecause  you have two or more signs",
        "           laterality is both_same\nthen     disposition same_day\n         consider deep_vein_thrombosis\nbecause  you have two or more signs",
    ),
    (
        "chapters/infection.md",
        "when     fever_now and (immune_lowered or cancer is active_or_treated_6mo)\n",
        "when     fever_now and immune_lowered\n",
    ),
    (
        "chapters/findings_look_and_feel.md",
        "           both_one_worse  \"Yes, on both, but one is worse\"\n           no              \"No\"\n",
        "           both_one_worse  \"Yes, on both, but one is worse\"\n           cannot_press    \"I can't press there\"\n           no              \"No\"\n",
    ),
];

const SIGNED: &str = "the trial found no harm. Signed: A. Author, safety officer, 2026-11-22.";

#[test]
fn edits_that_let_people_be_seen_later_are_told_and_must_be_declared() {
    let old = released("old");
    let (said, code) = diff(&old, &edited("undeclared", ""));
    assert_eq!(code, 1, "{said}");
    let page = Path::new(ROOT).join("docs/comparing-versions.md");
    let text = fs::read_to_string(&page).unwrap();
    let (before, rest) = text.split_once("```text\n").unwrap();
    let (shown, after) = rest.split_once("```").unwrap();
    if std::env::var_os("UPDATE_DIFF").is_some() {
        fs::write(&page, format!("{before}```text\n{said}```{after}")).unwrap();
    } else {
        assert!(
            said == shown,
            "the comparison reads otherwise now; run with UPDATE_DIFF=1 and read the difference:\n{said}"
        );
    }
    let declares = declarations(&said);
    assert!(!declares.is_empty(), "{said}");
    let (said, code) = diff(&old, &edited("declared", &declares));
    assert_eq!(code, 0, "{said}");
    assert!(!said.contains("NOT DECLARED"), "{said}");
    let (said, code) = diff(
        &old,
        &edited("unsigned", &declares.replace("Signed:", "By")),
    );
    assert_eq!(code, 3, "{said}");
    assert!(said.contains("CHANGELOG.md:"), "{said}");
}

/// A line for each fall that is told.
fn declarations(said: &str) -> String {
    let (mut lines, mut rule) = (String::new(), "");
    for line in said.lines() {
        if let Some(named) = line.strip_prefix("later, by rule ") {
            rule = named;
        } else if let Some(moved) = line.trim().strip_suffix("; NOT DECLARED") {
            let moved = moved.replace("->", "→");
            lines += &format!("- Lowers {rule} ({moved}): {SIGNED}\n");
        }
    }
    lines
}

fn released(name: &str) -> PathBuf {
    let folder = support::folder(&format!("diff_calf_pain_{name}"));
    let unpacked = Command::new("tar")
        .arg("-xzf")
        .arg(Path::new(ROOT).join("content/released/calf_pain.tar.gz"))
        .arg("-C")
        .arg(&folder)
        .status();
    assert!(unpacked.unwrap().success());
    folder.join("calf_pain")
}

fn edited(name: &str, declares: &str) -> PathBuf {
    let folder = released(name);
    let log = (
        "CHANGELOG.md",
        "First release.\n",
        &*format!("First release.\n\n{declares}"),
    );
    for (file, was, is) in EDITS.into_iter().chain([log]) {
        let path = folder.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches(was).count(), 1, "{file}: {was}");
        fs::write(&path, text.replace(was, is)).unwrap();
    }
    folder
}

fn diff(old: &Path, new: &Path) -> (String, i32) {
    said(sural(&[Path::new("diff"), old, new], ""))
}
