//! From what the content says of a case to cards.

use std::collections::HashSet;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sural_content::module::{
    Answer, Citation, DispositionId, EvidenceStrength, Module, Order, OrderId, ReferralId, Rule,
    RuleId,
};
use sural_decision::Answers;
use sural_decision::consultation::{Limits, WorkUp};
use sural_decision::observation::{Observation, Observed};
use sural_render::text::short_hash;
use sural_render::words::Words;

use super::request::plain;
use super::{
    Action, Card, CardSource, Cards, Coded, Content, Hook, Indicator, Link, Request, Suggestion,
};
use crate::canonical::{BASE, Canonical, system};
use crate::priority;
use crate::record::time::days_ago;
use crate::record::{Found, Proposed, When, read, request_is};
use crate::{response, suggested};

/// A summary is shorter than this.
const SUMMARY: usize = 140;

/// More cards than this would not be read.
const MOST: usize = 5;

/// Of so many forms that may all be the newest is looked at each.
const FORMS: usize = 8;

/// For so many days what was answered or asked for speaks of the present trouble.
const RECENT: u32 = 14;

/// Why a card may be dismissed, besides what a record system adds.
const REASONS: [(&str, &str); 4] = [
    ("done", "Already done, or asked for elsewhere"),
    ("not_suitable", "Not suitable for this person"),
    ("declined", "The person does not want it"),
    ("other_cause", "Another cause has been shown"),
];

/// Makes the cards of one request.
pub(super) struct Maker<'a> {
    pub(super) content: Content<'a>,
    pub(super) request: &'a Request<'a>,
    pub(super) module: &'a Module,
    pub(super) words: Option<Words<'a>>,
    pub(super) canonical: Canonical,
    /// What holds for certain, by which rules speak and referrals are complete.
    pub(super) answers: Answers,
    /// With what entries only come near to as well, which counts against treatments and tests.
    pub(super) nearest: Answers,
    found: Found,
    form: Option<&'a Value>,
    /// The same of other forms that may be as new, most urgent first; what speaks against orders counts in each.
    others: Vec<Self>,
    /// More forms may be the newest than are looked at.
    is_crowded: bool,
    work_up: Option<WorkUp>,
    /// The more urgent of what is certain and what entries come near to, which may raise urgency and never lower it.
    gravest: Option<WorkUp>,
}

/// A card as it is before it is dressed.
pub(super) struct Draft<'a> {
    pub(super) indicator: Indicator,
    pub(super) summary: String,
    pub(super) detail: Vec<String>,
    /// Which part of the content says so: its kind and id.
    pub(super) topic: (&'static str, &'a str),
    pub(super) citations: &'a [Citation],
    pub(super) suggestions: Vec<(String, Action)>,
}

impl<'a> Maker<'a> {
    /// Of forms of which nobody knows which is newer, that with the gravest answers counts, and before it one with
    /// answers that cannot all hold.
    pub(super) fn of(content: Content<'a>, request: &'a Request<'a>) -> Self {
        let module = content.decision.module();
        let canonical = Canonical::of(module, BASE);
        let is_recent = |form: &&Value| {
            let date = form["authored"].as_str();
            date.and_then(|date| days_ago(date, request.now))
                .is_none_or(|days| days <= RECENT)
        };
        let found = read(module, content.record, &request.record, request.now);
        let forms = forms(module, &canonical, &request.record);
        let forms = forms.into_iter().filter(is_recent).collect::<Vec<_>>();
        let made = forms.iter().take(FORMS);
        let made = made.map(|form| Self::with(content, request, &found, Some(*form)));
        let mut made = made.collect::<Vec<_>>();
        made.sort_by_key(|made| made.gravest.as_ref().map(|it| acuity(module, it)));
        let mut made = made.into_iter();
        let first = made.next();
        Self {
            others: made.collect(),
            is_crowded: forms.len() > FORMS,
            ..first.unwrap_or_else(|| Self::with(content, request, &found, None))
        }
    }

    fn with(
        content: Content<'a>,
        request: &'a Request<'a>,
        found: &Found,
        form: Option<&'a Value>,
    ) -> Self {
        let module = content.decision.module();
        let told = form.map_or_else(Vec::new, |form| answered(module, form));
        // What was answered counts before what a record suggests; what cannot hold beside the rest falls away.
        let with = |mut found: Found| {
            let kept = found.beside(content.decision, &told);
            let answers = Observed::of(module, &[kept, told.clone()].concat()).answers;
            content.decision.implied(&answers)
        };
        let answers = with(found.clone().certain());
        let nearest = match found.proposed.iter().any(|one| one.nearest) {
            true => with(found.clone()),
            false => answers.clone(),
        };
        let work_up = content.decision.work_up(&answers).ok();
        let doubtful = extremes(found).map(|one| {
            let mut found = found.clone();
            found.proposed.push(one.clone());
            with(found)
        });
        let near = std::iter::once(nearest.clone()).chain(doubtful);
        let near = near.filter(|near| *near != answers);
        let near = near.filter_map(|near| content.decision.work_up(&near).ok());
        let graver = near.min_by_key(|near| acuity(module, near));
        let gravest = work_up.clone().map(|certain| match graver {
            Some(near) if acuity(module, &near) < acuity(module, &certain) => near,
            _ => certain,
        });
        Self {
            content,
            request,
            module,
            words: Words::of(module, None),
            canonical: Canonical::of(module, BASE),
            work_up,
            gravest,
            answers,
            nearest,
            found: found.clone(),
            form,
            others: Vec::new(),
            is_crowded: false,
        }
    }

    pub(super) fn cards(&self) -> Cards {
        let against = || {
            let all = std::iter::once(self).chain(&self.others);
            let mut all = all.flat_map(Self::against).collect::<Vec<_>>();
            let mut seen = HashSet::new();
            all.retain(|draft| seen.insert(draft.summary.clone()));
            all
        };
        let mut drafts = match self.request.hook {
            Hook::PatientView => self.urgent(),
            Hook::EncounterStart => [self.urgent(), self.due()].concat_all(),
            Hook::OrderSelect => against(),
            Hook::OrderSign => [self.urgent(), against()].concat_all(),
        };
        if self.is_crowded {
            drafts.insert(0, self.crowd());
        }
        drafts.sort_by_key(|draft| draft.indicator);
        drafts.truncate(MOST);
        let numbered = drafts.into_iter().enumerate();
        Cards {
            cards: numbered
                .map(|(at, draft)| self.dressed(at, draft))
                .collect(),
        }
    }

    /// What must not wait, in one card, unless everything that they ask for has been asked for.
    fn urgent(&self) -> Vec<Draft<'a>> {
        let Some(work_up) = &self.gravest else {
            return self.contradiction();
        };
        let urgent = work_up.reasons.iter().filter(|id| self.is_urgent(**id));
        let flags = urgent
            .filter_map(|id| Some((*id, self.rule(*id)?)))
            .collect::<Vec<_>>();
        let Some(first) = headline(&flags) else {
            return Vec::new();
        };
        let open = |orders: &[OrderId], by: &[RuleId]| {
            let asks = by.iter().any(|by| flags.iter().any(|(flag, _)| flag == by));
            asks && orders.iter().all(|order| !self.is_requested(*order))
        };
        let due = work_up.orders.iter();
        let due = due.filter(|due| !self.has_told(due.order) && open(&[due.order], &due.by));
        let suggestions = due.filter_map(|due| self.order(due.order, &due.limits));
        let suggestions = suggestions.collect::<Vec<_>>();
        let acted = |(id, _): &(RuleId, &Rule)| self.is_acted_upon(work_up, *id);
        // A rule that asks for nothing is covered by what was done for one that is as urgent.
        let is_covered = |flag: &(RuleId, &Rule)| {
            let as_urgent = |other: &(RuleId, &Rule)| other.1.disposition <= flag.1.disposition;
            let mut others = flags.iter().filter(|other| as_urgent(other));
            acted(flag).unwrap_or_else(|| others.any(|other| acted(other) == Some(true)))
        };
        if suggestions.is_empty() && flags.iter().all(is_covered) {
            return Vec::new();
        }
        let disposition = self.module.dispositions.get(work_up.disposition.index());
        let title = disposition.map_or("", |it| it.title.as_str());
        let reasons = flags
            .iter()
            .map(|(_, rule)| format!("- {}", self.fill(&rule.because)));
        vec![Draft {
            indicator: self.indicator(work_up.disposition),
            summary: self.fill(&format!("{title}: {}", first.because)),
            detail: reasons.collect(),
            topic: ("rules", &first.id),
            citations: &first.citations,
            suggestions,
        }]
    }

    /// Whether everything that a rule asks for was asked for; none if it asks for nothing.
    fn is_acted_upon(&self, work_up: &WorkUp, rule: RuleId) -> Option<bool> {
        let asked = |by: &[RuleId]| by.contains(&rule);
        let orders = work_up.orders.iter().filter(|due| asked(&due.by));
        let orders = orders.map(|due| self.has_told(due.order) || self.is_requested(due.order));
        let referrals = work_up.referrals.iter().filter(|due| asked(&due.by));
        let referrals = referrals.map(|due| self.is_referred(due.referral));
        // A test that was asked for covers the referral for it.
        let orders = orders.collect::<Vec<_>>();
        match orders.is_empty() {
            false => Some(orders.iter().all(|done| *done)),
            true => {
                let referrals = referrals.collect::<Vec<_>>();
                let asks = !referrals.is_empty();
                asks.then(|| referrals.iter().all(|done| *done))
            }
        }
    }

    /// Tests and referrals that are due besides those that must not wait.
    fn due(&self) -> Vec<Draft<'a>> {
        let Some(work_up) = &self.work_up else {
            return Vec::new();
        };
        let is_flag = |by: &[RuleId]| by.iter().any(|by| self.is_urgent(*by));
        let orders = work_up.orders.iter().filter_map(|due| {
            let order = self.module.orders.get(due.order.index())?;
            let rule = self.rule(*due.by.first()?)?;
            let is_open =
                !self.has_told(due.order) && !is_flag(&due.by) && !self.is_requested(due.order);
            is_open.then(|| Draft {
                indicator: Indicator::Info,
                summary: self.fill(&format!("{}: {}", order.clinical, rule.because)),
                detail: Vec::new(),
                topic: ("orders", &order.id),
                citations: &rule.citations,
                suggestions: self.order(due.order, &due.limits).into_iter().collect(),
            })
        });
        let referrals = work_up.referrals.iter().filter_map(|due| {
            let referral = self.module.referrals.get(due.referral.index())?;
            let rule = self.rule(*due.by.first()?)?;
            let is_open = !is_flag(&due.by) && !self.is_referred(due.referral);
            is_open.then(|| self.referral(due.referral, referral, rule))
        });
        orders.chain(referrals).collect()
    }

    fn referral(
        &self,
        id: ReferralId,
        referral: &'a sural_content::module::Referral,
        rule: &'a Rule,
    ) -> Draft<'a> {
        let service = self.module.services.get(referral.to.index());
        let to = service.map_or("", |service| service.clinical.as_str());
        let (lacks, suggestions) = self.lacking(id);
        let mut detail = vec![self.fill(&format!("Referral for {}.", referral.title))];
        detail.extend(lacks);
        Draft {
            indicator: Indicator::Info,
            summary: self.fill(&format!("Refer to {to}: {}", rule.because)),
            detail,
            topic: ("referrals", &referral.id),
            citations: &rule.citations,
            suggestions,
        }
    }

    /// Answers that cannot all hold say nothing of any rule, so somebody has to look.
    fn contradiction(&self) -> Vec<Draft<'a>> {
        vec![warning(
            "The answers about the painful calf contradict each other: ask again",
        )]
    }

    /// Forms that nobody can put in order are not all looked at.
    fn crowd(&self) -> Draft<'a> {
        warning("Too many forms about the painful calf may be the newest: fill in a new one")
    }

    pub(super) fn rule(&self, id: RuleId) -> Option<&'a Rule> {
        self.module.rules.get(id.index())
    }

    pub(super) fn fill(&self, text: &str) -> String {
        self.words
            .map_or_else(|| text.to_owned(), |words| words.fill(text))
    }

    /// A red flag, or a rule that leads to the more urgent half of the dispositions.
    fn is_urgent(&self, rule: RuleId) -> bool {
        let Some(rule) = self.rule(rule) else {
            return false;
        };
        let acuities = self.module.dispositions.iter().map(|it| it.acuity);
        let last = acuities.max().unwrap_or(0);
        let disposition = rule
            .disposition
            .and_then(|id| self.module.dispositions.get(id.index()));
        rule.red_flag || disposition.is_some_and(|it| it.acuity * 2 <= last)
    }

    /// What the test is for, which it gives first, is known. What a record holds besides may come from another test.
    fn has_told(&self, order: OrderId) -> bool {
        let order = self.module.orders.get(order.index());
        let first = order.and_then(|order| order.gives.first());
        first.is_some_and(|finding| self.answers.get(*finding).is_some())
    }

    fn indicator(&self, disposition: DispositionId) -> Indicator {
        let acuity = self.module.dispositions.get(disposition.index());
        match acuity.map(|disposition| disposition.acuity) {
            Some(1 | 2) => Indicator::Critical,
            _ => Indicator::Warning,
        }
    }

    /// What was asked for long ago does not speak of today.
    fn is_old(&self, request: &Value) -> bool {
        let date = request["authoredOn"].as_str();
        let days = date.and_then(|date| days_ago(date, self.request.now));
        days.is_some_and(|days| days > RECENT)
    }

    /// Requests that stand in the record or are being made.
    fn requests(&self) -> impl Iterator<Item = &'a Value> {
        let of_record = self.request.record.iter().copied();
        let of_record =
            of_record.filter(|it| it["resourceType"] == "ServiceRequest" && !self.is_old(it));
        let wanted = |it: &&Value| {
            let status = it["status"].as_str().unwrap_or_default();
            matches!(status, "active" | "on-hold" | "draft") && it["doNotPerform"] != true
        };
        of_record
            .chain(self.request.drafts.iter().copied())
            .filter(wanted)
    }

    /// The test was asked for, or one that tells all that it would.
    pub(super) fn is_requested(&self, order: OrderId) -> bool {
        let Some(wanted) = self.module.orders.get(order.index()) else {
            return false;
        };
        let tells_all = |other: OrderId| {
            let other = self.module.orders.get(other.index());
            other.is_some_and(|other| wanted.gives.iter().all(|it| other.gives.contains(it)))
        };
        let own = self.canonical.system("orders");
        let known = self
            .content
            .record
            .orders
            .iter()
            .filter(|(other, _)| tells_all(*other));
        let known = known.collect::<Vec<_>>();
        self.requests().any(|request| {
            has_own_code(request, &own, &wanted.id)
                || known
                    .iter()
                    .any(|(_, terms)| request_is(request, terms, &[]))
        })
    }

    fn is_referred(&self, referral: ReferralId) -> bool {
        let Some(referral) = self.module.referrals.get(referral.index()) else {
            return false;
        };
        let own = self.canonical.system("referrals");
        let services = &self.content.record.services;
        let terms = services.iter().find(|(service, _)| *service == referral.to);
        self.requests().any(|request| {
            has_own_code(request, &own, &referral.id)
                || terms.is_some_and(|(_, terms)| request_is(request, terms, &[]))
        })
    }

    /// A suggestion to ask for a test.
    pub(super) fn order(&self, id: OrderId, limits: &Limits) -> Option<(String, Action)> {
        let order = self.module.orders.get(id.index())?;
        let label = self.fill(&format!("Ask for: {}", order.clinical));
        let action = Action {
            kind: "create",
            description: label.clone(),
            resource: Some(self.service_request(id, order, limits)),
            resource_id: None,
        };
        Some((label, action))
    }

    fn service_request(&self, id: OrderId, order: &Order, limits: &Limits) -> Value {
        let own = json!({
            "system": self.canonical.system("orders"),
            "code": order.id,
            "display": self.fill(&order.title),
        });
        let terms = self
            .content
            .record
            .orders
            .iter()
            .find(|(other, _)| *other == id);
        let codes = terms.iter().flat_map(|(_, terms)| &terms.codes);
        let codes = codes.filter_map(|code| {
            let system = system(&code.system)?;
            Some(json!({"system": system, "code": code.code, "display": code.display}))
        });
        let coding = std::iter::once(own).chain(codes).collect::<Vec<_>>();
        let now = self.request.now;
        let limit = limits.shortest().filter(|limit| limit.minutes > 0);
        let end = limit.map(|limit| now.plus(i64::from(limit.minutes) * 60));
        let period = end.map(|end| json!({"start": now.to_string(), "end": end.to_string()}));
        let encounter = self.request.encounter.map(plain);
        let encounter = encounter.map(|id| json!({"reference": format!("Encounter/{id}")}));
        let all = [
            ("resourceType", Some(json!("ServiceRequest"))),
            ("status", Some(json!("draft"))),
            ("intent", Some(json!("proposal"))),
            (
                "priority",
                Some(json!(limits.shortest().map_or("routine", priority::within))),
            ),
            (
                "code",
                Some(json!({"coding": coding, "text": self.fill(&order.clinical)})),
            ),
            (
                "subject",
                Some(json!({"reference": format!("Patient/{}", plain(self.request.patient))})),
            ),
            ("encounter", encounter),
            ("occurrencePeriod", period),
            ("authoredOn", Some(json!(now.to_string()))),
        ];
        let said = all
            .into_iter()
            .filter_map(|(key, value)| Some((key.to_owned(), value?)));
        Value::Object(said.collect())
    }

    fn dressed(&self, at: usize, draft: Draft<'a>) -> Card {
        let uuid = |part: &str| {
            let Draft { summary, .. } = &draft;
            uuid(&[self.request.instance, &at.to_string(), summary, part])
        };
        let suggestions = draft.suggestions.iter().map(|(label, action)| Suggestion {
            label: label.clone(),
            uuid: uuid(label),
            actions: vec![action.clone()],
        });
        let suggestions = suggestions.collect::<Vec<_>>();
        let mut detail = draft.detail.clone();
        detail.extend(self.sources());
        detail.push(format!(
            "Content {} {} ({}). It informs and does not decide.",
            self.module.id,
            self.module.version,
            short_hash(self.module)
        ));
        Card {
            uuid: uuid("card"),
            summary: shortened(&draft.summary),
            detail: detail.join("\n\n").replace("\n\n- ", "\n- "),
            indicator: draft.indicator,
            source: self.source(&draft),
            selection_behavior: (!suggestions.is_empty()).then_some("any"),
            suggestions,
            override_reasons: self.reasons(),
            links: self.links(),
        }
    }

    /// What of the record and of a form stands behind the answers.
    fn sources(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(form) = self.form {
            let authored = form["authored"].as_str().unwrap_or("an unknown day");
            lines.push(format!("Answers of {authored}."));
        }
        let named = self.found.proposed.iter().filter_map(|proposed| {
            let finding = self.module.findings.get(proposed.finding.index())?;
            let name = finding.clinical.as_deref().unwrap_or(&finding.id);
            let source = &proposed.source;
            let date = source.date.as_deref().and_then(|date| date.get(..10));
            let date = date.map(|date| format!(", {date}")).unwrap_or_default();
            Some(format!(
                "- {name}: {} ({}{date})",
                source.display, source.resource
            ))
        });
        let named = named.collect::<Vec<_>>();
        if !named.is_empty() {
            lines.push("From the record, to be confirmed:".to_owned());
            lines.extend(named);
        }
        lines
    }

    fn source(&self, draft: &Draft<'a>) -> CardSource {
        let cited = draft.citations.iter();
        let mut cited = cited.filter_map(|it| self.module.references.get(it.reference.index()));
        let cited = cited.find(|reference| reference.strength != EvidenceStrength::Design);
        let (kind, id) = draft.topic;
        CardSource {
            label: cited.map_or("Sural", |it| it.title.as_str()).to_owned(),
            url: cited.and_then(|reference| reference.url.clone()),
            topic: Coded {
                system: self.canonical.system(kind),
                code: id.to_owned(),
                display: id.replace('_', " "),
            },
        }
    }

    fn reasons(&self) -> Vec<Coded> {
        let reasons = REASONS.map(|(code, display)| Coded {
            system: self.canonical.system("override-reasons"),
            code: code.to_owned(),
            display: display.to_owned(),
        });
        reasons.into()
    }

    /// The case that a form of ours came from.
    fn links(&self) -> Vec<Link> {
        let case = self.form.and_then(|form| form.pointer("/identifier/value"));
        let case = case.and_then(Value::as_str).filter(|case| is_plain(case));
        let link = case.zip(self.content.address).map(|(case, address)| Link {
            label: "Open the case in Sural".to_owned(),
            url: format!("{}/clinic/case/{case}", address.trim_end_matches('/')),
            kind: "absolute",
        });
        link.into_iter().collect()
    }
}

/// A card that says what somebody has to do before there can be others.
fn warning<'a>(summary: &str) -> Draft<'a> {
    Draft {
        indicator: Indicator::Warning,
        summary: summary.to_owned(),
        detail: Vec::new(),
        topic: ("rules", ""),
        citations: &[],
        suggestions: Vec::new(),
    }
}

/// Of the numbers that may be out of date the least and the greatest of each finding and leg: one of them is the gravest.
fn extremes(found: &Found) -> impl Iterator<Item = &Proposed> {
    let doubtful = &found.doubtful;
    doubtful.iter().enumerate().filter_map(move |(at, one)| {
        let same = |it: &&Proposed| it.finding == one.finding && it.side == one.side;
        let number = |it: &Proposed| match it.answer {
            Answer::Number(number) => number,
            _ => 0,
        };
        let others = doubtful.iter().enumerate().filter(|(_, it)| same(it));
        let mut others = others.map(|(other, it)| (number(it), other));
        let own = (number(one), at);
        let is_extreme = others.clone().all(|it| it >= own) || others.all(|it| it <= own);
        is_extreme.then_some(one)
    })
}

/// Of the most urgent rules the first that says what to do, in clinical words; else the first.
fn headline<'a>(flags: &[(RuleId, &'a Rule)]) -> Option<&'a Rule> {
    let (_, first) = flags.first()?;
    let mut telling = flags.iter().map(|(_, rule)| *rule).filter(|rule| {
        let says = &rule.consultation;
        let asks = !says.order.is_empty() || !says.refer.is_empty();
        asks && rule.disposition == first.disposition
    });
    Some(telling.next().unwrap_or(first))
}

/// Lists joined.
trait ConcatAll<T> {
    fn concat_all(self) -> Vec<T>;
}

impl<T, const N: usize> ConcatAll<T> for [Vec<T>; N] {
    fn concat_all(self) -> Vec<T> {
        self.into_iter().flatten().collect()
    }
}

/// What somebody answered or has confirmed.
fn answered(module: &Module, form: &Value) -> Vec<Observation> {
    response::read(module, &suggested::looked_at(form)).0
}

fn acuity(module: &Module, of: &WorkUp) -> u32 {
    let disposition = module.dispositions.get(of.disposition.index());
    disposition.map_or(u32::MAX, |it| it.acuity)
}

/// The newest form of this module that was answered; one that holds suggestions alone was not. They are several where
/// nobody knows which is newer.
fn forms<'a>(module: &Module, canonical: &Canonical, record: &[&'a Value]) -> Vec<&'a Value> {
    let forms = record.iter().copied().filter(|form| {
        let status = form["status"].as_str().unwrap_or_default();
        matches!(status, "in-progress" | "completed" | "amended")
            && response::form_of(canonical, form).is_some()
            && (suggested::unlooked(form).is_empty() || !answered(module, form).is_empty())
    });
    let when = |form: &Value| When::read(form["authored"].as_str()?);
    let forms = forms.collect::<Vec<_>>();
    let latest = When::latest(forms.iter().filter_map(|form| when(form)));
    let is_newest = |form: &&&Value| {
        let when = when(form);
        !when.is_some_and(|one| latest.iter().any(|other| one.is_before(*other)))
    };
    forms.iter().filter(is_newest).copied().collect()
}

/// Whether a request has a code of ours.
fn has_own_code(request: &Value, system: &str, code: &str) -> bool {
    let codings = request.pointer("/code/coding").and_then(Value::as_array);
    let mut codings = codings.into_iter().flatten();
    codings.any(|coding| coding["system"] == system && coding["code"] == code)
}

fn is_plain(id: &str) -> bool {
    !id.is_empty()
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Cut at a word so that it is short enough.
fn shortened(text: &str) -> String {
    if text.chars().count() < SUMMARY {
        return text.to_owned();
    }
    let kept = text.chars().take(SUMMARY - 2).collect::<String>();
    let kept = kept
        .rsplit_once(' ')
        .map_or(kept.as_str(), |(kept, _)| kept);
    format!("{kept}…")
}

/// An id that is the same for the same card of the same asking (a UUID of version 8, RFC 9562).
fn uuid(parts: &[&str]) -> String {
    let digest = Sha256::digest(parts.join("\n").as_bytes());
    let mut hex = digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect::<String>();
    hex.replace_range(12..13, "8");
    hex.replace_range(16..17, "a");
    for at in [20, 16, 12, 8] {
        hex.insert(at, '-');
    }
    hex
}
