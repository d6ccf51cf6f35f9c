"""Watching an address: paste it, Enter; what is wrong with a field is named."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.dialogs.watch_check import WatchDialog


@pytest.fixture
def dialog(themes, window, shown):
    return shown(WatchDialog(themes, "INC-0001-1", window))


def test_an_address_is_enough(dialog, qtbot):
    qtbot.keyClicks(dialog.focusWidget(), "http://127.0.0.1:8080/health")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    check = dialog.check
    assert (check.id, check.name, check.options.url) == (
        "INC-0001-1", "127.0.0.1:8080/health", "http://127.0.0.1:8080/health")  # fmt: skip
    assert (check.interval_s, check.incident_interval_s, check.timeout_s) == (15, 15, 5)


def test_own_values_are_taken_with_a_comma_too(dialog):
    dialog.url.setText(" https://example.com/ ")
    dialog.name.setText("Front page")
    dialog.every.setText("2,5")
    assert (dialog.check.name, dialog.check.incident_interval_s) == ("Front page", 2.5)


@pytest.mark.parametrize(
    ("field", "typed"),
    [("url", ""), ("url", "ftp://example.com"), ("expected", "99x"), ("every", "often"), ("timeout", "-1")],
)
def test_what_is_wrong_keeps_the_dialog_open_and_goes_to_its_field(dialog, qtbot, field, typed):
    dialog.url.setText("https://example.com/")
    getattr(dialog, field).setText(typed)
    dialog.do.setFocus()
    qtbot.keyClick(dialog.do, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.note.text()
    assert dialog.focusWidget() is getattr(dialog, field)
