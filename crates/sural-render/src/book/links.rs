//! Where everything stands in the book.

use sural_content::module::{
    CareId, CauseId, Control, DispositionId, FindingId, Hazard, Module, OrderId, ReferenceId,
    ReferralId, RuleId, ServiceId, Step, TreatmentId,
};
use sural_content::span::Span;

use super::declared::Declared;
use crate::html::Html;
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

/// Where a hazard stands in the hazard log.
#[must_use]
pub fn log_place(hazard: &Hazard) -> String {
    format!("hazards.html#log-{}", hazard.id)
}

/// Where a hazard stands in the traceability matrix.
#[must_use]
pub fn trace_place(hazard: &Hazard) -> String {
    format!("traceability.html#trace-{}", hazard.id)
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

    /// Where a part is declared.
    #[must_use]
    pub fn place<T: Declared>(&self, part: Option<&T>) -> String {
        part.map(|part| self.anchor(part.span(), T::KIND, part.id()))
            .unwrap_or_default()
    }

    /// Links to a part.
    pub fn part<T: Declared>(&self, html: &mut Html, part: Option<&T>) {
        if let Some(part) = part {
            html.link(&self.place(Some(part)), part.label());
        }
    }

    /// Links to a rule.
    pub fn rule(&self, html: &mut Html, id: RuleId) {
        self.part(html, self.module.rules.get(id.index()));
    }

    /// Links to a cause.
    pub fn cause(&self, html: &mut Html, id: CauseId) {
        self.part(html, self.module.causes.get(id.index()));
    }

    /// Links to a finding.
    pub fn finding(&self, html: &mut Html, id: FindingId) {
        self.part(html, self.module.findings.get(id.index()));
    }

    /// Links to a service.
    pub fn service(&self, html: &mut Html, id: ServiceId) {
        self.part(html, self.module.services.get(id.index()));
    }

    /// Links to a care advice.
    pub fn care(&self, html: &mut Html, id: CareId) {
        self.part(html, self.module.care.get(id.index()));
    }

    /// Links to a test.
    pub fn order(&self, html: &mut Html, id: OrderId) {
        self.part(html, self.module.orders.get(id.index()));
    }

    /// Links to a treatment.
    pub fn treatment(&self, html: &mut Html, id: TreatmentId) {
        self.part(html, self.module.treatments.get(id.index()));
    }

    /// Links to a referral.
    pub fn referral(&self, html: &mut Html, id: ReferralId) {
        self.part(html, self.module.referrals.get(id.index()));
    }

    /// Links to a page or a test.
    pub fn step(&self, html: &mut Html, step: Step) {
        match step {
            Step::Screen(id) => self.part(html, self.module.screens.get(id.index())),
            Step::Order(id) => self.order(html, id),
        }
    }

    /// Links to one of the evidence blocks of a cause, by its position among them.
    pub fn evidence(&self, html: &mut Html, cause: &str, index: usize, place: Span) {
        html.link(
            &self.anchor(place, "evidence", &format!("{cause}-{}", index + 1)),
            &format!("table {}", index + 1),
        );
    }

    /// Links to a worked case.
    pub fn case(&self, html: &mut Html, index: usize) {
        if let Some(case) = self.module.cases.get(index) {
            html.link(
                &format!(
                    "{}#{}",
                    self.page(case.span),
                    case_anchor(case.block.index())
                ),
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
        match control {
            Control::Rule(id) => self.rule(html, id),
            Control::Finding(id) => self.finding(html, id),
            Control::Case(id) => self.case(html, id.index()),
            Control::Property(id) => self.part(html, module.properties.get(id.index())),
            Control::Screen(id) => self.part(html, module.screens.get(id.index())),
            Control::SafetyNet(id) => self.part(html, module.safety_net.get(id.index())),
            Control::Constraint(id) => self.part(html, module.constraint(id)),
            Control::Exception(id) => self.part(html, module.exceptions.get(id.index())),
        }
    }

    /// Where a disposition is declared.
    #[must_use]
    pub fn disposition(&self, id: DispositionId) -> String {
        self.place(self.module.dispositions.get(id.index()))
    }

    /// Where what a clause speaks of is declared.
    #[must_use]
    pub fn subject(&self, subject: Subject) -> String {
        match subject {
            Subject::Finding(id) => self.place(self.module.findings.get(id.index())),
            Subject::Condition(id) => self.place(self.module.conditions.get(id.index())),
            Subject::Score(id) => self.place(self.module.scores.get(id.index())),
        }
    }
}
