//! The letter to whoever sees the person next: what is asked, why, what was found, what was ruled out and how.

use sural_content::module::{FindingId, Observer, Referral};
use sural_decision::Answers;
use sural_decision::answers::none_of;
use sural_decision::causes::Strength;
use sural_decision::consultation::{Consultation, DueReferral, Offer, Standing};

use super::chart::Chart;
use super::clock::Clock;
use super::tell::{foot, group, strength};
use crate::document::{Document, Part, Section};
use crate::summary::Summary;
use crate::text::capital;

/// What a letter carries besides the case.
#[derive(Debug, Clone, Default)]
pub struct Letter {
    /// Who refers, and in which role.
    pub from: String,
    /// The day it is written, as people there write it.
    pub date: String,
    /// What the person is known by: a name, a number. Empty: a line to fill in by hand.
    pub person: String,
}

/// Writes the letter of a referral.
#[must_use]
pub fn letter(chart: &Chart<'_>, due: &DueReferral, letter: &Letter) -> Option<Document> {
    let module = chart.module();
    let referral = module.referrals.get(due.referral.index())?;
    let writer = Writer {
        tell: Chart {
            clock: Clock {
                dated: true,
                ..chart.clock.clone()
            },
            ..chart.clone()
        },
        consultation: &chart.reading.consultation,
        referral,
        due,
        letter,
    };
    let sections = vec![
        writer.asked(),
        writer.thought(),
        writer.contradictions(),
        writer.told(),
        writer.found(Observer::Clinician, "Examination"),
        writer.found(Observer::Test, "Results"),
        writer.scores(),
        writer.carried(),
        writer.ruled_out(),
        writer.done(),
    ];
    let document = Document {
        language: module.language.clone(),
        title: format!("Referral: {}", writer.tell.fill(&referral.title)),
        heads: writer.heads(),
        sections,
        foot: foot(module),
    };
    Some(document.without_empty_parts())
}

struct Writer<'a> {
    tell: Chart<'a>,
    consultation: &'a Consultation,
    referral: &'a Referral,
    due: &'a DueReferral,
    letter: &'a Letter,
}

impl Writer<'_> {
    fn heads(&self) -> Vec<(String, String)> {
        let service = self.tell.module().services.get(self.referral.to.index());
        let to = service.map_or_else(String::new, |it| self.tell.fill(&it.clinical));
        let person = match self.letter.person.as_str() {
            "" => "________________________________",
            known => known,
        };
        [
            ("To", to.as_str()),
            ("From", &self.letter.from),
            ("Date", &self.letter.date),
            ("About", person),
            ("How soon", &capital(&self.tell.limit(&self.due.limits))),
            ("Times", &self.tell.clock.zone().unwrap_or_default()),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
    }

    fn asked(&self) -> Section {
        let missing = self.tell.missing(&self.referral.needs, &self.due.missing);
        let open = self.due.may_wait.iter();
        let waits = open.filter_map(|at| self.referral.may_wait.get(*at));
        let waits = waits.map(|it| self.tell.names(&it.any, " or "));
        let waits = waits.collect::<Vec<_>>().join("; ");
        let mut parts = Vec::new();
        if !missing.is_empty() {
            parts.push(Part::Notice(format!(
                "Not complete. Still needed: {missing}."
            )));
        }
        let why = self.due.by.iter().map(|rule| self.tell.because(*rule));
        parts.push(Part::List(why.collect()));
        if !waits.is_empty() {
            parts.push(Part::Paragraph(format!("Not done, may wait: {waits}.")));
        }
        Section::new("Why", parts)
    }

    fn thought(&self) -> Section {
        let kept = self
            .consultation
            .causes
            .iter()
            .filter(|it| it.standing != Standing::Excluded);
        let likely = kept.filter(|it| {
            it.standing == Standing::Confirmed || it.rank.strength >= Strength::Possible
        });
        let causes = likely.take(LEADING).map(|it| {
            let name = self.tell.cause(it.rank.cause);
            let standing = match it.standing {
                Standing::Confirmed => "confirmed".to_owned(),
                _ => strength(it.rank.strength).to_owned(),
            };
            let speaks_for = self.tell.evidence(self.consultation, it.rank.cause, true);
            let lead = if speaks_for.is_empty() {
                ""
            } else {
                ". For it: "
            };
            (name, capital(&format!("{standing}{lead}{speaks_for}")))
        });
        let system = group(self.tell.words, self.consultation.cause_group);
        let rows = [("Body system".to_owned(), system)]
            .into_iter()
            .chain(causes);
        Section::new("Considered", vec![Part::Table(rows.collect())])
    }

    fn contradictions(&self) -> Section {
        let told = self.tell.contradictions().into_iter();
        Section::new("Said differently", told.map(Part::Notice).collect())
    }

    /// What the person told.
    fn told(&self) -> Section {
        let Summary {
            positive,
            negative,
            unknown,
        } = Summary::of(self.tell.words, &self.told_answers());
        let mut parts = vec![Part::List(positive)];
        for (lead, names) in [("Not present", negative), ("Not known", unknown)] {
            if !names.is_empty() {
                parts.push(Part::Paragraph(format!("{lead}: {}.", names.join("; "))));
            }
        }
        Section::new("History", parts)
    }

    fn told_answers(&self) -> Answers {
        let mut told = self.tell.answers().clone();
        for (id, _) in self.tell.answers().iter() {
            if self.observed_by(id) != Some(Observer::Patient) {
                told.set(id, None);
            }
        }
        told
    }

    fn observed_by(&self, id: FindingId) -> Option<Observer> {
        self.tell
            .finding(id)
            .and_then(|finding| finding.observers.first())
            .copied()
    }

    /// What an observer found, left and right where that was recorded.
    fn found(&self, observer: Observer, heading: &str) -> Section {
        let answered = self
            .tell
            .answers()
            .iter()
            .filter(|(id, _)| self.observed_by(*id) == Some(observer));
        let (normal, found): (Vec<_>, Vec<_>) = answered.partition(|(id, answer)| {
            none_of(self.tell.module(), *id).as_ref() == Some(*answer) && !self.tell.is_sided(*id)
        });
        // Of both legs, while it is not known which is the worse: no rule reads it, whoever sees the person does.
        let waiting = self.tell.reading.replay.observed.waiting.iter().copied();
        let waiting = waiting.filter(|id| self.observed_by(*id) == Some(observer));
        let found = found.into_iter().map(|(id, _)| id).chain(waiting);
        let rows = found.map(|id| (self.tell.name(id), self.tell.recorded(id)));
        let normal = normal
            .into_iter()
            .map(|(id, _)| self.tell.name(id))
            .collect::<Vec<_>>();
        let mut parts = vec![Part::Table(rows.collect())];
        if !normal.is_empty() {
            parts.push(Part::Paragraph(format!(
                "Normal or absent: {}.",
                normal.join("; ")
            )));
        }
        Section::new(heading, parts)
    }

    fn scores(&self) -> Section {
        Section::new(
            "Scores",
            vec![Part::Table(self.tell.complete_scores(self.consultation))],
        )
    }

    /// What the receiving side asks about, said even if nobody asked.
    fn carried(&self) -> Section {
        let rows = self
            .referral
            .carries
            .iter()
            .map(|id| (self.tell.name(*id), self.tell.recorded(*id)));
        Section::new("For this referral", vec![Part::Table(rows.collect())])
    }

    fn ruled_out(&self) -> Section {
        let open = self
            .consultation
            .rule_out_first
            .iter()
            .map(|it| self.tell.cause(it.cause))
            .collect::<Vec<_>>();
        let mut parts = vec![Part::Table(self.tell.ruled_out(self.consultation))];
        if !open.is_empty() {
            parts.push(Part::Notice(format!(
                "Not ruled out yet: {}.",
                open.join("; ")
            )));
        }
        Section::new("Ruled out, and how", parts)
    }

    fn done(&self) -> Section {
        let module = self.tell.module();
        let orders = self.consultation.orders.iter().filter(|due| !due.done);
        let orders = orders.filter_map(|due| module.orders.get(due.order.index()));
        let orders = orders
            .map(|order| self.tell.order(order))
            .collect::<Vec<_>>();
        let offered = self
            .consultation
            .treatments
            .iter()
            .filter(|it| it.offer == Offer::Offered && !it.by.is_empty());
        let offered = offered.filter_map(|it| module.treatments.get(it.treatment.index()));
        let offered = offered
            .map(|it| self.tell.fill(&it.clinical))
            .collect::<Vec<_>>();
        let mut parts = vec![Part::List(self.tell.decisions())];
        for (lead, names) in [
            ("Tests advised and without a result yet", orders),
            ("Treatment advised meanwhile", offered),
        ] {
            if !names.is_empty() {
                parts.push(Part::Paragraph(format!("{lead}: {}.", names.join("; "))));
            }
        }
        Section::new("Decided and under way", parts)
    }
}

/// How many causes a letter names.
const LEADING: usize = 4;
