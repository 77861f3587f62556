//! The services, and how record systems find them.

use serde_json::{Map, Value, json};
use sural_content::module::Module;

/// A moment in the work of a record system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hook {
    /// A record is opened.
    PatientView,
    /// An encounter begins.
    EncounterStart,
    /// Orders are chosen.
    OrderSelect,
    /// Orders are about to be signed.
    OrderSign,
}

impl Hook {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::PatientView => "patient-view",
            Self::EncounterStart => "encounter-start",
            Self::OrderSelect => "order-select",
            Self::OrderSign => "order-sign",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::PatientView => "What must not wait",
            Self::EncounterStart => "What is due",
            Self::OrderSelect => "What speaks against an order",
            Self::OrderSign => "What speaks against orders, and what is missing among them",
        }
    }

    fn description(self) -> &'static str {
        match self {
            Self::PatientView => {
                "A red flag of a painful calf that nothing asked for has acted upon yet."
            }
            Self::EncounterStart => {
                "Red flags of a painful calf, and the tests and referrals that are due."
            }
            Self::OrderSelect => {
                "Contraindications of the orders that were chosen, and what a referral lacks."
            }
            Self::OrderSign => {
                "Contraindications of the orders, what a referral lacks, and red flags that no order acts upon."
            }
        }
    }
}

/// A service, by the id that it has in its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// The id.
    pub id: String,
    /// When it is asked.
    pub hook: Hook,
}

/// All services of a module.
#[must_use]
pub fn services(module: &Module) -> Vec<Service> {
    let hooks = [
        Hook::PatientView,
        Hook::EncounterStart,
        Hook::OrderSelect,
        Hook::OrderSign,
    ];
    let name = module.id.replace('_', "-");
    let services = hooks.map(|hook| Service {
        id: format!("{name}-{}", hook.name()),
        hook,
    });
    services.into()
}

/// The service of a module with this id.
#[must_use]
pub fn service(module: &Module, id: &str) -> Option<Service> {
    services(module)
        .into_iter()
        .find(|service| service.id == id)
}

/// By which name what of a record comes with a request, and where it is found.
pub(super) const PREFETCH: [(&str, &str); 8] = [
    ("patient", "Patient/{{context.patientId}}"),
    ("conditions", "Condition?patient={{context.patientId}}"),
    (
        "medications",
        "MedicationRequest?patient={{context.patientId}}&status=active",
    ),
    (
        "statements",
        "MedicationStatement?patient={{context.patientId}}&status=active",
    ),
    (
        "procedures",
        "Procedure?patient={{context.patientId}}&_sort=-date&_count=50",
    ),
    (
        "observations",
        "Observation?patient={{context.patientId}}&_sort=-date&_count=200",
    ),
    (
        "requests",
        "ServiceRequest?patient={{context.patientId}}&status=active",
    ),
    (
        "responses",
        "QuestionnaireResponse?patient={{context.patientId}}&_sort=-authored&_count=5",
    ),
];

/// What the services are and what they need to be asked with.
#[must_use]
pub fn discovery(module: &Module) -> Value {
    let prefetch = PREFETCH.map(|(key, query)| (key.to_owned(), Value::from(query)));
    let prefetch = Map::from_iter(prefetch);
    let described = services(module).into_iter().map(|service| {
        json!({
            "hook": service.hook.name(),
            "id": service.id,
            "title": service.hook.title(),
            "description": service.hook.description(),
            "prefetch": prefetch,
            "usageRequirements": "Sural reads what comes with the request and fetches nothing by itself.",
        })
    });
    json!({"services": described.collect::<Vec<_>>()})
}
