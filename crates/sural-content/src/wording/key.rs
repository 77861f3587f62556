//! Every text of a module that another language words, with its key.

use crate::module::{Choice, FindingKind, Module};
use crate::resolve::texts::Role;
use crate::span::Span;

/// Where the words of a text stand: `message` and, in it, `.attribute`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) message: String,
    pub(super) attribute: String,
}

/// Where a language lists the long words that people know, with commas between them. No text of the module.
pub(super) fn familiar() -> Key {
    Key {
        message: "module".to_owned(),
        attribute: "familiar".to_owned(),
    }
}

/// A text of the module.
pub(super) struct Text<'a> {
    pub(super) key: Key,
    pub(super) role: Role,
    pub(super) words: &'a mut String,
    /// The block that says it; empty if no block does.
    pub(super) span: Span,
}

/// Calls `look` with every text of triage, block by block in the order of the module. Two texts of the same words and
/// meaning may have one key.
pub(super) fn visit(module: &mut Module, look: &mut dyn FnMut(Text<'_>)) {
    let chapters = module.chapters.iter();
    let consultation = chapters.filter(|chapter| chapter.consultation);
    let mut at = Visit {
        look,
        passed_over: consultation.map(|chapter| chapter.source).collect(),
        message: String::new(),
        span: Span::default(),
    };
    at.block("module", "", Span::default());
    at.text("title", Role::Clinical, &mut module.title);
    for region in &mut module.regions {
        at.block("region", &region.id, Span::default());
        at.text("name", Role::Clinical, &mut region.name);
        // A number to call is the same in every language, and must not be mistyped in one.
        let words = region.words.iter_mut();
        for (name, words) in words.filter(|(_, words)| words.contains(char::is_alphabetic)) {
            at.text(name, Role::Clinical, words);
        }
    }
    for picture in &mut module.pictures {
        at.block("picture", &picture.id, picture.span);
        at.text("title", Role::Lay, &mut picture.title);
        at.text("description", Role::Lay, &mut picture.description);
    }
    for finding in &mut module.findings {
        at.block("finding", &finding.id, finding.span);
        at.text("ask", Role::Lay, &mut finding.ask);
        at.texts("help", Role::Lay, &mut finding.help);
        at.kind(&mut finding.kind);
        at.block("finding", &finding.id, finding.span);
        at.texts("says", Role::Lay, &mut finding.says);
    }
    for screen in &mut module.screens {
        at.block("screen", &screen.id, screen.span);
        at.text("ask", Role::Lay, &mut screen.ask);
        at.texts("help", Role::Lay, &mut screen.help);
        at.texts("none", Role::Label, &mut screen.none);
    }
    for condition in &mut module.conditions {
        at.block("condition", &condition.id, condition.span);
        at.text("means", Role::Clinical, &mut condition.means);
    }
    for score in &mut module.scores {
        at.block("score", &score.id, score.span);
        at.text("title", Role::Clinical, &mut score.title);
    }
    for constraint in &mut module.constraints {
        at.block("constraint", &constraint.id, constraint.span);
        at.text("because", Role::Lay, &mut constraint.because);
    }
    for disposition in &mut module.dispositions {
        at.block("disposition", &disposition.id, disposition.span);
        at.text("title", Role::Lay, &mut disposition.title);
        at.numbered("say", &mut disposition.say);
        at.texts("review", Role::Lay, &mut disposition.review);
    }
    for service in &mut module.services {
        at.block("service", &service.id, service.span);
        at.text("title", Role::Clinical, &mut service.title);
        at.texts("about", Role::Lay, &mut service.about);
    }
    for cause in &mut module.causes {
        at.block("cause", &cause.id, cause.span);
        at.text("title", Role::Lay, &mut cause.title);
        at.text("about", Role::Lay, &mut cause.about);
    }
    for rule in &mut module.rules {
        at.block("rule", &rule.id, rule.span);
        at.text("because", Role::Lay, &mut rule.because);
    }
    for care in &mut module.care {
        at.block("care", &care.id, care.span);
        at.numbered("say", &mut care.say);
    }
    for line in &mut module.safety_net {
        at.block("safety_net", &line.id, line.span);
        at.text("say", Role::Lay, &mut line.say);
    }
}

/// A walk over a module, at one block.
struct Visit<'a> {
    look: &'a mut dyn FnMut(Text<'_>),
    /// The chapters of the consultation, which is worded in the language of its authors alone.
    passed_over: Vec<u32>,
    message: String,
    span: Span,
}

impl Visit<'_> {
    fn block(&mut self, kind: &str, id: &str, span: Span) {
        self.message = if id.is_empty() {
            kind.to_owned()
        } else {
            format!("{kind}-{id}")
        };
        self.span = span;
    }

    fn text(&mut self, attribute: &str, role: Role, words: &mut String) {
        let has_place = self.span != Span::default();
        if words.is_empty() || (has_place && self.passed_over.contains(&self.span.source)) {
            return;
        }
        let key = Key {
            message: self.message.clone(),
            attribute: attribute.to_owned(),
        };
        let span = self.span;
        (self.look)(Text {
            key,
            role,
            words,
            span,
        });
    }

    fn texts(&mut self, attribute: &str, role: Role, words: &mut Option<String>) {
        words
            .iter_mut()
            .for_each(|words| self.text(attribute, role, words));
    }

    fn numbered(&mut self, attribute: &str, says: &mut [String]) {
        for (number, say) in (1..).zip(says) {
            self.text(&format!("{attribute}-{number}"), Role::Lay, say);
        }
    }

    fn kind(&mut self, kind: &mut FindingKind) {
        match kind {
            FindingKind::One {
                options,
                yes_no: true,
                ..
            } => {
                // Yes and no are worded once for all findings.
                self.block("answer", "", Span::default());
                for Choice { id, label } in options {
                    self.text(id, Role::Label, label);
                }
            }
            FindingKind::One { options, .. } => self.options(options),
            FindingKind::Several { options, none } => {
                self.options(options);
                self.options(none.as_mut_slice());
            }
            FindingKind::Number { unit, .. } => self.text("unit", Role::Clinical, unit),
        }
    }

    fn options(&mut self, options: &mut [Choice]) {
        for Choice { id, label } in options {
            self.text(&format!("option-{id}"), Role::Label, label);
        }
    }
}
