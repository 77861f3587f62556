//! A set of answers in few readable regions: in each, every question has some answers or does not matter.

use sural_content::module::{Comparison, Condition, FindingId, Module};
use sural_diagram::{BigUint, Error, Forest, Node, Var};

use super::projection::ways;
use crate::set::Set;
use crate::variables::{ABSENT, Encoding, PRESENT, Variables};

/// Regions that are looked for.
const SOUGHT: usize = 24;

/// Regions that are kept: more of them nobody reads.
const KEPT: usize = 4;

/// The answers of each question that matters.
pub(super) struct Cube {
    sides: Vec<(Var, Vec<u16>)>,
    /// True within it.
    pub(super) node: Node,
}

/// Regions that together hold what `inside` is true of, and nothing that is in `outside`, the largest first; and how many
/// ways are in none of them.
pub(super) fn cover(
    forest: &mut Forest,
    over: &Set,
    inside: Node,
    outside: Node,
) -> Result<(Vec<Cube>, BigUint), Error> {
    let mut sought = Vec::new();
    let mut left = inside;
    while let Some(seed) = forest.witness(left, 1) {
        let cube = grown(forest, &seed, outside)?;
        left = without(forest, left, cube.node)?;
        sought.push(cube);
        if sought.len() == SOUGHT {
            break;
        }
    }
    let (mut cubes, mut left) = (Vec::new(), inside);
    while cubes.len() < KEPT && left != Node::FALSE {
        let mut best: Option<(BigUint, usize)> = None;
        for (index, cube) in sought.iter().enumerate() {
            let more = forest.and(left, cube.node)?;
            let more = ways(forest, over, more);
            if best.as_ref().is_none_or(|(most, _)| more > *most) {
                best = Some((more, index));
            }
        }
        match best {
            Some((more, index)) if more != BigUint::ZERO => {
                let cube = sought.remove(index);
                left = without(forest, left, cube.node)?;
                cubes.push(cube);
            }
            _ => break,
        }
    }
    Ok((cubes, ways(forest, over, left)))
}

/// One and not the other.
pub(super) fn without(forest: &mut Forest, node: Node, other: Node) -> Result<Node, Error> {
    let not = forest.not(other)?;
    forest.and(node, not)
}

/// The cube of a path, with every question left out that it can do without, and every answer let in that it can have.
fn grown(forest: &mut Forest, seed: &[Option<u16>], outside: Node) -> Result<Cube, Error> {
    let sides = (0..).map(Var).zip(seed);
    let mut sides = sides
        .filter_map(|(var, value)| Some((var, vec![(*value)?])))
        .collect::<Vec<_>>();
    for index in (0..sides.len()).rev() {
        let mut others = sides.clone();
        others.remove(index);
        if fits(forest, &others, outside)? {
            sides = others;
        }
    }
    for index in 0..sides.len() {
        let var = sides.get(index).map(|(var, _)| *var);
        let size = var.and_then(|var| forest.domains().get(var.0 as usize).copied());
        for value in 0..size.unwrap_or_default() {
            let mut others = sides.clone();
            let Some((_, values)) = others.get_mut(index) else {
                break;
            };
            if !values.contains(&value) {
                values.push(value);
                values.sort_unstable();
                if fits(forest, &others, outside)? {
                    sides = others;
                }
            }
        }
    }
    let node = within(forest, &sides)?;
    Ok(Cube { sides, node })
}

fn fits(forest: &mut Forest, sides: &[(Var, Vec<u16>)], outside: Node) -> Result<bool, Error> {
    let node = within(forest, sides)?;
    Ok(forest.and(node, outside)? == Node::FALSE)
}

fn within(forest: &mut Forest, sides: &[(Var, Vec<u16>)]) -> Result<Node, Error> {
    let mut node = Node::TRUE;
    for (var, values) in sides.iter().rev() {
        let side = forest.literal(*var, |value| values.contains(&value))?;
        node = forest.and(node, side)?;
    }
    Ok(node)
}

impl Cube {
    /// What holds within it, in the words of content: *not* holds of *not sure* too.
    pub(super) fn condition(&self, module: &Module, variables: &Variables) -> Condition {
        let mut parts = Vec::new();
        for (index, _) in (0..).zip(&module.findings) {
            let finding = FindingId(index);
            match variables.encoding(finding) {
                Some(Encoding::One { var, options, .. }) => {
                    let side = self.side(variables, *var);
                    parts.extend(side.and_then(|side| one(finding, usize::from(*options), &side)));
                }
                Some(Encoding::Number { var, low, cuts }) => {
                    let side = self.side(variables, *var);
                    parts.extend(side.and_then(|side| number(finding, *low, cuts, &side)));
                }
                Some(Encoding::Several { vars }) => {
                    let sides = vars.iter().map(|&var| self.side(variables, var));
                    several(finding, &sides.collect::<Vec<_>>(), &mut parts);
                }
                None => {}
            }
        }
        match <[Condition; 1]>::try_from(parts) {
            Ok([only]) => only,
            Err(parts) => Condition::All(parts),
        }
    }

    fn side(&self, variables: &Variables, var: Var) -> Option<Side> {
        let (_, values) = self.sides.iter().find(|(other, _)| *other == var)?;
        let unknown = variables.unknown(var);
        Some(Side {
            known: values
                .iter()
                .copied()
                .filter(|&value| value != unknown)
                .collect(),
            unknown: values.contains(&unknown),
        })
    }
}

/// The values that a variable has within a cube.
struct Side {
    known: Vec<u16>,
    unknown: bool,
}

/// *Not sure* besides what is said, or nothing else.
fn or_unknown(known: Option<Condition>, finding: FindingId, unknown: bool) -> Option<Condition> {
    let is_unknown = || Condition::IsUnknown(finding);
    match (known, unknown) {
        (Some(known), true) => Some(Condition::Any(vec![known, is_unknown()])),
        (None, true) => Some(is_unknown()),
        (known, false) => known,
    }
}

fn known(finding: FindingId) -> Condition {
    Condition::Not(Box::new(Condition::IsUnknown(finding)))
}

fn one(finding: FindingId, options: usize, side: &Side) -> Option<Condition> {
    let has = |option: &usize| {
        side.known
            .iter()
            .any(|&value| usize::from(value) == *option)
    };
    let (with, but): (Vec<_>, Vec<_>) = (0..options).partition(has);
    if but.is_empty() {
        return (!side.unknown).then(|| known(finding));
    }
    // Whatever is said in fewer words; *not* holds of *not sure* too.
    if but.len() >= with.len() + 2 * usize::from(side.unknown) {
        let with = (!with.is_empty()).then_some(Condition::IsOption(finding, with));
        return or_unknown(with, finding, side.unknown);
    }
    let not = Condition::Not(Box::new(Condition::IsOption(finding, but)));
    Some(if side.unknown {
        not
    } else {
        Condition::All(vec![not, known(finding)])
    })
}

fn number(finding: FindingId, low: u32, cuts: &[u32], side: &Side) -> Option<Condition> {
    let from = |interval: usize| match interval {
        0 => Some(low),
        interval => cuts.get(interval - 1).copied(),
    };
    let runs = side.known.chunk_by(|a, b| a + 1 == *b).filter_map(|run| {
        let (first, last) = (usize::from(*run.first()?), usize::from(*run.last()?));
        let least = (first > 0).then(|| from(first)).flatten();
        let least =
            least.map(|least| Condition::CompareNumber(finding, Comparison::AtLeast, least));
        let below = from(last + 1);
        let below = below.map(|below| Condition::CompareNumber(finding, Comparison::Less, below));
        Some(match (least, below) {
            (Some(least), Some(below)) => Condition::All(vec![least, below]),
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => known(finding),
        })
    });
    let runs = runs.collect::<Vec<_>>();
    let known = match <[Condition; 1]>::try_from(runs) {
        Ok([only]) => Some(only),
        Err(runs) => (!runs.is_empty()).then_some(Condition::Any(runs)),
    };
    or_unknown(known, finding, side.unknown)
}

/// Options that are all not chosen are said together.
fn several(finding: FindingId, sides: &[Option<Side>], parts: &mut Vec<Condition>) {
    let (mut absent, mut is_known) = (Vec::new(), false);
    for (option, side) in sides.iter().enumerate() {
        let Some(side) = side else { continue };
        let chosen = || Condition::HasOption(finding, vec![option]);
        match side.known.as_slice() {
            [PRESENT] => parts.extend(or_unknown(Some(chosen()), finding, side.unknown)),
            [ABSENT] => {
                absent.push(option);
                is_known |= !side.unknown;
            }
            [] => parts.extend(or_unknown(None, finding, side.unknown)),
            _ => is_known |= !side.unknown,
        }
    }
    if !absent.is_empty() {
        parts.push(Condition::Not(Box::new(Condition::HasOption(
            finding, absent,
        ))));
    }
    if is_known {
        parts.push(known(finding));
    }
}
