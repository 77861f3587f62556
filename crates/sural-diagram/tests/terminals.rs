//! Operations on functions with more than two values: all 256 functions from two yes/no
//! variables to 0..4, and all 729 from a variable with 2 and one with 3 values to 0..3.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // Not library code.

mod universe;

use std::collections::{BTreeSet, HashMap};
use sural_diagram::{BigUint, Error, Fold, Forest, Node, Op, Rewrite, Scratch, Var};
use universe::{Table, Universe};

type Naive = fn(u32, u32) -> u32;

fn all(sizes: &[u16], values: u16) -> (Universe, Vec<Table>, HashMap<Table, Node>) {
    let mut universe = Universe::new(sizes);
    let tables = universe.tables(values);
    let nodes = tables
        .iter()
        .map(|table| (table.clone(), universe.node(table)))
        .collect();
    (universe, tables, nodes)
}

#[test]
fn binary_operations_on_all_pairs() {
    let (mut universe, tables, nodes) = all(&[2, 2], 4);
    let operations: [(Op, Naive); 3] = [
        (Op::Min, u32::min),
        (Op::Max, u32::max),
        (Op::Add, |a, b| a + b),
    ];
    for a in &tables {
        for b in &tables {
            for (op, naive) in operations {
                let want: Table = a.iter().zip(b).map(|(&a, &b)| naive(a, b)).collect();
                let got = universe.forest.apply(op, nodes[a], nodes[b]).unwrap();
                assert_eq!(got, universe.node(&want), "{op:?} of {a:?} and {b:?}");
            }
        }
    }
}

#[test]
fn what_a_closure_did_is_not_taken_for_what_the_next_does() {
    let (mut universe, tables, nodes) = all(&[2, 2], 4);
    for table in &tables {
        for factor in [2, 3, 2] {
            let want: Table = table.iter().map(|value| value * factor).collect();
            let mapped = universe.forest.map(nodes[table], |value| value * factor);
            assert_eq!(mapped, Ok(universe.node(&want)));
            let pair = universe
                .forest
                .combine(nodes[table], Node::TRUE, |a, _| a * factor);
            assert_eq!(pair, mapped);
        }
    }
}

#[test]
fn sum_of_many() {
    let (mut universe, tables, nodes) = all(&[2, 2], 4);
    for window in tables.windows(5) {
        let operands: Vec<_> = window.iter().map(|table| nodes[table]).collect();
        let want: Table = (0..4)
            .map(|i| window.iter().map(|table| table[i]).sum())
            .collect();
        assert_eq!(universe.forest.sum(&operands), Ok(universe.node(&want)));
    }
    assert_eq!(universe.forest.sum(&[]), Ok(Node::FALSE));
}

#[test]
fn ite_map_not_and_combine() {
    let (mut universe, tables, nodes) = all(&[2, 2], 4);
    let some: Vec<_> = tables.iter().step_by(11).collect();
    for when in &tables {
        let when_node = nodes[when];
        let not: Table = when.iter().map(|&value| u32::from(value == 0)).collect();
        assert_eq!(universe.forest.not(when_node), Ok(nodes[&not]));
        let squares: Table = when.iter().map(|&value| value * value + 7).collect();
        let mapped = universe.forest.map(when_node, |value| value * value + 7);
        assert_eq!(mapped, Ok(universe.node(&squares)));
        for a in &some {
            let digits: Table = when.iter().zip(*a).map(|(x, y)| 10 * x + y).collect();
            let combined = universe
                .forest
                .combine(when_node, nodes[*a], |x, y| 10 * x + y);
            assert_eq!(combined, Ok(universe.node(&digits)));
            for b in &some {
                let branches = a.iter().zip(*b);
                let want: Table = when
                    .iter()
                    .zip(branches)
                    .map(|(&when, (&a, &b))| if when != 0 { a } else { b })
                    .collect();
                let got = universe.forest.ite(when_node, nodes[*a], nodes[*b]);
                assert_eq!(got, Ok(nodes[&want]));
            }
        }
    }
}

#[test]
fn at_least_takes_any_value_but_0_as_true() {
    let (mut universe, tables, nodes) = all(&[2, 2], 4);
    for window in tables.windows(4).step_by(3) {
        let operands: Vec<_> = window.iter().map(|table| nodes[table]).collect();
        for k in 0..=5 {
            let holds = |i: usize| window.iter().filter(|table| table[i] != 0).count() >= k;
            let want: Table = (0..4).map(|i| u32::from(holds(i))).collect();
            assert_eq!(universe.forest.at_least(k, &operands), Ok(nodes[&want]));
        }
    }
}

#[test]
fn quantify_and_rewrite() {
    let (mut universe, tables, nodes) = all(&[2, 3], 3);
    let folds: [(Fold, Naive); 2] = [(Fold::Least, u32::min), (Fold::Greatest, u32::max)];
    for table in &tables {
        for (fold, naive) in folds {
            let at = |a: u16, b: u16| universe.at(table, &[a, b]);
            let quantified =
                universe.table_of(|case| (0..3).map(|b| at(case[0], b)).reduce(naive).unwrap());
            // Value 2 of the second variable stands for 0 and 1 too, value 1 of the first for 0.
            let rewritten = universe.table_of(|case| {
                let firsts = if case[0] == 1 { 0..=1 } else { 0..=0 };
                let seconds = if case[1] == 2 {
                    0..=2
                } else {
                    case[1]..=case[1]
                };
                let pairs = firsts.flat_map(|a| seconds.clone().map(move |b| (a, b)));
                pairs.map(|(a, b)| at(a, b)).reduce(naive).unwrap()
            });
            let got = universe
                .forest
                .quantify(nodes[table], fold, |var| var == Var(1));
            assert_eq!(got, Ok(nodes[&quantified]));
            let got = universe.forest.rewrite(nodes[table], fold, |var| {
                Some(match var {
                    Var(0) => Rewrite {
                        value: 1,
                        stands_for: &[0],
                    },
                    _ => Rewrite {
                        value: 2,
                        stands_for: &[0, 1],
                    },
                })
            });
            assert_eq!(got, Ok(nodes[&rewritten]));
        }
    }
}

#[test]
fn count_witness_and_reachable() {
    let (universe, tables, nodes) = all(&[2, 3], 3);
    let mut scratch = Scratch::default();
    for table in &tables {
        let node = nodes[table];
        for value in 0..4 {
            let count = table.iter().filter(|&&found| found == value).count();
            assert_eq!(universe.forest.count(node, value), BigUint::from(count));
            match universe.forest.witness(node, value) {
                None => assert_eq!(count, 0),
                Some(witness) => {
                    let completions = universe.completions(&witness);
                    assert!(!completions.is_empty());
                    assert!(
                        completions
                            .iter()
                            .all(|case| universe.at(table, case) == value)
                    );
                }
            }
        }
        for partial in universe.partials() {
            let completions = universe.completions(&partial).into_iter();
            let want: BTreeSet<_> = completions.map(|case| universe.at(table, case)).collect();
            let got = universe
                .forest
                .reachable(node, &partial, &mut scratch)
                .unwrap();
            assert_eq!(got, want.into_iter().collect::<Vec<_>>());
        }
    }
}

#[test]
fn any_32_bit_value_is_a_terminal() {
    let mut forest = Forest::new(vec![2], 0).unwrap();
    for value in [0, 1, 2, 1 << 31, u32::MAX] {
        let node = forest.terminal(value);
        assert_eq!(forest.value(node), Some(value));
        assert_eq!(forest.terminal(value), node);
        assert_eq!(forest.evaluate(node, &[]), Ok(value));
    }
}

#[test]
fn a_sum_too_large_is_an_error() {
    let mut forest = Forest::new(vec![2], 10).unwrap();
    let (one, most) = (forest.terminal(1), forest.terminal(u32::MAX));
    let sometimes = forest.literal(Var(0), |value| value == 1).unwrap();
    assert_eq!(forest.apply(Op::Add, most, one), Err(Error::Overflow));
    assert_eq!(forest.apply(Op::Add, sometimes, most), Err(Error::Overflow));
    assert_eq!(forest.apply(Op::Add, most, Node::FALSE), Ok(most));
}
