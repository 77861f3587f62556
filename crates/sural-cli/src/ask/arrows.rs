//! Talk by arrow keys: a list to move in gives the line that could have been typed, so both mean the same.

use std::cell::RefCell;
use std::fmt::{Display, Formatter};
use std::io::{self, BufRead, Write};
use std::rc::Rc;

use inquire::list_option::ListOption;
use inquire::validator::Validation;
use inquire::{InquireError, MultiSelect, Select};
use sural_interview::question::{Question, Takes};
use sural_interview::reply::Reply;
use sural_render::phrases::Typed;

use crate::ask::interview::Console;
use crate::ask::lines::{Lines, choices};
use crate::ask::reply;

/// Lines shown at once; the rest comes with moving on. A small window holds them with the question.
const ROWS: usize = 14;

/// Talk by arrow keys, on a terminal only; what is no choice between lines is typed.
pub struct Arrows<R, W>(Lines<R, W>);

impl<R: BufRead, W: Write> Arrows<R, W> {
    /// Talk that shows and reads the rest by these lines.
    pub fn new(lines: Lines<R, W>) -> Self {
        Self(lines)
    }
}

impl<R: BufRead, W: Write> Console for Arrows<R, W> {
    fn title(&mut self, text: &str) {
        self.0.title(text);
    }

    fn say(&mut self, text: &str) {
        self.0.say(text);
    }

    fn show(&mut self, question: &Question) {
        match question.takes {
            Takes::Number { .. } => self.0.show(question),
            _ => self.0.show_ask(question),
        }
    }

    fn own_words(&mut self) -> io::Result<Option<String>> {
        self.0.own_words()
    }

    fn reply(&mut self, question: &Question) -> io::Result<Option<Reply>> {
        loop {
            let line = match question.takes {
                Takes::Number { .. } => return self.0.reply(question),
                Takes::One(_) => one(question),
                Takes::List { .. } | Takes::Several { .. } => several(question),
            };
            let line = match line {
                Ok(line) => line,
                Err(InquireError::OperationCanceled | InquireError::OperationInterrupted) => {
                    return Ok(Some(Reply::Stop));
                }
                Err(InquireError::IO(error)) => return Err(error),
                Err(error) => return Err(io::Error::other(error)),
            };
            if let Some(reply) = self.0.take(question, &line) {
                return Ok(Some(reply));
            }
        }
    }
}

/// A line to choose, and what could have been typed for it.
#[derive(Debug, Clone)]
struct Row {
    typed: String,
    label: String,
}

impl Display for Row {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let number = if self.typed.parse::<u32>().is_ok() {
            self.typed.as_str()
        } else {
            ""
        };
        write!(f, "{number:>2}  {}", self.label)
    }
}

/// The answers, then what else can be typed.
fn rows(question: &Question) -> Vec<Row> {
    let phrases = question.phrases;
    let unsure = (question.unsure && matches!(question.takes, Takes::List { .. }))
        .then(|| (Typed::NotSure, phrases.not_sure_label()));
    let commands = [
        (Typed::Back, phrases.back_label()),
        (Typed::Why, phrases.why_label()),
        (Typed::Help, phrases.help_label()),
        (Typed::Stop, phrases.stop_label()),
    ];
    let as_before = question
        .may_be_as_before()
        .then(|| (Typed::AsBefore, phrases.as_before_label()));
    let commands = unsure
        .into_iter()
        .chain(as_before)
        .chain(commands)
        .map(|(typed, label)| (phrases.type_for(typed), label));
    let answers = choices(question)
        .into_iter()
        .map(|(number, label)| (number.to_string(), label));
    answers
        .chain(commands)
        .map(|(typed, label)| Row { typed, label })
        .collect()
}

/// Where a line stands under what was typed so far; `None` if it is not meant.
fn score(row: &Row, keys: &str, index: usize) -> Option<i64> {
    let typed = keys.trim_end_matches([',', ';']).to_lowercase();
    if typed.is_empty() != keys.is_empty() {
        return None;
    }
    let label = row.label.to_lowercase();
    let exact = row.typed == typed || label == typed;
    let place = i64::try_from(index).ok()?;
    (row.typed.starts_with(&typed) || label.starts_with(&typed)).then_some(if exact {
        1
    } else {
        -place
    })
}

/// Begins on a line that is no answer: whoever only presses Enter has not answered.
fn one(question: &Question) -> Result<String, InquireError> {
    let phrases = question.phrases;
    let (message, keys) = (phrases.your_answer(), phrases.keys_one());
    let nothing = Row {
        typed: String::new(),
        label: phrases.move_down(),
    };
    let rows = [nothing].into_iter().chain(rows(question)).collect();
    let scorer = |typed: &str, row: &Row, _: &str, index: usize| {
        let meant = typed.is_empty() || !row.typed.is_empty();
        meant.then(|| score(row, typed, index)).flatten()
    };
    let select = Select::new(&message, rows)
        .with_scorer(&scorer)
        .with_page_size(ROWS);
    let select = select
        .with_help_message(&keys)
        .with_formatter(&|row| row.value.label.clone());
    select.prompt().map(|row| row.typed)
}

/// What is typed over a list to tick. A space ticks what was typed; text that fits no line is gone with it.
#[derive(Debug, Default)]
struct Ticked {
    now: String,
    lost: String,
}

impl Ticked {
    fn see(&mut self, typed: &str, rows: &[Row]) {
        if typed.is_empty() && rows.iter().all(|row| score(row, &self.now, 0).is_none()) {
            self.lost.clone_from(&self.now);
        }
        typed.clone_into(&mut self.now);
    }

    /// The line that says what is ticked and typed.
    ///
    /// # Errors
    /// Why it is no reply, as a sentence for the person.
    fn line<'a>(
        &mut self,
        question: &Question,
        ticked: impl Iterator<Item = &'a Row>,
    ) -> Result<String, String> {
        let lost = std::mem::take(&mut self.lost);
        if !lost.is_empty() {
            return Err(question.phrases.not_taken(&lost));
        }
        let now = Some(self.now.as_str()).filter(|now| !now.is_empty());
        let line = ticked
            .map(|row| row.typed.as_str())
            .chain(now)
            .collect::<Vec<_>>()
            .join(" ");
        if line.is_empty() {
            return Err(question.phrases.nothing_ticked());
        }
        match reply::read(question, &line) {
            Err(_) if self.now.is_empty() => Err(question.phrases.ticked_apart()),
            other => other.map(|_| line),
        }
    }
}

fn several(question: &Question) -> Result<String, InquireError> {
    let phrases = question.phrases;
    let (message, keys) = (phrases.your_answer(), phrases.keys_several());
    let rows = rows(question);
    let typed = Rc::new(RefCell::new(Ticked::default()));
    let scorer = |text: &str, row: &Row, _: &str, index: usize| {
        if index == 0 {
            typed.borrow_mut().see(text, &rows);
        }
        score(row, text, index)
    };
    let (asked, heard) = (question.clone(), Rc::clone(&typed));
    let validator = move |ticked: &[ListOption<&Row>]| {
        let line = heard
            .borrow_mut()
            .line(&asked, ticked.iter().map(|row| row.value));
        Ok(line.map_or_else(|why| Validation::Invalid(why.into()), |_| Validation::Valid))
    };
    let told = |ticked: &[ListOption<&Row>]| {
        let labels = ticked.iter().map(|row| row.value.label.clone());
        labels
            .chain(Some(typed.borrow().now.clone()).filter(|now| !now.is_empty()))
            .collect::<Vec<_>>()
            .join("; ")
    };
    let select = MultiSelect::new(&message, rows.clone())
        .with_scorer(&scorer)
        .with_page_size(ROWS)
        .with_keep_filter(false)
        .with_validator(validator);
    let select = select.with_help_message(&keys).with_formatter(&told);
    let ticked = select.prompt()?;
    let line = typed.borrow_mut().line(question, ticked.iter());
    line.map_err(InquireError::InvalidConfiguration)
}

#[cfg(test)]
mod tests {
    use sural_interview::question::{Item, Question, Takes};
    use sural_interview::reply::Reply;
    use sural_render::phrases::Phrases;

    use super::{Row, Ticked, rows, score};
    use crate::ask::reply::read;

    fn question(takes: fn(Vec<Item>) -> Takes) -> Question {
        let items = (0..12)
            .map(|index| Item {
                index,
                label: format!("Label {index}"),
            })
            .collect();
        Question {
            phrases: Phrases::english(),
            findings: Vec::new(),
            ask: String::new(),
            note: None,
            help: Vec::new(),
            last: None,
            takes: takes(items),
            unsure: true,
            decline: false,
        }
    }

    fn list() -> Question {
        question(|items| Takes::List {
            items,
            none: "None of these".to_owned(),
        })
    }

    /// What Enter gives when these keys went before; a space ticks as the list does.
    fn entered(question: &Question, keys: &str) -> Result<String, String> {
        let (rows, mut typed, mut ticked) = (rows(question), Ticked::default(), Vec::<&Row>::new());
        let (done, last) = keys
            .rsplit_once(' ')
            .map_or((None, keys), |(done, last)| (Some(done), last));
        for word in done.into_iter().flat_map(|done| done.split(' ')) {
            typed.see(word, &rows);
            let found = rows
                .iter()
                .enumerate()
                .filter_map(|(index, row)| Some((score(row, word, index)?, row)))
                .max_by_key(|found| found.0);
            ticked.extend(found.map(|found| found.1));
            typed.see("", &rows);
        }
        typed.see(last, &rows);
        typed.line(question, ticked.into_iter())
    }

    #[test]
    fn every_line_of_a_list_is_a_reply() {
        for question in [list(), question(Takes::One)] {
            for row in rows(&question) {
                assert!(read(&question, &row.typed).is_ok(), "{row:?}");
            }
        }
    }

    #[test]
    fn enter_alone_is_never_none_of_these() {
        assert!(
            entered(&list(), "")
                .unwrap_err()
                .starts_with("Nothing is ticked")
        );
        let none = entered(&list(), "0 ").unwrap();
        assert_eq!(
            read(&list(), &none),
            Ok(Reply::Chosen {
                chosen: Vec::new(),
                unsure: Vec::new()
            })
        );
        assert_eq!(entered(&list(), "none ").unwrap(), "0");
    }

    #[test]
    fn numbers_typed_over_a_list_are_taken_all_or_not_at_all() {
        for (keys, line) in [
            ("1 3", "1 3"),
            ("1 12 ", "1 12"),
            ("1, 3", "1 3"),
            ("1?,3?", "1?,3?"),
            ("back", "back"),
            ("0", "0"),
        ] {
            assert_eq!(entered(&list(), keys).as_deref(), Ok(line), "{keys}");
        }
        for keys in ["1? 3?", "1 , 3", "99 1 ", "0 1 ", "1 back ", "1 x", "lab"] {
            assert!(entered(&list(), keys).is_err(), "{keys}");
        }
    }
}
