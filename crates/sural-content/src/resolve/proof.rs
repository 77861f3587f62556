//! Properties and exceptions.

use crate::module::{Claim, Condition, DispositionId, Exception, Property};
use crate::report::error;
use crate::span::Spanned;
use crate::syntax::ast::{self, Block, Name};

use super::{Resolver, id, words};

impl Resolver<'_> {
    pub(super) fn property(&mut self, chapter: u32, block: &Block, property: &ast::Property) {
        let whenever = property.whenever.as_ref().map(|when| self.condition(when));
        let adding = property.adding.as_ref();
        let atoms = adding.map(|adding| self.atoms(adding)).unwrap_or_default();
        self.check_adding(block, property);
        let claims = property
            .claims
            .iter()
            .filter_map(|claim| self.claim(&claim.value, &atoms))
            .collect();
        let citations = self.cites(&property.cite);
        self.module.properties.push(Property {
            id: id(block),
            whenever,
            claims,
            because: words(property.because.as_ref()),
            citations,
            chapter,
            span: block.name.span,
        });
    }

    pub(super) fn exception(&mut self, block: &Block, exception: &ast::Exception) {
        let adding = exception.adding.as_ref();
        let adding = adding.map(|adding| self.atoms(adding)).unwrap_or_default();
        let silences = exception
            .silences
            .iter()
            .filter_map(|rule| self.rule_named(rule))
            .collect();
        let citations = self.cites(&exception.cite);
        self.module.exceptions.push(Exception {
            id: id(block),
            adding,
            silences,
            because: words(exception.because.as_ref()),
            signed: words(exception.signed.as_ref()),
            citations,
            span: block.name.span,
        });
    }

    fn claim(&mut self, claim: &ast::Claim, atoms: &[Condition]) -> Option<Claim> {
        match claim {
            ast::Claim::AtLeast(name) => self.own_disposition(name).map(Claim::AtLeast),
            ast::Claim::Fires(rule) => self.rule_named(rule).map(Claim::Fires),
            ast::Claim::Considers(cause) => self.cause_named(cause).map(Claim::Considers),
            ast::Claim::NeverFires(rule) => self.rule_named(rule).map(Claim::NeverFires),
            ast::Claim::NeverDisposition(name) => {
                self.own_disposition(name).map(Claim::NeverDisposition)
            }
            ast::Claim::NeverLowers => Some(Claim::NeverLowers(atoms.to_vec())),
        }
    }

    /// A disposition that a finished interview can end in.
    pub(super) fn own_disposition(&mut self, name: &Name) -> Option<DispositionId> {
        let disposition = self.disposition_named(name)?;
        // Dispositions are resolved before everything that names them.
        let handled_as = self
            .module
            .dispositions
            .get(disposition.index())
            .and_then(|disposition| disposition.handled_as);
        if handled_as.is_some() {
            error(
                "E135",
                name.span,
                format!(
                    "`{}` is for an interview that could not be finished",
                    name.value
                ),
            )
            .help("name a disposition that has an `acuity` line")
            .to(self.diagnostics);
        }
        Some(disposition)
    }

    /// `adding` says which answers `never lowers` speaks of: neither stands without the other.
    fn check_adding(&mut self, block: &Block, property: &ast::Property) {
        let lowers = property
            .claims
            .iter()
            .find(|claim| matches!(claim.value, ast::Claim::NeverLowers));
        match (lowers, &property.adding) {
            (Some(lowers), None) => error(
                "E170",
                lowers.span,
                format!(
                    "`{}` does not say what never lowers urgency",
                    block.name.value
                ),
            )
            .help("add a field `adding` with the answers, such as `adding some_finding`"),
            (None, Some(adding)) => error(
                "E170",
                adding.span,
                format!(
                    "`{}` adds answers and claims nothing of them",
                    block.name.value
                ),
            )
            .help("write `never lowers`, or leave `adding` out and name the answers in `whenever`"),
            _ => return,
        }
        .to(self.diagnostics);
    }

    fn atoms(&mut self, written: &Spanned<Vec<ast::Condition>>) -> Vec<Condition> {
        let mut atoms = Vec::new();
        for condition in &written.value {
            let before = self.diagnostics.len();
            let atom = self.condition(condition);
            if !is_atom(&atom) && self.diagnostics.len() == before && !is_faulty(condition) {
                error("E171", condition.span, "`adding` takes answers to one finding each")
                    .help("write a yes/no finding alone, `finding is option` or a number finding with a sign; put a comma between two")
                    .to(self.diagnostics);
            }
            atoms.push(atom);
        }
        atoms
    }
}

/// Whether the parser has reported it.
fn is_faulty(condition: &ast::Condition) -> bool {
    matches!(condition.node, ast::ConditionNode::Error)
}

/// Whether it says which answers one finding has.
fn is_atom(condition: &Condition) -> bool {
    match condition {
        Condition::IsOption(..)
        | Condition::HasOption(..)
        | Condition::HasNone(_)
        | Condition::CompareNumber(..) => true,
        // How `is option / none` of a finding that takes several is resolved.
        Condition::Any(parts) => {
            matches!(parts.as_slice(), [Condition::HasOption(some, _), Condition::HasNone(none)] if some == none)
        }
        _ => false,
    }
}
