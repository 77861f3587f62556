//! Dispositions, services, causes, care and safety net.

use crate::module::{
    Care, Cause, CauseId, Disposition, DispositionId, SafetyNet, Service, ServiceId,
};
use crate::report::error;
use crate::syntax::ast::{self, Base, Block, CauseGroup, Name, Text};

use super::{Resolver, id, some_words, words};

impl Resolver<'_> {
    pub(super) fn disposition(&mut self, block: &Block, disposition: &ast::Disposition) {
        let handled_as = disposition
            .handled_as
            .as_ref()
            .and_then(|name| self.handled_as(name));
        let other = handled_as
            .and_then(|other| self.module.dispositions.get(other.index()))
            .map(|other| other.acuity);
        let own = disposition.acuity.as_ref().map(|acuity| acuity.value);
        let place = self.service_named(disposition.place.as_ref());
        self.module.dispositions.push(Disposition {
            id: id(block),
            acuity: own.or(other).unwrap_or_default(),
            handled_as,
            title: words(disposition.title.as_ref()),
            place,
            say: lines(&disposition.say),
            review: some_words(disposition.review.as_ref()),
            again: disposition.again.as_ref().map(|days| days.value),
            span: block.name.span,
        });
    }

    /// The disposition with an acuity of its own that another is handled as.
    fn handled_as(&mut self, name: &Name) -> Option<DispositionId> {
        let other = DispositionId(self.names.dispositions.find(name, self.diagnostics)?);
        // Dispositions with an acuity stand first, so those are resolved by now.
        let resolved = self
            .module
            .dispositions
            .get(other.index())
            .is_some_and(|other| other.handled_as.is_none());
        if !resolved {
            error(
                "E132",
                name.span,
                format!("`{}` has no acuity of its own", name.value),
            )
            .help("name a disposition that has an `acuity` line")
            .to(self.diagnostics);
        }
        resolved.then_some(other)
    }

    pub(super) fn service(
        &mut self,
        block: &Block,
        title: Option<&Text>,
        clinical: Option<&Text>,
        about: Option<&Text>,
    ) {
        self.module.services.push(Service {
            id: id(block),
            title: words(title),
            clinical: words(clinical),
            about: some_words(about),
            span: block.name.span,
        });
    }

    pub(super) fn cause(&mut self, block: &Block, cause: &ast::Cause) {
        let first = self.service_named(cause.first.as_ref());
        let specialist = self.service_named(cause.specialist.as_ref());
        let citations = self.cites(&cause.cite);
        self.module.causes.push(Cause {
            id: id(block),
            group: cause
                .group
                .as_ref()
                .map_or(CauseGroup::Other, |group| group.value),
            title: words(cause.title.as_ref()),
            clinical: words(cause.clinical.as_ref()),
            base: cause.base.as_ref().map_or(Base::Rare, |base| base.value),
            first,
            specialist,
            about: words(cause.about.as_ref()),
            citations,
            measures: Vec::new(),
            codes: Vec::new(),
            span: block.name.span,
        });
    }

    pub(super) fn care(&mut self, block: &Block, care: &ast::Care) {
        let causes = self.causes(&care.causes);
        let dispositions = care
            .dispositions
            .iter()
            .filter_map(|name| self.disposition_named(name))
            .collect();
        let when = care.when.as_ref().map(|when| self.condition(when));
        let unless = care.unless.as_ref().map(|unless| self.condition(unless));
        let citations = self.cites(&care.cite);
        let say = lines(&care.say);
        self.module.care.push(Care {
            id: id(block),
            causes,
            dispositions,
            when,
            unless,
            say,
            citations,
            span: block.name.span,
        });
    }

    pub(super) fn safety_net(
        &mut self,
        block: &Block,
        sign: Option<&ast::Condition>,
        say: Option<&Text>,
        then: Option<&Name>,
        causes: &[Name],
    ) {
        let sign = self.maybe_condition(sign);
        let then = then
            .and_then(|name| self.own_disposition(name))
            .unwrap_or(DispositionId(0));
        let causes = self.causes(causes);
        self.module.safety_net.push(SafetyNet {
            id: id(block),
            sign,
            say: words(say),
            then,
            causes,
            span: block.name.span,
        });
    }

    pub(super) fn causes(&mut self, names: &[Name]) -> Vec<CauseId> {
        names
            .iter()
            .filter_map(|name| self.cause_named(name))
            .collect()
    }

    pub(super) fn cause_named(&mut self, name: &Name) -> Option<CauseId> {
        self.names.causes.find(name, self.diagnostics).map(CauseId)
    }

    pub(super) fn disposition_named(&mut self, name: &Name) -> Option<DispositionId> {
        self.names
            .dispositions
            .find(name, self.diagnostics)
            .map(DispositionId)
    }

    /// A required service; the first one stands in for a name that is missing or unknown, which is reported.
    pub(super) fn service_named(&mut self, name: Option<&Name>) -> ServiceId {
        ServiceId(
            name.and_then(|name| self.names.services.find(name, self.diagnostics))
                .unwrap_or(0),
        )
    }
}

pub(super) fn lines(texts: &[Text]) -> Vec<String> {
    texts.iter().map(|text| text.value.clone()).collect()
}
