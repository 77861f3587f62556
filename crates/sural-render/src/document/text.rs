//! A paper as plain text.

use super::{Document, Part, Section};
use crate::layout::Sheet;

impl Document {
    /// The paper in lines of limited width.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut sheet = Sheet::default();
        sheet.title(&self.title);
        sheet.gap();
        table(&mut sheet, &self.heads);
        for part in &self.sections {
            section(&mut sheet, part);
        }
        sheet.gap();
        sheet.paragraph(&self.foot);
        sheet.finish()
    }
}

/// A section under its heading.
pub(crate) fn section(sheet: &mut Sheet, section: &Section) {
    sheet.heading(&section.heading);
    for part in &section.parts {
        write(sheet, part);
    }
}

fn write(sheet: &mut Sheet, part: &Part) {
    match part {
        Part::Paragraph(text) => sheet.paragraph(text),
        Part::Notice(text) => sheet.paragraph(&format!("! {text}")),
        Part::List(items) => items.iter().for_each(|item| sheet.item(item)),
        Part::Table(rows) => table(sheet, rows),
    }
}

fn table(sheet: &mut Sheet, rows: &[(String, String)]) {
    for (name, value) in rows {
        sheet.paragraph(&format!("{name}: {value}"));
    }
}
