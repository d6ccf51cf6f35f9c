"""The standing record: one in a data folder, however it is opened, and none of the desk's lists knows it."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.bootstrap import open_workplace
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Kind, RecordKind
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.undoing import undo
from incident_desk.services.acts.watching import watch
from incident_desk.services.desk import Desk
from incident_desk.services.standing import STANDING_KEY, is_standing
from tests.fakes import Bench

OPENS = """
import sys
from incident_desk.bootstrap import open_workplace
place = open_workplace(__import__("pathlib").Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
print(place.desk.standing.open("MK").id)
place.close()
"""


@pytest.fixture
def bench():
    return Bench()


def check(name="api"):
    return Check(name, name, HttpOptions("http://127.0.0.1:9/"))


def test_it_is_opened_at_its_first_use_and_once(bench):
    assert bench.desk.standing.find() is None and bench.store.heads() == []
    first = bench.desk.standing.open("MK")
    assert (first.key, first.record, first.is_open) == (STANDING_KEY, RecordKind.STANDING, True)
    assert bench.desk.standing.open("RO").id == first.id and bench.desk.standing.find() == first
    assert [event.kind for event in bench.store.rows] == [Kind.OPENED]


def test_no_list_knows_it_and_keys_count_on_without_it(bench):
    standing = bench.desk.standing.open("MK")
    one = bench.desk.declare(Declaration("Down"), "MK")
    assert one.key == "INC-0001"
    assert [head.incident for head in bench.desk.heads()] == [one.id]
    assert is_standing(standing) and not is_standing(one)


@pytest.mark.parametrize("key", ["standing", "STANDING", " Standing "])
def test_its_word_is_no_incident_and_that_is_said(bench, key):
    for open_first in (False, True):
        if open_first:
            bench.desk.standing.open("MK")
        with pytest.raises(Refused, match="no incident"):
            bench.desk.find(key)


def test_an_incident_that_was_named_so_before_keeps_its_key(bench):
    named = bench.desk.declare(Declaration("Down"), "MK", key="standing")
    standing = bench.desk.standing.open("MK")
    assert bench.desk.find("standing") == named.id
    assert standing.key == "STANDING-0001" and bench.desk.standing.find() == standing


def test_what_is_done_in_it_is_a_record_like_any_other(bench):
    standing = bench.desk.standing.open("MK")
    change = bench.desk.act(standing.id, lambda one, _: watch(one, check()), "MK")
    assert list(change.after.checks) == ["api"]
    assert list(bench.desk.standing.find().checks) == ["api"]


def test_undo_takes_back_what_was_done_in_it_and_never_its_opening(bench):
    standing = bench.desk.standing.open("MK").id
    bench.desk.act(standing, lambda one, _: watch(one, check()), "MK")

    def back(one, now):
        return undo(one, bench.desk.events(standing), now)

    assert bench.desk.act(standing, back, "MK").after.checks == {}
    with pytest.raises(Refused, match="nothing to undo"):
        bench.desk.act(standing, back, "MK")
    assert bench.desk.standing.find().is_open


@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["find", "open", "declare"])), max_size=12))
def test_whoever_opens_it_in_whatever_order_there_is_one(course):
    bench = Bench()
    desks = [Desk(bench.store, bench.clock, bench.ids) for _ in range(3)]
    for place, do in course:
        if do == "declare":
            desks[place].declare(Declaration("Down"), "MK")
        else:
            getattr(desks[place].standing, do)(*(["MK"] if do == "open" else []))
    opened = [row for row in bench.store.rows if row.kind == Kind.OPENED]
    assert sum(row.data["record"] == RecordKind.STANDING for row in opened) == any(do == "open" for _, do in course)
    assert all(len(one.heads()) == sum(do == "declare" for _, do in course) for one in desks)


def test_two_processes_that_open_it_at_once_open_one(tmp_path):
    open_workplace(tmp_path).close()
    command = [sys.executable, "-c", OPENS, str(tmp_path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    programs = [subprocess.Popen(command, **pipes) for _ in range(3)]
    for one in programs:
        assert one.stdout.readline() == "ready\n"
    for one in programs:
        one.stdin.write("\n")
        one.stdin.flush()
    found = {one.communicate(timeout=60)[0].strip() for one in programs}
    place = open_workplace(tmp_path)
    assert found == {place.desk.standing.find().id}
    assert [event.kind for event in place.store.since(0)] == [Kind.OPENED]
    place.close()
