//! Content from the repository, compiled.

use std::fs;
use std::path::{Path, PathBuf};

use sural_content::diagnostic::Diagnostic;
use sural_content::module::Module;
use sural_content::span::Source;
use sural_decision::Decision;

/// The sources of a module of the repository.
pub fn sources(module: &str) -> Vec<Source> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../content")
        .join(module);
    let mut files = Vec::new();
    collect(&folder, &mut files);
    files.sort();
    let name = |path: &Path| {
        path.strip_prefix(&folder)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/")
    };
    files
        .iter()
        .map(|path| Source {
            name: name(path),
            text: fs::read_to_string(path).unwrap(),
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| {
            ["md", "toml", "ftl", "svg"]
                .iter()
                .any(|known| extension == *known)
        }) {
            files.push(path);
        }
    }
}

/// The decision of a module.
pub fn decision(sources: &[Source]) -> Decision {
    compiled(sural_content::load(sources))
}

/// The same with the chapters of its consultation.
#[allow(dead_code, reason = "not every test needs it")]
pub fn whole(sources: &[Source]) -> Decision {
    compiled(sural_content::load_whole(sources))
}

fn compiled((module, diagnostics): (Option<Module>, Vec<Diagnostic>)) -> Decision {
    Decision::compile(module.unwrap_or_else(|| panic!("{diagnostics:?}"))).unwrap()
}
