//! Gates in the order in which they run, over as few slots as hold what is still to be read.

use std::collections::HashMap;

use sural_diagram::Var;

use crate::circuit::{Circuit, Gate, Wire};

/// What a step does with the slots that it reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Constant(bool),
    Not,
    And,
    AndNot,
    Or,
    OrNot,
    Choose,
}

/// Where the bits of a wire stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Given(usize),
    Slot(usize),
}

/// One gate: the slot it writes, and what it reads.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    pub(crate) kind: Kind,
    pub(crate) to: usize,
    pub(crate) from: [Place; 3],
}

/// Steps that compute some wires of a circuit.
#[derive(Debug, Clone)]
pub struct Program {
    /// What must be known of each case: a variable has a value.
    pub(crate) given: Vec<(Var, u16)>,
    pub(crate) steps: Vec<Step>,
    pub(crate) slots: usize,
    /// Where each wire that was asked for stands at the end.
    pub(crate) outputs: Vec<Place>,
}

impl Program {
    /// What it takes to know these wires, and nothing else.
    #[must_use]
    pub fn of(circuit: &Circuit, wanted: &[Wire]) -> Self {
        let gates = circuit.gates();
        let last = last_reads(gates, wanted);
        let mut slots = Slots::default();
        let (mut given, mut steps) = (Vec::new(), Vec::new());
        for (wire, gate) in (0..).map(Wire).zip(gates) {
            if !last.contains_key(&wire) {
                continue;
            }
            let (kind, read) = match parts(*gate) {
                Part::Given(var, value) => {
                    slots.held.insert(wire, Place::Given(given.len()));
                    given.push((var, value));
                    continue;
                }
                Part::Step(kind, read) => (kind, read),
            };
            // The slot is taken before those read are given back: no step writes what it reads.
            let to = slots.take(wire);
            let mut from = [Place::Slot(to); 3];
            for (slot, read) in from.iter_mut().zip(&read) {
                *slot = slots.of(*read);
            }
            steps.push(Step { kind, to, from });
            for read in read {
                if last.get(&read) == Some(&Until::Wire(wire)) {
                    slots.give_back(read);
                }
            }
        }
        Self {
            given,
            steps,
            slots: slots.count,
            outputs: wanted.iter().map(|wire| slots.of(*wire)).collect(),
        }
    }

    /// What must be known of each case, a bit each: a variable has a value.
    #[must_use]
    pub fn given(&self) -> &[(Var, u16)] {
        &self.given
    }

    /// How many wires were asked for.
    #[must_use]
    pub fn outputs(&self) -> usize {
        self.outputs.len()
    }

    /// How many steps there are.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.steps.len()
    }
}

/// How long the bits of a wire are needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Until {
    /// By this one last.
    Wire(Wire),
    /// To the end.
    End,
}

/// By wire that is needed, until when.
fn last_reads(gates: &[Gate], wanted: &[Wire]) -> HashMap<Wire, Until> {
    let mut last: HashMap<Wire, Until> = wanted.iter().map(|wire| (*wire, Until::End)).collect();
    for (index, gate) in gates.iter().enumerate().rev() {
        let wire = Wire(index as u32);
        if last.contains_key(&wire)
            && let Part::Step(_, read) = parts(*gate)
        {
            for read in read {
                last.entry(read).or_insert(Until::Wire(wire));
            }
        }
    }
    last
}

/// What a gate comes to in a program.
enum Part {
    Given(Var, u16),
    Step(Kind, Vec<Wire>),
}

fn parts(gate: Gate) -> Part {
    let (kind, read) = match gate {
        Gate::Is(var, value) => return Part::Given(var, value),
        Gate::Constant(value) => (Kind::Constant(value), vec![]),
        Gate::Not(a) => (Kind::Not, vec![a]),
        Gate::And(a, b) => (Kind::And, vec![a, b]),
        Gate::AndNot(a, b) => (Kind::AndNot, vec![a, b]),
        Gate::Or(a, b) => (Kind::Or, vec![a, b]),
        Gate::OrNot(a, b) => (Kind::OrNot, vec![a, b]),
        Gate::Choose(when, then, otherwise) => (Kind::Choose, vec![when, then, otherwise]),
    };
    Part::Step(kind, read)
}

/// Which wire stands where.
#[derive(Default)]
struct Slots {
    count: usize,
    free: Vec<usize>,
    held: HashMap<Wire, Place>,
}

impl Slots {
    fn take(&mut self, wire: Wire) -> usize {
        let slot = self.free.pop().unwrap_or_else(|| {
            self.count += 1;
            self.count - 1
        });
        self.held.insert(wire, Place::Slot(slot));
        slot
    }

    fn of(&self, wire: Wire) -> Place {
        self.held.get(&wire).copied().unwrap_or(Place::Slot(0))
    }

    fn give_back(&mut self, wire: Wire) {
        if let Some(Place::Slot(slot)) = self.held.remove(&wire) {
            self.free.push(slot);
        }
    }
}
