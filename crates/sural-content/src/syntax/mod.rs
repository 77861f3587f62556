//! From Markdown to blocks, from blocks to a syntax tree.

pub mod ast;
mod block;
mod case;
mod condition;
mod consultation;
mod evidence;
mod faults;
mod field;
mod finding;
mod hazard;
mod kind;
mod markdown;
mod proof;
mod rule;
mod slice;
mod token;
mod value;

use crate::diagnostic::Diagnostic;
use faults::Faults;
use slice::Slice;

/// Reads one chapter. Whatever the text, there is a tree: what could not be understood is left out of it and reported.
///
/// `source_index` goes into every span. Diagnostics come in the order of the text.
#[must_use]
pub fn parse_chapter(source_index: u32, text: &str) -> (ast::Chapter, Vec<Diagnostic>) {
    let mut faults = Faults::default();
    let text = Slice::new(source_index, text);
    let outline = markdown::outline(text, &mut faults);
    if outline.title.is_none() && !outline.fences.is_empty() {
        faults.warning(
            "W001",
            text.split_at(0).0.span(),
            "this chapter has no title",
            "start it with a heading: `# What it is about`",
        );
    }
    let blocks = outline
        .fences
        .iter()
        .filter_map(|fence| block::block(fence, &mut faults))
        .collect();
    let mut diagnostics = faults.0;
    diagnostics.sort_by_key(|diagnostic| diagnostic.primary);
    (
        ast::Chapter {
            source: source_index,
            title: outline.title.map(Slice::spanned),
            blocks,
        },
        diagnostics,
    )
}
