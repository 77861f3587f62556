//! What people write, against what a careful nurse would write down: phrases written apart from the lexicon.
//!
//! The lexicon was mended by what these files showed, one after the other; not by `apart_*` and `sealed`.
//! `cargo test -p sural-freetext -- --nocapture` lists every miss.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)] // Not library code.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use sural_content::lexicon::lexicon;
use sural_content::module::{Answer, FindingId, FindingKind, Module, Stage};
use sural_content::span::Source;
use sural_freetext::{FreeText, Proposal};

#[derive(Deserialize)]
struct File {
    phrase: Vec<Phrase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrase {
    text: String,
    /// What the words say.
    #[serde(default)]
    expect: Vec<String>,
    /// What may be read in them besides.
    #[serde(default)]
    may: Vec<String>,
    /// Findings whose question they call for.
    #[serde(default)]
    asks: Vec<String>,
}

/// Answers proposed, right among them, expected, found among them.
#[derive(Default)]
struct Tally {
    proposed: usize,
    right: usize,
    expected: usize,
    found: usize,
    misses: Vec<String>,
}

impl Tally {
    fn precision(&self) -> usize {
        1000 * self.right / self.proposed.max(1)
    }

    fn recall(&self) -> usize {
        1000 * self.found / self.expected.max(1)
    }
}

fn content() -> (Vec<Source>, Module) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/calf_pain");
    let mut sources = Vec::new();
    read(&root, &root, &mut sources);
    let module = sural_content::load(&sources).0.unwrap();
    (sources, module)
}

fn read(root: &Path, folder: &Path, sources: &mut Vec<Source>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            read(root, &path, sources);
        } else if path
            .extension()
            .is_some_and(|end| end == "md" || end == "toml" || end == "svg")
        {
            sources.push(Source {
                name: path
                    .strip_prefix(root)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .to_owned(),
                text: fs::read_to_string(&path).unwrap(),
            });
        }
    }
}

fn phrases(file: &str) -> Vec<Phrase> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/phrases")
        .join(file);
    let file: File = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    file.phrase
}

/// `finding option`, one for each option of a list.
fn written(module: &Module, proposal: &Proposal) -> Vec<String> {
    let finding = &module.findings[proposal.finding.index()];
    let (options, none) = match &finding.kind {
        FindingKind::One { options, .. } => (options.as_slice(), None),
        FindingKind::Several { options, none } => (options.as_slice(), none.as_ref()),
        FindingKind::Number { .. } => (&[][..], None),
    };
    let ids: Vec<String> = match &proposal.answer {
        None => Vec::new(),
        Some(Answer::Option(at)) => vec![options[*at].id.clone()],
        Some(Answer::Options(chosen)) if chosen.is_empty() => vec![none.unwrap().id.clone()],
        Some(Answer::Options(chosen)) => chosen.iter().map(|at| options[*at].id.clone()).collect(),
        Some(Answer::Number(number)) => vec![number.to_string()],
        Some(_) => vec!["not_sure".to_owned()],
    };
    ids.iter()
        .map(|id| format!("{} {id}", finding.id))
        .collect()
}

/// `es_…` are texts in Spanish, the others in English.
fn measured(file: &str) -> Tally {
    let (sources, module) = content();
    let language = if file.starts_with("es_") { "es" } else { "en" };
    let (lexicon, faults) = lexicon(&sources, &module, language);
    assert_eq!(faults, []);
    let lexicon = lexicon.unwrap();
    let free = FreeText::new(&module, &lexicon);
    let mut tally = Tally::default();
    for phrase in phrases(file) {
        let proposals = free.proposals(&phrase.text);
        let found: BTreeSet<String> = proposals
            .iter()
            .flat_map(|proposal| written(&module, proposal))
            .collect();
        let from = |answer: &str| -> Vec<&str> {
            proposals
                .iter()
                .filter(|proposal| written(&module, proposal).iter().any(|one| one == answer))
                .flat_map(|proposal| &proposal.words)
                .map(|words| &phrase.text[words.clone()])
                .collect()
        };
        let opened: BTreeSet<&str> = proposals
            .iter()
            .map(|proposal| module.findings[proposal.finding.index()].id.as_str())
            .collect();
        // Signs of an emergency are never taken as absent: older files expect it of some that are asked early by now.
        let expected: BTreeSet<String> = phrase
            .expect
            .iter()
            .filter(|expected| !is_absence_of_emergency(&module, expected))
            .cloned()
            .collect();
        let asked = |answer: &str| {
            phrase
                .asks
                .iter()
                .any(|id| answer.starts_with(&format!("{id} ")))
        };
        let wrong: Vec<&String> = found
            .iter()
            .filter(|found| {
                !expected.contains(*found) && !phrase.may.contains(found) && !asked(found)
            })
            .collect();
        let missed: Vec<&String> = expected.difference(&found).collect();
        let unopened: Vec<&String> = phrase
            .asks
            .iter()
            .filter(|id| !opened.contains(id.as_str()))
            .collect();
        tally.proposed += found.len();
        tally.right += found.len() - wrong.len();
        tally.expected += expected.len() + phrase.asks.len();
        tally.found += expected.len() - missed.len() + phrase.asks.len() - unopened.len();
        if !(wrong.is_empty() && missed.is_empty() && unopened.is_empty()) {
            tally.misses.push(format!(
                "{}\n    wrong {:?} missed {missed:?} not asked {unopened:?}",
                phrase.text,
                wrong
                    .iter()
                    .map(|wrong| format!("{wrong} from {:?}", from(wrong)))
                    .collect::<Vec<_>>()
            ));
        }
        denies_no_emergency(&module, &phrase, &proposals);
    }
    println!(
        "{file}: {} proposed, precision {}/1000; {} expected, recall {}/1000",
        tally.proposed,
        tally.precision(),
        tally.expected,
        tally.recall()
    );
    tally.misses.iter().for_each(|miss| println!("{miss}"));
    tally
}

fn is_absence_of_emergency(module: &Module, expected: &str) -> bool {
    let (id, option) = expected.split_once(' ').unwrap();
    let at = |finding: &&FindingId| module.findings[finding.index()].id == id;
    let emergency = module
        .screens
        .iter()
        .filter(|screen| screen.stage == Stage::Emergency)
        .find_map(|screen| screen.findings.iter().find(at));
    emergency.is_some_and(|finding| match &module.findings[finding.index()].kind {
        FindingKind::One { options, none, .. } => {
            none.is_some_and(|none| options[none].id == option)
        }
        FindingKind::Several { none, .. } => none.as_ref().is_some_and(|none| none.id == option),
        FindingKind::Number { .. } => false,
    })
}

/// No sign of an emergency is read as its absence, unless the words say so of what is not one.
fn denies_no_emergency(module: &Module, phrase: &Phrase, proposals: &[Proposal]) {
    for proposal in proposals.iter().filter(|proposal| proposal.emergency) {
        let finding = &module.findings[proposal.finding.index()];
        let on_screen = module.screens.iter().any(|screen| {
            screen.stage == Stage::Emergency && screen.findings.contains(&proposal.finding)
        });
        assert!(on_screen);
        let none = none_of(&finding.kind);
        let absent = proposal.answer.is_some() && proposal.answer == none;
        let told = phrase
            .expect
            .iter()
            .chain(&phrase.may)
            .any(|expected| written(module, proposal).contains(expected));
        assert!(
            !absent || told,
            "{}: {} read as absent",
            phrase.text,
            finding.id
        );
    }
}

fn none_of(kind: &FindingKind) -> Option<Answer> {
    match kind {
        FindingKind::One { none, .. } => none.map(Answer::Option),
        FindingKind::Several { none, .. } => none.as_ref().map(|_| Answer::Options(Vec::new())),
        FindingKind::Number { .. } => None,
    }
}

/// The lexicon was mended by these until it heard them.
#[test]
fn people_are_understood() {
    for file in ["people.toml", "held_out.toml", "fresh.toml", "round_1.toml"] {
        let tally = measured(file);
        assert!(tally.precision() >= 940 && tally.recall() >= 850, "{file}");
    }
}

/// Written before anything was mended by them, and tried in turn; the figures of the first try stand in ADR 0008.
#[test]
fn rounds_are_understood() {
    for file in [
        "round_2.toml",
        "round_3.toml",
        "round_4.toml",
        "round_5.toml",
        "round_6.toml",
        "round_7.toml",
        "round_8.toml",
        "round_9.toml",
        "round_10.toml",
        "round_11.toml",
        "round_12.toml",
    ] {
        let tally = measured(file);
        assert!(tally.precision() >= 940 && tally.recall() >= 850, "{file}");
    }
}

/// Written before this was mended, and mended by little: nearer to what people meet.
#[test]
fn a_set_mended_by_little_is_heard_as_well_as_it_was() {
    let tally = measured("round_13.toml");
    assert!(tally.precision() >= 900 && tally.recall() >= 810);
}

/// Written by four who never saw the lexicon, and mended by none of them yet: each is a first try.
#[test]
fn writers_apart_are_heard_as_well_as_they_were() {
    for (file, precision, recall) in [
        ("apart_a.toml", 845, 650),
        ("apart_b.toml", 840, 670),
        ("apart_c.toml", 815, 640),
        ("apart_d.toml", 815, 660),
    ] {
        let tally = measured(file);
        assert!(
            tally.precision() >= precision && tally.recall() >= recall,
            "{file}"
        );
    }
}

/// Written by somebody who never saw the lexicon, kept from whoever mends it, and opened once: what people meet.
#[test]
fn a_set_that_nobody_mended_by_is_heard_as_well_as_it_was() {
    let tally = measured("sealed.toml");
    assert!(tally.precision() >= 860 && tally.recall() >= 760);
}

/// Spanish: the lexicon was mended by the first file until it heard it, and never by the second.
#[test]
fn spanish_is_understood() {
    let tally = measured("es_1.toml");
    assert!(tally.precision() >= 940 && tally.recall() >= 850);
    let tally = measured("es_2.toml");
    assert!(tally.precision() >= 940 && tally.recall() >= 850);
}

/// What only looks like a sign, and a manner of speaking, silence nothing that says more.
#[test]
fn what_only_looks_like_a_sign_hides_none() {
    let (sources, module) = content();
    let lexicon = lexicon(&sources, &module, "en").0.unwrap();
    let free = FreeText::new(&module, &lexicon);
    for (text, finding) in [
        (
            "I can't catch my breath even sitting down",
            "breathless_new",
        ),
        ("cant go up on my toes since the pop", "heel_raise"),
        ("shivers and chills all night", "fever"),
        (
            "had a stroke this morning, face is drooping",
            "stroke_signs",
        ),
        ("he is talking nonsense since noon", "stroke_signs"),
        ("I can't feel my legs", "both_legs_weak_numb"),
        ("redness is moving up my leg fast", "redness_spreading"),
        ("purple patch keeps getting bigger", "redness_spreading"),
        ("the swelling in my leg will not go down", "swelling_calf"),
        (
            "slept drunk with my leg folded under me six hours",
            "crush_long_lie",
        ),
        ("the ankle bone is sticking out", "bone_deformed"),
        ("she screams when I touch the calf", "pain_extreme_rising"),
    ] {
        let proposals = free.proposals(text);
        let heard = |proposal: &Proposal| module.findings[proposal.finding.index()].id == finding;
        assert!(proposals.iter().any(heard), "{text}");
    }
    assert_eq!(free.proposals("let me stop and catch my breath"), []);
}
