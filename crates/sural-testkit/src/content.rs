//! The modules of this repository.

use std::io;
use std::path::{Path, PathBuf};

use sural_content::diagnostic::Diagnostic;
use sural_content::module::Module;
use sural_content::record::Record;
use sural_content::span::Source;

/// The module in `content/<name>`.
///
/// # Errors
/// When its files cannot be read or have a fault.
pub fn module(name: &str) -> io::Result<Module> {
    loaded(&repository(name), sural_content::load)
}

/// The same with the chapters of its consultation.
///
/// # Errors
/// As [`module`].
pub fn whole(name: &str) -> io::Result<Module> {
    loaded(&repository(name), sural_content::load_whole)
}

/// What a record suggests of the whole module in `content/<name>`.
///
/// # Errors
/// When its files cannot be read or have a fault, or when it says nothing of records.
pub fn record(name: &str, module: &Module) -> io::Result<Record> {
    let mut sources = Vec::new();
    add(&repository(name), "", &mut sources)?;
    let (record, diagnostics) = sural_content::record::record(&sources, module);
    record.ok_or_else(|| io::Error::other(format!("{name}: {diagnostics:?}")))
}

/// The module in a folder of this crate.
pub(crate) fn folder(name: &str) -> io::Result<Module> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    loaded(&folder, sural_content::load)
}

fn repository(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../content")
        .join(name)
}

fn loaded(
    folder: &Path,
    load: impl Fn(&[Source]) -> (Option<Module>, Vec<Diagnostic>),
) -> io::Result<Module> {
    let mut sources = Vec::new();
    add(folder, "", &mut sources)?;
    let (module, diagnostics) = load(&sources);
    module.ok_or_else(|| io::Error::other(format!("{}: {diagnostics:?}", folder.display())))
}

fn add(folder: &Path, prefix: &str, sources: &mut Vec<Source>) -> io::Result<()> {
    for path in sorted(folder)? {
        let name = format!(
            "{prefix}{}",
            path.file_name().unwrap_or_default().to_string_lossy()
        );
        if path.is_dir() {
            add(&path, &format!("{name}/"), sources)?;
        } else {
            sources.push(Source {
                name,
                text: std::fs::read_to_string(path)?,
            });
        }
    }
    Ok(())
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = std::fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
