"""What a record says of the file that it was taken in from, and the chain that can be made of it again."""

from datetime import timedelta

from incident_desk.domain.taken_records import (
    TAKEN,
    TakenFrom,
    as_written,
    chained_anew,
    holds_origin,
    opening_here,
    origin_of,
    taken_at,
    taken_from,
)
from tests.services.test_record_import import story

NOON_LATER = timedelta(days=1)


def taken_in():
    """The story's events, and as they stand in another store: other times of writing, another key."""
    bench = story()
    events = bench.store.events("id-1")
    taken = TakenFrom("INC-0001", "a.json", bench.clock.now() + NOON_LATER, "Ana", len(events), events[-1].hash)
    other = story()
    other.store.rows.clear()
    other.clock.pass_s(NOON_LATER.total_seconds())
    return events, other.store.plant(lambda _: [opening_here(events, "INC-0009", taken), *events[1:]]), taken


def test_an_opening_says_where_its_record_comes_from_and_when_each_event_was_written():
    events, here, taken = taken_in()
    assert taken_from(here) == taken and taken_from(events) is None and taken_from([]) is None
    assert taken_at(here[0].data) == taken.at and taken_at(events[0].data) is None
    assert taken_at({TAKEN: {"at": "some day"}}) is None
    origin = origin_of(here[0].data)
    assert len(origin.written) == len(events)
    assert [as_written(one, origin).written_at for one in here] == [one.written_at for one in events]
    beyond = as_written(here[-1], origin)
    assert as_written(beyond, origin_of({**here[0].data, TAKEN: {**here[0].data[TAKEN], "written": []}})) == beyond


def test_the_chain_of_the_origin_is_made_again_and_a_changed_event_breaks_it():
    events, here, _ = taken_in()
    assert [one.hash for one in chained_anew(here)] == [one.hash for one in events]
    assert [one.hash for one in here] != [one.hash for one in events]
    assert chained_anew(events) == tuple(events)
    assert holds_origin(events) and holds_origin(here) and not holds_origin(here[:-1])
