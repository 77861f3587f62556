//! The smallest part of the answers that forces a claim, whatever the others would be.
//!
//! A completion that breaks the claim shows some answers of which at least one must be kept: those that it changes.
//! Such sets are collected until the smallest set that meets them all forces the claim. No smaller one can, because it
//! would miss one of the sets. (Implicit hitting sets: Reiter 1987; Chandrasekaran and others 2011.)

use sural_content::module::FindingId;

use super::claim::{Claim, Findings, Given};
use super::hitting;
use crate::answers::Answers;
use crate::compile::Decision;

/// Answers that force a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Their findings, in the order of the text.
    pub findings: Vec<FindingId>,
    /// No fewer answers would do, and of those as few, these come first in the text. Otherwise the search was given up:
    /// then none of them can be left out, but others might do with fewer.
    pub smallest: bool,
}

/// Rounds of collecting before the search gives up.
const ROUNDS: usize = 200;

impl Decision {
    /// The smallest part of the answers that forces the claim; `None` if all of them do not.
    #[must_use]
    pub fn smallest_part(&self, answers: &Answers, claim: &Claim) -> Option<Part> {
        smallest(&mut Given::of(self, answers), claim)
    }
}

pub(super) fn smallest(given: &mut Given<'_>, claim: &Claim) -> Option<Part> {
    let part = |findings: Findings, smallest| Part {
        findings: findings.into_iter().collect(),
        smallest,
    };
    let mut patience = hitting::PATIENCE;
    let mut sets = Vec::new();
    for _ in 0..ROUNDS {
        let Some(kept) = hitting::least(&sets, &mut patience) else {
            break;
        };
        let breaks = given.breaks(claim, &kept);
        if breaks.is_empty() {
            return Some(part(kept, true));
        }
        if breaks.iter().any(Findings::is_empty) {
            return None;
        }
        sets.extend(breaks);
    }
    let all = given.all();
    given
        .force(claim, &all)
        .then(|| part(irreducible(given, claim, all), false))
}

/// What is left when no single answer can be let go of; the later ones go first.
pub(super) fn irreducible(given: &mut Given<'_>, claim: &Claim, forcing: Findings) -> Findings {
    let mut kept = forcing;
    for finding in kept.clone().into_iter().rev() {
        kept.remove(&finding);
        if !given.force(claim, &kept) {
            kept.insert(finding);
        }
    }
    kept
}
