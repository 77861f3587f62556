//! Every text a block says to people.

use crate::syntax::ast::{Body, FindingKind, OptionDecl, Text};

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

/// All texts of a block, in the order of its fields.
pub(crate) fn texts(body: &Body) -> Vec<(Role, &Text)> {
    let mut texts = Texts(Vec::new());
    texts.body(body);
    texts.0
}

struct Texts<'a>(Vec<(Role, &'a Text)>);

impl<'a> Texts<'a> {
    fn body(&mut self, body: &'a Body) {
        match body {
            Body::Finding(finding) => {
                self.add(
                    Role::Lay,
                    [&finding.ask, &finding.help, &finding.says]
                        .into_iter()
                        .flatten(),
                );
                self.add(Role::Clinical, &finding.clinical);
                if let Some(FindingKind::OneOf(options) | FindingKind::SeveralOf(options)) =
                    finding.kind.as_ref().map(|kind| &kind.value)
                {
                    self.labels(options);
                }
            }
            Body::Screen(screen) => {
                self.add(Role::Lay, [&screen.ask, &screen.help].into_iter().flatten());
                self.add(Role::Label, &screen.none);
            }
            Body::Condition { means, .. } => self.add(Role::Clinical, means),
            Body::Score { title, .. } => self.add(Role::Clinical, title),
            Body::Constraint { because, .. } => self.add(Role::Lay, because),
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
            Body::Rule(rule) => self.add(Role::Lay, &rule.because),
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
        }
    }

    fn labels(&mut self, options: &'a [OptionDecl]) {
        self.add(Role::Label, options.iter().map(|option| &option.label));
    }

    fn add(&mut self, role: Role, texts: impl IntoIterator<Item = &'a Text>) {
        self.0.extend(texts.into_iter().map(|text| (role, text)));
    }
}
