//! The page of a chapter: its prose, with a card in the place of each block.

use super::prose::prose;
use super::{Book, Chapter, card};
use crate::html::Html;

/// The page of a chapter.
pub fn page(book: &Book<'_>, chapter: &Chapter<'_>) -> Html {
    let mut html = Html::default();
    let mut section = 0;
    let mut at = 0;
    for block in &chapter.blocks {
        let (start, end) = (block.span.start as usize, block.span.end as usize);
        html.add(&prose(
            book.module(),
            chapter.text.get(at..start).unwrap_or_default(),
            &mut section,
        ));
        html.add(&card::card(
            book,
            block,
            chapter.text.get(start..end).unwrap_or_default(),
        ));
        at = end;
    }
    html.add(&prose(
        book.module(),
        chapter.text.get(at..).unwrap_or_default(),
        &mut section,
    ));
    html
}
