//! What is refused, what is bounded, and that nothing panics on the way.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // Not library code.

use sural_diagram::{BigUint, Error, Fold, Forest, MAX_VARIABLES, Node, Rewrite, Scratch, Var};

fn literals(forest: &mut Forest) -> Vec<Node> {
    let vars = forest.domains().len() as u32;
    (0..vars)
        .map(|var| forest.literal(Var(var), |value| value == 1).unwrap())
        .collect()
}

/// x0=x8 and x1=x9 ...: exponential in this order.
fn equal_halves(forest: &mut Forest, literals: &[Node]) -> Result<Node, Error> {
    let (left, right) = literals.split_at(literals.len() / 2);
    let mut all = Node::TRUE;
    for (&a, &b) in left.iter().zip(right) {
        let equal = forest.combine(a, b, |a, b| u32::from(a == b))?;
        all = forest.and(all, equal)?;
    }
    Ok(all)
}

#[test]
fn the_node_limit_is_an_error_and_leaves_the_forest_sound() {
    let mut forest = Forest::new(vec![2; 16], 300).unwrap();
    let literals = literals(&mut forest);
    let refused = equal_halves(&mut forest, &literals);
    assert_eq!(refused, Err(Error::NodeLimit { limit: 300 }));
    assert!(forest.len() <= 302);
    // What exists can still be made, and is what it was.
    let again = forest.literal(Var(3), |value| value == 1);
    assert_eq!(again, Ok(literals[3]));
    assert_eq!(forest.and(literals[3], literals[3]), Ok(literals[3]));
    let fresh = forest.at_least(8, &literals);
    assert_eq!(fresh, Err(Error::NodeLimit { limit: 300 }));

    let (mut small, roots) = forest.compact(&literals);
    let three = small.at_least(3, &roots).unwrap();
    assert_eq!(
        small.count(three, 1),
        BigUint::from((1_u32 << 16) - 1 - 16 - 120)
    );
}

#[test]
fn the_limit_counts_inner_nodes_only() {
    let mut forest = Forest::new(vec![4], 1).unwrap();
    let children = [5, 6, 7, 8].map(|value| forest.terminal(value));
    let node = forest.branch(Var(0), &children).unwrap();
    assert_eq!(forest.branch(Var(0), &children), Ok(node));
    assert_eq!(forest.not(Node::TRUE), Ok(Node::FALSE));
    let other = forest.map(node, |value| value + 1);
    assert_eq!(other, Err(Error::NodeLimit { limit: 1 }));
}

#[test]
fn the_limit_is_the_size_of_the_diagram() {
    let size = |limit: usize| {
        let mut forest = Forest::new(vec![2; 16], limit).unwrap();
        let literals = literals(&mut forest);
        equal_halves(&mut forest, &literals).map(|node| forest.node_count(&[node]))
    };
    // 2^8 - 1 nodes above the middle, 2 for each pair below, and the terminals.
    assert_eq!(size(1_000_000), Ok(255 + 2 * 255 + 2));
}

#[test]
fn a_shape_that_does_not_fit_is_an_error() {
    assert_eq!(
        Forest::new(vec![2, 0], 9).err(),
        Some(Error::EmptyDomain(Var(1)))
    );
    let many = vec![2; MAX_VARIABLES + 1];
    assert_eq!(Forest::new(many, 9).err(), Some(Error::TooManyVariables));

    let mut forest = Forest::new(vec![2, 3], 9).unwrap();
    let top = forest.literal(Var(0), |value| value == 1).unwrap();
    let (two, far) = ([Node::FALSE, Node::TRUE], Var(70_000));
    assert_eq!(
        forest.literal(Var(2), |_| true),
        Err(Error::UnknownVariable(Var(2)))
    );
    assert_eq!(forest.branch(far, &two), Err(Error::UnknownVariable(far)));
    assert_eq!(forest.branch(Var(1), &two), Err(Error::WrongArity(Var(1))));
    assert_eq!(
        forest.branch(Var(0), &[top, top]),
        Err(Error::WrongOrder(Var(0)))
    );
    assert_eq!(
        forest.branch(Var(1), &[top; 3]),
        Err(Error::WrongOrder(Var(1)))
    );
    assert_eq!(
        forest.restrict(top, far, 0),
        Err(Error::UnknownVariable(far))
    );
    assert_eq!(
        forest.restrict(top, Var(1), 3),
        Err(Error::OutOfDomain(Var(1), 3))
    );
    let values = [Some(2), None];
    assert_eq!(
        forest.restrict_all(top, &values),
        Err(Error::OutOfDomain(Var(0), 2))
    );
    for (value, stands_for) in [(3, &[0][..]), (0, &[1, 3][..])] {
        let rule = |var| (var == Var(1)).then_some(Rewrite { value, stands_for });
        let refused = forest.rewrite(top, Fold::Least, rule);
        assert_eq!(refused, Err(Error::OutOfDomain(Var(1), 3)));
    }
}

#[test]
fn an_assignment_that_does_not_fit_is_an_error() {
    let mut forest = Forest::new(vec![2, 3], 9).unwrap();
    let literals = literals(&mut forest);
    let both = forest.and(literals[0], literals[1]).unwrap();
    assert_eq!(forest.evaluate(both, &[1]), Err(Error::Unassigned(Var(1))));
    assert_eq!(forest.evaluate(both, &[0]), Ok(0));
    assert_eq!(
        forest.evaluate(both, &[2, 0]),
        Err(Error::OutOfDomain(Var(0), 2))
    );
    let (scratch, wrong) = (&mut Scratch::default(), [Some(1), Some(3)]);
    let error = Error::OutOfDomain(Var(1), 3);
    assert_eq!(forest.reachable(both, &wrong, scratch), Err(error));
    assert_eq!(forest.open_support(both, &wrong, scratch), Err(error));
    assert_eq!(error.to_string(), "variable 1 has no value 3");
    // The scratch is as good as new afterwards, and more entries than variables do no harm.
    assert_eq!(forest.reachable(both, &[Some(1)], scratch), Ok(&[0, 1][..]));
    assert_eq!(
        forest.reachable(both, &vec![Some(1); 70_000], scratch),
        Ok(&[1][..])
    );
    assert_eq!(
        forest.open_support(both, &[Some(1)], scratch),
        Ok(&[Var(1)][..])
    );
}

#[test]
fn a_foreign_node_does_not_panic() {
    let mut large = Forest::new(vec![2; 40], 1000).unwrap();
    let foreign = *literals(&mut large).last().unwrap();
    let mut forest = Forest::new(vec![2], 9).unwrap();
    let scratch = &mut Scratch::default();
    assert!(forest.and(foreign, Node::TRUE).is_ok());
    assert!(forest.exists(foreign, &[Var(0)]).is_ok());
    assert!(forest.evaluate(foreign, &[0]).is_ok());
    assert!(forest.reachable(foreign, &[], scratch).is_ok());
    assert_eq!(forest.compact(&[foreign]).1.len(), 1);
    forest.count(foreign, 1);
    forest.witness(foreign, 1);
}

#[test]
fn the_deepest_forest_fits_the_stack() {
    let mut forest = Forest::new(vec![2; MAX_VARIABLES], 1_000_000).unwrap();
    let literals = literals(&mut forest);
    let all = forest.and_all(&literals).unwrap();
    let none = forest.not(all).unwrap();
    let some = forest.at_least(2, &literals).unwrap();
    let mixed = forest.ite(none, some, Node::TRUE).unwrap();
    assert_eq!(forest.or(mixed, all), Ok(mixed));
    let last = Var(MAX_VARIABLES as u32 - 1);
    let rest = forest.exists(all, &[last]).unwrap();
    assert_eq!(forest.support(rest).len(), MAX_VARIABLES - 1);
    let unsure = Rewrite {
        value: 1,
        stands_for: &[0],
    };
    assert_eq!(
        forest.rewrite(all, Fold::Greatest, |_| Some(unsure)),
        Ok(all)
    );
    assert_eq!(forest.count(all, 1), BigUint::from(1_u32));
    assert_eq!(
        forest.count(none, 1) + 1_u32,
        BigUint::from(2_u32).pow(MAX_VARIABLES as u32)
    );
    assert_eq!(forest.witness(none, 1).unwrap().iter().flatten().count(), 1);
}

#[test]
fn one_scratch_serves_forests_of_any_size() {
    let mut scratch = Scratch::default();
    for size in [1, 9, 3] {
        let mut forest = Forest::new(vec![2; size], 100).unwrap();
        let literals = literals(&mut forest);
        let any = forest.or_all(&literals).unwrap();
        assert_eq!(
            forest
                .reachable(any, &[Some(0)], &mut scratch)
                .unwrap()
                .len(),
            1 + (size > 1) as usize
        );
        assert_eq!(
            forest.open_support(any, &[], &mut scratch).unwrap().len(),
            size
        );
    }
}

#[test]
fn a_forest_is_shared_between_threads() {
    let mut forest = Forest::new(vec![2; 8], 1000).unwrap();
    let literals = literals(&mut forest);
    let three = forest.at_least(3, &literals).unwrap();
    let forest = &forest;
    let counts = std::thread::scope(|scope| {
        let threads = [0, 1].map(|value| scope.spawn(move || forest.count(three, value)));
        threads.map(|thread| thread.join().unwrap())
    });
    assert_eq!(counts, [BigUint::from(37_u32), BigUint::from(219_u32)]);
}
