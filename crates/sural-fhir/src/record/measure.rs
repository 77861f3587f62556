//! A measured value in the unit of the finding that asks for it.

use serde_json::Value;
use sural_content::module::FindingKind;

/// The answer that a FHIR `Quantity` is, rounded to the last decimal that the finding has.
///
/// # Errors
/// Why it is none, as the end of a sentence.
pub(super) fn number(
    kind: &FindingKind,
    units: &[(String, String)],
    quantity: &Value,
) -> Result<u32, String> {
    let FindingKind::Number {
        low,
        high,
        decimals,
        ..
    } = kind
    else {
        return Err("is no number".to_owned());
    };
    if let Some(comparator) = quantity["comparator"].as_str() {
        return Err(format!("is said as `{comparator}` only"));
    }
    let Value::Number(value) = &quantity["value"] else {
        return Err("has no value".to_owned());
    };
    let unit = quantity["code"].as_str().or(quantity["unit"].as_str());
    let unit = unit.unwrap_or("1");
    let worth = units.iter().find(|(known, _)| known == unit);
    let (_, worth) = worth.ok_or_else(|| format!("is in a unit that is not known: `{unit}`"))?;
    let product = times(&value.to_string(), worth, u32::from(*decimals));
    let product = product.and_then(|product| u32::try_from(product).ok());
    product
        .filter(|product| (low..=high).contains(&product))
        .ok_or_else(|| format!("is out of range: {value} {unit}"))
}

/// The product of two decimals in units of a last decimal, rounded half up.
fn times(one: &str, other: &str, decimals: u32) -> Option<i128> {
    let (one, one_places) = decimal(one)?;
    let (other, other_places) = decimal(other)?;
    let product = one.checked_mul(other)?;
    let places = one_places + other_places;
    if decimals >= places {
        return product.checked_mul(10_i128.checked_pow(decimals - places)?);
    }
    let cut = 10_i128.checked_pow(places - decimals)?;
    Some((product + cut / 2).div_euclid(cut))
}

/// A written decimal as a whole number and the places after its point.
fn decimal(written: &str) -> Option<(i128, u32)> {
    let (whole, part) = written.split_once('.').unwrap_or((written, ""));
    let places = u32::try_from(part.len())
        .ok()
        .filter(|places| *places <= 12)?;
    Some((format!("{whole}{part}").parse().ok()?, places))
}

#[cfg(test)]
mod tests {
    use super::times;

    #[test]
    fn products_are_exact_and_rounded_once() {
        for (one, other, decimals, product) in [
            ("0.62", "1000", 0, Some(620)),
            ("620", "1", 0, Some(620)),
            ("0.904", "1", 2, Some(90)),
            ("0.905", "1", 2, Some(91)),
            ("1.02", "1", 1, Some(10)),
            ("5.5", "18.016", 0, Some(99)),
            ("39", "1", 1, Some(390)),
            ("-1", "1", 0, Some(-1)),
            ("1e3", "1", 0, None),
        ] {
            assert_eq!(times(one, other, decimals), product, "{one} * {other}");
        }
    }
}
