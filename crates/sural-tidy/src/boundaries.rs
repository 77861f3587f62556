//! What the crates may know of each other and of the world.

use toml::Table;

use crate::repository::{crates, files, read};

/// From the ground up: a crate may depend on crates further down, and on none of its own level.
const LEVELS: [&[&str]; 7] = [
    &["sural-diagram", "sural-content"],
    &["sural-decision"],
    &[
        "sural-case",
        "sural-simulate",
        "sural-freetext",
        "sural-batch",
        "sural-load",
    ],
    &["sural-render"],
    &[
        "sural-pdf",
        "sural-store",
        "sural-columns",
        "sural-interview",
        "sural-fhir",
        "sural-wire",
    ],
    &["sural-server"],
    &["sural-cli"],
];

/// Where processors are told what they have, which is unsafe; what it runs has a safe twin.
const KERNEL: &str = "sural-batch";

/// Crates that only tests use.
const FOR_TESTS: [&str; 2] = ["sural-testkit", "sural-tidy"];

/// The pure crates, and all that they build on.
const PURE: [(&str, &[&str]); 3] = [
    ("sural-diagram", &["hashbrown", "num-bigint", "rustc-hash"]),
    ("sural-content", &["fluent-syntax", "serde", "sha2", "toml"]),
    (
        "sural-decision",
        &["rustc-hash", "sural-content", "sural-diagram"],
    ),
];

/// Words that lead to a clock, file, environment, network, thread, stream, random number or float.
const OUTSIDE: [&str; 20] = [
    "SystemTime",
    "Instant",
    "UNIX_EPOCH",
    "fs",
    "env",
    "option_env",
    "net",
    "process",
    "thread",
    "stdin",
    "stdout",
    "stderr",
    "print",
    "println",
    "eprint",
    "eprintln",
    "rand",
    "getrandom",
    "f32",
    "f64",
];

fn manifest(name: &str) -> Table {
    read(&format!("crates/{name}/Cargo.toml")).parse().unwrap()
}

/// What a crate needs to be built, tests aside.
fn dependencies(name: &str) -> Vec<String> {
    let manifest = manifest(name);
    assert!(
        !manifest.contains_key("target"),
        "{name} depends on something on some machines only"
    );
    let tables = ["dependencies", "build-dependencies"].into_iter();
    let tables = tables.filter_map(|table| manifest.get(table)?.as_table());
    tables.flat_map(|table| table.keys().cloned()).collect()
}

fn level(name: &str) -> usize {
    let level = LEVELS.iter().position(|level| level.contains(&name));
    level.unwrap_or_else(|| panic!("{name} has no level: add it to LEVELS"))
}

/// The words of Rust code that are neither in a comment nor in a string on one line.
fn words(code: &str) -> impl Iterator<Item = &str> {
    let lines = code
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default());
    let outside_strings = lines.flat_map(|line| line.split('"').step_by(2));
    outside_strings.flat_map(|code| code.split(|c: char| !c.is_alphanumeric() && c != '_'))
}

#[test]
fn crates_depend_only_on_crates_further_down() {
    for name in crates()
        .iter()
        .filter(|name| !FOR_TESTS.contains(&name.as_str()))
    {
        for dependency in dependencies(name)
            .iter()
            .filter(|name| name.starts_with("sural-"))
        {
            assert!(
                !FOR_TESTS.contains(&dependency.as_str()),
                "{name} ships {dependency}, which is for tests"
            );
            assert!(
                level(dependency) < level(name),
                "{name} may not depend on {dependency}"
            );
        }
    }
}

#[test]
fn every_crate_keeps_the_lints_of_the_workspace() {
    for name in crates().iter().filter(|name| *name != KERNEL) {
        let inherited = manifest(name)
            .get("lints")
            .and_then(|lints| lints.get("workspace")?.as_bool());
        assert_eq!(inherited, Some(true), "{name} does not inherit the lints");
    }
}

#[test]
fn the_kernel_differs_in_one_lint() {
    let lints = |table: &Table| table.get("lints").cloned().unwrap_or("none".into());
    let workspace: Table = toml::from_str(&read("Cargo.toml")).unwrap();
    let mut lints_of_all = lints(workspace.get("workspace").unwrap().as_table().unwrap());
    lints_of_all["rust"]["unsafe_code"] = "deny".into();
    assert_eq!(lints(&manifest(KERNEL)), lints_of_all);
    let code = files(&format!("crates/{KERNEL}/src")).into_iter();
    let not_safe = code.filter(|file| words(&file.text).any(|word| word == "unsafe"));
    let names = not_safe.map(|file| file.path);
    assert_eq!(
        names.collect::<Vec<_>>(),
        [format!("crates/{KERNEL}/src/run.rs")]
    );
}

#[test]
fn pure_crates_build_on_few_others() {
    for (name, known) in PURE {
        let more = dependencies(name)
            .into_iter()
            .filter(|dependency| !known.contains(&dependency.as_str()));
        assert_eq!(
            more.collect::<Vec<_>>(),
            [""; 0],
            "{name}: does it touch the outside world? Then it does not belong there"
        );
    }
}

#[test]
fn pure_crates_do_not_touch_the_outside_world() {
    for (name, _) in PURE {
        for file in files(&format!("crates/{name}/src")) {
            let found = words(&file.text).find(|word| OUTSIDE.contains(word));
            assert_eq!(found, None, "{}", file.path);
        }
    }
}

#[test]
fn words_are_those_of_the_code() {
    let code = "use std::{fs, env}; // f32\nlet x: f64 = say(\"rand\");";
    let found = words(code).filter(|word| OUTSIDE.contains(word));
    assert_eq!(found.collect::<Vec<_>>(), ["fs", "env", "f64"]);
}
