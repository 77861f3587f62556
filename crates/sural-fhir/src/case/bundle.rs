//! The resources of a case together.

use super::{Story, address};
use crate::datatype::Reference;
use crate::resource::{Bundle, Entry, Request, Resource};

impl Story<'_> {
    /// Documents to read, one a paper: the paper first, then everything that it rests on.
    #[must_use]
    pub fn documents(&self) -> Vec<Bundle> {
        let resources = self.resources();
        let told = resources
            .iter()
            .filter(|it| !matches!(it, Resource::Patient(_)));
        let told = told
            .map(|it| Reference::to(&address(it)))
            .collect::<Vec<_>>();
        let papers = self.papers();
        let document = papers.iter().map(|paper| {
            let composition = self.composition(paper, &told).into();
            let entries = [composition].into_iter().chain(resources.iter().cloned());
            Bundle {
                id: self.id("Bundle", &paper.name),
                identifier: Some(crate::datatype::Identifier {
                    system: "urn:ietf:rfc:3986".to_owned(),
                    value: format!("urn:uuid:{}", self.id("Bundle", &paper.name)),
                }),
                r#type: "document",
                timestamp: self.now(),
                entry: entries.map(entry).collect(),
            }
        });
        document.collect()
    }

    /// Everything, to be read.
    #[must_use]
    pub fn collection(&self) -> Bundle {
        let entries = self.resources().into_iter().chain(self.files());
        Bundle {
            id: self.id("Bundle", "collection"),
            r#type: "collection",
            timestamp: self.now(),
            entry: entries.map(entry).collect(),
            ..Bundle::default()
        }
    }

    /// Everything, for a server to store at once.
    #[must_use]
    pub fn transaction(&self) -> Bundle {
        let entries = self.resources().into_iter().chain(self.files());
        let stored = entries.map(|resource| Entry {
            request: Some(Request {
                method: "POST",
                url: resource.kind().to_owned(),
            }),
            ..entry(resource)
        });
        Bundle {
            id: self.id("Bundle", "transaction"),
            r#type: "transaction",
            entry: stored.collect(),
            ..Bundle::default()
        }
    }
}

fn entry(resource: Resource) -> Entry {
    Entry {
        full_url: address(&resource),
        resource: Some(resource),
        request: None,
    }
}
