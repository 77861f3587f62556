//! What content says of many cases.

use std::sync::Mutex;

use sural_content::module::{DispositionId, RuleId};
use sural_decision::Decision;

use crate::block::{Bits, Block, CASES, OPEN, WORDS, bit, ones};
use crate::circuit::Wire;
use crate::constraints::Constraints;
use crate::program::Program;
use crate::run::{Given, Slots};
use crate::translate::{Known, Translator};

/// A decision made ready for blocks of cases.
#[derive(Debug, Clone)]
pub struct Engine {
    /// For cases of which everything is known.
    whole: Program,
    /// For cases in which variables may be open.
    open: Program,
    /// The rules of triage, with what each leads to.
    pub(crate) rules: Vec<(RuleId, Option<DispositionId>)>,
    default: DispositionId,
    pub(crate) constraints: Constraints,
}

/// What content says of the cases of a block.
#[derive(Debug)]
pub struct Verdicts<'a> {
    engine: &'a Engine,
    program: &'a Program,
    work: &'a Work,
}

/// Working memory, kept from block to block.
#[derive(Debug, Clone, Default)]
pub struct Room {
    pub(crate) work: Work,
    /// For the same cases with what is open answered.
    pub(crate) completed: Work,
    /// For what constraints make of the answers.
    pub(crate) constrained: Work,
}

/// Rooms that are lent to whoever runs a block, on any thread.
#[derive(Debug, Default)]
pub struct Rooms(Mutex<Vec<Room>>);

impl Rooms {
    /// Lends a room for as long as `f` takes.
    pub fn lend<T>(&self, f: impl FnOnce(&mut Room) -> T) -> T {
        let free = |rooms: &Self| rooms.0.lock().ok()?.pop();
        let mut room = free(self).unwrap_or_default();
        let made = f(&mut room);
        if let Ok(mut rooms) = self.0.lock() {
            rooms.push(room);
        }
        made
    }
}

/// What a program reads and computes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Work {
    given: Given,
    slots: Slots,
}

impl Work {
    pub(crate) fn run(&mut self, program: &Program, block: &Block) {
        self.given.read(program, block);
        self.slots.run(program, &self.given);
    }

    /// An output of the program that ran last.
    pub(crate) fn output(&self, program: &Program, index: usize) -> &Bits {
        self.slots.output(program, &self.given, index)
    }
}

impl Engine {
    /// Translates a decision; none where a variable has more values than a byte tells apart.
    #[must_use]
    pub fn of(decision: &Decision) -> Option<Self> {
        let mut domains = decision.variables().domains().iter();
        if domains.any(|values| *values > u16::from(OPEN)) {
            return None;
        }
        let module = decision.module();
        let rules = (0..).map(RuleId).zip(&module.rules);
        let rules = rules.filter(|(_, rule)| !module.in_consultation(rule.chapter));
        let rules: Vec<_> = rules
            .filter_map(|(id, rule)| Some((id, decision.rule_node(id)?, rule.disposition)))
            .collect();
        let mut translator = Translator::new(decision);
        let kept = decision
            .admissible_nodes()
            .map(|node| translator.reaches(node, 1));
        let kept = kept.collect::<Vec<_>>();
        let broken = kept.into_iter().map(|kept| translator.circuit.not(kept));
        let broken = broken.collect::<Vec<_>>();
        let broken = translator.circuit.any(broken);
        let whole = rules.iter().map(|(_, node, _)| translator.fires(*node));
        let whole = whole.map(|wire| Known {
            possible: wire,
            certain: wire,
        });
        let whole = whole.collect::<Vec<_>>();
        let open = rules.iter().map(|(_, node, _)| translator.known(*node));
        let open = open.collect::<Vec<_>>();
        let program = |known: &[Known]| {
            let wires = known
                .iter()
                .flat_map(|known| [known.possible, known.certain]);
            let wires: Vec<Wire> = [broken].into_iter().chain(wires).collect();
            Program::of(&translator.circuit, &wires)
        };
        let rules = rules
            .into_iter()
            .map(|(id, _, disposition)| (id, disposition));
        Some(Self {
            whole: program(&whole),
            open: program(&open),
            rules: rules.collect(),
            default: decision.default_disposition(),
            constraints: Constraints::of(decision),
        })
    }

    /// What runs where everything is known.
    #[must_use]
    pub fn whole(&self) -> &Program {
        &self.whole
    }

    /// What runs where variables may be open.
    #[must_use]
    pub fn open(&self) -> &Program {
        &self.open
    }

    /// What content says of the cases of a block.
    pub fn assess<'a>(&'a self, block: &Block, room: &'a mut Room) -> Verdicts<'a> {
        self.run(block, &mut room.work)
    }

    pub(crate) fn run<'a>(&'a self, block: &Block, work: &'a mut Work) -> Verdicts<'a> {
        let program = if block.has_open() {
            &self.open
        } else {
            &self.whole
        };
        work.run(program, block);
        Verdicts {
            engine: self,
            program,
            work,
        }
    }
}

impl Verdicts<'_> {
    fn output(&self, index: usize) -> &Bits {
        self.work.output(self.program, index)
    }

    /// The cases whose answers contradict each other: nothing else here means anything of them.
    #[must_use]
    pub fn contradictions(&self) -> &Bits {
        self.output(0)
    }

    /// By rule: whether some completion makes it fire, and whether all do.
    pub fn rules(&self, case: usize) -> impl Iterator<Item = (bool, bool)> + '_ {
        (0..self.engine.rules.len()).map(move |rule| {
            (
                bit(self.output(2 * rule + 1), case),
                bit(self.output(2 * rule + 2), case),
            )
        })
    }

    /// The rules, in the order of the text, each with the cases in which it fires for certain.
    pub fn firing(&self) -> impl Iterator<Item = (RuleId, &Bits)> + '_ {
        let rules = self.engine.rules.iter().enumerate();
        rules.map(|(index, (rule, _))| (*rule, self.output(2 * index + 2)))
    }

    /// By case: the most urgent disposition of any completion, and one that is certain to be reached.
    #[must_use]
    pub fn dispositions(&self) -> (Vec<DispositionId>, Vec<DispositionId>) {
        (self.levels(1), self.levels(2))
    }

    /// The most urgent disposition of the rules that have a bit in their outputs at an offset.
    fn levels(&self, offset: usize) -> Vec<DispositionId> {
        let default = self.engine.default;
        let mut reached = vec![[0; WORDS]; default.index()];
        for (rule, (_, disposition)) in self.engine.rules.iter().enumerate() {
            if let Some(reached) = disposition.and_then(|it| reached.get_mut(it.index())) {
                for (reached, word) in reached.iter_mut().zip(self.output(2 * rule + offset)) {
                    *reached |= word;
                }
            }
        }
        let mut levels = vec![default; CASES];
        for (disposition, reached) in reached.iter().enumerate().rev() {
            let disposition = DispositionId(disposition as u32);
            for case in ones(reached) {
                if let Some(level) = levels.get_mut(case) {
                    *level = disposition;
                }
            }
        }
        levels
    }
}
