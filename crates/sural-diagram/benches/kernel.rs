//! Building and reading a diagram of the size a clinical module has: 250 variables of 2 to 20
//! values, 300 rules over neighbouring variables, each naming one of eight levels; the function
//! is the highest level of the rules that hold.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // Not library code.

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use sural_diagram::{Error, Fold, Forest, Node, Op, Rewrite, Scratch, Var};

const VARS: u64 = 250;
const RULES: usize = 300;

/// A small deterministic source of numbers (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

fn domains() -> Vec<u16> {
    let mut dice = Dice(1);
    let mut size = || {
        if dice.roll(3) < 2 {
            4
        } else {
            2 + dice.roll(19) as u16
        }
    };
    (0..VARS).map(|_| size()).collect()
}

fn literal(forest: &mut Forest, dice: &mut Dice, near: u64) -> Result<Node, Error> {
    let var = Var(near.saturating_add(dice.roll(12)).min(VARS - 1) as u32);
    let size = u64::from(forest.domains()[var.0 as usize]);
    let threshold = 1 + dice.roll(size - 1) as u16;
    forest.literal(var, |value| value >= threshold)
}

/// One of: some of three pairs; at least three of six; a sum of six against a threshold.
fn condition(forest: &mut Forest, dice: &mut Dice) -> Result<Node, Error> {
    let near = dice.roll(VARS);
    let literals: Vec<_> = (0..6)
        .map(|_| literal(forest, dice, near))
        .collect::<Result<_, _>>()?;
    match dice.roll(3) {
        0 => {
            let pairs = literals.chunks(2).map(|pair| forest.and_all(pair));
            let pairs: Vec<_> = pairs.collect::<Result<_, _>>()?;
            forest.or_all(&pairs)
        }
        1 => forest.at_least(3, &literals),
        _ => {
            let mut weighted = Vec::new();
            for literal in literals {
                let weight = 1 + dice.roll(3) as u32;
                weighted.push(forest.map(literal, |value| value * weight)?);
            }
            let sum = forest.sum(&weighted)?;
            forest.map(sum, |points| u32::from(points >= 7))
        }
    }
}

/// The rules, each quantified over what "not sure" (the last value) may stand for.
fn rules(forest: &mut Forest, dice: &mut Dice) -> Result<Vec<Node>, Error> {
    let sizes = forest.domains().to_vec();
    let all: Vec<u16> = (0..20).collect();
    let unsure = |var: Var| {
        let value = sizes[var.0 as usize] - 1;
        Some(Rewrite {
            value,
            stands_for: &all[..usize::from(value)],
        })
    };
    (0..RULES)
        .map(|_| {
            let condition = condition(forest, dice)?;
            forest.rewrite(condition, Fold::Greatest, unsure)
        })
        .collect()
}

/// The highest level of the rules that hold: for each level the union, then one on the other.
fn build() -> Result<(Forest, Vec<Node>, Node), Error> {
    let mut forest = Forest::new(domains(), 5_000_000)?;
    let rules = rules(&mut forest, &mut Dice(2))?;
    let mut highest = Node::FALSE;
    for (level, rules) in (1..).zip(rules.chunks(RULES / 8)) {
        let any = forest.or_all(rules)?;
        let at_level = forest.map(any, |holds| holds * level)?;
        highest = forest.apply(Op::Max, highest, at_level)?;
    }
    Ok((forest, rules, highest))
}

fn kernel(criterion: &mut Criterion) {
    let (forest, built, highest) = build().unwrap();
    let (small, roots) = forest.compact(&[highest]);
    println!(
        "{RULES} rules of {} nodes, decision of {} nodes, {} nodes made",
        forest.node_count(&built),
        forest.node_count(&[highest]),
        forest.len()
    );
    criterion.bench_function("build the rules", |bench| {
        bench.iter(|| {
            let mut forest = Forest::new(domains(), 5_000_000).unwrap();
            rules(&mut forest, &mut Dice(2)).unwrap().len()
        });
    });
    criterion.bench_function("build rules and decision", |bench| {
        bench.iter(|| build().unwrap().2)
    });
    criterion.bench_function("compact", |bench| {
        bench.iter(|| forest.compact(&[highest]).1)
    });

    let (mut dice, mut scratch) = (Dice(3), Scratch::default());
    let case: Vec<u16> = domains()
        .iter()
        .map(|&size| dice.roll(u64::from(size)) as u16 / 2)
        .collect();
    criterion.bench_function("evaluate", |bench| {
        bench.iter(|| small.evaluate(roots[0], black_box(&case)).unwrap());
    });
    for (name, answered) in [
        ("reachable, nothing known", 0),
        ("reachable, half known", 1),
    ] {
        let values: Vec<_> = (0..)
            .zip(&case)
            .map(|(i, &v)| (i % 2 < answered).then_some(v))
            .collect();
        criterion.bench_function(name, |bench| {
            bench.iter(|| {
                small
                    .reachable(roots[0], black_box(&values), &mut scratch)
                    .unwrap()
                    .len()
            });
        });
    }
}

criterion_group!(benches, kernel);
criterion_main!(benches);
