//! Where content comes from: the module built into the program, or a folder.

use std::fs;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
#[cfg(feature = "server")]
use rayon::prelude::*;
use sural_content::diagnostic::{Diagnostic, Severity};
use sural_content::lexicon::Lexicon;
use sural_content::module::Module;
#[cfg(feature = "server")]
use sural_content::record::Record;
use sural_content::span::Source;
use sural_content::wording;
use sural_decision::Decision;
use sural_render::phrases::Phrases;
use sural_render::words::Words;

use crate::diagnostics;
use crate::failure::{Code, Failure};

static CALF_PAIN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../content/calf_pain");

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
#[cfg(feature = "server")]
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
    match folder {
        Some(folder) => from_folder(folder),
        None => Ok(built_in()),
    }
}

fn built_in() -> Vec<Source> {
    let mut sources = Vec::new();
    collect_built_in(&CALF_PAIN, &mut sources);
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    sources
}

fn collect_built_in(dir: &Dir<'_>, sources: &mut Vec<Source>) {
    for file in dir.files() {
        if let (Some(name), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            sources.push(Source {
                name: name.replace('\\', "/"),
                text: text.to_owned(),
            });
        }
    }
    dir.dirs().for_each(|dir| collect_built_in(dir, sources));
}

fn from_folder(folder: &Path) -> Result<Vec<Source>, Failure> {
    let mut files = Vec::new();
    collect_files(folder, &mut files)?;
    files.sort();
    files.iter().map(|path| read_source(folder, path)).collect()
}

fn collect_files(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let entries = fs::read_dir(folder)
        .map_err(|error| Failure::file("read the content folder", folder, &error))?;
    for entry in entries {
        let path = entry
            .map_err(|error| Failure::file("read the content folder", folder, &error))?
            .path();
        if path.is_dir() {
            collect_files(&path, files)?;
        } else if path.extension().is_some_and(|extension| {
            ["md", "toml", "ftl", "svg"]
                .iter()
                .any(|known| extension == *known)
        }) {
            files.push(path);
        }
    }
    Ok(())
}

fn read_source(folder: &Path, path: &Path) -> Result<Source, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::file("read", path, &error))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::new(
            Code::BadContent,
            format!(
                "`{}` is not UTF-8 text (byte {at}); save it as UTF-8",
                path.display()
            ),
        )
    })?;
    let name = path
        .strip_prefix(folder)
        .unwrap_or(path)
        .to_string_lossy()
        .replace('\\', "/");
    Ok(Source { name, text })
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
