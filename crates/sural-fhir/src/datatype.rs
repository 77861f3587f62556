//! The data types of FHIR R4 that resources are made of, as far as Sural writes them.

use std::fmt;

use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// A number as it is written: FHIR keeps every digit, so it never becomes a float.
#[derive(Clone, PartialEq, Eq)]
pub struct Decimal(String);

impl Decimal {
    /// A number as it is written; none if it is not one.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        let number: Option<serde_json::Number> = written.parse().ok();
        number.map(|_| Self(written.to_owned()))
    }

    /// As it is written.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.0
    }
}

impl From<u32> for Decimal {
    fn from(number: u32) -> Self {
        Self(number.to_string())
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw = RawValue::from_string(self.0.clone()).map_err(S::Error::custom)?;
        raw.serialize(serializer)
    }
}

/// A code of a system.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Coding {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
    #[serde(rename = "_display", skip_serializing_if = "Option::is_none")]
    pub display_also: Option<Also>,
}

/// What an element that is a plain value says besides: its words in other languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Also {
    pub extension: Vec<Extension>,
}

impl Coding {
    /// A code with its name.
    #[must_use]
    pub fn new(system: &str, code: &str, display: &str) -> Self {
        Self {
            system: Some(system.to_owned()),
            version: None,
            code: Some(code.to_owned()),
            display: Some(display.to_owned()),
            display_also: None,
        }
    }
}

/// What is meant, by codes and in words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct CodeableConcept {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub coding: Vec<Coding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl CodeableConcept {
    /// Words without a code.
    #[must_use]
    pub fn words(text: &str) -> Self {
        Self {
            coding: Vec::new(),
            text: Some(text.to_owned()),
        }
    }
}

impl From<Coding> for CodeableConcept {
    fn from(coding: Coding) -> Self {
        Self {
            text: coding.display.clone(),
            coding: vec![coding],
        }
    }
}

/// Another resource.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Reference {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
}

impl Reference {
    /// A resource by its address.
    #[must_use]
    pub fn to(address: &str) -> Self {
        Self {
            reference: Some(address.to_owned()),
            display: None,
        }
    }

    /// Somebody or something known by name only.
    #[must_use]
    pub fn named(display: &str) -> Self {
        Self {
            reference: None,
            display: Some(display.to_owned()),
        }
    }
}

/// By what number somebody knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Identifier {
    pub system: String,
    pub value: String,
}

/// An amount, with its unit in UCUM.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Quantity {
    pub value: Decimal,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// When something holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Period {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
}

/// The text of a resource for people, in safe XHTML.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Narrative {
    pub status: &'static str,
    pub div: String,
}

/// What is true of the resource itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Meta {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub profile: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tag: Vec<Coding>,
}

/// Something that the resource itself has no place for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Extension {
    /// What it means.
    pub url: String,
    /// What it says, if it holds nothing further.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// What it holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extension: Vec<Extension>,
}

impl Extension {
    /// One that says something.
    #[must_use]
    pub fn new(url: &str, value: Value) -> Self {
        Self {
            url: url.to_owned(),
            value: Some(value),
            extension: Vec::new(),
        }
    }

    /// One that holds others.
    #[must_use]
    pub fn of(url: &str, extension: Vec<Self>) -> Self {
        Self {
            url: url.to_owned(),
            value: None,
            extension,
        }
    }
}

/// `value[x]`: the key says which type it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum Value {
    ValueBoolean(bool),
    ValueInteger(i64),
    ValueDecimal(Decimal),
    ValueString(String),
    ValueCode(String),
    ValueUri(String),
    ValueCanonical(String),
    ValueDateTime(String),
    ValueCoding(Coding),
    ValueCodeableConcept(CodeableConcept),
    ValueQuantity(Quantity),
    ValueExpression(Expression),
    ValueReference(Reference),
}

/// Something to be worked out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Expression {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    pub language: &'static str,
    pub expression: String,
}

#[cfg(test)]
mod tests {
    use super::{Decimal, Extension, Value};

    #[test]
    fn decimals_keep_every_digit() {
        let written = ["0.580", "1.0", "120", "-2"];
        for number in written {
            let value = Value::ValueDecimal(Decimal::read(number).unwrap());
            let extension = Extension::new("u", value);
            let json = serde_json::to_string(&extension).unwrap();
            assert_eq!(json, format!("{{\"url\":\"u\",\"valueDecimal\":{number}}}"));
        }
        assert_eq!(Decimal::read("1,5"), None);
    }
}
