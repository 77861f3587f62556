//! Content for a command; what is wrong with it goes to the terminal.

use std::path::Path;

#[cfg(feature = "server")]
use rayon::prelude::*;
use sural_content::diagnostic::{Diagnostic, Severity};
use sural_content::lexicon::Lexicon;
use sural_content::module::Module;
#[cfg(any(feature = "fhir", feature = "server"))]
use sural_content::record::Record;
use sural_content::span::Source;
use sural_content::wording;
use sural_decision::Decision;
use sural_load::Unread;
use sural_render::phrases::Phrases;
use sural_render::words::Words;

use crate::diagnostics;
use crate::failure::{Code, Failure};

/// A module as read, with everything that was noticed about it.
pub struct Loaded {
    /// Its files.
    pub sources: Vec<Source>,
    /// The module, if it can be used.
    pub module: Option<Module>,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a module from a folder, or the one that is built in.
///
/// # Errors
/// When the folder or a file in it cannot be read.
pub fn load(folder: Option<&Path>) -> Result<Loaded, Failure> {
    Ok(read(sources(folder)?, sural_content::load))
}

/// Reads a module with the chapters of its consultation.
///
/// # Errors
/// As [`load`].
pub fn load_whole(folder: Option<&Path>) -> Result<Loaded, Failure> {
    Ok(read(sources(folder)?, sural_content::load_whole))
}

/// Reads a module as an author checks it: with everything that is probably not meant.
///
/// # Errors
/// As [`load`].
pub fn check(folder: Option<&Path>) -> Result<Loaded, Failure> {
    Ok(read(sources(folder)?, sural_content::check))
}

fn read(
    sources: Vec<Source>,
    load: impl Fn(&[Source]) -> (Option<Module>, Vec<Diagnostic>),
) -> Loaded {
    let (module, diagnostics) = load(&sources);
    Loaded {
        sources,
        module,
        diagnostics,
    }
}

/// A module that can be used, compiled; every error in it is reported first.
///
/// # Errors
/// When the content cannot be read or used.
pub fn decision(folder: Option<&Path>) -> Result<Decision, Failure> {
    compiled(load(folder)?)
}

/// The same with the chapters of its consultation.
///
/// # Errors
/// As [`decision`].
pub fn whole(folder: Option<&Path>) -> Result<Decision, Failure> {
    compiled(load_whole(folder)?)
}

/// The same as [`decision`] in another language, if one is named.
///
/// # Errors
/// As [`decision`], and when the module or the program does not speak the language.
pub fn decision_in(folder: Option<&Path>, language: Option<&str>) -> Result<Decision, Failure> {
    let Some(language) = language else {
        return decision(folder);
    };
    let sources = sources(folder)?;
    let languages = wording::languages(&sources)
        .into_iter()
        .map(str::to_owned)
        .collect::<Vec<_>>();
    let spoken = languages
        .iter()
        .find(|spoken| is_spoken(language, spoken) && Phrases::of(spoken).is_some());
    if let Some(spoken) = spoken {
        return compiled(read(sources, |sources| {
            sural_content::load_in(sources, spoken)
        }));
    }
    let loaded = read(sources, sural_content::load);
    let own = loaded.module.as_ref().map(|module| module.language.clone());
    if own.as_deref().is_none_or(|own| is_spoken(language, own)) {
        return compiled(loaded);
    }
    let known = own.into_iter().chain(languages);
    let known = known.map(|known| format!("`{known}`")).collect::<Vec<_>>();
    Err(Failure::new(
        Code::Usage,
        format!(
            "there are no words in `{language}`; there are {}",
            known.join(", ")
        ),
    ))
}

/// The module with its consultation, in its own language and then in every other that it has words in.
///
/// # Errors
/// When the content cannot be read or used.
#[cfg(feature = "fhir")]
pub fn in_all_words(folder: Option<&Path>) -> Result<Vec<Module>, Failure> {
    let sources = sources(folder)?;
    let languages = wording::languages(&sources);
    let own = sound(read(sources.clone(), sural_content::load_whole))?;
    let others = languages.iter().map(|language| {
        sound(read(sources.clone(), |sources| {
            sural_content::load_whole_in(sources, language)
        }))
    });
    [Ok(own)].into_iter().chain(others).collect()
}

/// The module in its own language and in every other that it and the program speak, each compiled.
///
/// # Errors
/// As [`decision`].
#[cfg(feature = "server")]
pub fn in_every_language(folder: Option<&Path>) -> Result<Vec<Decision>, Failure> {
    let sources = sources(folder)?;
    let languages = wording::languages(&sources);
    let languages = languages
        .into_iter()
        .filter(|language| Phrases::of(language).is_some());
    // Each takes a while, and none needs another.
    [None]
        .into_iter()
        .chain(languages.map(Some))
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|language| {
            compiled(read(sources.clone(), |sources| match language {
                None => sural_content::load(sources),
                Some(language) => sural_content::load_in(sources, language),
            }))
        })
        .collect()
}

/// Whether a language is meant by a tag: `es-MX` and `es` both mean `es`.
pub fn is_spoken(tag: &str, language: &str) -> bool {
    let main = |tag: &str| tag.split('-').next().map(str::to_lowercase);
    main(tag) == main(language)
}

fn compiled(loaded: Loaded) -> Result<Decision, Failure> {
    Decision::compile(sound(loaded)?)
        .map_err(|error| Failure::new(Code::BadContent, error.to_string()))
}

/// A module in which nothing is an error.
fn sound(loaded: Loaded) -> Result<Module, Failure> {
    let Loaded {
        sources,
        module,
        diagnostics,
    } = loaded;
    let errors = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .cloned()
        .collect::<Vec<_>>();
    match module {
        Some(module) if errors.is_empty() => Ok(module),
        _ => {
            diagnostics::report(&sources, &errors);
            Err(Failure::new(
                Code::BadContent,
                "the content cannot be used; mend the errors above",
            ))
        }
    }
}

/// What people write in a language, if the content has words for it.
///
/// # Errors
/// When the content cannot be read, or its phrases have errors.
pub fn lexicon(
    folder: Option<&Path>,
    module: &Module,
    language: &str,
) -> Result<Option<Lexicon>, Failure> {
    let sources = sources(folder)?;
    let main = language.split('-').next().unwrap_or(language);
    let (lexicon, errors) = sural_content::lexicon::lexicon(&sources, module, main);
    if errors.is_empty() {
        return Ok(lexicon);
    }
    diagnostics::report(&sources, &errors);
    Err(Failure::new(
        Code::BadContent,
        "the phrases cannot be used; mend the errors above",
    ))
}

/// What records suggest of the whole module, if the content says so.
///
/// # Errors
/// When the content cannot be read, or what it says of records has errors.
#[cfg(any(feature = "fhir", feature = "server"))]
pub fn record(folder: Option<&Path>, module: &Module) -> Result<Option<Record>, Failure> {
    let sources = sources(folder)?;
    let (record, errors) = sural_content::record::record(&sources, module);
    if errors.is_empty() {
        return Ok(record);
    }
    diagnostics::report(&sources, &errors);
    Err(Failure::new(
        Code::BadContent,
        "what the content says of records cannot be used; mend the errors above",
    ))
}

fn sources(folder: Option<&Path>) -> Result<Vec<Source>, Failure> {
    sural_load::sources(folder).map_err(|unread| {
        let code = match unread {
            Unread::File { .. } => Code::File,
            Unread::NotText { .. } => Code::BadContent,
        };
        Failure::new(code, unread.to_string())
    })
}

/// The words of a region.
///
/// # Errors
/// When the module has no such region.
pub fn words<'a>(module: &'a Module, region: Option<&str>) -> Result<Words<'a>, Failure> {
    Words::of(module, region).ok_or_else(|| {
        let known = module
            .regions
            .iter()
            .map(|region| format!("`{}`", region.id))
            .collect::<Vec<_>>()
            .join(", ");
        Failure::new(
            Code::Usage,
            format!(
                "no region is named `{}`; there are {known}",
                region.unwrap_or(&module.default_region)
            ),
        )
    })
}
