//! Reading modules from their folders.
#![allow(dead_code, reason = "every test file uses its own part")]

use std::fs;
use std::path::{Path, PathBuf};

use sural_content::span::Source;

/// The folder of the whole project.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The sources of the demonstration module.
pub(crate) fn demo() -> Vec<Source> {
    folder(&root().join("content/demo"))
}

/// All text files below a folder, by name.
pub(crate) fn folder(path: &Path) -> Vec<Source> {
    let mut sources = Vec::new();
    add(path, "", &mut sources);
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    sources
}

fn add(path: &Path, prefix: &str, sources: &mut Vec<Source>) {
    for entry in fs::read_dir(path).unwrap().map(Result::unwrap) {
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            add(&entry.path(), &format!("{name}/"), sources);
        } else {
            sources.push(Source {
                name,
                text: fs::read_to_string(entry.path()).unwrap(),
            });
        }
    }
}
