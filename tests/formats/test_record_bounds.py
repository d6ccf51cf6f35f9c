"""An event says no more than the program writes: the rest is refused in words."""

import pytest

from incident_desk.domain.events import Kind
from incident_desk.formats.record_bounds import (
    DEEPEST,
    LONGEST_DOCUMENT,
    LONGEST_NAME,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_VALUES,
    refuse_endless,
)
from incident_desk.services.acts.declaring import LONGEST_TITLE as TITLE_HERE
from incident_desk.services.acts.taking_past import LONGEST_SOURCE
from incident_desk.services.acts.words import LONGEST_TEXT as TEXT_HERE


def nested(deep):
    value = []
    for _ in range(deep):
        value = [value]
    return {"a": value}


REFUSED = {
    "a title": (Kind.OPENED, {"title": "x" * (LONGEST_TITLE + 1)}, "a title of 1,001 letters"),
    "a new title": (Kind.TITLE_CHANGED, {"new": "x" * (LONGEST_TITLE + 1)}, "a title of"),
    "a text": (Kind.ENTRY_LOGGED, {"a": [{"b": "x" * (LONGEST_TEXT + 1)}]}, "a text of 200,001 letters"),
    "a document": (Kind.PAST_SOURCE, {"text": "x" * (LONGEST_DOCUMENT + 1)}, "a text of 6,000,001 letters"),
    "values": (Kind.ENTRY_LOGGED, {"a": [None] * (MOST_VALUES + 1)}, "more than 1,000,000 values"),
    "depth": (Kind.ENTRY_LOGGED, nested(DEEPEST), "nested deeper"),
    "a name": (Kind.ENTRY_LOGGED, {"a": {"x" * (LONGEST_NAME + 1): 1}}, "a name that is too long"),
    "a number": (Kind.ENTRY_LOGGED, {"a": 10**30}, "a number of 31 digits"),
    "a number below": (Kind.ENTRY_LOGGED, {"a": [-(10**30)]}, "a number of 31 digits"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_program_would_never_write_is_refused(name):
    kind, body, words = REFUSED[name]
    with pytest.raises(ValueError, match=words):
        refuse_endless(kind, body)


def test_all_that_the_program_writes_has_room():
    assert TITLE_HERE < LONGEST_TITLE and TEXT_HERE < LONGEST_TEXT and LONGEST_SOURCE < LONGEST_DOCUMENT
    refuse_endless(Kind.OPENED, {"title": "x" * TITLE_HERE, "n": 2**62, "f": 1e300, "b": True, "none": None})
    refuse_endless(Kind.ENTRY_LOGGED, {"text": "x" * TEXT_HERE, **nested(DEEPEST - 5)})
    refuse_endless(Kind.PAST_SOURCE, {"text": "x" * LONGEST_SOURCE})
    refuse_endless("of_a_newer_version", {"text": "x" * LONGEST_SOURCE})
