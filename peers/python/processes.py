"""Starts a process for one case, and measures it: `processes.py FORMS NAMED`.

`NAMED` is a file with a line for each process: its name, its version and its command, between tabs. The command holds
`{index}` where the number of the case stands, and says its disposition as JSON.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 15
CHECKED = 20

forms, named = sys.argv[1:]
expected = [int(line) for line in Path(forms, "expected.txt").read_text().split("\n")]
processes = [line.split("\t") for line in Path(named).read_text().splitlines()]


def run(command, index):
    """What a process says, its processor time, its time on the clock (both in nanoseconds), and its memory in bytes."""
    start = time.monotonic_ns()
    process = subprocess.Popen(command.format(index=index).split(), stdout=subprocess.PIPE)
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    elapsed = time.monotonic_ns() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command} failed")
    return said, (used.ru_utime + used.ru_stime) * 1e9, elapsed, used.ru_maxrss * 1024


def disposition(said):
    """Its index: Sural says more of it, and counts from 1."""
    said = json.loads(said)["disposition"]
    return said if isinstance(said, int) else said["acuity"] - 1


for name, _, command in processes:
    for index in range(CHECKED):
        if (said := disposition(run(command, index)[0])) != expected[index]:
            sys.exit(f"{name} says {said} of case {index}, not {expected[index]}")

# One after the other, round by round, so that what else the machine does falls on all alike.
measured = {name: [] for name, _, _ in processes}
for index in range(ROUNDS):
    for name, _, command in processes:
        measured[name].append(run(command, index)[1:])
for name, version, _ in processes:
    samples, elapsed, memory = map(list, zip(*measured[name]))
    row = {"work": "process", "engine": name, "version": version}
    print(json.dumps(row | {"samples": samples, "elapsed": elapsed, "memory": memory}))
