//! The ways to answer what a changed rule reads, and those in which somebody moves.

use sural_diagram::Node;

use super::projection::{members, ways};
use super::{Comparison, Region, Ways, avoid, regions};
use crate::compile::SILENT;
use crate::search::Avoid;
use crate::set::Set;

impl Comparison<'_> {
    /// The answers to `read` with which somebody meets the goals while a deciding rule fires; goals that `read` alone
    /// decides say where the change touches the rule.
    pub(super) fn ways(
        &mut self,
        read: &Set,
        touched: &[Avoid],
        goals: &[Avoid],
        deciding: &[Node],
    ) -> Option<Ways> {
        let found = self.projected(read, goals, deciding);
        let kept = self.kept.clone();
        let all = self.projected(read, &kept, &[Node::TRUE]);
        let open = if all.complete { all.node } else { Node::TRUE };
        let touched = self.met(open, touched, &[]).ok()?;
        let outside = regions::without(&mut self.forest, touched, found.node).ok()?;
        let cover = regions::cover(&mut self.forest, read, found.node, outside);
        let (cubes, elsewhere) = cover.ok()?;
        let mut described = Vec::new();
        for cube in cubes {
            let inside = [goals, &[avoid(cube.node, SILENT)]].concat();
            let case = self.first(&inside, deciding)?;
            let moving = self.forest.and(found.node, cube.node).ok()?;
            described.push(Region {
                when: cube.condition(&self.common.new, self.variables),
                moving: ways(&self.forest, read, moving),
                person: self.person(&case),
            });
        }
        let known = |node: Node| all.complete.then(|| ways(&self.forest, read, node));
        Some(Ways {
            questions: members(read)
                .filter_map(|var| self.variables.owner(var))
                .collect(),
            all: known(all.node),
            touched: known(touched),
            moving: ways(&self.forest, read, found.node),
            complete: found.complete,
            regions: described,
            elsewhere,
        })
    }
}
