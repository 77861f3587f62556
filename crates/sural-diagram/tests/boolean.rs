//! Every operation on all 4096 boolean functions over variables with 2, 3 and 2 values, judged
//! by explicit tables. Results are compared as ids, so each test is one of canonicity too.
//!
//! Binary operations take all 4096 functions against a covering set of 31: the constants, the
//! literals, the single cases, their complements and the parity; and all pairs (triples for
//! `ite`) of the 64 functions over variables with 2 and 3 values.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // Not library code.

mod universe;

use std::collections::{BTreeSet, HashMap};
use sural_diagram::{BigUint, Fold, Forest, Node, Op, Rewrite, Scratch, Var};
use universe::{Table, Universe};

const SIZES: [u16; 3] = [2, 3, 2];

struct All {
    universe: Universe,
    tables: Vec<Table>,
    nodes: HashMap<Table, Node>,
}

fn all(sizes: &[u16]) -> All {
    let mut universe = Universe::new(sizes);
    let tables = universe.tables(2);
    let nodes = tables
        .iter()
        .map(|table| (table.clone(), universe.node(table)))
        .collect();
    All {
        universe,
        tables,
        nodes,
    }
}

impl All {
    /// For each function and each `what`, checks that `operation` gives the function of `naive`.
    fn check<W>(
        &mut self,
        whats: &[W],
        mut operation: impl FnMut(&mut Forest, Node, &W) -> Node,
        naive: impl Fn(&Universe, &Table, &W) -> Table,
    ) {
        for table in &self.tables {
            for (index, what) in whats.iter().enumerate() {
                let got = operation(&mut self.universe.forest, self.nodes[table], what);
                let want = naive(&self.universe, table, what);
                assert_eq!(got, self.nodes[&want], "{table:?}, choice {index}");
            }
        }
    }

    fn covering(&self) -> Vec<Table> {
        let universe = &self.universe;
        let mut set = vec![
            universe.table_of(|_| 0),
            universe.table_of(|_| 1),
            universe.table_of(|case| case.iter().map(|&value| u32::from(value)).sum::<u32>() % 2),
        ];
        set.extend((0..2).map(|v| universe.table_of(|case| u32::from(case[0] == v))));
        set.extend((0..3).map(|v| universe.table_of(|case| u32::from(case[1] == v))));
        set.extend((0..2).map(|v| universe.table_of(|case| u32::from(case[2] == v))));
        for single in &universe.cases {
            set.push(universe.table_of(|case| u32::from(case == single)));
        }
        let singles = set[3 + 7..].to_vec();
        set.extend(
            singles
                .iter()
                .take(9)
                .map(|table| table.iter().map(|value| 1 - value).collect()),
        );
        assert_eq!(set.len(), 31);
        set
    }
}

fn pointwise(a: &Table, b: &Table, op: impl Fn(u32, u32) -> u32) -> Table {
    a.iter().zip(b).map(|(&a, &b)| op(a, b)).collect()
}

#[test]
fn same_function_same_id() {
    let all = all(&SIZES);
    assert_eq!(all.tables.len(), 4096);
    let ids: BTreeSet<_> = all.nodes.values().collect();
    assert_eq!(ids.len(), 4096);
    for (table, &node) in &all.nodes {
        assert_eq!(&all.universe.table(node), table);
    }
    assert_eq!(all.nodes[&vec![0; 12]], Node::FALSE);
    assert_eq!(all.nodes[&vec![1; 12]], Node::TRUE);
}

#[test]
fn another_way_to_the_same_id() {
    let mut all = all(&SIZES);
    let cases = all.universe.cases.clone();
    let forest = &mut all.universe.forest;
    let mut single = |case: &Vec<u16>| {
        let literals: Vec<_> = (0..)
            .zip(case)
            .map(|(var, &value)| forest.literal(Var(var), |v| v == value).unwrap())
            .collect();
        forest.and_all(&literals).unwrap()
    };
    let singles: Vec<_> = cases.iter().map(&mut single).collect();
    for table in &all.tables {
        let chosen: Vec<_> = table
            .iter()
            .zip(&singles)
            .filter(|(value, _)| **value == 1)
            .map(|(_, &n)| n)
            .collect();
        assert_eq!(
            all.universe.forest.or_all(&chosen).unwrap(),
            all.nodes[table]
        );
    }
}

#[test]
fn no_node_is_redundant() {
    let all = all(&SIZES);
    let mut seen = BTreeSet::new();
    let mut todo: Vec<_> = all.nodes.values().copied().collect();
    let mut different = HashMap::new();
    while let Some(node) = todo.pop() {
        if !seen.insert(node) {
            continue;
        }
        let children = all.universe.forest.children(node).to_vec();
        if let Some(var) = all.universe.forest.variable(node) {
            assert!(children.iter().any(|child| *child != children[0]));
            assert_eq!(different.insert((var, children.clone()), node), None);
        }
        todo.extend(children);
    }
}

#[test]
fn and_or_with_a_covering_set() {
    let mut all = all(&SIZES);
    let others: Vec<_> = all
        .covering()
        .into_iter()
        .map(|t| (all.nodes[&t], t))
        .collect();
    all.check(
        &others,
        |f, a, (b, _)| f.and(a, *b).unwrap(),
        |_, a, (_, b)| pointwise(a, b, u32::min),
    );
    all.check(
        &others,
        |f, a, (b, _)| f.or(*b, a).unwrap(),
        |_, a, (_, b)| pointwise(a, b, u32::max),
    );
}

#[test]
fn and_or_combine_on_all_pairs() {
    let mut all = all(&[2, 3]);
    let others: Vec<_> = all
        .nodes
        .iter()
        .map(|(table, &node)| (node, table.clone()))
        .collect();
    assert_eq!(others.len(), 64);
    all.check(
        &others,
        |f, a, (b, _)| f.and(a, *b).unwrap(),
        |_, a, (_, b)| pointwise(a, b, u32::min),
    );
    all.check(
        &others,
        |f, a, (b, _)| f.or(a, *b).unwrap(),
        |_, a, (_, b)| pointwise(a, b, u32::max),
    );
    all.check(
        &others,
        |f, a, (b, _)| f.combine(a, *b, |a, b| u32::from(a < b)).unwrap(),
        |_, a, (_, b)| pointwise(a, b, |a, b| u32::from(a < b)),
    );
}

#[test]
fn not_and_map() {
    let mut all = all(&SIZES);
    let flip = |_: &Universe, table: &Table, (): &()| table.iter().map(|value| 1 - value).collect();
    all.check(&[()], |f, node, ()| f.not(node).unwrap(), flip);
    all.check(
        &[()],
        |f, node, ()| f.map(node, |value| 1 - value).unwrap(),
        flip,
    );
}

#[test]
fn ite_on_all_triples() {
    let mut all = all(&[2, 3]);
    let functions: Vec<_> = all.nodes.iter().map(|(t, &n)| (n, t.clone())).collect();
    let pairs: Vec<_> = functions
        .iter()
        .flat_map(|a| functions.iter().map(move |b| (a, b)))
        .collect();
    all.check(
        &pairs,
        |f, when, (then, otherwise)| f.ite(when, then.0, otherwise.0).unwrap(),
        |_, when, (then, otherwise)| {
            let branches = then.1.iter().zip(&otherwise.1);
            when.iter()
                .zip(branches)
                .map(|(&c, (&a, &b))| if c == 1 { a } else { b })
                .collect()
        },
    );
}

#[test]
fn at_least_counts() {
    let mut all = all(&SIZES);
    let operands: Vec<_> = all
        .covering()
        .into_iter()
        .map(|t| (all.nodes[&t], t))
        .collect();
    // Sliding windows of every length up to 6, so constants, repeats and all levels meet.
    for length in 0..=6 {
        for window in operands.windows(length.max(1)) {
            let window = &window[..length];
            let doubled: Vec<_> = window.iter().chain(window.first()).collect();
            let nodes: Vec<_> = doubled.iter().map(|(node, _)| *node).collect();
            for k in 0..=nodes.len() + 1 {
                let want = (0..12)
                    .map(|i| doubled.iter().filter(|(_, table)| table[i] == 1).count())
                    .map(|count| u32::from(count >= k))
                    .collect::<Table>();
                let got = all.universe.forest.at_least(k, &nodes).unwrap();
                assert_eq!(got, all.nodes[&want], "{k} of {nodes:?}");
            }
        }
    }
}

#[test]
fn restrict_one_variable() {
    let mut all = all(&SIZES);
    let choices: Vec<_> = (0..3)
        .flat_map(|var| (0..SIZES[var]).map(move |value| (var, value)))
        .collect();
    all.check(
        &choices,
        |f, node, &(var, value)| f.restrict(node, Var(var as u32), value).unwrap(),
        |universe, table, &(var, value)| {
            universe.table_of(|case| {
                let mut case = case.to_vec();
                case[var] = value;
                universe.at(table, &case)
            })
        },
    );
}

#[test]
fn restrict_any_variables() {
    let mut all = all(&SIZES);
    let partials = all.universe.partials();
    assert_eq!(partials.len(), 36);
    all.check(
        &partials,
        |f, node, partial| f.restrict_all(node, partial).unwrap(),
        |universe, table, partial| {
            universe.table_of(|case| {
                let fixed: Vec<_> = case
                    .iter()
                    .zip(partial)
                    .map(|(&value, fixed)| fixed.unwrap_or(value))
                    .collect();
                universe.at(table, &fixed)
            })
        },
    );
}

#[test]
fn exists_and_forall() {
    let mut all = all(&SIZES);
    let sets = all.universe.var_sets();
    let over = |universe: &Universe, table: &Table, vars: &Vec<Var>| -> Vec<Table> {
        let open = |case: &[u16]| -> Vec<Option<u16>> {
            (0..)
                .zip(case)
                .map(|(v, &value)| (!vars.contains(&Var(v))).then_some(value))
                .collect()
        };
        let values = |case: &Vec<u16>| {
            let completions = universe.completions(&open(case)).into_iter();
            completions.map(|case| universe.at(table, case)).collect()
        };
        universe.cases.iter().map(values).collect()
    };
    all.check(
        &sets,
        |f, node, vars| f.exists(node, vars).unwrap(),
        |u, table, vars| {
            over(u, table, vars)
                .iter()
                .map(|v| *v.iter().max().unwrap())
                .collect()
        },
    );
    all.check(
        &sets,
        |f, node, vars| f.forall(node, vars).unwrap(),
        |u, table, vars| {
            over(u, table, vars)
                .iter()
                .map(|v| *v.iter().min().unwrap())
                .collect()
        },
    );
}

/// For each variable a value that is rewritten and what it stands for; the last two differ
/// only in whether the value's own meaning could be left out.
const RULES: [[(u16, &[u16]); 3]; 2] = [
    [(1, &[0]), (2, &[0, 1]), (1, &[0])],
    [(0, &[1]), (0, &[2]), (1, &[1, 0])],
];

#[test]
fn rewrite_quantifies_jointly() {
    let mut all = all(&SIZES);
    let sets = all.universe.var_sets();
    let choices: Vec<_> = RULES
        .iter()
        .flat_map(|rules| sets.iter().map(move |vars| (rules, vars)))
        .flat_map(|choice| [(choice, Fold::Least), (choice, Fold::Greatest)])
        .collect();
    all.check(
        &choices,
        |f, node, &((rules, vars), fold)| {
            f.rewrite(node, fold, |var| {
                let (value, stands_for) = rules[var.0 as usize];
                vars.contains(&var).then_some(Rewrite { value, stands_for })
            })
            .unwrap()
        },
        |universe, table, &((rules, vars), fold)| {
            let may_mean = |case: &[u16], other: &[u16]| {
                (0..3).all(|v| {
                    let (value, stands_for) = rules[v];
                    let rewritten = vars.contains(&Var(v as u32)) && case[v] == value;
                    case[v] == other[v] || rewritten && stands_for.contains(&other[v])
                })
            };
            universe.table_of(|case| {
                let others = universe.cases.iter().filter(|other| may_mean(case, other));
                let values = others.map(|other| universe.at(table, other));
                match fold {
                    Fold::Least => values.min().unwrap(),
                    Fold::Greatest => values.max().unwrap(),
                }
            })
        },
    );
}

#[test]
fn reachable_and_supports() {
    let all = all(&SIZES);
    let (universe, forest) = (&all.universe, &all.universe.forest);
    let partials = universe.partials();
    let completions: Vec<_> = partials
        .iter()
        .map(|p| (p, universe.completions(p)))
        .collect();
    let mut scratch = Scratch::default();
    for (table, &node) in &all.nodes {
        for (partial, completions) in &completions {
            let values: BTreeSet<_> = completions
                .iter()
                .map(|case| universe.at(table, case))
                .collect();
            let values: Vec<_> = values.into_iter().collect();
            assert_eq!(
                forest.reachable(node, partial, &mut scratch).unwrap(),
                values
            );

            let open = forest.open_support(node, partial, &mut scratch).unwrap();
            let tested: BTreeSet<_> = completions
                .iter()
                .flat_map(|case| tested_on_path(forest, node, case))
                .filter(|var| partial[var.0 as usize].is_none())
                .collect();
            assert_eq!(open, tested.into_iter().collect::<Vec<_>>());

            let depends = |var: &Var| {
                let differs = |a: &&Vec<u16>, b: &&Vec<u16>| {
                    let at = var.0 as usize;
                    let same = (0..a.len()).all(|other| other == at || a[other] == b[other]);
                    same && universe.at(table, a) != universe.at(table, b)
                };
                let mut cases = completions.iter();
                cases.any(|a| completions.iter().any(|b| differs(a, b)))
            };
            let vars = (0..partial.len() as u32).map(Var);
            let live = vars.filter(depends).collect::<Vec<_>>();
            assert_eq!(forest.live_support(node, partial).unwrap(), live);
        }
    }
}

fn tested_on_path(forest: &Forest, mut node: Node, case: &[u16]) -> Vec<Var> {
    let mut vars = Vec::new();
    while let Some(var) = forest.variable(node) {
        vars.push(var);
        node = forest.children(node)[usize::from(case[var.0 as usize])];
    }
    vars
}

#[test]
fn support_is_what_the_function_depends_on() {
    let all = all(&SIZES);
    let universe = &all.universe;
    for (table, &node) in &all.nodes {
        let depends = |var: &usize| {
            let differs = |a: &Vec<u16>, b: &Vec<u16>| {
                (0..3).all(|v| v == *var || a[v] == b[v])
                    && universe.at(table, a) != universe.at(table, b)
            };
            universe
                .cases
                .iter()
                .any(|a| universe.cases.iter().any(|b| differs(a, b)))
        };
        let want: Vec<_> = (0..3).filter(depends).map(|var| Var(var as u32)).collect();
        assert_eq!(universe.forest.support(node), want);
    }
}

#[test]
fn count_and_witness() {
    let all = all(&SIZES);
    let (universe, forest) = (&all.universe, &all.universe.forest);
    for (table, &node) in &all.nodes {
        for value in 0..3 {
            let count = table.iter().filter(|&&found| found == value).count();
            assert_eq!(forest.count(node, value), BigUint::from(count));

            let witness = forest.witness(node, value);
            assert_eq!(witness.is_some(), count > 0);
            let Some(witness) = witness else { continue };
            assert_eq!(witness.len(), 3);
            let completions = universe.completions(&witness);
            assert!(
                completions
                    .iter()
                    .all(|case| universe.at(table, case) == value)
            );
            let paths = universe
                .cases
                .iter()
                .filter(|case| universe.at(table, case) == value);
            let shortest = paths
                .map(|case| tested_on_path(forest, node, case).len())
                .min();
            assert_eq!(Some(witness.iter().flatten().count()), shortest);
        }
    }
}

#[test]
fn compact_keeps_functions_and_drops_the_rest() {
    let all = all(&SIZES);
    let roots: Vec<_> = all
        .tables
        .iter()
        .step_by(97)
        .map(|table| all.nodes[table])
        .collect();
    let (small, moved) = all.universe.forest.compact(&roots);
    assert_eq!(moved.len(), roots.len());
    let constants = [Node::FALSE, Node::TRUE];
    assert_eq!(
        small.len(),
        all.universe
            .forest
            .node_count(&[&roots[..], &constants].concat())
    );
    assert!(small.len() < all.universe.forest.len());
    let mut small = Universe {
        forest: small,
        cases: all.universe.cases.clone(),
    };
    for (table, &node) in all.tables.iter().step_by(97).zip(&moved) {
        assert_eq!(&small.table(node), table);
        let (size, before) = (small.forest.len(), small.node(table));
        assert_eq!(
            (small.forest.len(), before),
            (size, node),
            "still hash-consed"
        );
    }
    let union = small.forest.apply(Op::Max, moved[1], moved[2]).unwrap();
    let want = pointwise(&small.table(moved[1]), &small.table(moved[2]), u32::max);
    assert_eq!(small.table(union), want);
}
