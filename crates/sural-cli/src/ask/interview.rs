//! The interview: page after page until no answer can change the advice.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use sural_content::module::{Answer, FindingId, Module, Stage, Unsure};
use sural_decision::answers::none_of;
use sural_decision::interview::Page;
use sural_decision::{Answers, Assessment, Conflict, Decision};
use sural_render::words::Words;

use crate::ask::again::LastTime;
use crate::ask::own_words::Heard;
use crate::ask::question::{self, Question, capital, chosen_words};
use crate::ask::reply::Reply;
use crate::ask::saved;
use crate::ask::why::why;
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
    decision: &'a Decision,
    words: Words<'a>,
    console: C,
    save: Option<PathBuf>,
    answers: Answers,
    /// The findings answered at each step, for the way back.
    steps: Vec<Vec<FindingId>>,
    /// Answers from an earlier sitting; each is used when its page comes, if it still does.
    earlier: Answers,
    /// Possible signs of an emergency that the person wrote of: asked before anything else.
    first: Vec<FindingId>,
    /// The findings that the person was asked to check once more before *not sure* stands.
    checked: BTreeSet<FindingId>,
    /// What was said last time, if it is asked again.
    last: Option<LastTime>,
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
    /// An interview that goes on from earlier answers.
    pub fn new(
        decision: &'a Decision,
        words: Words<'a>,
        console: C,
        earlier: Answers,
        save: Option<PathBuf>,
    ) -> Self {
        Self {
            decision,
            words,
            console,
            save,
            answers: Answers::none(decision.module()),
            steps: Vec::new(),
            earlier,
            first: Vec::new(),
            checked: BTreeSet::new(),
            last: None,
            shown: None,
        }
    }

    /// Begins with what the person confirmed of their own words: it counts at once, whenever they stop, and is the first
    /// step that *back* takes back. Possible signs of an emergency are asked about before anything else.
    #[must_use]
    pub fn heard(mut self, heard: Heard) -> Self {
        let mut confirmed = Vec::new();
        for (finding, answer) in heard.answers.iter() {
            self.answers.set(finding, Some(answer.clone()));
            confirmed.push(finding);
        }
        if !confirmed.is_empty() {
            self.steps.push(confirmed);
        }
        self.first = heard.first;
        self
    }

    /// Asks again what was asked last time, except for what days do not change.
    #[must_use]
    pub fn again(mut self, last: LastTime) -> Self {
        for (finding, answer) in last.lasting(self.decision).iter() {
            if self.earlier.get(finding).is_none() {
                self.earlier.set(finding, Some(answer.clone()));
            }
        }
        self.last = Some(last);
        self
    }

    /// The words for whoever gives the answers.
    fn words(&self) -> Words<'a> {
        self.words.told_to(&self.all())
    }

    /// Asks until the advice is settled or the person stops, and tells it.
    ///
    /// # Errors
    /// When nothing can be read, or the answers cannot be kept.
    pub fn run(&mut self) -> Result<Code, Failure> {
        loop {
            let assessment = match self.decision.assess(&self.decision.implied(&self.answers)) {
                Ok(assessment) => assessment,
                Err(conflicts) => {
                    self.contradiction(&conflicts);
                    continue;
                }
            };
            self.keep_or_warn()?;
            let Some(next) = &assessment.next else {
                return Ok(self.finish(&assessment));
            };
            let page = self.page_of_first().unwrap_or_else(|| next.clone());
            let for_other = self.words().are_for_other();
            match self.page(&page, &assessment) {
                Ok(answered) => {
                    self.steps.push(answered);
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
        if !for_other && self.words().are_for_other() {
            let now_of_other = self.words().phrases().now_of_other();
            self.console.say(&format!("\n{now_of_other}"));
        }
    }

    /// The page with the first of the findings that come before anything else, as far as it is open.
    fn page_of_first(&self) -> Option<Page> {
        let open = |finding: &FindingId| self.answers.get(*finding).is_none();
        let first = self.first.iter().find(|finding| open(finding))?;
        let mut page = self
            .decision
            .pages()
            .into_iter()
            .find(|page| page.findings.contains(first))?;
        page.findings.retain(open);
        Some(page)
    }

    /// The findings that were answered.
    fn page(&mut self, page: &Page, assessment: &Assessment) -> Result<Vec<FindingId>, Break> {
        let known = self.answered_before(page);
        if !known.is_empty() {
            return Ok(known);
        }
        let list = Question::list(&self.words(), page);
        self.title(page);
        let [first, ..] = page.findings.as_slice() else {
            return Ok(Vec::new());
        };
        match list {
            Some(question) => self.list(&question, assessment),
            None => self.single(*first, assessment).map(|()| vec![*first]),
        }
    }

    fn answered_before(&mut self, page: &Page) -> Vec<FindingId> {
        let known = page
            .findings
            .iter()
            .copied()
            .filter(|finding| self.earlier.get(*finding).is_some())
            .collect::<Vec<_>>();
        for finding in &known {
            self.answers
                .set(*finding, self.earlier.get(*finding).cloned());
            self.earlier.set(*finding, None);
        }
        known
    }

    /// Where we are, whenever that changes.
    fn title(&mut self, page: &Page) {
        let stage = self.decision.stage(page);
        if self.shown == Some(stage) {
            return self.console.say("");
        }
        self.shown = Some(stage);
        let phrases = self.words().phrases();
        self.console.title(&phrases.stage(stage));
        self.console
            .say(&format!("{}\n", phrases.stage_about(stage)));
    }

    fn list(
        &mut self,
        question: &Question,
        assessment: &Assessment,
    ) -> Result<Vec<FindingId>, Break> {
        loop {
            let reply = self.ask(question, assessment)?;
            match self.take_list(question, &reply, assessment) {
                Err(Break::Back) => question
                    .findings
                    .iter()
                    .for_each(|finding| self.answers.set(*finding, None)),
                other => return other.map(|()| question.findings.clone()),
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
        let module = self.words().module();
        if let (Reply::AsBefore, Some(last)) = (reply, &self.last) {
            for finding in &question.findings {
                let before = last.answers.get(*finding).cloned();
                self.answers.set(*finding, before);
            }
            return Ok(());
        }
        let (chosen, unsure) = match reply {
            Reply::Chosen { chosen, unsure } => (chosen.as_slice(), unsure.as_slice()),
            _ => (&[][..], &[][..]),
        };
        for (at, &finding) in question
            .findings
            .iter()
            .enumerate()
            .filter(|(at, _)| !chosen.contains(at))
        {
            let doubted = *reply == Reply::NotSure || unsure.contains(&at);
            self.answers.set(
                finding,
                if doubted {
                    Some(Answer::NotSure)
                } else {
                    none_of(module, finding)
                },
            );
        }
        let doubted = || unsure.iter().filter_map(|at| question.findings.get(*at));
        let ticked = || chosen.iter().filter_map(|at| question.findings.get(*at));
        // Whoever stops at the next question has ticked an emergency sign: it must not be lost.
        for &finding in ticked().filter(|finding| is_safer(module, **finding)) {
            self.answers.set(finding, Some(Answer::NotSure));
        }
        for &finding in ticked() {
            match Question::follow_up(&self.words(), finding) {
                None => self
                    .answers
                    .set(finding, question::plain_yes(module, finding)),
                Some(question) => {
                    self.console.say("");
                    self.take(&question, assessment)?;
                }
            }
        }
        for &finding in doubted() {
            self.doubted(finding, assessment)?;
        }
        Ok(())
    }

    /// Asks for itself, with how to find out, about what was doubted in a list. *Not sure* stands meanwhile, whatever
    /// keeps the person from answering.
    fn doubted(&mut self, finding: FindingId, assessment: &Assessment) -> Result<(), Break> {
        if self.check(finding).is_none() {
            return Ok(());
        }
        let Some(question) = Question::of(&self.words(), finding) else {
            return Ok(());
        };
        let phrases = self.words().phrases();
        self.console.say(&format!("\n{}", phrases.doubted()));
        let reply = self.ask(&question, assessment)?;
        self.answers.set(finding, question.answer(&reply));
        Ok(())
    }

    /// How to find out about a sign that *not sure* counts as, where that can still change the advice; once only.
    fn check(&mut self, finding: FindingId) -> Option<String> {
        let module = self.words().module();
        let help = module.findings.get(finding.index())?.help.as_ref()?;
        let mut open = self.answers.clone();
        open.set(finding, None);
        let settled = self.decision.assess(&open).is_ok_and(|now| now.settled);
        (is_safer(module, finding) && !settled && self.checked.insert(finding))
            .then(|| self.words().fill(help))
    }

    fn single(&mut self, finding: FindingId, assessment: &Assessment) -> Result<(), Break> {
        match Question::of(&self.words(), finding) {
            Some(question) => self.take(&question, assessment),
            None => Ok(()),
        }
    }

    fn take(&mut self, question: &Question, assessment: &Assessment) -> Result<(), Break> {
        let reply = self.ask(question, assessment)?;
        let answer = question.answer(&reply);
        for &finding in &question.findings {
            self.answers.set(finding, answer.clone());
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
        let Some(help) = self.check(finding) else {
            return Ok(());
        };
        self.console.say(&self.words().phrases().try_first(&help));
        let reply = self.read(question, assessment);
        match &reply {
            Ok(reply) => self.answers.set(finding, question.answer(reply)),
            Err(Break::Back) => self.answers.set(finding, None),
            Err(_) => {}
        }
        reply.map(|_| ())
    }

    /// Shows a question and reads until there is an answer to it.
    fn ask(&mut self, question: &Question, assessment: &Assessment) -> Result<Reply, Break> {
        let question = &self.recalled(question);
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
                Some(Reply::Why) => self.console.say(&why(
                    self.decision,
                    &self.words(),
                    &self.answers,
                    assessment,
                    &question.findings,
                )),
                Some(reply) => return Ok(reply),
            }
        }
    }

    /// Signs of an emergency are asked as if for the first time, so that nobody waves them through.
    fn recalled(&self, question: &Question) -> Question {
        match &self.last {
            Some(last) if self.shown != Some(Stage::Emergency) => {
                last.recalled(&self.words(), question)
            }
            _ => question.clone(),
        }
    }

    /// Takes back the answers of the step before.
    fn back(&mut self) {
        match self.steps.pop() {
            Some(findings) => self.forget(&findings),
            None => {
                let first = self.words().phrases().first_question();
                self.console.say(&format!("\n{first}"));
            }
        }
    }

    fn forget(&mut self, findings: &[FindingId]) {
        findings
            .iter()
            .for_each(|finding| self.answers.set(*finding, None));
        self.shown = None;
    }

    /// Says what does not fit together, and takes back the last step, which brought it in.
    fn contradiction(&mut self, conflicts: &[Conflict]) {
        let module = self.words().module();
        let phrases = self.words().phrases();
        self.console.say(&format!("\n{}", phrases.contradiction()));
        for conflict in conflicts {
            for &finding in &conflict.findings {
                let asked = module
                    .findings
                    .get(finding.index())
                    .map(|finding| self.words().fill(&finding.ask))
                    .unwrap_or_default();
                let answered = self
                    .answers
                    .get(finding)
                    .map(|answer| chosen_words(&self.words(), finding, answer))
                    .unwrap_or_default();
                self.console.say(&format!("  - {asked} {answered}"));
            }
            let because = module
                .constraints
                .get(conflict.constraint)
                .map(|constraint| self.words().fill(&constraint.because))
                .unwrap_or_default();
            self.console.say(&format!("{}.", capital(&because)));
        }
        self.console.say(&phrases.answer_again());
        self.back();
    }

    /// A file that cannot be written is a failure at the start; later the interview is worth more than the file.
    fn keep_or_warn(&mut self) -> Result<(), Failure> {
        match self.keep() {
            Err(failure) if !self.steps.is_empty() => {
                let why = failure.messages.join("; ");
                let not_kept = self.words().phrases().not_kept(&why);
                self.console.say(&format!("\n{not_kept}"));
                self.save = None;
                Ok(())
            }
            other => other,
        }
    }

    fn keep(&self) -> Result<(), Failure> {
        match &self.save {
            Some(path) => saved::write(
                path,
                self.words().module(),
                &self.words().region().id,
                &self.all(),
            ),
            None => Ok(()),
        }
    }

    /// The answers of this sitting, with those of the earlier one whose page has not come yet.
    fn all(&self) -> Answers {
        let mut all = self.answers.clone();
        self.earlier
            .iter()
            .for_each(|(finding, answer)| all.set(finding, Some(answer.clone())));
        all
    }

    fn finish(&mut self, assessment: &Assessment) -> Code {
        let phrases = self.words().phrases();
        self.console.say(&format!("\n{}\n", phrases.done()));
        self.tell(assessment);
        if let Some(path) = &self.save {
            let kept = phrases.kept(&path.display().to_string());
            self.console.say(&format!("\n{kept}"));
        }
        Code::Done
    }

    fn tell(&mut self, assessment: &Assessment) {
        let text =
            sural_render::text::assessment(self.decision, &self.words(), &self.answers, assessment);
        self.console.say(text.trim_end());
        if let Some(last) = &self.last {
            let compared = last.compared(self.decision, &self.words(), &self.answers, assessment);
            self.console.say(&format!("\n{compared}"));
        }
    }

    /// Keeps what is known, also of a page half answered, and tells what can be said already.
    fn stop(&mut self, before: &Assessment) -> Result<Code, Failure> {
        let now = self.decision.assess(&self.answers);
        self.keep_or_warn()?;
        let phrases = self.words().phrases();
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

/// *Not sure* of the finding counts as the sign.
fn is_safer(module: &Module, finding: FindingId) -> bool {
    let finding = module.findings.get(finding.index());
    finding.is_some_and(|finding| finding.unsure == Unsure::Safer)
}
