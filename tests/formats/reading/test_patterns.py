"""No pattern of the reader takes long, whatever it is given: none has choices within choices."""

import importlib
import pkgutil
import re
import time
from collections import deque

import pytest

from incident_desk.formats import reading
from incident_desk.formats.reading.playbook import read_playbook

BOMBS = (
    "a", "1", " ", "\n", "-", "*", "[", "(", "<", ":", ".", "|", "#", "é", "事", "1 ", "a ", "a.", "1:", "\t",
    "a: ", "{{a", " \n", "| ", "10:00 ", "1/", "P1 ", "for ", "- a\n", "2024-01-", '"a', "a@b.", "> ", "--a ",
)  # fmt: skip
LETTERS, SECONDS = 120, 0.1


def patterns():
    """Every pattern that a module of the reader holds, by where it stands."""
    found = {}
    for module in pkgutil.walk_packages(reading.__path__, reading.__name__ + "."):
        for name, value in vars(importlib.import_module(module.name)).items():
            for place, one in enumerate(value if isinstance(value, (tuple, list)) else (value,)):
                if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                    found[f"{module.name.removeprefix('incident_desk.formats.')}.{name}.{place}"] = one
    return found


def slow(pattern, letters, seconds):
    """The texts that a pattern takes too long for."""
    for bomb in BOMBS:
        text = (bomb * letters)[:letters] + "!"
        begun = time.process_time()
        pattern.search(text)
        if time.process_time() - begun > seconds:
            yield bomb


def test_no_pattern_takes_long():
    found = patterns()
    assert len(found) > 200
    assert {name: bombs for name, one in found.items() if (bombs := list(slow(one, LETTERS, SECONDS)))} == {}


def test_a_pattern_that_takes_long_is_found():
    assert list(slow(re.compile(r"(?:a+)+$"), 20, 0.005))[:1] == ["a"]


def seeking(pattern, letters, seconds):
    """The texts in which it takes too long to find every place."""
    for bomb in BOMBS:
        text = (bomb * letters)[:letters] + "!"
        begun = time.process_time()
        deque(pattern.finditer(text), 0)
        if time.process_time() - begun > seconds:
            yield bomb


@pytest.mark.slow
def test_no_pattern_takes_long_for_a_long_line():
    assert {name: bombs for name, one in patterns().items() if (bombs := list(seeking(one, 1500, 0.3)))} == {}


def test_what_to_look_at_and_the_fix_behind_their_labels_are_steps_of_their_parts():
    text = (
        "# Known patterns\n\n## Connection pool exhausted\n\n**Symptoms:** latency climbs\n"
        "**Look at:** the count of connections\n**Causes:** a long report\n**Fix:** kill the long query\n"
    )
    (one,) = read_playbook(text, "a.md").procedures
    assert (one.symptoms, one.causes) == (("latency climbs",), ("a long report",))
    assert [step.text for step in one.investigation] == ["the count of connections"]
    assert [step.text for step in one.resolution] == ["kill the long query"]
