//! Whether a text is a unit of UCUM, as far as medicine needs them: terms joined by dots and slashes, each a known
//! atom with a prefix and an exponent, and remarks in braces.

/// Atoms that take a prefix.
const METRIC: [&str; 21] = [
    "m", "s", "g", "L", "l", "mol", "U", "[IU]", "eq", "osm", "Cel", "K", "Pa", "m[Hg]", "J", "W",
    "V", "N", "Hz", "kat", "cal",
];

/// Atoms that stand as they are.
const PLAIN: [&str; 16] = [
    "%", "min", "h", "d", "wk", "mo", "a", "deg", "[degF]", "[lb_av]", "[oz_av]", "[in_i]",
    "[ft_i]", "[pH]", "10*", "10^",
];

const PREFIXES: [&str; 14] = [
    "da", "T", "G", "M", "k", "h", "d", "c", "m", "u", "n", "p", "f", "a",
];

/// Whether it is one.
pub(crate) fn is_unit(text: &str) -> bool {
    let Some(text) = without_remarks(text) else {
        return false;
    };
    // A slash may stand at the beginning, and a remark alone is the unit 1.
    let terms = text.strip_prefix('/').unwrap_or(&text);
    terms.split(['/', '.']).all(is_term)
}

/// The text with 1 for a remark that stands alone, and without those that follow a unit. None if braces do not match.
fn without_remarks(text: &str) -> Option<String> {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (remark, after) = after.split_once('}')?;
        kept.push_str(before);
        if kept.is_empty() || kept.ends_with(['/', '.']) {
            kept.push('1');
        }
        let is_plain = remark.bytes().all(|byte| byte.is_ascii_graphic());
        if remark.is_empty() || remark.contains('{') || !is_plain {
            return None;
        }
        rest = after;
    }
    kept.push_str(rest);
    (!kept.is_empty() && !rest.contains('}')).then_some(kept)
}

fn is_term(term: &str) -> bool {
    let number = term.bytes().all(|byte| byte.is_ascii_digit());
    !term.is_empty() && (number || is_known(term) || is_known(without_exponent(term)))
}

fn is_known(atom: &str) -> bool {
    let is_metric = |atom: &str| METRIC.contains(&atom);
    let mut prefixed = PREFIXES.iter().filter_map(|it| atom.strip_prefix(it));
    is_metric(atom) || PLAIN.contains(&atom) || prefixed.any(is_metric)
}

fn without_exponent(term: &str) -> &str {
    let atom = term.trim_end_matches(|it: char| it.is_ascii_digit());
    match atom.len() < term.len() {
        true => atom.strip_suffix(['-', '+']).unwrap_or(atom),
        false => term,
    }
}

#[cfg(test)]
mod tests {
    use super::is_unit;

    #[test]
    fn units_are_units() {
        for unit in [
            "1",
            "%",
            "/min",
            "Cel",
            "U/L",
            "[IU]/L",
            "{beats}",
            "{beats}/min",
            "cm",
            "deg",
            "g/dL",
            "m[IU]/L",
            "u[IU]/mL",
            "mL/kg",
            "mm[Hg]",
            "mmol/L",
            "meq/L",
            "ng{FEU}/mL",
            "ng/mL{FEU}",
            "10*9/L",
            "10*3/uL",
            "wk",
            "a",
            "s",
            "{ratio}",
            "kg/m2",
            "m.s-2",
            "mL/min/{1.73_m2}",
        ] {
            assert!(is_unit(unit), "{unit}");
        }
    }

    #[test]
    fn slips_are_not() {
        for unit in [
            "",
            " ",
            "mmHg",
            "mcg/L",
            "ng/ml/",
            "C",
            "beats",
            "ug/dl L",
            "g//L",
            "{beats",
            "beats}",
            "{}",
            "{heart beats}",
            "µg/L",
            "×10⁹/L",
            "mIU/L",
            "kmin",
            "lbs",
            "/",
            "-1",
            "m--2",
            "m-",
            "mmol+",
            "g-/L",
        ] {
            assert!(!is_unit(unit), "{unit}");
        }
    }
}
