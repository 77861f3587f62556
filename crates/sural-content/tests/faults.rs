//! Every `faults/*.md` gives exactly the diagnostics written down beside it, and every page under `docs/errors` shows its fault.
//!
//! `UPDATE_EXPECT=1 cargo test` writes them down anew; read the difference before it is kept.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sural_content::diagnostic::Diagnostic;
use sural_content::syntax::parse_chapter;

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The Markdown files of a folder whose codes are the parser's, in order.
fn pages(path: &str) -> Vec<PathBuf> {
    let mut pages: Vec<PathBuf> = fs::read_dir(folder(path))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    pages.retain(|page| page.extension().is_some_and(|extension| extension == "md"));
    pages.retain(|page| {
        ["E0", "W0", "none"]
            .iter()
            .any(|start| stem(page).starts_with(start))
    });
    pages.sort();
    pages
}

fn stem(page: &Path) -> String {
    page.file_stem().unwrap().to_str().unwrap().to_owned()
}

fn line_and_column(text: &str, offset: u32) -> String {
    let before = &text[..offset as usize];
    let line = before.rsplit('\n').next().unwrap();
    format!(
        "{}:{}",
        before.matches('\n').count() + 1,
        line.chars().count() + 1
    )
}

fn rendered(text: &str, diagnostic: &Diagnostic) -> String {
    let span = diagnostic.primary;
    let underlined = &text[span.start as usize..span.end as usize];
    let (from, to) = (
        line_and_column(text, span.start),
        line_and_column(text, span.end),
    );
    let mut line = format!(
        "{} {from}-{to} {underlined:?} {}",
        diagnostic.code, diagnostic.message
    );
    for (place, note) in &diagnostic.labels {
        write!(line, "\n  {}: {note}", line_and_column(text, place.start)).unwrap();
    }
    writeln!(line, "\n  help: {}", diagnostic.help.as_deref().unwrap()).unwrap();
    line
}

#[test]
fn faults_are_reported_as_written_down() {
    let pages = pages("tests/faults");
    assert!(pages.len() > 60);
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        let found: String = parse_chapter(0, &text)
            .1
            .iter()
            .map(|diagnostic| rendered(&text, diagnostic))
            .collect();
        let expected = page.with_extension("expected");
        expect_test::expect_file![expected].assert_eq(&found);
        let code = stem(&page).split('_').next().unwrap().to_owned();
        assert!(
            code == "none" || found.contains(&code),
            "{}",
            page.display()
        );
    }
}

#[test]
fn pages_show_their_fault_and_how_it_is_mended() {
    for page in pages("../../docs/errors") {
        let text = fs::read_to_string(&page).unwrap();
        let samples: Vec<&str> = text
            .split("````markdown\n")
            .skip(1)
            .map(|rest| rest.split("````").next().unwrap())
            .collect();
        let [broken, mended] = samples[..] else {
            panic!("{} needs two examples", page.display())
        };
        let code = stem(&page);
        assert!(text.starts_with(&format!("# {code}: ")), "{code}");
        assert!(codes(broken, &code).contains(&code), "{code}");
        assert_eq!(codes(broken, &code).len(), 1, "{code}");
        assert_eq!(codes(mended, &code), Vec::<String>::new(), "{code}");
    }
}

/// The codes a sample gives under a title, which only its own page may lack.
fn codes(sample: &str, page: &str) -> Vec<String> {
    let title = if page == "W001" { "" } else { "# Title\n\n" };
    parse_chapter(0, &format!("{title}{sample}"))
        .1
        .iter()
        .map(|diagnostic| diagnostic.code.to_owned())
        .collect()
}

#[test]
fn every_code_has_a_page_and_a_fixture() {
    let (pages, fixtures) = (pages("../../docs/errors"), pages("tests/faults"));
    let codes = codes_in_sources();
    assert!(codes.len() > 30);
    for code in codes {
        assert!(
            pages.iter().any(|page| stem(page) == code),
            "no page for {code}"
        );
        assert!(
            fixtures.iter().any(|page| stem(page).starts_with(&code)),
            "no fixture for {code}"
        );
    }
}

fn codes_in_sources() -> Vec<String> {
    let mut codes = codes_below(&folder("src/syntax"));
    codes.sort();
    codes.dedup();
    codes
}

fn codes_below(path: &Path) -> Vec<String> {
    if path.is_dir() {
        let entries = fs::read_dir(path).unwrap();
        return entries
            .flat_map(|entry| codes_below(&entry.unwrap().path()))
            .collect();
    }
    let text = fs::read_to_string(path).unwrap();
    let is_code =
        |word: &&str| word.len() == 4 && (word.starts_with("E0") || word.starts_with("W0"));
    text.split('"').filter(is_code).map(str::to_owned).collect()
}
