//! Assesses tables.

use std::collections::BTreeSet;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{Schema, SchemaRef};
use sural_batch::Engine;
use sural_batch::block::{Bits, Block, CASES, WORDS, bit};
use sural_batch::engine::Rooms;
use sural_batch::outcome::Outcomes;
use sural_case::answer;
use sural_content::module::{FindingId, Rest, RuleId};
use sural_content::suggest::did_you_mean;
use sural_decision::{Assessment, Decision, Status};

use crate::reading::Reader;
use crate::row;
use crate::schema::{self, out};
use crate::writing::{Fired, Said, Texts, Writing};

/// How cases are taken, and what is wanted of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// How findings without an answer are taken.
    pub unknown: Rest,
    /// Name the likeliest cause and the group that evidence points to. That is asked of every case by itself, and takes
    /// many times as long.
    pub causes: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            unknown: Rest::Unasked,
            causes: false,
        }
    }
}

/// A decision made ready for tables; many threads may ask it at once.
#[derive(Debug)]
pub struct Assessor {
    decision: Arc<Decision>,
    engine: Engine,
    settings: Settings,
    rooms: Rooms,
    /// By finding.
    readers: Vec<Reader>,
    texts: Texts,
    schema_in: SchemaRef,
    schema_out: SchemaRef,
}

impl Assessor {
    /// Makes a decision ready; none if a finding has too many values to be run in blocks.
    #[must_use]
    pub fn new(decision: Arc<Decision>, settings: Settings) -> Option<Self> {
        let module = decision.module();
        let findings = 0..module.findings.len() as u32;
        let readers = findings.map(|finding| Reader::of(&decision, FindingId(finding)));
        Some(Self {
            engine: Engine::of(&decision)?,
            readers: readers.collect::<Option<_>>()?,
            texts: Texts::of(module),
            schema_in: Arc::new(schema::given(module)),
            schema_out: Arc::new(schema::said(module, settings.causes)),
            rooms: Rooms::default(),
            settings,
            decision,
        })
    }

    /// The columns that findings are read from, as it suits best; any of them may be missing.
    #[must_use]
    pub fn schema_in(&self) -> SchemaRef {
        Arc::clone(&self.schema_in)
    }

    /// The columns that come out.
    #[must_use]
    pub fn schema_out(&self) -> SchemaRef {
        Arc::clone(&self.schema_out)
    }

    /// What is assessed.
    #[must_use]
    pub fn decision(&self) -> &Decision {
        &self.decision
    }

    /// What is wrong with the columns of a table, a sentence each: a finding's column that holds something else, a name
    /// that is nearly a finding's, a name that a column has which comes out, no finding at all.
    #[must_use]
    pub fn refuses(&self, schema: &Schema) -> Vec<String> {
        let (findings, beside) = self.columns(schema);
        let refused = findings.iter().filter_map(|(finding, column)| {
            let reader = self.readers.get(finding.index())?;
            reader.refuses(schema.fields().get(*column)?.data_type())
        });
        let mut reasons = refused.collect::<Vec<_>>();
        for name in beside.iter().filter_map(|it| schema.fields().get(*it)) {
            let name = name.name();
            let ids = self.decision.module().findings.iter();
            if out::ALL.contains(&name.as_str()) {
                reasons.push(format!(
                    "`{name}` is the name of a column that is written; give it another name"
                ));
            } else if let Some(near) = did_you_mean(name, ids.map(|it| it.id.as_str())) {
                reasons.push(format!(
                    "no finding is named `{name}`; did you mean `{near}`?"
                ));
            }
        }
        if findings.is_empty() {
            reasons.push("no column has the name of a finding".to_owned());
        }
        reasons
    }

    /// The findings that have a column, and the columns that belong to none.
    fn columns(&self, schema: &Schema) -> (Vec<(FindingId, usize)>, BTreeSet<usize>) {
        let mut beside: BTreeSet<usize> = (0..schema.fields().len()).collect();
        let findings = self.decision.module().findings.iter().zip(0..);
        let findings = findings.filter_map(|(finding, index)| {
            let (column, _) = schema.column_with_name(&finding.id)?;
            beside.remove(&column);
            Some((FindingId(index), column))
        });
        (findings.collect(), beside)
    }

    /// The columns of a table that are no finding's.
    #[must_use]
    pub fn beside(&self, schema: &Schema) -> BTreeSet<usize> {
        self.columns(schema).1
    }

    /// What content says of every row of a table, in a row each. A case that is refused has its reasons, and nothing else.
    ///
    /// # Errors
    /// When a finding's column holds values of another type, or columns could not be made: a sentence each.
    pub fn assess(&self, table: &RecordBatch) -> Result<RecordBatch, Vec<String>> {
        let (findings, _) = self.columns(table.schema_ref());
        let refused = findings.iter().filter_map(|(finding, column)| {
            let reader = self.readers.get(finding.index())?;
            reader.refuses(table.columns().get(*column)?.data_type())
        });
        let refused = refused.collect::<Vec<_>>();
        if !refused.is_empty() {
            return Err(refused);
        }
        let mut writing = Writing::new(&self.texts, self.settings.causes);
        for start in (0..table.num_rows()).step_by(CASES) {
            let rows = CASES.min(table.num_rows() - start);
            let columns = findings.iter().filter_map(|(finding, column)| {
                Some((*finding, table.columns().get(*column)?.slice(start, rows)))
            });
            self.block(&columns.collect::<Vec<_>>(), rows, &mut writing);
        }
        let written = writing.finish(&self.schema_out);
        written.map_err(|error| vec![error.to_string()])
    }

    fn block(&self, columns: &[(FindingId, ArrayRef)], rows: usize, writing: &mut Writing<'_>) {
        let mut block = Block::open(&self.decision);
        let mut wrong: Bits = [0; WORDS];
        for (finding, column) in columns {
            if let Some(reader) = self.readers.get(finding.index()) {
                reader.read(column, &mut block, &mut wrong);
            }
        }
        self.rooms.lend(|room| {
            let unknown = self.settings.unknown;
            let outcomes = self
                .engine
                .outcomes(&self.decision, &mut block, rows, unknown, room);
            let fired = Fired::of(&outcomes);
            for case in 0..rows {
                let in_doubt = bit(&wrong, case) || self.settings.causes;
                match said(&outcomes, &fired, case) {
                    Some(said) if !in_doubt => writing.push(&said, (None, None)),
                    _ => self.one(columns, case, writing),
                }
            }
        });
    }

    /// Writes what is said of a row by itself.
    fn one(&self, columns: &[(FindingId, ArrayRef)], row: usize, writing: &mut Writing<'_>) {
        match self.assessment(columns, row) {
            Err(reasons) => writing.refuse(&reasons),
            Ok(assessment) => {
                let rules = assessment.rules.iter().enumerate();
                let certain = rules.filter(|(_, known)| **known == Status::Certain);
                let certain = certain.map(|(rule, _)| RuleId(rule as u32));
                let said = Said {
                    disposition: assessment.disposition,
                    settled: assessment.settled,
                    could_become: assessment.could_become,
                    rules: &certain.collect::<Vec<_>>(),
                };
                let cause = assessment.causes.first().map(|rank| rank.cause);
                writing.push(&said, (assessment.cause_group, cause));
            }
        }
    }

    fn assessment(
        &self,
        columns: &[(FindingId, ArrayRef)],
        row: usize,
    ) -> Result<Assessment, Vec<String>> {
        let answers = row::completed(&self.decision, columns, row, self.settings.unknown)?;
        let assessed = self.decision.assess(&answers);
        assessed
            .map_err(|conflicts| answer::conflicting(self.decision.module(), &answers, &conflicts))
    }

    /// Why a row is refused, a sentence each; none if it is not.
    #[must_use]
    pub fn reasons(&self, table: &RecordBatch, row: usize) -> Vec<String> {
        let columns = self.of(table);
        self.assessment(&columns, row).err().unwrap_or_default()
    }

    /// What content says of one row, asked of the decision by itself: what [`Assessor::assess`] must have said of it.
    ///
    /// # Errors
    /// When columns could not be made.
    pub fn alone(&self, table: &RecordBatch, row: usize) -> Result<RecordBatch, Vec<String>> {
        let mut writing = Writing::new(&self.texts, self.settings.causes);
        self.one(&self.of(table), row, &mut writing);
        let written = writing.finish(&self.schema_out);
        written.map_err(|error| vec![error.to_string()])
    }

    /// The columns of a table that are findings.
    fn of(&self, table: &RecordBatch) -> Vec<(FindingId, ArrayRef)> {
        let (findings, _) = self.columns(table.schema_ref());
        let columns = findings.into_iter().filter_map(|(finding, column)| {
            Some((finding, Arc::clone(table.columns().get(column)?)))
        });
        columns.collect()
    }
}

/// What was said of a case of a block; none if it is refused.
fn said<'a>(outcomes: &Outcomes<'_>, fired: &'a Fired, case: usize) -> Option<Said<'a>> {
    (!bit(&outcomes.refused, case)).then_some(Said {
        disposition: *outcomes.dispositions.get(case)?,
        settled: !bit(&outcomes.unsettled, case),
        could_become: *outcomes.could_become.get(case)?,
        rules: fired.of_case(case),
    })
}
