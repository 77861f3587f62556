//! Which diagram variables stand for which finding, and how answers become values.

use std::collections::BTreeSet;

use sural_content::module::{
    Answer, Comparison, Condition, ConditionId, FindingId, FindingKind, Module, ScoreId,
};
use sural_diagram::Var;

/// Value of a `Several` option's variable: not chosen.
pub const ABSENT: u16 = 0;
/// Value of a `Several` option's variable: chosen.
pub const PRESENT: u16 = 1;

/// The variables of one finding.
#[derive(Debug, Clone)]
pub enum Encoding {
    /// One variable; value `i` is option `i`, the value after the last is *unknown*.
    One {
        /// The variable.
        var: Var,
        /// How many options.
        options: u16,
        /// Index of the `none` option.
        none: Option<u16>,
    },
    /// One variable an option, with values [`ABSENT`], [`PRESENT`] and *unknown*.
    Several {
        /// By option.
        vars: Vec<Var>,
    },
    /// One variable; value `i` is the interval below `cuts[i]`, then the interval from the last cut on, then *unknown*.
    Number {
        /// The variable.
        var: Var,
        /// The least number.
        low: u32,
        /// Ascending numbers above `low` at which some condition changes.
        cuts: Vec<u32>,
    },
}

/// What a variable stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owner {
    /// The finding.
    pub finding: FindingId,
    /// Of a `Several` finding: the option.
    pub option: Option<usize>,
}

/// All variables of a module, in diagram order.
#[derive(Debug, Clone)]
pub struct Variables {
    encodings: Vec<Encoding>,
    owners: Vec<Owner>,
    domains: Vec<u16>,
    /// 0, 1, 2 … up to the largest domain, to take slices of.
    values: Vec<u16>,
}

impl Variables {
    /// Whether every comparison of a number in this condition itself is constant on the known intervals.
    pub(crate) fn tell(&self, condition: &Condition) -> bool {
        let mut all = true;
        condition.visit(&mut |atom| {
            if let Condition::CompareNumber(finding, comparison, constant) = atom
                && let Some(Encoding::Number { cuts, .. }) = self.encoding(*finding)
            {
                let changes = changes(*comparison, *constant);
                all &= changes.iter().all(|cut| cuts.contains(cut));
            }
        });
        all
    }

    /// Lays out the variables of a module so that those which occur together stand together.
    #[must_use]
    pub fn of(module: &Module) -> Self {
        let cuts = Cuts::of(module);
        let unordered = Self::in_text_order(module, &cuts);
        let groups = unordered.groups(module);
        let order =
            sural_diagram::order::force(unordered.owners.len() as u32, &groups, FORCE_ROUNDS);
        unordered.reordered(&order)
    }

    fn in_text_order(module: &Module, cuts: &Cuts) -> Self {
        let mut all = Self {
            encodings: Vec::new(),
            owners: Vec::new(),
            domains: Vec::new(),
            values: Vec::new(),
        };
        for (index, finding) in module.findings.iter().enumerate() {
            let id = FindingId(index as u32);
            let encoding = match &finding.kind {
                FindingKind::One { options, none, .. } => {
                    let options = options.len() as u16;
                    let var = all.add(
                        Owner {
                            finding: id,
                            option: None,
                        },
                        options + 1,
                    );
                    Encoding::One {
                        var,
                        options,
                        none: none.map(|n| n as u16),
                    }
                }
                FindingKind::Several { options, .. } => Encoding::Several {
                    vars: (0..options.len())
                        .map(|option| {
                            all.add(
                                Owner {
                                    finding: id,
                                    option: Some(option),
                                },
                                3,
                            )
                        })
                        .collect(),
                },
                FindingKind::Number { low, high, .. } => {
                    let within = |cut: &u32| low < cut && cut <= high;
                    let cuts = cuts
                        .0
                        .get(index)
                        .into_iter()
                        .flatten()
                        .copied()
                        .filter(within)
                        .collect::<Vec<_>>();
                    let var = all.add(
                        Owner {
                            finding: id,
                            option: None,
                        },
                        cuts.len() as u16 + 2,
                    );
                    Encoding::Number {
                        var,
                        low: *low,
                        cuts,
                    }
                }
            };
            all.encodings.push(encoding);
        }
        all
    }

    fn add(&mut self, owner: Owner, domain: u16) -> Var {
        let var = Var(self.owners.len() as u32);
        self.owners.push(owner);
        self.domains.push(domain);
        var
    }

    /// The variables that each rule, each constraint and each list within them reads: what the order keeps together.
    fn groups(&self, module: &Module) -> Vec<Vec<u32>> {
        let rules = module.rules.iter().map(|rule| &rule.when);
        let constraints = module
            .constraints
            .iter()
            .map(|constraint| &constraint.never);
        let mut groups = BTreeSet::new();
        for condition in rules.chain(constraints) {
            self.collect_groups(module, condition, &mut groups);
        }
        groups.into_iter().collect()
    }

    fn collect_groups(
        &self,
        module: &Module,
        condition: &Condition,
        groups: &mut BTreeSet<Vec<u32>>,
    ) {
        let mut vars = BTreeSet::new();
        self.read_by(module, condition, &mut vars);
        if vars.len() > 1 {
            groups.insert(vars.into_iter().collect());
        }
        parts(module, condition)
            .into_iter()
            .for_each(|part| self.collect_groups(module, part, groups));
    }

    fn read_by(&self, module: &Module, condition: &Condition, vars: &mut BTreeSet<u32>) {
        visit(module, condition, &mut |atom| match atom {
            Condition::HasOption(finding, options) => {
                vars.extend(
                    options
                        .iter()
                        .filter_map(|&option| self.option(*finding, option))
                        .map(|var| var.0),
                );
            }
            Condition::IsOption(finding, _)
            | Condition::HasNone(finding)
            | Condition::IsUnknown(finding)
            | Condition::CompareNumber(finding, ..) => {
                vars.extend(self.of_finding(*finding).iter().map(|var| var.0))
            }
            _ => {}
        });
    }

    /// `order[level]` is the old variable at that level.
    fn reordered(self, order: &[u32]) -> Self {
        let mut level_of = vec![0; order.len()];
        for (level, &old) in order.iter().enumerate() {
            if let Some(slot) = level_of.get_mut(old as usize) {
                *slot = level as u32;
            }
        }
        let moved = |var: Var| Var(level_of.get(var.0 as usize).copied().unwrap_or(var.0));
        let encodings = self
            .encodings
            .into_iter()
            .map(|encoding| match encoding {
                Encoding::One { var, options, none } => Encoding::One {
                    var: moved(var),
                    options,
                    none,
                },
                Encoding::Several { vars } => Encoding::Several {
                    vars: vars.into_iter().map(moved).collect(),
                },
                Encoding::Number { var, low, cuts } => Encoding::Number {
                    var: moved(var),
                    low,
                    cuts,
                },
            })
            .collect();
        let pick = |old: &u32| *old as usize;
        let largest = self.domains.iter().copied().max().unwrap_or(0);
        Self {
            encodings,
            owners: order
                .iter()
                .filter_map(|old| self.owners.get(pick(old)).copied())
                .collect(),
            domains: order
                .iter()
                .filter_map(|old| self.domains.get(pick(old)).copied())
                .collect(),
            values: (0..largest).collect(),
        }
    }

    /// How many values each variable has.
    #[must_use]
    pub fn domains(&self) -> &[u16] {
        &self.domains
    }

    /// How a finding is encoded.
    #[must_use]
    pub fn encoding(&self, finding: FindingId) -> Option<&Encoding> {
        self.encodings.get(finding.index())
    }

    /// What a variable stands for.
    #[must_use]
    pub fn owner(&self, var: Var) -> Option<Owner> {
        self.owners.get(var.0 as usize).copied()
    }

    /// The value that stands for *unknown*: always the last.
    #[must_use]
    pub fn unknown(&self, var: Var) -> u16 {
        self.domains
            .get(var.0 as usize)
            .map_or(0, |domain| domain.saturating_sub(1))
    }

    /// The values of a variable other than *unknown*.
    #[must_use]
    pub fn options_of(&self, var: Var) -> &[u16] {
        self.values
            .get(..usize::from(self.unknown(var)))
            .unwrap_or_default()
    }

    /// The value that reports least: the `none` option, *not chosen*, else *unknown*.
    #[must_use]
    pub fn mildest(&self, var: Var) -> u16 {
        let encoding = self
            .owner(var)
            .and_then(|owner| self.encoding(owner.finding));
        match encoding {
            Some(Encoding::One {
                none: Some(none), ..
            }) => *none,
            Some(Encoding::Several { .. }) => ABSENT,
            _ => self.unknown(var),
        }
    }

    /// All values of a variable, the mildest first and *unknown* last.
    #[must_use]
    pub fn mildest_first(&self, var: Var) -> Vec<u16> {
        let mildest = self.mildest(var);
        [mildest]
            .into_iter()
            .chain((0..=self.unknown(var)).filter(|&value| value != mildest))
            .collect()
    }

    /// All variables of a finding.
    #[must_use]
    pub fn of_finding(&self, finding: FindingId) -> Vec<Var> {
        match self.encoding(finding) {
            Some(Encoding::One { var, .. } | Encoding::Number { var, .. }) => vec![*var],
            Some(Encoding::Several { vars }) => vars.clone(),
            None => Vec::new(),
        }
    }

    /// The variable of one option of a `Several` finding.
    #[must_use]
    pub fn option(&self, finding: FindingId, option: usize) -> Option<Var> {
        match self.encoding(finding) {
            Some(Encoding::Several { vars }) => vars.get(option).copied(),
            _ => None,
        }
    }

    /// Writes an answer into an assignment of all variables.
    pub fn assign(&self, finding: FindingId, answer: &Answer, assignment: &mut [Option<u16>]) {
        let mut set = |var: Var, value: u16| {
            if let Some(slot) = assignment.get_mut(var.0 as usize) {
                *slot = Some(value);
            }
        };
        match (self.encoding(finding), answer) {
            (Some(Encoding::One { var, .. }), Answer::Option(option)) => set(*var, *option as u16),
            (Some(Encoding::Several { vars }), Answer::Options(chosen)) => {
                for (option, var) in vars.iter().enumerate() {
                    set(
                        *var,
                        if chosen.contains(&option) {
                            PRESENT
                        } else {
                            ABSENT
                        },
                    );
                }
            }
            (Some(Encoding::Number { var, cuts, .. }), Answer::Number(number)) => {
                set(*var, interval(cuts, *number))
            }
            _ => {
                for var in self.of_finding(finding) {
                    set(var, self.unknown(var));
                }
            }
        }
    }

    /// What values of the variables of a finding say; of an interval the least number.
    #[must_use]
    pub fn answer(&self, finding: FindingId, value: &dyn Fn(Var) -> u16) -> Answer {
        match self.encoding(finding) {
            Some(Encoding::One { var, options, .. }) if value(*var) < *options => {
                Answer::Option(value(*var) as usize)
            }
            Some(Encoding::Several { vars })
                if vars.iter().all(|&var| value(var) != self.unknown(var)) =>
            {
                let chosen = vars.iter().enumerate();
                Answer::Options(
                    chosen
                        .filter(|(_, var)| value(**var) == PRESENT)
                        .map(|(option, _)| option)
                        .collect(),
                )
            }
            Some(Encoding::Number { var, low, cuts }) if value(*var) != self.unknown(*var) => {
                Answer::Number(from(*low, cuts, value(*var)))
            }
            _ => Answer::NotSure,
        }
    }

    /// By variable, by value: how many answers the value stands for. An interval of numbers stands for each of them.
    #[must_use]
    pub fn weights(&self, module: &Module) -> Vec<Vec<u32>> {
        (0..)
            .zip(&self.domains)
            .map(|(var, &domain)| {
                (0..domain)
                    .map(|value| self.weight(module, Var(var), value))
                    .collect()
            })
            .collect()
    }

    fn weight(&self, module: &Module, var: Var, value: u16) -> u32 {
        let Some(owner) = self.owner(var) else {
            return 1;
        };
        let kind = module
            .findings
            .get(owner.finding.index())
            .map(|finding| &finding.kind);
        match (self.encoding(owner.finding), kind) {
            (Some(Encoding::Number { low, cuts, .. }), Some(FindingKind::Number { high, .. }))
                if value != self.unknown(var) =>
            {
                let end = cuts.get(usize::from(value)).copied().unwrap_or(high + 1);
                end.saturating_sub(from(*low, cuts, value))
            }
            _ => 1,
        }
    }
}

/// The least number of an interval.
fn from(low: u32, cuts: &[u32], interval: u16) -> u32 {
    let before = interval
        .checked_sub(1)
        .and_then(|cut| cuts.get(usize::from(cut)));
    before.copied().unwrap_or(low)
}

/// Rounds of the order heuristic; it has settled well before that on modules of a few hundred variables.
const FORCE_ROUNDS: usize = 40;

/// The interval that a number falls in: how many cuts are at or below it.
#[must_use]
pub fn interval(cuts: &[u32], number: u32) -> u16 {
    cuts.partition_point(|&cut| cut <= number) as u16
}

/// Calls `f` on every atom of a condition, through named conditions and scores.
pub fn visit(module: &Module, condition: &Condition, f: &mut impl FnMut(&Condition)) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
            parts.iter().for_each(|part| visit(module, part, f));
        }
        Condition::Not(part) | Condition::Possibly(part) | Condition::Certainly(part) => {
            visit(module, part, f)
        }
        Condition::Named(ConditionId(id)) => {
            if let Some(named) = module.conditions.get(*id as usize) {
                visit(module, &named.when, f);
            }
        }
        Condition::CompareScore(ScoreId(id), ..) => {
            for (_, term) in module
                .scores
                .get(*id as usize)
                .iter()
                .flat_map(|score| &score.terms)
            {
                visit(module, term, f);
            }
        }
        atom => f(atom),
    }
}

/// The conditions that a condition is made of.
fn parts<'a>(module: &'a Module, condition: &'a Condition) -> Vec<&'a Condition> {
    match condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast(_, parts) => {
            parts.iter().collect()
        }
        Condition::Not(part) | Condition::Possibly(part) | Condition::Certainly(part) => vec![part],
        Condition::Named(id) => module
            .conditions
            .get(id.index())
            .map(|named| &named.when)
            .into_iter()
            .collect(),
        Condition::CompareScore(id, ..) => module
            .scores
            .get(id.index())
            .into_iter()
            .flat_map(|score| &score.terms)
            .map(|(_, term)| term)
            .collect(),
        _ => Vec::new(),
    }
}

/// Every condition that a module states, wherever it stands.
pub fn conditions(module: &Module) -> impl Iterator<Item = &Condition> {
    let rules = module.rules.iter().map(|rule| &rule.when);
    let named = module.conditions.iter().map(|named| &named.when);
    let terms = module
        .scores
        .iter()
        .flat_map(|score| score.terms.iter().map(|(_, term)| term));
    let constraints = module
        .constraints
        .iter()
        .map(|constraint| &constraint.never);
    let evidence = module
        .causes
        .iter()
        .flat_map(|cause| &cause.measures)
        .flat_map(|measure| &measure.lines)
        .map(|line| &line.when);
    let care = module
        .care
        .iter()
        .flat_map(|care| care.when.iter().chain(care.unless.iter()));
    let signs = module.safety_net.iter().map(|line| &line.sign);
    rules
        .chain(named)
        .chain(terms)
        .chain(constraints)
        .chain(evidence)
        .chain(care)
        .chain(signs)
        .chain(planned(module))
}

/// The conditions of tests, treatments, referrals and disagreements.
fn planned(module: &Module) -> impl Iterator<Item = &Condition> {
    let avoid = module.orders.iter().flat_map(|order| &order.avoid);
    let treatments = module.treatments.iter();
    let warnings = treatments
        .clone()
        .flat_map(|treatment| treatment.never.iter().chain(&treatment.caution));
    let when = treatments.filter_map(|treatment| treatment.when.as_ref());
    let until = module.referrals.iter();
    let until = until.filter_map(|referral| referral.until.as_ref());
    let disagreements = module.disagreements.iter().map(|it| &it.never);
    when.chain(until)
        .chain(disagreements)
        .chain(avoid.chain(warnings).map(|warning| &warning.when))
}

/// The conditions of the promises that a module makes of itself.
pub(crate) fn promised(module: &Module) -> impl Iterator<Item = &Condition> {
    let premises = module
        .properties
        .iter()
        .filter_map(|property| property.whenever.as_ref());
    premises.chain(
        module
            .exceptions
            .iter()
            .flat_map(|exception| &exception.adding),
    )
}

/// By finding: the constants at which a comparison changes.
struct Cuts(Vec<BTreeSet<u32>>);

impl Cuts {
    fn of(module: &Module) -> Self {
        let mut cuts = Self(vec![BTreeSet::new(); module.findings.len()]);
        for condition in conditions(module).chain(promised(module)) {
            visit(module, condition, &mut |atom| {
                if let Condition::CompareNumber(finding, comparison, constant) = atom
                    && let Some(set) = cuts.0.get_mut(finding.index())
                {
                    set.extend(changes(*comparison, *constant));
                }
            });
        }
        cuts
    }
}

/// The numbers from which on a comparison has another outcome than just below.
fn changes(comparison: Comparison, constant: u32) -> Vec<u32> {
    match comparison {
        Comparison::Less | Comparison::AtLeast => vec![constant],
        Comparison::AtMost | Comparison::Greater => vec![constant + 1],
        Comparison::Equal => vec![constant, constant + 1],
    }
}

/// Whether a comparison holds.
#[must_use]
pub fn compare<T: Ord>(left: T, comparison: Comparison, right: T) -> bool {
    match comparison {
        Comparison::Less => left < right,
        Comparison::AtMost => left <= right,
        Comparison::Equal => left == right,
        Comparison::AtLeast => left >= right,
        Comparison::Greater => left > right,
    }
}
