//! The reference rule set: synthetic, to compare engines on the same work, and nobody's clinical advice.
//!
//! 42 findings, 31 rules, six dispositions and a score with a negative item stand as content in `reference/`, with causes,
//! advice and warning signs in the number that such a module has. Here the rules stand once more, as one would write them
//! by hand for a struct, with people to try both on.

use std::io;
use std::ops::RangeBounds;

use sural_content::module::{Answer, Module};

use crate::content;
use crate::random::Random;

/// The rule set as a module.
///
/// # Errors
/// When its files cannot be read or have a fault.
pub fn module() -> io::Result<Module> {
    content::folder("reference")
}

/// How many rules there are.
pub const RULES: usize = 31;

/// Of a hundred answers, how many are not sure.
const NOT_SURE: usize = 30;

macro_rules! person {
    ($($sign:ident $percent:literal)*) => {
        /// What one person has. What they are not sure of they do not have, and a number they are not sure of is none.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the ids of the findings")]
        pub struct Person {
            $(pub $sign: bool,)*
            pub onset: usize,
            pub walking: usize,
            pub mechanism: usize,
            pub age: Option<u32>,
            pub pain: Option<u32>,
            pub calf_difference_mm: Option<u32>,
            pub duration_days: Option<u32>,
            pub abpi_percent: Option<u32>,
        }

        /// A person, and by finding of the module what they answer.
        #[must_use]
        pub fn person(random: &mut Random) -> (Person, Vec<Option<Answer>>) {
            let mut draw = Draw { random, answers: Vec::new() };
            let person = Person {
                $($sign: draw.sign($percent),)*
                onset: draw.option(&[50, 20, 30]),
                walking: draw.option(&[45, 30, 15, 10]),
                mechanism: draw.option(&[60, 8, 12, 20]),
                age: draw.number(0, 110),
                pain: draw.number(0, 10),
                calf_difference_mm: draw.number(0, 60),
                duration_days: draw.number(0, 90),
                abpi_percent: draw.number(20, 160),
            };
            (person, draw.answers)
        }
    };
}

person! {
    limb_cold 6
    limb_pale 6
    pulses_absent 5
    new_weakness 5
    numbness 12
    breathless 8
    pleuritic_pain 6
    haemoptysis 2
    syncope 3
    pain_out_of_proportion 6
    tense_compartment 5
    pain_on_stretch 12
    fever 10
    erythema 20
    crepitus_or_bullae 2
    diabetes 12
    immunosuppressed 6
    active_cancer 8
    leg_immobilised 10
    bedridden_or_surgery 10
    deep_vein_tenderness 30
    entire_leg_swollen 12
    pitting_oedema 22
    collateral_veins 6
    previous_dvt 10
    alternative_dx 35
    pregnant_postpartum 5
    anticoagulated 10
    palpable_gap 5
    thompson_positive 5
    tissue_loss 4
    dark_urine 3
    saddle_numbness 2
    varicose_veins 20
}

const SUDDEN: usize = 1;
const LIMP: usize = 1;
const CLAUDICANT: usize = 2;
const UNABLE: usize = 3;
const POP: usize = 1;
const BLOW: usize = 2;
const OVERUSE: usize = 3;

struct Draw<'a> {
    random: &'a mut Random,
    answers: Vec<Option<Answer>>,
}

impl Draw<'_> {
    fn sign(&mut self, percent: usize) -> bool {
        let has = self.random.chance(percent);
        self.known(Answer::Option(usize::from(!has))) && has
    }

    /// The first option stands for what is not sure.
    fn option(&mut self, shares: &[usize]) -> usize {
        let mut left = self.random.below(shares.iter().sum());
        let drawn = shares.iter().position(|&share| {
            let here = left < share;
            left = left.wrapping_sub(share);
            here
        });
        let drawn = drawn.unwrap_or_default();
        if self.known(Answer::Option(drawn)) {
            drawn
        } else {
            0
        }
    }

    fn number(&mut self, low: usize, high: usize) -> Option<u32> {
        let drawn = self.random.within(low, high) as u32;
        self.known(Answer::Number(drawn)).then_some(drawn)
    }

    /// Gives an answer, or *not sure* in place of it; whether it was given.
    fn known(&mut self, answer: Answer) -> bool {
        let unsure = self.random.chance(NOT_SURE);
        self.answers
            .push(Some(if unsure { Answer::NotSure } else { answer }));
        !unsure
    }
}

fn within(number: Option<u32>, range: impl RangeBounds<u32>) -> bool {
    number.is_some_and(|number| range.contains(&number))
}

fn count(signs: &[bool]) -> usize {
    signs.iter().filter(|sign| **sign).count()
}

impl Person {
    fn wells(&self) -> i32 {
        let points = count(&[
            self.active_cancer,
            self.leg_immobilised,
            self.bedridden_or_surgery,
            self.deep_vein_tenderness,
            self.entire_leg_swollen,
            within(self.calf_difference_mm, 30..),
            self.pitting_oedema,
            self.collateral_veins,
            self.previous_dvt,
        ]);
        points as i32 - if self.alternative_dx { 2 } else { 0 }
    }

    /// By rule: whether it fires.
    #[must_use]
    pub fn fires(&self) -> [bool; RULES] {
        let wells = self.wells();
        [
            self.onset == SUDDEN
                && count(&[
                    self.limb_cold,
                    self.limb_pale,
                    self.pulses_absent,
                    self.numbness,
                    self.new_weakness,
                    within(self.pain, 7..),
                ]) >= 3,
            self.pulses_absent && self.new_weakness,
            self.breathless && (self.syncope || self.haemoptysis),
            self.crepitus_or_bullae && (self.fever || within(self.pain, 8..)),
            self.pain_out_of_proportion && self.tense_compartment && self.pain_on_stretch,
            self.fever
                && count(&[
                    self.new_weakness,
                    self.syncope,
                    self.immunosuppressed,
                    self.breathless,
                ]) >= 2,
            count(&[
                self.breathless,
                self.pleuritic_pain,
                self.haemoptysis,
                self.syncope,
            ]) >= 2,
            (self.breathless || self.pleuritic_pain) && wells >= 2,
            count(&[
                self.limb_cold,
                self.limb_pale,
                self.pulses_absent,
                self.numbness,
            ]) >= 2
                && self.walking != CLAUDICANT,
            self.tense_compartment && (within(self.pain, 8..) || self.pain_out_of_proportion),
            self.saddle_numbness && (self.new_weakness || self.numbness),
            self.dark_urine && within(self.pain, 6..),
            within(self.abpi_percent, 20..=39) && (self.tissue_loss || self.walking == UNABLE),
            self.fever && self.erythema && (self.immunosuppressed || self.diabetes),
            self.entire_leg_swollen && self.limb_pale,
            wells >= 2 && !self.anticoagulated,
            wells >= 1 && (self.pregnant_postpartum || self.active_cancer),
            self.previous_dvt
                && count(&[
                    within(self.calf_difference_mm, 20..),
                    self.pitting_oedema,
                    self.deep_vein_tenderness,
                ]) >= 2,
            wells >= 3,
            self.pregnant_postpartum && within(self.calf_difference_mm, 20..),
            (0..=1).contains(&wells) && self.deep_vein_tenderness,
            self.erythema && (self.fever || within(self.pain, 6..)),
            within(self.abpi_percent, 40..=59) || self.tissue_loss,
            self.palpable_gap || self.thompson_positive,
            self.mechanism == POP
                && matches!(self.walking, LIMP | UNABLE)
                && within(self.age, 40..),
            self.anticoagulated && within(self.calf_difference_mm, 30..),
            within(self.duration_days, 42..) && !self.alternative_dx && within(self.age, 50..),
            self.walking == CLAUDICANT && !within(self.abpi_percent, 100..),
            within(self.duration_days, 42..) && within(self.pain, 4..),
            count(&[
                self.varicose_veins,
                self.pitting_oedema,
                within(self.duration_days, 14..),
                self.mechanism == OVERUSE,
            ]) >= 2,
            matches!(self.mechanism, POP | BLOW) && within(self.pain, 3..=6),
        ]
    }

    /// The index of the disposition: the rules stand by urgency.
    #[must_use]
    pub fn disposition(&self) -> u32 {
        let first = self.fires().iter().position(|fires| *fires);
        match first.unwrap_or(RULES) {
            0..6 => 0,
            6..15 => 1,
            15..20 => 2,
            20..27 => 3,
            27..31 => 4,
            _ => 5,
        }
    }
}
