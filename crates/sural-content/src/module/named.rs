//! Findings by their names.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Finding, FindingId, Module};

/// Where each name stands, found out when it is first asked for.
#[derive(Debug, Clone, Default)]
pub struct Named(OnceLock<HashMap<String, FindingId>>);

impl Module {
    /// The finding of a name.
    #[must_use]
    pub fn finding_named(&self, name: &str) -> Option<(FindingId, &Finding)> {
        let all = || (0..).map(FindingId).zip(&self.findings);
        let named = self.named.0.get_or_init(|| {
            let named = all().map(|(id, finding)| (finding.id.clone(), id));
            named.collect()
        });
        let known = named.get(name).copied();
        let known = known.and_then(|id| Some((id, self.findings.get(id.index())?)));
        // Findings may have been changed since, here or in the module that this is a copy of.
        known
            .filter(|(_, finding)| finding.id == name)
            .or_else(|| all().find(|(_, finding)| finding.id == name))
    }
}
