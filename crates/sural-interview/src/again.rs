//! The interview of some days ago, asked again: what is kept of it, what is shown of it, and how today compares.

use std::cmp::Ordering;

use sural_content::module::{Answer, DispositionId, FindingId, Module, Stage, Unsure};
use sural_decision::answers::none_of;
use sural_decision::{Answers, Assessment, Decision};
use sural_render::document::{Part, Section};
use sural_render::phrases::Phrases;
use sural_render::words::Words;

use crate::question::{Question, Takes, chosen_words};

/// What was said last time.
#[derive(Debug, Clone)]
pub struct LastTime {
    /// The answers.
    pub answers: Answers,
    /// The day as YYYY-MM-DD, if the file says it.
    pub date: Option<String>,
}

impl LastTime {
    /// What days do not change, and is not asked again: what was known of the person. A sign that *not sure* counts
    /// as (a child that limps) is asked again wherever it stands.
    #[must_use]
    pub fn lasting(&self, decision: &Decision) -> Answers {
        let module = decision.module();
        let mut lasting = Answers::none(module);
        let person = decision
            .pages()
            .filter(|page| decision.stage(page) == Stage::Person);
        for finding in person.flat_map(|page| page.findings.iter().copied()) {
            let sign = module
                .findings
                .get(finding.index())
                .is_none_or(|finding| finding.unsure == Unsure::Safer);
            let known = self
                .answers
                .get(finding)
                .filter(|answer| !sign && is_known(answer));
            lasting.set(finding, known.cloned());
        }
        lasting
    }

    /// The question with what was said last time to all that it asks.
    #[must_use]
    pub fn recalled(&self, words: &Words<'_>, question: &Question) -> Question {
        let said = question
            .findings
            .iter()
            .map(|finding| Some((*finding, self.answers.get(*finding)?)))
            .collect::<Option<Vec<_>>>();
        Question {
            last: said.map(|said| told(words, question, &said)),
            ..question.clone()
        }
    }

    /// What was told last time and what has changed since.
    #[must_use]
    pub fn compared(
        &self,
        decision: &Decision,
        words: &Words<'_>,
        today: &Answers,
        assessment: &Assessment,
    ) -> Section {
        let advice = self.advice(decision, words, assessment);
        let parts = advice.into_iter().map(Part::Paragraph);
        let parts = parts.chain(self.changes(words, today)).collect();
        Section::new(&words.phrases().compared(), parts)
    }

    fn advice(
        &self,
        decision: &Decision,
        words: &Words<'_>,
        assessment: &Assessment,
    ) -> Vec<String> {
        let phrases = words.phrases();
        let when = self.when(phrases);
        let then = decision.assess(&decision.implied(&self.answers)).ok();
        let Some(then) = then.filter(|then| has_ground(decision.module(), then)) else {
            return vec![phrases.unfinished_then(&when)];
        };
        let title = |id: DispositionId| {
            let disposition = words.module().dispositions.get(id.index());
            disposition
                .map(|disposition| words.fill(&disposition.title))
                .unwrap_or_default()
        };
        let (now, then) = (assessment.disposition, then.disposition);
        let acuity = |id: DispositionId| {
            let disposition = words.module().dispositions.get(id.index());
            disposition.map(|disposition| disposition.acuity)
        };
        let compared = match acuity(now).cmp(&acuity(then)) {
            Ordering::Less => phrases.sooner_than_then(),
            Ordering::Equal => phrases.same_as_then(),
            Ordering::Greater => phrases.later_than_then(),
        };
        vec![
            phrases.advice_then(&when, &title(then)),
            phrases.advice_today(&title(now)),
            compared,
        ]
    }

    fn when(&self, phrases: Phrases) -> String {
        match &self.date {
            Some(date) => phrases.on_date(date),
            None => phrases.last_time(),
        }
    }

    fn changes(&self, words: &Words<'_>, today: &Answers) -> Vec<Part> {
        let phrases = words.phrases();
        let changed = today.iter().filter_map(|(finding, now)| {
            let then = self.answers.get(finding).filter(|then| *then != now)?;
            let asked = words.fill(&words.module().findings.get(finding.index())?.ask);
            let said = |answer| chosen_words(words, finding, answer);
            Some(phrases.changed_line(&asked, &said(then), &said(now)))
        });
        let changed = changed.collect::<Vec<_>>();
        if changed.is_empty() {
            return vec![Part::Paragraph(phrases.nothing_changed())];
        }
        vec![Part::Paragraph(phrases.changed()), Part::List(changed)]
    }
}

/// The advice rests on answers, and not on a stop before there were any that settle it.
fn has_ground(module: &Module, assessment: &Assessment) -> bool {
    let decides = |rule: Option<DispositionId>| rule == Some(assessment.disposition);
    let mut reasons = assessment
        .reasons
        .iter()
        .filter_map(|rule| module.rules.get(rule.index()));
    assessment.settled || reasons.any(|rule| decides(rule.disposition))
}

fn is_known(answer: &Answer) -> bool {
    !matches!(
        answer,
        Answer::NotSure | Answer::Declined | Answer::NotAssessable
    )
}

fn told(words: &Words<'_>, question: &Question, said: &[(FindingId, &Answer)]) -> String {
    let (module, phrases) = (words.module(), words.phrases());
    let answer = |(finding, answer): &(FindingId, &Answer)| chosen_words(words, *finding, answer);
    let Takes::List { none, .. } = &question.takes else {
        let answers = said.iter().map(answer).collect::<Vec<_>>();
        return phrases.said_last_time(&answers.join(", "));
    };
    let there = said
        .iter()
        .filter(|(finding, answer)| Some(*answer) != none_of(module, *finding).as_ref())
        .filter_map(|said| {
            let asked = &module.findings.get(said.0.index())?.ask;
            Some(format!("{} {}", words.fill(asked), answer(said)))
        })
        .collect::<Vec<_>>()
        .join("; ");
    phrases.said_last_time(if there.is_empty() { none } else { &there })
}
