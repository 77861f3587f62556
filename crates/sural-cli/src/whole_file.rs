//! Files that are written whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::failure::Failure;

/// Writes a file so that a stop at any moment leaves the old file or the new one.
///
/// # Errors
/// When the file, or the one beside it that is written first, cannot be written.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    stream(path, |to| {
        to.write_all(bytes)
            .map_err(|error| Failure::file("write", path, &error))
    })
}

/// As [`write`], for what comes piece by piece: if `pieces` fails, the old file is left.
///
/// # Errors
/// As [`write`], and whatever `pieces` fails with.
pub fn stream<T>(
    path: &Path,
    pieces: impl FnOnce(&mut (dyn Write + Send)) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let beside = path.with_file_name(name);
    let failed = |error: io::Error| Failure::file("write", path, &error);
    let mut to = BufWriter::new(File::create(&beside).map_err(failed)?);
    let written = pieces(&mut to).and_then(|made| {
        let file = to
            .into_inner()
            .map_err(|error| failed(error.into_error()))?;
        file.sync_all()
            .and_then(|()| fs::rename(&beside, path))
            .map_err(failed)?;
        Ok(made)
    });
    if written.is_err() {
        // What is left beside it is of no use to anybody.
        let _ = fs::remove_file(&beside);
    }
    written
}
