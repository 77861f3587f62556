//! The safety-net card: what this person does not have and would make it more urgent, and where it would lead.
//!
//! Each way in which a sign can appear is tried on this person's answers. The content's `safety_net` blocks give lines
//! their words and the least that they promise: where the rules come to something more urgent for this person, the line
//! says that; where they come to less, the promise stands, because a person who was told to come must not be told less.
//! Emergency signs that no block of this person covers are joined into one line.

use std::collections::BTreeMap;
use std::mem;

use sural_content::module::{
    Answer, CauseId, DispositionId, FindingId, FindingKind, Module, SafetyNet, SafetyNetId, Stage,
};
use sural_diagram::Node;

use super::cause::is_unknown;
use super::change::statuses;
use super::route::Route;
use crate::answers::{Answers, none_of};
use crate::assessment::{Assessment, Outlook, Status, View};
use crate::causes;
use crate::compile::Decision;
use crate::variables::{ABSENT, Encoding};

/// More lines than this nobody remembers.
pub const MOST: usize = 7;

/// The most urgent disposition.
const GRAVEST: DispositionId = DispositionId(0);

/// Answers that a sign gives in place of those that are known.
pub type Way = Vec<(FindingId, Answer)>;

/// One line of the card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The signs it names.
    pub signs: Vec<Sign>,
    /// Where the person is told to go: what the content promises or what the rules come to, the more urgent of the two.
    pub then: DispositionId,
    /// The least urgent disposition that the rules come to, whichever of the signs appears.
    pub reaches: DispositionId,
    /// Every way in which they appear.
    pub ways: Vec<Way>,
}

/// What can appear, by whose words it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sign {
    /// A line of the content's safety net.
    Worded(SafetyNetId),
    /// A finding with one of these options; with any but `none` if there are none here.
    Finding(FindingId, Vec<usize>),
}

impl Decision {
    /// The safety-net card of a case, most urgent line first: at most [`MOST`] lines. Every emergency sign that would
    /// lead to the most urgent disposition is on it, and the mildest line that is for everyone: what follows if time
    /// does not help.
    #[must_use]
    pub fn card(&self, answers: &Answers, assessment: &Assessment) -> Vec<Line> {
        let mut deck = Deck::of(self, answers, assessment);
        let mut lines = deck.worded();
        let (mut card, mut rest): (Vec<_>, Vec<_>) =
            lines.drain(..).partition(|line| line.then == GRAVEST);
        // What is too much for lines of its own goes into the line that joins the rest.
        card.truncate(MOST - 1);
        card.extend(deck.unworded(&card));
        let everyones = |line: &Line| {
            line.signs
                .iter()
                .all(|sign| is_everyones(self.module(), sign))
        };
        let last = rest
            .iter()
            .rposition(everyones)
            .map(|last| rest.remove(last));
        let room = MOST.saturating_sub(card.len() + usize::from(last.is_some()));
        let cut = rest.split_off(room.min(rest.len()));
        // A sign must not be told with less urgency because its own line was cut.
        let last = last.map(|last| {
            let same = |line: &Line| line.ways.iter().any(|way| last.ways.contains(way));
            cut.into_iter().find(same).unwrap_or(last)
        });
        card.extend(rest.into_iter().chain(last));
        card.truncate(MOST);
        card.sort_by_key(|line| line.then);
        card
    }
}

fn is_everyones(module: &Module, sign: &Sign) -> bool {
    match sign {
        Sign::Worded(id) => module
            .safety_net
            .get(id.index())
            .is_some_and(|line| line.causes.is_empty()),
        Sign::Finding(..) => false,
    }
}

/// Tries signs on one case.
struct Deck<'a> {
    decision: &'a Decision,
    answers: &'a Answers,
    assessment: &'a Assessment,
    view: View<'a>,
    /// What is known of the rules without any new sign.
    known: Vec<Status>,
    /// What was tried before.
    tried: BTreeMap<FindingId, Vec<(Answer, Option<DispositionId>)>>,
    /// The findings that the view sees otherwise than the person answers them.
    changed: Vec<FindingId>,
    /// In which ways lines of content can appear, once that was asked.
    ways: BTreeMap<SafetyNetId, Vec<Way>>,
}

impl<'a> Deck<'a> {
    fn of(decision: &'a Decision, answers: &'a Answers, assessment: &'a Assessment) -> Self {
        let mut view = View::of(decision, answers);
        let known = statuses(&mut view);
        Self {
            decision,
            answers,
            assessment,
            view,
            known,
            tried: BTreeMap::new(),
            changed: Vec::new(),
            ways: BTreeMap::new(),
        }
    }

    /// The lines of content that are for this person and raise urgency, most urgent first, of those the ones for the
    /// likeliest cause.
    fn worded(&mut self) -> Vec<Line> {
        let decision = self.decision;
        let leading = causes::leading(&self.assessment.causes);
        let place = |line: &SafetyNet| {
            let named = |cause: &CauseId| line.causes.contains(cause);
            leading.iter().position(named).unwrap_or(leading.len())
        };
        let mut lines = Vec::new();
        let mut said: Vec<&str> = Vec::new();
        for &index in &self.assessment.safety_net {
            let id = SafetyNetId(index as u32);
            let Some(content) = decision.module().safety_net.get(index) else {
                continue;
            };
            if let Some(line) = self.line(id) {
                lines.push((line.then, place(content), id, content.say.as_str(), line));
            }
        }
        lines.sort_by_key(|(then, place, id, ..)| (*then, *place, *id));
        lines.retain(|(_, _, _, say, _)| {
            let first = !said.contains(say);
            said.push(say);
            first
        });
        lines.into_iter().map(|(.., line)| line).collect()
    }

    /// A line of content; `None` if its sign cannot appear, or leads to nothing more urgent.
    fn line(&mut self, id: SafetyNetId) -> Option<Line> {
        let promised = self.decision.module().safety_net.get(id.index())?.then;
        let mut reaches = None;
        let mut ways = self.ways_of(id);
        ways.retain(|way| {
            let outcome = self.outcome(way);
            reaches = reaches.max(outcome);
            outcome.is_some()
        });
        let reaches = reaches?;
        let then = promised.min(reaches);
        self.raises(then).then(|| Line {
            signs: vec![Sign::Worded(id)],
            then,
            reaches,
            ways,
        })
    }

    fn raises(&self, disposition: DispositionId) -> bool {
        let now = self.decision.acuity(self.assessment.disposition);
        self.decision.acuity(disposition) < now
    }

    fn ways_of(&mut self, id: SafetyNetId) -> Vec<Way> {
        if let Some(known) = self.ways.get(&id) {
            return known.clone();
        }
        let sign = self.decision.nodes.signs.get(id.index()).copied();
        let ways = sign.map(|sign| self.ways(sign)).unwrap_or_default();
        self.ways.insert(id, ways.clone());
        ways
    }

    /// The single answers with which a sign is there; where it takes several, the fewest.
    fn ways(&mut self, sign: Node) -> Vec<Way> {
        let mut ways = Vec::new();
        for finding in self.decision.support(sign) {
            for answer in self.appearing(finding) {
                let way = vec![(finding, answer)];
                if self.answers.get(finding) != way.first().map(|(_, answer)| answer)
                    && self.shows(sign, &way)
                {
                    ways.push(way);
                }
            }
        }
        if ways.is_empty() {
            let way = self.shortest(sign);
            ways.extend(way.filter(|way| self.shows(sign, way)));
        }
        ways
    }

    fn shows(&mut self, sign: Node, way: &Way) -> bool {
        self.look(way);
        self.view.status(sign) == Status::Certain
    }

    /// Sees the case with new answers, and all others as the person gives them.
    fn look(&mut self, way: &Way) {
        for finding in mem::take(&mut self.changed) {
            self.view.answer(finding, self.answers.get(finding));
        }
        for (finding, answer) in way {
            self.view.answer(*finding, Some(answer));
            self.changed.push(*finding);
        }
    }

    fn shortest(&self, sign: Node) -> Option<Way> {
        let decision = self.decision;
        let own = decision.assignment(self.answers);
        let open = vec![None; own.len()];
        let mut case = own.clone();
        let mut findings = Vec::new();
        for (var, value) in Route::to_fire(decision, sign, &own, &open)? {
            let slot = case.get_mut(var.0 as usize)?;
            if *slot != Some(value) {
                *slot = Some(value);
                findings.extend(decision.variables().owner(var).map(|owner| owner.finding));
            }
        }
        findings.sort_unstable();
        findings.dedup();
        let case = case.iter().map(|value| value.unwrap_or(ABSENT));
        let case = case.collect::<Vec<_>>();
        let new = findings.into_iter().map(|finding| {
            let before = self.answers.get(finding);
            (
                finding,
                decision.answer(finding, &case, before, Some(ABSENT)),
            )
        });
        Some(new.collect())
    }

    /// The least urgent disposition of the case with new answers; `None` if they contradict the others.
    fn outcome(&mut self, way: &Way) -> Option<DispositionId> {
        let [(finding, answer)] = way.as_slice() else {
            return self.tried(way);
        };
        let before = self.tried.get(finding).into_iter().flatten();
        if let Some((_, known)) = before.into_iter().find(|(tried, _)| tried == answer) {
            return *known;
        }
        let outcome = self.tried(way);
        let tried = self.tried.entry(*finding).or_default();
        tried.push((answer.clone(), outcome));
        outcome
    }

    fn tried(&mut self, way: &Way) -> Option<DispositionId> {
        self.look(way);
        if !self.view.is_admissible() {
            return None;
        }
        let mut rules = self.known.clone();
        for (finding, _) in way {
            self.view.refresh(*finding, &mut rules);
        }
        let Outlook { mild, .. } = self.decision.outlook(&mut self.view, &rules);
        Some(mild)
    }

    /// The emergency signs that lead to the most urgent disposition and stand on no line yet, as one line.
    fn unworded(&mut self, card: &[Line]) -> Option<Line> {
        if !self.raises(GRAVEST) {
            return None;
        }
        let stands = |way: &Way| card.iter().any(|line| line.ways.contains(way));
        let (mut signs, mut ways): (Vec<Sign>, Vec<Way>) = (Vec::new(), Vec::new());
        for finding in self.emergencies() {
            let appearing = self.appearing(finding).into_iter();
            let all = appearing.map(|answer| vec![(finding, answer)]);
            let all = all.collect::<Vec<Way>>();
            let count = all.len();
            let grave = all
                .into_iter()
                .filter(|way| self.outcome(way) == Some(GRAVEST))
                .collect::<Vec<_>>();
            let complete = grave.len() == count;
            let new = grave.into_iter().filter(|way| !stands(way));
            let new = new.collect::<Vec<_>>();
            if let Some(sign) = self.sign(finding, &new, complete) {
                if !signs.contains(&sign) {
                    signs.push(sign);
                }
                ways.extend(new);
            }
        }
        (!signs.is_empty()).then_some(Line {
            signs,
            then: GRAVEST,
            reaches: GRAVEST,
            ways,
        })
    }

    /// The words for new ways of one finding: its own if they are all there are, else those of a line of content that is
    /// there in exactly such ways, else its options.
    fn sign(&mut self, finding: FindingId, new: &[Way], complete: bool) -> Option<Sign> {
        let first = new.first()?;
        let decision = self.decision;
        let module = decision.module();
        let says = module.findings.get(finding.index())?.says.is_some();
        if complete && says {
            return Some(Sign::Finding(finding, Vec::new()));
        }
        let mut lines = (0..module.safety_net.len() as u32).map(SafetyNetId);
        let mut covers = |id: &SafetyNetId| {
            let ways = self.ways_of(*id);
            ways.contains(first) && ways.iter().all(|way| new.contains(way))
        };
        if let Some(id) = lines.find(|id| covers(id)) {
            return Some(Sign::Worded(id));
        }
        let options = new.iter().flatten().flat_map(|(_, answer)| match answer {
            Answer::Option(option) => vec![*option],
            Answer::Options(options) => options.clone(),
            _ => Vec::new(),
        });
        Some(Sign::Finding(finding, options.collect()))
    }

    /// The findings asked about as emergencies that this person does not have.
    fn emergencies(&self) -> Vec<FindingId> {
        let module = self.decision.module();
        let pages = module.screens.iter();
        let emergencies = pages
            .filter(|screen| screen.stage == Stage::Emergency)
            .flat_map(|screen| &screen.findings);
        let is_absent = |finding: &FindingId| {
            let answer = self.answers.get(*finding);
            answer.is_none_or(is_unknown) || answer == none_of(module, *finding).as_ref()
        };
        emergencies.copied().filter(is_absent).collect()
    }

    /// The answers that report something: every option but `none`, every option of several by itself, a number of each
    /// interval.
    fn appearing(&self, finding: FindingId) -> Vec<Answer> {
        let module = self.decision.module();
        let kind = module.findings.get(finding.index()).map(|it| &it.kind);
        match (kind, self.decision.variables().encoding(finding)) {
            (Some(FindingKind::One { options, none, .. }), _) => (0..options.len())
                .filter(|option| Some(*option) != *none)
                .map(Answer::Option)
                .collect(),
            (Some(FindingKind::Several { options, .. }), _) => (0..options.len())
                .map(|option| Answer::Options(vec![option]))
                .collect(),
            (_, Some(Encoding::Number { low, cuts, .. })) => {
                let numbers = std::iter::once(low).chain(cuts);
                numbers.map(|number| Answer::Number(*number)).collect()
            }
            _ => Vec::new(),
        }
    }
}
