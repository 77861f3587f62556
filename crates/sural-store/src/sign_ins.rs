//! Signing in and out, and the keys of programs.

use std::net::IpAddr;

use sural_case::moment::Moment;

use crate::Store;
use crate::accounts::{Account, account, is_name};
use crate::audit::{Action, Actor, By, Line};
use crate::error::StoreError;
use crate::one_time::Authenticator;
use crate::secret::Token;
use crate::tries::Tries;
use crate::writing::{Write, Writing};

/// What came of signing in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignedIn {
    /// The account, and the secret of the sign-in.
    In(Account, Token),
    /// Name and password are right; a code of the second factor is needed too.
    CodeNeeded,
    /// Something is wrong, and nobody says what.
    Refused,
    /// There were too many wrong tries.
    Shut {
        /// Until when.
        until: Moment,
    },
}

/// A program that may use the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Its name.
    pub name: String,
    /// What it may do, in the caller's words.
    pub scopes: Vec<String>,
    /// Until when, if not for good.
    pub until: Option<Moment>,
}

impl Store {
    /// Signs somebody in until a moment, from a network, if it is known from which.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub async fn sign_in(
        &self,
        name: &str,
        password: &str,
        code: Option<&str>,
        network: Option<IpAddr>,
        (now, until): (Moment, Moment),
    ) -> Result<SignedIn, StoreError> {
        if !is_name(name) || password.len() > 1_024 {
            return Ok(SignedIn::Refused);
        }
        let query = sqlx::query_scalar("SELECT password FROM accounts WHERE name = $1");
        let kept: Option<String> = query.bind(name).fetch_optional(&self.reading).await?;
        let fits = self.passwords.fits(password, kept.clone()).await?;
        let token = Token::new()?;
        let attempt = Try {
            name: name.to_owned(),
            password: kept.filter(|_| fits),
            code: code.map(str::to_owned),
            network,
            token: token.hash(),
            until,
            now,
        };
        Ok(match self.writer.write(attempt).await? {
            Tried::In(account) => SignedIn::In(account, token),
            Tried::CodeNeeded => SignedIn::CodeNeeded,
            Tried::Refused => SignedIn::Refused,
            Tried::Shut(until) => SignedIn::Shut { until },
        })
    }

    /// Who is signed in by a token, with the role of this moment: none if it is forged, ended or past its time.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn signed_in(
        &self,
        token: &Token,
        now: Moment,
    ) -> Result<Option<Account>, StoreError> {
        let query = sqlx::query_as(
            "SELECT name, role, totp FROM sign_ins JOIN accounts ON name = account \
             WHERE token = $1 AND until > $2",
        );
        let query = query.bind(token.hash()).bind(now.0);
        let found = query.fetch_optional(&self.reading).await?;
        found.map(account).transpose()
    }

    /// Signs out. False if there is none.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn sign_out(&self, token: &Token, now: Moment) -> Result<bool, StoreError> {
        let token = token.hash();
        self.writer.write(SignOut { token, now }).await
    }

    /// Makes a key for a program, and gives its secret. None if the name is taken or is none.
    ///
    /// # Errors
    /// When it cannot be kept.
    pub async fn add_key(&self, key: Key, by: &By) -> Result<Option<Token>, StoreError> {
        if !is_name(&key.name) {
            return Ok(None);
        }
        let token = Token::new()?;
        let add = AddKey {
            token: token.hash(),
            key,
            by: by.clone(),
        };
        Ok(self.writer.write(add).await?.then_some(token))
    }

    /// The key that a secret is of: none if it is forged, removed or past its time.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn key(&self, token: &Token, now: Moment) -> Result<Option<Key>, StoreError> {
        let query = sqlx::query_as(
            "SELECT name, scopes, until FROM keys WHERE token = $1 AND (until IS NULL OR until > $2)",
        );
        let query = query.bind(token.hash()).bind(now.0);
        let found = query.fetch_optional(&self.reading).await?;
        Ok(found.map(key))
    }

    /// All keys, by name.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn keys(&self) -> Result<Vec<Key>, StoreError> {
        let query = sqlx::query_as("SELECT name, scopes, until FROM keys ORDER BY name");
        let keys = query.fetch_all(&self.reading).await?;
        Ok(keys.into_iter().map(key).collect())
    }

    /// Removes a key. False if there is none of that name.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn remove_key(&self, name: &str, by: &By) -> Result<bool, StoreError> {
        let (name, by) = (name.to_owned(), by.clone());
        self.writer.write(RemoveKey { name, by }).await
    }
}

fn key((name, scopes, until): (String, String, Option<i64>)) -> Key {
    Key {
        name,
        scopes: scopes.split_whitespace().map(str::to_owned).collect(),
        until: until.map(Moment),
    }
}

struct Try {
    name: String,
    /// The password as it was kept, if what was tried fits it.
    password: Option<String>,
    code: Option<String>,
    network: Option<IpAddr>,
    token: String,
    until: Moment,
    now: Moment,
}

enum Tried {
    In(Account),
    CodeNeeded,
    Refused,
    Shut(Moment),
}

impl Write for Try {
    type Outcome = Tried;

    async fn write(&self, writing: &mut Writing<'_>) -> Result<Tried, StoreError> {
        let tries = Tries::of(writing, &self.name, self.network, self.now).await?;
        if let Some(until) = tries.shut() {
            return Ok(Tried::Shut(until));
        }
        let query = sqlx::query_as(
            "SELECT name, role, totp, totp_used FROM accounts WHERE name = $1 AND password = $2",
        );
        let query = query
            .bind(&self.name)
            .bind(self.password.as_deref().unwrap_or_default());
        let found: Option<(String, String, Option<String>, i64)> =
            query.fetch_optional(&mut *writing.db).await?;
        let Some((name, role, shared, used)) = found else {
            return self.refused(writing, &tries).await;
        };
        let step = match (&shared, &self.code) {
            (None, _) => used,
            (Some(_), None) => return Ok(Tried::CodeNeeded),
            (Some(shared), Some(code)) => match self.step(shared, code, used) {
                Some(step) => step,
                None => return self.refused(writing, &tries).await,
            },
        };
        tries.right(writing).await?;
        self.sign_in(writing, step).await?;
        Ok(Tried::In(account((name, role, shared))?))
    }
}

impl Try {
    /// The half minute of a code that has not been used yet.
    fn step(&self, shared: &str, code: &str, used: i64) -> Option<i64> {
        let step = Authenticator::read(shared)?.step(code, self.now)?;
        (step > used).then_some(step)
    }

    async fn refused(&self, writing: &mut Writing<'_>, tries: &Tries) -> Result<Tried, StoreError> {
        tries.wrong(writing).await?;
        let by = self.by();
        writing.note(Line::new(&by, Action::SignInRefused, ""));
        Ok(Tried::Refused)
    }

    async fn sign_in(&self, writing: &mut Writing<'_>, step: i64) -> Result<(), StoreError> {
        let used = sqlx::query("UPDATE accounts SET totp_used = $1 WHERE name = $2");
        let used = used.bind(step).bind(&self.name);
        used.execute(&mut *writing.db).await?;
        let insert =
            sqlx::query("INSERT INTO sign_ins (token, account, until) VALUES ($1, $2, $3)");
        let insert = insert.bind(&self.token).bind(&self.name);
        insert.bind(self.until.0).execute(&mut *writing.db).await?;
        let by = self.by();
        writing.note(Line::new(&by, Action::SignIn, ""));
        Ok(())
    }

    fn by(&self) -> By {
        By {
            who: Actor::Account(self.name.clone()),
            at: self.now,
        }
    }
}

struct SignOut {
    token: String,
    now: Moment,
}

impl Write for SignOut {
    type Outcome = bool;

    async fn write(&self, writing: &mut Writing<'_>) -> Result<bool, StoreError> {
        let delete = sqlx::query_scalar("DELETE FROM sign_ins WHERE token = $1 RETURNING account");
        let delete = delete.bind(&self.token);
        let account: Option<String> = delete.fetch_optional(&mut *writing.db).await?;
        let Some(account) = account else {
            return Ok(false);
        };
        let by = By {
            who: Actor::Account(account),
            at: self.now,
        };
        writing.note(Line::new(&by, Action::SignOut, ""));
        Ok(true)
    }
}

struct AddKey {
    token: String,
    key: Key,
    by: By,
}

impl Write for AddKey {
    type Outcome = bool;

    async fn write(&self, writing: &mut Writing<'_>) -> Result<bool, StoreError> {
        let insert = sqlx::query(
            "INSERT INTO keys (name, token, scopes, until) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (name) DO NOTHING",
        );
        let scopes = self.key.scopes.join(" ");
        let insert = insert.bind(&self.key.name).bind(&self.token);
        let insert = insert
            .bind(&scopes)
            .bind(self.key.until.map(|until| until.0));
        let added = insert.execute(&mut *writing.db).await?.rows_affected() == 1;
        if added {
            let told = format!("{} may {scopes}", self.key.name);
            writing.note(Line::new(&self.by, Action::KeyKept, &told));
        }
        Ok(added)
    }
}

struct RemoveKey {
    name: String,
    by: By,
}

impl Write for RemoveKey {
    type Outcome = bool;

    async fn write(&self, writing: &mut Writing<'_>) -> Result<bool, StoreError> {
        let delete = sqlx::query("DELETE FROM keys WHERE name = $1").bind(&self.name);
        let removed = delete.execute(&mut *writing.db).await?.rows_affected() == 1;
        if removed {
            let line = Line::new(&self.by, Action::KeyRemoved, &self.name);
            writing.note(line);
        }
        Ok(removed)
    }
}
