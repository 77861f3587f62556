//! What an engine is, to be measured.

use std::hint::black_box;
use std::path::Path;

use serde_json::json;
use sural_testkit::reference::Person;

use crate::cases::Cases;
use crate::row::Row;
use crate::{Said, clock, machine};

/// What the rules by hand are called on the page.
pub const BY_HAND: &str = "rules by hand in Rust";

/// An engine with the reference rules.
pub trait Engine: Sized {
    /// What it is called on the page.
    const NAME: &'static str;
    /// The package whose version it has; none if that is the compiler's.
    const PACKAGE: Option<&'static str>;
    /// What it reads a case into.
    type Case;

    /// Makes it ready, from the forms in a folder.
    ///
    /// # Errors
    /// When it does not take its form.
    fn load(forms: &Path) -> Said<Self>;

    /// Reads a case.
    ///
    /// # Errors
    /// When it does not take it.
    fn read(&self, case: &str) -> Said<Self::Case>;

    /// The index of the disposition.
    ///
    /// # Errors
    /// When it comes to none.
    fn decide(&mut self, case: &mut Self::Case) -> Said<usize>;

    /// The cases in the form that it reads.
    fn texts(cases: &Cases) -> &[String] {
        &cases.plain
    }
}

/// Holds an engine to what every case comes to.
///
/// # Errors
/// With the first case of which it says something else.
pub fn check<E: Engine>(forms: &Path, cases: &Cases) -> Said<()> {
    let mut engine = E::load(forms)?;
    for (index, (text, expected)) in E::texts(cases).iter().zip(cases.expected()).enumerate() {
        let said = engine.decide(&mut engine.read(text)?)?;
        if said != expected {
            let name = E::NAME;
            return Err(
                format!("{name} says {said} of case {index}, not {expected}: {text}").into(),
            );
        }
    }
    Ok(())
}

/// Measures an engine that is right: cases that were read before, and from JSON to JSON.
///
/// # Errors
/// When it fails.
pub fn measure<E: Engine>(forms: &Path, cases: &Cases) -> Said<()> {
    let mut engine = E::load(forms)?;
    let texts = E::texts(cases);
    let read = texts.iter().map(|text| engine.read(text));
    let mut read = read.collect::<Said<Vec<_>>>()?;
    let samples = clock::samples(read.len(), |from, many| {
        for case in read.iter_mut().skip(from).take(many) {
            black_box(engine.decide(black_box(case))?);
        }
        Ok(())
    })?;
    let version = machine::version(E::PACKAGE)?;
    Row::of("one", E::NAME, version.clone(), samples).print()?;
    drop(read);
    let samples = clock::samples(texts.len(), |from, many| {
        for text in texts.iter().skip(from).take(many) {
            let mut case = engine.read(black_box(text))?;
            let said = engine.decide(&mut case)?;
            black_box(written(said));
        }
        Ok(())
    })?;
    Row::of("json", E::NAME, version, samples).print()
}

/// Measures the rules by hand, to which all others were held. They read nothing.
///
/// # Errors
/// When that cannot be written.
pub fn measure_by_hand(people: &[Person]) -> Said<()> {
    let samples = clock::samples(people.len(), |from, many| {
        for person in people.iter().skip(from).take(many) {
            black_box(black_box(person).disposition());
        }
        Ok(())
    })?;
    Row::of("one", BY_HAND, machine::version(None)?, samples).print()
}

/// What an engine says of one case in a file, as JSON; this is a process of its own.
///
/// # Errors
/// When it fails.
pub fn alone<E: Engine>(forms: &Path, case: &Path) -> Said<String> {
    let mut engine = E::load(forms)?;
    let mut case = engine.read(&std::fs::read_to_string(case)?)?;
    Ok(written(engine.decide(&mut case)?))
}

fn written(said: usize) -> String {
    json!({ "disposition": said }).to_string()
}
