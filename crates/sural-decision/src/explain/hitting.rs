//! The smallest set that has a member in common with each of given sets.

use std::collections::BTreeSet;

use super::claim::Findings;

/// Choices that may be tried before the search gives up.
pub(super) const PATIENCE: usize = 20_000;

/// The smallest set that meets all the sets; of several, the one that stands first in the order of the findings.
/// `None` if `patience` runs out, or if one of the sets is empty.
pub(super) fn least(sets: &[Findings], patience: &mut usize) -> Option<Findings> {
    let sets = minimal(sets.to_vec());
    (bound(&sets)..=sets.len()).find_map(|size| Hitting { patience }.of_size(&sets, size))
}

struct Hitting<'a> {
    patience: &'a mut usize,
}

impl Hitting<'_> {
    /// A set of at most this size: the smallest member is taken, or else done without.
    fn of_size(&mut self, sets: &[Findings], size: usize) -> Option<Findings> {
        if sets.is_empty() {
            return Some(Findings::new());
        }
        if sets.iter().any(BTreeSet::is_empty) || bound(sets) > size || *self.patience == 0 {
            return None;
        }
        *self.patience -= 1;
        let forced = sets.iter().find(|set| set.len() == 1);
        let first = *forced
            .and_then(BTreeSet::first)
            .or_else(|| sets.iter().filter_map(BTreeSet::first).min())?;
        let unmet = sets.iter().filter(|set| !set.contains(&first));
        let unmet = unmet.cloned().collect::<Vec<_>>();
        if let Some(mut found) = self.of_size(&unmet, size - 1) {
            found.insert(first);
            return Some(found);
        }
        if forced.is_some() {
            return None;
        }
        let without = |set: &Findings| {
            set.iter()
                .copied()
                .filter(|member| *member != first)
                .collect()
        };
        let without = minimal(sets.iter().map(without).collect());
        self.of_size(&without, size)
    }
}

/// No fewer will do: so many of the sets have nothing in common.
fn bound(sets: &[Findings]) -> usize {
    let mut apart: Vec<&Findings> = Vec::new();
    for set in sets {
        if apart.iter().all(|other| other.is_disjoint(set)) {
            apart.push(set);
        }
    }
    apart.len()
}

/// The sets that hold no other set, the smallest first.
fn minimal(mut sets: Vec<Findings>) -> Vec<Findings> {
    sets.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    let mut minimal: Vec<Findings> = Vec::new();
    for set in sets {
        if !minimal.iter().any(|other| other.is_subset(&set)) {
            minimal.push(set);
        }
    }
    minimal
}

#[cfg(test)]
mod tests {
    use sural_content::module::FindingId;

    use super::{Findings, PATIENCE, least};

    const MEMBERS: u32 = 9;

    fn findings(bits: u32) -> Findings {
        let members = (0..MEMBERS).filter(|member| bits & (1 << member) != 0);
        members.map(FindingId).collect()
    }

    #[test]
    fn the_set_found_is_the_first_of_the_smallest_that_meet_all() {
        let mut number = 7u32;
        let mut next = || {
            number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            number >> 16
        };
        for _ in 0..400 {
            let sets = (0..next() % 12)
                .map(|_| findings((next() & next()) % (1 << MEMBERS)))
                .filter(|set| !set.is_empty())
                .collect::<Vec<_>>();
            let meets = |set: &Findings| sets.iter().all(|other| !other.is_disjoint(set));
            let mut all = (0..1 << MEMBERS).map(findings).collect::<Vec<_>>();
            all.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
            let expected = all.into_iter().find(meets);
            assert_eq!(least(&sets, &mut PATIENCE.clone()), expected, "{sets:?}");
        }
    }

    #[test]
    fn out_of_patience_it_says_nothing() {
        assert_eq!(least(&[findings(3)], &mut 0), None);
    }
}
