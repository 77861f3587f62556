//! Many cases at once: as blocks of bits, as Arrow tables and from Parquet.

use std::fs::File;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use arrow_array::{Array, RecordBatch, UInt8Array};
use cpu_time::ThreadTime;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use sural_batch::Engine as Blocks;
use sural_batch::block::{Block, CASES};
use sural_batch::engine::Room;
use sural_columns::schema::out;
use sural_columns::{Assessor, Settings};
use sural_content::module::{Answer, FindingId, Rest};
use sural_decision::{Answers, Decision};
use sural_testkit::reference::{self, Person};

use crate::columns::{NotSure, table};
use crate::engine::{BY_HAND, Engine};
use crate::engines::Ifs;
use crate::row::Row;
use crate::{Said, cases, machine};

/// How many cases: a multiple of those of a block.
pub const ROWS: usize = 256 * CASES;

/// How often each is measured.
const SAMPLES: usize = 9;

/// Rows of a table that are assessed at once.
const BATCH: usize = 2 * CASES;

/// The cases as people, as blocks and as tables.
pub struct Tables {
    decision: Arc<Decision>,
    people: Vec<Person>,
    cases: Vec<<Ifs as Engine>::Case>,
    blocks: Vec<Block>,
    /// For Sural, and for others.
    answers: RecordBatch,
    plain: RecordBatch,
}

impl Tables {
    /// Draws them.
    ///
    /// # Errors
    /// When the reference rules cannot be read, or columns not be made.
    pub fn drawn() -> Said<Self> {
        let module = reference::module()?;
        let (people, said): (Vec<_>, Vec<_>) = cases::people().take(ROWS).unzip();
        let answers = table(&module, &said, NotSure::Open, &[])?;
        let plain = table(&module, &said, NotSure::Absent, &people)?;
        let read = |said: &Vec<_>| Ifs.read(&cases::plain_text(&module, said));
        let cases = said.iter().map(read).collect::<Said<_>>()?;
        let decision = Decision::compile(module).map_err(|error| format!("{error:?}"))?;
        let blocks = said.chunks(CASES).map(|said| block(&decision, said));
        Ok(Self {
            blocks: blocks.collect(),
            decision: Arc::new(decision),
            people,
            cases,
            answers,
            plain,
        })
    }

    /// Writes the tables as Parquet.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn write(&self, folder: &Path) -> Said<()> {
        write(&self.answers, &folder.join("answers.parquet"))?;
        write(&self.plain, &folder.join("plain.parquet"))
    }

    /// Holds Sural to the rules by hand in every row, and measures it.
    ///
    /// # Errors
    /// When it says something else, or a table cannot be read.
    pub fn measure(mut self, folder: &Path) -> Said<()> {
        let by_hand = self.people.iter().map(Person::disposition);
        let by_hand = by_hand.collect::<Vec<_>>();
        measured("many", BY_HAND, None, || {
            let said = self.people.iter().map(Person::disposition);
            Ok(said.sum::<u32>())
        })?;
        self.ifs(&by_hand)?;
        let engine = Blocks::of(&self.decision).ok_or("too many values for blocks")?;
        let mut room = Room::default();
        let said = self.blocks.iter().flat_map(|block| {
            let verdicts = engine.assess(block, &mut room);
            verdicts.dispositions().0
        });
        equal("Sural, blocks", said.map(|it| it.0), &by_hand)?;
        measured("many", "Sural: its own blocks", Some("sural-batch"), || {
            let mut last = None;
            for block in &self.blocks {
                last = engine.assess(block, &mut room).dispositions().0.pop();
            }
            Ok(last)
        })?;
        let assessor = self.assessor()?;
        let tables = slices(&self.answers);
        let said = tables.iter().map(|table| assess(&assessor, table));
        self.equal("Sural, Arrow", &said.collect::<Said<Vec<_>>>()?, &by_hand)?;
        measured("many", "Sural: Arrow", Some("sural-columns"), || {
            let said = tables
                .iter()
                .map(|table| Ok(assess(&assessor, table)?.num_rows()));
            said.sum::<Said<usize>>()
        })?;
        self.parquet(&assessor, &folder.join("answers.parquet"), &by_hand)
    }

    fn ifs(&mut self, by_hand: &[u32]) -> Said<()> {
        let cases = &mut self.cases;
        let said = cases.iter_mut().map(|case| Ifs.decide(case));
        let said = said.collect::<Said<Vec<_>>>()?.into_iter();
        equal("ifs", said.map(|it| it as u32), by_hand)?;
        measured("many", Ifs::NAME, Ifs::PACKAGE, || {
            let said = cases.iter_mut().map(|case| Ifs.decide(case));
            said.sum::<Said<usize>>()
        })
    }

    fn parquet(&self, assessor: &Assessor, file: &Path, by_hand: &[u32]) -> Said<()> {
        let said = reader(file)?.map(|table| assess(assessor, &table?));
        self.equal("Sural, Parquet", &said.collect::<Said<Vec<_>>>()?, by_hand)?;
        measured("parquet", "Sural", Some("sural-columns"), || {
            let said = reader(file)?.map(|table| Ok(assess(assessor, &table?)?.num_rows()));
            said.sum::<Said<usize>>()
        })?;
        measured("parquet", "reading alone, in Rust", Some("parquet"), || {
            let rows = reader(file)?.map(|table| Ok(table?.num_rows()));
            rows.sum::<Said<usize>>()
        })
    }

    fn assessor(&self) -> Said<Assessor> {
        let settings = Settings {
            unknown: Rest::No,
            causes: false,
        };
        let assessor = Assessor::new(Arc::clone(&self.decision), settings);
        Ok(assessor.ok_or("too many values for blocks")?)
    }

    /// Holds what came out to the rules by hand.
    fn equal(&self, what: &str, said: &[RecordBatch], by_hand: &[u32]) -> Said<()> {
        let mut acuities = Vec::new();
        for table in said {
            let column = table.column_by_name(out::ACUITY).ok_or("no acuity")?;
            let column = column.as_any().downcast_ref::<UInt8Array>();
            acuities.extend(column.ok_or("acuity is no number")?.iter().flatten());
        }
        equal(
            what,
            acuities.into_iter().map(|it| u32::from(it) - 1),
            by_hand,
        )
    }
}

fn equal(what: &str, said: impl Iterator<Item = u32>, by_hand: &[u32]) -> Said<()> {
    let said = said.collect::<Vec<_>>();
    if said == by_hand {
        return Ok(());
    }
    let differs = said
        .iter()
        .zip(by_hand)
        .position(|(one, other)| one != other);
    Err(format!(
        "{what}: {} of {} rows; first other: {differs:?}",
        said.len(),
        by_hand.len()
    )
    .into())
}

fn measured<T>(
    work: &str,
    engine: &str,
    package: Option<&str>,
    mut run: impl FnMut() -> Said<T>,
) -> Said<()> {
    black_box(run()?);
    let samples = (0..SAMPLES).map(|_| {
        let start = ThreadTime::now();
        black_box(run()?);
        Ok(start.elapsed().as_secs_f64() * 1e9 / ROWS as f64)
    });
    let samples = samples.collect::<Said<Vec<_>>>()?;
    Row::of(work, engine, machine::version(package)?, samples).print()
}

fn assess(assessor: &Assessor, table: &RecordBatch) -> Said<RecordBatch> {
    Ok(assessor
        .assess(table)
        .map_err(|reasons| reasons.join("; "))?)
}

fn slices(table: &RecordBatch) -> Vec<RecordBatch> {
    let starts = (0..table.num_rows()).step_by(BATCH);
    starts.map(|start| table.slice(start, BATCH)).collect()
}

fn block(decision: &Decision, said: &[Vec<Option<Answer>>]) -> Block {
    let cases = said.iter().map(|said| {
        let mut answers = Answers::none(decision.module());
        for (finding, answer) in (0..).map(FindingId).zip(said) {
            answers.set(finding, answer.clone());
        }
        answers
    });
    Block::of(decision, &cases.collect::<Vec<_>>())
}

fn write(table: &RecordBatch, file: &Path) -> Said<()> {
    let properties = WriterProperties::builder();
    let properties = properties.set_compression(Compression::ZSTD(ZstdLevel::try_new(1)?));
    let file = File::create(file)?;
    let mut writer = ArrowWriter::try_new(file, table.schema(), Some(properties.build()))?;
    writer.write(table)?;
    writer.close()?;
    Ok(())
}

fn reader(file: &Path) -> Said<ParquetRecordBatchReader> {
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(file)?)?;
    Ok(reader.with_batch_size(BATCH).build()?)
}
