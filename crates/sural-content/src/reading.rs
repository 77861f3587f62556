//! How hard a text is to read.
//!
//! The grade is that of Flesch and Kincaid: 0.39 times words per sentence plus 11.8 times syllables per word minus 15.59, here in whole tenths.
//! Syllables are counted from the spelling, with a table of words that break the pattern.

mod spanish;
mod syllable;

pub use syllable::syllables;

/// Reading grade of a text in tenths: 60 is sixth grade. An empty text has grade 0; easy texts may be below 0.
///
/// Words in `familiar` count as two syllables at most, a placeholder in braces as one word of two, a number as one of one.
#[must_use]
pub fn grade_tenths(text: &str, familiar: &[String]) -> i32 {
    let (words, sentences, syllables) = count(text, |word| syllables_in(word, familiar));
    if words == 0 {
        return 0;
    }
    // Hundredths of a grade times words times sentences, so that one division remains.
    let hundredths = 39 * words * words + 1180 * syllables * sentences - 1559 * words * sentences;
    let tenths = hundredths.div_euclid(words * sentences) + 5;
    i32::try_from(tenths.div_euclid(10)).unwrap_or(i32::MAX)
}

fn count(text: &str, syllables_in: impl Fn(&str) -> u32) -> (i64, i64, i64) {
    let (mut words, mut sentences, mut syllables, mut open) = (0, 0, 0, false);
    for piece in text.split_whitespace() {
        for word in words_in(piece) {
            words += 1;
            syllables += i64::from(syllables_in(word));
            open = true;
        }
        if open && ends_sentence(piece) {
            sentences += 1;
            open = false;
        }
    }
    (words, sentences + i64::from(open), syllables)
}

/// Reading grade of a text in another language, in tenths; `None` where there is no measure for it.
#[must_use]
pub fn grade_in(language: &str, text: &str, familiar: &[String]) -> Option<i32> {
    match main_tag(language) {
        "en" => Some(grade_tenths(text, familiar)),
        "es" => Some(spanish::grade_tenths(text, familiar)),
        _ => None,
    }
}

/// The words that have at least so many syllables; none where they cannot be counted.
pub(crate) fn hard_words_in<'a>(
    language: &str,
    text: &'a str,
    least: u32,
    familiar: &[String],
) -> Vec<&'a str> {
    match main_tag(language) {
        "en" => hard_words(text, least, familiar),
        "es" => spanish::hard_words(text, least, familiar),
        _ => Vec::new(),
    }
}

fn main_tag(language: &str) -> &str {
    language.split('-').next().unwrap_or_default()
}

/// Number of words of a text; a placeholder is one.
pub(crate) fn word_count(text: &str) -> usize {
    text.split_whitespace().flat_map(words_in).count()
}

/// The words of a text that have at least so many syllables.
pub(crate) fn hard_words<'a>(text: &'a str, least: u32, familiar: &[String]) -> Vec<&'a str> {
    text.split_whitespace()
        .flat_map(words_in)
        .filter(|word| syllables_in(word, familiar) >= least)
        .collect()
}

fn ends_sentence(piece: &str) -> bool {
    piece
        .trim_end_matches(['"', '\'', ')', '\u{201d}', '\u{2019}'])
        .ends_with(['.', '!', '?'])
}

/// The words between two spaces: one, or several joined by hyphens, dashes or slashes.
fn words_in(piece: &str) -> impl Iterator<Item = &str> {
    let placeholder = piece.contains('{');
    piece
        .split(move |c: char| !placeholder && matches!(c, '-' | '/' | '\u{2013}' | '\u{2014}'))
        .map(move |word| {
            word.trim_matches(|c: char| {
                !(c.is_alphanumeric() || placeholder && matches!(c, '{' | '}'))
            })
        })
        .filter(|word| !word.is_empty())
}

fn syllables_in(word: &str, familiar: &[String]) -> u32 {
    syllables_by(syllables, word, familiar)
}

/// Syllables as a person reads them: a placeholder has two, a number one, and a familiar word two at most.
fn syllables_by(syllables: fn(&str) -> u32, word: &str, familiar: &[String]) -> u32 {
    if word.contains('{') {
        return 2;
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return 1;
    }
    let word = plain(word);
    let counted = syllables(&word);
    if is_familiar(&word, familiar) {
        counted.min(2)
    } else {
        counted
    }
}

/// Lower case, without apostrophes and what follows a possessive one.
fn plain(word: &str) -> String {
    let lower = word.to_lowercase().replace('\u{2019}', "'");
    lower.strip_suffix("'s").unwrap_or(&lower).replace('\'', "")
}

fn is_familiar(word: &str, familiar: &[String]) -> bool {
    familiar.iter().any(|known| {
        let known = known.to_lowercase();
        word.strip_prefix(known.as_str())
            .is_some_and(|ending| matches!(ending, "" | "s" | "es"))
    })
}

#[cfg(test)]
mod tests {
    use super::{grade_tenths, hard_words, word_count};

    #[test]
    fn grades_that_were_worked_out_by_hand() {
        let familiar = ["ultrasound".to_owned()];
        let known = [
            // words, sentences, syllables
            ("The cat sat on the mat.", -14), // 6, 1, 6: 2.34 + 11.8 - 15.59 = -1.45
            ("Sit down. Raise the leg.", -28), // 5, 2, 5: 0.975 + 11.8 - 15.59 = -2.815
            ("Go to {ed_name} now", 7),       // 4, 1, 5: 1.56 + 14.75 - 15.59 = 0.72
            ("Rest 20 minutes.", 13),         // 3, 1, 4: 1.17 + 15.73 - 15.59 = 1.31
            ("An ultrasound helps.", 13),     // familiar: 3, 1, 4
            ("Ultrasounds help us!", 13),     // its plural too
            ("An infection hurts.", 52),      // 3, 1, 5: 1.17 + 19.67 - 15.59 = 5.25
            ("One-sided swelling (the calf)?", 29), // 5, 1, 7: 1.95 + 16.52 - 15.59 = 2.88
            ("", 0),
            ("...", 0),
        ];
        for (text, grade) in known {
            assert_eq!(grade_tenths(text, &familiar), grade, "{text}");
        }
    }

    #[test]
    fn the_end_of_a_text_ends_its_sentence() {
        assert_eq!(
            grade_tenths("The leg hurts", &[]),
            grade_tenths("The leg hurts.", &[])
        );
        assert_eq!(
            grade_tenths("It hurts. \u{201c}A lot.\u{201d} Yes", &[]),
            grade_tenths("It hurts. A lot. Yes.", &[])
        );
    }

    #[test]
    fn hard_words_are_listed_as_written() {
        let text = "Immobilisation (of the extremity) needs {emergency_number}.";
        assert_eq!(hard_words(text, 4, &[]), ["Immobilisation", "extremity"]);
        assert_eq!(
            hard_words(text, 4, &["extremity".to_owned()]),
            ["Immobilisation"]
        );
        assert_eq!(word_count(text), 6);
    }
}
