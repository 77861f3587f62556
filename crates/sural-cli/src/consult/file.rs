//! The case file on disk.

use std::path::Path;

use sural_case::log::Case;

use crate::failure::{Code, Failure};
use crate::{answers_file, whole_file};

/// Reads a case file; one that is not there is a new case, named after the file.
///
/// # Errors
/// When it cannot be read, or is not a case file.
pub fn read_or_new(path: &Path) -> Result<Case, Failure> {
    if path.exists() {
        return read(path);
    }
    let id = path
        .file_stem()
        .map_or_else(|| "case".into(), |stem| stem.to_string_lossy());
    Ok(Case::new(id.into_owned()))
}

/// Reads a case file.
///
/// # Errors
/// When it cannot be read, or is not a case file.
pub fn read(path: &Path) -> Result<Case, Failure> {
    Case::read(&answers_file::read(path)?)
        .map_err(|fault| Failure::new(Code::BadAnswers, format!("`{}`: {fault}", path.display())))
}

/// Writes a case file, whole or not at all.
///
/// # Errors
/// When it cannot be written.
pub fn write(path: &Path, case: &Case) -> Result<(), Failure> {
    let text = case
        .write()
        .map_err(|fault| Failure::new(Code::File, fault.to_string()))?;
    whole_file::write(path, text.as_bytes())
}
