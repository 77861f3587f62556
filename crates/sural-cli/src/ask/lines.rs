//! Talk by typed lines: for terminals, pipes and screen readers alike.

use std::collections::BTreeSet;
use std::io::{BufRead, IsTerminal, StdinLock, StdoutLock, Write};

use sural_interview::question::{Question, Takes};
use sural_interview::reply::Reply;
use sural_render::words::Words;

use crate::ask::interview::Console;
use crate::ask::reply;
use crate::ask::wrap::wrap;

/// Talk by typed lines.
pub struct Lines<R, W> {
    input: R,
    output: W,
    /// Typed lines are repeated, because no terminal shows them: a pipe then reads like a talk.
    echo: bool,
    bold: bool,
    /// Number to call, named whenever help is asked for.
    emergency_number: String,
    /// The ways of answering that were explained before.
    explained: BTreeSet<&'static str>,
}

/// Talk over the terminal, or the pipe in its place.
#[must_use]
pub fn of_terminal(
    words: &Words<'_>,
    plain: bool,
) -> Lines<StdinLock<'static>, StdoutLock<'static>> {
    let (input, output) = (std::io::stdin(), std::io::stdout());
    let (typed, bold) = (input.is_terminal(), output.is_terminal() && !plain);
    let number = words.fill("{emergency_number}");
    Lines::new(input.lock(), output.lock(), &number)
        .echoing(!typed)
        .bold(bold)
}

impl<R: BufRead, W: Write> Lines<R, W> {
    /// Talk over these streams.
    pub fn new(input: R, output: W, emergency_number: &str) -> Self {
        Self {
            input,
            output,
            echo: false,
            bold: false,
            emergency_number: emergency_number.to_owned(),
            explained: BTreeSet::new(),
        }
    }

    /// Repeats what was typed, as a record of the talk.
    #[must_use]
    pub fn echoing(mut self, echo: bool) -> Self {
        self.echo = echo;
        self
    }

    /// Prints titles in bold.
    #[must_use]
    pub fn bold(mut self, bold: bool) -> Self {
        self.bold = bold;
        self
    }

    /// A reader that has gone away is noticed at the next read, where it counts as the end.
    fn put(&mut self, text: &str) {
        let _ = self.output.write_all(text.as_bytes());
    }

    fn line(&mut self) -> std::io::Result<Option<String>> {
        self.put("> ");
        let _ = self.output.flush();
        let mut bytes = Vec::new();
        if self.input.read_until(b'\n', &mut bytes)? == 0 {
            self.put("\n");
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&bytes).trim().to_owned();
        if self.echo {
            self.put(&format!("{line}\n"));
        }
        Ok(Some(line))
    }

    fn explain(&mut self, question: &Question) {
        let way = match &question.takes {
            Takes::One(_) => return,
            Takes::List { .. } => "list",
            Takes::Several { .. } => "several",
            Takes::Number { .. } => return self.say(&format!("({})", reply::expected(question))),
        };
        if self.explained.insert(way) {
            self.say(&format!("({})", reply::expected(question)));
        }
    }

    /// The question without its answers.
    pub(super) fn show_ask(&mut self, question: &Question) {
        self.say(&question.ask);
        if let Some(note) = &question.note {
            self.say(note);
        }
        if let Some(last) = &question.last {
            self.say(last);
            if question.may_be_as_before() {
                self.say(&question.phrases.if_still_so());
            }
        }
    }

    /// What a line means; `None` once help or what is expected was said instead.
    pub(super) fn take(&mut self, question: &Question, line: &str) -> Option<Reply> {
        match reply::read(question, line) {
            Ok(Reply::Help) => self.help(question),
            Ok(reply) => return Some(reply),
            Err(expected) => self.say(&expected),
        }
        None
    }

    fn help(&mut self, question: &Question) {
        let emergency = question.phrases.emergency_help(&self.emergency_number);
        self.say(&emergency);
        question
            .note
            .iter()
            .chain(&question.help)
            .for_each(|line| self.put(&(wrap(line) + "\n")));
        self.say(&reply::expected(question));
        self.say(&question.phrases.commands());
    }
}

impl<R: BufRead, W: Write> Console for Lines<R, W> {
    fn title(&mut self, text: &str) {
        let (on, off) = if self.bold {
            ("\u{1b}[1m", "\u{1b}[0m")
        } else {
            ("", "")
        };
        self.put(&format!("\n{on}{text}{off}\n"));
    }

    fn say(&mut self, text: &str) {
        self.put(&(wrap(text) + "\n"));
    }

    fn show(&mut self, question: &Question) {
        self.show_ask(question);
        if !question.items().is_empty() {
            self.put("\n");
        }
        for line in numbered(question) {
            self.put(&(wrap(&line) + "\n"));
        }
        self.explain(question);
    }

    fn own_words(&mut self) -> std::io::Result<Option<String>> {
        self.line()
    }

    fn reply(&mut self, question: &Question) -> std::io::Result<Option<Reply>> {
        loop {
            let Some(line) = self.line()? else {
                return Ok(None);
            };
            if let Some(reply) = self.take(question, &line) {
                return Ok(Some(reply));
            }
        }
    }
}

/// The lines to choose from, with their numbers.
fn numbered(question: &Question) -> Vec<String> {
    choices(question)
        .into_iter()
        .map(|(number, label)| format!("{number:>3}  {label}"))
        .collect()
}

/// The numbers that can be typed, and what they say.
pub(super) fn choices(question: &Question) -> Vec<(usize, String)> {
    let (none, extras) = match &question.takes {
        Takes::List { none, .. } => (Some(none), false),
        Takes::Several { none, .. } => (none.as_ref(), true),
        Takes::One(_) => (None, true),
        Takes::Number { .. } => (None, false),
    };
    let unsure = (extras && question.unsure).then(|| question.phrases.not_sure_label());
    let decline = (extras && question.decline).then(|| question.phrases.declined_label());
    let labels = question
        .items()
        .iter()
        .map(|item| item.label.clone())
        .chain(unsure)
        .chain(decline);
    (1..)
        .zip(labels)
        .chain(none.map(|none| (0, none.clone())))
        .collect()
}
