//! Operations that act on variables: fixing, quantifying and rewriting them.
//!
//! All are one recursion from the bottom up, told for each variable what to do with its nodes.

use crate::cache::Key;
use crate::{Error, Forest, Node, Op, Var};

/// How values are folded into one. On boolean functions `Least` is *for all*, `Greatest` is
/// *there is*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fold {
    /// The least value.
    Least,
    /// The greatest value.
    Greatest,
}

impl From<Fold> for Op {
    fn from(fold: Fold) -> Self {
        match fold {
            Fold::Least => Self::Min,
            Fold::Greatest => Self::Max,
        }
    }
}

/// What [`Forest::rewrite`] does with one variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rewrite<'a> {
    /// The value whose meaning is replaced.
    pub value: u16,
    /// The values it may stand for, besides its own meaning.
    pub stands_for: &'a [u16],
}

/// What happens to the nodes of one variable.
enum Action<'a> {
    Keep,
    Fix(u16),
    Quantify,
    Rewrite(Rewrite<'a>),
}

struct Plan<'a> {
    tag: u32,
    fold: Op,
    /// By level, down to the last that is not kept.
    actions: Vec<Action<'a>>,
}

impl Forest {
    /// The function where `var` has `value`.
    ///
    /// # Errors
    /// [`Error::UnknownVariable`], [`Error::OutOfDomain`], [`Error::NodeLimit`].
    pub fn restrict(&mut self, node: Node, var: Var, value: u16) -> Result<Node, Error> {
        self.level_of(var)?;
        self.transform(node, Fold::Greatest, |at| {
            if at == var {
                Action::Fix(value)
            } else {
                Action::Keep
            }
        })
    }

    /// The function where every variable that is given a value has it. A slice shorter than the
    /// variables leaves the rest open.
    ///
    /// # Errors
    /// [`Error::OutOfDomain`], [`Error::NodeLimit`].
    pub fn restrict_all(&mut self, node: Node, values: &[Option<u16>]) -> Result<Node, Error> {
        self.transform(node, Fold::Greatest, |at| {
            let value = values.get(at.0 as usize).copied().flatten();
            value.map_or(Action::Keep, Action::Fix)
        })
    }

    /// The fold of the function over all values of the variables for which `over` holds.
    ///
    /// # Errors
    /// [`Error::NodeLimit`].
    pub fn quantify(
        &mut self,
        node: Node,
        fold: Fold,
        over: impl Fn(Var) -> bool,
    ) -> Result<Node, Error> {
        self.transform(node, fold, |at| {
            if over(at) {
                Action::Quantify
            } else {
                Action::Keep
            }
        })
    }

    /// True where some values of `vars` make the boolean function true.
    ///
    /// # Errors
    /// [`Error::NodeLimit`].
    pub fn exists(&mut self, node: Node, vars: &[Var]) -> Result<Node, Error> {
        self.quantify(node, Fold::Greatest, |var| vars.contains(&var))
    }

    /// True where all values of `vars` make the boolean function true.
    ///
    /// # Errors
    /// [`Error::NodeLimit`].
    pub fn forall(&mut self, node: Node, vars: &[Var]) -> Result<Node, Error> {
        self.quantify(node, Fold::Least, |var| vars.contains(&var))
    }

    /// Replaces what one value of a variable means by the fold of that meaning and those of
    /// the values it stands for, leaving all other values as they are.
    ///
    /// Children are rewritten before their parents, so several variables are quantified
    /// jointly: where x and y both have their rewritten value, the result is the fold over all
    /// pairs of values that x and y stand for.
    ///
    /// # Errors
    /// [`Error::OutOfDomain`], [`Error::NodeLimit`].
    pub fn rewrite<'a>(
        &mut self,
        node: Node,
        fold: Fold,
        rule: impl Fn(Var) -> Option<Rewrite<'a>>,
    ) -> Result<Node, Error> {
        self.transform(node, fold, |at| {
            rule(at).map_or(Action::Keep, Action::Rewrite)
        })
    }

    fn transform<'a>(
        &mut self,
        node: Node,
        fold: Fold,
        action: impl Fn(Var) -> Action<'a>,
    ) -> Result<Node, Error> {
        let mut actions: Vec<_> = (0..self.domains().len() as u32)
            .map(Var)
            .map(action)
            .collect();
        self.check(&actions)?;
        let acting = actions
            .iter()
            .rposition(|action| !matches!(action, Action::Keep));
        actions.truncate(acting.map_or(0, |last| last + 1));
        self.stack.clear();
        let plan = Plan {
            tag: self.cache.fresh_tag(),
            fold: fold.into(),
            actions,
        };
        self.follow(&plan, node)
    }

    fn check(&self, actions: &[Action<'_>]) -> Result<(), Error> {
        for (level, (action, &arity)) in actions.iter().zip(self.domains()).enumerate() {
            if let Some(value) = action.values().find(|&value| value >= arity) {
                return Err(Error::OutOfDomain(Var(level as u32), value));
            }
        }
        Ok(())
    }

    fn follow(&mut self, plan: &Plan<'_>, node: Node) -> Result<Node, Error> {
        let entry = self.store.entry(node);
        // Below the last action, and in terminals, nothing changes.
        let Some(action) = plan.actions.get(usize::from(entry.level)) else {
            return Ok(node);
        };
        let key = Key::new(plan.tag, &[node]);
        if let Some(known) = self.cache.get(key) {
            return Ok(known);
        }
        let new = match action {
            Action::Fix(value) => {
                let child = self.store.child_of(entry, *value).unwrap_or(node);
                self.follow(plan, child)?
            }
            _ => self.rebuild(plan, node, action)?,
        };
        self.cache.put(key, new);
        Ok(new)
    }

    fn rebuild(&mut self, plan: &Plan<'_>, node: Node, action: &Action<'_>) -> Result<Node, Error> {
        let (entry, base) = (self.store.entry(node), self.stack.len());
        for value in 0..entry.arity {
            let child = self.store.cofactor(node, entry.level, value);
            let child = self.follow(plan, child)?;
            self.stack.push(child);
        }
        match action {
            Action::Quantify => return self.fold_stack(plan.fold, base),
            Action::Rewrite(rewrite) => self.rewrite_stack(plan.fold, base, *rewrite)?,
            Action::Keep | Action::Fix(_) => {}
        }
        self.reduce(entry.level, base)
    }

    /// Takes the nodes from `base` on off the stack and returns their fold.
    fn fold_stack(&mut self, fold: Op, base: usize) -> Result<Node, Error> {
        while let Some([.., a, b]) = self.stack.get(base..) {
            let (a, b) = (*a, *b);
            self.stack.truncate(self.stack.len() - 2);
            let both = self.apply_nested(fold, a, b)?;
            self.stack.push(both);
        }
        Ok(self.stack.pop().unwrap_or(Node::FALSE))
    }

    fn rewrite_stack(
        &mut self,
        fold: Op,
        base: usize,
        Rewrite { value, stands_for }: Rewrite<'_>,
    ) -> Result<(), Error> {
        let child = |forest: &Self, value: u16| {
            let index = base + usize::from(value);
            forest.stack.get(index).copied().unwrap_or(Node::FALSE)
        };
        let mut meaning = child(self, value);
        for &other in stands_for {
            meaning = self.apply_nested(fold, meaning, child(self, other))?;
        }
        if let Some(slot) = self.stack.get_mut(base + usize::from(value)) {
            *slot = meaning;
        }
        Ok(())
    }
}

impl Action<'_> {
    /// The values it names, which the variable must have.
    fn values(&self) -> impl Iterator<Item = u16> {
        let (one, others): (_, &[u16]) = match self {
            Self::Keep | Self::Quantify => (None, &[]),
            Self::Fix(value) => (Some(*value), &[]),
            Self::Rewrite(rewrite) => (Some(rewrite.value), rewrite.stands_for),
        };
        one.into_iter().chain(others.iter().copied())
    }
}
