"""What an incident takes along: who is concerned, the recorded changes at their true times, and nothing twice."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.events import Kind, RecordKind
from incident_desk.domain.health import Change, State
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.timeline import timeline
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import cancel
from incident_desk.services.acts.watching import book_change, watch
from incident_desk.services.desk import Desk
from incident_desk.services.taking import concerned
from tests.fakes import NOON, Bench


def check(name, group="", depends_on=(), environment="", **fields):
    options = HttpOptions("http://127.0.0.1:9/")
    return Check(name, f"/{name}", options, group=group, depends_on=depends_on, environment=environment, **fields)


def ids(checks):
    return [one.id for one in checks]


CHECKOUT = [
    check("shop", "checkout", ("db",)), check("pay", "checkout", ("psp",)), check("db", "data", ("disk",)),
    check("disk"), check("psp", "vendors"), check("search", "search", ("db",)), check("smoke", "", ("shop",)),
    check("mail", "mail"),
]  # fmt: skip


def test_the_group_of_what_is_in_trouble_with_what_it_rests_on_and_what_rests_on_it():
    assert ids(concerned(CHECKOUT, {"shop"})) == ["shop", "pay", "db", "disk", "psp", "smoke"]
    assert ids(concerned(CHECKOUT, {"mail"})) == ["mail"]
    assert ids(concerned(CHECKOUT, {"db"})) == ["shop", "db", "disk", "search", "smoke"]


def test_a_group_of_another_environment_is_another_group():
    checks = [check("a", "shop", environment="production"), check("b", "Shop", environment="Production"),
              check("c", "shop", environment="staging")]  # fmt: skip
    assert ids(concerned(checks, {"a"})) == ["a", "b"]


@pytest.mark.parametrize("in_trouble", [set(), {"disk"}, {"gone"}])
def test_all_where_nothing_is_in_trouble_or_it_has_no_group(in_trouble):
    assert concerned(CHECKOUT, in_trouble) == CHECKOUT


def test_none_that_is_paused_whatever_it_is_part_of():
    checks = [check("a", "x"), check("b", "x", paused=True), check("c", "y", ("b",))]
    assert ids(concerned(checks, {"a"})) == ["a"]
    assert ids(concerned(checks, {"b"})) == ["a", "c"], "a paused one is in no trouble"


@st.composite
def _checks(draw):
    names = [f"c{number}" for number in range(draw(st.integers(0, 7)))]
    return [
        check(name, draw(st.sampled_from(["", "x", "y"])), tuple(draw(st.sets(st.sampled_from(names), max_size=2))),
              paused=draw(st.booleans()))
        for name in names
    ]  # fmt: skip


@given(_checks(), st.sets(st.sampled_from([f"c{number}" for number in range(7)])))
def test_of_any_checks(checks, in_trouble):
    taken = concerned(checks, in_trouble)
    found, awake = set(ids(taken)), {one.id for one in checks if not one.paused}
    assert ids(taken) == [one.id for one in checks if one.id in found], "in their order, none twice"
    assert found <= awake
    if any(one.group and one.id in in_trouble and one.id in awake for one in checks):
        assert in_trouble & awake <= found
        members = {(one.environment, one.group) for one in checks if one.id in in_trouble & awake and one.group}
        assert {one.id for one in checks if (one.environment, one.group) in members} & awake <= found
    else:
        assert found == awake


class Record:
    """Standing checks with what became of them."""

    def __init__(self, *checks):
        self.bench = Bench()
        self.desk = self.bench.desk
        self.standing = self.desk.standing.open("MK").id
        for one in checks:
            self.desk.act(self.standing, lambda i, _, one=one: watch(i, one), "MK")

    def becomes(self, name, state, minutes, record=None):
        at = NOON + timedelta(minutes=minutes)
        words = "normal again" if state is State.OK else state.word
        change = Change(name, f"/{name}", State.OK, state, at, at, words, "why", alarms=True)
        where = record or self.standing
        self.desk.act(where, lambda *_: book_change(change, self.desk.caused(where, name, str(minutes))), "check")
        self.bench.clock.at = max(self.bench.clock.at, at)

    def declare(self, **given):
        return self.desk.declare(Declaration("Down", **given), "MK")

    def copies(self, incident):
        return [
            (event.data["check"], event.data["words"], event.happened.at)
            for event in self.desk.events(incident.id)
            if event.kind == Kind.CHECK_CHANGED
        ]


def minute(number):
    return NOON + timedelta(minutes=number)


def test_an_incident_takes_the_checks_with_the_changes_of_the_present_trouble():
    record = Record(*CHECKOUT)
    for state, minutes in [(State.DOWN, 1), (State.OK, 2), (State.SLOW, 10), (State.DOWN, 12)]:
        record.becomes("shop", state, minutes)
    record.becomes("mail", State.OK, 13)
    record.bench.clock.at = minute(20)
    incident = record.declare()
    assert list(incident.checks) == ["shop", "pay", "db", "disk", "psp", "smoke"]
    assert record.copies(incident) == [("shop", "slow", minute(10)), ("shop", "down", minute(12))]
    mark = incident.check_marks["shop"]
    assert (mark.state, mark.outage_from, mark.detail) == ("down", minute(12), "why")
    events = record.desk.events(incident.id)
    assert {event.act for event in events} == {incident.id}, "one act"
    assert not any(event.data.get("alarms") for event in events), "it was heard already"
    assert {row.who for row in timeline(events) if row.kind == Kind.CHECK_CHANGED} == {"check:/shop"}
    rows = [row.text for row in timeline(events)]
    assert rows.index("/shop down") < next(n for n, text in enumerate(rows) if text.startswith("Declared"))


def test_who_takes_none():
    record = Record(*CHECKOUT)
    record.becomes("shop", State.DOWN, 1)
    for fields in ({"record": RecordKind.DRILL}, {"record": RecordKind.PAST}, {"with_checks": False}):
        assert record.declare(**fields).checks == {}
    assert Record().declare().checks == {}


def test_a_repeated_declaration_takes_once():
    record = Record(*CHECKOUT)
    record.becomes("shop", State.DOWN, 1)
    for _ in range(2):
        incident = record.desk.declare(Declaration("Down"), "MK", act="one-gesture")
    assert len(record.copies(incident)) == 1 and len(record.desk.heads()) == 1


def test_what_an_open_incident_has_is_no_trouble_of_another_one():
    record = Record(check("a", "x"), check("b", "y"))
    record.becomes("a", State.DOWN, 1)
    first = record.declare()
    assert list(first.checks) == ["a"]
    second = record.declare()
    assert list(second.checks) == ["a", "b"], "all, for what is in trouble is worked on already"
    assert record.copies(second) == [("a", "down", minute(1))], "it was heard: the second one alarms nobody for it"


@pytest.mark.parametrize("read_back", [2_000, 1])
def test_an_outage_of_which_nothing_is_known_since_is_a_trouble_still(monkeypatch, read_back):
    monkeypatch.setattr("incident_desk.services.taking.READ_BACK", read_back)
    record = Record(check("a", "x"), check("b", "y"))
    record.becomes("a", State.DOWN, 1)
    record.becomes("a", State.NO_DATA, 2)
    record.becomes("b", State.NO_DATA, 3)
    incident = record.declare()
    mark = incident.check_marks["a"]
    assert list(incident.checks) == ["a"] and (mark.outage_from, mark.rung) == (minute(1), 2)


def test_a_trouble_that_an_ended_incident_had_is_known_by_what_that_said():
    record = Record(check("a", "x"), check("b", "y"))
    incident = record.declare()
    record.becomes("a", State.DOWN, 5, incident.id)
    record.desk.act(incident.id, lambda i, _: cancel(i, "over"), "MK")
    after = record.declare()
    assert list(after.checks) == ["a"] and record.copies(after) == [("a", "down", minute(5))]
    record.desk.act(after.id, lambda i, _: cancel(i, "over"), "MK")
    record.becomes("a", State.OK, 9)
    assert list(record.declare().checks) == ["a", "b"]


def test_a_trouble_that_is_told_too_far_back_is_told_by_its_mark(monkeypatch):
    monkeypatch.setattr("incident_desk.services.taking.READ_BACK", 3)
    record = Record(check("a", "x"), check("b", "y"))
    record.becomes("a", State.DOWN, 1)
    for number in range(4):
        record.becomes("b", State.SLOW if number % 2 else State.OK, 10 + number)
    incident = record.declare()
    assert record.copies(incident)[0] == ("a", "down", minute(1))


def test_another_desk_sees_the_standing_record_as_it_is_at_the_declaration():
    record = Record(check("a", "x"), check("b", "y"))
    other = Desk(record.bench.store, record.bench.clock, record.bench.ids)
    other.standing.find()
    record.becomes("a", State.DOWN, 1)
    assert list(other.declare(Declaration("Down"), "RO").checks) == ["a"]
