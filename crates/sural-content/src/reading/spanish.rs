//! How hard a Spanish text is to read.
//!
//! The grade is that of Crawford (1984), made for primary school: 0.049 times the syllables in 100 words minus 0.205 times the sentences in 100 words minus 3.407.

use super::{count, syllables_by, words_in};

/// Reading grade in tenths, as [`super::grade_tenths`].
pub(super) fn grade_tenths(text: &str, familiar: &[String]) -> i32 {
    let (words, sentences, syllables) = count(text, |word| syllables_by(syllables, word, familiar));
    if words == 0 {
        return 0;
    }
    // Thousandths of a grade times words, so that one division remains.
    let thousandths = 4900 * syllables - 20_500 * sentences - 3407 * words;
    let tenths = (thousandths.div_euclid(words) + 50).div_euclid(100);
    i32::try_from(tenths).unwrap_or(i32::MAX)
}

/// The words that have at least so many syllables.
pub(super) fn hard_words<'a>(text: &'a str, least: u32, familiar: &[String]) -> Vec<&'a str> {
    text.split_whitespace()
        .flat_map(words_in)
        .filter(|word| syllables_by(syllables, word, familiar) >= least)
        .collect()
}

/// Syllables of a word: its vowels, those that sound together counted once. Words without any, such as abbreviations,
/// have one.
fn syllables(word: &str) -> u32 {
    let word = word.to_lowercase();
    // The u of que, qui, gue and gui is silent.
    let heard = ["qu", "gue", "gué", "gui", "guí"]
        .iter()
        .fold(word, |word, silent| {
            word.replace(silent, &silent.replace('u', ""))
        });
    let letters = heard
        .chars()
        .filter(|letter| *letter != 'h')
        .collect::<Vec<_>>();
    let mut count = 0;
    let mut before = None;
    for (at, &letter) in letters.iter().enumerate() {
        let last = at + 1 == letters.len();
        let sound = sound(letter, last);
        count += match (before, sound) {
            (_, Sound::Consonant) | (Some(Sound::Weak), Sound::Weak | Sound::Strong) => 0,
            (Some(Sound::Strong), Sound::Weak) => 0,
            _ => 1,
        };
        before = Some(sound);
    }
    count.max(1)
}

/// What a letter sounds like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sound {
    Consonant,
    /// Joins the vowel beside it.
    Weak,
    /// Makes a syllable with weak vowels only.
    Strong,
    /// A weak vowel with an accent, which stands alone.
    Apart,
}

fn sound(letter: char, last: bool) -> Sound {
    match letter {
        'a' | 'e' | 'o' | 'á' | 'é' | 'ó' => Sound::Strong,
        'i' | 'u' | 'ü' => Sound::Weak,
        'í' | 'ú' => Sound::Apart,
        'y' if last => Sound::Weak,
        _ => Sound::Consonant,
    }
}

#[cfg(test)]
mod tests {
    use super::{grade_tenths, hard_words, syllables};

    #[test]
    fn syllables_are_counted_as_they_sound() {
        for (word, count) in [
            ("pie", 1),
            ("y", 1),
            ("muy", 1),
            ("TVP", 1),
            ("que", 1),
            ("pierna", 2),
            ("sangre", 2),
            ("hueso", 2),
            ("guiso", 2),
            ("siguió", 2),
            ("día", 2),
            ("aún", 2),
            ("frío", 2),
            ("ciudad", 2),
            ("vergüenza", 3),
            ("coágulo", 4),
            ("dolor", 2),
            ("ahora", 3),
            ("oído", 3),
            ("pantorrilla", 4),
            ("Hormigueo", 4),
            ("respiración", 4),
            ("emergencia", 4),
            ("caminaríais", 5),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn grades_that_were_worked_out_by_hand() {
        for (text, grade) in [
            // words, sentences, syllables
            ("¿Le duele la pierna?", -12), // 4, 1, 6: 7.35 - 5.125 - 3.407 = -1.182
            ("La pantorrilla está hinchada y caliente.", 46), // 6, 1, 14: 11.433 - 3.417 - 3.407 = 4.61
            ("", 0),
            ("...", 0),
        ] {
            assert_eq!(grade_tenths(text, &[]), grade, "{text}");
        }
    }

    #[test]
    fn familiar_words_have_two_syllables_at_most() {
        let familiar = ["antibiótico".to_owned()];
        let text = "Pida los antibióticos hoy";
        // 4, 1, 6: 7.35 - 5.125 - 3.407 = -1.182
        assert_eq!(grade_tenths(text, &familiar), -12);
        assert!(hard_words(text, 4, &familiar).is_empty());
    }

    #[test]
    fn hard_words_are_listed_as_written() {
        assert_eq!(
            hard_words("Inmovilización de la pierna", 4, &[]),
            ["Inmovilización"]
        );
    }
}
