//! The words that join what content says, in each language that the surfaces speak.
//!
//! They are Fluent messages in `locales/`, one folder a language, built in and read when first needed.
//! A function here stands for each message, so that a message without words is caught by a test and not by a person.

mod assessment;
mod explain;
mod interview;
mod rule;
mod web;

use std::fmt::{Debug, Formatter};
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

pub use interview::Typed;
pub use rule::Join;

/// The words of one language, for the person or for somebody who answers for another person.
///
/// What is said to the latter in other words stands in the attribute `.other` of its message.
#[derive(Clone, Copy)]
pub struct Phrases {
    locale: &'static Locale,
    for_other: bool,
}

/// A language with its messages.
struct Locale {
    /// BCP 47 tag.
    language: &'static str,
    files: [&'static str; 5],
    messages: OnceLock<FluentBundle<FluentResource>>,
}

macro_rules! locale {
    ($language:literal) => {
        Locale {
            language: $language,
            files: [
                include_str!(concat!("../../locales/", $language, "/assessment.ftl")),
                include_str!(concat!("../../locales/", $language, "/explain.ftl")),
                include_str!(concat!("../../locales/", $language, "/interview.ftl")),
                include_str!(concat!("../../locales/", $language, "/rule.ftl")),
                include_str!(concat!("../../locales/", $language, "/web.ftl")),
            ],
            messages: OnceLock::new(),
        }
    };
}

static ENGLISH: Locale = locale!("en-US");
static SPANISH: Locale = locale!("es");
static LOCALES: [&Locale; 2] = [&ENGLISH, &SPANISH];

impl Phrases {
    /// The words of the first language that is meant by a BCP 47 tag: `en` and `en-GB` both mean `en-US`.
    #[must_use]
    pub fn of(language: &str) -> Option<Self> {
        let main = |tag: &'static str| tag.split('-').next();
        LOCALES
            .into_iter()
            .find(|locale| main(locale.language) == language.split('-').next())
            .map(Self::told)
    }

    /// The words of the language that the program itself is written in.
    #[must_use]
    pub fn english() -> Self {
        Self::told(&ENGLISH)
    }

    fn told(locale: &'static Locale) -> Self {
        Self {
            locale,
            for_other: false,
        }
    }

    /// The words for the person.
    #[must_use]
    pub fn for_you(self) -> Self {
        Self::told(self.locale)
    }

    /// The words for somebody who answers for another person.
    #[must_use]
    pub fn for_other(self) -> Self {
        Self {
            for_other: true,
            ..self
        }
    }

    /// The BCP 47 tag of the language.
    #[must_use]
    pub fn language(self) -> &'static str {
        self.locale.language
    }

    /// A message with its arguments in place.
    fn say(self, id: &str, arguments: &[(&'static str, &str)]) -> String {
        let messages = self.locale.messages.get_or_init(|| self.locale.read());
        let pattern = messages.get_message(id).and_then(|message| {
            let other = message.get_attribute("other").filter(|_| self.for_other);
            other.map(|other| other.value()).or_else(|| message.value())
        });
        let arguments = arguments.iter().copied().collect::<FluentArgs<'_>>();
        // Tests see to it that every message has words for exactly its arguments.
        pattern.map_or_else(String::new, |pattern| {
            messages
                .format_pattern(pattern, Some(&arguments), &mut Vec::new())
                .into_owned()
        })
    }
}

impl Debug for Phrases {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Phrases").field(&self.language()).finish()
    }
}

impl Locale {
    fn read(&self) -> FluentBundle<FluentResource> {
        let language = self.language.parse().unwrap_or_default();
        let mut messages = FluentBundle::new_concurrent(vec![language]);
        // The marks that keep directions apart would stand in plain text as well.
        messages.set_use_isolating(false);
        for file in self.files {
            let read = FluentResource::try_new(file.to_owned());
            messages.add_resource_overriding(read.unwrap_or_else(|(usable, _)| usable));
        }
        messages
    }
}

/// Functions that say one message each, with text for its arguments.
macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident($($argument:ident),*) = $id:literal;)*) => {
        impl crate::phrases::Phrases {
            $($(#[$doc])*
            #[must_use]
            pub fn $name(self $(, $argument: &str)*) -> String {
                self.say($id, &[$((stringify!($argument), $argument)),*])
            })*
        }

        #[cfg(test)]
        pub(super) const SAID: &[(&str, &[&str])] = &[$(($id, &[$(stringify!($argument)),*])),*];
    };
}

/// Functions that say one of several messages.
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident($kind:ty) { $($variant:pat => $id:literal,)* })*) => {
        impl crate::phrases::Phrases {
            $($(#[$doc])*
            #[must_use]
            pub fn $name(self, choice: $kind) -> String {
                self.say(match choice { $($variant => $id),* }, &[])
            })*
        }

        #[cfg(test)]
        pub(super) const CHOSEN: &[&str] = &[$($($id),*),*];
    };
}

use {choices, messages};

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use fluent_bundle::FluentResource;
    use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

    use super::{LOCALES, Locale, Phrases, assessment, explain, interview, rule, web};

    /// The messages of a language with the arguments they name.
    fn messages(locale: &Locale) -> BTreeMap<String, BTreeSet<String>> {
        let mut messages = BTreeMap::new();
        for file in locale.files {
            let file = FluentResource::try_new(file.to_owned()).unwrap();
            for entry in file.entries() {
                let Entry::Message(message) = entry else {
                    panic!("{}: {entry:?}", locale.language)
                };
                let named = arguments(message.value.as_ref().unwrap());
                for attribute in &message.attributes {
                    assert_eq!(attribute.id.name, "other", "{:?}", message.id);
                    assert_eq!(arguments(&attribute.value), named, "{:?}", message.id);
                }
                let before = messages.insert(message.id.name.to_owned(), named);
                assert_eq!(before, None, "{}: {:?}", locale.language, message.id);
            }
        }
        messages
    }

    fn arguments(pattern: &Pattern<&str>) -> BTreeSet<String> {
        let named = pattern.elements.iter().filter_map(|element| match element {
            PatternElement::TextElement { .. } => None,
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(InlineExpression::VariableReference { id }) => {
                    Some(id.name.to_owned())
                }
                other => panic!("a message holds words and arguments only: {other:?}"),
            },
        });
        named.collect()
    }

    #[test]
    fn every_language_has_words_for_every_message_and_its_arguments() {
        let said = [
            assessment::SAID,
            explain::SAID,
            interview::SAID,
            rule::SAID,
            web::SAID,
        ]
        .concat();
        let chosen = [assessment::CHOSEN, interview::CHOSEN, rule::CHOSEN].concat();
        let used = said
            .into_iter()
            .chain(chosen.into_iter().map(|id| (id, &[][..])))
            .map(|(id, named)| {
                let named = named.iter().map(|name| (*name).to_owned());
                (id.to_owned(), named.collect::<BTreeSet<_>>())
            })
            .collect::<BTreeMap<_, _>>();
        for locale in LOCALES {
            assert_eq!(messages(locale), used, "{}", locale.language);
        }
    }

    #[test]
    fn a_language_is_found_by_its_main_tag() {
        for (tag, found) in [("en", "en-US"), ("en-GB", "en-US"), ("es-MX", "es")] {
            assert_eq!(Phrases::of(tag).unwrap().language(), found);
        }
        assert!(Phrases::of("tlh").is_none());
        assert!(Phrases::of("").is_none());
    }

    #[test]
    fn what_is_said_stays_as_it_is() {
        let phrases = Phrases::english();
        assert_eq!(phrases.emergency("000"), "In an emergency, call 000.");
        assert_eq!(phrases.see("{a}"), "see {a}");
    }
}
