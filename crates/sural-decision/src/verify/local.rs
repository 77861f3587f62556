//! Whether a few changed rules break a promise that held before: the part of the proofs that is quick enough to try on
//! thousands of faults.
//!
//! What is found broken is broken. Promises about all rules together are asked of the changed rules alone, so that not
//! all that is broken is found.

use sural_content::module::{Module, PropertyId};
use sural_diagram::Error;

use super::prover::Prover;
use super::{Promise, Proof, dead, floors, order, properties};
use crate::compile::Decision;

/// What is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Broken {
    /// What a property of the content claims.
    Property(PropertyId),
    /// A promise that is made of every module.
    Promise(Promise),
}

/// What these rules of a changed module break. `before` is the module in which nothing is broken.
pub(crate) fn broken(
    faulty: &Decision,
    before: &Module,
    rules: &[usize],
) -> Result<Option<Broken>, Error> {
    if rules
        .iter()
        .any(|&rule| floors::is_unmarked_emergency(faulty, rule))
    {
        return Ok(Some(Broken::Promise(Promise::RedFlagFloors)));
    }
    let mut prover = Prover::of(faulty)?;
    if let Some(property) = properties::broken_by(&mut prover, before, rules)? {
        return Ok(Some(Broken::Property(property)));
    }
    // Of a condition that many rules read, the proofs of single rules would take too long.
    let &[rule] = rules else { return Ok(None) };
    let mut proof = Proof::default();
    dead::rule_decides(&mut prover, rule, &mut proof);
    if !proof.failures.is_empty() {
        return Ok(Some(Broken::Promise(Promise::NothingDead)));
    }
    let lowered = order::more_danger_at(&mut prover, rule)?;
    Ok(lowered.then_some(Broken::Promise(Promise::MoreDangerNeverLess)))
}
