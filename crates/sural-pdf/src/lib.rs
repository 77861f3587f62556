//! Papers as PDF: tagged after PDF/UA-1, so that a screen reader follows headings, lists and tables.
//!
//! `measure.rs` knows the letters, `flow.rs` breaks a paper into lines and pages, `draw.rs` writes them.
//! The same paper gives the same bytes: nothing of the clock or the machine is in them.

mod draw;
mod flow;
mod measure;

use std::fmt;

use sural_render::document::Document;

use measure::Fonts;

/// The size of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 in.
    Letter,
}

impl Paper {
    /// Width and height in points.
    fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.276, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}

/// Why a paper could not be written. The program is at fault, not the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// A built-in font could not be read.
    Font,
    /// The writer refused.
    Writer(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Font => f.write_str("a built-in font could not be read"),
            Self::Writer(why) => write!(f, "the PDF could not be written: {why}"),
        }
    }
}

impl std::error::Error for Error {}

/// Writes a paper.
///
/// Letters that the fonts do not have (they hold Latin, Greek, Cyrillic and more, not Chinese or Arabic script) are
/// shown as a replacement sign.
///
/// # Errors
/// When the writer refuses; see [`Error`].
pub fn write(document: &Document, paper: Paper) -> Result<Vec<u8>, Error> {
    let fonts = Fonts::read()?;
    let pages = flow::pages(document, paper, &fonts);
    draw::draw(document, paper, &fonts, &pages)
}
