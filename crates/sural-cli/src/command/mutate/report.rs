//! What became of the faults, for people and for machines.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};
use sural_content::module::Module;
use sural_content::span::Source;
use sural_decision::mutate::judge::{Fate, Killer, Witness};
use sural_decision::mutate::{Mutant, Operator, Part};
use sural_decision::verify::Broken;

use super::Judged;
use crate::{diagnostics, worked_case};

pub(super) struct Report<'a> {
    pub(super) module: &'a Module,
    pub(super) sources: &'a [Source],
    pub(super) judged: &'a Judged,
    /// Every fault, not only the survivors.
    pub(super) list: bool,
}

/// How many faults came to what.
#[derive(Default, Clone, Copy)]
struct Tally {
    killed_by: KilledBy,
    alive: usize,
    equivalent: usize,
    out_of_sight: usize,
}

/// What noticed how many faults.
#[derive(Default, Clone, Copy)]
struct KilledBy {
    case: usize,
    property: usize,
    promise: usize,
    /// Refused by a check, or not to be compiled at all.
    check: usize,
}

impl KilledBy {
    fn of(&mut self, killer: &Killer) -> &mut usize {
        match killer {
            Killer::Case(_) => &mut self.case,
            Killer::Proof(Broken::Property(_)) => &mut self.property,
            Killer::Proof(Broken::Promise(_)) => &mut self.promise,
            Killer::Check(_) | Killer::Compiler => &mut self.check,
        }
    }

    fn all(self) -> usize {
        self.case + self.property + self.promise + self.check
    }
}

impl Tally {
    fn count(&mut self, fate: &Fate) {
        *match fate {
            Fate::Killed(killer) => self.killed_by.of(killer),
            Fate::Alive { .. } => &mut self.alive,
            Fate::Equivalent => &mut self.equivalent,
            Fate::OutOfSight => &mut self.out_of_sight,
        } += 1;
    }

    /// Killed of those that a case can kill, in hundredths; `None` if there are none.
    fn score(self) -> Option<usize> {
        let killed = self.killed_by.all();
        (100 * killed).checked_div(killed + self.alive)
    }

    fn machine(self) -> Value {
        let by = self.killed_by;
        json!({
            "killed": by.all(),
            "killed_by": {"case": by.case, "property": by.property, "promise": by.promise, "check": by.check},
            "alive": self.alive,
            "equivalent": self.equivalent,
            "out_of_sight": self.out_of_sight,
            "score": self.score(),
        })
    }

    fn row(self, name: &str) -> String {
        let score = self
            .score()
            .map_or(String::new(), |score| format!("{score} %"));
        format!(
            "{name:<22}{:>8}{:>10}{:>9}{:>7}{:>8}{:>12}{:>14}{score:>8}\n",
            self.killed_by.case,
            self.killed_by.property,
            self.killed_by.promise,
            self.killed_by.check,
            self.alive,
            self.equivalent,
            self.out_of_sight
        )
    }
}

impl Report<'_> {
    /// All, and by kind of fault.
    fn tallies(&self) -> (Tally, BTreeMap<Operator, Tally>) {
        let (mut all, mut by) = (Tally::default(), BTreeMap::<Operator, Tally>::new());
        for (mutant, fate) in self.judged {
            all.count(fate);
            by.entry(mutant.operator).or_default().count(fate);
        }
        (all, by)
    }

    fn listed(&self) -> impl Iterator<Item = &(Mutant, Fate)> {
        self.judged
            .iter()
            .filter(|(_, fate)| self.list || matches!(fate, Fate::Alive { .. }))
    }

    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for (mutant, fate) in self.listed() {
            let _ = writeln!(
                text,
                "{}: {}: {}",
                diagnostics::place(self.sources, mutant.span),
                described(self.module, mutant),
                self.outcome(fate)
            );
            if let Fate::Alive {
                witness: Some(witness),
            } = fate
            {
                let _ = writeln!(text, "{}", self.case(mutant, witness));
            }
        }
        let (all, by) = self.tallies();
        let _ = writeln!(
            text,
            "{:<22}{:>8}{:>10}{:>9}{:>7}{:>8}{:>12}{:>14}{:>8}",
            "fault",
            "case",
            "property",
            "promise",
            "check",
            "alive",
            "equivalent",
            "out of sight",
            "score"
        );
        text.extend(
            by.iter()
                .map(|(operator, tally)| tally.row(name(*operator))),
        );
        text + &all.row("all")
    }

    pub(super) fn machine(&self) -> Value {
        let (all, by) = self.tallies();
        let tally = Tally::machine;
        let faults = self.listed().map(|(mutant, fate)| {
            let witness = match fate {
                Fate::Alive { witness: Some(witness) } => Some(self.case(mutant, witness)),
                _ => None,
            };
            json!({"place": diagnostics::place(self.sources, mutant.span), "operator": name(mutant.operator), "fault": described(self.module, mutant), "fate": self.outcome(fate), "case": witness})
        });
        let by = by
            .into_iter()
            .map(|(operator, counts)| (name(operator).to_owned(), tally(counts)))
            .collect::<serde_json::Map<_, _>>();
        json!({"module": {"id": self.module.id, "version": self.module.version, "hash": self.module.hash}, "all": tally(all), "by_operator": by, "faults": faults.collect::<Vec<_>>()})
    }

    fn outcome(&self, fate: &Fate) -> String {
        match fate {
            Fate::Killed(Killer::Compiler) => "does not compile".to_owned(),
            Fate::Killed(Killer::Case(index)) => format!(
                "killed by {}",
                self.module
                    .cases
                    .get(*index)
                    .map_or(String::new(), |case| worked_case::named(self.module, case))
            ),
            Fate::Killed(Killer::Check(code)) => format!("refused by the check: {code}"),
            Fate::Killed(Killer::Proof(Broken::Property(id))) => format!(
                "breaks property `{}`",
                self.module
                    .properties
                    .get(id.index())
                    .map_or("", |property| &property.id)
            ),
            Fate::Killed(Killer::Proof(Broken::Promise(promise))) => {
                format!("breaks a promise: {}", promise.words())
            }
            Fate::Equivalent => "equivalent: no answers tell it apart".to_owned(),
            Fate::OutOfSight => "nothing that a worked case can expect".to_owned(),
            Fate::Alive {
                witness: Some(witness),
            } if witness.content != witness.mutant => {
                format!(
                    "ALIVE; {} became {}",
                    self.disposition(witness.content),
                    self.disposition(witness.mutant)
                )
            }
            Fate::Alive { .. } => "ALIVE".to_owned(),
        }
    }

    fn disposition(&self, id: sural_content::module::DispositionId) -> &str {
        self.module
            .dispositions
            .get(id.index())
            .map_or("", |disposition| &disposition.id)
    }

    fn case(&self, mutant: &Mutant, witness: &Witness) -> String {
        let title = described(self.module, mutant).replace(['`', '"'], "");
        worked_case::block(self.module, &title, &witness.given, &witness.expect)
    }
}

/// The kind of fault, in words.
fn name(operator: Operator) -> &'static str {
    match operator {
        Operator::PartDropped => "part dropped",
        Operator::AllAnySwapped => "all and any swapped",
        Operator::CountShifted => "count one off",
        Operator::ComparisonShifted => "constant one off",
        Operator::Negated => "negated",
        Operator::KnowledgeDropped => "possibly dropped",
        Operator::OptionReplaced => "option replaced",
        Operator::OptionDropped => "option dropped",
        Operator::RuleRemoved => "rule removed",
        Operator::LessUrgent => "less urgent",
        Operator::MoreUrgent => "more urgent",
        Operator::RedFlagDropped => "red flag dropped",
        Operator::ConsiderDropped => "cause dropped",
        Operator::PointsShifted => "points one off",
        Operator::SignFlipped => "sign flipped",
        Operator::ConstraintDropped => "constraint dropped",
        Operator::UnsureOpened => "not sure opened",
        Operator::NoneMoved => "none moved",
    }
}

/// What is faulty, in the words of the content.
pub(super) fn described(module: &Module, mutant: &Mutant) -> String {
    let part = |part: &Part| match part {
        Part::Nothing => None,
        Part::Condition(condition) => Some(sural_render::source::condition(module, condition)),
        Part::Text(text) => Some(text.clone()),
    };
    let was = part(&mutant.was).unwrap_or_default();
    let became = part(&mutant.becomes).map_or("left out".to_owned(), |becomes| {
        format!("became `{becomes}`")
    });
    format!("{}: `{was}` {became}", mutant.place.name(module))
}
