//! The JSON of an explanation: ids only, as in the JSON of answers.

use serde_json::{Value, json};
use sural_content::module::{CauseId, DispositionId, FindingId, Module, RuleId};
use sural_decision::causes::{Counted, Strength};
use sural_decision::explain::Part;
use sural_decision::explain::change::{Change, Range};
use sural_decision::{Answers, Assessment, Status};
use sural_render::explain::{Question, Teller};

use crate::assessment::{self, reason, strength_id};

/// `sural explain --format json`: the whole explanation, with the causes and findings that were asked about.
pub fn explanation(teller: &Teller<'_>, questions: &[Question]) -> Value {
    let wire = Wire { teller };
    let explanation = teller.explanation;
    let excluded = explanation.excluded.iter().map(|exclusion| {
        json!({"disposition": wire.disposition(exclusion.disposition), "by": exclusion.by.as_ref().map(|part| wire.part(part))})
    });
    let ruled_out = teller.decision.ruled_out(teller.answers);
    let ruled_out = ruled_out.iter().map(|out| {
        let rules = out.rules.iter().map(|&rule| wire.rule(rule));
        let cause = wire.module().causes.get(out.cause.index());
        json!({"cause": cause.map(|cause| &cause.id), "rules": rules.collect::<Vec<_>>(), "by": wire.part(&out.by)})
    });
    let slips = explanation.slips.iter().map(
        |slip| json!({"finding": wire.finding(slip.finding), "range": wire.range(slip.range)}),
    );
    let causes = questions.iter().filter_map(|question| match question {
        Question::Cause(cause) => wire.cause(*cause),
        _ => None,
    });
    let asked = questions.iter().filter_map(|question| match question {
        Question::Finding(finding) => wire.question(*finding),
        _ => None,
    });
    let reasons = teller.assessment.reasons.iter();
    json!({
        "module": assessment::module(wire.module()),
        "disposition": wire.disposition(teller.assessment.disposition),
        "settled": teller.assessment.settled,
        "reasons": reasons.filter_map(|&rule| reason(wire.module(), teller.words, rule)).collect::<Vec<_>>(),
        "forced_by": wire.part(&explanation.forced_by),
        "not_less_urgent": wire.part(&explanation.not_milder),
        "not_more_urgent": excluded.collect::<Vec<_>>(),
        "emergencies_ruled_out": ruled_out.collect::<Vec<_>>(),
        "nearest_change": {
            "up": explanation.up.as_ref().map(|change| wire.change(change)),
            "down": explanation.down.as_ref().map(|change| wire.change(change)),
        },
        "wrong_answers": slips.collect::<Vec<_>>(),
        "causes": causes.collect::<Vec<_>>(),
        "questions": asked.collect::<Vec<_>>(),
    })
}

/// What is explained to whoever asks for nothing special: the advice, what would change it, every cause that is at least
/// possible, and what is asked next.
#[must_use]
pub fn everything(module: &Module, answers: &Answers, assessment: &Assessment) -> Vec<Question> {
    let kept = assessment
        .causes
        .iter()
        .filter(|rank| rank.strength >= Strength::Possible)
        .map(|rank| Question::Cause(rank.cause));
    let next = assessment.next.iter().flat_map(|page| &page.findings);
    let next = next
        .filter(|finding| {
            answers.get(**finding).is_none() && finding.index() < module.findings.len()
        })
        .map(|&finding| Question::Finding(finding));
    [Question::Disposition, Question::Change]
        .into_iter()
        .chain(kept)
        .chain(next)
        .collect()
}

struct Wire<'a> {
    teller: &'a Teller<'a>,
}

impl Wire<'_> {
    fn module(&self) -> &Module {
        self.teller.words.module()
    }

    fn disposition(&self, id: DispositionId) -> Option<&str> {
        let disposition = self.module().dispositions.get(id.index());
        disposition.map(|it| it.id.as_str())
    }

    fn finding(&self, id: FindingId) -> Option<&str> {
        self.module()
            .findings
            .get(id.index())
            .map(|it| it.id.as_str())
    }

    fn rule(&self, id: RuleId) -> Option<&str> {
        self.module().rules.get(id.index()).map(|it| it.id.as_str())
    }

    fn part(&self, part: &Part) -> Value {
        let findings = part.findings.iter().map(|&id| self.finding(id));
        json!({"findings": findings.collect::<Vec<_>>(), "smallest": part.smallest})
    }

    fn range(&self, range: Range) -> Value {
        json!({"most_urgent": self.disposition(range.urgent), "least_urgent": self.disposition(range.mild)})
    }

    fn change(&self, change: &Change) -> Value {
        let answers = change.answers.iter().filter_map(|(id, answer)| {
            let finding = self.module().findings.get(id.index())?;
            Some((
                finding.id.clone(),
                sural_case::answer::to_json(finding, answer),
            ))
        });
        json!({"answers": answers.collect::<serde_json::Map<_, _>>(), "range": self.range(change.range)})
    }

    fn cause(&self, id: CauseId) -> Option<Value> {
        let cause = self.module().causes.get(id.index())?;
        let standing = self.teller.decision.standing(self.teller.answers, id)?;
        let line = |line: &Counted| {
            let measure = cause.measures.get(line.measure)?;
            Some(json!({"measure": measure.title, "line": line.line, "centibans": line.weight}))
        };
        let lines = |lines: &[Counted]| lines.iter().filter_map(line).collect::<Vec<_>>();
        let rules = standing
            .rules
            .iter()
            .map(|(rule, status)| json!({"rule": self.rule(*rule), "status": status_id(*status)}));
        Some(json!({
            "id": cause.id,
            "strength": strength_id(standing.rank.strength),
            "place": standing.place + 1,
            "evidence": lines(&standing.rank.evidence),
            "absent": lines(&standing.absent),
            "not_known": lines(&standing.missing),
            "rules": rules.collect::<Vec<_>>(),
            "rules_excluded_by": standing.excluded_by.as_ref().map(|part| self.part(part)),
        }))
    }

    fn question(&self, id: FindingId) -> Option<Value> {
        let stake = self.teller.stake(id)?;
        let rules = stake.rules.iter().map(|(disposition, rule)| {
            json!({"rule": self.rule(*rule), "disposition": self.disposition(*disposition)})
        });
        let causes = stake.causes.iter();
        let causes = causes.filter_map(|cause| self.module().causes.get(cause.index()));
        Some(json!({
            "finding": self.finding(id),
            "rules": rules.collect::<Vec<_>>(),
            "causes": causes.map(|cause| &cause.id).collect::<Vec<_>>(),
        }))
    }
}

fn status_id(status: Status) -> &'static str {
    match status {
        Status::Excluded => "excluded",
        Status::Possible => "possible",
        Status::Certain => "certain",
    }
}
