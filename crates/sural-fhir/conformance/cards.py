"""Lets the models of healthchain (PyPI) judge the discovery, and every request and answer of tests/hooks.

They know CDS Hooks 2.0 independently of us. Two keys that the specification leaves optional they want to see, if only
as null: those are added. That they bite is tried first, on answers that are wrong on purpose.
"""

import copy
import json
import pathlib
import sys

from healthchain.models.requests.cdsrequest import CDSRequest
from healthchain.models.responses.cdsdiscovery import CDSServiceInformation
from healthchain.models.responses.cdsresponse import CDSResponse

FOLDER = pathlib.Path(__file__).parent.parent / "tests" / "hooks"


def with_optional_keys(answer):
    for card in answer["cards"]:
        for suggestion in card.get("suggestions") or []:
            suggestion.setdefault("isRecommended", None)
        for link in card.get("links") or []:
            link.setdefault("autoLaunchable", None)
    return answer


def is_refused(model, value):
    try:
        model(**value)
    except Exception:
        return True
    return False


def judge(model, path, change=lambda value: value):
    value = change(json.loads(path.read_text()))
    try:
        model(**value)
        return True
    except Exception as why:
        print(f"{path.name}: {why}")
        return False


good = json.loads((FOLDER / "opened_wells_likely_without_scan.response.json").read_text())
with_optional_keys(good)
faults = 0
for spoil in (
    lambda card: card.pop("source"),
    lambda card: card.pop("indicator"),
    lambda card: card.update(indicator="urgent"),
    lambda card: card.update(summary="x" * 141),
    lambda card: card["suggestions"][0]["actions"][0].update(type="perhaps"),
):
    bad = copy.deepcopy(good)
    spoil(bad["cards"][0])
    faults += is_refused(CDSResponse, bad)
judged = [judge(CDSServiceInformation, FOLDER / "discovery.json")]
judged += [judge(CDSRequest, path) for path in sorted(FOLDER.glob("*.request.json"))]
judged += [judge(CDSResponse, path, with_optional_keys) for path in sorted(FOLDER.glob("*.response.json"))]
judged += [faults == 5]
print(f"{faults} of 5 faults found")
print(f"{sum(judged)} passed, {len(judged) - sum(judged)} failed")
sys.exit(not all(judged))
