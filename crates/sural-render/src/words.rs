//! Texts in the words of a region: `{emergency_number}` becomes the number people there call.

use sural_content::module::{Module, Region};

use crate::phrases::Phrases;

/// The words of one region, in the language of the module.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    region: &'a Region,
    phrases: Phrases,
}

impl<'a> Words<'a> {
    /// The words of the region with this id, or of the module's default region; `None` if there is no such region.
    /// A language that the surfaces do not speak is joined by English.
    #[must_use]
    pub fn of(module: &'a Module, region: Option<&str>) -> Option<Self> {
        let id = region.unwrap_or(&module.default_region);
        module
            .regions
            .iter()
            .find(|region| region.id == id)
            .map(|region| Self {
                region,
                phrases: Phrases::of(&module.language).unwrap_or_else(Phrases::english),
            })
    }

    /// The words of the same region as the authors of the module have them, for clinicians.
    #[must_use]
    pub fn authored(self, module: &'a Module) -> Self {
        Self::of(module.authored(), Some(&self.region.id)).unwrap_or(self)
    }

    /// The words that join what content says.
    #[must_use]
    pub fn phrases(&self) -> Phrases {
        self.phrases
    }

    /// The region.
    #[must_use]
    pub fn region(&self) -> &'a Region {
        self.region
    }

    /// A text with its placeholders filled in. Content is checked to define each one for every region, so none stays.
    #[must_use]
    pub fn fill(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, tail)) = after.split_once('}') else {
                filled.push('{');
                rest = after;
                continue;
            };
            match self.region.words.get(name) {
                Some(word) => filled.push_str(word),
                None => filled.extend(["{", name, "}"]),
            }
            rest = tail;
        }
        filled.push_str(rest);
        filled
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Phrases, Words};
    use sural_content::module::Region;

    #[test]
    fn placeholders_become_the_words_of_the_region() {
        let words = BTreeMap::from([("emergency_number".to_owned(), "112".to_owned())]);
        let region = Region {
            id: "eu".to_owned(),
            name: "Europe".to_owned(),
            words,
        };
        let words = Words {
            region: &region,
            phrases: Phrases::english(),
        };
        let fill = |text| words.fill(text);
        assert_eq!(fill("Call {emergency_number} now"), "Call 112 now");
        assert_eq!(fill("{emergency_number}"), "112");
        assert_eq!(fill("a {b} { c"), "a {b} { c");
    }
}
