//! How cases stand in files, and which files there are.

use std::collections::BTreeSet;
use std::fs;
use std::path::{self, Path, PathBuf};

use clap::ValueEnum;

use crate::failure::{Code, Failure};

/// How cases stand in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// A JSON object a line
    Ndjson,
    /// Apache Parquet
    Parquet,
    /// Apache Arrow, as a file (also called Feather)
    Arrow,
    /// Apache Arrow, as a stream
    ArrowStream,
}

impl Form {
    /// By what the name of a file ends with.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "ndjson" | "jsonl" | "json" => Some(Self::Ndjson),
            "parquet" | "pq" => Some(Self::Parquet),
            "arrow" | "feather" | "ipc" => Some(Self::Arrow),
            "arrows" => Some(Self::ArrowStream),
            _ => None,
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Ndjson => "ndjson",
            Self::Parquet => "parquet",
            Self::Arrow => "arrow",
            Self::ArrowStream => "arrows",
        }
    }
}

/// What standard input or output is called.
pub const STANDARD: &str = "-";

/// A file that is read, and what comes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Where the cases are.
    pub from: PathBuf,
    /// How they stand there.
    pub read_as: Form,
    /// Where the outcomes go.
    pub out: PathBuf,
    /// How they are to stand there.
    pub write_as: Form,
    /// Where goes what is no case.
    pub rejects: Option<PathBuf>,
}

/// What was asked for.
pub struct Wanted<'a> {
    /// Files, folders, or standard input.
    pub from: &'a [PathBuf],
    /// A file, a folder, or standard output.
    pub out: &'a Path,
    /// How what has no telling name is read.
    pub read_as: Option<Form>,
    /// How outcomes are written.
    pub write_as: Option<Form>,
    /// A file, or a folder where `out` is one.
    pub rejects: Option<&'a Path>,
    /// A page about all of them.
    pub report: Option<&'a Path>,
}

impl Wanted<'_> {
    /// Whether each file that is read has one of its own written.
    #[must_use]
    pub fn many(&self) -> bool {
        self.from.len() > 1 || self.from.iter().any(|from| from.is_dir())
    }

    /// The files to read, in the order of their names, each with its own.
    ///
    /// # Errors
    /// When a folder cannot be read, nothing says how a file is to be read, or one would be written over another.
    pub fn parts(&self) -> Result<Vec<Part>, Failure> {
        let parts = if self.many() {
            self.of_many()?
        } else {
            let parts = self.from.iter().map(|from| self.only(from));
            parts.collect::<Result<_, _>>()?
        };
        self.distinct(&parts)?;
        Ok(parts)
    }

    fn of_many(&self) -> Result<Vec<Part>, Failure> {
        if self.out == Path::new(STANDARD) {
            return Err(Failure::new(
                Code::Usage,
                "of several files each has its own outcomes; name a folder for them with `--out`",
            ));
        }
        let mut parts: Vec<Part> = Vec::new();
        for from in self.files()? {
            let read_as = self.read_as(&from)?;
            let write_as = self.write_as.unwrap_or(read_as);
            let name = from.file_stem().unwrap_or_default();
            let name = |ending: &str| Path::new(name).with_added_extension(ending);
            let part = Part {
                out: self.out.join(name(write_as.ending())),
                // `a.parquet` and `a.arrow` may stand in one folder.
                rejects: self.rejects.map(|folder| {
                    folder
                        .join(from.file_name().unwrap_or_default())
                        .with_added_extension("ndjson")
                }),
                from,
                read_as,
                write_as,
            };
            if let Some(same) = parts.iter().find(|other| other.out == part.out) {
                return Err(Failure::new(
                    Code::Usage,
                    format!(
                        "`{}` and `{}` would be written to the same file; give one another name",
                        same.from.display(),
                        part.from.display()
                    ),
                ));
            }
            parts.push(part);
        }
        Ok(parts)
    }

    /// Refuses what would be written over what is read, or over something else that is written.
    fn distinct(&self, parts: &[Part]) -> Result<(), Failure> {
        let mut seen = BTreeSet::new();
        let many = self.many();
        let read = self.from.iter().map(PathBuf::as_path);
        let read = read.filter(|from| from.is_dir());
        let folders = read.chain([self.out]).chain(self.rejects);
        let folders = folders.filter(|_| many);
        let files = parts.iter().flat_map(|part| {
            let both = [part.from.as_path(), part.out.as_path()];
            both.into_iter().chain(part.rejects.as_deref())
        });
        let all = folders.chain(files).chain(self.report);
        for path in all.filter(|path| *path != Path::new(STANDARD)) {
            if !seen.insert(place(path)) {
                return Err(Failure::new(
                    Code::Usage,
                    format!(
                        "`{}` is named twice; what is read, what is written and what is set aside need places of their own",
                        path.display()
                    ),
                ));
            }
        }
        Ok(())
    }

    fn only(&self, from: &Path) -> Result<Part, Failure> {
        let read_as = self.read_as(from)?;
        let write_as = self.write_as.or(Form::of(self.out));
        Ok(Part {
            from: from.to_owned(),
            read_as,
            out: self.out.to_owned(),
            write_as: write_as.unwrap_or(if self.out == Path::new(STANDARD) {
                Form::Ndjson
            } else {
                read_as
            }),
            rejects: self.rejects.map(Path::to_owned),
        })
    }

    fn read_as(&self, from: &Path) -> Result<Form, Failure> {
        let standard = (from == Path::new(STANDARD)).then_some(Form::Ndjson);
        let form = Form::of(from).or(self.read_as).or(standard);
        form.ok_or_else(|| {
            Failure::new(
                Code::File,
                format!(
                    "nothing says how `{}` is to be read; say it with `--read-as`",
                    from.display()
                ),
            )
        })
    }

    fn files(&self) -> Result<Vec<PathBuf>, Failure> {
        let mut files = Vec::new();
        for from in self.from {
            if !from.is_dir() {
                files.push(from.clone());
                continue;
            }
            let failed = |error: std::io::Error| Failure::file("read", from, &error);
            let mut within = Vec::new();
            for entry in fs::read_dir(from).map_err(failed)? {
                let path = entry.map_err(failed)?.path();
                if path.is_file() && Form::of(&path).is_some() {
                    within.push(path);
                }
            }
            if within.is_empty() {
                return Err(Failure::new(
                    Code::File,
                    format!("there are no cases in the folder `{}`", from.display()),
                ));
            }
            within.sort();
            files.append(&mut within);
        }
        Ok(files)
    }
}

/// Where a path leads, whatever it is called; what is not there yet has its place in its folder.
fn place(path: &Path) -> PathBuf {
    let within = || {
        let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        fs::canonicalize(folder).map(|it| it.join(path.file_name().unwrap_or_default()))
    };
    let place = fs::canonicalize(path).or_else(|_| within());
    place
        .or_else(|_| path::absolute(path))
        .unwrap_or_else(|_| path.to_owned())
}
