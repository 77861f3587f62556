//! Passwords: what is kept of them, and whether one is right.

use std::sync::Arc;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::error::StoreError;

/// How many are worked out at once: each takes 19 MiB and a core for a moment.
const AT_ONCE: usize = 2;

/// Whoever works out hashes of passwords.
#[derive(Clone)]
pub(crate) struct Passwords(Arc<Semaphore>);

impl Passwords {
    pub fn new() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }

    /// What is kept of a password.
    pub async fn hash(&self, password: &str) -> Result<String, StoreError> {
        let password = password.to_owned();
        let hash = self.work(move || {
            let hash = Argon2::default().hash_password(password.as_bytes());
            hash.map(|hash| hash.to_string())
                .map_err(|_| StoreError::Random)
        });
        hash.await?
    }

    /// Whether a password is the one that a hash was made of. Without a hash it takes as long to say no.
    pub async fn fits(&self, password: &str, hash: Option<String>) -> Result<bool, StoreError> {
        let password = password.to_owned();
        let fits = self.work(move || {
            let Some(hash) = hash else {
                let _ = Argon2::default().hash_password(password.as_bytes());
                return false;
            };
            PasswordHash::new(&hash).is_ok_and(|hash| {
                let fits = Argon2::default().verify_password(password.as_bytes(), &hash);
                fits.is_ok()
            })
        });
        fits.await
    }

    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, StoreError> {
        let _turn = self.0.acquire().await.map_err(|_| StoreError::Closed)?;
        spawn_blocking(work).await.map_err(|_| StoreError::Closed)
    }
}
