//! By when what rules ask for is due: each time limit counts from the event since which its rule has spoken.
//!
//! A rule that falls silent and speaks again begins anew: what it asked for in between, nobody asks for any more.

use std::collections::BTreeMap;

use sural_content::module::{Module, OrderId, ReferralId, RuleId, Within};
use sural_decision::Decision;
use sural_decision::consultation::{Limits, is_done};
use sural_decision::observation::Observed;

use crate::log::{Case, Decided};
use crate::moment::Moment;
use crate::replay::Replay;

/// What the log tells of time.
#[derive(Debug, Clone, Default)]
pub struct Clocks {
    /// By rule that speaks: since when.
    since: BTreeMap<RuleId, Moment>,
    /// By test with a result: when that came.
    done: BTreeMap<OrderId, Done>,
    /// By test that somebody has asked for: when first.
    pub ordered: BTreeMap<OrderId, Moment>,
    /// By referral that somebody has made: when first.
    pub referred: BTreeMap<ReferralId, Moment>,
}

/// A time limit with its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The limit.
    pub within: Within,
    /// When it began.
    pub since: Moment,
    /// When it ends.
    pub by: Moment,
}

impl Due {
    /// It has passed. What was *now* has no end.
    #[must_use]
    pub fn is_over(&self, now: Moment) -> bool {
        self.within.minutes > 0 && self.by < now
    }
}

/// A result that came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// When.
    pub at: Moment,
    /// By when it was due just before; none if no rule had set a limit.
    pub due: Option<Due>,
}

impl Done {
    /// It came after its limit.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.due.is_some_and(|due| due.is_over(self.at))
    }
}

impl Clocks {
    /// Reads the first `events` events of a case, or all of them, as [`Replay::of`] does.
    #[must_use]
    pub fn of(decision: &Decision, case: &Case, replay: &Replay, events: Option<usize>) -> Self {
        let mut clocks = Self::default();
        let length = events.unwrap_or(case.events.len());
        for (index, event) in case.events.iter().enumerate().take(length) {
            // A case file is refused where a time is not one.
            let Ok(at) = event.at.parse() else { continue };
            clocks.decided(decision.module(), &event.decided, at);
            if replay.events.contains(&index) {
                let observed = replay.after(decision.module(), index + 1);
                clocks.observed(decision, &observed, at);
            }
        }
        clocks
    }

    fn decided(&mut self, module: &Module, decided: &[Decided], at: Moment) {
        for decided in decided {
            match decided {
                Decided::Order { order } => {
                    let mut orders = (0..).map(OrderId).zip(&module.orders);
                    if let Some((id, _)) = orders.find(|(_, it)| it.id == *order) {
                        self.ordered.entry(id).or_insert(at);
                    }
                }
                Decided::Refer { referral } => {
                    let mut referrals = (0..).map(ReferralId).zip(&module.referrals);
                    if let Some((id, _)) = referrals.find(|(_, it)| it.id == *referral) {
                        self.referred.entry(id).or_insert(at);
                    }
                }
                _ => {}
            }
        }
    }

    fn observed(&mut self, decision: &Decision, observed: &Observed, at: Moment) {
        let answers = decision.implied(&observed.answers);
        let orders = (0..).map(OrderId).zip(&decision.module().orders);
        for (id, order) in orders {
            if !is_done(order, &answers) {
                self.done.remove(&id);
            } else if !self.done.contains_key(&id) {
                let due = self.due(&self.limits(decision.module(), id));
                self.done.insert(id, Done { at, due });
            }
        }
        // Answers that contradict each other say nothing new of any rule.
        if let Ok(speaking) = decision.speaking(&answers) {
            self.since.retain(|rule, _| speaking.contains(rule));
            for rule in speaking {
                self.since.entry(rule).or_insert(at);
            }
        }
    }

    /// The time limits that rules which speak set a test.
    fn limits(&self, module: &Module, order: OrderId) -> Limits {
        let rules = self.since.keys().filter_map(|&rule| {
            let content = module.rules.get(rule.index())?;
            let mut asked = content.consultation.order.iter();
            let (_, within) = asked.find(|(asked, _)| *asked == order)?;
            Some((rule, (*within)?))
        });
        Limits(rules.collect())
    }

    /// The time limit that ends first.
    #[must_use]
    pub fn due(&self, limits: &Limits) -> Option<Due> {
        let dues = limits.0.iter().filter_map(|(rule, within)| {
            let since = *self.since.get(rule)?;
            let by = since.plus(i64::from(within.minutes) * 60);
            Some(Due {
                within: *within,
                since,
                by,
            })
        });
        dues.min_by_key(|due| due.by)
    }

    /// When the result of a test came.
    #[must_use]
    pub fn done(&self, order: OrderId) -> Option<&Done> {
        self.done.get(&order)
    }

    /// The tests whose result came after its limit.
    pub fn late(&self) -> impl Iterator<Item = (OrderId, &Done)> {
        let done = self.done.iter().map(|(order, done)| (*order, done));
        done.filter(|(_, done)| done.is_late())
    }
}
