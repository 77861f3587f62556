//! How great a clinical risk is: the matrix of the English guidance on DCB0129.

use crate::module::{HarmSeverity, Likelihood};

/// The level of a risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Risk {
    /// Level 1: acceptable as it is.
    Acceptable,
    /// Level 2: acceptable where more reduction would cost more than it gains.
    Tolerable,
    /// Level 3: acceptable only when further reduction is impractical.
    Undesirable,
    /// Level 4: must be reduced.
    Mandatory,
    /// Level 5: unacceptable.
    Unacceptable,
}

impl Risk {
    /// All, the greatest first.
    pub const ALL: [Self; 5] = [
        Self::Unacceptable,
        Self::Mandatory,
        Self::Undesirable,
        Self::Tolerable,
        Self::Acceptable,
    ];

    /// The level of a harm so severe and so likely.
    #[must_use]
    pub fn of(severity: HarmSeverity, likelihood: Likelihood) -> Self {
        use HarmSeverity::{Catastrophic, Considerable, Major, Minor, Significant};
        use Likelihood::{High, Low, Medium, VeryHigh, VeryLow};
        match (likelihood, severity) {
            (VeryHigh, Major | Catastrophic) | (High, Catastrophic) => Self::Unacceptable,
            (VeryHigh, Significant | Considerable)
            | (High, Major)
            | (Medium | Low, Catastrophic) => Self::Mandatory,
            (VeryHigh, Minor)
            | (High, Significant | Considerable)
            | (Medium, Considerable | Major)
            | (Low, Major)
            | (VeryLow, Catastrophic) => Self::Undesirable,
            (High, Minor)
            | (Medium, Minor | Significant)
            | (Low, Significant | Considerable)
            | (VeryLow, Considerable | Major) => Self::Tolerable,
            (Low | VeryLow, Minor) | (VeryLow, Significant) => Self::Acceptable,
        }
    }

    /// Its number, 1 to 5.
    #[must_use]
    pub fn level(self) -> u8 {
        match self {
            Self::Acceptable => 1,
            Self::Tolerable => 2,
            Self::Undesirable => 3,
            Self::Mandatory => 4,
            Self::Unacceptable => 5,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Risk;
    use crate::module::{HarmSeverity, Likelihood};

    #[test]
    fn the_matrix_is_that_of_the_guidance() {
        let severities = [
            HarmSeverity::Minor,
            HarmSeverity::Significant,
            HarmSeverity::Considerable,
            HarmSeverity::Major,
            HarmSeverity::Catastrophic,
        ];
        let rows = [
            (Likelihood::VeryHigh, [3, 4, 4, 5, 5]),
            (Likelihood::High, [2, 3, 3, 4, 5]),
            (Likelihood::Medium, [2, 2, 3, 3, 4]),
            (Likelihood::Low, [1, 2, 2, 3, 4]),
            (Likelihood::VeryLow, [1, 1, 2, 2, 3]),
        ];
        for (likelihood, levels) in rows {
            assert_eq!(
                severities.map(|severity| Risk::of(severity, likelihood).level()),
                levels
            );
        }
    }
}
