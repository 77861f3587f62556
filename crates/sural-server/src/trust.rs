//! Which record systems and programs may ask, and by what they prove who they are: a JWT signed with a key of theirs,
//! for this service, of this hour, shown once. Keys are handed over beforehand; none is ever fetched.

use std::collections::BTreeSet;

use jsonwebtoken::jwk::{AlgorithmParameters, Jwk, JwkSet};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde::Deserialize;
use serde_json::Value;
use sural_case::moment::Moment;

/// What is signed with another is not believed: no secret is shared, and nothing is unsigned.
pub(crate) const SIGNED: [Algorithm; 5] = [
    Algorithm::ES256,
    Algorithm::ES384,
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
];

/// How far clocks may be apart, in seconds.
const APART: i64 = 60;

/// For how long a proof may hold, in seconds, so that it need not be remembered for longer.
const HOUR: i64 = 3_600;

/// The same of what asks for a token, as SMART has it.
const MINUTES: i64 = 300;

/// The record systems, or the programs, that may ask.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trust {
    /// Anyone may ask, for trying it with made-up people.
    #[serde(default)]
    anyone: bool,
    #[serde(default)]
    clients: Vec<Client>,
}

/// One of them with its public keys.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Client {
    /// What it calls itself in `iss`.
    issuer: String,
    jwks: JwkSet,
    /// Of a program: what it may ask for at most, with spaces between scopes; everything that there is, if none.
    #[serde(default)]
    scope: Option<String>,
}

/// What a proof says.
#[derive(Clone, Debug, Deserialize)]
struct Claims {
    iss: String,
    #[serde(default)]
    sub: String,
    aud: Value,
    exp: i64,
    #[serde(default)]
    iat: Option<i64>,
    jti: String,
}

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Proven {
    /// Its name.
    pub(crate) issuer: String,
    /// Whom it speaks for.
    pub(crate) subject: String,
    /// Until when it holds, as it says; none where anyone may ask.
    pub(crate) until: Option<Moment>,
    /// What tells this proof from others, and until when it holds; none where anyone may ask.
    pub(crate) shown: Option<(String, Moment)>,
}

impl Trust {
    /// From a file: `{"clients": [{"issuer": "https://…", "jwks": {"keys": […]}}]}`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        let trust: Self = serde_json::from_str(text).map_err(|why| why.to_string())?;
        if trust.anyone != trust.clients.is_empty() {
            return Err("it needs `clients`, or `anyone` alone for trying it".to_owned());
        }
        let mut named = BTreeSet::new();
        for client in &trust.clients {
            let issuer = &client.issuer;
            let mut keys = client.jwks.keys.iter();
            if client.jwks.keys.is_empty() || !keys.all(is_public) {
                return Err(format!("`{issuer}` has no key, or one that cannot be used"));
            }
            if !named.insert(issuer) {
                return Err(format!("`{issuer}` stands twice; put its keys into one"));
            }
        }
        Ok(trust)
    }

    /// Anyone may ask.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.anyone
    }

    /// What a program may ask for at most; none if that is everything.
    pub(crate) fn scope_of(&self, issuer: &str) -> Option<&str> {
        let mut clients = self.clients.iter();
        let client = clients.find(|client| client.issuer == issuer)?;
        client.scope.as_deref()
    }

    /// Who holds out a proof of five minutes to the address of the token at a moment.
    ///
    /// # Errors
    /// Why it is not believed.
    pub(crate) fn program(
        &self,
        proof: &str,
        address: &str,
        now: Moment,
    ) -> Result<Proven, &'static str> {
        let proven = self.proven_for(Some(proof), &[address.to_owned()], now, MINUTES)?;
        match proven.issuer == proven.subject && !self.anyone {
            true => Ok(proven),
            false => Err("`iss` and `sub` of the assertion are both the name of the program"),
        }
    }

    /// Who holds out a proof of an hour to one of these addresses at a moment.
    ///
    /// # Errors
    /// Why it is not believed.
    pub(crate) fn proven(
        &self,
        proof: Option<&str>,
        addresses: &[String],
        now: Moment,
    ) -> Result<Proven, &'static str> {
        self.proven_for(proof, addresses, now, HOUR)
    }

    fn proven_for(
        &self,
        proof: Option<&str>,
        addresses: &[String],
        now: Moment,
        longest: i64,
    ) -> Result<Proven, &'static str> {
        if self.anyone {
            return Ok(Proven {
                issuer: "anyone".to_owned(),
                subject: String::new(),
                until: None,
                shown: None,
            });
        }
        let proof = proof.ok_or("send a JWT: `Authorization: Bearer TOKEN`")?;
        let header = decode_header(proof).map_err(|_| "the token is no JWT")?;
        if !SIGNED.contains(&header.alg) {
            return Err("the token is signed in a way that is not accepted; use ES384 or RS256");
        }
        let claims = self.signed(proof, header.alg, header.kid.as_deref())?;
        if claims.exp.saturating_add(APART) <= now.0 {
            return Err("the token has expired");
        }
        if longest == HOUR && claims.iat.is_none() {
            return Err("the token has no `iat`");
        }
        let is_early = claims
            .iat
            .is_some_and(|iat| iat.saturating_sub(APART) > now.0);
        if is_early || claims.exp > now.0 + longest + APART {
            return Err(match longest {
                HOUR => "the token is of the future, or holds for more than an hour",
                _ => "the token is of the future, or holds for more than five minutes",
            });
        }
        if !is_for(&claims.aud, addresses) {
            return Err("`aud` of the token is not the address of this service");
        }
        if claims.jti.is_empty() {
            return Err("the token has no `jti`");
        }
        Ok(Proven {
            issuer: claims.iss,
            subject: claims.sub,
            until: Some(Moment(claims.exp)),
            shown: Some((claims.jti, Moment(claims.exp.saturating_add(APART)))),
        })
    }

    /// What a proof says that is signed with a key of the one whom it names.
    fn signed(
        &self,
        proof: &str,
        algorithm: Algorithm,
        kid: Option<&str>,
    ) -> Result<Claims, &'static str> {
        let mut validation = Validation::new(algorithm);
        // These are checked against the clock and the address that are handed in.
        validation.validate_exp = false;
        validation.validate_aud = false;
        validation.required_spec_claims.clear();
        for client in &self.clients {
            let is_named = |key: &&Jwk| kid.is_none() || key.common.key_id.as_deref() == kid;
            for key in client.jwks.keys.iter().filter(is_named) {
                let Ok(key) = DecodingKey::from_jwk(key) else {
                    continue;
                };
                if let Ok(token) = decode::<Claims>(proof, &key, &validation)
                    && token.claims.iss == client.issuer
                {
                    return Ok(token.claims);
                }
            }
        }
        Err(
            "the token is not signed by anyone who may ask, or lacks `iss`, `sub`, `aud`, `exp` or `jti`",
        )
    }
}

/// Whether a signature can be checked with it, and nobody who has it can sign.
fn is_public(key: &Jwk) -> bool {
    !matches!(key.algorithm, AlgorithmParameters::OctetKey(_)) && DecodingKey::from_jwk(key).is_ok()
}

fn is_for(aud: &Value, addresses: &[String]) -> bool {
    let is_one = |aud: &Value| addresses.iter().any(|address| aud == address);
    match aud {
        Value::Array(several) => several.iter().any(is_one),
        one => is_one(one),
    }
}
