//! The case as it grew: who said and decided what, when, under which content.

use sural_case::moment::Moment;

use super::chart::{Chart, first};
use crate::text::capital;

/// One event, told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// When.
    pub at: String,
    /// Who.
    pub by: String,
    /// Under which content: version and the beginning of its hash.
    pub content: String,
    /// What was seen, said and decided, one line each.
    pub lines: Vec<String>,
}

/// All events, the latest first.
#[must_use]
pub fn timeline(chart: &Chart<'_>) -> Vec<Told> {
    let told = chart.told_events().iter().rev().map(|event| {
        let at = event.at.parse::<Moment>().ok();
        let hash = event.content.hash.chars().take(12).collect::<String>();
        let seen = event.observed.iter().map(|it| chart.written(it));
        let decided = event.decided.iter();
        let decided = decided.map(|it| capital(&chart.decided(it)));
        Told {
            at: at.map_or_else(|| event.at.clone(), |at| chart.clock.told(at)),
            by: first(&event.by),
            content: format!("{} {hash}", event.content.version),
            lines: seen.chain(decided).collect(),
        }
    });
    told.collect()
}
