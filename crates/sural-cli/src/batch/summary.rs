//! How many cases came to what.

use std::fmt::Write as _;

use sural_batch::outcome::Outcome;
use sural_content::module::Module;

/// How many cases came to what.
#[derive(Debug, Clone)]
pub struct Summary {
    /// By disposition: settled, and still open.
    dispositions: Vec<(u64, u64)>,
    /// What was no case.
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

    /// Counts what came of the rows of a table.
    #[cfg(feature = "columns")]
    pub fn count_table(&mut self, said: &arrow_array::RecordBatch) {
        use arrow_array::cast::AsArray;
        use arrow_array::types::Int16Type;
        use sural_columns::schema::out;
        let (Some(dispositions), Some(settled)) = (
            said.column_by_name(out::DISPOSITION),
            said.column_by_name(out::SETTLED),
        ) else {
            return;
        };
        let dispositions = dispositions.as_dictionary::<Int16Type>().keys().iter();
        for (disposition, settled) in dispositions.zip(settled.as_boolean()) {
            let disposition = disposition.and_then(|it| usize::try_from(it).ok());
            if let Some((all_settled, open)) =
                disposition.and_then(|it| self.dispositions.get_mut(it))
            {
                *if settled == Some(true) {
                    all_settled
                } else {
                    open
                } += 1;
            }
        }
    }

    /// How many cases and what was none.
    #[cfg(feature = "columns")]
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.refused + self.cases()
    }

    /// By disposition: settled, and still open.
    #[cfg(feature = "columns")]
    pub fn dispositions(&self) -> &[(u64, u64)] {
        &self.dispositions
    }

    /// How many cases.
    #[must_use]
    pub fn cases(&self) -> u64 {
        let each = self.dispositions.iter();
        each.map(|(settled, open)| settled + open).sum()
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
        let cases = self.cases();
        let mut text = format!("{cases} cases, {} set aside\n", self.refused);
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
