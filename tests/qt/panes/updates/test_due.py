"""When the next update is due: in words that name the state, and only said when they change."""

import pytest

from incident_desk.domain.clock import TargetState
from incident_desk.domain.moments import Moment
from incident_desk.qt.panes.updates.due import DueModel
from incident_desk.services.acts.steering import cancel, resolve
from incident_desk.services.acts.updating import send_update


@pytest.fixture
def due(link, ticker, tick):
    one = DueModel(link, ticker)
    tick("3:10:00")
    link.show()
    return one


@pytest.mark.parametrize(("clock", "words", "state", "presses"), [
    ("3:10:00", "due in 09:00", TargetState.ON_TRACK, False),
    ("3:15:30", "due in 03:30, at risk", TargetState.AT_RISK, True),
    ("3:18:00", "due in 01:00, almost due", TargetState.ALMOST_DUE, True),
    ("3:22:26", "late by 03:26", TargetState.LATE, True),
])  # fmt: skip
def test_each_state_has_its_words_and_a_shape_where_it_presses(due, tick, clock, words, state, presses):
    tick(clock)
    assert (due.due.words, due.due.state, due.due.presses) == (words, state, presses)


def test_the_same_second_is_said_once(due, tick, qtbot):
    with qtbot.assertNotEmitted(due.due_changed):
        tick("3:10:00")
    with qtbot.waitSignal(due.due_changed):
        tick("3:10:01")


def test_an_update_restarts_it_and_the_end_ends_it(due, link, tick):
    tick("3:18:00")
    link.act(lambda one, _now: send_update(one, "On it"))
    tick("3:18:00")
    assert due.due.words == "due in 15:00"
    link.act(lambda one, _now: cancel(one, "False alarm"))
    assert due.due.words == "none is due"


def test_without_an_interval_it_says_so(link, ticker, tick, rehearsal):
    due = DueModel(link, ticker)
    tick("3:10:00")
    link.show(rehearsal.Record(rehearsal.Declaration("Down", None)))
    assert due.due.words == "no interval stated"


def test_resolved_it_says_that_the_final_one_was_not_sent_until_it_was(due, link, tick):
    link.act(lambda one, now: resolve(one, None, Moment.exactly(now)))
    assert due.due.words == "the final one, not sent yet" and not due.due.presses
    tick("3:18:00")
    link.act(lambda one, _now: send_update(one, "It is over"))
    assert due.due.words == "none is due"
