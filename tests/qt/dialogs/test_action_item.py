"""An action item in full; what is no date is said before it is left."""

import pytest
from PySide6.QtWidgets import QWidget

from incident_desk.domain.incident import ActionItem
from incident_desk.qt.dialogs.action_item import ActionDialog
from incident_desk.services.acts.action_items import ActionWish
from tests.fakes import NOON


@pytest.fixture
def window(qtbot):
    one = QWidget()
    one.resize(1200, 700)
    qtbot.addWidget(one)
    one.show()
    return one


def test_words_are_wanted_and_a_date_that_is_one(themes, window):
    dialog, done = ActionDialog(themes, None, window), []
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
    assert done == [ActionWish("Alert on it", "", "2026-03-14", "1 week", "", "")]


def test_one_that_stands_is_shown_whole(themes, window):
    item = ActionItem("a", "Raise it", "Mara", "2026-03-14", False, NOON, None, "1 month", "preventive", "A graph")
    dialog = ActionDialog(themes, item, window)
    assert dialog.wish == ActionWish("Raise it", "Mara", "2026-03-14", "1 month", "preventive", "A graph")
    dialog.reject()


def test_the_field_that_was_wished_has_the_keyboard(themes, window, shown):
    for field, name in (("owner", "Owner"), ("due", "Due"), ("horizon", "Horizon"), ("", "What is to be done")):
        dialog = shown(ActionDialog(themes, None, window, field))
        assert dialog.focusWidget().accessibleName() == name
        dialog.reject()
