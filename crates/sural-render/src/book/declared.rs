//! The blocks that a module declares: each has a kind, a name, a place, and a card of its own in the book.

use sural_content::module::{
    Care, Case, Cause, Constraint, Disposition, Exception, Finding, Hazard, NamedCondition, Order,
    Property, Referral, Rule, SafetyNet, Score, Screen, Service, Treatment,
};
use sural_content::span::Span;

/// What a block has become in the module.
pub trait Declared {
    /// The kind of block, as it is written.
    const KIND: &'static str;
    /// What it is told apart by: its id, or the title of a case.
    fn id(&self) -> &str;
    /// What a link to it says.
    fn label(&self) -> &str;
    /// The place of its name.
    fn span(&self) -> Span;
}

macro_rules! declared {
    ($($type:ident $kind:literal $id:ident $label:ident),* $(,)?) => {$(
        impl Declared for $type {
            const KIND: &'static str = $kind;
            fn id(&self) -> &str { &self.$id }
            fn label(&self) -> &str { &self.$label }
            fn span(&self) -> Span { self.span }
        }
    )*};
}
declared! {
    Finding "finding" id id,
    Screen "screen" id id,
    NamedCondition "condition" id id,
    Score "score" id id,
    Constraint "constraint" id id,
    Disposition "disposition" id title,
    Service "service" id title,
    Cause "cause" id title,
    Rule "rule" id id,
    Care "care" id id,
    SafetyNet "safety_net" id id,
    Property "property" id id,
    Exception "exception" id id,
    Hazard "hazard" id id,
    Case "case" title title,
    Order "order" id id,
    Treatment "treatment" id id,
    Referral "referral" id id,
}
