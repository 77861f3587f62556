//! Sets of variables or of findings, a bit each.

/// A set of variables, or of findings by their numbers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Set(Vec<u64>);

impl Set {
    /// The variables with a value.
    pub(crate) fn with_value(assignment: &[Option<u16>]) -> Self {
        let values = (0..).zip(assignment);
        let with = values.filter(|(_, value)| value.is_some());
        with.map(|(var, _)| var).collect()
    }

    pub(crate) fn insert(&mut self, var: u32) {
        let word = (var / u64::BITS) as usize;
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        self.0
            .get_mut(word)
            .into_iter()
            .for_each(|bits| *bits |= 1 << (var % u64::BITS));
    }

    pub(crate) fn remove(&mut self, var: u32) {
        if let Some(bits) = self.0.get_mut((var / u64::BITS) as usize) {
            *bits &= !(1 << (var % u64::BITS));
        }
    }

    pub(crate) fn extend(&mut self, other: &Self) {
        self.grow_to(other);
        self.0
            .iter_mut()
            .zip(&other.0)
            .for_each(|(bits, other)| *bits |= other);
    }

    /// Has room for the members of `other`.
    fn grow_to(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
    }

    /// Keeps the members that are in `other` too.
    pub(crate) fn retain(&mut self, other: &Self) {
        let others = other.0.iter().copied().chain(std::iter::repeat(0));
        self.0
            .iter_mut()
            .zip(others)
            .for_each(|(bits, other)| *bits &= other);
    }

    /// Takes out the members that are in `other`, and puts in its others.
    pub(crate) fn toggle(&mut self, other: &Self) {
        self.grow_to(other);
        self.0
            .iter_mut()
            .zip(&other.0)
            .for_each(|(bits, other)| *bits ^= other);
    }

    pub(crate) fn is_disjoint(&self, other: &Self) -> bool {
        self.0
            .iter()
            .zip(&other.0)
            .all(|(bits, other)| bits & other == 0)
    }

    /// Every member that is not in one of the others is in `self`.
    pub(crate) fn covers(&self, members: &Self, but: &Self) -> bool {
        members.but(but).all(|member| self.contains(member))
    }

    pub(crate) fn contains(&self, var: u32) -> bool {
        self.0
            .get((var / u64::BITS) as usize)
            .is_some_and(|bits| bits & (1 << (var % u64::BITS)) != 0)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    /// The members that are not in `other`, ascending.
    pub(crate) fn but(&self, other: &Self) -> impl Iterator<Item = u32> {
        let others = other.0.iter().copied().chain(std::iter::repeat(0));
        self.0
            .iter()
            .zip(others)
            .zip(0..)
            .flat_map(|((bits, other), word)| {
                members(bits & !other).map(move |bit| word * u64::BITS + bit)
            })
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> {
        self.0
            .iter()
            .zip(0..)
            .flat_map(|(bits, word)| members(*bits).map(move |bit| word * u64::BITS + bit))
    }

    pub(crate) fn first(&self) -> Option<u32> {
        self.iter().next()
    }
}

impl FromIterator<u32> for Set {
    fn from_iter<T: IntoIterator<Item = u32>>(vars: T) -> Self {
        let mut set = Self::default();
        vars.into_iter().for_each(|var| set.insert(var));
        set
    }
}

fn members(mut bits: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = (bits != 0).then(|| bits.trailing_zeros())?;
        bits &= bits - 1;
        Some(bit)
    })
}
