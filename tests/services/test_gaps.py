"""A span in which nobody asked is booked once, from what is really known of when somebody did."""

from datetime import timedelta

import pytest

from incident_desk.domain.events import Kind, RecordKind
from incident_desk.domain.health import Change, State
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import cancel
from incident_desk.services.acts.watching import book_change, watch
from incident_desk.services.gaps import LEAST_S, book_gap
from tests.fakes import NOON, Bench


def after(seconds):
    return NOON + timedelta(seconds=seconds)


class Record:
    def __init__(self, *, checks=True, **fields):
        self.bench = Bench()
        self.desk = self.bench.desk
        self.id = self.desk.declare(Declaration("Down", **fields), "MK").id
        if checks:
            check = Check("a", "/a", HttpOptions("http://127.0.0.1:9/"))
            self.desk.act(self.id, lambda i, _: watch(i, check), "MK")

    def book(self, last, until_s):
        last_at = None if last is None else after(last)
        self.bench.clock.at = max(self.bench.clock.at, after(until_s))
        rule = lambda i, _: book_gap(i, last_at, after(until_s), self.desk.caused)  # noqa: E731
        self.desk.act(self.id, rule, "desk")
        return [(gap.since, gap.until) for gap in self.desk.incident_of(self.id).watch_gaps]


@pytest.mark.parametrize(("last", "until_s", "gap_from"), [
    (100, 400, 100), (100, 100 + LEAST_S, None), (100, 101 + LEAST_S, 100), (None, 400, 0), (-900, 400, 0),
    (None, 20, None),
])  # fmt: skip
def test_from_the_last_answer_or_the_declaration(last, until_s, gap_from):
    found = Record().book(last, until_s)
    assert found == ([] if gap_from is None else [(after(gap_from), after(until_s))])


def test_what_the_record_says_counts_where_the_board_is_gone():
    record = Record()
    change = Change("a", "/a", State.OK, State.DOWN, after(200), after(200), "down", "", alarms=True)
    record.bench.clock.at = after(200)
    record.desk.act(record.id, lambda *_: book_change(change, "one"), "check")
    assert record.book(None, 900) == [(after(200), after(900))]


def test_two_that_see_it_book_it_once_and_the_next_gap_begins_after_it():
    record = Record()
    for until_s in (400, 401):
        record.book(100, until_s)
    assert record.book(100, 402) == [(after(100), after(400))]
    assert record.book(100, 900)[-1] == (after(400), after(900))
    row = [event for event in record.bench.store.rows if event.kind == Kind.WATCH_GAP][0]
    assert (row.who, row.data["seconds"]) == ("desk", 300.0)


@pytest.mark.parametrize("fields", [{"checks": False}, {"record": RecordKind.DRILL}])
def test_who_has_none(fields):
    assert Record(**fields).book(None, 4000) == []


def test_what_has_ended_has_none():
    record = Record()
    record.desk.act(record.id, lambda i, _: cancel(i, "over"), "MK")
    assert record.book(None, 4000) == []
