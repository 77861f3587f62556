//! From sources to a module.

use std::borrow::Cow;

use sha2::{Digest, Sha256};

use crate::diagnostic::{Diagnostic, Severity};
use crate::manifest::{self, Manifests, ModuleFile};
use crate::module::{Module, Region};
use crate::report::{error, warning};
use crate::resolve::{self, Book, Listed, did_you_mean};
use crate::span::{Source, Span, Spanned};
use crate::syntax;
use crate::{lexicon, lint, record, suggest, wording};

/// How much of a module is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// Without the chapters of the consultation.
    Triage,
    Whole,
}

/// Reads a module from the text files of its folder, without the chapters of the consultation.
///
/// Of the sources `module.toml`, `regions.toml`, `terminology.toml`, `references/*.toml`, `pictures/*.svg` and `chapters/*.md` are read, others are ignored;
/// of `wording/*/*.ftl`, which all count into the hash, the voice in which the module speaks to those who answer for another person,
/// see [`wording`](crate::wording); the rest by [`load_in`] and [`check`]. `phrases/*.toml` count too; [`lexicon`] reads them.
/// There is no module if any diagnostic is an error; names are looked up only once all manifests and chapters can be read.
/// Diagnostics stand in the order of their places.
#[must_use]
pub fn load(sources: &[Source]) -> (Option<Module>, Vec<Diagnostic>) {
    load_scope(sources, Scope::Triage)
}

/// Reads a module as [`load`] does, with the chapters of the consultation (`consultation/*.md`) after those of triage.
///
/// What triage declares has the same indices in both; the hash of a module that is read whole counts both.
#[must_use]
pub fn load_whole(sources: &[Source]) -> (Option<Module>, Vec<Diagnostic>) {
    load_scope(sources, Scope::Whole)
}

fn load_scope(sources: &[Source], scope: Scope) -> (Option<Module>, Vec<Diagnostic>) {
    let mut read = read(sources, scope);
    if let Some(module) = &mut read.module {
        wording::lend_voice(module, sources);
    }
    read.diagnostics
        .sort_by_key(|diagnostic| diagnostic.primary);
    (read.module, read.diagnostics)
}

/// Reads a module as [`load`] does, and gives it the words of another language: see [`wording`](crate::wording).
///
/// Of the wording files only those of this language are read. A text without words is an error.
#[must_use]
pub fn load_in(sources: &[Source], language: &str) -> (Option<Module>, Vec<Diagnostic>) {
    load_scope_in(sources, Scope::Triage, language)
}

/// Reads a module as [`load_whole`] does, and gives its triage the words of another language.
/// What the consultation says stays as its authors worded it.
#[must_use]
pub fn load_whole_in(sources: &[Source], language: &str) -> (Option<Module>, Vec<Diagnostic>) {
    load_scope_in(sources, Scope::Whole, language)
}

fn load_scope_in(
    sources: &[Source],
    scope: Scope,
    language: &str,
) -> (Option<Module>, Vec<Diagnostic>) {
    let mut read = read(sources, scope);
    if let Some(module) = &mut read.module {
        wording::reword(module, sources, language, &mut read.diagnostics);
        wording::lend_voice(module, sources);
    }
    read.diagnostics
        .sort_by_key(|diagnostic| diagnostic.primary);
    let sound = is_sound(&read.diagnostics);
    (read.module.filter(|_| sound), read.diagnostics)
}

/// Reads a module as [`load_whole`] does, and says besides what is allowed but probably not meant: wording above the reading
/// grade, what nothing needs, rules that no case tries.
///
/// This takes several times as long as loading; it is for authors, not for those who run the content.
#[must_use]
pub fn check(sources: &[Source]) -> (Option<Module>, Vec<Diagnostic>) {
    let Read {
        module,
        book,
        familiar,
        mut diagnostics,
    } = read(sources, Scope::Whole);
    lint::wording(&book, &familiar, &mut diagnostics);
    if let Some(module) = &module {
        lint::usage(module, sources, &mut diagnostics);
        wording::check(module, sources, &familiar, &mut diagnostics);
        for language in lexicon::languages(sources) {
            diagnostics.extend(lexicon::lexicon(sources, module, language).1);
        }
        diagnostics.extend(record::record(sources, module).1);
    }
    diagnostics.sort_by_key(|diagnostic| diagnostic.primary);
    let sound = is_sound(&diagnostics);
    (module.filter(|_| sound), diagnostics)
}

/// Whether nothing reported is an error.
fn is_sound(diagnostics: &[Diagnostic]) -> bool {
    diagnostics
        .iter()
        .all(|diagnostic| diagnostic.severity != Severity::Error)
}

/// The reading grades, in tenths, of the texts for the person that are long enough to have one: as [`check`] judges them.
#[must_use]
pub fn grades(sources: &[Source]) -> Vec<i32> {
    let read = read(sources, Scope::Whole);
    lint::grades(&read.book, &read.familiar)
}

/// A module with what the lints need besides.
struct Read {
    module: Option<Module>,
    book: Book,
    familiar: Vec<String>,
    diagnostics: Vec<Diagnostic>,
}

fn read(sources: &[Source], scope: Scope) -> Read {
    let mut diagnostics = Vec::new();
    let manifests = manifest::read(sources, &mut diagnostics);
    let book = book(sources, scope, manifests.module.as_ref(), &mut diagnostics);
    let complete = manifests.whole
        && diagnostics
            .iter()
            .all(|diagnostic| diagnostic.code != "E103");
    if !complete {
        return Read {
            module: None,
            book: Book::default(),
            familiar: Vec::new(),
            diagnostics,
        };
    }
    check_default_region(
        manifests.module.as_ref(),
        &manifests.regions,
        &mut diagnostics,
    );
    let familiar = familiar(&manifests);
    let mut module = resolve::resolve(sources, &book, manifests, &mut diagnostics);
    module.hash = hash(sources, scope);
    module.triage_hash = hash(sources, Scope::Triage);
    let sound = is_sound(&diagnostics);
    Read {
        module: sound.then_some(module),
        book,
        familiar,
        diagnostics,
    }
}

fn familiar(manifests: &Manifests) -> Vec<String> {
    manifests
        .module
        .as_ref()
        .map(|module| module.familiar.clone())
        .unwrap_or_default()
}

/// Where chapters stand; the key of `module.toml` that lists them has the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Folder(&'static str);

const TRIAGE: Folder = Folder("chapters");
const CONSULTATION: Folder = Folder("consultation");

impl Folder {
    /// The stem of a chapter file of this folder.
    fn stem(self, name: &str) -> Option<&str> {
        name.strip_prefix(self.0)?
            .strip_prefix('/')?
            .strip_suffix(".md")
            .filter(|stem| !stem.contains('/'))
    }

    /// Its chapter files, each with its place among the sources and its stem.
    fn files(self, sources: &[Source]) -> Vec<(u32, &str, &Source)> {
        (0..)
            .zip(sources)
            .filter_map(|(at, source)| Some((at, self.stem(&source.name)?, source)))
            .collect()
    }
}

/// The chapters in reading order, those of the consultation last.
fn book(
    sources: &[Source],
    scope: Scope,
    module: Option<&ModuleFile>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Book {
    let mut book = Book::default();
    let Some(module) = module else {
        return book;
    };
    let mut parts = vec![(TRIAGE, &module.chapters)];
    if scope == Scope::Whole {
        parts.push((CONSULTATION, &module.consultation));
    }
    let mut seen: Vec<&Spanned<String>> = Vec::new();
    for (folder, listed) in parts {
        let files = folder.files(sources);
        for stem in listed {
            let twice = seen.iter().find(|earlier| earlier.value == stem.value);
            if let Some(first) = twice {
                error(
                    "E107",
                    stem.span,
                    format!("chapter `{}` is listed twice", stem.value),
                )
                .label(first.span, "first listed here")
                .help("keep one of the two, or give one of two chapters another name")
                .to(diagnostics);
            } else if let Some(chapter) = chapter(folder, stem, &files, diagnostics) {
                book.chapters.push(chapter);
            }
            seen.push(stem);
        }
        report_unlisted(folder, listed, &files, diagnostics);
    }
    book
}

fn chapter(
    folder: Folder,
    listed: &Spanned<String>,
    files: &[(u32, &str, &Source)],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Listed> {
    let Some((at, stem, source)) = files.iter().find(|(_, stem, _)| *stem == listed.value) else {
        error(
            "E103",
            listed.span,
            format!("there is no file `{}/{}.md`", folder.0, listed.value),
        )
        .help(
            did_you_mean(&listed.value, files.iter().map(|(_, stem, _)| *stem))
                .unwrap_or_else(|| "write the file, or take it off the list".to_owned()),
        )
        .to(diagnostics);
        return None;
    };
    let (chapter, faults) = syntax::parse_chapter(*at, &source.text);
    diagnostics.extend(faults);
    Some(Listed {
        slug: (*stem).to_owned(),
        consultation: folder == CONSULTATION,
        chapter,
    })
}

fn report_unlisted(
    folder: Folder,
    listed: &[Spanned<String>],
    files: &[(u32, &str, &Source)],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (at, stem, _) in files
        .iter()
        .filter(|(_, stem, _)| listed.iter().all(|listed| listed.value != *stem))
    {
        warning(
            "W100",
            Span {
                source: *at,
                start: 0,
                end: 0,
            },
            format!("chapter `{stem}` is not part of the module"),
        )
        .help(format!(
            "list it under `{}` in `module.toml`, or take the file away",
            folder.0
        ))
        .to(diagnostics);
    }
}

fn check_default_region(
    module: Option<&ModuleFile>,
    regions: &[Region],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(region) = module.map(|module| &module.default_region) else {
        return;
    };
    if regions.iter().all(|known| known.id != region.value) {
        let near =
            suggest::did_you_mean(&region.value, regions.iter().map(|known| known.id.as_str()));
        let help = near.map_or_else(
            || format!("add `[{}]` to `regions.toml`", region.value),
            |near| format!("did you mean `{near}`?"),
        );
        error(
            "E106",
            region.span,
            format!("no region is named `{}`", region.value),
        )
        .help(help)
        .to(diagnostics);
    }
}

/// Whether a source is part of a module that is read in this scope.
fn is_read(name: &str, scope: Scope) -> bool {
    matches!(name, "module.toml" | "regions.toml" | "terminology.toml")
        || manifest::is_reference_file(name)
        || wording::folder_of(name).is_some()
        || resolve::picture_name(name).is_some()
        || TRIAGE.stem(name).is_some()
        || (scope == Scope::Whole && CONSULTATION.stem(name).is_some())
        || lexicon::language(name).is_some()
        || (scope == Scope::Whole && name == record::FILE)
}

fn with_plain_endings(text: &str) -> Cow<'_, str> {
    match text.contains("\r\n") {
        true => Cow::Owned(text.replace("\r\n", "\n")),
        false => Cow::Borrowed(text),
    }
}

/// SHA-256 over names, lengths and texts of the sources that are read, in the order of names, in hex. CR LF counts as LF.
fn hash(sources: &[Source], scope: Scope) -> String {
    let mut read: Vec<(&str, Cow<'_, str>)> = sources
        .iter()
        .filter(|source| is_read(&source.name, scope))
        .map(|source| (source.name.as_str(), with_plain_endings(&source.text)))
        .collect();
    read.sort_unstable();
    let mut digest = Sha256::new();
    for (name, text) in read {
        for part in [name.as_bytes(), text.as_bytes()] {
            digest.update((part.len() as u64).to_be_bytes());
            digest.update(part);
        }
    }
    digest
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
