//! How well a module does on published cases.

use std::fmt::Write;

use sural_content::module::{CauseGroup, CauseId, DispositionId, Rest, RuleId, ServiceId};
use sural_decision::{Answers, Conflict, Decision};

use crate::answers_file;
use crate::case_file::{Band, FileCase, Found, Groups};
use crate::failure::Failure;

/// What came of one published case.
#[derive(Debug)]
pub struct Scored<'a> {
    /// The case.
    pub case: &'a FileCase,
    /// The disposition's id.
    pub disposition: String,
    /// Its band.
    pub band: Band,
    /// Rules that decided it.
    pub rules: Vec<String>,
    /// The cause group's id, or `undetermined`.
    pub group: &'static str,
    /// Ids of the first three causes.
    pub causes: Vec<String>,
    /// Ids of the services that see the person: by the disposition, by referrals, for the first cause.
    pub services: Vec<String>,
    /// Answers that say something of the complaint.
    pub facts: usize,
}

/// What published cases are scored by.
#[derive(Debug, Default)]
pub struct Key {
    /// Which causes a `dx_group` stands for.
    pub groups: Groups,
    /// What clinicians found; without it, triage is scored.
    pub found: Option<Found>,
}

/// What the module says of a case, at triage or in the consultation.
struct Said {
    disposition: DispositionId,
    reasons: Vec<RuleId>,
    group: Option<CauseGroup>,
    causes: Vec<CauseId>,
    referred: Vec<ServiceId>,
}

impl Said {
    fn at_triage(decision: &Decision, answers: &Answers) -> Result<Self, Vec<Conflict>> {
        let said = decision.assess(answers)?;
        Ok(Self {
            disposition: said.disposition,
            reasons: said.reasons,
            group: said.cause_group,
            causes: said.causes.iter().map(|rank| rank.cause).collect(),
            referred: Vec::new(),
        })
    }

    fn in_consultation(decision: &Decision, answers: &Answers) -> Result<Self, Vec<Conflict>> {
        let said = decision.consult(answers)?;
        let referrals = said.referrals.iter();
        let referrals =
            referrals.filter_map(|it| decision.module().referrals.get(it.referral.index()));
        Ok(Self {
            disposition: said.disposition,
            reasons: said.reasons,
            group: said.cause_group,
            causes: said.causes.iter().map(|it| it.rank.cause).collect(),
            referred: referrals.map(|referral| referral.to).collect(),
        })
    }
}

/// Answers that only say who the person is.
const PERSON: [&str; 6] = [
    "age_band",
    "sex_at_birth",
    "answering_for",
    "pregnant",
    "postpartum",
    "laterality",
];
/// From this many facts on a cause group can be asked for.
const ENOUGH_FACTS: usize = 5;
/// Less urgent than `urgent_4h`.
const URGENT_ACUITY: u32 = 3;

impl<'a> Scored<'a> {
    /// Runs one case.
    ///
    /// # Errors
    /// When its answers are not answers to the module, or contradict each other.
    pub fn of(
        decision: &Decision,
        case: &'a FileCase,
        key: &Key,
        rest: Rest,
    ) -> Result<(Self, u32), Failure> {
        let module = decision.module();
        let named = |failure: Failure| Failure {
            messages: failure
                .messages
                .into_iter()
                .map(|message| format!("case {}: {message}", case.id))
                .collect(),
            ..failure
        };
        let mut given = case.answers.clone();
        let found = key.found.as_ref().and_then(|it| it.cases.get(&case.id));
        given.extend(found.cloned().unwrap_or_default());
        let mut answers = answers_file::from_object(module, &given).map_err(named)?;
        answers.fill(decision, rest);
        let said = match key.found {
            Some(_) => Said::in_consultation(decision, &answers),
            None => Said::at_triage(decision, &answers),
        };
        let said = said
            .map_err(|conflicts| named(answers_file::conflicting(module, &answers, &conflicts)))?;
        let disposition = module.dispositions.get(said.disposition.index());
        let acuity = disposition.map_or(u32::MAX, |disposition| disposition.acuity);
        let deciding = said
            .reasons
            .iter()
            .filter_map(|rule| module.rules.get(rule.index()))
            .filter(|rule| rule.disposition == Some(said.disposition));
        let causes = said
            .causes
            .iter()
            .take(3)
            .filter_map(|cause| module.causes.get(cause.index()))
            .collect::<Vec<_>>();
        let place = disposition.map(|disposition| disposition.place);
        let specialist = causes.first().map(|cause| cause.specialist);
        let services = place.into_iter().chain(said.referred).chain(specialist);
        let services = services.filter_map(|it| module.services.get(it.index()));
        let result = Self {
            case,
            disposition: disposition
                .map(|disposition| disposition.id.clone())
                .unwrap_or_default(),
            band: Band::of_acuity(acuity),
            rules: deciding.map(|rule| rule.id.clone()).collect(),
            group: said.group.map_or("undetermined", CauseGroup::id),
            services: services.map(|service| service.id.clone()).collect(),
            causes: causes.iter().map(|cause| cause.id.clone()).collect(),
            facts: case
                .answers
                .keys()
                .filter(|key| !PERSON.contains(&key.as_str()))
                .count(),
        };
        Ok((result, acuity))
    }

    fn under(&self) -> bool {
        self.band > self.case.gold.tolerated().0
    }

    fn over(&self) -> bool {
        self.band as u8 + 1 < self.case.gold.tolerated().1 as u8
    }

    fn group_right(&self) -> bool {
        self.case.gold.cause_class.as_deref() == Some(self.group)
    }

    fn among(&self, first: usize, key: &Key) -> Option<bool> {
        let wanted = key.groups.get(self.case.dx_group.as_deref()?)?;
        let mut causes = self.causes.iter().take(first);
        Some(causes.any(|cause| wanted.contains(cause)))
    }

    /// Who sees the person and who should, for the list of misses.
    fn seen_by(&self, key: &Key) -> String {
        let named = self.case.gold.first_contact_or_specialist.as_deref();
        match (named, &key.found) {
            (Some(named), Some(_)) => format!("; {named}: {}", self.services.join(" ")),
            _ => String::new(),
        }
    }

    /// Whether one of the services is what the source names; `None` at triage, or where it names nobody.
    fn place_right(&self, key: &Key) -> Option<bool> {
        let named = self.case.gold.first_contact_or_specialist.as_ref()?;
        let wanted = key.found.as_ref()?.places.get(named)?;
        Some(self.services.iter().any(|service| wanted.contains(service)))
    }
}

/// The figures of one run.
#[derive(Debug, Default)]
pub struct Figures {
    /// Ids less urgent than tolerated.
    pub under: Vec<String>,
    /// Ids of emergencies that end less urgent than `urgent_4h`.
    pub missed_emergencies: Vec<String>,
    /// Rendered table and lists.
    pub text: String,
}

/// Runs all cases and makes the tables.
///
/// # Errors
/// When a case's answers cannot be used.
pub fn run(
    decision: &Decision,
    cases: &[FileCase],
    key: &Key,
    rest: Rest,
    every: bool,
) -> Result<Figures, Failure> {
    let results = cases
        .iter()
        .map(|case| Scored::of(decision, case, key, rest))
        .collect::<Result<Vec<_>, _>>()?;
    let mut figures = Figures::default();
    let emergency = |case: &FileCase| case.gold.disposition <= Band::ErNow;
    figures.under = results
        .iter()
        .filter(|(result, _)| result.under())
        .map(|(result, _)| result.case.id.clone())
        .collect();
    figures.missed_emergencies = results
        .iter()
        .filter(|(result, acuity)| emergency(result.case) && *acuity > URGENT_ACUITY)
        .map(|(result, _)| result.case.id.clone())
        .collect();
    let results = results
        .into_iter()
        .map(|(result, _)| result)
        .collect::<Vec<_>>();
    let text = &mut figures.text;
    let name = match rest {
        Rest::No => "no",
        Rest::NotSure => "not_sure",
        Rest::Unasked => "unasked",
    };
    let stage = match key.found {
        Some(_) => ", with what clinicians and tests found",
        None => "",
    };
    let _ = writeln!(text, "unknown findings: {name}{stage}");
    bands(text, &results);
    shares(text, &results, key);
    let _ = writeln!(
        text,
        "  emergencies that end less urgent than urgent_4h: {}",
        list(&figures.missed_emergencies)
    );
    misses(text, &results, key, every);
    Ok(figures)
}

fn bands(text: &mut String, results: &[Scored<'_>]) {
    let _ = writeln!(
        text,
        "  {:<16}{:>6}{:>8}{:>8}{:>8}{:>8}",
        "gold", "cases", "exact", "within", "under", "over"
    );
    let mut row = |name: &str, rows: &[&Scored<'_>]| {
        let count =
            |f: &dyn Fn(&Scored<'_>) -> bool| rows.iter().filter(|result| f(result)).count();
        let (under, over) = (
            count(&|result| result.under()),
            count(&|result| result.over()),
        );
        let exact = count(&|result| result.band == result.case.gold.disposition);
        let _ = writeln!(
            text,
            "  {name:<16}{:>6}{exact:>8}{:>8}{under:>8}{over:>8}",
            rows.len(),
            rows.len() - under - over
        );
    };
    for band in Band::ALL {
        let rows = results
            .iter()
            .filter(|result| result.case.gold.disposition == band)
            .collect::<Vec<_>>();
        if !rows.is_empty() {
            row(band.name(), &rows);
        }
    }
    row("all", &results.iter().collect::<Vec<_>>());
}

fn shares(text: &mut String, results: &[Scored<'_>], key: &Key) {
    let mut share = |name: &str, hits: usize, of: usize| {
        let percent = if of == 0 {
            0.0
        } else {
            100.0 * hits as f64 / of as f64
        };
        let _ = writeln!(text, "  {name:<52}{hits:>4} of {of:<4}{percent:>6.1}%");
    };
    let within = results
        .iter()
        .filter(|result| !result.under() && !result.over())
        .count();
    share("within tolerance", within, results.len());
    let benign = results
        .iter()
        .filter(|result| result.case.benign_for_overtriage_check)
        .collect::<Vec<_>>();
    share(
        "benign that end at same_day or above",
        benign
            .iter()
            .filter(|result| result.band <= Band::SameDay)
            .count(),
        benign.len(),
    );
    let home = results
        .iter()
        .filter(|result| result.case.gold.disposition == Band::SelfCare)
        .collect::<Vec<_>>();
    share(
        "self-care recognised",
        home.iter()
            .filter(|result| result.band >= Band::Routine)
            .count(),
        home.len(),
    );
    let grouped = results
        .iter()
        .filter(|result| result.case.gold.cause_class.is_some())
        .collect::<Vec<_>>();
    share(
        "cause group right",
        grouped.iter().filter(|result| result.group_right()).count(),
        grouped.len(),
    );
    let enough = grouped
        .iter()
        .filter(|result| result.facts >= ENOUGH_FACTS)
        .collect::<Vec<_>>();
    share(
        &format!("cause group right, of those with {ENOUGH_FACTS} facts or more"),
        enough.iter().filter(|result| result.group_right()).count(),
        enough.len(),
    );
    let mut hits = |name: &str, hit: &dyn Fn(&Scored<'_>) -> Option<bool>| {
        let named = results.iter().filter_map(hit).collect::<Vec<_>>();
        share(name, named.iter().filter(|hit| **hit).count(), named.len());
    };
    if key.found.is_some() {
        hits("gold cause first", &|result| result.among(1, key));
    }
    hits("gold cause among the first three", &|result| {
        result.among(3, key)
    });
    if key.found.is_some() {
        hits("right specialist or place", &|result| {
            result.place_right(key)
        });
    }
}

fn misses(text: &mut String, results: &[Scored<'_>], key: &Key, every: bool) {
    for result in results {
        let wrong_group = result.case.gold.cause_class.is_some() && !result.group_right();
        let notes = [
            (result.under(), "UNDER"),
            (result.over(), "over"),
            (wrong_group, "group"),
            (result.among(3, key) == Some(false), "cause"),
            (
                key.found.is_some()
                    && result.among(1, key) == Some(false)
                    && result.among(3, key) == Some(true),
                "first",
            ),
            (result.place_right(key) == Some(false), "place"),
        ];
        let notes = notes
            .iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, note)| *note)
            .collect::<Vec<_>>();
        if every || !notes.is_empty() {
            let gold = &result.case.gold;
            let _ = writeln!(
                text,
                "  {:<9} {:<18} gold {} {} ({}); got {} [{}] {} {}{}",
                result.case.id,
                notes.join(","),
                gold.disposition.name(),
                gold.cause_class.as_deref().unwrap_or("-"),
                gold.diagnosis.as_deref().unwrap_or("-"),
                result.disposition,
                result.rules.join(" "),
                result.group,
                result.causes.join(" "),
                result.seen_by(key)
            );
        }
    }
}

fn list(ids: &[String]) -> String {
    if ids.is_empty() {
        "none".to_owned()
    } else {
        ids.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::{Band, FileCase, Key, Scored};

    fn key(found: &str) -> Key {
        Key {
            groups: toml::from_str(r#"dvt = ["deep_vein_thrombosis", "phlegmasia"]"#).unwrap(),
            found: Some(toml::from_str(found).unwrap()),
        }
    }

    fn case(named: Option<&str>) -> FileCase {
        serde_json::from_value(serde_json::json!({
            "id": "DV-1", "answers": {}, "dx_group": "dvt",
            "gold": {"disposition": "er_now", "first_contact_or_specialist": named},
        }))
        .unwrap()
    }

    fn scored(case: &FileCase) -> Scored<'_> {
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        Scored {
            case,
            disposition: "urgent_4h".to_owned(),
            band: Band::SameDay,
            rules: Vec::new(),
            group: "vascular",
            causes: ids(&["calf_strain", "phlegmasia", "cellulitis"]),
            services: ids(&["urgent_test_site", "haematologist"]),
            facts: 5,
        }
    }

    #[test]
    fn a_cause_of_the_group_counts_from_its_place_on() {
        let case = case(None);
        let scored = scored(&case);
        let ranks = [1, 2, 3].map(|first| scored.among(first, &key("")));
        assert_eq!(ranks, [Some(false), Some(true), Some(true)]);
        assert_eq!(scored.among(3, &Key::default()), None);
    }

    #[test]
    fn a_place_is_right_if_any_service_is_meant_and_does_not_count_where_none_is_named() {
        let key = key(r#"
            [places]
            "clot clinic" = ["urgent_test_site", "emergency_department"]
            surgeon = ["vascular_specialist"]
            [DV-1]
            calf_girth_difference = 4.0
            "#);
        let right = |named, key: &Key| scored(&case(named)).place_right(key);
        assert_eq!(right(Some("clot clinic"), &key), Some(true));
        assert_eq!(right(Some("surgeon"), &key), Some(false));
        assert_eq!(right(Some("somebody else"), &key), None);
        assert_eq!(right(None, &key), None);
        assert_eq!(right(Some("clot clinic"), &Key::default()), None);
        let found = key.found.unwrap();
        assert!(found.cases.contains_key("DV-1") && found.cases.len() == 1);
    }
}
