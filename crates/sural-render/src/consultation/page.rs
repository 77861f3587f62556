//! The page of a consultation, in the order in which it is worked through: what must not be missed, what to do next,
//! what speaks for what, what follows.

use sural_content::module::{DispositionId, Observer, Warning};
use sural_decision::Decision;
use sural_decision::causes::Strength;
use sural_decision::consultation::{
    CauseStanding, Caveat, Consultation, Offer, Proposal, Standing,
};
use sural_decision::observation::{Observation, Observed};

use super::tell::{Teller, few, foot, group, strength, timed};
use crate::document::{Document, Part, Section};
use crate::words::Words;

/// How many steps are proposed at once.
const STEPS: usize = 5;
/// How many steps that need not be done are named before the rest is counted.
const NEEDLESS: usize = 8;

/// The page.
#[must_use]
pub fn page(
    decision: &Decision,
    words: &Words<'_>,
    consultation: &Consultation,
    observations: &[Observation],
    observed: &Observed,
) -> Document {
    let page = Page {
        tell: Teller {
            decision,
            words,
            answers: &observed.answers,
        },
        consultation,
    };
    let sections = vec![
        page.contradictions(observations, observed),
        page.rule_out(),
        page.next(),
        page.urgency(),
        page.scores(),
        page.open_causes(),
        page.closed_causes(),
        page.orders(),
        page.treatments(),
        page.referrals(),
    ];
    Document {
        language: decision.module().authored().language.clone(),
        title: format!("Consultation: {}", page.tell.module().title.to_lowercase()),
        heads: page.heads(),
        sections,
        foot: foot(decision.module()),
    }
    .without_empty_parts()
}

struct Page<'a> {
    tell: Teller<'a>,
    consultation: &'a Consultation,
}

impl Page<'_> {
    fn title(&self, id: DispositionId) -> String {
        let disposition = self.tell.module().dispositions.get(id.index());
        disposition.map_or_else(String::new, |it| self.tell.fill(&it.title))
    }

    fn heads(&self) -> Vec<(String, String)> {
        let now = self.consultation.disposition;
        let mut heads = vec![("Urgency from now".to_owned(), self.title(now))];
        if self.consultation.could_become != now {
            heads.push((
                "Could become".to_owned(),
                self.title(self.consultation.could_become),
            ));
        }
        let system = group(self.tell.words, self.consultation.cause_group);
        heads.push(("Body system".to_owned(), system));
        heads
    }

    fn contradictions(&self, observations: &[Observation], observed: &Observed) -> Section {
        let between = observed.contradictions.iter().filter_map(|it| {
            let (stands, differs) = (observations.get(it.stands)?, observations.get(it.differs)?);
            Some(format!(
                "{}: the {} says something else than the {}. {}",
                self.tell.name(stands.finding),
                observer(differs.observer),
                observer(stands.observer),
                mend(stands.observer),
            ))
        });
        let within = self.consultation.contradictions.iter().map(|cause| {
            format!(
                "{}: one rule excludes it and another confirms it. It counts as not excluded.",
                self.tell.cause(*cause)
            )
        });
        let waiting = match observed.waiting.as_slice() {
            [] => None,
            waiting => Some(format!(
                "Recorded for each leg, and not read until it is known which leg is the worse: {}.",
                self.tell.names(waiting, ", ")
            )),
        };
        let told = between.chain(within).chain(waiting);
        Section::new("To be settled", told.map(Part::Notice).collect())
    }

    fn rule_out(&self) -> Section {
        let rows = self.consultation.rule_out_first.iter().map(|it| {
            (
                self.tell.cause(it.cause),
                timed(it.within, &self.tell.because_of(&it.by)),
            )
        });
        Section::new("Rule out first", vec![Part::Table(rows.collect())])
    }

    fn next(&self) -> Section {
        let next = self.consultation.next.iter().take(STEPS).map(|it| {
            let serves = match it.serves.as_slice() {
                [] => String::new(),
                causes => format!("To rule out: {}. ", self.tell.causes(causes)),
            };
            let told = format!("{serves}Still open: {}", self.tell.some_names(&it.findings));
            (self.tell.step(it.step), timed(it.within, &told))
        });
        let needless = self.consultation.needless.iter();
        let needless = needless
            .map(|step| self.tell.step(*step))
            .collect::<Vec<_>>();
        let mut parts = vec![Part::Table(next.collect())];
        if !needless.is_empty() {
            let told = few(&needless, NEEDLESS);
            parts.push(Part::Paragraph(format!(
                "Need not be done, for it can change nothing any more: {told}."
            )));
        }
        Section::new("Next", parts)
    }

    fn urgency(&self) -> Section {
        let reasons = self.consultation.reasons.iter();
        let urgent = reasons.filter(|id| {
            self.tell
                .rule(**id)
                .is_some_and(|rule| rule.disposition.is_some())
        });
        let reasons = urgent.map(|id| self.tell.because(*id)).collect();
        let answered = self.consultation.answered.iter().map(|it| {
            format!(
                "No longer counts: {} Answered by: {}",
                self.tell.because(it.rule),
                self.tell.because_of(&it.by)
            )
        });
        Section::new(
            "Why this urgency",
            vec![Part::List(reasons), Part::List(answered.collect())],
        )
    }

    /// Scores of which something is known.
    fn scores(&self) -> Section {
        Section::new(
            "Scores",
            vec![Part::Table(self.tell.scores(self.consultation))],
        )
    }

    fn open_causes(&self) -> Section {
        let shown = self.consultation.causes.iter().filter(|it| {
            it.standing == Standing::Confirmed
                || it.standing != Standing::Excluded && it.rank.strength >= Strength::Possible
        });
        let rows = shown
            .map(|it| (self.tell.cause(it.rank.cause), self.standing(it)))
            .collect();
        Section::new("For and against", vec![Part::Table(rows)])
    }

    fn standing(&self, cause: &CauseStanding) -> String {
        let evidence = |for_it| {
            self.tell
                .evidence(self.consultation, cause.rank.cause, for_it)
        };
        let (speaks_for, against) = (evidence(true), evidence(false));
        let mut told = match cause.standing {
            Standing::Confirmed => {
                format!("Confirmed: {}", self.tell.because_of(&cause.confirmed_by))
            }
            _ => crate::text::capital(strength(cause.rank.strength)),
        };
        for (lead, evidence) in [("For", speaks_for), ("Against", against)] {
            if !evidence.is_empty() {
                told.push_str(&format!(". {lead}: {evidence}"));
            }
        }
        told
    }

    fn closed_causes(&self) -> Section {
        let rows = self.tell.ruled_out(self.consultation);
        Section::new("Ruled out", vec![Part::Table(rows)])
    }

    fn orders(&self) -> Section {
        let rows = self.consultation.orders.iter().filter_map(|due| {
            let order = self.tell.module().orders.get(due.order.index())?;
            let by = self.tell.because_of(&due.by);
            let told = if due.done {
                "done".to_owned()
            } else {
                timed(due.within, &by)
            };
            let warnings = self.warnings("But", &order.avoid, &due.warnings);
            Some((self.tell.order(order), format!("{told}{warnings}")))
        });
        Section::new("Tests", vec![Part::Table(rows.collect())])
    }

    fn warnings(&self, lead: &str, warnings: &[Warning], caveats: &[Caveat]) -> String {
        let told = caveats.iter().filter_map(|caveat| {
            let warning = warnings.get(caveat.warning)?;
            Some(format!(
                ". {lead}: {}",
                self.tell.caveat(&warning.because, caveat)
            ))
        });
        told.collect()
    }

    fn treatments(&self) -> Section {
        let rows = self
            .consultation
            .treatments
            .iter()
            .filter_map(|it| self.treatment(it));
        Section::new("Plan", vec![Part::Table(rows.collect())])
    }

    fn treatment(&self, proposal: &Proposal) -> Option<(String, String)> {
        let treatment = self
            .tell
            .module()
            .treatments
            .get(proposal.treatment.index())?;
        let offer = match proposal.offer {
            Offer::Offered => "Offer",
            Offer::FindOutFirst => "Find out first",
            Offer::Withheld => "Withhold",
        };
        let never = self.warnings("Contraindication", &treatment.never, &proposal.never);
        let caution = self.warnings("Caution", &treatment.caution, &proposal.caution);
        let notes = treatment
            .note
            .iter()
            .map(|note| format!(". {}", self.tell.fill(note).trim_end_matches('.')));
        let review = treatment
            .review
            .iter()
            .map(|review| format!(". Review {}", self.tell.fill(review)));
        let fails = treatment
            .fails
            .iter()
            .map(|fails| format!(". If it does not help: {}", self.tell.fill(fails)));
        let more = notes.chain(review).chain(fails).collect::<String>();
        Some((
            self.tell.fill(&treatment.clinical),
            format!("{offer}{never}{caution}{more}"),
        ))
    }

    fn referrals(&self) -> Section {
        let mut parts = Vec::new();
        for due in &self.consultation.referrals {
            let Some(referral) = self.tell.module().referrals.get(due.referral.index()) else {
                continue;
            };
            let to = self.tell.module().services.get(referral.to.index());
            let to = to.map_or_else(String::new, |service| self.tell.fill(&service.clinical));
            let missing = self.tell.missing(&referral.needs, &due.missing);
            let told = format!("To {to}. {}", self.tell.because_of(&due.by));
            let told = timed(due.within, &told);
            let state = if missing.is_empty() {
                "complete".to_owned()
            } else {
                format!("incomplete; still needed: {missing}")
            };
            parts.push(Part::Table(vec![(
                self.tell.fill(&referral.title),
                format!("{told} The letter is {state}."),
            )]));
        }
        Section::new("Referrals", parts)
    }
}

/// What becomes of the two answers.
fn mend(stands: Observer) -> &'static str {
    match stands {
        Observer::Patient => {
            "The patient's answer counts until a reason is recorded for the other."
        }
        Observer::Clinician | Observer::Test => "The later answer counts.",
    }
}

fn observer(observer: Observer) -> &'static str {
    match observer {
        Observer::Patient => "patient",
        Observer::Clinician => "clinician",
        Observer::Test => "test",
    }
}
