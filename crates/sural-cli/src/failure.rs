//! How the program ends.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Exit codes, as documented in `sural --help`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// Done.
    Done = 0,
    /// A check or test did not pass.
    NotPassed = 1,
    /// Wrong use of the program.
    Usage = 2,
    /// Content that cannot be used.
    BadContent = 3,
    /// Answers that cannot be used.
    BadAnswers = 4,
    /// A file could not be read or written.
    File = 5,
    /// Stopped before the end, by the person or because the input ended.
    Stopped = 6,
}

impl From<Code> for ExitCode {
    fn from(code: Code) -> Self {
        Self::from(code as u8)
    }
}

/// Why a command could not do its work.
#[derive(Debug)]
pub struct Failure {
    /// How the program ends.
    pub code: Code,
    /// What went wrong, where, and how to mend it; one message a line. Empty if already reported.
    pub messages: Vec<String>,
}

impl Failure {
    /// A failure with one message.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            messages: vec![message.into()],
        }
    }

    /// A file that could not be read or written.
    pub fn file(doing: &str, path: &Path, error: &std::io::Error) -> Self {
        Self::new(
            Code::File,
            format!("cannot {doing} `{}`: {error}", path.display()),
        )
    }

    /// Writes the messages to the error stream.
    pub fn report(&self) {
        let mut err = std::io::stderr().lock();
        for message in &self.messages {
            let _ = writeln!(err, "error: {message}");
        }
    }
}

/// Writes to standard output; a reader that has gone away is no fault of ours.
pub fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes());
    let _ = out.flush();
}
