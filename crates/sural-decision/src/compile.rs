//! Compiles a module into diagrams, once.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::OnceLock;

use sural_content::module::{Condition, DispositionId, FindingId, Module, Rule, RuleId, Warning};
use sural_diagram::{Error, Forest, Node};

use crate::answers::{Answers, CONSTRAINT_READING};
use crate::condition::{Conditions, Reading, facts, lowest};
use crate::evidence::Evidence;
use crate::interview::plan::Plan;
use crate::interview::together::Waiting;
use crate::unread::Unread;
use crate::variables::{Variables, visit};

/// Diagrams that grow past this many nodes are a compile error: a module that needs them is not understood.
pub const NODE_LIMIT: usize = 8_000_000;

/// Terminal of a combination in which a rule does not fire.
pub const SILENT: u32 = 0;
/// Terminal of a combination in which a rule fires.
pub const FIRES: u32 = 1;
/// Terminal of a combination that content's constraints forbid.
pub const INADMISSIBLE: u32 = u32::MAX;

/// Why a module could not be compiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompileError {
    /// The diagrams grew past [`NODE_LIMIT`].
    TooLarge {
        /// What was being compiled, for people.
        during: String,
    },
    /// A diagram could not be built for another reason; the compiler itself is at fault.
    Diagram {
        /// What was being compiled, for people.
        during: String,
        /// What the kernel said.
        error: Error,
    },
    /// The constraints leave no admissible case at all.
    ContradictoryConstraints,
    /// The module declares no disposition.
    NoDisposition,
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { during } => write!(
                f,
                "the decision grew past {NODE_LIMIT} nodes while compiling {during}; split the condition that reads most findings"
            ),
            Self::Diagram { during, error } => write!(f, "cannot compile {during}: {error}"),
            Self::ContradictoryConstraints => {
                f.write_str("the constraints contradict each other: no case is admissible")
            }
            Self::NoDisposition => f.write_str("the module declares no disposition"),
        }
    }
}

impl std::error::Error for CompileError {}

/// Nodes of everything that a module says, in one forest.
#[derive(Debug, Clone)]
pub(crate) struct Nodes {
    /// By rule: [`SILENT`], [`FIRES`] or [`INADMISSIBLE`].
    pub(crate) rules: Vec<Node>,
    /// As `rules`, for what was reported: without the help of *not sure*.
    pub(crate) reported: Vec<Node>,
    /// By constraint: 1 where it is kept.
    pub(crate) constraints: Vec<Node>,
    /// The constraints, and that options are unknown together, joined into groups that share no variable: 1 where all
    /// of a group are kept.
    pub(crate) admissible: Vec<Node>,
    /// By cause, measure and line: 1 where the line counts.
    pub(crate) evidence: Vec<Vec<Vec<Node>>>,
    /// By care advice: `when`, `unless`.
    pub(crate) care: Vec<(Node, Node)>,
    /// By safety-net line.
    pub(crate) signs: Vec<Node>,
    /// By score.
    pub(crate) scores: Vec<ScoreNodes>,
    /// By order: what speaks against it.
    pub(crate) avoid: Vec<Vec<WarningNodes>>,
    /// By treatment.
    pub(crate) treatments: Vec<TreatmentNodes>,
    /// By referral: 1 where it is over.
    pub(crate) until: Vec<Node>,
    /// By disagreement: 1 where it shows.
    pub(crate) disagreements: Vec<Node>,
}

/// A score with numbers at its ends, counted from its lowest value.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ScoreNodes {
    /// Whatever the constraints say.
    pub(crate) sum: Node,
    /// [`INADMISSIBLE`] where something that it reads is unknown, or a constraint is broken.
    pub(crate) known: Node,
    pub(crate) lowest: i32,
    pub(crate) highest: i32,
}

impl ScoreNodes {
    /// The points at a terminal.
    pub(crate) fn value(&self, terminal: u32) -> i32 {
        i32::try_from(terminal)
            .unwrap_or(i32::MAX)
            .saturating_add(self.lowest)
    }
}

/// A warning: 1 where it holds for certain, and where it may.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WarningNodes {
    pub(crate) certainly: Node,
    pub(crate) possibly: Node,
}

impl WarningNodes {
    fn each_mut(&mut self) -> [&mut Node; 2] {
        [&mut self.certainly, &mut self.possibly]
    }
}

/// A treatment: 1 where it fits, and its warnings.
#[derive(Debug, Clone)]
pub(crate) struct TreatmentNodes {
    pub(crate) when: Node,
    pub(crate) never: Vec<WarningNodes>,
    pub(crate) caution: Vec<WarningNodes>,
}

/// A compiled module.
#[derive(Debug)]
pub struct Decision {
    module: Module,
    variables: Variables,
    forest: Forest,
    pub(crate) nodes: Nodes,
    /// By finding: the rules that read it. Found when first asked for.
    readers: OnceLock<Vec<Vec<RuleId>>>,
    /// What pages are chosen from. Worked out when first asked for.
    plan: OnceLock<Plan>,
    /// What waits on a page for an answer before it. Worked out when first asked for.
    pub(crate) waiting: OnceLock<Waiting>,
    /// What speaks for and against causes. Laid out when first asked for.
    evidence: OnceLock<Evidence>,
    /// What is known before anything is answered, if whoever uses it asked for that.
    unread: OnceLock<Unread>,
}

impl Decision {
    /// Compiles a module.
    ///
    /// # Errors
    /// When the diagrams grow past [`NODE_LIMIT`], or the constraints contradict each other.
    pub fn compile(module: Module) -> Result<Self, CompileError> {
        if module.dispositions.is_empty() {
            return Err(CompileError::NoDisposition);
        }
        let variables = Variables::of(&module);
        let (forest, nodes) = Compiler::new(&module, &variables)?.compile()?;
        Ok(Self {
            module,
            variables,
            forest,
            nodes,
            readers: OnceLock::new(),
            plan: OnceLock::new(),
            waiting: OnceLock::new(),
            evidence: OnceLock::new(),
            unread: OnceLock::new(),
        })
    }

    /// The same content with some conditions changed: only the rules and the lines of evidence whose condition is another
    /// or that are `stale` are compiled anew.
    ///
    /// Findings, constraints, care and safety net are taken to be the same, and numbers to be compared with no constants
    /// that this decision does not know.
    pub(crate) fn recompiled(
        &self,
        module: Module,
        stale: &dyn Fn(&Condition) -> bool,
    ) -> Result<Self, CompileError> {
        let mut compiler = Compiler {
            module: &module,
            conditions: Conditions::within(&module, &self.variables, self.forest.clone()),
        };
        let mut nodes = self.nodes.clone();
        compiler.renew(&self.module, &mut nodes, stale)?;
        let forest = compiler.conditions.forest;
        Ok(Self {
            module,
            variables: self.variables.clone(),
            forest,
            nodes,
            readers: OnceLock::new(),
            plan: OnceLock::new(),
            waiting: OnceLock::new(),
            evidence: OnceLock::new(),
            unread: OnceLock::new(),
        })
    }

    /// The content.
    #[must_use]
    pub fn module(&self) -> &Module {
        &self.module
    }

    /// The variables, in diagram order.
    #[must_use]
    pub fn variables(&self) -> &Variables {
        &self.variables
    }

    /// The diagrams.
    #[must_use]
    pub fn forest(&self) -> &Forest {
        &self.forest
    }

    /// What pages are chosen from.
    pub(crate) fn plan(&self) -> &Plan {
        self.plan.get_or_init(|| Plan::of(self))
    }

    /// What speaks for and against causes.
    pub(crate) fn evidence(&self) -> &Evidence {
        self.evidence.get_or_init(|| Evidence::of(self))
    }

    /// Works out beforehand what many assessments need again and again. For a few it is not worth the time; what they
    /// come to is the same.
    #[must_use]
    pub fn prepared(self) -> Self {
        self.plan();
        self.evidence();
        self.unread
            .get_or_init(|| Unread::of(&self.forest, &self.nodes));
        self
    }

    /// What is known before anything is answered, if that was worked out.
    pub(crate) fn unread(&self) -> Option<&Unread> {
        self.unread.get()
    }

    /// The diagram of a rule: terminals [`SILENT`], [`FIRES`], [`INADMISSIBLE`].
    #[must_use]
    pub fn rule_node(&self, rule: RuleId) -> Option<Node> {
        self.nodes.rules.get(rule.index()).copied()
    }

    /// The nodes of all rules that lead to a disposition; how large the decision is.
    #[must_use]
    pub fn nodes_of(&self, disposition: DispositionId) -> usize {
        let rules = self
            .module
            .rules
            .iter()
            .zip(&self.nodes.rules)
            .filter(|(rule, _)| rule.disposition == Some(disposition));
        self.forest
            .node_count(&rules.map(|(_, node)| *node).collect::<Vec<_>>())
    }

    /// By constraint: the diagram that is 1 where it is kept.
    pub fn constraint_nodes(&self) -> impl Iterator<Item = Node> + '_ {
        self.nodes.constraints.iter().copied()
    }

    /// Groups of constraints that share no variable: 1 where all of a group are kept. A case is admissible where every
    /// group can still be kept.
    pub fn admissible_nodes(&self) -> impl Iterator<Item = Node> + '_ {
        self.nodes.admissible.iter().copied()
    }

    /// The answers as values of the variables; open where nothing was asked.
    #[must_use]
    pub fn assignment(&self, answers: &Answers) -> Vec<Option<u16>> {
        let mut assignment = vec![None; self.variables.domains().len()];
        for (finding, answer) in answers.iter() {
            self.variables.assign(finding, answer, &mut assignment);
        }
        assignment
    }

    /// The findings that a diagram reads, in the order of the text.
    #[must_use]
    pub fn support(&self, node: Node) -> BTreeSet<FindingId> {
        self.forest
            .support(node)
            .into_iter()
            .filter_map(|var| self.variables.owner(var))
            .map(|owner| owner.finding)
            .collect()
    }

    /// The rules whose diagrams read a finding, in the order of the text.
    #[must_use]
    pub fn readers(&self, finding: FindingId) -> &[RuleId] {
        let readers = self.readers.get_or_init(|| {
            let mut readers = vec![Vec::new(); self.module.findings.len()];
            for (rule, &node) in (0..).map(RuleId).zip(&self.nodes.rules) {
                for finding in self.support(node) {
                    if let Some(slot) = readers.get_mut(finding.index()) {
                        slot.push(rule);
                    }
                }
            }
            readers
        });
        readers.get(finding.index()).map_or(&[], Vec::as_slice)
    }

    /// The disposition when no rule fires: the least urgent.
    #[must_use]
    pub fn default_disposition(&self) -> DispositionId {
        let ordered = self
            .module
            .dispositions
            .iter()
            .take_while(|disposition| disposition.handled_as.is_none())
            .count();
        DispositionId(ordered.saturating_sub(1) as u32)
    }
}

struct Compiler<'a> {
    module: &'a Module,
    conditions: Conditions<'a>,
}

impl<'a> Compiler<'a> {
    fn new(module: &'a Module, variables: &'a Variables) -> Result<Self, CompileError> {
        let conditions = Conditions::new(module, variables, NODE_LIMIT);
        Ok(Self {
            module,
            conditions: conditions.map_err(|error| stopped(error, "the variables".to_owned()))?,
        })
    }

    fn compile(mut self) -> Result<(Forest, Nodes), CompileError> {
        let constraints = self.constraints()?;
        let rules = self.rules(Reading::Rule)?;
        let reported = self.rules(Reading::Reported)?;
        let (evidence, care, signs) = (self.evidence()?, self.care()?, self.signs()?);
        let (scores, treatments) = (self.scores()?, self.treatments()?);
        let module = self.module;
        let avoid = module.orders.iter();
        let avoid = avoid
            .map(|order| self.warnings(&order.id, &order.avoid))
            .collect::<Result<_, _>>()?;
        let kept = constraints
            .iter()
            .copied()
            .chain(self.unknown_together()?)
            .collect::<Vec<_>>();
        let admissible = Admissible::of(&mut self.conditions.forest, &kept)?;
        let mut nodes = Nodes {
            rules,
            reported,
            constraints,
            admissible: Vec::new(),
            evidence,
            care,
            signs,
            scores,
            avoid,
            treatments,
            until: self.until()?,
            disagreements: self.disagreements()?,
        };
        // Many lines read the same answer, so the same node comes again and again.
        let mut guarded = HashMap::new();
        for node in nodes.read_of_cases() {
            *node = match guarded.entry(*node) {
                Entry::Occupied(known) => *known.get(),
                Entry::Vacant(new) => *new.insert(limited(
                    "the constraints",
                    admissible.or_inadmissible(&mut self.conditions.forest, *node),
                )?),
            };
        }
        nodes.admissible = admissible
            .groups
            .into_iter()
            .map(|(_, node)| node)
            .collect();
        Ok(compacted(&self.conditions.forest, nodes))
    }

    /// Compiles what changed since `before` once more.
    fn renew(
        &mut self,
        before: &Module,
        nodes: &mut Nodes,
        stale: &dyn Fn(&Condition) -> bool,
    ) -> Result<(), CompileError> {
        let module = self.module;
        let admissible = Admissible::known(&self.conditions.forest, &nodes.admissible);
        let rules = module.rules.iter().zip(&before.rules);
        let slots = nodes.rules.iter_mut().zip(&mut nodes.reported);
        for ((rule, was), (node, reported)) in rules.zip(slots) {
            if rule.when != was.when || stale(&rule.when) {
                let reading = |usual| reading_of(rule, usual);
                *node = self.guarded(&rule.when, reading(Reading::Rule), &admissible)?;
                *reported = self.guarded(&rule.when, reading(Reading::Reported), &admissible)?;
            }
        }
        let lines = module.causes.iter().flat_map(|cause| &cause.measures);
        let lines = lines.flat_map(|measure| &measure.lines);
        for (line, node) in lines.zip(nodes.evidence.iter_mut().flatten().flatten()) {
            if stale(&line.when) {
                *node = self.guarded(&line.when, Reading::Certainly, &admissible)?;
            }
        }
        Ok(())
    }

    fn guarded(
        &mut self,
        when: &Condition,
        reading: Reading,
        admissible: &Admissible,
    ) -> Result<Node, CompileError> {
        let what = "a changed condition";
        let node = self.read(when, reading, what)?;
        limited(
            what,
            admissible.or_inadmissible(&mut self.conditions.forest, node),
        )
    }

    /// That the options of a `Several` finding are unknown together, for the findings where it can tell: those that
    /// something asks the knowledge of.
    fn unknown_together(&mut self) -> Result<Vec<Node>, CompileError> {
        let module = self.module;
        let mut findings = BTreeSet::new();
        for condition in facts(module).iter().chain(
            module
                .constraints
                .iter()
                .map(|constraint| &constraint.never),
        ) {
            visit(module, condition, &mut |atom| {
                if let Condition::HasOption(id, _)
                | Condition::HasNone(id)
                | Condition::IsUnknown(id) = atom
                {
                    findings.insert(*id);
                }
            });
        }
        findings
            .into_iter()
            .map(|finding| limited("the variables", self.conditions.unknown_together(finding)))
            .collect()
    }

    fn read(
        &mut self,
        condition: &Condition,
        reading: Reading,
        what: impl fmt::Display,
    ) -> Result<Node, CompileError> {
        self.conditions
            .read(condition, reading)
            .map_err(|error| stopped(error, what.to_string()))
    }

    fn constraints(&mut self) -> Result<Vec<Node>, CompileError> {
        let module = self.module;
        let mut nodes = Vec::new();
        for constraint in &module.constraints {
            let what = format!("constraint `{}`", constraint.id);
            let broken = self.read(&constraint.never, CONSTRAINT_READING, &what)?;
            nodes.push(limited(&what, self.conditions.forest.not(broken))?);
        }
        Ok(nodes)
    }

    fn rules(&mut self, reading: Reading) -> Result<Vec<Node>, CompileError> {
        let module = self.module;
        let rules = module.rules.iter();
        rules
            .map(|rule| {
                let reading = reading_of(rule, reading);
                self.read(&rule.when, reading, format!("rule `{}`", rule.id))
            })
            .collect()
    }

    fn scores(&mut self) -> Result<Vec<ScoreNodes>, CompileError> {
        let module = self.module;
        let mut scores = Vec::new();
        for score in &module.scores {
            let what = format!("score `{}`", score.id);
            let sum = limited(&what, self.conditions.score(score))?;
            let known = limited(&what, self.conditions.where_known(sum, INADMISSIBLE))?;
            let points = score.terms.iter().map(|(points, _)| *points);
            scores.push(ScoreNodes {
                sum,
                known,
                lowest: lowest(score),
                highest: points.map(|points| points.max(0)).sum(),
            });
        }
        Ok(scores)
    }

    fn treatments(&mut self) -> Result<Vec<TreatmentNodes>, CompileError> {
        let module = self.module;
        let mut treatments = Vec::new();
        for treatment in &module.treatments {
            let when = treatment.when.as_ref().map_or(Ok(Node::TRUE), |when| {
                let what = format!("treatment `{}`", treatment.id);
                self.read(when, Reading::Certainly, what)
            })?;
            treatments.push(TreatmentNodes {
                when,
                never: self.warnings(&treatment.id, &treatment.never)?,
                caution: self.warnings(&treatment.id, &treatment.caution)?,
            });
        }
        Ok(treatments)
    }

    fn disagreements(&mut self) -> Result<Vec<Node>, CompileError> {
        let disagreements = self.module.disagreements.iter();
        let shown = disagreements.map(|it| {
            let what = format!("constraint `{}`", it.id);
            self.read(&it.never, CONSTRAINT_READING, what)
        });
        shown.collect()
    }

    fn until(&mut self) -> Result<Vec<Node>, CompileError> {
        let referrals = self.module.referrals.iter();
        let until = referrals.map(|referral| {
            referral.until.as_ref().map_or(Ok(Node::FALSE), |until| {
                let what = format!("referral `{}`", referral.id);
                self.read(until, Reading::Certainly, what)
            })
        });
        until.collect()
    }

    fn warnings(&mut self, of: &str, all: &[Warning]) -> Result<Vec<WarningNodes>, CompileError> {
        let warning = |warning: &Warning| {
            let what = format!("a warning of `{of}`");
            Ok(WarningNodes {
                certainly: self.read(&warning.when, Reading::Certainly, &what)?,
                possibly: self.read(&warning.when, Reading::Possibly, &what)?,
            })
        };
        all.iter().map(warning).collect()
    }

    fn evidence(&mut self) -> Result<Vec<Vec<Vec<Node>>>, CompileError> {
        let module = self.module;
        let line = |this: &mut Self, cause: &str, when: &Condition| {
            this.read(
                when,
                Reading::Certainly,
                format!("the evidence for `{cause}`"),
            )
        };
        let mut causes = Vec::new();
        for cause in &module.causes {
            let mut measures = Vec::new();
            for measure in &cause.measures {
                measures.push(
                    measure
                        .lines
                        .iter()
                        .map(|part| line(self, &cause.id, &part.when))
                        .collect::<Result<_, _>>()?,
                );
            }
            causes.push(measures);
        }
        Ok(causes)
    }

    fn care(&mut self) -> Result<Vec<(Node, Node)>, CompileError> {
        let module = self.module;
        let mut nodes = Vec::new();
        for care in &module.care {
            let what = format!("care `{}`", care.id);
            let when = care.when.as_ref().map_or(Ok(Node::TRUE), |when| {
                self.read(when, Reading::Certainly, &what)
            })?;
            let unless = care.unless.as_ref().map_or(Ok(Node::FALSE), |unless| {
                self.read(unless, Reading::Possibly, &what)
            })?;
            nodes.push((when, unless));
        }
        Ok(nodes)
    }

    fn signs(&mut self) -> Result<Vec<Node>, CompileError> {
        let module = self.module;
        module
            .safety_net
            .iter()
            .map(|line| {
                self.read(
                    &line.sign,
                    Reading::Certainly,
                    format!("safety net `{}`", line.id),
                )
            })
            .collect()
    }
}

/// How a rule is read: one that excludes, confirms or settles needs certainty.
pub(crate) fn reading_of(rule: &Rule, usual: Reading) -> Reading {
    let says = &rule.consultation;
    if says.exclude.is_empty() && says.confirm.is_empty() && says.settle.is_empty() {
        usual
    } else {
        Reading::Certainly
    }
}

fn stopped(error: Error, during: String) -> CompileError {
    match error {
        Error::NodeLimit { .. } | Error::TooManyVariables => CompileError::TooLarge { during },
        error => CompileError::Diagram { during, error },
    }
}

fn limited(what: &str, node: Result<Node, Error>) -> Result<Node, CompileError> {
    node.map_err(|error| stopped(error, what.to_owned()))
}

/// The constraints, grouped so that groups share no variable: a rule meets only those it can feel.
struct Admissible {
    groups: Vec<(BTreeSet<u32>, Node)>,
}

impl Admissible {
    fn of(forest: &mut Forest, constraints: &[Node]) -> Result<Self, CompileError> {
        let mut groups: Vec<(BTreeSet<u32>, Node)> = Vec::new();
        for &constraint in constraints {
            let vars = support(forest, constraint);
            let (touching, apart): (Vec<_>, Vec<_>) = groups
                .into_iter()
                .partition(|(group, _)| !group.is_disjoint(&vars));
            let mut joined = (vars, constraint);
            for (group, node) in touching {
                joined.0.extend(group);
                joined.1 = limited("the constraints", forest.and(joined.1, node))?;
            }
            groups = apart;
            groups.push(joined);
        }
        if groups.iter().any(|(_, node)| *node == Node::FALSE) {
            return Err(CompileError::ContradictoryConstraints);
        }
        Ok(Self { groups })
    }

    /// The groups of a compiled module.
    fn known(forest: &Forest, groups: &[Node]) -> Self {
        let groups = groups.iter().map(|&node| (support(forest, node), node));
        Self {
            groups: groups.collect(),
        }
    }

    /// `node` where the constraints it can feel are kept, else [`INADMISSIBLE`].
    fn or_inadmissible(&self, forest: &mut Forest, node: Node) -> Result<Node, Error> {
        let vars = support(forest, node);
        let felt = self
            .groups
            .iter()
            .filter(|(group, _)| !group.is_disjoint(&vars))
            .map(|(_, node)| *node)
            .collect::<Vec<_>>();
        guarded(forest, &felt, node)
    }
}

fn guarded(forest: &mut Forest, guards: &[Node], node: Node) -> Result<Node, Error> {
    let inadmissible = forest.terminal(INADMISSIBLE);
    let guard = forest.and_all(guards)?;
    forest.ite(guard, node, inadmissible)
}

fn support(forest: &Forest, node: Node) -> BTreeSet<u32> {
    forest.support(node).into_iter().map(|var| var.0).collect()
}

/// Keeps only what the nodes reach, and drops what was needed to build it.
fn compacted(forest: &Forest, nodes: Nodes) -> (Forest, Nodes) {
    let mut roots = Vec::new();
    nodes.each(&mut |node| roots.push(node));
    let (forest, moved) = forest.compact(&roots);
    let mut next = moved.into_iter();
    let mut nodes = nodes;
    nodes.each_mut(&mut |node| {
        if let Some(moved) = next.next() {
            *node = moved;
        }
    });
    (forest, nodes)
}

impl Nodes {
    /// Everything that is read of a case.
    fn read_of_cases(&mut self) -> impl Iterator<Item = &mut Node> {
        let evidence = self.evidence.iter_mut().flatten().flatten();
        let care = self
            .care
            .iter_mut()
            .flat_map(|(when, unless)| [when, unless]);
        let treatments = self.treatments.iter_mut().flat_map(|treatment| {
            let warnings = treatment.never.iter_mut().chain(&mut treatment.caution);
            warnings
                .flat_map(WarningNodes::each_mut)
                .chain([&mut treatment.when])
        });
        let avoid = self.avoid.iter_mut().flatten();
        self.rules
            .iter_mut()
            .chain(&mut self.reported)
            .chain(evidence)
            .chain(care)
            .chain(&mut self.signs)
            .chain(self.scores.iter_mut().map(|score| &mut score.known))
            .chain(avoid.flat_map(WarningNodes::each_mut))
            .chain(treatments)
            .chain(&mut self.until)
            .chain(&mut self.disagreements)
    }

    pub(crate) fn each(&self, f: &mut impl FnMut(Node)) {
        self.clone().each_mut(&mut |node| f(*node));
    }

    fn each_mut(&mut self, f: &mut impl FnMut(&mut Node)) {
        self.read_of_cases().for_each(&mut *f);
        self.constraints
            .iter_mut()
            .chain(&mut self.admissible)
            .chain(self.scores.iter_mut().map(|score| &mut score.sum))
            .for_each(f);
    }
}
