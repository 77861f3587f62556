//! What a content version says of a case at one moment.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::mem;

use sural_content::module::{
    Answer, CareId, CauseGroup, DispositionId, FindingId, RuleId, ServiceId,
};
use sural_diagram::{Node, Scratch, Var};

use crate::answers::{Answers, Conflict};
use crate::causes::{self, CauseRank, Strength};
use crate::compile::{Decision, FIRES, SILENT};
use crate::interview::Page;
use crate::search::{self, Avoid};
use crate::set::Set;

/// What is known of a condition, over all admissible completions of the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// No completion makes it true.
    Excluded,
    /// Some do.
    Possible,
    /// All do.
    Certain,
}

/// What a content version says of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Place and time frame of care. Of an unfinished case: the module's `handled as` disposition, unless something
    /// more urgent is already certain.
    pub disposition: DispositionId,
    /// No answer to come can change the disposition.
    pub settled: bool,
    /// The most urgent disposition that an answer to come could still lead to.
    pub could_become: DispositionId,
    /// By rule of the module; those of the consultation are left out of account.
    pub rules: Vec<Status>,
    /// Rules that fire for certain, most urgent first, then in the order of the text.
    pub reasons: Vec<RuleId>,
    /// Red-flag rules among the reasons.
    pub red_flags: Vec<RuleId>,
    /// Causes, likeliest first.
    pub causes: Vec<CauseRank>,
    /// The body system that the evidence points to; `None` while undetermined.
    pub cause_group: Option<CauseGroup>,
    /// Where to go first.
    pub first: ServiceId,
    /// Who comes after.
    pub specialist: Option<ServiceId>,
    /// What to do meanwhile, in the order of the text.
    pub care: Vec<CareId>,
    /// Indices of safety-net lines whose sign the person does not have, most urgent first.
    pub safety_net: Vec<usize>,
    /// The page to ask next; `None` once settled or when nothing is left to ask.
    pub next: Option<Page>,
    /// The pages that can still come, whatever is answered to them, each with what is open on it. Pages are left out as
    /// answers come in, and none is added: so this is the most that is still asked.
    pub left: Vec<Page>,
}

impl Decision {
    /// Assesses a case.
    ///
    /// # Errors
    /// When the answers contradict each other: the constraints they break.
    pub fn assess(&self, answers: &Answers) -> Result<Assessment, Vec<Conflict>> {
        let mut view = self.admissible_view(answers)?;
        let rules = view.rules_of_triage();
        let Outlook { urgent, mild } = self.outlook(&mut view, &rules);
        let settled = urgent == mild;
        let disposition = if settled {
            urgent
        } else {
            self.while_open(mild)
        };
        let reasons = self.reasons(&rules);
        let ahead = (!settled).then(|| self.ahead(&mut view, &rules, mild));
        let causes = causes::ranked(&mut view, &reasons);
        let specialist = self.specialist(disposition, &reasons, &causes);
        Ok(Assessment {
            disposition,
            settled,
            could_become: urgent,
            red_flags: self.red_flags(&reasons),
            cause_group: causes::group(self, &causes),
            first: self.first(disposition, &causes),
            specialist,
            care: self.care(&mut view, disposition, &causes, &reasons),
            safety_net: self.safety_net(&mut view, &causes),
            next: ahead
                .as_ref()
                .and_then(|ahead| self.next_page(&mut view, answers, ahead)),
            left: ahead.map(|ahead| self.left(&ahead)).unwrap_or_default(),
            rules,
            reasons,
            causes,
        })
    }

    /// A case as seen by the diagrams.
    ///
    /// # Errors
    /// When the answers contradict each other: the constraints they break.
    pub(crate) fn admissible_view(&self, answers: &Answers) -> Result<View<'_>, Vec<Conflict>> {
        let conflicts = self.conflicts(answers);
        if !conflicts.is_empty() {
            return Err(conflicts);
        }
        let mut view = View::of(self, answers);
        if !view.is_admissible() {
            return Err(view.joint_conflicts(answers));
        }
        Ok(view)
    }

    /// The disposition of a case that is still open: what is certain, or the module's unfinished one if more urgent.
    #[must_use]
    pub fn while_open(&self, certain: DispositionId) -> DispositionId {
        let mut dispositions = self.module().dispositions.iter();
        let unfinished = dispositions.position(|disposition| disposition.handled_as.is_some());
        match unfinished.map(|index| DispositionId(index as u32)) {
            Some(unfinished) if self.acuity(unfinished) < self.acuity(certain) => unfinished,
            _ => certain,
        }
    }

    /// The place of a disposition in the order of urgency, that of the other if it is handled as another.
    pub(crate) fn acuity(&self, id: DispositionId) -> u32 {
        let disposition = self.module().dispositions.get(id.index());
        disposition.map_or(u32::MAX, |disposition| disposition.acuity)
    }

    /// The rules without those of the consultation.
    pub(crate) fn of_triage(&self, mut rules: Vec<Status>) -> Vec<Status> {
        let module = self.module();
        for (rule, status) in module.rules.iter().zip(&mut rules) {
            if module.in_consultation(rule.chapter) {
                *status = Status::Excluded;
            }
        }
        rules
    }

    pub(crate) fn red_flags(&self, reasons: &[RuleId]) -> Vec<RuleId> {
        let reasons = reasons.iter().copied();
        reasons
            .filter(|&rule| self.rule(rule).is_some_and(|rule| rule.red_flag))
            .collect()
    }

    pub(crate) fn rule(&self, rule: RuleId) -> Option<&sural_content::module::Rule> {
        self.module().rules.get(rule.index())
    }

    /// Rules that fire for certain, most urgent first, then in the order of the text.
    pub(crate) fn reasons(&self, rules: &[Status]) -> Vec<RuleId> {
        let certain = rules
            .iter()
            .enumerate()
            .filter(|(_, status)| **status == Status::Certain);
        let mut reasons = certain
            .map(|(index, _)| RuleId(index as u32))
            .collect::<Vec<_>>();
        let urgency = |rule: &RuleId| {
            self.rule(*rule)
                .and_then(|rule| rule.disposition)
                .map_or(u32::MAX, |disposition| disposition.0)
        };
        reasons.sort_by_key(urgency);
        reasons
    }

    /// The place of an urgent disposition; for the rest, where the leading cause is seen first. Whoever is to be seen is
    /// not told to stay where the mildest disposition leaves them, whatever the leading cause.
    fn first(&self, disposition: DispositionId, causes: &[CauseRank]) -> ServiceId {
        let place_of = |id: DispositionId| {
            let disposition = self.module().dispositions.get(id.index());
            disposition.map_or(ServiceId(0), |it| it.place)
        };
        let (place, mildest) = (place_of(disposition), place_of(self.default_disposition()));
        let planned = self.default_disposition().0.saturating_sub(PLANNED_LEVELS)
            ..self.default_disposition().0;
        let leading = causes
            .first()
            .filter(|cause| planned.contains(&disposition.0) && cause.weight > 0);
        leading
            .and_then(|cause| self.module().causes.get(cause.cause.index()))
            .map(|cause| cause.first)
            .filter(|first| *first != mildest)
            .unwrap_or(place)
    }

    /// Whom a deciding rule names; else who sees the leading cause, if it is at least possible.
    fn specialist(
        &self,
        disposition: DispositionId,
        reasons: &[RuleId],
        causes: &[CauseRank],
    ) -> Option<ServiceId> {
        let deciding = reasons
            .iter()
            .filter_map(|&rule| self.rule(rule))
            .filter(|rule| rule.disposition == Some(disposition));
        let named = deciding.into_iter().find_map(|rule| rule.see);
        let leading = causes
            .first()
            .filter(|cause| cause.strength >= Strength::Possible);
        named.or_else(|| {
            leading
                .and_then(|cause| self.module().causes.get(cause.cause.index()))
                .map(|cause| cause.specialist)
        })
    }

    pub(crate) fn care(
        &self,
        view: &mut View<'_>,
        disposition: DispositionId,
        causes: &[CauseRank],
        reasons: &[RuleId],
    ) -> Vec<CareId> {
        let asked = reasons
            .iter()
            .filter_map(|&rule| self.rule(rule))
            .flat_map(|rule| rule.care.iter().copied())
            .collect::<Vec<_>>();
        let leading = causes::leading(causes);
        let fits = |index: usize, view: &mut View<'_>| {
            let (Some(care), Some(&(when, unless))) =
                (self.module().care.get(index), self.nodes.care.get(index))
            else {
                return false;
            };
            let for_cause =
                care.causes.is_empty() || care.causes.iter().any(|cause| leading.contains(cause));
            let at = care.dispositions.is_empty() || care.dispositions.contains(&disposition);
            (asked.contains(&CareId(index as u32)) || (for_cause && at))
                && view.status(when) == Status::Certain
                && view.status(unless) == Status::Excluded
        };
        (0..self.module().care.len())
            .filter(|&index| fits(index, view))
            .map(|index| CareId(index as u32))
            .collect()
    }

    pub(crate) fn safety_net(&self, view: &mut View<'_>, causes: &[CauseRank]) -> Vec<usize> {
        let leading = causes::leading(causes);
        let lines = self
            .module()
            .safety_net
            .iter()
            .zip(&self.nodes.signs)
            .enumerate();
        let mut shown = lines
            .filter(|(_, (line, _))| {
                line.causes.is_empty() || line.causes.iter().any(|cause| leading.contains(cause))
            })
            .filter(|(_, (_, sign))| view.status(**sign) != Status::Certain)
            .map(|(index, (line, _))| (line.then, index))
            .collect::<Vec<_>>();
        shown.sort_unstable();
        shown.into_iter().map(|(_, index)| index).collect()
    }
}

/// How many dispositions, counted from the mildest but one upwards, are planned visits rather than urgent ones.
const PLANNED_LEVELS: u32 = 2;

/// What completions of the answers can come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlook {
    /// The most urgent disposition of any.
    pub urgent: DispositionId,
    /// The least urgent of any.
    pub mild: DispositionId,
}

impl Decision {
    /// Exact, without a diagram of the disposition as a whole: the most urgent is that of some possible rule, and the
    /// least urgent is the first below which a completion exists that keeps every more urgent rule silent.
    pub(crate) fn outlook(&self, view: &mut View<'_>, rules: &[Status]) -> Outlook {
        let least = |status: Status| {
            let reached = self
                .module()
                .rules
                .iter()
                .zip(rules)
                .filter(|(_, known)| **known >= status);
            reached
                .filter_map(|(rule, _)| rule.disposition)
                .min()
                .unwrap_or_else(|| self.default_disposition())
        };
        let (urgent, certain) = (least(Status::Possible), least(Status::Certain));
        let mild = (urgent.0 + 1..=certain.0)
            .rev()
            .map(DispositionId)
            .find(|&mild| view.can_stay_at(mild, rules));
        Outlook {
            urgent,
            mild: mild.unwrap_or(urgent),
        }
    }
}

thread_local! {
    /// Kept from view to view, because it is as large as the forest.
    static SCRATCH: Cell<Scratch> = Cell::default();
}

/// The diagrams as seen from one case.
pub(crate) struct View<'a> {
    pub(crate) decision: &'a Decision,
    assignment: Vec<Option<u16>>,
    /// The variables with a value.
    answered: Set,
    scratch: Scratch,
}

impl Drop for View<'_> {
    fn drop(&mut self) {
        SCRATCH.set(mem::take(&mut self.scratch));
    }
}

impl<'a> View<'a> {
    pub(crate) fn of(decision: &'a Decision, answers: &Answers) -> Self {
        let assignment = decision.assignment(answers);
        Self {
            decision,
            answered: Set::with_value(&assignment),
            assignment,
            scratch: SCRATCH.take(),
        }
    }

    /// Looks from the same case with a finding answered otherwise, or not yet.
    pub(crate) fn answer(&mut self, finding: FindingId, answer: Option<&Answer>) {
        let variables = self.decision.variables();
        for var in variables.of_finding(finding) {
            if let Some(slot) = self.assignment.get_mut(var.0 as usize) {
                *slot = None;
            }
        }
        if let Some(answer) = answer {
            variables.assign(finding, answer, &mut self.assignment);
        }
        self.answered = Set::with_value(&self.assignment);
    }

    /// Reads the rules anew that read a finding.
    pub(crate) fn refresh(&mut self, finding: FindingId, rules: &mut [Status]) {
        let decision = self.decision;
        for &rule in decision.readers(finding) {
            if let (Some(slot), Some(node)) =
                (rules.get_mut(rule.index()), decision.rule_node(rule))
            {
                *slot = self.status(node);
            }
        }
    }

    /// Whether some completion of the answers comes to a terminal. Assignments come from answers, which fit their
    /// variables, so the kernel has nothing to refuse.
    fn can_reach(&mut self, node: Node, terminal: u32) -> bool {
        self.decision
            .forest()
            .can_reach(node, terminal, &self.assignment, &mut self.scratch)
            .unwrap_or_default()
    }

    /// Whether some admissible completion makes a rule fire.
    pub(crate) fn can_fire(&mut self, node: Node) -> bool {
        self.can_reach(node, FIRES)
    }

    /// The value of a variable; none while it is open.
    pub(crate) fn value(&self, var: Var) -> Option<u16> {
        self.assignment.get(var.0 as usize).copied().flatten()
    }

    /// What is known of a diagram with terminals 0 and 1 (and [`INADMISSIBLE`]).
    ///
    /// [`INADMISSIBLE`]: crate::compile::INADMISSIBLE
    pub(crate) fn status(&mut self, node: Node) -> Status {
        let forest = self.decision.forest();
        let node = match forest.followed(node, &self.assignment) {
            Ok(open) if open == node => {
                let unread = self.decision.unread();
                let status = unread.and_then(|unread| unread.status(node, &self.answered));
                if let Some(status) = status {
                    return status;
                }
                node
            }
            followed => followed.unwrap_or(node),
        };
        if !self.can_fire(node) {
            Status::Excluded
        } else if self.can_reach(node, SILENT) {
            Status::Possible
        } else {
            Status::Certain
        }
    }

    /// By rule of the module.
    pub(crate) fn rules(&mut self) -> Vec<Status> {
        let nodes = &self.decision.nodes.rules;
        nodes.iter().map(|&node| self.status(node)).collect()
    }

    /// By rule of the module: those of the consultation have no part in triage.
    pub(crate) fn rules_of_triage(&mut self) -> Vec<Status> {
        let rules = self.rules();
        self.decision.of_triage(rules)
    }

    /// Some completion keeps all constraints.
    pub(crate) fn is_admissible(&mut self) -> bool {
        let decision = self.decision;
        decision
            .nodes
            .admissible
            .iter()
            .all(|&group| self.status(group) != Status::Excluded)
    }

    /// Some admissible completion keeps every rule silent that is more urgent than `mild`.
    fn can_stay_at(&mut self, mild: DispositionId, rules: &[Status]) -> bool {
        let nodes = &self.decision.nodes;
        let content = self
            .decision
            .module()
            .rules
            .iter()
            .zip(rules)
            .zip(&nodes.rules);
        let urgent = content.filter(|((rule, status), _)| {
            **status != Status::Excluded
                && rule
                    .disposition
                    .is_some_and(|disposition| disposition < mild)
        });
        let avoid = urgent.map(|(_, &node)| Avoid {
            node,
            terminal: FIRES,
        });
        let keep = nodes.admissible.iter().map(|&node| Avoid {
            node,
            terminal: SILENT,
        });
        search::has_completion(
            self.decision,
            &keep.chain(avoid).collect::<Vec<_>>(),
            &self.assignment,
        )
    }

    /// Which variables have a value.
    pub(crate) fn answered(&self) -> &Set {
        &self.answered
    }

    /// The variables that can still change a diagram.
    pub(crate) fn open_variables(&mut self, node: Node) -> &[Var] {
        self.decision
            .forest()
            .open_support(node, &self.assignment, &mut self.scratch)
            .unwrap_or_default()
    }

    /// The findings that can still change a diagram.
    pub(crate) fn open_findings(&mut self, node: Node) -> Set {
        let variables = self.decision.variables();
        let vars = self.open_variables(node);
        vars.iter()
            .filter_map(|&var| variables.owner(var))
            .map(|owner| owner.finding.0)
            .collect()
    }

    /// The values, ascending, that a diagram can still come to.
    pub(crate) fn terminals(&mut self, node: Node) -> &[u32] {
        self.decision
            .forest()
            .reachable(node, &self.assignment, &mut self.scratch)
            .unwrap_or_default()
    }

    /// The findings on which a diagram still depends: exact, where [`View::open_findings`] may list too many.
    pub(crate) fn live_findings(&self, node: Node) -> BTreeSet<FindingId> {
        let variables = self.decision.variables();
        let vars = self.decision.forest().live_support(node, &self.assignment);
        vars.unwrap_or_default()
            .into_iter()
            .filter_map(|var| variables.owner(var))
            .map(|owner| owner.finding)
            .collect()
    }

    /// Answers open variables as mildly as can be, for the time being.
    pub(crate) fn suppose(&mut self, vars: &[u32]) {
        let variables = self.decision.variables();
        self.write(vars, |var| Some(variables.mildest(var)));
    }

    /// Opens them again.
    pub(crate) fn take_back(&mut self, vars: &[u32]) {
        self.write(vars, |_| None);
    }

    fn write(&mut self, vars: &[u32], value: impl Fn(Var) -> Option<u16>) {
        for &var in vars {
            if let Some(slot) = self.assignment.get_mut(var as usize) {
                *slot = value(Var(var));
                match slot {
                    Some(_) => self.answered.insert(var),
                    None => self.answered.remove(var),
                }
            }
        }
    }

    /// No single constraint is broken, yet together they leave no completion: every one that may be broken is named.
    fn joint_conflicts(&mut self, answers: &Answers) -> Vec<Conflict> {
        let decision = self.decision;
        let open = decision
            .constraint_nodes()
            .enumerate()
            .filter(|&(_, node)| self.status(node) != Status::Certain)
            .collect::<Vec<_>>();
        open.into_iter()
            .map(|(constraint, node)| Conflict {
                constraint,
                findings: decision.answered_in(node, answers),
            })
            .collect()
    }
}
