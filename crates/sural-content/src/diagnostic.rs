//! What is wrong with content, where, and how to mend it. Rendering is the surface's business.

use crate::span::Span;

/// How bad a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The module cannot be used.
    Error,
    /// The module works, but something is probably not meant.
    Warning,
}

/// One message about content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code with a page in `docs/errors/`, e.g. `E101`.
    pub code: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// One sentence, lower case, user input in backticks.
    pub message: String,
    /// The place to underline.
    pub primary: Span,
    /// Further places, each with a short note.
    pub labels: Vec<(Span, String)>,
    /// How to mend it.
    pub help: Option<String>,
}
