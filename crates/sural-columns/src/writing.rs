//! What content says of cases, as columns.

use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::types::Int16Type;
use arrow_array::{
    ArrayRef, BooleanArray, DictionaryArray, Int16Array, ListArray, RecordBatch, StringArray,
    UInt8Array,
};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{ArrowError, DataType, Field, SchemaRef};
use sural_batch::block::{CASES, ones};
use sural_batch::outcome::Outcomes;
use sural_content::module::{CauseGroup, CauseId, DispositionId, Module, RuleId};

use crate::schema::names;

/// The texts that columns hold, each once.
#[derive(Debug)]
pub(crate) struct Texts {
    dispositions: ArrayRef,
    acuity: Vec<u8>,
    rules: ArrayRef,
    red_flags: Vec<bool>,
    groups: ArrayRef,
    causes: ArrayRef,
}

const GROUPS: [CauseGroup; 6] = [
    CauseGroup::Musculoskeletal,
    CauseGroup::Neurological,
    CauseGroup::Vascular,
    CauseGroup::Infection,
    CauseGroup::Systemic,
    CauseGroup::Other,
];

impl Texts {
    pub(crate) fn of(module: &Module) -> Self {
        let texts = |ids: Vec<&str>| -> ArrayRef { Arc::new(StringArray::from(ids)) };
        let dispositions = module.dispositions.iter();
        Self {
            acuity: dispositions.clone().map(|it| it.acuity as u8).collect(),
            dispositions: texts(dispositions.map(|it| it.id.as_str()).collect()),
            rules: texts(module.rules.iter().map(|it| it.id.as_str()).collect()),
            red_flags: module.rules.iter().map(|it| it.red_flag).collect(),
            groups: texts(GROUPS.iter().map(|it| it.id()).collect()),
            causes: texts(module.causes.iter().map(|it| it.id.as_str()).collect()),
        }
    }
}

/// Lists of texts, by their numbers.
#[derive(Debug, Default)]
struct Lists {
    lengths: Vec<usize>,
    keys: Vec<i16>,
}

/// The columns as they grow, a row at a time.
#[derive(Debug)]
pub(crate) struct Writing<'a> {
    texts: &'a Texts,
    with_causes: bool,
    dispositions: Vec<Option<i16>>,
    settled: Vec<Option<bool>>,
    could_become: Vec<Option<i16>>,
    red_flags: Lists,
    rules: Lists,
    groups: Vec<Option<i16>>,
    causes: Vec<Option<i16>>,
    refused: StringBuilder,
}

/// What is said of a case.
#[derive(Debug)]
pub(crate) struct Said<'a> {
    pub(crate) disposition: DispositionId,
    pub(crate) settled: bool,
    pub(crate) could_become: DispositionId,
    pub(crate) rules: &'a [RuleId],
}

/// The likeliest cause, and the group that the evidence points to.
pub(crate) type Leading = (Option<CauseGroup>, Option<CauseId>);

impl<'a> Writing<'a> {
    pub(crate) fn new(texts: &'a Texts, with_causes: bool) -> Self {
        Self {
            texts,
            with_causes,
            dispositions: Vec::new(),
            settled: Vec::new(),
            could_become: Vec::new(),
            red_flags: Lists::default(),
            rules: Lists::default(),
            groups: Vec::new(),
            causes: Vec::new(),
            refused: StringBuilder::new(),
        }
    }

    /// A case that is refused, and why.
    pub(crate) fn refuse(&mut self, reasons: &[String]) {
        self.dispositions.push(None);
        self.settled.push(None);
        self.could_become.push(None);
        self.rules(&[]);
        self.leading((None, None));
        self.refused.append_value(reasons.join("; "));
    }

    /// What is said of a case.
    pub(crate) fn push(&mut self, said: &Said<'_>, leading: Leading) {
        self.dispositions.push(Some(said.disposition.0 as i16));
        self.settled.push(Some(said.settled));
        self.could_become.push(Some(said.could_become.0 as i16));
        self.rules(said.rules);
        self.leading(leading);
        self.refused.append_null();
    }

    fn rules(&mut self, rules: &[RuleId]) {
        let keys = rules.iter().map(|rule| rule.0 as i16);
        self.rules.keys.extend(keys);
        self.rules.lengths.push(rules.len());
        let is_red_flag = |rule: &&RuleId| self.texts.red_flags.get(rule.index()) == Some(&true);
        let before = self.red_flags.keys.len();
        let flags = rules.iter().filter(is_red_flag).map(|rule| rule.0 as i16);
        self.red_flags.keys.extend(flags);
        let flags = self.red_flags.keys.len() - before;
        self.red_flags.lengths.push(flags);
    }

    fn leading(&mut self, (group, cause): Leading) {
        if self.with_causes {
            let group = GROUPS.iter().position(|it| Some(*it) == group);
            self.groups.push(group.map(|it| it as i16));
            self.causes.push(cause.map(|it| it.0 as i16));
        }
    }

    pub(crate) fn finish(mut self, schema: &SchemaRef) -> Result<RecordBatch, ArrowError> {
        let acuity = self.dispositions.iter().map(|key| {
            let key = usize::try_from((*key)?).ok()?;
            self.texts.acuity.get(key).copied()
        });
        let acuity = acuity.collect::<UInt8Array>();
        let given = self.dispositions.iter().map(Option::is_some);
        let given = NullBuffer::from(given.collect::<Vec<_>>());
        let mut columns = vec![
            array(self.dispositions, &self.texts.dispositions)?,
            Arc::new(acuity),
            Arc::new(BooleanArray::from(self.settled)),
            array(self.could_become, &self.texts.dispositions)?,
            self.red_flags.array(&self.texts.rules, &given)?,
            self.rules.array(&self.texts.rules, &given)?,
        ];
        if self.with_causes {
            columns.push(array(self.groups, &self.texts.groups)?);
            columns.push(array(self.causes, &self.texts.causes)?);
        }
        columns.push(Arc::new(self.refused.finish()));
        RecordBatch::try_new(Arc::clone(schema), columns)
    }
}

impl Lists {
    fn array(self, texts: &ArrayRef, given: &NullBuffer) -> Result<ArrayRef, ArrowError> {
        let keys = Int16Array::from(self.keys);
        let keys = DictionaryArray::<Int16Type>::try_new(keys, Arc::clone(texts))?;
        let item = Arc::new(Field::new_list_field(names(DataType::Int16), true));
        let ends = OffsetBuffer::from_lengths(self.lengths);
        let lists = ListArray::try_new(item, ends, Arc::new(keys), Some(given.clone()))?;
        Ok(Arc::new(lists))
    }
}

fn array(keys: Vec<Option<i16>>, texts: &ArrayRef) -> Result<ArrayRef, ArrowError> {
    let keys = Int16Array::from(keys);
    let array = DictionaryArray::<Int16Type>::try_new(keys, Arc::clone(texts))?;
    Ok(Arc::new(array))
}

/// The rules that fire in each case of a block, in the order of the text.
#[derive(Debug)]
pub(crate) struct Fired {
    rules: Vec<RuleId>,
    /// By case: where its rules end.
    ends: Vec<usize>,
}

impl Fired {
    pub(crate) fn of(outcomes: &Outcomes<'_>) -> Self {
        let mut next = vec![0; CASES + 1];
        for (_, cases) in outcomes.firing() {
            for case in ones(cases) {
                if let Some(count) = next.get_mut(case + 1) {
                    *count += 1;
                }
            }
        }
        // From how many there are of each to where each begins.
        let mut all = 0;
        for place in &mut next {
            all += *place;
            *place = all;
        }
        let mut rules = vec![RuleId(0); all];
        for (rule, cases) in outcomes.firing() {
            for case in ones(cases) {
                let place = next.get_mut(case);
                if let Some(slot) = place.as_ref().and_then(|place| rules.get_mut(**place)) {
                    *slot = rule;
                }
                place.into_iter().for_each(|place| *place += 1);
            }
        }
        // Each begins now where it ends.
        Self { rules, ends: next }
    }

    pub(crate) fn of_case(&self, case: usize) -> &[RuleId] {
        let before = case.checked_sub(1).and_then(|it| self.ends.get(it));
        let end = self.ends.get(case).copied().unwrap_or(0);
        let rules = self.rules.get(before.copied().unwrap_or(0)..end);
        rules.unwrap_or_default()
    }
}
