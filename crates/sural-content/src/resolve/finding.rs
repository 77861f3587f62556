//! Findings and the screens that ask them.

use std::rc::Rc;

use crate::module::{Choice, EachLeg, Finding, FindingId, FindingKind, PictureId, Screen, Sides};
use crate::report::error;
use crate::syntax::ast::{self, Block, Name, Observer, OptionDecl, Stage, Unsure};

use super::condition::{ids, list};
use super::names::{did_you_mean, unknown};
use super::{Resolver, id, some_words, words};

/// Words that answer every finding, so that no option may have them.
pub(super) const UNKNOWN_ANSWERS: [&str; 3] = ["not_sure", "declined", "not_assessable"];

impl Resolver<'_> {
    pub(super) fn finding(&mut self, chapter: u32, block: &Block, finding: &ast::Finding) {
        let kind = finding
            .kind
            .as_ref()
            .map(|kind| self.kind(&kind.value, finding.none.as_ref(), block));
        self.kinds.push(kind.clone().map(Rc::new));
        let others = kind
            .as_ref()
            .map(|kind| self.others(kind, &finding.others))
            .unwrap_or_default();
        let pictures = self.pictures(&finding.pictures);
        let citations = self.cites(&finding.cite);
        if let Some(compare) = &finding.compare {
            let own = FindingId(u32::try_from(self.module.findings.len()).unwrap_or_default());
            self.compares.push((own, compare.clone()));
        }
        let sides = self.sides(block, finding, kind.as_ref());
        let each_leg = finding.each_leg.map(|_| self.each_leg(finding));
        self.module.findings.push(Finding {
            id: id(block),
            ask: words(finding.ask.as_ref()),
            help: some_words(finding.help.as_ref()),
            kind: kind.unwrap_or(FindingKind::Number {
                low: 0,
                high: 0,
                decimals: 0,
                unit: String::new(),
            }),
            unsure: finding
                .unsure
                .as_ref()
                .map_or(Unsure::Open, |unsure| unsure.value),
            may_decline: finding.may_decline,
            others,
            pictures,
            observers: observers(finding),
            each_leg,
            sides,
            says: some_words(finding.says.as_ref()),
            clinical: some_words(finding.clinical.as_ref()),
            citations,
            codes: Vec::new(),
            chapter,
            span: block.name.span,
        });
    }

    fn kind(&mut self, kind: &ast::FindingKind, none: Option<&Name>, block: &Block) -> FindingKind {
        match kind {
            ast::FindingKind::YesNo => self.yes_no(none),
            ast::FindingKind::OneOf(options) => {
                let options = self.options(options, 2, block);
                let none = none.and_then(|none| self.none_among(&options, none));
                FindingKind::One {
                    options,
                    none,
                    yes_no: false,
                }
            }
            ast::FindingKind::SeveralOf(declared) => self.several(declared, none, block),
            ast::FindingKind::Number {
                low,
                high,
                decimals,
                unit,
            } => {
                self.check_no_none(none);
                FindingKind::Number {
                    low: *low,
                    high: *high,
                    decimals: *decimals,
                    unit: unit.clone(),
                }
            }
        }
    }

    fn yes_no(&mut self, none: Option<&Name>) -> FindingKind {
        let option = |id: &str, label: &str| Choice {
            id: id.to_owned(),
            label: label.to_owned(),
        };
        if let Some(none) = none.filter(|none| none.value != "no") {
            error(
                "E120",
                none.span,
                format!(
                    "the `none` option of a yes/no finding is `no`, not `{}`",
                    none.value
                ),
            )
            .help("leave the line out")
            .to(self.diagnostics);
        }
        FindingKind::One {
            options: vec![option("yes", "Yes"), option("no", "No")],
            none: Some(1),
            yes_no: true,
        }
    }

    fn several(
        &mut self,
        declared: &[OptionDecl],
        none: Option<&Name>,
        block: &Block,
    ) -> FindingKind {
        let mut options = self.options(declared, 1 + usize::from(none.is_some()), block);
        let none = none
            .and_then(|none| self.none_among(&options, none))
            .map(|at| options.remove(at));
        FindingKind::Several { options, none }
    }

    fn check_no_none(&mut self, none: Option<&Name>) {
        if let Some(none) = none {
            error("E120", none.span, "a number has no `none` option")
                .help("leave the line out")
                .to(self.diagnostics);
        }
    }

    /// Which of its options tell the leg that rules read.
    fn sides(
        &mut self,
        block: &Block,
        finding: &ast::Finding,
        kind: Option<&FindingKind>,
    ) -> Option<Sides> {
        if finding.left.is_empty() && finding.right.is_empty() {
            return None;
        }
        let FindingKind::One {
            options,
            yes_no: false,
            ..
        } = kind?
        else {
            self.report_sides(block, "only a `one of` finding can tell the leg");
            return None;
        };
        let known = ids(options, None);
        let left = self.chosen(&block.name, &finding.left, &known)?;
        let right = self.chosen(&block.name, &finding.right, &known)?;
        if left.is_empty() || right.is_empty() {
            self.report_sides(block, "`left` and `right` stand together");
        } else if left.iter().any(|option| right.contains(option)) {
            self.report_sides(block, "an answer cannot mean the left leg and the right");
        }
        let mut others = self.module.findings.iter();
        if others.any(|other| other.sides.is_some()) {
            self.report_sides(block, "another finding tells the leg already");
        }
        Some(Sides { left, right })
    }

    fn report_sides(&mut self, block: &Block, what: &str) {
        error("E208", block.name.span, what)
            .help("one finding tells the painful leg: write `left` and `right` there, each with options of its own")
            .to(self.diagnostics);
    }

    /// How it is recorded for two legs. What is compared is looked at when every finding is known.
    fn each_leg(&mut self, finding: &ast::Finding) -> EachLeg {
        let compare = finding.compare.as_ref();
        EachLeg {
            compare: compare.and_then(|name| self.finding_named(name)),
        }
    }

    /// Only numbers of two legs can be compared, and the difference is a number of the same kind.
    pub(super) fn check_compared(&mut self) {
        for (finding, name) in std::mem::take(&mut self.compares) {
            let Some(finding) = self.module.findings.get(finding.index()) else {
                continue;
            };
            let difference = self.names.findings.get(&name.value);
            let difference = difference.and_then(|at| self.module.findings.get(at as usize));
            let help = match (&finding.each_leg, &finding.kind, difference) {
                (None, ..) => "add `each leg`: there is nothing to compare with",
                (_, FindingKind::Number { .. }, None) => continue,
                (_, own @ FindingKind::Number { .. }, Some(other))
                    if other.each_leg.is_none() && is_alike(own, &other.kind) =>
                {
                    continue;
                }
                (_, FindingKind::Number { .. }, Some(_)) => {
                    "name a number with the same unit and decimals that is not itself recorded for each leg"
                }
                _ => "only a number can be compared: leave this out",
            };
            let message = format!("`{}` cannot be compared between the legs", finding.id);
            error("E204", name.span, message)
                .help(help)
                .to(self.diagnostics);
        }
    }

    fn options(&mut self, declared: &[OptionDecl], least: usize, block: &Block) -> Vec<Choice> {
        if declared.len() < least {
            error(
                "E122",
                block.name.span,
                format!("`{}` offers too few options", block.name.value),
            )
            .help(format!("list at least {least} options, one a line"))
            .to(self.diagnostics);
        }
        for (position, option) in declared.iter().enumerate() {
            self.check_option(option, declared.iter().take(position));
        }
        declared
            .iter()
            .map(|option| Choice {
                id: option.id.value.clone(),
                label: option.label.value.clone(),
            })
            .collect()
    }

    fn check_option<'a>(
        &mut self,
        option: &OptionDecl,
        mut earlier: impl Iterator<Item = &'a OptionDecl>,
    ) {
        let name = &option.id;
        if let Some(first) = earlier.find(|other| other.id.value == name.value) {
            error(
                "E113",
                name.span,
                format!("option `{}` is listed twice", name.value),
            )
            .label(first.id.span, "first listed here")
            .help("keep one of the two, or give this one another id")
            .to(self.diagnostics);
        }
        if name.value == "unknown" || UNKNOWN_ANSWERS.contains(&name.value.as_str()) {
            error(
                "E126",
                name.span,
                format!(
                    "`{}` cannot be the id of an option: it is an answer of every finding",
                    name.value
                ),
            )
            .help("give the option another id, or leave it out")
            .to(self.diagnostics);
        }
    }

    fn none_among(&mut self, options: &[Choice], none: &Name) -> Option<usize> {
        let found = options.iter().position(|option| option.id == none.value);
        if found.is_none() {
            let near = did_you_mean(&none.value, options.iter().map(|option| option.id.as_str()));
            error(
                "E120",
                none.span,
                format!(
                    "`none` names `{}`, which is not an option of this finding",
                    none.value
                ),
            )
            .help(near.unwrap_or_else(|| format!("name one of {}", list(&ids(options, None)))))
            .to(self.diagnostics);
        }
        found
    }

    /// The options of a `one of` with which somebody answers for another person.
    fn others(&mut self, kind: &FindingKind, named: &[Name]) -> Vec<usize> {
        let options = match kind {
            FindingKind::One { options, .. } => options.as_slice(),
            _ => &[],
        };
        let mut others = Vec::new();
        for name in named {
            let found = options.iter().position(|option| option.id == name.value);
            if found.is_none() {
                let near =
                    did_you_mean(&name.value, options.iter().map(|option| option.id.as_str()));
                error(
                    "E121",
                    name.span,
                    format!(
                        "`others` names `{}`, which is not one of the options of this finding",
                        name.value
                    ),
                )
                .help(near.unwrap_or_else(|| {
                    "name options of `one of` with which somebody answers for another person"
                        .to_owned()
                }))
                .to(self.diagnostics);
            }
            others.extend(found);
        }
        others
    }

    fn pictures(&mut self, named: &[Name]) -> Vec<PictureId> {
        let mut pictures = Vec::new();
        for name in named {
            let known = &self.module.pictures;
            match known.iter().position(|picture| picture.id == name.value) {
                Some(index) => pictures.push(PictureId(index as u32)),
                None => {
                    let ids = known.iter().map(|picture| picture.id.as_str());
                    unknown("picture", name, ids).to(self.diagnostics);
                }
            }
        }
        pictures
    }

    pub(super) fn screen(&mut self, block: &Block, screen: &ast::Screen) {
        let mut findings = Vec::new();
        for name in &screen.findings {
            let Some(index) = self.names.findings.find(name, self.diagnostics) else {
                continue;
            };
            let finding = FindingId(index);
            self.check_asked_once(&findings, finding, name);
            if screen.none.is_some() {
                self.check_has_none(finding, name);
            }
            findings.push(finding);
        }
        self.module.screens.push(Screen {
            id: id(block),
            stage: screen
                .stage
                .as_ref()
                .map_or(Stage::Details, |stage| stage.value),
            ask: words(screen.ask.as_ref()),
            help: some_words(screen.help.as_ref()),
            findings,
            none: some_words(screen.none.as_ref()),
            span: block.name.span,
        });
    }

    fn check_asked_once(&mut self, here: &[FindingId], finding: FindingId, name: &Name) {
        let earlier = self
            .module
            .screens
            .iter()
            .find(|screen| screen.findings.contains(&finding));
        if earlier.is_none() && !here.contains(&finding) {
            return;
        }
        let report = error(
            "E124",
            name.span,
            format!("`{}` is asked twice", name.value),
        )
        .help("leave it on one screen only");
        match earlier {
            Some(screen) => report
                .label(screen.span, "this screen asks it too")
                .to(self.diagnostics),
            None => report.to(self.diagnostics),
        }
    }

    fn check_has_none(&mut self, finding: FindingId, name: &Name) {
        let has_none = match self.kind_of(finding).as_deref() {
            Some(FindingKind::One { none, .. }) => none.is_some(),
            Some(FindingKind::Several { none, .. }) => none.is_some(),
            Some(FindingKind::Number { .. }) => false,
            None => true,
        };
        if !has_none {
            error("E125", name.span, format!("the screen's `none` cannot answer `{}`, which has no `none` option", name.value))
                .help("give the finding a `none` option, or take it off this screen, or leave out the screen's `none`")
                .to(self.diagnostics);
        }
    }
}

/// Whether one number can be the difference of two of the other.
fn is_alike(a: &FindingKind, b: &FindingKind) -> bool {
    match (a, b) {
        (
            FindingKind::Number {
                decimals: a,
                unit: a_unit,
                ..
            },
            FindingKind::Number {
                decimals: b,
                unit: b_unit,
                ..
            },
        ) => a == b && a_unit == b_unit,
        _ => false,
    }
}

fn observers(finding: &ast::Finding) -> Vec<Observer> {
    if finding.by.is_empty() {
        return vec![Observer::Patient];
    }
    let mut observers: Vec<Observer> = finding.by.iter().map(|by| by.value).collect();
    observers.sort_unstable();
    observers.dedup();
    observers
}
