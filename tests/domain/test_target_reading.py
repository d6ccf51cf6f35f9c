"""One target at one moment, and who has seen its alarm. (Its thresholds: test_clock.py.)"""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.clock_facts import Pause, SeenMark
from incident_desk.domain.severity import SETTINGS, Target
from incident_desk.domain.target_reading import (
    ALARMS,
    TargetState,
    is_from_settings,
    read_target,
    with_seen,
)
from tests.fakes import NOON

HOUR = Target(3600)


def at(minutes):
    return NOON + timedelta(minutes=minutes)


def read(now, target=HOUR, done=None, pauses=()):
    return read_target("response", target, NOON, done, now, pauses)


def seen_at(minutes, state=TargetState.LATE, target="response"):
    return SeenMark(target, state, at(minutes), "MK")


def test_who_has_seen_an_alarm_stands_beside_it_and_changes_nothing_else():
    plain = read(at(70))
    seen = with_seen(plain, [seen_at(65)], at(70), read)
    assert plain.seen is None and (seen.seen.who, seen.seen.at) == ("MK", at(65))
    assert (seen.state, seen.due, seen.remaining_s) == (plain.state, plain.due, plain.remaining_s)


def test_a_louder_alarm_has_been_seen_by_nobody_yet():
    mark = seen_at(46, TargetState.AT_RISK)
    seen = [with_seen(read(at(m)), [mark], at(m), read).seen is not None for m in (45, 46, 53, 55, 61)]
    assert seen == [False, True, True, False, False]


def test_a_mark_holds_neither_for_another_target_nor_before_it_was_set():
    assert with_seen(read(at(70)), [seen_at(65, target="resolution")], at(70), read).seen is None
    assert with_seen(read(at(64)), [seen_at(65)], at(64), read).seen is None


def test_a_new_due_time_is_a_new_alarm():
    """Seen late as P1; then it has two hours: when these are nearly over nobody has seen that."""
    longer = partial(read, target=Target(7200))
    assert with_seen(longer(at(100)), [seen_at(65)], at(100), longer).seen is None
    # Moved to an earlier start it was late already when somebody saw that it was at risk.
    assert with_seen(read(at(70)), [seen_at(65, TargetState.AT_RISK)], at(70), read).seen is None


def test_a_miss_remembers_who_saw_it_late():
    done = partial(read, done=at(80))
    assert with_seen(done(at(90)), [seen_at(65)], at(90), done).seen is not None
    assert with_seen(done(at(90)), [seen_at(50, TargetState.AT_RISK)], at(90), done).seen is None


@given(st.integers(0, 130), st.integers(0, 130))
def test_only_an_alarm_is_seen(now, mark):
    reading = read(at(now))
    seen = with_seen(reading, [seen_at(mark, read(at(mark)).state)], at(now), read).seen
    if seen is not None:
        assert reading.state in ALARMS and mark <= now
    if reading.state is read(at(mark)).state and mark <= now and reading.state in ALARMS:
        assert seen is not None


@pytest.mark.parametrize(("begin", "state"), [(70, TargetState.LATE), (30, TargetState.PAUSED)])
def test_what_was_late_before_a_pause_stays_late_and_grows_no_later(begin, state):
    pause = (Pause("resolution", at(begin), None, "waiting", "Payments"),)
    first, later = read(at(begin + 1), pauses=pause), read(at(begin + 500), pauses=pause)
    assert (first.state, later.state) == (state, state)
    assert first.remaining_s == later.remaining_s == (60 - begin) * 60
    assert later.due - first.due == timedelta(minutes=499)


def test_what_the_workspace_stated_is_from_settings():
    assert is_from_settings(read(NOON, Target(60, SETTINGS))) and not is_from_settings(read(NOON))


def test_a_pause_that_outlives_the_calendar_leaves_the_due_time_at_its_end() -> None:
    pause = Pause("resolution", NOON, None, "waiting", "Payments")
    last = datetime.max.replace(tzinfo=UTC)
    reading = read_target("resolution", Target(3600), NOON, None, last, (pause,))
    assert (reading.state, reading.due) == (TargetState.PAUSED, last)
