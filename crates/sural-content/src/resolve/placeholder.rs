//! Placeholders in texts.

use crate::diagnostic::Diagnostic;
use crate::module::Region;
use crate::report::error;
use crate::span::{Source, Span};
use crate::syntax::ast::Text;

use super::texts::texts;
use super::{Book, did_you_mean};

/// Every placeholder needs words in every region.
pub(super) fn check(
    sources: &[Source],
    book: &Book,
    regions: &[Region],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for listed in &book.chapters {
        for (_, text) in texts(listed) {
            check_text(sources, text, regions, diagnostics);
        }
    }
}

fn check_text(
    sources: &[Source],
    text: &Text,
    regions: &[Region],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut rest = text.value.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after
            .split_once('}')
            .filter(|(name, _)| !before.contains('}') && !name.contains('{'))
        else {
            break;
        };
        check_name(
            place(sources, text.span, &format!("{{{name}}}")),
            name,
            regions,
            diagnostics,
        );
        rest = behind;
    }
    if rest.contains('{') || rest.contains('}') {
        error("E161", text.span, "a brace in this text has no partner")
            .help("write placeholders as `{name}`; braces have no other use")
            .to(diagnostics);
    }
}

fn check_name(at: Span, name: &str, regions: &[Region], diagnostics: &mut Vec<Diagnostic>) {
    for region in regions
        .iter()
        .filter(|region| !region.words.contains_key(name))
    {
        let near = did_you_mean(name, region.words.keys().map(String::as_str));
        error(
            "E160",
            at,
            format!("region `{}` has no words for `{{{name}}}`", region.id),
        )
        .help(near.unwrap_or_else(|| {
            format!(
                "add `{name} = \"...\"` to `[{}.words]` in `regions.toml`",
                region.id
            )
        }))
        .to(diagnostics);
    }
}

/// Where a placeholder stands in a text; the whole text if it cannot be found.
fn place(sources: &[Source], text: Span, placeholder: &str) -> Span {
    let found = sources
        .get(text.source as usize)
        .and_then(|source| source.text.get(text.start as usize..text.end as usize))
        .and_then(|written| written.find(placeholder));
    let byte = |offset: usize| {
        text.start
            .saturating_add(u32::try_from(offset).unwrap_or(u32::MAX))
    };
    found.map_or(text, |at| Span {
        start: byte(at),
        end: byte(at + placeholder.len()),
        ..text
    })
}
