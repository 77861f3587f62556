"""Checks Polars and DuckDB on a whole table, or measures them on one thread: `tables.py check|many FORMS`."""

import json
import os
import sys
import time
from pathlib import Path

os.environ["POLARS_MAX_THREADS"] = "1"  # read when Polars is loaded

import duckdb
import polars

SAMPLES = 9

work, forms = sys.argv[1:]
file = str(Path(forms, "plain.parquet"))
sys.path.insert(0, forms)
from rules_polars import decide

query = Path(forms, "rules.sql").read_text()
database = duckdb.connect(config={"threads": 1})
database.execute(f"CREATE TABLE cases AS FROM '{file}'")
table = polars.read_parquet(file)


def by_duckdb(source):
    """The dispositions in the order of the rows, in DuckDB's own memory."""
    database.execute(f"CREATE OR REPLACE TABLE said AS {query.format(table=source)}")


def check(name, said):
    if said != (expected := table["expected"].to_list()):
        differ = sum(one != other for one, other in zip(said, expected))
        sys.exit(f"{name} differs from the rules by hand in {differ} of {len(expected)} rows")


def measure(what, name, version, run):
    run()
    measured = []
    for _ in range(SAMPLES):
        before = time.process_time_ns()
        run()
        measured.append((time.process_time_ns() - before) / table.height)
    row = {"work": what, "engine": name, "version": version, "samples": measured}
    print(json.dumps(row), flush=True)


if work == "check":
    check("Polars", decide(table.lazy()).collect()["disposition"].to_list())
    check("Polars from Parquet", decide(polars.scan_parquet(file)).collect()["disposition"].to_list())
    for name, source in (("DuckDB", "cases"), ("DuckDB from Parquet", f"'{file}'")):
        by_duckdb(source)
        check(name, [row[0] for row in database.execute("FROM said").fetchall()])
else:
    of_duckdb = ("DuckDB", duckdb.__version__)
    of_polars = ("Polars", polars.__version__)
    measure("many", *of_polars, lambda: decide(table.lazy()).collect())
    measure("many", *of_duckdb, lambda: by_duckdb("cases"))
    measure("parquet", *of_polars, lambda: decide(polars.scan_parquet(file)).collect())
    measure("parquet", *of_duckdb, lambda: by_duckdb(f"'{file}'"))
