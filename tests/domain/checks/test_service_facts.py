"""Which version a health answer names and since when it runs: read where it is certain, else nothing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.checks.service_facts import LONGEST_VERSION, MOST_UPTIME_S, uptime_of, version_of


@pytest.mark.parametrize(
    ("whole", "version"),
    [
        ({"version": "2.3.1"}, "2.3.1"),
        ({"release": "2026-11-28"}, "2026-11-28"),
        ({"version": "2.3.1", "release": "other"}, "2.3.1"),
        ({"version": "2.3.1", "commit": "a939863"}, "2.3.1 a939863"),
        ({"git_sha": "a939863", "build": 1204}, "1204 a939863"),
        ({"version": "a939863", "commit": "a939863"}, "a939863"),
        ({"version": " 2.3.1\n beta "}, "2.3.1 beta"),
        ({"version": "x" * 500}, "x" * LONGEST_VERSION),
        ({"version": "\x1b[31mred"}, ""),
        ({"version": "‮evil"}, ""),
        ({"version": {"major": 2}, "release": None, "build": True}, ""),
        ({"build": 10**400}, ""),
        ({"status": "ok"}, ""),
        (["version"], ""),
        ("version", ""),
        (None, ""),
    ],
)
def test_the_version_that_an_answer_names(whole, version):
    assert version_of(whole) == version


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        (81234.5, 81234.5),
        (0, 0.0),
        ("81234.5", 81234.5),
        ("3d 4h", 273_600.0),
        ("3d4h5m6s", 273_906.0),
        ("90m", 5_400.0),
        ("12 s", 12.0),
        (-5, None),
        (float("nan"), None),
        (float("inf"), None),
        (10**400, None),
        (True, None),
        ("", None),
        ("4h 3d", None),
        ("up 3 days, 4:05", None),
        ("P3DT4H", None),
        ("٣d", None),
        ("1" * 60, None),
        ([3], None),
        (None, None),
    ],
)
def test_since_when_it_runs_is_read_only_where_that_is_certain(given, seconds):
    assert uptime_of({"uptime": given}) == seconds


def test_other_names_of_it_and_answers_without_it():
    assert uptime_of({"uptime_seconds": 7}) == uptime_of({"uptime_s": 7}) == 7.0
    assert uptime_of({"status": "ok"}) is None
    assert uptime_of([7]) is None


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(ANY)
def test_whatever_is_said_becomes_a_short_line_and_a_sane_number(value):
    names = ("version", "release", "build", "commit", "git_sha")
    version, uptime = version_of(dict.fromkeys(names, value)), uptime_of({"uptime": value})
    assert len(version) <= LONGEST_VERSION
    assert version.isprintable()
    assert uptime is None or 0 <= uptime <= MOST_UPTIME_S
    json.dumps(uptime, allow_nan=False)
