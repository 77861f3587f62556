//! Plain text in lines of limited width.

/// The width of a line, in characters.
pub const WIDTH: usize = 72;

/// A page of plain text, growing downwards.
#[derive(Debug, Default)]
pub struct Sheet(String);

impl Sheet {
    /// A title between two rules.
    pub fn title(&mut self, title: &str) {
        let rule = "=".repeat(WIDTH);
        self.line(&rule);
        self.wrapped(title, "  ", "  ");
        self.line(&rule);
    }

    /// A heading with an empty line above.
    pub fn heading(&mut self, heading: &str) {
        self.gap();
        self.line(heading);
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.0.push('\n');
    }

    /// A paragraph.
    pub fn paragraph(&mut self, text: &str) {
        self.wrapped(text, "  ", "  ");
    }

    /// An item of a list.
    pub fn item(&mut self, text: &str) {
        self.wrapped(text, "  - ", "    ");
    }

    /// The text of the page.
    #[must_use]
    pub fn finish(self) -> String {
        self.0
    }

    fn line(&mut self, line: &str) {
        self.0.push_str(line.trim_end());
        self.0.push('\n');
    }

    /// Breaks between words only: a word longer than the line stands on a line of its own.
    fn wrapped(&mut self, text: &str, first: &str, rest: &str) {
        let mut line = first.to_owned();
        let mut used = false;
        for word in text.split_whitespace() {
            let width = line.chars().count() + usize::from(used) + word.chars().count();
            if used && width > WIDTH {
                self.line(&line);
                rest.clone_into(&mut line);
                used = false;
            }
            if used {
                line.push(' ');
            }
            line.push_str(word);
            used = true;
        }
        self.line(&line);
    }
}

#[cfg(test)]
mod tests {
    use super::{Sheet, WIDTH};

    #[test]
    fn lines_break_between_words_and_keep_their_indent() {
        let mut sheet = Sheet::default();
        sheet.item(&"seven77 ".repeat(20));
        let text = sheet.finish();
        assert!(text.starts_with("  - seven77 seven77"));
        assert!(
            text.lines()
                .skip(1)
                .all(|line| line.starts_with("    seven77"))
        );
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH));
        assert_eq!(
            text.split_whitespace()
                .filter(|word| *word == "seven77")
                .count(),
            20
        );
    }

    #[test]
    fn a_long_word_is_not_broken() {
        let mut sheet = Sheet::default();
        let word = "x".repeat(WIDTH + 9);
        sheet.paragraph(&format!("a {word} b"));
        assert_eq!(sheet.finish(), format!("  a\n  {word}\n  b\n"));
    }
}
