//! The resources that Sural writes, each with the elements that it fills.

mod care;
mod knowledge;

use serde::Serialize;

pub use care::*;
pub use knowledge::*;

macro_rules! resources {
    ($($name:ident $(. $field:ident)+),* $(,)?) => {
        /// A resource of any kind.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[serde(tag = "resourceType")]
        #[allow(missing_docs)]
        pub enum Resource { $($name(Box<$name>),)* }

        impl Resource {
            /// Its kind, as it stands in addresses.
            #[must_use]
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$name(_) => stringify!($name),)* }
            }

            /// Its id.
            #[must_use]
            pub fn id(&self) -> &str {
                match self { $(Self::$name(it) => &it$(.$field)+,)* }
            }
        }

        $(impl From<$name> for Resource {
            fn from(resource: $name) -> Self { Self::$name(Box::new(resource)) }
        })*
    };
}
resources! {
    ActivityDefinition.about.id,
    Bundle.id,
    CarePlan.id,
    ClinicalImpression.id,
    CodeSystem.about.id,
    Composition.id,
    ConceptMap.about.id,
    Condition.id,
    DocumentReference.id,
    GuidanceResponse.id,
    Library.about.id,
    Observation.id,
    ObservationDefinition.id,
    Patient.id,
    PlanDefinition.about.id,
    Practitioner.id,
    Provenance.id,
    Questionnaire.about.id,
    QuestionnaireResponse.id,
    RequestGroup.id,
    RiskAssessment.id,
    ServiceRequest.id,
    Task.id,
    ValueSet.about.id,
}

impl Resource {
    /// As a file, ending in a line break.
    ///
    /// # Errors
    /// Never for what is built here.
    pub fn write(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|text| text + "\n")
    }
}
