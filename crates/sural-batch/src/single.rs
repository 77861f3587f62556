//! One case of which everything is known, by tables.
//!
//! Rules that read the same few things share a table, with a place for each combination of them.
//! Each answer has a row of what it adds to the place in every table, so that a case is some additions and a look into
//! each table. What stands there is what the gates say: a block holds each combination once.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use sural_content::module::{DispositionId, RuleId};
use sural_decision::Decision;
use sural_decision::compile::FIRES;
use sural_diagram::{Node, Var};

use crate::block::{Block, CASES, bit, ones};
use crate::circuit::{Circuit, Wire};
use crate::engine::{Engine, Work};
use crate::program::Program;
use crate::translate::Translator;

/// A decision made ready for one case after the other.
#[derive(Debug, Clone)]
pub struct Single {
    /// What is asked of a case, a bit each: that constraints are broken, then the rules, most urgent first.
    about: Vec<About>,
    shelves: Vec<Shelf>,
    /// What reads too much for a table: its diagram is walked.
    walked: Vec<(usize, Node)>,
    default: DispositionId,
}

/// What was asked of a case, a bit each, kept from case to case for its room.
#[derive(Debug, Clone, Default)]
pub struct Said(Vec<u64>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum About {
    /// The answers contradict each other.
    Contradiction,
    /// A rule fires, and leads there.
    Rule(DispositionId, RuleId),
}

/// Where a rule leads that says nothing of urgency: it stands behind all others.
const NOWHERE: DispositionId = DispositionId(u32::MAX);

/// As many tables as are looked up together.
#[derive(Debug, Clone, Default)]
struct Shelf {
    /// By variable: the row of its first value.
    first: Vec<usize>,
    /// By value: what it adds to the place in each table.
    rows: Vec<[u16; TABLES]>,
    tables: Vec<Table>,
}

/// The tables of a shelf: what is added to their places fits one operation of the processor.
const TABLES: usize = 8;

/// What is said of every combination of a few variables: bits of one word.
#[derive(Debug, Clone)]
struct Table {
    word: usize,
    places: Vec<u16>,
    said: Vec<u64>,
}

/// A condition that is asked of every case.
#[derive(Debug, Clone, Copy)]
struct Asked {
    bit: usize,
    node: Node,
    wire: Wire,
}

impl Single {
    /// For a decision and its engine.
    #[must_use]
    pub fn of(decision: &Decision, engine: &Engine) -> Self {
        let mut translator = Translator::new(decision);
        let kept = decision
            .admissible_nodes()
            .map(|node| (About::Contradiction, node));
        let rules = engine.rules.iter().filter_map(|&(rule, disposition)| {
            let leads_to = disposition.unwrap_or(NOWHERE);
            Some((About::Rule(leads_to, rule), decision.rule_node(rule)?))
        });
        let mut about = kept.chain(rules).collect::<Vec<_>>();
        about.sort_by_key(|(about, _)| *about);
        let (about, nodes): (Vec<_>, Vec<_>) = about.into_iter().unzip();
        let asked = nodes.into_iter().zip(&about).enumerate();
        let asked = asked.map(|(bit, (node, about))| {
            let holds = translator.fires(node);
            let wire = match about {
                About::Contradiction => translator.circuit.not(holds),
                About::Rule(..) => holds,
            };
            Asked { bit, node, wire }
        });
        let asked = asked.collect::<Vec<_>>();
        let circuit = &translator.circuit;
        let (groups, large) = groups(decision, circuit, asked);
        let shelves = groups.chunks(TABLES);
        let shelves = shelves.map(|groups| Shelf::of(decision, circuit, groups));
        Self {
            shelves: shelves.collect(),
            about,
            walked: large.iter().map(|asked| (asked.bit, asked.node)).collect(),
            default: decision.default_disposition(),
        }
    }

    /// The disposition of a case, by the value of every variable; none where its answers contradict each other.
    pub fn assess(
        &self,
        decision: &Decision,
        values: &[u16],
        said: &mut Said,
    ) -> Option<DispositionId> {
        said.0.clear();
        said.0.resize(self.about.len().div_ceil(64), 0);
        for shelf in &self.shelves {
            for (table, place) in shelf.tables.iter().zip(shelf.places(values)) {
                said.add(table.word, table.at(place));
            }
        }
        for &(bit, node) in &self.walked {
            let fires = decision.forest().evaluate(node, values) == Ok(FIRES);
            let contradicts = self.about.get(bit) == Some(&About::Contradiction);
            said.add(bit / 64, u64::from(fires != contradicts) << (bit % 64));
        }
        let first = said.bits().next().and_then(|bit| self.about.get(bit));
        match first {
            Some(About::Contradiction) => None,
            Some(About::Rule(disposition, _)) => Some(self.default.min(*disposition)),
            None => Some(self.default),
        }
    }

    /// The rules that fire in the case that was assessed last, most urgent first, then in the order of the text. Where
    /// answers contradict each other they mean nothing.
    pub fn fired(&self, said: &Said) -> impl Iterator<Item = RuleId> {
        let about = said.bits().filter_map(|bit| self.about.get(bit));
        about.filter_map(|about| match about {
            About::Contradiction => None,
            About::Rule(_, rule) => Some(*rule),
        })
    }
}

impl Said {
    fn add(&mut self, word: usize, bits: u64) {
        self.0.get_mut(word).into_iter().for_each(|it| *it |= bits);
    }

    fn bits(&self) -> impl Iterator<Item = usize> {
        ones(&self.0)
    }
}

impl Shelf {
    fn of(decision: &Decision, circuit: &Circuit, groups: &[Group]) -> Self {
        let mut shelf = Self::default();
        for (var, domain) in (0..).map(Var).zip(decision.variables().domains()) {
            shelf.first.push(shelf.rows.len());
            shelf.rows.extend((0..*domain).map(|value| {
                let mut row = [0; TABLES];
                for (adds, group) in row.iter_mut().zip(groups) {
                    let values = group.reads.get(&var);
                    *adds = values.map_or(0, |it| it.kind(value) * it.stride);
                }
                row
            }));
        }
        let tables = groups.iter().map(|group| group.table(decision, circuit));
        shelf.tables = tables.collect();
        shelf
    }

    fn places(&self, values: &[u16]) -> [u16; TABLES] {
        let mut places = [0_u16; TABLES];
        for (first, value) in self.first.iter().zip(values) {
            if let Some(row) = self.rows.get(first.wrapping_add(usize::from(*value))) {
                for (place, adds) in places.iter_mut().zip(row) {
                    *place = place.wrapping_add(*adds);
                }
            }
        }
        places
    }
}

impl Table {
    fn at(&self, place: u16) -> u64 {
        let said = self.places.get(usize::from(place));
        let said = said.and_then(|said| self.said.get(usize::from(*said)));
        said.copied().unwrap_or_default()
    }
}

/// Conditions that share a table, and what they read.
#[derive(Debug, Clone, Default)]
struct Group {
    asked: Vec<Asked>,
    reads: BTreeMap<Var, Values>,
}

/// The values of a variable that are told apart: some each for itself, and all others together.
#[derive(Debug, Clone, Default)]
struct Values {
    told: BTreeSet<u16>,
    /// How many there are in all.
    domain: u16,
    /// How far apart in the table the combinations stand that differ in this alone.
    stride: u16,
}

/// Conditions that fit into a table together, the largest first; and those that are too large for one.
fn groups(decision: &Decision, circuit: &Circuit, asked: Vec<Asked>) -> (Vec<Group>, Vec<Asked>) {
    let alone = asked
        .into_iter()
        .map(|asked| Group::of(decision, circuit, asked));
    let (mut alone, large): (Vec<_>, Vec<_>) = alone.partition(|group| group.size() <= CASES);
    alone.sort_by_key(|group| Reverse(group.size()));
    let mut groups: Vec<Group> = Vec::new();
    for one in alone {
        let joined = groups.iter_mut().map(|group| (group.with(&one), group));
        let fitting =
            joined.filter(|(joined, group)| group.word() == one.word() && joined.size() <= CASES);
        let least = fitting.min_by_key(|(joined, group)| joined.size() / group.size());
        match least {
            Some((joined, group)) => *group = joined,
            None => groups.push(one),
        }
    }
    groups.iter_mut().for_each(Group::lay_out);
    let large = large.into_iter().flat_map(|group| group.asked);
    (groups, large.collect())
}

impl Group {
    fn of(decision: &Decision, circuit: &Circuit, asked: Asked) -> Self {
        let mut reads: BTreeMap<Var, Values> = BTreeMap::new();
        for &(var, value) in Program::of(circuit, &[asked.wire]).given() {
            let values = reads.entry(var).or_default();
            values.told.insert(value);
            values.domain = decision.variables().unknown(var) + 1;
        }
        Self {
            asked: vec![asked],
            reads,
        }
    }

    /// How many combinations there are of what they read.
    fn size(&self) -> usize {
        let kinds = self
            .reads
            .values()
            .map(|values| usize::from(values.kinds()));
        kinds.fold(1, usize::saturating_mul)
    }

    fn with(&self, other: &Self) -> Self {
        let mut joined = self.clone();
        joined.asked.extend(&other.asked);
        for (var, values) in &other.reads {
            let known = joined.reads.entry(*var).or_insert_with(|| values.clone());
            known.told.extend(&values.told);
        }
        joined
    }

    fn lay_out(&mut self) {
        let mut stride = 1;
        for values in self.reads.values_mut() {
            values.stride = stride;
            stride *= values.kinds();
        }
    }

    fn word(&self) -> usize {
        self.asked.first().map_or(0, |asked| asked.bit / 64)
    }

    fn table(&self, decision: &Decision, circuit: &Circuit) -> Table {
        let mut block = Block::open(decision);
        for (var, values) in &self.reads {
            let codes = block.column_mut(var.0 as usize).into_iter().flatten();
            for (place, code) in (0..).zip(codes) {
                *code = values.of_kind(place / values.stride % values.kinds()) as u8;
            }
        }
        let wires = self.asked.iter().map(|asked| asked.wire);
        let program = Program::of(circuit, &wires.collect::<Vec<_>>());
        let mut work = Work::default();
        work.run(&program, &block);
        let (mut places, mut said) = (Vec::new(), Vec::new());
        for place in 0..self.size() {
            let outputs = self.asked.iter().enumerate();
            let bits = outputs.map(|(output, asked)| {
                let holds = bit(work.output(&program, output), place);
                u64::from(holds) << (asked.bit % 64)
            });
            let bits = bits.fold(0, |all, bit| all | bit);
            let known = said.iter().position(|known| *known == bits);
            places.push(known.unwrap_or(said.len()) as u16);
            if known.is_none() {
                said.push(bits);
            }
        }
        Table {
            word: self.word(),
            places,
            said,
        }
    }
}

impl Values {
    fn kinds(&self) -> u16 {
        self.domain.min(self.told.len() as u16 + 1)
    }

    fn kind(&self, value: u16) -> u16 {
        let place = self.told.iter().position(|told| *told == value);
        place.unwrap_or(self.told.len()) as u16
    }

    /// One of the values of a kind.
    fn of_kind(&self, kind: u16) -> u16 {
        let told = self.told.iter().nth(usize::from(kind)).copied();
        let mut others = (0..self.domain).filter(|value| !self.told.contains(value));
        told.or_else(|| others.next()).unwrap_or_default()
    }
}
