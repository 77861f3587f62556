//! Diagnostics as text, as rustc shows them.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use sural_content::diagnostic::{Diagnostic, Severity};
use sural_content::span::{Source, Span};

/// One diagnostic, rendered.
pub fn text(sources: &[Source], diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code);
    let mut group = Group::with_title(title);
    if let Some(source) = sources.get(diagnostic.primary.source as usize) {
        group = group.element(snippet(source, diagnostic));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

fn snippet<'a>(
    source: &'a Source,
    diagnostic: &'a Diagnostic,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let here = |span: &Span| span.source == diagnostic.primary.source;
    let others = diagnostic.labels.iter().filter(|(span, _)| here(span));
    let others = others.map(|(span, note)| {
        AnnotationKind::Context
            .span(range(source, *span))
            .label(note.as_str())
    });
    Snippet::source(source.text.as_str())
        .path(source.name.as_str())
        .annotation(AnnotationKind::Primary.span(range(source, diagnostic.primary)))
        .annotations(others)
}

/// The span as a range that lies within the text.
fn range(source: &Source, span: Span) -> std::ops::Range<usize> {
    let end = (span.end as usize).min(source.text.len());
    (span.start as usize).min(end)..end
}

/// `file:line` of a span.
pub fn place(sources: &[Source], span: Span) -> String {
    let Some(source) = sources.get(span.source as usize) else {
        return String::new();
    };
    let line = source
        .text
        .bytes()
        .take(span.start as usize)
        .filter(|byte| *byte == b'\n')
        .count()
        + 1;
    format!("{}:{line}", source.name)
}
