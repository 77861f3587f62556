//! Small faults planted in the content, to see whether anything would notice them.
//!
//! A mutant is the module with one fault of the kind an author could make: a part of a list left out, a threshold
//! shifted, a disposition one level off. A case kills a mutant when it passes on the content and not on the mutant; a
//! check, when it warns of the mutant alone; a proof, when it fails on the mutant alone.
//! A mutant that no answers can tell from the content is equivalent, and counts for nothing; see [`judge`].

mod joint;
pub mod judge;
pub mod suggest;
mod variants;

use sural_content::module::{
    CauseId, Condition, ConditionId, DispositionId, FindingId, FindingKind, Module, RuleId,
    ScoreId, Unsure,
};
use sural_content::span::Span;

use variants::Variant;

/// The kinds of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Operator {
    /// One part of `all of`, `any of` or `at least` is left out.
    PartDropped,
    /// `all of` became `any of`, or the other way.
    AllAnySwapped,
    /// `at least K` asks for one more or one less.
    CountShifted,
    /// A constant is one off. (Of whole numbers, `>=` for `>` is the same fault.)
    ComparisonShifted,
    /// A part is negated, or a negation left out.
    Negated,
    /// `possibly` or `certainly` is left out.
    KnowledgeDropped,
    /// An option became the one before or after it.
    OptionReplaced,
    /// One of several options is left out.
    OptionDropped,
    /// The rule never fires.
    RuleRemoved,
    /// The disposition is one level less urgent.
    LessUrgent,
    /// The disposition is one level more urgent.
    MoreUrgent,
    /// The rule is no red flag any more.
    RedFlagDropped,
    /// A cause to consider is left out.
    ConsiderDropped,
    /// Points of a score are one off.
    PointsShifted,
    /// Points of a score have the other sign.
    SignFlipped,
    /// The constraint forbids nothing.
    ConstraintDropped,
    /// `unsure safer` became `unsure open`.
    UnsureOpened,
    /// Another option is `none`.
    NoneMoved,
}

/// The part of the content that is faulty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the kinds of block")]
pub enum Place {
    Rule(RuleId),
    Condition(ConditionId),
    Score(ScoreId),
    /// Index in the module.
    Constraint(usize),
    Finding(FindingId),
}

/// What is different, for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Not there.
    Nothing,
    /// A condition.
    Condition(Condition),
    /// Any other part, as it is written.
    Text(String),
}

/// A fault that can be planted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mutant {
    /// Its kind.
    pub operator: Operator,
    /// Where it is planted.
    pub place: Place,
    /// The block.
    pub span: Span,
    /// What stands in the content.
    pub was: Part,
    /// What stands in the mutant.
    pub becomes: Part,
    change: Change,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Change {
    When(Condition),
    Term(usize, Condition),
    Points(usize, i32),
    Disposition(DispositionId),
    NoRedFlag,
    NoConsider(CauseId),
    Open,
    NoneAt(usize),
}

/// All mutants of a module, in the order of the text.
#[must_use]
pub fn mutants(module: &Module) -> Vec<Mutant> {
    let rules = (0..module.rules.len()).map(|index| Place::Rule(RuleId(index as u32)));
    let conditions =
        (0..module.conditions.len()).map(|index| Place::Condition(ConditionId(index as u32)));
    let scores = (0..module.scores.len()).map(|index| Place::Score(ScoreId(index as u32)));
    let constraints = (0..module.constraints.len()).map(Place::Constraint);
    let findings = (0..module.findings.len()).map(|index| Place::Finding(FindingId(index as u32)));
    let mut all = rules
        .chain(conditions)
        .chain(scores)
        .chain(constraints)
        .chain(findings)
        .flat_map(|place| at(module, place))
        .collect::<Vec<_>>();
    all.sort_by_key(|mutant| mutant.span);
    all
}

fn at(module: &Module, place: Place) -> Vec<Mutant> {
    match place {
        Place::Rule(_) => of_rule(module, place),
        Place::Condition(_) => of_when(module, place).collect(),
        Place::Score(id) => of_score(module, place, id),
        Place::Constraint(_) => of_when(module, place)
            .chain([removed(module, place, Operator::ConstraintDropped)])
            .collect(),
        Place::Finding(id) => of_finding(module, place, id),
    }
}

fn mutant(
    module: &Module,
    place: Place,
    operator: Operator,
    [was, becomes]: [Part; 2],
    change: Change,
) -> Mutant {
    Mutant {
        operator,
        place,
        span: place.span(module),
        was,
        becomes,
        change,
    }
}

fn of_variant(
    module: &Module,
    place: Place,
    variant: Variant,
    change: impl FnOnce(Condition) -> Change,
) -> Mutant {
    let parts = [
        Part::Condition(variant.was),
        variant.becomes.map_or(Part::Nothing, Part::Condition),
    ];
    mutant(
        module,
        place,
        variant.operator,
        parts,
        change(variant.whole),
    )
}

fn of_when(module: &Module, place: Place) -> impl Iterator<Item = Mutant> {
    let variants = place
        .when(module)
        .map(|when| variants::of(module, when))
        .unwrap_or_default();
    variants
        .into_iter()
        .map(move |variant| of_variant(module, place, variant, Change::When))
}

/// Never true: the rule or constraint is as good as not there.
fn removed(module: &Module, place: Place, operator: Operator) -> Mutant {
    let whole = place
        .when(module)
        .cloned()
        .map_or(Part::Nothing, Part::Condition);
    mutant(
        module,
        place,
        operator,
        [whole, Part::Nothing],
        Change::When(Condition::Any(Vec::new())),
    )
}

fn of_rule(module: &Module, place: Place) -> Vec<Mutant> {
    let mut all = of_when(module, place).collect::<Vec<_>>();
    all.push(removed(module, place, Operator::RuleRemoved));
    let Some(rule) = place.rule(module) else {
        return all;
    };
    if let Some(disposition) = rule.disposition {
        all.extend(levels(module, place, disposition));
    }
    if rule.red_flag {
        all.push(mutant(
            module,
            place,
            Operator::RedFlagDropped,
            [Part::Text("red flag".to_owned()), Part::Nothing],
            Change::NoRedFlag,
        ));
    }
    for &cause in &rule.consider {
        let name = module
            .causes
            .get(cause.index())
            .map_or("", |cause| &cause.id);
        let was = Part::Text(format!("consider {name}"));
        all.push(mutant(
            module,
            place,
            Operator::ConsiderDropped,
            [was, Part::Nothing],
            Change::NoConsider(cause),
        ));
    }
    all
}

fn levels(module: &Module, place: Place, disposition: DispositionId) -> Vec<Mutant> {
    let name = |id: DispositionId| {
        module
            .dispositions
            .get(id.index())
            .filter(|disposition| disposition.handled_as.is_none())
            .map(|disposition| &disposition.id)
    };
    let text = |id: &String| Part::Text(format!("disposition {id}"));
    let near = [
        (disposition.0.checked_add(1), Operator::LessUrgent),
        (disposition.0.checked_sub(1), Operator::MoreUrgent),
    ];
    let near = near
        .into_iter()
        .filter_map(|(id, operator)| Some((DispositionId(id?), operator)));
    let changed = near.filter_map(|(id, operator)| {
        Some(mutant(
            module,
            place,
            operator,
            [text(name(disposition)?), text(name(id)?)],
            Change::Disposition(id),
        ))
    });
    changed.collect()
}

fn of_score(module: &Module, place: Place, id: ScoreId) -> Vec<Mutant> {
    let Some(score) = module.scores.get(id.index()) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for (index, (points, term)) in score.terms.iter().enumerate() {
        let text = |points: i32| Part::Text(format!("{points:+} in line {}", index + 1));
        for (operator, changed) in [
            (Operator::PointsShifted, points + 1),
            (Operator::PointsShifted, points - 1),
            (Operator::SignFlipped, -points),
        ] {
            all.push(mutant(
                module,
                place,
                operator,
                [text(*points), text(changed)],
                Change::Points(index, changed),
            ));
        }
        all.extend(
            variants::of(module, term).into_iter().map(|variant| {
                of_variant(module, place, variant, |whole| Change::Term(index, whole))
            }),
        );
    }
    all
}

fn of_finding(module: &Module, place: Place, id: FindingId) -> Vec<Mutant> {
    let Some(finding) = module.findings.get(id.index()) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    if finding.unsure == Unsure::Safer {
        let texts = ["unsure safer", "unsure open"].map(|text| Part::Text(text.to_owned()));
        all.push(mutant(
            module,
            place,
            Operator::UnsureOpened,
            texts,
            Change::Open,
        ));
    }
    if let FindingKind::One {
        options,
        none: Some(none),
        ..
    } = &finding.kind
    {
        let text = |index: usize| {
            Part::Text(format!(
                "none {}",
                options.get(index).map_or("", |option| &option.id)
            ))
        };
        let other = none.checked_sub(1).unwrap_or(none + 1);
        all.push(mutant(
            module,
            place,
            Operator::NoneMoved,
            [text(*none), text(other)],
            Change::NoneAt(other),
        ));
    }
    all
}

impl Mutant {
    /// The module with this fault.
    #[must_use]
    pub fn apply(&self, module: &Module) -> Module {
        let mut module = module.clone();
        self.plant(&mut module);
        module
    }

    fn plant(&self, module: &mut Module) -> Option<()> {
        match (&self.change, self.place) {
            (Change::When(when), place) => *place.when_mut(module)? = when.clone(),
            (Change::Term(index, when), Place::Score(id)) => {
                module.scores.get_mut(id.index())?.terms.get_mut(*index)?.1 = when.clone()
            }
            (Change::Points(index, points), Place::Score(id)) => {
                module.scores.get_mut(id.index())?.terms.get_mut(*index)?.0 = *points
            }
            (Change::Disposition(disposition), Place::Rule(id)) => {
                module.rules.get_mut(id.index())?.disposition = Some(*disposition)
            }
            (Change::NoRedFlag, Place::Rule(id)) => {
                module.rules.get_mut(id.index())?.red_flag = false
            }
            (Change::NoConsider(cause), Place::Rule(id)) => module
                .rules
                .get_mut(id.index())?
                .consider
                .retain(|other| other != cause),
            (Change::Open, Place::Finding(id)) => {
                module.findings.get_mut(id.index())?.unsure = Unsure::Open
            }
            (Change::NoneAt(option), Place::Finding(id)) => {
                if let FindingKind::One { none, .. } =
                    &mut module.findings.get_mut(id.index())?.kind
                {
                    *none = Some(*option);
                }
            }
            _ => {}
        }
        Some(())
    }
}

impl Place {
    /// The kind and id of the block.
    #[must_use]
    pub fn name(self, module: &Module) -> String {
        let id = |id: Option<&String>| id.cloned().unwrap_or_default();
        match self {
            Self::Rule(rule) => format!(
                "rule `{}`",
                id(module.rules.get(rule.index()).map(|rule| &rule.id))
            ),
            Self::Condition(named) => format!(
                "condition `{}`",
                id(module.conditions.get(named.index()).map(|named| &named.id))
            ),
            Self::Score(score) => format!(
                "score `{}`",
                id(module.scores.get(score.index()).map(|score| &score.id))
            ),
            Self::Constraint(index) => format!(
                "constraint `{}`",
                id(module
                    .constraints
                    .get(index)
                    .map(|constraint| &constraint.id))
            ),
            Self::Finding(finding) => format!(
                "finding `{}`",
                id(module
                    .findings
                    .get(finding.index())
                    .map(|finding| &finding.id))
            ),
        }
    }

    fn span(self, module: &Module) -> Span {
        let span = match self {
            Self::Rule(id) => module.rules.get(id.index()).map(|rule| rule.span),
            Self::Condition(id) => module.conditions.get(id.index()).map(|named| named.span),
            Self::Score(id) => module.scores.get(id.index()).map(|score| score.span),
            Self::Constraint(index) => module
                .constraints
                .get(index)
                .map(|constraint| constraint.span),
            Self::Finding(id) => module.findings.get(id.index()).map(|finding| finding.span),
        };
        span.unwrap_or_default()
    }

    fn rule(self, module: &Module) -> Option<&sural_content::module::Rule> {
        match self {
            Self::Rule(id) => module.rules.get(id.index()),
            _ => None,
        }
    }

    fn when(self, module: &Module) -> Option<&Condition> {
        match self {
            Self::Rule(id) => module.rules.get(id.index()).map(|rule| &rule.when),
            Self::Condition(id) => module.conditions.get(id.index()).map(|named| &named.when),
            Self::Constraint(index) => module
                .constraints
                .get(index)
                .map(|constraint| &constraint.never),
            Self::Score(_) | Self::Finding(_) => None,
        }
    }

    fn when_mut(self, module: &mut Module) -> Option<&mut Condition> {
        match self {
            Self::Rule(id) => module.rules.get_mut(id.index()).map(|rule| &mut rule.when),
            Self::Condition(id) => module
                .conditions
                .get_mut(id.index())
                .map(|named| &mut named.when),
            Self::Constraint(index) => module
                .constraints
                .get_mut(index)
                .map(|constraint| &mut constraint.never),
            Self::Score(_) | Self::Finding(_) => None,
        }
    }
}
