//! Decision diagrams: functions from finite-domain variables to integers, each in one form.
//!
//! # What it is
//!
//! A function such as "what follows from these answers" is drawn as a graph. An inner node
//! tests one variable and has a child for each of its values; a terminal carries the function's
//! value. Two rules make the drawing canonical: variables are tested in one order from the top,
//! and no two nodes have the same variable and children (nor does a node have children that are
//! all the same). So **two functions are equal exactly if their [`Node`]s are equal**, and
//! questions about all assignments, of which there may be 10^100, become walks over a graph of
//! a few thousand nodes: can this value be reached, by how many assignments, by which one, what
//! remains possible after these answers?
//!
//! # How it is made
//!
//! A [`Forest`] owns all nodes: eight bytes each in one table, their children side by side in
//! one arena, a hash table to find the node that exists already. Children are made before their
//! parents, so ascending ids are a bottom-up order and questions need no recursion. Nothing is
//! freed while building; [`Forest::compact`] copies what is wanted and leaves the rest behind.
//!
//! Terminals are `u32`; 0 and 1 are also false and true. That one convention replaces a second,
//! boolean kind of diagram: *and* is [`Op::Min`], *or* is [`Op::Max`], *there is* and *for all*
//! are [`Fold::Greatest`] and [`Fold::Least`]. The forest knows of each node whether it is
//! boolean, and then stops as early as a boolean kernel would.
//!
//! Two recursions do all the building. One acts on values ([`Forest::apply`], [`Forest::ite`],
//! [`Forest::map`] ...), the other on variables ([`Forest::restrict`], [`Forest::quantify`],
//! [`Forest::rewrite`]). Their depth is at most the number of variables, [`MAX_VARIABLES`].
//!
//! # What it refuses
//!
//! A diagram can be exponentially large. The forest has a node limit, and an operation that
//! would pass it returns [`Error::NodeLimit`]: never an approximation. What was built before
//! stays valid. The size depends on the order of variables; [`order::force`] proposes one.
//!
//! # Example
//!
//! ```
//! use sural_diagram::{Error, Forest, Fold, Node, Rewrite, Scratch, Var};
//!
//! // Three questions: 0 no, 1 yes, 2 not sure.
//! let (swollen, warm, injured) = (Var(0), Var(1), Var(2));
//! let mut forest = Forest::new(vec![3, 3, 3], 1000)?;
//! let [s, w, i] = [swollen, warm, injured].map(|var| forest.literal(var, |value| value == 1));
//! let (s, w, i) = (s?, w?, i?);
//! let injury = forest.not(i)?;
//! let worrying = forest.at_least(2, &[s, w, injury])?;
//!
//! // "Not sure" counts as whatever is worse, for all questions together.
//! let unsure = Rewrite { value: 2, stands_for: &[0, 1] };
//! let safe = forest.rewrite(worrying, Fold::Greatest, |_| Some(unsure))?;
//! assert_eq!(forest.evaluate(safe, &[2, 0, 2])?, 1);
//!
//! // After the first answer both outcomes are possible; after the second it is settled.
//! let mut scratch = Scratch::default();
//! assert_eq!(forest.reachable(safe, &[Some(0)], &mut scratch)?, [0, 1]);
//! assert_eq!(forest.reachable(safe, &[Some(0), Some(0)], &mut scratch)?, [0]);
//!
//! // Being unsure is never safer than saying no: true of all 27 cases at once.
//! let no = forest.restrict(safe, warm, 0)?;
//! let not_sure = forest.restrict(safe, warm, 2)?;
//! let safer = forest.combine(no, not_sure, |no, not_sure| u32::from(not_sure < no))?;
//! assert_eq!(safer, Node::FALSE);
//! # Ok::<(), Error>(())
//! ```

mod cache;
mod error;
mod forest;
pub mod order;
mod paths;
mod pointwise;
mod read;
mod store;
mod transform;

pub use error::Error;
pub use forest::{Forest, MAX_VARIABLES};
pub use num_bigint::BigUint;
pub use pointwise::Op;
pub use read::Scratch;
pub use transform::{Fold, Rewrite};

/// A variable, by its place in the order: 0 is tested first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Var(pub u32);

/// A function, as an id in its [`Forest`]. Equal ids are equal functions.
///
/// The order of ids means nothing but that of creation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Node(u32);

impl Node {
    /// The constant 0 of every forest.
    pub const FALSE: Self = Self(0);
    /// The constant 1 of every forest.
    pub const TRUE: Self = Self(1);

    fn index(self) -> usize {
        self.0 as usize
    }
}

impl From<bool> for Node {
    fn from(value: bool) -> Self {
        if value { Self::TRUE } else { Self::FALSE }
    }
}
