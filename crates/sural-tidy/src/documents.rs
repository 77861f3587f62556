//! What the documents say is so.

use std::collections::BTreeSet;

use crate::repository::{File, crates, files, read, root};

fn markdown() -> impl Iterator<Item = File> {
    let written = |file: &File| file.path.ends_with(".md") && !file.path.contains("/tests/");
    files("").into_iter().filter(written)
}

/// The paths that a page links to, from where it stands.
fn links(page: &File) -> Vec<&str> {
    let targets = page
        .text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    let paths = targets.filter(|target| !target.contains("://") && !target.starts_with('#'));
    paths
        .map(|target| target.split('#').next().unwrap_or(target))
        .collect()
}

/// Codes of diagnostics: a letter and three digits.
fn codes(text: &str) -> BTreeSet<&str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let is_code = |word: &&str| {
        let digits = word.strip_prefix(['E', 'W']).unwrap_or_default();
        digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    words.filter(is_code).collect()
}

/// The lines of the first shell block.
fn first_commands(text: &str) -> Vec<&str> {
    let block = text
        .split("```sh\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    let lines = block.expect("there is a shell block").lines();
    lines
        .map(|line| line.split('#').next().unwrap_or(line).trim())
        .collect()
}

#[test]
fn the_map_shows_every_crate_once_and_no_other() {
    let architecture = read("ARCHITECTURE.md");
    let map = architecture
        .lines()
        .filter_map(|line| line.strip_prefix("### `crates/")?.strip_suffix('`'));
    let mut map = map.collect::<Vec<_>>();
    map.sort_unstable();
    assert_eq!(map, crates());
}

#[test]
fn links_lead_to_files() {
    for page in markdown() {
        let folder = root().join(&page.path);
        for link in links(&page) {
            assert!(
                folder.parent().unwrap().join(link).exists(),
                "{} links to {link}",
                page.path
            );
        }
    }
}

#[test]
fn every_code_that_is_named_has_a_page() {
    for page in markdown() {
        for code in codes(&page.text) {
            assert!(
                root().join(format!("docs/errors/{code}.md")).exists(),
                "{} names {code}",
                page.path
            );
        }
    }
}

#[test]
fn the_pages_of_codes_are_those_that_the_content_crate_reports() {
    let reported = files("crates/sural-content/src");
    let reported = reported
        .iter()
        .flat_map(|file| codes(&file.text))
        .collect::<BTreeSet<_>>();
    let pages = files("docs/errors");
    let pages = pages
        .iter()
        .flat_map(|page| codes(&page.path))
        .collect::<BTreeSet<_>>();
    assert_eq!(pages, reported);
}

#[test]
fn the_commands_of_the_readme_are_those_that_ci_runs() {
    let ci = read(".ci/run");
    let commands = first_commands(&read("README.md")).join("\n");
    assert_eq!(commands.lines().count(), 2);
    for command in commands.lines() {
        assert!(
            ci.lines()
                .any(|line| line.starts_with(&format!("step {command}"))),
            "no step runs `{command}`"
        );
    }
}

#[test]
fn exit_codes_are_those_of_the_program() {
    let (readme, program) = (read("README.md"), read("crates/sural-cli/src/failure.rs"));
    let program = program
        .lines()
        .filter_map(|line| line.trim().strip_suffix(',')?.split_once(" = "));
    let program = program
        .filter_map(|(_, code)| code.parse().ok())
        .collect::<Vec<u8>>();
    let table = readme
        .split("## Exit codes")
        .nth(1)
        .and_then(|rest| rest.split("\n## ").next());
    let rows = table
        .unwrap()
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(' ').next());
    assert_eq!(
        rows.filter_map(|cell| cell.parse().ok())
            .collect::<Vec<u8>>(),
        program
    );
    assert!(program.len() > 1);
}

#[test]
fn decisions_have_a_number_and_a_status_and_no_date() {
    for (number, page) in (1..).zip(files("docs/adr")) {
        let File { path, text } = page;
        assert!(
            path.starts_with(&format!("docs/adr/{number:04}-")),
            "{path} should be number {number}"
        );
        assert!(
            text.starts_with(&format!("# {number:04}. ")),
            "{path} opens with another number"
        );
        let status = text
            .lines()
            .find_map(|line| line.strip_prefix("Status: "))
            .unwrap_or_default();
        let known =
            ["proposed.", "accepted."].contains(&status) || status.starts_with("superseded by ");
        assert!(known, "{path} has status `{status}`");
        assert!(
            !text.split([' ', '\n']).any(is_date),
            "{path} names a day; the history of the file knows it"
        );
    }
}

fn is_date(word: &str) -> bool {
    let parts = word
        .trim_matches(|c: char| !c.is_ascii_digit())
        .split('-')
        .collect::<Vec<_>>();
    let lengths = parts.iter().map(|part| part.len()).collect::<Vec<_>>();
    lengths == [4, 2, 2] && parts.concat().bytes().all(|byte| byte.is_ascii_digit())
}

#[test]
fn no_file_knows_on_which_machine_it_was_written() {
    let folders = ["work", "tmp", "home", "root", "Users"].map(|folder| format!("/{folder}/"));
    for file in files("") {
        let found = folders
            .iter()
            .find(|folder| starts_a_path(&file.text, folder));
        assert_eq!(found, None, "{}", file.path);
    }
}

/// Whether the folder stands at the start of a path: nothing before it that would make it part of another.
fn starts_a_path(text: &str, folder: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || "._-/}".contains(c);
    let mut before: Vec<&str> = text.split(folder).collect();
    before.pop();
    before.iter().any(|before| !before.ends_with(inside))
}

#[test]
fn the_readers_of_documents_read() {
    let page = File {
        path: "a.md".to_owned(),
        text: "[b](b.md#c) [d](https://e.f) E101 E1 W12x".to_owned(),
    };
    assert_eq!(links(&page), ["b.md"]);
    assert_eq!(codes(&page.text), BTreeSet::from(["E101"]));
    assert!(is_date("2020-01-31.") && !is_date("1-800-555"));
    assert!(starts_a_path("see /a/b", "/a/") && !starts_a_path("x.org/a/b", "/a/"));
}
