//! The letters of a case, or the summary for whoever sees the person next, as compositions and as files.

use data_encoding::BASE64;
use sural_decision::Answers;
use sural_render::advice::Advice;
use sural_render::consultation::{Letter, letter};
use sural_render::document::Document;

use super::Story;
use crate::datatype::{CodeableConcept, Narrative, Reference};
use crate::resource::{
    Attachment, Composition, DocumentContent, DocumentReference, PaperSection, Resource,
};

/// A paper with the name by which it is told from others of the case.
pub(super) struct Paper {
    pub(super) name: String,
    kind: &'static str,
    paper: Document,
}

impl Story<'_> {
    /// A letter for each referral; where there is none, what the person was told, with the summary for the next to
    /// see them.
    pub(super) fn papers(&self) -> Vec<Paper> {
        let clock = &self.chart.clock;
        let from = self.chart.case.events.iter().rev();
        let from = from.filter_map(|event| event.by.name.clone()).next();
        let carried = Letter {
            from: from.unwrap_or_default(),
            date: clock.date(clock.now),
            person: String::new(),
        };
        let due = match self.is_consultation() {
            true => self.consultation().referrals.as_slice(),
            false => &[],
        };
        let letters = due.iter().filter_map(|due| {
            let referral = self.module().referrals.get(due.referral.index())?;
            Some(Paper {
                name: referral.id.clone(),
                kind: "Referral letter",
                paper: letter(&self.chart, due, &carried)?,
            })
        });
        let mut papers = letters.collect::<Vec<_>>();
        if papers.is_empty() {
            papers.extend(self.summary());
        }
        papers
    }

    fn summary(&self) -> Option<Paper> {
        let mut answers = Answers::none(self.triage.module());
        for (finding, answer) in self.chart.reading.replay.observed.answers.iter() {
            // What only the consultation declares stands after all that triage does, and finds no place.
            answers.set(finding, Some(answer.clone()));
        }
        let assessment = self.triage.assess(&answers).ok()?;
        let words = self.chart.words.told_to(&answers);
        let advice = Advice::of(self.triage, &words, &answers, &assessment);
        Some(Paper {
            name: "summary".to_owned(),
            kind: "Summary",
            paper: advice.document(&words),
        })
    }

    pub(super) fn composition(&self, paper: &Paper, entry: &[Reference]) -> Composition {
        let Paper { name, kind, paper } = paper;
        let sections = paper.sections.iter().map(|section| PaperSection {
            title: section.heading.clone(),
            text: Some(Narrative {
                status: "generated",
                div: section.to_html().narrative(&paper.language),
            }),
            entry: Vec::new(),
        });
        let structured = PaperSection {
            title: "Structured content".to_owned(),
            text: self.narrative(std::slice::from_ref(&paper.foot)),
            entry: entry.to_vec(),
        };
        Composition {
            id: self.id("Composition", name),
            language: paper.language.clone(),
            text: self.narrative(&[paper.title.clone(), paper.foot.clone()]),
            status: if self.assessment.settled {
                "final"
            } else {
                "preliminary"
            },
            r#type: Some(CodeableConcept::words(kind)),
            subject: self.subject(),
            date: self.now(),
            author: vec![self.author()],
            title: paper.title.clone(),
            section: sections.chain([structured]).collect(),
        }
    }

    pub(super) fn files(&self) -> Vec<Resource> {
        let papers = self.papers();
        papers.iter().map(|paper| self.file(paper).into()).collect()
    }

    fn file(&self, paper: &Paper) -> DocumentReference {
        let Paper { name, kind, paper } = paper;
        DocumentReference {
            id: self.id("DocumentReference", name),
            text: self.narrative(std::slice::from_ref(&paper.title)),
            status: "current",
            r#type: Some(CodeableConcept::words(kind)),
            subject: self.subject(),
            date: self.now(),
            author: vec![self.author()],
            description: paper.title.clone(),
            content: vec![DocumentContent {
                attachment: Some(Attachment {
                    content_type: "text/plain; charset=utf-8",
                    language: paper.language.clone(),
                    data: BASE64.encode(paper.to_text().as_bytes()),
                    title: paper.title.clone(),
                    ..Attachment::default()
                }),
            }],
        }
    }
}
