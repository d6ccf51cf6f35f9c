"""The chain shows every change, gap and reordering; an erasure keeps it whole."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.chain import ChainCheck, canonical, hash_of_body, hash_of_event
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import erase, log
from tests.fakes import NOON, Bench


def record():
    bench = Bench()
    for title in ("one", "two"):
        incident = bench.desk.declare(Declaration(title), "MK").id
        for number in range(3):
            bench.desk.act(incident, lambda *_, n=number: log(Line(f"entry {n}", Sign.NOTE)), "MK")
    return bench


def problems(events):
    check = ChainCheck()
    found = [problem for event in events for problem in check.problems_of(event)]
    return [problem.what for problem in (*found, *check.problems_at_end())]


def test_an_untouched_record_has_no_problem():
    assert problems(record().store.rows) == []


@pytest.mark.parametrize(
    "change",
    [
        {"who": "nobody"}, {"kind": "status_set"}, {"act": "x"}, {"id": "x"}, {"version": 2}, {"salt": "x"},
        {"body": {"text": "forged", "sign": "note", "owner": None, "tags": []}}, {"seq": 7}, {"previous": "0" * 64},
        {"written_at": NOON + timedelta(1)}, {"happened": Moment.exactly(NOON - timedelta(1))}, {"hash": "0" * 64},
        {"body_hash": "0" * 64}, {"happened": Moment.unknown()}, {"position": 77}, {"body": None, "salt": None},
    ],
)  # fmt: skip
def test_every_change_shows(change):
    rows = record().store.rows
    rows[2] = replace(rows[2], **change)
    assert problems(rows) != []


@given(st.integers(0, 6))
def test_every_missing_event_shows(place):
    rows = record().store.rows
    del rows[place]
    assert problems(rows) != []


def test_two_events_in_each_others_place_show():
    rows = record().store.rows
    rows[1], rows[2] = rows[2], rows[1]
    assert problems(rows) != []


def test_an_erased_text_keeps_the_chain_and_an_emptied_one_does_not():
    bench = record()
    event = bench.store.rows[2]
    bench.desk.act(event.incident, lambda *_: erase(event, (), "a password"), "MK")
    assert bench.store.rows[2].body is None
    assert problems(bench.store.rows) == []
    rows = record().store.rows
    rows[2] = replace(rows[2], body=None, salt=None)
    assert problems(rows) == [f"Event 3 of {rows[2].incident} has lost its text, and no erasure says so"]


def test_a_text_has_one_spelling_and_its_salt_counts():
    assert canonical({"b": 1, "a": "ü"}) == '{"a":"ü","b":1}'
    assert hash_of_body("s", "x") != hash_of_body("t", "x")
    with pytest.raises(ValueError):
        canonical({"a": float("nan")})


def test_the_hash_of_an_event_never_changes_between_versions():
    event = replace(
        record().store.rows[0],
        id="id",
        incident="i",
        act="a",
        who="MK",
        written_at=NOON,
        happened=Moment.exactly(NOON),
        body_hash="b" * 64,
    )
    assert hash_of_event(event) == "3aae84923fbd2a36ebeb2d7cb7910c7b06142a2fe59fd29b98b1181a5683c5a8"
