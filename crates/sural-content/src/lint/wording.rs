//! Words for people must be easy to read.

use crate::diagnostic::Diagnostic;
use crate::reading::{grade_tenths, hard_words, word_count};
use crate::report::warning;
use crate::resolve::Book;
use crate::resolve::texts::{Role, texts};
use crate::syntax::ast::Text;

/// Greatest reading grade of a text for the person, in tenths.
const GREATEST_GRADE: i32 = 60;
/// Fewer words than this have no meaningful grade.
const LEAST_WORDS: usize = 6;

/// The reading grades, in tenths, of the texts for the person that are long enough to have one.
pub(crate) fn grades(book: &Book, familiar: &[String]) -> Vec<i32> {
    let long = |(role, text): &(Role, &Text)| {
        *role != Role::Clinical && word_count(&text.value) >= LEAST_WORDS
    };
    all(book)
        .filter(long)
        .map(|(_, text)| grade_tenths(&text.value, familiar))
        .collect()
}

/// Every text of the module with its role.
fn all(book: &Book) -> impl Iterator<Item = (Role, &Text)> {
    book.chapters.iter().flat_map(texts)
}

/// Warns of texts for the person above grade 6, and of hard words in short ones.
pub(crate) fn wording(book: &Book, familiar: &[String], diagnostics: &mut Vec<Diagnostic>) {
    for (role, text) in all(book) {
        let words = word_count(&text.value);
        match role {
            Role::Clinical => {}
            Role::Label if words <= 3 => {}
            _ if words < LEAST_WORDS => check_words(text, familiar, diagnostics),
            _ => check_grade(text, familiar, diagnostics),
        }
    }
}

fn check_grade(text: &Text, familiar: &[String], diagnostics: &mut Vec<Diagnostic>) {
    let grade = grade_tenths(&text.value, familiar);
    if grade > GREATEST_GRADE {
        warning(
            "W110",
            text.span,
            format!(
                "this reads at grade {}.{}; people should need no more than grade 6",
                grade / 10,
                grade % 10
            ),
        )
        .help(format!(
            "write shorter sentences and words{}",
            examples(&hard_words(&text.value, 3, familiar))
        ))
        .to(diagnostics);
    }
}

fn check_words(text: &Text, familiar: &[String], diagnostics: &mut Vec<Diagnostic>) {
    for word in hard_words(&text.value, 4, familiar) {
        warning(
            "W111",
            text.span,
            format!("`{word}` is a hard word for a short text"),
        )
        .help(
            "use an everyday word, or list it under `familiar` in `module.toml` if people know it",
        )
        .to(diagnostics);
    }
}

fn examples(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        words => format!(
            "; the long words are {}",
            words
                .iter()
                .map(|word| format!("`{word}`"))
                .collect::<Vec<_>>()
                .join(", ")
        ),
    }
}
