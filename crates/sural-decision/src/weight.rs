//! Weights of evidence in centibans: hundredths of a power of ten of odds, as whole numbers.
//!
//! A likelihood ratio of 10 is 100 centibans, 2 is 30, 0.5 is −30. Weights add up where findings are
//! independent, which is why content groups findings that measure one thing and only the strongest counts.

use sural_content::module::{Base, Ordinal, Weight};

/// The weight of a line of evidence.
#[must_use]
pub fn of(weight: &Weight) -> i32 {
    match weight {
        Weight::LikelihoodRatio { milli, .. } => of_ratio(*milli),
        Weight::Ordinal(ordinal) => of_ordinal(*ordinal),
    }
}

/// What an ordinal weight counts where no ratio is known: a factor of 10, 4 or 2.
#[must_use]
pub const fn of_ordinal(ordinal: Ordinal) -> i32 {
    match ordinal {
        Ordinal::StronglyFor => 100,
        Ordinal::For => 60,
        Ordinal::WeaklyFor => 30,
        Ordinal::WeaklyAgainst => -30,
        Ordinal::Against => -60,
        Ordinal::StronglyAgainst => -100,
    }
}

/// Where a cause starts before anything is known.
#[must_use]
pub const fn of_base(base: Base) -> i32 {
    match base {
        Base::Common => 0,
        Base::Uncommon => -60,
        Base::Rare => -120,
    }
}

/// What a rule that fires adds to the causes it asks to consider.
pub const CONSIDERED: i32 = 60;

/// 100 · log10(milli / 1000), to the nearest whole number; 0 for a ratio of 0, which content cannot hold.
#[must_use]
pub fn of_ratio(milli: u32) -> i32 {
    if milli == 0 {
        return 0;
    }
    let log2 = log2_q16(milli) - log2_q16(1000);
    // 100 · log10(2) = 30.103
    let scaled = log2 * 30_103;
    let unit = 1000 << 16;
    ((2 * scaled + unit).div_euclid(2 * unit)) as i32
}

/// log2 of a positive number with 16 fractional bits, by repeated squaring.
fn log2_q16(number: u32) -> i64 {
    let whole = i64::from(number.ilog2());
    let mut mantissa = (u64::from(number) << 32) >> whole;
    let mut fraction = 0;
    for bit in (0..16).rev() {
        mantissa = ((u128::from(mantissa) * u128::from(mantissa)) >> 32) as u64;
        if mantissa >= 2 << 32 {
            mantissa >>= 1;
            fraction |= 1 << bit;
        }
    }
    (whole << 16) + fraction
}

#[cfg(test)]
mod tests {
    use super::of_ratio;

    #[test]
    fn ratios_become_the_nearest_centiban() {
        for (milli, centibans) in [
            (1000, 0),
            (10_000, 100),
            (100, -100),
            (2000, 30),
            (500, -30),
            (2100, 32),
            (7400, 87),
            (50, -130),
            (20_000, 130),
            (10, -200),
        ] {
            assert_eq!(of_ratio(milli), centibans, "{milli}/1000");
        }
    }

    #[test]
    fn a_ratio_and_its_inverse_cancel() {
        for milli in [1250, 2000, 4000, 5000, 8000] {
            assert_eq!(
                of_ratio(milli),
                -of_ratio(1_000_000 / milli),
                "{milli}/1000"
            );
        }
    }
}
