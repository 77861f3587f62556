//! The JSON of a consultation.

use serde::Serialize;
use sural_case::clocks::{Clocks, Done};
use sural_case::course::{self, Course};
use sural_case::log::{Case, Decided, Who};
use sural_case::moment::Moment;
use sural_case::reading::Reading;
use sural_content::module::{
    CauseGroup, CauseId, DispositionId, FindingId, Module, Requirement, RuleId, Step, Warning,
};
use sural_decision::Decision;
use sural_decision::consultation::{
    Answered, CauseStanding, Caveat, DueOrder, DueReferral, Limits, NextStep, Offer, Proposal,
    RuleOut, ScoreRange, Standing,
};

use crate::assessment::{self, ModuleJson, strength_id};

/// `sural consult --format json`
#[derive(Debug, Serialize)]
pub struct ConsultationJson {
    case: String,
    events: usize,
    module: ModuleJson,
    /// What the content says.
    disposition: String,
    could_become: String,
    /// How urgent the case counts: as the content says, or as a clinician decided otherwise.
    urgency: String,
    /// How far the work on it is: `waiting`, `under_way` or `closed`.
    state: &'static str,
    /// What clinicians decided, in its order.
    decided: Vec<DecidedJson>,
    reasons: Vec<String>,
    red_flags: Vec<String>,
    answered: Vec<AnsweredJson>,
    cause_group: &'static str,
    causes: Vec<CauseJson>,
    rule_out_first: Vec<RuleOutJson>,
    scores: Vec<ScoreJson>,
    orders: Vec<OrderJson>,
    next: Vec<StepJson>,
    needless: Vec<String>,
    treatments: Vec<TreatmentJson>,
    referrals: Vec<ReferralJson>,
    contradictions: Vec<ContradictionJson>,
    contradictory_causes: Vec<String>,
    /// Constraints of the consultation that the answers break.
    disagreements: Vec<String>,
    /// Findings that wait until it is known which leg hurts.
    waiting_for_the_leg: Vec<String>,
}

/// What somebody decided.
#[derive(Debug, Serialize)]
struct DecidedJson {
    /// Counted from 1.
    event: usize,
    at: String,
    by: Who,
    #[serde(flatten)]
    decided: Decided,
}

/// By when: the end of the time limit that ends first.
#[derive(Debug, Default, Serialize)]
struct DueJson {
    /// In UTC; null where no rule sets a limit.
    due: Option<String>,
    overdue: bool,
}

#[derive(Debug, Serialize)]
struct AnsweredJson {
    rule: String,
    by: Vec<String>,
}

#[derive(Debug, Serialize)]
struct CauseJson {
    id: String,
    group: &'static str,
    standing: &'static str,
    strength: &'static str,
    excluded_by: Vec<String>,
    confirmed_by: Vec<String>,
}

#[derive(Debug, Serialize)]
struct RuleOutJson {
    cause: String,
    by: Vec<String>,
    within_minutes: Option<u32>,
    #[serde(flatten)]
    due: DueJson,
}

#[derive(Debug, Serialize)]
struct ScoreJson {
    id: String,
    /// With its decimals: "4.5".
    low: String,
    high: String,
    narrowed_by: Vec<String>,
}

#[derive(Debug, Serialize)]
struct OrderJson {
    id: String,
    by: Vec<String>,
    within_minutes: Option<u32>,
    #[serde(flatten)]
    due: DueJson,
    done: bool,
    /// When the result came, and whether that was after its limit.
    done_at: Option<String>,
    late: bool,
    warnings: Vec<CaveatJson>,
}

#[derive(Debug, Serialize)]
struct CaveatJson {
    because: String,
    certain: bool,
    open: Vec<String>,
}

#[derive(Debug, Serialize)]
struct StepJson {
    id: String,
    findings: Vec<String>,
    changes: Vec<String>,
    serves: Vec<String>,
    within_minutes: Option<u32>,
    #[serde(flatten)]
    due: DueJson,
}

#[derive(Debug, Serialize)]
struct TreatmentJson {
    id: String,
    offer: &'static str,
    by: Vec<String>,
    causes: Vec<String>,
    never: Vec<CaveatJson>,
    caution: Vec<CaveatJson>,
}

#[derive(Debug, Serialize)]
struct ReferralJson {
    id: String,
    to: String,
    by: Vec<String>,
    within_minutes: Option<u32>,
    #[serde(flatten)]
    due: DueJson,
    complete: bool,
    missing: Vec<String>,
    may_wait: Vec<String>,
}

#[derive(Debug, Serialize)]
struct ContradictionJson {
    finding: String,
    /// Counted from 1: the event whose answer counts, and the one whose answer does not.
    stands: usize,
    differs: usize,
}

impl ConsultationJson {
    /// The wire form of a case as the content reads it.
    pub fn of(decision: &Decision, case: &Case, reading: &Reading, now: Moment) -> Self {
        let module = decision.module();
        let said = &reading.consultation;
        let names = Names {
            module,
            clocks: &reading.clocks,
            now,
        };
        Self {
            case: case.id.clone(),
            events: case.events.len(),
            module: assessment::module(module),
            disposition: names.disposition(said.disposition),
            could_become: names.disposition(said.could_become),
            urgency: names.disposition(course::urgency(decision, case, reading)),
            state: Course::of(case).id(),
            decided: decided(case),
            reasons: names.rules(&said.reasons),
            red_flags: names.rules(&said.red_flags),
            answered: said.answered.iter().map(|it| names.answered(it)).collect(),
            cause_group: said.cause_group.map_or("undetermined", CauseGroup::id),
            causes: said
                .causes
                .iter()
                .filter_map(|it| names.cause_standing(it))
                .collect(),
            rule_out_first: said
                .rule_out_first
                .iter()
                .map(|it| names.rule_out(it))
                .collect(),
            scores: said
                .scores
                .iter()
                .filter_map(|it| names.score(it))
                .collect(),
            orders: said
                .orders
                .iter()
                .filter_map(|it| names.order(it))
                .collect(),
            next: said.next.iter().map(|it| names.next(it)).collect(),
            needless: said.needless.iter().map(|it| names.step(*it)).collect(),
            treatments: said
                .treatments
                .iter()
                .filter_map(|it| names.treatment(it))
                .collect(),
            referrals: said
                .referrals
                .iter()
                .filter_map(|it| names.referral(it))
                .collect(),
            contradictions: names.contradictions(reading),
            contradictory_causes: names.causes(&said.contradictions),
            disagreements: names.disagreements(&said.disagreements),
            waiting_for_the_leg: names.findings(&reading.replay.observed.waiting),
        }
    }
}

fn decided(case: &Case) -> Vec<DecidedJson> {
    let events = case.events.iter().enumerate();
    let decided = events.flat_map(|(index, event)| {
        event.decided.iter().map(move |decided| DecidedJson {
            event: index + 1,
            at: event.at.clone(),
            by: event.by.clone(),
            decided: decided.clone(),
        })
    });
    decided.collect()
}

/// Ids by index.
struct Names<'a> {
    module: &'a Module,
    clocks: &'a Clocks,
    now: Moment,
}

impl Names<'_> {
    fn disposition(&self, id: DispositionId) -> String {
        let known = self.module.dispositions.get(id.index());
        known.map(|it| it.id.clone()).unwrap_or_default()
    }

    fn rules(&self, ids: &[RuleId]) -> Vec<String> {
        let known = ids
            .iter()
            .filter_map(|id| self.module.rules.get(id.index()));
        known.map(|rule| rule.id.clone()).collect()
    }

    fn rule(&self, id: RuleId) -> String {
        self.rules(&[id]).pop().unwrap_or_default()
    }

    fn causes(&self, ids: &[CauseId]) -> Vec<String> {
        let known = ids
            .iter()
            .filter_map(|id| self.module.causes.get(id.index()));
        known.map(|cause| cause.id.clone()).collect()
    }

    fn findings(&self, ids: &[FindingId]) -> Vec<String> {
        let known = ids
            .iter()
            .filter_map(|id| self.module.findings.get(id.index()));
        known.map(|finding| finding.id.clone()).collect()
    }

    fn disagreements(&self, broken: &[usize]) -> Vec<String> {
        let broken = broken.iter();
        let broken = broken.filter_map(|at| self.module.disagreements.get(*at));
        broken.map(|it| it.id.clone()).collect()
    }

    fn step(&self, step: Step) -> String {
        match step {
            Step::Screen(id) => self.module.screens.get(id.index()).map(|it| it.id.clone()),
            Step::Order(id) => self.module.orders.get(id.index()).map(|it| it.id.clone()),
        }
        .unwrap_or_default()
    }

    fn answered(&self, it: &Answered) -> AnsweredJson {
        AnsweredJson {
            rule: self.rule(it.rule),
            by: self.rules(&it.by),
        }
    }

    fn cause_standing(&self, it: &CauseStanding) -> Option<CauseJson> {
        let cause = self.module.causes.get(it.rank.cause.index())?;
        Some(CauseJson {
            id: cause.id.clone(),
            group: cause.group.id(),
            standing: match it.standing {
                Standing::Confirmed => "confirmed",
                Standing::Open => "open",
                Standing::Contradictory => "contradictory",
                Standing::Excluded => "excluded",
            },
            strength: strength_id(it.rank.strength),
            excluded_by: self.rules(&it.excluded_by),
            confirmed_by: self.rules(&it.confirmed_by),
        })
    }

    fn due(&self, limits: &Limits) -> DueJson {
        let due = self.clocks.due(limits);
        DueJson {
            overdue: due.is_some_and(|due| due.is_over(self.now)),
            due: due.map(|due| due.by.to_string()),
        }
    }

    fn rule_out(&self, it: &RuleOut) -> RuleOutJson {
        RuleOutJson {
            cause: self.causes(&[it.cause]).pop().unwrap_or_default(),
            by: self.rules(&it.by),
            within_minutes: minutes(&it.limits),
            due: self.due(&it.limits),
        }
    }

    fn score(&self, it: &ScoreRange) -> Option<ScoreJson> {
        let score = self.module.scores.get(it.score.index())?;
        Some(ScoreJson {
            id: score.id.clone(),
            low: score.shown(it.low),
            high: score.shown(it.high),
            narrowed_by: self.findings(&it.narrowed_by),
        })
    }

    fn order(&self, it: &DueOrder) -> Option<OrderJson> {
        let order = self.module.orders.get(it.order.index())?;
        let done = self.clocks.done(it.order);
        Some(OrderJson {
            id: order.id.clone(),
            by: self.rules(&it.by),
            within_minutes: minutes(&it.limits),
            due: match done {
                None => self.due(&it.limits),
                Some(done) => DueJson {
                    due: done.due.map(|due| due.by.to_string()),
                    overdue: false,
                },
            },
            done: it.done,
            done_at: done.map(|done| done.at.to_string()),
            late: done.is_some_and(Done::is_late),
            warnings: self.caveats(&order.avoid, &it.warnings),
        })
    }

    fn caveats(&self, warnings: &[Warning], caveats: &[Caveat]) -> Vec<CaveatJson> {
        let told = caveats.iter().filter_map(|caveat| {
            let warning = warnings.get(caveat.warning)?;
            Some(CaveatJson {
                because: warning.because.clone(),
                certain: caveat.certain,
                open: self.findings(&caveat.open),
            })
        });
        told.collect()
    }

    fn next(&self, it: &NextStep) -> StepJson {
        StepJson {
            id: self.step(it.step),
            findings: self.findings(&it.findings),
            changes: self.rules(&it.changes),
            serves: self.causes(&it.serves),
            within_minutes: minutes(&it.limits),
            due: self.due(&it.limits),
        }
    }

    fn treatment(&self, it: &Proposal) -> Option<TreatmentJson> {
        let treatment = self.module.treatments.get(it.treatment.index())?;
        Some(TreatmentJson {
            id: treatment.id.clone(),
            offer: match it.offer {
                Offer::Offered => "offered",
                Offer::FindOutFirst => "find_out_first",
                Offer::Withheld => "withheld",
            },
            by: self.rules(&it.by),
            causes: self.causes(&it.causes),
            never: self.caveats(&treatment.never, &it.never),
            caution: self.caveats(&treatment.caution, &it.caution),
        })
    }

    fn referral(&self, it: &DueReferral) -> Option<ReferralJson> {
        let referral = self.module.referrals.get(it.referral.index())?;
        let to = self.module.services.get(referral.to.index());
        let lacking = |needs: &[Requirement], open: &[usize]| {
            let open = open.iter().filter_map(|at| needs.get(*at));
            open.map(|need| self.findings(&need.any).join("|"))
                .collect()
        };
        Some(ReferralJson {
            id: referral.id.clone(),
            to: to.map(|service| service.id.clone()).unwrap_or_default(),
            by: self.rules(&it.by),
            within_minutes: minutes(&it.limits),
            due: self.due(&it.limits),
            complete: it.is_complete(),
            missing: lacking(&referral.needs, &it.missing),
            may_wait: lacking(&referral.may_wait, &it.may_wait),
        })
    }

    fn contradictions(&self, reading: &Reading) -> Vec<ContradictionJson> {
        let replay = &reading.replay;
        let event = |index: usize| replay.events.get(index).map_or(0, |event| event + 1);
        let told = replay.observed.contradictions.iter().filter_map(|it| {
            let finding = replay.observations.get(it.stands)?.finding;
            Some(ContradictionJson {
                finding: self.findings(&[finding]).pop()?,
                stands: event(it.stands),
                differs: event(it.differs),
            })
        });
        told.collect()
    }
}

fn minutes(limits: &Limits) -> Option<u32> {
    limits.shortest().map(|within| within.minutes)
}
