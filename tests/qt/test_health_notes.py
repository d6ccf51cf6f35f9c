"""What the Health screen writes: to the incident of the check, to the shown one, or to none."""

from dataclasses import replace

import pytest

from incident_desk.domain.health import CheckState
from incident_desk.qt.health_feed import WatchedCheck
from incident_desk.qt.health_notes import HealthNotes
from incident_desk.services.acts.looking import Look
from tests.fakes import Bench
from tests.qt.watched import check_of
from tests.qt.whole import Whole

LOOK = Look(False, "phone")


@pytest.fixture
def whole(qtbot):
    one = Whole(qtbot)
    yield one
    one.close()


def standing():
    return WatchedCheck("standing", check_of(), CheckState(), is_standing=True)


def last(whole):
    return whole.bench.desk.events(whole.one)[-1].data


def test_a_finding_of_a_standing_check_goes_to_the_shown_incident(whole):
    with whole.changed():
        HealthNotes(whole.stage).add_finding("standing", "/health is down")
    assert (last(whole)["text"], last(whole)["sign"]) == ("/health is down", "finding")


def test_a_look_at_a_standing_check_names_it_in_words(whole):
    notes = HealthNotes(whole.stage)
    with whole.changed(), whole.qtbot.waitSignal(notes.look_written):
        notes.note_look(LOOK, standing())
    assert (last(whole)["text"], last(whole)["check"]) == ("/health", None)
    with whole.changed():
        notes.note_look(replace(LOOK, is_good=True), None)
    assert (last(whole)["text"], last(whole)["good"]) == (None, True)


def test_without_an_incident_there_is_nowhere_to_note_it(qtbot):
    whole = Whole(qtbot, Bench(), shown=False)
    notes = HealthNotes(whole.stage)
    notes.add_finding("standing", "/health is down")
    assert whole.toast.startswith("No incident is open")
    notes.note_look(LOOK, standing())
    assert whole.toast.startswith("No incident is open")
    whole.close()
