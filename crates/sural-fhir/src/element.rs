//! How a structure of FHIR is declared: an element has content, or is not there.

use serde_json::Value;

/// Whether an element has no content. FHIR knows neither empty texts nor empty lists.
pub(crate) trait Content {
    fn is_absent(&self) -> bool;
}

impl<T> Content for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Content for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Content for String {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Content for &'static str {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Content for Value {
    fn is_absent(&self) -> bool {
        self.is_null()
    }
}

/// Declares structures whose fields are left out while they have no content, named as FHIR names them.
macro_rules! elements {
    ($($(#[$doc:meta])* $name:ident { $($(#[$attribute:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
        #[serde(rename_all = "camelCase")]
        #[allow(missing_docs)]
        pub struct $name {
            $(
                $(#[$attribute])*
                #[serde(skip_serializing_if = "crate::element::Content::is_absent")]
                pub $field: $type,
            )*
        }
    )*};
}
pub(crate) use elements;
