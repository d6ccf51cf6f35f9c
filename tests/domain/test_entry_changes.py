"""What became of entries: the last word that stands counts, field by field, and every wording is kept."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.entry_changes import standings
from incident_desk.domain.errors import DeskError
from incident_desk.domain.events import Kind
from incident_desk.domain.fold import fold, undone_acts
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.timeline import Sign, extended, timeline
from incident_desk.formats.grammar import read_line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import Rewrite, amend, log, star, strike
from incident_desk.services.acts.undoing import redo, undo
from tests.fakes import NOON, Bench


class Record:
    """One incident, and what is done to its entries."""

    def __init__(self):
        self.bench = Bench()
        self.one = self.bench.desk.declare(Declaration("Down", "P1"), "MK").id

    @property
    def events(self):
        return self.bench.desk.events(self.one)

    @property
    def rows(self):
        return [row for row in timeline(self.events) if row.human]

    def act(self, rule):
        self.bench.clock.pass_s(1)
        return self.bench.desk.act(self.one, rule, "RO")

    def log(self, text):
        return self.act(lambda _, now: log(read_line(text, now, UTC))).events[0]

    def undo(self):
        self.act(lambda one, now: undo(one, self.events, now))


def test_each_field_is_as_it_was_said_last():
    record = Record()
    event = record.log("? pool ful #db @MK")
    record.act(lambda *_: amend(event, Rewrite("pool full", tags=("db", "pool"))))
    record.act(lambda *_: amend(event, Rewrite(sign=Sign.FINDING, owner="")))
    (row,) = record.rows
    assert (row.text, row.kind, row.owner, row.tags) == ("pool full", "finding", None, ("db", "pool"))
    assert row.amended and (row.amended_by, row.amended_at) == ("RO", record.events[-1].written_at)
    standing = standings(record.events, ())[event.id]
    assert [one.said.get("text") for one in standing.revisions] == ["pool full", None]
    assert record.bench.store.event(event.id).data["text"] == "pool ful #db @MK", "the first wording is kept"


def test_an_entry_has_an_end_until_that_is_taken_off():
    record = Record()
    event = record.log("pool reset")
    ended = event.happened.at + timedelta(minutes=12)
    record.act(lambda *_: amend(event, Rewrite(ended=ended.isoformat())))
    assert record.rows[0].ended == ended and record.rows[0].happened == event.happened
    record.act(lambda *_: amend(event, Rewrite(ended="")))
    assert record.rows[0].ended is None


def test_another_time_moves_the_row_and_keeps_its_precision():
    record = Record()
    first, second = record.log("first"), record.log("second")
    earlier = Moment(NOON - timedelta(hours=1), Precision.RANGE, NOON - timedelta(minutes=50))
    record.act(lambda *_: amend(second, Rewrite(happened=earlier)))
    assert [row.id for row in record.rows] == [second.id, first.id]
    assert record.rows[0].happened == earlier and record.rows[0].written_at == second.written_at
    record.act(lambda *_: amend(second, Rewrite(happened=Moment.unknown())))
    assert [row.id for row in record.rows] == [first.id, second.id], (
        "of no known time it stands where it was written"
    )


def test_what_was_undone_counts_for_nothing_and_redone_it_counts_again():
    record = Record()
    event = record.log("teh cause")
    record.act(lambda *_: amend(event, Rewrite("the cause")))
    record.undo()
    assert (record.rows[0].text, record.rows[0].amended) == ("teh cause", False)
    record.act(lambda one, _: redo(one, record.events))
    assert (record.rows[0].text, record.rows[0].amended) == ("the cause", True)
    record.act(lambda *_: strike(event, "wrong"))
    record.undo()
    assert record.rows[0].struck is None


def test_any_row_can_have_a_star():
    record = Record()
    opening = record.events[0]
    record.act(lambda *_: star(opening, starred=True))
    assert [row.starred for row in timeline(record.events) if row.id == opening.id] == [True]
    record.act(lambda *_: star(opening, starred=False))
    assert not any(row.starred for row in timeline(record.events))


def test_a_decision_that_is_said_anew_is_asked_about_in_its_new_words():
    record = Record()
    event = record.log("! Roll back by 12:50")
    record.act(lambda *_: amend(event, Rewrite("Roll back to 41ab9d2 by 12:40", due=NOON + timedelta(minutes=40))))
    (decision,) = fold(record.events).decisions
    assert (decision.text, decision.due) == ("Roll back to 41ab9d2 by 12:40", NOON + timedelta(minutes=40))
    record.act(lambda *_: amend(event, Rewrite(sign=Sign.NOTE)))
    assert fold(record.events).decisions == ()


def test_a_change_that_is_said_anew_stands_so_among_the_changes():
    record = Record()
    event = record.log("& deploy 7c1e0f4 -7m")
    at = Moment.exactly(NOON - timedelta(minutes=9))
    record.act(lambda *_: amend(event, Rewrite("Deploy 7c1e0f5", happened=at)))
    (change,) = fold(record.events).changes
    assert (change.text, change.at) == ("Deploy 7c1e0f5", at.at)


def test_a_moment_comes_back_from_its_data_as_it_was():
    for moment in (
        Moment.exactly(NOON), Moment.unknown(), Moment(NOON, Precision.ABOUT),
        Moment(NOON, Precision.RANGE, NOON + timedelta(seconds=1)),
    ):  # fmt: skip
        assert Moment.from_data(moment.to_data()) == moment


WORDS = st.sampled_from(["a", "b", "c d"])
MOMENTS = st.none() | st.integers(0, 90).map(lambda back: Moment.exactly(NOON - timedelta(minutes=back)))
REWRITES = st.builds(Rewrite, st.none() | WORDS, st.sampled_from([None, Sign.NOTE, Sign.FINDING]), happened=MOMENTS)
STEPS = st.lists(
    st.tuples(st.sampled_from(["log", "amend", "strike", "star", "undo", "redo"]), st.integers(0, 9), REWRITES),
    max_size=25,
)


def _rule(record, act, event, rewrite):
    rules = {
        "log": lambda one, now: log(read_line(f"-{len(record.events)}m note {len(record.events)}", now, UTC)),
        "amend": lambda one, now: amend(event, rewrite),
        "strike": lambda one, now: strike(event, "so"),
        "star": lambda one, now: star(event, starred=rewrite.text is not None),
        "undo": lambda one, now: undo(one, record.events, now),
        "redo": lambda one, now: redo(one, record.events),
    }
    return rules[act]


@given(STEPS)
def test_every_wording_is_kept_and_all_views_agree_on_one_order(steps):
    record, written = Record(), set()
    rows = timeline(record.events)
    for act, number, rewrite in steps:
        before = record.events
        event = before[number % len(before)]
        try:
            change = record.act(_rule(record, act, event, rewrite))
        except DeskError:
            continue
        if act == "log":
            written.add(str(change.events[0].data["text"]))
        if act == "amend" and rewrite.text:
            written.add(rewrite.text)
        # A window that adds the new events to its rows shows what one sees that opens now.
        more = extended(rows, change.events)
        rows = timeline(record.events) if more is None else more
        assert rows == timeline(record.events)
    kinds = (Kind.ENTRY_LOGGED, Kind.ENTRY_AMENDED)
    kept = {str(one.data["text"]) for one in record.events if one.kind in kinds and "text" in one.data}
    assert kept == written
    places = [(row.sort_at, row.seq) for row in rows]
    assert places == sorted(places) and len(set(places)) == len(places)


@given(STEPS, st.integers(0, 30))
def test_as_of_a_moment_the_timeline_is_as_it_was_written_until_then(steps, seconds):
    record, seen = Record(), {}
    for act, number, rewrite in steps:
        with suppress(DeskError):
            record.act(_rule(record, act, record.events[number % len(record.events)], rewrite))
        seen[record.events[-1].written_at] = timeline(record.events)
    moment = record.events[0].written_at + timedelta(seconds=seconds)
    known = [rows for at, rows in sorted(seen.items()) if at <= moment]
    then = timeline([one for one in record.events if one.written_at <= moment])
    if known:
        assert then == known[-1]


def test_what_an_erased_amendment_said_is_gone():
    record = Record()
    event = record.log("plain")
    wording = record.act(lambda *_: amend(event, Rewrite("hunter2"))).events[0]
    gone = [replace(one, body=None) if one.id == wording.id else one for one in record.events]
    assert standings(gone, undone_acts(gone)).get(event.id) is None
