//! The interview: page after page until no answer can change the advice.

use std::io;
use std::path::PathBuf;

use sural_content::module::{Answer, FindingId, Stage};
use sural_decision::interview::Page;
use sural_decision::{Assessment, Conflict};
use sural_interview::question::{Question, Takes};
use sural_interview::reply::Reply;
use sural_interview::sitting::{Sitting, Turn};
use sural_interview::why::Why;
use sural_render::document::{Part, Section};

use crate::ask::saved;
use crate::failure::{Code, Failure};

/// How the talk goes on: who shows and who reads.
pub trait Console {
    /// Where in the interview we are.
    fn title(&mut self, text: &str);
    /// Something to read.
    fn say(&mut self, text: &str);
    /// A question with its answers.
    fn show(&mut self, question: &Question);
    /// The reply to the question that is shown; `None` once there are no more.
    ///
    /// # Errors
    /// When nothing can be read.
    fn reply(&mut self, question: &Question) -> io::Result<Option<Reply>>;
    /// A line in the person's own words; `None` once there are no more.
    ///
    /// # Errors
    /// When nothing can be read.
    fn own_words(&mut self) -> io::Result<Option<String>>;
}

/// One interview.
pub struct Interview<'a, C> {
    sitting: Sitting<'a>,
    console: C,
    save: Option<PathBuf>,
    /// The stage whose title stands above.
    shown: Option<Stage>,
}

/// What keeps a page from being answered.
enum Break {
    Back,
    Stop,
    Failed(Failure),
}

impl<'a, C: Console> Interview<'a, C> {
    /// An interview in a sitting.
    pub fn new(sitting: Sitting<'a>, console: C, save: Option<PathBuf>) -> Self {
        Self {
            sitting,
            console,
            save,
            shown: None,
        }
    }

    /// Asks until the advice is settled or the person stops, and tells it.
    ///
    /// # Errors
    /// When nothing can be read, or the answers cannot be kept.
    pub fn run(&mut self) -> Result<Code, Failure> {
        loop {
            let turn = self.sitting.turn();
            if let Turn::Contradiction(conflicts) = &turn {
                self.contradiction(conflicts);
                continue;
            }
            self.keep_or_warn()?;
            let (page, assessment) = match turn {
                Turn::Ask(page, assessment) => (page, assessment),
                Turn::Done(assessment) => return Ok(self.finish(&assessment)),
                Turn::Contradiction(_) => continue,
            };
            let for_other = self.sitting.words().are_for_other();
            match self.page(&page, &assessment) {
                Ok(answered) => {
                    self.sitting.step(answered);
                    self.turned(for_other);
                }
                Err(Break::Back) => self.back(),
                Err(Break::Stop) => return self.stop(&assessment),
                Err(Break::Failed(failure)) => return Err(failure),
            }
        }
    }

    /// Says so where the talk turns from the person to somebody who answers for them.
    fn turned(&mut self, for_other: bool) {
        let words = self.sitting.words();
        if !for_other && words.are_for_other() {
            self.console
                .say(&format!("\n{}", words.phrases().now_of_other()));
        }
    }

    /// The findings that were answered.
    fn page(&mut self, page: &Page, assessment: &Assessment) -> Result<Vec<FindingId>, Break> {
        let known = self.sitting.answered_before(page);
        if !known.is_empty() {
            return Ok(known);
        }
        self.title(page);
        let Some(question) = self.sitting.questions(page).into_iter().next() else {
            return Ok(page.findings.clone());
        };
        match question.takes {
            Takes::List { .. } => self.list(&question, assessment)?,
            _ => self.take(&question, assessment)?,
        }
        Ok(question.findings)
    }

    /// Where we are, whenever that changes.
    fn title(&mut self, page: &Page) {
        let stage = self.sitting.decision().stage(page);
        if self.shown == Some(stage) {
            return self.console.say("");
        }
        self.shown = Some(stage);
        let phrases = self.sitting.words().phrases();
        self.console.title(&phrases.stage(stage));
        self.console
            .say(&format!("{}\n", phrases.stage_about(stage)));
    }

    fn list(&mut self, question: &Question, assessment: &Assessment) -> Result<(), Break> {
        loop {
            let reply = self.ask(question, assessment)?;
            match self.take_list(question, &reply, assessment) {
                Err(Break::Back) => question
                    .findings
                    .iter()
                    .for_each(|finding| self.sitting.set(*finding, None)),
                other => return other,
            }
            self.console.say("");
        }
    }

    /// Takes what was chosen from a list, and asks what is still open about it.
    fn take_list(
        &mut self,
        question: &Question,
        reply: &Reply,
        assessment: &Assessment,
    ) -> Result<(), Break> {
        let left = self.sitting.take_list(question, reply);
        for finding in left.chosen {
            if let Some(question) = Question::follow_up(&self.sitting.words(), finding) {
                self.console.say("");
                self.take(&question, assessment)?;
            }
        }
        for finding in left.doubted {
            self.doubted(finding, assessment)?;
        }
        Ok(())
    }

    /// Asks for itself, with how to find out, about what was doubted in a list. *Not sure* stands meanwhile, whatever
    /// keeps the person from answering.
    fn doubted(&mut self, finding: FindingId, assessment: &Assessment) -> Result<(), Break> {
        if self.sitting.check(finding).is_none() {
            return Ok(());
        }
        let words = self.sitting.words();
        let Some(question) = Question::of(&words, finding) else {
            return Ok(());
        };
        let phrases = words.phrases();
        self.console.say(&format!("\n{}", phrases.doubted()));
        let reply = self.ask(&question, assessment)?;
        self.sitting.set(finding, question.answer(&reply));
        Ok(())
    }

    fn take(&mut self, question: &Question, assessment: &Assessment) -> Result<(), Break> {
        let reply = self.ask(question, assessment)?;
        let answer = question.answer(&reply);
        for &finding in &question.findings {
            self.sitting.set(finding, answer.clone());
            if answer == Some(Answer::NotSure) {
                self.unsure(finding, question, assessment)?;
            }
        }
        Ok(())
    }

    /// Offers the way to find out before *not sure* stands. Whoever goes back takes the answer back with it.
    fn unsure(
        &mut self,
        finding: FindingId,
        question: &Question,
        assessment: &Assessment,
    ) -> Result<(), Break> {
        let Some(help) = self.sitting.check(finding) else {
            return Ok(());
        };
        let phrases = self.sitting.words().phrases();
        self.console.say(&phrases.try_first(&help));
        let reply = self.read(question, assessment);
        match &reply {
            Ok(reply) => self.sitting.set(finding, question.answer(reply)),
            Err(Break::Back) => self.sitting.set(finding, None),
            Err(_) => {}
        }
        reply.map(|_| ())
    }

    /// Shows a question and reads until there is an answer to it.
    fn ask(&mut self, question: &Question, assessment: &Assessment) -> Result<Reply, Break> {
        let question = &self.sitting.recalled(question, self.shown);
        self.console.show(question);
        self.read(question, assessment)
    }

    /// Reads until there is an answer to the question that is shown.
    fn read(&mut self, question: &Question, assessment: &Assessment) -> Result<Reply, Break> {
        loop {
            let reply = self.console.reply(question).map_err(|error| {
                Break::Failed(Failure::new(
                    Code::File,
                    format!("cannot read your answer: {error}"),
                ))
            })?;
            match reply {
                None | Some(Reply::Stop) => return Err(Break::Stop),
                Some(Reply::Back) => return Err(Break::Back),
                Some(Reply::Why) => {
                    let why = self.sitting.why(assessment, &question.findings);
                    self.console.say(&lines_of_why(&why));
                }
                Some(reply) => return Ok(reply),
            }
        }
    }

    /// Takes back the answers of the step before.
    fn back(&mut self) {
        if self.sitting.back() {
            self.shown = None;
        } else {
            let first = self.sitting.words().phrases().first_question();
            self.console.say(&format!("\n{first}"));
        }
    }

    /// Says what does not fit together, and takes back the last step, which brought it in.
    fn contradiction(&mut self, conflicts: &[Conflict]) {
        let phrases = self.sitting.words().phrases();
        self.console.say(&format!("\n{}", phrases.contradiction()));
        for conflict in conflicts {
            let told = self.sitting.contradiction(conflict);
            for (_, said) in &told.said {
                self.console.say(&format!("  - {said}"));
            }
            self.console.say(&told.because);
        }
        self.console.say(&phrases.answer_again());
        self.back();
    }

    /// A file that cannot be written is a failure at the start; later the interview is worth more than the file.
    fn keep_or_warn(&mut self) -> Result<(), Failure> {
        match self.keep() {
            Err(failure) if !self.sitting.is_new() => {
                let why = failure.messages.join("; ");
                let not_kept = self.sitting.words().phrases().not_kept(&why);
                self.console.say(&format!("\n{not_kept}"));
                self.save = None;
                Ok(())
            }
            other => other,
        }
    }

    fn keep(&self) -> Result<(), Failure> {
        let words = self.sitting.words();
        match &self.save {
            Some(path) => saved::write(
                path,
                words.module(),
                &words.region().id,
                &self.sitting.all(),
            ),
            None => Ok(()),
        }
    }

    fn finish(&mut self, assessment: &Assessment) -> Code {
        let phrases = self.sitting.words().phrases();
        self.console.say(&format!("\n{}\n", phrases.done()));
        self.tell(assessment);
        if let Some(path) = &self.save {
            let kept = phrases.kept(&path.display().to_string());
            self.console.say(&format!("\n{kept}"));
        }
        Code::Done
    }

    fn tell(&mut self, assessment: &Assessment) {
        let (decision, words) = (self.sitting.decision(), self.sitting.words());
        let answers = self.sitting.answers();
        let text = sural_render::text::assessment(decision, &words, answers, assessment);
        self.console.say(text.trim_end());
        if let Some(last) = self.sitting.last() {
            let compared = last.compared(decision, &words, answers, assessment);
            self.console.say(&format!("\n{}", lines_of(&compared)));
        }
    }

    /// Keeps what is known, also of a page half answered, and tells what can be said already.
    fn stop(&mut self, before: &Assessment) -> Result<Code, Failure> {
        let now = self.sitting.decision().assess(self.sitting.answers());
        self.keep_or_warn()?;
        let phrases = self.sitting.words().phrases();
        self.console.say(&format!("\n{}\n", phrases.stopped()));
        self.tell(now.as_ref().unwrap_or(before));
        let kept = match &self.save {
            Some(path) => phrases.kept_to_go_on(&path.display().to_string()),
            None => phrases.kept_nowhere(),
        };
        self.console.say(&format!("\n{kept}"));
        Ok(Code::Stopped)
    }
}

/// A section in lines.
fn lines_of(section: &Section) -> String {
    let mut lines = vec![section.heading.clone()];
    for part in &section.parts {
        match part {
            Part::Paragraph(text) | Part::Notice(text) => lines.push(text.clone()),
            Part::List(items) => lines.extend(items.iter().map(|item| format!("  - {item}"))),
            Part::Table(_) => {}
        }
    }
    lines.join("\n")
}

/// The reasons for asking in lines.
fn lines_of_why(why: &[Why]) -> String {
    let lines = why.iter().flat_map(|why| {
        let reasons = why.reasons.iter().map(|reason| format!("  - {reason}"));
        [why.lead.clone()].into_iter().chain(reasons)
    });
    lines.collect::<Vec<_>>().join("\n")
}
