//! What to do next, and what need not be done.
//!
//! A step is a page of findings by the clinician, or a test. It *matters* as long as a finding that it gives is open and
//! can still change
//!
//! - a rule that would say something new if it fired,
//! - the evidence for a cause that is not excluded,
//! - whether a treatment that may come into question can be given, or
//! - whether a referral that may be made is complete, or over.
//!
//! A rule says nothing new if it is answered, if the causes that it speaks of are all excluded, or if all that it
//! recommends is recommended already, at least as soon. Whether a finding can change a diagram is exact, but for
//! constraints: where one ties findings together, a finding may be listed that in truth cannot.

use std::collections::BTreeSet;

use sural_content::module::{
    CauseId, Effort, FindingId, OrderId, ReferralId, Requirement, Rule, RuleId, ScreenId, Stage,
    Step, Takes, TreatmentId, Within,
};
use sural_diagram::Node;

use super::plan::is_done;
use super::standing::Standings;
use super::{DueOrder, DueReferral, Limits, NextStep, RuleOut, clock};
use crate::answers::Answers;
use crate::assessment::{Status, View};
use crate::compile::Decision;

/// What steps are chosen from.
pub(super) struct Steps<'a> {
    pub(super) decision: &'a Decision,
    pub(super) answers: &'a Answers,
    pub(super) rules: &'a [Status],
    pub(super) standings: &'a Standings,
    /// Rules that speak.
    pub(super) reasons: &'a [RuleId],
    pub(super) rule_out_first: &'a [RuleOut],
    pub(super) orders: &'a [DueOrder],
    pub(super) referrals: &'a [DueReferral],
    /// Referrals that have served their purpose.
    pub(super) over: &'a BTreeSet<ReferralId>,
    /// The causes that the plan is for.
    pub(super) leading: &'a [CauseId],
}

/// A step that is not done.
struct Undone {
    step: Step,
    /// The findings that it gives and that are open.
    gives: Vec<FindingId>,
    effort: Option<(Effort, Takes)>,
}

/// The lower, the sooner.
type Rank = (bool, bool, bool, Option<(Effort, Takes)>, u32);

/// What findings can still change.
struct Changes {
    /// By rule that would say something new: the findings that can still make it fire or not.
    rules: Vec<(RuleId, BTreeSet<FindingId>)>,
    /// Findings that can still change something else.
    others: BTreeSet<FindingId>,
}

impl Steps<'_> {
    /// The steps that matter, the most useful first, and those that need not be done.
    pub(super) fn read(&self, view: &mut View<'_>) -> (Vec<NextStep>, Vec<Step>) {
        let undone = self.undone();
        let given = undone.iter().flat_map(|step| &step.gives).copied();
        let changes = self.changes(view, &given.collect());
        let (mut next, mut needless) = (Vec::new(), Vec::new());
        for (place, undone) in undone.iter().enumerate() {
            match self.matters(undone, &changes) {
                Some(step) => next.push((self.rank(undone, &step), place, step)),
                None => needless.push(undone.step),
            }
        }
        next.sort_by_key(|(rank, place, _)| (*rank, *place));
        (next.into_iter().map(|(.., step)| step).collect(), needless)
    }

    /// In the order of the text: pages of history, pages of examination, tests.
    fn undone(&self) -> Vec<Undone> {
        let module = self.decision.module();
        // With the legs of a finding, their difference.
        let compared = |finding: &FindingId| {
            let finding = module.findings.get(finding.index());
            finding.and_then(|finding| finding.each_leg?.compare)
        };
        let open = |findings: &[FindingId]| {
            let differences = findings.iter().filter_map(compared);
            let findings = findings.iter().copied().chain(differences);
            findings
                .filter(|&finding| self.answers.get(finding).is_none())
                .collect::<Vec<_>>()
        };
        let of_stage = |stage: Stage| {
            let screens = (0..).map(ScreenId).zip(&module.screens);
            screens.filter(move |(_, screen)| screen.stage == stage)
        };
        let pages = of_stage(Stage::History).chain(of_stage(Stage::Examination));
        let pages = pages.map(|(id, screen)| Undone {
            step: Step::Screen(id),
            gives: open(&screen.findings),
            effort: None,
        });
        let orders = (0..).map(OrderId).zip(&module.orders);
        let orders = orders
            .filter(|(_, order)| !is_done(order, self.answers))
            .map(|(id, order)| Undone {
                step: Step::Order(id),
                gives: open(&order.gives),
                effort: Some((order.effort, order.takes)),
            });
        let steps = pages.chain(orders);
        steps.filter(|step| !step.gives.is_empty()).collect()
    }

    /// The step with what it can change; nothing if it can change nothing.
    fn matters(&self, undone: &Undone, changes: &Changes) -> Option<NextStep> {
        let gives = |findings: &BTreeSet<FindingId>| {
            let given = undone.gives.iter().copied();
            given
                .filter(|finding| findings.contains(finding))
                .collect::<Vec<_>>()
        };
        let mut findings = gives(&changes.others);
        let mut rules = Vec::new();
        for (rule, by) in &changes.rules {
            let by = gives(by);
            if !by.is_empty() {
                rules.push(*rule);
                findings.extend(by);
            }
        }
        findings.sort_unstable();
        findings.dedup();
        if findings.is_empty() {
            return None;
        }
        let due = self.due(undone.step);
        let served = self.served(&rules, due).collect::<Vec<_>>();
        let limits = served.iter().map(|it| &it.limits);
        let needed = self.referrals.iter().filter(|due| self.needs(due, undone));
        let limits = limits
            .chain(due.map(|due| &due.limits))
            .chain(needed.map(|due| &due.limits));
        Some(NextStep {
            step: undone.step,
            limits: Limits(limits.flat_map(|it| it.0.iter().copied()).collect()),
            serves: served.iter().map(|it| it.cause).collect(),
            asked_for: due.is_some() || matches!(undone.step, Step::Screen(_)),
            findings,
            changes: rules,
        })
    }

    /// Causes to be ruled out that rules which can still change exclude or confirm, or for which the test is due.
    fn served(&self, rules: &[RuleId], due: Option<&DueOrder>) -> impl Iterator<Item = &RuleOut> {
        let decides = |cause: CauseId| {
            let rules = rules.iter().filter_map(|&rule| self.decision.rule(rule));
            let mut says = rules.map(|rule| &rule.consultation);
            says.any(|says| says.exclude.contains(&cause) || says.confirm.contains(&cause))
        };
        let asked = move |out: &RuleOut| {
            due.is_some_and(|due| due.by.iter().any(|rule| out.by.contains(rule)))
        };
        self.rule_out_first
            .iter()
            .filter(move |out| decides(out.cause) || asked(out))
    }

    fn due(&self, step: Step) -> Option<&DueOrder> {
        let Step::Order(order) = step else {
            return None;
        };
        self.orders.iter().find(|due| due.order == order)
    }

    /// A finding that the step gives is missing in a referral.
    fn needs(&self, due: &DueReferral, undone: &Undone) -> bool {
        let content = self.decision.module().referrals.get(due.referral.index());
        let needs = content.map_or(&[][..], |referral| referral.needs.as_slice());
        let mut missing = due.missing.iter().filter_map(|&index| needs.get(index));
        missing.any(|need| need.any.iter().any(|it| undone.gives.contains(it)))
    }

    /// What serves a cause that must be ruled out comes first, then what rules ask for, then what tells of a leading
    /// cause, then what takes least effort and time.
    fn rank(&self, undone: &Undone, step: &NextStep) -> Rank {
        let tells = step
            .changes
            .iter()
            .filter_map(|rule| self.decision.rule(*rule));
        let mut causes = tells.flat_map(|rule| {
            let says = &rule.consultation;
            let decided = says.exclude.iter().chain(&says.confirm);
            rule.consider.iter().chain(&says.rule_out).chain(decided)
        });
        (
            step.serves.is_empty(),
            !step.asked_for,
            !causes.any(|cause| self.leading.contains(cause)),
            undone.effort,
            step.limits.minutes(),
        )
    }

    /// What the findings of all steps can still change.
    fn changes(&self, view: &mut View<'_>, given: &BTreeSet<FindingId>) -> Changes {
        let decision = self.decision;
        let rules = (0..).map(RuleId).zip(&decision.module().rules);
        let rules = rules.filter(|(id, rule)| self.can_say_something_new(*id, rule));
        let rules = rules.map(|(id, rule)| (id, rule, decision.rule_node(id)));
        let mut changes = Changes {
            rules: Vec::new(),
            others: BTreeSet::new(),
        };
        let mut treatments = BTreeSet::new();
        let made = self.referrals.iter().map(|due| due.referral);
        let mut referrals = made.collect::<BTreeSet<_>>();
        for (id, rule, node) in rules {
            treatments.extend(&rule.consultation.treat);
            let refers = rule.consultation.refer.iter().map(|(id, _)| *id);
            referrals.extend(refers.filter(|id| !self.over.contains(id)));
            let by = node
                .map(|node| changing(view, node, given))
                .unwrap_or_default();
            if !by.is_empty() {
                changes.rules.push((id, by));
            }
        }
        let until = referrals.iter().filter_map(|id| {
            let until = decision.nodes.until.get(id.index());
            until.copied()
        });
        let others = self.evidence().chain(self.treatments(&treatments));
        for node in others.chain(until) {
            changes.others.extend(changing(view, node, given));
        }
        changes.others.extend(self.lacking(&referrals));
        changes
    }

    /// The rule may yet fire, or is silent for no certain reason, and would recommend something that is not recommended.
    fn can_say_something_new(&self, id: RuleId, rule: &Rule) -> bool {
        let possible = self.rules.get(id.index()) == Some(&Status::Possible);
        possible && !self.is_moot(id, rule) && self.is_new(rule)
    }

    /// It is answered, or all causes that it speaks of are excluded.
    fn is_moot(&self, id: RuleId, rule: &Rule) -> bool {
        let says = &rule.consultation;
        let mut causes = rule
            .consider
            .iter()
            .chain(&says.rule_out)
            .chain(&says.confirm)
            .peekable();
        self.standings.is_answered(id)
            || (causes.peek().is_some() && causes.all(|&cause| self.standings.is_excluded(cause)))
    }

    fn is_new(&self, rule: &Rule) -> bool {
        let says = &rule.consultation;
        let open = |causes: &[CauseId]| causes.iter().any(|&cause| self.standings.is_open(cause));
        let mut treat = says.treat.iter();
        rule.disposition.is_some()
            || !rule.care.is_empty()
            || open(&rule.consider)
            || open(&says.rule_out)
            || open(&says.exclude)
            || open(&says.confirm)
            || says.settle.iter().any(|&rule| self.counts(rule))
            || says.order.iter().any(|asked| self.orders_anew(*asked))
            || treat.any(|treatment| !self.is_treated(*treatment))
            || says.refer.iter().any(|asked| self.refers_anew(*asked))
    }

    /// It fires, or may yet, and nothing answers it.
    fn counts(&self, rule: RuleId) -> bool {
        let status = self.rules.get(rule.index());
        status.is_some_and(|status| *status != Status::Excluded)
            && !self.standings.is_answered(rule)
    }

    fn orders_anew(&self, (order, within): (OrderId, Option<Within>)) -> bool {
        let content = self.decision.module().orders.get(order.index());
        let done = content.is_some_and(|order| is_done(order, self.answers));
        let due = self.orders.iter().find(|due| due.order == order);
        !done && due.is_none_or(|due| clock(within) < due.limits.minutes())
    }

    fn refers_anew(&self, (referral, within): (ReferralId, Option<Within>)) -> bool {
        let due = self.referrals.iter().find(|due| due.referral == referral);
        !self.over.contains(&referral) && due.is_none_or(|due| clock(within) < due.limits.minutes())
    }

    fn is_treated(&self, treatment: TreatmentId) -> bool {
        let rules = self
            .reasons
            .iter()
            .filter_map(|&rule| self.decision.rule(rule));
        let mut says = rules.map(|rule| &rule.consultation);
        says.any(|says| says.treat.contains(&treatment))
    }

    /// The evidence for causes that are not excluded.
    fn evidence(&self) -> impl Iterator<Item = Node> {
        let causes = (0..).map(CauseId).zip(&self.decision.nodes.evidence);
        let kept = causes.filter(|(cause, _)| !self.standings.is_excluded(*cause));
        kept.flat_map(|(_, measures)| measures.iter().flatten().copied())
    }

    /// When the treatments may be given that may come into question: that a rule asks for, or may yet, or that are for a
    /// cause which is not excluded.
    fn treatments(&self, asked: &BTreeSet<TreatmentId>) -> impl Iterator<Item = Node> {
        let content = self.decision.module().treatments.iter();
        let all = (0..).map(TreatmentId).zip(content);
        let may = all.zip(&self.decision.nodes.treatments);
        let may = may.filter(move |((id, content), _)| {
            let mut causes = content.causes.iter();
            asked.contains(id)
                || self.is_treated(*id)
                || causes.any(|&cause| !self.standings.is_excluded(cause))
        });
        may.flat_map(|(_, nodes)| {
            let warnings = nodes.never.iter().chain(&nodes.caution);
            let warnings = warnings.flat_map(|warning| [warning.certainly, warning.possibly]);
            warnings.chain([nodes.when])
        })
    }

    /// Findings that referrals lack.
    fn lacking(&self, referrals: &BTreeSet<ReferralId>) -> BTreeSet<FindingId> {
        let contents = referrals
            .iter()
            .filter_map(|id| self.decision.module().referrals.get(id.index()));
        let requirements = contents.flat_map(|it| it.needs.iter().chain(&it.may_wait));
        let known = |need: &Requirement| need.any.iter().any(|it| self.answers.get(*it).is_some());
        let lacking = requirements.filter(|need| !known(need));
        lacking.flat_map(|need| need.any.iter().copied()).collect()
    }
}

/// The findings among those given that can still change a diagram.
fn changing(view: &mut View<'_>, node: Node, given: &BTreeSet<FindingId>) -> BTreeSet<FindingId> {
    // Cheap walks first: most diagrams are decided, or read nothing that a step gives.
    if view.status(node) != Status::Possible {
        return BTreeSet::new();
    }
    let open = view.open_findings(node);
    if !open.iter().any(|open| given.contains(&FindingId(open))) {
        return BTreeSet::new();
    }
    let live = view.live_findings(node);
    live.intersection(given).copied().collect()
}
