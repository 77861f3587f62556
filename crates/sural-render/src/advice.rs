//! What an assessment says to the person, part by part, before it takes a form.

use sural_content::module::{
    Answer, Disposition, DispositionId, FindingId, Module, Observer, Service, ServiceId,
};
use sural_decision::causes::{CauseRank, Strength};
use sural_decision::{Answers, Assessment, Decision};

use crate::care;
use crate::document::{Document, Part, Section};
use crate::phrases::Phrases;
use crate::reasons::Reasons;
use crate::safety;
use crate::summary::Summary;
use crate::text::{capital, origin};
use crate::words::Words;

/// How many causes a person is shown.
const CAUSES: usize = 3;
/// How many questions to expect are named.
const EXPECTED: usize = 5;
/// How many reasons that did not decide are named.
const NOTED: usize = 3;

/// What an assessment says. A section without parts has nothing to say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Advice {
    /// The number to call, where the title does not name it; it stands before everything else.
    pub emergency: Option<String>,
    /// Place and time frame of care.
    pub title: String,
    /// What to know about them.
    pub say: Vec<String>,
    /// What is not settled yet.
    pub open: Vec<String>,
    /// The reasons.
    pub why: Section,
    /// The causes to think about.
    pub causes: Section,
    /// Where to go.
    pub place: Section,
    /// What to do now.
    pub care: Section,
    /// What should bring the person back: where to, and at which signs.
    pub safety_net: Section,
    /// When to look again.
    pub review: Section,
    /// What they may ask there.
    pub expect: Section,
    /// What to show the doctor.
    pub summary: Section,
    /// Which content says so.
    pub origin: String,
}

impl Advice {
    /// What an assessment says.
    #[must_use]
    pub fn of(
        decision: &Decision,
        words: &Words<'_>,
        answers: &Answers,
        assessment: &Assessment,
    ) -> Self {
        let source = Source {
            decision,
            words,
            answers,
            assessment,
        };
        let phrases = words.phrases();
        let title = source.title(assessment.disposition);
        let given = source.given();
        let say = given.iter().flat_map(|disposition| &disposition.say);
        Self {
            emergency: source.emergency(&title),
            say: say.map(|say| words.fill(say)).collect(),
            open: source.open(),
            why: Section::new(&phrases.why(), source.why()),
            causes: Section::new(&phrases.causes(), source.causes()),
            place: Section::new(&phrases.place(), source.place()),
            care: Section::new(&phrases.care(), source.care()),
            safety_net: Section::new(&phrases.safety_net(), source.safety_net()),
            review: Section::new(&phrases.review(), source.review()),
            expect: Section::new(&phrases.expect(), source.expect()),
            summary: Section::new(&phrases.summary(), source.summary()),
            origin: origin(words.module()),
            title,
        }
    }

    /// The parts under a heading that have something to say, in reading order.
    pub fn sections(&self) -> impl Iterator<Item = &Section> {
        let sections = [
            &self.why,
            &self.causes,
            &self.place,
            &self.care,
            &self.safety_net,
            &self.review,
            &self.expect,
            &self.summary,
        ];
        sections
            .into_iter()
            .filter(|section| !section.parts.is_empty())
    }

    /// The same as a paper.
    #[must_use]
    pub fn document(&self, words: &Words<'_>) -> Document {
        let emergency = self.emergency.iter().cloned().map(Part::Notice);
        let said = self.say.iter().chain(&self.open).cloned();
        let parts = emergency.chain(said.map(Part::Paragraph)).collect();
        let given = Section::new(&self.title, parts);
        let sections = [&given].into_iter().chain(self.sections());
        Document {
            language: words.module().language.clone(),
            title: words.module().title.clone(),
            heads: Vec::new(),
            sections: sections.cloned().collect(),
            foot: self.origin.clone(),
        }
    }
}

/// What the advice is made from.
struct Source<'a> {
    decision: &'a Decision,
    words: &'a Words<'a>,
    answers: &'a Answers,
    assessment: &'a Assessment,
}

impl<'a> Source<'a> {
    fn module(&self) -> &'a Module {
        self.words.module()
    }

    fn phrases(&self) -> Phrases {
        self.words.phrases()
    }

    fn given(&self) -> Option<&'a Disposition> {
        let dispositions = &self.module().dispositions;
        dispositions.get(self.assessment.disposition.index())
    }

    fn title(&self, id: DispositionId) -> String {
        let disposition = self.module().dispositions.get(id.index());
        disposition
            .map(|disposition| self.words.fill(&disposition.title))
            .unwrap_or_default()
    }

    fn emergency(&self, title: &str) -> Option<String> {
        let number = self.words.region().words.get("emergency_number")?;
        (!title.contains(number.as_str())).then(|| self.phrases().emergency(number))
    }

    /// What is not settled yet.
    fn open(&self) -> Vec<String> {
        if self.assessment.settled {
            return Vec::new();
        }
        let mut open = vec![self.phrases().open()];
        if self.assessment.could_become != self.assessment.disposition {
            let title = self.title(self.assessment.could_become);
            open.push(self.phrases().could_become(title.trim_end_matches('.')));
        }
        open
    }

    fn why(&self) -> Vec<Part> {
        let reasons = Reasons::of(self.words, self.assessment);
        let mut parts = Vec::new();
        if reasons.deciding.is_empty() && self.assessment.settled {
            parts.push(Part::Paragraph(self.phrases().no_reason()));
        }
        let deciding = reasons.deciding.iter();
        let deciding = deciding.map(|reason| reason.sentence(self.phrases()));
        parts.extend(list(deciding.collect()));
        if !reasons.noted.is_empty() {
            let noted = reasons.noted.iter().take(NOTED);
            let noted = noted.map(|reason| reason.because.trim_end_matches('.'));
            let noted = noted.collect::<Vec<_>>().join("; ");
            parts.push(Part::Paragraph(self.phrases().noted(&noted)));
        }
        parts
    }

    /// The causes that the person is told of.
    fn kept(&self) -> impl Iterator<Item = &'a CauseRank> {
        let causes = self.assessment.causes.iter();
        causes
            .filter(|cause| cause.strength >= Strength::Possible)
            .take(CAUSES)
    }

    fn causes(&self) -> Vec<Part> {
        let kept = self.kept().enumerate();
        let kept = kept.filter_map(|(index, rank)| self.cause(rank, index == 0));
        let kept = kept.collect::<Vec<_>>();
        let none = kept
            .is_empty()
            .then(|| Part::Paragraph(self.phrases().no_cause()));
        let no_diagnosis = Part::Paragraph(self.phrases().no_diagnosis());
        list(kept)
            .into_iter()
            .chain(none)
            .chain([no_diagnosis])
            .collect()
    }

    fn cause(&self, rank: &CauseRank, with_about: bool) -> Option<String> {
        let cause = self.module().causes.get(rank.cause.index())?;
        let (group, strength) = (
            self.phrases().group(cause.group),
            self.phrases().strength(rank.strength),
        );
        let title = capital(&self.words.fill(&cause.title));
        let mut text = format!("{title} ({group}): {strength}.");
        if with_about {
            text.push(' ');
            text.push_str(first_sentence(&self.words.fill(&cause.about)));
        }
        Some(text)
    }

    fn place(&self) -> Vec<Part> {
        let first = self.assessment.first;
        let then = self.assessment.specialist.filter(|&then| then != first);
        let first = self.service(first);
        let first = first.map(|service| self.phrases().first(&service));
        let then = then.and_then(|then| self.service(then));
        let then = then.map(|service| self.phrases().then_see(&service));
        let places = list(first.into_iter().chain(then).collect());
        places.into_iter().collect()
    }

    fn service(&self, id: ServiceId) -> Option<String> {
        let Service { title, about, .. } = self.module().services.get(id.index())?;
        let text = format!("{title}. {}", about.as_deref().unwrap_or_default());
        Some(self.words.fill(&text))
    }

    fn care(&self) -> Vec<Part> {
        let causes = self.kept().map(|rank| rank.cause).collect::<Vec<_>>();
        let groups = care::groups(self.words, self.assessment, &causes).into_iter();
        let parts = groups.flat_map(|group| {
            let cause = group
                .cause
                .and_then(|cause| self.module().causes.get(cause.index()));
            let lead = cause.map(|cause| self.phrases().in_case(&self.words.fill(&cause.title)));
            [lead.map(Part::Paragraph), list(group.lines)]
        });
        parts.flatten().collect()
    }

    fn safety_net(&self) -> Vec<Part> {
        let groups = safety::net(self.decision, self.words, self.answers, self.assessment);
        let parts = groups.into_iter().flat_map(|group| {
            let title = self.title(group.disposition);
            let lead = self.phrases().come_back(title.trim_end_matches('.'));
            [Part::Paragraph(lead), Part::List(group.signs)]
        });
        parts.collect()
    }

    fn review(&self) -> Vec<Part> {
        let review = self.given().and_then(|given| given.review.as_ref());
        let review = review.map(|review| Part::Paragraph(self.words.fill(review)));
        review.into_iter().collect()
    }

    /// What tells these causes apart and is not known: whoever sees the person asks it first. Nobody is seen at home,
    /// and who is to call reads no questions.
    fn expect(&self) -> Vec<Part> {
        let mildest = self.module().dispositions.iter().map(|it| it.acuity).max();
        let given = self.assessment.disposition;
        let calls = self.emergency(&self.title(given)).is_none();
        if calls || self.given().map(|given| given.acuity) == mildest {
            return Vec::new();
        }
        let known = self.decision.implied(self.answers);
        let waits = |id: FindingId| {
            let mut page = self.decision.page_of(id)?.clone();
            page.findings.retain(|id| known.get(*id).is_none());
            Some(!self.decision.together(&page).contains(&id))
        };
        let mut asked = Vec::new();
        for id in self
            .kept()
            .flat_map(|rank| self.decision.telling_of(rank.cause))
        {
            let finding = self.module().findings.get(id.index());
            let asks = finding.filter(|finding| {
                let open = match known.get(id) {
                    Some(answer) => is_unknown(answer),
                    None => waits(id) == Some(false),
                };
                open && finding.observers.contains(&Observer::Patient)
            });
            let ask = asks.map(|finding| self.words.fill(&finding.ask));
            asked.extend(ask.filter(|ask| !asked.contains(ask)));
        }
        asked.truncate(EXPECTED);
        list(asked).into_iter().collect()
    }

    fn summary(&self) -> Vec<Part> {
        let Summary {
            positive,
            negative,
            unknown,
        } = Summary::of(self.words, self.answers);
        let phrases = self.words.authored().phrases();
        let mut parts = Vec::new();
        if !positive.is_empty() {
            parts.extend([Part::Paragraph(phrases.reported()), Part::List(positive)]);
        }
        if !negative.is_empty() {
            let negative = phrases.not_present(&negative.join("; "));
            parts.push(Part::Paragraph(negative));
        }
        if !unknown.is_empty() {
            let unknown = phrases.not_known(&unknown.join("; "));
            parts.push(Part::Paragraph(unknown));
        }
        parts
    }
}

/// A list, if there is anything on it.
fn list(items: Vec<String>) -> Option<Part> {
    (!items.is_empty()).then_some(Part::List(items))
}

/// Up to the first full stop that a new sentence follows.
fn first_sentence(text: &str) -> &str {
    let starts_sentence = |at: usize| {
        text.get(at + 2..)
            .is_some_and(|rest| rest.starts_with(char::is_uppercase))
    };
    let end = text
        .match_indices(". ")
        .map(|(at, _)| at)
        .find(|&at| starts_sentence(at));
    end.and_then(|at| text.get(..=at)).unwrap_or(text)
}

fn is_unknown(answer: &Answer) -> bool {
    matches!(
        answer,
        Answer::NotSure | Answer::Declined | Answer::NotAssessable
    )
}
