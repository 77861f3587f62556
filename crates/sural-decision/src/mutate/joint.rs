//! A module in which changed conditions stand beside the original ones.

use sural_content::module::{Condition, ConditionId, Module, Rule, RuleId, ScoreId};
use sural_content::span::Span;
use sural_diagram::Node;

use super::judge::point;
use super::{Mutant, Place};
use crate::answers::Answers;
use crate::assessment::Status;
use crate::compile::{CompileError, Decision};
use crate::search::Avoid;
use crate::verify::{Prover, silent};

/// Content and mutants of one place, compiled together.
pub(super) struct Joint {
    pub(super) decision: Decision,
    /// By mutant: whatever reads the changed condition, as it was and as it is.
    pub(super) pairs: Vec<Vec<Pair>>,
    /// The admissible answers are not the same.
    changes_constraints: bool,
}

/// One reader of a changed condition. Both sides are rules of the joint module.
pub(super) struct Pair {
    was: RuleId,
    becomes: RuleId,
}

/// Something that reads a condition.
struct Reader {
    /// The rule in the content; other readers have none.
    rule: Option<RuleId>,
    /// Its condition in a module, wrapped so that a rule reads it as the reader does.
    when: Box<dyn Fn(&Module) -> Condition>,
}

impl Joint {
    pub(super) fn of(
        module: &Module,
        place: Place,
        mutants: &[&Mutant],
    ) -> Result<Self, CompileError> {
        // What reads the place is added as rules, so that the causes need not be compiled.
        let mut joint = Module {
            causes: Vec::new(),
            ..module.clone()
        };
        let (readers, freed) = readers(module, place);
        // Answers that only a changed constraint forbids must be seen, so the constraint is read like a rule instead.
        for index in &freed {
            joint
                .constraints
                .get_mut(*index)
                .into_iter()
                .for_each(|constraint| constraint.never = Condition::Any(Vec::new()));
        }
        let add = |joint: &mut Module, when: Condition| {
            joint.rules.push(silent_rule(when));
            RuleId(joint.rules.len() as u32 - 1)
        };
        let originals = readers
            .iter()
            .map(|reader| {
                reader
                    .rule
                    .unwrap_or_else(|| add(&mut joint, (reader.when)(module)))
            })
            .collect::<Vec<_>>();
        let mut pairs = Vec::new();
        for mutant in mutants {
            let faulty = mutant.apply(module);
            let shift = Shift::append(&mut joint, &faulty, place);
            let changed = readers.iter().zip(&originals);
            pairs.push(
                changed
                    .map(|(reader, &was)| Pair {
                        was,
                        becomes: add(&mut joint, shift.apply((reader.when)(&faulty))),
                    })
                    .collect(),
            );
        }
        Ok(Self {
            decision: Decision::compile(joint)?,
            pairs,
            changes_constraints: !freed.is_empty(),
        })
    }

    /// Whether every reader has the same diagram: diagrams are canonical.
    pub(super) fn says_the_same(&self, pairs: &[Pair]) -> bool {
        let mut nodes = pairs.iter().flat_map(|pair| self.nodes(pair));
        nodes.all(|[was, becomes]| was == becomes)
    }

    /// Whether the answers may tell a mutant from the content.
    pub(super) fn may_notice(&self, pairs: &[Pair], answers: &Answers) -> bool {
        self.changes_constraints || self.tells_apart(pairs, answers)
    }

    fn tells_apart(&self, pairs: &[Pair], answers: &Answers) -> bool {
        let nodes = pairs
            .iter()
            .flat_map(|pair| self.nodes(pair))
            .filter(|[was, becomes]| was != becomes)
            .collect::<Vec<_>>();
        let statuses = self.decision.statuses(answers, &nodes);
        // Two that are both possible may still differ in which completions they need.
        statuses
            .iter()
            .any(|[was, becomes]| was != becomes || *was == Status::Possible)
    }

    /// As rules read, and as reported.
    fn nodes(&self, pair: &Pair) -> [[Node; 2]; 2] {
        let nodes = &self.decision.nodes;
        let of =
            |nodes: &[Node], rule: RuleId| nodes.get(rule.index()).copied().unwrap_or(Node::FALSE);
        [&nodes.rules, &nodes.reported].map(|nodes| [of(nodes, pair.was), of(nodes, pair.becomes)])
    }

    /// Answers on which some reader differs.
    pub(super) fn another_rule(&self, prover: &mut Prover<'_>, pairs: &[Pair]) -> Option<Answers> {
        let mut nodes = pairs.iter().flat_map(|pair| self.nodes(pair));
        nodes.find_map(|nodes| one_sided(prover, nodes, &[]))
    }

    /// Answers on which the one reader differs and, as nothing as urgent fires besides, decides the disposition.
    /// Of several readers each would have to be asked, which takes too long.
    pub(super) fn another_disposition(
        &self,
        prover: &mut Prover<'_>,
        pairs: &[Pair],
    ) -> Option<Answers> {
        let [pair] = pairs else { return None };
        let disposition = prover.disposition_of(pair.was.index())?;
        let [nodes, _] = self.nodes(pair);
        let rivals = prover
            .at_least(disposition)
            .into_iter()
            .filter(|rival| *rival != pair.was.index())
            .map(|rival| silent(prover.rule(rival)))
            .collect::<Vec<_>>();
        one_sided(prover, nodes, &rivals)
    }
}

/// Answers on which just one of the two fires.
fn one_sided(
    prover: &mut Prover<'_>,
    [was, becomes]: [Node; 2],
    besides: &[Avoid],
) -> Option<Answers> {
    if was == becomes {
        return None;
    }
    point(prover, was, [becomes].into_iter(), besides)
        .or_else(|| point(prover, becomes, [was].into_iter(), besides))
}

/// Everything that reads the place, and the constraints among it.
fn readers(module: &Module, place: Place) -> (Vec<Reader>, Vec<usize>) {
    let mut readers = Vec::new();
    let certainly = |when: &Condition| Condition::Certainly(Box::new(when.clone()));
    for (index, _) in module.rules.iter().enumerate().filter(|(index, rule)| {
        place == Place::Rule(RuleId(*index as u32)) || reads(module, &rule.when, place)
    }) {
        let when = move |module: &Module| {
            module
                .rules
                .get(index)
                .map_or(NEVER, |rule| rule.when.clone())
        };
        readers.push(Reader {
            rule: Some(RuleId(index as u32)),
            when: Box::new(when),
        });
    }
    let mut other =
        |when: Box<dyn Fn(&Module) -> Condition>| readers.push(Reader { rule: None, when });
    for (cause, content) in module.causes.iter().enumerate() {
        for (measure, lines) in content.measures.iter().enumerate() {
            for (line, _) in lines
                .lines
                .iter()
                .enumerate()
                .filter(|(_, line)| reads(module, &line.when, place))
            {
                other(Box::new(move |module| {
                    let lines = module
                        .causes
                        .get(cause)
                        .and_then(|cause| cause.measures.get(measure));
                    lines
                        .and_then(|lines| lines.lines.get(line))
                        .map_or(NEVER, |line| certainly(&line.when))
                }));
            }
        }
    }
    let freed = (0..module.constraints.len()).filter(|&index| {
        place == Place::Constraint(index)
            || module
                .constraints
                .get(index)
                .is_some_and(|it| reads(module, &it.never, place))
    });
    let freed = freed.collect::<Vec<_>>();
    for &index in &freed {
        other(Box::new(move |module| {
            module
                .constraints
                .get(index)
                .map_or(NEVER, |constraint| certainly(&constraint.never))
        }));
    }
    (readers, freed)
}

/// Care advice or safety net reads the place; no worked case can expect anything of them.
pub(super) fn read_by_advice(module: &Module, place: Place) -> bool {
    let care = module
        .care
        .iter()
        .flat_map(|care| care.when.iter().chain(&care.unless));
    care.chain(module.safety_net.iter().map(|line| &line.sign))
        .any(|when| reads(module, when, place))
}

const NEVER: Condition = Condition::Any(Vec::new());

/// Whether a condition reads a named condition or a score, at any depth.
pub(super) fn reads(module: &Module, condition: &Condition, place: Place) -> bool {
    let mut found = false;
    condition.visit(&mut |part| {
        found |= match part {
            Condition::Named(id) => {
                Place::Condition(*id) == place
                    || module
                        .conditions
                        .get(id.index())
                        .is_some_and(|named| reads(module, &named.when, place))
            }
            Condition::CompareScore(id, ..) => {
                Place::Score(*id) == place
                    || module.scores.get(id.index()).is_some_and(|score| {
                        score
                            .terms
                            .iter()
                            .any(|(_, term)| reads(module, term, place))
                    })
            }
            _ => false,
        }
    });
    found
}

/// A rule that leads to nothing.
fn silent_rule(when: Condition) -> Rule {
    let (disposition, see) = (None, None);
    let span = Span::default();
    Rule {
        id: String::new(),
        when,
        disposition,
        red_flag: false,
        consider: Vec::new(),
        see,
        care: Vec::new(),
        consultation: sural_content::module::Recommendation::default(),
        because: String::new(),
        citations: Vec::new(),
        chapter: 0,
        span,
    }
}

/// Where the named conditions and scores of a mutant stand in the joint module.
struct Shift {
    conditions: u32,
    scores: u32,
}

impl Shift {
    fn append(joint: &mut Module, faulty: &Module, place: Place) -> Self {
        if !matches!(place, Place::Condition(_) | Place::Score(_)) {
            return Self {
                conditions: 0,
                scores: 0,
            };
        }
        let shift = Self {
            conditions: joint.conditions.len() as u32,
            scores: joint.scores.len() as u32,
        };
        for named in &faulty.conditions {
            let mut named = named.clone();
            named.when = shift.apply(named.when);
            joint.conditions.push(named);
        }
        for score in &faulty.scores {
            let mut score = score.clone();
            score.terms = score
                .terms
                .into_iter()
                .map(|(points, term)| (points, shift.apply(term)))
                .collect();
            joint.scores.push(score);
        }
        shift
    }

    fn apply(&self, condition: Condition) -> Condition {
        let each = |parts: Vec<Condition>| parts.into_iter().map(|part| self.apply(part)).collect();
        match condition {
            Condition::All(parts) => Condition::All(each(parts)),
            Condition::Any(parts) => Condition::Any(each(parts)),
            Condition::AtLeast(k, parts) => Condition::AtLeast(k, each(parts)),
            Condition::Not(part) => Condition::Not(Box::new(self.apply(*part))),
            Condition::Possibly(part) => Condition::Possibly(Box::new(self.apply(*part))),
            Condition::Certainly(part) => Condition::Certainly(Box::new(self.apply(*part))),
            Condition::Named(id) => Condition::Named(ConditionId(id.0 + self.conditions)),
            Condition::CompareScore(id, comparison, constant) => {
                Condition::CompareScore(ScoreId(id.0 + self.scores), comparison, constant)
            }
            atom => atom,
        }
    }
}
