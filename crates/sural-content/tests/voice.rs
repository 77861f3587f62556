//! A module speaks in other words to somebody who answers for another person, and says so where it has none.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // Not library code.

mod resolve_support;

use resolve_support::demo;
use sural_content::module::Module;
use sural_content::span::Source;
use sural_content::{check, load, load_in, wording};

const WHO: &str = "# Who

```finding who
ask      Who is it about?
one of   self  \"The one who answers\"
         child \"A child\"
unsure   never
others   child
says     who it is about
clinical Respondent
```
";
const VOICE: &str = include_str!("wording/en_other.ftl");
const SPANISH: &str = include_str!("wording/es.ftl");
const SPANISH_WHO: &str = "finding-who =
    .ask = ¿De quién se trata?
    .option-self = De quien responde
    .option-child = De un niño
    .says = de quién se trata
";

/// The demonstration module, in which somebody can answer for a child, with more files.
fn module(files: &[(&str, &str)]) -> Vec<Source> {
    let mut sources = demo();
    let manifest = sources.iter_mut().find(|it| it.name == "module.toml");
    let manifest = manifest.unwrap();
    manifest.text = manifest.text.replace("\"ankle\"]", "\"ankle\", \"who\"]");
    let files = [("chapters/who.md", WHO)]
        .into_iter()
        .chain(files.iter().copied());
    sources.extend(files.map(|(name, text)| Source {
        name: name.to_owned(),
        text: text.to_owned(),
    }));
    sources
}

fn errors(sources: &[Source]) -> Vec<String> {
    let errors = check(sources).1.into_iter();
    let errors = errors.filter(|diagnostic| diagnostic.code.starts_with('E'));
    errors.map(|diagnostic| diagnostic.message).collect()
}

fn fever(module: &Module) -> &str {
    let mut findings = module.findings.iter();
    &findings.find(|finding| finding.id == "fever").unwrap().ask
}

#[test]
fn what_speaks_to_you_is_said_in_other_words_and_the_rest_is_shared() {
    let sources = module(&[("wording/en-US/other/demo.ftl", VOICE)]);
    assert_eq!(errors(&sources), [""; 0]);
    let module = load(&sources).0.unwrap();
    let other = module.other.as_deref().unwrap();
    assert_eq!(fever(&module), "Do you have a fever or chills?");
    assert_eq!(fever(other), "Do they have a fever or chills?");
    assert_eq!(fever(other.authored()), fever(&module));
    let reasons = |module: &Module| {
        let rules = module.rules.iter().map(|rule| rule.because.clone());
        rules.collect::<Vec<_>>()
    };
    assert_eq!(reasons(other), reasons(&module));
    assert_eq!((&other.id, &other.hash), (&module.id, &module.hash));
}

#[test]
fn what_speaks_to_you_and_has_no_other_words_is_an_error_for_authors() {
    let fever_line = "    .ask = Do they have a fever or chills?\n";
    assert!(VOICE.contains(fever_line));
    let short = VOICE.replace(fever_line, "");
    let sources = module(&[("wording/en-US/other/demo.ftl", &short)]);
    assert_eq!(
        errors(&sources),
        ["`en-US/other` has no words for `.ask` of `finding-fever`"]
    );
    let module = load(&sources).0.unwrap();
    assert_eq!(fever(module.other.as_deref().unwrap()), fever(&module));
    let missing = wording::skeleton(&module, &sources, "en-US/other");
    assert!(
        missing.contains("\nfinding-fever =\n    .ask = Do you have a fever or chills?\n"),
        "{missing}"
    );
}

#[test]
fn a_module_that_can_be_answered_for_others_needs_the_voice_and_no_other_module_does() {
    assert!(errors(&module(&[])).len() > 10);
    assert_eq!(errors(&demo()), [""; 0]);
    assert!(load(&demo()).0.unwrap().other.is_none());
}

#[test]
fn figures_placeholders_and_names_are_compared_as_in_any_language() {
    let slip = "disposition-go_now =
    .say-1 = Go to {ed_name} in 4 hours. If you can't get there, call.
    .say-9 = x
";
    let voice = VOICE.replace(
        "disposition-go_now =\n    .say-1 = Go to {ed_name} now. If you can't get there, call {emergency_number}.\n",
        slip,
    );
    let found = errors(&module(&[("wording/en-US/other/demo.ftl", &voice)]));
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn another_language_has_a_voice_of_its_own() {
    let voice = "finding-fever =\n    .ask = ¿Tiene la persona fiebre?\n";
    let sources = module(&[
        ("wording/en-US/other/demo.ftl", VOICE),
        ("wording/es/demo.ftl", SPANISH),
        ("wording/es/who.ftl", SPANISH_WHO),
        ("wording/es/other/demo.ftl", voice),
    ]);
    let module = load_in(&sources, "es").0.unwrap();
    let other = module.other.as_deref().unwrap();
    assert_eq!(fever(other), "¿Tiene la persona fiebre?");
    assert_eq!(fever(other.authored()), "Do you have a fever or chills?");
    assert_eq!(wording::languages(&sources), ["es"]);
    let due = errors(&sources);
    assert!(
        due.iter().all(|error| error.contains("`es/other`")),
        "{due:?}"
    );
}
