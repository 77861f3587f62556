//! What constraints make of the answers of a case, before rules are read: which contradict each other, how findings
//! without an answer are taken, and which answers follow from others.
//!
//! That is [`Answers::fill`] and [`Decision::implied`], through gates as rules are.
//!
//! [`Answers::fill`]: sural_decision::Answers::fill

use sural_content::module::{FindingId, Rest};
use sural_decision::answers::taken;
use sural_decision::compile::FIRES;
use sural_decision::interview::Bound;
use sural_decision::{Answers, Decision};
use sural_diagram::Var;

use crate::block::{Bits, Block, OPEN, WORDS, has_open};
use crate::circuit::Wire;
use crate::engine::Work;
use crate::program::Program;
use crate::translate::Translator;

/// The constraints of a decision.
#[derive(Debug, Clone)]
pub(crate) struct Constraints {
    /// By constraint: it can still be kept.
    kept: Program,
    /// By constraint: the variables of the findings that it reads, of those that are filled.
    reads: Vec<Vec<Var>>,
    /// That there is one thing left to say of a variable, by what that is.
    forced: Program,
    /// What that is.
    follows: Vec<(Var, u8)>,
    /// The values of open variables where what is open is taken as *no*, and as *not sure*.
    no: Vec<(Var, u8)>,
    not_sure: Vec<(Var, u8)>,
}

impl Constraints {
    pub(crate) fn of(decision: &Decision) -> Self {
        let mut translator = Translator::new(decision);
        let nodes = decision.constraint_nodes();
        let kept = nodes.map(|node| translator.reaches(node, FIRES));
        let kept = kept.collect::<Vec<_>>();
        let bound = decision.bound().iter();
        let forced = bound.flat_map(|bound| forced(&mut translator, bound));
        let (follows, forced): (_, Vec<_>) = forced.unzip();
        let reads = decision.constraint_nodes();
        let no = filled(decision, Rest::No);
        let is_filled = |var: &Var| no.iter().any(|(filled, _)| filled == var);
        let reads = reads.map(|node| {
            let findings = decision.support(node).into_iter();
            let vars = findings.flat_map(|it| decision.variables().of_finding(it));
            vars.filter(is_filled).collect()
        });
        Self {
            kept: Program::of(&translator.circuit, &kept),
            reads: reads.collect(),
            not_sure: filled(decision, Rest::NotSure),
            forced: Program::of(&translator.circuit, &forced),
            follows,
            no,
        }
    }

    /// Takes what is open in a block as `rest` says, and adds what follows from other answers. Returns the cases whose
    /// answers contradict each other one by one; the engine tells those that do so together.
    pub(crate) fn prepare(
        &self,
        decision: &Decision,
        block: &mut Block,
        rest: Rest,
        work: &mut Work,
    ) -> Bits {
        let mut refused = [0; WORDS];
        for broken in self.broken(block, work) {
            refused
                .iter_mut()
                .zip(broken)
                .for_each(|(all, it)| *all |= it);
        }
        match rest {
            Rest::Unasked => {}
            Rest::NotSure => fill(block, &self.not_sure),
            Rest::No => self.fill_with_no(decision, block, work),
        }
        self.follow(block, work);
        refused
    }

    /// By constraint: the cases in which it cannot be kept any more.
    fn broken(&self, block: &Block, work: &mut Work) -> Vec<Bits> {
        work.run(&self.kept, block);
        let kept = (0..self.kept.outputs()).map(|it| work.output(&self.kept, it));
        kept.map(|kept| kept.map(|word| !word)).collect()
    }

    /// Where *no* contradicts what was answered, it is *not sure* instead.
    fn fill_with_no(&self, decision: &Decision, block: &mut Block, work: &mut Work) {
        let open = |var: &Var| (*var, block.holding(var.0 as usize, OPEN));
        let open: Vec<Vec<(Var, Bits)>> = self
            .reads
            .iter()
            .map(|vars| vars.iter().map(open).collect())
            .collect();
        fill(block, &self.no);
        for (broken, open) in self.broken(block, work).iter().zip(open) {
            for (var, mut open) in open {
                open.iter_mut()
                    .zip(broken)
                    .for_each(|(it, broken)| *it &= broken);
                let unknown = decision.variables().unknown(var) as u8;
                block.set(var.0 as usize, &open, unknown);
            }
        }
    }

    /// Of every case one answer after the other, as each may leave less to say of the next.
    fn follow(&self, block: &mut Block, work: &mut Work) {
        let may = |block: &Block| {
            let mut vars = self.follows.iter().map(|(var, _)| var.0 as usize);
            vars.any(|var| block.column(var).is_some_and(has_open))
        };
        while may(block) {
            work.run(&self.forced, block);
            let mut done = [0; WORDS];
            for (output, (var, value)) in self.follows.iter().enumerate() {
                let mut first = *work.output(&self.forced, output);
                for (first, done) in first.iter_mut().zip(&mut done) {
                    *first &= !*done;
                    *done |= *first;
                }
                block.set(var.0 as usize, &first, *value);
            }
            if done == [0; WORDS] {
                break;
            }
        }
    }
}

/// That a variable is open and constraints leave one thing to say of it, by what that is.
fn forced(translator: &mut Translator<'_>, bound: &Bound) -> Vec<((Var, u8), Wire)> {
    let var = bound.var();
    let left =
        (0..bound.options()).map(|it| translator.reaches_with(bound.kept(), FIRES, (var, it)));
    let left = left.collect::<Vec<_>>();
    let domain = translator.domain(var);
    let circuit = &mut translator.circuit;
    let mut one_thing = circuit.is_open(var, domain);
    let all = circuit.all(left.iter().copied());
    one_thing = circuit.and_not(one_thing, all);
    for named in bound.named() {
        let of = |inside: bool| {
            let left = left.iter().enumerate();
            left.filter_map(move |(at, it)| (named.contains(&at) == inside).then_some(*it))
        };
        let (inside, outside) = (circuit.any(of(true)), circuit.any(of(false)));
        let told_apart = circuit.and(inside, outside);
        one_thing = circuit.and_not(one_thing, told_apart);
    }
    // Its `none` where that is left, else the first.
    let none = bound.none();
    let others = (0..bound.options()).filter(|it| Some(*it) != none);
    let mut rest = one_thing;
    let choice = none.into_iter().chain(others).map(|option| {
        let left = left.get(usize::from(option)).copied();
        let left = left.unwrap_or(Wire::NEVER);
        let chosen = circuit.and(rest, left);
        rest = circuit.and_not(rest, left);
        ((var, option as u8), chosen)
    });
    choice.filter(|(_, wire)| *wire != Wire::NEVER).collect()
}

/// The values of variables of which nothing is known.
fn filled(decision: &Decision, rest: Rest) -> Vec<(Var, u8)> {
    let module = decision.module();
    let mut answers = Answers::none(module);
    for finding in (0..module.findings.len() as u32).map(FindingId) {
        answers.set(finding, taken(module, finding, rest));
    }
    let values = (0..).map(Var).zip(decision.assignment(&answers));
    values
        .filter_map(|(var, value)| Some((var, u8::try_from(value?).ok()?)))
        .collect()
}

fn fill(block: &mut Block, values: &[(Var, u8)]) {
    for (var, value) in values {
        block.fill(var.0 as usize, *value);
    }
}
