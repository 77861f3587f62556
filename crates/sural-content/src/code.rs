//! Whether a text can be a code of a system: slips of the pen are found by check digits where a system has them.

use crate::report::{Report, error};
use crate::span::Span;
use crate::ucum;

/// What is wrong with a code of a system; none if this can be one.
pub(crate) fn refused(system: &str, code: &str, at: Span) -> Option<Report> {
    let shape = fault(system, code)?;
    let refused = error("E221", at, format!("`{code}` is no code of `{system}`"));
    Some(refused.help(format!("a code is {shape}")))
}

/// What is wrong with a unit; none if this can be one.
pub(crate) fn unit_refused(unit: &str, at: Span) -> Option<Report> {
    let refused = || error("E223", at, format!("`{unit}` is no unit of UCUM"));
    (!ucum::is_unit(unit)).then(|| {
        refused().help("write it as UCUM has it, such as `mm[Hg]`, `m[IU]/L`, `10*9/L` or `Cel`; what is counted stands in braces: `{beats}/min`")
    })
}

/// What a code of a system looks like, for those who wrote another thing; none if this can be one.
fn fault(system: &str, code: &str) -> Option<&'static str> {
    let (is_one, shape) = match system {
        "snomed" => (
            is_snomed(code),
            "6 to 18 digits, of which the last is a check digit",
        ),
        "loinc" => (
            is_loinc(code),
            "digits, a hyphen and a check digit, such as `2157-6`",
        ),
        "icd10cm" => (
            is_icd10cm(code),
            "a letter, a digit and a letter or digit, then up to four after a dot, such as `I82.4`, or two such categories with a hyphen",
        ),
        "rxnorm" => (
            digits(code) && code.len() <= 8 && !code.starts_with('0'),
            "up to 8 digits",
        ),
        _ => (
            is_atc(code),
            "a letter, two digits, two letters and two digits, or the beginning of it, such as `M01A`",
        ),
    };
    (!is_one).then_some(shape)
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number that a digit stands for, from the last to the first.
fn from_the_end(text: &str) -> impl Iterator<Item = usize> {
    text.bytes().rev().map(|byte| usize::from(byte - b'0'))
}

/// Check digit after Verhoeff.
fn is_snomed(code: &str) -> bool {
    digits(code)
        && (6..=18).contains(&code.len())
        && from_the_end(code)
            .enumerate()
            .fold(0, |check, (at, digit)| dihedral(check, permuted(digit, at)))
            == 0
}

/// The product of two symmetries of a pentagon: turns are 0 to 4, flips 5 to 9.
fn dihedral(one: usize, other: usize) -> usize {
    match (one < 5, other < 5) {
        (true, true) => (one + other) % 5,
        (true, false) => 5 + (one + other - 5) % 5,
        (false, true) => 5 + (one - 5 + 5 - other) % 5,
        (false, false) => (one + 5 - other) % 5,
    }
}

fn permuted(digit: usize, times: usize) -> usize {
    const ONCE: [usize; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    (0..times % 8).fold(digit, |digit, _| ONCE.get(digit).copied().unwrap_or(digit))
}

/// Check digit modulo 10, every other digit doubled. An answer begins with `LA`, which counts into it; how much was
/// worked out from answers that exist.
fn is_loinc(code: &str) -> bool {
    let Some((number, check)) = code.split_once('-') else {
        return false;
    };
    let (number, letters) = match number.strip_prefix("LA") {
        Some(number) => (number, if number.len() % 2 == 0 { 5 } else { 8 }),
        None => (number, 0),
    };
    if !digits(number) || number.len() > 7 || !digits(check) || check.len() != 1 {
        return false;
    }
    let sum = from_the_end(number).enumerate().map(|(at, digit)| {
        let doubled = digit * if at % 2 == 0 { 2 } else { 1 };
        doubled / 10 + doubled % 10
    });
    (sum.sum::<usize>() + letters + from_the_end(check).sum::<usize>()) % 10 == 0
}

/// A code, or the first and the last of some categories.
fn is_icd10cm(code: &str) -> bool {
    match code.split_once('-') {
        Some((first, last)) => {
            first.len() == 3 && last.len() == 3 && first < last && is_one(first) && is_one(last)
        }
        None => is_one(code),
    }
}

fn is_one(code: &str) -> bool {
    let (category, rest) = code.split_once('.').unwrap_or((code, "0"));
    let is_capital = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    let category = match category.as_bytes() {
        [letter, digit, last] => {
            letter.is_ascii_uppercase() && digit.is_ascii_digit() && is_capital(*last)
        }
        _ => false,
    };
    category && (1..=4).contains(&rest.len()) && rest.bytes().all(is_capital)
}

fn is_atc(code: &str) -> bool {
    let shape = [false, true, true, false, false, true, true];
    let mut bytes = code.bytes().zip(shape);
    matches!(code.len(), 1 | 3 | 4 | 5 | 7)
        && bytes.all(|(byte, is_digit)| match is_digit {
            true => byte.is_ascii_digit(),
            false => byte.is_ascii_uppercase(),
        })
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn codes_that_exist_are_codes() {
        for (system, code) in [
            ("snomed", "404223003"),
            ("snomed", "1230182004"),
            ("snomed", "21631000119105"),
            ("loinc", "48065-7"),
            ("loinc", "2157-6"),
            ("loinc", "82810-3"),
            ("loinc", "LA15173-0"),
            ("loinc", "LA26683-5"),
            ("loinc", "LA26438-4"),
            ("loinc", "LA4489-6"),
            ("loinc", "LA33-6"),
            ("icd10cm", "I82.4"),
            ("icd10cm", "C4A"),
            ("icd10cm", "C00-C43"),
            ("icd10cm", "S86.119A"),
            ("rxnorm", "11289"),
            ("atc", "M01A"),
            ("atc", "B01AE07"),
        ] {
            assert_eq!(fault(system, code), None, "{system} {code}");
        }
    }

    #[test]
    fn every_slip_of_one_digit_is_found_where_there_is_a_check_digit() {
        for (system, code) in [("snomed", "404223003"), ("loinc", "48065-7")] {
            for at in 0..code.len() {
                for digit in "0123456789".chars() {
                    let mut slip = code.to_owned();
                    slip.replace_range(at..=at, &digit.to_string());
                    assert_eq!(
                        fault(system, &slip).is_none(),
                        slip == code,
                        "{system} {slip}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_has_another_shape_is_no_code() {
        for (system, code) in [
            ("snomed", ""),
            ("loinc", "48065"),
            ("loinc", "-7"),
            ("loinc", "LA15173-8"),
            ("loinc", "LX15173-0"),
            ("icd10cm", "C43-C00"),
            ("icd10cm", "82.4"),
            ("icd10cm", "i82.4"),
            ("icd10cm", "I82."),
            ("rxnorm", "M01A"),
            ("atc", "M0"),
            ("atc", "M01a"),
        ] {
            assert!(fault(system, code).is_some(), "{system} {code}");
        }
    }
}
