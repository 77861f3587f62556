//! Secrets that open something, and what is kept of them: their hash alone.

use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};

use crate::error::StoreError;

/// 256 bits that nobody can guess. Whoever holds it may do what it opens; it is not kept anywhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// When the machine has no random numbers to give.
    pub fn new() -> Result<Self, StoreError> {
        random::<32>().map(Self)
    }

    /// One that follows from this one for a purpose: whoever holds this one can make it again, and nobody else.
    #[must_use]
    pub fn derived(&self, purpose: &str) -> Self {
        Self(hash(&[&self.0, purpose]))
    }

    /// What somebody holds out as a token.
    #[must_use]
    pub fn held_out(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The secret itself, to hand out once.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is kept of it.
    pub(crate) fn hash(&self) -> String {
        hash(&[&self.0])
    }
}

/// Tokens do not get into logs by being printed.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Random bytes, as text that may stand in a URL.
pub(crate) fn random<const BYTES: usize>() -> Result<String, StoreError> {
    random_bytes::<BYTES>().map(|bytes| BASE64URL_NOPAD.encode(&bytes))
}

/// Random bytes.
pub(crate) fn random_bytes<const BYTES: usize>() -> Result<[u8; BYTES], StoreError> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::Random)?;
    Ok(bytes)
}

/// SHA-256 over parts, each with its length before it, so that no two lists of parts read alike.
pub(crate) fn hash(parts: &[&str]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part.as_bytes());
    }
    BASE64URL_NOPAD.encode(&digest.finalize())
}

#[cfg(test)]
mod tests {
    use super::{Token, hash};

    #[test]
    fn tokens_differ_and_hide() {
        let (one, other) = (Token::new().unwrap(), Token::new().unwrap());
        assert_ne!(one, other);
        assert_eq!(one.reveal().len(), 43);
        assert!(!format!("{one:?}").contains(one.reveal()));
        assert_eq!(Token::held_out(one.reveal()).hash(), one.hash());
    }

    #[test]
    fn what_is_derived_tells_nothing_of_what_it_is_derived_from() {
        let key = Token::held_out("key");
        assert_eq!(key.derived("c-1"), key.derived("c-1"));
        assert_ne!(key.derived("c-1"), key.derived("c-2"));
        assert_ne!(key.derived("c-1").hash(), key.hash());
        assert_eq!(key.derived("c-1").reveal().len(), 43);
    }

    #[test]
    fn lists_of_parts_do_not_read_alike() {
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
        assert_ne!(hash(&["ab"]), hash(&["ab", ""]));
    }
}
