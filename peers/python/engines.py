"""The engines of Python, each in the best form that its documentation shows: made ready once, and kept."""

import platform
import sys
from importlib.metadata import version
from pathlib import Path


class ByHand:
    name = "Python by hand: ifs over a dict"
    version = platform.python_version()

    def __init__(self, forms):
        sys.path.insert(0, forms)
        from ifs import decide

        self.decide = decide


class Clips:
    name = "CLIPS (clipspy)"
    version = version("clipspy")

    def __init__(self, forms):
        import clips

        self.symbol = clips.Symbol
        self.environment = clips.Environment()
        self.environment.load(str(Path(forms, "rules.clp")))
        self.case = self.environment.find_template("case")
        self.said = self.environment.find_global("disposition")

    def decide(self, it):
        self.environment.reset()
        self.case.assert_fact(**{name: self.slot(value) for name, value in it.items()})
        self.environment.run()
        return self.said.value

    def slot(self, value):
        return self.symbol("TRUE" if value else "FALSE") if isinstance(value, bool) else value


ENGINES = {"ifs": ByHand, "clips": Clips}
