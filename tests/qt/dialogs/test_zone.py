"""The zone by whose clocks times are shown."""

from datetime import UTC, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from incident_desk.qt.dialogs.zone import ZoneDialog
from tests.fakes import NOON


@pytest.fixture
def dialog(qtbot, themes):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    one = ZoneDialog(themes, NOON, "", window)
    one.open()
    return one


def test_a_zone_is_typed_and_its_offset_at_the_declaration_is_said(dialog, qtbot):
    assert dialog.missing().startswith("Type a zone") and dialog.understood.text() == ""
    qtbot.keyClicks(dialog.field, "Europe/Berlin")
    assert dialog.understood.text() == "At the declaration +01:00 (CET)"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert NOON.astimezone(dialog.zone).utcoffset() == timedelta(hours=1)


@pytest.mark.parametrize("words", ["Nowhere/Land", "IST", "25:00"])
def test_what_is_no_zone_or_several_is_said_and_not_taken(dialog, qtbot, words):
    dialog.field.setText(words)
    assert "no time zone" in dialog.missing() and "no time zone" in dialog.understood.text()
    dialog.try_accept()
    assert dialog.isVisible() and dialog.zone is UTC
