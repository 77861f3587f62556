//! What content says of many cases.

use sural_content::module::{DispositionId, RuleId};
use sural_decision::Decision;

use crate::block::{Bits, Block, CASES, OPEN, bit};
use crate::circuit::Wire;
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
    rules: Vec<(RuleId, Option<DispositionId>)>,
    default: DispositionId,
}

/// What content says of the cases of a block.
#[derive(Debug)]
pub struct Verdicts<'a> {
    engine: &'a Engine,
    program: &'a Program,
    room: &'a Room,
}

/// Working memory, kept from block to block.
#[derive(Debug, Clone, Default)]
pub struct Room {
    given: Given,
    slots: Slots,
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
        let program = if block.has_open() {
            &self.open
        } else {
            &self.whole
        };
        room.given.read(program, block);
        room.slots.run(program, &room.given);
        Verdicts {
            engine: self,
            program,
            room,
        }
    }
}

impl Verdicts<'_> {
    fn output(&self, index: usize) -> &Bits {
        let Room { given, slots } = self.room;
        slots.output(self.program, given, index)
    }

    /// The answers of a case contradict each other: nothing else here means anything of it.
    #[must_use]
    pub fn contradicts(&self, case: usize) -> bool {
        bit(self.output(0), case)
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

    /// The rules that fire for certain, in the order of the text.
    pub fn certain(&self, case: usize) -> impl Iterator<Item = RuleId> + '_ {
        let rules = self.engine.rules.iter().zip(self.rules(case));
        rules.filter_map(|((rule, _), (_, certain))| certain.then_some(*rule))
    }

    /// By case: the most urgent disposition of any completion, and one that is certain to be reached.
    #[must_use]
    pub fn dispositions(&self) -> (Vec<DispositionId>, Vec<DispositionId>) {
        let level = |offset: usize| {
            let mut levels = vec![self.engine.default; CASES];
            for (rule, (_, disposition)) in self.engine.rules.iter().enumerate() {
                let Some(disposition) = *disposition else {
                    continue;
                };
                for (word, cases) in self
                    .output(2 * rule + offset)
                    .iter()
                    .zip(levels.chunks_mut(64))
                {
                    let mut left = *word;
                    while left != 0 {
                        if let Some(level) = cases.get_mut(left.trailing_zeros() as usize) {
                            *level = (*level).min(disposition);
                        }
                        left &= left - 1;
                    }
                }
            }
            levels
        };
        (level(1), level(2))
    }
}
