//! `sural render`: the content as a book of web pages.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::Parser;
use sural_content::module::Module;
use sural_decision::Decision;
use sural_decision::verify::Promise;
use sural_render::book::figures::Figures;

use crate::failure::{Code, Failure, print};
use crate::{content, proofs, report_file};

/// Write the content as a book of linked web pages: prose, findings, rules as sentences, worked cases
#[derive(Parser)]
pub struct Args {
    /// A content folder; without it, the built-in calf-pain module
    dir: Option<PathBuf>,
    /// The folder to write: a new one, an empty one or a former book, which is replaced
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Leave out the proofs, which take several seconds; the book says so
    #[arg(long)]
    no_proofs: bool,
    /// The JSON of a long run to take figures from, such as that of `sural mutate --format json`; may be repeated
    #[arg(long, value_name = "FILE")]
    report: Vec<PathBuf>,
}

/// Tells a book from other folders, so that nothing else is ever replaced.
const MARKER: &str = ".sural-book";

/// Runs the command.
///
/// # Errors
/// When the content cannot be used, or the folder cannot be written.
pub fn run(args: &Args) -> Result<Code, Failure> {
    let place = Place::of(&args.out)?;
    let sources = content::load_whole(args.dir.as_deref())?.sources;
    let decision = content::whole(args.dir.as_deref())?;
    let triage = content::decision(args.dir.as_deref())?;
    let figures = figures(args, &triage, &decision)?;
    let pages = sural_render::book::pages(&decision, &sources, &figures);
    place.write(&pages)?;
    print(&format!(
        "{} pages; open {}\n",
        pages.len(),
        args.out.join("index.html").display()
    ));
    Ok(Code::Done)
}

/// Figures of triage by itself, and of the whole.
fn figures(args: &Args, triage: &Decision, whole: &Decision) -> Result<Figures, Failure> {
    let mut figures = reported(&args.report, &[triage.module(), whole.module()])?;
    if !args.no_proofs {
        let proved = proofs::of_both(triage, whole, &Promise::ALL)?;
        figures.proofs = proved.into_iter().map(|(_, proved)| proved).collect();
    }
    Ok(figures)
}

/// The figures of reports on this very content.
///
/// # Errors
/// When a file cannot be read, or is no report.
pub fn reported(files: &[PathBuf], contents: &[&Module]) -> Result<Figures, Failure> {
    let mut figures = Figures::default();
    for file in files {
        let mut is_taken = false;
        for module in contents {
            is_taken = is_taken || report_file::add(&mut figures, module, file)?;
        }
        if !is_taken {
            eprintln!(
                "warning: `{}` speaks of another version of the content; its figures are left out",
                file.display()
            );
        }
    }
    Ok(figures)
}

/// Where a book goes. It grows in a folder beside and takes its place in one step.
struct Place {
    book: PathBuf,
    /// Where the new book grows.
    new: PathBuf,
    /// Where the former book waits until the new one stands.
    old: PathBuf,
}

impl Place {
    /// The place, if a book may go there.
    fn of(out: &Path) -> Result<Self, Failure> {
        if out.exists()
            && !may_be_replaced(out)
                .map_err(|error| Failure::file("read the folder", out, &error))?
        {
            return Err(Failure::new(
                Code::Usage,
                format!(
                    "`{}` holds something other than a book; name a new or an empty folder",
                    out.display()
                ),
            ));
        }
        let book = fs::canonicalize(out).unwrap_or_else(|_| out.to_owned());
        let Some(name) = book.file_name() else {
            return Err(Failure::new(
                Code::Usage,
                format!("`{}` is not a name for a folder", out.display()),
            ));
        };
        let beside = |end: &str| {
            let mut hidden = OsString::from(".");
            hidden.push(name);
            hidden.push(format!(".{end}-{}", std::process::id()));
            book.with_file_name(hidden)
        };
        Ok(Self {
            new: beside("new"),
            old: beside("old"),
            book,
        })
    }

    fn write(&self, pages: &[(String, String)]) -> Result<(), Failure> {
        let written = self.grow(pages).and_then(|()| self.replace());
        written.map_err(|error| {
            // What has been begun must not stay; if even that fails, the first error is the one to tell.
            let _ = fs::remove_dir_all(&self.new);
            Failure::file("write the book", &self.book, &error)
        })
    }

    fn grow(&self, pages: &[(String, String)]) -> io::Result<()> {
        fs::create_dir(&self.new)?;
        fs::write(self.new.join(MARKER), "")?;
        pages
            .iter()
            .try_for_each(|(name, page)| fs::write(self.new.join(name), page))
    }

    fn replace(&self) -> io::Result<()> {
        if !self.book.exists() {
            return fs::rename(&self.new, &self.book);
        }
        fs::rename(&self.book, &self.old)?;
        if let Err(error) = fs::rename(&self.new, &self.book) {
            fs::rename(&self.old, &self.book)?;
            return Err(error);
        }
        fs::remove_dir_all(&self.old)
    }
}

fn may_be_replaced(folder: &Path) -> io::Result<bool> {
    Ok(
        folder.is_dir()
            && (folder.join(MARKER).is_file() || fs::read_dir(folder)?.next().is_none()),
    )
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::{MARKER, Place};

    /// An empty folder for one test.
    fn folder(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("sural-render-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir(&folder).unwrap();
        folder
    }

    fn pages(names: &[&str]) -> Vec<(String, String)> {
        names
            .iter()
            .map(|name| ((*name).to_owned(), format!("page {name}")))
            .collect()
    }

    fn names(folder: &std::path::Path) -> Vec<String> {
        let mut names = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect::<Vec<_>>();
        names.sort();
        names
    }

    #[test]
    fn a_book_is_written_whole_and_replaced_whole() {
        let folder = folder("whole");
        let book = folder.join("book");
        Place::of(&book)
            .unwrap()
            .write(&pages(&["a.html", "b.html"]))
            .unwrap();
        assert_eq!(names(&book), [MARKER, "a.html", "b.html"]);
        Place::of(&book)
            .unwrap()
            .write(&pages(&["c.html"]))
            .unwrap();
        assert_eq!(names(&book), [MARKER, "c.html"]);
        assert_eq!(names(&folder), ["book"]);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn another_folder_is_left_alone() {
        let folder = folder("other");
        fs::write(folder.join("mine"), "mine").unwrap();
        assert!(Place::of(&folder).is_err());
        assert!(Place::of(&folder.join("mine")).is_err());
        assert_eq!(names(&folder), ["mine"]);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn nothing_stays_of_a_book_that_cannot_be_written() {
        let folder = folder("broken");
        let book = folder.join("book");
        fs::create_dir(&book).unwrap();
        assert!(
            Place::of(&book)
                .unwrap()
                .write(&pages(&["a.html", "no/such/folder.html"]))
                .is_err()
        );
        assert_eq!(names(&folder), ["book"]);
        assert!(names(&book).is_empty());
        fs::remove_dir_all(&folder).unwrap();
    }
}
