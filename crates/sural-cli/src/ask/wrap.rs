//! Lines that fit a narrow window.

/// How many characters fit on a line.
const WIDTH: usize = 72;

/// Breaks each line of a text between words; what goes on stands under the words after a number or dash.
pub fn wrap(text: &str) -> String {
    text.split('\n')
        .map(wrap_line)
        .collect::<Vec<_>>()
        .join("\n")
}

fn wrap_line(line: &str) -> String {
    let hang = hang(line);
    let mut wrapped = String::new();
    let mut width = 0;
    // What stands before the first word is kept, because its gaps are words without letters.
    for (index, word) in line.split(' ').enumerate() {
        let length = word.chars().count();
        if width > hang && width + 1 + length > WIDTH {
            wrapped = format!("{wrapped}\n{}{word}", " ".repeat(hang));
            width = hang + length;
        } else {
            let gap = usize::from(index > 0);
            wrapped = wrapped + &" ".repeat(gap) + word;
            width += gap + length;
        }
    }
    wrapped
}

/// How far the words of a line are indented: after spaces and, if there are some, a number or a dash with its gap.
fn hang(line: &str) -> usize {
    let text = line.trim_start();
    if text.len() == line.len() {
        return 0;
    }
    let after = text.trim_start_matches(|c: char| c == '-' || c.is_ascii_digit());
    let marked = after.len() < text.len() && after.starts_with(' ');
    line.len()
        - if marked {
            after.trim_start().len()
        } else {
            text.len()
        }
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, wrap};

    #[test]
    fn lines_break_between_words_and_hang() {
        for (start, hang) in [
            ("  1  ", 5),
            (" 12  ", 5),
            ("  - ", 4),
            ("  ", 2),
            ("", 0),
            ("1 ", 0),
        ] {
            let wrapped = wrap(&(start.to_owned() + "word ".repeat(30).trim_end()));
            assert_eq!(wrapped.lines().count(), 3, "{wrapped}");
            assert!(
                wrapped.starts_with(&(start.to_owned() + "word")),
                "{wrapped}"
            );
            assert!(
                wrapped.lines().all(|line| line.chars().count() <= WIDTH),
                "{wrapped}"
            );
            assert!(
                wrapped
                    .lines()
                    .skip(1)
                    .all(|line| line.starts_with(&(" ".repeat(hang) + "word"))),
                "{wrapped}"
            );
            assert_eq!(wrapped.matches("word").count(), 30);
        }
    }

    #[test]
    fn short_and_empty_lines_stay() {
        assert_eq!(wrap("\n  0  None\n\nnext\n"), "\n  0  None\n\nnext\n");
    }

    #[test]
    fn a_word_longer_than_the_line_is_not_cut() {
        let word = "x".repeat(WIDTH + 9);
        assert_eq!(wrap(&format!("see {word}")), format!("see\n{word}"));
    }
}
