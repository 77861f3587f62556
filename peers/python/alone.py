"""What one engine says of one case, as a process of its own: `alone.py ENGINE FORMS CASE`."""

import json
import sys

from engines import ENGINES

name, forms, file = sys.argv[1:]
engine = ENGINES[name](forms)
with open(file) as case:
    print(json.dumps({"disposition": engine.decide(engine.read(case.read()))}))
