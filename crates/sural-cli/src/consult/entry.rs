//! What is typed on the command line, as something seen.

use serde_json::Value;
use sural_case::log::{Leg, Seen};

/// Something recorded: `finding=answer`, `finding@left=answer`, several options with `+` between them.
///
/// # Errors
/// When it is not of that form.
pub fn seen(text: &str, reason: Option<&str>) -> Result<Seen, String> {
    let form =
        || format!("`{text}` is not finding=answer, such as calf_girth@left=38.5 or warmth=yes");
    let (what, answer) = text.split_once('=').ok_or_else(form)?;
    let (finding, side) = match what.split_once('@') {
        None => (what, None),
        Some((finding, "left")) => (finding, Some(Leg::Left)),
        Some((finding, "right")) => (finding, Some(Leg::Right)),
        Some((_, other)) => return Err(format!("`{other}` is no leg; write @left or @right")),
    };
    Ok(Seen {
        finding: finding.trim().to_owned(),
        side,
        answer: value(answer.trim()),
        reason: reason.map(str::to_owned),
    })
}

/// An answer as JSON: a number, several options, or one.
fn value(text: &str) -> Value {
    match serde_json::from_str::<Value>(text) {
        Ok(number @ Value::Number(_)) => number,
        _ if text.contains('+') => text.split('+').map(str::trim).collect(),
        _ => Value::from(text),
    }
}

#[cfg(test)]
mod tests {
    use super::{Leg, seen};

    #[test]
    fn records_are_read() {
        let girth = seen("calf_girth@left=38.5", None).unwrap();
        assert_eq!(
            (girth.finding.as_str(), girth.side),
            ("calf_girth", Some(Leg::Left))
        );
        assert_eq!(girth.answer, serde_json::json!(38.5));
        let skin = seen("skin_colour = red_or_pink + dusky", None).unwrap();
        assert_eq!(skin.answer, serde_json::json!(["red_or_pink", "dusky"]));
        assert!(seen("warmth", None).is_err());
        assert!(seen("pulse@both=1", None).is_err());
    }
}
