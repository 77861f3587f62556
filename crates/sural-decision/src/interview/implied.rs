//! Answers that the constraints leave no choice about.
//!
//! A man is not asked whether he is pregnant, nor an adult how a child walks. *Not sure* would still be admissible, since
//! constraints are broken by answers alone; but who is not asked is not unsure. So where the answers so far leave only
//! one thing to say of a finding, that is its answer. Of the options that are left it is enough that nothing in the
//! module tells them apart.

use std::collections::BTreeMap;

use sural_content::module::{Answer, Condition, FindingId, Module};
use sural_diagram::{Forest, Node, Scratch, Var};

use crate::answers::Answers;
use crate::compile::{Decision, FIRES, Nodes};
use crate::set::Set;
use crate::variables::{Encoding, Variables, conditions, promised, visit};

/// A finding that constraints speak of.
#[derive(Debug)]
pub struct Bound {
    pub(crate) finding: FindingId,
    var: Var,
    options: u16,
    none: Option<u16>,
    /// 1 where the constraints are kept that it stands in.
    kept: Node,
    /// What that reads.
    reads: Set,
    /// Before anything is answered there is one thing to say already.
    is_forced: bool,
    /// The choices of options that some condition tells from the others.
    named: Vec<Vec<usize>>,
}

/// The findings that constraints speak of.
pub(crate) fn bound(
    module: &Module,
    variables: &Variables,
    forest: &Forest,
    nodes: &Nodes,
) -> Vec<Bound> {
    let mut named = named(module);
    let groups = nodes.admissible.iter();
    let owned = groups.flat_map(|&kept| {
        let vars = forest.support(kept);
        let reads = vars.iter().map(|var| var.0).collect::<Set>();
        let owned = vars.into_iter();
        owned.map(move |var| (kept, var, reads.clone()))
    });
    let mut scratch = Scratch::default();
    let mut nothing = vec![None; variables.domains().len()];
    owned
        .filter_map(|(kept, var, reads)| {
            let finding = variables.owner(var)?.finding;
            let Encoding::One { options, none, .. } = variables.encoding(finding)? else {
                return None;
            };
            let mut bound = Bound {
                finding,
                var,
                options: *options,
                none: *none,
                kept,
                reads,
                is_forced: false,
                named: named.remove(&finding).unwrap_or_default(),
            };
            bound.is_forced = bound.only(forest, &mut nothing, &mut scratch).is_some();
            Some(bound)
        })
        .collect()
}

fn named(module: &Module) -> BTreeMap<FindingId, Vec<Vec<usize>>> {
    let mut named = BTreeMap::<_, Vec<_>>::new();
    for condition in conditions(module).chain(promised(module)) {
        visit(module, condition, &mut |atom| {
            if let Condition::IsOption(finding, options) = atom {
                named.entry(*finding).or_default().push(options.clone());
            }
        });
    }
    named
}

impl Bound {
    /// Its variable.
    #[must_use]
    pub fn var(&self) -> Var {
        self.var
    }

    /// How many options it has.
    #[must_use]
    pub fn options(&self) -> u16 {
        self.options
    }

    /// The option that reports nothing abnormal.
    #[must_use]
    pub fn none(&self) -> Option<u16> {
        self.none
    }

    /// [`FIRES`] where the constraints are kept that it stands in.
    #[must_use]
    pub fn kept(&self) -> Node {
        self.kept
    }

    /// The choices of options that some condition tells from the others.
    pub fn named(&self) -> impl Iterator<Item = &[usize]> {
        self.named.iter().map(Vec::as_slice)
    }

    /// There may be only one answer left: something else that its constraints speak of is answered.
    fn is_met(&self, answered: &Set) -> bool {
        self.is_forced || !self.reads.is_disjoint(answered)
    }

    /// The only answer that is left, if there is one.
    fn only(
        &self,
        forest: &Forest,
        assignment: &mut [Option<u16>],
        scratch: &mut Scratch,
    ) -> Option<Answer> {
        let mut left = Vec::new();
        for option in 0..self.options {
            *assignment.get_mut(self.var.0 as usize)? = Some(option);
            if forest.can_reach(self.kept, FIRES, assignment, scratch) == Ok(true) {
                left.push(usize::from(option));
            }
        }
        *assignment.get_mut(self.var.0 as usize)? = None;
        let none = self.none.map(usize::from);
        let choice = left.iter().find(|option| Some(**option) == none);
        let choice = *choice.or(left.first())?;
        let alike = |named: &Vec<usize>| {
            let inside = left.iter().filter(|option| named.contains(option)).count();
            inside == 0 || inside == left.len()
        };
        (left.len() < usize::from(self.options) && self.named.iter().all(alike))
            .then_some(Answer::Option(choice))
    }
}

impl Decision {
    /// The findings with one option at a time that constraints speak of, in the order in which answers follow.
    #[must_use]
    pub fn bound(&self) -> &[Bound] {
        &self.plan().bound
    }

    /// The answers, and those that the constraints leave no choice about: what an interview need not ask.
    #[must_use]
    pub fn implied(&self, answers: &Answers) -> Answers {
        let mut answers = answers.clone();
        let mut assignment = self.assignment(&answers);
        let mut scratch = Scratch::default();
        let mut answered = Set::with_value(&assignment);
        while let Some((finding, answer)) = self.plan().bound.iter().find_map(|bound| {
            let open = answers.get(bound.finding).is_none() && bound.is_met(&answered);
            let only = open.then(|| bound.only(self.forest(), &mut assignment, &mut scratch))??;
            Some((bound.finding, only))
        }) {
            self.variables().assign(finding, &answer, &mut assignment);
            answered = Set::with_value(&assignment);
            answers.set(finding, Some(answer));
        }
        answers
    }
}
