//! A case as the content reads it.

use std::fmt;

use sural_decision::Decision;
use sural_decision::consultation::Consultation;

use crate::answer;
use crate::clocks::Clocks;
use crate::log::{Case, Fault};
use crate::replay::Replay;

/// A case with what the content says of it.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What the log comes to.
    pub replay: Replay,
    /// What the content says of it.
    pub consultation: Consultation,
    /// Since when it says so, and by when things are due.
    pub clocks: Clocks,
}

/// Why a case cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Its file.
    Case(Fault),
    /// Its answers contradict each other: one sentence each.
    Answers(Vec<String>),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Case(fault) => fault.fmt(f),
            Self::Answers(messages) => f.write_str(&messages.join("; ")),
        }
    }
}

impl std::error::Error for Refused {}

impl Reading {
    /// Reads a case as it stood after so many events, or as it stands.
    ///
    /// # Errors
    /// When the case is about another module, or its answers contradict each other.
    pub fn of(decision: &Decision, case: &Case, events: Option<usize>) -> Result<Self, Refused> {
        let module = decision.module();
        let mut replay = Replay::of(module, case, events).map_err(Refused::Case)?;
        let refused = |conflicts: Vec<_>| {
            let answers = &replay.observed.answers;
            Refused::Answers(answer::conflicting(module, answers, &conflicts))
        };
        let conflicts = decision.conflicts(&replay.observed.answers);
        if !conflicts.is_empty() {
            return Err(refused(conflicts));
        }
        let answers = decision.implied(&replay.observed.answers);
        let consultation = decision.consult(&answers).map_err(refused)?;
        let clocks = Clocks::of(decision, case, &replay, events);
        replay.observed.answers = answers;
        Ok(Self {
            replay,
            consultation,
            clocks,
        })
    }
}
