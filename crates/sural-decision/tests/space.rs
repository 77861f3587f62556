//! Questions about several diagrams at once, against trying every assignment.

#![allow(clippy::indexing_slicing, clippy::unwrap_used)] // Not library code.

use sural_decision::search::Avoid;
use sural_decision::space::Space;
use sural_diagram::{BigUint, Forest, Node, Var};

/// Small numbers in a fixed order that looks like none.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(end)) as u32
    }
}

/// A function of a few neighbouring or distant variables with terminals 0, 1 and 7.
fn diagram(forest: &mut Forest, numbers: &mut Numbers) -> Node {
    let domains = forest.domains().to_vec();
    let mut node = forest.terminal(numbers.below(2));
    for _ in 0..2 + numbers.below(4) {
        let var = numbers.below(domains.len() as u32);
        let value = numbers.below(u32::from(domains[var as usize])) as u16;
        let literal = forest.literal(Var(var), |other| other == value).unwrap();
        let other = [0, 1, 1, 7][numbers.below(4) as usize];
        let other = forest.terminal(other);
        node = if numbers.below(2) == 0 {
            forest.ite(literal, other, node)
        } else {
            forest.ite(literal, node, other)
        }
        .unwrap();
    }
    node
}

fn every(domains: &[u16]) -> Vec<Vec<u16>> {
    domains.iter().fold(vec![Vec::new()], |all, &domain| {
        all.iter()
            .flat_map(|start| {
                (0..domain).map(move |value| start.iter().copied().chain([value]).collect())
            })
            .collect()
    })
}

fn meets(forest: &Forest, goals: &[Avoid], case: &[u16]) -> bool {
    goals
        .iter()
        .all(|goal| forest.evaluate(goal.node, case).unwrap() != goal.terminal)
}

#[test]
fn counts_and_witnesses_are_those_of_every_assignment() {
    let mut numbers = Numbers(7);
    let (mut none, mut some) = (0, 0);
    for _ in 0..600 {
        let domains = (0..6)
            .map(|_| 2 + numbers.below(2) as u16)
            .collect::<Vec<_>>();
        let weights = domains
            .iter()
            .map(|&domain| {
                (0..domain)
                    .map(|_| 1 + numbers.below(3))
                    .collect::<Vec<_>>()
            })
            .collect::<Vec<_>>();
        let mut forest = Forest::new(domains.clone(), 10_000).unwrap();
        let goals = (0..1 + numbers.below(14))
            .map(|_| Avoid {
                node: diagram(&mut forest, &mut numbers),
                terminal: [0, 1, 7][numbers.below(3) as usize],
            })
            .collect::<Vec<_>>();
        let good = every(&domains)
            .into_iter()
            .filter(|case| meets(&forest, &goals, case))
            .collect::<Vec<_>>();
        let weight = |case: &Vec<u16>| {
            case.iter()
                .zip(&weights)
                .map(|(&value, weights)| weights[usize::from(value)])
                .product::<u32>()
        };
        let expected = good.iter().map(weight).sum::<u32>();

        let mut space = Space::new(&forest, &weights);
        assert_eq!(space.count(&goals), BigUint::from(expected));
        let prefer = |var: Var| (0..domains[var.0 as usize]).rev().collect::<Vec<_>>();
        let found = space.witness(&goals, &prefer);
        assert_eq!(found.is_some(), !good.is_empty());
        // Whatever the witness leaves open must not matter.
        for fill in 0..2 {
            let case = found
                .iter()
                .flatten()
                .map(|value| value.unwrap_or(fill))
                .collect::<Vec<_>>();
            assert!(found.is_none() || meets(&forest, &goals, &case));
        }
        if good.is_empty() {
            none += 1
        } else {
            some += 1
        }
    }
    assert!(
        none > 100 && some > 100,
        "{none} without and {some} with an assignment"
    );
}

/// As many variables as values and no two alike, by one diagram a pair: no value is wrong by itself, so only joining
/// diagrams, or trying very long, shows that one value too few is impossible.
#[test]
fn what_no_single_diagram_shows_is_found_by_joining() {
    for (vars, values) in [(9, 8), (8, 8)] {
        let weights = vec![vec![1; values]; vars];
        let mut forest = Forest::new(vec![values as u16; vars], 1_000_000).unwrap();
        let mut goals = Vec::new();
        for b in 0..vars as u32 {
            for a in 0..b {
                let both = (0..values as u16).map(|value| {
                    let pair =
                        [a, b].map(|var| forest.literal(Var(var), |other| other == value).unwrap());
                    forest.and(pair[0], pair[1]).unwrap()
                });
                let alike = both.collect::<Vec<_>>();
                goals.push(Avoid {
                    node: forest.or_all(&alike).unwrap(),
                    terminal: 1,
                });
            }
        }
        let found =
            Space::new(&forest, &weights).witness(&goals, &|_| (0..values as u16).collect());
        assert_eq!(found.is_some(), vars <= values);
        if let Some(found) = found {
            assert!(meets(
                &forest,
                &goals,
                &found.into_iter().map(Option::unwrap).collect::<Vec<_>>()
            ));
        }
    }
}

#[test]
fn what_was_found_out_stays_true_while_the_forest_grows() {
    let mut forest = Forest::new(vec![2, 3], 100).unwrap();
    let weights = vec![vec![1, 1], vec![1, 4, 1]];
    let first = forest.literal(Var(0), |value| value == 1).unwrap();
    let goal = |node| [Avoid { node, terminal: 0 }];
    let mut space = Space::new(&forest, &weights);
    assert_eq!(space.count(&goal(first)), BigUint::from(6u32));
    let memory = space.into_memory();
    let second = forest.literal(Var(1), |value| value == 1).unwrap();
    let both = forest.and(first, second).unwrap();
    let mut space = Space::remembering(&forest, &weights, memory);
    assert_eq!(space.count(&goal(first)), BigUint::from(6u32));
    assert_eq!(space.count(&goal(both)), BigUint::from(4u32));
    assert_eq!(
        space.witness(&goal(both), &|_| vec![0, 1, 2][..].to_vec()),
        Some(vec![Some(1), Some(1)])
    );
}
