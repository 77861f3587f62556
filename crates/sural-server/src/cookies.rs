//! Cookies: which there are, and how they are set. No script can read one, and no other site can have one sent.

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;

use crate::app::Settings;

/// A cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// A secret of this browser, which forms prove to know.
    Visit,
    /// The case: the secret of its private link, or all of it where nothing is kept.
    Case,
    /// The language chosen.
    Language,
    /// The secret of a clinician's sign-in.
    SignIn,
}

impl Cookie {
    /// Over an encrypted connection the name binds it to this host.
    fn name(self, settings: &Settings) -> String {
        let name = match self {
            Self::Visit => "visit",
            Self::Case => "case",
            Self::Language => "language",
            Self::SignIn => "sign_in",
        };
        let prefix = if settings.is_secure() { "__Host-" } else { "" };
        format!("{prefix}{name}")
    }

    /// Its value, as the browser sends it.
    pub(crate) fn read(self, settings: &Settings, headers: &HeaderMap) -> Option<String> {
        let name = self.name(settings);
        let sent = headers.get_all(COOKIE).into_iter();
        let mut pairs = sent
            .filter_map(|value| value.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='));
        pairs
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.to_owned())
    }

    /// Has the browser keep it until it is closed.
    pub(crate) fn set(self, settings: &Settings, value: &str, response: &mut Response) {
        self.write(settings, value, "", response);
    }

    /// Has the browser forget it.
    pub(crate) fn forget(self, settings: &Settings, response: &mut Response) {
        self.write(settings, "", "; Max-Age=0", response);
    }

    fn write(self, settings: &Settings, value: &str, until: &str, response: &mut Response) {
        let secure = if settings.is_secure() { "; Secure" } else { "" };
        let cookie = format!(
            "{}={value}; Path=/; HttpOnly; SameSite=Strict{secure}{until}",
            self.name(settings)
        );
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
    }
}
