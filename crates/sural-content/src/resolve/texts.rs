//! Every text a block says to people.

use crate::span::Spanned;
use crate::syntax::ast::{Body, Finding, FindingKind, Observer, Screen, Stage, Text, Warning};

use super::Listed;

/// For whom a text is and how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Sentences and titles for the person.
    Lay,
    /// The label of an option.
    Label,
    /// For clinicians and authors.
    Clinical,
}

/// All texts of a chapter, block by block in the order of the fields.
pub(crate) fn texts(listed: &Listed) -> impl Iterator<Item = (Role, &Text)> {
    // Reasons of the consultation are for clinicians.
    let reason = match listed.consultation {
        true => Role::Clinical,
        false => Role::Lay,
    };
    let blocks = listed.chapter.blocks.iter();
    blocks.flat_map(move |block| {
        let mut texts = Texts {
            all: Vec::new(),
            reason,
        };
        texts.body(&block.body);
        texts.all
    })
}

struct Texts<'a> {
    all: Vec<(Role, &'a Text)>,
    /// For whom `because` is.
    reason: Role,
}

impl<'a> Texts<'a> {
    fn body(&mut self, body: &'a Body) {
        match body {
            Body::Finding(finding) => self.finding(finding),
            Body::Screen(screen) => self.screen(screen),
            Body::Condition { means, .. } => self.add(Role::Clinical, means),
            Body::Score { title, .. } => self.add(Role::Clinical, title),
            Body::Constraint { because, .. } => self.add(self.reason, because),
            Body::Disposition(disposition) => {
                self.add(
                    Role::Lay,
                    disposition
                        .title
                        .iter()
                        .chain(&disposition.say)
                        .chain(&disposition.review),
                );
            }
            Body::Service {
                title,
                clinical,
                about,
            } => {
                self.add(Role::Clinical, title.iter().chain(clinical));
                self.add(Role::Lay, about);
            }
            Body::Cause(cause) => {
                self.add(Role::Lay, cause.title.iter().chain(&cause.about));
                self.add(Role::Clinical, &cause.clinical);
            }
            Body::Evidence { measures } => self.add(
                Role::Clinical,
                measures.iter().map(|measure| &measure.title),
            ),
            Body::Rule(rule) => self.add(self.reason, &rule.because),
            Body::Care(care) => self.add(Role::Lay, &care.say),
            Body::SafetyNet { say, .. } => self.add(Role::Lay, say),
            Body::Case(_) => {}
            Body::Property(property) => self.add(Role::Clinical, &property.because),
            Body::Exception(exception) => {
                self.add(
                    Role::Clinical,
                    exception.because.iter().chain(&exception.signed),
                );
            }
            Body::Hazard(hazard) => {
                let texts = [
                    &hazard.hazard,
                    &hazard.cause,
                    &hazard.harm,
                    &hazard.because,
                    &hazard.owner,
                ];
                self.add(Role::Clinical, texts.into_iter().flatten());
            }
            Body::Order(order) => {
                self.add(Role::Clinical, order.title.iter().chain(&order.clinical));
                self.warnings(&order.avoid);
            }
            Body::Treatment(treatment) => {
                self.add(Role::Lay, treatment.title.iter().chain(&treatment.say));
                self.warnings(&treatment.never);
                self.warnings(&treatment.caution);
                let further = [&treatment.clinical, &treatment.review, &treatment.fails];
                let further = further.into_iter().flatten();
                self.add(Role::Clinical, further.chain(&treatment.note));
            }
            Body::Referral(referral) => {
                self.add(Role::Lay, &referral.expect);
                let needs = referral.needs.iter().chain(&referral.may_wait);
                self.add(Role::Clinical, needs.map(|needed| &needed.because));
                self.add(Role::Clinical, referral.title.iter().chain(&referral.note));
            }
        }
    }

    /// What a clinician or a test alone supplies is asked in clinical words.
    fn finding(&mut self, finding: &'a Finding) {
        let is_patients = |by: &Spanned<Observer>| by.value == Observer::Patient;
        let (asked, label) = match finding.by.is_empty() || finding.by.iter().any(is_patients) {
            true => (Role::Lay, Role::Label),
            false => (Role::Clinical, Role::Clinical),
        };
        self.add(asked, finding.ask.iter().chain(&finding.help));
        self.add(Role::Lay, &finding.says);
        self.add(Role::Clinical, &finding.clinical);
        if let Some(FindingKind::OneOf(options) | FindingKind::SeveralOf(options)) =
            finding.kind.as_ref().map(|kind| &kind.value)
        {
            self.add(label, options.iter().map(|option| &option.label));
        }
    }

    fn screen(&mut self, screen: &'a Screen) {
        let stage = screen.stage.as_ref().map(|stage| stage.value);
        let (asked, label) = match stage {
            Some(Stage::History | Stage::Examination) => (Role::Clinical, Role::Clinical),
            _ => (Role::Lay, Role::Label),
        };
        self.add(asked, screen.ask.iter().chain(&screen.help));
        self.add(label, &screen.none);
    }

    fn warnings(&mut self, warnings: &'a [Warning]) {
        self.add(Role::Clinical, warnings.iter().map(|it| &it.because));
    }

    fn add(&mut self, role: Role, texts: impl IntoIterator<Item = &'a Text>) {
        self.all.extend(texts.into_iter().map(|text| (role, text)));
    }
}
