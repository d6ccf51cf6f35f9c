"""A milestone's former row says which moment stands in its place, and the page shows it."""

from contextlib import suppress
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.errors import Refused
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import Line
from incident_desk.qt.pages.timeline.corrected_rows import CorrectedRows
from incident_desk.qt.pages.timeline.filtering import Wanted
from incident_desk.qt.panes.timeline.rows import plain, spoken
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.steering import set_milestone
from incident_desk.services.acts.undoing import redo, undo
from tests.fakes import Bench
from tests.qt.panes.rehearsal import at

SAID = "Detected  Corrected to 02:55:00 UTC"


def detected(link, clock):
    link.act(lambda one, _: set_milestone(one, Milestone.DETECTED, Moment.exactly(at(clock))))


def said(page):
    return [plain(entry) for entry in page.rows.table.entries if entry.text == "Detected"]


def test_the_former_row_is_marked_in_words_as_soon_as_it_is_corrected(page, link):
    detected(link, "2:56:00")
    assert said(page) == ["Detected"]
    detected(link, "2:55:00")
    assert said(page) == ["Detected", SAID]
    marked = next(entry for entry in page.rows.table.entries if plain(entry) == SAID)
    assert "Corrected to 02:55:00 UTC" in spoken(marked)
    page.model.want(Wanted(words="corrected to"))
    assert said(page) == [SAID]


def test_a_correction_that_is_undone_marks_nothing(page, link):
    detected(link, "2:56:00")
    detected(link, "2:55:00")
    link.act(lambda one, now: undo(one, link.record.events, now))
    assert sorted(said(page)) == ["Detected", "Detected  undone"]


WORDS = ("detected", "ended", "note", "undo", "redo")


def do(bench, one, word, number):
    """Something that may be done, or is refused and does nothing."""
    when, events = Moment.exactly(bench.clock.now() - timedelta(seconds=number)), bench.desk.events(one)
    rules = {
        "detected": lambda state, _: set_milestone(state, Milestone.DETECTED, when),
        "ended": lambda state, _: set_milestone(state, Milestone.IMPACT_ENDED, when),
        "note": lambda *_: log(Line(f"seen {number}", Sign.NOTE, when)),
        "undo": lambda state, now: undo(state, events, now),
        "redo": lambda state, _: redo(state, events),
    }
    with suppress(Refused):
        bench.desk.act(one, rules[word], "MK")
    bench.clock.pass_s(1)


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.integers(0, 30)), max_size=14))
def test_whatever_is_done_the_rows_read_as_those_of_a_fresh_reading(course):
    bench, followed = Bench(), CorrectedRows()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    bench.clock.pass_s(60)
    for word, number in course:
        do(bench, one, word, number)
        rows = timeline(bench.desk.events(one))
        shown = followed.follow(rows)
        assert shown == CorrectedRows().follow(rows) and followed.follow(rows) is shown
        assert [row.id for row in shown] == [row.id for row in rows]
