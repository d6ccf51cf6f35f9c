"""Something is done once a widget was painted, and at the latest after a while."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from incident_desk.qt import first_paint
from incident_desk.qt.first_paint import FirstPaint


@pytest.fixture
def painted(qtbot):
    """A widget with a part that says when it is painted."""

    class Part(QLabel):
        def paintEvent(self, event):
            told.append("painted")
            super().paintEvent(event)

    told, whole = [], QWidget()
    qtbot.addWidget(whole)
    Part("Down", whole)
    whole.told = told
    return whole


def test_it_is_done_once_after_all_that_is_in_it_was_painted(painted, qtbot):
    FirstPaint(painted, lambda: painted.told.append("done")).wait()
    assert painted.told == []
    painted.show()
    qtbot.waitUntil(lambda: "done" in painted.told)
    assert painted.told[0] == "painted"
    painted.hide()
    painted.show()
    qtbot.waitUntil(lambda: painted.told[-1] == "painted")
    assert painted.told.count("done") == 1


def test_what_is_never_painted_is_not_waited_for_for_ever(painted, qtbot, monkeypatch):
    monkeypatch.setattr(first_paint, "UNSEEN_MS", 10)
    FirstPaint(painted, lambda: painted.told.append("done")).wait()
    qtbot.waitUntil(lambda: painted.told == ["done"])
