//! From a fence to a block of its kind.

use super::ast::{
    Base, Block, Body, Care, Cause, CauseGroup, Cite, Condition, Disposition, Name, ScoreTerm,
    Screen, Stage, Text,
};
use super::condition::condition;
use super::faults::Faults;
use super::field::{Field, Fields, fields};
use super::kind::{Kind, POINTS};
use super::markdown::Fence;
use super::slice::Slice;
use super::token::{name, tokens};
use super::value::{cites, line_text, names, one_choice, one_name, one_number, text};
use super::{case, consultation, evidence, finding, hazard, proof, rule};
use crate::span::Spanned;

pub(super) const STAGES: &[(&str, Stage)] = &[
    ("emergency", Stage::Emergency),
    ("person", Stage::Person),
    ("details", Stage::Details),
    ("history", Stage::History),
    ("examination", Stage::Examination),
];
pub(super) const GROUPS: &[(&str, CauseGroup)] = &[
    ("musculoskeletal", CauseGroup::Musculoskeletal),
    ("neurological", CauseGroup::Neurological),
    ("vascular", CauseGroup::Vascular),
    ("infection", CauseGroup::Infection),
    ("systemic", CauseGroup::Systemic),
    ("other", CauseGroup::Other),
];
const BASES: &[(&str, Base)] = &[
    ("common", Base::Common),
    ("uncommon", Base::Uncommon),
    ("rare", Base::Rare),
];

/// The block a fence holds; none if it has no name to go by.
pub(super) fn block(fence: &Fence<'_>, faults: &mut Faults) -> Option<Block> {
    let name = block_name(fence, faults);
    let place = name.as_ref().map_or(fence.opening.span(), |name| name.span);
    let fields = fields(fence, place, faults);
    let body = Values {
        fields: &fields,
        faults,
    }
    .body(fence.kind);
    Some(Block {
        span: fence.span(),
        name: name?,
        heading: fence.heading.map(Slice::spanned),
        body,
    })
}

fn block_name(fence: &Fence<'_>, faults: &mut Faults) -> Option<Name> {
    let kind = fence.kind.word();
    if fence
        .name
        .text()
        .chars()
        .all(|c| c == '"' || c.is_whitespace())
    {
        let example = if fence.kind == Kind::Case {
            "\"what it shows\""
        } else {
            "some_name"
        };
        faults.error(
            "E004",
            fence.opening.span(),
            format!("this {kind} has no name"),
            format!("write it after the kind: `{kind} {example}`"),
        );
        return None;
    }
    if fence.kind == Kind::Case {
        Some(case_title(fence.name, faults))
    } else {
        Some(block_id(fence.name, faults))
    }
}

fn case_title(title: Slice<'_>, faults: &mut Faults) -> Name {
    let text = line_text(title);
    if text.span == title.span() {
        faults.error(
            "E004",
            title.span(),
            "the title of a case stands in double quotes",
            format!("write `case \"{}\"`", title.text().replace('"', "")),
        );
    }
    text
}

fn block_id(written: Slice<'_>, faults: &mut Faults) -> Name {
    let (word, rest) = written.word();
    if !rest.is_empty() {
        faults.error(
            "E012",
            rest.span(),
            "nothing may follow the name of a block",
            "join the words of a name with `_`",
        );
    }
    Spanned {
        value: name(word, faults),
        span: word.span(),
    }
}

/// Reads the values of a block's fields.
pub(super) struct Values<'b, 'a, 'f> {
    pub(super) fields: &'b Fields<'a>,
    pub(super) faults: &'f mut Faults,
}

impl<'b, 'a> Values<'b, 'a, '_> {
    fn body(&mut self, kind: Kind) -> Body {
        match kind {
            Kind::Finding => Body::Finding(finding::finding(self)),
            Kind::Screen => Body::Screen(self.screen()),
            Kind::Condition => Body::Condition {
                when: self.condition("when"),
                means: self.text("means"),
                cite: self.cite(),
            },
            Kind::Score => Body::Score {
                title: self.text("title"),
                terms: self.terms(),
                cite: self.cite(),
            },
            Kind::Constraint => Body::Constraint {
                never: self.condition("never"),
                because: self.text("because"),
            },
            Kind::Disposition => Body::Disposition(self.disposition()),
            Kind::Service => Body::Service {
                title: self.text("title"),
                clinical: self.text("clinical"),
                about: self.text("about"),
            },
            Kind::Cause => Body::Cause(self.cause()),
            Kind::Evidence => Body::Evidence {
                measures: self.every("measure", evidence::measure),
            },
            Kind::Rule => Body::Rule(rule::rule(self)),
            Kind::Care => Body::Care(self.care()),
            Kind::SafetyNet => Body::SafetyNet {
                sign: self.condition("sign"),
                say: self.text("say"),
                then: self.name("then"),
                causes: self.names("for"),
            },
            Kind::Case => Body::Case(case::case(self)),
            Kind::Property => Body::Property(proof::property(self)),
            Kind::Exception => Body::Exception(proof::exception(self)),
            Kind::Hazard => Body::Hazard(hazard::hazard(self)),
            Kind::Order => Body::Order(consultation::order(self)),
            Kind::Treatment => Body::Treatment(consultation::treatment(self)),
            Kind::Referral => Body::Referral(consultation::referral(self)),
        }
    }

    fn screen(&mut self) -> Screen {
        Screen {
            stage: self.choice("stage", STAGES),
            ask: self.text("ask"),
            help: self.text("help"),
            findings: self.names("findings"),
            none: self.text("none"),
        }
    }

    fn disposition(&mut self) -> Disposition {
        Disposition {
            acuity: self.read("acuity", one_number),
            handled_as: self.name("handled as"),
            title: self.text("title"),
            place: self.name("place"),
            say: self.texts("say"),
            review: self.text("review"),
            again: self.read("again", one_number),
        }
    }

    fn cause(&mut self) -> Cause {
        Cause {
            group: self.choice("group", GROUPS),
            title: self.text("title"),
            clinical: self.text("clinical"),
            base: self.choice("base", BASES),
            first: self.name("first"),
            specialist: self.name("specialist"),
            about: self.text("about"),
            cite: self.cite(),
        }
    }

    fn care(&mut self) -> Care {
        Care {
            causes: self.names("for"),
            dispositions: self.names("at"),
            when: self.condition("when"),
            unless: self.condition("unless"),
            say: self.texts("say"),
            cite: self.cite(),
        }
    }

    fn terms(&mut self) -> Vec<ScoreTerm> {
        self.every(POINTS, evidence::term)
    }

    /// The field with this keyword, read by `read`.
    pub(super) fn read<T>(
        &mut self,
        keyword: &str,
        read: impl FnOnce(&Field<'a>, &mut Faults) -> Option<T>,
    ) -> Option<T> {
        read(self.fields.one(keyword)?, self.faults)
    }

    /// Every field with this keyword, read by `read`.
    pub(super) fn every<T>(
        &mut self,
        keyword: &str,
        read: impl Fn(&Field<'a>, &mut Faults) -> Option<T>,
    ) -> Vec<T> {
        self.fields
            .all(keyword)
            .filter_map(|field| read(field, self.faults))
            .collect()
    }

    pub(super) fn text(&mut self, keyword: &str) -> Option<Text> {
        self.read(keyword, text)
    }

    pub(super) fn texts(&mut self, keyword: &str) -> Vec<Text> {
        self.every(keyword, text)
    }

    pub(super) fn name(&mut self, keyword: &str) -> Option<Name> {
        self.read(keyword, one_name)
    }

    pub(super) fn names(&mut self, keyword: &str) -> Vec<Name> {
        self.read(keyword, |field, faults| {
            Some(names(&tokens(&field.lines, faults), faults))
        })
        .unwrap_or_default()
    }

    pub(super) fn condition(&mut self, keyword: &str) -> Option<Condition> {
        self.read(keyword, |field, faults| Some(condition(field, faults)))
    }

    pub(super) fn cite(&mut self) -> Vec<Cite> {
        self.read("cite", |field, faults| Some(cites(field, faults)))
            .unwrap_or_default()
    }

    pub(super) fn choice<T: Copy>(
        &mut self,
        keyword: &str,
        known: &[(&str, T)],
    ) -> Option<Spanned<T>> {
        self.read(keyword, |field, faults| one_choice(field, known, faults))
    }
}
