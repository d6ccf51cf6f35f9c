"""Drafts become chained events: each fits the one before it, whatever is thrown together."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incident_desk.adapters.storage.append import settle
from incident_desk.domain.chain import ChainCheck
from incident_desk.domain.errors import Refused, StoreFailure
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.moments import Moment
from incident_desk.services.ports import Planned
from tests.adapters.storage.events import DRAFTS
from tests.adapters.storage.records import Record, entry, erasure, opening, texts
from tests.examples import few
from tests.fakes import NOON

PLANS = st.lists(st.lists(st.tuples(st.integers(0, 2), DRAFTS), min_size=1, max_size=4), max_size=6)


@settings(max_examples=few(6, 15), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=PLANS, steps=st.lists(st.integers(-3600, 3600), min_size=6, max_size=6))
def test_whatever_is_written_the_chain_holds_and_time_only_grows(acts, steps, tmp_path_factory):
    record = Record(tmp_path_factory.mktemp("append"))
    try:
        store = record.open()
        record.write(store, *(opening(f"i{number}", f"K{number}") for number in range(3)))
        for act, step in zip(acts, steps, strict=False):
            record.clock.pass_s(step)
            plans = [Planned(f"i{number}", [draft]) for number, draft in act]
            assert len(record.write(store, *plans)) == len(act)
        events, check = store.since(0), ChainCheck()
        assert [problem for event in events for problem in check.problems_of(event)] == []
        written = [event.written_at for event in events]
        assert written == sorted(set(written))
        assert [event.position for event in events] == list(range(1, len(events) + 1))
        assert list(store.verify()) == []
    finally:
        record.close()


def test_an_act_gives_its_id_to_its_first_event_and_new_ones_to_the_rest():
    ids = iter(["n1", "n2"])
    plans = [Planned("one", [Draft(Kind.ENTRY_LOGGED, {}), Draft(Kind.ENTRY_LOGGED, {}, id="mine")]),
             Planned("two", [Draft(Kind.ENTRY_LOGGED, {})])]  # fmt: skip
    act = settle(plans, "act", "Maya", NOON, lambda: next(ids))
    assert [draft.id for plan in act.plans for draft in plan.drafts] == ["act", "mine", "n1"]
    assert all(draft.happened == Moment.exactly(NOON) for plan in act.plans for draft in plan.drafts)


def test_what_happened_earlier_keeps_its_time(record, store):
    earlier = Moment.exactly(NOON - timedelta(hours=2))
    (event,) = record.write(store, Planned("one", [Draft(Kind.ENTRY_LOGGED, {"text": "x"}, earlier)]))
    assert event.happened == earlier and event.written_at >= NOON


def test_a_key_is_given_once(record, store):
    for key in ("INC-0001", "inc-0001"):
        with pytest.raises(Refused, match="already"):
            record.write(store, opening("two", key))
    with pytest.raises(Refused, match="already"):
        record.write(store, opening("two", "A"), opening("three", "a"))
    assert store.position() == 1


def test_a_record_begins_with_its_opening(record, store):
    with pytest.raises(ValueError, match="begins with its opening"):
        record.write(store, entry("lost", incident="nobody"))
    assert store.position() == 1 and record.write(store, entry("goes on"))


def test_an_event_that_is_there_is_not_written_again(record, store):
    record.write(store, entry("once", entry_id="cause"))
    assert record.write(store, entry("once more", entry_id="cause")) == []
    assert texts(store) == ["once"]


def test_a_repeated_act_is_not_decided_again(record, store):
    act = record.new_id()
    first = record.write(store, entry("said"), act=act)

    def never(_transaction):
        raise AssertionError("it is decided already")

    assert store.append(never, act=act, who="Maya") == first


def test_a_decision_sees_what_others_wrote_and_a_time_after_it(record, store):
    other = record.open()
    record.write(store, entry("ours"))
    seen = []

    def decide(transaction):
        seen.extend(transaction.since(1))
        assert transaction.now > transaction.since(1)[-1].written_at
        assert transaction.since(2) == []
        return [entry("theirs")]

    other.append(decide, act=record.new_id(), who="Ben")
    assert [event.data["text"] for event in seen] == ["ours"] and texts(store) == ["ours", "theirs"]


def test_a_decision_that_fails_writes_nothing_and_leaves_the_record_free(record, store):
    def fails(_transaction):
        raise Refused("no")

    with pytest.raises(Refused):
        store.append(fails, act=record.new_id(), who="Maya")
    record.write(record.open(), entry("after"))
    assert texts(store) == ["after"]


def test_a_record_whose_end_was_changed_is_not_continued(record, store):
    record.write(store, entry("true"))
    with closing(sqlite3.connect(record.files.record, isolation_level=None)) as other:
        other.execute("DROP TRIGGER event_unchanged")
        other.execute("UPDATE event SET who = 'Eve' WHERE position = 2")
    with pytest.raises(StoreFailure) as refused:
        record.write(store, entry("on top"))
    assert refused.value.code == "corrupt" and refused.value.kept
    assert texts(record.open()) == ["true"]


def test_an_erasure_empties_its_own_incidents_events_and_no_opening(record, store):
    (mine,) = record.write(store, entry("hunter2"))
    opened = store.events("one")[0]
    record.write(store, erasure(mine.id, opened.id))
    assert store.event(mine.id).body is None and store.event(mine.id).salt is None
    assert store.event(opened.id) == opened and list(store.verify()) == []
