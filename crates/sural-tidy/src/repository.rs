//! The repository as a list of text files.

use std::fs;
use std::path::{Path, PathBuf};

/// A file that people write.
pub struct File {
    /// Path from the root, with forward slashes.
    pub path: String,
    pub text: String,
}

/// Folders that hold what is made from the files or fetched for them, or history.
const NOT_WRITTEN_BY_PEOPLE: [&str; 4] = [".git", "target", "out", "node_modules"];

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .unwrap()
        .to_owned()
}

/// Every text file under a folder (empty: the whole repository), in the order of paths.
pub fn files(folder: &str) -> Vec<File> {
    let mut files = Vec::new();
    collect(&root().join(folder), &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!files.is_empty(), "`{folder}` holds no file");
    files
}

pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The names of the crates, in order.
pub fn crates() -> Vec<String> {
    let manifests = files("crates").into_iter();
    let names = manifests.filter_map(|file| {
        let name = file.path.strip_prefix("crates/")?;
        Some(name.strip_suffix("/Cargo.toml")?.to_owned())
    });
    names.collect()
}

fn collect(folder: &Path, files: &mut Vec<File>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if NOT_WRITTEN_BY_PEOPLE.contains(&name) {
            continue;
        }
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.extend(text_file(&path));
        }
    }
}

fn text_file(path: &Path) -> Option<File> {
    let text = String::from_utf8(fs::read(path).ok()?).ok()?;
    let path = path.strip_prefix(root()).ok()?.to_str()?.replace('\\', "/");
    Some(File { path, text })
}
