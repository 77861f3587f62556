"""The wheel as it is installed, held to the program `sural` on the same simulated people.

SURAL_BIN names the program; without it, the debug build of this repository.
"""

import json
import os
import subprocess
import sys
import threading
import time
import unittest
from pathlib import Path

import duckdb
import pandas
import polars
import pyarrow

import sural

ROOT = Path(__file__).resolve().parents[3]
SURAL = os.environ.get("SURAL_BIN", ROOT / "target/debug/sural")
PEOPLE = 3000
COMPARED = ["disposition", "settled", "could_become", "red_flags", "rules"]


def program(*args, stdin=""):
    done = subprocess.run([SURAL, *args], input=stdin, capture_output=True, text=True, check=True)
    return done.stdout


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def rows(table):
    return pyarrow.table(table).select(COMPARED).to_pylist()


def as_text(answer):
    """Numbers as text: beside them stands `not_sure`, which no column of numbers holds."""
    return answer if isinstance(answer, (str, list)) else str(answer)


class Wheel(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        draw = ["--people", str(PEOPLE), "--unasked", "300", "--not-sure", "100", "--noise", "30"]
        people = program("simulate", *draw)
        cls.answers = [person["answers"] for person in lines(people)]
        said = lines(program("batch", "-", stdin=people))
        cls.expected = [{name: row[name] for name in COMPARED} for row in said]
        assert len(cls.expected) == PEOPLE
        cls.content = sural.load()
        kinds = {field.name: field.type for field in pyarrow.schema(cls.content.schema())}
        columns = {}
        for finding in sorted(set().union(*cls.answers)):
            values = [person.get(finding) for person in cls.answers]
            if pyarrow.types.is_list(kinds[finding]):
                values = [[value] if isinstance(value, str) else value for value in values]
            else:
                values = [None if value is None else as_text(value) for value in values]
            columns[finding] = values
        cls.cases = pyarrow.table(columns)

    def test_pyarrow(self):
        said = self.content.assess(self.cases)
        self.assertEqual(len(said), PEOPLE)
        self.assertEqual(rows(said), self.expected)
        self.assertEqual(pyarrow.table(said).column("refused").null_count, PEOPLE)
        [batch] = self.cases.slice(0, 100).combine_chunks().to_batches()
        self.assertEqual(rows(self.content.assess(batch)), self.expected[:100])
        stream = self.cases.to_reader(max_chunksize=700)
        self.assertEqual(rows(self.content.assess(stream)), self.expected)

    def test_polars(self):
        cases = polars.DataFrame(self.cases)
        said = polars.DataFrame(self.content.assess(cases))
        self.assertEqual(rows(said), self.expected)
        counted = (
            polars.concat([cases, said], how="horizontal")
            .group_by(polars.col("disposition").cast(polars.String))
            .len()
        )
        expected = {}
        for row in self.expected:
            expected[row["disposition"]] = expected.get(row["disposition"], 0) + 1
        self.assertEqual(dict(counted.iter_rows()), expected)

    def test_polars_lazily(self):
        def assessed(cases):
            return polars.DataFrame(self.content.assess(cases))

        schema = polars.DataFrame(self.content.assess(self.cases.slice(0, 0))).schema
        lazy = polars.LazyFrame(self.cases).map_batches(assessed, schema=schema)
        urgent = lazy.filter(polars.col("acuity") <= 1).select(polars.len()).collect().item()
        first = pyarrow.table(self.content.assess(self.cases)).column("acuity").to_pylist()
        self.assertEqual(urgent, sum(acuity <= 1 for acuity in first))

    def test_duckdb(self):
        cases = self.cases  # DuckDB finds it, and what is made of it, by name.
        with duckdb.connect() as sql:
            some = sql.sql("select * from cases")
            said = pyarrow.table(self.content.assess(some))
            self.assertEqual(rows(said), self.expected)
            counted = sql.sql(
                "select disposition::varchar, count(*) from said where refused is null group by all"
            ).fetchall()
        self.assertEqual(sum(count for _, count in counted), PEOPLE)
        self.assertEqual({name for name, _ in counted}, {row["disposition"] for row in self.expected})

    def test_duckdb_function(self):
        names = self.cases.column_names

        def disposition(struct):
            cases = pyarrow.Table.from_struct_array(struct)
            said = pyarrow.table(self.content.assess(cases))
            return said.column("disposition").cast(pyarrow.string())

        fields = {
            name: duckdb.list_type("VARCHAR") if pyarrow.types.is_list(self.cases.schema.field(name).type) else "VARCHAR"
            for name in names
        }
        cases = self.cases
        with duckdb.connect() as sql:
            takes = duckdb.struct_type(fields)
            sql.create_function("disposition", disposition, [takes], "VARCHAR", type="arrow")
            struct = ", ".join(f"'{name}': \"{name}\"" for name in names)
            said = sql.sql(f"select disposition({{{struct}}}) from cases").fetchall()
        self.assertEqual([name for (name,) in said], [row["disposition"] for row in self.expected])

    def test_pandas(self):
        cases = self.cases.to_pandas()
        said = pyarrow.table(self.content.assess(cases)).to_pandas()
        self.assertEqual(list(said["disposition"]), [row["disposition"] for row in self.expected])
        self.assertEqual(list(said["settled"]), [row["settled"] for row in self.expected])
        self.assertIsInstance(said, pandas.DataFrame)

    def test_unknown(self):
        people = "\n".join(json.dumps({"answers": answers}) for answers in self.answers[:500])
        for unknown in ["no", "not_sure"]:
            with self.subTest(unknown):
                said = lines(program("batch", "-", "--unknown", unknown, stdin=people))
                expected = [{name: row[name] for name in COMPARED} for row in said]
                said = sural.load(unknown=unknown).assess(self.cases.slice(0, 500))
                self.assertEqual(rows(said), expected)

    def test_one(self):
        for answers in self.answers[:8]:
            text = program("assess", "--answers", "-", "--format", "json", stdin=json.dumps({"answers": answers}))
            self.assertEqual(self.content.assess_one(answers), json.loads(text))

    def test_a_row_that_is_no_case_is_refused_with_its_reasons(self):
        name = self.content.schema().names[0]
        cases = pyarrow.table({name: ["no such answer", None], "beside": [1, 2]})
        first, second = pyarrow.table(self.content.assess(cases)).to_pylist()
        self.assertIsNone(first["disposition"])
        self.assertIn(f"`{name}`", first["refused"])
        self.assertIsNone(second["refused"])
        self.assertIsNotNone(second["disposition"])

    def test_the_content_is_named(self):
        metadata = pyarrow.schema(self.content.outcome_schema()).metadata
        self.assertEqual(metadata[b"sural.hash"].decode(), self.content.hash)
        folder = sural.load(ROOT / "content/calf_pain")
        self.assertEqual((folder.id, folder.version, folder.hash), (self.content.id, self.content.version, self.content.hash))

    def test_what_is_wrong_is_said(self):
        with self.assertRaisesRegex(ValueError, "`nowhere`"):
            sural.load("nowhere")
        with self.assertRaisesRegex(TypeError, "speaks Arrow"):
            self.content.assess(42)
        with self.assertRaisesRegex(ValueError, "`unasked`, `no` and `not_sure`"):
            sural.load(unknown="perhaps")
        with self.assertRaisesRegex(ValueError, "did you mean `pop_kick`"):
            self.content.assess(pyarrow.table({"pop_kik": ["yes"]}))
        with self.assertRaisesRegex(ValueError, "no finding is named `nonsense`"):
            self.content.assess_one({"nonsense": "yes"})
        with self.assertRaisesRegex(ValueError, "no region is named `atlantis`"):
            self.content.assess_one({}, region="atlantis")

    def test_others_run_meanwhile(self):
        many = pyarrow.concat_tables([self.cases] * 30)
        beats = []
        done = threading.Event()

        def beat():
            while not done.is_set():
                beats.append(time.monotonic())
                time.sleep(0.001)

        other = threading.Thread(target=beat)
        other.start()
        begun = time.monotonic()
        self.content.assess(many)
        ended = time.monotonic()
        done.set()
        other.join()
        self.assertTrue(any(begun < at < ended for at in beats))


if __name__ == "__main__":
    ran = unittest.main(exit=False, verbosity=2).result
    failed = len(ran.failures) + len(ran.errors)
    print(f"{max(ran.testsRun - failed, 0)} passed, {failed} failed")
    sys.exit(failed != 0 or ran.testsRun == 0)
