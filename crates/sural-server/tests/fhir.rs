//! FHIR on the net: artefacts, operations, and how faults are told. The real content; the interview that a client is led
//! through is compared with the one that the surfaces lead.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // Not library code.

mod client;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use client::{Answer, key};
use serde_json::{Value, json};
use sural_case::answer;
use sural_content::module::{Module, Stage};
use sural_decision::{Answers, Decision};
use sural_fhir::case::answered_at_once;
use sural_interview::sitting::{Sitting, Turn};
use sural_render::words::Words;
use sural_server::{App, Edition, Settings, router};
use sural_store::Store;
use sural_testkit::content;
use tokio::runtime::Runtime;

const ADDRESS: &str = "https://sural.test";

/// The content without its consultation, compiled apart from the server's.
static TRIAGE: LazyLock<Decision> =
    LazyLock::new(|| Decision::compile(content::module("calf_pain").unwrap()).unwrap());

static SERVER: LazyLock<Server> = LazyLock::new(Server::start);

struct Server {
    runtime: Runtime,
    router: Router,
    key: String,
}

impl Server {
    fn start() -> Self {
        let runtime = Runtime::new().unwrap();
        let file = std::env::temp_dir().join(format!("sural-fhir-{}.db", std::process::id()));
        let _ = std::fs::remove_file(&file);
        let place = format!("sqlite:{}", file.display());
        let store = runtime.block_on(Store::open(&place)).unwrap();
        let key = runtime.block_on(key(&store, "records", &["assess"], None));
        let edition = Edition::new(
            Decision::compile(content::module("calf_pain").unwrap()).unwrap(),
            None,
        );
        let settings = Settings {
            address: Some(ADDRESS.to_owned()),
            ..Settings::default()
        };
        let app = App::new(vec![edition], store, settings);
        let publishing = app.clone();
        app.consult(move || {
            let module = content::whole("calf_pain").unwrap();
            publishing.read_records(content::record("calf_pain", &module).unwrap());
            publishing.publish(vec![module.clone()]);
            Some(Decision::compile(module).unwrap())
        });
        let server = Self {
            runtime,
            router: router(app),
            key,
        };
        // The content takes a while to be compiled.
        for _ in 0..60 {
            let asked = server.post("/QuestionnaireResponse/$evaluate", &filled(&json!([])));
            if asked.status != StatusCode::SERVICE_UNAVAILABLE {
                break;
            }
            std::thread::sleep(std::time::Duration::from_secs(1));
        }
        server
    }

    fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("/fhir{path}"));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        self.runtime.block_on(client::asked(&self.router, request))
    }

    fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], "")
    }

    fn post(&self, path: &str, body: &Value) -> Answer {
        let key = format!("Bearer {}", self.key);
        let headers = [
            ("authorization", key.as_str()),
            ("content-type", "application/fhir+json"),
        ];
        self.send("POST", path, &headers, &body.to_string())
    }
}

/// Issues of an `OperationOutcome`: status, code of the first, and all that they say.
fn outcome(answer: &Answer) -> (u16, String, String) {
    assert_eq!(
        answer.header("content-type"),
        "application/fhir+json",
        "{}",
        answer.body
    );
    let outcome = answer.json();
    assert_eq!(outcome["resourceType"], "OperationOutcome", "{outcome}");
    let issues = outcome["issue"].as_array().unwrap().iter();
    let why = issues.map(|it| it["diagnostics"].as_str().unwrap());
    let why = why.collect::<Vec<_>>().join("; ");
    let code = outcome["issue"][0]["code"].as_str().unwrap();
    (answer.status.as_u16(), code.to_owned(), why)
}

/// A filled-in form of triage.
fn filled(items: &Value) -> Value {
    json!({
        "resourceType": "QuestionnaireResponse",
        "status": "completed",
        "questionnaire": format!("{ADDRESS}/fhir/Questionnaire/calf-pain-triage"),
        "subject": {"reference": "Patient/1"},
        "authored": "2026-11-23T10:15:00+01:00",
        "item": items,
    })
}

/// The interview as a client begins it.
fn beginning() -> Value {
    json!({
        "resourceType": "QuestionnaireResponse",
        "contained": [{
            "resourceType": "Questionnaire",
            "id": "form",
            "status": "active",
            "derivedFrom": [format!("{ADDRESS}/fhir/Questionnaire/calf-pain-interview")],
        }],
        "questionnaire": "#form",
        "status": "in-progress",
        "subject": {"reference": "Patient/1"},
        "authored": "2026-11-23T09:15:00Z",
    })
}

/// An answer of ours as a form takes it.
fn coded(module: &Module, finding: &str, answers: &Answers) -> Vec<Value> {
    let at = module
        .findings
        .iter()
        .position(|it| it.id == finding)
        .unwrap();
    let of_case = answers.iter().find(|(id, _)| id.index() == at);
    let said = of_case.map_or(json!("not_sure"), |(_, answer)| {
        answer::to_json(&module.findings[at], answer)
    });
    let one = |said: &Value| match said {
        Value::String(option) => json!({"valueCoding": {"code": option}}),
        Value::Number(_) => json!({"valueDecimal": said}),
        other => panic!("{other}"),
    };
    match &said {
        Value::Array(several) => several.iter().map(one).collect(),
        said => vec![one(said)],
    }
}

/// The questions in a form, by linkId.
fn questions(item: &Value, found: &mut Vec<String>) {
    for item in item["item"].as_array().into_iter().flatten() {
        let kind = item["type"].as_str().unwrap();
        if !matches!(kind, "group" | "display") {
            found.push(item["linkId"].as_str().unwrap().to_owned());
        }
        questions(item, found);
    }
}

fn asked(response: &Value) -> Vec<String> {
    let mut found = Vec::new();
    questions(&response["contained"][0], &mut found);
    found.retain(|it| !it.ends_with(".unknown"));
    found
}

/// Answers all that is asked and not answered yet, and says which that was.
fn answer_all(response: &mut Value, answers: &Answers) -> BTreeSet<String> {
    let mut page = BTreeSet::new();
    let mut items = response["item"].as_array().cloned().unwrap_or_default();
    for link_id in asked(response) {
        if items.iter().all(|it| it["linkId"] != link_id.as_str()) {
            let answer = coded(TRIAGE.module(), &link_id, answers);
            items.push(json!({"linkId": link_id, "answer": answer}));
            page.insert(link_id);
        }
    }
    response["item"] = items.into();
    page
}

/// The pages that the interview asks of somebody with these answers, and what it comes to.
fn interview(answers: &Answers) -> (Vec<BTreeSet<String>>, String) {
    let module = TRIAGE.module();
    let words = Words::of(module, None).unwrap();
    let mut sitting = Sitting::new(&TRIAGE, words, Answers::none(module));
    let mut pages = Vec::new();
    loop {
        let page = match sitting.turn() {
            Turn::Ask(page, _) => page,
            Turn::Done(assessment) => {
                let words = sitting.words();
                let disposition = &words.module().dispositions[assessment.disposition.index()];
                return (pages, words.fill(&disposition.title));
            }
            Turn::Contradiction(why) => panic!("{why:?}"),
        };
        let mut asked = BTreeSet::new();
        for finding in &page.findings {
            let content = &module.findings[finding.index()];
            let value = answer::to_json(
                content,
                answers
                    .get(*finding)
                    .unwrap_or(&sural_content::module::Answer::NotSure),
            );
            let (_, answer) = answer::one(module, &content.id, &value).unwrap();
            sitting.set(*finding, Some(answer));
            asked.insert(content.id.clone());
        }
        pages.push(asked);
    }
}

/// Some of the worked cases of triage.
fn worked(every: usize) -> impl Iterator<Item = Answers> {
    let cases = TRIAGE.module().cases.iter().step_by(every);
    cases.map(|case| TRIAGE.run(case).answers)
}

#[test]
fn the_interview_is_led_to_its_end_as_everywhere() {
    let mut lengths = BTreeSet::new();
    for answers in worked(157) {
        let mut response = beginning();
        let mut pages = Vec::new();
        let title = loop {
            let next = SERVER.post("/Questionnaire/$next-question", &response);
            assert_eq!(next.status, StatusCode::OK, "{}", next.body);
            response = next.json();
            assert_eq!(response["questionnaire"], "#form");
            if response["status"] == "completed" {
                let form = response["contained"][0]["item"].as_array().unwrap();
                let last = form.last().unwrap();
                assert_eq!(last["linkId"], "disposition");
                break last["text"].as_str().unwrap().to_owned();
            }
            assert_eq!(response["status"], "in-progress");
            pages.push(answer_all(&mut response, &answers));
            assert!(pages.len() < 60);
        };
        lengths.insert(pages.len());
        assert_eq!((pages, title), interview(&answers));
        // What it comes to is what the answers come to that it asked for.
        let evaluated = SERVER.post("/QuestionnaireResponse/$evaluate", &response);
        let evaluated = disposition_of(&evaluated.json());
        let (read, faults) = sural_fhir::response::read(TRIAGE.module(), &response);
        assert_eq!(faults, []);
        let told = sural_decision::observation::Observed::of(TRIAGE.module(), &read).answers;
        let told = TRIAGE.assess(&TRIAGE.implied(&told)).unwrap();
        assert!(told.settled);
        let disposition = &TRIAGE.module().dispositions[told.disposition.index()];
        assert_eq!(evaluated, disposition.id);
    }
    assert!(lengths.len() > 3, "{lengths:?}");
}

/// The disposition in a bundle of a case.
fn disposition_of(bundle: &Value) -> String {
    let entries = bundle["entry"]
        .as_array()
        .unwrap_or_else(|| panic!("{bundle}"));
    let is_it = |it: &&Value| it["resource"]["code"]["text"] == "Disposition";
    let found = entries.iter().find(is_it).unwrap();
    let coding = &found["resource"]["valueCodeableConcept"]["coding"][0];
    coding["code"].as_str().unwrap().to_owned()
}

/// The response of a case to the form of triage, as it is exported.
fn responses(answers: &Answers) -> Value {
    let module = TRIAGE.module();
    let at = "2026-11-23T09:15:00Z".parse().unwrap();
    let case = answered_at_once(module, "worked", at, answers);
    let observed = case.events.iter().flat_map(|event| &event.observed);
    let items = observed.map(|seen| {
        let answer = coded(module, &seen.finding, answers);
        json!({"linkId": seen.finding, "answer": answer})
    });
    filled(&items.collect())
}

#[test]
fn evaluate_and_apply_say_what_assess_says() {
    for answers in worked(211) {
        let module = TRIAGE.module();
        let assessment = TRIAGE.assess(&answers).unwrap();
        let disposition = &module.dispositions[assessment.disposition.index()];
        let reasons = assessment.reasons.iter();
        let reasons = reasons.map(|it| module.rules[it.index()].id.clone());
        let reasons = reasons.collect::<BTreeSet<_>>();
        let response = responses(&answers);
        let bundle = SERVER.post("/QuestionnaireResponse/$evaluate", &response);
        assert_eq!(bundle.status, StatusCode::OK, "{}", bundle.body);
        let bundle = bundle.json();
        assert_eq!(bundle["type"], "collection");
        assert_eq!(disposition_of(&bundle), disposition.id);
        let all = bundle["entry"].as_array().unwrap();
        let guidance = all
            .iter()
            .find(|it| it["resource"]["resourceType"] == "GuidanceResponse");
        let guidance = &guidance.unwrap()["resource"];
        assert_eq!(codes(&guidance["reasonCode"]), reasons);
        let is_success = guidance["status"] == "success";
        assert_eq!(is_success, assessment.settled);
        // The person's own resource is theirs.
        assert!(
            all.iter()
                .all(|it| it["resource"]["resourceType"] != "Patient")
        );
        assert_eq!(guidance["subject"]["reference"], "Patient/1");
        let plan = SERVER.post(
            "/PlanDefinition/calf-pain-triage/$apply",
            &json!({"resourceType": "Parameters", "parameter": [
                {"name": "subject", "valueString": "Patient/1"},
                {"name": "data", "resource": {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": response}]}},
            ]}),
        );
        assert_eq!(plan.status, StatusCode::OK, "{}", plan.body);
        let plan = plan.json();
        assert_eq!(plan["resourceType"], "CarePlan");
        let group = &plan["contained"][0];
        assert_eq!(codes(&group["reasonCode"]), reasons);
        assert_eq!(plan["activity"][0]["reference"]["reference"], "#rules");
        let is_needed = assessment.disposition != TRIAGE.default_disposition();
        let actions = group["action"].as_array().map_or(0, Vec::len);
        assert_eq!(actions, usize::from(is_needed));
        if is_needed {
            let request = &plan["contained"][1];
            let place = group["action"][0]["resource"]["reference"].as_str();
            assert_eq!(
                place,
                Some(format!("#{}", request["id"].as_str().unwrap()).as_str())
            );
            assert_eq!(
                request["code"]["coding"][0]["code"],
                disposition.id.as_str()
            );
            assert_eq!(request["subject"]["reference"], "Patient/1");
            assert_eq!(request["intent"], "proposal");
        }
    }
}

fn codes(concepts: &Value) -> BTreeSet<String> {
    let concepts = concepts.as_array().into_iter().flatten();
    let codes = concepts.map(|it| it["coding"][0]["code"].as_str().unwrap().to_owned());
    codes.collect()
}

#[test]
fn artefacts_are_read_and_searched_by_anyone() {
    let metadata = SERVER.get("/metadata").json();
    assert_eq!(metadata["fhirVersion"], "4.0.1");
    assert_eq!(metadata["software"]["version"], env!("CARGO_PKG_VERSION"));
    let kinds = metadata["rest"][0]["resource"].as_array().unwrap();
    assert!(kinds.len() > 8, "{metadata}");
    for kind in kinds {
        let kind = kind["type"].as_str().unwrap();
        let all = SERVER.get(&format!("/{kind}?_count=500"));
        if kind == "QuestionnaireResponse" {
            assert_eq!(all.status, StatusCode::NOT_FOUND);
            continue;
        }
        let all = all.json();
        let entries = all["entry"].as_array().unwrap();
        assert_eq!(all["total"], entries.len(), "{kind}");
        for entry in entries {
            let url = entry["fullUrl"].as_str().unwrap();
            let path = url.strip_prefix(&format!("{ADDRESS}/fhir")).unwrap();
            assert_eq!(SERVER.get(path).json(), entry["resource"]);
            if let Some(canonical) = entry["resource"]["url"].as_str() {
                assert_eq!(canonical, url);
            }
        }
    }
    let search = |query: &str| SERVER.get(&format!("/Questionnaire?{query}")).json();
    let ids = |bundle: &Value| {
        let entries = bundle["entry"].as_array().into_iter().flatten();
        let ids = entries.map(|it| it["resource"]["id"].as_str().unwrap().to_owned());
        ids.collect::<Vec<_>>()
    };
    let one = ["calf-pain-triage"];
    let version = search("_id=calf-pain-triage")["entry"][0]["resource"]["version"].clone();
    let version = version.as_str().unwrap().replace('+', "%2B");
    for query in [
        "_id=calf-pain-triage",
        "url=https://sural.test/fhir/Questionnaire/calf-pain-triage",
        "name=calfpaintri",
        "name:exact=CalfPainTriage",
        "title:contains=TRIAGE&status=active,draft",
        "_id=calf-pain-triage&unknown=1",
        &format!("name=calfpaintriage&version={version}"),
    ] {
        assert_eq!(ids(&search(query)), one, "{query}");
    }
    for query in [
        "name=pain",
        "name:exact=calfpaintriage",
        "status=draft",
        "_id=a&_id=b",
    ] {
        let found = search(query);
        assert_eq!(
            (&found["total"], ids(&found).len()),
            (&json!(0), 0),
            "{query}"
        );
    }
    // From page to page all come, each once.
    let mut all = BTreeSet::new();
    let mut path = "/Questionnaire?_count=4".to_owned();
    loop {
        let page = SERVER.get(&path).json();
        let found = ids(&page);
        assert!(found.len() <= 4);
        all.extend(found);
        let links = page["link"].as_array().unwrap().iter();
        let Some(next) = links.clone().find(|it| it["relation"] == "next") else {
            break;
        };
        path = next["url"]
            .as_str()
            .unwrap()
            .replace("https://sural.test/fhir", "");
    }
    assert_eq!(all.len(), 8, "{all:?}");
    let short = search("_id=calf-pain-triage&_summary=true");
    let short = &short["entry"][0]["resource"];
    assert!(short["item"].is_null() && short["text"].is_null());
    assert_eq!(short["meta"]["tag"][0]["code"], "SUBSETTED");
    let counted = search("_summary=count");
    assert!(counted["entry"].is_null());
    assert_eq!(counted["total"], 8);
    let strict = [("prefer", "handling=strict")];
    let refused = SERVER.send("GET", "/Questionnaire?colour=red", &strict, "");
    assert_eq!(outcome(&refused).0, 400);
    // From pages elsewhere, too.
    let preflight = SERVER.send("OPTIONS", "/Questionnaire", &[], "");
    assert_eq!(preflight.status, StatusCode::NO_CONTENT);
    assert_eq!(preflight.header("access-control-allow-origin"), "*");
    let headers = preflight.header("access-control-allow-headers");
    assert!(headers.contains("prefer"), "{headers}");
}

#[test]
fn a_record_fills_a_form_with_suggestions() {
    let record = json!({"resourceType": "Bundle", "type": "collection", "entry": [
        {"resource": {"resourceType": "Patient", "id": "1", "birthDate": "1955-03-01", "gender": "female"}},
        {"resource": {"resourceType": "Condition", "id": "c", "subject": {"reference": "Patient/1"},
            "clinicalStatus": {"coding": [{"code": "active"}]}, "recordedDate": "2025-01-01",
            "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "I48.0", "display": "Paroxysmal atrial fibrillation"}]}}},
        {"resource": {"resourceType": "Condition", "id": "d", "subject": {"reference": "Patient/1"},
            "clinicalStatus": {"coding": [{"code": "active"}]},
            "verificationStatus": {"coding": [{"code": "provisional"}]},
            "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "E11.9"}]}}},
    ]});
    let parameters = |name: &str| {
        json!({"resourceType": "Parameters", "parameter": [
            {"name": "questionnaire", "valueCanonical": format!("{ADDRESS}/fhir/Questionnaire/{name}|1")},
            {"name": "subject", "valueReference": {"reference": "Patient/1"}},
            {"name": "context", "part": [
                {"name": "name", "valueString": "patient"},
                {"name": "content", "resource": record},
            ]},
        ]})
    };
    let by_name = SERVER.post("/Questionnaire/$populate", &parameters("calf-pain-triage"));
    assert_eq!(by_name.status, StatusCode::OK, "{}", by_name.body);
    let by_id = SERVER.post(
        "/Questionnaire/calf-pain-triage/$populate",
        &parameters("x"),
    );
    assert_eq!(
        by_name.json()["parameter"][0]["resource"]["item"],
        by_id.json()["parameter"][0]["resource"]["item"]
    );
    let answer = by_name.json();
    let response = &answer["parameter"][0]["resource"];
    assert_eq!(response["status"], "in-progress");
    assert_eq!(response["subject"]["reference"], "Patient/1");
    let (read, faults) = sural_fhir::response::read(TRIAGE.module(), response);
    assert_eq!(faults, []);
    let findings = read
        .iter()
        .map(|it| TRIAGE.module().findings[it.finding.index()].id.as_str());
    let findings = findings.collect::<BTreeSet<_>>();
    assert!(
        findings.is_superset(&BTreeSet::from(["age_band", "sex_at_birth", "atrial_fib"])),
        "{findings:?}"
    );
    // Each answer says that nobody has looked at it, and where it comes from.
    let text = response.to_string();
    assert_eq!(
        text.matches("davinci-dtr/StructureDefinition/information-origin")
            .count(),
        read.len()
    );
    assert!(text.contains("Condition/c") && text.contains("Paroxysmal atrial fibrillation"));
    // It does not count before somebody has: the mark is taken away, or says so.
    let evaluate = "/QuestionnaireResponse/$evaluate";
    let refused = SERVER.post(evaluate, response);
    let (status, code, why) = outcome(&refused);
    assert_eq!((status, code.as_str()), (422, "business-rule"), "{why}");
    assert!(why.contains("`atrial_fib`"), "{why}");
    assert_eq!(why.split("; when").count() - 1, read.len());
    let said = text.replace(r#""valueCode":"auto""#, r#""valueCode":"manual""#);
    let said = serde_json::from_str(&said).unwrap();
    let evaluated = SERVER.post(evaluate, &said);
    assert_eq!(evaluated.status, StatusCode::OK, "{}", evaluated.body);
    let issues = answer["parameter"][1]["resource"].to_string();
    assert!(
        issues.contains("Condition/d") && issues.contains("not confirmed"),
        "{issues}"
    );
    let mut foreign = parameters("calf-pain-triage");
    foreign["parameter"][1]["valueReference"]["reference"] = json!("Patient/2");
    let refused = SERVER.post("/Questionnaire/$populate", &foreign);
    assert_eq!(outcome(&refused).0, 422);
    let unknown = SERVER.post("/Questionnaire/$populate", &parameters("calf-pain-other"));
    assert_eq!(outcome(&unknown).0, 404);
}

#[test]
fn every_fault_is_an_operation_outcome() {
    let key = format!("Bearer {}", SERVER.key);
    let json_kind = ("content-type", "application/fhir+json");
    let allowed = [("authorization", key.as_str()), json_kind];
    let next = "/Questionnaire/$next-question";
    let long = format!("{{\"resourceType\": \"{}\"}}", "x".repeat(5 << 20));
    let unread = filled(&json!([
        {"linkId": "cough_blood", "answer": [{"valueCoding": {"code": "perhaps"}}]},
        {"linkId": "cogh_blood", "answer": [{"valueCoding": {"code": "yes"}}]},
    ]))
    .to_string();
    let mut half = beginning();
    half = SERVER.post(next, &half).json();
    let half = half.to_string();
    let foreign = r#"{"resourceType": "QuestionnaireResponse", "status": "completed", "questionnaire": "https://x/Questionnaire/phq9"}"#;
    let two = json!({"resourceType": "Bundle", "type": "collection", "entry": [
        {"resource": filled(&json!([]))},
        {"resource": {"resourceType": "QuestionnaireResponse", "id": "r", "status": "completed", "authored": "2026-11-23", "subject": {"reference": "Patient/2"},
            "questionnaire": format!("{ADDRESS}/fhir/Questionnaire/calf-pain-triage")}},
    ]})
    .to_string();
    let evaluate = "/QuestionnaireResponse/$evaluate";
    let apply = "/PlanDefinition/calf-pain-triage/$apply";
    for (method, path, headers, body, status, code) in [
        ("GET", "/Questionnaire/none", &[][..], "", 404, "not-found"),
        ("GET", "/Observation", &[], "", 404, "not-supported"),
        ("GET", "", &[], "", 404, "not-found"),
        ("GET", "/", &[], "", 404, "not-found"),
        ("GET", "/a/b/c/d", &[], "", 404, "not-found"),
        (
            "DELETE",
            "/Questionnaire/calf-pain-triage",
            &[],
            "",
            405,
            "not-supported",
        ),
        ("GET", next, &[], "", 405, "not-supported"),
        (
            "GET",
            "/metadata",
            &[("accept", "application/fhir+xml")],
            "",
            406,
            "not-supported",
        ),
        (
            "GET",
            "/metadata?_format=xml",
            &[],
            "",
            406,
            "not-supported",
        ),
        ("GET", "/Questionnaire?_count=few", &[], "", 400, "invalid"),
        ("POST", next, &[json_kind], "{}", 401, "login"),
        (
            "POST",
            next,
            &[("authorization", "Bearer x"), json_kind],
            "{}",
            401,
            "login",
        ),
        ("POST", next, &allowed[..1], "{}", 415, "not-supported"),
        ("POST", next, &allowed, "{", 400, "structure"),
        ("POST", next, &allowed, "[]", 400, "invalid"),
        ("POST", next, &allowed, &long, 413, "too-long"),
        (
            "POST",
            next,
            &allowed,
            r#"{"resourceType": "Patient"}"#,
            422,
            "required",
        ),
        ("POST", next, &allowed, foreign, 422, "required"),
        ("POST", next, &allowed, &half, 422, "required"),
        ("POST", evaluate, &allowed, foreign, 422, "required"),
        ("POST", evaluate, &allowed, &unread, 422, "value"),
        ("POST", evaluate, &allowed, &two, 422, "business-rule"),
        (
            "POST",
            "/QuestionnaireResponse/$evaluate?region=moon",
            &allowed,
            &half,
            400,
            "invalid",
        ),
        ("POST", apply, &allowed, &half, 422, "required"),
    ] {
        let answer = SERVER.send(method, path, headers, body);
        let (told, kind, why) = outcome(&answer);
        assert_eq!(
            (told, kind.as_str()),
            (status, code),
            "{method} {path}: {why}"
        );
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
    }
    let xml = SERVER.get("/metadata?_format=application/fhir%2Bjson");
    assert_eq!(xml.status, StatusCode::OK);
    let (_, _, why) = outcome(&SERVER.send("POST", evaluate, &allowed, &unread));
    assert!(why.contains("did you mean `cough_blood`?"), "{why}");
    // The first page is one of emergencies, and all of it wants an answer.
    let (_, _, why) = outcome(&SERVER.send("POST", next, &allowed, &half));
    let first = TRIAGE.pages().next().unwrap();
    assert_eq!(TRIAGE.stage(first), Stage::Emergency);
    assert_eq!(why.split("; ").count() / 2, first.findings.len());
}

#[test]
fn answers_that_cannot_all_hold_are_refused_with_the_reason() {
    let response = filled(&json!([
        {"linkId": "sex_at_birth", "answer": [{"valueCoding": {"code": "male"}}]},
        {"linkId": "pregnant", "answer": [{"valueCoding": {"code": "yes"}}]},
    ]));
    let refused = SERVER.post("/QuestionnaireResponse/$evaluate", &response);
    let (status, code, why) = outcome(&refused);
    assert_eq!((status, code.as_str()), (422, "conflict"), "{why}");
}

/// Whether blood is coughed up, as a form of this moment has it.
fn coughs(said: &str, authored: Option<&str>) -> Value {
    let mut form = filled(&json!([
        {"linkId": "cough_blood", "answer": [{"valueCoding": {"code": said}}]},
    ]));
    form["authored"] = json!(authored);
    form
}

fn together(forms: &[Value]) -> Value {
    let entry = forms.iter().map(|form| json!({"resource": form}));
    json!({"resourceType": "Bundle", "type": "collection", "entry": entry.collect::<Vec<_>>()})
}

#[test]
fn of_several_forms_the_newest_answer_counts_however_its_time_is_given() {
    let evaluate = "/QuestionnaireResponse/$evaluate";
    let advice = |forms: &[Value]| {
        let bundle = SERVER.post(evaluate, &together(forms));
        assert_eq!(bundle.status, StatusCode::OK, "{}", bundle.body);
        disposition_of(&bundle.json())
    };
    let yes = advice(&[coughs("yes", None)]);
    let no = advice(&[coughs("no", None)]);
    assert_ne!(yes, no);
    for (older, newer) in [
        ("2026-11-20T09:00:00Z", "2026-11-21"),
        ("2026-11-20", "2026-11-21T14:00:00+02:00"),
        ("2026-10", "2026-11-01"),
        ("2026-11-21T01:00:00+02:00", "2026-11-20T23:30:00Z"),
        ("2026-11-20", "2999-01-01"),
    ] {
        for turned in [false, true] {
            let told = |one: &str, other: &str| {
                let mut forms = [coughs(one, Some(older)), coughs(other, Some(newer))];
                if turned {
                    forms.reverse();
                }
                advice(&forms)
            };
            assert_eq!(told("no", "yes"), yes, "{older} {newer}");
            assert_eq!(told("yes", "no"), no, "{older} {newer}");
        }
    }
    // A *no* of today must not stand against a *yes* that may be of later today.
    for (one, other) in [
        ("2026-11-20", "2026-11-20T10:00:00Z"),
        ("2026-11-20", "2026-11-20"),
        ("2026-11-20T10:00:00Z", "2026-11-20T11:00:00+01:00"),
        ("2026-11", "2026-11-20"),
    ] {
        for (one, other) in [(one, other), (other, one)] {
            let forms = [coughs("no", Some(one)), coughs("yes", Some(other))];
            let (status, code, why) = outcome(&SERVER.post(evaluate, &together(&forms)));
            assert_eq!((status, code.as_str()), (422, "required"), "{why}");
            assert!(
                why.contains("cough_blood") && why.contains("authored"),
                "{why}"
            );
            assert_eq!(
                advice(&[coughs("yes", Some(one)), coughs("yes", Some(other))]),
                yes
            );
        }
    }
    for authored in [None, Some("soon")] {
        let forms = [coughs("no", authored), coughs("yes", Some("2026-11-20"))];
        let (status, code, why) = outcome(&SERVER.post(evaluate, &together(&forms)));
        assert_eq!((status, code.as_str()), (422, "required"), "{why}");
        assert!(why.contains("authored"), "{why}");
    }
}
