//! Accounts of those who work with cases: a name, a password, a role, perhaps a second factor.

use std::fmt;

use crate::Store;
use crate::audit::{Action, By, Line};
use crate::error::StoreError;
use crate::one_time::Authenticator;
use crate::secret::Token;
use crate::writing::{Write, Writing};
use sural_case::moment::Moment;

/// What somebody may do; each may do what those before may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Reads cases.
    Viewer,
    /// Works on cases.
    Clinician,
    /// Leads those who do.
    Lead,
    /// Keeps accounts and the store.
    Admin,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Viewer, Self::Clinician, Self::Lead, Self::Admin];

    /// As it is written.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Clinician => "clinician",
            Self::Lead => "lead",
            Self::Admin => "admin",
        }
    }

    /// As [`word`](Self::word) writes it.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its name.
    pub name: String,
    /// What its owner may do.
    pub role: Role,
    /// Whether it has a second factor.
    pub second_factor: bool,
}

/// Why an account was not made or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotChanged {
    /// There is one of that name.
    Taken,
    /// There is none of that name.
    NoAccount,
    /// It is the last one that may keep accounts.
    LastAdmin,
    /// A name is 1 to 64 letters, digits, `.`, `-` and `_`.
    Name,
    /// The password has fewer than 12 characters, or more than 256.
    Password,
    /// The set-up has been done, or its secret is another or past its time.
    SetUp,
    /// It has a second factor already.
    SecondFactor,
    /// The store could not do it.
    Store(StoreError),
}

impl From<StoreError> for NotChanged {
    fn from(why: StoreError) -> Self {
        Self::Store(why)
    }
}

impl fmt::Display for NotChanged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Taken => write!(f, "there is an account of that name; choose another name"),
            Self::NoAccount => write!(f, "there is no account of that name"),
            Self::LastAdmin => write!(
                f,
                "this is the last account of an admin; make another admin first"
            ),
            Self::Name => write!(f, "a name has 1 to 64 letters, digits, `.`, `-` and `_`"),
            Self::Password => write!(f, "a password has 12 to 256 characters"),
            Self::SetUp => write!(
                f,
                "that is not the secret of the set-up, or it is past its time, or somebody has used it"
            ),
            Self::SecondFactor => write!(f, "this account has a second factor already"),
            Self::Store(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for NotChanged {}

impl Store {
    /// The secret with which the first admin is made, in place of any before it; none once there is an account.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub async fn set_up_token(&self, until: Moment) -> Result<Option<Token>, StoreError> {
        let token = Token::new()?;
        let offer = OfferSetUp {
            token: token.hash(),
            until,
        };
        Ok(self.writer.write(offer).await?.then_some(token))
    }

    /// Makes the first admin, once.
    ///
    /// # Errors
    /// When the secret is not the one that holds, name or password will not do, or it cannot be kept.
    pub async fn set_up(
        &self,
        token: &Token,
        name: &str,
        password: &str,
        by: &By,
    ) -> Result<(), NotChanged> {
        // A password is worth hashing only for whoever may set up.
        if !self.may_set_up(token, by.at).await? {
            return Err(NotChanged::SetUp);
        }
        let account = self.account(name, password, Role::Admin).await?;
        let set_up = SetUp {
            token: token.hash(),
            account,
            by: by.clone(),
        };
        self.writer.write(set_up).await?
    }

    /// Whether a secret is the one of the set-up, and holds.
    async fn may_set_up(&self, token: &Token, now: Moment) -> Result<bool, StoreError> {
        let query =
            sqlx::query_scalar("SELECT COUNT(*) FROM setup WHERE token = $1 AND until > $2");
        let query = query.bind(token.hash()).bind(now.0);
        let known: i64 = query.fetch_one(&self.reading).await?;
        Ok(known == 1)
    }

    /// Makes an account.
    ///
    /// # Errors
    /// When the name is taken, name or password will not do, or it cannot be kept.
    pub async fn add_account(
        &self,
        name: &str,
        password: &str,
        role: Role,
        by: &By,
    ) -> Result<(), NotChanged> {
        let account = self.account(name, password, role).await?;
        let by = by.clone();
        self.writer.write(Add { account, by }).await?
    }

    async fn account(&self, name: &str, password: &str, role: Role) -> Result<New, NotChanged> {
        if !is_name(name) {
            return Err(NotChanged::Name);
        }
        Ok(New {
            name: name.to_owned(),
            password: self.hashed(password).await?,
            role,
        })
    }

    async fn hashed(&self, password: &str) -> Result<String, NotChanged> {
        if !(12..=256).contains(&password.chars().count()) {
            return Err(NotChanged::Password);
        }
        Ok(self.passwords.hash(password).await?)
    }

    /// Gives an account another password, and signs it out everywhere.
    ///
    /// # Errors
    /// When there is no such account, the password will not do, or it cannot be kept.
    pub async fn set_password(
        &self,
        name: &str,
        password: &str,
        by: &By,
    ) -> Result<(), NotChanged> {
        let password = self.hashed(password).await?;
        self.change(name, Change::Password(password), by).await
    }

    /// Gives an account another role.
    ///
    /// # Errors
    /// When there is no such account, it is the last admin's, or it cannot be kept.
    pub async fn set_role(&self, name: &str, role: Role, by: &By) -> Result<(), NotChanged> {
        self.change(name, Change::Role(role), by).await
    }

    /// Gives an account that has none a second factor, or takes it away.
    ///
    /// # Errors
    /// When there is no such account, it has a second factor already, or it cannot be kept.
    pub async fn set_second_factor(
        &self,
        name: &str,
        shared: Option<&Authenticator>,
        by: &By,
    ) -> Result<(), NotChanged> {
        let change = Change::SecondFactor(shared.map(Authenticator::letters));
        self.change(name, change, by).await
    }

    /// Removes an account and signs it out everywhere. What it did stays in the audit trail.
    ///
    /// # Errors
    /// When there is no such account, it is the last admin's, or it cannot be kept.
    pub async fn remove_account(&self, name: &str, by: &By) -> Result<(), NotChanged> {
        self.change(name, Change::Remove, by).await
    }

    async fn change(&self, name: &str, change: Change, by: &By) -> Result<(), NotChanged> {
        let changing = Changing {
            name: name.to_owned(),
            change,
            by: by.clone(),
        };
        self.writer.write(changing).await?
    }

    /// All accounts, by name.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        let query = sqlx::query_as("SELECT name, role, totp FROM accounts ORDER BY name");
        let rows: Vec<(String, String, Option<String>)> = query.fetch_all(&self.reading).await?;
        rows.into_iter().map(account).collect()
    }
}

/// An account as it is read.
pub(crate) fn account(
    (name, role, shared): (String, String, Option<String>),
) -> Result<Account, StoreError> {
    let role = Role::read(&role);
    Ok(Account {
        role: role.ok_or_else(|| StoreError::Damaged(format!("the role of `{name}`")))?,
        second_factor: shared.is_some(),
        name,
    })
}

/// What may be somebody's name here.
pub(crate) fn is_name(name: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    (1..=64).contains(&name.len()) && name.chars().all(letter)
}

struct OfferSetUp {
    token: String,
    until: Moment,
}

impl Write for OfferSetUp {
    type Outcome = bool;

    async fn write(&self, writing: &mut Writing<'_>) -> Result<bool, StoreError> {
        if any_account(writing).await? {
            return Ok(false);
        }
        let delete = sqlx::query("DELETE FROM setup");
        delete.execute(&mut *writing.db).await?;
        let insert = sqlx::query("INSERT INTO setup (token, until) VALUES ($1, $2)");
        let insert = insert.bind(&self.token).bind(self.until.0);
        insert.execute(&mut *writing.db).await?;
        Ok(true)
    }
}

async fn any_account(writing: &mut Writing<'_>) -> Result<bool, StoreError> {
    let query = sqlx::query_scalar("SELECT COUNT(*) FROM accounts");
    let accounts: i64 = query.fetch_one(&mut *writing.db).await?;
    Ok(accounts > 0)
}

/// An account that is to be.
struct New {
    name: String,
    password: String,
    role: Role,
}

impl New {
    async fn insert(
        &self,
        writing: &mut Writing<'_>,
        action: Action,
        by: &By,
    ) -> Result<Result<(), NotChanged>, StoreError> {
        let insert = sqlx::query(
            "INSERT INTO accounts (name, password, role, totp_used) VALUES ($1, $2, $3, 0) \
             ON CONFLICT (name) DO NOTHING",
        );
        let insert = insert.bind(&self.name).bind(&self.password);
        let insert = insert.bind(self.role.word());
        if insert.execute(&mut *writing.db).await?.rows_affected() == 0 {
            return Ok(Err(NotChanged::Taken));
        }
        let detail = format!("{} is {}", self.name, self.role.word());
        writing.note(Line::new(by, action, &detail));
        Ok(Ok(()))
    }
}

struct SetUp {
    token: String,
    account: New,
    by: By,
}

impl Write for SetUp {
    type Outcome = Result<(), NotChanged>;

    async fn write(&self, writing: &mut Writing<'_>) -> Result<Self::Outcome, StoreError> {
        if any_account(writing).await? {
            return Ok(Err(NotChanged::SetUp));
        }
        let delete = sqlx::query("DELETE FROM setup WHERE token = $1 AND until > $2");
        let delete = delete.bind(&self.token).bind(self.by.at.0);
        if delete.execute(&mut *writing.db).await?.rows_affected() == 0 {
            return Ok(Err(NotChanged::SetUp));
        }
        self.account.insert(writing, Action::SetUp, &self.by).await
    }
}

struct Add {
    account: New,
    by: By,
}

impl Write for Add {
    type Outcome = Result<(), NotChanged>;

    async fn write(&self, writing: &mut Writing<'_>) -> Result<Self::Outcome, StoreError> {
        self.account
            .insert(writing, Action::AccountKept, &self.by)
            .await
    }
}

enum Change {
    Password(String),
    Role(Role),
    SecondFactor(Option<String>),
    Remove,
}

impl Change {
    /// Whether an admin would be one no more.
    fn takes_an_admin(&self) -> bool {
        match self {
            Self::Role(role) => *role != Role::Admin,
            Self::Remove => true,
            Self::Password(_) | Self::SecondFactor(_) => false,
        }
    }

    /// Whether whoever is signed in has to do so again. Who signed in by a password alone must not be taken for somebody
    /// with the second factor that comes after.
    fn signs_out(&self) -> bool {
        matches!(
            self,
            Self::Password(_) | Self::SecondFactor(_) | Self::Remove
        )
    }

    fn told(&self, name: &str) -> String {
        match self {
            Self::Password(_) => format!("{name} has another password"),
            Self::Role(role) => format!("{name} is {}", role.word()),
            Self::SecondFactor(Some(_)) => format!("{name} has a second factor"),
            Self::SecondFactor(None) => format!("{name} has no second factor"),
            Self::Remove => format!("{name} is removed"),
        }
    }
}

struct Changing {
    name: String,
    change: Change,
    by: By,
}

impl Write for Changing {
    type Outcome = Result<(), NotChanged>;

    async fn write(&self, writing: &mut Writing<'_>) -> Result<Self::Outcome, StoreError> {
        let query = sqlx::query_scalar("SELECT role FROM accounts WHERE name = $1");
        let query = query.bind(&self.name);
        let role: Option<String> = query.fetch_optional(&mut *writing.db).await?;
        let Some(role) = role else {
            return Ok(Err(NotChanged::NoAccount));
        };
        if self.change.takes_an_admin() && role == Role::Admin.word() {
            let query = sqlx::query_scalar("SELECT COUNT(*) FROM accounts WHERE role = 'admin'");
            let admins: i64 = query.fetch_one(&mut *writing.db).await?;
            if admins == 1 {
                return Ok(Err(NotChanged::LastAdmin));
            }
        }
        if !self.apply(writing).await? {
            return Ok(Err(NotChanged::SecondFactor));
        }
        let action = match self.change {
            Change::Remove => Action::AccountRemoved,
            _ => Action::AccountKept,
        };
        let told = self.change.told(&self.name);
        writing.note(Line::new(&self.by, action, &told));
        Ok(Ok(()))
    }
}

impl Changing {
    /// False if nothing was changed, because there is a second factor already.
    async fn apply(&self, writing: &mut Writing<'_>) -> Result<bool, StoreError> {
        let name = &self.name;
        let change = match &self.change {
            Change::Password(password) => {
                sqlx::query("UPDATE accounts SET password = $2 WHERE name = $1")
                    .bind(name)
                    .bind(password)
            }
            Change::Role(role) => sqlx::query("UPDATE accounts SET role = $2 WHERE name = $1")
                .bind(name)
                .bind(role.word()),
            Change::SecondFactor(Some(shared)) => sqlx::query(
                "UPDATE accounts SET totp = $2, totp_used = 0 WHERE name = $1 AND totp IS NULL",
            )
            .bind(name)
            .bind(shared),
            Change::SecondFactor(None) => {
                sqlx::query("UPDATE accounts SET totp = NULL, totp_used = 0 WHERE name = $1")
                    .bind(name)
            }
            Change::Remove => sqlx::query("DELETE FROM accounts WHERE name = $1").bind(name),
        };
        if change.execute(&mut *writing.db).await?.rows_affected() == 0 {
            return Ok(false);
        }
        if self.change.signs_out() {
            let end = sqlx::query("DELETE FROM sign_ins WHERE account = $1").bind(name);
            end.execute(&mut *writing.db).await?;
        }
        if let Change::Remove = self.change {
            // Whoever has the name next is known nowhere.
            let forget = sqlx::query("DELETE FROM tries WHERE name = $1").bind(name);
            forget.execute(&mut *writing.db).await?;
        }
        Ok(true)
    }
}
