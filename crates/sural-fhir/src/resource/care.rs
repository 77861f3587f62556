//! What one person's case is written as.

use crate::datatype::{
    CodeableConcept, Extension, Identifier, Meta, Narrative, Period, Reference, Value,
};
use crate::element::elements;
use crate::resource::{Attachment, Resource};

elements! {
    /// Several resources as one.
    Bundle {
        id: String,
        identifier: Option<Identifier>,
        r#type: &'static str,
        timestamp: String,
        entry: Vec<Entry>,
    }
    /// A resource among others.
    Entry {
        full_url: String,
        resource: Option<Resource>,
        request: Option<Request>,
    }
    /// What a server is to do with a resource.
    Request {
        method: &'static str,
        url: String,
    }

    /// The person.
    Patient {
        id: String,
        text: Option<Narrative>,
        identifier: Vec<Identifier>,
    }
    /// Who saw the person.
    Practitioner {
        id: String,
        text: Option<Narrative>,
        name: Vec<HumanName>,
    }
    /// A name as it is said.
    HumanName {
        text: String,
    }

    /// A form that was filled in.
    QuestionnaireResponse {
        id: String,
        meta: Option<Meta>,
        language: String,
        text: Option<Narrative>,
        identifier: Option<Identifier>,
        questionnaire: String,
        status: &'static str,
        subject: Option<Reference>,
        authored: String,
        author: Option<Reference>,
        source: Option<Reference>,
        item: Vec<ResponseItem>,
    }
    /// A question with its answers, or a group of them.
    ResponseItem {
        link_id: String,
        text: String,
        answer: Vec<ResponseAnswer>,
        item: Vec<ResponseItem>,
    }
    /// One answer.
    ResponseAnswer {
        extension: Vec<Extension>,
        #[serde(flatten)]
        value: Option<Value>,
    }

    /// Something seen, said or worked out.
    Observation {
        id: String,
        text: Option<Narrative>,
        status: &'static str,
        category: Vec<CodeableConcept>,
        code: Option<CodeableConcept>,
        subject: Option<Reference>,
        effective_date_time: String,
        performer: Vec<Reference>,
        #[serde(flatten)]
        value: Option<Value>,
        data_absent_reason: Option<CodeableConcept>,
        note: Vec<Annotation>,
        body_site: Option<CodeableConcept>,
        derived_from: Vec<Reference>,
        component: Vec<Component>,
    }
    /// A part of an observation.
    Component {
        code: Option<CodeableConcept>,
        #[serde(flatten)]
        value: Option<Value>,
    }
    /// A remark.
    Annotation {
        text: String,
    }

    /// A cause that is kept open, excluded or confirmed.
    Condition {
        id: String,
        text: Option<Narrative>,
        clinical_status: Option<CodeableConcept>,
        verification_status: Option<CodeableConcept>,
        category: Vec<CodeableConcept>,
        code: Option<CodeableConcept>,
        body_site: Vec<CodeableConcept>,
        subject: Option<Reference>,
        recorded_date: String,
        note: Vec<Annotation>,
    }

    /// How urgent it is, and what is considered.
    RiskAssessment {
        id: String,
        text: Option<Narrative>,
        status: &'static str,
        method: Option<CodeableConcept>,
        code: Option<CodeableConcept>,
        subject: Option<Reference>,
        occurrence_date_time: String,
        basis: Vec<Reference>,
        prediction: Vec<Prediction>,
        mitigation: String,
        note: Vec<Annotation>,
    }
    /// A cause with its weight in words.
    Prediction {
        outcome: Option<CodeableConcept>,
        qualitative_risk: Option<CodeableConcept>,
        rationale: String,
    }

    /// What the clinician makes of it.
    ClinicalImpression {
        id: String,
        text: Option<Narrative>,
        status: &'static str,
        description: String,
        subject: Option<Reference>,
        date: String,
        problem: Vec<Reference>,
        protocol: Vec<String>,
        summary: String,
        finding: Vec<ImpressionFinding>,
        supporting_info: Vec<Reference>,
    }
    /// A cause that is considered.
    ImpressionFinding {
        item_codeable_concept: Option<CodeableConcept>,
        item_reference: Option<Reference>,
        basis: String,
    }

    /// That the rules were asked, and what of them spoke.
    GuidanceResponse {
        id: String,
        text: Option<Narrative>,
        request_identifier: Option<Identifier>,
        module_canonical: String,
        status: &'static str,
        subject: Option<Reference>,
        occurrence_date_time: String,
        performer: Option<Reference>,
        reason_code: Vec<CodeableConcept>,
        note: Vec<Annotation>,
        result: Option<Reference>,
    }

    /// A test or a referral that is asked for.
    ServiceRequest {
        id: String,
        text: Option<Narrative>,
        instantiates_canonical: Vec<String>,
        status: &'static str,
        intent: &'static str,
        category: Vec<CodeableConcept>,
        priority: &'static str,
        code: Option<CodeableConcept>,
        subject: Option<Reference>,
        occurrence_period: Option<Period>,
        authored_on: String,
        requester: Option<Reference>,
        performer_type: Option<CodeableConcept>,
        reason_code: Vec<CodeableConcept>,
        supporting_info: Vec<Reference>,
        body_site: Vec<CodeableConcept>,
        note: Vec<Annotation>,
    }
    /// What rules come to for one person.
    CarePlan {
        id: String,
        language: String,
        text: Option<Narrative>,
        contained: Vec<Resource>,
        instantiates_canonical: Vec<String>,
        status: &'static str,
        intent: &'static str,
        title: String,
        description: String,
        subject: Option<Reference>,
        created: String,
        activity: Vec<PlannedActivity>,
    }
    /// Something to be done.
    PlannedActivity {
        reference: Option<Reference>,
    }
    /// What is asked for together, and why.
    RequestGroup {
        id: String,
        instantiates_canonical: Vec<String>,
        status: &'static str,
        intent: &'static str,
        priority: &'static str,
        subject: Option<Reference>,
        authored_on: String,
        reason_code: Vec<CodeableConcept>,
        action: Vec<GroupedAction>,
    }
    /// Something that is asked for.
    GroupedAction {
        title: String,
        priority: &'static str,
        resource: Option<Reference>,
    }
    /// The work that a request makes.
    Task {
        id: String,
        text: Option<Narrative>,
        status: &'static str,
        intent: &'static str,
        priority: &'static str,
        code: Option<CodeableConcept>,
        description: String,
        focus: Option<Reference>,
        r#for: Option<Reference>,
        authored_on: String,
        requester: Option<Reference>,
        restriction: Option<Restriction>,
        input: Vec<TaskInput>,
    }
    /// By when.
    Restriction {
        period: Option<Period>,
    }
    /// Something that the work still needs.
    TaskInput {
        r#type: Option<CodeableConcept>,
        #[serde(flatten)]
        value: Option<Value>,
    }

    /// Where a paper is.
    DocumentReference {
        id: String,
        text: Option<Narrative>,
        status: &'static str,
        r#type: Option<CodeableConcept>,
        subject: Option<Reference>,
        date: String,
        author: Vec<Reference>,
        description: String,
        content: Vec<DocumentContent>,
    }
    /// One form of a paper.
    DocumentContent {
        attachment: Option<Attachment>,
    }

    /// A paper.
    Composition {
        id: String,
        language: String,
        text: Option<Narrative>,
        status: &'static str,
        r#type: Option<CodeableConcept>,
        subject: Option<Reference>,
        date: String,
        author: Vec<Reference>,
        title: String,
        section: Vec<PaperSection>,
    }
    /// A part of a paper.
    PaperSection {
        title: String,
        text: Option<Narrative>,
        entry: Vec<Reference>,
    }

    /// Who said or did what, and when.
    Provenance {
        id: String,
        text: Option<Narrative>,
        extension: Vec<Extension>,
        target: Vec<Reference>,
        occurred_date_time: String,
        recorded: String,
        policy: Vec<String>,
        activity: Option<CodeableConcept>,
        agent: Vec<ProvenanceAgent>,
    }
    /// Who.
    ProvenanceAgent {
        r#type: Option<CodeableConcept>,
        who: Option<Reference>,
    }
}
