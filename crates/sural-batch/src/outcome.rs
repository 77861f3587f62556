//! What content says of many cases, case by case: exactly what it says of each alone.

use sural_content::module::{DispositionId, Rest, RuleId};
use sural_decision::Decision;
use sural_diagram::Var;

use crate::block::{Bits, Block, CASES, WORDS, bit, ones};
use crate::engine::{Engine, Room, Verdicts};

/// What content says of the cases of a block.
#[derive(Debug)]
pub struct Outcomes<'a> {
    verdicts: Verdicts<'a>,
    /// The cases whose answers contradict each other: nothing else here means anything of them.
    pub refused: Bits,
    /// As [`sural_decision::Assessment::disposition`].
    pub dispositions: Vec<DispositionId>,
    /// The most urgent disposition that an answer to come could still lead to.
    pub could_become: Vec<DispositionId>,
    /// An answer to come can change the disposition.
    pub unsettled: Bits,
}

/// What content says of one case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// As [`sural_decision::Assessment::disposition`].
    pub disposition: DispositionId,
    /// No answer to come can change it.
    pub settled: bool,
    /// The most urgent disposition that an answer to come could still lead to.
    pub could_become: DispositionId,
    /// Rules that fire for certain, in the order of the text.
    pub rules: Vec<RuleId>,
}

impl Engine {
    /// What content says of the first cases of a block, when what is open is taken as `rest` says and what follows from
    /// the answers is added to them, in the block too.
    ///
    /// A room is for one engine and one decision alone.
    pub fn outcomes<'a>(
        &'a self,
        decision: &Decision,
        block: &mut Block,
        cases: usize,
        rest: Rest,
        room: &'a mut Room,
    ) -> Outcomes<'a> {
        let Room {
            work,
            completed,
            constrained,
        } = room;
        let mut refused = self.constraints.prepare(decision, block, rest, constrained);
        let verdicts = self.run(block, work);
        let (urgent, certain) = verdicts.dispositions();
        for (refused, contradicts) in refused.iter_mut().zip(verdicts.contradictions()) {
            *refused |= contradicts;
        }
        let mut outcomes = Outcomes {
            verdicts,
            refused,
            dispositions: certain,
            could_become: urgent,
            unsettled: [0; WORDS],
        };
        let mut open = outcomes.open(cases);
        for answer in [Completion::Mildest, Completion::Unknown] {
            if open == [0; WORDS] {
                break;
            }
            let mut answered = block.clone();
            answer.complete(decision, &mut answered);
            let verdicts = self.run(&answered, completed);
            let (_, mild) = verdicts.dispositions();
            for case in ones(&open.clone()) {
                // What is certain is the least that any completion comes to. If one comes to it, it is the mildest.
                let reached = mild.get(case) == outcomes.dispositions.get(case);
                if reached && !bit(verdicts.contradictions(), case) {
                    clear(&mut open, case);
                    outcomes.leave_open(decision, case);
                }
            }
        }
        for case in ones(&open) {
            outcomes.ask(decision, block, case);
        }
        outcomes
    }
}

/// How what is open could be answered.
enum Completion {
    Mildest,
    Unknown,
}

impl Completion {
    fn complete(&self, decision: &Decision, block: &mut Block) {
        let variables = decision.variables();
        for var in (0..variables.domains().len()).map(|var| Var(var as u32)) {
            let value = match self {
                Self::Mildest => variables.mildest(var),
                Self::Unknown => variables.unknown(var),
            };
            block.fill(var.0 as usize, value as u8);
        }
    }
}

impl Outcomes<'_> {
    /// The cases of which some completion comes to something more urgent than what is certain.
    fn open(&self, cases: usize) -> Bits {
        let mut open = [0; WORDS];
        let levels = self.dispositions.iter().zip(&self.could_become);
        for (case, (certain, urgent)) in levels.enumerate().take(cases) {
            if certain != urgent && !bit(&self.refused, case) {
                set(&mut open, case);
            }
        }
        open
    }

    /// Its mildest completion comes to what is certain, and another to something more urgent.
    fn leave_open(&mut self, decision: &Decision, case: usize) {
        set(&mut self.unsettled, case);
        if let Some(disposition) = self.dispositions.get_mut(case) {
            *disposition = decision.while_open(*disposition);
        }
    }

    /// Asks the diagrams.
    fn ask(&mut self, decision: &Decision, block: &Block, case: usize) {
        let answers = block.answers(decision, case);
        let slot = self.dispositions.get_mut(case);
        match (decision.assess(&answers), slot) {
            (Ok(assessment), Some(disposition)) => {
                *disposition = assessment.disposition;
                if !assessment.settled {
                    set(&mut self.unsettled, case);
                }
            }
            _ => set(&mut self.refused, case),
        }
    }

    /// The rules, in the order of the text, each with the cases in which it fires for certain.
    pub fn firing(&self) -> impl Iterator<Item = (RuleId, &Bits)> + '_ {
        self.verdicts.firing()
    }

    /// What content says of one of the cases; none if its answers contradict each other.
    #[must_use]
    pub fn of(&self, case: usize) -> Option<Outcome> {
        let firing = self.firing().filter(|(_, cases)| bit(cases, case));
        (case < CASES && !bit(&self.refused, case)).then_some(Outcome {
            disposition: *self.dispositions.get(case)?,
            settled: !bit(&self.unsettled, case),
            could_become: *self.could_become.get(case)?,
            rules: firing.map(|(rule, _)| rule).collect(),
        })
    }
}

fn set(bits: &mut Bits, case: usize) {
    if let Some(word) = bits.get_mut(case / 64) {
        *word |= 1 << (case % 64);
    }
}

fn clear(bits: &mut Bits, case: usize) {
    if let Some(word) = bits.get_mut(case / 64) {
        *word &= !(1 << (case % 64));
    }
}
