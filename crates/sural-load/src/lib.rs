//! Where content comes from: the module that is built in, or a folder.

pub mod diagnostics;

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use annotate_snippets::Renderer;
use include_dir::{Dir, include_dir};
use sural_content::diagnostic::Severity;
use sural_content::span::Source;
use sural_decision::Decision;

static CALF_PAIN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../content/calf_pain");

/// What content is kept in. Anything else in its folder is left alone.
const KINDS: [&str; 4] = ["md", "toml", "ftl", "svg"];

/// Why content could not be read.
#[derive(Debug)]
pub enum Unread {
    /// A folder or file could not be read.
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A file is not UTF-8 text.
    NotText {
        /// Which.
        path: PathBuf,
        /// The first byte that is no text.
        at: usize,
    },
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, error } => {
                write!(f, "cannot read the content `{}`: {error}", path.display())
            }
            Self::NotText { path, at } => write!(
                f,
                "`{}` is not UTF-8 text (byte {at}); save it as UTF-8",
                path.display()
            ),
        }
    }
}

impl std::error::Error for Unread {}

/// The files of a content folder in the order of their names, or those of the calf-pain module that is built in.
///
/// # Errors
/// When the folder or a file in it cannot be read.
pub fn sources(folder: Option<&Path>) -> Result<Vec<Source>, Unread> {
    let Some(folder) = folder else {
        return Ok(built_in());
    };
    let mut files = Vec::new();
    collect_files(folder, &mut files)?;
    files.sort();
    files.iter().map(|path| read_source(folder, path)).collect()
}

/// The content for triage, compiled, for programs that have no terminal.
///
/// # Errors
/// What is wrong with it, as text with places and how to mend it.
pub fn decision(folder: Option<&Path>) -> Result<Decision, String> {
    let sources = sources(folder).map_err(|unread| unread.to_string())?;
    let (module, diagnostics) = sural_content::load(&sources);
    let errors = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .map(|error| diagnostics::text(&sources, error, &Renderer::plain()));
    let errors = errors.collect::<Vec<_>>();
    match module {
        Some(module) if errors.is_empty() => {
            Decision::compile(module).map_err(|error| error.to_string())
        }
        _ => Err(format!(
            "the content cannot be used; mend these errors:\n{}",
            errors.join("\n")
        )),
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

fn collect_files(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Unread> {
    let unread = |error| Unread::File {
        path: folder.to_owned(),
        error,
    };
    for entry in fs::read_dir(folder).map_err(unread)? {
        let path = entry.map_err(unread)?.path();
        if path.is_dir() {
            collect_files(&path, files)?;
        } else if path
            .extension()
            .is_some_and(|extension| KINDS.iter().any(|known| extension == *known))
        {
            files.push(path);
        }
    }
    Ok(())
}

fn read_source(folder: &Path, path: &Path) -> Result<Source, Unread> {
    let bytes = fs::read(path).map_err(|error| Unread::File {
        path: path.to_owned(),
        error,
    })?;
    let text = String::from_utf8(bytes).map_err(|error| Unread::NotText {
        path: path.to_owned(),
        at: error.utf8_error().valid_up_to(),
    })?;
    let name = path
        .strip_prefix(folder)
        .unwrap_or(path)
        .to_string_lossy()
        .replace('\\', "/");
    Ok(Source { name, text })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    const CONTENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content");

    #[test]
    fn what_is_built_in_is_what_stands_in_its_folder() {
        let folder = Path::new(CONTENT).join("calf_pain");
        let files = |folder: Option<&Path>| {
            let sources = sources(folder).unwrap().into_iter();
            sources
                .map(|source| (source.name, source.text))
                .collect::<Vec<_>>()
        };
        assert_eq!(files(None), files(Some(&folder)));
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let error = decision(Some(Path::new("nowhere"))).unwrap_err();
        assert!(error.contains("`nowhere`"), "{error}");
    }

    #[test]
    fn a_fault_is_told_with_its_place_and_code() {
        let folder = std::env::temp_dir().join(format!("sural-load-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for file in sources(Some(&Path::new(CONTENT).join("demo"))).unwrap() {
            let path = folder.join(&file.name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file.text.replace("```finding", "```fnding")).unwrap();
        }
        let error = decision(Some(&folder)).unwrap_err();
        fs::remove_dir_all(&folder).unwrap();
        assert!(error.contains("error[E"), "{error}");
        assert!(error.contains(".md:"), "{error}");
    }
}
