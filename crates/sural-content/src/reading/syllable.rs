//! Syllables of English words, from their spelling.

/// Words whose spelling misleads, without a plural `s`.
const EXCEPTIONS: &[(&str, u32)] = &[
    ("ache", 1),
    ("achille", 3),
    ("aching", 2),
    ("anyone", 3),
    ("area", 3),
    ("arent", 1),
    ("barefoot", 2),
    ("biking", 2),
    ("business", 2),
    ("cooperate", 4),
    ("couldnt", 2),
    ("create", 2),
    ("created", 3),
    ("creatine", 3),
    ("diabete", 4),
    ("didnt", 2),
    ("doesnt", 2),
    ("element", 3),
    ("elsewhere", 2),
    ("evening", 2),
    ("every", 2),
    ("everyday", 3),
    ("everyone", 3),
    ("everything", 3),
    ("everywhere", 3),
    ("fluid", 2),
    ("forehead", 2),
    ("hadnt", 2),
    ("hasnt", 2),
    ("havent", 2),
    ("homework", 2),
    ("hundred", 2),
    ("idea", 3),
    ("ideal", 3),
    ("isnt", 2),
    ("lifetime", 2),
    ("mustnt", 2),
    ("naked", 2),
    ("nausea", 3),
    ("people", 2),
    ("physio", 3),
    ("poem", 2),
    ("react", 2),
    ("reaction", 3),
    ("recipe", 3),
    ("ruin", 2),
    ("sacred", 2),
    ("science", 2),
    ("shouldnt", 2),
    ("soldier", 2),
    ("somebody", 3),
    ("someone", 2),
    ("something", 2),
    ("sometime", 2),
    ("somewhat", 2),
    ("somewhere", 2),
    ("wasnt", 2),
    ("werent", 2),
    ("wicked", 2),
    ("wouldnt", 2),
];

/// Number of syllables of a word in lower case, at least 1. Letters without a vowel among them count as one.
#[must_use]
pub fn syllables(word: &str) -> u32 {
    exception(word).unwrap_or_else(|| Spelling::of(word).count())
}

fn exception(word: &str) -> Option<u32> {
    let singular = word.strip_suffix('s').unwrap_or(word);
    EXCEPTIONS
        .iter()
        .find(|(known, _)| *known == word || *known == singular)
        .map(|(_, count)| *count)
}

struct Spelling {
    letters: Vec<char>,
}

impl Spelling {
    fn of(word: &str) -> Self {
        Self {
            letters: word.chars().map(unaccented).collect(),
        }
    }

    fn count(&self) -> u32 {
        (self.groups() + self.splits() + self.sounded_ends())
            .saturating_sub(self.silent_ends())
            .max(1)
    }

    fn letter(&self, at: usize) -> char {
        self.letters.get(at).copied().unwrap_or(' ')
    }

    /// The letter so many places before another; a space before the first.
    fn before(&self, at: usize, places: usize) -> char {
        at.checked_sub(places).map_or(' ', |at| self.letter(at))
    }

    /// Vowels sound; `y` does where no vowel follows it or a consonant comes before, `u` does not after `q`.
    fn is_vowel(&self, at: usize) -> bool {
        match self.letter(at) {
            'a' | 'e' | 'i' | 'o' => true,
            'u' => self.before(at, 1) != 'q',
            'y' => {
                at > 0
                    && (!is_plain_vowel(self.before(at, 1)) || !is_plain_vowel(self.letter(at + 1)))
            }
            _ => false,
        }
    }

    fn groups(&self) -> u32 {
        let starts = (0..self.letters.len()).filter(|at| {
            self.is_vowel(*at)
                && at
                    .checked_sub(1)
                    .is_none_or(|before| !self.is_vowel(before))
        });
        total(starts.count())
    }

    /// Neighbouring vowels that are spoken apart.
    fn splits(&self) -> u32 {
        total(
            (1..self.letters.len())
                .filter(|at| self.is_vowel(*at) && self.is_vowel(at - 1) && self.splits_at(*at))
                .count(),
        )
    }

    fn splits_at(&self, at: usize) -> bool {
        let (earlier, first, second, next) = (
            self.before(at, 2),
            self.before(at, 1),
            self.letter(at),
            self.letter(at + 1),
        );
        let soft = matches!(earlier, 'c' | 't' | 's' | 'g' | 'x' | 'h');
        let ends_in = |ending: &str| self.rest(at).eq(ending.chars());
        match (first, second) {
            _ if ends_in("ing") || ends_in("ings") => true,
            ('i', 'a') => !matches!(earlier, 'c' | 't' | 's') && next != 'g',
            ('i', 'o') => !soft && !matches!(earlier, 'l' | 'n') || at == 2 && earlier == 'l',
            ('i', 'u') => true,
            ('i', 'e') => {
                next == 't'
                    || next == 'n' && matches!(self.letter(at + 2), 't' | 'c') && !soft
                    || self.is_comparative(at)
            }
            ('e', 'o') => earlier != 'g',
            ('u', 'a') => !matches!(earlier, 'g' | 'q'),
            ('u', 'e') => matches!(next, 'n' | 'l') && !matches!(earlier, 'g' | 'q'),
            ('a', 'o') => true,
            _ => false,
        }
    }

    fn rest(&self, at: usize) -> impl Iterator<Item = char> {
        self.letters.iter().skip(at).copied()
    }

    /// `-ier` and `-iest` after a whole syllable, as in *easier*.
    fn is_comparative(&self, at: usize) -> bool {
        let ends = ["er", "est"]
            .iter()
            .any(|ending| self.rest(at).eq(ending.chars()));
        ends && (0..at.saturating_sub(2)).any(|earlier| self.is_vowel(earlier))
    }

    /// `-sm` and `-thm` sound a vowel that is not written.
    fn sounded_ends(&self) -> u32 {
        u32::from(
            self.ends_with("sm")
                || self.ends_with("sms")
                || self.ends_with("thm")
                || self.ends_with("thms"),
        )
    }

    fn silent_ends(&self) -> u32 {
        let end = self.letters.len();
        let last = if self.ends_with("e") {
            self.silent_e(end.saturating_sub(1))
        } else if self.ends_with("es") {
            self.silent_e(end.saturating_sub(2)) && !self.hisses_before(end.saturating_sub(2))
        } else if self.ends_with("ed") {
            self.silent_e(end.saturating_sub(2)) && !matches!(self.before(end, 3), 't' | 'd')
        } else {
            self.silent_before_suffix()
        };
        u32::from(last)
    }

    /// Whether this `e` after a consonant is silent: not where it carries an `l`, as in *ankle*.
    fn silent_e(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let carries = self.letter(before) == 'l'
            && before
                .checked_sub(1)
                .is_some_and(|b| !self.is_vowel(b) && !matches!(self.letter(b), 'l' | 'r'));
        !self.is_vowel(before) && !carries
    }

    /// Whether the `e` of `-es` sounds, as in *boxes* and *places*.
    fn hisses_before(&self, at: usize) -> bool {
        match self.before(at, 1) {
            's' | 'x' | 'z' | 'c' | 'g' => true,
            'h' => matches!(self.before(at, 2), 'c' | 's'),
            _ => false,
        }
    }

    /// The `e` of *safely*, *careful* and *movement*.
    fn silent_before_suffix(&self) -> bool {
        let suffix = ["ly", "ful", "fully", "less", "ment", "ments", "ness"]
            .into_iter()
            .find(|suffix| self.ends_with(&format!("e{suffix}")));
        let Some(at) = suffix.and_then(|suffix| self.letters.len().checked_sub(suffix.len() + 1))
        else {
            return false;
        };
        self.groups() > 2 && self.silent_e(at) && (0..at).any(|earlier| self.is_vowel(earlier))
    }

    fn ends_with(&self, ending: &str) -> bool {
        self.letters
            .iter()
            .rev()
            .copied()
            .take(ending.len())
            .eq(ending.chars().rev())
    }
}

fn is_plain_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn unaccented(letter: char) -> char {
    match letter {
        '\u{e0}'..='\u{e5}' => 'a',
        '\u{e8}'..='\u{eb}' => 'e',
        '\u{ec}'..='\u{ef}' => 'i',
        '\u{f2}'..='\u{f6}' => 'o',
        '\u{f9}'..='\u{fc}' => 'u',
        other => other,
    }
}

fn total(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::syllables;

    #[test]
    fn known_words() {
        let known: &[(u32, &str)] = &[
            (
                1,
                "leg pain calf blood clot swell swelled clothes eye eyes toe toes bruise bruised leave walked stopped used makes limped vein nerve nerves veins friend blue shoe shoes called curled knee build guess quite through strength can't don't you're they're cause caused hr cramp cramps bright aches piece youth years died",
            ),
            (
                2,
                "ankle muscle muscles swollen tender handled tables boxes places doctor being doing going seeing trying playing player power patient surgeon something safely careful movement useless isn't didn't every question tissue spasm rhythm people quiet diet client lion million union language marriage needed started hundred fluid towel trial cushioned elsewhere barefoot dial numbness sided rested bigger likely region ages loosely onion weakness",
            ),
            (
                3,
                "injury medicine usual period serious previous radio medium easier earlier heaviest everything area idea hospital exercise condition family several video nutrient carrier elephant tomorrow achilles swollenness infectious physio anyone reaction settlement infection element",
            ),
            (
                4,
                "emergency situation pneumonia diabetes experience variety society anxiety emergency's television ability",
            ),
        ];
        let mut wrong = Vec::new();
        for (count, words) in known {
            for word in words.split(' ') {
                let plain = super::super::plain(word);
                let counted = syllables(&plain);
                if counted != *count {
                    wrong.push(format!("{word}: {counted}, not {count}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn every_word_has_a_syllable() {
        for word in ["", "mm", "e", "y", "ed", "es", "the", "\u{fc}ber", "q"] {
            assert!(syllables(word) >= 1, "{word}");
        }
    }
}
