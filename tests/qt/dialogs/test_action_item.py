"""An action item in full; what is no date is said before it is left."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from incident_desk.domain.incident import ActionItem
from incident_desk.qt.dialogs.action_item import ActionDialog
from incident_desk.services.acts.action_items import ActionWish
from tests.fakes import NOON

TODAY = date(2026, 12, 1)
ITEM = ActionItem("a", "Raise it")


@pytest.fixture
def window(qtbot):
    one = QWidget()
    one.resize(1200, 700)
    qtbot.addWidget(one)
    one.show()
    return one


def test_words_are_wanted_and_a_date_that_is_one(themes, window):
    dialog, done = ActionDialog(themes, None, window, TODAY), []
    dialog.accepted.connect(lambda: done.append(dialog.wish))
    dialog.try_accept()
    assert dialog.note.text() == "Say what is to be done"
    dialog.words.setText("Alert on it")
    dialog.due.setText("soon")
    dialog.try_accept()
    assert "2026-03-14" in dialog.note.text() and done == []
    dialog.due.setText("2026-03-14")
    dialog.horizon.setCurrentText("1 week")
    dialog.try_accept()
    dialog.ticket.setText("CRM-318")
    assert done == [ActionWish("Alert on it", "", "2026-03-14", "1 week", "", "", "", "")]
    assert dialog.wish.ticket == "CRM-318" and dialog.changed == dialog.wish
    assert not dialog.seen.isVisible()


def test_a_date_said_in_words_stands_there_as_the_day_that_it_means(themes, window, qtbot, shown):
    dialog = shown(ActionDialog(themes, None, window, TODAY, "due"))
    qtbot.keyClicks(dialog.due, "next friday")
    assert dialog.wish.due == "2026-12-04"
    qtbot.keyClick(dialog.due, Qt.Key.Key_Tab)
    assert dialog.due.text() == "2026-12-04"
    dialog.reject()


def test_one_that_stands_is_shown_whole(themes, window):
    item = ActionItem("a", "Raise it", "Mara", "2026-03-14", False, NOON, None, "1 month", "preventive", "A graph")
    item = replace(item, result="It rose", ticket="CRM-318")
    dialog = ActionDialog(themes, item, window, TODAY)
    assert dialog.wish == ActionWish(
        "Raise it", "Mara", "2026-03-14", "1 month", "preventive", "A graph", "It rose", "CRM-318"
    )
    dialog.seen.setText("")
    dialog.owner.setText("Ann")
    assert dialog.changed == ActionWish(owner="Ann", result="")
    dialog.reject()


def test_the_field_that_was_wished_has_the_keyboard(themes, window, shown):
    for field, name in (
        ("owner", "Owner"),
        ("horizon", "Horizon"),
        ("result", "Result"),
        ("", "What is to be done"),
    ):
        dialog = shown(ActionDialog(themes, ITEM, window, TODAY, field))
        assert dialog.focusWidget().accessibleName() == name
        dialog.reject()


def test_a_day_that_has_gone_by_is_taken_and_said(themes, window, qtbot, shown):
    dialog, done = shown(ActionDialog(themes, None, window, TODAY, "due")), []
    dialog.accepted.connect(lambda: done.append(dialog.wish.due))
    qtbot.keyClicks(dialog.due, "2026-11-02")
    assert dialog.note.text() == "Due 2026-11-02: that is 29 days ago"
    dialog.due.setText("2026-12-02")
    assert dialog.note.text() == ""
    dialog.due.setText("2026-11-02")
    dialog.words.setText("Alert on it")
    dialog.try_accept()
    assert done == ["2026-11-02"]
