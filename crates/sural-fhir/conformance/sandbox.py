"""A CDS Hooks client that others wrote, healthchain's SandboxClient (PyPI), sends the requests of tests/hooks to a
running server and reads the cards: `python sandbox.py BASE`, where BASE is the address of a server that anyone may ask.
"""

import json
import pathlib
import sys

import httpx
from healthchain.models.requests.cdsrequest import CDSRequest
from healthchain.models.responses.cdsresponse import CDSResponse
from healthchain.sandbox import SandboxClient

FOLDER = pathlib.Path(__file__).parent.parent / "tests" / "hooks"


def with_optional_keys(answer):
    """Two keys that the specification leaves optional its models want to see, if only as null."""
    for card in answer["cards"]:
        for suggestion in card.get("suggestions") or []:
            suggestion.setdefault("isRecommended", None)
        for link in card.get("links") or []:
            link.setdefault("autoLaunchable", None)
    return answer


def request_of(path):
    """Validated, and then sent as it is written: its model forgets what of the context is one hook's own."""
    body = json.loads(path.read_text())
    CDSRequest(**body)
    return CDSRequest.model_construct(**body)


def client(url):
    """It knows no encounter-start; what it sends is what the request says."""
    return SandboxClient(url=url, workflow="patient-view", timeout=60)


base = sys.argv[1].rstrip("/") + "/cds-services"
services = httpx.get(base, timeout=60).json()["services"]
good = bad = cards = 0
for service in services:
    url = f"{base}/{service['id']}"
    sandbox = client(url)
    paths = sorted(FOLDER.glob("*.request.json"))
    requests = [request_of(path) for path in paths]
    sandbox.requests = [request for request in requests if request.hook == service["hook"]]
    answers = sandbox.send_requests()
    for answer in answers:
        # What was refused comes back as an empty object.
        try:
            cards += len(CDSResponse(**with_optional_keys(answer)).cards)
            good += 1
        except Exception as why:
            print(f"{url}: {answer}: {why}")
            bad += 1
refused = client(f"{base}/{services[0]['id']}")
refused.requests = [request_of(paths[0]).model_copy(update={"hook": "order-dispatch"})]
is_refused = refused.send_requests() == [{}]
print(f"{cards} cards read; what asks at another hook is {'refused' if is_refused else 'answered'}")
print(f"{good} passed, {bad + (not is_refused)} failed")
sys.exit(bad > 0 or not is_refused)
