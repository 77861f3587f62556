//! An assessment as plain text for the person.

use sural_content::module::Module;
use sural_decision::{Answers, Assessment, Decision};

use crate::advice::Advice;
use crate::document::text;
use crate::layout::Sheet;
use crate::words::Words;

/// The assessment as text in lines of at most [`crate::layout::WIDTH`] characters, ending in a line break.
#[must_use]
pub fn assessment(
    decision: &Decision,
    words: &Words<'_>,
    answers: &Answers,
    assessment: &Assessment,
) -> String {
    let advice = Advice::of(decision, words, answers, assessment);
    let mut sheet = Sheet::default();
    if let Some(emergency) = &advice.emergency {
        sheet.paragraph(emergency);
        sheet.gap();
    }
    sheet.title(&advice.title);
    sheet.gap();
    advice.say.iter().for_each(|say| sheet.paragraph(say));
    if !advice.open.is_empty() {
        sheet.gap();
    }
    advice.open.iter().for_each(|open| sheet.paragraph(open));
    advice
        .sections()
        .for_each(|section| text::section(&mut sheet, section));
    sheet.gap();
    sheet.paragraph(&advice.origin);
    sheet.finish()
}

/// Which content said it: id, version and the start of the hash.
#[must_use]
pub fn origin(module: &Module) -> String {
    format!("{} {} {}", module.id, module.version, short_hash(module))
}

/// The first 12 digits of the content's hash: enough to tell versions apart.
#[must_use]
pub fn short_hash(module: &Module) -> &str {
    module.hash.get(..12).unwrap_or(&module.hash)
}

/// The text with its first letter large.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
