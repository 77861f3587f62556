//! One sitting: what was answered in it, what comes next, and what a reply comes to.

use std::collections::BTreeSet;

use sural_content::module::{Answer, FindingId, Module, Stage, Unsure};
use sural_decision::answers::none_of;
use sural_decision::interview::Page;
use sural_decision::{Answers, Assessment, Conflict, Decision};
use sural_render::words::Words;

use crate::again::LastTime;
use crate::heard::Heard;
use crate::question::{Question, capital, chosen_words, plain_yes};
use crate::reply::Reply;
use crate::why::{Why, why};

/// One sitting.
#[derive(Debug, Clone)]
pub struct Sitting<'a> {
    decision: &'a Decision,
    words: Words<'a>,
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
}

/// What comes next.
#[derive(Debug, Clone)]
pub enum Turn {
    /// The answers do not fit together.
    Contradiction(Vec<Conflict>),
    /// A page is asked.
    Ask(Page, Assessment),
    /// No answer can change the advice.
    Done(Assessment),
}

/// What answers come to, unless they do not fit together.
pub type Assessed = Result<Assessment, Vec<Conflict>>;

/// What answers come to, with those that they leave no choice about.
///
/// # Errors
/// When they contradict each other: the constraints they break.
pub fn assess(decision: &Decision, answers: &Answers) -> Assessed {
    decision.assess(&decision.implied(answers))
}

/// What is left to ask about a list that was answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Left {
    /// Of what was chosen, where it is still to be said how.
    pub chosen: Vec<FindingId>,
    /// What was doubted.
    pub doubted: Vec<FindingId>,
}

/// Answers that do not fit together, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// What was asked and answered.
    pub said: Vec<(FindingId, String)>,
    /// Why it cannot be.
    pub because: String,
}

impl<'a> Sitting<'a> {
    /// A sitting that goes on from earlier answers.
    #[must_use]
    pub fn new(decision: &'a Decision, words: Words<'a>, earlier: Answers) -> Self {
        Self {
            decision,
            words,
            answers: Answers::none(decision.module()),
            steps: Vec::new(),
            earlier,
            first: Vec::new(),
            checked: BTreeSet::new(),
            last: None,
        }
    }

    /// Begins with what the person confirmed of their own words: it counts at once, whenever they stop, and is the first
    /// step that *back* takes back. Possible signs of an emergency are asked about before anything else.
    #[must_use]
    pub fn heard(mut self, heard: Heard) -> Self {
        let mut confirmed = Vec::new();
        for (finding, answer) in heard.answers.iter() {
            self.set(finding, Some(answer.clone()));
            confirmed.push(finding);
        }
        if !confirmed.is_empty() {
            self.step(confirmed);
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
        self.remembering(last)
    }

    /// The same with what was said last time, to be shown and compared.
    #[must_use]
    pub fn remembering(mut self, last: LastTime) -> Self {
        self.last = Some(last);
        self
    }

    /// The same with these findings checked already.
    #[must_use]
    pub fn with_checked(mut self, checked: BTreeSet<FindingId>) -> Self {
        self.checked = checked;
        self
    }

    /// The decision that is asked for.
    #[must_use]
    pub fn decision(&self) -> &'a Decision {
        self.decision
    }

    /// The words for whoever gives the answers.
    #[must_use]
    pub fn words(&self) -> Words<'a> {
        self.words.told_to(&self.all())
    }

    /// What was answered in this sitting.
    #[must_use]
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The answers of this sitting, with those of the earlier one whose page has not come yet.
    #[must_use]
    pub fn all(&self) -> Answers {
        let mut all = self.answers.clone();
        self.earlier
            .iter()
            .for_each(|(finding, answer)| all.set(finding, Some(answer.clone())));
        all
    }

    /// What was said last time, if it is asked again.
    #[must_use]
    pub fn last(&self) -> Option<&LastTime> {
        self.last.as_ref()
    }

    /// Nothing was answered yet.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.steps.is_empty()
    }

    /// Sets or withdraws an answer.
    pub fn set(&mut self, finding: FindingId, answer: Option<Answer>) {
        self.answers.set(finding, answer);
    }

    /// These findings were answered together.
    pub fn step(&mut self, findings: Vec<FindingId>) {
        self.steps.push(findings);
    }

    /// Takes back the answers of the last step; `false` if there is none.
    pub fn back(&mut self) -> bool {
        let Some(findings) = self.steps.pop() else {
            return false;
        };
        findings.iter().for_each(|finding| self.set(*finding, None));
        true
    }

    /// What comes next.
    #[must_use]
    pub fn turn(&self) -> Turn {
        self.turn_by(assess(self.decision, &self.answers))
    }

    /// What comes next, by what the answers of this sitting come to.
    #[must_use]
    pub fn turn_by(&self, assessed: Assessed) -> Turn {
        match assessed {
            Err(conflicts) => Turn::Contradiction(conflicts),
            Ok(assessment) => match assessment.next.clone() {
                None => Turn::Done(assessment),
                Some(next) => {
                    let next = self.page_of_first().unwrap_or(next);
                    Turn::Ask(self.at_once(next), assessment)
                }
            },
        }
    }

    /// The page with the first of the findings that come before anything else, as far as it is open.
    fn page_of_first(&self) -> Option<Page> {
        let open = |finding: &FindingId| self.answers.get(*finding).is_none();
        let first = self.first.iter().find(|finding| open(finding))?;
        let mut page = self.decision.page_of(*first)?.clone();
        page.findings.retain(open);
        Some(page)
    }

    /// Of a page whose lines are asked one by one, those that need not wait for one another.
    fn at_once(&self, mut page: Page) -> Page {
        let screens = &self.words.module().screens;
        let screen = page.screen.and_then(|screen| screens.get(screen));
        if screen.is_some_and(|screen| screen.none.is_none()) {
            page.findings = self.decision.together(&page);
        }
        page
    }

    /// Uses what was answered to a page in the earlier sitting, and says which findings that were.
    pub fn answered_before(&mut self, page: &Page) -> Vec<FindingId> {
        let earlier = |finding: &FindingId| self.earlier.get(*finding).is_some();
        let known = page.findings.iter().copied().filter(earlier);
        let known = known.collect::<Vec<_>>();
        for &finding in &known {
            self.answers
                .set(finding, self.earlier.get(finding).cloned());
            self.earlier.set(finding, None);
        }
        known
    }

    /// What is shown of a page: all of it as one list, or a question for each finding.
    #[must_use]
    pub fn questions(&self, page: &Page) -> Vec<Question> {
        let words = self.words();
        if let Some(list) = Question::list(&words, page) {
            return vec![list];
        }
        let findings = page.findings.iter();
        let questions = findings.filter_map(|finding| Question::of(&words, *finding));
        questions.collect()
    }

    /// A question with what was said last time to all that it asks. Signs of an emergency are asked as if for the first
    /// time, so that nobody waves them through.
    #[must_use]
    pub fn recalled(&self, question: &Question, stage: Option<Stage>) -> Question {
        match &self.last {
            Some(last) if stage != Some(Stage::Emergency) => last.recalled(&self.words(), question),
            _ => question.clone(),
        }
    }

    /// Takes what was chosen from a list, and says what is still open about it.
    ///
    /// Until that is answered *not sure* stands for what was chosen or doubted, where it counts as the sign: whoever
    /// stops at the next question must not lose it.
    pub fn take_list(&mut self, question: &Question, reply: &Reply) -> Left {
        if let (Reply::AsBefore, Some(last)) = (reply, &self.last) {
            for &finding in &question.findings {
                self.answers
                    .set(finding, last.answers.get(finding).cloned());
            }
            return Left::default();
        }
        let (chosen, unsure) = match reply {
            Reply::Chosen { chosen, unsure } => (chosen.as_slice(), unsure.as_slice()),
            _ => (&[][..], &[][..]),
        };
        let module = self.words.module();
        let mut left = Left::default();
        for (at, &finding) in question.findings.iter().enumerate() {
            let doubted = *reply == Reply::NotSure || unsure.contains(&at);
            let answer = match chosen.contains(&at) {
                true if Question::follow_up(&self.words, finding).is_none() => {
                    plain_yes(module, finding)
                }
                true => {
                    left.chosen.push(finding);
                    is_safer(module, finding).then_some(Answer::NotSure)
                }
                false if doubted => Some(Answer::NotSure),
                false => none_of(module, finding),
            };
            self.answers.set(finding, answer);
            if unsure.contains(&at) {
                left.doubted.push(finding);
            }
        }
        left
    }

    /// How to find out about a sign that *not sure* counts as, where that can still change the advice; once only.
    pub fn check(&mut self, finding: FindingId) -> Option<String> {
        let help = self.can_check(finding)?;
        self.checked.insert(finding).then_some(help)
    }

    /// The first finding of which the person is not sure and that can be checked.
    #[must_use]
    pub fn to_check(&self) -> Option<FindingId> {
        let doubted = self.answers.iter().filter(|(finding, answer)| {
            **answer == Answer::NotSure && !self.checked.contains(finding)
        });
        let mut doubted = doubted.map(|(finding, _)| finding);
        doubted.find(|&finding| self.can_check(finding).is_some())
    }

    fn can_check(&self, finding: FindingId) -> Option<String> {
        let words = self.words();
        let module = words.module();
        let help = module.findings.get(finding.index())?.help.as_ref()?;
        let mut open = self.answers.clone();
        open.set(finding, None);
        let settled = || self.decision.assess(&open).is_ok_and(|now| now.settled);
        (is_safer(module, finding) && !settled()).then(|| words.fill(help))
    }

    /// Why these findings are asked.
    #[must_use]
    pub fn why(&self, assessment: &Assessment, findings: &[FindingId]) -> Vec<Why> {
        let words = self.words();
        why(self.decision, &words, &self.answers, assessment, findings)
    }

    /// What does not fit together.
    #[must_use]
    pub fn contradiction(&self, conflict: &Conflict) -> Contradiction {
        let words = self.words();
        let module = words.module();
        let said = conflict.findings.iter().map(|&finding| {
            let asked = module.findings.get(finding.index());
            let asked = asked.map(|finding| words.fill(&finding.ask));
            let answered = self.answers.get(finding);
            let answered = answered.map(|answer| chosen_words(&words, finding, answer));
            let said = [asked, answered].into_iter().flatten();
            (finding, said.collect::<Vec<_>>().join(" "))
        });
        let constraint = module.constraints.get(conflict.constraint);
        let because = constraint.map(|constraint| words.fill(&constraint.because));
        Contradiction {
            said: said.collect(),
            because: format!("{}.", capital(&because.unwrap_or_default())),
        }
    }
}

/// *Not sure* of the finding counts as the sign.
fn is_safer(module: &Module, finding: FindingId) -> bool {
    let finding = module.findings.get(finding.index());
    finding.is_some_and(|finding| finding.unsure == Unsure::Safer)
}
