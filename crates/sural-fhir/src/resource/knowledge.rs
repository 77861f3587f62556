//! What content is published as.

use crate::datatype::{
    Also, CodeableConcept, Coding, Expression, Extension, Meta, Narrative, Quantity,
};
use crate::element::elements;

elements! {
    /// What every artefact says of itself.
    Artefact {
        id: String,
        meta: Option<Meta>,
        language: String,
        text: Option<Narrative>,
        extension: Vec<Extension>,
        url: String,
        version: String,
        name: String,
        title: String,
        #[serde(rename = "_title")]
        title_also: Option<Also>,
        status: &'static str,
        experimental: Option<bool>,
        publisher: String,
        description: String,
        purpose: String,
        copyright: String,
    }

    /// A form.
    Questionnaire {
        #[serde(flatten)]
        about: Artefact,
        derived_from: Vec<String>,
        subject_type: Vec<&'static str>,
        item: Vec<Item>,
    }
    /// A question of a form, or a group of them.
    Item {
        extension: Vec<Extension>,
        link_id: String,
        definition: String,
        code: Vec<Coding>,
        text: String,
        #[serde(rename = "_text")]
        text_also: Option<Also>,
        r#type: &'static str,
        enable_when: Vec<EnableWhen>,
        enable_behavior: &'static str,
        required: Option<bool>,
        repeats: Option<bool>,
        answer_option: Vec<AnswerOption>,
        item: Vec<Item>,
    }
    /// An answer that may be chosen.
    AnswerOption {
        extension: Vec<Extension>,
        value_coding: Option<Coding>,
    }
    /// When a question is asked.
    EnableWhen {
        question: String,
        operator: &'static str,
        answer_boolean: Option<bool>,
        answer_coding: Option<Coding>,
    }

    /// Codes with what they mean.
    CodeSystem {
        #[serde(flatten)]
        about: Artefact,
        case_sensitive: Option<bool>,
        value_set: String,
        hierarchy_meaning: &'static str,
        content: &'static str,
        count: Option<usize>,
        concept: Vec<Concept>,
    }
    /// A code with what it means.
    Concept {
        code: String,
        display: String,
        definition: String,
        designation: Vec<Designation>,
        concept: Vec<Concept>,
    }
    /// What a code is called in another language.
    Designation {
        language: String,
        value: String,
    }

    /// A choice of codes.
    ValueSet {
        #[serde(flatten)]
        about: Artefact,
        immutable: Option<bool>,
        compose: Option<Compose>,
    }
    /// What a choice of codes is made of.
    Compose {
        include: Vec<Include>,
    }
    /// The codes of one system.
    Include {
        system: String,
        version: String,
    }

    /// Codes of ours with codes of others.
    ConceptMap {
        #[serde(flatten)]
        about: Artefact,
        source_canonical: String,
        target_uri: String,
        group: Vec<MapGroup>,
    }
    /// Two systems.
    MapGroup {
        source: String,
        source_version: String,
        target: String,
        element: Vec<MapElement>,
    }
    /// A code of ours.
    MapElement {
        code: String,
        display: String,
        target: Vec<MapTarget>,
    }
    /// A code of theirs.
    MapTarget {
        code: String,
        display: String,
        equivalence: &'static str,
        comment: String,
    }

    /// What a score is and how it is read.
    ObservationDefinition {
        id: String,
        language: String,
        text: Option<Narrative>,
        extension: Vec<Extension>,
        category: Vec<CodeableConcept>,
        code: Option<CodeableConcept>,
        permitted_data_type: Vec<&'static str>,
        multiple_results_allowed: Option<bool>,
        preferred_report_name: String,
        quantitative_details: Option<QuantitativeDetails>,
        qualified_interval: Vec<QualifiedInterval>,
    }
    /// How a number is written.
    QuantitativeDetails {
        unit: Option<CodeableConcept>,
        decimal_precision: Option<u8>,
    }
    /// The numbers that can come out.
    QualifiedInterval {
        category: &'static str,
        range: Option<Range>,
        condition: String,
    }
    /// From here to there, both included.
    Range {
        low: Option<Quantity>,
        high: Option<Quantity>,
    }

    /// What a piece of knowledge is made of.
    Library {
        #[serde(flatten)]
        about: Artefact,
        r#type: Option<CodeableConcept>,
        related_artifact: Vec<RelatedArtifact>,
        content: Vec<Attachment>,
    }
    /// Something that knowledge rests on or comes with.
    RelatedArtifact {
        r#type: &'static str,
        label: String,
        display: String,
        citation: String,
        url: String,
        resource: String,
    }
    /// A file, or where it is.
    Attachment {
        content_type: &'static str,
        language: String,
        data: String,
        url: String,
        title: String,
        creation: String,
    }

    /// Rules.
    PlanDefinition {
        #[serde(flatten)]
        about: Artefact,
        r#type: Option<CodeableConcept>,
        related_artifact: Vec<RelatedArtifact>,
        library: Vec<String>,
        action: Vec<Action>,
    }
    /// A rule, or something that it asks for.
    Action {
        extension: Vec<Extension>,
        prefix: String,
        title: String,
        description: String,
        text_equivalent: String,
        priority: &'static str,
        code: Vec<CodeableConcept>,
        documentation: Vec<RelatedArtifact>,
        condition: Vec<ActionCondition>,
        timing_duration: Option<Quantity>,
        selection_behavior: &'static str,
        definition_canonical: String,
        action: Vec<Action>,
    }
    /// When a rule applies.
    ActionCondition {
        kind: &'static str,
        expression: Option<Expression>,
    }

    /// A test, a referral or a treatment that rules ask for.
    ActivityDefinition {
        #[serde(flatten)]
        about: Artefact,
        library: Vec<String>,
        related_artifact: Vec<RelatedArtifact>,
        kind: &'static str,
        code: Option<CodeableConcept>,
        intent: &'static str,
        priority: &'static str,
        participant: Vec<ActivityParticipant>,
    }
    /// Who does it.
    ActivityParticipant {
        r#type: &'static str,
        role: Option<CodeableConcept>,
    }
}

impl crate::element::Content for Artefact {
    fn is_absent(&self) -> bool {
        false
    }
}
