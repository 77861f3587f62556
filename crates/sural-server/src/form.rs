//! What a form sends: known fields only, each read once; whatever else is sent is refused.

use std::collections::BTreeMap;

use crate::fault::Fault;

/// The most that a form may send.
pub(crate) const MOST: usize = 16 * 1024;

/// The fields that were sent and not yet read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Form(BTreeMap<String, Vec<String>>);

impl Form {
    /// Reads what a browser sends.
    pub(crate) fn read(body: &[u8]) -> Self {
        let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in form_urlencoded::parse(body) {
            fields
                .entry(name.into_owned())
                .or_default()
                .push(value.into_owned());
        }
        Self(fields)
    }

    /// All values of a field.
    pub(crate) fn all(&mut self, name: &str) -> Vec<String> {
        self.0.remove(name).unwrap_or_default()
    }

    /// The one value of a field; none if it was not sent.
    ///
    /// # Errors
    /// When it was sent twice.
    pub(crate) fn one(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let mut values = self.all(name);
        let value = values.pop();
        if values.is_empty() {
            Ok(value)
        } else {
            Err(Fault::NotUnderstood)
        }
    }

    /// The one value of a field of text, without spaces around it; empty if it was not sent.
    ///
    /// # Errors
    /// When it was sent twice.
    pub(crate) fn text(&mut self, name: &str) -> Result<String, Fault> {
        let text = self.one(name)?.unwrap_or_default();
        Ok(text.trim().to_owned())
    }

    /// How many events the page had seen; none if that was not sent, or is no number.
    ///
    /// # Errors
    /// When it was sent twice.
    pub(crate) fn seen(&mut self) -> Result<Option<usize>, Fault> {
        Ok(self.one("seen")?.and_then(|count| count.parse().ok()))
    }

    /// Whether a box was ticked.
    ///
    /// # Errors
    /// When it was sent twice, or with another value.
    pub(crate) fn is_ticked(&mut self, name: &str) -> Result<bool, Fault> {
        match self.one(name)?.as_deref() {
            None => Ok(false),
            Some("yes") => Ok(true),
            Some(_) => Err(Fault::NotUnderstood),
        }
    }

    /// There is nothing else.
    ///
    /// # Errors
    /// When something was sent that the page does not ask for.
    pub(crate) fn finish(self) -> Result<(), Fault> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Fault::NotUnderstood)
        }
    }
}
