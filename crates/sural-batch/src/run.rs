//! Runs a program over a block of cases.
//!
//! The loops are plain ones over words, which the compiler turns into the widest operations of the processor that it is
//! told of. So they stand once, and are compiled three times: for AVX-512, for AVX2 and for any processor.

use std::mem;

use crate::block::{Bits, Block, WORDS};
use crate::program::{Kind, Place, Program, Step};

/// What a program reads of a block: for each thing given a bit of each case.
#[derive(Debug, Clone, Default)]
pub struct Given(Vec<Aligned>);

/// Bits that begin where a line of the cache does: half as many lines are touched for them.
#[derive(Debug, Clone)]
#[repr(align(64))]
struct Aligned(Bits);

/// The bits that a program computes, kept from block to block for their room.
#[derive(Debug, Clone, Default)]
pub struct Slots {
    #[expect(
        clippy::vec_box,
        reason = "slots change places, their bits stay where they are"
    )]
    slots: Vec<Box<Aligned>>,
    /// Changes places with the slot that is written, so that the others can be read meanwhile.
    spare: Option<Box<Aligned>>,
}

impl Given {
    /// What a program reads of a block.
    pub fn read(&mut self, program: &Program, block: &Block) {
        if !wide::read(self, program, block) {
            self.read_plainly(program, block);
        }
    }

    /// As [`Given::read`], with what any processor has: what the faster ones are held to.
    pub fn read_plainly(&mut self, program: &Program, block: &Block) {
        self.compare(program, block, equal);
    }

    #[inline(always)]
    fn compare(&mut self, program: &Program, block: &Block, equal: impl Fn(&[u8; 64], u8) -> u64) {
        self.0.resize(program.given.len(), NOTHING.clone());
        for (Aligned(bits), (var, value)) in self.0.iter_mut().zip(&program.given) {
            let codes = block.column(var.0 as usize);
            let chunks = codes.map(|codes| codes.as_chunks::<64>().0);
            for (word, codes) in bits.iter_mut().zip(chunks.unwrap_or_default()) {
                *word = equal(codes, *value as u8);
            }
        }
    }
}

impl Slots {
    /// Runs every step.
    pub fn run(&mut self, program: &Program, given: &Given) {
        if !wide::run(self, program, given) {
            self.run_plainly(program, given);
        }
    }

    /// As [`Slots::run`], with what any processor has: what the faster ones are held to.
    pub fn run_plainly(&mut self, program: &Program, given: &Given) {
        self.steps(program, given);
    }

    /// An output of the program that ran last.
    #[must_use]
    pub fn output<'a>(&'a self, program: &Program, given: &'a Given, index: usize) -> &'a Bits {
        let place = program.outputs.get(index);
        place.map_or(&NOTHING.0, |place| self.at(given, *place))
    }

    #[inline(always)]
    fn steps(&mut self, program: &Program, given: &Given) {
        let missing = program.slots.saturating_sub(self.slots.len());
        self.slots
            .extend((0..missing).map(|_| Box::new(NOTHING.clone())));
        let mut written = self
            .spare
            .take()
            .unwrap_or_else(|| Box::new(NOTHING.clone()));
        for step in &program.steps {
            self.step(step, given, &mut written.0);
            if let Some(slot) = self.slots.get_mut(step.to) {
                mem::swap(slot, &mut written);
            }
        }
        self.spare = Some(written);
    }

    #[inline(always)]
    fn step(&self, step: &Step, given: &Given, to: &mut Bits) {
        let [a, b, c] = step.from.map(|place| self.at(given, place));
        match step.kind {
            Kind::Constant(value) => to.fill(if value { u64::MAX } else { 0 }),
            Kind::Not => one(to, a, |a| !a),
            Kind::And => two(to, [a, b], |a, b| a & b),
            Kind::AndNot => two(to, [a, b], |a, b| a & !b),
            Kind::Or => two(to, [a, b], |a, b| a | b),
            Kind::OrNot => two(to, [a, b], |a, b| a | !b),
            Kind::Choose => three(to, [a, b, c], |a, b, c| (a & b) | (!a & c)),
        }
    }

    #[inline(always)]
    fn at<'a>(&'a self, given: &'a Given, place: Place) -> &'a Bits {
        match place {
            Place::Given(index) => given.0.get(index).map_or(&NOTHING.0, |it| &it.0),
            Place::Slot(index) => self.slots.get(index).map_or(&NOTHING.0, |it| &it.0),
        }
    }
}

static NOTHING: Aligned = Aligned([0; WORDS]);

#[inline(always)]
fn one(to: &mut Bits, a: &Bits, f: impl Fn(u64) -> u64) {
    for (to, a) in to.iter_mut().zip(a) {
        *to = f(*a);
    }
}

#[inline(always)]
fn two(to: &mut Bits, [a, b]: [&Bits; 2], f: impl Fn(u64, u64) -> u64) {
    for ((to, a), b) in to.iter_mut().zip(a).zip(b) {
        *to = f(*a, *b);
    }
}

#[inline(always)]
fn three(to: &mut Bits, [a, b, c]: [&Bits; 3], f: impl Fn(u64, u64, u64) -> u64) {
    for (((to, a), b), c) in to.iter_mut().zip(a).zip(b).zip(c) {
        *to = f(*a, *b, *c);
    }
}

/// Which of 64 codes are this one, the first as the lowest bit.
#[inline(always)]
pub(crate) fn equal(codes: &[u8; 64], value: u8) -> u64 {
    let (eights, _) = codes.as_chunks::<8>();
    let bytes = (0..).zip(eights).map(|(place, eight)| {
        let apart = u64::from_le_bytes(*eight) ^ (u64::from(value) * EACH);
        // The highest bit of every byte that is zero.
        let same = !(((apart & LOW) + LOW) | apart | LOW);
        ((same >> 7).wrapping_mul(GATHER) >> 56) << (8 * place)
    });
    bytes.fold(0, |word, byte| word | byte)
}

/// A one in every byte.
const EACH: u64 = u64::from_le_bytes([1; 8]);
/// All but the highest bit of every byte.
const LOW: u64 = u64::from_le_bytes([0x7f; 8]);
/// Brings the lowest bits of all bytes together in the highest byte, the first lowest.
const GATHER: u64 = 0x0102_0408_1020_4080;

/// The same for wider processors; false where this is none. The only unsafe code: it says that the processor has what it
/// was asked for.
#[cfg(target_arch = "x86_64")]
#[allow(unsafe_code)]
mod wide {
    use std::arch::x86_64::{
        _mm256_cmpeq_epi8, _mm256_movemask_epi8, _mm256_set_epi64x, _mm256_set1_epi8,
        _mm512_cmpeq_epi8_mask, _mm512_set_epi64, _mm512_set1_epi8,
    };

    use super::{Block, Given, Program, Slots};

    fn has_avx512() -> bool {
        is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512bw")
    }

    pub(super) fn read(given: &mut Given, program: &Program, block: &Block) -> bool {
        // SAFETY: the processor was asked.
        match (has_avx512(), is_x86_feature_detected!("avx2")) {
            (true, _) => unsafe { read_with_avx512(given, program, block) },
            (_, true) => unsafe { read_with_avx2(given, program, block) },
            _ => return false,
        }
        true
    }

    pub(super) fn run(slots: &mut Slots, program: &Program, given: &Given) -> bool {
        // SAFETY: the processor was asked.
        match (has_avx512(), is_x86_feature_detected!("avx2")) {
            (true, _) => unsafe { run_with_avx512(slots, program, given) },
            (_, true) => unsafe { run_with_avx2(slots, program, given) },
            _ => return false,
        }
        true
    }

    #[target_feature(enable = "avx512f,avx512bw")]
    fn run_with_avx512(slots: &mut Slots, program: &Program, given: &Given) {
        slots.steps(program, given);
    }

    #[target_feature(enable = "avx2")]
    fn run_with_avx2(slots: &mut Slots, program: &Program, given: &Given) {
        slots.steps(program, given);
    }

    #[target_feature(enable = "avx512f,avx512bw")]
    fn read_with_avx512(given: &mut Given, program: &Program, block: &Block) {
        given.compare(program, block, |codes, value| {
            let [a, b, c, d, e, f, g, h] = eights(codes);
            _mm512_cmpeq_epi8_mask(
                _mm512_set_epi64(h, g, f, e, d, c, b, a),
                _mm512_set1_epi8(value as i8),
            )
        });
    }

    #[target_feature(enable = "avx2")]
    fn read_with_avx2(given: &mut Given, program: &Program, block: &Block) {
        given.compare(program, block, |codes, value| {
            let value = _mm256_set1_epi8(value as i8);
            let [a, b, c, d, e, f, g, h] = eights(codes);
            let halves = [_mm256_set_epi64x(d, c, b, a), _mm256_set_epi64x(h, g, f, e)];
            let [low, high] =
                halves.map(|half| _mm256_movemask_epi8(_mm256_cmpeq_epi8(half, value)) as u32);
            u64::from(low) | u64::from(high) << 32
        });
    }

    #[inline(always)]
    fn eights(codes: &[u8; 64]) -> [i64; 8] {
        let (eights, _) = codes.as_chunks::<8>();
        let mut words = [0; 8];
        for (word, eight) in words.iter_mut().zip(eights) {
            *word = i64::from_le_bytes(*eight);
        }
        words
    }
}

#[cfg(not(target_arch = "x86_64"))]
mod wide {
    use super::{Block, Given, Program, Slots};

    pub(super) fn read(_: &mut Given, _: &Program, _: &Block) -> bool {
        false
    }

    pub(super) fn run(_: &mut Slots, _: &Program, _: &Given) -> bool {
        false
    }
}
