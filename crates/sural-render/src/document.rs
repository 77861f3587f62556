//! A paper that people read, print and send: what stands on it in reading order, before it takes a form.
//!
//! One paper has three forms: text and HTML here, PDF in `sural-pdf`.

mod html;
pub(crate) mod text;

/// A paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// BCP 47 tag of the language it is in.
    pub language: String,
    /// What it is.
    pub title: String,
    /// To whom, about whom, when, how soon: name and value.
    pub heads: Vec<(String, String)>,
    /// What it says.
    pub sections: Vec<Section>,
    /// What stands under every page: from which content and program it comes.
    pub foot: String,
}

/// A part of a paper under a heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// What stands under it.
    pub parts: Vec<Part>,
}

/// One piece of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Running text.
    Paragraph(String),
    /// What must not be overlooked.
    Notice(String),
    /// Items of equal standing.
    List(Vec<String>),
    /// Names with their values.
    Table(Vec<(String, String)>),
}

impl Section {
    /// A part under a heading.
    #[must_use]
    pub fn new(heading: &str, parts: Vec<Part>) -> Self {
        Self {
            heading: heading.to_owned(),
            parts,
        }
    }
}

impl Document {
    /// The paper without what says nothing: empty lists, tables and texts, and sections that hold nothing else.
    #[must_use]
    pub fn without_empty_parts(mut self) -> Self {
        for section in &mut self.sections {
            section.parts.retain(|part| !part.is_empty());
        }
        self.sections.retain(|section| !section.parts.is_empty());
        self
    }
}

impl Part {
    fn is_empty(&self) -> bool {
        match self {
            Self::Paragraph(text) | Self::Notice(text) => text.is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Table(rows) => rows.is_empty(),
        }
    }
}
