//! Operations that act on the values of functions, assignment by assignment.
//!
//! All are one recursion: branch on the topmost variable of the operands until an operation can
//! settle the result.

use crate::cache::Key;
use crate::{Error, Forest, Node};

/// A binary operation on terminal values.
///
/// On boolean functions `Min` is *and*, `Max` is *or*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    /// The lesser of two values.
    Min,
    /// The greater of two values.
    Max,
    /// The sum of two values; [`Error::Overflow`] beyond 32 bits.
    Add,
}

const NOT: u32 = 4;
const ITE: u32 = 5;

impl Op {
    fn tag(self) -> u32 {
        match self {
            Self::Min => 1,
            Self::Max => 2,
            Self::Add => 3,
        }
    }

    fn on_values(self, a: u32, b: u32) -> Result<u32, Error> {
        match self {
            Self::Min => Ok(a.min(b)),
            Self::Max => Ok(a.max(b)),
            Self::Add => a.checked_add(b).ok_or(Error::Overflow),
        }
    }

    /// The result where `value` meets a function that is not constant, if that decides it.
    /// `boolean` tells whether the function takes no value but 0 and 1.
    fn with_constant(self, constant: Node, value: u32, other: Node, boolean: bool) -> Option<Node> {
        match (self, value) {
            (Self::Min, 0) => Some(constant),
            (Self::Min, _) => boolean.then_some(other),
            (Self::Max | Self::Add, 0) => Some(other),
            (Self::Max, _) => boolean.then_some(constant),
            (Self::Add, _) => None,
        }
    }

    fn settle(self, forest: &mut Forest, [a, b]: [Node; 2]) -> Result<Option<Node>, Error> {
        if a == b && self != Self::Add {
            return Ok(Some(a));
        }
        Ok(match (forest.value(a), forest.value(b)) {
            (Some(x), Some(y)) => Some(forest.terminal(self.on_values(x, y)?)),
            (Some(x), None) => self.with_constant(a, x, b, forest.store.boolean(b)),
            (None, Some(y)) => self.with_constant(b, y, a, forest.store.boolean(a)),
            (None, None) => None,
        })
    }
}

impl Forest {
    /// `op` applied to the values of two functions.
    ///
    /// # Errors
    /// [`Error::NodeLimit`], [`Error::Overflow`].
    pub fn apply(&mut self, op: Op, a: Node, b: Node) -> Result<Node, Error> {
        self.stack.clear();
        self.apply_nested(op, a, b)
    }

    /// [`Forest::apply`] while other nodes are under construction.
    pub(crate) fn apply_nested(&mut self, op: Op, a: Node, b: Node) -> Result<Node, Error> {
        let settle = |forest: &mut Forest, pair| op.settle(forest, pair);
        self.pointwise(
            &Pointwise {
                tag: op.tag(),
                commutes: true,
                settle,
            },
            [a, b],
        )
    }

    /// The conjunction of two boolean functions: [`Op::Min`].
    ///
    /// # Errors
    /// [`Error::NodeLimit`].
    pub fn and(&mut self, a: Node, b: Node) -> Result<Node, Error> {
        self.apply(Op::Min, a, b)
    }

    /// The disjunction of two boolean functions: [`Op::Max`].
    ///
    /// # Errors
    /// [`Error::NodeLimit`].
    pub fn or(&mut self, a: Node, b: Node) -> Result<Node, Error> {
        self.apply(Op::Max, a, b)
    }

    /// The conjunction of any number of boolean functions; true of none.
    ///
    /// # Errors
    /// [`Error::NodeLimit`].
    pub fn and_all(&mut self, nodes: &[Node]) -> Result<Node, Error> {
        self.balanced(Op::Min, Node::TRUE, nodes)
    }

    /// The disjunction of any number of boolean functions; false of none.
    ///
    /// # Errors
    /// [`Error::NodeLimit`].
    pub fn or_all(&mut self, nodes: &[Node]) -> Result<Node, Error> {
        self.balanced(Op::Max, Node::FALSE, nodes)
    }

    /// The sum of any number of functions; 0 of none.
    ///
    /// # Errors
    /// [`Error::NodeLimit`], [`Error::Overflow`].
    pub fn sum(&mut self, nodes: &[Node]) -> Result<Node, Error> {
        self.balanced(Op::Add, Node::FALSE, nodes)
    }

    /// A fold as a balanced tree, so that no operand is much larger than its partner.
    fn balanced(&mut self, op: Op, of_none: Node, nodes: &[Node]) -> Result<Node, Error> {
        match nodes {
            [] => Ok(of_none),
            [node] => Ok(*node),
            _ => {
                let (left, right) = nodes.split_at(nodes.len() / 2);
                let left = self.balanced(op, of_none, left)?;
                let right = self.balanced(op, of_none, right)?;
                self.apply(op, left, right)
            }
        }
    }

    /// True where the function is 0, false elsewhere.
    ///
    /// # Errors
    /// [`Error::NodeLimit`].
    pub fn not(&mut self, node: Node) -> Result<Node, Error> {
        self.stack.clear();
        let settle = |forest: &mut Forest, [node]: [Node; 1]| {
            Ok(forest.value(node).map(|value| Node::from(value == 0)))
        };
        self.pointwise(
            &Pointwise {
                tag: NOT,
                commutes: false,
                settle,
            },
            [node],
        )
    }

    /// The function `then` where `when` is not 0, `otherwise` elsewhere.
    ///
    /// # Errors
    /// [`Error::NodeLimit`].
    pub fn ite(&mut self, when: Node, then: Node, otherwise: Node) -> Result<Node, Error> {
        self.stack.clear();
        let operation = Pointwise {
            tag: ITE,
            commutes: false,
            settle: settle_ite,
        };
        self.pointwise(&operation, [when, then, otherwise])
    }

    /// The function with every value replaced by `new` of it; `new` must be pure.
    ///
    /// # Errors
    /// [`Error::NodeLimit`].
    pub fn map(&mut self, node: Node, new: impl Fn(u32) -> u32) -> Result<Node, Error> {
        self.stack.clear();
        let tag = self.cache.fresh_tag();
        let settle = |forest: &mut Forest, [node]: [Node; 1]| {
            Ok(forest.value(node).map(|value| forest.terminal(new(value))))
        };
        self.pointwise(
            &Pointwise {
                tag,
                commutes: false,
                settle,
            },
            [node],
        )
    }

    /// The function whose value is `new` of the values of two others; `new` must be pure.
    ///
    /// Unlike [`Forest::apply`] this branches down to the terminals of both and is not
    /// remembered from call to call.
    ///
    /// # Errors
    /// [`Error::NodeLimit`].
    pub fn combine(
        &mut self,
        a: Node,
        b: Node,
        new: impl Fn(u32, u32) -> u32,
    ) -> Result<Node, Error> {
        self.stack.clear();
        let tag = self.cache.fresh_tag();
        let settle = |forest: &mut Forest, [a, b]: [Node; 2]| {
            let values = forest.value(a).zip(forest.value(b));
            Ok(values.map(|(x, y)| forest.terminal(new(x, y))))
        };
        self.pointwise(
            &Pointwise {
                tag,
                commutes: false,
                settle,
            },
            [a, b],
        )
    }

    /// True where at least `k` of the functions are not 0. A node listed twice counts twice.
    ///
    /// # Errors
    /// [`Error::NodeLimit`].
    pub fn at_least(&mut self, k: usize, nodes: &[Node]) -> Result<Node, Error> {
        if k > nodes.len() {
            return Ok(Node::FALSE);
        }
        let mut deepest_first = nodes.to_vec();
        deepest_first.sort_by_key(|&node| std::cmp::Reverse(self.level(node)));
        // reached[j]: at least j of the nodes seen so far hold.
        let mut reached = vec![Node::FALSE; k + 1];
        reached.splice(..1, [Node::TRUE]);
        for (seen, &node) in deepest_first.iter().enumerate() {
            // Fewer than `least` cannot become k with the nodes still to come.
            let least = k.saturating_sub(nodes.len() - 1 - seen).max(1);
            self.count_one_more(&mut reached, least, node)?;
        }
        Ok(reached.last().copied().unwrap_or(Node::TRUE))
    }

    fn count_one_more(
        &mut self,
        reached: &mut [Node],
        least: usize,
        node: Node,
    ) -> Result<(), Error> {
        for j in (least..reached.len()).rev() {
            if let Some([fewer, as_many]) = reached.get_mut(j - 1..=j) {
                *as_many = self.ite(node, *fewer, *as_many)?;
            }
        }
        Ok(())
    }

    /// The one recursion behind every operation of this module.
    fn pointwise<const N: usize, S: Settle<N>>(
        &mut self,
        operation: &Pointwise<S>,
        mut operands: [Node; N],
    ) -> Result<Node, Error> {
        if let Some(settled) = (operation.settle)(self, operands)? {
            return Ok(settled);
        }
        if operation.commutes {
            operands.sort_unstable();
        }
        let key = Key::new(operation.tag, &operands);
        if let Some(known) = self.cache.get(key) {
            return Ok(known);
        }
        let level = operands
            .iter()
            .map(|&node| self.level(node))
            .min()
            .unwrap_or_default();
        let base = self.stack.len();
        let mut last = None;
        for value in 0..self.arity(level) {
            let below = operands.map(|node| self.store.cofactor(node, level, value));
            // Neighbouring values often behave alike: those on one side of a threshold.
            let child = match last {
                Some((same, child)) if same == below => child,
                _ => self.pointwise(operation, below)?,
            };
            self.stack.push(child);
            last = Some((below, child));
        }
        let node = self.reduce(level, base)?;
        self.cache.put(key, node);
        Ok(node)
    }
}

/// An operation by its name in the cache and its answer where no branching is needed.
struct Pointwise<S> {
    tag: u32,
    commutes: bool,
    /// Must answer whenever all operands are terminals.
    settle: S,
}

trait Settle<const N: usize>: Fn(&mut Forest, [Node; N]) -> Result<Option<Node>, Error> {}

impl<const N: usize, F> Settle<N> for F where
    F: Fn(&mut Forest, [Node; N]) -> Result<Option<Node>, Error>
{
}

fn settle_ite(
    forest: &mut Forest,
    [when, then, otherwise]: [Node; 3],
) -> Result<Option<Node>, Error> {
    let is_condition = (then, otherwise) == (Node::TRUE, Node::FALSE);
    Ok(match forest.value(when) {
        Some(0) => Some(otherwise),
        Some(_) => Some(then),
        None if then == otherwise => Some(then),
        None if is_condition && forest.store.boolean(when) => Some(when),
        None => None,
    })
}
