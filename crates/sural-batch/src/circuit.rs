//! Gates over one bit of each case: what diagrams say, in a form that many cases run through at once.
//!
//! Gates are made once each, and simplified as they are made.

use std::collections::HashMap;

use sural_diagram::Var;

/// Carries one bit of each case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Wire(pub(crate) u32);

impl Wire {
    /// Of no case.
    pub const NEVER: Self = Self(0);
    /// Of every case.
    pub const ALWAYS: Self = Self(1);
}

/// Where the bit of a wire comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gate {
    /// The same for every case.
    Constant(bool),
    /// A variable has this value.
    Is(Var, u16),
    /// The opposite.
    Not(Wire),
    /// Both.
    And(Wire, Wire),
    /// The first without the second.
    AndNot(Wire, Wire),
    /// Either.
    Or(Wire, Wire),
    /// The first, or not the second.
    OrNot(Wire, Wire),
    /// Where the first holds the second, else the third.
    Choose(Wire, Wire, Wire),
}

/// Gates, each after those that it reads.
#[derive(Debug, Clone)]
pub struct Circuit {
    gates: Vec<Gate>,
    known: HashMap<Gate, Wire>,
}

impl Default for Circuit {
    fn default() -> Self {
        let mut circuit = Self {
            gates: Vec::new(),
            known: HashMap::new(),
        };
        circuit.gate(Gate::Constant(false));
        circuit.gate(Gate::Constant(true));
        circuit
    }
}

impl Circuit {
    /// All gates, by wire.
    #[must_use]
    pub fn gates(&self) -> &[Gate] {
        &self.gates
    }

    fn gate(&mut self, gate: Gate) -> Wire {
        let next = Wire(self.gates.len() as u32);
        let wire = *self.known.entry(gate).or_insert(next);
        if wire == next {
            self.gates.push(gate);
        }
        wire
    }

    fn source(&self, wire: Wire) -> Gate {
        let gate = self.gates.get(wire.0 as usize).copied();
        gate.unwrap_or(Gate::Constant(false))
    }

    /// A variable has this value.
    pub fn is(&mut self, var: Var, value: u16) -> Wire {
        self.gate(Gate::Is(var, value))
    }

    /// The opposite.
    pub fn not(&mut self, wire: Wire) -> Wire {
        match self.source(wire) {
            Gate::Constant(false) => Wire::ALWAYS,
            Gate::Constant(true) => Wire::NEVER,
            Gate::Not(inner) => inner,
            _ => self.gate(Gate::Not(wire)),
        }
    }

    /// Both.
    pub fn and(&mut self, a: Wire, b: Wire) -> Wire {
        match (a.min(b), a.max(b)) {
            (Wire::NEVER, _) => Wire::NEVER,
            (Wire::ALWAYS, other) => other,
            (a, b) if a == b => a,
            (a, b) => match (self.source(a), self.source(b)) {
                (Gate::Not(inner), _) => self.and_not(b, inner),
                (_, Gate::Not(inner)) => self.and_not(a, inner),
                _ => self.gate(Gate::And(a, b)),
            },
        }
    }

    /// The first without the second.
    pub fn and_not(&mut self, a: Wire, b: Wire) -> Wire {
        match (a, b) {
            (Wire::NEVER, _) | (_, Wire::ALWAYS) => Wire::NEVER,
            (a, b) if a == b => Wire::NEVER,
            (a, Wire::NEVER) => a,
            (Wire::ALWAYS, b) => self.not(b),
            (a, b) => match (self.source(a), self.source(b)) {
                (_, Gate::Not(inner)) => self.and(a, inner),
                (Gate::Not(inner), _) => {
                    let either = self.or(inner, b);
                    self.not(either)
                }
                _ => self.gate(Gate::AndNot(a, b)),
            },
        }
    }

    /// Either.
    pub fn or(&mut self, a: Wire, b: Wire) -> Wire {
        match (a.min(b), a.max(b)) {
            (Wire::ALWAYS, _) => Wire::ALWAYS,
            (Wire::NEVER, other) => other,
            (_, Wire::ALWAYS) => Wire::ALWAYS,
            (a, b) if a == b => a,
            (a, b) => match (self.source(a), self.source(b)) {
                (Gate::Not(inner), _) => self.or_not(b, inner),
                (_, Gate::Not(inner)) => self.or_not(a, inner),
                _ => self.gate(Gate::Or(a, b)),
            },
        }
    }

    /// The first, or not the second.
    fn or_not(&mut self, a: Wire, b: Wire) -> Wire {
        match (a, b) {
            (Wire::ALWAYS, _) | (_, Wire::NEVER) => Wire::ALWAYS,
            (a, b) if a == b => Wire::ALWAYS,
            (a, Wire::ALWAYS) => a,
            (Wire::NEVER, b) => self.not(b),
            (a, b) => match self.source(b) {
                Gate::Not(inner) => self.or(a, inner),
                _ => self.gate(Gate::OrNot(a, b)),
            },
        }
    }

    /// Any of these.
    pub fn any(&mut self, wires: impl IntoIterator<Item = Wire>) -> Wire {
        let mut level: Vec<Wire> = wires.into_iter().collect();
        // Pairwise, so that what comes late does not wait for all that came before.
        while level.len() > 1 {
            let pairs = level.chunks(2).map(|pair| match *pair {
                [a, b] => self.or(a, b),
                [a] => a,
                _ => Wire::NEVER,
            });
            level = pairs.collect();
        }
        level.first().copied().unwrap_or(Wire::NEVER)
    }

    /// All of these.
    pub fn all(&mut self, wires: impl IntoIterator<Item = Wire>) -> Wire {
        let without = wires.into_iter().map(|wire| self.not(wire));
        let without = without.collect::<Vec<_>>();
        let without = self.any(without);
        self.not(without)
    }

    /// Where `when` holds `then`, else `otherwise`.
    pub fn choose(&mut self, when: Wire, then: Wire, otherwise: Wire) -> Wire {
        if let Gate::Not(inner) = self.source(when) {
            return self.choose(inner, otherwise, then);
        }
        match (when, then, otherwise) {
            (Wire::ALWAYS, ..) => then,
            (Wire::NEVER, ..) => otherwise,
            _ if then == otherwise => then,
            (_, Wire::ALWAYS, _) => self.or(when, otherwise),
            (_, Wire::NEVER, _) => self.and_not(otherwise, when),
            (_, _, Wire::ALWAYS) => self.or_not(then, when),
            (_, _, Wire::NEVER) => self.and(when, then),
            _ if when == then => self.or(when, otherwise),
            _ if when == otherwise => self.and(when, then),
            _ => self.gate(Gate::Choose(when, then, otherwise)),
        }
    }

    /// A variable, of `domain` values, has none of them.
    pub fn is_open(&mut self, var: Var, domain: u16) -> Wire {
        let values = (0..domain).map(|value| self.is(var, value));
        let values = values.collect::<Vec<_>>();
        let known = self.any(values);
        self.not(known)
    }

    /// A variable, of `domain` values, has one of these; or it is open, and may still have one of them.
    pub fn may_be(&mut self, var: Var, domain: u16, holds: &dyn Fn(u16) -> bool) -> Wire {
        let (within, without): (Vec<u16>, Vec<u16>) = (0..domain).partition(|value| holds(*value));
        if within.is_empty() {
            return Wire::NEVER;
        }
        // Said by what it is not, because an open variable is none of its values.
        let other = without.into_iter().map(|value| self.is(var, value));
        let other = other.collect::<Vec<_>>();
        let other = self.any(other);
        self.not(other)
    }

    /// A variable that has a value has one of these.
    pub fn is_one_of(&mut self, var: Var, domain: u16, holds: &dyn Fn(u16) -> bool) -> Wire {
        let (within, without): (Vec<u16>, Vec<u16>) = (0..domain).partition(|value| holds(*value));
        let fewer = if within.len() <= without.len() {
            &within
        } else {
            &without
        };
        let wires = fewer
            .iter()
            .map(|value| self.is(var, *value))
            .collect::<Vec<_>>();
        let any = self.any(wires);
        if within.len() <= without.len() {
            any
        } else {
            self.not(any)
        }
    }
}
