//! Sources that someone should have looked at again.

use crate::diagnostic::Diagnostic;
use crate::module::Module;
use crate::report::warning;

/// Warns (`W109`) of every reference whose review date is before `as_of`, an ISO date such as `2026-11-22`.
///
/// Without a date there is nothing to compare with and no warning.
#[must_use]
pub fn passed_reviews(module: &Module, as_of: Option<&str>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    // ISO dates sort as texts do.
    for reference in module
        .references
        .iter()
        .filter(|reference| as_of.is_some_and(|today| reference.review_by.as_str() < today))
    {
        warning(
            "W109",
            reference.span,
            format!(
                "`{}` was to be reviewed by {}",
                reference.id, reference.review_by
            ),
        )
        .help("look at the source again, mend what has changed, and set a new `review_by`")
        .to(&mut diagnostics);
    }
    diagnostics
}
