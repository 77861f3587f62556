//! How cases stand in files, and which files there are.

use std::fs;
use std::path::{Path, PathBuf};

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
    /// When a folder cannot be read, or nothing says how a file is to be read.
    pub fn parts(&self) -> Result<Vec<Part>, Failure> {
        if !self.many() {
            return self.from.iter().map(|from| self.only(from)).collect();
        }
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
                rejects: self.rejects.map(|folder| folder.join(name("ndjson"))),
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
