//! Texts in the words of a region: `{emergency_number}` becomes the number people there call.

use sural_content::module::{Answer, Module, Region};
use sural_decision::Answers;

use crate::phrases::Phrases;

/// The words of one region, in the language of the module and in the voice for whoever answers.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// The module as it was read.
    own: &'a Module,
    /// The module as it speaks to whoever answers.
    module: &'a Module,
    region: &'a Region,
    phrases: Phrases,
}

impl<'a> Words<'a> {
    /// The words of the region with this id, or of the module's default region; `None` if there is no such region.
    /// A language that the surfaces do not speak is joined by English.
    #[must_use]
    pub fn of(module: &'a Module, region: Option<&str>) -> Option<Self> {
        let phrases = Phrases::of(&module.language).unwrap_or_else(Phrases::english);
        Self::spoken(
            module,
            module,
            region.unwrap_or(&module.default_region),
            phrases,
        )
    }

    fn spoken(own: &'a Module, module: &'a Module, region: &str, phrases: Phrases) -> Option<Self> {
        let mut regions = module.regions.iter();
        regions.find(|known| known.id == region).map(|region| Self {
            own,
            module,
            region,
            phrases,
        })
    }

    /// The same words for whoever gives these answers: for the person, or for somebody who answers for another person
    /// where the module has words for that.
    #[must_use]
    pub fn told_to(self, answers: &Answers) -> Self {
        let other = self.own.other.as_deref();
        let other = other.filter(|_| is_for_other(self.own, answers));
        let phrases = if other.is_some() {
            self.phrases.for_other()
        } else {
            self.phrases.for_you()
        };
        let module = other.unwrap_or(self.own);
        Self::spoken(self.own, module, &self.region.id, phrases).unwrap_or(self)
    }

    /// Whether they are for somebody who answers for another person.
    #[must_use]
    pub fn are_for_other(&self) -> bool {
        !std::ptr::eq(self.module, self.own)
    }

    /// The words of the same region as the authors of the module have them, for clinicians.
    #[must_use]
    pub fn authored(self) -> Self {
        Self::of(self.own.authored(), Some(&self.region.id)).unwrap_or(self)
    }

    /// The module whose texts these words are: equal to the one that decides, but for its texts.
    #[must_use]
    pub fn module(&self) -> &'a Module {
        self.module
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

/// Whether somebody answers for another person.
fn is_for_other(module: &Module, answers: &Answers) -> bool {
    let mut given = answers.iter();
    given.any(|(id, answer)| match answer {
        Answer::Option(option) => module
            .findings
            .get(id.index())
            .is_some_and(|finding| finding.others.contains(option)),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Words;
    use sural_content::module::{Module, Region};

    #[test]
    fn placeholders_become_the_words_of_the_region() {
        let words = BTreeMap::from([("emergency_number".to_owned(), "112".to_owned())]);
        let region = Region {
            id: "eu".to_owned(),
            name: "Europe".to_owned(),
            words,
        };
        let module = Module {
            language: "en".to_owned(),
            regions: vec![region],
            ..Module::default()
        };
        let words = Words::of(&module, Some("eu")).unwrap();
        let fill = |text| words.fill(text);
        assert_eq!(fill("Call {emergency_number} now"), "Call 112 now");
        assert_eq!(fill("{emergency_number}"), "112");
        assert_eq!(fill("a {b} { c"), "a {b} { c");
    }
}
