//! What the parser has to say about the text, gathered as it goes.

use crate::diagnostic::{Diagnostic, Severity};
use crate::span::Span;

/// Gathers diagnostics.
#[derive(Debug, Default)]
pub(super) struct Faults(pub(super) Vec<Diagnostic>);

impl Faults {
    /// Reports an error and how to mend it.
    pub(super) fn error(
        &mut self,
        code: &'static str,
        primary: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Severity::Error, code, primary, message.into(), help.into());
    }

    /// Reports something that is probably not meant.
    pub(super) fn warning(
        &mut self,
        code: &'static str,
        primary: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(
            Severity::Warning,
            code,
            primary,
            message.into(),
            help.into(),
        );
    }

    /// Adds a further place to the last report.
    pub(super) fn label(&mut self, span: Span, note: &str) {
        if let Some(last) = self.0.last_mut() {
            last.labels.push((span, note.to_owned()));
        }
    }

    fn push(
        &mut self,
        severity: Severity,
        code: &'static str,
        primary: Span,
        message: String,
        help: String,
    ) {
        self.0.push(Diagnostic {
            code,
            severity,
            message,
            primary,
            labels: Vec::new(),
            help: Some(help),
        });
    }
}

/// Words for people: `a`, `b` or `c`.
pub(super) fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut quoted: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    let last = quoted.pop().unwrap_or_default();
    if quoted.is_empty() {
        last
    } else {
        format!("{} or {last}", quoted.join(", "))
    }
}
