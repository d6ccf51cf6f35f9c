"""A timeline that moves on by what is new is the one that a fresh reading gives, whatever was done."""

from datetime import UTC, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.entry_changes import standings
from incident_desk.domain.errors import DeskError
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.domain.timeline_following import (
    Splice,
    earlier,
    followed,
    place_of,
    preceding,
    reaching_back,
    sifted,
    splice,
)
from incident_desk.formats.grammar import Line, read_line
from incident_desk.services.acts.attaching import attach
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import Rewrite, amend, erase, log, star, strike
from incident_desk.services.acts.placing import group, pin
from incident_desk.services.acts.undoing import redo, undo
from tests.any_record import COURSES as COURSES_OF_ALL
from tests.any_record import OPENINGS, any_record
from tests.fakes import NOON, Bench

ON_ENTRIES = ("amend", "retime", "strike", "star", "attach", "pin", "group")
ACTS = ("log", "two", "earlier", *ON_ENTRIES, "undo", "undo", "redo")
COURSES = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 30)), max_size=20)


class Record:
    """One incident, and what is done to its entries; each act gives the events before it and its own."""

    def __init__(self):
        self.bench = Bench()
        self.one = self.bench.desk.declare(Declaration("Down", "P1"), "MK").id

    @property
    def events(self):
        return self.bench.desk.events(self.one)

    def act(self, rule):
        self.bench.clock.pass_s(1)
        return self.bench.desk.act(self.one, rule, "RO")

    def do(self, act, number):
        """Whether it could be done."""
        events = self.events
        event, earlier = events[number % len(events)], Moment.exactly(NOON - timedelta(seconds=number))
        rules = {
            "log": lambda *_: log(Line(f"note {number}", Sign.NOTE)),
            "two": lambda *_: (*log(Line("one", Sign.NOTE)), *log(Line("other", Sign.DECISION, earlier))),
            "earlier": lambda _, now: log(read_line(f"-{number}m note", now, UTC)),
            "amend": lambda *_: amend(event, Rewrite(f"better {number}", sign=Sign.FINDING)),
            "retime": lambda *_: amend(event, Rewrite(happened=earlier)),
            "strike": lambda *_: strike(event, "wrong"),
            "star": lambda *_: star(event, starred=number % 3 > 0),
            "attach": lambda *_: attach(
                (), (f"{number:064}", 9, "image/png"), "it.png", event if number % 2 else None
            ),
            "pin": lambda *_: pin(event, pinned=number % 3 > 0),
            "group": lambda *_: group([event.id], events[number // 2 % len(events)].id, standings(events, ())),
            "undo": lambda one, now: undo(one, events, now),
            "redo": lambda one, _: redo(one, events),
        }
        try:
            self.act(rules[act])
        except DeskError:
            return False
        return True


class Written:
    """Where events that are not held can be had again."""

    def __init__(self, events):
        self.events, self.asked = events, []

    def of_acts(self, acts):
        return [event for event in self.events if event.act in acts]

    def of_rows(self, rows):
        self.asked += [row.id for row in rows]
        return [event for row in rows for event in self.events if event.id == row.id]


def moved_on(rows, before, new):
    return followed(rows, reaching_back(before), new, Written(before))


@given(COURSES, st.integers(1, 4))
def test_whatever_is_done_the_rows_are_those_of_a_fresh_reading(course, together):
    record = Record()
    before = record.events
    rows = timeline(before)
    for number, step in enumerate(course):
        record.do(*step)
        if number % together:
            continue
        events = record.events
        more = moved_on(rows, before, events[len(before) :])
        assert more == timeline(events)
        stays = [row for row in rows if row in more]
        assert all(any(row is one for one in more) for row in stays), "what reads as before is the same value"
        rows, before = more, events


def test_only_the_events_of_rows_that_are_concerned_are_asked_for():
    record = Record()
    for number in range(4):
        record.do("log", number)
    before = record.events
    record.act(lambda *_: amend(before[2], Rewrite("better")))
    source = Written(before)
    assert followed(timeline(before), reaching_back(before), record.events[-1:], source) == timeline(record.events)
    assert source.asked == [before[2].id]


@settings(max_examples=25)
@given(OPENINGS, COURSES_OF_ALL)
def test_so_it_is_of_every_act_there_is(opening, course):
    """Whatever reaches back to rows, and whatever will: two windows see the same."""
    record = any_record(opening, course)
    events = record.events
    rows, read = timeline(events[:1]), events[:1]
    for number in range(1, len(events)):
        more = moved_on(rows, read, events[number : number + 1])
        rows, read = timeline(events[: number + 1]) if more is None else more, events[: number + 1]
        assert rows == timeline(read)


@settings(max_examples=25)
@given(OPENINGS, COURSES_OF_ALL)
def test_the_rows_of_before_are_those_of_now_without_what_came_after(opening, course):
    events = any_record(opening, course).events
    _rows_of_before(events)


@given(COURSES)
def test_so_they_are_of_one_that_was_amended_and_undone(course):
    record = Record()
    for step in course:
        record.do(*step)
    _rows_of_before(record.events)


def _rows_of_before(events):
    rows, back, source = timeline(events), reaching_back(events), Written(events)
    for number in range(1, len(events) + 1):
        assert earlier(rows, back, events[number - 1].seq, source) == timeline(events[:number])


@settings(max_examples=25)
@given(OPENINGS, COURSES_OF_ALL, st.integers(1, 9))
def test_read_from_its_end_in_parts_a_record_has_the_same_rows(opening, course, together):
    events, rows, later = any_record(opening, course).events, {}, []
    for end in range(len(events), 0, -together):
        older = events[max(0, end - together) : end]
        rows |= {row.id: row for row in preceding(older, later)}
        later = [*reaching_back(older), *later]
    assert tuple(sorted(rows.values(), key=place_of)) == timeline(events)


@given(COURSES, st.integers(1, 9))
def test_so_has_one_that_was_amended_and_undone(course, together):
    record, rows, later = Record(), {}, []
    for step in course:
        record.do(*step)
    for end in range(len(record.events), 0, -together):
        older = record.events[max(0, end - together) : end]
        rows |= {row.id: row for row in preceding(older, later)}
        later = [*reaching_back(older), *later]
    assert tuple(sorted(rows.values(), key=place_of)) == timeline(record.events)


def test_an_erasure_is_read_anew():
    record = Record()
    event = record.act(lambda *_: log(Line("hunter2", Sign.NOTE))).events[0]
    before = record.events
    record.act(lambda *_: erase(event, (), "a password"))
    assert moved_on(timeline(before), before, record.events[len(before) :]) is None


@given(COURSES, COURSES, st.integers(0, 6))
def test_what_was_sifted_and_moved_on_is_what_is_sifted_anew(course, more, number):
    record = Record()
    for step in course:
        record.do(*step)
    before = timeline(record.events)
    for step in more:
        record.do(*step)
    after = moved_on(before, record.events, ()) if not more else timeline(record.events)

    def wanted(row):
        return (row.kind in ("note", "opened"), row.starred, row.amended, "note" in row.text, True, False,
                row.seq % 2 > 0)[number]  # fmt: skip

    left = tuple(filter(wanted, before))
    assert sifted(left, before, after, wanted) == tuple(filter(wanted, after))
    assert list(after) == sorted(after, key=place_of)


@given(st.lists(st.integers(0, 3), max_size=12), st.lists(st.integers(0, 3), max_size=12))
def test_one_stretch_holds_all_in_which_two_sequences_differ(before, after):
    before, after = tuple(before), tuple(after)
    found = splice(before, after)
    assert min(found.start, found.removed, found.added) >= 0
    new = after[found.start : found.start + found.added]
    assert (*before[: found.start], *new, *before[found.start + found.removed :]) == after
    assert found.is_nothing is (before == after)
    if found.removed and found.added:
        assert before[found.start] != after[found.start], "it begins where they differ"
        assert before[found.start + found.removed - 1] != new[-1], "and ends there"


def test_one_more_is_one_row_and_another_wording_is_one_row_in_the_place_of_one():
    assert splice((1, 2, 3), (1, 2, 3, 4)) == Splice(3, 0, 1)
    assert splice((1, 2, 3), (1, 9, 3)) == Splice(1, 1, 1)
    assert splice((1, 2, 3), (1, 3)) == Splice(1, 1, 0)
