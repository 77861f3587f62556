//! Every fault of a whole module is reported as written down, and every page about one shows it.
//!
//! A fixture is laid over the demonstration module: a chapter (`.md`; of the consultation if that is its title), manifests each headed by `# name` (`.toml`), the list of its files (`.txt`),
//! words that take the place of those in `wording/es.ftl` (`.ftl`), or a picture (`.svg`).
//! `UPDATE_EXPECT=1 cargo test` writes the reports down anew; read the difference before it is kept.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)] // Not library code.

mod resolve_support;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use resolve_support::{demo, root};
use sural_content::diagnostic::{Diagnostic, Severity};
use sural_content::span::{Source, Span};
use sural_content::{check as load, passed_reviews};

/// The day that review dates are compared with.
const TODAY: &str = "2027-01-01";
/// How the demonstration module speaks to those who answer for another person.
const VOICE: &str = include_str!("wording/en_other.ftl");

fn check(sources: &[Source]) -> Vec<Diagnostic> {
    let (module, mut diagnostics) = load(sources);
    let broken = diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Error);
    assert_eq!(
        module.is_none(),
        broken,
        "there is a module unless there is an error"
    );
    diagnostics.extend(
        module
            .iter()
            .flat_map(|module| passed_reviews(module, Some(TODAY))),
    );
    diagnostics
}

fn lay_over(sources: &mut Vec<Source>, language: &str, text: &str) {
    match language {
        "md" | "markdown" => add_chapter(sources, text),
        "toml" => put_manifest(sources, text),
        "ftl" => reword(sources, text),
        "svg" => put(sources, "pictures/fault.svg", text),
        _ => list(sources, &text.lines().collect::<Vec<_>>()),
    }
}

fn add_chapter(sources: &mut Vec<Source>, text: &str) {
    let (folder, last) = match text.starts_with("# Consultation\n") {
        true => ("consultation", "\"ankle_seen\""),
        false => ("chapters", "\"ankle\""),
    };
    put(sources, &format!("{folder}/fault.md"), text);
    if text.contains("\nothers ") {
        put(sources, "wording/en-US/other/demo.ftl", VOICE);
    }
    let module = sources
        .iter_mut()
        .find(|source| source.name == "module.toml")
        .unwrap();
    let longer = format!("{last}, \"fault\"]");
    module.text = module.text.replace(&format!("{last}]"), &longer);
}

/// A manifest that lists no consultation is one of a module that has none.
fn put_manifest(sources: &mut Vec<Source>, text: &str) {
    let name = text.lines().next().unwrap().strip_prefix("# ").unwrap();
    if name == "module.toml" && !text.contains("consultation") {
        sources.retain(|source| !source.name.starts_with("consultation/"));
    }
    put(sources, name, text);
}

/// The module in Spanish, with other words for some of its blocks.
fn reword(sources: &mut Vec<Source>, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wording/es.ftl");
    let name = |message: &str| message.split_whitespace().next().unwrap().to_owned();
    let other: Vec<_> = text.split("\n\n").map(name).collect();
    let whole = fs::read_to_string(file).unwrap();
    let kept = whole
        .split("\n\n")
        .filter(|message| !other.contains(&name(message)));
    put(
        sources,
        "wording/es/demo.ftl",
        &kept.collect::<Vec<_>>().join("\n\n"),
    );
    put(sources, "wording/es/fault.ftl", text);
}

fn put(sources: &mut Vec<Source>, name: &str, text: &str) {
    sources.retain(|source| source.name != name);
    sources.push(Source {
        name: name.to_owned(),
        text: text.to_owned(),
    });
}

/// Takes away what is not listed, and adds what is.
fn list(sources: &mut Vec<Source>, names: &[&str]) {
    sources.retain(|source| names.contains(&source.name.as_str()));
    for name in names {
        if sources.iter().all(|source| source.name != *name) {
            put(sources, name, "# More\n");
        }
    }
}

fn place(sources: &[Source], span: Span) -> String {
    let Source { name, text } = &sources[span.source as usize];
    let place = |offset: u32| {
        let before = &text[..offset as usize];
        format!(
            "{}:{}",
            before.matches('\n').count() + 1,
            before.rsplit('\n').next().unwrap().chars().count() + 1
        )
    };
    format!("{name} {}-{}", place(span.start), place(span.end))
}

fn rendered(sources: &[Source], diagnostic: &Diagnostic) -> String {
    let Diagnostic {
        code,
        primary,
        message,
        ..
    } = diagnostic;
    let underlined =
        &sources[primary.source as usize].text[primary.start as usize..primary.end as usize];
    let mut text = format!(
        "{code} {} {underlined:?} {message}",
        place(sources, *primary)
    );
    for (span, note) in &diagnostic.labels {
        write!(text, "\n  {}: {note}", place(sources, *span)).unwrap();
    }
    if let Some(help) = &diagnostic.help {
        write!(text, "\n  help: {help}").unwrap();
    }
    text + "\n"
}

/// Files of a folder whose names start with a code of ours.
fn files(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extensions.contains(&extension.to_str().unwrap()))
    });
    files.retain(|file| is_ours(&code_of(file)));
    files.sort();
    files
}

fn fixtures() -> Vec<PathBuf> {
    files(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults"),
        &["md", "toml", "txt", "ftl", "svg"],
    )
}

fn pages() -> Vec<PathBuf> {
    files(&root().join("docs/errors"), &["md"])
}

fn is_ours(code: &str) -> bool {
    code.len() == 4
        && ["E1", "E2", "W1"]
            .iter()
            .any(|start| code.starts_with(start))
        && code[1..].bytes().all(|byte| byte.is_ascii_digit())
}

/// What a file name says before the first `_`.
fn code_of(file: &Path) -> String {
    file.file_stem()
        .unwrap()
        .to_str()
        .unwrap()
        .split('_')
        .next()
        .unwrap()
        .to_owned()
}

#[test]
fn faults_are_reported_as_written_down() {
    assert!(fixtures().len() > 80);
    for fixture in fixtures() {
        let mut sources = demo();
        lay_over(
            &mut sources,
            fixture.extension().unwrap().to_str().unwrap(),
            &fs::read_to_string(&fixture).unwrap(),
        );
        let found: String = check(&sources)
            .iter()
            .map(|diagnostic| rendered(&sources, diagnostic))
            .collect();
        expect_test::expect_file![fixture.with_extension("expected")].assert_eq(&found);
        assert!(
            found.contains(&code_of(&fixture)),
            "{}: {found}",
            fixture.display()
        );
    }
}

#[test]
fn pages_show_their_fault_and_how_it_is_mended() {
    for page in pages() {
        let (text, code) = (fs::read_to_string(&page).unwrap(), code_of(&page));
        assert!(text.starts_with(&format!("# {code}: ")), "{code}");
        let (broken, mended) = text.split_once("\nMended:\n").unwrap();
        let broken = sample(broken.split_once("\nBroken:\n").unwrap().1);
        assert!(
            broken.iter().any(|diagnostic| diagnostic.code == code),
            "{code}: {broken:#?}"
        );
        let left = sample(mended);
        assert!(
            left.iter()
                .all(|diagnostic| diagnostic.severity == Severity::Warning
                    && diagnostic.code != code),
            "{code}: {left:#?}"
        );
    }
}

/// What is wrong with the demonstration module under the fences of a sample.
fn sample(text: &str) -> Vec<Diagnostic> {
    let mut sources = demo();
    let fences: Vec<&str> = text.split("````").skip(1).step_by(2).collect();
    assert!(!fences.is_empty(), "{text}");
    for fence in fences {
        let (language, text) = fence.split_once('\n').unwrap();
        let (language, title) = match language {
            "markdown" => (language, "# More\n\n"),
            "markdown consultation" => ("markdown", "# Consultation\n\n"),
            _ => (language, ""),
        };
        lay_over(&mut sources, language, &format!("{title}{text}"));
    }
    check(&sources)
}

#[test]
fn codes_pages_and_fixtures_go_together() {
    let mut emitted = BTreeSet::new();
    codes_below(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut emitted,
    );
    assert!(emitted.len() > 50);
    assert_eq!(
        emitted,
        pages().iter().map(|page| code_of(page)).collect(),
        "codes and pages"
    );
    assert_eq!(
        emitted,
        fixtures().iter().map(|fixture| code_of(fixture)).collect(),
        "codes and fixtures"
    );
}

fn codes_below(folder: &Path, codes: &mut BTreeSet<String>) {
    for path in fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        if path.is_dir() {
            codes_below(&path, codes);
        } else {
            let text = fs::read_to_string(&path).unwrap();
            codes.extend(
                text.split('"')
                    .filter(|word| is_ours(word))
                    .map(str::to_owned),
            );
        }
    }
}
