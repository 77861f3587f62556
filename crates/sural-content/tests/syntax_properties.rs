//! Whatever the text, the parser answers, and every place it names lies in the text.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;
use sural_content::span::Span;
use sural_content::syntax::parse_chapter;

/// Pieces that meet the parser where it has to decide.
const PIECES: &[&str] = &[
    "```",
    "````",
    "\n",
    "\r\n",
    "\t",
    "  ",
    "         ",
    "# ",
    "#",
    "\"",
    "“",
    "é",
    "名",
    "<!--",
    "-->",
    "~~~",
    "- ",
    "> ",
    ",",
    "(",
    ")",
    "[",
    "]",
    "/",
    "+",
    "-2",
    "+1",
    "2.1",
    "99999999999",
    "any of",
    "all of",
    "at least 2 of",
    "at least",
    "not ",
    "and ",
    "or ",
    "is ",
    "unknown",
    "possibly ",
    "certainly ",
    ">=",
    "=>",
    "a",
    "b_1",
    "```rule r\n",
    "```case \"c\"\n",
    "\nwhen ",
    "\nthen ",
    "\ngiven ",
    "\nexpect ",
    "\nmeasure ",
    "\nlr 2 [x] a",
    "\none of ",
    "\ncite ",
    "\n```\n",
    "lr ",
    "red flag",
    "because ",
    "```hazard h\n",
    "\ncontrols ",
    "case \"",
    "```property p\n",
    "\nadding ",
    "\nalways ",
    "disposition at least ",
    "```treatment t\n",
    "```referral r\n",
    "\nnever ",
    "\nneeds ",
    "\nleft ",
    "within 4 hours",
    "now",
    "rule out ",
    "score a is 1 to ",
    "+1.5",
];

fn examples() -> String {
    std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../docs/language.md"
    ))
    .unwrap()
    .replace("````markdown\n", "")
    .replace("````\n", "")
}

/// Places in a text, as fractions, at which to put in a piece or to cut some characters out.
fn mutations() -> impl Strategy<Value = Vec<(f64, usize, usize)>> {
    prop::collection::vec((0.0..1.0, 0..PIECES.len() + 20, 0..12_usize), 1..12)
}

fn mutated(mut text: Vec<char>, mutations: &[(f64, usize, usize)]) -> String {
    for (place, piece, cut) in mutations {
        let from = (*place * text.len() as f64) as usize;
        let to = (from + cut).min(text.len());
        let piece: Vec<char> = PIECES
            .get(*piece)
            .copied()
            .unwrap_or_default()
            .chars()
            .collect();
        text.splice(from..to, piece);
    }
    text.into_iter().collect()
}

/// Every span the debug output of a tree shows.
fn spans(tree: &str) -> Vec<Span> {
    let numbers = |rest: &str| {
        rest.split('}')
            .next()
            .unwrap()
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|word| word.parse().ok())
            .collect::<Vec<u32>>()
    };
    let spans = tree.split("Span {").skip(1).map(numbers);
    spans
        .filter_map(|found| {
            (found.len() == 3).then(|| Span {
                source: found[0],
                start: found[1],
                end: found[2],
            })
        })
        .collect()
}

fn check(text: &str) {
    let (chapter, diagnostics) = parse_chapter(7, text);
    let tree = spans(&format!("{chapter:?}"));
    let labels = diagnostics
        .iter()
        .flat_map(|diagnostic| diagnostic.labels.iter().map(|(span, _)| *span));
    let reported = diagnostics
        .iter()
        .map(|diagnostic| diagnostic.primary)
        .chain(labels);
    for span in tree.into_iter().chain(reported) {
        assert_eq!(span.source, 7, "{span:?} in {text:?}");
        assert!(
            span.start <= span.end && text.get(span.start as usize..span.end as usize).is_some(),
            "{span:?} in {text:?}"
        );
    }
    for diagnostic in &diagnostics {
        assert!(!diagnostic.message.is_empty() && diagnostic.help.is_some());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn mutated_examples(mutations in mutations()) {
        check(&mutated(examples().chars().collect(), &mutations));
    }

    #[test]
    fn pieces_in_any_order(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        check(&pieces.concat());
    }

    #[test]
    fn any_text_in_a_condition(text in "\\PC{0,80}") {
        check(&format!("```rule r\nwhen     {text}\nthen     {text}\n```"));
    }
}

#[test]
fn spans_are_found_in_the_tree() {
    let (chapter, _) = parse_chapter(7, &examples());
    assert!(spans(&format!("{chapter:?}")).len() > 100);
}

#[test]
fn deep_and_long_text_is_read_in_reasonable_time() {
    for piece in [
        "(",
        "not ",
        "any of ",
        "a ",
        "a, ",
        "\"",
        "a\n ",
        "say a\n",
        "+1 a\n",
        "```rule r\n",
        "x is a / ",
    ] {
        check(&format!("```rule r\nwhen {}\n```", piece.repeat(20_000)));
    }
}
