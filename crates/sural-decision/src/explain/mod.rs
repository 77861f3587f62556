//! Reasons, all read from the compiled decision: nothing about a rule is written twice.
//!
//! | question | answer |
//! |---|---|
//! | why this disposition? | [`Explanation::forced_by`]: the smallest part of the answers that forces it |
//! | why not a more or a less urgent one? | [`Explanation::excluded`], [`Explanation::not_milder`] |
//! | which emergencies are ruled out, by what? | [`certificate`] |
//! | why not this cause? | [`cause`] |
//! | what would change it, what could one wrong answer do? | [`change`] |
//! | why this question? | [`question`] |
//! | what should bring the person back? | [`card`] |

pub mod card;
pub mod cause;
pub mod certificate;
pub mod change;
mod claim;
mod hitting;
pub mod part;
pub mod question;
mod route;

use sural_content::module::DispositionId;

use crate::answers::Answers;
use crate::compile::Decision;
use change::{Change, Slip};
pub use claim::Claim;
use claim::Given;
pub use part::Part;

/// Why a case comes to what it comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The smallest part of the answers that forces the disposition; of a case that is not settled, that it is at least
    /// so urgent.
    pub forced_by: Part,
    /// The smallest part that forces it to be at least so urgent. Empty where nothing is milder.
    pub not_milder: Part,
    /// By disposition that is more urgent, most urgent first.
    pub excluded: Vec<Exclusion>,
    /// The nearest change to something more urgent.
    pub up: Option<Change>,
    /// The nearest change to something less urgent.
    pub down: Option<Change>,
    /// What one wrong answer could hide, in the order of the text.
    pub slips: Vec<Slip>,
}

/// Why not a more urgent disposition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exclusion {
    /// The disposition.
    pub disposition: DispositionId,
    /// The smallest part of the answers that keeps every rule to it silent; `None` while one of them still may fire.
    pub by: Option<Part>,
}

impl Decision {
    /// Explains a case; `None` if the answers contradict each other.
    #[must_use]
    pub fn explain(&self, answers: &Answers) -> Option<Explanation> {
        let range = self.range(answers)?;
        let given = &mut Given::of(self, answers);
        let not_milder = part::smallest(given, &Claim::at_least(self, range.mild))?;
        let forced_by = if range.urgent == range.mild {
            part::smallest(given, &Claim::exactly(self, range.mild))?
        } else {
            not_milder.clone()
        };
        let excluded = (0..range.mild.0)
            .map(DispositionId)
            .map(|disposition| Exclusion {
                disposition,
                by: part::smallest(given, &Claim::no_rule_to(self, disposition)),
            });
        Some(Explanation {
            forced_by,
            not_milder,
            excluded: excluded.collect(),
            up: self.nearest_up(answers),
            down: self.nearest_down(answers),
            slips: self.slips(answers),
        })
    }
}
