//! Where everything stands in the book.

use sural_content::module::{
    CareId, CauseId, ConditionId, Control, DispositionId, FindingId, Module, ReferenceId, RuleId,
    ScoreId, ServiceId,
};
use sural_content::span::Span;

use super::html::Html;
use crate::sentence::Subject;

/// Links to the parts of a module.
#[derive(Debug, Clone, Copy)]
pub struct Links<'a> {
    module: &'a Module,
}

/// The page of a chapter.
#[must_use]
pub fn chapter_page(slug: &str) -> String {
    format!("chapter-{slug}.html")
}

/// The anchor of a worked case, by its position in the module.
#[must_use]
pub fn case_anchor(index: usize) -> String {
    format!("case-{}", index + 1)
}

impl<'a> Links<'a> {
    /// Links into the book of this module.
    #[must_use]
    pub fn new(module: &'a Module) -> Self {
        Self { module }
    }

    /// The page on which something is declared.
    fn page(&self, span: Span) -> String {
        let chapter = self
            .module
            .chapters
            .iter()
            .find(|chapter| chapter.source == span.source);
        chapter.map_or_else(
            || "index.html".to_owned(),
            |chapter| chapter_page(&chapter.slug),
        )
    }

    fn anchor(&self, span: Span, kind: &str, id: &str) -> String {
        format!("{}#{kind}-{id}", self.page(span))
    }

    /// Links to a rule.
    pub fn rule(&self, html: &mut Html, id: RuleId) {
        if let Some(rule) = self.module.rules.get(id.index()) {
            html.link(&self.anchor(rule.span, "rule", &rule.id), &rule.id);
        }
    }

    /// Links to a cause.
    pub fn cause(&self, html: &mut Html, id: CauseId) {
        if let Some(cause) = self.module.causes.get(id.index()) {
            html.link(&self.anchor(cause.span, "cause", &cause.id), &cause.title);
        }
    }

    /// Links to one of the evidence blocks of a cause, by its position among them.
    pub fn evidence(&self, html: &mut Html, cause: &str, index: usize, place: Span) {
        html.link(
            &self.anchor(place, "evidence", &format!("{cause}-{}", index + 1)),
            &format!("table {}", index + 1),
        );
    }

    /// Links to a finding.
    pub fn finding(&self, html: &mut Html, id: FindingId) {
        if let Some(finding) = self.module.findings.get(id.index()) {
            html.link(
                &self.anchor(finding.span, "finding", &finding.id),
                &finding.id,
            );
        }
    }

    /// Links to a service.
    pub fn service(&self, html: &mut Html, id: ServiceId) {
        if let Some(service) = self.module.services.get(id.index()) {
            html.link(
                &self.anchor(service.span, "service", &service.id),
                &service.title,
            );
        }
    }

    /// Links to a care advice.
    pub fn care(&self, html: &mut Html, id: CareId) {
        if let Some(care) = self.module.care.get(id.index()) {
            html.link(&self.anchor(care.span, "care", &care.id), &care.id);
        }
    }

    /// Links to a worked case.
    pub fn case(&self, html: &mut Html, index: usize) {
        if let Some(case) = self.module.cases.get(index) {
            html.link(
                &format!("{}#{}", self.page(case.span), case_anchor(index)),
                &case.title,
            );
        }
    }

    /// Links to a reference; the words are the link's.
    pub fn reference(&self, html: &mut Html, id: ReferenceId, words: &str) {
        if let Some(reference) = self.module.references.get(id.index()) {
            html.link(&format!("references.html#ref-{}", reference.id), words);
        }
    }

    /// Links to a control of a hazard.
    pub fn control(&self, html: &mut Html, control: Control) {
        let module = self.module;
        let named = match control {
            Control::Rule(id) => return self.rule(html, id),
            Control::Finding(id) => return self.finding(html, id),
            Control::Case(id) => return self.case(html, id.index()),
            Control::Property(id) => module
                .properties
                .get(id.index())
                .map(|it| ("property", it.span, &it.id)),
            Control::Screen(id) => module
                .screens
                .get(id.index())
                .map(|it| ("screen", it.span, &it.id)),
            Control::SafetyNet(id) => module
                .safety_net
                .get(id.index())
                .map(|it| ("safety_net", it.span, &it.id)),
            Control::Constraint(id) => module
                .constraints
                .get(id.index())
                .map(|it| ("constraint", it.span, &it.id)),
            Control::Exception(id) => module
                .exceptions
                .get(id.index())
                .map(|it| ("exception", it.span, &it.id)),
        };
        if let Some((kind, span, id)) = named {
            html.link(&self.anchor(span, kind, id), id);
        }
    }

    /// Where a disposition is declared.
    #[must_use]
    pub fn disposition(&self, id: DispositionId) -> String {
        let disposition = self.module.dispositions.get(id.index());
        disposition
            .map(|disposition| self.anchor(disposition.span, "disposition", &disposition.id))
            .unwrap_or_default()
    }

    /// Where what a clause speaks of is declared.
    #[must_use]
    pub fn subject(&self, subject: Subject) -> String {
        match subject {
            Subject::Finding(FindingId(id)) => self
                .module
                .findings
                .get(id as usize)
                .map(|finding| self.anchor(finding.span, "finding", &finding.id)),
            Subject::Condition(ConditionId(id)) => self
                .module
                .conditions
                .get(id as usize)
                .map(|named| self.anchor(named.span, "condition", &named.id)),
            Subject::Score(ScoreId(id)) => self
                .module
                .scores
                .get(id as usize)
                .map(|score| self.anchor(score.span, "score", &score.id)),
        }
        .unwrap_or_default()
    }
}
