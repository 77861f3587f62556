//! How many cases came to what.

use std::fmt::Write as _;

use sural_batch::outcome::Outcome;
use sural_content::module::Module;

/// How many cases came to what.
#[derive(Debug, Clone)]
pub struct Summary {
    /// By disposition: settled, and still open.
    dispositions: Vec<(u64, u64)>,
    /// Lines that were no case.
    pub refused: u64,
}

impl Summary {
    /// No cases yet.
    pub fn of(module: &Module) -> Self {
        Self {
            dispositions: vec![(0, 0); module.dispositions.len()],
            refused: 0,
        }
    }

    /// Counts a case.
    pub fn count(&mut self, outcome: &Outcome) {
        if let Some((settled, open)) = self.dispositions.get_mut(outcome.disposition.index()) {
            *if outcome.settled { settled } else { open } += 1;
        }
    }

    /// Counts what another has counted.
    pub fn add(&mut self, other: &Self) {
        self.refused += other.refused;
        for ((settled, open), (more_settled, more_open)) in
            self.dispositions.iter_mut().zip(&other.dispositions)
        {
            *settled += more_settled;
            *open += more_open;
        }
    }

    /// A table for people.
    #[must_use]
    pub fn text(&self, module: &Module) -> String {
        let cases: u64 = self
            .dispositions
            .iter()
            .map(|(settled, open)| settled + open)
            .sum();
        let mut text = format!("{cases} cases, {} lines set aside\n", self.refused);
        let _ = writeln!(
            text,
            "{:<24}{:>12}{:>9}{:>14}",
            "disposition", "cases", "share", "still open"
        );
        for (disposition, (settled, open)) in module.dispositions.iter().zip(&self.dispositions) {
            let count = settled + open;
            // In tenths of a percent, so that nothing is lost to floats.
            let share = (1000 * count).checked_div(cases).unwrap_or_default();
            let share = format!("{}.{}%", share / 10, share % 10);
            let _ = writeln!(
                text,
                "{:<24}{count:>12}{share:>9}{open:>14}",
                disposition.id
            );
        }
        text
    }
}
