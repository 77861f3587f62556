//! Random boolean functions of sixteen yes/no variables against an independent kernel.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // Not library code.

mod universe;

use biodivine_lib_bdd::{Bdd, BddVariable, BddVariableSet};
use std::collections::HashMap;
use sural_diagram::{Forest, Node, Var};
use universe::Dice;

const VARS: usize = 16;

struct Both {
    forest: Forest,
    set: BddVariableSet,
    vars: Vec<BddVariable>,
    dice: Dice,
}

impl Both {
    fn new(seed: u64) -> Self {
        let set = BddVariableSet::new_anonymous(VARS as u16);
        let vars = set.variables();
        let forest = Forest::new(vec![2; VARS], 1_000_000).unwrap();
        Self {
            forest,
            set,
            vars,
            dice: Dice(seed),
        }
    }

    fn literal(&mut self) -> (Node, Bdd) {
        let var = self.dice.roll(VARS as u64) as usize;
        let sign = self.dice.roll(2) as u16;
        let node = self
            .forest
            .literal(Var(var as u32), |value| value == sign)
            .unwrap();
        (node, self.set.mk_literal(self.vars[var], sign == 1))
    }

    fn function(&mut self, depth: u32) -> (Node, Bdd) {
        if depth == 0 {
            return self.literal();
        }
        let (a, x) = self.function(depth - 1);
        let (b, y) = self.function(depth - 1);
        match self.dice.roll(5) {
            0 => (self.forest.and(a, b).unwrap(), x.and(&y)),
            1 => (self.forest.or(a, b).unwrap(), x.or(&y)),
            2 => (self.forest.combine(a, b, |a, b| a ^ b).unwrap(), x.xor(&y)),
            3 => {
                let (c, z) = self.literal();
                (
                    self.forest.ite(c, a, b).unwrap(),
                    Bdd::if_then_else(&z, &x, &y),
                )
            }
            _ => {
                let not = self.forest.not(a).unwrap();
                (self.forest.or(not, b).unwrap(), x.imp(&y))
            }
        }
    }

    fn assert_same(&self, node: Node, bdd: &Bdd) {
        let count = bdd.exact_cardinality().to_string();
        assert_eq!(self.forest.count(node, 1).to_string(), count);
        // A constant of theirs is one or two nodes; of ours, each terminal is a node.
        if !bdd.is_false() && !bdd.is_true() {
            assert_eq!(self.forest.node_count(&[node]), bdd.size());
        }
        match (self.forest.witness(node, 1), bdd.sat_witness()) {
            (None, None) => {}
            (Some(ours), Some(theirs)) => {
                let theirs: Vec<_> = self
                    .vars
                    .iter()
                    .map(|&var| u16::from(theirs[var]))
                    .collect();
                assert_eq!(self.forest.evaluate(node, &theirs), Ok(1));
                let values: Vec<_> = self
                    .vars
                    .iter()
                    .zip(ours)
                    .filter_map(|(&var, value)| Some((var, value? == 1)))
                    .collect();
                assert!(bdd.restrict(&values).is_true());
            }
            (ours, theirs) => panic!("{ours:?} {theirs:?}"),
        }
    }
}

#[test]
fn random_functions() {
    let mut both = Both::new(0x5eed);
    let mut known: HashMap<Bdd, Node> = HashMap::new();
    for _ in 0..150 {
        for depth in 1..=5 {
            let (node, bdd) = both.function(depth);
            both.assert_same(node, &bdd);
            assert_eq!(*known.entry(bdd).or_insert(node), node);
        }
    }
    let ids: std::collections::HashSet<_> = known.values().collect();
    assert_eq!(ids.len(), known.len(), "different functions, different ids");
}

#[test]
fn random_quantifiers_and_restrictions() {
    let mut both = Both::new(0xca1f);
    for _ in 0..150 {
        let (node, bdd) = both.function(5);
        let chosen: Vec<_> = (0..VARS).filter(|_| both.dice.roll(3) == 0).collect();
        let ours: Vec<_> = chosen.iter().map(|&var| Var(var as u32)).collect();
        let theirs: Vec<_> = chosen.iter().map(|&var| both.vars[var]).collect();

        let exists = both.forest.exists(node, &ours).unwrap();
        both.assert_same(exists, &bdd.exists(&theirs));
        let forall = both.forest.forall(node, &ours).unwrap();
        both.assert_same(forall, &bdd.for_all(&theirs));

        let mut values = vec![None; VARS];
        chosen
            .iter()
            .for_each(|&var| values[var] = Some(both.dice.roll(2) as u16));
        let fixed = both.forest.restrict_all(node, &values).unwrap();
        let theirs: Vec<_> = both
            .vars
            .iter()
            .zip(&values)
            .filter_map(|(&var, value)| Some((var, (*value)? == 1)))
            .collect();
        both.assert_same(fixed, &bdd.restrict(&theirs));
        assert_eq!(
            both.forest.support(fixed).len(),
            bdd.restrict(&theirs).support_set().len()
        );
    }
}

#[test]
fn at_least_of_literals() {
    let mut both = Both::new(7);
    let literals: Vec<_> = (0..VARS)
        .map(|v| both.forest.literal(Var(v as u32), |x| x == 1).unwrap())
        .collect();
    for k in 0..=VARS + 1 {
        let node = both.forest.at_least(k, &literals).unwrap();
        let at_most = both.set.mk_sat_up_to_k(k.saturating_sub(1), &both.vars);
        let bdd = if k == 0 {
            both.set.mk_true()
        } else {
            at_most.not()
        };
        both.assert_same(node, &bdd);
    }
}

#[test]
fn at_least_of_functions() {
    let mut both = Both::new(99);
    for _ in 0..40 {
        let pairs: Vec<_> = (0..6).map(|_| both.function(2)).collect();
        let nodes: Vec<_> = pairs.iter().map(|(node, _)| *node).collect();
        for k in 1..=6 {
            // Their side by definition: some k of the six hold together.
            let subsets = (0..64_u32).filter(|set| set.count_ones() == k);
            let together = subsets.map(|set| {
                let members = pairs.iter().enumerate().filter(|(i, _)| set >> i & 1 == 1);
                members.fold(both.set.mk_true(), |all, (_, (_, bdd))| all.and(bdd))
            });
            let bdd = together.fold(both.set.mk_false(), |any, bdd| any.or(&bdd));
            let node = both.forest.at_least(k as usize, &nodes).unwrap();
            both.assert_same(node, &bdd);
        }
    }
}
