//! Is there an assignment: a search that fixes one value after another and draws every conclusion from each diagram.
//!
//! Each diagram is filtered: a value from which no way leads past the forbidden terminals, given the values that the
//! other variables still have, is struck out. What the preferred values satisfy already is left alone, so that the
//! search only works where something must give way. Where that fails again and again, the diagrams that failed are joined
//! if the join stays small, and the search starts anew; each run may take longer than the last, so it ends, and says no
//! only when there is none.

use std::borrow::Cow;

use sural_diagram::Var;

use super::table::{Edge, Table};

/// Failures in the first run.
const FIRST_RUN: usize = 64;

/// Diagrams that had part in fewer failures of a run are not joined.
const OFTEN: u32 = 4;

/// Pairs of rows that a join may look at.
const JOIN_LIMIT: usize = 20_000;

/// The values that the goals need; variables that none of them tests stay open. Of each variable `prefer` lists all
/// values, the preferred first. `None` where it took more than `runs`; else the values, if there are any.
pub(super) fn find<'a>(
    tables: impl Iterator<Item = &'a Table>,
    sizes: &[usize],
    prefer: &dyn Fn(Var) -> Vec<u16>,
    runs: usize,
) -> Option<Option<Vec<Option<u16>>>> {
    let mut tables = tables.map(Cow::Borrowed).collect::<Vec<_>>();
    let mut failures = FIRST_RUN;
    for _ in 0..runs {
        let mut search = Search::new(&tables, sizes, prefer, failures);
        match search.run() {
            End::Found => return Some(Some(search.assignment())),
            End::Nowhere => return Some(None),
            End::GivenUp => {
                let (blame, before) = (search.blame, tables.len());
                tables = joined(tables, &blame);
                if tables.len() == before {
                    failures = failures.saturating_mul(2);
                }
            }
        }
    }
    None
}

/// The tables, those that contradicted each other most joined, the worst first, as long as that stays small.
fn joined<'a>(tables: Vec<Cow<'a, Table>>, blame: &[u32]) -> Vec<Cow<'a, Table>> {
    let (mut guilty, rest): (Vec<_>, Vec<_>) = tables
        .into_iter()
        .zip(blame)
        .partition(|(_, blame)| **blame > OFTEN);
    guilty.sort_by_key(|(_, blame)| std::cmp::Reverse(**blame));
    let mut guilty = guilty.into_iter().map(|(table, _)| table);
    let mut tables = rest.into_iter().map(|(table, _)| table).collect::<Vec<_>>();
    let Some(mut worst) = guilty.next() else {
        return tables;
    };
    for table in guilty {
        match worst.join(&table, JOIN_LIMIT) {
            Some(join) => worst = Cow::Owned(join),
            None => tables.push(table),
        }
    }
    tables.push(worst);
    tables
}

struct Search<'a> {
    goals: Vec<Watched<'a>>,
    /// By variable: the goals that test it.
    watchers: Vec<Vec<usize>>,
    domains: Domains,
    undo: Vec<Undo>,
    queue: Vec<usize>,
    failures_left: usize,
    /// By goal: in how many failures it had part.
    blame: Vec<u32>,
    marks: Marks,
}

struct Watched<'a> {
    table: &'a Table,
    /// Nothing that is still open can make it fail.
    settled: bool,
    queued: bool,
    failures: u32,
}

enum Undo {
    /// By a goal, or else by choice.
    Struck {
        var: u32,
        value: usize,
        by: Option<usize>,
    },
    Settled {
        goal: usize,
    },
}

enum End {
    Found,
    Nowhere,
    GivenUp,
}

impl<'a> Search<'a> {
    fn new(
        tables: &'a [Cow<'a, Table>],
        sizes: &[usize],
        prefer: &dyn Fn(Var) -> Vec<u16>,
        failures_left: usize,
    ) -> Self {
        let goals = tables
            .iter()
            .map(|table| Watched {
                table,
                settled: false,
                queued: true,
                failures: 1,
            })
            .collect::<Vec<_>>();
        let mut watchers = vec![Vec::new(); sizes.len()];
        for (index, goal) in goals.iter().enumerate() {
            for &var in &goal.table.support {
                watchers
                    .get_mut(var as usize)
                    .into_iter()
                    .for_each(|of: &mut Vec<usize>| of.push(index));
            }
        }
        let tested = |var: usize| watchers.get(var).is_some_and(|of| !of.is_empty());
        let domains = Domains::new(sizes, |var| {
            if tested(var) {
                prefer(Var(var as u32))
            } else {
                Vec::new()
            }
        });
        let queue = (0..goals.len()).collect();
        let blame = vec![0; goals.len()];
        Self {
            goals,
            watchers,
            domains,
            blame,
            undo: Vec::new(),
            queue,
            failures_left,
            marks: Marks::default(),
        }
    }

    fn run(&mut self) -> End {
        if self.filter() {
            self.solve()
        } else {
            End::Nowhere
        }
    }

    fn assignment(&self) -> Vec<Option<u16>> {
        let tested = |var: usize| self.watchers.get(var).is_some_and(|of| !of.is_empty());
        (0..self.watchers.len())
            .map(|var| {
                self.domains
                    .preferred(var as u32)
                    .filter(|_| tested(var))
                    .map(|value| value as u16)
            })
            .collect()
    }

    /// Everything has been concluded from what is known so far.
    fn solve(&mut self) -> End {
        loop {
            let Some(goal) = self.troubled() else {
                return End::Found;
            };
            let Some(var) = self.branch(goal) else {
                return End::Nowhere;
            };
            let Some(value) = self.domains.preferred(var) else {
                return End::Nowhere;
            };
            let mark = self.undo.len();
            let tried = if self.keep_only(var, value) {
                self.solve()
            } else {
                End::Nowhere
            };
            match tried {
                End::Nowhere => self.back_to(mark),
                end => return end,
            }
            if self.failures_left == 0 {
                return End::GivenUp;
            }
            self.failures_left -= 1;
            self.strike(var, value, None);
            if !self.filter() {
                return End::Nowhere;
            }
        }
    }

    /// Of the goals that the preferred values would not meet, the one that failed most.
    fn troubled(&self) -> Option<usize> {
        let open = self
            .goals
            .iter()
            .enumerate()
            .filter(|(_, goal)| !goal.settled && !goal.met_by(&self.domains));
        open.max_by_key(|(_, goal)| goal.failures)
            .map(|(index, _)| index)
    }

    /// The open variable of a goal with the fewest values for the trouble it makes.
    fn branch(&self, goal: usize) -> Option<u32> {
        let open = self
            .goals
            .get(goal)?
            .table
            .support
            .iter()
            .copied()
            .filter(|&var| self.domains.len(var) > 1);
        let trouble = |var: u32| {
            let goals = self
                .watchers
                .get(var as usize)
                .into_iter()
                .flatten()
                .filter_map(|&goal| self.goals.get(goal));
            goals
                .filter(|goal| !goal.settled)
                .map(|goal| u64::from(goal.failures))
                .sum::<u64>()
        };
        // Fractions by cross multiplication: no floats here.
        open.map(|var| (self.domains.len(var) as u64, trouble(var), var))
            .min_by(|a, b| (a.0 * b.1).cmp(&(b.0 * a.1)))
            .map(|(_, _, var)| var)
    }

    fn keep_only(&mut self, var: u32, value: usize) -> bool {
        for other in 0..self.domains.size(var) {
            if other != value && self.domains.has(var, other) {
                self.strike(var, other, None);
            }
        }
        self.filter()
    }

    fn strike(&mut self, var: u32, value: usize, by: Option<usize>) {
        self.domains.strike(var, value);
        self.undo.push(Undo::Struck { var, value, by });
        for &index in self.watchers.get(var as usize).into_iter().flatten() {
            if let Some(goal) = self
                .goals
                .get_mut(index)
                .filter(|goal| !goal.queued && !goal.settled)
            {
                goal.queued = true;
                self.queue.push(index);
            }
        }
    }

    /// Draws all conclusions; false if there is a contradiction.
    fn filter(&mut self) -> bool {
        while let Some(index) = self.queue.pop() {
            if !self.filter_goal(index) {
                self.queue.iter().for_each(|&index| {
                    self.goals
                        .get_mut(index)
                        .into_iter()
                        .for_each(|goal| goal.queued = false)
                });
                self.queue.clear();
                return false;
            }
        }
        true
    }

    fn filter_goal(&mut self, index: usize) -> bool {
        let Some(goal) = self.goals.get_mut(index) else {
            return true;
        };
        let table = goal.table;
        if self.marks.look(table, &self.domains) == Look::Nowhere {
            goal.failures += 1;
            goal.queued = false;
            self.accuse(index, table);
            return false;
        }
        // A goal draws all its own conclusions at once, so what it strikes does not call it again.
        goal.queued = true;
        if self.marks.settled {
            goal.settled = true;
            self.undo.push(Undo::Settled { goal: index });
        }
        let struck = std::mem::take(&mut self.marks.struck);
        struck
            .iter()
            .for_each(|&(var, value)| self.strike(var, value, Some(index)));
        self.marks.struck = struck;
        self.goals
            .get_mut(index)
            .into_iter()
            .for_each(|goal| goal.queued = false);
        true
    }

    /// Blames a goal that cannot be met any more, and those that struck what it needed.
    fn accuse(&mut self, index: usize, table: &Table) {
        let struck = self.undo.iter().filter_map(|undo| match undo {
            Undo::Struck {
                var, by: Some(by), ..
            } if table.support.binary_search(var).is_ok() => Some(*by),
            _ => None,
        });
        let mut guilty = struck.chain([index]).collect::<Vec<_>>();
        guilty.sort_unstable();
        guilty.dedup();
        guilty.into_iter().for_each(|goal| {
            self.blame
                .get_mut(goal)
                .into_iter()
                .for_each(|blame| *blame += 1)
        });
    }

    fn back_to(&mut self, mark: usize) {
        for undo in self.undo.drain(mark..).rev() {
            match undo {
                Undo::Struck { var, value, .. } => self.domains.restore(var, value),
                Undo::Settled { goal } => self
                    .goals
                    .get_mut(goal)
                    .into_iter()
                    .for_each(|goal| goal.settled = false),
            }
        }
    }
}

impl Watched<'_> {
    /// Whether the preferred values of all variables meet the goal.
    fn met_by(&self, domains: &Domains) -> bool {
        let mut edge = self.table.root;
        loop {
            let Edge::To(row) = edge else {
                return edge == Edge::Good;
            };
            let Some(&row) = self.table.rows.get(row) else {
                return false;
            };
            let value = self
                .table
                .support
                .get(row.place)
                .and_then(|&var| domains.preferred(var));
            edge = value.map_or(Edge::Bad, |value| self.table.edge(row, value));
        }
    }
}

/// The values that each variable still has.
struct Domains {
    /// By variable: where its values start in `left`.
    first: Vec<usize>,
    left: Vec<bool>,
    len: Vec<usize>,
    /// By variable: its values, the preferred first.
    order: Vec<Vec<u16>>,
}

impl Domains {
    fn new(sizes: &[usize], order: impl Fn(usize) -> Vec<u16>) -> Self {
        let mut first = vec![0];
        for size in sizes {
            first.push(first.last().copied().unwrap_or(0) + size);
        }
        let all = first.last().copied().unwrap_or(0);
        let order = (0..sizes.len()).map(order).collect::<Vec<_>>();
        let len = order.iter().map(Vec::len).collect();
        let mut domains = Self {
            first,
            left: vec![false; all],
            len,
            order,
        };
        for (var, values) in domains.order.clone().iter().enumerate() {
            values
                .iter()
                .for_each(|&value| domains.set(var as u32, usize::from(value), true));
        }
        domains
    }

    fn size(&self, var: u32) -> usize {
        let at = |index: usize| self.first.get(index).copied().unwrap_or(0);
        at(var as usize + 1) - at(var as usize)
    }

    fn values(&self, var: u32) -> &[bool] {
        let start = self.first.get(var as usize).copied().unwrap_or(0);
        self.left
            .get(start..start + self.size(var))
            .unwrap_or_default()
    }

    fn has(&self, var: u32, value: usize) -> bool {
        self.values(var).get(value).copied().unwrap_or(false)
    }

    fn len(&self, var: u32) -> usize {
        self.len.get(var as usize).copied().unwrap_or(0)
    }

    fn preferred(&self, var: u32) -> Option<usize> {
        self.order
            .get(var as usize)?
            .iter()
            .map(|&value| usize::from(value))
            .find(|&value| self.has(var, value))
    }

    fn strike(&mut self, var: u32, value: usize) {
        self.set(var, value, false);
        self.len
            .get_mut(var as usize)
            .into_iter()
            .for_each(|len| *len -= 1);
    }

    fn restore(&mut self, var: u32, value: usize) {
        self.set(var, value, true);
        self.len
            .get_mut(var as usize)
            .into_iter()
            .for_each(|len| *len += 1);
    }

    fn set(&mut self, var: u32, value: usize, left: bool) {
        let start = self.first.get(var as usize).copied().unwrap_or(0);
        self.left
            .get_mut(start + value)
            .into_iter()
            .for_each(|slot| *slot = left);
    }
}

#[derive(PartialEq, Eq)]
enum Look {
    Somewhere,
    Nowhere,
}

/// What one look at a diagram found.
#[derive(Default)]
struct Marks {
    /// By row: some way leads past the forbidden terminals.
    alive: Vec<bool>,
    /// By row: some way leads here.
    met: Vec<bool>,
    /// By place and value, side by side: some such way takes the value.
    used: Vec<bool>,
    /// By place: where its values start in `used`.
    starts: Vec<usize>,
    /// By place: the lowest place that a way jumps to from here.
    jumps: Vec<usize>,
    /// No way leads to a forbidden terminal.
    settled: bool,
    struck: Vec<(u32, usize)>,
}

impl Marks {
    fn look(&mut self, table: &Table, domains: &Domains) -> Look {
        self.struck.clear();
        self.settled = table.root == Edge::Good;
        if !self.rise(table, domains) {
            return Look::Nowhere;
        }
        self.descend(table, domains);
        self.strike(table, domains);
        Look::Somewhere
    }

    fn alive(&self, edge: Edge) -> bool {
        match edge {
            Edge::Good => true,
            Edge::Bad => false,
            Edge::To(row) => self.alive.get(row).copied().unwrap_or(false),
        }
    }

    /// From the bottom: what is alive.
    fn rise(&mut self, table: &Table, domains: &Domains) -> bool {
        self.alive.clear();
        self.alive.resize(table.rows.len(), false);
        for (index, row) in table.rows.iter().enumerate().rev() {
            let values = table
                .support
                .get(row.place)
                .map(|&var| domains.values(var))
                .unwrap_or_default();
            let alive = values
                .iter()
                .enumerate()
                .any(|(value, &left)| left && self.alive(table.edge(*row, value)));
            self.alive
                .get_mut(index)
                .into_iter()
                .for_each(|slot| *slot = alive);
        }
        self.alive(table.root)
    }

    /// From the top: which values the ways take that stay alive, and whether any way does not.
    fn descend(&mut self, table: &Table, domains: &Domains) {
        self.prepare(table, domains);
        for (index, row) in table.rows.iter().enumerate() {
            if !self.met.get(index).copied().unwrap_or(false) {
                continue;
            }
            let values = table
                .support
                .get(row.place)
                .map(|&var| domains.values(var))
                .unwrap_or_default();
            for (value, _) in values.iter().enumerate().filter(|(_, left)| **left) {
                self.follow(table, row.place, value, table.edge(*row, value));
            }
        }
    }

    fn prepare(&mut self, table: &Table, domains: &Domains) {
        self.settled = true;
        self.met.clear();
        self.met.resize(table.rows.len(), false);
        self.met
            .first_mut()
            .into_iter()
            .for_each(|root| *root = true);
        self.jumps.clear();
        self.jumps.resize(table.support.len(), 0);
        self.starts.clear();
        let mut start = 0;
        for &var in &table.support {
            self.starts.push(start);
            start += domains.size(var);
        }
        self.used.clear();
        self.used.resize(start, false);
    }

    fn follow(&mut self, table: &Table, place: usize, value: usize, edge: Edge) {
        if !self.alive(edge) {
            self.settled = false;
            return;
        }
        let slot = self.starts.get(place).copied().unwrap_or(0) + value;
        self.used
            .get_mut(slot)
            .into_iter()
            .for_each(|used| *used = true);
        let to = match edge {
            Edge::To(row) => {
                self.met
                    .get_mut(row)
                    .into_iter()
                    .for_each(|met| *met = true);
                table.rows.get(row).map_or(0, |row| row.place)
            }
            _ => table.support.len(),
        };
        self.jumps
            .get_mut(place)
            .into_iter()
            .for_each(|jump| *jump = to.max(*jump));
    }

    /// What no living way takes; a variable that some living way jumps over keeps all its values.
    fn strike(&mut self, table: &Table, domains: &Domains) {
        let mut jumped = 0;
        for (place, &var) in table.support.iter().enumerate() {
            let start = self.starts.get(place).copied().unwrap_or(0);
            if place >= jumped {
                let unused = |value: &usize| {
                    domains.has(var, *value)
                        && !self.used.get(start + value).copied().unwrap_or(false)
                };
                self.struck.extend(
                    (0..domains.size(var))
                        .filter(unused)
                        .map(|value| (var, value)),
                );
            }
            jumped = jumped.max(self.jumps.get(place).copied().unwrap_or(0));
        }
    }
}
