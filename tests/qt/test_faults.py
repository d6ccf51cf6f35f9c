"""A bug on the GUI thread is logged and told; the loop goes on."""

import sys

import pytest
from PySide6.QtCore import QTimer

from incident_desk.qt.faults import Faults


@pytest.fixture
def faults(qapp, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    one = Faults()
    one.listen()
    return one


def test_it_is_told_in_its_own_words_logged_and_printed(faults, qtbot, caplog, capsys):
    def bug():
        raise KeyError("no such pane")

    with qtbot.captureExceptions():
        faults.listen()
        with qtbot.waitSignal(faults.happened) as told:
            QTimer.singleShot(0, bug)
    assert told.args == ["KeyError: 'no such pane'"]
    assert "A bug" in caplog.text
    assert "no such pane" in capsys.readouterr().err


def test_ctrl_c_is_no_fault(faults, capsys):
    told = []
    faults.happened.connect(told.append)
    faults.take(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert told == []
