"""Ids: sortable as they were made, and the same for the same cause."""

from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.adapters.ids import Uuid7Ids
from tests.fakes import NOON


def test_an_id_is_a_uuid_7_of_its_moment():
    made = UUID(Uuid7Ids().new(NOON))
    assert made.version == 7 and made.variant == "specified in RFC 4122"
    assert made.int >> 80 == int(NOON.timestamp() * 1000)


@given(st.lists(st.integers(-5000, 5000), min_size=2, max_size=60))
def test_ids_sort_as_they_were_made_even_when_the_clock_does_not(steps):
    ids, now, made = Uuid7Ids(), NOON, []
    for step in steps:
        now += timedelta(microseconds=step)
        made.append(ids.new(now))
    assert made == sorted(made) and len(set(made)) == len(made)


def test_more_ids_in_a_millisecond_than_the_counter_holds_still_sort():
    ids = Uuid7Ids()
    made = [ids.new(NOON) for _ in range(9000)]
    assert made == sorted(made) and len(set(made)) == len(made)


def test_the_same_cause_gives_the_same_id_and_another_cause_another():
    one, other = Uuid7Ids(), Uuid7Ids()
    assert one.caused("a", "bc") == other.caused("a", "bc") != one.caused("ab", "c")
    assert UUID(one.caused("a")).version == 8
