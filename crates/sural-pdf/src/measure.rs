//! How wide words are, and breaking them into lines.

use krilla::text::Font;
use ttf_parser::Face;

use crate::Error;

/// What is shown for a letter that a font lacks.
const REPLACEMENT: char = '\u{fffd}';

/// Plain or bold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Plain,
    Bold,
}

/// The two fonts of a paper.
pub struct Fonts {
    plain: Loaded,
    bold: Loaded,
}

struct Loaded {
    font: Font,
    face: Face<'static>,
}

impl Fonts {
    pub fn read() -> Result<Self, Error> {
        Ok(Self {
            plain: Loaded::read(dejavu::sans_condensed::regular())?,
            bold: Loaded::read(dejavu::sans_condensed::bold())?,
        })
    }

    pub fn font(&self, weight: Weight) -> Font {
        self.loaded(weight).font.clone()
    }

    fn loaded(&self, weight: Weight) -> &Loaded {
        match weight {
            Weight::Plain => &self.plain,
            Weight::Bold => &self.bold,
        }
    }

    /// The width of a text in points.
    pub fn width(&self, text: &str, weight: Weight, size: f32) -> f32 {
        let face = &self.loaded(weight).face;
        let units = text
            .chars()
            .filter_map(|letter| face.glyph_hor_advance(face.glyph_index(letter)?))
            .map(f32::from)
            .sum::<f32>();
        units * size / f32::from(face.units_per_em())
    }

    /// A text in lines no wider than `width`; breaks between words, and within a word that is wider by itself.
    pub fn lines(&self, text: &str, weight: Weight, size: f32, width: f32) -> Vec<String> {
        let text = self.drawable(text, weight);
        let mut lines = Vec::new();
        let mut line = String::new();
        for word in text.split_whitespace() {
            let longer = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
            if self.width(&longer, weight, size) <= width {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for letter in word.chars() {
                line.push(letter);
                if self.width(&line, weight, size) > width && line.chars().count() > 1 {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, letter.to_string()));
                }
            }
        }
        if !line.is_empty() || lines.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// The text in letters that the font has.
    fn drawable(&self, text: &str, weight: Weight) -> String {
        let face = &self.loaded(weight).face;
        text.chars()
            .map(|letter| match letter {
                unprinted if unprinted.is_whitespace() || unprinted.is_control() => ' ',
                known if face.glyph_index(known).is_some() => known,
                _ => REPLACEMENT,
            })
            .collect()
    }
}

impl Loaded {
    fn read(bytes: &'static [u8]) -> Result<Self, Error> {
        Ok(Self {
            font: Font::new(bytes.into(), 0).ok_or(Error::Font)?,
            face: Face::parse(bytes, 0).map_err(|_| Error::Font)?,
        })
    }
}
