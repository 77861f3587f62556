//! Record systems that ask for cards: each proof of who they are counts once, and what became of a card is kept.

use sural_case::moment::Moment;

use crate::Store;
use crate::audit::{Action, By, Line};
use crate::error::StoreError;
use crate::secret::{hash, random};
use crate::writing::{Write, Writing};

/// What became of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardFeedback {
    /// The service that made the card.
    pub service: String,
    /// The card.
    pub card: String,
    /// A suggestion was taken; else the card was dismissed.
    pub accepted: bool,
    /// The suggestions that were taken.
    pub suggestions: Vec<String>,
    /// The code of the reason for dismissing it.
    pub reason: Option<String>,
}

impl Store {
    /// Keeps that a record system has shown this proof; no if it did so before. The proof is known until it would not
    /// count any more by itself.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub async fn first_shown(
        &self,
        client: &str,
        proof: &str,
        until: Moment,
        now: Moment,
    ) -> Result<bool, StoreError> {
        let shown = Shown {
            name: named(client, proof),
            until,
            now,
        };
        self.writer.write(shown).await
    }

    /// Whether a record system has shown this proof before, and it still counts.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn was_shown(
        &self,
        client: &str,
        proof: &str,
        now: Moment,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query_scalar("SELECT until FROM hook_tokens WHERE name = $1");
        let query = query.bind(named(client, proof));
        let until: Option<i64> = query.fetch_optional(&self.reading).await?;
        Ok(until.is_some_and(|until| until > now.0))
    }

    /// Keeps what became of cards.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub async fn keep_feedback(
        &self,
        client: &str,
        feedback: Vec<CardFeedback>,
        by: &By,
    ) -> Result<(), StoreError> {
        let ids = feedback.iter().map(|_| random::<15>());
        let told = Told {
            ids: ids.collect::<Result<_, _>>()?,
            client: client.to_owned(),
            feedback,
            by: by.clone(),
        };
        self.writer.write(told).await
    }

    /// What became of the cards of a service, in the order in which it was told.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn feedback(&self, service: &str) -> Result<Vec<CardFeedback>, StoreError> {
        let query = sqlx::query_as(
            "SELECT card, accepted, suggestions, reason FROM hook_feedback \
             WHERE service = $1 ORDER BY at, id",
        );
        let rows: Vec<(String, i64, String, Option<String>)> =
            query.bind(service).fetch_all(&self.reading).await?;
        let told = rows
            .into_iter()
            .map(|(card, accepted, suggestions, reason)| CardFeedback {
                service: service.to_owned(),
                card,
                accepted: accepted == 1,
                suggestions: suggestions.split_whitespace().map(str::to_owned).collect(),
                reason,
            });
        Ok(told.collect())
    }
}

fn named(client: &str, proof: &str) -> String {
    hash(&["hook", client, proof])
}

struct Shown {
    name: String,
    until: Moment,
    now: Moment,
}

impl Write for Shown {
    type Outcome = bool;

    async fn write(&self, writing: &mut Writing<'_>) -> Result<bool, StoreError> {
        let forget = sqlx::query("DELETE FROM hook_tokens WHERE until < $1").bind(self.now.0);
        forget.execute(&mut *writing.db).await?;
        let insert = sqlx::query(
            "INSERT INTO hook_tokens (name, until) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
        );
        let insert = insert.bind(&self.name).bind(self.until.0);
        let inserted = insert.execute(&mut *writing.db).await?;
        Ok(inserted.rows_affected() == 1)
    }
}

struct Told {
    ids: Vec<String>,
    client: String,
    feedback: Vec<CardFeedback>,
    by: By,
}

impl Write for Told {
    type Outcome = ();

    async fn write(&self, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        for (id, told) in self.ids.iter().zip(&self.feedback) {
            let insert = sqlx::query(
                "INSERT INTO hook_feedback (id, at, client, service, card, accepted, suggestions, reason) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            );
            let insert = insert.bind(id).bind(self.by.at.0).bind(&self.client);
            let insert = insert.bind(&told.service).bind(&told.card);
            let insert = insert.bind(i64::from(told.accepted));
            let insert = insert.bind(told.suggestions.join(" ")).bind(&told.reason);
            insert.execute(&mut *writing.db).await?;
            let line = Line::new(&self.by, Action::Feedback, &told.card);
            writing.note(line);
        }
        Ok(())
    }
}
