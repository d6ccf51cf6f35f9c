"""What is meant before all is there is done once it is, or once that took too long."""

import pytest
from PySide6.QtCore import QObject

from incident_desk.qt.dialogs import patience
from incident_desk.qt.dialogs.patience import Patience


@pytest.fixture
def parent(qapp):
    one = QObject()
    yield one
    one.deleteLater()


def test_what_is_meant_early_is_done_when_the_rest_is_there(parent, qtbot):
    one = Patience("Reading…", parent)
    assert one.holds() and one.holds()
    with qtbot.waitSignal(one.over):
        one.end()
    assert not one.holds()
    with qtbot.assertNotEmitted(one.over):
        one.end()


def test_where_nobody_has_meant_anything_nothing_is_done(parent, qtbot):
    one = Patience("Reading…", parent)
    with qtbot.assertNotEmitted(one.over):
        one.end()


def test_it_does_not_wait_for_ever(parent, qtbot, monkeypatch):
    monkeypatch.setattr(patience, "LONGEST_MS", 20)
    one = Patience("Reading…", parent)
    assert one.holds()
    qtbot.waitSignal(one.over, timeout=1000).wait()
    assert not one.holds()
