//! Which known word a mistyped one was probably meant to be.

/// The candidate nearest to `word`, if near enough to be a slip of the pen: at most one edit in a short word, two in a longer one.
///
/// Upper and lower case are one, and so are `-` and `_`. Of equally near candidates the first wins.
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word = folded(word);
    let allowed = if word.len() < 6 { 1 } else { 2 };
    candidates
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(word.len()) <= allowed)
        .map(|candidate| (edits_between(&word, &folded(candidate)), candidate))
        .filter(|(edits, _)| *edits <= allowed)
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, candidate)| candidate)
}

/// What to write in the place of a name that means nothing: the known one it was probably meant to be, else all of them
/// if they are few.
pub(crate) fn instead_of<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let known = known.collect::<Vec<_>>();
    match did_you_mean(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.len() <= FEW => format!("write one of: {}", known.join(", ")),
        None => "write a name that the module declares".to_owned(),
    }
}

/// So many names can be listed in a line of help.
const FEW: usize = 20;

fn folded(word: &str) -> Vec<char> {
    word.chars()
        .map(|c| if c == '-' { '_' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

/// Insertions, deletions, substitutions and swaps of neighbours that lead from one word to the other.
#[must_use]
pub fn edits(one: &str, other: &str) -> usize {
    edits_between(&folded(one), &folded(other))
}

fn edits_between(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&above, j) + usize::from(x != y))
                .min(at(&above, j + 1) + 1)
                .min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn nearest_slip_wins() {
        let known = ["swelling_calf", "swelling_whole_leg", "cancer"];
        assert_eq!(did_you_mean("sweling_calf", known), Some("swelling_calf"));
        assert_eq!(did_you_mean("Swelling-Calf", known), Some("swelling_calf"));
        assert_eq!(did_you_mean("cacner", known), Some("cancer"));
        assert_eq!(did_you_mean("pain", known), None);
    }

    #[test]
    fn short_words_allow_one_edit() {
        assert_eq!(did_you_mean("rul", ["rule", "care"]), Some("rule"));
        assert_eq!(did_you_mean("rust", ["rule"]), None);
        assert_eq!(did_you_mean("", ["at"]), None);
    }
}
