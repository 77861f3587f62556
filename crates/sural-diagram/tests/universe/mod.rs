//! A few small variables and functions over them as explicit tables: the naive side of every
//! comparison.

#![allow(dead_code, unreachable_pub)] // Each test binary includes it and uses its own part.

use sural_diagram::{Error, Forest, Node, Var};

/// A function's value for each case, in the order of [`Universe::cases`].
pub type Table = Vec<u32>;

pub struct Universe {
    pub forest: Forest,
    /// All complete assignments, the last variable running fastest.
    pub cases: Vec<Vec<u16>>,
}

impl Universe {
    pub fn new(domains: &[u16]) -> Self {
        let forest = Forest::new(domains.to_vec(), 1_000_000).unwrap();
        Self {
            forest,
            cases: product(domains),
        }
    }

    /// The node of a table, made with `branch` alone.
    pub fn node(&mut self, table: &[u32]) -> Node {
        self.node_from(0, table).unwrap()
    }

    fn node_from(&mut self, level: usize, table: &[u32]) -> Result<Node, Error> {
        let Some(&size) = self.forest.domains().get(level) else {
            return Ok(self.forest.terminal(table[0]));
        };
        let parts = table.chunks(table.len() / usize::from(size));
        let children: Vec<_> = parts
            .map(|part| self.node_from(level + 1, part))
            .collect::<Result<_, _>>()?;
        self.forest.branch(Var(level as u32), &children)
    }

    /// The table of a node, read case by case.
    pub fn table(&self, node: Node) -> Table {
        self.cases
            .iter()
            .map(|case| self.forest.evaluate(node, case).unwrap())
            .collect()
    }

    pub fn table_of(&self, f: impl Fn(&[u16]) -> u32) -> Table {
        self.cases.iter().map(|case| f(case)).collect()
    }

    /// The value of a table in a case.
    pub fn at(&self, table: &[u32], case: &[u16]) -> u32 {
        let place = case.iter().zip(self.forest.domains());
        table[place.fold(0, |index, (&value, &size)| {
            index * usize::from(size) + usize::from(value)
        })]
    }

    /// All tables over the values below `values`.
    pub fn tables(&self, values: u16) -> Vec<Table> {
        let all = product(&vec![values; self.cases.len()]);
        all.into_iter()
            .map(|table| table.into_iter().map(u32::from).collect())
            .collect()
    }

    /// All partial assignments.
    pub fn partials(&self) -> Vec<Vec<Option<u16>>> {
        let open_too: Vec<u16> = self.forest.domains().iter().map(|size| size + 1).collect();
        let all = product(&open_too).into_iter();
        all.map(|case| case.into_iter().map(|value| value.checked_sub(1)).collect())
            .collect()
    }

    /// All sets of variables.
    pub fn var_sets(&self) -> Vec<Vec<Var>> {
        let vars = self.forest.domains().len() as u32;
        (0..1_u32 << vars)
            .map(|set| {
                (0..vars)
                    .filter(|var| set >> var & 1 == 1)
                    .map(Var)
                    .collect()
            })
            .collect()
    }

    pub fn completions(&self, partial: &[Option<u16>]) -> Vec<&Vec<u16>> {
        let fits = |case: &&Vec<u16>| {
            case.iter()
                .zip(partial)
                .all(|(value, want)| want.is_none_or(|want| want == *value))
        };
        self.cases.iter().filter(fits).collect()
    }
}

/// All sequences with each element below the bound at its place.
pub fn product(bounds: &[u16]) -> Vec<Vec<u16>> {
    bounds.iter().fold(vec![vec![]], |prefixes, &bound| {
        let longer = |prefix: &Vec<u16>| {
            let prefix = prefix.clone();
            (0..bound)
                .map(move |value| [prefix.clone(), vec![value]].concat())
                .collect::<Vec<_>>()
        };
        prefixes.iter().flat_map(longer).collect()
    })
}

/// A small deterministic source of numbers (xorshift).
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}
