//! The page of a consultation, in the order in which it is worked through: what must not be missed, what to do next,
//! what speaks for what, what follows.

use sural_content::module::{OrderId, ReferralId, Step, TreatmentId, Warning};
use sural_decision::causes::Strength;
use sural_decision::consultation::{
    CauseStanding, Caveat, Consultation, DueOrder, DueReferral, NextStep, Offer, Proposal, Standing,
};

use super::chart::Chart;
use super::clock::Clock;
use super::notes::notes;
use super::tell::{few, foot, group, strength};
use crate::document::{Document, Part, Section};

/// How many steps are proposed at once.
const STEPS: usize = 5;
/// How many steps that need not be done are named before the rest is counted.
const NEEDLESS: usize = 8;

/// What can be acted on, each with its name and what is said of it: for surfaces on which one acts where one reads.
#[derive(Debug, Clone)]
pub struct Acts {
    /// What to do next, the most useful first.
    pub next: Vec<(Step, String, String)>,
    /// Tests that are asked for, or whose result came late.
    pub tests: Vec<(OrderId, String, String)>,
    /// Treatments that come into question.
    pub plan: Vec<(TreatmentId, String, String)>,
    /// Referrals to make.
    pub referrals: Vec<(ReferralId, String, String)>,
}

impl Acts {
    /// What can be acted on in a case.
    #[must_use]
    pub fn of(chart: &Chart<'_>) -> Self {
        let page = Page::of(chart);
        let next = page.consultation.next.iter().take(STEPS);
        let next = next.map(|it| (it.step, chart.step(it.step), page.step(it)));
        Self {
            next: next.collect(),
            tests: page.tests(),
            plan: page.plan(),
            referrals: page.made(),
        }
    }
}

/// The page.
#[must_use]
pub fn page(chart: &Chart<'_>) -> Document {
    let page = Page::of(chart);
    let sections = vec![
        page.notes(),
        page.contradictions(),
        page.rule_out(),
        page.next(),
        page.urgency(),
        page.scores(),
        page.open_causes(),
        page.closed_causes(),
        page.orders(),
        page.treatments(),
        page.referrals(),
        page.decisions(),
    ];
    Document {
        language: chart.module().language.clone(),
        title: format!("Consultation: {}", chart.module().title.to_lowercase()),
        heads: page.heads(),
        sections,
        foot: foot(chart.module()),
    }
    .without_empty_parts()
}

struct Page<'a> {
    tell: &'a Chart<'a>,
    consultation: &'a Consultation,
}

impl<'a> Page<'a> {
    fn of(chart: &'a Chart<'a>) -> Self {
        Self {
            tell: chart,
            consultation: &chart.reading.consultation,
        }
    }

    fn heads(&self) -> Vec<(String, String)> {
        let now = self.consultation.disposition;
        let mut heads = vec![
            ("Case".to_owned(), self.case()),
            ("Urgency from now".to_owned(), self.tell.disposition(now)),
        ];
        if self.consultation.could_become != now {
            heads.push((
                "Could become".to_owned(),
                self.tell.disposition(self.consultation.could_become),
            ));
        }
        let system = group(self.tell.words, self.consultation.cause_group);
        heads.push(("Body system".to_owned(), system));
        let zone = self.tell.clock.zone();
        heads.extend(zone.map(|zone| ("Times".to_owned(), zone)));
        heads
    }

    /// Which case, and how far it is told.
    fn case(&self) -> String {
        let (all, told) = (&self.tell.case.events, self.tell.told_events());
        let last = told.last().and_then(|event| event.at.parse().ok());
        let clock = Clock {
            dated: true,
            ..self.tell.clock.clone()
        };
        let until = last.map_or_else(String::new, |at| format!(", {}", clock.told(at)));
        format!(
            "{}, event {} of {}{until}",
            self.tell.case.id,
            told.len(),
            all.len()
        )
    }

    fn notes(&self) -> Section {
        let notes = notes(&self.tell.reading.replay).into_iter();
        Section::new("Mind", notes.map(Part::Notice).collect())
    }

    fn decisions(&self) -> Section {
        Section::new("Decided", vec![Part::List(self.tell.decisions())])
    }

    fn contradictions(&self) -> Section {
        let waiting = match self.tell.reading.replay.observed.waiting.as_slice() {
            [] => None,
            waiting => Some(format!(
                "Recorded for each leg, and not read until it is known which leg is the worse: {}.",
                self.tell.names(waiting, ", ")
            )),
        };
        let told = self.tell.contradictions().into_iter().chain(waiting);
        Section::new("To be settled", told.map(Part::Notice).collect())
    }

    fn rule_out(&self) -> Section {
        let rows = self.consultation.rule_out_first.iter().map(|it| {
            (
                self.tell.cause(it.cause),
                self.tell.timed(&it.limits, &self.tell.because_of(&it.by)),
            )
        });
        Section::new("Rule out first", vec![Part::Table(rows.collect())])
    }

    fn next(&self) -> Section {
        let next = self.consultation.next.iter().take(STEPS);
        let next = next.map(|it| (self.tell.step(it.step), self.step(it)));
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

    /// What a step serves, and by when.
    fn step(&self, next: &NextStep) -> String {
        let serves = match next.serves.as_slice() {
            [] => String::new(),
            causes => format!("To rule out: {}. ", self.tell.causes(causes)),
        };
        let open = self.tell.some_names(&next.findings);
        let told = format!("{serves}Still open: {open}");
        self.tell.timed(&next.limits, &told)
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
        let rows = self.tests().into_iter();
        let rows = rows.map(|(_, name, told)| (name, told));
        Section::new("Tests", vec![Part::Table(rows.collect())])
    }

    fn tests(&self) -> Vec<(OrderId, String, String)> {
        let orders = &self.tell.module().orders;
        let asked = self.consultation.orders.iter().filter_map(|due| {
            let order = orders.get(due.order.index())?;
            let warnings = self.warnings("But", &order.avoid, &due.warnings);
            let told = format!("{}{warnings}", self.asked(due));
            Some((due.order, self.tell.order(order), told))
        });
        // A result may have answered the rule that asked for it, and still have come late.
        let clocks = &self.tell.reading.clocks;
        let is_asked = |id| self.consultation.orders.iter().any(|due| due.order == id);
        let late = clocks.late().filter(|(id, _)| !is_asked(*id));
        let late = late.filter_map(|(id, done)| {
            let order = orders.get(id.index())?;
            Some((id, self.tell.order(order), self.tell.done(done)))
        });
        asked.chain(late).collect()
    }

    /// That a test is done, or by when and why it is asked for.
    fn asked(&self, due: &DueOrder) -> String {
        let clocks = &self.tell.reading.clocks;
        if let Some(done) = clocks.done(due.order) {
            return self.tell.done(done);
        }
        let asked = clocks.ordered.get(&due.order);
        let asked = asked.map_or_else(String::new, |at| {
            format!(". Asked for at {}", self.tell.clock.told(*at))
        });
        let why = self.tell.because_of(&due.by);
        format!("{}{asked}", self.tell.timed(&due.limits, &why))
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
        let rows = self.plan().into_iter();
        let rows = rows.map(|(_, name, told)| (name, told));
        Section::new("Plan", vec![Part::Table(rows.collect())])
    }

    fn plan(&self) -> Vec<(TreatmentId, String, String)> {
        let proposed = self.consultation.treatments.iter();
        let told = proposed.filter_map(|it| {
            let (name, told) = self.treatment(it)?;
            Some((it.treatment, name, told))
        });
        told.collect()
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
        let rows = self.made().into_iter();
        let tables = rows.map(|(_, name, told)| Part::Table(vec![(name, told)]));
        Section::new("Referrals", tables.collect())
    }

    fn made(&self) -> Vec<(ReferralId, String, String)> {
        let due = self.consultation.referrals.iter();
        let told = due.filter_map(|due| {
            let (name, told) = self.referral(due)?;
            Some((due.referral, name, told))
        });
        told.collect()
    }

    fn referral(&self, due: &DueReferral) -> Option<(String, String)> {
        let module = self.tell.module();
        let referral = module.referrals.get(due.referral.index())?;
        let to = module.services.get(referral.to.index());
        let to = to.map_or_else(String::new, |service| self.tell.fill(&service.clinical));
        let missing = self.tell.missing(&referral.needs, &due.missing);
        let told = format!("To {to}. {}", self.tell.because_of(&due.by));
        let told = match self.tell.reading.clocks.referred.get(&due.referral) {
            Some(at) => format!("Referred at {}: {told}", self.tell.clock.told(*at)),
            None => self.tell.timed(&due.limits, &told),
        };
        let state = if missing.is_empty() {
            "complete".to_owned()
        } else {
            format!("incomplete; still needed: {missing}")
        };
        let title = self.tell.fill(&referral.title);
        Some((title, format!("{told} The letter is {state}.")))
    }
}
