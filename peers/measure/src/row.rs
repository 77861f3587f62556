//! What was measured, a line of JSON each; programs in other languages write the same lines.

use serde::{Deserialize, Serialize};

use crate::Said;

/// One engine at one work.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Row {
    /// What it did: the name of a table of the page.
    pub work: String,
    /// Who did it.
    pub engine: String,
    /// Its version.
    pub version: String,
    /// Nanoseconds of processor time a case, as often as it was measured; for processes, a run.
    pub samples: Vec<f64>,
    /// Nanoseconds on the clock a run, for processes.
    #[serde(default)]
    pub elapsed: Vec<f64>,
    /// The most memory that a process had, in bytes.
    #[serde(default)]
    pub memory: Vec<f64>,
}

impl Row {
    /// Of something that is measured in this program.
    #[must_use]
    pub fn of(work: &str, engine: &str, version: String, samples: Vec<f64>) -> Self {
        Self {
            work: work.to_owned(),
            engine: engine.to_owned(),
            version,
            samples,
            elapsed: Vec::new(),
            memory: Vec::new(),
        }
    }

    /// Whether another is of the same engine at the same work.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        (&self.work, &self.engine) == (&other.work, &other.engine)
    }

    /// Writes it on standard output.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn print(&self) -> Said<()> {
        println!("{}", serde_json::to_string(self)?);
        Ok(())
    }
}

/// Half of the values are below.
#[must_use]
pub fn median(samples: &[f64]) -> f64 {
    part(samples, 1, 2)
}

/// The values between which half of them are.
#[must_use]
pub fn middle_half(samples: &[f64]) -> (f64, f64) {
    (part(samples, 1, 4), part(samples, 3, 4))
}

fn part(samples: &[f64], of: usize, parts: usize) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    sorted.get(last * of / parts).copied().unwrap_or(f64::NAN)
}
