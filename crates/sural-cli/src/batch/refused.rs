//! A line or a row that is no case, as it is set aside.

use std::fmt;
use std::io::Write;
use std::path::Path;

use serde::Serialize;

use super::form::STANDARD;
use super::write;
use crate::failure::{Code, Failure};

/// A line or a row that is no case.
#[derive(Debug, Serialize)]
pub struct Refused {
    /// Where it stands.
    #[serde(flatten)]
    pub at: At,
    /// Why it is none.
    pub reasons: Vec<String>,
    /// Of a line, what stands there, if it is a text that could be one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A place among cases, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// Of lines.
    Line(u64),
    /// Of a table.
    #[cfg(feature = "columns")]
    Row(u64),
}

impl At {
    /// The place in a file.
    #[must_use]
    pub fn of(self, from: &Path) -> String {
        if from == Path::new(STANDARD) {
            self.to_string()
        } else {
            format!("`{}`, {self}", from.display())
        }
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(f, "line {line}"),
            #[cfg(feature = "columns")]
            Self::Row(row) => write!(f, "row {row}"),
        }
    }
}

/// What is done with a case that cannot be read or contradicts itself.
pub enum Refusing<'a> {
    /// Nothing is written.
    Stop,
    /// It is written here, with the reasons, and the rest goes on.
    Skip(&'a mut dyn Write),
}

impl Refusing<'_> {
    /// Hears of those of a file that were refused.
    ///
    /// # Errors
    /// When that stops it, or they cannot be set aside.
    pub fn hear(&mut self, from: &Path, refused: Vec<Refused>) -> Result<(), Failure> {
        for refused in refused {
            match self {
                Self::Stop => return Err(refused.failure(from)),
                Self::Skip(aside) => write(*aside, &refused.line()?)?,
            }
        }
        Ok(())
    }
}

impl Refused {
    fn failure(&self, from: &Path) -> Failure {
        let place = self.at.of(from);
        let reasons = self.reasons.iter();
        Failure {
            code: Code::BadAnswers,
            messages: reasons
                .map(|reason| format!("{place}: {reason}"))
                .chain([
                    "`--on-error skip --rejects FILE` sets such cases aside and goes on".into(),
                ])
                .collect(),
        }
    }

    fn line(&self) -> Result<Vec<u8>, Failure> {
        let text = serde_json::to_string(self);
        let text = text.map_err(|error| Failure::new(Code::File, error.to_string()))?;
        Ok((text + "\n").into_bytes())
    }
}
