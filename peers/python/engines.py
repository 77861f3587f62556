"""The engines of Python, each in the best form that its documentation shows: made ready once, and kept.

`read` makes of JSON what `decide` takes, which gives the disposition.
"""

import json
import sys
from os.path import join


class Ifs:
    name = "ifs in Python"
    package = None
    read = staticmethod(json.loads)

    def __init__(self, forms):
        sys.path.insert(0, forms)
        from ifs import decide

        self.decide = decide


class Clips:
    name = "CLIPS"
    package = "clipspy"

    def __init__(self, forms):
        import clips

        class Errors(clips.Router):
            """CLIPS goes on after an error, and only prints it."""

            said = ""

            def query(self, name):
                return name == "stderr"

            def write(self, _, message):
                self.said += message

        self.symbols = {True: clips.Symbol("TRUE"), False: clips.Symbol("FALSE")}
        self.environment = clips.Environment()
        self.environment.load(join(forms, "rules.clp"))
        self.errors = Errors("errors", priority=50)
        self.environment.add_router(self.errors)
        self.case = self.environment.find_template("case")
        self.disposition = self.environment.find_global("disposition")

    def read(self, text):
        return {name: self.slot(value) for name, value in json.loads(text).items()}

    def slot(self, value):
        return self.symbols[value] if isinstance(value, bool) else value

    def decide(self, case):
        self.environment.reset()
        self.case.assert_fact(**case)
        self.environment.run()
        if self.errors.said:
            raise RuntimeError(self.errors.said)
        return self.disposition.value


ENGINES = {"ifs": Ifs, "clips": Clips}
