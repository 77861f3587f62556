//! Why it is so, why not otherwise and what would change it: one trace, told to the person or to a clinician.

use sural_content::module::{
    Answer, Cause, CauseId, DispositionId, FindingId, Module, Rule, RuleId,
};
use sural_decision::answers::none_of;
use sural_decision::causes::{Counted, Strength};
use sural_decision::explain::change::{Change, Range, Slip};
use sural_decision::explain::question::Stake;
use sural_decision::explain::{Explanation, Part};
use sural_decision::{Answers, Assessment, Decision, Status};

use crate::layout::Sheet;
use crate::phrases::Phrases;
use crate::reasons::Reasons;
use crate::sentence;
use crate::summary::{clinical, shown};
use crate::words::Words;

/// For whom it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// In the words of the questions.
    Person,
    /// In clinical names, with rules and places in the sources.
    Clinician,
}

/// What is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Why this disposition, and not a more or less urgent one?
    Disposition,
    /// Why not this one?
    Not(DispositionId),
    /// How does this cause stand?
    Cause(CauseId),
    /// Why is this asked?
    Finding(FindingId),
    /// What would change it, and what could one wrong answer do?
    Change,
    /// What was looked for with no emergency sign found, and by which answers?
    Emergencies,
}

/// Tells an explanation.
pub struct Teller<'a> {
    /// The content.
    pub decision: &'a Decision,
    /// The words of the region.
    pub words: &'a Words<'a>,
    /// The case.
    pub answers: &'a Answers,
    /// What it comes to.
    pub assessment: &'a Assessment,
    /// Why it does.
    pub explanation: &'a Explanation,
    /// For whom.
    pub reader: Reader,
}

impl Teller<'_> {
    /// The answers to these questions as text.
    #[must_use]
    pub fn text(&self, questions: &[Question]) -> String {
        let mut sheet = Sheet::default();
        sheet.title(&self.title(self.assessment.disposition));
        for question in questions {
            match question {
                Question::Disposition => self.disposition(&mut sheet),
                Question::Not(disposition) => self.not(&mut sheet, *disposition),
                Question::Cause(cause) => self.cause(&mut sheet, *cause),
                Question::Finding(finding) => self.question(&mut sheet, *finding),
                Question::Change => self.change(&mut sheet),
                Question::Emergencies => self.emergencies(&mut sheet),
            }
        }
        sheet.gap();
        sheet.paragraph(&crate::text::origin(self.module()));
        sheet.finish()
    }

    fn module(&self) -> &Module {
        self.words.module()
    }

    fn phrases(&self) -> Phrases {
        self.words.phrases()
    }

    fn title(&self, id: DispositionId) -> String {
        let disposition = self.module().dispositions.get(id.index());
        disposition.map_or_else(String::new, |it| self.words.fill(&it.title))
    }

    /// The title as a part of a sentence.
    fn named(&self, id: DispositionId) -> String {
        self.title(id).trim_end_matches('.').to_owned()
    }

    fn disposition(&self, sheet: &mut Sheet) {
        let phrases = self.phrases();
        sheet.heading(&phrases.why());
        let reasons = Reasons::of(self.words, self.assessment);
        if reasons.deciding.is_empty() && self.assessment.settled {
            sheet.paragraph(&phrases.no_reason());
        }
        for reason in &reasons.deciding {
            match (self.reader, self.module().rules.get(reason.rule.index())) {
                (Reader::Clinician, Some(rule)) => sheet.item(&self.rule(rule)),
                _ => sheet.item(&reason.sentence(phrases)),
            }
        }
        if !self.assessment.settled {
            sheet.paragraph(&phrases.open());
        }
        self.forced(sheet);
        sheet.heading(&phrases.not_milder());
        self.part(sheet, &phrases.forced_floor(), &self.explanation.not_milder);
        for exclusion in &self.explanation.excluded {
            self.not(sheet, exclusion.disposition);
        }
    }

    /// The answers that force it. To exclude all that is more urgent takes many: a person is told how many.
    fn forced(&self, sheet: &mut Sheet) {
        let part = &self.explanation.forced_by;
        match self.reader {
            _ if !self.assessment.settled => {}
            Reader::Person => {
                let count = part.findings.len().to_string();
                sheet.paragraph(&self.phrases().forced_count(&count));
            }
            Reader::Clinician => self.part(sheet, &self.phrases().forced(), part),
        }
    }

    /// Why not this disposition: what keeps all rules to it silent, or what forces a more urgent one.
    fn not(&self, sheet: &mut Sheet, disposition: DispositionId) {
        let phrases = self.phrases();
        sheet.heading(&phrases.not_graver(&self.named(disposition)));
        let exclusion = self
            .explanation
            .excluded
            .iter()
            .find(|exclusion| exclusion.disposition == disposition);
        match exclusion.map(|exclusion| &exclusion.by) {
            Some(Some(part)) => {
                let count = part.findings.len().to_string();
                self.part(sheet, &phrases.ruled_out(&count), part);
            }
            Some(None) => sheet.paragraph(&phrases.still_open()),
            None => self.part(sheet, &phrases.forced_floor(), &self.explanation.not_milder),
        }
    }

    fn part(&self, sheet: &mut Sheet, lead: &str, part: &Part) {
        let phrases = self.phrases();
        if part.findings.is_empty() {
            sheet.paragraph(&phrases.forced_by_nothing());
            return;
        }
        sheet.paragraph(lead);
        self.findings(sheet, &part.findings);
        if !part.smallest {
            sheet.paragraph(&phrases.not_smallest());
        }
    }

    /// Answers, one an item; those that report nothing abnormal together at the end.
    fn findings(&self, sheet: &mut Sheet, findings: &[FindingId]) {
        self.given(findings)
            .iter()
            .for_each(|item| sheet.item(item));
    }

    /// Answers in sentences; those that report nothing abnormal together at the end.
    fn given(&self, findings: &[FindingId]) -> Vec<String> {
        let module = self.module();
        let is_none = |id: &FindingId| {
            let none = none_of(module, *id);
            none.is_some() && self.answers.get(*id) == none.as_ref()
        };
        let (none, told): (Vec<FindingId>, Vec<_>) = findings.iter().copied().partition(is_none);
        let mut given = told
            .into_iter()
            .filter_map(|id| Some(self.told(id, self.answers.get(id)?)))
            .collect::<Vec<_>>();
        if !none.is_empty() {
            let names = none.iter().map(|id| self.name(*id)).collect::<Vec<_>>();
            given.push(self.phrases().said_no_to(&names.join("; ")));
        }
        given
    }

    /// A finding as a phrase.
    fn name(&self, id: FindingId) -> String {
        let finding = self.module().findings.get(id.index());
        let name = finding.map_or("", |finding| match self.reader {
            Reader::Person => finding.says.as_deref().unwrap_or(&finding.ask),
            Reader::Clinician => clinical(finding),
        });
        self.words.fill(name)
    }

    /// A finding with an answer.
    fn told(&self, id: FindingId, answer: &Answer) -> String {
        let Some(finding) = self.module().findings.get(id.index()) else {
            return String::new();
        };
        let phrases = self.phrases();
        let label = shown(phrases, finding, answer).unwrap_or_else(|| phrases.not_sure_label());
        let label = self.words.fill(&label);
        match self.reader {
            Reader::Person => {
                phrases.told_answer(&self.words.fill(&finding.ask), &phrases.quoted(&label))
            }
            Reader::Clinician => format!("{}: {label}", self.words.fill(clinical(finding))),
        }
    }

    /// A rule for clinicians: its name, its reason, and every source with its place and how much it carries.
    fn rule(&self, rule: &Rule) -> String {
        let phrases = self.phrases();
        let sources = rule.citations.iter().filter_map(|citation| {
            let source = self.module().references.get(citation.reference.index())?;
            let place = format!("{} {}", source.id, citation.locator);
            let (strength, seen) = (phrases.evidence(source.strength), phrases.seen(source.seen));
            Some(format!("{}: {strength}, {seen}", place.trim_end()))
        });
        format!(
            "{}: {} [{}]",
            rule.id,
            self.words.fill(&rule.because),
            sources.collect::<Vec<_>>().join("; ")
        )
    }

    fn change(&self, sheet: &mut Sheet) {
        let phrases = self.phrases();
        let changes = [
            (phrases.nearest_up(), &self.explanation.up),
            (phrases.nearest_down(), &self.explanation.down),
        ];
        for (heading, change) in changes {
            sheet.heading(&heading);
            match change {
                Some(change) => self.nearest(sheet, change),
                None => sheet.paragraph(&phrases.no_change()),
            }
        }
        self.slips(sheet);
    }

    fn nearest(&self, sheet: &mut Sheet, change: &Change) {
        let phrases = self.phrases();
        for (finding, answer) in &change.answers {
            sheet.item(&phrases.if_answer(&self.told(*finding, answer)));
        }
        let Range { urgent, mild } = change.range;
        sheet.paragraph(&if urgent == mild {
            phrases.comes_to(&self.named(urgent))
        } else {
            phrases.comes_between(&self.named(urgent), &self.named(mild))
        });
    }

    /// The answers that matter by themselves, by what they could lead to, most urgent first.
    fn slips(&self, sheet: &mut Sheet) {
        let phrases = self.phrases();
        sheet.heading(&phrases.wrong_answers());
        let slips = &self.explanation.slips;
        if slips.is_empty() {
            sheet.paragraph(&phrases.wrong_answers_none());
        }
        let Some(now) = self.decision.range(self.answers) else {
            return;
        };
        for disposition in (0..now.urgent.0).map(DispositionId) {
            let lead = phrases.wrong_urgent(&self.named(disposition));
            self.slipped(sheet, &lead, &|slip| slip.range.urgent == disposition);
        }
        for disposition in
            (now.mild.0 + 1..=self.decision.default_disposition().0).map(DispositionId)
        {
            let lead = phrases.wrong_mild(&self.named(disposition));
            self.slipped(sheet, &lead, &|slip| slip.range.mild == disposition);
        }
    }

    fn slipped(&self, sheet: &mut Sheet, lead: &str, is: &dyn Fn(&Slip) -> bool) {
        let slips = self.explanation.slips.iter().filter(|slip| is(slip));
        let findings = slips.map(|slip| slip.finding).collect::<Vec<_>>();
        if !findings.is_empty() {
            sheet.paragraph(lead);
            self.findings(sheet, &findings);
        }
    }

    /// Emergencies that no red flag can point to, each with the answers that silence them. Answers alone rule no cause
    /// out: one that is still to be thought about is not named, though nothing makes it an emergency.
    fn emergencies(&self, sheet: &mut Sheet) {
        let phrases = self.phrases();
        sheet.heading(&phrases.no_sign());
        let ranked = &self.assessment.causes;
        let is_open = |cause: CauseId| {
            let mut open = ranked
                .iter()
                .filter(|rank| rank.strength >= Strength::Possible);
            open.any(|rank| rank.cause == cause)
        };
        let ruled_out = self.decision.ruled_out(self.answers);
        for emergency in ruled_out.iter().filter(|out| !is_open(out.cause)) {
            if let Some(cause) = self.module().causes.get(emergency.cause.index()) {
                let given = self.given(&emergency.by.findings).join("; ");
                sheet.item(&phrases.no_sign_of(&self.named_cause(cause), &given));
            }
        }
        sheet.paragraph(&phrases.no_sign_caution());
    }

    /// A cause as the beginning of a line.
    fn named_cause(&self, cause: &Cause) -> String {
        let name = match self.reader {
            Reader::Person => &cause.title,
            Reader::Clinician => &cause.clinical,
        };
        crate::text::capital(&self.words.fill(name))
    }

    fn cause(&self, sheet: &mut Sheet, id: CauseId) {
        let (Some(cause), Some(standing)) = (
            self.module().causes.get(id.index()),
            self.decision.standing(self.answers, id),
        ) else {
            return;
        };
        let phrases = self.phrases();
        let name = self.named_cause(cause);
        sheet.heading(&phrases.cause_standing(&name, &phrases.strength(standing.rank.strength)));
        let (for_it, against): (Vec<_>, Vec<_>) = standing
            .rank
            .evidence
            .iter()
            .partition(|line| line.weight > 0);
        let said = [
            (for_it, Phrases::speaks_for as fn(Phrases, &str) -> String),
            (against, Phrases::speaks_against),
            (standing.absent.iter().collect(), Phrases::is_absent),
            (standing.missing.iter().collect(), Phrases::is_missing),
        ];
        for (lines, say) in said {
            let told = lines.into_iter().map(|line| self.evidence(id, *line));
            let told = told.collect::<Vec<_>>().join("; ");
            if !told.is_empty() {
                sheet.item(&say(phrases, &told));
            }
        }
        let fire = standing
            .rules
            .iter()
            .filter(|(_, status)| *status == Status::Certain);
        for rule in fire.filter_map(|(rule, _)| self.module().rules.get(rule.index())) {
            sheet.item(&phrases.rule_points(&self.words.fill(&rule.because)));
        }
        if let Some(part) = &standing.excluded_by {
            sheet.item(&phrases.rules_silent());
            if self.reader == Reader::Clinician {
                self.findings(sheet, &part.findings);
            }
        }
    }

    fn evidence(&self, cause: CauseId, line: Counted) -> String {
        let measures = self
            .module()
            .causes
            .get(cause.index())
            .map(|cause| &cause.measures);
        let line = measures
            .and_then(|measures| measures.get(line.measure))
            .and_then(|measure| measure.lines.get(line.line));
        line.map_or_else(String::new, |line| {
            sentence::clause(self.module(), self.words, &line.when).text(self.phrases())
        })
    }

    /// What a finding could decide before it was answered; `None` if the other answers contradict each other.
    #[must_use]
    pub fn stake(&self, finding: FindingId) -> Option<Stake> {
        let mut before = self.answers.clone();
        before.set(finding, None);
        let assessment = self.decision.assess(&before).ok()?;
        Some(self.decision.stake(&before, &assessment, &[finding]))
    }

    fn question(&self, sheet: &mut Sheet, id: FindingId) {
        let Some(finding) = self.module().findings.get(id.index()) else {
            return;
        };
        let Some(stake) = self.stake(id) else {
            return;
        };
        let phrases = self.phrases();
        sheet.heading(&phrases.why_question(&self.words.fill(&finding.ask)));
        let mut told = None;
        for (disposition, rule) in &stake.rules {
            if told.replace(*disposition) != Some(*disposition) {
                sheet.paragraph(&phrases.question_decides(&self.named(*disposition)));
            }
            sheet.item(&self.because(*rule));
        }
        let causes = stake
            .causes
            .iter()
            .filter_map(|cause| self.module().causes.get(cause.index()));
        let causes = causes
            .map(|cause| match self.reader {
                Reader::Person => self.words.fill(&cause.title),
                Reader::Clinician => self.words.fill(&cause.clinical),
            })
            .collect::<Vec<_>>();
        if stake.rules.is_empty() {
            sheet.paragraph(&phrases.question_nothing());
        }
        if !causes.is_empty() {
            sheet.paragraph(&phrases.question_causes(&causes.join("; ")));
        }
    }

    fn because(&self, id: RuleId) -> String {
        let rule = self.module().rules.get(id.index());
        rule.map_or_else(String::new, |rule| match self.reader {
            Reader::Person => self.words.fill(&rule.because),
            Reader::Clinician => self.rule(rule),
        })
    }
}
