//! `sural diff` on the demo content and edited copies of it.

#![allow(clippy::unwrap_used)] // Not library code.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::{DEMO, said, sural};

/// A copy of the demo in which someone may be seen later, and lines for its changelog.
fn edited(name: &str, declares: &str) -> PathBuf {
    let folder = support::folder(name);
    copy(Path::new(DEMO), &folder);
    let chapter = folder.join("chapters/ankle.md");
    let text = fs::read_to_string(&chapter).unwrap();
    let rule = text.find("```rule hot_joint_with_fever").unwrap();
    let (before, after) = text.split_at(rule);
    let after = after.replacen("joint_hot and fever", "joint_hot and fever and hurt_it", 1);
    fs::write(&chapter, format!("{before}{after}")).unwrap();
    let log = folder.join("CHANGELOG.md");
    let text = fs::read_to_string(&log).unwrap();
    let text = text.replace("## 0.1.0\n", &format!("## 0.1.0\n\n{declares}\n"));
    fs::write(&log, text).unwrap();
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

fn diff(new: &Path) -> (String, i32) {
    said(sural(
        &["diff".as_ref(), DEMO.as_ref(), new.as_os_str()],
        "",
    ))
}

#[test]
fn content_does_not_differ_from_itself() {
    let (said, code) = diff(Path::new(DEMO));
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("nobody is seen later or sooner"), "{said}");
}

#[test]
fn an_undeclared_fall_does_not_pass() {
    let (said, code) = diff(&edited(
        "undeclared",
        "- Fewer people are sent to the emergency department.",
    ));
    assert_eq!(code, 1, "{said}");
    for text in [
        "later, by rule `hot_joint_with_fever`",
        "before: the joint is hot and swollen and you have a fever or chills",
        "go_now -> self_care; NOT DECLARED",
        "cases: 204",
    ] {
        assert!(said.contains(text), "{text}\n{said}");
    }
}

#[test]
fn a_declared_and_signed_fall_passes() {
    let signed = "only an injury lets germs in. Signed: A. Author, safety officer, 2026-11-22.";
    let declares = ["visit_soon", "self_care"]
        .map(|to| format!("- Lowers `hot_joint_with_fever` (go_now → {to}): {signed}\n"))
        .concat();
    let (said, code) = diff(&edited("declared", &declares));
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("declared and signed"), "{said}");
    let (said, code) = diff(&edited("unsigned", &declares.replace("Signed:", "By")));
    assert_eq!(code, 3, "{said}");
    assert!(said.contains("CHANGELOG.md:5: nobody signed"), "{said}");
}
