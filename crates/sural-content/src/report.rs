//! Building diagnostics.

use crate::diagnostic::{Diagnostic, Severity};
use crate::span::Span;

/// An error at a place.
pub(crate) fn error(code: &'static str, at: Span, message: impl Into<String>) -> Report {
    report(Severity::Error, code, at, message.into())
}

/// A warning at a place.
pub(crate) fn warning(code: &'static str, at: Span, message: impl Into<String>) -> Report {
    report(Severity::Warning, code, at, message.into())
}

fn report(severity: Severity, code: &'static str, primary: Span, message: String) -> Report {
    Report(Diagnostic {
        code,
        severity,
        message,
        primary,
        labels: Vec::new(),
        help: None,
    })
}

/// A diagnostic on its way.
#[must_use]
pub(crate) struct Report(Diagnostic);

impl Report {
    /// Says how to mend it.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.0.help = Some(help.into());
        self
    }

    /// Points to another place.
    pub(crate) fn label(mut self, at: Span, note: impl Into<String>) -> Self {
        self.0.labels.push((at, note.into()));
        self
    }

    /// Hands it over.
    pub(crate) fn to(self, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.push(self.0);
    }
}
