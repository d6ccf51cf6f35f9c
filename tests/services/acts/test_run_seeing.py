"""Silence what calls in a run: what rang together is seen together, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.crossings import crossings
from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.run_crossings import calling_in, late_in, still_calls
from incident_desk.domain.timeline import timeline
from incident_desk.services.acts.run_course import go_live, keep_going
from incident_desk.services.acts.run_seeing import see_in_run, see_named_in_run
from incident_desk.services.acts.running import roll_back
from tests.any_run import BOOKS, COURSES, LIVE_BOOK, AnyRun


def late(seconds=310, book=None):
    run = AnyRun(book) if book else AnyRun()
    run.bench.clock.pass_s(seconds)
    return run


def calling(run):
    return [one.name for one in calling_in(run.reading)]


def test_a_window_and_the_decision_at_its_end_are_seen_with_one_act_and_stay_late():
    run = late()
    assert calling(run) == ["Roll-back decision", "Commands"]
    run.act(see_in_run)
    assert calling(run) == []
    assert [one.name for one in late_in(run.reading)] == ["Roll-back decision", "Commands"]
    mark = run.reading.windows[0].reading.seen
    assert mark is not None and mark.who == "RO"
    assert [row.text for row in timeline(run.events)][-2:] == [
        "Roll-back decision seen: late",
        "Commands seen: late",
    ]


def test_no_crossing_of_it_rings_any_more():
    run = late()
    now = run.bench.clock.now()
    assert sum(still_calls(run.state, one, now) for one in crossings(run.state, now)) == 2
    run.act(see_in_run)
    now = run.reading.now
    assert not any(still_calls(run.state, one, now) for one in crossings(run.state, now))


def test_a_warning_that_was_seen_calls_anew_once_it_is_late():
    run = late(240)
    run.act(see_in_run)
    assert calling(run) == []
    run.bench.clock.pass_s(70)
    assert calling(run) == ["Roll-back decision", "Commands"]


def test_the_next_windows_decision_is_asked_anew():
    run = late()
    run.act(see_in_run)
    run.act(lambda one, now: keep_going(one, now))
    run.bench.clock.pass_s(700)
    assert calling(run) == ["Roll-back decision", "Error rates"]


def test_what_was_seen_of_another_start_was_another_alarm():
    run = late(700, LIVE_BOOK)
    run.act(lambda one, now: go_live(one, now))
    run.bench.clock.pass_s(901)
    run.act(see_in_run)
    assert "First look" not in calling(run)
    run.act(lambda one, now: go_live(one, now))
    run.bench.clock.pass_s(901)
    assert "First look" in calling(run)


def test_one_window_by_its_name_or_the_beginning_of_it():
    run = late(1000)
    run.act(lambda one, now: see_named_in_run(one, "error", now))
    assert calling(run) == ["Roll-back decision", "Commands"]
    with pytest.raises(Refused, match="not seen"):
        run.act(lambda one, now: see_named_in_run(one, "Error rates", now))
    with pytest.raises(NotFound, match="Error rates"):
        run.act(lambda one, now: see_named_in_run(one, "Coffee", now))


def test_where_nothing_calls_nothing_is_seen():
    with pytest.raises(Refused, match="gives an alarm"):
        AnyRun().act(see_in_run)
    run = late()
    run.act(lambda one, _: roll_back(one, "1", "smoke"))
    with pytest.raises(Refused, match="gives an alarm"):
        run.act(see_in_run)


@given(BOOKS, COURSES, st.integers(0, 10_000))
def test_after_as_many_acts_as_there_are_alarms_all_is_silent_and_as_late_as_before(book, course, later):
    run = AnyRun(book)
    for step in course:
        run.do(*step)
    run.bench.clock.pass_s(later + 0.5)
    if not run.state.is_open:
        return
    waiting, before = len(calling(run)), [one.name for one in late_in(run.reading)]
    for _ in range(waiting):
        if calling(run):
            run.act(see_in_run)
    assert calling(run) == [] and [one.name for one in late_in(run.reading)] == before
