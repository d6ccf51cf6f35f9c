"""Why an incident is opened again, and when its impact began again."""

from dataclasses import replace
from datetime import UTC, timedelta
from types import MappingProxyType

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.qt.dialogs.reopen import ReopenDialog
from incident_desk.services.acts.declaring import Declaration
from tests.fakes import NOON, Bench

NOW = NOON + timedelta(hours=1)


def _incident(ended=NOON + timedelta(minutes=30)):
    one = Bench().desk.declare(Declaration("Down", "P1", impact_started=Moment.exactly(NOON)), "MK")
    if ended is None:
        return one
    milestones = {**one.milestones, Milestone.IMPACT_ENDED: Moment.exactly(ended)}
    return replace(one, milestones=MappingProxyType(milestones))


@pytest.fixture
def asked(themes, window, shown):
    return lambda incident=None: shown(ReopenDialog(themes, incident or _incident(), NOW, UTC, window))


def test_a_reason_is_enough_and_the_impact_begins_again_now(asked, qtbot):
    dialog = asked()
    qtbot.keyClicks(dialog.focusWidget(), "It fails again")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert (dialog.reason, dialog.impact_again) == ("It fails again", Moment.exactly(NOW))


def test_another_time_can_be_typed_and_one_before_the_end_of_the_impact_is_refused(asked, qtbot):
    dialog = asked()
    qtbot.keyClicks(dialog.field, "It fails again")
    qtbot.keyClicks(dialog.again.typed, "12:50")
    assert dialog.impact_again == Moment.exactly(NOON + timedelta(minutes=50))
    assert dialog.missing() == ""
    dialog.again.typed.setText("12:10")
    dialog.do.click()
    assert dialog.isVisible() and "before the impact ended, 12:30:00 UTC" in dialog.note.text()
    assert dialog.focusWidget() is dialog.again.typed
    dialog.again.typed.setText("soon")
    assert "no time" in dialog.missing()


def test_it_need_not_be_known(asked):
    dialog = asked()
    dialog.again.choices.set_current(1)
    assert dialog.impact_again is None


def test_an_impact_that_never_ended_is_not_asked_about(asked):
    dialog = asked(_incident(ended=None))
    assert not dialog.again.isVisible() and dialog.impact_again is None


def test_without_a_reason_the_line_is_gone_to(asked):
    dialog = asked()
    dialog.do.click()
    assert dialog.focusWidget() is dialog.field and dialog.note.text() == "Say in a line why"
