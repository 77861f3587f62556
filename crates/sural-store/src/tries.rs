//! How often somebody may be wrong when they sign in.
//!
//! Wrong tries count for a name and the network that they come from, so that whoever guesses shuts out themselves.
//! Those of all networks from which nobody has signed in by that name count together besides, so that guessing from
//! many at once does not help; whoever has signed in from a network before is not kept out of it by others.

use std::net::IpAddr;

use sural_case::moment::Moment;

use crate::error::StoreError;
use crate::secret::hash;
use crate::writing::Writing;

/// After so many wrong tries from a network it is shut for a minute, then for twice as long with each.
const FREE: i64 = 5;

/// The same for all strange networks together.
const FREE_TOGETHER: i64 = 30;

/// For how long a strange network is shut at most, in seconds.
const LONGEST: i64 = 3_600;

/// For how long one from which somebody has signed in: whoever shares it must not be able to keep them out.
const LONGEST_KNOWN: i64 = 60;

/// For how long wrong tries are remembered after the last of them, in seconds.
const DAY: i64 = 86_400;

/// For how many days a network is known from which somebody has signed in.
const KNOWN: i64 = 90;

/// Under what all strange networks count together.
const TOGETHER: &str = "";

/// The tries by a name from a network.
pub(crate) struct Tries {
    name: String,
    /// A hash of the network: where somebody signs in from is nobody's business.
    place: String,
    here: Count,
    together: Count,
    now: Moment,
}

/// Wrong tries that count together.
#[derive(Clone, Copy, Default)]
struct Count {
    failed: i64,
    shut_until: i64,
    known_until: i64,
}

impl Count {
    /// Until when it is shut. A clock that was wrong and is right again must not shut anybody out for years.
    fn shut(self, now: Moment) -> Option<Moment> {
        let left = self.shut_until.saturating_sub(now.0);
        let is_shut = (1..=LONGEST).contains(&left);
        is_shut.then_some(Moment(self.shut_until))
    }

    /// One more, of which some are free and which then shuts for so long at most.
    fn wrong(self, free: i64, longest: i64, now: Moment) -> Self {
        let failed = self.failed + 1;
        Self {
            failed,
            shut_until: now.plus(shut_for(failed, free, longest)).0,
            ..self
        }
    }
}

impl Tries {
    /// What is remembered of the tries by a name from a network.
    pub(crate) async fn of(
        writing: &mut Writing<'_>,
        name: &str,
        network: Option<IpAddr>,
        now: Moment,
    ) -> Result<Self, StoreError> {
        let network = network.map_or_else(String::new, |it| it.to_string());
        let place = hash(&["place", name, &network]);
        Ok(Self {
            here: count(writing, name, &place, now).await?,
            together: count(writing, name, TOGETHER, now).await?,
            name: name.to_owned(),
            place,
            now,
        })
    }

    /// Somebody has signed in from this network before.
    fn is_known(&self) -> bool {
        self.here.known_until > self.now.0
    }

    /// Until when nobody is let in by this name from this network.
    pub(crate) fn shut(&self) -> Option<Moment> {
        let together = self.together.shut(self.now);
        let together = together.filter(|_| !self.is_known());
        self.here.shut(self.now).max(together)
    }

    /// One more was wrong.
    pub(crate) async fn wrong(&self, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        let longest = match self.is_known() {
            true => LONGEST_KNOWN,
            false => LONGEST,
        };
        let here = self.here.wrong(FREE, longest, self.now);
        self.keep(writing, &self.place, here).await?;
        if self.is_known() {
            return Ok(());
        }
        let together = self.together.wrong(FREE_TOGETHER, LONGEST, self.now);
        self.keep(writing, TOGETHER, together).await
    }

    /// Somebody has signed in.
    pub(crate) async fn right(&self, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        let known = Count {
            known_until: self.now.plus_days(KNOWN).0,
            ..Count::default()
        };
        self.keep(writing, &self.place, known).await
    }

    async fn keep(
        &self,
        writing: &mut Writing<'_>,
        place: &str,
        count: Count,
    ) -> Result<(), StoreError> {
        let upsert = sqlx::query(
            "INSERT INTO tries (name, place, failed, shut_until, known_until, forget_at) \
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (name, place) DO UPDATE SET \
             failed = excluded.failed, shut_until = excluded.shut_until, \
             known_until = excluded.known_until, forget_at = excluded.forget_at",
        );
        let upsert = upsert.bind(&self.name).bind(place).bind(count.failed);
        let upsert = upsert.bind(count.shut_until).bind(count.known_until);
        let forget_at = count.known_until.max(self.now.plus(DAY).0);
        upsert.bind(forget_at).execute(&mut *writing.db).await?;
        Ok(())
    }
}

async fn count(
    writing: &mut Writing<'_>,
    name: &str,
    place: &str,
    now: Moment,
) -> Result<Count, StoreError> {
    let query = sqlx::query_as(
        "SELECT failed, shut_until, known_until FROM tries \
         WHERE name = $1 AND place = $2 AND forget_at > $3",
    );
    let query = query.bind(name).bind(place).bind(now.0);
    let found: Option<(i64, i64, i64)> = query.fetch_optional(&mut *writing.db).await?;
    let count = found.map(|(failed, shut_until, known_until)| Count {
        failed,
        shut_until,
        known_until,
    });
    Ok(count.unwrap_or_default())
}

/// For how many seconds so many wrong tries shut.
fn shut_for(failed: i64, free: i64, longest: i64) -> i64 {
    match u32::try_from(failed - free) {
        Err(_) => 0,
        Ok(more) => 60_i64.saturating_mul(1 << more.min(20)).min(longest),
    }
}

#[cfg(test)]
mod tests {
    use super::{FREE, LONGEST, shut_for};

    #[test]
    fn wrong_tries_shut_for_longer_and_never_for_more_than_an_hour() {
        let shut_for = |failed| shut_for(failed, FREE, LONGEST);
        let shut: Vec<_> = [1, 4, 5, 6, 10, 11, 1_000].map(shut_for).to_vec();
        assert_eq!(shut, [0, 0, 60, 120, 1_920, 3_600, 3_600]);
    }
}
