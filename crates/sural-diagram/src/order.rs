//! Choosing the order of variables.

/// An order that keeps variables used together near each other: FORCE (Aloul, Markov,
/// Sakallah 2003), in integers, so that it is the same everywhere.
///
/// `groups` lists variables (below `variables`; others are ignored) that occur together.
/// Returns all variables from the top, the best of `iterations` rounds by total span of the
/// groups; the given order, if none is better.
pub fn force(variables: u32, groups: &[Vec<u32>], iterations: usize) -> Vec<u32> {
    let mut order: Vec<u32> = (0..variables).collect();
    let mut best = (span(&positions(&order), groups), order.clone());
    for _ in 0..iterations {
        let next = pulled(&order, groups);
        if next == order {
            break;
        }
        order = next;
        let length = span(&positions(&order), groups);
        if length < best.0 {
            best = (length, order.clone());
        }
    }
    best.1
}

/// The fraction bits of a centre of gravity.
const FRACTION: u32 = 20;

/// One round: each variable moves to the mean of the centres of its groups.
fn pulled(order: &[u32], groups: &[Vec<u32>]) -> Vec<u32> {
    let places = positions(order);
    let mut pulls = vec![(0_u64, 0_u64); order.len()];
    for group in groups {
        let centre = mean(
            group
                .iter()
                .filter_map(|&var| places.get(var as usize))
                .copied(),
        );
        for &var in group {
            if let Some((sum, count)) = pulls.get_mut(var as usize) {
                *sum += centre;
                *count += 1;
            }
        }
    }
    let target = |var: u32| match pulls.get(var as usize) {
        Some(&(sum, count)) if count > 0 => sum / count,
        _ => places.get(var as usize).copied().unwrap_or_default() << FRACTION,
    };
    let mut next = order.to_vec();
    next.sort_by_key(|&var| target(var));
    next
}

/// Where each variable stands.
fn positions(order: &[u32]) -> Vec<u64> {
    let mut places = vec![0; order.len()];
    for (place, &var) in (0..).zip(order) {
        if let Some(slot) = places.get_mut(var as usize) {
            *slot = place;
        }
    }
    places
}

fn mean(places: impl Iterator<Item = u64>) -> u64 {
    let (sum, count) = places.fold((0, 0), |(sum, count), place| (sum + place, count + 1));
    (sum << FRACTION).checked_div(count).unwrap_or_default()
}

/// The sum over groups of the distance between their first and last variable.
fn span(places: &[u64], groups: &[Vec<u32>]) -> u64 {
    let spread = |group: &Vec<u32>| {
        let places = group.iter().filter_map(|&var| places.get(var as usize));
        let (low, high) = (places.clone().min()?, places.max()?);
        Some(high - low)
    };
    groups.iter().filter_map(spread).sum()
}
