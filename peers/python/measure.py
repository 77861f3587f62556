"""Checks all engines of Python, or measures them: `measure.py check|one FORMS`."""

import json
import platform
import sys
import time
from importlib import metadata
from pathlib import Path

from engines import ENGINES

SAMPLES = 31
SAMPLE = 20_000_000  # nanoseconds

work, forms = sys.argv[1:]
texts = Path(forms, "cases.jsonl").read_text().split("\n")
expected = [int(line) for line in Path(forms, "expected.txt").read_text().split("\n")]


def samples(run):
    """Nanoseconds of processor time a case; `run` takes the place of the first case and their number."""
    run(0, 200)
    before = time.process_time_ns()
    run(0, 200)
    one = max((time.process_time_ns() - before) // 200, 1)
    many = min(max(SAMPLE // one, 50), len(texts))
    places = range(0, len(texts) + 1 - many, many)
    measured = []
    while len(measured) < SAMPLES:
        before = time.process_time_ns()
        run(places[len(measured) % len(places)], many)
        measured.append((time.process_time_ns() - before) / many)
    return measured


def version(engine):
    return metadata.version(engine.package) if engine.package else platform.python_version()


def check(kind):
    engine = kind(forms)
    for index, (text, expects) in enumerate(zip(texts, expected, strict=True)):
        if (said := engine.decide(engine.read(text))) != expects:
            sys.exit(f"{engine.name} says {said} of case {index}, not {expects}: {text}")


def measure(kind):
    read, decide = (engine := kind(forms)).read, engine.decide
    cases = [read(text) for text in texts]

    def one(place, many):
        for case in cases[place : place + many]:
            decide(case)

    def whole(place, many):
        for text in texts[place : place + many]:
            json.dumps({"disposition": decide(read(text))})

    for work, run in (("one", one), ("json", whole)):
        row = {"work": work, "engine": engine.name, "version": version(engine), "samples": samples(run)}
        print(json.dumps(row), flush=True)


for engine in ENGINES.values():
    check(engine) if work == "check" else measure(engine)
