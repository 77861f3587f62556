//! The second factor: six digits that an app on a phone shows for half a minute (RFC 6238).

use std::fmt;

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sural_case::moment::Moment;

use crate::error::StoreError;
use crate::secret::random_bytes;

/// How long a code is shown, in seconds.
const STEP: i64 = 30;

/// The secret that an app and the store share. Unlike a password it has to be kept as it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Authenticator(Vec<u8>);

/// Bytes that a secret has at least, as RFC 4226 asks.
const LEAST: usize = 16;

impl Authenticator {
    /// A new one.
    ///
    /// # Errors
    /// When the machine has no random numbers to give.
    pub fn new() -> Result<Self, StoreError> {
        Ok(Self(random_bytes::<20>()?.to_vec()))
    }

    /// From letters and digits, as [`letters`](Self::letters) writes them.
    #[must_use]
    pub fn read(letters: &str) -> Option<Self> {
        let secret = BASE32_NOPAD.decode(letters.as_bytes()).ok()?;
        (secret.len() >= LEAST).then_some(Self(secret))
    }

    /// Letters and digits to type into an app.
    #[must_use]
    pub fn letters(&self) -> String {
        BASE32_NOPAD.encode(&self.0)
    }

    /// What an app reads from a picture: for the account of that name, at `issuer`. Both without `:`, `%` or `?`.
    #[must_use]
    pub fn uri(&self, issuer: &str, account: &str) -> String {
        let letters = self.letters();
        format!("otpauth://totp/{issuer}:{account}?secret={letters}&issuer={issuer}")
    }

    /// What an app shows at a moment.
    #[must_use]
    pub fn code(&self, at: Moment) -> String {
        self.at_step(at.0.div_euclid(STEP))
    }

    /// Whether a code is what an app shows at a moment, or did half a minute before or after.
    #[must_use]
    pub fn shows(&self, code: &str, now: Moment) -> bool {
        self.step(code, now).is_some()
    }

    /// Which half minute a code is for: this one, or one beside it, as clocks differ.
    pub(crate) fn step(&self, code: &str, now: Moment) -> Option<i64> {
        let step = now.0.div_euclid(STEP);
        (step - 1..=step + 1).find(|&step| self.at_step(step) == code)
    }

    fn at_step(&self, step: i64) -> String {
        let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(&self.0) else {
            // HMAC takes keys of any length.
            return String::new();
        };
        mac.update(&step.to_be_bytes());
        let bytes = mac.finalize().into_bytes();
        let at = bytes.last().map_or(0, |last| usize::from(last & 0xf));
        let four = bytes.iter().skip(at).take(4);
        let number = four.fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
        format!("{:06}", (number & 0x7fff_ffff) % 1_000_000)
    }
}

/// Secrets do not get into logs by being printed.
impl fmt::Debug for Authenticator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Authenticator(…)")
    }
}

#[cfg(test)]
mod tests {
    use sural_case::moment::Moment;

    use super::Authenticator;

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, the last six of its eight digits.
        let shared = Authenticator(b"12345678901234567890".to_vec());
        for (at, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(shared.code(Moment(at)), code);
        }
    }

    #[test]
    fn a_code_holds_for_the_half_minutes_beside_it() {
        let shared = Authenticator::new().unwrap();
        let noon = Moment(1_795_435_200);
        let code = shared.code(noon);
        for (later, holds) in [
            (-31, false),
            (-30, true),
            (0, true),
            (59, true),
            (60, false),
        ] {
            assert_eq!(
                shared.step(&code, noon.plus(later)).is_some(),
                holds,
                "{later}"
            );
        }
        assert_eq!(shared.step("", noon), None);
    }

    #[test]
    fn letters_come_back() {
        let shared = Authenticator::new().unwrap();
        assert_eq!(Authenticator::read(&shared.letters()), Some(shared));
        assert_eq!(Authenticator::read("not base 32!"), None);
    }
}
