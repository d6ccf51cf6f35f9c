"""Documents that mean harm are read in a time that grows with their size; nothing of them runs or is fetched."""

import sys
import time

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.formats.reading.document import read_document
from tests.formats.reading.hostile import HOSTILE

SIZE = 3_000
SECONDS = 3.0
"""What ordinary text of that size takes a hundred times over: it is for what grows with the square of the size."""
_heard: list[tuple[str, object]] = []
_is_heard: list[bool] = []
_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.spawn",
    "urllib.",
    "http.",
    "webbrowser.",
    "exec",
)


def _hear(event, args):
    if _is_heard and event.startswith((*_FORBIDDEN, "open")):
        _heard.append((event, args[0]))


sys.addaudithook(_hear)


def outward():
    """What was opened, run or asked for, but for what Python loads of its own modules."""
    return [
        (event, what)
        for event, what in _heard
        if not (event == "exec" and getattr(what, "co_name", "") == "<module>")
        and not (event == "open" and str(what).endswith((".py", ".pyc", ".so", ".toml", ".json")))
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_read_in_time_and_nothing_of_it_runs(name):
    data = HOSTILE[name](SIZE).encode("utf-8", "surrogatepass")
    _heard.clear()
    _is_heard.append(True)
    begun = time.process_time()
    try:
        read_document(data, "a.html" if name in ("page", "attributes") else "a.txt" if name == "chat" else "a.md")
    except Refused:
        pass
    finally:
        _is_heard.clear()
    assert time.process_time() - begun < SECONDS
    assert outward() == []


def test_what_goes_out_would_be_heard(tmp_path):
    _heard.clear()
    _is_heard.append(True)
    (tmp_path / "a").write_text("a")
    _is_heard.clear()
    assert [event for event, _ in outward()] == ["open"]
