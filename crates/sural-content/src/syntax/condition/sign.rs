//! Signs and joining words: what they mean, what they were meant to be, and what to say where none fits.

use super::Comparison;
use crate::suggest::did_you_mean;
use crate::syntax::token::{Token, TokenKind};

/// What to say of a token that nothing can go on with.
pub(super) fn left_over(token: &Token<'_>, before: &str) -> (&'static str, String, String) {
    let text = token.text();
    let (code, message, help) = match text {
        ")" => (
            "E031",
            "this bracket is never opened".to_owned(),
            "leave it out, or add `(` where it starts",
        ),
        "," => (
            "E037",
            "a comma can stand only in a list on one line".to_owned(),
            "write `/` between options, `and` or `or` between conditions, and no comma at the end of a line",
        ),
        "+" => (
            "E037",
            "`+` can stand only in the answers of a case".to_owned(),
            "write `/` between options",
        ),
        _ => {
            return meant_connective(text).map_or_else(
                || side_by_side(token, before),
                |meant| {
                    (
                        "E036",
                        format!("`{text}` can't stand here"),
                        format!("did you mean `{meant}`?"),
                    )
                },
            );
        }
    };
    (code, message, help.to_owned())
}

fn side_by_side(token: &Token<'_>, before: &str) -> (&'static str, String, String) {
    let text = token.text();
    let help = match token.kind {
        TokenKind::Word => {
            "put `and` or `or` between two conditions, `is` between a finding and its option"
        }
        TokenKind::Number => {
            "a comparison is a finding or a score, a sign and a number: `some_score >= 2`"
        }
        TokenKind::Sign if token.is_comparison() => {
            "a comparison is a finding or a score, a sign and a number: `some_score >= 2`"
        }
        TokenKind::Sign => {
            return (
                "E043",
                format!("`{text}` can't stand here"),
                "leave it out".to_owned(),
            );
        }
    };
    (
        "E036",
        format!("`{text}` follows `{before}` with nothing between them"),
        help.to_owned(),
    )
}

fn meant_connective(word: &str) -> Option<&'static str> {
    match word {
        "&" | "&&" => Some("and"),
        "|" | "||" => Some("or"),
        _ => did_you_mean(word, ["and", "or", "is"]),
    }
}

pub(super) fn comparison(sign: &str) -> Option<Comparison> {
    match sign {
        "<" => Some(Comparison::Less),
        "<=" => Some(Comparison::AtMost),
        "=" => Some(Comparison::Equal),
        ">=" => Some(Comparison::AtLeast),
        ">" => Some(Comparison::Greater),
        _ => None,
    }
}

pub(super) fn meant_comparison(sign: &str) -> Option<&'static str> {
    match sign {
        "=>" | "\u{2265}" | ">==" => Some(">="),
        "=<" | "\u{2264}" | "<==" => Some("<="),
        "==" | "===" => Some("="),
        ">>" => Some(">"),
        "<<" => Some("<"),
        _ => None,
    }
}

/// The sign when its sides are swapped.
pub(super) fn turned(sign: &str) -> &str {
    match meant_comparison(sign).unwrap_or(sign) {
        "<" => ">",
        "<=" => ">=",
        ">=" => "<=",
        ">" => "<",
        _ => "=",
    }
}
