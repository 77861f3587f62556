//! Diagnostics in the terminal.

use std::io::{IsTerminal, Write};

use annotate_snippets::Renderer;
use sural_content::diagnostic::Diagnostic;
use sural_content::span::Source;

pub use sural_load::diagnostics::{place, text};

/// Writes diagnostics to the error stream, in colour if that is a terminal.
pub fn report(sources: &[Source], diagnostics: &[Diagnostic]) {
    let mut err = std::io::stderr().lock();
    let renderer = if err.is_terminal() {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    for diagnostic in diagnostics {
        let _ = writeln!(err, "{}\n", text(sources, diagnostic, &renderer));
    }
}
