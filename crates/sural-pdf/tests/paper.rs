//! Papers, read back by an independent reader.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // Not library code.

use sural_pdf::Paper;
use sural_render::document::{Document, Part, Section};

fn letter(lines: usize) -> Document {
    Document {
        language: "en-US".to_owned(),
        title: "Referral to a vascular specialist".to_owned(),
        heads: vec![
            ("Urgency".to_owned(), "within 2 weeks".to_owned()),
            ("Age".to_owned(), "64".to_owned()),
        ],
        sections: vec![
            Section {
                heading: "Why".to_owned(),
                parts: vec![
                    Part::Notice("No ankle-brachial index was taken.".to_owned()),
                    Part::Paragraph("Calf pain at the same distance, eased by rest.".to_owned()),
                ],
            },
            Section {
                heading: "Findings".to_owned(),
                parts: vec![
                    Part::List((1..=lines).map(|n| format!("Finding number {n}")).collect()),
                    Part::Table(vec![("ABI, left".to_owned(), "0.58".to_owned())]),
                ],
            },
        ],
        foot: "Content 1.2.0, abcdef012345".to_owned(),
    }
}

fn read(document: &Document) -> lopdf::Document {
    let bytes = sural_pdf::write(document, Paper::A4).unwrap();
    lopdf::Document::load_mem(&bytes).unwrap()
}

fn text(pdf: &lopdf::Document) -> String {
    let pages = pdf.get_pages().into_keys().collect::<Vec<_>>();
    pdf.extract_text(&pages).unwrap()
}

#[test]
fn everything_on_the_paper_is_in_the_pdf() {
    let pdf = read(&letter(3));
    assert_eq!(pdf.get_pages().len(), 1);
    let text = text(&pdf).split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "Referral to a vascular specialist",
        "within 2 weeks",
        "No ankle-brachial index was taken.",
        "Finding number 3",
        "0.58",
        "Content 1.2.0, abcdef012345",
        "1/1",
    ] {
        assert!(text.contains(words), "{words:?} is not in {text:?}");
    }
}

#[test]
fn a_long_paper_goes_on_and_loses_no_line() {
    let pdf = read(&letter(120));
    assert!(pdf.get_pages().len() > 1);
    let text = text(&pdf);
    for n in 1..=120 {
        assert!(text.contains(&format!("number {n}")), "item {n} is lost");
    }
}

#[test]
fn a_screen_reader_finds_the_language_the_title_and_the_structure() {
    let pdf = read(&letter(3));
    let catalog = pdf.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en-US");
    assert!(catalog.has(b"StructTreeRoot"));
    let kinds = pdf
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter_map(|dict| dict.get(b"S").ok()?.as_name().ok())
        .map(|name| String::from_utf8_lossy(name).into_owned())
        .collect::<std::collections::BTreeSet<_>>();
    for kind in [
        "H1", "H2", "P", "L", "LI", "LBody", "Table", "TR", "TH", "TD",
    ] {
        assert!(kinds.contains(kind), "no {kind} among {kinds:?}");
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let write = || sural_pdf::write(&letter(9), Paper::Letter).unwrap();
    assert_eq!(write(), write());
}

#[test]
fn letters_that_no_font_has_and_words_without_end_are_no_error() {
    let mut paper = letter(1);
    paper.heads.push(("名前".to_owned(), "W".repeat(3000)));
    paper.sections[0]
        .parts
        .push(Part::Paragraph("\u{0}\u{202e}\u{1f9b5}\n\t".to_owned()));
    assert!(read(&paper).get_pages().len() > 1);
}

#[test]
#[ignore = "writes a PDF to look at: PAPER=out.pdf cargo test -p sural-pdf -- --ignored"]
fn to_look_at() {
    let path = std::env::var("PAPER").unwrap();
    std::fs::write(path, sural_pdf::write(&letter(9), Paper::A4).unwrap()).unwrap();
}
