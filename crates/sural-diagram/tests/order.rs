//! The order heuristic.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // Not library code.

mod universe;

use sural_diagram::{Forest, Node, Var, order::force};
use universe::Dice;

#[test]
fn pairs_that_belong_together_come_together() {
    let groups: Vec<_> = (0..20).map(|i| vec![i, i + 20]).collect();
    let order = force(40, &groups, 100);
    let place = |var: u32| order.iter().position(|&v| v == var).unwrap();
    assert!(
        (0..20).all(|i| place(i).abs_diff(place(i + 20)) == 1),
        "{order:?}"
    );
}

#[test]
fn the_result_is_a_permutation_and_never_worse() {
    let span = |order: &[u32], groups: &[Vec<u32>]| -> usize {
        let place = |var: &u32| order.iter().position(|v| v == var).unwrap();
        let spread = |group: &Vec<u32>| {
            let places: Vec<_> = group.iter().map(place).collect();
            places.iter().max().unwrap() - places.iter().min().unwrap()
        };
        groups.iter().map(spread).sum()
    };
    let mut dice = Dice(11);
    let given: Vec<u32> = (0..60).collect();
    for _ in 0..50 {
        let mut group = || {
            (0..1 + dice.roll(5))
                .map(|_| dice.roll(60) as u32)
                .collect()
        };
        let groups: Vec<Vec<u32>> = (0..40).map(|_| group()).collect();
        let order = force(60, &groups, 30);
        let mut sorted = order.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, given);
        assert!(span(&order, &groups) <= span(&given, &groups));
        assert_eq!(order, force(60, &groups, 30));
    }
}

#[test]
fn odd_groups_are_harmless() {
    assert_eq!(force(0, &[vec![1]], 5), []);
    assert_eq!(force(3, &[], 5), [0, 1, 2]);
    assert_eq!(force(3, &[vec![], vec![9, 0], vec![1, 1]], 0), [0, 1, 2]);
    assert_eq!(force(3, &[vec![], vec![9]], 5), [0, 1, 2]);
}

#[test]
fn it_makes_diagrams_small() {
    let pairs: Vec<_> = (0..8).map(|i| vec![i, i + 8]).collect();
    let size = |order: &[u32]| {
        let mut forest = Forest::new(vec![2; 16], 100_000).unwrap();
        let mut all = Node::TRUE;
        for pair in &pairs {
            let mut literal = |var: u32| {
                let level = order.iter().position(|&v| v == var).unwrap() as u32;
                forest.literal(Var(level), |value| value == 1).unwrap()
            };
            let (a, b) = (literal(pair[0]), literal(pair[1]));
            let equal = forest.combine(a, b, |a, b| u32::from(a == b)).unwrap();
            all = forest.and(all, equal).unwrap();
        }
        forest.node_count(&[all])
    };
    let given: Vec<u32> = (0..16).collect();
    assert_eq!((size(&given), size(&force(16, &pairs, 100))), (767, 26));
}
