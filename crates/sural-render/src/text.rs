//! An assessment as plain text for the person.

use sural_content::module::{Disposition, DispositionId, Module, Service, ServiceId};
use sural_decision::causes::{CauseRank, Strength};
use sural_decision::{Answers, Assessment, Decision};

use crate::layout::Sheet;
use crate::phrases::Phrases;
use crate::reasons::Reasons;
use crate::safety;
use crate::summary::Summary;
use crate::words::Words;

/// How many causes a person is shown.
const CAUSES: usize = 3;
/// How many reasons that did not decide are named.
const NOTED: usize = 3;

/// The assessment as text in lines of at most [`crate::layout::WIDTH`] characters, ending in a line break.
#[must_use]
pub fn assessment(
    decision: &Decision,
    words: &Words<'_>,
    answers: &Answers,
    assessment: &Assessment,
) -> String {
    let advice = Advice {
        decision,
        words,
        answers,
        assessment,
    };
    let mut sheet = Sheet::default();
    advice.disposition(&mut sheet);
    advice.why(&mut sheet);
    advice.causes(&mut sheet);
    advice.places(&mut sheet);
    advice.care(&mut sheet);
    advice.safety_net(&mut sheet);
    advice.review(&mut sheet);
    advice.summary(&mut sheet);
    advice.origin(&mut sheet);
    sheet.finish()
}

/// What the text is made from.
struct Advice<'a> {
    decision: &'a Decision,
    words: &'a Words<'a>,
    answers: &'a Answers,
    assessment: &'a Assessment,
}

impl<'a> Advice<'a> {
    fn module(&self) -> &'a Module {
        self.words.module()
    }

    fn phrases(&self) -> Phrases {
        self.words.phrases()
    }

    fn given(&self) -> Option<&'a Disposition> {
        self.module()
            .dispositions
            .get(self.assessment.disposition.index())
    }

    fn title(&self, id: DispositionId) -> String {
        self.module()
            .dispositions
            .get(id.index())
            .map(|disposition| self.words.fill(&disposition.title))
            .unwrap_or_default()
    }

    /// The number to call stands before everything else, be it in the title itself.
    fn disposition(&self, sheet: &mut Sheet) {
        let title = self.title(self.assessment.disposition);
        let number = self.words.region().words.get("emergency_number");
        if let Some(number) = number.filter(|number| !title.contains(number.as_str())) {
            sheet.paragraph(&self.phrases().emergency(number));
            sheet.gap();
        }
        sheet.title(&title);
        sheet.gap();
        for say in self.given().iter().flat_map(|disposition| &disposition.say) {
            sheet.paragraph(&self.words.fill(say));
        }
        self.open(sheet);
    }

    /// What is not settled yet is said right under the disposition.
    fn open(&self, sheet: &mut Sheet) {
        if self.assessment.settled {
            return;
        }
        sheet.gap();
        sheet.paragraph(&self.phrases().open());
        if self.assessment.could_become != self.assessment.disposition {
            let title = self.title(self.assessment.could_become);
            sheet.paragraph(&self.phrases().could_become(title.trim_end_matches('.')));
        }
    }

    fn why(&self, sheet: &mut Sheet) {
        let reasons = Reasons::of(self.words, self.assessment);
        let unexplained = reasons.deciding.is_empty();
        if unexplained && reasons.noted.is_empty() && !self.assessment.settled {
            return;
        }
        sheet.heading(&self.phrases().why());
        if unexplained && self.assessment.settled {
            sheet.paragraph(&self.phrases().no_reason());
        }
        reasons
            .deciding
            .iter()
            .for_each(|reason| sheet.item(&reason.sentence(self.phrases())));
        if !reasons.noted.is_empty() {
            let noted = reasons
                .noted
                .iter()
                .take(NOTED)
                .map(|reason| reason.because.trim_end_matches('.'))
                .collect::<Vec<_>>();
            sheet.paragraph(&self.phrases().noted(&noted.join("; ")));
        }
    }

    fn causes(&self, sheet: &mut Sheet) {
        sheet.heading(&self.phrases().causes());
        let kept = self
            .assessment
            .causes
            .iter()
            .filter(|cause| cause.strength >= Strength::Possible)
            .take(CAUSES)
            .collect::<Vec<_>>();
        for (index, rank) in kept.iter().enumerate() {
            self.cause(sheet, rank, index == 0);
        }
        if kept.is_empty() {
            sheet.paragraph(&self.phrases().no_cause());
        }
        sheet.paragraph(&self.phrases().no_diagnosis());
    }

    fn cause(&self, sheet: &mut Sheet, rank: &CauseRank, with_about: bool) {
        let Some(cause) = self.module().causes.get(rank.cause.index()) else {
            return;
        };
        let (group, strength) = (
            self.phrases().group(cause.group),
            self.phrases().strength(rank.strength),
        );
        let mut text = format!(
            "{} ({group}): {strength}.",
            capital(&self.words.fill(&cause.title))
        );
        if with_about {
            text.push(' ');
            text.push_str(first_sentence(&self.words.fill(&cause.about)));
        }
        sheet.item(&text);
    }

    fn places(&self, sheet: &mut Sheet) {
        sheet.heading(&self.phrases().place());
        let first = self.assessment.first;
        if let Some(service) = self.service(first) {
            sheet.item(&self.phrases().first(&service));
        }
        let then = self.assessment.specialist.filter(|&then| then != first);
        if let Some(service) = then.and_then(|then| self.service(then)) {
            sheet.item(&self.phrases().then_see(&service));
        }
    }

    fn service(&self, id: ServiceId) -> Option<String> {
        let Service { title, about, .. } = self.module().services.get(id.index())?;
        let text = format!("{title}. {}", about.as_deref().unwrap_or_default());
        Some(self.words.fill(&text))
    }

    fn care(&self, sheet: &mut Sheet) {
        let advice = self
            .assessment
            .care
            .iter()
            .filter_map(|care| self.module().care.get(care.index()));
        let mut said: Vec<String> = Vec::new();
        for say in advice
            .flat_map(|care| &care.say)
            .map(|say| self.words.fill(say))
        {
            if !said.contains(&say) {
                said.push(say);
            }
        }
        if !said.is_empty() {
            sheet.heading(&self.phrases().care());
            said.iter().for_each(|say| sheet.item(say));
        }
    }

    fn safety_net(&self, sheet: &mut Sheet) {
        let groups = safety::net(self.decision, self.words, self.answers, self.assessment);
        if !groups.is_empty() {
            sheet.heading(&self.phrases().safety_net());
        }
        for group in groups {
            sheet.paragraph(
                &self
                    .phrases()
                    .come_back(self.title(group.disposition).trim_end_matches('.')),
            );
            group.signs.iter().for_each(|sign| sheet.item(sign));
        }
    }

    fn review(&self, sheet: &mut Sheet) {
        if let Some(review) = self
            .given()
            .and_then(|disposition| disposition.review.as_ref())
        {
            sheet.heading(&self.phrases().review());
            sheet.paragraph(&self.words.fill(review));
        }
    }

    fn summary(&self, sheet: &mut Sheet) {
        let Summary {
            positive,
            negative,
            unknown,
        } = Summary::of(self.words, self.answers);
        if positive.is_empty() && negative.is_empty() && unknown.is_empty() {
            return;
        }
        sheet.heading(&self.phrases().summary());
        let phrases = self.words.authored().phrases();
        if !positive.is_empty() {
            sheet.paragraph(&phrases.reported());
            positive.iter().for_each(|finding| sheet.item(finding));
        }
        if !negative.is_empty() {
            sheet.paragraph(&phrases.not_present(&negative.join("; ")));
        }
        if !unknown.is_empty() {
            sheet.paragraph(&phrases.not_known(&unknown.join("; ")));
        }
    }

    fn origin(&self, sheet: &mut Sheet) {
        sheet.gap();
        sheet.paragraph(&origin(self.module()));
    }
}

/// Which content said it: id, version and the start of the hash.
#[must_use]
pub fn origin(module: &Module) -> String {
    format!("{} {} {}", module.id, module.version, short_hash(module))
}

/// The first 12 digits of the content's hash: enough to tell versions apart.
#[must_use]
pub fn short_hash(module: &Module) -> &str {
    module.hash.get(..12).unwrap_or(&module.hash)
}

/// The text with its first letter large.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
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
